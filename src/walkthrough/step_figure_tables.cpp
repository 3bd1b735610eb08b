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

/// Some tables side by side.
struct StepFigure::TableLine {
    std::vector<MatrixTable *> tables;
    std::vector<int> columns; ///< that are seen of each
    std::vector<bool> labelled;
    double fixed = 0; ///< labels, gaps and the arrow
    double header = 0;
    int arrowBefore = -1;
    int mostRows = 1;
    bool titled = false; ///< there is room for all the titles' words

    double tableWidth(std::size_t i, double cell) const
    {
        return std::max(columns[i] * std::max(cell, tables[i]->legibleCell().width()),
                        titled ? tables[i]->wholeTitleWidth() : tables[i]->titleWidth());
    }

    double width(double cell) const
    {
        double sum = fixed;
        for (std::size_t i = 0; i < tables.size(); ++i)
            sum += tableWidth(i, cell);
        return sum;
    }

    /// With all words of columns, and a few dimensions.
    double wordsWidth() const
    {
        double sum = fixed;
        for (const MatrixTable *table : tables) {
            const int cols = table->hasWordsInColumns() ? table->cols() : std::min(table->cols(), kLeastColumns);
            sum += std::max(cols * table->legibleCell().width(), table->titleWidth());
        }
        return sum;
    }

    /// Of the table that loses most of its words, the share that is seen; 1: none does.
    double seenWords() const
    {
        double share = 1;
        for (std::size_t i = 0; i < tables.size(); ++i)
            if (tables[i]->hasWordsInColumns())
                share = std::min(share, static_cast<double>(columns[i]) / tables[i]->cols());
        return share;
    }

    /// How many lines the titles' words take below the symbols, in the same width and a bit more; 0: none does.
    int titleLines(double cell, double more) const
    {
        bool beside = true;
        for (std::size_t i = 0; i < tables.size(); ++i)
            beside = beside && tables[i]->wholeTitleWidth() <= tableWidth(i, cell) + more;
        int lines = 0;
        for (std::size_t i = 0; i < tables.size() && !beside; ++i)
            lines = std::max(lines, tables[i]->titleLines(tableWidth(i, cell) + more));
        return lines;
    }

    /// How many rows are seen at least, of the smallest type.
    int seenRows(double height) const
    {
        double row = 0;
        for (const MatrixTable *table : tables)
            row = std::max(row, table->legibleCell().height());
        return std::max(kLeastRows, static_cast<int>((height - header) / row));
    }

    /// Tables side by side share the labels of the same rows, but not where other rows are to be seen in each.
    void labelRows(int seen, const std::vector<int> &marked)
    {
        int shown = -1;
        for (std::size_t i = 0; i < tables.size(); ++i) {
            const bool apart = tables[i]->rows() > seen && shown >= 0 && marked[i] >= 0 && marked[i] != shown;
            labelled.push_back(i == 0 || apart || !tables[i]->hasSameRowLabels(*tables[i - 1]));
            shown = labelled[i] ? marked[i] : std::max(shown, marked[i]);
            fixed += labelled[i] ? tables[i]->labelWidth() : 0;
        }
    }

    /// With the titles' words where that costs no word of a column, nor more than a few dimensions.
    void shrinkTo(double room)
    {
        TableLine whole = *this;
        whole.titled = true;
        whole.dropColumns(room);
        dropColumns(room);
        bool same = whole.width(0) <= room;
        for (std::size_t i = 0; i < tables.size(); ++i)
            same = same && (whole.columns[i] == columns[i] ||
                            (!tables[i]->hasWordsInColumns() && whole.columns[i] >= kLeastColumns));
        if (same)
            *this = whole;
    }

    /// Of the table with the most columns, one fewer, until all fit: dimensions before words, and both before the last
    /// few of each.
    void dropColumns(double room)
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

std::vector<StepFigure::TableLine> StepFigure::tableLines(std::size_t count, const QSizeF &room) const
{
    const double gap = kGapEms * m_tableType.pixels(), arrow = kArrowEms * m_tableType.pixels();
    const std::size_t perLine = (m_tables.size() + count - 1) / count;
    std::vector<TableLine> lines(count);
    for (std::size_t i = 0; i < m_tables.size(); ++i) {
        TableLine &line = lines[i / perLine];
        MatrixTable *table = m_tables[i].get();
        const bool hasArrow = i == m_inputs && m_inputs > 0;
        if (hasArrow)
            line.arrowBefore = static_cast<int>(line.tables.size());
        line.fixed += hasArrow ? arrow : line.tables.empty() ? 0 : gap;
        line.tables.push_back(table);
        line.columns.push_back(table->cols());
        line.header = std::max(line.header, table->headerHeight(0));
        line.mostRows = std::max(line.mostRows, table->rows());
    }
    for (TableLine &line : lines) {
        std::vector<int> marked;
        for (const MatrixTable *table : line.tables)
            marked.push_back(markedRow(*table));
        line.labelRows(line.seenRows(room.height() / static_cast<double>(count) - gap / 2), marked);
        line.shrinkTo(room.width());
    }
    return lines;
}

/// What these lines need for so many rows, or all there are.
double StepFigure::heightOf(const std::vector<TableLine> &lines, double width, int rows) const
{
    const double gap = kGapEms * m_tableType.pixels();
    double height = 0;
    for (const TableLine &line : lines) {
        double row = 0;
        for (const MatrixTable *table : line.tables)
            row = std::max(row, table->legibleCell().height());
        const int titleLines = line.titleLines(cellWidth(line, width), gap / 2);
        height += line.header + titleLines * MatrixTable::titleHeight(m_tableType) +
                  std::min(line.mostRows, rows) * row + gap;
    }
    return height;
}

/// As few as their widths allow; one more where there is room for it, all words of columns are seen then, and no more
/// of the rows is lost than of the words was.
std::vector<StepFigure::TableLine> StepFigure::fittingLines(const QSizeF &room) const
{
    std::size_t count = (m_tables.size() + kMostInLine - 1) / kMostInLine;
    std::vector<TableLine> lines = tableLines(count, room);
    const auto tooWide = [&](const TableLine &line) { return line.width(0) > room.width(); };
    while (count < m_tables.size() && std::ranges::any_of(lines, tooWide))
        lines = tableLines(++count, room);
    const double words = seenWords(lines);
    if (count == m_tables.size() || words == 1)
        return lines;
    std::vector<TableLine> more = tableLines(count + 1, room);
    const bool fits = heightOf(more, room.width(), kLeastRows) <= room.height();
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
        share = std::min(share, static_cast<double>(line.seenRows(each)) / line.mostRows);
    return share;
}

/// Where they end.
double StepFigure::layOutTables(const QRectF &area) const
{
    const std::vector<TableLine> lines = fittingLines(area.size());
    double y = area.top();
    auto left = static_cast<double>(lines.size());
    for (const TableLine &line : lines)
        y = layOutLine(line, QRectF(area.left(), y, area.width(), (area.bottom() - y) / left--));
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

/// How high the rows of each table are: all alike, as high as there is room for; but beside a table of very many, of
/// which only some are seen, those of the others are somewhat higher.
std::vector<double> StepFigure::rowHeights(const TableLine &line, double room) const
{
    double legible = 0;
    for (const MatrixTable *table : line.tables)
        legible = std::max(legible, table->legibleCell().height());
    const auto best = [&](int rows) {
        const double most = std::max(legible, whole(mostRowEms(rows) * m_tableType.pixels()));
        return std::clamp(whole(room / rows), legible, most);
    };
    const double common = best(line.mostRows);
    std::vector<double> heights(line.tables.size(), common);
    if (legible * line.mostRows <= kMany * room)
        return heights;
    int seenWhole = 1;
    const auto fits = [&](int rows) { return rows * legible <= room; };
    for (const MatrixTable *table : line.tables)
        if (fits(table->rows()))
            seenWhole = std::max(seenWhole, table->rows());
    for (std::size_t i = 0; i < heights.size(); ++i)
        if (fits(line.tables[i]->rows()))
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
    const double em = m_tableType.pixels(), gap = kGapEms * em, arrow = kArrowEms * em;
    const double cell = cellWidth(line, area.width());
    const int titleLines = line.titleLines(cell, gap / 2);
    const double top = area.top() + line.header + titleLines * MatrixTable::titleHeight(m_tableType);
    const double room = area.bottom() - gap / 2 - top;
    const std::vector<double> heights = rowHeights(line, room);
    double x = area.left() + std::max(0.0, whole((area.width() - line.width(cell)) / 2));
    double bottom = top;
    for (std::size_t i = 0; i < line.tables.size(); ++i) {
        MatrixTable &table = *line.tables[i];
        const bool hasArrow = line.arrowBefore == static_cast<int>(i);
        const double arrowLeft = x;
        x += hasArrow ? arrow : i == 0 ? 0 : gap;
        const double width = std::max(cell, whole(table.legibleCell().width()));
        const int rows = std::max(kLeastRows, static_cast<int>(room / heights[i]));
        table.place({x, top - table.headerHeight(titleLines)}, {width, heights[i]},
                    {std::min(line.columns[i], table.cols()), std::min(rows, table.rows())}, line.labelled[i],
                    {titleLines, line.tableWidth(i, cell) + gap / 2});
        for (const MatrixPart &mark : m_marks)
            if (mark.matrix == table.matrix().id)
                table.reveal(mark);
        if (hasArrow) { // in the middle of what it is between
            const double after = table.grid().rect().bottom();
            const double lower = i == 0 ? after : std::min(after, line.tables[i - 1]->grid().rect().bottom());
            m_arrow = QPointF(arrowLeft + arrow / 2, (top + lower) / 2);
        }
        bottom = std::max(bottom, table.grid().rect().bottom());
        x += (line.labelled[i] ? table.labelWidth() : 0) + line.tableWidth(i, cell);
    }
    return bottom + gap;
}

void StepFigure::paintArrow(QPainter &painter) const
{
    if (m_inputs == 0)
        return;
    const double half = 0.9 * m_tableType.pixels(), head = 0.35 * m_tableType.pixels();
    painter.setPen(QPen(style().theme->dim, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF tip = m_arrow + QPointF(half, 0);
    painter.drawLine(QLineF(m_arrow - QPointF(half, 0), tip));
    painter.drawPolyline(QPolygonF{tip + QPointF(-head, -head), tip, tip + QPointF(-head, head)});
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
