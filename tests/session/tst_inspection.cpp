// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>

#include "session/inspection.h"
#include "session/runner.h"
#include "support/tiny_models.h"

using namespace lab;
using namespace lab::test;

class TestInspection : public QObject {
    Q_OBJECT
private slots:
    void theRowIsTheEnginesSoftmax_data();
    void theRowIsTheEnginesSoftmax();
    void theScoreIsTheScaledDotProduct();
    void partsAlongTheContextAddUpToItsLength();

private:
    Inspection inspect(const Experiment &experiment, const attn::AttentionPlace &place, int head)
    {
        const RunPtr run = m_runner.run(experiment);
        return {run, run->model->layer(*run->trace, place), attn::HeadIndex{head}};
    }
    Runner m_runner;
};

void TestInspection::theRowIsTheEnginesSoftmax_data()
{
    QTest::addColumn<bool>("causal");
    QTest::newRow("as the model") << false;
    QTest::newRow("causal") << true;
}

void TestInspection::theRowIsTheEnginesSoftmax()
{
    QFETCH(const bool, causal);
    Experiment experiment = tinyExperiment("the cat sees a dog .");
    if (causal)
        experiment.request.mask.kind = attn::MaskChoice::Kind::Causal;
    const Inspection inspection = inspect(experiment, kEncoder, 1);
    for (int i = 0; i < inspection.queries(); ++i) {
        const std::vector<KeyShare> row = inspection.softmax(i);
        float largest = -1e30f;
        float sum = 0;
        for (const KeyShare &share : row) {
            QCOMPARE(share.masked, causal && share.key > i);
            if (!share.masked)
                largest = std::max(largest, share.score);
            sum += share.exponential;
        }
        for (const KeyShare &share : row) {
            if (share.masked) {
                QCOMPARE(share.weight, 0.0f);
                QCOMPARE(share.exponential, 0.0f);
                continue;
            }
            QCOMPARE(share.shifted, share.score - largest);
            QVERIFY(std::abs(share.exponential / sum - share.weight) < 1e-6f);
        }
        QVERIFY(std::abs(inspection.weightSum(i) - 1) < 1e-6);
    }
}

void TestInspection::theScoreIsTheScaledDotProduct()
{
    const Inspection inspection = inspect(tinyExperiment("the cat sees a dog ."), kCross, 0);
    double dot = 0;
    for (std::size_t c = 0; c < inspection.query(1).size(); ++c)
        dot += double(inspection.query(1)[c]) * double(inspection.key(2)[c]);
    QVERIFY(std::abs(dot * double(inspection.run().trace->scale) - double(inspection.score(1, 2))) < 1e-5);
}

void TestInspection::partsAlongTheContextAddUpToItsLength()
{
    const Inspection inspection = inspect(tinyExperiment("the cat sees a dog ."), kCross, 0);
    double along = 0;
    for (int j = 0; j < inspection.keys(); ++j) {
        const Contribution part = inspection.contribution(1, j);
        QVERIFY(part.length + 1e-9 >= std::abs(part.along));
        along += part.along;
    }
    QVERIFY(std::abs(along - inspection.contribution(1, 0).contextLength) < 1e-5);
}

QTEST_GUILESS_MAIN(TestInspection)
#include "tst_inspection.moc"
