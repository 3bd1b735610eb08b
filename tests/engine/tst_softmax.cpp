// SPDX-License-Identifier: GPL-3.0-or-later
// The softmax of one row against double precision, and at its edges.
#include <limits>
#include <numeric>

#include <QtTest>

#include "attn/operations.h"
#include "attn/reference.h"
#include "support/compare.h"
#include "support/instruction_set.h"
#include "support/random_tensor.h"

using namespace attn;
using namespace support;

namespace {
constexpr float kInfinity = std::numeric_limits<float>::infinity();
}

class tst_softmax : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { expectInstructionSet(); }

    void agrees_data()
    {
        QTest::addColumn<float>("deviation");
        QTest::newRow("usual") << 1.0f;
        QTest::newRow("flat") << 1e-3f;
        QTest::newRow("steep") << 30.0f;
        QTest::newRow("extreme") << 1e4f;
    }
    void agrees()
    {
        QFETCH(float, deviation);
        Random random(3);
        for (Index n : {1, 2, 3, 7, 8, 15, 16, 17, 33, 63, 64, 65, 100, 127, 513, 1000, 4097, 100003}) {
            const Tensor scores = random.tensor({n}, deviation);
            const std::vector<std::uint8_t> allowed = random.flags(n, 0.7f);
            Tensor fast{n}, slow{n};
            for (std::span<const std::uint8_t> some : {std::span<const std::uint8_t>(), std::span(allowed)}) {
                QCOMPARE(softmax(scores.values(), some, fast.values()),
                         reference::softmax(scores.values(), some, slow.values()));
                QVERIFY(worstDifference(fast, slow) <= 2e-7);
                for (std::size_t j = 0; j < some.size(); ++j)
                    QVERIFY(some[j] || fast.values()[j] == 0.0f);
            }
        }
    }

    void alignmentDoesNotMatter()
    {
        Random random(4);
        const Tensor scores = random.tensor({70});
        Tensor aligned{70}, shifted{73};
        softmax(scores.values(), {}, aligned.values());
        for (std::size_t offset : {1, 2, 3}) {
            const std::span<float> part = shifted.values().subspan(offset, 70);
            std::ranges::copy(scores.values(), part.begin());
            softmax(part, {}, part); // in place, too
            QVERIFY(std::ranges::equal(part, aligned.values()));
        }
    }

    void nothingAllowed()
    {
        const std::vector<float> scores{1, 2, 3};
        const std::vector<std::uint8_t> none(3, 0);
        std::vector<float> weights(3, 7.0f);
        QVERIFY(!softmax(scores, none, weights));
        QCOMPARE(weights, std::vector<float>(3, 0.0f));
        QVERIFY(!softmax({}, {}, {}));
    }

    void edges()
    {
        std::vector<float> weights(3);
        QVERIFY(softmax(std::vector<float>{-kInfinity, 5, -kInfinity}, {}, weights));
        QCOMPARE(weights, (std::vector<float>{0, 1, 0}));
        QVERIFY(!softmax(std::vector<float>(3, -kInfinity), {}, weights));
        QCOMPARE(weights, std::vector<float>(3, 0.0f));
        QVERIFY(softmax(std::vector<float>{1e38f, -1e38f, 1e38f}, {}, weights));
        QCOMPARE(weights, (std::vector<float>{0.5f, 0, 0.5f}));
        QVERIFY(softmax(std::vector<float>{0, NAN, 0}, {}, weights));
        QVERIFY(std::isnan(weights[0]) && std::isnan(weights[1]));
        QVERIFY(softmax(std::vector<float>{0, NAN, 0}, std::vector<std::uint8_t>{1, 0, 1}, weights));
        QCOMPARE(weights, (std::vector<float>{0.5f, 0, 0.5f}));
    }

    /// A million equal scores: a float that sums them up one by one would stop growing at 2²⁴ and lose a part before.
    void sumsLongRows()
    {
        const std::vector<float> scores(3000000, 1.0f);
        std::vector<float> weights(scores.size());
        QVERIFY(softmax(scores, {}, weights));
        const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
        QVERIFY(std::abs(sum - 1) < 1e-6);
    }
};

QTEST_APPLESS_MAIN(tst_softmax)
#include "tst_softmax.moc"
