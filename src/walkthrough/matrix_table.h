// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "figures/axis_labels.h"
#include "figures/cell_painter.h"
#include "figures/figure.h"
#include "formula/layout.h"
#include "walkthrough/step.h"

namespace lab {

using MathFontPtr = std::shared_ptr<const MathFont>;

/// A matrix, one of its rows or columns, or a cell: what a term of a formula stands for. -1: all.
struct MatrixPart {
    QString matrix;
    int row = -1;
    int col = -1;
    bool isEmpty() const { return matrix.isEmpty(); }
    bool operator==(const MatrixPart &) const = default;
};

/// What the tables of a figure have in common, each made once.
class TableParts {
public:
    TableParts(const Type &type, const Theme &theme) : m_type(type), m_theme(theme) {}
    const Type &type() const { return m_type; }
    std::shared_ptr<const AxisLabels> labels(const QStringList &words);
    std::shared_ptr<const ColorMap> colors(Role role) const;

private:
    Type m_type;
    const Theme &m_theme;
    std::vector<std::pair<QStringList, std::shared_ptr<const AxisLabels>>> m_labels;
};

/// One matrix of a step as a table: its symbol, shape and words above, labelled rows, cells coloured by its role. Every
/// number that is seen is legible: of a large matrix a part is seen, which can be scrolled.
class MatrixTable {
public:
    /// `words`: its title, or none where that of another table is seen to hold for it, too.
    MatrixTable(const StepMatrix &matrix, const QString &words, const MathFontPtr &font, const FigureStyle &style,
                TableParts &parts, int digits);
    MatrixTable(const MatrixTable &) = delete;
    MatrixTable &operator=(const MatrixTable &) = delete;

    const StepMatrix &matrix() const { return m_matrix; }
    int rows() const { return static_cast<int>(m_field.values.rows); }
    int cols() const { return static_cast<int>(m_field.values.cols); }
    /// Of the smallest type; larger cells get larger type.
    QSizeF legibleCell() const { return m_legible; }
    /// With so many lines of words below symbol and shape; 0: they stand beside them.
    double headerHeight(int titleLines) const { return m_header + titleLines * titleHeight(m_type); }
    static double titleHeight(const Type &type) { return type.lineHeight(kTitleStep); }
    /// The least: of symbol and shape, and of the longest word.
    double titleWidth() const { return m_titleWidth; }
    /// Of symbol, shape and words in one line.
    double wholeTitleWidth() const { return m_wholeTitleWidth; }
    /// How many lines its words take below symbol and shape.
    int titleLines(double width) const { return static_cast<int>(titleIn(width).size()); }
    /// The width that row labels take; a lone row needs none.
    double labelWidth() const { return rows() > 1 ? m_rowPlan.extent : 0; }
    /// Its columns are words, all of which belong together.
    bool hasWordsInColumns() const { return !m_matrix.columns.isEmpty(); }
    bool hasWordsInRows() const { return !m_matrix.rows.isEmpty(); }
    bool hasSameRowLabels(const MatrixTable &other) const
    {
        return rows() == other.rows() && m_matrix.rows == other.m_matrix.rows &&
               m_matrix.rowIndex == other.m_matrix.rowIndex;
    }

    /// How its header is set, beside others: lines of words below symbol and shape (0: beside them), in which width.
    struct Header {
        int lines = 0;
        double width = 0;
    };
    /// Puts so many rows and columns, of cells of this size, at a place; labels stand left of it.
    void place(const QPointF &topLeft, const QSizeF &cell, const QSize &window, bool labelled, const Header &header);
    /// The largest type that its cells have room for, until a smaller one is set: the same as others' beside it.
    std::optional<int> textStep() const { return lab::textStep(m_grid, m_field, m_type); }
    void setLargestTextStep(int step) { m_field.largestTextStep = step; }
    void scrollTo(const GridCell &first);
    void scrollToRow(int row) { scrollTo({row, static_cast<int>(m_grid.view().firstCol)}); }
    void scrollBy(int rows, int cols);
    /// Scrolls no further than needed to see a part.
    void reveal(const MatrixPart &part);
    bool isWindowed() const;
    /// Else its rows are those of the table left of it.
    bool isLabelled() const { return m_labelled; }

    /// `built`: the only cells that are there yet; none: all are.
    void paint(QPainter &painter, const std::vector<MatrixPart> &marks, const MatrixPart &focus,
               const std::optional<MatrixPart> &built = {}) const;
    /// Title and frame, and a question mark where the numbers are.
    void paintCovered(QPainter &painter) const;
    const CellGrid &grid() const { return m_grid; }
    /// Of the whole table with its header and labels.
    QRectF bounds() const { return m_bounds; }
    std::optional<GridCell> cellAt(const QPointF &point) const { return m_grid.cellAt(point); }
    bool isOnHeader(const QPointF &point) const;
    QRectF partRect(const MatrixPart &part) const;
    QString number(const GridCell &cell) const { return m_field.text(cell.row, cell.col); }

private:
    static constexpr int kTitleStep = -1;

    QStringList titleIn(double width) const;
    void paintHeader(QPainter &painter, const MatrixPart &focus) const;
    void paintColumnNumbers(QPainter &painter) const;
    void paintWindow(QPainter &painter) const;
    void paintPart(QPainter &painter, const MatrixPart &part, const QColor &color) const;

    StepMatrix m_matrix;
    QString m_words; ///< beside symbol and shape, or below them
    FigureStyle m_style;
    Type m_type;
    int m_digits;
    TextRun m_shape; ///< "7 × 24"
    std::shared_ptr<const ColorMap> m_colors;
    std::vector<std::uint8_t> m_masked; ///< of what is −∞
    CellField m_field;
    Formula m_symbol;
    FormulaLayout m_symbolLayout;
    std::shared_ptr<const AxisLabels> m_rowLabels, m_colLabels;
    LabelPlan m_rowPlan, m_colPlan;
    QSizeF m_legible;
    double m_header = 0; ///< height without words below the symbol
    double m_titleWidth = 0;
    double m_wholeTitleWidth = 0;
    QStringList m_titleBelow; ///< lines; empty: the title stands beside the shape
    double m_headerHeight = 0;
    bool m_labelled = true;
    CellGrid m_grid;
    QRectF m_bounds;
};

} // namespace lab
