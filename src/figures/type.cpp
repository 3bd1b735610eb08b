// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/type.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QPen>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "figures/figure.h"

namespace lab {

namespace {

constexpr double kLeastPixels = 8; ///< 6 points: nothing smaller is ever read
constexpr char kChineseFamily[] = "Noto Sans CJK SC";

bool isChinese(const QString &text)
{
    return std::ranges::any_of(text.toUcs4(), [](char32_t letter) {
        const QChar::Script script = QChar::script(letter);
        return script == QChar::Script_Han || script == QChar::Script_Bopomofo ||
               (letter >= 0x3000 && letter <= 0x303f) || (letter >= 0xff00 && letter <= 0xffef);
    });
}

} // namespace

QStringList installedFamilies(const QStringList &families)
{
    QStringList installed;
    std::ranges::copy_if(families, std::back_inserter(installed),
                         [](const QString &family) { return QFontDatabase::hasFamily(family); });
    return installed;
}

const QStringList &figureFamilies()
{
    static const QStringList families = installedFamilies({QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")});
    return families; // asking the database takes longer than laying a figure out
}

Type::Type(const FigureStyle &style)
    : m_families(style.families), m_pixels(std::max(1.0, style.pointSize * 96 / 72)),
      m_least(std::max(kLeastPixels, std::ceil(style.leastPixels)))
{
    QFont base = font({});
    base.setPixelSize(100);
    m_capHeight = QFontMetricsF(base).capHeight() / 100;
}

double Type::pixels(int step) const
{
    return std::max(m_least, std::round(m_pixels * std::pow(1.2, step)));
}

QFont Type::font(const QString &text, int step, bool bold) const
{
    QStringList families = m_families;
    families.insert(isChinese(text) ? 0 : families.size(), QString::fromLatin1(kChineseFamily));
    QFont font;
    font.setFamilies(families);
    font.setPixelSize(static_cast<int>(pixels(step)));
    font.setBold(bold);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setKerning(false); // figures stay in their columns
    return font;
}

double TextRun::width() const
{
    return QFontMetricsF(font).horizontalAdvance(text);
}

double TextLine::width() const
{
    double sum = 0;
    for (const TextRun &run : runs)
        sum += run.width();
    return sum;
}

void TextLine::elide(double width)
{
    double excess = this->width() - width;
    while (excess > 0 && !runs.isEmpty()) {
        TextRun &last = runs.last();
        const double before = last.width();
        if (before > excess)
            last.text = QFontMetricsF(last.font).elidedText(last.text, Qt::ElideRight, before - excess);
        if (before > excess && !last.text.isEmpty())
            return;
        runs.removeLast();
        excess -= before;
    }
}

void TextLine::paint(QPainter &painter, const QPointF &baseline) const
{
    double x = baseline.x();
    for (const TextRun &run : runs) {
        const QPointF origin(x, baseline.y() - run.rise);
        const bool isLast = &run == &runs.last();
        const double width = run.dotted || !isLast ? run.width() : 0; // shaping text is most of what a line costs
        painter.setFont(run.font);
        painter.setPen(run.color);
        painter.drawText(origin, run.text);
        if (run.dotted) {
            const double thickness = std::max(1.0, run.font.pixelSize() / 12.0);
            painter.setPen(QPen(run.color, thickness, Qt::DotLine, Qt::FlatCap));
            const double y = origin.y() + 2 * thickness;
            painter.drawLine(QLineF(origin.x(), y, origin.x() + width, y));
        }
        x += width;
    }
}

} // namespace lab
