// SPDX-License-Identifier: GPL-3.0-or-later
#include "walkthrough/step_figure.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "figures/caption.h"
#include "figures/text_flow.h"
#include "formula/painter.h"
#include "walkthrough/formula_colors.h"
#include "walkthrough/step_figure_curves.h"
#include "walkthrough/symbols.h"

namespace lab {

namespace {

constexpr QSizeF kNaturalEms(70, 48);
constexpr double kFormulaEms = 2.1; // of the type
constexpr double kNumbersEms = 1.45;
constexpr double kLeastEms = 0.95; // a formula that is too wide shrinks no further
constexpr qsizetype kMostFootLines = 4;
constexpr double kLeastFormulaEms = 6; ///< the room kept for formulas, so that tables stay where they are
constexpr double kMostFormulaEms = 13; ///< on a page that has more
constexpr double kFormulasShare = 0.5; ///< of the height that is to spare
constexpr double kGapShare = 0.2;      ///< above the tables
constexpr double kGrownFormula = 1.6;  ///< how much larger they are then
constexpr double kGrownNumbers = 1.3;
constexpr double kTightFormulaEms = 4; ///< the room on a page that would be scrolled else
constexpr double kTight = 0.7;         ///< how much smaller they are there

/// From tight (-1) over ordinary (0) to grown (1).
double grown(double growth, double tight, double ordinary, double most)
{
    return growth < 0 ? std::lerp(ordinary, tight, -growth) : std::lerp(ordinary, most, growth);
}

} // namespace

StepFigure::StepFigure(Step step, FigureSource source, MathFontPtr font, const FigureStyle &style,
                       const Options &options)
    : Figure(std::move(source), style), m_step(std::move(step)), m_font(std::move(font)), m_options(options),
      m_type(style), m_tableType(style), m_formula(options.shapes ? m_step.latexWithShapes : m_step.latex, m_font)
{
    if (!m_step.latexWithNumbers.isEmpty())
        m_numbers.emplace(m_step.latexWithNumbers, m_font);
    makeTables(m_type);
    findMarks();
}

StepFigure::~StepFigure() = default;

bool StepFigure::isResult(std::size_t table) const
{
    return std::ranges::any_of(m_step.results,
                               [&](const StepMatrix &result) { return result.id == m_tables[table]->matrix().id; });
}

QString StepFigure::caption() const
{
    return QStringLiteral("%1 · %2").arg(m_step.number).arg(m_step.title);
}

const MatrixTable *StepFigure::table(const QString &id) const
{
    const auto found = std::ranges::find_if(m_tables, [&](const auto &table) { return table->matrix().id == id; });
    return found == m_tables.end() ? nullptr : found->get();
}

void StepFigure::setCovered(bool covered)
{
    m_covered = covered;
    m_focus = {};
}

/// The cell of one of the tables that is this number.
std::optional<MatrixPart> StepFigure::partOf(const Quantity &quantity) const
{
    for (const auto &table : m_tables) {
        const StepMatrix &matrix = table->matrix();
        if (!matrix.opens || matrix.corner.what != quantity.what)
            continue;
        const auto place = [](attn::Index wanted, attn::Index first, const QList<int> &numbers) {
            return numbers.isEmpty() ? static_cast<int>(wanted - first)
                                     : static_cast<int>(numbers.indexOf(static_cast<int>(wanted)));
        };
        const int row = place(quantity.row, matrix.corner.row, matrix.rowIndex);
        int col = place(quantity.column, matrix.corner.column, matrix.columnIndex);
        if (matrix.headColumns > 0)
            col = static_cast<int>(attn::value(quantity.head) * matrix.headColumns + quantity.column);
        const bool inside = row >= 0 && col >= 0 && row < table->rows() && col < table->cols();
        if (inside && matrix.at(row, col) == quantity)
            return MatrixPart{matrix.id, row, col};
    }
    return {};
}

/// The chosen cell, and of each input the rows and columns that it is made of.
void StepFigure::findMarks()
{
    if (!m_step.cell)
        return;
    for (const Operand &operand : m_step.cell->operands) {
        const std::optional<MatrixPart> part = partOf(operand.quantity);
        if (!part)
            continue;
        const auto same = std::ranges::find(m_marks, part->matrix, &MatrixPart::matrix);
        if (same == m_marks.end()) {
            m_marks.push_back(*part);
            continue;
        }
        same->row = same->row == part->row ? part->row : -1; // of several rows, the whole column
        same->col = same->col == part->col ? part->col : -1;
    }
    const std::optional<MatrixPart> cell = partOf(m_step.cell->of);
    if (!cell)
        return;
    m_marks.push_back(*cell);
    const StepMatrix &result = table(cell->matrix)->matrix();
    for (const auto &other : m_tables) // on the way from score to weight, the cell of the same query and key
        if (const StepMatrix &matrix = other->matrix();
            markedRow(*other) < 0 && !result.columns.isEmpty() && matrix.columns == result.columns &&
            matrix.rows == result.rows && matrix.rowCount() == result.rowCount())
            m_marks.push_back({matrix.id, cell->row, cell->col});
}

QString StepFigure::title() const
{
    return style().ownTitle.isEmpty() ? caption() : style().ownTitle;
}

/// Title and sentences, as far as the style wants them; where what follows begins.
double StepFigure::layOutHead(const QRectF &area, qsizetype leastLines) const
{
    const double width = area.width() - 2 * kMargin;
    const double titles = TextRun{title(), m_type.font(title(), kTitleStep, true), {}}.width() + kSourceGap +
                          TextRun{m_step.source, m_type.font(m_step.source, -1), {}}.width();
    m_sourceBelow = titles > width;
    m_textTop = area.top() + 4;
    if (style().title)
        m_textTop += m_type.lineHeight(kTitleStep) + (m_sourceBelow ? m_type.lineHeight(-1) : 0);
    m_text = style().notes ? wrapped(m_step.text, m_type.font(m_step.text), width) : QStringList();
    const auto lines = style().notes ? std::max(leastLines, m_text.size()) : 0;
    return m_textTop + static_cast<double>(lines) * m_type.lineHeight() + 8;
}

QList<TextLine> StepFigure::footLines(double width) const
{
    if (!style().fullNotes)
        return {};
    FigureStyle plain = style();
    plain.title = true;
    plain.ownTitle.clear(); // that is the step's
    return captionLines(headCaption(source(), plain), plain, m_type, -1, width, kMostFootLines);
}

/// As large as fits; below the least size it is cut rather than too small to read.
double StepFigure::lineEm(const Line &line, double ems, double width) const
{
    const double wanted = ems * m_type.pixels();
    const double fitting = width / std::max(1e-6, line.layout.width(1));
    return std::floor(std::clamp(fitting, kLeastEms * typeOf(0).pixels(), wanted));
}

/// How much larger formulas are than usual: by half of what is to spare, up to 1; or -1, smaller, before a page has to
/// be scrolled. Nothing between: what stands beside each other then may be too wide for it in larger type.
double StepFigure::formulaGrowth(double height, double spare) const
{
    if (height < m_least.height)
        return -1;
    return std::min(1.0, kFormulasShare * spare / ((kMostFormulaEms - kLeastFormulaEms) * m_type.pixels()));
}

/// Where what follows begins.
double StepFigure::layOutFormulas(const QRectF &area, double top, double growth) const
{
    const double width = area.width() - 2 * kMargin;
    const double gap = 2 * m_type.pixels();
    const double left = area.left() + kMargin;
    m_formula.em = lineEm(m_formula, kFormulaEms * grown(growth, kTight, 1, kGrownFormula), width);
    double height = m_formula.layout.size(m_formula.em).height();
    bool beside = false;
    if (m_numbers) {
        m_numbers->em = lineEm(*m_numbers, kNumbersEms * grown(growth, kTight, 1, kGrownNumbers), width);
        const double both = m_formula.layout.width(m_formula.em) + gap + m_numbers->layout.width(m_numbers->em);
        beside = both <= width;
        const double numbers = m_numbers->layout.size(m_numbers->em).height();
        height = beside ? std::max(height, numbers) : height + gap / 2 + numbers;
    }
    const double ems = grown(growth, kTightFormulaEms, kLeastFormulaEms, kMostFormulaEms);
    const double room = std::max(height, ems * m_type.pixels());
    const double start = top + (room - height) / 2;
    const auto centred = [&](const Line &line, double x, double w, double y, double h) {
        const QSizeF size = line.layout.size(line.em);
        line.origin = QPointF(std::round(x + std::max(0.0, (w - size.width()) / 2)),
                              std::round(y + (h - size.height()) / 2 + line.layout.ascent(line.em)));
    };
    if (!m_numbers) {
        centred(m_formula, left, width, start, height);
    } else if (beside) {
        const double spare =
            (width - m_formula.layout.width(m_formula.em) - m_numbers->layout.width(m_numbers->em)) / 3;
        const double first = m_formula.layout.width(m_formula.em) + 2 * spare;
        centred(m_formula, left, first, start, height);
        centred(*m_numbers, left + first - spare, width - first + spare, start, height);
    } else {
        const double formula = m_formula.layout.size(m_formula.em).height();
        centred(m_formula, left, width, start, formula);
        centred(*m_numbers, left, width, start + formula + gap / 2, height - formula - gap / 2);
    }
    return top + room + 12;
}

/// Its height.
double StepFigure::layOutFoot(const QRectF &area) const
{
    m_foot = footLines(area.width() - 2 * kMargin);
    const double note = m_step.note.isEmpty() ? 0 : m_type.lineHeight() + 4;
    return note + static_cast<double>(m_foot.size()) * m_type.lineHeight(-1) + 8;
}

void StepFigure::layOut(const QRectF &area) const
{
    if (area == m_area)
        return;
    m_area = {};
    growType(area.size());
    m_area = area;
    const double spare = spareHeight(area.size());
    const double growth = formulaGrowth(area.height(), spare);
    const double formulas = layOutHead(area, growth < 0 ? 1 : kLeastTextLines);
    const double tables = layOutFormulas(area, formulas, growth) + kGapShare * spare;
    const double bottom = std::max(tables + 60, area.bottom() - layOutFoot(area));
    const QRectF inside(QPointF(area.left() + kMargin, tables), QPointF(area.right() - kMargin, bottom));
    const double end = layOutTables(inside.adjusted(0, 0, 0, -leastCurvesHeight()));
    layOutCurves(QRectF(QPointF(inside.left(), end), inside.bottomRight()));
}

/// Without its sentence.
StepFigure::Spot StepFigure::placeOfTerm(const QString &term, bool inNumbers) const
{
    Spot spot;
    if (term.isEmpty())
        return spot;
    if (!inNumbers) {
        const auto found = std::ranges::find(m_step.terms, term, &lab::Term::name);
        if (found != m_step.terms.end())
            spot.part = {found->matrix, static_cast<int>(found->row), static_cast<int>(found->column)};
        return spot;
    }
    if (!m_step.cell)
        return spot;
    const bool isOperand = term.startsWith(QLatin1Char('o'));
    const auto index = static_cast<std::size_t>(term.mid(1).toUInt());
    if (isOperand && index < m_step.cell->operands.size())
        spot.quantity = m_step.cell->operands[index].quantity;
    else if (!isOperand)
        spot.quantity = m_step.cell->of;
    if (spot.quantity)
        spot.part = partOf(*spot.quantity).value_or(MatrixPart{});
    return spot;
}

StepFigure::Spot StepFigure::spotOfTerm(const QString &term, bool inNumbers) const
{
    Spot spot = placeOfTerm(term, inNumbers);
    if (spot.quantity)
        spot.sentence = describe(*m_step.values, *spot.quantity);
    return spot;
}

StepFigure::Spot StepFigure::spotOf(const MatrixTable &table, const GridCell &cell) const
{
    const StepMatrix &matrix = table.matrix();
    Spot spot{{matrix.id, cell.row, cell.col}, {}, {}};
    if (matrix.opens) {
        spot.quantity = matrix.at(cell.row, cell.col);
        spot.sentence = describe(*m_step.values, *spot.quantity) + QStringLiteral(": ");
    }
    spot.sentence += exactText(matrix.values(cell.row, cell.col));
    return spot;
}

StepFigure::Spot StepFigure::spotAt(const QPointF &point) const
{
    for (std::size_t i = 0; i < m_tables.size(); ++i) {
        const auto &table = m_tables[i];
        if (const std::optional<GridCell> cell = table->cellAt(point); cell && !isCovered(i))
            return spotOf(*table, *cell);
        if (table->isOnHeader(point))
            return {{table->matrix().id, -1, -1}, {}, table->matrix().title};
    }
    const QString term = m_formula.layout.termAt(point - m_formula.origin, m_formula.em);
    if (Spot spot = spotOfTerm(term, false); !spot.isEmpty() || !numbers())
        return spot;
    return spotOfTerm(m_numbers->layout.termAt(point - m_numbers->origin, m_numbers->em), true);
}

bool StepFigure::scroll(const QPointF &point, int rows, int cols)
{
    for (std::size_t i = 0; i < m_tables.size(); ++i) {
        MatrixTable &table = *m_tables[i];
        if (!table.isWindowed() || !table.bounds().contains(point))
            continue;
        const Viewport before = table.grid().view();
        table.scrollBy(rows, cols);
        const auto [first, last] = sharing(i);
        for (std::size_t k = first; k <= last; ++k)
            m_tables[k]->scrollToRow(static_cast<int>(table.grid().view().firstRow));
        return !(table.grid().view() == before);
    }
    return false;
}

QRectF StepFigure::termRect(const QString &name) const
{
    const std::array<const Line *, 2> lines{&m_formula, m_numbers ? &*m_numbers : nullptr};
    for (const Line *line : lines) {
        const QList<QRectF> rects = line ? line->layout.termRects(name, line->em) : QList<QRectF>();
        if (!rects.isEmpty())
            return rects.first().translated(line->origin);
    }
    return {};
}

double StepFigure::leastWidth() const
{
    const double em = typeOf(0).pixels();
    double width = 30 * em;
    for (const Line *line : {&m_formula, m_numbers ? &*m_numbers : &m_formula})
        width = std::max(width, line->layout.width(kLeastEms * em) + 2 * kMargin);
    if (m_step.curves)
        width = std::max(width, curvesWidth(*m_step.curves, typeOf(0)) + 2 * kMargin);
    return std::ceil(width);
}

QSizeF StepFigure::minimumSize() const
{
    const double width = leastWidth();
    return {width, leastHeight(std::max(width, kNaturalEms.width() * typeOf(0).pixels()))};
}

/// How much smaller all must be for this area; 1 where it is large enough.
double StepFigure::fittingScale(const QSizeF &area) const
{
    constexpr double kStep = 0.98; // the smaller all is, the wider the area, and the less height it takes
    constexpr double kLeast = 0.01;
    double scale = std::min(1.0, area.width() / leastWidth());
    while (scale > kLeast && leastHeight(area.width() / scale) > area.height() / scale)
        scale *= kStep;
    return scale;
}

QSizeF StepFigure::naturalSize() const
{
    return minimumSize().expandedTo(kNaturalEms * typeOf(0).pixels());
}

} // namespace lab
