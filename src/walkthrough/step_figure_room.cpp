// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <utility>

#include "walkthrough/step_figure.h"

// A page that is larger than a step needs makes everything in it larger: the type first, then the formula and the gaps.

namespace lab {

namespace {

// Of a page that is as large as the type of the style asks for; what is beyond it makes the type larger.
constexpr double kPageEmsAcross = 66;
constexpr double kPageEmsDown = 44;
constexpr double kMostGrowth = 1.5;
constexpr double kHeadEms = 14;  ///< of an ordinary step but for its tables
constexpr double kTablesEms = 6; ///< of the tables' headers, and of the gaps around them
constexpr double kPointsPerPixel = 72.0 / 96;

} // namespace

/// Type of so many whole pixels: the style's own where that is its size.
Type StepFigure::typeOf(double pixels) const
{
    FigureStyle sized = style();
    Type own(sized);
    if (pixels <= own.pixels())
        return own;
    sized.pointSize = pixels * kPointsPerPixel;
    return Type(sized);
}

void StepFigure::makeTables(const Type &type) const
{
    TableParts parts(type, *style().theme);
    m_tables.clear();
    for (const StepMatrix &matrix : m_step.matrices())
        m_tables.push_back(std::make_unique<MatrixTable>(matrix, m_step.titleInPlace(matrix), m_font, style(), parts,
                                                         m_options.digits));
    m_tableType = type;
}

double StepFigure::leastHeight(double width) const
{
    if (width == m_least.width)
        return m_least.tight;
    const QRectF area = std::exchange(m_area, {});
    m_type = typeOf(0);
    if (m_tableType.pixels() != m_type.pixels())
        makeTables(m_type);
    const QRectF page(0, 0, width, 0);
    const double head = layOutFormulas(page, layOutHead(page, kLeastTextLines), 0);
    const double tightHead = layOutFormulas(page, layOutHead(page, 1), -1);
    const QSizeF least = leastTablesSize(width - 2 * kMargin, kFewestRows);
    const double tables = least.height() + leastCurvesHeight();
    const double comfortable = leastTablesSize(width - 2 * kMargin, kComfortableRows).height() + leastCurvesHeight();
    const double rest = tables + layOutFoot(page);
    m_least = {width, std::ceil(tightHead + rest), std::ceil(head + rest), tables, comfortable, least.width()};
    const double height = m_least.tight;
    if (!area.isNull())
        layOut(area); // what was measured with stands where it stood
    return height;
}

/// The page alone decides about the type of title, sentences and formulas, so that it is the same at every step; that
/// of the tables is also no larger than leaves room for a few rows of each, and for the words of all columns.
void StepFigure::growType(const QSizeF &page) const
{
    leastHeight(page.width());
    const double all = m_least.height;
    const double own = typeOf(0).pixels();
    const double growth =
        std::min({page.width() / (kPageEmsAcross * own), page.height() / (kPageEmsDown * own), kMostGrowth});
    const double head = std::max(own, std::floor(own * growth));
    m_type = typeOf(head);
    const double down = (page.height() - (all - m_least.tables) * head / own) / m_least.comfortable;
    const double across = (page.width() - 2 * kMargin) / m_least.words;
    const double tables = std::clamp(std::floor(own * std::min(down, across)), own, head);
    if (tables != m_tableType.pixels())
        makeTables(typeOf(tables));
}

/// What a run of few words leaves of a page: as high at every step, though a step of more tables takes some of it back.
double StepFigure::spareHeight(const QSizeF &page) const
{
    const attn::Tensor &weights = source().layer->weights;
    const auto words = static_cast<int>(std::max(weights.shape().at(1), weights.shape().at(2)));
    const double ordinary = (kHeadEms + kTablesEms + words * mostRowEms(words)) * m_type.pixels();
    const double own = typeOf(0).pixels();
    const double needed =
        (m_least.height - m_least.tables) * m_type.pixels() / own + m_least.comfortable * m_tableType.pixels() / own;
    return std::max(0.0, page.height() - std::max(ordinary, needed));
}

} // namespace lab
