// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include <cstring>

#include "session/runner.h"
#include "support/files.h"
#include "support/program.h"

/// `table`, `info`, `models` and `samples`: what other programs and people read.
class CliTableTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void csv_data();
    void csv();
    void npy();
    void npyOfAHead();
    void info_data();
    void info();
    void catalogs();

private:
    support::Outcome table(const QStringList &arguments, const QString &out) const
    {
        return support::runProgram(QStringList{"table", "--model", support::goldenModel("tiny-encdec-pre"), "--text",
                                               "the cat sees , .", "--target", "le chat", "--out", out} +
                                   arguments);
    }

    QTemporaryDir m_folder;
    lab::RunPtr m_run;
};

void CliTableTest::initTestCase()
{
    lab::Experiment experiment{support::goldenModel("tiny-encdec-pre"), {}};
    experiment.request.text = "the cat sees , .";
    experiment.request.target = "le chat";
    m_run = lab::Runner().run(experiment);
}

void CliTableTest::csv_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("header");
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<int>("columns");
    const QStringList fed{"<fr>", "le", "chat"};
    const QStringList read{"the", "cat", "sees", "\",\"", "."};
    QTest::newRow("weights") << QStringList{"--tensor", "decoder.1.cross.weights"} << ",the,cat,sees,\",\",." << fed
                             << 5;
    QTest::newRow("keys") << QStringList{"--tensor", "decoder.1.cross.k", "--head", "1"} << ",0,1,2," << read << 16;
    QTest::newRow("queries") << QStringList{"--tensor", "decoder.1.cross.q"} << ",0,1,2," << fed << 16;
    QTest::newRow("encoder") << QStringList{"--tensor", "encoder.0.hidden"} << ",0,1,2," << read << 32;
    QTest::newRow("logits") << QStringList{"--tensor", "logits"} << ",<pad>,<unk>,</s>,<fr>,<zh>,le,chat" << fed << 20;
    QTest::newRow("parameter") << QStringList{"--tensor", "encoder.1.self.b_q", "--with-parameters"} << ",0,1,"
                               << QStringList{"0"} << 32;
}

void CliTableTest::csv()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, header);
    QFETCH(QStringList, rows);
    QFETCH(int, columns);
    const QString out = m_folder.filePath(QStringLiteral("a.csv"));
    const support::Outcome outcome = table(arguments, out);
    QVERIFY2(outcome.status == 0 && outcome.err.isEmpty(), outcome.err);
    QStringList lines = QString::fromStdString(support::readFile(out.toStdString())).split(QLatin1Char('\n'));
    QCOMPARE(lines.takeLast(), QString());
    QVERIFY2(lines.first().startsWith(header), qPrintable(lines.first()));
    QCOMPARE(lines.size(), rows.size() + 1);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        QVERIFY2(lines[i + 1].startsWith(rows[i] + QLatin1Char(',')), qPrintable(lines[i + 1]));
        QCOMPARE(lines[i + 1].mid(rows[i].size()).count(QLatin1Char(',')), columns);
    }
    if (arguments.contains(QStringLiteral("decoder.1.cross.weights"))) {
        const auto layer = m_run->model->layer(*m_run->trace, lab::defaultPlace(m_run->model->config()));
        const QStringList cells = lines[2].split(QLatin1Char(','));
        for (int key = 0; key < 5; ++key)
            QCOMPARE(cells[key + 1].toFloat(), layer->weights.head(0)(1, key));
    }
}

void CliTableTest::npy()
{
    const QString out = m_folder.filePath(QStringLiteral("a.npy"));
    QCOMPARE(table({"--tensor", "decoder.1.cross.weights"}, out).status, 0);
    const std::string bytes = support::readFile(out.toStdString());
    QVERIFY(bytes.find("'shape': (2, 3, 5)") != std::string::npos);
    const auto layer = m_run->model->layer(*m_run->trace, lab::defaultPlace(m_run->model->config()));
    const std::size_t size = 30 * sizeof(float);
    QCOMPARE(std::memcmp(bytes.data() + bytes.size() - size, layer->weights.data(), size), 0);
}

void CliTableTest::npyOfAHead()
{
    const QString out = m_folder.filePath(QStringLiteral("a.npy"));
    QCOMPARE(table({"--tensor", "decoder.1.cross.weights", "--head", "1"}, out).status, 0);
    const std::string bytes = support::readFile(out.toStdString());
    QVERIFY(bytes.find("'shape': (3, 5)") != std::string::npos);
    const auto layer = m_run->model->layer(*m_run->trace, lab::defaultPlace(m_run->model->config()));
    const std::size_t size = 15 * sizeof(float);
    QCOMPARE(std::memcmp(bytes.data() + bytes.size() - size, layer->weights.head(1).data, size), 0);
}

void CliTableTest::info_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<QList<QByteArray>>("lines");
    QTest::newRow("encoder-decoder") << QByteArray("tiny-encdec-pre")
                                     << QList<QByteArray>{"architecture: encoder-decoder",
                                                          "layers: 2 encoder, 2 decoder",
                                                          "heads: 2",
                                                          "d_model: 32",
                                                          "d_k: 16",
                                                          "max_positions: 32",
                                                          "translate_to: fr, zh",
                                                          "supervised_head: decoder.1.cross.0 word alignments",
                                                          "tokenizer: words, 18 entries; target: words, 20 entries"};
    QTest::newRow("encoder") << QByteArray("tiny-classifier")
                             << QList<QByteArray>{"architecture: encoder", "layers: 2", "classes: 3"};
    QTest::newRow("bias") << QByteArray("tiny-encdec-relative")
                          << QList<QByteArray>{"positions: relative", "relative_buckets: 8",
                                               "relative_max_distance: 9"};
    QTest::newRow("decoder") << QByteArray("tiny-decoder")
                             << QList<QByteArray>{"architecture: decoder", "layers: 2", "d_model: 24",
                                                  "positions: learned"};
}

void CliTableTest::info()
{
    QFETCH(QByteArray, model);
    QFETCH(QList<QByteArray>, lines);
    const support::Outcome outcome = support::runProgram({"info", support::goldenModel(model.constData())});
    QVERIFY2(outcome.status == 0 && outcome.err.isEmpty(), outcome.err);
    const auto loaded = attn::Model::load(support::goldenModel(model.constData()).toStdString());
    lines << "parameters: " + QByteArray::number(static_cast<qlonglong>(loaded->parameterCount()))
          << "sha256: " + QByteArray::fromStdString(loaded->sha256()) << QByteArray("isa: ") + attn::instructionSet();
    const QList<QByteArray> there = outcome.out.split('\n');
    for (const QByteArray &line : lines)
        QVERIFY2(there.contains(line), line + " in\n" + outcome.out);
    QCOMPARE(support::runProgram({"info", "--model", support::goldenModel(model.constData())}).out, outcome.out);
}

void CliTableTest::catalogs()
{
    for (const char *subcommand : {"samples", "models"}) {
        const support::Outcome outcome = support::runProgram({subcommand});
        QVERIFY2(outcome.status == 0 && outcome.err.isEmpty(), outcome.err);
        QList<QByteArray> lines = outcome.out.split('\n');
        QVERIFY(lines.takeLast().isEmpty());
        for (const QByteArray &line : lines) {
            QCOMPARE(line.count('\t'), 1);
            QVERIFY(line.indexOf('\t') > 0 && !line.endsWith('\t'));
        }
        if (QByteArray(subcommand) == "samples")
            QVERIFY(lines.size() >= 12);
    }
}

QTEST_GUILESS_MAIN(CliTableTest)
#include "tst_cli_table.moc"
