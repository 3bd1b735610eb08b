// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "session/runner.h"
#include "session/session.h"
#include "support/tiny_models.h"
#include "support/two_sources.h"

using namespace lab;
using namespace lab::test;

namespace {

Sample tinySample(const char *text)
{
    Sample sample;
    sample.id = QStringLiteral("tiny");
    sample.lookFor = QStringLiteral("the second row");
    sample.experiment = tinyExperiment(text);
    sample.place = kCross;
    sample.head = 1;
    sample.query = 1;
    sample.key = 2;
    return sample;
}

} // namespace

class TestSession : public QObject {
    Q_OBJECT
private slots:
    void aSampleSaysWhatToComputeAndWhereToLook();
    void typingKeepsWhatIsLookedAtWhereItIsStillThere();
    void everySetterComputes();
    void aPlaceChosenWhileComputingIsKept();
    void anotherPlaceBringsItsLayer();
    void anotherPlaceIsSeenThoughTheNextTextFails();
    void aLayerThatFailsIsAskedForOnce();
    void emptyTextKeepsTheLastRun_data();
    void emptyTextKeepsTheLastRun();
    void aProblemGoesWhenItsCauseGoes();
    void cuttingHelpsAgainstALongText();
    void aBrokenModelLeavesEverythingAsItWas();
    void aBrokenModelAtTheStartGivesWayToTheDefault();
    void aModelOfAnotherKindIsLookedAtWhereItCan();
    void theTextTurnsTheDirection();
    void restoresAnExperiment();
};

void TestSession::aSampleSaysWhatToComputeAndWhereToLook()
{
    Session session;
    QSignalSpy ran(&session, &Session::runChanged);
    session.applySample(tinySample("the cat sees a dog ."));
    QVERIFY(ran.wait());
    QCOMPARE(session.selection().place(), kCross);
    QCOMPARE(attn::value(session.selection().head()), attn::Index{1});
    QCOMPARE(session.selection().cell(), (Cell{1, 2}));
    QCOMPARE(session.layer()->place, kCross);
    QCOMPARE(session.sampleId(), QStringLiteral("tiny"));
    session.setScale({attn::ScaleChoice::Kind::None, 1});
    QCOMPARE(session.lookFor(), QStringLiteral("the second row")); // the same sentence
    session.setText(QStringLiteral("the dog"));
    QVERIFY(session.sampleId().isEmpty());
    QVERIFY(session.lookFor().isEmpty());
}

void TestSession::typingKeepsWhatIsLookedAtWhereItIsStillThere()
{
    Session session;
    QSignalSpy ran(&session, &Session::runChanged);
    session.applySample(tinySample("the cat sees a dog ."));
    QVERIFY(ran.wait());
    session.setText(QStringLiteral("the cat sees"));
    QVERIFY(ran.wait());
    QCOMPARE(session.selection().cell(), (Cell{1, 2}));
    QCOMPARE(attn::value(session.selection().head()), attn::Index{1});
    session.setText(QStringLiteral("the"));
    QVERIFY(ran.wait());
    QVERIFY(!session.selection().cell().key);
    session.setText(QStringLiteral("the cat eats"));
    QVERIFY(ran.wait());
    QCOMPARE(session.selection().cell(), (Cell{1, 2}));
    session.selection().clearPin();
    session.setText(QStringLiteral("the cat eats an apple"));
    QVERIFY(ran.wait());
    QVERIFY(session.selection().cell().isEmpty());
}

void TestSession::everySetterComputes()
{
    Session session;
    QSignalSpy ran(&session, &Session::runChanged);
    session.applySample(tinySample("the cat sees a dog ."));
    QVERIFY(ran.wait());
    const auto computes = [&](const auto &change) {
        const RunPtr before = session.run();
        change();
        return ran.wait() && session.run() != before && session.run()->experiment == session.experiment();
    };
    QVERIFY(computes([&] { session.setTarget(QStringLiteral("le chat")); }));
    QVERIFY(computes([&] { session.setTarget(std::nullopt); }));
    QVERIFY(computes([&] { session.setTranslateTo(QStringLiteral("zh")); }));
    QVERIFY(computes([&] { session.setScale({attn::ScaleChoice::Kind::Number, 0.5f}); }));
    QCOMPARE(session.run()->trace->scale, 0.5f);
    QVERIFY(computes([&] { session.setMask({attn::MaskChoice::Kind::Window, 1}); }));
    QVERIFY(computes([&] { session.setCut(true); }));
    QVERIFY(computes([&] { session.setModel(tinyModel("tiny-encdec-post")); }));

    QSignalSpy changed(&session, &Session::experimentChanged);
    session.setCut(true); // as it is
    QCOMPARE(changed.count(), 0);
}

void TestSession::aPlaceChosenWhileComputingIsKept()
{
    Session session;
    QSignalSpy ran(&session, &Session::runChanged);
    session.applySample(tinySample("the cat sees a dog ."));
    QVERIFY(ran.wait());
    session.setText(QStringLiteral("the dog sees a cat ."));
    session.selection().setPlace(kEncoder);
    QVERIFY(ran.wait());
    QCOMPARE(session.selection().place(), kEncoder);
    QTRY_COMPARE(session.layer()->place, kEncoder);
    QCOMPARE(session.run()->trace->text, std::string("the dog sees a cat ."));
}

void TestSession::anotherPlaceBringsItsLayer()
{
    Session session;
    QSignalSpy ran(&session, &Session::runChanged);
    QSignalSpy looked(&session, &Session::layerChanged);
    session.applySample(tinySample("the cat sees a dog ."));
    QVERIFY(ran.wait());
    session.selection().pin({5, 5});
    session.selection().setPlace(kEncoder);
    QVERIFY(looked.wait());
    QCOMPARE(session.layer()->place, kEncoder);
    QCOMPARE(ran.count(), 1);
}

void TestSession::anotherPlaceIsSeenThoughTheNextTextFails()
{
    Session session;
    QSignalSpy ran(&session, &Session::runChanged);
    session.applySample(tinySample("the cat sees a dog ."));
    QVERIFY(ran.wait());
    session.selection().setPlace(kEncoder);
    session.setText(QStringLiteral("dog ").repeated(40)); // too long; drops the layer that is on its way
    QTRY_VERIFY(session.problem());
    QTRY_COMPARE(session.layer()->place, kEncoder);
}

void TestSession::aLayerThatFailsIsAskedForOnce()
{
    Session session;
    QSignalSpy ran(&session, &Session::runChanged);
    session.applySample(tinySample("the cat sees a dog ."));
    QVERIFY(ran.wait());
    session.selection().setPlace({attn::Block::Encoder, attn::LayerIndex{99}, attn::AttentionKind::Self});
    QTRY_VERIFY(session.problem());
    QSignalSpy worked(&session.service(), &ComputeService::busyChanged);
    QTest::qWait(50);
    QCOMPARE(worked.count(), 0);
}

void TestSession::emptyTextKeepsTheLastRun_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("spaces") << QStringLiteral(" \t\n ");
    QTest::newRow("NUL") << QString(3, QChar(u'\0'));
}

void TestSession::emptyTextKeepsTheLastRun()
{
    QFETCH(const QString, text);
    Session session;
    QSignalSpy ran(&session, &Session::runChanged);
    session.applySample(tinySample("the cat"));
    QVERIFY(ran.wait());
    const RunPtr run = session.run();
    session.setText(text);
    QVERIFY(session.isEmpty());
    QVERIFY(!session.problem());
    QVERIFY(!session.service().isBusy());
    QCOMPARE(session.run(), run);
    session.setText(QStringLiteral("the dog"));
    QVERIFY(ran.wait());
    QVERIFY(!session.isEmpty());
}

void TestSession::aProblemGoesWhenItsCauseGoes()
{
    Session session;
    QSignalSpy ran(&session, &Session::runChanged);
    QSignalSpy problem(&session, &Session::problemChanged);
    session.applySample(tinySample("the cat"));
    QVERIFY(ran.wait());
    const RunPtr good = session.run();
    session.setText(QStringLiteral("dog ").repeated(40));
    QVERIFY(problem.wait());
    QCOMPARE(session.problem()->limit, attn::Index{32});
    QCOMPARE(session.run(), good);
    session.setText(QStringLiteral("the dog"));
    QVERIFY(ran.wait());
    QVERIFY(!session.problem());
}

void TestSession::cuttingHelpsAgainstALongText()
{
    Session session;
    QSignalSpy ran(&session, &Session::runChanged);
    QSignalSpy problem(&session, &Session::problemChanged);
    session.applySample(tinySample("the cat"));
    QVERIFY(ran.wait());
    session.setText(QStringLiteral("dog ").repeated(25000));
    QVERIFY(problem.wait());
    session.setCut(true);
    QVERIFY(ran.wait());
    QCOMPARE(session.run()->trace->encoder->tokens.size(), std::size_t{32});
}

void TestSession::aBrokenModelLeavesEverythingAsItWas()
{
    Session session;
    QSignalSpy ran(&session, &Session::runChanged);
    QSignalSpy refused(&session, &Session::modelRefused);
    session.applySample(tinySample("the cat"));
    QVERIFY(ran.wait());
    const Experiment before = session.experiment();
    const RunPtr run = session.run();
    session.setModel(QStringLiteral("/nowhere/at/all"));
    QVERIFY(refused.wait());
    QVERIFY(refused.first().first().value<Problem>().ofModel);
    QCOMPARE(session.experiment(), before);
    QCOMPARE(session.run(), run);
    QVERIFY(!session.problem());

    session.setModel(QStringLiteral("/nowhere/at/all"));
    session.setText(QStringLiteral("the dog")); // typed on while the model was being loaded
    QVERIFY(ran.wait());
    QTRY_COMPARE(session.run()->trace->text, std::string("the dog"));
}

void TestSession::aBrokenModelAtTheStartGivesWayToTheDefault()
{
    Session session;
    QSignalSpy refused(&session, &Session::modelRefused);
    Experiment experiment = tinyExperiment("the cat");
    experiment.model = QStringLiteral("/nowhere/at/all");
    session.restore({experiment, {kCross, attn::HeadIndex{0}, {}}, {}, {}});
    QVERIFY(refused.wait());
    QVERIFY(session.experiment().model.isEmpty());
    QCOMPARE(session.experiment().request.text, std::string("the cat"));
}

void TestSession::aModelOfAnotherKindIsLookedAtWhereItCan()
{
    Session session;
    QSignalSpy ran(&session, &Session::runChanged);
    session.applySample(tinySample("the cat sees a dog ."));
    QVERIFY(ran.wait());
    session.setModel(tinyModel("tiny-encoder"));
    QVERIFY(ran.wait());
    QCOMPARE(session.selection().place(), defaultPlace(session.run()->model->config()));
    QCOMPARE(session.layer()->place, session.selection().place());
    QCOMPARE(session.experiment(), session.run()->experiment);
}

void TestSession::theTextTurnsTheDirection()
{
    const QTemporaryDir folder;
    Session session;
    QSignalSpy ran(&session, &Session::runChanged);
    Experiment experiment = tinyExperiment("the cat");
    experiment.model = support::writeModelOfTwoSources(folder.path());
    session.restore({experiment, {kCross, attn::HeadIndex{0}, {}}, {}, {}});
    QVERIFY(ran.wait());
    QCOMPARE(session.run()->trace->decoder->tokens.front().text, std::string("<fr>"));

    session.setText(QStringLiteral("猫狗"));
    QVERIFY(ran.wait());
    QCOMPARE(session.run()->trace->decoder->tokens.front().text, std::string("<zh>"));
    QCOMPARE(session.experiment(), session.run()->experiment);
    QCOMPARE(session.experiment().request.translate_to, std::string("zh"));

    session.setText(QStringLiteral("the dog"));
    QVERIFY(ran.wait());
    QCOMPARE(session.run()->trace->decoder->tokens.front().text, std::string("<fr>"));
    QCOMPARE(session.experiment().request.translate_to, std::string("fr"));
    QVERIFY(!session.problem());
}

void TestSession::restoresAnExperiment()
{
    Session session;
    QSignalSpy ran(&session, &Session::runChanged);
    session.restore({tinyExperiment("the cat sees a dog ."), {kEncoder, attn::HeadIndex{1}, {}}, {}, {}});
    QVERIFY(ran.wait());
    QCOMPARE(session.selection().place(), kEncoder);
    QCOMPARE(attn::value(session.selection().head()), attn::Index{1});
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
