// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/request_words.h"

#include <QRegularExpression>

#include <charconv>
#include <cmath>

namespace lab {

namespace {

const QString kSqrtDk = QStringLiteral("sqrt_dk");
const QString kNone = QStringLiteral("none");
const QString kModel = QStringLiteral("model");
const QString kCausal = QStringLiteral("causal");
const QString kWindow = QStringLiteral("window:");

QString text(std::string_view word)
{
    return QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()));
}

} // namespace

QString scaleWord(const attn::ScaleChoice &choice)
{
    using Kind = attn::ScaleChoice::Kind;
    switch (choice.kind) {
    case Kind::SqrtDk:
        return kSqrtDk;
    case Kind::None:
        return kNone;
    case Kind::Number: {
        char digits[32];
        const auto written = std::to_chars(digits, digits + sizeof digits, choice.number);
        return QString::fromLatin1(digits, written.ptr - digits);
    }
    case Kind::Model:
        break;
    }
    return {};
}

std::optional<attn::ScaleChoice> scaleFromWord(const QString &word)
{
    using Kind = attn::ScaleChoice::Kind;
    if (word == kSqrtDk)
        return attn::ScaleChoice{Kind::SqrtDk};
    if (word == kNone)
        return attn::ScaleChoice{Kind::None};
    attn::ScaleChoice choice{Kind::Number};
    const std::string digits = word.toStdString();
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), choice.number);
    if (error != std::errc() || end != digits.data() + digits.size() || !std::isfinite(choice.number))
        return std::nullopt;
    return choice;
}

QString maskWord(const attn::MaskChoice &choice)
{
    using Kind = attn::MaskChoice::Kind;
    switch (choice.kind) {
    case Kind::None:
        return kNone;
    case Kind::Causal:
        return kCausal;
    case Kind::Window:
        return kWindow + QString::number(choice.window);
    case Kind::Model:
        break;
    }
    return kModel;
}

std::optional<attn::MaskChoice> maskFromWord(const QString &word)
{
    using Kind = attn::MaskChoice::Kind;
    if (word == kModel)
        return attn::MaskChoice{};
    if (word == kNone)
        return attn::MaskChoice{Kind::None};
    if (word == kCausal)
        return attn::MaskChoice{Kind::Causal};
    bool ok = false;
    const int window = word.mid(kWindow.size()).toInt(&ok);
    if (!word.startsWith(kWindow) || !ok || window < 0)
        return std::nullopt;
    return attn::MaskChoice{Kind::Window, window};
}

QString placeWord(const attn::AttentionPlace &place)
{
    return QStringLiteral("%1.%2.%3")
        .arg(text(attn::name(place.block)))
        .arg(attn::value(place.layer))
        .arg(text(attn::name(place.kind)));
}

std::optional<attn::AttentionPlace> placeFromWord(const QString &word)
{
    static const QRegularExpression pattern(
        QStringLiteral("^(?:(encoder)|decoder)\\.(0|[1-9][0-9]{0,3})\\.(?:(self)|cross)$"));
    const QRegularExpressionMatch match = pattern.match(word);
    const bool encoder = match.hasCaptured(1);
    const bool self = match.hasCaptured(3);
    if (!match.hasMatch() || (encoder && !self))
        return std::nullopt;
    return attn::AttentionPlace{encoder ? attn::Block::Encoder : attn::Block::Decoder,
                                attn::LayerIndex{match.captured(2).toInt()},
                                self ? attn::AttentionKind::Self : attn::AttentionKind::Cross};
}

} // namespace lab
