// SPDX-License-Identifier: GPL-3.0-or-later
// "Predict first": the answers are the run's, on a thousand random runs.
#include <QRegularExpression>
#include <QTest>

#include "session/inspection.h"
#include "support/random_run.h"
#include "walkthrough/walkthrough.h"

using namespace lab;
using namespace lab::test;

class TestQuestions : public QObject {
    Q_OBJECT
private slots:
    void answersAreTheRuns();
    void aWhollyMaskedRowAddsUpToNothing();
    void oneWordLeavesNothingToChoose();
    void queriesAsKeysMakeScoresSymmetric();
};

namespace {

struct Asked {
    RunValuesPtr values;
    WalkPlace place;
    QList<Question> questions;

    const Question *find(const char *id) const
    {
        const auto found = std::find_if(questions.begin(), questions.end(),
                                        [&](const Question &question) { return question.id == QLatin1String(id); });
        return found == questions.end() ? nullptr : &*found;
    }
};

Asked ask(const RunValuesPtr &values, const WalkPlace &place)
{
    const Walkthrough walk(values, place);
    Asked asked{values, walk.place(), {}};
    for (const int step : {6, 7, 10, 12})
        asked.questions << walk.step(step).questions;
    return asked;
}

Asked randomlyAsked(support::Random &random)
{
    const RandomWalk made = randomWalk(random);
    return ask(made.values, made.place);
}

/// "cat (position 2)" of the key with the largest number, or nothing where two share it.
QString largest(const std::vector<double> &numbers)
{
    const auto found = std::max_element(numbers.begin(), numbers.end());
    if (std::count(numbers.begin(), numbers.end(), *found) != 1) // not a number: never
        return {};
    return QStringLiteral("(position %1)").arg(found - numbers.begin() + 1);
}

} // namespace

void TestQuestions::answersAreTheRuns()
{
    static const QRegularExpression change("more than ([0-9.e+-]+)\\.$");
    support::Random random(11);
    int most = 0, parts = 0, moved = 0;
    for (int run = 0; run < 1000; ++run) {
        const Asked asked = randomlyAsked(random);
        const Inspection row(asked.values->runPtr(), asked.values->layerPtr(asked.place.place), asked.place.head);
        const int i = int(asked.place.query);
        std::vector<double> weights, lengths;
        for (int j = 0; j < row.keys(); ++j) {
            weights.push_back(double(row.weight(i, j)));
            lengths.push_back(row.contribution(i, j).length);
        }
        for (const Question &question : asked.questions) {
            QVERIFY(question.choices.size() >= 2 && question.answer >= 0 && question.answer < question.choices.size());
            QCOMPARE(QSet<QString>(question.choices.begin(), question.choices.end()).size(), question.choices.size());
            QVERIFY(!question.reason.isEmpty() && !question.reason.contains('%'));
        }
        const Question *weight = asked.find("most-weight");
        QCOMPARE(weight != nullptr, weights.size() > 1 && !largest(weights).isEmpty());
        if (weight)
            QVERIFY2(weight->choices[weight->answer].endsWith(largest(weights)), qPrintable(weight->reason));
        most += weight != nullptr;

        const Question *sum = asked.find("row-sum");
        QVERIFY(sum);
        QCOMPARE(sum->choices[sum->answer], row.weightSum(i) == 0 ? "0" : "1");
        const Question *rise = asked.find("plus-eight");
        QCOMPARE(rise == nullptr, row.weightSum(i) == 0);
        if (rise)
            QVERIFY2(change.match(rise->reason).captured(1).toDouble() < 1e-5, qPrintable(rise->reason));

        if (const Question *part = asked.find("largest-part")) {
            QVERIFY(part->choices[part->answer].endsWith(largest(lengths)));
            const bool same = largest(lengths) == largest(weights);
            QCOMPARE(part->reason.contains("It has the largest weight, too"), same);
            moved += !same;
            ++parts;
        }
    }
    QVERIFY(most > 500 && parts > 500 && moved > 0);
}

void TestQuestions::aWhollyMaskedRowAddsUpToNothing()
{
    const RunValuesPtr values = walkCase({"tiny-encdec-pre", {}, {}, {0, 0}});
    const Asked asked = ask(values, {kCross});
    QCOMPARE(asked.find("row-sum")->choices[asked.find("row-sum")->answer], "0");
    QVERIFY(!asked.find("plus-eight") && !asked.find("most-weight") && !asked.find("largest-part"));
}

void TestQuestions::oneWordLeavesNothingToChoose()
{
    const RunValuesPtr values = walkCase({"tiny-encdec-pre", {}, {}, {5}});
    const Asked asked = ask(values, {kEncoder});
    QVERIFY(!asked.find("most-weight") && !asked.find("largest-part"));
    QCOMPARE(asked.find("row-sum")->choices[asked.find("row-sum")->answer], "1");
    QCOMPARE(asked.find("row-sum")->choices.count("1"), 1);
}

void TestQuestions::queriesAsKeysMakeScoresSymmetric()
{
    static const QRegularExpression numbers(
        "scores are (\\S+) and (\\S+), with the queries as keys (\\S+) and (\\S+)\\.$");
    const RunValuesPtr values = walkCase({"tiny-encoder"});
    WalkPlace place{kEncoder};
    place.query = 1;
    place.key = 3;
    const Asked asked = ask(values, place);
    const Question *question = asked.find("keys-as-queries");
    QVERIFY(question);
    const QRegularExpressionMatch match = numbers.match(question->reason);
    QVERIFY2(match.hasMatch(), qPrintable(question->reason));
    QCOMPARE(match.captured(3), match.captured(4));
    const attn::ConstMatrixView scores = values->matrix(QuantityPlace{}.of(What::Score));
    QCOMPARE(match.captured(1).replace(QChar(0x2212), '-'), QString::number(double(scores(1, 3)), 'f', 3));
    QCOMPARE(match.captured(2).replace(QChar(0x2212), '-'), QString::number(double(scores(3, 1)), 'f', 3));
    QVERIFY(!ask(walkCase({"tiny-encdec-pre"}), {kCross}).find("keys-as-queries"));
}

QTEST_GUILESS_MAIN(TestQuestions)
#include "tst_questions.moc"
