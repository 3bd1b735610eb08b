// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include "session/experiment.h"

namespace lab {

/// A row's or column's label. A decoder's row is the word being produced, at a position fed with another word:
/// fed "voiture", text "rouge" is shown as "voiture ▸ rouge"; everywhere else fed is empty.
struct TokenLabel {
    QString fed;
    QString text;
    bool special = false;
    bool unknown = false;
    QString plain() const; ///< both in one line
    bool operator==(const TokenLabel &) const = default;
};

QList<TokenLabel> queryLabels(const attn::Trace &trace, const attn::AttentionPlace &place);
QList<TokenLabel> keyLabels(const attn::Trace &trace, const attn::AttentionPlace &place);
/// What the rows and what the columns are: "tokens produced", "source tokens".
QString queryAxis(const attn::ModelConfig &config, const attn::AttentionPlace &place);
QString keyAxis(const attn::ModelConfig &config, const attn::AttentionPlace &place);

/// A token's text with what can't be seen made visible: white space and lone combining marks; never empty.
QString visibleText(const QString &token);

/// "Cross-attention", "Encoder self-attention", "Decoder self-attention".
QString placeName(const attn::AttentionPlace &place);
/// "head 0 (Z₁)": counted from 0 in controls and files, from 1 in formulas.
QString headName(attn::HeadIndex head);
/// "trained on word alignments", or empty where the head was not supervised.
QString supervision(const attn::ModelConfig &config, const attn::AttentionPlace &place, attn::HeadIndex head);

/// A weight as shown: "0.87", "<0.01" where it is positive but rounds to 0, "–" masked, "0" only where it is 0.
QString weightText(float weight, bool masked, int digits);
/// From here on numbers are written with a power of ten.
inline constexpr double kLeastWithPower = 1e6;
/// A signed number as shown, with a real minus sign; one that only rounds to 0 is "<0.01" or ">−0.01", a large one
/// "1.00×10³⁰".
QString numberText(float value, int digits);
/// With as many digits as tell any two numbers apart: "0.874000013", "−∞".
QString exactText(float value);

} // namespace lab
