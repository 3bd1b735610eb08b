// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>

#include "session/compute_service.h"
#include "session/runner.h"
#include "support/tiny_models.h"

using namespace lab;
using namespace lab::test;

class TestComputeService : public QObject {
    Q_OBJECT
private slots:
    void answersWithRunAndLayerAtOnce();
    void fallsBackToThePlaceThatTheModelHas();
    void leavesOutWhatTheModelHasNoUseFor();
    void latestRequestWins();
    void cancellingSaysNothing();
    void saysWhatWentWrong_data();
    void saysWhatWentWrong();
    void namesTheLimitOfATextThatIsTooLong_data();
    void namesTheLimitOfATextThatIsTooLong();
    void givesAKeptLayerAtOnce();
    void aLayerOfAnOlderRunIsStillGiven();
    void tasksSayHowTheyEnd();
    void tasksAreStopped();
    void newerRunsDontStopTasks();
    void endsWhileWorkIsUnderWay();
};

void TestComputeService::answersWithRunAndLayerAtOnce()
{
    ComputeService service;
    QSignalSpy ready(&service, &ComputeService::runReady);
    QSignalSpy busy(&service, &ComputeService::busyChanged);
    service.request(tinyExperiment("the cat sees a dog ."), kCross);
    QVERIFY(service.isBusy());
    QVERIFY(ready.wait());
    const auto run = ready.first().at(0).value<RunPtr>();
    const auto layer = ready.first().at(1).value<LayerTracePtr>();
    QCOMPARE(run->trace->text, std::string("the cat sees a dog ."));
    QCOMPARE(layer->place, kCross);
    QCOMPARE(layer->weights.shape().at(2), attn::Index{6});
    QCOMPARE(busy.count(), 2);
    QVERIFY(!service.isBusy());
}

void TestComputeService::fallsBackToThePlaceThatTheModelHas()
{
    ComputeService service;
    QSignalSpy ready(&service, &ComputeService::runReady);
    service.request(tinyExperiment("the cat", "tiny-encoder"), kCross);
    QVERIFY(ready.wait());
    const auto run = ready.first().at(0).value<RunPtr>();
    QCOMPARE(ready.first().at(1).value<LayerTracePtr>()->place, defaultPlace(run->model->config()));
}

void TestComputeService::leavesOutWhatTheModelHasNoUseFor()
{
    ComputeService service;
    QSignalSpy ready(&service, &ComputeService::runReady);
    Experiment experiment = tinyExperiment("the cat", "tiny-encoder");
    experiment.request.target = "le chat";
    service.request(experiment, std::nullopt);
    QVERIFY(ready.wait());
    const Experiment &computed = ready.first().at(0).value<RunPtr>()->experiment;
    QVERIFY(!computed.request.target);
    QVERIFY(computed.request.translate_to.empty());
}

void TestComputeService::latestRequestWins()
{
    ComputeService service;
    QSignalSpy ready(&service, &ComputeService::runReady);
    QSignalSpy failed(&service, &ComputeService::failed);
    std::string text = "the cat";
    for (int i = 0; i < 50; ++i) {
        text += i % 2 ? " sees" : " dog";
        service.request(tinyExperiment(text.substr(0, 60).c_str()), kCross);
    }
    service.request(tinyExperiment("the dog is small ."), kCross);
    QTRY_VERIFY(!service.isBusy());
    QCOMPARE(ready.count(), 1); // the others were overtaken before anybody could see them
    QCOMPARE(failed.count(), 0);
    QCOMPARE(ready.last().at(0).value<RunPtr>()->trace->text, std::string("the dog is small ."));
}

void TestComputeService::cancellingSaysNothing()
{
    ComputeService service;
    QSignalSpy ready(&service, &ComputeService::runReady);
    QSignalSpy failed(&service, &ComputeService::failed);
    service.request(tinyExperiment("the cat"), kCross);
    service.cancel();
    QVERIFY(!service.isBusy());
    service.request(tinyExperiment("the dog"), kCross);
    QVERIFY(ready.wait());
    QCOMPARE(ready.count(), 1);
    QCOMPARE(ready.first().at(0).value<RunPtr>()->trace->text, std::string("the dog"));
    QCOMPARE(failed.count(), 0);
}

void TestComputeService::saysWhatWentWrong_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("ofModel");
    QTest::newRow("no such model") << QStringLiteral("/nowhere/at/all") << QStringLiteral("the cat") << true;
    QTest::newRow("no model in the folder")
        << QStringLiteral(LAB_SOURCE_DIR "/tests") << QStringLiteral("the cat") << true;
    QTest::newRow("empty text") << tinyModel("tiny-encoder") << QString() << false;
}

void TestComputeService::saysWhatWentWrong()
{
    QFETCH(const QString, model);
    QFETCH(const QString, text);
    QFETCH(const bool, ofModel);
    ComputeService service;
    QSignalSpy failed(&service, &ComputeService::failed);
    Experiment experiment;
    experiment.model = model;
    experiment.request.text = text.toStdString();
    service.request(experiment, std::nullopt);
    QVERIFY(failed.wait());
    const auto problem = failed.first().first().value<Problem>();
    QVERIFY(!problem.problem.isEmpty());
    QVERIFY(!problem.remedy.isEmpty());
    QCOMPARE(problem.ofModel, ofModel);
    QCOMPARE(problem.limit, attn::Index{0});
    QVERIFY(!service.isBusy());
}

void TestComputeService::namesTheLimitOfATextThatIsTooLong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("target");
    QString many;
    for (int i = 0; i < 40; ++i)
        many += QStringLiteral("dog ");
    QTest::newRow("text") << many << QString();
    QTest::newRow("target") << QStringLiteral("the dog")
                            << QString(many).replace(QStringLiteral("dog"), QStringLiteral("chien"));
    QTest::newRow("100,000 characters") << QString(25000, u'x').replace(QStringLiteral("x"), QStringLiteral("dog "))
                                        << QString();
}

void TestComputeService::namesTheLimitOfATextThatIsTooLong()
{
    QFETCH(const QString, text);
    QFETCH(const QString, target);
    ComputeService service;
    QSignalSpy failed(&service, &ComputeService::failed);
    Experiment experiment = tinyExperiment(text.toUtf8().constData());
    if (!target.isEmpty())
        experiment.request.target = target.toStdString();
    service.request(experiment, std::nullopt);
    QVERIFY(failed.wait());
    const auto problem = failed.first().first().value<Problem>();
    QCOMPARE(problem.limit, attn::Index{32});
    QVERIFY(!problem.ofModel);

    QSignalSpy ready(&service, &ComputeService::runReady);
    experiment.request.cut = true;
    service.request(experiment, std::nullopt);
    QVERIFY(ready.wait());
}

void TestComputeService::givesAKeptLayerAtOnce()
{
    ComputeService service;
    QSignalSpy runs(&service, &ComputeService::runReady);
    QSignalSpy layers(&service, &ComputeService::layerReady);
    service.request(tinyExperiment("the cat sees a dog ."), kCross);
    QVERIFY(runs.wait());
    const auto run = runs.first().at(0).value<RunPtr>();
    service.requestLayer(run, kEncoder);
    QVERIFY(layers.wait());
    const auto first = layers.last().at(1).value<LayerTracePtr>();
    QCOMPARE(first->place, kEncoder);
    service.requestLayer(run, kEncoder); // without going back to the event loop
    QCOMPARE(layers.count(), 2);
    QCOMPARE(layers.last().at(1).value<LayerTracePtr>(), first);
    service.requestLayer(run, kCross); // came with the run
    QCOMPARE(layers.count(), 3);
}

void TestComputeService::aLayerOfAnOlderRunIsStillGiven()
{
    ComputeService service;
    QSignalSpy runs(&service, &ComputeService::runReady);
    QSignalSpy layers(&service, &ComputeService::layerReady);
    service.request(tinyExperiment("the cat"), kCross);
    QVERIFY(runs.wait());
    const auto run = runs.first().at(0).value<RunPtr>();
    service.request(tinyExperiment("the dog is small ."), kCross);
    service.requestLayer(run, kEncoder); // while the next run is under way: does not stop it
    QTRY_COMPARE(runs.count(), 2);
    QTRY_COMPARE(layers.count(), 1);
    QCOMPARE(layers.first().at(0).value<RunPtr>(), run);
}

void TestComputeService::tasksSayHowTheyEnd()
{
    ComputeService service;
    QList<ComputeService::TaskEnd> ends;
    connect(&service, &ComputeService::taskEnded, this, [&](const ComputeService::TaskEnd &end) { ends << end; });
    const QThread *worker = nullptr;
    service.startTask([&](const attn::Progress &) { worker = QThread::currentThread(); });
    QVERIFY(service.hasTask());
    QTRY_COMPARE(ends.size(), 1);
    QVERIFY(worker && worker != QThread::currentThread());
    QVERIFY(!ends.last().problem && !ends.last().stopped);
    QVERIFY(!service.hasTask());
    service.startTask([](const attn::Progress &) { throw attn::Error("no room", "a.png", "make some"); });
    QTRY_COMPARE(ends.size(), 2);
    QCOMPARE(ends.last().problem->where, QString("a.png"));
    QVERIFY(!ends.last().stopped);
}

void TestComputeService::tasksAreStopped()
{
    ComputeService service;
    QList<ComputeService::TaskEnd> ends;
    connect(&service, &ComputeService::taskEnded, this, [&](const ComputeService::TaskEnd &end) { ends << end; });
    const auto endless = [](const attn::Progress &progress) {
        while (true) {
            progress.checkpoint();
            QThread::msleep(1);
        }
    };
    service.startTask(endless);
    QTest::qWait(20); // under way
    service.stopTask();
    QTRY_COMPARE(ends.size(), 1);
    QVERIFY(ends.last().stopped && !ends.last().problem);
    service.startTask(endless);
    service.stopTask(); // perhaps before it has begun
    QTRY_COMPARE(ends.size(), 2);
    QVERIFY(ends.last().stopped);
}

void TestComputeService::newerRunsDontStopTasks()
{
    ComputeService service;
    QSignalSpy ready(&service, &ComputeService::runReady);
    QList<ComputeService::TaskEnd> ends;
    connect(&service, &ComputeService::taskEnded, this, [&](const ComputeService::TaskEnd &end) { ends << end; });
    std::atomic<bool> begun = false, go = false;
    service.startTask([&](const attn::Progress &progress) {
        begun = true;
        while (!go) {
            progress.checkpoint();
            QThread::msleep(1);
        }
    });
    QTRY_VERIFY(begun);
    service.request(tinyExperiment("the cat"), kCross);
    service.cancel();
    service.request(tinyExperiment("the dog"), kCross);
    QTest::qWait(20);
    QVERIFY(ends.isEmpty() && ready.isEmpty());
    go = true;
    QTRY_COMPARE(ready.size(), 1);
    QCOMPARE(ends.size(), 1);
    QVERIFY(!ends.last().stopped);
}

void TestComputeService::endsWhileWorkIsUnderWay()
{
    for (int i = 0; i < 20; ++i) {
        ComputeService service;
        service.request(tinyExperiment("the cat sees a dog ."), kCross);
        QTest::qWait(i % 3); // before, during or after
    }
}

QTEST_GUILESS_MAIN(TestComputeService)
#include "tst_compute_service.moc"
