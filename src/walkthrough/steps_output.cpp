// SPDX-License-Identifier: GPL-3.0-or-later
// From the heads back into the stream.
#include <algorithm>
#include <cmath>

#include "walkthrough/latex.h"
#include "walkthrough/operands.h"
#include "walkthrough/steps.h"
#include "walkthrough/symbols.h"
#include "walkthrough/text.h"

namespace lab {

namespace {

using attn::Index;

/// All heads' contexts side by side.
StepMatrix concatenated(const StepBuilder &b)
{
    const attn::Tensor &context = b.layer().context;
    const Index rows = context.shape()[1];
    const Index columns = context.shape()[2];
    attn::Tensor all{rows, b.config.heads * columns};
    for (Index h = 0; h < b.config.heads; ++h)
        for (Index i = 0; i < rows; ++i)
            std::ranges::copy(context.head(h).row(i), all.matrix().row(i).begin() + h * columns);
    StepMatrix made =
        b.own(QStringLiteral("Zall"), std::move(all), QStringLiteral("Z"), WalkText::tr("all heads' contexts"));
    made.rows = b.queryWords();
    made.corner = b.at.of(What::Context);
    made.headColumns = columns;
    made.opens = true;
    return made;
}

template <class Function>
StepMatrix activated(const StepBuilder &b, const QString &id, const QString &name, const Function &function)
{
    const attn::ConstMatrixView x = b.values.matrix(b.at.of(What::Output));
    attn::Tensor y{x.rows, x.cols};
    for (Index i = 0; i < x.rows; ++i)
        std::ranges::copy(x.row(i), y.matrix().row(i).begin());
    function(y.matrix());
    StepMatrix made = b.own(id, std::move(y), QStringLiteral("\\operatorname{%1}(X^{\\prime})").arg(name), name);
    made.rows = b.queryWords();
    return made;
}

} // namespace

namespace {

constexpr Index kMostHeads = 8; ///< of which each is shown

/// Of many heads the first ones, the chosen one and the last.
std::vector<Index> shownHeads(const StepBuilder &b)
{
    const Index heads = b.config.heads;
    std::vector<Index> shown;
    for (Index h = 0; h < heads; ++h)
        if (heads <= kMostHeads || h < 2 || h == attn::value(b.at.head) || h == heads - 1)
            shown.push_back(h);
    return shown;
}

} // namespace

void concatenateStep(StepBuilder &b)
{
    const Index heads = b.config.heads;
    const std::vector<Index> shown = shownHeads(b);
    for (const Index h : shown) {
        QuantityPlace of = b.at;
        of.head = attn::HeadIndex(static_cast<std::int32_t>(h));
        b.input(b.matrix(QStringLiteral("Z%1").arg(h + 1), of.of(What::Context),
                         WalkText::tr("context of head %1").arg(h)));
    }
    b.result(concatenated(b));
    b.inDocument(QStringLiteral("2.2.2"));
    b.formula([&](const FormulaMarks &m) {
        QStringList parts;
        Index next = 0;
        for (const Index h : shown) {
            if (h > next)
                parts << QStringLiteral("\\cdots");
            parts << m(QStringLiteral("Z%1").arg(h + 1));
            next = h + 1;
        }
        return QStringLiteral("%1 = \\left[%2\\right]").arg(m("Zall"), parts.join(QStringLiteral(",\\, ")));
    });
    b.cell(b.at.of(What::Context, b.walk.query, b.walk.dimension));
    b.step.text = heads > 1 ? WalkText::tr("Each of the %1 heads made its own context from its own queries, keys and "
                                           "values. They are set side by side: %1 × %2 = %3 columns.")
                                  .arg(heads)
                                  .arg(b.config.d_v)
                                  .arg(heads * b.config.d_v)
                            : WalkText::tr("This model has a single head, so there is nothing to set side by side.");
}

void outputStep(StepBuilder &b)
{
    b.input(concatenated(b));
    b.input(b.matrix(QStringLiteral("WO"), parameter(parameterName(b.at, "w_o"), 0, 0), WalkText::tr("learned")));
    b.input(b.matrix(QStringLiteral("bO"), parameter(parameterName(b.at, "b_o"), 0, 0), WalkText::tr("bias")));
    b.result(b.matrix(QStringLiteral("Xout"), b.at.of(What::Output), WalkText::tr("output of the attention")));
    b.inDocument(QStringLiteral("2.2.2"), WalkText::tr("bias: document 5.2"));
    b.formula([&](const FormulaMarks &m) {
        return QStringLiteral("%1 = %2\\, %3 + %4").arg(m("Xout"), m("Zall"), m("WO"), m("bO"));
    });
    b.cell(b.at.of(What::Output, b.walk.query, b.walk.dimension));
    b.step.text = WalkText::tr("The output matrix mixes the heads: each of the %1 numbers of a row is made of all %2 "
                               "numbers of the heads.")
                      .arg(b.config.d_model)
                      .arg(b.config.heads * b.config.d_v);
}

void activationStep(StepBuilder &b)
{
    const auto engine = [](attn::Activation kind) { return [kind](attn::MatrixView x) { attn::activate(kind, x); }; };
    const auto tanh = [](attn::MatrixView x) {
        for (Index i = 0; i < x.rows; ++i)
            std::ranges::transform(x.row(i), x.row(i).begin(), [](float value) { return std::tanh(value); });
    };
    StepMatrix off = b.matrix(QStringLiteral("Xout"), b.at.of(What::Output), WalkText::tr("off, as in this model"));
    b.input(off);
    off.id = QStringLiteral("off");
    b.result(off);
    b.result(activated(b, QStringLiteral("relu"), QStringLiteral("ReLU"), engine(attn::Activation::Relu)));
    b.result(activated(b, QStringLiteral("gelu"), QStringLiteral("GELU"), engine(attn::Activation::Gelu)));
    b.result(activated(b, QStringLiteral("tanh"), QStringLiteral("tanh"), tanh));
    b.inDocument(QStringLiteral("2.2.1"), WalkText::tr("in prose only, as its step 5"));
    b.formula([&](const FormulaMarks &m) {
        return QStringLiteral("%1 = f\\left(%2\\right), \\quad f(x) = x").arg(m("off"), m("Xout"));
    });
    QStringList parts;
    for (const StepMatrix &result : std::as_const(b.step.results)) {
        const double value = static_cast<double>(result.values(b.walk.query, b.walk.dimension));
        const QString name = result.id == QLatin1String("off") ? latexText(WalkText::tr("off"))
                                                               : QStringLiteral("\\operatorname{%1}").arg(result.title);
        parts << QStringLiteral("%1\\colon %2").arg(name, latexNumber(value, b.style.digits));
    }
    b.step.latexWithNumbers = parts.join(QStringLiteral(", \\quad "));
    b.step.text =
        WalkText::tr("The document's prose puts an activation here; neither its formula nor its code has one, and "
                     "neither has this model. Shown is what ReLU, GELU or tanh would make of the same numbers.");
}

void residualStep(StepBuilder &b)
{
    const bool pre = b.config.norm == attn::NormPlace::Pre;
    b.input(b.matrix(QStringLiteral("h"), b.values.streamBefore(b.at), WalkText::tr("the stream so far")));
    b.input(b.matrix(QStringLiteral("Xout"), b.at.of(What::Output), WalkText::tr("output of the attention")));
    if (!pre) {
        b.input(b.matrix(QStringLiteral("sum"), b.at.of(What::Sum), WalkText::tr("their sum")));
        b.input(
            b.matrix(QStringLiteral("gain"), parameter(normParameterName(b.at, "gain"), 0, 0), WalkText::tr("gain")));
        b.input(
            b.matrix(QStringLiteral("bias"), parameter(normParameterName(b.at, "bias"), 0, 0), WalkText::tr("bias")));
    }
    const What after = pre ? What::Sum : What::Normed;
    b.result(b.matrix(QStringLiteral("after"), b.at.of(after), WalkText::tr("the stream after the attention")));
    b.notInDocument(pre ? vaswani("3.1") : vaswani("3.1; Ba et al. 2016"));
    b.formula([&](const FormulaMarks &m) {
        const QString sum = QStringLiteral("%1 + %2").arg(m("h"), m("Xout"));
        if (pre)
            return QStringLiteral("%1 = %2").arg(m("after"), sum);
        return QStringLiteral("%1 = %2, \\quad %3 = %4")
            .arg(m("sum"), sum, m("after"), normLatex(m("sum"), m("gain"), m("bias")));
    });
    b.cell(b.at.of(after, b.walk.query, b.walk.dimension));
    b.step.text = WalkText::tr("The attention only adds: what was there before stays in the sum.");
    b.step.text += QStringLiteral(" ") +
                   (pre ? WalkText::tr("In this model the norm comes before the next sub-layer (pre-norm).")
                        : WalkText::tr("Then each row is normalised: its mean is taken away, it is divided by its "
                                       "spread, and a learned gain and bias are applied (post-norm)."));
}

} // namespace lab
