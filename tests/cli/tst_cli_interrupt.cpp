// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include "attn/safetensors.h"
#include "support/files.h"
#include "support/program.h"

/// Ctrl-C, a full disk, and everything else that comes between: the status, one line, and nothing half-written.
class CliInterruptTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void stops_data();
    void stops();
    void fullDisk_data();
    void fullDisk();
    void fileSizeLimit_data();
    void fileSizeLimit();
    void standardOutputGone();
    void formerFileStays();
    void aModelIsNotWrittenOver_data();
    void aModelIsNotWrittenOver();
    void anIgnoredHangupStaysIgnored();
    void noDisplayNoHome();

private:
    QString outputFolder() const { return m_folder.filePath(QStringLiteral("out")); }
    QStringList outputs() const
    {
        return QDir(outputFolder()).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }
    void writeLargeModel();

    QTemporaryDir m_folder;
    QString m_largeModel;
    QString m_tokens; ///< so many that a run takes minutes
};

void CliInterruptTest::initTestCase()
{
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("out")));
    writeLargeModel();
    QStringList ids;
    for (int i = 0; i < 8000; ++i)
        ids << QString::number(3 + i % 5);
    m_tokens = ids.join(QLatin1Char(','));
}

/// Many layers over many positions; every layer's parameters are the same small numbers.
void CliInterruptTest::writeLargeModel()
{
    constexpr attn::Index kModel = 64, kHidden = 64, kLayers = 24, kVocabulary = 8, kPositions = 8000;
    m_largeModel = m_folder.filePath(QStringLiteral("large"));
    QVERIFY(QDir().mkpath(m_largeModel));
    const std::string folder = m_largeModel.toStdString() + "/";
    support::writeFile(folder + "config.json",
                       QByteArray(R"({"format": "attention-lab-model", "format_version": 1, "architecture": "encoder",
        "d_model": 64, "heads": 8, "d_k": 8, "d_ff": 64, "encoder_layers": 24, "decoder_layers": 0,
        "source_vocabulary": 8, "target_vocabulary": 0, "classes": 0, "max_positions": 8000, "norm": "pre",
        "final_norm": false, "norm_eps": 1e-5, "activation": "relu", "positions": "sinusoidal",
        "embedding_scale": 1.0, "scale": "sqrt_dk", "tie_output": false, "pad_id": 0, "unk_id": 1, "eos_id": 2,
        "supervised_heads": [], "licence": "CC0-1.0"})")
                           .toStdString());
    support::writeFile(folder + "source.txt", "<pad>\n<unk>\n</s>\na\nb\nc\nd\ne\n");
    static_assert(kPositions == 8000 && kVocabulary == 8);
    const std::vector<float> numbers(kModel * std::max(kHidden, kModel), 0.01f);
    std::vector<attn::NamedTensor> tensors;
    const auto add = [&](const std::string &name, const std::vector<attn::Index> &shape) {
        attn::Index size = 1;
        for (attn::Index extent : shape)
            size *= extent;
        tensors.push_back({name, shape, std::span(numbers).first(static_cast<std::size_t>(size))});
    };
    add("encoder.embedding.weight", {kVocabulary, kModel});
    for (attn::Index layer = 0; layer < kLayers; ++layer) {
        const std::string prefix = "encoder." + std::to_string(layer) + ".";
        for (const char *part : {"q", "k", "v", "o"}) {
            add(prefix + "self.w_" + part, {kModel, kModel});
            add(prefix + "self.b_" + part, {kModel});
        }
        for (const char *norm : {"norm_self", "norm_ff"}) {
            add(prefix + norm + ".gain", {kModel});
            add(prefix + norm + ".bias", {kModel});
        }
        add(prefix + "ff.w_1", {kModel, kHidden});
        add(prefix + "ff.b_1", {kHidden});
        add(prefix + "ff.w_2", {kHidden, kModel});
        add(prefix + "ff.b_2", {kModel});
    }
    attn::writeSafetensors(folder + "model.safetensors", tensors, {});
}

void CliInterruptTest::stops_data()
{
    QTest::addColumn<int>("signal");
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("Ctrl-C in run") << SIGINT << QStringList{"run", "--out", outputFolder() + "/a.safetensors"};
    QTest::newRow("terminated") << SIGTERM << QStringList{"run", "--out", outputFolder() + "/a.json"};
    QTest::newRow("terminal closed") << SIGHUP << QStringList{"run", "--out", outputFolder() + "/a.safetensors"};
    QTest::newRow("Ctrl-C in table") << SIGINT
                                     << QStringList{"table", "--tensor", "encoder.0.self.weights", "--out",
                                                    outputFolder() + "/a.csv"};
    QTest::newRow("Ctrl-C in render") << SIGINT
                                      << QStringList{"render", "--view", "heatmap", "--out", outputFolder() + "/a.png"};
    QTest::newRow("Ctrl-C in bench") << SIGINT << QStringList{"bench", "--json", outputFolder() + "/a.json"};
}

void CliInterruptTest::stops()
{
    QFETCH(int, signal);
    QFETCH(QStringList, arguments);
    QProcess process;
    process.setProcessEnvironment(support::bareEnvironment());
    if (arguments.first() != QLatin1String("bench"))
        arguments += {"--model", m_largeModel, "--tokens", m_tokens};
    process.start(QStringLiteral(LAB_PROGRAM), arguments);
    QVERIFY(process.waitForStarted());
    QVERIFY2(!process.waitForFinished(700), process.readAllStandardError()); // well inside the computation
    ::kill(static_cast<pid_t>(process.processId()), signal);
    const support::Outcome outcome = support::finish(process);
    QCOMPARE(outcome.status, 130);
    QCOMPARE(outcome.err, QByteArray("attention-lab: stopped; nothing was written\n"));
    QCOMPARE(outputs(), QStringList());
}

void CliInterruptTest::fullDisk_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("json") << "full.json" << QStringList{"run"};
    QTest::newRow("csv") << "full.csv" << QStringList{"table", "--tensor", "encoder.0.self.weights"};
    QTest::newRow("npy") << "full.npy" << QStringList{"table", "--tensor", "encoder.0.self.weights"};
    QTest::newRow("png") << "full.png" << QStringList{"render", "--view", "heatmap"};
    QTest::newRow("svg") << "full.svg" << QStringList{"render", "--view", "heatmap"};
    QTest::newRow("pdf") << "full.pdf" << QStringList{"render", "--view", "heatmap"};
}

void CliInterruptTest::fullDisk()
{
    QFETCH(QString, name);
    QFETCH(QStringList, arguments);
    const QString link = m_folder.filePath(name); // a name with the right ending for the device that is always full
    QVERIFY(QFile::link(QStringLiteral("/dev/full"), link));
    const support::Outcome outcome = support::runProgram(
        arguments + QStringList{"--model", support::goldenModel("tiny-encoder"), "--text", "the cat", "--out", link});
    QCOMPARE(outcome.status, 3);
    QCOMPARE(outcome.errorLines(), 1);
    QVERIFY2(outcome.err.contains("No space left") && outcome.err.contains(name.toUtf8()), outcome.err);
    QCOMPARE(QFileInfo(link).symLinkTarget(), QStringLiteral("/dev/full"));
}

void CliInterruptTest::fileSizeLimit_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("safetensors") << "limit.safetensors" << QStringList{"run"};
    QTest::newRow("json") << "limit.json" << QStringList{"run"};
    QTest::newRow("csv") << "limit.csv" << QStringList{"table", "--tensor", "encoder.embedding"};
    QTest::newRow("png") << "limit.png" << QStringList{"render", "--view", "heatmap"};
}

/// The system takes the first part of a write, then signals: without care that ends the program with the part left.
void CliInterruptTest::fileSizeLimit()
{
    QFETCH(QString, name);
    QFETCH(QStringList, arguments);
    const QString path = outputFolder() + QLatin1Char('/') + name;
    support::writeFile(path.toStdString(), "former");
    QProcess process;
    process.setProcessEnvironment(support::bareEnvironment());
    const QString text = QString(QStringLiteral("cat ")).repeated(30);
    process.start(QStringLiteral("/bin/sh"),
                  QStringList{"-c", "ulimit -f 2; exec \"$0\" \"$@\"", LAB_PROGRAM} + arguments +
                      QStringList{"--model", support::goldenModel("tiny-encoder"), "--text", text, "--out", path});
    const support::Outcome outcome = support::finish(process);
    QCOMPARE(outcome.status, 3);
    QVERIFY2(outcome.errorLines() == 1 && outcome.err.contains(name.toUtf8()), outcome.err);
    QVERIFY2(!outcome.err.contains("Unknown"), outcome.err);
    QCOMPARE(outputs(), QStringList{name});
    QCOMPARE(support::readFile(path.toStdString()), std::string("former"));
    QVERIFY(QFile::remove(path));
}

void CliInterruptTest::standardOutputGone()
{
    QProcess process;
    process.setStandardOutputFile(QStringLiteral("/dev/full"));
    process.setProcessEnvironment(support::bareEnvironment());
    process.start(QStringLiteral(LAB_PROGRAM), {QStringLiteral("samples")});
    const support::Outcome outcome = support::finish(process);
    QCOMPARE(outcome.status, 3);
    QVERIFY2(outcome.errorLines() == 1 && outcome.err.contains("standard output"), outcome.err);
}

void CliInterruptTest::formerFileStays()
{
    const QString path = outputFolder() + QStringLiteral("/former.json");
    support::writeFile(path.toStdString(), "former");
    const support::Outcome outcome = support::runProgram(
        {"run", "--model", support::goldenModel("tiny-encoder"), "--tokens", "3,999", "--out", path});
    QCOMPARE(outcome.status, 3);
    QCOMPARE(support::readFile(path.toStdString()), std::string("former"));
    QCOMPARE(outputs(), QStringList{"former.json"});
    QVERIFY(QFile::remove(path));
}

void CliInterruptTest::aModelIsNotWrittenOver_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("weights") << QStringLiteral("model.safetensors");
    QTest::newRow("config") << QStringLiteral("config.json");
}

void CliInterruptTest::aModelIsNotWrittenOver()
{
    QFETCH(QString, name);
    const QTemporaryDir model;
    for (const char *part : {"config.json", "model.safetensors", "source.txt"})
        QVERIFY(QFile::copy(support::goldenModel("tiny-encoder") + u'/' + QLatin1String(part),
                            model.filePath(QLatin1String(part))));
    const std::string path = model.filePath(name).toStdString(), before = support::readFile(path);
    const support::Outcome outcome = support::runProgram(
        {"run", "--model", model.path(), "--text", "the cat", "--out", QString::fromStdString(path)});
    QCOMPARE(outcome.status, 3);
    QVERIFY2(outcome.errorLines() == 1 && outcome.err.contains("part of the model"), outcome.err);
    QVERIFY(support::readFile(path) == before);
}

/// As nohup starts it.
void CliInterruptTest::anIgnoredHangupStaysIgnored()
{
    const QString out = m_folder.filePath(QStringLiteral("nohup.json"));
    QProcess process;
    process.setProcessEnvironment(support::bareEnvironment());
    process.start(
        QStringLiteral("/bin/sh"),
        QStringList{"-c", "trap '' HUP; \"$0\" \"$@\" & for i in 1 2 3 4 5; do kill -HUP $!; sleep 0.02; done; wait $!",
                    LAB_PROGRAM, "run", "--model", support::goldenModel("tiny-encoder"), "--text", "the cat", "--out",
                    out});
    QCOMPARE(support::finish(process).status, 0);
    QVERIFY(QFile::exists(out));
}

void CliInterruptTest::noDisplayNoHome()
{
    QProcessEnvironment environment = support::bareEnvironment();
    environment.remove(QStringLiteral("HOME"));
    environment.insert(QStringLiteral("XDG_CACHE_HOME"), QStringLiteral("/proc/nowhere"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    environment.insert(QStringLiteral("FONTCONFIG_FILE"), QStringLiteral("/no/such/file"));
    const QString out = m_folder.filePath(QStringLiteral("a.png"));
    const support::Outcome outcome = support::runProgram({"render", "--model", support::goldenModel("tiny-encoder"),
                                                          "--text", "the cat", "--view", "heatmap", "--out", out},
                                                         environment);
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.err, QByteArray());
    QVERIFY(QFile::exists(out));
}

QTEST_GUILESS_MAIN(CliInterruptTest)
#include "tst_cli_interrupt.moc"
