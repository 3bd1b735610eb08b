// SPDX-License-Identifier: GPL-3.0-or-later
// What an attention sub-layer costs: the formulas against plain loops whose every operation is counted.
#include <QtTest>

#include <cmath>

#include "attn/cost.h"
#include "support/models.h"

using namespace attn;
using namespace support;

Q_DECLARE_METATYPE(attn::AttentionSizes)

namespace {

double operations;

/// A number that counts what is done with it.
struct Counted {
    double value = 0;
    friend Counted operator+(Counted a, Counted b) { return ++operations, Counted{a.value + b.value}; }
    friend Counted operator-(Counted a, Counted b) { return ++operations, Counted{a.value - b.value}; }
    friend Counted operator*(Counted a, Counted b) { return ++operations, Counted{a.value * b.value}; }
    friend Counted operator/(Counted a, Counted b) { return ++operations, Counted{a.value / b.value}; }
    friend bool operator<(Counted a, Counted b) { return ++operations, a.value < b.value; }
    friend Counted exp(Counted a) { return ++operations, Counted{std::exp(a.value)}; }
};

/// [rows, cols] of some numbers.
struct Matrix {
    Matrix(Index r, Index c) : rows(r), cols(c), values(static_cast<std::size_t>(r * c))
    {
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i].value = std::sin(static_cast<double>(i));
    }
    Counted &at(Index r, Index c) { return values[static_cast<std::size_t>(r * cols + c)]; }
    Index rows, cols;
    std::vector<Counted> values;
};

double bytesOf(std::initializer_list<const Matrix *> matrices)
{
    double count = 0;
    for (const Matrix *matrix : matrices)
        count += static_cast<double>(matrix->values.size());
    return 4 * count;
}

/// Σ over `terms` of term(i).
template <class Term>
Counted sum(Index terms, const Term &term)
{
    Counted total = term(0);
    for (Index i = 1; i < terms; ++i)
        total = total + term(i);
    return total;
}

/// x·w + b.
void project(Matrix &x, Matrix &w, Matrix &b, Matrix &y)
{
    for (Index r = 0; r < y.rows; ++r)
        for (Index c = 0; c < y.cols; ++c)
            y.at(r, c) = sum(x.cols, [&](Index d) { return x.at(r, d) * w.at(d, c); }) + b.at(0, c);
}

void softmax(Matrix &s, Index row)
{
    Counted largest = s.at(row, 0);
    for (Index j = 1; j < s.cols; ++j)
        largest = largest < s.at(row, j) ? s.at(row, j) : largest;
    for (Index j = 0; j < s.cols; ++j)
        s.at(row, j) = exp(s.at(row, j) - largest);
    const Counted total = sum(s.cols, [&](Index j) { return s.at(row, j); });
    for (Index j = 0; j < s.cols; ++j)
        s.at(row, j) = s.at(row, j) / total;
}

/// Every step in plain loops: what was counted.
std::array<StepCost, kCostSteps.size()> counted(const AttentionSizes &sizes)
{
    const auto n_q = static_cast<Index>(sizes.n_q), n_k = static_cast<Index>(sizes.n_k);
    const Index q_width = sizes.heads * sizes.d_k, z_width = sizes.heads * sizes.d_v, d = sizes.d_model;
    const Index k_width = sizes.kv_heads * sizes.d_k, v_width = sizes.kv_heads * sizes.d_v;
    Matrix x(n_q, d), other(sizes.cross ? n_k : 0, d), q(n_q, q_width), k(n_k, k_width), v(n_k, v_width);
    Matrix w_q(d, q_width), w_k(d, k_width), w_v(d, v_width), w_o(z_width, d);
    Matrix b_q(1, q_width), b_k(1, k_width), b_v(1, v_width), b_o(1, d);
    Matrix s(sizes.heads * n_q, n_k), z(n_q, z_width), y(n_q, d);
    Matrix bias(sizes.bias ? sizes.heads : 0, n_q + n_k - 1); // of each distance
    Matrix &x_kv = sizes.cross ? other : x;
    const Counted scale{0.25};
    std::array<StepCost, kCostSteps.size()> costs;
    const auto note = [&costs](CostStep step, std::initializer_list<const Matrix *> moved) {
        costs[static_cast<std::size_t>(step)] = {std::exchange(operations, 0), bytesOf(moved)};
    };
    operations = 0;
    project(x, w_q, b_q, q);
    project(x_kv, w_k, b_k, k);
    project(x_kv, w_v, b_v, v);
    note(CostStep::Projections, {&x, &other, &w_q, &b_q, &w_k, &b_k, &w_v, &b_v, &q, &k, &v});
    for (Index h = 0; h < sizes.heads; ++h) {
        const Index from_q = h * sizes.d_k, from_k = h * sizes.kv_heads / sizes.heads * sizes.d_k;
        for (Index i = 0; i < n_q; ++i)
            for (Index j = 0; j < n_k; ++j) {
                Counted &score = s.at(h * n_q + i, j);
                score = scale * sum(sizes.d_k, [&](Index c) { return q.at(i, from_q + c) * k.at(j, from_k + c); });
                score = sizes.bias ? score + bias.at(h, n_q - 1 + j - i) : score;
            }
    }
    note(CostStep::Scores, {&q, &k, &s, &bias});
    for (Index row = 0; row < s.rows; ++row)
        softmax(s, row);
    note(CostStep::Softmax, {&s, &s});
    for (Index h = 0; h < sizes.heads; ++h) {
        const Index from_v = h * sizes.kv_heads / sizes.heads * sizes.d_v;
        for (Index i = 0; i < n_q; ++i)
            for (Index c = 0; c < sizes.d_v; ++c)
                z.at(i, h * sizes.d_v + c) =
                    sum(n_k, [&](Index j) { return s.at(h * n_q + i, j) * v.at(j, from_v + c); });
    }
    note(CostStep::Context, {&s, &v, &z});
    project(z, w_o, b_o, y);
    note(CostStep::Output, {&z, &w_o, &b_o, &y});
    return costs;
}

} // namespace

class tst_cost : public QObject {
    Q_OBJECT

private slots:
    void asCounted_data()
    {
        QTest::addColumn<AttentionSizes>("sizes");
        QTest::newRow("smallest") << AttentionSizes{1, 1, 1, 1, 1, 1, 1, false};
        QTest::newRow("self") << AttentionSizes{7, 7, 12, 3, 3, 4, 4, false};
        QTest::newRow("cross") << AttentionSizes{5, 9, 12, 3, 3, 4, 4, true};
        QTest::newRow("bias") << AttentionSizes{7, 7, 12, 3, 3, 4, 4, false, true};
        QTest::newRow("grouped, odd widths") << AttentionSizes{6, 6, 10, 4, 2, 3, 5, false};
    }
    void asCounted()
    {
        QFETCH(AttentionSizes, sizes);
        const auto costs = counted(sizes);
        for (const CostStep step : kCostSteps) {
            const StepCost cost = costOf(step, sizes), plain = costs[static_cast<std::size_t>(step)];
            QCOMPARE(cost.operations, plain.operations);
            QCOMPARE(cost.bytes, plain.bytes);
        }
    }

    /// Twice the words: projections and output twice, the others four times, but for their linear terms.
    void growth()
    {
        const AttentionSizes once{1000, 1000, 64, 4, 4, 16, 16, false};
        AttentionSizes twice = once;
        twice.n_q = twice.n_k = 2000;
        const auto ratio = [&](CostStep step) {
            return costOf(step, twice).operations / costOf(step, once).operations;
        };
        QCOMPARE(ratio(CostStep::Projections), 2.0);
        QCOMPARE(ratio(CostStep::Scores), 4.0);
        QVERIFY(std::abs(ratio(CostStep::Softmax) - 4) < 0.01);
        QVERIFY(std::abs(ratio(CostStep::Context) - 4) < 0.01);
        QCOMPARE(ratio(CostStep::Output), 2.0);
    }

    /// The times of a layer's parts fit into the time that it took.
    void layersAreTimed()
    {
        const auto model = tinyModel("tiny-encdec-pre");
        RunRequest request;
        request.token_ids = {3, 5, 6, 9, 10, 4, 7};
        const auto trace = model->run(request);
        for (const AttentionPlace &place : model->places()) {
            QElapsedTimer timer;
            timer.start();
            const auto layer = model->layer(*trace, place);
            const double whole = static_cast<double>(timer.nsecsElapsed()) / 1000;
            QVERIFY(layer->times.projections > 0 && layer->times.attention > 0 && layer->times.output > 0);
            QVERIFY(layer->times.projections + layer->times.attention + layer->times.output <= whole);
        }
    }
};

QTEST_APPLESS_MAIN(tst_cost)
#include "tst_cost.moc"
