// SPDX-License-Identifier: GPL-3.0-or-later
// The Transformer's other steps against the plain loops and against numbers known from elsewhere.
#include <thread>

#include <QtTest>

#include "attn/operations.h"
#include "attn/reference.h"
#include "support/compare.h"
#include "support/instruction_set.h"
#include "support/random_tensor.h"

using namespace attn;
using namespace support;

class tst_operations : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { expectInstructionSet(); }

    void linearAgrees_data()
    {
        QTest::addColumn<int>("n");
        QTest::addColumn<int>("in");
        QTest::addColumn<int>("out");
        QTest::newRow("smallest") << 1 << 1 << 1;
        QTest::newRow("one row") << 1 << 96 << 2000;
        QTest::newRow("one column") << 50 << 30 << 1;
        QTest::newRow("teaching") << 12 << 96 << 384;
        QTest::newRow("odd") << 67 << 259 << 131;
        QTest::newRow("deep") << 130 << 1030 << 260;
    }
    void linearAgrees()
    {
        QFETCH(int, n);
        QFETCH(int, in);
        QFETCH(int, out);
        Random random(1);
        const Tensor x = random.tensor({n, in}), w = random.tensor({in, out}), b = random.tensor({out});
        Tensor fast{n, out}, slow{n, out};
        for (std::span<const float> bias : {b.values(), std::span<const float>()}) {
            const Linear linear(w.matrix(), bias);
            linear.apply(x.matrix(), fast.matrix(), 1);
            reference::linear(x.matrix(), w.matrix(), bias, slow.matrix());
            QVERIFY(worstDifference(fast, slow) <= 2e-7 * in + 1e-6);
            for (int threads : {0, 2, 5}) {
                Tensor several{n, out};
                linear.apply(x.matrix(), several.matrix(), threads);
                QVERIFY(sameBits(fast, several));
            }
        }
    }

    void linearStops()
    {
        const Tensor x{4000, 2000}, w{2000, 6000};
        Tensor y{4000, 6000};
        std::stop_source stop;
        Progress progress;
        progress.stop = stop.get_token();
        const std::jthread asker([&stop] { stop.request_stop(); });
        QVERIFY_EXCEPTION_THROWN(Linear(w.matrix()).apply(x.matrix(), y.matrix(), 2, progress), Cancelled);
    }

    void layerNormAgrees()
    {
        Random random(2);
        for (Index d : {1, 2, 5, 16, 96, 100, 768}) {
            Tensor x = random.tensor({9, d});
            for (float &value : x.values())
                value += 1000.0f; // a mean that a one-pass variance would drown in
            const Tensor gain = random.tensor({d}), bias = random.tensor({d});
            Tensor fast{9, d}, slow{9, d};
            layerNorm(std::as_const(x).matrix(), gain.values(), bias.values(), 1e-5f, fast.matrix());
            reference::layerNorm(std::as_const(x).matrix(), gain.values(), bias.values(), 1e-5f, slow.matrix());
            QVERIFY(worstDifference(fast, slow) <= 2e-3);
            layerNorm(std::as_const(x).matrix(), gain.values(), bias.values(), 1e-5f, x.matrix());
            QVERIFY(sameBits(x, fast)); // in place
        }
    }

    void layerNormOfOneToFour()
    {
        const std::vector<float> x{1, 2, 3, 4}, gain(4, 1.0f), bias(4, 0.0f);
        std::vector<float> y(4);
        layerNorm({x.data(), 1, 4}, gain, bias, 0.0f, {y.data(), 1, 4});
        const std::vector<float> exact{-1.3416408f, -0.4472136f, 0.4472136f, 1.3416408f}; // (x − 2.5) / √1.25
        QVERIFY(worstDifference(y, exact) < 1e-6);
    }

    void activations_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<float>("at1");
        QTest::addColumn<float>("atMinus2");
        QTest::newRow("relu") << int(Activation::Relu) << 1.0f << 0.0f;
        QTest::newRow("gelu") << int(Activation::Gelu) << 0.84134475f << -0.04550026f; // x · Φ(x)
        QTest::newRow("gelu_tanh") << int(Activation::GeluTanh) << 0.84119199f << -0.04540229f;
    }
    void activations()
    {
        QFETCH(int, kind);
        QFETCH(float, at1);
        QFETCH(float, atMinus2);
        std::vector<float> values{1, -2, 0, 100, -100};
        activate(Activation(kind), {values.data(), 1, 5});
        QVERIFY(worstDifference(values, std::vector<float>{at1, atMinus2, 0, 100, 0}) < 5e-7);
        Random random(5);
        Tensor fast = random.tensor({30, 40}, 3.0f);
        Tensor slow = fast;
        activate(Activation(kind), fast.matrix());
        reference::activate(Activation(kind), slow.matrix());
        QVERIFY(worstDifference(fast, slow) < 1e-6);
        for (Index n : {1, 3, 17, 33}) { // rows that end inside a vector
            Tensor row = random.tensor({1, n}, 3.0f), same = row;
            activate(Activation(kind), row.matrix());
            reference::activate(Activation(kind), same.matrix());
            QVERIFY(worstDifference(row, same) < 1e-6);
        }
    }

    void activationsOfWhatIsNoNumber()
    {
        constexpr float kInfinity = std::numeric_limits<float>::infinity();
        for (Activation kind : {Activation::Relu, Activation::Gelu, Activation::GeluTanh}) {
            std::vector<float> values{NAN, kInfinity, 1e30f, -1e30f, 1e-30f};
            activate(kind, {values.data(), 1, 5});
            QVERIFY(std::isnan(values[0]));
            QCOMPARE(values[1], kInfinity);
            QCOMPARE(values[2], 1e30f);
            QCOMPARE(values[3], 0.0f);
            QVERIFY(std::abs(values[4]) <= 1e-30f);
        }
    }

    void feedForwardAgrees_data() { activations_data(); }
    void feedForwardAgrees()
    {
        QFETCH(int, kind);
        Random random(6);
        const Tensor x = random.tensor({37, 24});
        const Tensor w1 = random.tensor({24, 50}, 0.3f), b1 = random.tensor({50});
        const Tensor w2 = random.tensor({50, 24}, 0.3f), b2 = random.tensor({24});
        Tensor fast{37, 24}, slow{37, 24}, hidden{37, 50};
        feedForward(x.matrix(), Linear(w1.matrix(), b1.values()), Linear(w2.matrix(), b2.values()), Activation(kind),
                    hidden.matrix(), fast.matrix(), 3);
        reference::feedForward(x.matrix(), w1.matrix(), b1.values(), w2.matrix(), b2.values(), Activation(kind),
                               slow.matrix());
        QVERIFY(worstDifference(fast, slow) < 2e-5);
    }

    void positions()
    {
        for (Index d : {1, 4, 7, 96}) {
            Tensor fast{5, d}, slow{5, d};
            addSinusoidalPositions(fast.matrix(), 120);
            reference::addSinusoidalPositions(slow.matrix(), 120);
            QVERIFY(worstDifference(fast, slow) < 1e-7);
        }
        Tensor x{2, 4};
        x.matrix()(1, 0) = 10.0f; // added, not assigned
        addSinusoidalPositions(x.matrix(), 0);
        const std::vector<float> exact{0, 1, 0, 1, 10.841471f, 0.5403023f, 0.0099998f, 0.99995f};
        QVERIFY(worstDifference(x.values(), exact) < 1e-6);
    }
};

QTEST_APPLESS_MAIN(tst_operations)
#include "tst_operations.moc"
