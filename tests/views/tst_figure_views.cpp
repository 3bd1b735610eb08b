// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QScreen>
#include <QWheelEvent>

#include "support/session_fixture.h"
#include "views/heat_map_view.h"
#include "views/qkv_view.h"

using namespace lab;
using namespace lab::test;

class TestFigureViews : public QObject {
    Q_OBJECT
private slots:
    void hoverIsAPreviewClickPins();
    void arrowKeysMoveTheCell();
    void dragPansAndDoesNotPin();
    void zoomStaysInside();
    void aNewRunIsPainted();
    void aSelectionAheadOfItsLayerDoesNoHarm();
    void withoutARunNothingHappens();
    void copiesNumberAndPicture();
    void rowsOfQkvChooseQueryAndKey();
    void whatFollowsTheMouseIsPaintedWhole();
    void theThemeFollowsThePalette();

private:
    static QPoint middle(const HeatMapView &view, int row, int col)
    {
        return view.cellRect({row, col}).center().toPoint();
    }
    static void show(FigureView &view, Session &session)
    {
        view.resize(700, 500);
        view.setSession(&session);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
    }
};

void TestFigureViews::hoverIsAPreviewClickPins()
{
    TinySession session;
    HeatMapView view;
    show(view, session);
    QTest::mouseMove(&view, middle(view, 1, 2));
    QCOMPARE(session.selection().hovered(), (Cell{1, 2}));
    QVERIFY(session.selection().pinned().isEmpty());
    QTest::mouseClick(&view, Qt::LeftButton, {}, middle(view, 1, 3));
    QCOMPARE(session.selection().pinned(), (Cell{1, 3}));
    QTest::mouseMove(&view, {2, 2}); // beside the map
    QVERIFY(session.selection().hovered().isEmpty());
    QCOMPARE(session.selection().cell(), (Cell{1, 3}));
}

void TestFigureViews::arrowKeysMoveTheCell()
{
    TinySession session;
    HeatMapView view;
    show(view, session);
    const int lastKey = static_cast<int>(session.layer()->weights.shape().at(2)) - 1;
    const int lastQuery = static_cast<int>(session.layer()->weights.shape().at(1)) - 1;
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(session.selection().pinned(), (Cell{0, 0})); // starts somewhere
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(session.selection().pinned(), (Cell{1, 1}));
    QTest::keyClick(&view, Qt::Key_Left);
    QTest::keyClick(&view, Qt::Key_Left);
    QCOMPARE(session.selection().pinned(), (Cell{1, 0}));
    QTest::keyClick(&view, Qt::Key_End);
    QCOMPARE(session.selection().pinned(), (Cell{1, lastKey}));
    for (int i = 0; i < lastQuery + 3; ++i)
        QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(session.selection().pinned(), (Cell{lastQuery, lastKey}));
}

void TestFigureViews::dragPansAndDoesNotPin()
{
    TinySession session;
    HeatMapView view;
    show(view, session);
    view.zoom(2, middle(view, 0, 0));
    QVERIFY(view.isZoomed());
    const QPoint from = view.rect().center();
    const auto before = view.cellAt(from);
    QTest::mousePress(&view, Qt::LeftButton, {}, from);
    QTest::mouseMove(&view, from - QPoint(40, 40));
    QTest::mouseMove(&view, from - QPoint(120, 120));
    QTest::mouseRelease(&view, Qt::LeftButton, {}, from - QPoint(120, 120));
    QVERIFY(session.selection().pinned().isEmpty());
    QVERIFY(view.cellAt(from) != before);
    QTest::mouseDClick(&view, Qt::LeftButton, {}, from);
    QVERIFY(!view.isZoomed());
}

void TestFigureViews::zoomStaysInside()
{
    TinySession session;
    HeatMapView view;
    show(view, session);
    const QRectF all = view.cellRect({0, 0});
    QWheelEvent in(middle(view, 2, 2), view.mapToGlobal(middle(view, 2, 2)), {}, {0, 120}, {}, {}, Qt::NoScrollPhase,
                   false);
    QCoreApplication::sendEvent(&view, &in);
    QVERIFY(view.isZoomed());
    for (int i = 0; i < 40; ++i)
        view.zoomBy(1);
    QVERIFY(view.cellRect({2, 2}).width() <= view.width());
    for (int i = 0; i < 80; ++i)
        view.zoomBy(-1);
    QCOMPARE(view.cellRect({0, 0}), all);
    view.zoomBy(2);
    QTest::keyClick(&view, Qt::Key_0);
    QCOMPARE(view.cellRect({0, 0}), all);
}

void TestFigureViews::aNewRunIsPainted()
{
    TinySession session;
    HeatMapView view;
    show(view, session);
    const QImage before = view.grab().toImage();
    QSignalSpy painted(&view, &FigureView::painted);
    session.setText(QStringLiteral("she eats an apple ."));
    QVERIFY(painted.wait());
    QCOMPARE(painted.first().first().value<RunPtr>(), session.run());
    QVERIFY(view.grab().toImage() != before);
    session.selection().setHead(attn::HeadIndex{1});
    const QImage other = view.grab().toImage();
    session.selection().setHead(attn::HeadIndex{0});
    QVERIFY(view.grab().toImage() != other);
}

void TestFigureViews::aSelectionAheadOfItsLayerDoesNoHarm()
{
    TinySession session("the cat sees a dog in the garden .");
    session.setTarget(QStringLiteral("le"));
    HeatMapView view;
    show(view, session);
    QTRY_COMPARE(session.run()->trace->produced.size(), std::size_t{2});
    session.selection().setPlace(kEncoder); // 9 x 9, while the layer that is shown is 2 x 9
    session.selection().pin({8, 8});
    view.grab();
    QTRY_COMPARE(session.layer()->place, kEncoder);
    view.grab();
}

void TestFigureViews::withoutARunNothingHappens()
{
    Session session;
    HeatMapView map;
    QkvView tables;
    show(map, session);
    show(tables, session);
    for (FigureView *view : {static_cast<FigureView *>(&map), static_cast<FigureView *>(&tables)}) {
        QTest::mouseMove(view, {200, 200});
        QTest::mouseClick(view, Qt::LeftButton, {}, {200, 200});
        QTest::keyClick(view, Qt::Key_Right);
        QVERIFY(view->valueText().isEmpty());
        view->copyPicture();
        view->grab();
    }
    QVERIFY(session.selection().cell().isEmpty());
}

void TestFigureViews::copiesNumberAndPicture()
{
    TinySession session;
    HeatMapView view;
    show(view, session);
    session.selection().pin({1, 2});
    view.copyValue();
    const float weight = session.layer()->weights.head(0)(1, 2);
    QCOMPARE(QGuiApplication::clipboard()->text().toFloat(), weight);
    view.copyPicture();
    QVERIFY(!QGuiApplication::clipboard()->image().isNull());
}

void TestFigureViews::rowsOfQkvChooseQueryAndKey()
{
    TinySession session;
    QkvView view;
    show(view, session);
    view.resize(view.sizeHint());
    const auto at = [&view](QkvFigure::Matrix matrix, int row) {
        return view.entryRect({matrix, row, 0}).center().toPoint();
    };
    QTest::mouseClick(&view, Qt::LeftButton, {}, at(QkvFigure::Matrix::Q, 1));
    QTest::mouseClick(&view, Qt::LeftButton, {}, at(QkvFigure::Matrix::K, 2));
    QCOMPARE(session.selection().pinned(), (Cell{1, 2}));
    QTest::mouseMove(&view, at(QkvFigure::Matrix::V, 3));
    QCOMPARE(session.selection().cell(), (Cell{1, 3}));
    QCOMPARE(view.valueText().toFloat(), session.layer()->v.head(0)(3, 0));
}

/// Only what the marks cover is painted when they move: the screen must show the same as a picture made anew.
void TestFigureViews::whatFollowsTheMouseIsPaintedWhole()
{
    TinySession session;
    QkvView view;
    show(view, session);
    const auto onScreen = [&view] { return view.screen()->grabWindow(view.winId()).toImage(); };
    for (const Cell &cell : {Cell{1, 2}, Cell{3, 0}, Cell{{}, 4}, Cell{0, {}}, Cell{}, Cell{2, 2}}) {
        session.selection().hover(cell);
        QCoreApplication::processEvents();
        QCOMPARE(onScreen(), view.grab().toImage().convertToFormat(onScreen().format()));
    }
}

void TestFigureViews::theThemeFollowsThePalette()
{
    TinySession session;
    HeatMapView view;
    show(view, session);
    QPalette dark;
    dark.setColor(QPalette::Window, Theme::darkTheme().panel);
    dark.setColor(QPalette::WindowText, Theme::darkTheme().text);
    view.setPalette(dark);
    QVERIFY(view.figure()->style().theme->dark);
    QVERIFY(view.grab().toImage().pixelColor(2, 2).lightness() < 80);
}

QTEST_MAIN(TestFigureViews)
#include "tst_figure_views.moc"
