// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <random>

#include "session/compute_service.h"
#include "session/pooled_map.h"
#include "session/runner.h"
#include "session/session.h"
#include "support/tiny_models.h"

using namespace lab;
using namespace lab::test;

namespace {

attn::HeadMeasures measured(double entropy, double itself, double previous, double first)
{
    attn::HeadMeasures made;
    made.rows = 10;
    made.entropy = entropy;
    made.most_entropy = 4;
    made.itself = itself;
    made.previous = previous;
    made.first = first;
    made.distance = 2;
    return made;
}

const attn::HeadMeasures kPlain = measured(2.5, 0.1, 0.1, 0.1);

/// The largest of the values that belong to a cell, cell by cell.
float largestOf(attn::ConstMatrixView values, attn::Index row, attn::Index col)
{
    const attn::Index rows = pooledLength(values.rows), cols = pooledLength(values.cols);
    float largest = -1;
    for (attn::Index i = row * values.rows / rows; i < (row + 1) * values.rows / rows; ++i)
        for (attn::Index j = col * values.cols / cols; j < (col + 1) * values.cols / cols; ++j)
            largest = std::max(largest, values(i, j));
    return largest;
}

} // namespace

class TestHeadOverview : public QObject {
    Q_OBJECT
private slots:
    void poolsByMaximum_data();
    void poolsByMaximum();
    void poolsFlagsOnlyWhereAllAreSet();
    void badgesHaveConditions_data();
    void badgesHaveConditions();
    void theFarthestTraitIsTheBadge();
    void nothingStandsOutAlone();
    void coversAllHeads_data();
    void coversAllHeads();
    void paddingIsNoKey();
    void stops();
    void theServiceAnswersAndKeepsTheLayers();
    void aNewRunStopsAnOverview();
    void layersComeBetween();
    void theLatestOverviewWins();
    void sessionsMakeItOnlyWhereItIsWanted();
};

void TestHeadOverview::poolsByMaximum_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("cols");
    QTest::newRow("one") << 1 << 1;
    QTest::newRow("as it is") << 6 << 128;
    QTest::newRow("a little more") << 129 << 130;
    QTest::newRow("long") << 512 << 77;
    QTest::newRow("odd") << 301 << 997;
}

void TestHeadOverview::poolsByMaximum()
{
    QFETCH(int, rows);
    QFETCH(int, cols);
    std::mt19937 random(7);
    std::uniform_real_distribution<float> uniform;
    attn::Tensor values{rows, cols};
    for (float &value : values.values())
        value = uniform(random);
    const attn::Tensor pooled = pooledByMaximum(values.matrix());
    QCOMPARE(pooled.shape(), (std::vector<attn::Index>{std::min(rows, 128), std::min(cols, 128)}));
    for (attn::Index i = 0; i < pooled.shape()[0]; ++i)
        for (attn::Index j = 0; j < pooled.shape()[1]; ++j)
            QCOMPARE(pooled.matrix()(i, j), largestOf(values.matrix(), i, j));
    QCOMPARE(std::ranges::max(pooled.values()), std::ranges::max(values.values())); // no peak is lost
}

void TestHeadOverview::poolsFlagsOnlyWhereAllAreSet()
{
    std::vector<std::uint8_t> flags(256 * 2, 1);
    QCOMPARE(pooledFlags(flags, 256, 2), std::vector<std::uint8_t>(128 * 2, 1));
    flags[3] = 0; // row 1, column 1
    std::vector<std::uint8_t> expected(128 * 2, 1);
    expected[1] = 0;
    QCOMPARE(pooledFlags(flags, 256, 2), expected);
}

void TestHeadOverview::badgesHaveConditions_data()
{
    QTest::addColumn<attn::HeadMeasures>("own");
    QTest::addColumn<std::optional<HeadBadge>>("badge");
    using Badge = std::optional<HeadBadge>;
    QTest::newRow("like the others") << kPlain << Badge();
    QTest::newRow("previous") << measured(2.5, 0.1, 0.5, 0.1) << Badge({HeadTrait::Previous, 0.5, 0.1});
    QTest::newRow("less than half") << measured(2.5, 0.1, 0.49, 0.1) << Badge();
    QTest::newRow("itself") << measured(2.5, 0.9, 0.1, 0.1) << Badge({HeadTrait::Itself, 0.9, 0.1});
    QTest::newRow("first") << measured(2.5, 0.1, 0.1, 0.6) << Badge({HeadTrait::First, 0.6, 0.1});
    QTest::newRow("focused") << measured(1.0, 0.1, 0.1, 0.1) << Badge({HeadTrait::Focused, 1.0, 2.5});
    QTest::newRow("not quite focused") << measured(1.1, 0.1, 0.1, 0.1) << Badge();
    QTest::newRow("even") << measured(3.8, 0.1, 0.1, 0.1) << Badge({HeadTrait::Even, 3.8, 2.5});
    QTest::newRow("not quite even") << measured(3.7, 0.1, 0.1, 0.1) << Badge();
    attn::HeadMeasures few = measured(2.5, 0.9, 0.1, 0.1);
    few.rows = kFewestRows - 1;
    QTest::newRow("too few rows") << few << Badge();
    attn::HeadMeasures cross = measured(2.5, 0.1, 0.1, 0.7);
    cross.itself = cross.previous = cross.distance = std::nullopt;
    QTest::newRow("cross") << cross << Badge({HeadTrait::First, 0.7, 0.1});
}

void TestHeadOverview::badgesHaveConditions()
{
    QFETCH(attn::HeadMeasures, own);
    QFETCH(std::optional<HeadBadge>, badge);
    const std::vector<attn::HeadMeasures> others{kPlain, kPlain, measured(2.5, 0.9, 0.9, 0.9)};
    QVERIFY(badgeOf(own, others) == badge); // the median is a plain head
    const std::vector<attn::HeadMeasures> alike{own, own, own};
    QVERIFY(!badgeOf(own, alike)); // what all do stands out nowhere
}

void TestHeadOverview::theFarthestTraitIsTheBadge()
{
    const std::vector<attn::HeadMeasures> others{kPlain, measured(2.5, 0.1, 0.4, 0.1), measured(2.5, 0.1, 0.5, 0.1)};
    const auto badge = badgeOf(measured(0.9, 0.1, 0.8, 0.1), others);
    QVERIFY(badge && badge->trait == HeadTrait::Focused);
    QCOMPARE(badge->others, 2.5);
}

void TestHeadOverview::nothingStandsOutAlone()
{
    QVERIFY(!badgeOf(measured(0, 1, 0, 0), {}));
}

void TestHeadOverview::coversAllHeads_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("text");
    for (const char *model : {"tiny-encdec-pre", "tiny-encdec-post", "tiny-encoder", "tiny-decoder", "tiny-classifier"})
        for (const char *text : {"the cat sees a dog .", "the"})
            QTest::addRow("%s: %s", model, text) << model << text;
}

void TestHeadOverview::coversAllHeads()
{
    QFETCH(QString, model);
    QFETCH(QString, text);
    Runner runner;
    Experiment experiment = tinyExperiment(text.toUtf8().constData(), model.toUtf8().constData());
    if (!model.contains("encdec"))
        experiment.request.translate_to.clear();
    const RunPtr run = runner.run(experiment);
    const HeadOverviewPtr overview = makeHeadOverview(run);
    const std::vector<attn::AttentionPlace> places = run->model->places();
    QCOMPARE(overview->run, run);
    QCOMPARE(overview->places.size(), places.size());
    float largest = 0;
    for (std::size_t p = 0; p < places.size(); ++p) {
        const PlaceSummary &summary = overview->places[p];
        const LayerTracePtr layer = run->model->layer(*run->trace, places[p]);
        const std::vector<attn::HeadMeasures> measures = attn::measureHeads(*layer);
        QCOMPARE(summary.place, places[p]);
        QCOMPARE(summary.heads.size(), measures.size());
        for (std::size_t h = 0; h < measures.size(); ++h) {
            const HeadSummary &head = summary.heads[h];
            QCOMPARE(overview->find(places[p], attn::HeadIndex{static_cast<std::int32_t>(h)}), &head);
            QCOMPARE(head.measures.entropy, measures[h].entropy);
            QCOMPARE(head.measures.itself, measures[h].itself);
            QCOMPARE(head.measures.rows, measures[h].rows);
            const attn::ConstMatrixView weights = layer->weights.head(static_cast<attn::Index>(h));
            for (attn::Index i = 0; i < weights.rows; ++i)
                for (attn::Index j = 0; j < weights.cols; ++j) {
                    QCOMPARE(head.map.matrix()(i, j), weights(i, j)); // so few tokens do not fall together
                    largest = std::max(largest, weights(i, j));
                }
        }
    }
    QCOMPARE(overview->largest, largest);
    QVERIFY(!overview->find(places.front(), attn::HeadIndex{99}));
}

void TestHeadOverview::paddingIsNoKey()
{
    Runner runner;
    Experiment experiment;
    experiment.model = tinyModel("tiny-encoder");
    experiment.request.token_ids = {5, 6, 7, 0, 0};
    const RunPtr run = runner.run(experiment);
    QCOMPARE(run->model->config().pad_id, 0);
    const HeadOverviewPtr overview = makeHeadOverview(run);
    QCOMPARE(overview->places.front().heads.front().measures.most_entropy, std::log2(3.0));
    QCOMPARE(overview->places.front().masked.at(3), std::uint8_t{1});
    QCOMPARE(overview->places.front().masked.at(2), std::uint8_t{0});
}

void TestHeadOverview::stops()
{
    Runner runner;
    const RunPtr run = runner.run(tinyExperiment("the cat"));
    std::stop_source source;
    attn::Progress progress;
    progress.stop = source.get_token();
    source.request_stop();
    QVERIFY_EXCEPTION_THROWN(makeHeadOverview(run, progress), attn::Cancelled);
}

void TestHeadOverview::theServiceAnswersAndKeepsTheLayers()
{
    ComputeService service;
    QSignalSpy runs(&service, &ComputeService::runReady);
    QSignalSpy overviews(&service, &ComputeService::overviewReady);
    QSignalSpy layers(&service, &ComputeService::layerReady);
    QSignalSpy progress(&service, &ComputeService::progress);
    service.request(tinyExperiment("the cat sees a dog ."), kCross);
    QVERIFY(runs.wait());
    const auto run = runs.first().at(0).value<RunPtr>();
    service.requestOverview(run);
    QVERIFY(service.isBusy());
    QVERIFY(overviews.wait());
    QVERIFY(!service.isBusy());
    QCOMPARE(overviews.first().at(0).value<HeadOverviewPtr>()->run, run);
    QVERIFY(progress.count() >= static_cast<int>(run->model->places().size()) - 1);
    for (const attn::AttentionPlace &place : run->model->places())
        service.requestLayer(run, place); // answered without going back to the event loop
    QCOMPARE(layers.count(), static_cast<int>(run->model->places().size()));
}

void TestHeadOverview::aNewRunStopsAnOverview()
{
    ComputeService service;
    QSignalSpy runs(&service, &ComputeService::runReady);
    QSignalSpy overviews(&service, &ComputeService::overviewReady);
    service.request(tinyExperiment("the cat sees a dog ."), kCross);
    QVERIFY(runs.wait());
    service.requestOverview(runs.first().at(0).value<RunPtr>());
    service.request(tinyExperiment("the dog"), kCross);
    QTRY_COMPARE(runs.count(), 2);
    QTest::qWait(50);
    QCOMPARE(overviews.count(), 0);
    QVERIFY(!service.isBusy());
}

void TestHeadOverview::layersComeBetween()
{
    ComputeService service;
    QSignalSpy runs(&service, &ComputeService::runReady);
    QSignalSpy overviews(&service, &ComputeService::overviewReady);
    QSignalSpy layers(&service, &ComputeService::layerReady);
    service.request(tinyExperiment("the cat sees a dog ."), kCross);
    QVERIFY(runs.wait());
    const auto run = runs.first().at(0).value<RunPtr>();
    service.requestOverview(run);
    service.requestLayer(run, kEncoder);
    QTRY_COMPARE(layers.count(), 1); // before or after the overview: it may have been made while this was asked
    QTRY_COMPARE(overviews.count(), 1);
    QVERIFY(!service.isBusy());
}

void TestHeadOverview::theLatestOverviewWins()
{
    ComputeService service;
    QSignalSpy runs(&service, &ComputeService::runReady);
    QSignalSpy overviews(&service, &ComputeService::overviewReady);
    service.request(tinyExperiment("the cat"), kCross);
    QVERIFY(runs.wait());
    service.request(tinyExperiment("the dog sees a cat"), kCross);
    QVERIFY(runs.wait());
    const auto last = runs.last().at(0).value<RunPtr>();
    for (int i = 0; i < 20; ++i)
        service.requestOverview(runs.first().at(0).value<RunPtr>());
    service.requestOverview(last);
    QVERIFY(overviews.wait());
    QTest::qWait(20);
    QCOMPARE(overviews.count(), 1);
    QCOMPARE(overviews.first().at(0).value<HeadOverviewPtr>()->run, last);
    service.requestOverview(last);
    service.cancelOverview();
    QVERIFY(!service.isBusy());
    QTest::qWait(20);
    QCOMPARE(overviews.count(), 1);
}

void TestHeadOverview::sessionsMakeItOnlyWhereItIsWanted()
{
    Session session;
    QSignalSpy ran(&session, &Session::runChanged);
    QSignalSpy looked(&session, &Session::overviewChanged);
    session.restore({tinyExperiment("the cat sees a dog ."), {kCross, attn::HeadIndex{0}, {}}, {}, {}});
    QVERIFY(ran.wait());
    QTRY_VERIFY(!session.service().isBusy());
    QCOMPARE(looked.count(), 0);
    Session::OverviewWish wish = session.wishOverview();
    QVERIFY(looked.wait());
    QCOMPARE(session.overview()->run, session.run());
    session.setText(QStringLiteral("the dog"));
    QVERIFY(looked.wait());
    QCOMPARE(session.overview()->run, session.run());
    session.setText(QStringLiteral("dog ").repeated(40)); // too long: the last good one stays, and is whole
    QTRY_VERIFY(session.problem().has_value());
    QCOMPARE(session.overview()->run, session.run());
    Session::OverviewWish another = session.wishOverview();
    wish.reset(); // one is left
    session.setText(QStringLiteral("the cat"));
    QVERIFY(looked.wait());
    QCOMPARE(session.overview()->run, session.run());
    another.reset();
    session.setText(QStringLiteral("the dog sees"));
    QTRY_COMPARE(session.run()->trace->text, std::string("the dog sees"));
    QTest::qWait(20);
    QCOMPARE(looked.count(), 3);
}

QTEST_GUILESS_MAIN(TestHeadOverview)
#include "tst_head_overview.moc"
