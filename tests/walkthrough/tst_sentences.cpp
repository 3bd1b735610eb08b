// SPDX-License-Identifier: GPL-3.0-or-later
// Every text that the steps compose is said exactly when its condition holds, on a thousand random runs. The texts are
// listened to as they are asked for, so that one nobody has a claim for is noticed.
#include <QFile>
#include <QTest>
#include <QXmlStreamReader>

#include <numeric>

#include "support/spoken_texts.h"
#include "support/walk_claims.h"
#include "walkthrough/worksheet.h"

using namespace lab;
using namespace lab::test;

class TestSentences : public QObject {
    Q_OBJECT
private slots:
    void areTrueOfTheRun();
    void ofAWorksheet();
    void everyTextIsKnown();

private:
    QSet<QString> m_claimed; ///< pieces of texts that were looked for
};

namespace {

constexpr int kRuns = 1000;

/// How often each claim held and how often not, and what was wrong.
class Ledger {
public:
    /// What one step of a run said.
    void compare(int run, const QString &step, const QList<Claim> &claims, const QSet<QString> &said,
                 const QString &text)
    {
        QSet<QString> unknown = said;
        for (const Claim &claim : claims) {
            if (step != QLatin1String(claim.step))
                continue;
            const QString piece = QString::fromUtf8(claim.text), name = step + QStringLiteral(": ") + piece;
            const bool isSaid = std::ranges::any_of(said, [&](const QString &one) { return one.contains(piece); });
            unknown.removeIf([&](const QString &one) { return one.contains(piece); });
            auto &[there, missing] = m_seen[name];
            (claim.holds ? there : missing) += 1;
            if (isSaid != claim.holds)
                note(run, name + (isSaid ? QStringLiteral(" | is said: ") : QStringLiteral(" | is not said: ")), text);
            if (claim.holds && !text.contains(claim.tells))
                note(run, name + QStringLiteral(" | without ") + claim.tells + QStringLiteral(": "), text);
        }
        unknown.removeIf([&](const QString &one) { return plainNames().contains(one); });
        for (const QString &one : unknown)
            note(run, step + QStringLiteral(" | no claim for: "), one);
    }
    /// Each kind of mistake once, with the first run that made it; empty where there is none.
    QString wrong() const { return m_wrong.values().join(u'\n'); }
    /// What chance never made true was not tested; what is true of every run needs no more.
    QStringList neverHeld() const
    {
        QStringList list;
        for (auto it = m_seen.begin(); it != m_seen.end(); ++it)
            if (it->first == 0)
                list << it.key();
        list.sort();
        return list;
    }
    QSet<QString> pieces() const
    {
        QSet<QString> all;
        for (const QString &claim : m_seen.keys())
            all.insert(claim.section(QStringLiteral(": "), 1));
        return all;
    }

private:
    void note(int run, const QString &kind, const QString &text)
    {
        if (!m_wrong.contains(kind))
            m_wrong.insert(kind, QStringLiteral("run %1, %2%3").arg(QString::number(run), kind, text));
    }

    QHash<QString, std::pair<int, int>> m_seen;
    QMap<QString, QString> m_wrong;
};

/// One of a step's two titles, of which the mask's goes by whether scores get a bias as well.
bool isTitle(const QString &text)
{
    static const QSet<QString> titles = [] {
        const attn::AttentionPlace self{attn::Block::Decoder, attn::LayerIndex{0}, attn::AttentionKind::Self};
        QSet<QString> all;
        for (const char *model : {"tiny-decoder", "tiny-decoder-alibi"}) {
            const Walkthrough walk(walkCase({model}), {self});
            for (int number = 0; number < walk.count(); ++number)
                all << walk.title(number) << walk.shortTitle(number);
        }
        return all;
    }();
    return titles.contains(text);
}

std::pair<int, int> drawOf(const Step &dropout)
{
    const attn::ConstMatrixView before = dropout.inputs.first().values, after = dropout.results.first().values;
    int dropped = 0, above = 0;
    for (attn::Index i = 0; i < before.rows; ++i)
        for (attn::Index j = 0; j < before.cols; ++j) {
            above += before(i, j) != 0;
            dropped += before(i, j) != 0 && after(i, j) == 0;
        }
    return {dropped, above};
}

QList<Claim> claimsOf(const Facts &facts)
{
    QList<Claim> claims = claimsOfWords(facts) + claimsOfVectors(facts) + claimsOfScores(facts) +
                          claimsOfWeights(facts) + claimsOfLayer(facts);
    if (!facts.trace.logits.empty())
        claims += claimsOfAnswer(facts);
    return claims;
}

/// What one step says: its texts as they stand in the source, but for its title.
QSet<QString> spoken(SpokenTexts &texts)
{
    QSet<QString> said = texts.take();
    said.removeIf([](const QString &one) { return isTitle(one); });
    return said;
}

/// These steps of a walk.
void listen(int run, const Walkthrough &walk, const QList<int> &numbers, SpokenTexts &texts, Ledger &ledger)
{
    const Facts facts(walk.values(), walk.place());
    const QList<Claim> claims = claimsOf(facts);
    for (const int number : numbers) {
        texts.take();
        const Step step = walk.step(number);
        const QSet<QString> said = spoken(texts);
        if (step.note.contains("NaN")) // nothing more can be told of numbers that are none
            continue;
        const auto [dropped, above] = step.id == "dropout" ? drawOf(step) : std::pair(0, 0);
        ledger.compare(run, step.id, claims + claimsOfDropout(dropped, above), said, step.text);
    }
}

QList<int> upTo(int count)
{
    QList<int> numbers(count);
    std::iota(numbers.begin(), numbers.end(), 0);
    return numbers;
}

} // namespace

void TestSentences::areTrueOfTheRun()
{
    support::Random random(31);
    SpokenTexts texts("Walkthrough");
    Ledger ledger;
    for (int run = 0; run < kRuns; ++run) {
        const RandomWalk made = randomWalk(random);
        const Walkthrough walk(made.values, made.place);
        WalkPlace tried = walk.place();
        tried.keysAreQueries = true;
        listen(run, walk, upTo(walk.count()), texts, ledger);
        if (const Walkthrough trial(made.values, tried); trial.place().keysAreQueries)
            listen(run, trial, {6, 7}, texts, ledger);
    }
    m_claimed += ledger.pieces();
    QVERIFY2(ledger.wrong().isEmpty(), qPrintable(ledger.wrong()));
    QCOMPARE(ledger.neverHeld().join('\n'), QString());
}

void TestSentences::ofAWorksheet()
{
    support::Random random(37);
    SpokenTexts texts("Walkthrough");
    Ledger ledger;
    for (int run = 0; run < kRuns; ++run) {
        const RandomWalk made = randomWalk(random);
        const WalkPlace place = Walkthrough(made.values, made.place).place();
        texts.take();
        const QList<Exercise> sheet = worksheet(*made.values, place.place, place.head, std::uint32_t(run));
        const QList<Claim> claims = claimsOfSheet(Facts(*made.values, place), sheet);
        ledger.compare(run, "sheet", claims, texts.take(), {});
    }
    m_claimed += ledger.pieces();
    QVERIFY2(ledger.wrong().isEmpty(), qPrintable(ledger.wrong()));
    QCOMPARE(ledger.neverHeld().join('\n'), QString());
}

/// Those, too, that no run has said.
void TestSentences::everyTextIsKnown()
{
    QVERIFY(!m_claimed.isEmpty());
    QFile catalogue(LAB_SOURCE_DIR "/resources/translations/attention-lab_zh_CN.ts");
    QVERIFY(catalogue.open(QIODevice::ReadOnly));
    QXmlStreamReader reader(&catalogue);
    QString context;
    QStringList unknown;
    while (reader.readNextStartElement() || !reader.atEnd()) {
        if (reader.name() == u"name")
            context = reader.readElementText();
        if (reader.name() != u"source" || context != "Walkthrough")
            continue;
        const QString source = reader.readElementText();
        const bool known = isTitle(source) || plainNames().contains(source) || wordsOfPages().contains(source) ||
                           std::ranges::any_of(m_claimed, [&](const QString &one) { return source.contains(one); });
        if (!known)
            unknown << source;
    }
    QCOMPARE(unknown.join('\n'), QString());
}

QTEST_GUILESS_MAIN(TestSentences)
#include "tst_sentences.moc"
