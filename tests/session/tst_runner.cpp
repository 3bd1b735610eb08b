// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "attn/error.h"
#include "session/runner.h"

class RunnerTest : public QObject {
    Q_OBJECT

private slots:
    void keepsModels();
    void loadsAgainWhenChanged();
    void runs();
    void stops();
    void places_data();
    void places();
};

namespace {

QString golden(const char *name)
{
    return QStringLiteral(LAB_SOURCE_DIR "/tests/golden/models/") + QLatin1String(name);
}

} // namespace

void RunnerTest::keepsModels()
{
    lab::Runner runner;
    const lab::ModelPtr first = runner.model(golden("tiny-encoder"));
    const lab::ModelPtr second = runner.model(golden("tiny-decoder"));
    QCOMPARE(runner.model(golden("tiny-encoder")), first);
    QCOMPARE(runner.model(golden("tiny-decoder") + QStringLiteral("/../tiny-decoder/")), second);
    runner.model(golden("tiny-encdec-pre"));
    runner.model(golden("tiny-encdec-post"));
    QVERIFY(runner.model(golden("tiny-encoder")) != first); // few are kept
}

void RunnerTest::loadsAgainWhenChanged()
{
    QTemporaryDir folder;
    for (const char *name : {"config.json", "model.safetensors", "source.txt"})
        QVERIFY(QFile::copy(golden("tiny-encoder/") + QLatin1String(name), folder.filePath(QLatin1String(name))));
    lab::Runner runner;
    const lab::ModelPtr first = runner.model(folder.path());
    QFile config(folder.filePath(QStringLiteral("config.json")));
    QVERIFY(config.setPermissions(config.permissions() | QFileDevice::WriteUser));
    QVERIFY(config.open(QIODevice::ReadWrite));
    QVERIFY(config.setFileTime(QDateTime::currentDateTime().addSecs(60), QFileDevice::FileModificationTime));
    config.close();
    const lab::ModelPtr second = runner.model(folder.path());
    QVERIFY(second != first);
    QVERIFY(QFile::remove(folder.filePath(QStringLiteral("model.safetensors"))));
    QVERIFY_EXCEPTION_THROWN(runner.model(folder.path()), attn::Error);
}

void RunnerTest::runs()
{
    lab::Experiment experiment{golden("tiny-encdec-pre"), {}};
    experiment.request.text = "the cat";
    const lab::RunPtr run = lab::Runner().run(experiment);
    QVERIFY(run->experiment == experiment);
    QCOMPARE(run->model->config().id, std::string("tiny-encdec-pre"));
    QCOMPARE(run->trace->encoder->tokens.size(), std::size_t(2));
}

void RunnerTest::stops()
{
    std::stop_source stop;
    stop.request_stop();
    attn::Progress progress;
    progress.stop = stop.get_token();
    lab::Experiment experiment{golden("tiny-encdec-pre"), {}};
    experiment.request.text = "the cat";
    QVERIFY_EXCEPTION_THROWN(lab::Runner().run(experiment, progress), attn::Cancelled);
}

void RunnerTest::places_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<bool>("decoder");
    QTest::addColumn<bool>("cross");
    QTest::newRow("encoder") << QByteArray("tiny-encoder") << false << false;
    QTest::newRow("decoder") << QByteArray("tiny-decoder") << true << false;
    QTest::newRow("both") << QByteArray("tiny-encdec-post") << true << true;
}

void RunnerTest::places()
{
    QFETCH(QByteArray, model);
    QFETCH(bool, decoder);
    QFETCH(bool, cross);
    const attn::AttentionPlace place = lab::defaultPlace(lab::Runner().model(golden(model.constData()))->config());
    QCOMPARE(place.block == attn::Block::Decoder, decoder);
    QCOMPARE(place.kind == attn::AttentionKind::Cross, cross);
    QCOMPARE(attn::value(place.layer), attn::Index(1)); // the last
}

QTEST_GUILESS_MAIN(RunnerTest)
#include "tst_runner.moc"
