// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>
#include <limits>

#include "figures/color_map.h"
#include "figures/head_weights.h"
#include "figures/oklab.h"

using namespace lab;

/// Every theme's colours keep what the design promises: legible type, even steps, a 0 that disappears.
class TestColors : public QObject {
    Q_OBJECT
private slots:
    void typeIsLegible_data();
    void typeIsLegible();
    void zeroDisappears_data();
    void zeroDisappears();
    void lightnessStepsAreEven_data();
    void lightnessStepsAreEven();
    void weightsAreWellApart_data();
    void weightsAreWellApart();
    void bothSidesAreEquallyStrong();
    void inkIsLegible_data();
    void inkIsLegible();
    void valuesOutsideAreClamped();
    void oklabMatchesItsPaper();
    void scaleEndsAtRoundNumbers_data();
    void scaleEndsAtRoundNumbers();
};

namespace {

void themes()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

const Theme &theme()
{
    QFETCH(bool, dark);
    return dark ? Theme::darkTheme() : Theme::light();
}

double lightness(QRgb color)
{
    return Oklab::of(QColor(color)).lightness;
}

QList<ColorMap> allMaps(const Theme &theme)
{
    QList<ColorMap> maps{ColorMap::weights(theme)};
    for (const Theme::Role &role : {theme.query, theme.key, theme.value, theme.other})
        maps << ColorMap::diverging(theme.negative, theme.panel, role.fill);
    return maps;
}

} // namespace

void TestColors::typeIsLegible_data()
{
    QTest::addColumn<QColor>("type");
    QTest::addColumn<QColor>("ground");
    for (const Theme *theme : {&Theme::light(), &Theme::darkTheme()}) {
        const QString name = theme->dark ? "dark " : "light ";
        const QList<QPair<QString, QColor>> types{{"query", theme->query.text}, {"key", theme->key.text},
                                                  {"value", theme->value.text}, {"weights", theme->weights.text},
                                                  {"other", theme->other.text}, {"text", theme->text},
                                                  {"dim", theme->dim}};
        for (const auto &[role, color] : types) {
            QTest::newRow(qPrintable(name + role + " on panel")) << color << theme->panel;
            QTest::newRow(qPrintable(name + role + " on window")) << color << theme->window;
        }
    }
}

void TestColors::typeIsLegible()
{
    QFETCH(QColor, type);
    QFETCH(QColor, ground);
    QVERIFY2(ColorMap::contrast(type, ground) >= 4.5, qPrintable(QString::number(ColorMap::contrast(type, ground))));
}

void TestColors::zeroDisappears_data()
{
    themes();
}

void TestColors::zeroDisappears()
{
    for (const ColorMap &map : allMaps(theme())) {
        QCOMPARE(QColor(map.at(0)), theme().panel);
        QCOMPARE(QColor(map.at(std::numeric_limits<double>::quiet_NaN())), theme().panel);
    }
}

void TestColors::lightnessStepsAreEven_data()
{
    themes();
}

void TestColors::lightnessStepsAreEven()
{
    const double rounding = 0.005; // of 8-bit channels
    for (const ColorMap &map : allMaps(theme()))
        for (const double end : {1.0, -1.0}) {
            if (end < 0 && !map.isSigned())
                continue;
            const double from = lightness(map.at(0)), to = lightness(map.at(end));
            QVERIFY(std::abs(to - from) > 0.3);
            for (int i = 0; i <= 20; ++i) {
                const double share = i / 20.0;
                const double off = lightness(map.at(share * end)) - (from + share * (to - from));
                QVERIFY2(std::abs(off) < rounding, qPrintable(QString("%1 at %2").arg(off).arg(share)));
            }
        }
}

void TestColors::weightsAreWellApart_data()
{
    themes();
}

void TestColors::weightsAreWellApart()
{
    const ColorMap map = ColorMap::weights(theme());
    for (int tenth = 1; tenth <= 10; ++tenth)
        QVERIFY(std::abs(lightness(map.at(tenth / 10.0)) - lightness(map.at((tenth - 1) / 10.0))) > 0.05);
    QVERIFY(std::abs(lightness(map.at(0.75)) - Oklab::of(theme().weights.fill).lightness) < 0.005);
}

void TestColors::bothSidesAreEquallyStrong()
{
    const Theme &light = Theme::light();
    const ColorMap map = ColorMap::diverging(light.negative, light.panel, light.query.fill);
    QCOMPARE(QColor(map.at(1)), light.query.fill);
    for (const double share : {0.25, 0.5, 1.0})
        QVERIFY(std::abs(lightness(map.at(share)) - lightness(map.at(-share))) < 0.005);
}

void TestColors::inkIsLegible_data()
{
    themes();
}

void TestColors::inkIsLegible()
{
    for (const ColorMap &map : allMaps(theme()))
        for (int i = -100; i <= 100; ++i) {
            const QRgb fill = map.at(i / 100.0);
            QVERIFY(ColorMap::contrast(ColorMap::ink(fill), QColor(fill)) >= 4.5);
        }
}

void TestColors::valuesOutsideAreClamped()
{
    const Theme &light = Theme::light();
    const ColorMap weights = ColorMap::weights(light);
    QCOMPARE(weights.at(7), weights.at(1));
    QCOMPARE(weights.at(-7), weights.at(0));
    const ColorMap signedMap = ColorMap::diverging(light.negative, light.panel, light.key.fill);
    QCOMPARE(signedMap.at(-7), signedMap.at(-1));
    QCOMPARE(signedMap.at(std::numeric_limits<double>::infinity()), signedMap.at(1));
}

void TestColors::oklabMatchesItsPaper()
{
    QVERIFY(std::abs(Oklab::of(Qt::white).lightness - 1) < 1e-4);
    const Oklab red = Oklab::of(QColor(255, 0, 0)); // 0.62796, 0.22486, 0.12585
    QVERIFY(std::abs(red.lightness - 0.62796) < 1e-4);
    QVERIFY(std::abs(red.a - 0.22486) < 1e-4);
    QVERIFY(std::abs(red.b - 0.12585) < 1e-4);
    QCOMPARE(red.toColor(), QColor(255, 0, 0));
    const QColor calmed = Oklab{0.5, 0.5, 0.0}.toColor(); // no screen has this much chroma
    QVERIFY(std::abs(Oklab::of(calmed).lightness - 0.5) < 0.005);
}

void TestColors::scaleEndsAtRoundNumbers_data()
{
    QTest::addColumn<double>("largest");
    QTest::addColumn<double>("scale");
    QTest::newRow("all of it") << 1.0 << 1.0;
    QTest::newRow("most") << 0.51 << 1.0;
    QTest::newRow("half") << 0.5 << 0.5;
    QTest::newRow("between") << 0.21 << 0.5;
    QTest::newRow("a fifth") << 0.2 << 0.2;
    QTest::newRow("little") << 0.03 << 0.05;
    QTest::newRow("very little") << 0.0009 << 0.001;
}

void TestColors::scaleEndsAtRoundNumbers()
{
    QFETCH(double, largest);
    QFETCH(double, scale);
    QVERIFY(std::abs(weightScale(largest) - scale) < 1e-9);
    QVERIFY(weightScale(0) > 0);
}

QTEST_MAIN(TestColors)
#include "tst_colors.moc"
