// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "attn/tokenizer.h"

using namespace attn;

class TestTokenizer : public QObject {
    Q_OBJECT
private slots:
    void textIsCut_data();
    void textIsCut();
    void ofTwoCutsTheOneWithTheLongerFirstWord();
    void offsetsAreBytesOfTheTextAsTyped();
    void unknownWordsKeepTheirText();
    void specialsAreNeverFoundInText();
    void bytesThatAreNoUtf8AreTaken();
    void everyByteIsASeparatorOrInOneToken_data();
    void everyByteIsASeparatorOrInOneToken();
    void idsReadAsText_data();
    void idsReadAsText();
    void encodingIsUndoneByDecoding_data();
    void encodingIsUndoneByDecoding();
    void similarWordsAreOffered_data();
    void similarWordsAreOffered();
    void anIdHasItsToken();
    void longTextIsTaken();
};

namespace {

const std::vector<std::string> kVocabulary = {
    "<pad>", "<unk>",   "</s>", "<fr>",        "[CLS]",      ".",      ",",     "?",        "!",    "\"",    "i",
    "he",    "it",      "we",   "they",        "do",         "ca",     "wo",    "n't",      "'s",   "'m",    "'re",
    "'ve",   "'ll",     "'d",   "the",         "cat",        "car",    "red",   "love",     "you",  "zebra", "dog",
    "dogs",  "t-shirt", "well", "known",       "j'",         "t'",     "l'",    "qu'",      "aime", "homme", "est",
    "il",    "est-ce",  "que",  "aujourd'hui", "grand-mère", "été",    "Paris", "我",       "爱",   "你",    "很",
    "很快",  "快乐",    "大",   "大学",        "学校",       "校长",   "什么",  "什么时候", "时候", "来",    "猫",
    "。",    "，",      "？",   "λόγος",       "3",          "привет", "(",     ")",        "schön"};
const std::int32_t kUnknown = 1;

const Tokenizer &tokenizer()
{
    static const std::unique_ptr<Tokenizer> words = makeWordTokenizer(kVocabulary, kUnknown);
    return *words;
}

/// "the|zorb*|." with a star at what is unknown.
QString shown(const std::string &text)
{
    QStringList parts;
    for (const Token &token : tokenizer().encode(text))
        parts << QString::fromStdString(token.unknown ? token.text + "*" : token.piece);
    return parts.join('|');
}

std::vector<std::int32_t> idsOf(const QString &pieces)
{
    std::vector<std::int32_t> ids;
    for (const QString &piece : pieces.split('|', Qt::SkipEmptyParts)) {
        const auto found = std::ranges::find(kVocabulary, piece.toStdString());
        ids.push_back(static_cast<std::int32_t>(found - kVocabulary.begin()));
    }
    return ids;
}

} // namespace

void TestTokenizer::textIsCut_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<QString>("tokens");
    const auto row = [](const char *name, const std::string &text, const char *tokens) {
        QTest::newRow(name) << text << QString::fromUtf8(tokens);
    };
    row("empty", "", "");
    row("white space only", " \t\r\n\u3000 ", "");
    row("sentence", "The red car.", "the|red|car|.");
    row("no spaces around marks", "\"Cat,dog!\"(you)?", "\"|cat|,|dog|!|\"|(|you|)|?");
    row("separators", std::string("the\0cat\tdog\u200bred\u00a0you\u2028it\x7fhe", 31), "the|cat|dog|red|you|it|he");
    row("upper case", "THE CAT", "the|cat");
    row("the vocabulary's own capitals", "Paris", "Paris");
    row("unknown", "The zorb", "the|zorb*");
    row("clitics", "it's I'm they're we've you'll he'd", "it|'s|i|'m|they|'re|we|'ve|you|'ll|he|'d");
    row("n't", "don't can't won't", "do|n't|ca|n't|wo|n't");
    row("capital clitics", "DON'T I'M", "do|n't|i|'m");
    row("curly apostrophes", "don’t it‘s j’aime", "do|n't|it|'s|j'|aime");
    row("clitics by themselves", "it 's do n't j' aime", "it|'s|do|n't|j'|aime");
    row("unknown base", "Bob's didn't", "Bob*|'s|did*|n't");
    row("unknown clitic", "rock'n'roll o'clock", "rock'n'roll*|o'clock*");
    row("plural's apostrophe", "dogs' car", "dogs|'*|car");
    row("quoted in apostrophes", "'the cat'", "'*|the|cat|'*");
    row("two clitics", "he'd've", "he|'d|'ve");
    row("elision", "J'aime l'homme qu'il", "j'|aime|l'|homme|qu'|il");
    row("elision before an unknown word", "l'arbre", "l'|arbre*");
    row("elision and hyphen", "Qu'est-ce que", "qu'|est-ce|que");
    row("whole word with apostrophe", "Aujourd’hui", "aujourd'hui");
    row("hyphenated and known", "T-shirt grand-mère", "t-shirt|grand-mère");
    row("hyphenated and cut", "well-known", "well|known");
    row("hyphenated, part unknown", "well-kept cat\u2010like", "well|kept*|cat|like*");
    row("hyphens by themselves", "- cat- -- dog", "-*|cat|-*|-*|-*|dog");
    row("NFD", "e\u0301te\u0301 scho\u0308n", "été|schön");
    row("final sigma", "ΛΌΓΟΣ", "λόγος");
    row("Cyrillic", "Привет", "привет");
    row("right to left", "שלום עולם", "שלום*|עולם*");
    row("Thai stays whole", "สวัสดี", "สวัสดี*");
    row("Hindi", "नमस्ते", "नमस्ते*");
    row("soft hyphen", "ze\u00adbra \u00ad cat", "zebra|cat");
    row("direction marks", "\u200ecat\u200f \u2067dog\u2069", "cat|dog");
    row("numbers", "3 3.14 1,000.5 3.", "3|3.14*|1,000.5*|3|.");
    row("full-width letters and marks", "ＣＡＴ！", "cat|!");
    row("the vocabulary's own full-width marks", "你，我。？", "你|，|我|。|？");
    row("typographic marks", "“cat” … dog", "\"|cat|\"|…*|dog");
    row("Chinese in few words", "你什么时候来？我爱猫。", "你|什么时候|来|？|我|爱|猫|。");
    row("Chinese, shorter match", "什么时", "什么|时*");
    row("unknown Chinese", "我爱龙虎", "我|爱|龙*|虎*");
    row("a longer word that leaves nothing over", "我很快乐", "我|很|快乐");
    row("a longer word", "猫很快。", "猫|很快|。");
    row("two longer words", "大学校长", "大学|校长");
    row("what no word covers", "大学校", "大|学校");
    row("spaces part what they stand between", "很 快 乐 大学 校", "很|快*|乐*|大学|校*");
    row("half-width marks behind Chinese", "我爱你, 猫?", "我|爱|你|,|猫|?");
    row("Chinese beside Latin", "我love猫3", "我|love|猫|3");
    row("emoji", "cat😀👍🏽dog", "cat|😀*|👍🏽*|dog");
    row("emoji sequences", "👩‍👩‍👧🇫🇷🇨🇳❤️",
        "👩‍👩‍👧*|🇫🇷*|🇨🇳*|❤️*");
    row("symbols", "€5 a+b", "€*|5*|a*|+*|b*");
    row("mark without base", "\u0301 cat", "\u0301*|cat");
}

void TestTokenizer::textIsCut()
{
    QFETCH(std::string, text);
    QFETCH(QString, tokens);
    QCOMPARE(shown(text), tokens);
}

void TestTokenizer::ofTwoCutsTheOneWithTheLongerFirstWord()
{
    const auto words = makeWordTokenizer({"<unk>", "大", "校", "大学", "学校"}, 0);
    const auto tokens = words->encode("大学校");
    QCOMPARE(tokens.size(), 2u);
    QCOMPARE(tokens[0].piece, std::string("大学"));
    QCOMPARE(tokens[1].begin, 6u);
}

void TestTokenizer::offsetsAreBytesOfTheTextAsTyped()
{
    const std::string text = "  E\u0301te\u0301, don’t 我爱你";
    const auto tokens = tokenizer().encode(text);
    QStringList parts;
    for (const Token &token : tokens) {
        QCOMPARE(token.text, text.substr(token.begin, token.end - token.begin));
        parts << QString("%1-%2").arg(token.begin).arg(token.end);
    }
    QCOMPARE(parts.join(' '), QString("2-9 9-10 11-13 13-18 19-22 22-25 25-28"));
    QCOMPARE(tokens[0].text, std::string("E\u0301te\u0301")); // as typed, though found as été
}

void TestTokenizer::unknownWordsKeepTheirText()
{
    const auto tokens = tokenizer().encode("Zebra Zorb");
    QCOMPARE(tokens.size(), 2u);
    QCOMPARE(tokens[0].text, std::string("Zebra"));
    QCOMPARE(tokens[0].piece, std::string("zebra"));
    QVERIFY(!tokens[0].unknown && !tokens[0].special);
    QCOMPARE(tokens[1].text, std::string("Zorb"));
    QCOMPARE(tokens[1].piece, std::string("<unk>"));
    QCOMPARE(tokens[1].id, kUnknown);
    QVERIFY(tokens[1].unknown && !tokens[1].special);
}

void TestTokenizer::specialsAreNeverFoundInText()
{
    QCOMPARE(shown("<fr> </s> [CLS]"), QString("<*|fr*|>*|<*|/*|s*|>*|[*|CLS*|]*"));
    for (const Token &token : tokenizer().encode("<pad><fr></s>[CLS]"))
        QCOMPARE(token.id, kUnknown);
    QVERIFY(tokenizer().isSpecial(0) && tokenizer().isSpecial(4) && !tokenizer().isSpecial(5));
}

void TestTokenizer::bytesThatAreNoUtf8AreTaken()
{
    const auto tokens = tokenizer().encode("cat \xff\xfe\xc3 dog\xe4\xb8");
    QCOMPARE(tokens.front().piece, std::string("cat"));
    for (const Token &token : tokens)
        QVERIFY(QString::fromUtf8(token.text.c_str()).toStdString() == token.text);
    QCOMPARE(tokens.at(1).text, std::string("\ufffd"));
    QVERIFY(tokens.at(1).unknown);
}

void TestTokenizer::everyByteIsASeparatorOrInOneToken_data()
{
    textIsCut_data();
}

void TestTokenizer::everyByteIsASeparatorOrInOneToken()
{
    QFETCH(std::string, text);
    std::size_t last = 0;
    for (const Token &token : tokenizer().encode(text)) {
        QVERIFY(token.begin >= last && token.end > token.begin && token.end <= text.size());
        QVERIFY(!token.text.empty());
        last = token.end;
    }
}

void TestTokenizer::idsReadAsText_data()
{
    QTest::addColumn<QString>("pieces");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << ""
                             << "";
    QTest::newRow("marks") << "he|,|the|cat|.|you|?|it|!"
                           << "he, the cat. you? it!";
    QTest::newRow("clitics") << "do|n't|it|'s|i|'m"
                             << "don't it's i'm";
    QTest::newRow("elision") << "j'|t'|aime|."
                             << "j't'aime.";
    QTest::newRow("je t'aime") << "il|t'|aime|."
                               << "il t'aime.";
    QTest::newRow("Chinese") << "我|爱|你|，|什么时候|？"
                             << "我爱你，什么时候？";
    QTest::newRow("Chinese beside Latin") << "我|love|猫"
                                          << "我 love 猫";
    QTest::newRow("quotes") << "he|\"|the|cat|\"|."
                            << "he \"the cat\".";
    QTest::newRow("brackets") << "he|(|the|cat|)|it"
                              << "he (the cat) it";
    QTest::newRow("specials are left out") << "<fr>|il|aime|</s>|<pad>"
                                           << "il aime";
    QTest::newRow("but not the unknown word") << "<fr>|il|aime|<unk>|.|</s>"
                                              << "il aime <unk>.";
}

void TestTokenizer::idsReadAsText()
{
    QFETCH(QString, pieces);
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(tokenizer().decode(idsOf(pieces))), text);
}

void TestTokenizer::encodingIsUndoneByDecoding_data()
{
    QTest::addColumn<std::string>("text");
    for (const char *text : {"the red car.", "i don't love you, it's the dog!", "j'aime l'homme.", "qu'est-ce que?",
                             "grand-mère aime.", "你什么时候来？", "he (the cat) \"red\"."})
        QTest::newRow(text) << std::string(text);
}

void TestTokenizer::encodingIsUndoneByDecoding()
{
    QFETCH(std::string, text);
    std::vector<std::int32_t> ids;
    for (const Token &token : tokenizer().encode(text))
        ids.push_back(token.id);
    QCOMPARE(tokenizer().decode(ids), text);
}

void TestTokenizer::similarWordsAreOffered_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("offered");
    QTest::newRow("substitution; ties by the vocabulary's order") << "cad" << 9 << "ca|cat|car";
    QTest::newRow("at most") << "cad" << 2 << "ca|cat";
    QTest::newRow("swapped letters count once") << "zbera" << 1 << "zebra";
    QTest::newRow("missing letter") << "lve" << 1 << "love";
    QTest::newRow("capitals") << "ZEBRAA" << 9 << "zebra";
    QTest::newRow("short words have few neighbours") << "xet" << 9 << "";
    QTest::newRow("decomposed") << "e\u0301te" << 1 << "été";
    QTest::newRow("another script is not offered") << "ког" << 9 << "";
    QTest::newRow("Cyrillic") << "превет" << 9 << "привет";
    QTest::newRow("too far") << "qqqqqq" << 9 << "";
    QTest::newRow("a mark") << "?" << 9 << "";
    QTest::newRow("nothing") << "" << 9 << "";
    QTest::newRow("endless") << QString(100'000, 'x') << 9 << "";
}

void TestTokenizer::similarWordsAreOffered()
{
    QFETCH(QString, word);
    QFETCH(int, count);
    QFETCH(QString, offered);
    QStringList found;
    for (const std::string &near : tokenizer().nearest(word.toStdString(), static_cast<std::size_t>(count)))
        found << QString::fromStdString(near);
    QCOMPARE(found.join('|'), offered);
}

void TestTokenizer::anIdHasItsToken()
{
    const Token start = tokenizer().token(3);
    QCOMPARE(start.text, std::string("<fr>"));
    QVERIFY(start.special && !start.unknown && start.begin == 0 && start.end == 0);
    QVERIFY(tokenizer().token(kUnknown).unknown);
    QCOMPARE(tokenizer().token(31).piece, std::string("zebra"));
    QCOMPARE(tokenizer().kind(), std::string_view("words"));
    QCOMPARE(tokenizer().vocabularySize(), static_cast<std::int32_t>(kVocabulary.size()));
}

void TestTokenizer::longTextIsTaken()
{
    const auto repeated = [](const std::string &text, int times) {
        std::string result;
        for (int i = 0; i < times; ++i)
            result += text;
        return result;
    };
    QCOMPARE(tokenizer().encode(repeated("the zorb's car, ", 6'250)).size(), 31'250u);
    QCOMPARE(tokenizer().encode(repeated("我爱龙", 33'333)).size(), 99'999u);
    QCOMPARE(tokenizer().encode(std::string(100'000, 'x')).size(), 1u);
    QCOMPARE(tokenizer().encode(repeated("a'", 50'000)).size(), 2u); // one word and the last apostrophe
}

QTEST_APPLESS_MAIN(TestTokenizer)
#include "tst_tokenizer.moc"
