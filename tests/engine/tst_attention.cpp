// SPDX-License-Identifier: GPL-3.0-or-later
// Attention against the plain loops, on random shapes, masks and values.
#include <limits>
#include <thread>

#include <QtTest>

#include "support/attention_case.h"
#include "support/compare.h"
#include "support/instruction_set.h"

using namespace attn;
using namespace support;

Q_DECLARE_METATYPE(AttentionShape)

namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();

/// What rounding may change in one score: (d_k + 4) · 2⁻²⁴ · scale · Σ|q||k|.
double scoreBound(const AttentionCase &c, Index h, Index i, Index j)
{
    const ConstMatrixView q = c.q.head(h), k = c.k.head(h * c.shape.kv_heads / c.shape.heads);
    double sum = 0;
    for (Index x = 0; x < c.shape.d_k; ++x)
        sum += std::abs(static_cast<double>(q(i, x)) * static_cast<double>(k(j, x)));
    return static_cast<double>(c.shape.d_k + 4) * 0x1p-24 * std::abs(static_cast<double>(c.input.scale)) * sum;
}

/// Compares with the plain loops: scores within their rounding bound, weights within what scores that far off may
/// change (w · (e^(2Δ) − 1)) and 5e-7, contexts likewise.
void compareWithReference(const AttentionCase &c, const AttentionResult &fast)
{
    const AttentionResult slow = expected(c);
    QCOMPARE(fast.masked_rows, slow.masked_rows);
    for (Index h = 0; h < c.shape.heads; ++h) {
        for (Index i = 0; i < c.shape.n_q; ++i) {
            double off = 0;
            for (Index j = 0; j < c.shape.n_k; ++j) {
                const double bound = scoreBound(c, h, i, j);
                const double exact = static_cast<double>(slow.scores.head(h)(i, j));
                QVERIFY(std::abs(static_cast<double>(fast.scores.head(h)(i, j)) - exact) <= bound + 1e-30);
                const float bias = c.input.bias.empty() ? 0.0f : c.input.bias.head(h)(i, j);
                const double rounding = std::isinf(bias) ? 0.0 : std::abs(exact + static_cast<double>(bias)) * 0x1p-24;
                off = std::max(off, bound + rounding);
            }
            double moved = 0;
            for (Index j = 0; j < c.shape.n_k; ++j) {
                const double w = static_cast<double>(slow.weights.head(h)(i, j));
                const double got = static_cast<double>(fast.weights.head(h)(i, j));
                const double bound = std::min(1.0, w * std::expm1(2 * off)) + 5e-7;
                QVERIFY2(std::abs(got - w) <= bound, qPrintable(QString::number(got) + " for " + QString::number(w)));
                QVERIFY(c.input.mask.allows(i, j) || got == 0.0);
                moved += std::abs(got - w);
            }
            for (Index x = 0; x < c.shape.d_v; ++x)
                QVERIFY(std::abs(fast.context.head(h)(i, x) - slow.context.head(h)(i, x)) <= 6 * moved + 4e-6);
        }
    }
}

/// The weights are the softmax of just these scores, whatever the scores' own rounding.
void compareWeightsWithScores(const AttentionCase &c, const AttentionResult &fast)
{
    std::vector<float> row(static_cast<std::size_t>(c.shape.n_k)), exact(row.size());
    for (Index h = 0; h < c.shape.heads; ++h) {
        for (Index i = 0; i < c.shape.n_q; ++i) {
            for (Index j = 0; j < c.shape.n_k; ++j) {
                const float bias = c.input.bias.empty() ? 0.0f : c.input.bias.head(h)(i, j);
                const float score = fast.scores.head(h)(i, j) + bias;
                row[static_cast<std::size_t>(j)] = c.input.mask.allows(i, j) ? score : -kInfinity;
            }
            reference::softmax(row, {}, exact);
            QVERIFY(worstDifference(exact, fast.weights.head(h).row(i)) <= 5e-7);
        }
    }
}

AttentionCase maskedCase(std::uint32_t seed, int combination)
{
    Random random(seed);
    const Index kv_heads = 1 + random.below(3);
    AttentionShape shape{kv_heads * (1 + random.below(3)),
                         kv_heads,
                         1 + random.below(150),
                         1 + random.below(300),
                         1 + random.below(80),
                         1 + random.below(80)};
    if (seed % 3 == 0)
        shape.n_k = shape.n_q;
    AttentionCase result(shape, 1.0f, seed + 1000);
    result.input.scale = 1.0f / std::sqrt(static_cast<float>(shape.d_k));
    result.input.mask.causal = combination & 1;
    if (combination & 2)
        result.input.mask.window = random.below(20);
    if (combination & 4)
        result.padding = random.flags(shape.n_k, 0.3f);
    if (combination & 8)
        result.input.mask.query_offset = random.below(40);
    if (combination & 16) {
        result.bias = random.tensor({shape.heads, shape.n_q, shape.n_k});
        for (float &value : result.bias.values())
            value = random.uniform() < 0.1f ? -kInfinity : value;
    }
    return result;
}

/// Points the input at the case's own memory (which moves with it).
void attach(AttentionCase &c)
{
    c.input.mask.key_is_padding = c.padding;
    if (!c.bias.empty())
        c.input.bias = std::as_const(c.bias).heads();
}

} // namespace

class tst_attention : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { expectInstructionSet(); }

    void agreesOnShapes_data()
    {
        QTest::addColumn<AttentionShape>("shape");
        QTest::newRow("smallest") << AttentionShape{1, 1, 1, 1, 1, 1};
        QTest::newRow("one query") << AttentionShape{4, 4, 1, 130, 24, 24};
        QTest::newRow("one key") << AttentionShape{4, 4, 17, 1, 24, 24};
        QTest::newRow("d_k 1") << AttentionShape{3, 3, 9, 11, 1, 5};
        QTest::newRow("d_v 1") << AttentionShape{3, 3, 9, 11, 5, 1};
        QTest::newRow("teaching") << AttentionShape{4, 4, 12, 12, 24, 24};
        QTest::newRow("grouped") << AttentionShape{6, 2, 33, 47, 13, 19};
        QTest::newRow("one key/value head") << AttentionShape{5, 1, 20, 21, 8, 8};
        QTest::newRow("several tiles") << AttentionShape{2, 2, 101, 259, 64, 64};
        QTest::newRow("few rows a tile") << AttentionShape{1, 1, 30, 5003, 16, 16};
        QTest::newRow("deep") << AttentionShape{1, 1, 50, 140, 256, 256};
        QTest::newRow("deeper than a piece") << AttentionShape{1, 1, 7, 130, 700, 300};
    }
    void agreesOnShapes()
    {
        QFETCH(AttentionShape, shape);
        AttentionCase c(shape, 1.0f, 7);
        c.input.scale = 1.0f / std::sqrt(static_cast<float>(shape.d_k));
        const AttentionResult fast = computed(c);
        compareWithReference(c, fast);
        const AttentionResult slow = expected(c);
        const double bound = shape.d_k <= 128 ? 5e-7 : 1e-6;
        QVERIFY(worstDifference(fast.weights, slow.weights) <= bound);
        QVERIFY(worstDifference(fast.context, slow.context) <= 4 * bound);
    }

    void agreesOnMasks_data()
    {
        QTest::addColumn<int>("combination");
        for (int combination = 0; combination < 32; ++combination)
            QTest::addRow("%s%s%s%s%s", combination & 1 ? "causal " : "", combination & 2 ? "window " : "",
                          combination & 4 ? "padding " : "", combination & 8 ? "offset " : "",
                          combination & 16 ? "bias" : "")
                << combination;
    }
    void agreesOnMasks()
    {
        QFETCH(int, combination);
        for (std::uint32_t seed = 0; seed < 5; ++seed) {
            AttentionCase c = maskedCase(seed * 32 + static_cast<std::uint32_t>(combination), combination);
            attach(c);
            const AttentionResult fast = computed(c);
            compareWithReference(c, fast);
            compareWeightsWithScores(c, fast);
        }
    }

    void agreesOnExtremes()
    {
        for (std::uint32_t seed = 0; seed < 8; ++seed) {
            AttentionCase c({2, 2, 23, 140, 20, 8}, 1e4f, seed);
            c.input.scale = seed % 2 ? 1.0f : 1e-6f;
            const AttentionResult fast = computed(c);
            compareWithReference(c, fast);
            compareWeightsWithScores(c, fast);
        }
    }

    /// Products below the smallest normal number, as good as 0.
    void denormalsShareEqually()
    {
        AttentionCase c({2, 2, 19, 70, 8, 8}, 1e-21f, 4);
        const AttentionResult fast = computed(c);
        compareWithReference(c, fast);
        for (float weight : fast.weights.values())
            QVERIFY(std::abs(weight - 1.0f / 70) <= 1e-8f);
    }

    /// It takes all of the rows that agree with it and nothing of the others, however near the largest number it gets.
    void oneHugeKey_data()
    {
        QTest::addColumn<float>("size");
        QTest::newRow("huge") << 1e6f;
        QTest::newRow("nearly too large") << 1e37f; // of several such scores the sum would be infinite
    }
    void oneHugeKey()
    {
        QFETCH(float, size);
        AttentionCase c({2, 2, 23, 77, 12, 8}, 1.0f, 6);
        for (float &value : std::span(c.k.values()).subspan(40 * 12, 12)) // key 40 of head 0
            value *= size;
        const AttentionResult fast = computed(c);
        compareWeightsWithScores(c, fast);
        for (Index i = 0; i < c.shape.n_q; ++i) {
            const float score = fast.scores.head(0)(i, 40);
            QVERIFY(std::isfinite(score) && std::abs(score) > size / 100);
            QCOMPARE(fast.weights.head(0)(i, 40), score > 0 ? 1.0f : 0.0f);
        }
    }

    /// Finite scores whose sum is not.
    void largestScores()
    {
        AttentionCase c({1, 1, 9, 130, 1, 3}, 1.0f, 8);
        std::ranges::fill(c.q.values(), 1e19f);
        std::ranges::fill(c.k.values(), 2e19f);
        const AttentionResult equal = computed(c);
        for (float weight : equal.weights.values())
            QVERIFY(std::abs(weight - 1.0f / 130) <= 1e-8f);
        c.k.values()[77] = 3e19f;
        const AttentionResult one = computed(c);
        for (Index i = 0; i < c.shape.n_q; ++i)
            QCOMPARE(one.weights.head(0)(i, 77), 1.0f);
    }

    void equalScoresShareEqually()
    {
        AttentionCase c({1, 1, 2, 5, 3, 2}, 0.0f, 1);
        const AttentionResult fast = computed(c);
        for (float weight : fast.weights.values())
            QCOMPARE(weight, 0.2f);
    }

    void notANumberStaysOne()
    {
        AttentionCase c({1, 1, 3, 40, 4, 4}, 1.0f, 3);
        c.q.values()[4] = NAN; // of query 1
        c.input.mask.causal = true;
        const AttentionResult fast = computed(c);
        QVERIFY(std::isnan(fast.weights.head(0)(1, 0)));
        QVERIFY(std::isnan(fast.context.head(0)(1, 0)));
        QCOMPARE(fast.weights.head(0)(1, 2), 0.0f);
        QCOMPARE(fast.weights.head(0)(0, 0), 1.0f);
        QVERIFY(!std::isnan(fast.context.head(0)(2, 0)));
    }

    void maskedRowsAreZeroAndListed()
    {
        AttentionCase c({2, 2, 6, 6, 4, 4}, 1.0f, 5);
        c.padding = {1, 1, 0, 0, 1, 1};
        c.input.mask.window = 1;
        attach(c);
        const AttentionResult fast = computed(c);
        QCOMPARE(fast.masked_rows, (std::vector<Index>{0, 5}));
        for (Index i : fast.masked_rows) {
            for (float weight : fast.weights.head(1).row(i))
                QCOMPARE(weight, 0.0f);
            for (float value : fast.context.head(1).row(i))
                QCOMPARE(value, 0.0f);
        }
    }

    void noKeys()
    {
        AttentionCase c({2, 1, 3, 0, 4, 4}, 1.0f, 5);
        const AttentionResult fast = computed(c);
        QCOMPARE(fast.masked_rows, (std::vector<Index>{0, 1, 2}));
        QCOMPARE(worstDifference(fast.context, Tensor{2, 3, 4}), 0.0);
    }

    /// Heads side by side in the columns of one matrix, as projections give them, and outputs with gaps between rows.
    void strides()
    {
        const AttentionShape s{3, 3, 20, 31, 8, 8};
        AttentionCase dense(s, 1.0f, 11);
        Tensor q{s.n_q, 3 * s.d_k}, k{s.n_k, 3 * s.d_k}, v{s.n_k, 3 * s.d_v}, context{s.n_q, 3 * s.d_v + 5};
        const auto scatter = [](const Tensor &from, Tensor &to) {
            for (Index h = 0; h < from.shape()[0]; ++h)
                for (Index i = 0; i < from.shape()[1]; ++i)
                    std::ranges::copy(from.head(h).row(i), to.matrix().row(i).begin() + h * from.shape()[2]);
        };
        scatter(dense.q, q);
        scatter(dense.k, k);
        scatter(dense.v, v);
        AttentionInput input;
        input.q = {q.data(), 3, s.n_q, s.d_k, s.d_k, 3 * s.d_k};
        input.k = {k.data(), 3, s.n_k, s.d_k, s.d_k, 3 * s.d_k};
        input.v = {v.data(), 3, s.n_k, s.d_v, s.d_v, 3 * s.d_v};
        std::ranges::fill(context.values(), 77.0f);
        const HeadsView out{context.data(), 3, s.n_q, s.d_v, s.d_v, 3 * s.d_v + 5};
        std::vector<std::byte> workspace(attentionWorkspace(input, 1) + 3);
        attention(input, {out}, std::span(workspace).subspan(3), 1);
        const AttentionResult whole = computed(dense);
        for (Index h = 0; h < 3; ++h)
            for (Index i = 0; i < s.n_q; ++i)
                QVERIFY(worstDifference(out.head(h).row(i), whole.context.head(h).row(i)) <= 1e-6);
        for (Index i = 0; i < s.n_q; ++i)
            QCOMPARE(context.matrix()(i, 3 * s.d_v), 77.0f); // nothing is written between the rows
    }

    /// To the bit: any number of threads, and with or without weights and scores.
    void sameBitsHowever_data()
    {
        QTest::addColumn<int>("combination");
        QTest::newRow("unmasked") << 0;
        QTest::newRow("causal") << 1;
        QTest::newRow("window") << 3;
        QTest::newRow("everything") << 31;
    }
    void sameBitsHowever()
    {
        QFETCH(int, combination);
        for (std::uint32_t seed = 0; seed < 6; ++seed) {
            AttentionCase c = maskedCase(seed, combination);
            attach(c);
            const AttentionResult one = computed(c);
            for (int threads : {0, 2, 3, 7}) {
                const AttentionResult several = computed(c, threads);
                QVERIFY(sameBits(one.scores, several.scores));
                QVERIFY(sameBits(one.weights, several.weights));
                QVERIFY(sameBits(one.context, several.context));
            }
            AttentionResult few(c.shape);
            std::vector<std::byte> workspace(attentionWorkspace(c.input, 1));
            attention(c.input, {few.context.heads()}, workspace, 1);
            QVERIFY(sameBits(one.context, few.context));
            attention(c.input, {few.context.heads(), few.weights.heads()}, workspace, 1);
            QVERIFY(sameBits(one.weights, few.weights));
        }
    }

    void stopsWhenAsked()
    {
        AttentionCase c({1, 1, 100, 100, 4, 4}, 1.0f, 2);
        std::stop_source stop;
        Progress progress;
        progress.stop = stop.get_token();
        stop.request_stop();
        AttentionResult result(c.shape);
        std::vector<std::byte> workspace(attentionWorkspace(c.input, 2));
        QVERIFY_EXCEPTION_THROWN(attention(c.input, result.output(), workspace, 2, progress), Cancelled);
    }

    /// In the middle of 100,000 queries and keys, whose answer would take minutes.
    void stopsInTheMiddle()
    {
        AttentionCase c({1, 1, 100000, 100000, 8, 8}, 0.0f, 2);
        std::stop_source stop;
        Progress progress;
        progress.stop = stop.get_token();
        Tensor context{1, c.shape.n_q, c.shape.d_v};
        std::vector<std::byte> workspace(attentionWorkspace(c.input, 2));
        const std::jthread asker([&stop] {
            std::this_thread::sleep_for(std::chrono::milliseconds(30));
            stop.request_stop();
        });
        QVERIFY_EXCEPTION_THROWN(attention(c.input, {context.heads()}, workspace, 2, progress), Cancelled);
    }
};

QTEST_APPLESS_MAIN(tst_attention)
#include "tst_attention.moc"
