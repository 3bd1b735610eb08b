// SPDX-License-Identifier: GPL-3.0-or-later
// From the text to what the attention receives.
#include <algorithm>
#include <cmath>

#include "attn/attention.h"
#include "figures/labels.h"
#include "walkthrough/dot_products.h"
#include "walkthrough/latex.h"
#include "walkthrough/operands.h"
#include "walkthrough/steps.h"
#include "walkthrough/symbols.h"
#include "walkthrough/text.h"

namespace lab {

namespace {

using attn::Index;

struct Uniform {
    attn::Tensor weights; ///< [n_q, n_k]
    attn::Tensor context; ///< [n_q, d_v]
};

/// The head as if every score were the same: the engine's attention with a scale of 0 and without a mask.
Uniform uniformAttention(const RunValues &values, const QuantityPlace &at)
{
    const attn::ConstMatrixView q = values.matrix(at.of(What::Query));
    const attn::ConstMatrixView k = values.matrix(at.of(What::Key));
    const attn::ConstMatrixView v = values.matrix(at.of(What::Value));
    attn::AttentionInput input;
    input.q = oneHead(q);
    input.k = oneHead(k);
    input.v = oneHead(v);
    input.scale = 0;
    Uniform uniform{attn::Tensor{q.rows, k.rows}, attn::Tensor{q.rows, v.cols}};
    const auto whole = [](attn::MatrixView m) { return attn::HeadsView{m.data, 1, m.rows, m.cols, 0, m.stride}; };
    std::vector<std::byte> workspace(attn::attentionWorkspace(input, 1));
    attn::attention(input, {whole(uniform.context.matrix()), whole(uniform.weights.matrix()), {}}, workspace, 1);
    return uniform;
}

/// "t", or of two texts "t^{fed}".
QString idSymbol(const StepBuilder &b, attn::Block block)
{
    const attn::Trace &trace = b.values.trace();
    if (!trace.encoder || !trace.decoder)
        return QStringLiteral("t");
    return QStringLiteral("t^{%1}").arg(
        latexText(block == attn::Block::Encoder ? WalkText::tr("source") : WalkText::tr("fed")));
}

StepMatrix idsOf(const StepBuilder &b, attn::Block block, const QString &id, const QString &title)
{
    const std::vector<attn::Token> &tokens = b.values.trace().stack(block).tokens;
    attn::Tensor ids{static_cast<Index>(tokens.size()), 1};
    QStringList words;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        ids.data()[i] = static_cast<float>(tokens[i].id);
        words << visibleText(QString::fromStdString(tokens[i].text));
    }
    StepMatrix made = b.own(id, std::move(ids), idSymbol(b, block), title);
    made.rows = words;
    made.integers = true;
    return made;
}

QStringList unknownWords(const attn::StackTrace &stack)
{
    QStringList words;
    for (const attn::Token &token : stack.tokens) {
        if (token.unknown)
            words << visibleText(QString::fromStdString(token.text));
    }
    return words;
}

/// "6 tokens, each a number in a vocabulary of 600 entries"
QString tokensSentence(const StepBuilder &b, attn::Block block)
{
    const attn::StackTrace &stack = b.values.trace().stack(block);
    QString text = WalkText::tr("The text is cut into tokens, here %1; each is an entry of a vocabulary of %2.")
                       .arg(stack.tokens.size())
                       .arg(b.config.vocabulary(block));
    const QStringList unknown = unknownWords(stack);
    if (!unknown.isEmpty())
        text += QStringLiteral(" ") + WalkText::tr("The model doesn't know %1: all unknown words are the same to it.")
                                          .arg(unknown.join(WalkText::tr(", ")));
    return text;
}

/// Ids that were given as they are need not begin with the start token.
QString fedSentence(const StepBuilder &b)
{
    const std::vector<attn::Token> &fed = b.values.trace().decoder->tokens;
    const auto isFirst = [&](const auto &start) { return start.second == fed.front().id; };
    return (std::ranges::any_of(b.config.start_ids, isFirst)
                ? WalkText::tr("The decoder is fed the start token and then what was written so far, %1 in all; each "
                               "row produces the next.")
                : WalkText::tr("The decoder is fed %1 tokens; each row produces the next."))
        .arg(fed.size());
}

/// "\sqrt{d_{\text{model}}}", a number, or nothing: what embeddings are multiplied by.
QString embeddingFactor(const StepBuilder &b)
{
    const double scale = static_cast<double>(b.config.embedding_scale);
    if (scale == 1)
        return {};
    const auto width = static_cast<double>(b.config.d_model);
    return std::abs(scale - std::sqrt(width)) < 1e-5 * scale
               ? QStringLiteral("\\sqrt{d_{\\text{model}}}\\, ")
               : latexNumber(scale, b.style.digits) + QStringLiteral("\\, ");
}

/// The rows of the embedding table that the tokens name.
StepMatrix tableRows(const StepBuilder &b)
{
    const attn::Block block = b.at.block;
    const Quantity corner = parameter(std::string(attn::name(block)) + ".embedding.weight", 0, 0);
    const attn::ConstMatrixView table = b.values.matrix(corner);
    const std::vector<attn::Token> &tokens = b.values.trace().stack(block).tokens;
    attn::Tensor rows{static_cast<Index>(tokens.size()), table.cols};
    StepMatrix ids = idsOf(b, block, {}, {});
    QList<int> index;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        std::ranges::copy(table.row(tokens[i].id), rows.matrix().row(static_cast<Index>(i)).begin());
        index << tokens[i].id;
    }
    StepMatrix made = b.own(QStringLiteral("E"), std::move(rows), QStringLiteral("E_{t}"),
                            WalkText::tr("the words' rows of the embedding table"));
    made.rows = ids.rows;
    made.rowIndex = index;
    made.corner = corner;
    made.opens = true;
    return made;
}

} // namespace

void whyStep(StepBuilder &b)
{
    const Index n = b.layer().weights.shape()[2];
    Uniform uniform = uniformAttention(b.values, b.at);
    b.input(b.matrix(QStringLiteral("V"), b.at.of(What::Value), WalkText::tr("values")));
    StepMatrix weights = b.own(QStringLiteral("U"), std::move(uniform.weights), QStringLiteral("U"),
                               WalkText::tr("the same share for every word"));
    weights.role = Role::Weights;
    weights.rows = b.queryWords();
    weights.columns = b.keyWords();
    b.input(std::move(weights));
    StepMatrix mean = b.own(QStringLiteral("Zmean"), std::move(uniform.context), QStringLiteral("\\bar{Z}"),
                            WalkText::tr("the mean of the values"));
    mean.rows = b.queryWords();
    b.result(std::move(mean));
    b.inDocument(QStringLiteral("1.1"));
    b.formula([&](const FormulaMarks &m) {
        return QStringLiteral("%1 = %2\\, %3, \\quad u_{i,j} = \\frac{1}{n}").arg(m("Zmean"), m("U"), m("V"));
    });
    b.step.latexWithNumbers = QStringLiteral("u_{%1,%2} = \\frac{1}{%3} = %4")
                                  .arg(b.walk.query + 1)
                                  .arg(b.walk.key + 1)
                                  .arg(n)
                                  .arg(latexNumber(1 / static_cast<double>(n), b.style.digits));
    if (n > 1)
        b.step.text = WalkText::tr("Without attention each of the %1 words would get the same share, 1/%1, and every "
                                   "row would receive the same mean. Attention lets each row choose its shares.")
                          .arg(n);
    else
        b.step.text = b.values.isMasked(b.walk.place, b.walk.query, 0)
                          ? WalkText::tr("With a single word there is nothing to choose, and here the mask hides it.")
                          : WalkText::tr("With a single word there is nothing to choose: its share is 1 in any case.");
}

void tokensStep(StepBuilder &b)
{
    const attn::Trace &trace = b.values.trace();
    const bool both = trace.encoder && trace.decoder;
    if (trace.encoder)
        b.result(idsOf(b, attn::Block::Encoder, QStringLiteral("source"), WalkText::tr("token ids")));
    if (trace.decoder)
        b.result(idsOf(b, attn::Block::Decoder, QStringLiteral("fed"),
                       both ? WalkText::tr("token ids as fed to the decoder") : WalkText::tr("token ids")));
    b.notInDocument(vaswani("3.4"));
    b.formula([&](const FormulaMarks &m) {
        QStringList names;
        for (const StepMatrix &ids : b.step.results)
            names << m(ids.id) + QStringLiteral(" = \\left(t_1, \\dots, t_{%1}\\right)").arg(ids.rowCount());
        return names.join(QStringLiteral(", \\quad "));
    });
    const attn::StackTrace &stack = trace.stack(b.at.block);
    const attn::Token &token = stack.tokens.at(static_cast<std::size_t>(b.walk.query));
    b.step.latexWithNumbers =
        QStringLiteral("%1_{%2} = \\operatorname{id}\\left(%3\\right) = %4")
            .arg(idSymbol(b, b.at.block), QString::number(b.walk.query + 1),
                 latexText(visibleText(QString::fromStdString(token.text))), QString::number(token.id));
    b.step.text = tokensSentence(b, trace.encoder ? attn::Block::Encoder : attn::Block::Decoder);
    if (both)
        b.step.text += QStringLiteral(" ") + fedSentence(b);
}

void embeddingStep(StepBuilder &b)
{
    b.input(tableRows(b));
    b.result(b.matrix(QStringLiteral("e"), b.at.of(What::Word), WalkText::tr("embeddings")));
    b.notInDocument(vaswani("3.4"));
    const QString factor = embeddingFactor(b);
    b.formula([&](const FormulaMarks &m) { return QStringLiteral("%1 = %2%3").arg(m("e"), factor, m("E")); });
    b.cell(b.at.of(What::Word, b.walk.query, b.walk.dimension));
    b.step.text = WalkText::tr("Each token's row of a learned table, %1 numbers, stands for it.").arg(b.config.d_model);
    if (!factor.isEmpty())
        b.step.text += QStringLiteral(" ") + WalkText::tr("This model multiplies it by %1.")
                                                 .arg(b.number(static_cast<double>(b.config.embedding_scale)));
}

QString normLatex(const QString &of, const QString &gain, const QString &bias)
{
    return QStringLiteral("%2 \\odot \\frac{%1 - \\mu}{\\sqrt{\\sigma^2 + \\varepsilon}} + %3").arg(of, gain, bias);
}

namespace {

QString firstLayerSentence(const StepBuilder &b)
{
    return b.config.addsPositionVectors()
               ? WalkText::tr("The first layer receives the embeddings with their positions.")
               : WalkText::tr("The first layer receives the embeddings: this model adds no positions to them.");
}

} // namespace

void inputStep(StepBuilder &b)
{
    const bool pre = b.config.norm == attn::NormPlace::Pre;
    const Quantity stream = b.values.streamBefore(b.at);
    const Quantity input = b.values.input(b.at);
    b.input(b.matrix(QStringLiteral("h"), stream, WalkText::tr("the stream so far")));
    if (pre) {
        b.input(
            b.matrix(QStringLiteral("gain"), parameter(normParameterName(b.at, "gain"), 0, 0), WalkText::tr("gain")));
        b.input(
            b.matrix(QStringLiteral("bias"), parameter(normParameterName(b.at, "bias"), 0, 0), WalkText::tr("bias")));
    }
    StepMatrix x =
        b.matrix(QStringLiteral("x"), input,
                 b.isCross() ? WalkText::tr("what queries are made of") : WalkText::tr("what Q, K and V are made of"));
    x.latex = b.isCross() ? QStringLiteral("x^{q}") : QStringLiteral("x");
    b.result(std::move(x));
    if (b.isCross()) {
        StepMatrix xkv = b.matrix(QStringLiteral("xkv"), b.values.inputOfKeys(b.at),
                                  WalkText::tr("the encoder's end: what keys and values are made of"));
        xkv.latex = QStringLiteral("x^{kv}");
        b.result(std::move(xkv));
    }
    b.notInDocument(pre ? vaswani("3.1; Ba et al. 2016") : vaswani("3.1"));
    b.formula([&](const FormulaMarks &m) {
        const QString right = pre ? normLatex(m("h"), m("gain"), m("bias")) : m("h");
        const QString keys = b.isCross() ? QStringLiteral(", \\quad %1 = %2")
                                               .arg(m("xkv"), matrixSymbol(b.values, b.values.inputOfKeys(b.at)) +
                                                                  QStringLiteral("_{\\text{encoder}}"))
                                         : QString();
        return QStringLiteral("%1 = %2%3").arg(m("x"), right, keys);
    });
    b.cell(input.at(b.walk.query, b.walk.dimension));
    const Index layer = attn::value(b.at.layer);
    b.step.text = b.isCross()  ? WalkText::tr("The queries will be made of what this layer's self-attention left, the "
                                               "keys and values of the encoder's end.")
                  : layer == 0 ? firstLayerSentence(b)
                               : WalkText::tr("Layer %1 receives what layer %2 made.").arg(layer).arg(layer - 1);
    b.step.text +=
        QStringLiteral(" ") +
        (pre ? WalkText::tr("This model normalises each row before the attention reads it (pre-norm).")
             : WalkText::tr("This model normalises after each sub-layer, so nothing is done to it here (post-norm)."));
}

} // namespace lab
