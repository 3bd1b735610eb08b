// SPDX-License-Identifier: GPL-3.0-or-later
// A whole attention layer on a caller's workspace against its parts in plain loops.
#include <QtTest>

#include "attn/multi_head.h"
#include "attn/reference.h"
#include "support/compare.h"
#include "support/instruction_set.h"
#include "support/random_tensor.h"

using namespace attn;
using namespace support;

namespace {

struct Shape {
    Index n_q, n_k, d_model, heads, kv_heads, d_k, d_v;
};

/// A layer's parameters as matrices and as the engine keeps them.
struct Layer {
    explicit Layer(const Shape &s)
        : random(3), w_q(random.tensor({s.d_model, s.heads * s.d_k}, 0.3f)),
          w_k(random.tensor({s.d_model, s.kv_heads * s.d_k}, 0.3f)),
          w_v(random.tensor({s.d_model, s.kv_heads * s.d_v}, 0.3f)),
          w_o(random.tensor({s.heads * s.d_v, s.d_model}, 0.3f)), b_q(random.tensor({s.heads * s.d_k})),
          b_o(random.tensor({s.d_model})), maps{Linear(matrix(w_q), b_q.values()),
                                                Linear(matrix(w_k)),
                                                Linear(matrix(w_v)),
                                                Linear(matrix(w_o), b_o.values()),
                                                s.heads,
                                                s.kv_heads}
    {
    }
    static ConstMatrixView matrix(const Tensor &t) { return t.matrix(); }

    Random random;
    const Tensor w_q, w_k, w_v, w_o, b_q, b_o;
    const MultiHead maps;
};

Tensor projected(const Tensor &x, const Tensor &w, const Tensor &b = {})
{
    Tensor y{x.shape()[0], w.shape()[1]};
    reference::linear(x.matrix(), w.matrix(), b.values(), y.matrix());
    return y;
}

template <class T>
auto byHead(T &columns, Index heads)
{
    const auto m = columns.matrix();
    using View = std::conditional_t<std::is_const_v<T>, ConstHeadsView, HeadsView>;
    return View{m.data, heads, m.rows, m.cols / heads, m.cols / heads, m.cols};
}

struct Result {
    explicit Result(const Shape &s) : output{s.n_q, s.d_model}, weights{s.heads, s.n_q, s.n_k} {}
    Tensor output, weights;
    std::vector<Index> masked_rows;
    bool stays_inside = true; ///< nothing was written beside the workspace
};

} // namespace

Q_DECLARE_METATYPE(Shape)

class tst_multi_head : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { expectInstructionSet(); }

    void agrees_data()
    {
        QTest::addColumn<Shape>("shape");
        QTest::addColumn<bool>("cross");
        QTest::addColumn<bool>("causal");
        QTest::newRow("smallest") << Shape{1, 1, 1, 1, 1, 1, 1} << false << false;
        QTest::newRow("teaching") << Shape{16, 16, 64, 4, 4, 16, 16} << false << false;
        QTest::newRow("causal") << Shape{33, 33, 48, 3, 3, 16, 16} << false << true;
        QTest::newRow("cross") << Shape{5, 41, 24, 2, 2, 12, 12} << true << false;
        QTest::newRow("grouped") << Shape{19, 19, 64, 8, 2, 8, 8} << false << false;
        QTest::newRow("values of another width") << Shape{7, 9, 20, 4, 2, 5, 3} << true << false;
    }
    void agrees()
    {
        QFETCH(Shape, shape);
        QFETCH(bool, cross);
        QFETCH(bool, causal);
        Layer layer(shape);
        const Tensor x = layer.random.tensor({shape.n_q, shape.d_model});
        const Tensor other = layer.random.tensor({shape.n_k, shape.d_model});
        MultiHeadInput input{x.matrix()};
        if (cross)
            input.x_kv = other.matrix();
        input.scale = 0.5f;
        input.mask.causal = causal;

        const Tensor &x_kv = cross ? other : x;
        const Tensor q = projected(x, layer.w_q, layer.b_q), k = projected(x_kv, layer.w_k);
        const Tensor v = projected(x_kv, layer.w_v);
        AttentionInput attention{byHead(q, shape.heads), byHead(k, shape.kv_heads), byHead(v, shape.kv_heads)};
        attention.scale = input.scale;
        attention.mask = input.mask;
        Result slow(shape);
        Tensor context{shape.n_q, shape.heads * shape.d_v};
        slow.masked_rows = reference::attention(attention, {byHead(context, shape.heads), slow.weights.heads()});
        slow.output = projected(context, layer.w_o, layer.b_o);

        const Result fast = computed(layer.maps, input, shape, 1, 0);
        QCOMPARE(fast.masked_rows, slow.masked_rows);
        QVERIFY(worstDifference(fast.weights, slow.weights) < 2e-5);
        QVERIFY(worstDifference(fast.output, slow.output) < 2e-4);
        for (int threads : {0, 2, 5}) {
            for (std::size_t shift : {0, 1, 37}) { // any alignment of the workspace
                const Result other_way = computed(layer.maps, input, shape, threads, shift);
                QVERIFY(sameBits(other_way.weights, fast.weights));
                QVERIFY(sameBits(other_way.output, fast.output));
                QVERIFY(other_way.stays_inside);
            }
        }
    }

private:
    static Result computed(const MultiHead &layer, const MultiHeadInput &input, const Shape &shape, int threads,
                           std::size_t shift)
    {
        Result result(shape);
        const std::size_t size = multiHeadWorkspace(layer, input, threads);
        std::vector<std::byte> memory(size + shift + 64, std::byte{0xA5});
        result.masked_rows = multiHead(layer, input, {result.output.matrix(), result.weights.heads()},
                                       std::span(memory).subspan(shift, size), threads);
        const auto untouched = [](std::byte byte) { return byte == std::byte{0xA5}; };
        result.stays_inside =
            std::all_of(memory.begin(), memory.begin() + static_cast<std::ptrdiff_t>(shift), untouched) &&
            std::all_of(memory.begin() + static_cast<std::ptrdiff_t>(shift + size), memory.end(), untouched);
        return result;
    }
};

QTEST_APPLESS_MAIN(tst_multi_head)
#include "tst_multi_head.moc"
