// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/labels.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

#include "figures/number_text.h"

namespace lab {

namespace {

constexpr qsizetype kMostShown = 80; ///< characters of a token; what is longer is no word

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Labels)
};

TokenLabel label(const attn::Token &token)
{
    return {{}, visibleText(QString::fromStdString(token.text)), token.special, token.unknown};
}

QString subscript(attn::Index number)
{
    QString digits = QString::number(number);
    for (QChar &digit : digits)
        digit = QChar(0x2080 + digit.digitValue());
    return digits;
}

QString stackName(const attn::ModelConfig &config, attn::Block block)
{
    if (config.architecture != attn::Architecture::EncoderDecoder)
        return Text::tr("tokens");
    return block == attn::Block::Encoder ? Text::tr("source tokens") : Text::tr("tokens fed to the decoder");
}

} // namespace

QString TokenLabel::plain() const
{
    return fed.isEmpty() ? text : fed + QStringLiteral(" \u25B8 ") + text;
}

QList<TokenLabel> queryLabels(const attn::Trace &trace, const attn::AttentionPlace &place)
{
    QList<TokenLabel> labels;
    const std::vector<attn::Token> &tokens = trace.queryTokens(place);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const bool produces = place.block == attn::Block::Decoder && i < trace.produced.size();
        TokenLabel made = label(produces ? trace.produced[i] : tokens[i]);
        if (produces)
            made.fed = visibleText(QString::fromStdString(tokens[i].text));
        labels << made;
    }
    return labels;
}

QList<TokenLabel> keyLabels(const attn::Trace &trace, const attn::AttentionPlace &place)
{
    QList<TokenLabel> labels;
    for (const attn::Token &token : trace.keyTokens(place))
        labels << label(token);
    return labels;
}

QString queryAxis(const attn::ModelConfig &config, const attn::AttentionPlace &place)
{
    return place.block == attn::Block::Decoder ? Text::tr("tokens fed \u25B8 produced")
                                               : stackName(config, place.block);
}

QString keyAxis(const attn::ModelConfig &config, const attn::AttentionPlace &place)
{
    return stackName(config, place.kind == attn::AttentionKind::Cross ? attn::Block::Encoder : place.block);
}

QString visibleText(const QString &token)
{
    const QList<uint> letters = token.toUcs4();
    QString shown;
    for (const char32_t letter : letters.first(std::min(letters.size(), kMostShown))) {
        const QChar::Category category = QChar::category(letter);
        if (letter == '\t')
            shown += QChar(0x21E5);
        else if (letter == '\n' || letter == '\r' || category == QChar::Separator_Line ||
                 category == QChar::Separator_Paragraph)
            shown += QChar(0x21B5);
        else if (category == QChar::Separator_Space)
            shown += token.trimmed().isEmpty() ? QChar(0x2423) : QChar(' ');
        else if (category == QChar::Other_Control || (category == QChar::Other_Format && letter != 0x200D) ||
                 category == QChar::Other_NotAssigned || category == QChar::Other_Surrogate)
            shown += QChar(0xFFFD); // direction overrides too: they would turn the labels around them
        else
            shown += QString::fromUcs4(&letter, 1);
    }
    if (!shown.isEmpty() && (shown.at(0).isMark()))
        shown.prepend(QChar(0x25CC)); // a dotted circle carries a mark that stands alone
    if (letters.size() > kMostShown)
        shown += QChar(0x2026);
    return shown.isEmpty() ? QString(QChar(0x2423)) : shown;
}

QString placeName(const attn::AttentionPlace &place)
{
    if (place.kind == attn::AttentionKind::Cross)
        return Text::tr("Cross-attention");
    return place.block == attn::Block::Encoder ? Text::tr("Encoder self-attention")
                                               : Text::tr("Decoder self-attention");
}

QString headName(attn::HeadIndex head)
{
    return Text::tr("head %1 (Z%2)").arg(attn::value(head)).arg(subscript(attn::value(head) + 1));
}

QString supervision(const attn::ModelConfig &config, const attn::AttentionPlace &place, attn::HeadIndex head)
{
    const auto found = std::ranges::find_if(config.supervised_heads, [&](const attn::SupervisedHead &taught) {
        return taught.place == place && taught.head == head;
    });
    if (found == config.supervised_heads.end())
        return {};
    if (found->trained_on == "word alignments")
        return Text::tr("trained on word alignments");
    if (found->trained_on == "coreference")
        return Text::tr("trained on coreference");
    return Text::tr("trained on %1").arg(QString::fromStdString(found->trained_on));
}

QString weightText(float weight, bool masked, int digits)
{
    return masked ? QStringLiteral("\u2013") : numberText(weight, digits);
}

QString numberText(float value, int digits)
{
    if (std::isnan(value))
        return QStringLiteral("NaN");
    if (std::isinf(value))
        return value > 0 ? QStringLiteral("\u221E") : QStringLiteral("\u2212\u221E");
    if (value == 0.0f)
        return QStringLiteral("0");
    const double absolute = std::abs(static_cast<double>(value));
    const QString size = typeset(QString::number(absolute, absolute < kLeastWithPower ? 'f' : 'e', digits));
    const auto counts = [](QChar sign) { return sign != u'0' && sign != u'.'; };
    if (absolute >= kLeastWithPower || std::any_of(size.begin(), size.end(), counts))
        return value < 0 ? QChar(0x2212) + size : size;
    const QString smallest = QString::number(std::pow(10.0, -digits), 'f', digits); // 0 is shown only where it is 0
    return value > 0 ? QStringLiteral("<") + smallest : QStringLiteral(">\u2212") + smallest;
}

QString exactText(float value)
{
    constexpr int kTellApart = 9;
    return significantText(static_cast<double>(value), kTellApart);
}

} // namespace lab
