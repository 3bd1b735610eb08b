// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QToolButton>
#include <QWheelEvent>

#include "figures/head_texts.h"
#include "support/session_fixture.h"
#include "views/head_sentence.h"
#include "views/head_toggles.h"
#include "views/lines_view.h"
#include "views/model_view.h"

using namespace lab;
using namespace lab::test;

namespace {

QPoint middle(const ModelView &view, const attn::AttentionPlace &place, int head)
{
    return view.headRect(place, attn::HeadIndex{head}).center().toPoint();
}

HeadSummary summaryWith(const std::optional<HeadBadge> &badge, attn::Index rows = 9)
{
    HeadSummary head;
    head.place = kEncoder;
    head.measures.rows = rows;
    head.measures.entropy = 0.3;
    head.measures.most_entropy = 3.1;
    head.measures.first = 0.07;
    head.measures.previous = 0.92;
    head.badge = badge;
    return head;
}

} // namespace

class TestOverviewViews : public QObject {
    Q_OBJECT
private slots:
    void hoverLooksClickOpens();
    void arrowsWalkAndEnterOpens();
    void sortingMovesTheHeads();
    void theOverviewFollowsTheRun();
    void headsOfTheModelBeforeCantBeChosen();
    void badgesAreExplained_data();
    void badgesAreExplained();
    void measuresAreExact();
    void linesOfATokenAreAPreview();
    void arrowKeysGoAlongTheTokens();
    void linesZoomAndPan();
    void headsAreToggled();

private:
    static void show(FigureView &view, Session &session)
    {
        view.resize(820, 640);
        view.setSession(&session);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QTRY_VERIFY(view.figure());
    }
};

void TestOverviewViews::hoverLooksClickOpens()
{
    TinySession session;
    ModelView view;
    show(view, session);
    QSignalSpy opened(&view, &ModelView::opened);
    QSignalSpy looked(&view, &ModelView::lookedAtChanged);
    QCOMPARE(view.lookedAt()->place, kCross); // the chosen one
    const QImage before = view.grab().toImage();
    QTest::mouseMove(&view, middle(view, kEncoder, 1));
    QCOMPARE(view.lookedAt()->place, kEncoder);
    QCOMPARE(view.lookedAt()->head, attn::HeadIndex{1});
    QCOMPARE(looked.count(), 1);
    QCOMPARE(session.selection().place(), kCross);
    QVERIFY(view.grab().toImage() != before);
    QTest::mouseMove(&view, {1, 1});
    QCOMPARE(view.lookedAt()->place, kCross);
    QCOMPARE(opened.count(), 0);
    QTest::mouseClick(&view, Qt::LeftButton, {}, middle(view, kEncoder, 1));
    QCOMPARE(opened.count(), 1);
    QCOMPARE(session.selection().place(), kEncoder);
    QCOMPARE(session.selection().head(), attn::HeadIndex{1});
}

void TestOverviewViews::arrowsWalkAndEnterOpens()
{
    TinySession session;
    session.selection().setPlace(kEncoder);
    session.selection().setHead(attn::HeadIndex{0});
    ModelView view;
    show(view, session);
    QSignalSpy opened(&view, &ModelView::opened);
    const auto place = [&] { return session.selection().place(); };
    const auto head = [&] { return attn::value(session.selection().head()); };
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(head(), attn::Index{1});
    QCOMPARE(place(), kEncoder);
    QTest::keyClick(&view, Qt::Key_End);
    QCOMPARE(place(), kCross);
    QTest::keyClick(&view, Qt::Key_Right); // there is nothing beyond
    QCOMPARE(place(), kCross);
    QTest::keyClick(&view, Qt::Key_Up);
    QVERIFY(place() != kCross);
    QTest::keyClick(&view, Qt::Key_Home);
    QCOMPARE(place(), kEncoder);
    QCOMPARE(head(), attn::Index{0});
    QCOMPARE(opened.count(), 0);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QTRY_COMPARE(session.layer()->place, kEncoder);
}

void TestOverviewViews::sortingMovesTheHeads()
{
    TinySession session;
    ModelView view;
    show(view, session);
    QVERIFY(view.valueText().isEmpty());
    view.setOrder(HeadMeasure::Entropy);
    const auto *figure = static_cast<const ModelFigure *>(view.figure());
    const QList<HeadTile> tiles = figure->layout(view.rect()).heads.tiles;
    const QList<HeadGroup> groups = headGroups(*session.overview(), HeadMeasure::Entropy);
    QCOMPARE(tiles.first().head, groups.first().heads.first());
    QVERIFY(tiles.first().head->measures.entropy >= tiles.at(1).head->measures.entropy);
    const double entropy = session.overview()->find(kCross, attn::HeadIndex{0})->measures.entropy;
    QCOMPARE(view.valueText(), QString::number(entropy, 'g', 9));
    QVERIFY(view.figure()->caption().contains("entropy"));
}

void TestOverviewViews::theOverviewFollowsTheRun()
{
    TinySession session;
    ModelView view;
    show(view, session);
    const TracePtr before = view.figure()->source().trace;
    session.setText(QStringLiteral("the dog"));
    QTRY_VERIFY(view.figure()->source().trace != before);
    QCOMPARE(view.figure()->source().trace, session.run()->trace);
    view.hide();
    session.setText(QStringLiteral("the dog sees"));
    QTRY_COMPARE(session.run()->trace->text, std::string("the dog sees"));
    QTest::qWait(20);
    QVERIFY(session.overview()->run != session.run()); // nobody looks
    view.show();
    QTRY_COMPARE(view.figure()->source().trace, session.run()->trace);
}

void TestOverviewViews::headsOfTheModelBeforeCantBeChosen()
{
    TinySession session;
    const TinySession another("the cat sees a dog .", "tiny-encoder");
    ModelView view;
    show(view, session);
    QTRY_VERIFY(!session.service().isBusy());
    const QPoint cross = middle(view, kCross, 1);
    emit session.service().runReady(another.run(), another.layer()); // its heads are not there yet
    QCOMPARE(session.overview()->run->model->config().id, std::string("tiny-encdec-pre"));
    QTest::mouseClick(&view, Qt::LeftButton, {}, cross);
    QTest::keyClick(&view, Qt::Key_End);
    QCOMPARE(session.selection().place(), session.layer()->place);
    QTRY_COMPARE(session.overview()->run, session.run());
    QTest::keyClick(&view, Qt::Key_End);
    QVERIFY(view.lookedAt()->head == session.selection().head());
}

void TestOverviewViews::badgesAreExplained_data()
{
    QTest::addColumn<std::optional<HeadBadge>>("badge");
    QTest::addColumn<int>("rows");
    QTest::addColumn<QString>("part");
    using Badge = std::optional<HeadBadge>;
    QTest::newRow("previous") << Badge({HeadTrait::Previous, 0.92, 0.1}) << 9
                              << "92 % of its weight is on the token before";
    QTest::newRow("itself") << Badge({HeadTrait::Itself, 0.6, 0.1}) << 9 << "60 % of its weight is on the token itself";
    QTest::newRow("first") << Badge({HeadTrait::First, 0.7, 0.2}) << 9 << "70 % of its weight is on the first key";
    QTest::newRow("focused") << Badge({HeadTrait::Focused, 0.3, 2.1}) << 9 << "few keys: 0.30 bits";
    QTest::newRow("even") << Badge({HeadTrait::Even, 3.0, 2.1}) << 9
                          << "nearly even: 3.00 bits of entropy of at most 3.10";
    QTest::newRow("nothing") << Badge() << 9 << "Nothing stands out";
    QTest::newRow("too few") << Badge() << 2 << "Too few tokens";
    QTest::newRow("no choice") << Badge() << 0 << "nothing to measure";
}

void TestOverviewViews::badgesAreExplained()
{
    QFETCH(std::optional<HeadBadge>, badge);
    QFETCH(int, rows);
    QFETCH(QString, part);
    const QString sentence = badgeSentence(summaryWith(badge, rows));
    QVERIFY2(sentence.contains(part), qPrintable(sentence));
}

void TestOverviewViews::measuresAreExact()
{
    const HeadSummary head = summaryWith({});
    QCOMPARE(exactMeasure(HeadMeasure::Previous, head.measures).toDouble(), 0.92);
    QVERIFY(exactMeasure(HeadMeasure::Distance, head.measures).isEmpty());
    QCOMPARE(measureText(HeadMeasure::Entropy, head.measures), QStringLiteral("0.30 bits"));
    QCOMPARE(measureText(HeadMeasure::Distance, head.measures), QStringLiteral("\u2013"));
    attn::ModelConfig config;
    config.supervised_heads = {{kEncoder, attn::HeadIndex{0}, "coreference"}};
    const QString text = exactMeasures(head, config);
    QVERIFY(text.contains("trained on coreference") && text.contains("first: 0.07") && !text.contains("distance"));
    QVERIFY(headText(head, config, Theme::light()).contains("0.30&nbsp;bits&nbsp;of&nbsp;at&nbsp;most&nbsp;3.10"));
}

void TestOverviewViews::linesOfATokenAreAPreview()
{
    TinySession session;
    LinesView view;
    show(view, session);
    const QPoint query = view.queryEnd(1).toPoint() - QPoint(15, 0), key = view.keyEnd(2).toPoint() + QPoint(15, 0);
    QTest::mouseMove(&view, query);
    QCOMPARE(session.selection().hovered(), (Cell{1, {}}));
    QTest::mouseMove(&view, key);
    QCOMPARE(session.selection().hovered(), (Cell{{}, 2}));
    QVERIFY(session.selection().pinned().isEmpty());
    QTest::mouseClick(&view, Qt::LeftButton, {}, key);
    QCOMPARE(session.selection().pinned(), (Cell{{}, 2}));
    QCOMPARE(view.figure()->source().cell, (Cell{{}, 2}));
    session.selection().pin({1, 2});
    session.selection().hover({});
    QCOMPARE(view.valueText().toFloat(), session.layer()->weights.head(0)(1, 2));
    QTest::mouseClick(&view, Qt::LeftButton, {}, {2, 2}); // beside everything
    QVERIFY(session.selection().cell().isEmpty());
}

void TestOverviewViews::arrowKeysGoAlongTheTokens()
{
    TinySession session;
    LinesView view;
    show(view, session);
    const auto pinned = [&] { return session.selection().pinned(); };
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(pinned(), (Cell{0, {}})); // starts somewhere
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(pinned(), (Cell{1, {}}));
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(pinned(), (Cell{{}, 1}));
    QTest::keyClick(&view, Qt::Key_Up);
    QTest::keyClick(&view, Qt::Key_Up);
    QCOMPARE(pinned(), (Cell{{}, 0}));
    QTest::keyClick(&view, Qt::Key_Left);
    QCOMPARE(pinned(), (Cell{0, {}}));
    view.setLook({.horizontal = true});
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(pinned(), (Cell{1, {}}));
    QTest::keyClick(&view, Qt::Key_Up);
    QCOMPARE(pinned(), (Cell{{}, 1}));
}

void TestOverviewViews::linesZoomAndPan()
{
    TinySession session;
    LinesView view;
    show(view, session);
    const QPointF at = view.queryEnd(0);
    QWheelEvent in(at, view.mapToGlobal(at), {}, {0, 120}, {}, {}, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&view, &in);
    QVERIFY(view.isZoomed());
    const double before = view.queryEnd(0).y();
    QTest::mousePress(&view, Qt::LeftButton, {}, view.rect().center());
    QTest::mouseMove(&view, view.rect().center() - QPoint(0, 20));
    QTest::mouseMove(&view, view.rect().center() - QPoint(0, 40));
    QTest::mouseRelease(&view, Qt::LeftButton, {}, view.rect().center() - QPoint(0, 40));
    QVERIFY(view.queryEnd(0).y() < before);
    QVERIFY(session.selection().pinned().isEmpty());
    QTest::keyClick(&view, Qt::Key_0);
    QVERIFY(!view.isZoomed());
}

void TestOverviewViews::headsAreToggled()
{
    HeadToggles toggles;
    toggles.show();
    QSignalSpy changed(&toggles, &HeadToggles::changed);
    toggles.setHeads({"trained on word alignments", "", "", ""}, attn::HeadIndex{1});
    const auto button = [&](int head) { return toggles.findChildren<QToolButton *>().at(head); };
    QVERIFY(toggles.added().empty());
    QVERIFY(button(1)->isChecked() && !button(0)->isChecked());
    QVERIFY(button(0)->text().contains(QChar(0x2605)));
    QTest::mouseClick(button(3), Qt::LeftButton);
    QCOMPARE(toggles.added(), std::vector{attn::HeadIndex{3}});
    QCOMPARE(changed.count(), 1);
    QTest::mouseClick(button(1), Qt::LeftButton); // the chosen one stays
    QVERIFY(button(1)->isChecked());
    toggles.setHeads({"trained on word alignments", "", "", ""}, attn::HeadIndex{2});
    QCOMPARE(toggles.added(), (std::vector{attn::HeadIndex{1}, attn::HeadIndex{3}}));
    toggles.setAll(true);
    QVERIFY(toggles.isAll());
    toggles.setAll(false);
    QVERIFY(toggles.added().empty());
    toggles.setHeads({"trained on word alignments", "", "", ""}, attn::HeadIndex{0});
    QVERIFY(toggles.added().empty()); // alone, it is the chosen one
    QVERIFY(!button(2)->isChecked());
}

QTEST_MAIN(TestOverviewViews)
#include "tst_overview_views.moc"
