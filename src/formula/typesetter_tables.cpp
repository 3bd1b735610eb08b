// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "formula/typesetter.h"

// Matrices, cases and aligned lines as LaTeX's array and amsmath set them.

namespace lab::math {

namespace {

// LaTeX's lengths at 10 pt, in ems.
constexpr double kStrutHeight = 0.84; // .7 \baselineskip
constexpr double kStrutDepth = 0.36;
constexpr double kColumnGap = 1.0;    // 2 \arraycolsep
constexpr double kCasesGap = 1.0;     // \quad
constexpr double kCasesStretch = 1.2; // \arraystretch
constexpr double kLineGap = 0.3;      // \jot
constexpr double kPairGap = 1.0;      // between pairs of aligned columns

struct TableStyle {
    double strut = 1;
    double columnGap = kColumnGap;
    double rowGap = 0;
};

TableStyle styleOf(TableKind kind)
{
    switch (kind) {
    case TableKind::Matrix:
        return {};
    case TableKind::Cases:
        return {kCasesStretch, kCasesGap, 0};
    case TableKind::Aligned:
        return {1, 0, kLineGap};
    }
    return {};
}

/// Of the room that a cell does not need, the share that is left of it.
double alignment(TableKind kind, std::size_t column)
{
    switch (kind) {
    case TableKind::Matrix:
        return 0.5;
    case TableKind::Cases:
        return 0;
    case TableKind::Aligned:
        return column % 2 == 0 ? 1 : 0; // right, left, right …
    }
    return 0;
}

} // namespace

Typesetter::Cells Typesetter::cells(const Table &table, const Context &context)
{
    Context inner = context;
    inner.style = table.kind == TableKind::Aligned ? Style::Display : Style::Text;
    inner.cramped = false;
    Cells made;
    for (const std::vector<NodeList> &row : table.rows) {
        std::vector<Box> &boxes = made.rows.emplace_back();
        for (const NodeList &cell : row) {
            boxes.push_back(cellBox(table.kind, cell, boxes.size(), inner));
            made.widths.resize(std::max(made.widths.size(), boxes.size()));
            double &width = made.widths[boxes.size() - 1];
            width = std::max(width, boxes.back().width);
        }
    }
    return made;
}

/// The second of two aligned columns begins with an operation or a relation that has its left side in the first.
Box Typesetter::cellBox(TableKind kind, const NodeList &cell, std::size_t column, const Context &context)
{
    const bool continues = kind == TableKind::Aligned && column % 2 == 1;
    return continues ? continued(cell, context) : list(cell, context);
}

Box Typesetter::set(const Table &table, const Context &context)
{
    const TableStyle style = styleOf(table.kind);
    Cells cells = this->cells(table, context);
    std::vector<double> lefts;
    double width = 0;
    for (const double column : cells.widths) {
        const bool pairBegins = table.kind == TableKind::Aligned && lefts.size() % 2 == 0;
        width += lefts.empty() ? 0 : pairBegins ? kPairGap : style.columnGap;
        lefts.push_back(width);
        width += column;
    }

    Box body;
    double y = 0; // of the rows' tops, downwards
    for (std::vector<Box> &row : cells.rows) {
        double height = kStrutHeight * style.strut;
        double depth = kStrutDepth * style.strut;
        for (const Box &cell : row) {
            height = std::max(height, cell.height);
            depth = std::max(depth, cell.depth);
        }
        y += &row == &cells.rows.front() ? 0 : style.rowGap;
        for (std::size_t column = 0; column < row.size(); ++column) {
            const double room = cells.widths[column] - row[column].width;
            body.place(std::move(row[column]), lefts[column] + alignment(table.kind, column) * room, y + height);
        }
        y += height + depth;
    }
    body.width = width;
    body.height = 0;
    body.depth = y;
    body.shift(-y / 2 - axis(context)); // centred on the axis
    if (table.open == 0 && table.close == 0)
        return body;
    return fence(std::move(body), table.open, table.close, context);
}

} // namespace lab::math
