// SPDX-License-Identifier: GPL-3.0-or-later
// Opens every cell of every step, of every head, on every sample, and all that it is made of, down to embedding entries
// and parameters; each number is derived again in double precision.
#include <QTest>

#include <cmath>
#include <map>
#include <tuple>

#include "session/runner.h"
#include "session/samples.h"
#include "support/walk_cases.h"
#include "walkthrough/operands.h"
#include "walkthrough/rule.h"
#include "walkthrough/walkthrough.h"

using namespace lab;
using namespace lab::test;

class TestCrawler : public QObject {
    Q_OBJECT
private slots:
    void everyCellOfEveryStepOpens_data();
    void everyCellOfEveryStepOpens();
    void everyCellOfABiasedModelOpens_data();
    void everyCellOfABiasedModelOpens();
};

namespace {

constexpr double kTolerance = 1e-5;

bool isLeaf(What what)
{
    return what == What::Parameter || what == What::Constant || what == What::Sinusoid || what == What::Slope ||
           what == What::Distance;
}

class Crawl {
public:
    explicit Crawl(const RunValues &values) : m_values(values) {}

    void add(const Quantity &q)
    {
        if (isLeaf(q.what)) {
            if (!m_values.has(q))
                qFatal("a number is made of something that is not there: %s", q.name.c_str());
            m_leaves[q.what] += 1;
            m_learnedBiases += q.what == What::Parameter && q.name.ends_with("relative_bias.weight");
            return;
        }
        Tensor &tensor = tensorOf(q);
        const auto at = static_cast<std::size_t>(q.row * tensor.view.cols + q.column);
        if (tensor.seen.at(at))
            return;
        tensor.seen[at] = true;
        m_waiting.push_back(q);
    }

    /// The first number that its operands don't give, or nothing.
    QString openAll()
    {
        while (!m_waiting.empty()) {
            const Quantity q = m_waiting.back();
            m_waiting.pop_back();
            const Composition made = compositionOf(m_values, q);
            if (made.rule == Rule::Leaf)
                return "nothing is known of " + nameOf(q);
            m_operands.clear();
            for (const Quantity &operand : made.operands) {
                m_operands.push_back(m_values.value(operand));
                add(operand);
            }
            const double again = applied(made.rule, m_operands, m_values.config().activation);
            const double value = m_values.value(q);
            if (again != value && !(std::abs(again - value) <= kTolerance * std::max(1.0, tensorOf(q).largest)))
                return QStringLiteral("%1: %2 is not %3").arg(nameOf(q)).arg(again).arg(value);
            ++m_opened;
        }
        return {};
    }
    int opened() const { return m_opened; }
    int learnedBiases() const { return m_learnedBiases; }
    int leaves(What what) const { return m_leaves.contains(what) ? m_leaves.at(what) : 0; }

private:
    struct Tensor {
        attn::ConstMatrixView view;
        std::vector<bool> seen;
        double largest = 0;
    };
    using Key = std::tuple<What, attn::Block, attn::LayerIndex, Part, attn::HeadIndex>;

    Tensor &tensorOf(const Quantity &q)
    {
        Tensor &tensor = m_tensors[{q.what, q.block, q.layer, q.part, q.head}];
        if (!tensor.seen.empty())
            return tensor;
        tensor.view = m_values.matrix(q);
        tensor.seen.resize(static_cast<std::size_t>(tensor.view.rows * tensor.view.cols));
        for (attn::Index row = 0; row < tensor.view.rows; ++row)
            for (const float value : tensor.view.row(row))
                if (std::isfinite(value))
                    tensor.largest = std::max(tensor.largest, std::abs(static_cast<double>(value)));
        return tensor;
    }
    QString nameOf(const Quantity &q) const { return unfold(m_values, q).text; }

    const RunValues &m_values;
    std::map<Key, Tensor> m_tensors;
    std::vector<Quantity> m_waiting;
    std::vector<double> m_operands;
    std::map<What, int> m_leaves;
    int m_opened = 0;
    int m_learnedBiases = 0;
};

/// Of every step of every head; returns how many there are.
int addEveryCell(Crawl &crawl, const RunValuesPtr &values)
{
    int cells = 0;
    for (const attn::AttentionPlace &place : values->run().model->places())
        for (attn::Index head = 0; head < values->config().heads; ++head) {
            const attn::HeadIndex of{static_cast<std::int32_t>(head)};
            for (const Step &step : Walkthrough(values, Walkthrough::chosenCell(*values, place, of)).steps())
                for (const StepMatrix &matrix : step.inputs + step.results)
                    for (attn::Index row = 0; matrix.opens && row < matrix.rowCount(); ++row)
                        for (attn::Index column = 0; column < matrix.columnCount(); ++column) {
                            crawl.add(matrix.at(row, column));
                            ++cells;
                        }
        }
    return cells;
}

} // namespace

Q_DECLARE_METATYPE(lab::test::WalkCase)

void TestCrawler::everyCellOfEveryStepOpens_data()
{
    QTest::addColumn<QString>("id");
    for (const Sample &sample : loadSamples())
        QTest::newRow(qPrintable(sample.id)) << sample.id;
}

void TestCrawler::everyCellOfEveryStepOpens()
{
    QFETCH(const QString, id);
    Runner runner;
    const auto values = std::make_shared<const RunValues>(runner.run(findSample(id).experiment));
    Crawl crawl(*values);
    const int cells = addEveryCell(crawl, values);
    const QString wrong = crawl.openAll();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    QVERIFY2(cells > 10'000 && crawl.opened() > 10'000, qPrintable(QString::number(crawl.opened())));
    QVERIFY(crawl.leaves(What::Parameter) > 100'000 && crawl.leaves(What::Constant) > 0);
}

void TestCrawler::everyCellOfABiasedModelOpens_data()
{
    QTest::addColumn<WalkCase>("chosen");
    QTest::newRow("ALiBi") << WalkCase{"tiny-decoder-alibi"};
    QTest::newRow("ALiBi without a mask") << WalkCase{"tiny-decoder-alibi", {attn::MaskChoice::Kind::None}};
    QTest::newRow("learned, of two stacks") << WalkCase{"tiny-encdec-relative", {}, {}, {5, 9, 7, 11, 0, 3}};
}

/// The bias ends where its model gets it from.
void TestCrawler::everyCellOfABiasedModelOpens()
{
    QFETCH(const WalkCase, chosen);
    const RunValuesPtr values = walkCase(chosen);
    Crawl crawl(*values);
    const int cells = addEveryCell(crawl, values);
    const QString wrong = crawl.openAll();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    QVERIFY2(cells > 1000 && crawl.opened() > 1000, qPrintable(QString::number(crawl.opened())));
    const bool alibi = values->config().positions == attn::Positions::Alibi;
    QCOMPARE(crawl.leaves(What::Slope) > 0 && crawl.leaves(What::Distance) > 0, alibi);
    QCOMPARE(crawl.learnedBiases() > 0, !alibi);
}

QTEST_GUILESS_MAIN(TestCrawler)
#include "tst_crawler.moc"
