// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "walkthrough/step_figure.h"

// Where the matrices of a step stand: from left to right in one line, or in two where there are many.

namespace lab {

namespace {

constexpr int kLeastColumns = 3;
constexpr int kFewWords = 6;
constexpr int kLeastRows = 3;
constexpr int kMostInLine = 4;
constexpr int kComfortableRows = 6;
constexpr double kArrowEms = 4;
constexpr double kGapEms = 1.6;
constexpr double kMostCellEms = 4.4;
constexpr double kMostRowEms = 2.6;

double whole(double length)
{
    return std::floor(length);
}

} // namespace

/// Some tables side by side.
struct StepFigure::TableLine {
    std::vector<MatrixTable *> tables;
    std::vector<int> columns; ///< that are seen of each
    std::vector<bool> labelled;
    double fixed = 0; ///< labels, gaps and the arrow
    double header = 0;
    int arrowBefore = -1;
    int mostRows = 1;

    double tableWidth(std::size_t i, double cell) const
    {
        return std::max(columns[i] * std::max(cell, tables[i]->legibleCell().width()), tables[i]->titleWidth());
    }

    double width(double cell) const
    {
        double sum = fixed;
        for (std::size_t i = 0; i < tables.size(); ++i)
            sum += tableWidth(i, cell);
        return sum;
    }

    /// Of the table with the most columns, one fewer, until all fit: dimensions before words, and both before the last
    /// few of each.
    void shrinkTo(double room)
    {
        struct Round {
            bool words;
            int least;
        };
        for (const auto &[words, least] :
             {Round{false, kLeastColumns}, Round{true, kFewWords}, Round{false, 2}, Round{true, kLeastColumns}}) {
            while (width(0) > room) {
                int most = least;
                std::size_t widest = tables.size();
                for (std::size_t i = 0; i < tables.size(); ++i)
                    if (columns[i] > most && tables[i]->hasWordsInColumns() == words) {
                        most = columns[i];
                        widest = i;
                    }
                if (widest == tables.size())
                    break;
                --columns[widest];
            }
        }
    }
};

std::vector<StepFigure::TableLine> StepFigure::tableLines(std::size_t count, double room) const
{
    const double gap = kGapEms * m_type.pixels(), arrow = kArrowEms * m_type.pixels();
    const std::size_t perLine = (m_tables.size() + count - 1) / count;
    std::vector<TableLine> lines(count);
    for (std::size_t i = 0; i < m_tables.size(); ++i) {
        TableLine &line = lines[i / perLine];
        MatrixTable *table = m_tables[i].get();
        const bool first = line.tables.empty();
        const bool hasArrow = i == m_inputs && m_inputs > 0;
        const bool labelled = first || !table->hasSameRowLabels(*line.tables.back());
        if (hasArrow)
            line.arrowBefore = static_cast<int>(line.tables.size());
        line.fixed += (labelled ? table->labelWidth() : 0) + (hasArrow ? arrow : first ? 0 : gap);
        line.tables.push_back(table);
        line.columns.push_back(table->cols());
        line.labelled.push_back(labelled);
        line.header = std::max(line.header, table->headerHeight());
        line.mostRows = std::max(line.mostRows, table->rows());
    }
    for (TableLine &line : lines)
        line.shrinkTo(room);
    return lines;
}

/// As few lines as their widths allow.
void StepFigure::layOutTables(const QRectF &area) const
{
    std::size_t count = (m_tables.size() + kMostInLine - 1) / kMostInLine;
    std::vector<TableLine> lines = tableLines(count, area.width());
    const auto tooWide = [&](const TableLine &line) { return line.width(0) > area.width(); };
    while (count < m_tables.size() && std::ranges::any_of(lines, tooWide))
        lines = tableLines(++count, area.width());
    double y = area.top();
    for (const TableLine &line : lines)
        y = layOutLine(line, QRectF(area.left(), y, area.width(), area.height() / static_cast<double>(count)));
}

/// The top of the next line.
double StepFigure::layOutLine(const TableLine &line, const QRectF &area) const
{
    const double em = m_type.pixels(), gap = kGapEms * em, arrow = kArrowEms * em;
    QSizeF legible(0, 0);
    for (const MatrixTable *table : line.tables)
        legible = legible.expandedTo(table->legibleCell());
    const double room = area.height() - line.header - gap / 2;
    const double rowHeight =
        std::clamp(whole(room / line.mostRows), legible.height(), std::max(legible.height(), whole(kMostRowEms * em)));
    const int rows = std::max(kLeastRows, static_cast<int>(room / rowHeight));
    double cell = 0; // the wider the better, as far as there is room
    while (cell < kMostCellEms * em && line.width(cell + 1) <= area.width())
        ++cell;
    double x = area.left() + std::max(0.0, whole((area.width() - line.width(cell)) / 2));
    for (std::size_t i = 0; i < line.tables.size(); ++i) {
        MatrixTable &table = *line.tables[i];
        const bool hasArrow = line.arrowBefore == static_cast<int>(i);
        if (hasArrow)
            m_arrow = QPointF(x + arrow / 2, area.top() + line.header + std::min(rows, line.mostRows) * rowHeight / 2);
        x += hasArrow ? arrow : i == 0 ? 0 : gap;
        table.place({x, area.top() + line.header - table.headerHeight()},
                    {std::max(cell, whole(table.legibleCell().width())), rowHeight},
                    {std::min(line.columns[i], table.cols()), std::min(rows, table.rows())}, line.labelled[i],
                    0.8 * gap);
        for (const MatrixPart &mark : m_marks)
            if (mark.matrix == table.matrix().id)
                table.reveal(mark);
        x += (line.labelled[i] ? table.labelWidth() : 0) + line.tableWidth(i, cell);
    }
    return area.top() + line.header + std::min(rows, line.mostRows) * rowHeight + gap;
}

void StepFigure::paintArrow(QPainter &painter) const
{
    if (m_inputs == 0)
        return;
    const double half = 0.9 * m_type.pixels(), head = 0.35 * m_type.pixels();
    painter.setPen(QPen(style().theme->dim, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF tip = m_arrow + QPointF(half, 0);
    painter.drawLine(QLineF(m_arrow - QPointF(half, 0), tip));
    painter.drawPolyline(QPolygonF{tip + QPointF(-head, -head), tip, tip + QPointF(-head, head)});
}

/// Of a line of tables in which a few rows are seen.
double StepFigure::leastTablesHeight() const
{
    double header = 0, row = 0;
    for (const auto &table : m_tables) {
        header = std::max(header, table->headerHeight());
        row = std::max(row, table->legibleCell().height());
    }
    const std::size_t lines = (m_tables.size() + kMostInLine - 1) / kMostInLine;
    return static_cast<double>(lines) * (header + kComfortableRows * row + kGapEms * m_type.pixels());
}

} // namespace lab
