// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include "attn/model.h"
#include "attn/safetensors.h"
#include "support/files.h"
#include "support/program.h"
#include "support/two_sources.h"

using attn::SafetensorsFile;

/// `run` writes what the engine computes, under the contract's names, and says where it comes from.
class CliRunTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void tensorsOfTheGoldenRun_data();
    void tensorsOfTheGoldenRun();
    void metadata();
    void metadataWithoutDecoder();
    void offsetsCountCharacters();
    void maskedRows();
    void jsonSaysTheSame();
    void parameters();
    void choices_data();
    void choices();
    void decodesByItself();
    void theTextChoosesTheDirection();
    void textFile();
    void textFileInUtf16();
    void sampleForAnotherModel();
    void strangeText_data();
    void strangeText();
    void tooLong();

private:
    QString out(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    /// Runs it, checks that it worked silently and left this one file, and opens that.
    SafetensorsFile run(const char *model, const QStringList &arguments) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

SafetensorsFile CliRunTest::run(const char *model, const QStringList &arguments) const
{
    const QString path = out("run.safetensors");
    const support::Outcome outcome =
        support::runProgram(QStringList{"run", "--model", support::goldenModel(model), "--out", path} + arguments);
    if (outcome.status != 0 || !outcome.err.isEmpty() || !outcome.out.isEmpty())
        qFatal("status %d: %s", outcome.status, outcome.err.constData());
    return SafetensorsFile::open(path.toStdString());
}

void CliRunTest::tensorsOfTheGoldenRun_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<QByteArray>("golden");
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("encoder and decoder") << QByteArray("tiny-encdec-pre") << QByteArray("five")
                                         << QStringList{"--tokens", "3,4,6,8,17", "--target-tokens", "3,5,6,8,10"};
    QTest::newRow("without scaling") << QByteArray("tiny-encdec-pre") << QByteArray("unscaled")
                                     << QStringList{"--tokens",   "3,4,6,8,17", "--target-tokens",
                                                    "3,5,6,8,10", "--scale",    "none"};
    QTest::newRow("decoder") << QByteArray("tiny-decoder") << QByteArray("seven")
                             << QStringList{"--tokens", "4,17,8,18,9,10,19"};
    QTest::newRow("encoder with a window") << QByteArray("tiny-encoder") << QByteArray("window")
                                           << QStringList{"--tokens", "3,4,6,3,5,10,16,3,12,17", "--mask", "window:2"};
}

void CliRunTest::tensorsOfTheGoldenRun()
{
    QFETCH(QByteArray, model);
    QFETCH(QByteArray, golden);
    QFETCH(QStringList, arguments);
    const SafetensorsFile written = run(model.constData(), arguments);
    const SafetensorsFile expected =
        SafetensorsFile::open((LAB_SOURCE_DIR "/tests/golden/" + model + "." + golden + ".safetensors").toStdString());
    QCOMPARE(written.entries().size(), expected.entries().size());
    for (const auto &[name, entry] : expected.entries()) {
        QVERIFY2(written.contains(name), name.c_str());
        const attn::Tensor there = written.read(name, entry.shape); // throws where the shape is another
        const attn::Tensor wanted = expected.read(name);
        for (attn::Index i = 0; i < wanted.size(); ++i)
            QVERIFY2(std::abs(there.data()[i] - wanted.data()[i]) < 1e-4f, name.c_str());
    }
    for (const char *key : {"tokens", "token_ids", "target_token_ids", "scale", "mask"}) {
        if (expected.metadata().contains(key)) {
            const auto json = [&](const SafetensorsFile &file) {
                return QString::fromStdString(file.metadata().at(key)).remove(' ');
            };
            QCOMPARE(json(written), json(expected));
        }
    }
}

void CliRunTest::metadata()
{
    const QStringList arguments{"--text",   "The cat sees Zoe.",          "--translate-to", "zh",
                                "--target", QString::fromUtf8("猫 voit"), "--threads",      "1"};
    const std::map<std::string, std::string> metadata = run("tiny-encdec-pre", arguments).metadata();
    const auto is = [&](const char *key, const char *value) {
        QVERIFY2(metadata.contains(key), key);
        QCOMPARE(QByteArray::fromStdString(metadata.at(key)), QByteArray(value));
    };
    is("tokens", R"(["The","cat","sees","Zoe","."])");
    is("token_ids", "[3,4,6,1,17]");
    is("target_tokens", R"(["<zh>","猫","voit"])");
    is("target_token_ids", "[4,17,8]");
    is("offsets", "[[0,3],[4,7],[8,12],[13,16],[16,17]]");
    is("masked_rows", "{}");
    is("model", "tiny-encdec-pre");
    is("scale", "sqrt_dk");
    is("mask", "model");
    is("threads", "1");
    is("supervised_heads", R"(["decoder.1.cross.0 word alignments"])");
    is("isa", attn::instructionSet());
    is("version", attn::version());
    const auto model = attn::Model::load(support::goldenModel("tiny-encdec-pre").toStdString());
    is("model_sha256", model->sha256().c_str());
    QVERIFY(QString::fromStdString(metadata.at("command")).startsWith(QLatin1String("attention-lab run --model ")));
    QVERIFY(QString::fromStdString(metadata.at("command")).contains(QLatin1String("--text 'The cat sees Zoe.'")));
    const QJsonArray produced =
        QJsonDocument::fromJson(QByteArray::fromStdString(metadata.at("produced_tokens"))).array();
    QCOMPARE(produced.size(), 3);
    QCOMPARE(produced[0].toString(), QString::fromUtf8("猫"));
    QCOMPARE(produced[1].toString(), QStringLiteral("voit"));
}

void CliRunTest::metadataWithoutDecoder()
{
    const SafetensorsFile file = run("tiny-encoder", {"--text", "the cat"});
    for (const char *key : {"target_tokens", "target_token_ids", "produced_tokens"})
        QVERIFY2(!file.metadata().contains(key), key);
    QVERIFY(!file.contains("logits"));
    QVERIFY(!file.contains("encoder.0.self.input_kv"));
}

void CliRunTest::offsetsCountCharacters()
{
    // An accented letter has two bytes, a Chinese one three, an emoji four; each is one code point.
    const SafetensorsFile file = run("tiny-encoder", {"--text", QString::fromUtf8("é 猫 😀 cat")});
    const std::string offsets = file.metadata().at("offsets");
    QVERIFY2(QByteArray::fromStdString(offsets).endsWith("[6,9]]"), offsets.c_str());
    QVERIFY2(QByteArray::fromStdString(offsets).startsWith("[[0,1],[2,3]"), offsets.c_str());

    const SafetensorsFile pair = run("tiny-classifier", {"--text", QString::fromUtf8("thé cat"), "--pair", "the dog"});
    QCOMPARE(pair.metadata().at("tokens"), std::string(R"(["[CLS]","thé","cat","[SEP]","the","dog","[SEP]"])"));
    QCOMPARE(pair.metadata().at("offsets"), std::string("[[0,0],[0,3],[4,7],[0,0],[0,3],[4,7],[0,0]]"));
}

void CliRunTest::maskedRows()
{
    // The first token is padding (id 0): under a causal mask its row, and only its row, sees no key.
    const SafetensorsFile file = run("tiny-encoder", {"--tokens", "0,3,4", "--mask", "causal"});
    QCOMPARE(file.metadata().at("masked_rows"), std::string(R"({"encoder.0.self":[0],"encoder.1.self":[0]})"));
    const attn::Tensor weights = file.read("encoder.0.self.weights", {2, 3, 3});
    for (float weight : weights.head(0).row(0))
        QCOMPARE(weight, 0.0f);
}

void CliRunTest::jsonSaysTheSame()
{
    const QStringList arguments{"--text", "the cat sees", "--target", "le", "--mask", "causal", "--threads", "1"};
    const SafetensorsFile file = run("tiny-encdec-pre", arguments);
    const QStringList json{"run", "--model", support::goldenModel("tiny-encdec-pre"), "--out", out("run.json")};
    QCOMPARE(support::runProgram(json + arguments).status, 0);
    const QJsonObject object =
        QJsonDocument::fromJson(QByteArray::fromStdString(support::readFile(out("run.json").toStdString()))).object();
    const QJsonObject tensors = object["tensors"].toObject();
    QCOMPARE(tensors.size(), static_cast<qsizetype>(file.entries().size()));
    for (const auto &[name, entry] : file.entries()) {
        const QJsonObject there = tensors[QString::fromStdString(name)].toObject();
        const QJsonArray data = there["data"].toArray();
        const attn::Tensor tensor = file.read(name);
        QCOMPARE(there["shape"].toArray().size(), tensor.rank());
        QCOMPARE(data.size(), tensor.size());
        for (attn::Index i = 0; i < tensor.size(); ++i)
            QCOMPARE(static_cast<float>(data[i].toDouble()), tensor.data()[i]); // to the last bit
    }
    const QJsonObject metadata = object["metadata"].toObject();
    QCOMPARE(metadata.size(), static_cast<qsizetype>(file.metadata().size()));
    for (const auto &[key, value] : file.metadata()) {
        if (key != "command")
            QCOMPARE(metadata[QString::fromStdString(key)].toString().toStdString(), value);
    }
}

void CliRunTest::parameters()
{
    const QStringList arguments{"--text", "the cat", "--target", "le"};
    const std::size_t without = run("tiny-encdec-pre", arguments).entries().size();
    const SafetensorsFile file = run("tiny-encdec-pre", arguments + QStringList{"--with-parameters"});
    QCOMPARE(file.entries().size(), without + 6 * 8); // two encoder, two decoder self, two cross; four matrices, biases
    const SafetensorsFile model =
        SafetensorsFile::open(support::goldenModel("tiny-encdec-pre").toStdString() + "/model.safetensors");
    for (const char *name : {"decoder.1.cross.w_q", "encoder.0.self.b_o"}) {
        const attn::Tensor there = file.read(name);
        QVERIFY(std::ranges::equal(there.values(), model.read(name, there.shape()).values()));
    }
}

void CliRunTest::choices_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<std::string>("scale");
    QTest::addColumn<std::string>("mask");
    QTest::newRow("number") << QStringList{"--scale", "0.125"} << std::string("0.125") << std::string("model");
    QTest::newRow("exponent") << QStringList{"--scale", "1e-3"} << std::string("0.001") << std::string("model");
    QTest::newRow("sqrt_dk") << QStringList{"--scale", "sqrt_dk"} << std::string("sqrt_dk") << std::string("model");
    QTest::newRow("none") << QStringList{"--scale=none", "--mask=none"} << std::string("none") << std::string("none");
    QTest::newRow("window") << QStringList{"--mask", "window:0"} << std::string("0.25") << std::string("window:0");
}

void CliRunTest::choices()
{
    QFETCH(QStringList, arguments);
    QFETCH(std::string, scale);
    QFETCH(std::string, mask);
    const SafetensorsFile file =
        run("tiny-encdec-post", QStringList{"--text", "the cat", "--target", "le"} + arguments);
    QCOMPARE(file.metadata().at("scale"), scale);
    QCOMPARE(file.metadata().at("mask"), mask);
}

void CliRunTest::decodesByItself()
{
    for (const char *beams : {"1", "3"}) {
        const SafetensorsFile file = run("tiny-encdec-pre", {"--text", "the cat sees", "--beam", beams});
        const auto ids =
            QJsonDocument::fromJson(QByteArray::fromStdString(file.metadata().at("target_token_ids"))).array();
        QVERIFY(!ids.isEmpty());
        QCOMPARE(ids[0].toInt(), 3); // <fr>, the first language
        QCOMPARE(file.entries().find("logits")->second.shape[0], static_cast<attn::Index>(ids.size()));
    }
}

void CliRunTest::theTextChoosesTheDirection()
{
    const QString model = support::writeModelOfTwoSources(m_folder->path());
    const auto run = [&](const char *text, const QStringList &arguments) {
        return support::runProgram(QStringList{"run", "--model", model, "--text", QString::fromUtf8(text), "--out",
                                               out("direction.safetensors")} +
                                   arguments);
    };
    const auto start = [&] {
        const std::string tokens =
            SafetensorsFile::open(out("direction.safetensors").toStdString()).metadata().at("target_tokens");
        return QString::fromStdString(tokens).section('"', 1, 1);
    };
    QCOMPARE(run("the cat", {}).status, 0);
    QCOMPARE(start(), QStringLiteral("<fr>"));
    QCOMPARE(run("猫狗", {}).status, 0);
    QCOMPARE(start(), QStringLiteral("<zh>"));
    const support::Outcome refused = run("猫狗", {"--translate-to", "fr"});
    QCOMPARE(refused.status, 3);
    QCOMPARE(refused.errorLines(), 1);
    QVERIFY2(refused.err.contains("translates to fr from en only"), refused.err.constData());
    QVERIFY2(refused.err.contains("--translate-to zh"), refused.err.constData());
}

void CliRunTest::textFile()
{
    support::writeFile(out("text.txt").toStdString(), std::string("\xEF\xBB\xBFthe cat\0sees\xFF\n", 17));
    const SafetensorsFile file = run("tiny-encoder", {"--text-file", out("text.txt")});
    const std::string tokens = file.metadata().at("tokens");
    QVERIFY2(tokens.starts_with("[\"the\",\"cat\",\"sees"), tokens.c_str());
    QVERIFY(file.metadata().at("offsets").starts_with("[[0,3],[4,7],[8,12]"));
}

void CliRunTest::textFileInUtf16()
{
    support::writeFile(out("text.txt").toStdString(), std::string("\xFF\xFEt\0h\0\xE9\0 \0c\0a\0t\0", 16));
    const SafetensorsFile file = run("tiny-encoder", {"--text-file", out("text.txt")});
    QCOMPARE(file.metadata().at("tokens"), std::string(R"(["thé","cat"])"));
    QCOMPARE(file.metadata().at("offsets"), std::string("[[0,3],[4,7]]"));
}

/// A sample's language is left out where the model has no such; one that was asked for is not.
void CliRunTest::sampleForAnotherModel()
{
    QVERIFY(run("tiny-encoder", {"--sample", "i-love-you"}).contains("encoder.final"));
    const support::Outcome outcome =
        support::runProgram({"run", "--model", support::goldenModel("tiny-encoder"), "--sample", "i-love-you",
                             "--translate-to", "fr", "--out", out("no.json")});
    QCOMPARE(outcome.status, 3);
    QVERIFY2(outcome.err.contains("sample i-love-you"), outcome.err);
}

void CliRunTest::strangeText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("emoji") << QString::fromUtf8("the 👩‍👩‍👧 cat 😀");
    QTest::newRow("right to left") << QString::fromUtf8("the שלום مرحبا cat");
    QTest::newRow("combining marks") << QString::fromUtf8("cafe\u0301 n\u0303\u0303\u0303");
    QTest::newRow("tabs and line ends") << QStringLiteral("the\tcat\r\nsees");
    QTest::newRow("begins with dashes") << QStringLiteral("-the cat");
}

void CliRunTest::strangeText()
{
    QFETCH(QString, text);
    const SafetensorsFile file = run("tiny-encoder", {"--text=" + text});
    const auto tokens = QJsonDocument::fromJson(QByteArray::fromStdString(file.metadata().at("tokens"))).array();
    const auto offsets = QJsonDocument::fromJson(QByteArray::fromStdString(file.metadata().at("offsets"))).array();
    QVERIFY(!tokens.isEmpty());
    QCOMPARE(offsets.size(), tokens.size());
    const QList<uint> characters = text.toUcs4();
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        const qsizetype begin = offsets[i][0].toInt();
        const qsizetype length = offsets[i][1].toInt() - begin;
        QVERIFY(length > 0);
        const QList<uint> cut = characters.mid(begin, length);
        QCOMPARE(QString::fromUcs4(reinterpret_cast<const char32_t *>(cut.data()), cut.size()), tokens[i].toString());
    }
}

void CliRunTest::tooLong()
{
    const QString text = QString(QStringLiteral("cat ")).repeated(25'000);
    const QStringList arguments{"run",    "--model", support::goldenModel("tiny-encoder"), "--out", out("run.json"),
                                "--text", text};
    const support::Outcome outcome = support::runProgram(arguments);
    QCOMPARE(outcome.status, 3);
    QCOMPARE(outcome.errorLines(), 1);
    QVERIFY2(outcome.err.contains("32") && outcome.err.size() < 2100, outcome.err); // max_positions
    QVERIFY(!QFile::exists(out("run.json")));
    const SafetensorsFile file = run("tiny-encoder", {"--text", text, "--cut"});
    QCOMPARE(file.entries().find("encoder.embedding")->second.shape[0], attn::Index(32));
}

QTEST_GUILESS_MAIN(CliRunTest)
#include "tst_cli_run.moc"
