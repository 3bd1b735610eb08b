// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "attn/cost.h"
#include "attn/trace.h"

namespace lab {

/// What the attention sub-layer of a run costs, step by step.
class CostAccount {
public:
    CostAccount(const attn::ModelConfig &config, const attn::LayerTrace &layer);

    const attn::AttentionSizes &sizes() const { return m_sizes; }
    attn::StepCost cost(attn::CostStep step) const { return attn::costOf(step, m_sizes); }
    attn::StepCost total() const;
    /// At another number of keys, with queries in the same ratio.
    double operationsAt(attn::CostStep step, double n_k) const;
    /// Of the steps that are done together: scores, softmax and context; or of one alone.
    double microseconds(attn::CostStep step) const;
    double microseconds() const;
    /// From how many keys on scores, softmax and context take more operations than projections and output.
    double crossing() const;

private:
    attn::AttentionSizes m_sizes;
    attn::LayerTimes m_times;
};

/// Scores, softmax and context: operations that grow with n_q · n_k.
bool growsWithPairs(attn::CostStep step);

/// "Projections", "Scores", …
QString costStepName(attn::CostStep step);
QString costTotalName();
/// Of what it is: "x → Q K V", "S = QKᵀ", …
QString costStepEquation(attn::CostStep step);
/// "2·d·(n_q·h·d_k + n_k·h·(d_k + d_v))": of its operations; h_k stands for key/value heads where they are fewer.
QString costFormula(attn::CostStep step, const attn::AttentionSizes &sizes);
/// The same with its numbers.
QString costNumbers(attn::CostStep step, const attn::AttentionSizes &sizes);

/// "61,440", "12.3 M"; "3.84 kB"; "8.1 µs", "2.31 ms": short enough for a table.
QString operationsText(double operations);
QString bytesText(double bytes);
QString durationText(double microseconds);
/// All digits, in groups.
QString exactText(double count);

} // namespace lab
