// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "walkthrough/run_values.h"
#include "walkthrough/step.h"

namespace lab {

/// The symbols of the formulas, the same in every step and unfolding. With L layers before it, a layer reads the stream
/// h^{(L)}; its self-attention makes a^{(L+1)} of it, its cross-attention b^{(L+1)}, its feed-forward h^{(L+1)}; a
/// tilde marks the sum before a post-norm. x and y are what attention and feed-forward read, û the end of a stack.

/// "s_{2,3}", in its role's colour; counted from 1, but for token ids, which count from 0.
QString symbol(const RunValues &values, const Quantity &quantity);
/// The same with letters for indices: "q_{2,c}"; an empty one is left out.
QString symbol(const RunValues &values, const Quantity &quantity, const QString &row, const QString &column);
/// From where a quantity's indices count in its symbol: 1, or 0 where they are token ids.
struct FirstIndices {
    int row = 1;
    int column = 1;
};
FirstIndices firstIndices(const Quantity &quantity);
/// Of the whole matrix, without indices: "S_1", "h^{(2)}"; not coloured.
QString matrixSymbol(const RunValues &values, const Quantity &quantity);
/// "1" for head 0: what follows W, Q, Z; empty where the model has one head.
QString headIndex(const RunValues &values, const Quantity &quantity);
Role roleOf(const Quantity &quantity);

/// "Score of rouge (position 3) and red (position 2) · decoder layer 1, cross-attention, head 0 (Z₁)".
QString describe(const RunValues &values, const Quantity &quantity);

} // namespace lab
