// SPDX-License-Identifier: GPL-3.0-or-later
#include "walkthrough/matrix_table.h"

#include <QFontMetricsF>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "figures/text_flow.h"
#include "formula/painter.h"
#include "walkthrough/cell_text.h"
#include "walkthrough/formula_colors.h"
#include "walkthrough/matrix_csv.h"

namespace lab {

namespace {

constexpr double kSymbolEms = 1.35; // of the type
constexpr double kMostLabelEms = 9; // of the type
constexpr double kMostColumnEms = 5;
constexpr double kWindowBar = 3; // pixels
constexpr int kLegibleStep = -1;
constexpr int kNumberStep = -2;
constexpr int kCoveredStep = 4; ///< of the question mark

QList<TokenLabel> labelsOf(const QStringList &words)
{
    QList<TokenLabel> labels;
    for (const QString &word : words)
        labels << TokenLabel{{}, visibleText(word)};
    return labels;
}

/// Of what is never broken between lines.
double longestPiece(const QString &text, const QFontMetricsF &metrics)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Line, text);
    double longest = 0;
    for (qsizetype start = 0, end = finder.toNextBoundary(); end > 0; start = end, end = finder.toNextBoundary())
        longest = std::max(longest, metrics.horizontalAdvance(text.mid(start, end - start).trimmed()));
    return std::ceil(longest);
}

double numberWidth(attn::Index count, const Type &type)
{
    const QString widest = QString::number(count);
    return TextRun{widest, type.font(widest, kNumberStep), {}}.width() + 8;
}

} // namespace

std::shared_ptr<const AxisLabels> TableParts::labels(const QStringList &words)
{
    for (const auto &[known, labels] : m_labels)
        if (known == words)
            return labels;
    return m_labels.emplace_back(words, std::make_shared<const AxisLabels>(labelsOf(words), m_type)).second;
}

/// Colours of a role are mixed once for all figures of a thread.
std::shared_ptr<const ColorMap> TableParts::colors(Role role) const
{
    const bool isWeights = role == Role::Weights;
    thread_local std::map<std::array<QRgb, 4>, std::shared_ptr<const ColorMap>> known;
    const QColor fill = themeRole(m_theme, role).fill;
    std::shared_ptr<const ColorMap> &colors =
        known[{m_theme.negative.rgb(), m_theme.panel.rgb(), fill.rgb(), isWeights ? 1U : 0U}];
    if (!colors)
        colors = std::make_shared<const ColorMap>(
            isWeights ? ColorMap::weights(m_theme) : ColorMap::diverging(m_theme.negative, m_theme.panel, fill));
    return colors;
}

MatrixTable::MatrixTable(const StepMatrix &matrix, const QString &words, const MathFontPtr &font,
                         const FigureStyle &style, TableParts &parts, int digits)
    : m_matrix(matrix), m_words(words), m_style(style), m_type(parts.type()), m_digits(digits),
      m_colors(parts.colors(matrix.role)), m_masked(infiniteOnes(matrix)), m_symbol(matrix.latex),
      m_symbolLayout(m_symbol, font), m_rowLabels(parts.labels(matrix.rows)), m_colLabels(parts.labels(matrix.columns))
{
    m_field.values = matrix.values;
    m_field.masked = m_masked;
    m_field.colors = m_colors.get();
    m_field.tone.top = matrix.integers                ? 1e30
                       : matrix.role == Role::Weights ? 1
                                                      : std::max(matrix.extent.largest, 1e-30F);
    m_field.text = [this](int row, int col) { return cellText(m_matrix, m_field.values(row, col), m_digits); };
    m_field.widestText = widestText(matrix, digits);
    m_legible = cellSizeForText(m_field.widestText, m_type, kLegibleStep)
                    .expandedTo(QSizeF(0, std::ceil(m_type.lineHeight()))); // for the labels
    m_rowPlan = m_rowLabels->planRows(m_legible.height(), kMostLabelEms * m_type.pixels(), 0);
    m_colPlan = m_colLabels->planColumns(m_legible.width(), kMostColumnEms * m_type.pixels(), 0);
    if (!hasWordsInColumns())
        m_colPlan.extent = m_type.lineHeight(kNumberStep) + 2;
    if (m_matrix.rows.isEmpty())
        m_rowPlan.extent = numberWidth(matrix.rowCount(), m_type);
    const QString shape = QStringLiteral(" %1 × %2 ").arg(rows()).arg(cols());
    m_shape = {shape, m_type.font(shape, kTitleStep), style.theme->text};
    const double em = kSymbolEms * m_type.pixels();
    const QFontMetricsF metrics(m_type.font(m_words, kTitleStep));
    const double symbol = m_symbolLayout.width(em) + m_shape.width();
    m_titleWidth = std::max(symbol, longestPiece(m_words, metrics));
    m_wholeTitleWidth = std::ceil(symbol + metrics.horizontalAdvance(m_words)) + 1;
    m_header = std::ceil(std::max(m_symbolLayout.size(em).height(), m_type.lineHeight()) + 4 + m_colPlan.extent);
}

QStringList MatrixTable::titleIn(double width) const
{
    return m_words.isEmpty() ? QStringList() : wrapped(m_words, m_type.font(m_words, kTitleStep), width);
}

void MatrixTable::place(const QPointF &topLeft, const QSizeF &cell, const QSize &window, bool labelled,
                        const Header &header)
{
    m_labelled = labelled;
    m_field.largestTextStep = kLargestTextStep;
    m_titleBelow = header.lines > 0 ? titleIn(header.width) : QStringList();
    m_headerHeight = headerHeight(header.lines);
    const Viewport view{m_grid.view().firstRow, m_grid.view().firstCol, static_cast<double>(window.height()),
                        static_cast<double>(window.width())};
    const QPointF corner = topLeft + QPointF(labelled ? labelWidth() : 0, m_headerHeight);
    const QSizeF size(cell.width() * window.width(), cell.height() * window.height());
    m_grid = CellGrid(QRectF(corner, size), rows(), cols(), view);
    m_bounds = QRectF(topLeft, QSizeF(corner.x() - topLeft.x() + std::max(size.width(), header.width),
                                      m_headerHeight + size.height() + (isWindowed() ? 2 * kWindowBar : 0)));
}

void MatrixTable::scrollTo(const GridCell &first)
{
    Viewport view = m_grid.view();
    view.firstRow = first.row;
    view.firstCol = first.col;
    m_grid = CellGrid(m_grid.rect(), rows(), cols(), view);
}

void MatrixTable::scrollBy(int rows, int cols)
{
    scrollTo({static_cast<int>(m_grid.view().firstRow) + rows, static_cast<int>(m_grid.view().firstCol) + cols});
}

void MatrixTable::reveal(const MatrixPart &part)
{
    const auto moved = [](double first, double count, int wanted) {
        if (wanted < 0)
            return static_cast<int>(first);
        return static_cast<int>(std::clamp(first, wanted - count + 1, static_cast<double>(wanted)));
    };
    const Viewport &view = m_grid.view();
    scrollTo({moved(view.firstRow, view.rows, part.row), moved(view.firstCol, view.cols, part.col)});
}

bool MatrixTable::isWindowed() const
{
    return m_grid.view().rows < rows() || m_grid.view().cols < cols();
}

bool MatrixTable::isOnHeader(const QPointF &point) const
{
    const QRectF header(m_grid.rect().left(), m_bounds.top(), std::max(titleWidth(), m_grid.rect().width()),
                        m_headerHeight - m_colPlan.extent);
    return header.contains(point);
}

QRectF MatrixTable::partRect(const MatrixPart &part) const
{
    if (part.row < 0 && part.col < 0)
        return m_grid.rect();
    const GridCell first{std::max(0, part.row), std::max(0, part.col)};
    const GridCell last{part.row < 0 ? rows() - 1 : part.row, part.col < 0 ? cols() - 1 : part.col};
    return m_grid.cellRect(first).united(m_grid.cellRect(last)).intersected(m_grid.rect());
}

void MatrixTable::paintHeader(QPainter &painter, const MatrixPart &focus) const
{
    const Theme &theme = *m_style.theme;
    const double em = kSymbolEms * m_type.pixels();
    const double baseline = m_bounds.top() + std::max(m_symbolLayout.ascent(em), m_type.pixels());
    FormulaLook look{em, formulaPalette(theme), {}};
    look.palette.ink = themeRole(theme, m_matrix.role).text;
    const QPointF origin(m_grid.rect().left(), std::round(baseline));
    if (focus.matrix == m_matrix.id) {
        QColor fill = themeRole(theme, m_matrix.role).fill;
        fill.setAlpha(kFocusAlpha);
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawRoundedRect(QRectF(origin.x() - 3, origin.y() - m_symbolLayout.ascent(em) - 2,
                                       m_symbolLayout.width(em) + 6, m_symbolLayout.size(em).height() + 4),
                                3, 3);
    }
    paintFormula(painter, origin, m_symbolLayout, look, m_symbol.latex());
    const QFont font = m_type.font(m_words, kTitleStep);
    TextLine line{{m_shape}};
    if (m_titleBelow.isEmpty())
        line.runs << TextRun{m_words, font, theme.dim};
    line.paint(painter, origin + QPointF(m_symbolLayout.width(em), 0));
    double y = origin.y();
    for (const QString &words : m_titleBelow) {
        y += m_type.lineHeight(kTitleStep);
        TextLine{{{words, font, theme.dim}}}.paint(painter, {origin.x(), y});
    }
}

/// Dimensions, and rows that are no words, by their numbers, as many as have room.
void MatrixTable::paintColumnNumbers(QPainter &painter) const
{
    painter.setFont(m_type.font({}, kNumberStep));
    painter.setPen(m_style.theme->dim);
    const double digit = QFontMetricsF(painter.font()).horizontalAdvance(u'0'); // all of them are as wide
    const auto width = [digit](const QString &number) { return digit * static_cast<double>(number.size()); };
    if (!hasWordsInColumns())
        for (int col = m_grid.firstCol(); col <= m_grid.lastCol(); ++col) {
            const QString text = numberLabel(col, m_matrix.columnIndex);
            const QRectF cell = m_grid.cellRect({m_grid.firstRow(), col});
            painter.drawText(QPointF(cell.center().x() - width(text) / 2, m_grid.rect().top() - 5), text);
        }
    if (m_matrix.rows.isEmpty() && m_labelled && rows() > 1)
        for (int row = m_grid.firstRow(); row <= m_grid.lastRow(); ++row) {
            const QString text = numberLabel(row, m_matrix.rowIndex);
            const QRectF cell = m_grid.cellRect({row, m_grid.firstCol()});
            painter.drawText(QPointF(m_grid.rect().left() - 6 - width(text),
                                     cell.center().y() + m_type.middleToBaseline(kNumberStep)),
                             text);
        }
}

/// Two bars that say which part of the matrix is seen.
void MatrixTable::paintWindow(QPainter &painter) const
{
    const Viewport &view = m_grid.view();
    const QRectF &cells = m_grid.rect();
    const auto bar = [&](const QRectF &track, const QRectF &thumb) {
        painter.fillRect(track, m_style.theme->line);
        painter.fillRect(thumb, m_style.theme->dim);
    };
    if (view.cols < cols()) {
        const double unit = cells.width() / cols();
        const double y = cells.bottom() + kWindowBar;
        bar({cells.left(), y, cells.width(), kWindowBar},
            {cells.left() + view.firstCol * unit, y, view.cols * unit, kWindowBar});
    }
    if (view.rows < rows()) {
        const double unit = cells.height() / rows();
        const double x = cells.right() + kWindowBar;
        bar({x, cells.top(), kWindowBar, cells.height()},
            {x, cells.top() + view.firstRow * unit, kWindowBar, view.rows * unit});
    }
}

void MatrixTable::paintPart(QPainter &painter, const MatrixPart &part, const QColor &color) const
{
    const QRectF rect = partRect(part);
    if (rect.isEmpty())
        return;
    painter.setPen(QPen(color, 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect.adjusted(0, 0, -1, -1));
}

void MatrixTable::paintCovered(QPainter &painter) const
{
    const Theme &theme = *m_style.theme;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintHeader(painter, {});
    paintFrame(painter, m_grid.rect(), theme);
    painter.fillRect(m_grid.rect(), theme.window);
    painter.setFont(m_type.font({}, kCoveredStep, true));
    painter.setPen(theme.dim);
    painter.drawText(m_grid.rect(), Qt::AlignCenter, QStringLiteral("?"));
    painter.restore();
}

void MatrixTable::paint(QPainter &painter, const std::vector<MatrixPart> &marks, const MatrixPart &focus,
                        const std::optional<MatrixPart> &built) const
{
    const Theme &theme = *m_style.theme;
    const Theme::Role &role = themeRole(theme, m_matrix.role);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintHeader(painter, focus);
    std::optional<int> markedRow, markedCol;
    for (const MatrixPart &part : marks) {
        if (part.matrix != m_matrix.id)
            continue;
        markedRow = part.row >= 0 ? std::optional(part.row) : markedRow;
        markedCol = part.col >= 0 ? std::optional(part.col) : markedCol;
    }
    const LabelColors colors{theme.text, theme.dim, role.text};
    if (m_labelled && rows() > 1)
        m_rowLabels->paintRows(painter, m_grid, m_rowPlan, colors, markedRow);
    m_colLabels->paintColumns(painter, m_grid, m_colPlan, colors, markedCol, m_grid.rect().right() + m_colPlan.extent);
    paintColumnNumbers(painter);
    paintFrame(painter, m_grid.rect(), theme);
    painter.save();
    if (built)
        painter.setClipRect(partRect(*built), Qt::IntersectClip);
    paintCells(painter, m_grid, m_field, m_type, theme);
    painter.restore();
    paintWindow(painter);
    for (const MatrixPart &part : marks)
        if (part.matrix == m_matrix.id)
            paintPart(painter, part, theme.text);
    if (focus.matrix == m_matrix.id) {
        QColor veil = role.fill;
        veil.setAlpha(kFocusAlpha);
        if (focus.row >= 0 || focus.col >= 0)
            painter.fillRect(partRect(focus), veil);
        paintPart(painter, focus, role.fill);
    }
    painter.restore();
}

} // namespace lab
