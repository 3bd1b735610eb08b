// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

#include "walkthrough/run_values.h"

namespace lab {

/// How a number comes from its operands, in their order.
enum class Rule {
    Leaf,        ///< it doesn't: a parameter, a constant, a sinusoid
    Products,    ///< a·b + a·b + … + rest: pairs; a last single operand is added (the bias)
    Product,     ///< a·b
    Sum,         ///< a + b + …
    Difference,  ///< a − b; −∞ stays −∞ whatever b is
    Quotient,    ///< a / b; 0 where b is 0, as in a wholly masked row
    Exponential, ///< e^a
    Maximum,     ///< max(a, b, …)
    Mean,        ///< (a + b + …) / n
    Variance,    ///< ((a − last)² + …) / n: the last operand is the mean
    Norm,        ///< gain · (x − mean) / √(variance + eps) + bias: x, mean, variance, eps, gain, bias
    Activation,  ///< the model's own activation of a
    Hidden,      ///< −∞ whatever a is: the mask hides it
    Same,        ///< a
};

struct Operand {
    Quantity quantity; ///< opens in turn
    double value = 0;
    QString symbol; ///< LaTeX: "q_{2,1}"
};

/// One number of a run, opened: what it is made of. Computed from the run, nothing is rounded but in the LaTeX.
///
/// In `latex` and `numbers` operand k is named \term{o<k>}{…} where it is shown, the number itself \term{value}{…};
/// long sums are elided there, never in `operands`.
struct Unfolding {
    Quantity of;
    double value = 0;
    Rule rule = Rule::Leaf;
    std::vector<Operand> operands;

    QString symbol;  ///< LaTeX: "s_{2,3}"
    QString latex;   ///< the formula in symbols: "s_{2,3} = \sum_{c=1}^{24} q_{2,c}\, k_{3,c}"
    QString numbers; ///< with this number's own: "s_{2,3} = 0.51 \cdot 0.80 + (-0.44)(-1.07) + \cdots = 1.23"
    QString text;    ///< one plain sentence: what it is and where: "query 2 against key 3, decoder layer 1 …"
    bool rounded =
        false; ///< the shown numbers don't give the shown result: "≈" stands for "=", and a note belongs beside
};

/// How numbers are written. In LaTeX: plain digits, "-" for minus, "1.2\times 10^{-30}" where digits would not show it.
struct NumberStyle {
    int digits = 3;     ///< after the point, 2 to 6
    bool elided = true; ///< sums of more than kShownTerms terms are cut in the middle
    static constexpr int kShownTerms = 4;
};

/// Opens a number. Its operands open in turn, down to parameters, constants and sinusoids: every chain ends, as each
/// operand was computed before what it is an operand of.
Unfolding unfold(const RunValues &values, const Quantity &quantity, const NumberStyle &style = {});

/// The rule applied to the operands, in double: what the value must be but for the engine's rounding to float.
double evaluated(const Unfolding &unfolding, const attn::ModelConfig &config);

} // namespace lab
