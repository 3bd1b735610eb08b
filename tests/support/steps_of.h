// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#include "support/walk_cases.h"
#include "walkthrough/walkthrough.h"

namespace lab::test {

inline const StepMatrix &matrixOf(const Step &step, const char *id)
{
    static const StepMatrix none;
    for (const QList<StepMatrix> *list : {&step.inputs, &step.results}) {
        for (const StepMatrix &matrix : *list) {
            if (matrix.id == QLatin1String(id))
                return matrix;
        }
    }
    QTest::qFail(qPrintable(step.id + " has no matrix " + id), __FILE__, __LINE__);
    return none;
}

/// The step of that name, of a head's first chosen cell; an empty one where there is none.
inline Step stepOf(const WalkCase &chosen, const char *id, const attn::AttentionPlace &place, int head = 0)
{
    const RunValuesPtr values = walkCase(chosen);
    const Walkthrough walk(values, Walkthrough::chosenCell(*values, place, attn::HeadIndex{head}));
    for (const Step &step : walk.steps()) {
        if (step.id == QLatin1String(id))
            return step;
    }
    return {};
}

inline constexpr attn::AttentionPlace kDecoderSelf{attn::Block::Decoder, attn::LayerIndex{0},
                                                   attn::AttentionKind::Self};

/// a · b (or a · bᵀ) + bias against what is there.
inline double worstProduct(const StepMatrix &a, const StepMatrix &b, bool transposed, const StepMatrix *bias,
                           const StepMatrix &result)
{
    double worst = 0;
    for (attn::Index i = 0; i < result.rowCount(); ++i) {
        for (attn::Index j = 0; j < result.columnCount(); ++j) {
            double sum = bias ? double(bias->values(0, j)) : 0;
            for (attn::Index c = 0; c < a.columnCount(); ++c)
                sum += double(a.values(i, c)) * double(transposed ? b.values(j, c) : b.values(c, j));
            worst = std::max(worst, std::abs(sum - double(result.values(i, j))) / std::max(1.0, std::abs(sum)));
        }
    }
    return worst;
}

} // namespace lab::test
