// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QCheckBox>
#include <QSignalSpy>
#include <QTest>

#include "support/session_fixture.h"
#include "views/heat_map_view.h"
#include "views/map_options.h"

using namespace lab;
using namespace lab::test;

/// The small window in which one chooses how weights are drawn, and the map that follows it.
class TestMapOptions : public QObject {
    Q_OBJECT
private slots:
    void everyChoiceIsAClick();
    void whatMeansNothingIsDisabled();
    void escapeCloses();
    void hiddenTokensAreSkippedByMouseAndKeys();
    void theHintMakesRoomForBars();
};

namespace {

/// The button or box of this text.
QAbstractButton *button(const MapOptions &options, const QString &text)
{
    for (QAbstractButton *each : options.findChildren<QAbstractButton *>())
        if (each->text() == text)
            return each;
    return nullptr;
}

void press(const MapOptions &options, const QString &text)
{
    QAbstractButton *found = button(options, text);
    QVERIFY2(found, qPrintable(text));
    const bool isBox = qobject_cast<QCheckBox *>(found) != nullptr;
    QTest::mouseClick(found, Qt::LeftButton, {}, isBox ? QPoint(8, found->height() / 2) : QPoint());
}

} // namespace

void TestMapOptions::everyChoiceIsAClick()
{
    MapOptions options;
    options.show();
    QVERIFY(QTest::qWaitForWindowExposed(&options));
    QList<MapStyle> seen;
    connect(&options, &MapOptions::changed, this, [&](const MapStyle &style) { seen << style; });
    for (const char *choice : {"Cividis", "Log", "0 to 1", "Hidden", "Divide what is left by its sum",
                               "Numbers in the cells", "The chosen row as bars"})
        press(options, QLatin1String(choice));
    const MapStyle expected{MapColors::Cividis, MapScale::Log, MapRange::Fixed, MapSpecials::Hidden, true, false, true};
    QCOMPARE(seen.size(), 7);
    QCOMPARE(seen.last(), expected);
    QCOMPARE(options.mapStyle(), expected);
    for (const QAbstractButton *each : options.findChildren<QAbstractButton *>())
        QVERIFY2(!each->isVisible() || !each->toolTip().isEmpty(), qPrintable(each->text()));
}

void TestMapOptions::whatMeansNothingIsDisabled()
{
    MapOptions options;
    options.show();
    QVERIFY(!button(options, "Divide what is left by its sum")->isEnabled());
    press(options, "Hidden");
    QVERIFY(button(options, "Divide what is left by its sum")->isEnabled());
    QVERIFY(button(options, "0 to 1")->isEnabled());
    press(options, "By row");
    QVERIFY(!button(options, "0 to 1")->isEnabled());
}

void TestMapOptions::escapeCloses()
{
    QWidget window;
    window.resize(300, 200);
    window.show();
    MapOptions options(&window);
    options.openAt(window);
    QVERIFY(QTest::qWaitForWindowExposed(&options));
    QTest::keyClick(&options, Qt::Key_Escape);
    QVERIFY(!options.isVisible());
}

void TestMapOptions::hiddenTokensAreSkippedByMouseAndKeys()
{
    TinySession session;
    session.setTarget(QStringLiteral("le chat voit")); // produced: these words, and what the model makes of the last
    QTRY_COMPARE(session.run()->trace->produced.size(), std::size_t{4});
    HeatMapView view;
    view.resize(700, 500);
    view.setSession(&session);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    MapStyle style;
    style.specials = MapSpecials::Hidden;
    view.setMapStyle(style);
    const auto *map = static_cast<const HeatMapFigure *>(view.figure());
    const QList<TokenLabel> queries = queryLabels(*session.run()->trace, kCross);
    const auto special = std::ranges::count_if(queries, &TokenLabel::special);
    QCOMPARE(map->rows(), queries.size() - special);
    QTest::mouseClick(&view, Qt::LeftButton, {}, view.cellRect({map->rows() - 1, 0}).center().toPoint());
    QCOMPARE(session.selection().pinned(), map->cellOf({map->rows() - 1, 0}));
    QTest::keyClick(&view, Qt::Key_Down); // there is no further row
    QCOMPARE(session.selection().pinned(), map->cellOf({map->rows() - 1, 0}));
    for (qsizetype query = 0; query < queries.size(); ++query)
        QCOMPARE(map->rowOf(static_cast<int>(query)).has_value(), !queries.at(query).special);
}

void TestMapOptions::theHintMakesRoomForBars()
{
    TinySession session;
    HeatMapView view;
    view.resize(700, 600);
    view.setSession(&session);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    MapStyle style;
    style.profile = true;
    view.setMapStyle(style);
    const QImage hint = view.grab().toImage();
    const QRectF cell = view.cellRect({1, 1});
    session.selection().pin({1, 1});
    QVERIFY(view.grab().toImage() != hint);
    QCOMPARE(view.cellRect({1, 1}), cell); // nothing jumps
}

QTEST_MAIN(TestMapOptions)
#include "tst_map_options.moc"
