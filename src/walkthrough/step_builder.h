// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "walkthrough/walkthrough.h"

namespace lab {

/// Writes a step's formula; called once for `latex`, once for `latexWithShapes`.
class FormulaMarks {
public:
    FormulaMarks(const Step &step, bool shapes) : m_step(step), m_shapes(shapes) {}

    /// The matrix's symbol in its colour, named, with its shape under it where shapes are wanted.
    QString operator()(const QString &id) const { return mark(id, false); }
    /// The same transposed.
    QString transposed(const QString &id) const { return mark(id, true); }
    bool withShapes() const { return m_shapes; }

private:
    QString mark(const QString &id, bool transposed) const;

    const Step &m_step;
    bool m_shapes;
};

/// Puts a step together: matrices by the quantity in their corner, the formula thrice.
class StepBuilder {
public:
    StepBuilder(RunValuesPtr values, const WalkPlace &walk, const NumberStyle &style);

    Step step;
    const RunValues &values;
    const attn::ModelConfig &config;
    const WalkPlace &walk;
    const QuantityPlace at; ///< the head
    const NumberStyle &style;

    bool isCross() const { return walk.place.kind == attn::AttentionKind::Cross; }
    /// Scores get a bias for the distance of their words.
    bool hasBias() const { return values.hasBias(walk.place); }
    const attn::LayerTrace &layer() const { return values.layer(walk.place); }
    QString queryWord() const; ///< "voiture ▸ rouge"
    QString keyWord() const;

    /// The whole matrix of a quantity.
    StepMatrix matrix(const QString &id, const Quantity &any, const QString &title) const;
    /// A head's columns of a learned matrix or bias.
    StepMatrix block(const QString &id, const Quantity &first, attn::Index columns, const QString &title) const;
    /// Numbers that the run doesn't keep; a cell doesn't open.
    StepMatrix own(const QString &id, attn::Tensor tensor, const QString &latex, const QString &title) const;
    QStringList queryWords() const;
    QStringList keyWords() const;

    void input(StepMatrix matrix) { step.inputs << std::move(matrix); }
    void result(StepMatrix matrix) { step.results << std::move(matrix); }
    /// Once all matrices are there.
    void formula(const std::function<QString(const FormulaMarks &)> &write);
    /// The chosen cell and its numbers.
    void cell(const Quantity &quantity);
    void inDocument(const QString &section, const QString &besides = {});
    void notInDocument(const QString &source);
    /// A number in a sentence: as in a table.
    QString number(double value) const;

private:
    RunValuesPtr m_shared;
};

} // namespace lab
