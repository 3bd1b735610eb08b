// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/qkv_figure.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <utility>

#include "figures/paint_target.h"

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Qkv)
};

constexpr int kDigits = 2;
constexpr int kLegibleStep = -1;
constexpr double kMostLabelShare = 0.2; ///< of the area's width that a table's labels may take

float largestSize(attn::ConstMatrixView values)
{
    float largest = 0;
    for (attn::Index row = 0; row < values.rows; ++row)
        for (const float value : values.row(row))
            largest = std::max(largest, std::abs(value));
    return largest;
}

/// The longest that a number of these can be as text.
QString widestNumber(attn::ConstMatrixView values, float largest)
{
    QString widest = numberText(-largest, kDigits);
    for (attn::Index row = 0; row < values.rows; ++row)
        for (const float value : values.row(row))
            if (const QString tiny = numberText(value, kDigits); tiny.size() > widest.size())
                widest = tiny;
    return widest;
}

QList<TokenLabel> columnNumbers(attn::Index count)
{
    QList<TokenLabel> labels;
    for (attn::Index i = 1; i <= count; ++i) // as formulas count
        labels << TokenLabel{{}, QString::number(i), true};
    return labels;
}

/// Never below the number itself, so that "|q| ≤ 2.31" is true.
QString upperBound(float value)
{
    return QString::number(std::ceil(static_cast<double>(value) * 100) / 100, 'f', kDigits);
}

} // namespace

struct QkvFigure::Table {
    Matrix matrix;
    QString name;      ///< "Q"
    QString input;     ///< what the learned matrix multiplies: "x"
    QString inputNote; ///< what that is, where it needs saying
    Theme::Role role;
    Theme::Role tokens; ///< of the rows' labels
    AxisLabels rowLabels;
    AxisLabels colLabels;
    attn::ConstMatrixView values;
    float largest = 0;
    QString widestText;
    ColorMap colors;
};

QkvFigure::QkvFigure(FigureSource source, const FigureStyle &style)
    : Figure(std::move(source), style), m_type(style), m_caption(qkvCaption(this->source(), style))
{
    for (const Matrix matrix : {Matrix::Q, Matrix::K, Matrix::V})
        m_tables.push_back(makeTable(matrix));
}

QkvFigure::~QkvFigure() = default;

QkvFigure::Table QkvFigure::makeTable(Matrix matrix) const
{
    const Theme &theme = *style().theme;
    const attn::LayerTrace &layer = *source().layer;
    const bool isQuery = matrix == Matrix::Q;
    const bool fromEncoder = !isQuery && layer.place.kind == attn::AttentionKind::Cross;
    const attn::Index head = attn::value(source().head);
    const attn::Index kvHead = head * layer.k.shape().at(0) / layer.q.shape().at(0);
    const attn::ConstMatrixView values = isQuery               ? layer.q.head(head)
                                         : matrix == Matrix::K ? layer.k.head(kvHead)
                                                               : layer.v.head(kvHead);
    const Theme::Role role = isQuery ? theme.query : matrix == Matrix::K ? theme.key : theme.value;
    const float largest = largestSize(values);
    return {matrix,
            isQuery               ? QStringLiteral("Q")
            : matrix == Matrix::K ? QStringLiteral("K")
                                  : QStringLiteral("V"),
            fromEncoder ? QStringLiteral("y") : QStringLiteral("x"),
            fromEncoder ? Text::tr("y: the encoder's output") : QString(),
            role,
            isQuery ? theme.query : theme.key,
            AxisLabels(isQuery ? queryLabels(*source().trace, layer.place) : keyLabels(*source().trace, layer.place),
                       m_type),
            AxisLabels(columnNumbers(values.cols), m_type),
            values,
            largest,
            widestNumber(values, largest),
            ColorMap::diverging(theme.negative, theme.panel, role.fill)};
}

QString QkvFigure::caption() const
{
    return m_caption.line();
}

double QkvFigure::headerHeight() const
{
    return std::ceil(m_type.lineHeight() + m_type.lineHeight(-1)) + 8;
}

/// "Q = x W^Q + b, [7, 24], |q| ≤ 2.31"; shorter where that doesn't fit.
TextLine QkvFigure::tableTitle(const Table &table, double width) const
{
    const Theme &theme = *style().theme;
    const auto run = [&](const QString &text, const QColor &color, int step = 0, double rise = 0) {
        return TextRun{text, m_type.font(text, step), color, rise};
    };
    TextLine line{{run(table.name, table.role.text)}};
    line.runs.first().font.setBold(true);
    const TextLine formula{{run(QStringLiteral(" = %1 W").arg(table.input), theme.text),
                            run(table.name, theme.text, -2, 0.4 * m_type.pixels()),
                            run(QStringLiteral(" + b"), theme.text)}};
    const QString between = QStringLiteral(", ");
    const TextRun shape =
        run(between + QStringLiteral("[%1, %2]").arg(table.values.rows).arg(table.values.cols), theme.dim);
    const TextRun range =
        run(between + QStringLiteral("|%1| \u2264 %2").arg(table.name.toLower(), upperBound(table.largest)), theme.dim);
    const TextRun note = run(table.inputNote.isEmpty() ? QString() : between + table.inputNote, theme.dim);
    const auto fits = [&](const QList<TextRun> &more) { return line.width() + TextLine{more}.width() <= width; };
    for (const QList<TextRun> &more : {formula.runs + QList{shape, range, note}, formula.runs + QList{shape, range},
                                       formula.runs + QList{range}, QList{range}, formula.runs})
        if (fits(more)) {
            line.runs += more;
            break;
        }
    return line;
}

/// Sizes only. All three tables have cells of one size, so that they can be compared.
QkvLayout QkvFigure::arranged(const QSizeF &room, bool stacked) const
{
    QkvLayout made{Page({}, m_caption, style(), m_type), {}, stacked, 0, {}, {}, {}};
    const double em = m_type.pixels();
    for (int round = 0; round < 2; ++round) {
        double labels = 0, widestLabels = 0;
        attn::Index rows = 0, mostRows = 0, cols = 0, mostCols = 0;
        for (std::size_t i = 0; i < m_tables.size(); ++i) {
            const Table &table = m_tables[i];
            made.rows[i] = table.rowLabels.planRows(round == 0 ? em : made.cell.height(),
                                                    kMostLabelShare * room.width() / (stacked ? 1 : 2), 0);
            labels += made.rows[i].extent;
            widestLabels = std::max(widestLabels, made.rows[i].extent);
            rows += table.values.rows;
            cols += table.values.cols;
            mostRows = std::max(mostRows, table.values.rows);
            mostCols = std::max(mostCols, table.values.cols);
        }
        const QSizeF space = stacked
                                 ? QSizeF(room.width() - widestLabels, room.height() - 3 * headerHeight() - 2 * gap())
                                 : QSizeF(room.width() - labels - 2 * gap(), room.height() - headerHeight());
        const auto whole = [](double length) { return std::max(0.01, length >= 4 ? std::floor(length) : length); };
        made.cell = {whole(std::min(5 * em, space.width() / static_cast<double>(stacked ? mostCols : cols))),
                     whole(std::min(3.2 * em, space.height() / static_cast<double>(stacked ? rows : mostRows)))};
        if (stacked)
            for (LabelPlan &plan : made.rows)
                plan.extent = widestLabels;
    }
    const QSizeF needed = legibleCell(0);
    made.fit = std::min(made.cell.width() / needed.width(), made.cell.height() / needed.height());
    for (std::size_t i = 0; i < m_tables.size(); ++i)
        made.cols[i] = m_tables[i].colLabels.planColumns(made.cell.width(), 0, -1, true);
    return made;
}

QkvLayout QkvFigure::layout(const QRectF &area) const
{
    const Page page(area, m_caption, style(), m_type);
    QkvLayout made = arranged(page.content.size(), false);
    if (const QkvLayout other = arranged(page.content.size(), true); other.fit > made.fit)
        made = other;
    made.page = page;
    QSizeF all(0, 0);
    for (std::size_t i = 0; i < m_tables.size(); ++i) {
        const attn::ConstMatrixView values = m_tables[i].values;
        const QSizeF table(made.rows[i].extent + made.cell.width() * static_cast<double>(values.cols),
                           headerHeight() + made.cell.height() * static_cast<double>(values.rows));
        const QPointF at = made.stacked ? QPointF(0, all.height() + (i > 0 ? gap() : 0))
                                        : QPointF(all.width() + (i > 0 ? gap() : 0), 0);
        made.grids[i] = CellGrid(
            {at + QPointF(made.rows[i].extent, headerHeight()), table - QSizeF(made.rows[i].extent, headerHeight())},
            static_cast<int>(values.rows), static_cast<int>(values.cols));
        all = QSizeF(std::max(all.width(), at.x() + table.width()), std::max(all.height(), at.y() + table.height()));
    }
    const QPointF corner(std::floor(page.content.left() + std::max(0.0, (page.content.width() - all.width()) / 2)),
                         std::floor(page.content.top() + std::max(0.0, (page.content.height() - all.height()) / 3)));
    for (CellGrid &grid : made.grids)
        grid = CellGrid(grid.rect().translated(corner), grid.rows(), grid.cols());
    return made;
}

/// The title and the numbers of the columns.
void QkvFigure::paintHeader(QPainter &painter, const QkvLayout &layout, std::size_t index) const
{
    const Theme &theme = *style().theme;
    const Table &table = m_tables[index];
    const CellGrid &grid = layout.grids[index];
    const double top = grid.rect().top() - headerHeight();
    if (!isInClip(painter, {layout.page.area.left(), top, layout.page.area.width(), headerHeight()}))
        return;
    tableTitle(table, grid.rect().right() + gap() / 2 - grid.rect().left())
        .paint(painter, QPointF(grid.rect().left(), top + m_type.lineHeight() / 2 + m_type.middleToBaseline()));
    table.colLabels.paintColumns(painter, grid, layout.cols[index], {theme.dim, theme.dim, theme.dim}, {},
                                 layout.page.area.right());
}

void QkvFigure::paintTable(QPainter &painter, const QkvLayout &layout, std::size_t index) const
{
    const Theme &theme = *style().theme;
    const Table &table = m_tables[index];
    const CellGrid &grid = layout.grids[index];
    CellField field{.values = table.values, .colors = &table.colors, .widestText = table.widestText};
    field.tone.top = std::max(table.largest, 1e-12f);
    field.text = [&table](int row, int col) { return numberText(table.values(row, col), kDigits); };
    const std::optional<int> marked = markedRow(table);
    paintHeader(painter, layout, index);
    table.rowLabels.paintRows(painter, grid, layout.rows[index], {table.tokens.text, theme.dim, table.tokens.text},
                              marked);
    paintFrame(painter, grid.rect(), theme);
    paintCells(painter, grid, field, m_type, theme);
    paintMark(painter, grid, marked, {}, table.tokens.fill);
}

void QkvFigure::paint(QPainter &painter, const QRectF &area) const
{
    paint(painter, layout(area));
}

void QkvFigure::paint(QPainter &painter, const QkvLayout &layout) const
{
    painter.save();
    layout.page.paint(painter, m_type, *style().theme);
    for (std::size_t i = 0; i < m_tables.size(); ++i)
        paintTable(painter, layout, i);
    painter.restore();
}

std::optional<int> QkvFigure::markedRow(const Table &table) const
{
    return table.matrix == Matrix::Q ? source().cell.query : source().cell.key;
}

std::vector<QRectF> QkvFigure::markedRects(const QkvLayout &layout) const
{
    std::vector<QRectF> rects;
    for (std::size_t i = 0; i < m_tables.size(); ++i) {
        const std::optional<int> row = markedRow(m_tables[i]);
        if (!row)
            continue;
        const CellGrid &grid = layout.grids[i];
        const QRectF first = grid.cellRect({*row, 0}), last = grid.cellRect({*row, grid.cols() - 1});
        const double beside = layout.rows[i].every * grid.rowPitch() + m_type.lineHeight();
        rects.push_back(first.united(last).adjusted(-layout.rows[i].extent, -beside, m_type.pixels(), beside));
    }
    return rects;
}

std::optional<QkvFigure::Entry> QkvFigure::entryAt(const QPointF &point, const QkvLayout &layout) const
{
    for (std::size_t i = 0; i < m_tables.size(); ++i)
        if (const std::optional<GridCell> cell = layout.grids[i].cellAt(point))
            return Entry{m_tables[i].matrix, cell->row, cell->col};
    return {};
}

QRectF QkvFigure::entryRect(const Entry &entry, const QkvLayout &layout) const
{
    return layout.grids[static_cast<std::size_t>(entry.matrix)].cellRect({entry.row, entry.col});
}

/// Of the tables one above the other, with cells of this size.
QSizeF QkvFigure::contentSize(const QSizeF &cell) const
{
    double labels = 0, rows = 0, cols = 0;
    for (const Table &table : m_tables) {
        labels = std::max(labels, table.rowLabels.planRows(cell.height(), 16 * m_type.pixels(), 0).extent);
        rows += static_cast<double>(table.values.rows);
        cols = std::max(cols, static_cast<double>(table.values.cols));
    }
    const QSizeF content(labels + cols * cell.width(), rows * cell.height() + 3 * headerHeight() + 2 * gap());
    const QSizeF whole = content + Page::around(content.width(), m_caption, style(), m_type);
    return {std::ceil(whole.width()), std::ceil(whole.height())};
}

QSizeF QkvFigure::legibleCell(int step) const
{
    QSizeF needed(0, 0);
    for (const Table &table : m_tables)
        needed = needed.expandedTo(cellSizeForText(table.widestText, m_type, step));
    return needed;
}

QSizeF QkvFigure::minimumSize() const
{
    return contentSize(legibleCell(kLegibleStep));
}

QSizeF QkvFigure::naturalSize() const
{
    return contentSize(legibleCell(0) + QSizeF(0, 4));
}

} // namespace lab
