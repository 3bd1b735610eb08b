// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "walkthrough/step_figure.h"
#include "walkthrough/table_line.h"

// Where the matrices of a step stand: from left to right in one line, or in some where there are many.

namespace lab {

namespace {

constexpr int kMostInLine = 4;
constexpr double kArrowEms = 4;
constexpr double kGapEms = 1.6;
constexpr double kMostCellEms = 5.4;
constexpr double kMostRowEms = 3.8; ///< of many rows
constexpr double kLoneRowEms = 5.4;
constexpr double kFewRowsEms = 12;      ///< of one, two or three together
constexpr double kMostBesideMany = 1.8; ///< how much higher than those of a table of which few are seen
constexpr double kMany = 2;             ///< times the rows that are seen

double whole(double length)
{
    return std::floor(length);
}

} // namespace

/// In order, so many lines of as many tables.
std::vector<TableLine> StepFigure::flowLines(std::size_t count, const QSizeF &room) const
{
    const std::size_t perLine = (m_tables.size() + count - 1) / count;
    std::vector<TableLine> lines(count);
    for (std::size_t i = 0; i < m_tables.size(); ++i)
        addTable(i, lines[i / perLine]);
    labelRows(lines, room.height());
    for (TableLine &line : lines)
        line.shrinkTo(room.width());
    return lines;
}

/// Each equation in a line of its own, symbols of the same place one below the other; none where a step has none, or
/// where they are too wide.
std::vector<TableLine> StepFigure::equationLines(const QSizeF &room) const
{
    std::vector<TableLine> lines(static_cast<std::size_t>(m_step.equations.size()));
    std::size_t next = 0;
    for (std::size_t i = 0; i < lines.size(); ++i)
        for (qsizetype k = 0; k < m_step.equations[static_cast<qsizetype>(i)].size(); ++k)
            addTable(next++, lines[i]);
    if (lines.empty())
        return {};
    labelRows(lines, room.height());
    TableLine::shrinkAlike(lines, room.width());
    return isTooWide(lines, room.width()) ? std::vector<TableLine>() : lines;
}

void StepFigure::addTable(std::size_t table, TableLine &line) const
{
    const double em = m_tableType.pixels();
    const bool arrow = m_step.hasArrow(m_tables[table]->matrix().id);
    line.add(*m_tables[table], (arrow ? kArrowEms : line.size() == 0 ? 0 : kGapEms) * em, arrow);
}

void StepFigure::labelRows(std::vector<TableLine> &lines, double height) const
{
    const double each = height / static_cast<double>(lines.size()) - kGapEms * m_tableType.pixels() / 2;
    for (TableLine &line : lines) {
        std::vector<int> marked;
        for (std::size_t i = 0; i < line.size(); ++i)
            marked.push_back(markedRow(line.table(i)));
        line.labelRows(line.seenRows(each), marked);
    }
}

bool StepFigure::isTooWide(const std::vector<TableLine> &lines, double width)
{
    return std::ranges::any_of(lines, [&](const TableLine &line) { return line.width(0) > width; });
}

/// What a line needs for so many rows, or all there are.
double StepFigure::heightOf(const TableLine &line, double width, int rows) const
{
    const double gap = kGapEms * m_tableType.pixels();
    const int titleLines = line.titleLines(cellWidth(line, width), gap / 2);
    return line.header() + titleLines * MatrixTable::titleHeight(m_tableType) +
           std::min(line.mostRows(), rows) * line.legibleRow() + gap;
}

double StepFigure::heightOf(const std::vector<TableLine> &lines, double width, int rows) const
{
    double height = 0;
    for (const TableLine &line : lines)
        height += heightOf(line, width, rows);
    return height;
}

/// A step's equations; else as few as their widths allow; one more where there is room for it, all words of columns are
/// seen then, and no more of the rows is lost than of the words was.
std::vector<TableLine> StepFigure::fittingLines(const QSizeF &room) const
{
    std::vector<TableLine> lines = equationLines(room);
    if (!lines.empty())
        return lines;
    std::size_t count = (m_tables.size() + kMostInLine - 1) / kMostInLine;
    lines = flowLines(count, room);
    while (count < m_tables.size() && isTooWide(lines, room.width()))
        lines = flowLines(++count, room);
    const double words = seenWords(lines);
    if (count == m_tables.size() || words == 1)
        return lines;
    std::vector<TableLine> more = flowLines(count + 1, room);
    const bool fits = heightOf(more, room.width(), TableLine::kLeastRows) <= room.height();
    return fits && seenWords(more) == 1 && seenRows(more, room.height()) >= words ? more : lines;
}

double StepFigure::seenWords(const std::vector<TableLine> &lines)
{
    double share = 1;
    for (const TableLine &line : lines)
        share = std::min(share, line.seenWords());
    return share;
}

/// The least share of a line's rows.
double StepFigure::seenRows(const std::vector<TableLine> &lines, double height) const
{
    const double each = height / static_cast<double>(lines.size()) - kGapEms * m_tableType.pixels() / 2;
    double share = 1;
    for (const TableLine &line : lines)
        share = std::min(share, static_cast<double>(line.seenRows(each)) / line.mostRows());
    return share;
}

/// How high each line is that all show as many rows as there is room for, and share what is left.
std::vector<double> StepFigure::lineHeights(const std::vector<TableLine> &lines, const QSizeF &room) const
{
    const double half = kGapEms * m_tableType.pixels() / 2; // of the gap below the last one nothing needs to be seen
    std::vector<double> heads;
    int most = 0;
    for (const TableLine &line : lines) {
        heads.push_back(heightOf(line, room.width(), 0));
        most = std::max(most, line.mostRows());
    }
    const auto height = [&](std::size_t i, int rows) {
        return heads[i] + std::min(lines[i].mostRows(), rows) * lines[i].legibleRow();
    };
    const auto left = [&](int rows) {
        double rest = room.height() + half;
        for (std::size_t i = 0; i < lines.size(); ++i)
            rest -= height(i, rows);
        return rest;
    };
    int rows = TableLine::kLeastRows;
    while (rows < most && left(rows + 1) >= 0)
        ++rows;
    std::vector<double> heights;
    for (std::size_t i = 0; i < lines.size(); ++i)
        heights.push_back(height(i, rows) + std::max(0.0, left(rows)) / static_cast<double>(lines.size()) - half);
    return heights;
}

/// Where they end.
double StepFigure::layOutTables(const QRectF &area) const
{
    const std::vector<TableLine> lines = fittingLines(area.size());
    const std::vector<double> heights = lineHeights(lines, area.size());
    m_arrows.clear();
    double y = area.top();
    for (std::size_t i = 0; i < lines.size(); ++i)
        y = layOutLine(lines[i], QRectF(area.left(), y, area.width(), heights[i]));
    evenType();
    for (std::size_t i = 0; i < m_tables.size(); ++i)
        if (const auto [first, last] = sharing(i); markedRow(*m_tables[i]) >= 0)
            for (std::size_t k = first; k <= last; ++k)
                m_tables[k]->scrollToRow(m_tables[i]->grid().firstRow());
    return y;
}

/// The numbers of all tables are in the same type: larger ones would seem to say more.
void StepFigure::evenType() const
{
    int step = kLargestTextStep;
    for (const auto &table : m_tables)
        step = std::min(step, table->textStep().value_or(step));
    for (const auto &table : m_tables)
        table->setLargestTextStep(step);
}

/// -1: none.
int StepFigure::markedRow(const MatrixTable &table) const
{
    const auto mark = std::ranges::find(m_marks, table.matrix().id, &MatrixPart::matrix);
    return mark == m_marks.end() ? -1 : mark->row;
}

/// The first and the last of the tables that share row labels with this one, and scroll with it.
std::pair<std::size_t, std::size_t> StepFigure::sharing(std::size_t table) const
{
    std::size_t first = table, last = table;
    while (first > 0 && !m_tables[first]->isLabelled())
        --first;
    while (last + 1 < m_tables.size() && !m_tables[last + 1]->isLabelled())
        ++last;
    return {first, last};
}

/// Of tables with so few rows that the page could be empty, more.
double StepFigure::mostRowEms(int rows)
{
    return std::clamp(kFewRowsEms / std::max(1, rows), kMostRowEms, kLoneRowEms);
}

/// How high the rows of each table are: all alike, as high as there is room for; but beside a learned table of very
/// many, of which only some are seen, those of the others are somewhat higher where all of them are seen.
std::vector<double> StepFigure::rowHeights(const TableLine &line, double room) const
{
    const double legible = line.legibleRow();
    const auto best = [&](int rows) {
        const double most = std::max(legible, whole(mostRowEms(rows) * m_tableType.pixels()));
        return std::clamp(whole(room / rows), legible, most);
    };
    const double common = best(line.mostRows());
    std::vector<double> heights(line.size(), common);
    if (legible * line.mostRows() <= kMany * room)
        return heights;
    int seenWhole = 1;
    const auto fits = [&](int rows) { return rows * legible <= room; };
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (fits(line.table(i).rows()))
            seenWhole = std::max(seenWhole, line.table(i).rows());
        else if (line.table(i).hasWordsInRows())
            return heights;
    }
    for (std::size_t i = 0; i < heights.size(); ++i)
        if (fits(line.table(i).rows()))
            heights[i] = std::min(best(seenWhole), whole(kMostBesideMany * legible));
    return heights;
}

/// The wider the better, as far as there is room.
double StepFigure::cellWidth(const TableLine &line, double width) const
{
    double cell = 0;
    while (cell < kMostCellEms * m_tableType.pixels() && line.width(cell + 1) <= width)
        ++cell;
    return cell;
}

/// The top of the next line.
double StepFigure::layOutLine(const TableLine &line, const QRectF &area) const
{
    const double gap = kGapEms * m_tableType.pixels();
    const double cell = cellWidth(line, area.width());
    const int titleLines = line.titleLines(cell, gap / 2);
    const double top = area.top() + line.header() + titleLines * MatrixTable::titleHeight(m_tableType);
    const double room = area.bottom() - gap / 2 - top;
    const std::vector<double> heights = rowHeights(line, room);
    double x = area.left() + std::max(0.0, whole((area.width() - line.width(cell)) / 2));
    double bottom = top, lastBottom = area.bottom();
    for (std::size_t i = 0; i < line.size(); ++i) {
        const double arrow = x + line.before(i) / 2;
        x += line.before(i) + line.labelWidth(i);
        if (!line.isHidden(i)) {
            MatrixTable &table = line.table(i);
            const double labels = line.isLabelled(i) ? table.labelWidth() : 0;
            const double width = std::max(cell, whole(table.legibleCell().width()));
            const int rows = std::max(TableLine::kLeastRows, static_cast<int>(room / heights[i]));
            table.place({x - labels, top - table.headerHeight(titleLines)}, {width, heights[i]},
                        {std::min(line.columns(i), table.cols()), std::min(rows, table.rows())}, line.isLabelled(i),
                        {titleLines, line.tableWidth(i, cell) + gap / 2});
            for (const MatrixPart &mark : m_marks)
                if (mark.matrix == table.matrix().id)
                    table.reveal(mark);
            const double ownBottom = table.grid().rect().bottom();
            if (line.hasArrow(i)) // in the middle of what it is between
                m_arrows.emplace_back(arrow, (top + std::min(lastBottom, ownBottom)) / 2);
            lastBottom = ownBottom;
            bottom = std::max(bottom, ownBottom);
        }
        x += line.tableWidth(i, cell);
    }
    return bottom + gap;
}

void StepFigure::paintArrows(QPainter &painter) const
{
    const double half = 0.9 * m_tableType.pixels(), head = 0.35 * m_tableType.pixels();
    painter.setPen(QPen(style().theme->dim, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    for (const QPointF &middle : m_arrows) {
        const QPointF tip = middle + QPointF(half, 0);
        painter.drawLine(QLineF(middle - QPointF(half, 0), tip));
        painter.drawPolyline(QPolygonF{tip + QPointF(-head, -head), tip, tip + QPointF(-head, head)});
    }
}

/// Lines of tables in which so many rows are seen.
QSizeF StepFigure::leastTablesSize(double width, int rows) const
{
    const std::vector<TableLine> lines = fittingLines({width, 0});
    double across = 1;
    for (const TableLine &line : lines)
        across = std::max(across, line.wordsWidth());
    return {across, heightOf(lines, width, rows)};
}

} // namespace lab
