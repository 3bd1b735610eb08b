// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

#include "walkthrough/matrix_extent.h"
#include "walkthrough/question.h"
#include "walkthrough/unfolding.h"

namespace lab {

/// The colour of a matrix, one meaning everywhere: as \textcolor{query}{…} in formulas.
enum class Role { Plain, Query, Key, Value, Weights };

/// A matrix of a step: a view into the run's own numbers.
struct StepMatrix {
    QString id;    ///< unique in its step, "Q"; what Term::matrix names
    QString latex; ///< its symbol without shape and colour: "Q_1", "S^{\\prime}_1", "x"
    QString title; ///< plain words: "queries"
    Role role = Role::Plain;
    attn::ConstMatrixView values;            ///< [rows, columns]; lives as long as Step::values and `own`
    QStringList rows;                        ///< a label for each row: tokens; empty: count from 1
    QStringList columns;                     ///< likewise for columns; dimensions have none
    Quantity corner;                         ///< of values(0, 0)
    QList<int> rowIndex;                     ///< where rows are not consecutive (of the embedding table): their numbers
    QList<int> columnIndex;                  ///< likewise columns (a choice of the vocabulary)
    attn::Index headColumns = 0;             ///< above 0: all heads side by side, so many columns each
    bool opens = true;                       ///< its cells are quantities; ids, or a draw of dropout, are not
    bool integers = false;                   ///< ids
    std::shared_ptr<const attn::Tensor> own; ///< what it looks at where the run keeps it nowhere
    MatrixExtent extent;                     ///< of `values`

    attn::Index rowCount() const { return values.rows; }
    attn::Index columnCount() const { return values.cols; }
    /// What a cell is, to be unfolded; only where it opens.
    Quantity at(attn::Index row, attn::Index column) const;
};

/// What a \term{name}{…} of a step's formulas stands for: a matrix, one of its rows, or a cell.
struct Term {
    QString name;
    QString matrix;          ///< StepMatrix::id
    attn::Index row = -1;    ///< -1: all
    attn::Index column = -1; ///< -1: all
};

/// Some columns of a matrix along many of its rows.
struct StepCurves {
    std::shared_ptr<const attn::Tensor> values; ///< [curves, rows]
    QStringList names;                          ///< of the curves: "column 1"
    QString along;                              ///< what the rows are: "position, from 0"
    attn::Index used = 0;                       ///< so many rows belong to the run
    attn::Index marked = 0;                     ///< the chosen one
};

/// What one may ask at a step, and the answer, true of this run.
struct Aside {
    QString id; ///< "row", "column", "itself": stable
    QString question;
    QString answer;
};

/// One step of the walkthrough. LaTeX keeps to a small subset: \frac \sqrt \sum \prod \max with limits, ^ _, \left
/// \right, pmatrix bmatrix cases, \underset \underbrace, \text \mathbf \operatorname, Greek, \cdot \times \odot \cdots
/// \infty \top \approx \quad \, and two commands of our own:
///   \term{name}{…}       names a part: `terms` for latex and latexWithShapes, `cell`'s operands for latexWithNumbers
///   \textcolor{role}{…}  query, key, value or weights
struct Step {
    int number = 0;     ///< 0 to 19; the last ones are missing where the model has no logits
    QString id;         ///< "scores": stable, for files
    QString title;      ///< "One query against every key"
    QString shortTitle; ///< for the rail: "Scores"
    QString section;    ///< of the document: "2.2.1"; empty: not in the document
    QString source;     ///< "document 2.2.1", "Vaswani et al. 2017, 3.5"

    QString latex;
    QString latexWithShapes;  ///< this run's shapes under the symbols
    QString latexWithNumbers; ///< the chosen cell's numbers
    QList<Term> terms;
    std::optional<Unfolding> cell; ///< what latexWithNumbers shows, where it is one number of the run

    QList<StepMatrix> inputs;
    QList<StepMatrix> results; ///< what the inputs turn into; never empty
    /// Where they are more than one equation: the ids of each one's matrices, the last what comes out; all of them,
    /// each once, where it is first needed.
    QList<QStringList> equations;
    bool builds = false; ///< the result is best shown cell by cell: the chosen one, its row, then all
    std::optional<StepCurves> curves;
    QString text;              ///< one to three plain sentences, every one true of this run
    QString note;              ///< "rounded …" and the like; may be empty
    QList<Aside> asides;       ///< few steps have some
    QList<Question> questions; ///< to be asked before the step is shown; few steps have some

    RunValuesPtr values; ///< keeps what the matrices look at

    /// Those that go in and those that come out, as one reads them.
    QList<StepMatrix> matrices() const;
    /// Its title; empty where the matrix above, in the same place of the equation before, has the same.
    QString titleInPlace(const StepMatrix &matrix) const;
    /// This one comes out of those before it.
    bool hasArrow(const QString &matrix) const;
};

} // namespace lab
