// SPDX-License-Identifier: GPL-3.0-or-later
#include "walkthrough/step_builder.h"

#include <algorithm>
#include <cassert>

#include "figures/labels.h"
#include "walkthrough/latex.h"
#include "walkthrough/symbols.h"
#include "walkthrough/text.h"

namespace lab {

namespace {

QStringList plain(const QList<TokenLabel> &labels)
{
    QStringList texts;
    for (const TokenLabel &label : labels)
        texts << label.plain();
    return texts;
}

bool hasKeyColumns(What what)
{
    return what == What::Score || what == What::ScaledScore || what == What::Distance || what == What::Bias ||
           what == What::MaskedScore || what == What::Shifted || what == What::Exponential || what == What::Weight;
}

/// The words of the rows, where rows are positions of a stack.
QStringList rowWords(const RunValues &values, const Quantity &q)
{
    if (q.what == What::Parameter || q.what == What::Constant || q.what == What::Slope)
        return {};
    const bool cross = q.part == Part::Cross;
    const attn::AttentionPlace place{q.block, q.layer, cross ? attn::AttentionKind::Cross : attn::AttentionKind::Self};
    const bool ofKeys = q.what == What::Key || q.what == What::Value;
    return plain(ofKeys ? keyLabels(values.trace(), place) : queryLabels(values.trace(), place));
}

} // namespace

QString FormulaMarks::mark(const QString &id, bool transposed) const
{
    const auto named = [&](const StepMatrix &matrix) { return matrix.id == id; };
    const QList<StepMatrix> all = m_step.inputs + m_step.results;
    const auto found = std::find_if(all.begin(), all.end(), named);
    assert(found != all.end());
    QString latex = found->latex;
    if (transposed)
        latex = latex.contains(u'^') ? QStringLiteral("{%1}^{\\top}").arg(latex) : latex + QStringLiteral("^{\\top}");
    latex = latexTerm(id, latexColor(found->role, latex));
    if (!m_shapes)
        return latex;
    const attn::Index rows = transposed ? found->columnCount() : found->rowCount();
    const attn::Index columns = transposed ? found->rowCount() : found->columnCount();
    return QStringLiteral("\\underset{%1 \\times %2}{%3}").arg(rows).arg(columns).arg(latex);
}

StepBuilder::StepBuilder(RunValuesPtr shared, const WalkPlace &place, const NumberStyle &numbers)
    : values(*shared), config(values.config()),
      walk(place), at{place.place.block, place.place.layer, partOf(place.place.kind), place.head}, style(numbers),
      m_shared(std::move(shared))
{
    step.values = m_shared;
}

QStringList StepBuilder::queryWords() const
{
    return plain(queryLabels(values.trace(), walk.place));
}

QStringList StepBuilder::keyWords() const
{
    return plain(keyLabels(values.trace(), walk.place));
}

QString StepBuilder::queryWord() const
{
    return queryWords().at(walk.query);
}

QString StepBuilder::keyWord() const
{
    return keyWords().at(walk.key);
}

StepMatrix StepBuilder::matrix(const QString &id, const Quantity &any, const QString &title) const
{
    StepMatrix made;
    made.id = id;
    made.latex = matrixSymbol(values, any);
    made.title = title;
    made.role = roleOf(any);
    made.values = values.matrix(any);
    made.corner = any.at(0, 0);
    made.rows = rowWords(values, any);
    if (hasKeyColumns(any.what))
        made.columns = keyWords();
    return made;
}

StepMatrix StepBuilder::block(const QString &id, const Quantity &first, attn::Index columns, const QString &title) const
{
    StepMatrix made = matrix(id, first, title);
    Quantity of = first;
    of.head = at.head;
    made.latex = matrixSymbol(values, of);
    made.corner = first;
    made.values = {made.values.data + first.column, made.values.rows, columns, made.values.stride};
    return made;
}

StepMatrix StepBuilder::own(const QString &id, attn::Tensor tensor, const QString &latex, const QString &title) const
{
    StepMatrix made;
    made.id = id;
    made.latex = latex;
    made.title = title;
    made.own = std::make_shared<const attn::Tensor>(std::move(tensor));
    made.values = made.own->matrix();
    made.opens = false;
    return made;
}

void StepBuilder::formula(const std::function<QString(const FormulaMarks &)> &write)
{
    step.latex = write(FormulaMarks(step, false));
    step.latexWithShapes = write(FormulaMarks(step, true));
    for (const StepMatrix &matrix : step.inputs + step.results) {
        if (step.latex.contains(QStringLiteral("\\term{%1}").arg(matrix.id)))
            step.terms << Term{matrix.id, matrix.id};
    }
}

void StepBuilder::cell(const Quantity &quantity)
{
    step.cell = unfold(values, quantity, style);
    step.latexWithNumbers = step.cell->numbers;
    if (step.cell->rounded)
        step.note = WalkText::tr("Rounded to %1 digits here; computed with all of them.").arg(style.digits);
}

void StepBuilder::inDocument(const QString &section, const QString &besides)
{
    step.section = section;
    step.source = WalkText::tr("document %1").arg(section);
    if (!besides.isEmpty())
        step.source += WalkText::tr("; ") + besides;
}

void StepBuilder::notInDocument(const QString &source)
{
    step.source = source;
}

QString StepBuilder::number(double value) const
{
    return numberText(static_cast<float>(value), style.digits);
}

} // namespace lab
