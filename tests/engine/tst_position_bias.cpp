// SPDX-License-Identifier: GPL-3.0-or-later
// Slopes and buckets by hand, biases entry by entry against their formulas, and attention that gets them.
#include <QtTest>

#include <array>
#include <set>

#include "attn/position_bias.h"
#include "support/attention_case.h"
#include "support/compare.h"

using namespace attn;
using namespace support;

namespace {

constexpr RelativeBuckets kTwoSided{32, 128, true}, kOneSided{32, 128, false};

struct Places {
    const char *name;
    ScorePlaces of;
};
constexpr std::array<Places, 5> kPlaces{{{"square", {7, 7, 0}},
                                         {"one row", {1, 9, 8}},
                                         {"rows that follow others", {3, 10, 7}},
                                         {"one", {1, 1, 0}},
                                         {"many", {200, 200, 0}}}};

} // namespace

class tst_position_bias : public QObject {
    Q_OBJECT

private slots:
    void slopes_data()
    {
        QTest::addColumn<int>("heads");
        QTest::addColumn<QList<double>>("exponents"); // of 1/2
        QTest::newRow("1") << 1 << QList<double>{8};
        QTest::newRow("2") << 2 << QList<double>{4, 8};
        QTest::newRow("3") << 3 << QList<double>{4, 8, 2};
        QTest::newRow("8") << 8 << QList<double>{1, 2, 3, 4, 5, 6, 7, 8};
        QTest::newRow("12") << 12 << QList<double>{1, 2, 3, 4, 5, 6, 7, 8, 0.5, 1.5, 2.5, 3.5};
    }
    void slopes()
    {
        QFETCH(int, heads);
        QFETCH(QList<double>, exponents);
        const std::vector<float> found = alibiSlopes(heads);
        QCOMPARE(found.size(), static_cast<std::size_t>(exponents.size()));
        for (std::size_t h = 0; h < found.size(); ++h)
            QCOMPARE(found[h], static_cast<float>(std::pow(0.5, exponents[static_cast<qsizetype>(h)])));
    }

    /// T5's own numbers: of a side's 16 buckets 8 are exact, the others end at 8 · 16^(k/8).
    void buckets_data()
    {
        QTest::addColumn<bool>("two_sided");
        QTest::addColumn<int>("distance");
        QTest::addColumn<int>("bucket");
        const auto row = [](bool two_sided, int distance, int bucket) {
            QTest::addRow("%s %d", two_sided ? "two sides" : "one side", distance) << two_sided << distance << bucket;
        };
        for (const auto &[distance, bucket] :
             {std::pair(0, 0), {1, 1},   {7, 7},   {8, 8},   {11, 8},   {12, 9},     {15, 9},
              {16, 10},        {22, 10}, {23, 11}, {31, 11}, {32, 12},  {45, 12},    {46, 13},
              {63, 13},        {64, 14}, {90, 14}, {91, 15}, {128, 15}, {100000, 15}}) {
            row(true, -distance, bucket);
            if (distance > 0)
                row(true, distance, 16 + bucket);
        }
        for (const auto &[distance, bucket] : {std::pair(0, 0),
                                               {-1, 1},
                                               {-15, 15},
                                               {-16, 16},
                                               {-18, 16},
                                               {-19, 17},
                                               {-127, 31},
                                               {-128, 31},
                                               {-100000, 31},
                                               {1, 0},
                                               {500, 0}})
            row(false, distance, bucket);
    }
    void buckets()
    {
        QFETCH(bool, two_sided);
        QFETCH(int, distance);
        QFETCH(int, bucket);
        QCOMPARE((two_sided ? kTwoSided : kOneSided).of(distance), Index{bucket});
    }

    void fewBucketsStillHoldEveryDistance()
    {
        for (const RelativeBuckets &of : {RelativeBuckets{4, 2, true}, RelativeBuckets{2, 2, false},
                                          RelativeBuckets{3, 5, false}, RelativeBuckets{6, 20, true}}) {
            std::set<Index> met;
            for (Index distance = -50; distance <= 50; ++distance) {
                const Index bucket = of.of(distance);
                QVERIFY(bucket >= 0 && bucket < of.buckets);
                met.insert(bucket);
            }
            // of the keys after the query none is at distance 0: the first bucket of that side stays empty
            QCOMPARE(std::ssize(met), of.buckets - (of.two_sided ? 1 : 0));
        }
    }

    void entriesAreTheFormulas_data() { addPlaces(); }
    void entriesAreTheFormulas()
    {
        const ScorePlaces places = chosenPlaces();
        Random random(5);
        for (const Index heads : {1, 4, 12}) {
            Tensor whole{heads, places.n_q, places.n_k};
            reference::alibiBias(whole.heads(), places.query_offset);
            compare(PositionBias::alibi(heads, places), whole, 1e-6);
            for (const RelativeBuckets &of : {kTwoSided, kOneSided, RelativeBuckets{8, 9, true}}) {
                const Tensor table = random.tensor({of.buckets, heads});
                reference::relativeBias(table.matrix(), of, whole.heads(), places.query_offset);
                compare(PositionBias::relative(table.matrix(), of, places), whole, 0);
            }
        }
        QVERIFY(PositionBias().view().empty());
    }

    /// A row begins one number before the row above it: n_q + n_k − 1 numbers a head in all.
    void itGrowsWithNNotWithItsSquare()
    {
        const PositionBias bias = PositionBias::alibi(2, {1000, 1000, 0});
        const ConstHeadsView view = bias.view();
        QCOMPARE(&view.head(0)(0, 999) - &view.head(0)(999, 0), std::ptrdiff_t{1998});
        QCOMPARE(&view.head(1)(999, 0) - &view.head(0)(0, 999), std::ptrdiff_t{1});
    }

    /// The fast path on overlapping rows against plain loops on the whole bias.
    void attentionGetsIt_data()
    {
        QTest::addColumn<Index>("n_q");
        QTest::addColumn<Index>("n_k");
        QTest::addColumn<bool>("causal");
        QTest::addColumn<Index>("window");
        QTest::addColumn<bool>("padded");
        QTest::newRow("all") << Index{50} << Index{50} << false << Index{-1} << false;
        QTest::newRow("causal") << Index{300} << Index{300} << true << Index{-1} << false;
        QTest::newRow("window") << Index{120} << Index{120} << false << Index{7} << false;
        QTest::newRow("causal window, padding") << Index{90} << Index{90} << true << Index{20} << true;
        QTest::newRow("a row with kept keys") << Index{1} << Index{37} << true << Index{-1} << false;
        QTest::newRow("rows with kept keys, padding") << Index{5} << Index{64} << true << Index{-1} << true;
    }
    void attentionGetsIt()
    {
        QFETCH(Index, n_q);
        QFETCH(Index, n_k);
        QFETCH(bool, causal);
        QFETCH(Index, window);
        QFETCH(bool, padded);
        const ScorePlaces places{n_q, n_k, n_k - n_q};
        AttentionCase c({.heads = 3, .kv_heads = 1, .n_q = n_q, .n_k = n_k, .d_k = 10, .d_v = 6}, 1.0f, 3);
        c.input.scale = 0.3f;
        c.input.mask.causal = causal;
        c.input.mask.window = window;
        c.input.mask.query_offset = places.query_offset;
        c.padding.resize(static_cast<std::size_t>(n_k));
        for (std::size_t j = 0; j < c.padding.size(); j += 3)
            c.padding[j] = 1;
        if (padded)
            c.input.mask.key_is_padding = c.padding;
        const Tensor table = Random(9).tensor({8, 3});
        const RelativeBuckets of{8, 20, true};
        const PositionBias bias = PositionBias::relative(table.matrix(), of, places);
        c.input.bias = bias.view();
        const AttentionResult fast = computed(c), alone = contextAlone(c);
        c.bias = Tensor{3, n_q, n_k};
        reference::relativeBias(table.matrix(), of, c.bias.heads(), places.query_offset);
        c.input.bias = std::as_const(c.bias).heads();
        const AttentionResult plain = expected(c);
        QVERIFY(worstDifference(fast.weights, plain.weights) < 1e-5);
        QVERIFY(worstDifference(fast.context, plain.context) < 1e-5);
        QVERIFY(worstDifference(fast.scores, plain.scores) < 1e-4);
        QVERIFY(sameBits(fast.context, alone.context));
    }

private:
    static void addPlaces()
    {
        QTest::addColumn<int>("index");
        for (std::size_t k = 0; k < kPlaces.size(); ++k)
            QTest::newRow(kPlaces[k].name) << static_cast<int>(k);
    }
    static ScorePlaces chosenPlaces()
    {
        QFETCH(int, index);
        return kPlaces[static_cast<std::size_t>(index)].of;
    }
    static void compare(const PositionBias &bias, const Tensor &whole, float tolerance)
    {
        const ConstHeadsView view = bias.view();
        QCOMPARE((std::vector<Index>{view.heads, view.rows, view.cols}), whole.shape());
        for (Index h = 0; h < view.heads; ++h)
            for (Index i = 0; i < view.rows; ++i)
                for (Index j = 0; j < view.cols; ++j) {
                    const float wanted = whole.head(h)(i, j), found = view.head(h)(i, j);
                    QVERIFY(std::abs(found - wanted) <= tolerance * std::max(1.0f, std::abs(wanted)));
                    QVERIFY(found != 0 || !std::signbit(found));
                }
    }
    static AttentionResult contextAlone(const AttentionCase &c)
    {
        AttentionResult result(c.shape);
        std::vector<std::byte> workspace(attentionWorkspace(c.input, 1));
        attn::attention(c.input, {result.context.heads(), {}, {}}, workspace, 1);
        return result;
    }
};

QTEST_APPLESS_MAIN(tst_position_bias)
#include "tst_position_bias.moc"
