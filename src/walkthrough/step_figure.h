// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "figures/type.h"
#include "walkthrough/matrix_table.h"
#include "walkthrough/step.h"

namespace lab {

class TableLine;

/// A step as a picture: title and source, its sentences, the formula beside the same with this cell's numbers, and the
/// matrices it turns into one another from left to right. What is pointed at in one of them lights up in the others.
/// On a large page its type is larger than the style's.
class StepFigure : public Figure {
public:
    struct Options {
        int digits = 2;
        bool shapes = false; ///< under the formula's symbols
    };
    /// What is under a point: a part of a matrix, and the number itself where it is an operand that no matrix shows.
    struct Spot {
        MatrixPart part;
        std::optional<Quantity> quantity; ///< what a click opens
        QString sentence;                 ///< tool tip
        bool isEmpty() const { return part.isEmpty() && !quantity; }
    };

    StepFigure(Step step, FigureSource source, MathFontPtr font, const FigureStyle &style, const Options &options);
    ~StepFigure() override;

    QSizeF naturalSize() const override;
    /// As high as it has to be in its natural width.
    QSizeF minimumSize() const override;
    double leastWidth() const;
    /// In this width: all is seen, though of tables only some rows.
    double leastHeight(double width) const;
    /// An area smaller than the least makes everything smaller, type included: nothing is left out, nor on anything
    /// else.
    void paint(QPainter &painter, const QRectF &area) const override;
    QString caption() const override;

    const Step &step() const { return m_step; }
    /// Covered, a step shows its title, its formula and what goes in: the results are to be predicted.
    void setCovered(bool covered);
    bool isCovered() const { return m_covered; }
    /// Of a step that builds its result: how much of it is seen.
    enum class Built { Cell, Row, All };
    void setBuilt(Built built) { m_built = built; }
    Built built() const { return m_built; }

    /// Everything below is of the area it was last laid out or painted in.
    void layOut(const QRectF &area) const;
    Spot spotAt(const QPointF &point) const;
    /// The cell of a table; a sentence with all its digits.
    Spot spotOf(const MatrixTable &table, const GridCell &cell) const;
    /// Lights this up, in formulas and tables; an empty one nothing.
    void setFocus(const Spot &spot) { m_focus = spot; }
    const Spot &focus() const { return m_focus; }
    /// The table under a point scrolls; false where none does.
    bool scroll(const QPointF &point, int rows, int cols);
    const MatrixTable *table(const QString &id) const;
    /// All of them: what goes in, then the results.
    int tableCount() const { return static_cast<int>(m_tables.size()); }
    const MatrixTable &tableAt(int index) const { return *m_tables.at(static_cast<std::size_t>(index)); }
    bool isTableCovered(int index) const { return isCovered(static_cast<std::size_t>(index)); }
    /// The cell whose numbers stand beside the formula, where a table shows it.
    std::optional<MatrixPart> chosenPart() const { return m_step.cell ? partOf(m_step.cell->of) : std::nullopt; }
    /// Where a term of the formula, or of the numbers, is.
    QRectF termRect(const QString &name) const;
    const Formula &formula() const { return m_formula.formula; }
    /// Null where there are none, or they are covered.
    const Formula *numbers() const { return m_numbers && !m_covered ? &m_numbers->formula : nullptr; }

private:
    static constexpr int kTitleStep = 2;
    static constexpr qsizetype kLeastTextLines = 2; ///< so that what is below stays where it is
    static constexpr double kMargin = 20;
    static constexpr double kSourceGap = 12;
    static constexpr int kFewestRows = 3;      ///< of a table, before a page is scrolled
    static constexpr int kComfortableRows = 5; ///< before type gets larger

    struct Line {
        Line(const QString &latex, const MathFontPtr &font) : formula(latex), layout(formula, font) {}
        Formula formula;
        FormulaLayout layout;
        mutable double em = 0;
        mutable QPointF origin;
    };

    bool isCovered(std::size_t table) const { return m_covered && isResult(table); }
    bool isResult(std::size_t table) const;
    std::optional<MatrixPart> partOf(const Quantity &quantity) const;
    void findMarks();
    double fittingScale(const QSizeF &area) const;
    QString title() const;
    double layOutHead(const QRectF &area, qsizetype leastLines) const;
    QList<TextLine> footLines(double width) const;
    double formulaGrowth(double height, double spare) const;
    double layOutFormulas(const QRectF &area, double top, double growth) const;
    std::vector<TableLine> fittingLines(const QSizeF &room) const;
    static double seenWords(const std::vector<TableLine> &lines);
    double seenRows(const std::vector<TableLine> &lines, double height) const;
    double heightOf(const TableLine &line, double width, int rows) const;
    double heightOf(const std::vector<TableLine> &lines, double width, int rows) const;
    std::vector<TableLine> flowLines(std::size_t count, const QSizeF &room) const;
    std::vector<TableLine> equationLines(const QSizeF &room) const;
    void addTable(std::size_t table, TableLine &line) const;
    void labelRows(std::vector<TableLine> &lines, double height) const;
    static bool isTooWide(const std::vector<TableLine> &lines, double width);
    std::vector<double> lineHeights(const std::vector<TableLine> &lines, const QSizeF &room) const;
    double layOutFoot(const QRectF &area) const;
    double layOutTables(const QRectF &area) const;
    double leastCurvesHeight() const;
    void layOutCurves(const QRectF &area) const;
    void paintCurves(QPainter &painter) const;
    void evenType() const;
    int markedRow(const MatrixTable &table) const;
    std::pair<std::size_t, std::size_t> sharing(std::size_t table) const;
    std::optional<MatrixPart> builtPart(std::size_t table) const;
    std::vector<double> rowHeights(const TableLine &line, double room) const;
    double layOutLine(const TableLine &line, const QRectF &area) const;
    double cellWidth(const TableLine &line, double width) const;
    QSizeF leastTablesSize(double width, int rows) const;
    static double mostRowEms(int rows);
    Type typeOf(double pixels) const;
    void makeTables(const Type &type) const;
    void growType(const QSizeF &page) const;
    double spareHeight(const QSizeF &page) const;
    void paintHead(QPainter &painter) const;
    void paintFoot(QPainter &painter) const;
    void paintLine(QPainter &painter, const Line &line) const;
    void paintArrows(QPainter &painter) const;
    bool isLit(const QString &term, bool inNumbers) const;
    Spot placeOfTerm(const QString &term, bool inNumbers) const;
    Spot spotOfTerm(const QString &term, bool inNumbers) const;
    double lineEm(const Line &line, double ems, double width) const;

    Step m_step;
    MathFontPtr m_font;
    Options m_options;
    mutable Type m_type;      ///< of title, sentences and formulas
    mutable Type m_tableType; ///< of tables and curves
    Line m_formula;
    std::optional<Line> m_numbers;
    mutable std::vector<std::unique_ptr<MatrixTable>> m_tables; ///< in reading order
    std::vector<MatrixPart> m_marks;                            ///< the chosen cell, and what it is made of
    Spot m_focus;
    bool m_covered = false;
    Built m_built = Built::All;

    struct Least {
        double width = -1;
        double tight = 0;              ///< height of all with smaller formulas
        double height = 0, tables = 0; ///< of all, of tables and curves
        double comfortable = 0;        ///< of tables and curves, with some more rows of each
        double words = 1;              ///< width of tables in which no word of a column is lost
    };
    mutable Least m_least; ///< in the style's own type
    mutable QRectF m_area;
    mutable QStringList m_text; ///< lines of the sentences
    mutable double m_textTop = 0;
    mutable QList<TextLine> m_foot;        ///< what a picture that stands alone must say
    mutable bool m_sourceBelow = false;    ///< the source stands under the title: beside it is no room
    mutable std::vector<QPointF> m_arrows; ///< their middles
    mutable QRectF m_curves;               ///< where they stand
};

} // namespace lab
