// SPDX-License-Identifier: GPL-3.0-or-later
// The rest of the layer, the next one, and what comes out.
#include <algorithm>
#include <numeric>

#include "figures/labels.h"
#include "walkthrough/latex.h"
#include "walkthrough/operands.h"
#include "walkthrough/steps.h"
#include "walkthrough/symbols.h"
#include "walkthrough/text.h"
#include "walkthrough/unfolding_latex.h"

namespace lab {

namespace {

using attn::Index;

constexpr std::ptrdiff_t kCandidates = 10;

QuantityPlace feedForwardOf(const StepBuilder &b)
{
    return {b.at.block, b.at.layer, Part::FeedForward, {}};
}

bool crossComesBetween(const StepBuilder &b)
{
    return b.at.part == Part::Self && b.at.block == attn::Block::Decoder && b.config.hasEncoder();
}

bool isLastLayer(const StepBuilder &b)
{
    return attn::value(b.at.layer) + 1 == b.config.layers(b.at.block);
}

/// The most probable columns of a row, the first first.
QList<int> candidates(std::span<const float> row)
{
    std::vector<int> order(row.size());
    std::iota(order.begin(), order.end(), 0);
    const auto count = std::min<std::ptrdiff_t>(kCandidates, std::ssize(order));
    std::partial_sort(order.begin(), order.begin() + count, order.end(), [&](int one, int other) {
        const float a = row[static_cast<std::size_t>(one)];
        const float b = row[static_cast<std::size_t>(other)];
        return a > b || (a == b && one < other);
    });
    return {order.begin(), order.begin() + count};
}

QString answerName(const StepBuilder &b, int column)
{
    if (!b.values.trace().decoder)
        return WalkText::tr("class %1").arg(column);
    const std::string_view piece = b.values.run().model->targetTokenizer().piece(column);
    return visibleText(QString::fromUtf8(piece.data(), static_cast<qsizetype>(piece.size())));
}

/// Some columns of one row of logits or probabilities.
StepMatrix answers(const StepBuilder &b, const QString &id, const Quantity &of, const QList<int> &columns,
                   const QString &title)
{
    const std::span<const float> row = b.values.matrix(of).row(of.row);
    attn::Tensor chosen{1, static_cast<Index>(columns.size())};
    QStringList names;
    for (qsizetype k = 0; k < columns.size(); ++k) {
        chosen.data()[k] = row[static_cast<std::size_t>(columns[k])];
        names << answerName(b, columns[k]);
    }
    StepMatrix made = b.own(id, std::move(chosen), matrixSymbol(b.values, of), title);
    made.columns = names;
    made.corner = of.at(of.row, 0);
    made.columnIndex = columns;
    made.opens = true;
    return made;
}

/// What happens to the most probable word.
QString fate(const StepBuilder &b, Index row, int best)
{
    const attn::Trace &trace = b.values.trace();
    if (!trace.decoder)
        return {};
    if (row + 1 >= static_cast<Index>(trace.decoder->tokens.size()))
        return WalkText::tr(" This is the last position: nothing is fed after it.");
    const attn::Token &fed = trace.decoder->tokens.at(static_cast<std::size_t>(row + 1));
    return fed.id == best ? WalkText::tr(" It is what is fed next.")
                          : WalkText::tr(" What is fed next is another word, “%1”.")
                                .arg(visibleText(QString::fromStdString(fed.text)));
}

} // namespace

void feedForwardStep(StepBuilder &b)
{
    const QuantityPlace ff = feedForwardOf(b);
    b.input(b.matrix(QStringLiteral("y"), b.values.input(ff), WalkText::tr("what the feed-forward receives")));
    b.input(b.matrix(QStringLiteral("W1"), parameter(parameterName(ff, "w_1"), 0, 0), WalkText::tr("learned")));
    b.input(b.matrix(QStringLiteral("b1"), parameter(parameterName(ff, "b_1"), 0, 0), WalkText::tr("bias")));
    b.input(b.matrix(QStringLiteral("u"), ff.of(What::Hidden), WalkText::tr("the hidden layer")));
    b.input(b.matrix(QStringLiteral("g"), ff.of(What::Activated), WalkText::tr("after the activation")));
    b.input(b.matrix(QStringLiteral("W2"), parameter(parameterName(ff, "w_2"), 0, 0), WalkText::tr("learned")));
    b.input(b.matrix(QStringLiteral("b2"), parameter(parameterName(ff, "b_2"), 0, 0), WalkText::tr("bias")));
    b.result(b.matrix(QStringLiteral("F"), ff.of(What::Output), WalkText::tr("what the feed-forward adds")));
    b.step.equations = {{"y", "W1", "b1", "u"}, {"g", "W2", "b2", "F"}};
    b.notInDocument(vaswani("3.3"));
    b.formula([&](const FormulaMarks &m) {
        return QStringLiteral("%1 = %2\\, %3 + %4, \\quad %5 = %6, \\quad %7 = %5\\, %8 + %9")
            .arg(m("u"), m("y"), m("W1"), m("b1"), m("g"), activationLatex(b.config.activation, QStringLiteral("u")),
                 m("F"), m("W2"), m("b2"));
    });
    b.cell(ff.of(What::Output, b.walk.query, b.walk.dimension));
    b.step.text = WalkText::tr("Each position by itself goes through %1 hidden numbers and back to %2; positions don't "
                               "see each other here.")
                      .arg(b.config.d_ff)
                      .arg(b.config.d_model);
    if (b.config.norm == attn::NormPlace::Pre)
        b.step.text += WalkText::tr(" It reads y, the stream normalised.");
    if (crossComesBetween(b))
        b.step.text += WalkText::tr(" Between the step before and this one stands the layer's cross-attention.");
}

void nextStep(StepBuilder &b)
{
    const bool pre = b.config.norm == attn::NormPlace::Pre;
    const QuantityPlace ff = feedForwardOf(b);
    const What after = pre ? What::Sum : What::Normed;
    const Quantity end = b.values.end(b.at.block);
    const bool ends = isLastLayer(b) && b.config.final_norm;
    b.input(b.matrix(QStringLiteral("stream"), b.values.streamBefore(ff),
                     WalkText::tr("the stream before the feed-forward")));
    b.input(b.matrix(QStringLiteral("F"), ff.of(What::Output), WalkText::tr("what the feed-forward adds")));
    if (!pre)
        b.input(b.matrix(QStringLiteral("sum"), ff.of(What::Sum), WalkText::tr("their sum")));
    b.result(b.matrix(QStringLiteral("h"), ff.of(after), WalkText::tr("the layer's output")));
    if (ends)
        b.result(b.matrix(QStringLiteral("end"), end, WalkText::tr("after the final norm")));
    b.notInDocument(vaswani("3.1"));
    b.formula([&](const FormulaMarks &m) {
        const QString sum = QStringLiteral("%1 + %2").arg(m("stream"), m("F"));
        const QString gain = QStringLiteral("\\gamma"), bias = QStringLiteral("\\beta");
        QString latex =
            pre ? QStringLiteral("%1 = %2").arg(m("h"), sum)
                : QStringLiteral("%1 = %2, \\quad %3 = %4").arg(m("sum"), sum, m("h"), normLatex(m("sum"), gain, bias));
        if (ends)
            latex += QStringLiteral(", \\quad %1 = %2").arg(m("end"), normLatex(m("h"), gain, bias));
        return latex;
    });
    b.cell((ends ? end : ff.of(after)).at(b.walk.query, b.walk.dimension));
    const Index layer = attn::value(b.at.layer);
    if (!isLastLayer(b))
        b.step.text =
            WalkText::tr("Layer %1 is done. Layer %2 receives this and does the same with matrices of its own.")
                .arg(layer)
                .arg(layer + 1);
    else if (b.at.block == attn::Block::Encoder && b.config.hasDecoder())
        b.step.text =
            WalkText::tr(
                "Layer %1 was the encoder's last: keys and values of every cross-attention are made of its end.")
                .arg(layer);
    else if (b.values.trace().logits.empty())
        b.step.text =
            WalkText::tr("Layer %1 was the last: a vector for each word, now in its context, is what this model gives.")
                .arg(layer);
    else
        b.step.text = WalkText::tr("Layer %1 was the last: the answer is read off its end.").arg(layer);
}

void logitsStep(StepBuilder &b)
{
    const attn::Trace &trace = b.values.trace();
    const attn::Block block = trace.decoder ? attn::Block::Decoder : attn::Block::Encoder;
    // A classifier answers once, from its first row; an encoder's rows are no positions of the decoder.
    const Index row = b.at.block == attn::Block::Decoder ? b.walk.query : 0;
    const QuantityPlace place{
        block, attn::LayerIndex(static_cast<std::int32_t>(b.config.layers(block) - 1)), Part::Final, {}};
    const QList<int> columns = candidates(b.values.matrix(place.of(What::Logit)).row(row));
    StepMatrix end = b.matrix(QStringLiteral("end"), b.values.end(block), WalkText::tr("the last layer's end"));
    end.values = {end.values.row(row).data(), 1, end.values.cols, end.values.stride};
    end.corner = end.corner.at(row, 0);
    end.rows = end.rows.mid(row, 1);
    b.input(std::move(end));
    b.input(b.matrix(QStringLiteral("Wout"),
                     parameter(b.config.tie_output ? "decoder.embedding.weight" : "output.weight", 0, 0),
                     b.config.tie_output ? WalkText::tr("the embedding table, used again") : WalkText::tr("learned")));
    if (!b.config.tie_output)
        b.input(b.matrix(QStringLiteral("bout"), parameter("output.bias", 0, 0), WalkText::tr("bias")));
    b.input(
        answers(b, QStringLiteral("logits"), place.of(What::Logit, row), columns, WalkText::tr("the largest logits")));
    b.result(answers(b, QStringLiteral("p"), place.of(What::Probability, row), columns, WalkText::tr("probabilities")));
    b.notInDocument(vaswani("3.4"));
    b.formula([&](const FormulaMarks &m) {
        const QString product = b.config.tie_output
                                    ? QStringLiteral("%1\\, %2").arg(m("end"), m.transposed("Wout"))
                                    : QStringLiteral("%1\\, %2 + %3").arg(m("end"), m("Wout"), m("bout"));
        return QStringLiteral("%1 = %2, \\quad %3 = \\operatorname{softmax}\\left(%4\\right)")
            .arg(latexTerm(QStringLiteral("logits"), QStringLiteral("\\ell")), product,
                 latexTerm(QStringLiteral("p"), QStringLiteral("p")), QStringLiteral("\\ell"));
    });
    b.cell(place.of(What::Probability, row, columns.first()));
    const QString word = answerName(b, columns.first());
    const QString share = b.number(b.step.cell->value);
    b.step.text =
        (trace.decoder
             ? WalkText::tr("At position %1 the largest probability, %2, goes to “%3”.").arg(row + 1).arg(share, word)
             : WalkText::tr("The largest probability, %1, goes to “%2”.").arg(share, word)) +
        fate(b, row, columns.first());
}

} // namespace lab
