// SPDX-License-Identifier: GPL-3.0-or-later
// What one may ask at a step: the answers are the run's, on a thousand random runs.
#include <QRegularExpression>
#include <QTest>

#include <cmath>

#include "figures/labels.h"
#include "session/inspection.h"
#include "support/random_run.h"
#include "walkthrough/walkthrough.h"

using namespace lab;
using namespace lab::test;

class TestAsides : public QObject {
    Q_OBJECT
private slots:
    void answersAreTheRuns();
    void aMaskTellsTheOrderToo();
    void aBiasTellsTheOrderLater();
    void theQuerysWordIsTheOneFed();
};

namespace {

constexpr int kRuns = 1000;

const Aside *find(const Step &step, const char *id)
{
    for (const Aside &aside : step.asides)
        if (aside.id == QLatin1String(id))
            return &aside;
    return nullptr;
}
const Aside *find(Step &&, const char *) = delete; // it would be gone before it is read

QString shown(double number)
{
    return QString::number(number, 'f', 3);
}

/// Of a number that is shown: "0.250", "<0.001", "0".
bool tells(const QString &text, double number)
{
    return text.contains(number == 0 ? QString(" 0") : number < 0.0005 ? QString("<0.001") : shown(number));
}

bool hasNaN(const attn::ConstMatrixView &matrix)
{
    for (attn::Index i = 0; i < matrix.rows; ++i)
        if (std::ranges::any_of(matrix.row(i), [](float value) { return std::isnan(value); }))
            return true;
    return false;
}

template <class Numbers>
qsizetype soleLargest(const Numbers &numbers)
{
    const auto found = std::max_element(numbers.begin(), numbers.end());
    return std::count(numbers.begin(), numbers.end(), *found) == 1 ? found - numbers.begin() : -1;
}

} // namespace

void TestAsides::answersAreTheRuns()
{
    support::Random random(23);
    int itself = 0, hidden = 0, moved = 0, together = 0, raised = 0;
    for (int run = 0; run < kRuns; ++run) {
        const RandomWalk made = randomWalk(random);
        const Walkthrough walk(made.values, made.place);
        const WalkPlace &place = walk.place();
        const Inspection head(made.values->runPtr(), made.values->layerPtr(place.place), place.head);
        const int i = int(place.query), j = int(place.key);
        if (hasNaN(made.values->layer(place.place).weights.head(attn::value(place.head))))
            continue; // the step's note says so
        const Step vectors = walk.step(6), softmax = walk.step(10), context = walk.step(12), heads = walk.step(13);
        for (const Step &step : {walk.step(3), vectors, walk.step(7), walk.step(9), softmax, context, heads})
            for (const Aside &aside : step.asides)
                QVERIFY2(!aside.question.contains('%') && !aside.answer.contains('%') && !aside.answer.isEmpty(),
                         qPrintable(aside.answer));

        int seen = 0;
        for (int key = 0; key < head.keys(); ++key)
            seen += !head.isMasked(i, key);
        double sum = 0;
        for (int row = 0; row < head.queries(); ++row)
            sum += double(head.weight(row, j));
        QVERIFY2(tells(find(softmax, "column")->answer, sum), qPrintable(find(softmax, "column")->answer));

        const QString whole = find(softmax, "sum")->answer;
        QVERIFY2(whole.contains(head.weightSum(i) == 0 ? QString("every weight is 0")
                                                       : QString::number(head.weightSum(i), 'f', 6)),
                 qPrintable(whole));
        const Aside *different = find(vectors, "different");
        QVERIFY(different);
        if (place.place.kind == attn::AttentionKind::Cross) {
            const QString counts = QStringLiteral("%1 queries meet %2 keys").arg(head.queries()).arg(head.keys());
            QVERIFY2(different->answer.contains(counts), qPrintable(different->answer));
        } else if (i != j) {
            const attn::ConstMatrixView scores = made.values->matrix(
                QuantityPlace{place.place.block, place.place.layer, Part::Self, place.head}.of(What::Score));
            const QString both = QStringLiteral(" %1, and the other way round it is %2.")
                                     .arg(numberText(scores(i, j), 3), numberText(scores(j, i), 3));
            QVERIFY2(different->answer.endsWith(both), qPrintable(different->answer));
        }

        const Aside *self = find(softmax, "itself");
        QVERIFY(self);
        if (place.place.kind == attn::AttentionKind::Cross) {
            QVERIFY(self->answer.startsWith("Not here"));
        } else if (head.isMasked(i, i)) {
            QVERIFY(self->answer.contains("the mask hides it"));
            ++hidden;
        } else {
            QVERIFY2(tells(self->answer, double(head.weight(i, i))), qPrintable(self->answer));
            ++itself;
        }

        const Aside *more = find(softmax, "one-more");
        QCOMPARE(more == nullptr, head.isMasked(i, j) || head.weightSum(i) == 0);
        QCOMPARE(find(softmax, "all-more") == nullptr, more == nullptr);
        if (more && seen == 1) {
            QVERIFY2(more->answer.contains("the only key"), qPrintable(more->answer));
            QCOMPARE(head.weight(i, j), 1.0f);
        } else if (more && std::abs(head.score(i, j)) > 1e5f) { // 32 bits may not hold the point
            QVERIFY2(tells(more->answer, double(head.weight(i, j))) || more->answer.contains("no single point"),
                     qPrintable(more->answer));
        } else if (more) { // w' = w e / (1 + w (e − 1)): only this exponential grows
            const double w = double(head.weight(i, j)), raisedTo = w * M_E / (1 + w * (M_E - 1));
            const QString near = shown(raisedTo), above = shown(raisedTo + 1e-6), below = shown(raisedTo - 1e-6);
            QVERIFY2(more->answer.contains(near) || more->answer.contains(above) || more->answer.contains(below) ||
                         raisedTo < 0.0006,
                     qPrintable(more->answer + near));
            QVERIFY2(tells(more->answer, w), qPrintable(more->answer));
            ++raised;
        }

        std::vector<double> weights, lengths;
        for (int key = 0; key < head.keys(); ++key) {
            weights.push_back(double(head.weight(i, key)));
            lengths.push_back(head.contribution(i, key).length);
        }
        const qsizetype heaviest = soleLargest(weights), longest = soleLargest(lengths);
        const QString importance = find(context, "importance")->answer;
        const bool both = heaviest >= 0 && longest >= 0;
        QCOMPARE(importance.contains("has both the largest weight"), both && heaviest == longest);
        QCOMPARE(importance.contains("has the largest weight, but"), both && heaviest != longest);
        if (both && heaviest != longest) {
            QVERIFY(importance.contains(QStringLiteral("(position %1) has the largest weight").arg(heaviest + 1)));
            QVERIFY(importance.contains(QStringLiteral("(position %1) the longest part").arg(longest + 1)));
            ++moved;
        }
        together += both && heaviest == longest;
        QVERIFY(find(context, "shape")
                    ->answer.startsWith(QStringLiteral("%1 × %2:")
                                            .arg(context.results.first().rowCount())
                                            .arg(context.results.first().columnCount())));

        const attn::ModelConfig &config = made.values->config();
        const Aside *cost = find(heads, "cost");
        QCOMPARE(cost == nullptr, config.heads == 1);
        if (!cost)
            continue;
        const attn::Index one = attn::Index(head.queries()) * head.keys();
        QVERIFY(cost->answer.contains(
            QStringLiteral("= %1 multiplications").arg(config.heads * one * (config.d_k + config.d_v))));
        QVERIFY(cost->answer.endsWith(QStringLiteral(" %1.").arg(config.heads * one)));
    }
    QVERIFY2(itself > 200 && hidden > 0 && moved > 0 && together > 200 && raised > 500,
             qPrintable(QStringLiteral("%1 %2 %3 %4 %5").arg(itself).arg(hidden).arg(moved).arg(together).arg(raised)));
}

void TestAsides::aMaskTellsTheOrderToo()
{
    const auto order = [](const WalkCase &chosen, const attn::AttentionPlace &place) {
        const Step step = Walkthrough(walkCase(chosen), {place}).step(3);
        return QStringList{find(step, "order")->answer, find(step, "without-positions")->answer};
    };
    const attn::AttentionPlace decoder{attn::Block::Decoder, attn::LayerIndex{0}, attn::AttentionKind::Self};
    for (const QString &answer : order({"tiny-decoder"}, decoder))
        QVERIFY2(answer.contains("the mask"), qPrintable(answer));
    for (const QString &answer : order({"tiny-encoder", {attn::MaskChoice::Kind::Causal}}, kEncoder))
        QVERIFY2(answer.contains("the mask"), qPrintable(answer));
    for (const QString &answer : order({"tiny-encoder", {attn::MaskChoice::Kind::Window, 1}}, kEncoder))
        QVERIFY2(answer.contains("the mask"), qPrintable(answer));
    for (const QString &answer : order({"tiny-decoder", {attn::MaskChoice::Kind::None}}, decoder))
        QVERIFY2(!answer.contains("the mask"), qPrintable(answer));
    for (const QString &answer : order({"tiny-encoder"}, kEncoder))
        QVERIFY2(!answer.contains("the mask"), qPrintable(answer));
}

/// Nothing is added at step 3: the order is in the bias, and in the mask where there is one.
void TestAsides::aBiasTellsTheOrderLater()
{
    const auto order = [](const WalkCase &chosen, const attn::AttentionPlace &place) {
        const Step step = Walkthrough(walkCase(chosen), {place}).step(3);
        return QStringList{find(step, "order")->answer, find(step, "without-positions")->answer};
    };
    const attn::AttentionPlace decoder{attn::Block::Decoder, attn::LayerIndex{0}, attn::AttentionKind::Self};
    const QStringList masked = order({"tiny-decoder-alibi"}, decoder);
    QVERIFY2(masked.first().startsWith("Not here: at step 9") && masked.first().contains("in the mask"),
             qPrintable(masked.first()));
    QVERIFY(masked.last().contains("Only the mask"));
    for (const QStringList &answers : {order({"tiny-encdec-relative"}, kEncoder),
                                       order({"tiny-decoder-alibi", {attn::MaskChoice::Kind::None}}, decoder)}) {
        QVERIFY2(answers.first().startsWith("Not here: only at step 9"), qPrintable(answers.first()));
        QVERIFY(answers.last().contains("dog bites man"));
    }
}

void TestAsides::theQuerysWordIsTheOneFed()
{
    const auto answer = [](const char *model, const attn::AttentionPlace &place) {
        WalkPlace walk{place};
        walk.query = 1;
        const Step vectors = Walkthrough(walkCase({model}), walk).step(6);
        return find(vectors, "query-word")->answer;
    };
    const RunValuesPtr values = walkCase({"tiny-encdec-pre"});
    const QString fed = QString::fromStdString(values->trace().decoder->tokens.at(1).text);
    const QString produced = QString::fromStdString(values->trace().produced.at(1).text);
    const QString cross = answer("tiny-encdec-pre", kCross);
    QVERIFY2(cross.contains("fed “" + fed + "” in order to produce “" + produced + "”"), qPrintable(cross));
    QVERIFY(cross.contains("mixed other words"));
    const QString encoder = answer("tiny-encoder", kEncoder); // the first layer
    QVERIFY2(encoder.startsWith("Row 2 of x, that of") && !encoder.contains("mixed"), qPrintable(encoder));
}

QTEST_GUILESS_MAIN(TestAsides)
#include "tst_asides.moc"
