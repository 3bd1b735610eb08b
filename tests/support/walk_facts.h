// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>

#include "figures/labels.h"
#include "session/inspection.h"
#include "support/random_run.h"

namespace lab::test {

/// What is true of a run and of the cell that is walked through, found without the walkthrough: from the trace, the
/// config, and masks and weights cell by cell.
struct Facts {
    Facts(const RunValues &of, const WalkPlace &walked)
        : values(of), walk(walked), place(walked.place), config(of.config()), trace(of.trace()), layer(of.layer(place)),
          head(of.runPtr(), of.layerPtr(place), walked.head), row(int(walked.query)), key(int(walked.key))
    {
        for (int i = 0; i < head.queries(); ++i) {
            bool blind = true;
            for (int j = 0; j < head.keys(); ++j) {
                const bool isLater = layer.mask.causal && j > i;
                const bool isFar = layer.mask.window >= 0 && std::abs(i - j) > layer.mask.window;
                hidden += head.isMasked(i, j);
                later = later || isLater;
                far = far || isFar;
                padding = padding || (head.isMasked(i, j) && !isLater && !isFar);
                blind = blind && head.isMasked(i, j);
            }
            blindRows += blind;
        }
        for (int j = 0; j < head.keys(); ++j) {
            seen += !head.isMasked(row, j);
            weights.push_back(double(head.weight(row, j)));
            lengths.push_back(head.contribution(row, j).length);
        }
    }

    bool hasRootScale() const { return std::abs(trace.scale * std::sqrt(float(config.d_k)) - 1) < 1e-5f; }
    bool isCross() const { return place.kind == attn::AttentionKind::Cross; }
    bool isLast() const { return attn::value(place.layer) + 1 == config.layers(place.block); }
    bool isBlind() const { return seen == 0; }
    bool isDecoder() const { return place.block == attn::Block::Decoder; }
    bool hasBoth() const { return trace.encoder && trace.decoder; }
    bool addsPositionVectors() const
    {
        return config.positions == attn::Positions::Sinusoidal || config.positions == attn::Positions::Learned;
    }
    bool hasBias() const { return !isCross() && !addsPositionVectors(); }
    bool isPre() const { return config.norm == attn::NormPlace::Pre; }
    bool knowsOrder() const ///< a mask of this stack
    {
        using Kind = attn::MaskChoice::Kind;
        const Kind kind = trace.mask_choice.kind;
        return kind == Kind::Causal || kind == Kind::Window || (kind == Kind::Model && isDecoder());
    }
    bool hasUnknown() const
    {
        const attn::StackTrace &stack = trace.stack(trace.encoder ? attn::Block::Encoder : attn::Block::Decoder);
        return std::ranges::any_of(stack.tokens, [](const attn::Token &token) { return token.unknown; });
    }
    bool startsWithStart() const
    {
        return hasBoth() && std::ranges::any_of(config.start_ids, [&](const auto &start) {
                   return start.second == trace.decoder->tokens.front().id;
               });
    }
    /// Whether a score one point higher is another number of 32 bits, one point higher.
    bool holdsOneMore() const
    {
        const float score = head.score(row, key), more = score + 1;
        return std::abs(double(more) - double(score) - 1) < 0.01;
    }
    /// Whether its weight is another in the digits that are shown: w e / (1 + w (e − 1)).
    bool showsOneMore() const
    {
        const double w = weights[std::size_t(key)], raised = w * M_E / (1 + w * (M_E - 1));
        return numberText(float(w), 3) != numberText(float(raised), 3);
    }
    /// Whether the chosen column is shown to add up to 1, and another isn't.
    bool addsUpOnlyHere() const
    {
        const auto isOne = [this](int j) {
            double sum = 0;
            for (int i = 0; i < head.queries(); ++i)
                sum += double(head.weight(i, j));
            return numberText(float(sum), 3) == numberText(1, 3);
        };
        int others = 0;
        for (int j = 0; j < head.keys(); ++j)
            others += !isOne(j);
        return isOne(key) && others > 0;
    }
    /// Whether an earlier attention of this stack lets the row take in another word.
    bool couldBeMixed() const
    {
        return std::ranges::any_of(values.run().model->places(), [&](const attn::AttentionPlace &one) {
            const bool isEarlier = one.block == place.block &&
                                   (one.layer < place.layer ||
                                    (one.layer == place.layer && isCross() && one.kind == attn::AttentionKind::Self));
            if (!isEarlier)
                return false;
            const Inspection other(values.runPtr(), values.layerPtr(one), attn::HeadIndex{0});
            for (int j = 0; j < other.keys(); ++j)
                if (!other.isMasked(row, j) && (one.kind == attn::AttentionKind::Cross || j != row))
                    return true;
            return false;
        });
    }
    /// Where the only largest of these is, or -1.
    static int soleLargest(const std::vector<double> &numbers)
    {
        const auto found = std::ranges::max_element(numbers);
        return std::ranges::count(numbers, *found) == 1 ? int(found - numbers.begin()) : -1;
    }

    const RunValues &values;
    WalkPlace walk;
    attn::AttentionPlace place;
    const attn::ModelConfig &config;
    const attn::Trace &trace;
    const attn::LayerTrace &layer;
    Inspection head;
    int row, key;
    int hidden = 0, blindRows = 0;
    int seen = 0; ///< keys of the row
    bool later = false, far = false, padding = false;
    std::vector<double> weights, lengths; ///< of the row
};

} // namespace lab::test
