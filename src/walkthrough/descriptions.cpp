// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "figures/labels.h"
#include "walkthrough/symbols.h"

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Quantities)
};

attn::AttentionPlace attentionOf(const Quantity &q)
{
    return {q.block, q.layer, q.part == Part::Cross ? attn::AttentionKind::Cross : attn::AttentionKind::Self};
}

/// "rouge (position 3)"
QString positioned(const QList<TokenLabel> &labels, attn::Index position)
{
    return Text::tr("“%1” (position %2)").arg(labels.at(position).plain(), QString::number(position + 1));
}

QString queryWord(const RunValues &values, const Quantity &q)
{
    return positioned(queryLabels(values.trace(), attentionOf(q)), q.row);
}

QString keyWord(const RunValues &values, const Quantity &q, attn::Index position)
{
    return positioned(keyLabels(values.trace(), attentionOf(q)), position);
}

/// Of a classifier's logits and of a decoder's.
QString choice(const RunValues &values, attn::Index column)
{
    if (!values.trace().decoder)
        return Text::tr("class %1").arg(column);
    const std::string_view piece = values.run().model->targetTokenizer().piece(static_cast<std::int32_t>(column));
    return visibleText(QString::fromUtf8(piece.data(), static_cast<qsizetype>(piece.size())));
}

/// "decoder layer 1, cross-attention, head 0 (Z₁)"
QString where(const RunValues &values, const Quantity &q)
{
    const bool decoder = q.block == attn::Block::Decoder;
    const attn::Index layer = attn::value(q.layer);
    const QString place = decoder ? Text::tr("decoder layer %1").arg(layer) : Text::tr("encoder layer %1").arg(layer);
    switch (q.part) {
    case Part::Final:
        return decoder ? Text::tr("the decoder's end") : Text::tr("the encoder's end");
    case Part::FeedForward:
        return place + Text::tr(", feed-forward");
    case Part::Cross:
        return place + Text::tr(", cross-attention");
    case Part::Self:
        break;
    }
    return values.config().hasEncoder() && values.config().hasDecoder() && decoder
               ? place + Text::tr(", self-attention")
               : place;
}

QString withHead(const RunValues &values, const Quantity &q)
{
    return where(values, q) + Text::tr(", %1").arg(headName(q.head));
}

/// Of a head's numbers: what, and of which words.
QString ofHead(const RunValues &values, const Quantity &q)
{
    const auto entry = [&](const QString &of, const QString &word) {
        return Text::tr("entry %1 of %2 of %3").arg(q.column + 1).arg(of, word);
    };
    const auto pair = [&](const QString &what) {
        return Text::tr("%1 of %2 for %3").arg(what, queryWord(values, q), keyWord(values, q, q.column));
    };
    switch (q.what) {
    case What::Query:
        return entry(Text::tr("the query"), queryWord(values, q));
    case What::Key:
        return entry(Text::tr("the key"), keyWord(values, q, q.row));
    case What::Value:
        return entry(Text::tr("the value"), keyWord(values, q, q.row));
    case What::Context:
        return entry(Text::tr("the context"), queryWord(values, q));
    case What::Score:
        return pair(Text::tr("score, unscaled,"));
    case What::ScaledScore:
        return pair(Text::tr("score, scaled,"));
    case What::Bias:
        return pair(Text::tr("position bias"));
    case What::Distance:
        return Text::tr("distance of %1 from %2").arg(keyWord(values, q, q.column), queryWord(values, q));
    case What::MaskedScore:
        return pair(values.hasBias(attentionOf(q)) ? Text::tr("score, with its bias and masked,")
                                                   : Text::tr("score, masked,"));
    case What::Shifted:
        return pair(Text::tr("score less the row's largest"));
    case What::Exponential:
        return pair(Text::tr("exponential"));
    case What::Weight:
        return pair(Text::tr("weight"));
    case What::RowMaximum:
        return Text::tr("largest score of %1").arg(queryWord(values, q));
    default:
        return Text::tr("sum of the exponentials of %1").arg(queryWord(values, q));
    }
}

QString ofLogits(const RunValues &values, const Quantity &q)
{
    QString at;
    if (values.trace().decoder)
        at = Text::tr(" at position %1").arg(q.row + 1);
    switch (q.what) {
    case What::Logit:
        return Text::tr("logit of %1").arg(choice(values, q.column)) + at;
    case What::LogitMaximum:
        return Text::tr("largest logit") + at;
    case What::LogitShifted:
        return Text::tr("logit of %1 less the largest").arg(choice(values, q.column)) + at;
    case What::LogitExponential:
        return Text::tr("exponential of %1").arg(choice(values, q.column)) + at;
    case What::LogitSum:
        return Text::tr("sum of the exponentials") + at;
    default:
        return Text::tr("probability of %1").arg(choice(values, q.column)) + at;
    }
}

QString ofStream(const RunValues &values, const Quantity &q)
{
    QList<TokenLabel> labels = queryLabels(values.trace(), attentionOf(q));
    const QString word = positioned(labels, q.row);
    const auto entry = [&](const QString &of) {
        return Text::tr("entry %1 of %2, %3").arg(q.column + 1).arg(of, word);
    };
    switch (q.what) {
    case What::Sinusoid:
        return entry(Text::tr("what its position adds"));
    case What::Word:
        return entry(Text::tr("the word's embedding"));
    case What::Embedding:
        return entry(Text::tr("what layer 0 receives"));
    case What::Mean:
        return Text::tr("mean of the row that the norm reads, %1").arg(word);
    case What::Variance:
        return Text::tr("variance of the row that the norm reads, %1").arg(word);
    case What::Normed:
        return entry(Text::tr("what the norm gives"));
    case What::Output:
        return entry(Text::tr("what the sub-layer adds"));
    case What::Sum:
        return entry(Text::tr("the stream with what was added"));
    case What::Hidden:
        return entry(Text::tr("the hidden layer before its activation"));
    default:
        return entry(Text::tr("the hidden layer after its activation"));
    }
}

QString ofConstant(const std::string &name)
{
    if (name == "scale")
        return Text::tr("what q·k is multiplied by");
    return name == "norm_eps" ? Text::tr("what keeps a norm from dividing by 0")
                              : Text::tr("what embeddings are multiplied by");
}

} // namespace

QString describe(const RunValues &values, const Quantity &q)
{
    switch (q.what) {
    case What::Constant:
        return ofConstant(q.name);
    case What::Slope:
        return Text::tr("what each position of distance adds to a score of %1")
            .arg(headName(attn::HeadIndex{static_cast<std::int32_t>(q.row)}));
    case What::Parameter:
        if (q.name.ends_with("relative_bias.weight"))
            return Text::tr("%1, learned: bucket %2, %3")
                .arg(QString::fromStdString(q.name), QString::number(q.row),
                     headName(attn::HeadIndex{static_cast<std::int32_t>(q.column)}));
        return Text::tr("%1, learned: row %2, column %3").arg(QString::fromStdString(q.name)).arg(q.row).arg(q.column);
    case What::Sinusoid:
    case What::Word:
    case What::Embedding:
        return ofStream(values, q);
    case What::Mean:
    case What::Variance:
    case What::Normed:
    case What::Output:
    case What::Sum:
    case What::Hidden:
    case What::Activated:
        return ofStream(values, q) + QStringLiteral(" \u00B7 ") + where(values, q);
    case What::Logit:
    case What::LogitMaximum:
    case What::LogitShifted:
    case What::LogitExponential:
    case What::LogitSum:
    case What::Probability:
        return ofLogits(values, q);
    default:
        return ofHead(values, q) + QStringLiteral(" \u00B7 ") + withHead(values, q);
    }
}

} // namespace lab
