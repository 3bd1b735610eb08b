// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "attn/error.h"
#include "session/data.h"
#include "session/model_catalog.h"
#include "session/samples.h"
#include "support/files.h"

/// Where data is found, and what a data folder's models and samples may do wrong.
class DataTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { qunsetenv("ATTENTION_LAB_DATA"); }
    void chosenFolderFirst();
    void folderThatIsNotThere();
    void modelsInOrder();
    void modelByIdOrPath();
    void brokenSample_data();
    void brokenSample();
    void samplesInOrder();
    void unknownSample();

private:
    void write(const QString &name, const QByteArray &content) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void DataTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("ATTENTION_LAB_DATA", m_folder->path().toUtf8());
}

void DataTest::write(const QString &name, const QByteArray &content) const
{
    const QString path = m_folder->filePath(name);
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    support::writeFile(path.toStdString(), content.toStdString());
}

void DataTest::chosenFolderFirst()
{
    QCOMPARE(lab::dataFolders().first(), m_folder->path());
    QCOMPARE(lab::dataFolders().last(), QStringLiteral(LAB_SOURCE_DIR "/samples"));
    write(QStringLiteral("sentences/mine.json"), "{}");
    QCOMPARE(lab::findData(QStringLiteral("sentences/mine.json")),
             m_folder->filePath(QStringLiteral("sentences/mine.json")));
    QCOMPARE(lab::findData(QStringLiteral("training/README.md")),
             QStringLiteral(LAB_SOURCE_DIR "/samples/training/README.md"));
    QCOMPARE(lab::findData(QStringLiteral("nothing")), QString());
}

void DataTest::folderThatIsNotThere()
{
    qputenv("ATTENTION_LAB_DATA", "/no/such/folder");
    QVERIFY(!lab::dataFolders().contains(QStringLiteral("/no/such/folder")));
}

void DataTest::modelsInOrder()
{
    write(QStringLiteral("models/zebra/config.json"), R"({"title": "Z"})");
    write(QStringLiteral("models/aardvark/config.json"), "broken");
    write(QStringLiteral("models/translate-en-fr-zh/config.json"), R"({"title": "Mine"})");
    write(QStringLiteral("models/no-model/readme.txt"), "");
    QStringList lines;
    const QList<lab::ShippedModel> models = lab::shippedModels();
    for (const lab::ShippedModel &model : models) {
        if (model.folder.startsWith(m_folder->path()))
            lines << model.id + QLatin1Char(' ') + model.title;
    }
    QCOMPARE(lines, (QStringList{"translate-en-fr-zh Mine", "aardvark aardvark", "zebra Z"}));
    QCOMPARE(models.first().id, QLatin1String(lab::kDefaultModel));
}

void DataTest::modelByIdOrPath()
{
    write(QStringLiteral("models/zebra/config.json"), "{}");
    const std::string zebra = m_folder->filePath(QStringLiteral("models/zebra")).toStdString();
    QCOMPARE(lab::modelFolder(QStringLiteral("zebra")).string(), zebra);
    QCOMPARE(lab::modelFolder(QString::fromStdString(zebra)).string(), zebra);
    try {
        lab::modelFolder(QStringLiteral("zebre"));
        QFAIL("no error");
    } catch (const attn::Error &error) {
        QCOMPARE(error.where(), std::string("zebre"));
        QVERIFY(error.remedy().find("one of: zebra") != std::string::npos);
    }
}

void DataTest::brokenSample_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("says");
    const QByteArray good = R"("title": "T", "subtitle": "S", "look_for": "L", "text": "the cat")";
    QTest::newRow("syntax") << QByteArray("{") << QByteArray("byte 1");
    QTest::newRow("empty") << QByteArray("{}") << QByteArray("\"title\" is not a text");
    QTest::newRow("type") << QByteArray("{" + good + R"(, "model": 3})") << QByteArray("\"model\" is not a text");
    QTest::newRow("unknown key") << QByteArray("{" + good + R"(, "quary": 3})")
                                 << QByteArray("unknown key \"quary\"; the keys are: query");
    QTest::newRow("place") << QByteArray("{" + good + R"(, "place": "middle.1.self"})") << QByteArray("\"place\"");
    QTest::newRow("negative") << QByteArray("{" + good + R"(, "head": -1})") << QByteArray("\"head\"");
    QTest::newRow("fraction") << QByteArray("{" + good + R"(, "key": 1.5})") << QByteArray("\"key\"");
}

void DataTest::brokenSample()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, says);
    write(QStringLiteral("sentences/mine.json"), content);
    try {
        lab::loadSamples();
        QFAIL("no error");
    } catch (const attn::Error &error) {
        QVERIFY2(QByteArray(error.what()).contains("mine.json"), error.what());
        QVERIFY2(QByteArray(error.what()).contains(says), error.what());
    }
}

void DataTest::samplesInOrder()
{
    const QByteArray text = R"("title": "T", "subtitle": "S", "look_for": "L", "text": "the cat")";
    write(QStringLiteral("sentences/last.json"), "{" + text + "}");
    write(QStringLiteral("sentences/first.json"), "{" + text + R"(, "order": 0, "place": "decoder.1.cross", "head": 2,
                                                   "query": 0, "model": "m", "translate_to": "zh"})");
    const QList<lab::Sample> samples = lab::loadSamples();
    QCOMPARE(samples.last().id, QStringLiteral("last"));
    const lab::Sample &first = samples.first();
    QCOMPARE(first.id, QStringLiteral("first"));
    QCOMPARE(first.experiment.model, QStringLiteral("m"));
    QCOMPARE(first.experiment.request.translate_to, std::string("zh"));
    QVERIFY(first.place ==
            (attn::AttentionPlace{attn::Block::Decoder, attn::LayerIndex{1}, attn::AttentionKind::Cross}));
    QCOMPARE(first.head, 2);
    QCOMPARE(first.query, std::optional(0));
    QCOMPARE(first.key, std::nullopt);
}

void DataTest::unknownSample()
{
    try {
        lab::findSample(QStringLiteral("i-love-yu"));
        QFAIL("no error");
    } catch (const attn::Error &error) {
        QVERIFY2(QByteArray(error.what()).contains("one of: i-love-you"), error.what());
    }
}

QTEST_GUILESS_MAIN(DataTest)
#include "tst_data.moc"
