// SPDX-License-Identifier: GPL-3.0-or-later
// Every number opens: its operands give it back, and every chain ends at parameters, constants or sinusoids.
#include <QSet>
#include <QTest>

#include "session/runner.h"
#include "support/latex_check.h"
#include "support/walk_cases.h"
#include "walkthrough/unfolding.h"

using namespace lab;
using namespace lab::test;

class TestUnfolding : public QObject {
    Q_OBJECT
private slots:
    void operandsGiveTheValue_data() { addWalkCases(); }
    void operandsGiveTheValue();
    void everyChainEnds_data() { addWalkCases(); }
    void everyChainEnds();
    void formulasAreWellFormed_data() { addWalkCases(); }
    void formulasAreWellFormed();
    void shownNumbersGiveTheShownResult();
    void longSumsAreElided();
    void negativeFactorsStandInBrackets();
    void aMaskedScoreIsHidden();
    void quantitiesOutsideTheRunAreNone();
};

namespace {

std::string keyOf(const Quantity &q)
{
    return std::to_string(int(q.what)) + "/" + std::to_string(int(q.block)) + "/" + std::to_string(int(q.layer)) + "/" +
           std::to_string(int(q.part)) + "/" + std::to_string(int(q.head)) + "/" + std::to_string(q.row) + "/" +
           std::to_string(q.column) + "/" + q.name;
}

bool agree(double a, double b, double scale)
{
    return a == b || std::abs(a - b) <= 1e-5 * std::max(1.0, scale);
}

double largest(const Unfolding &unfolding)
{
    double size = std::abs(unfolding.value);
    for (const Operand &operand : unfolding.operands) {
        if (std::isfinite(operand.value))
            size = std::max(size, std::abs(operand.value));
    }
    return size;
}

/// Everything that can be reached from the run's last numbers, each once.
template <class Function>
void visitAll(const RunValues &values, const Function &function)
{
    QSet<QByteArray> seen;
    std::vector<Quantity> waiting = lastNumbers(values);
    while (!waiting.empty()) {
        const Quantity q = waiting.back();
        waiting.pop_back();
        const QByteArray key = QByteArray::fromStdString(keyOf(q));
        if (seen.contains(key))
            continue;
        seen.insert(key);
        const Unfolding unfolding = unfold(values, q);
        function(unfolding);
        if (QTest::currentTestFailed())
            return;
        for (const Operand &operand : unfolding.operands)
            waiting.push_back(operand.quantity);
    }
}

} // namespace

void TestUnfolding::operandsGiveTheValue()
{
    const RunValuesPtr values = currentCase();
    QSet<int> kinds;
    visitAll(*values, [&](const Unfolding &u) {
        QVERIFY2(values->has(u.of), qPrintable(u.text));
        const double again = evaluated(u, values->config());
        QVERIFY2(agree(again, u.value, largest(u)),
                 qPrintable(QStringLiteral("%1: %2 is not %3").arg(u.text).arg(again).arg(u.value)));
        for (const Operand &operand : u.operands)
            QCOMPARE(operand.value, values->value(operand.quantity));
        kinds.insert(int(u.of.what));
    });
    for (const What what : kindsOf(*values))
        QVERIFY2(kinds.contains(int(what)), qPrintable(QString::number(int(what))));
}

/// No number is among what it is made of: depth first, with those on the way marked.
void TestUnfolding::everyChainEnds()
{
    const RunValuesPtr values = currentCase();
    struct Open {
        QByteArray key;
        std::vector<Quantity> left;
    };
    QSet<QByteArray> done, onTheWay;
    std::vector<Open> path;
    const auto enter = [&](const Quantity &q) {
        const QByteArray key = QByteArray::fromStdString(keyOf(q));
        QVERIFY(!onTheWay.contains(key));
        if (done.contains(key))
            return;
        Open open{key, {}};
        const Unfolding unfolding = unfold(*values, q);
        QCOMPARE(unfolding.operands.empty(), unfolding.rule == Rule::Leaf);
        for (const Operand &operand : unfolding.operands)
            open.left.push_back(operand.quantity);
        onTheWay.insert(key);
        path.push_back(std::move(open));
    };
    for (const Quantity &q : lastNumbers(*values)) {
        enter(q);
        while (!path.empty() && !QTest::currentTestFailed()) {
            if (path.back().left.empty()) {
                done.insert(path.back().key);
                onTheWay.remove(path.back().key);
                path.pop_back();
                continue;
            }
            const Quantity next = path.back().left.back();
            path.back().left.pop_back();
            enter(next);
        }
    }
    QVERIFY(done.size() > 500);
}

void TestUnfolding::formulasAreWellFormed()
{
    const RunValuesPtr values = currentCase();
    visitAll(*values, [&](const Unfolding &u) {
        for (const QString &latex : {u.symbol, u.latex, u.numbers}) {
            const QString wrong = support::wrongInLatex(latex);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong + " in " + latex));
        }
        QVERIFY(!u.text.isEmpty());
        QVERIFY(u.numbers.contains("\\term{value}{"));
    });
}

void TestUnfolding::shownNumbersGiveTheShownResult()
{
    const RunValuesPtr values = walkCase({"tiny-encdec-pre"});
    const QuantityPlace place{attn::Block::Decoder, attn::LayerIndex{1}, Part::Cross, attn::HeadIndex{1}};
    const Quantity weight = place.of(What::ScaledScore, 2, 1);
    int rounded = 0;
    for (int digits = 2; digits <= 6; ++digits) {
        const Unfolding u = unfold(*values, weight, {digits, true});
        const QString result = QString::number(u.value, 'f', digits);
        QVERIFY2(u.numbers.contains(result), qPrintable(u.numbers));
        QCOMPARE(u.numbers.contains("\\approx"), u.rounded);
        const double scale = QString::number(u.operands[0].value, 'f', digits).toDouble();
        const double score = QString::number(u.operands[1].value, 'f', digits).toDouble();
        QCOMPARE(u.rounded, QString::number(scale * score, 'f', digits) != result);
        rounded += u.rounded;
    }
    QVERIFY(rounded < 5);
}

void TestUnfolding::longSumsAreElided()
{
    const RunValuesPtr values = walkCase({"tiny-encdec-pre"});
    const QuantityPlace place{attn::Block::Encoder, attn::LayerIndex{0}, Part::Self, attn::HeadIndex{0}};
    const Unfolding cut = unfold(*values, place.of(What::Score, 0, 1));
    const Unfolding whole = unfold(*values, place.of(What::Score, 0, 1), {3, false});
    QCOMPARE(cut.operands.size(), 32u);
    QVERIFY(cut.numbers.contains("\\cdots") && !whole.numbers.contains("\\cdots"));
    QVERIFY(!cut.numbers.contains("\\term{o10}") && cut.numbers.contains("\\term{o31}"));
    for (int k = 0; k < 32; ++k)
        QVERIFY(whole.numbers.contains(QStringLiteral("\\term{o%1}").arg(k)));
}

void TestUnfolding::negativeFactorsStandInBrackets()
{
    const RunValuesPtr values = walkCase({"tiny-encdec-pre"});
    const QuantityPlace place{attn::Block::Encoder, attn::LayerIndex{0}, Part::Self, attn::HeadIndex{0}};
    const Unfolding u = unfold(*values, place.of(What::Score, 0, 1), {3, false});
    int negative = 0;
    for (const Operand &operand : u.operands) {
        if (operand.value >= 0)
            continue;
        ++negative;
        QVERIFY(u.numbers.contains(QStringLiteral("{(%1)}").arg(QString::number(operand.value, 'f', 3))));
    }
    QVERIFY(negative > 0);
}

void TestUnfolding::aMaskedScoreIsHidden()
{
    const RunValuesPtr values = walkCase({"tiny-decoder"});
    const QuantityPlace place{attn::Block::Decoder, attn::LayerIndex{0}, Part::Self, attn::HeadIndex{0}};
    const Unfolding hidden = unfold(*values, place.of(What::MaskedScore, 1, 2));
    QCOMPARE(hidden.rule, Rule::Hidden);
    QCOMPARE(hidden.value, -INFINITY);
    QCOMPARE(unfold(*values, place.of(What::MaskedScore, 2, 1)).rule, Rule::Same);
    QCOMPARE(values->value(place.of(What::Weight, 1, 2)), 0.0);
}

void TestUnfolding::quantitiesOutsideTheRunAreNone()
{
    const RunValuesPtr values = walkCase({"tiny-encoder"});
    const QuantityPlace self{attn::Block::Encoder, attn::LayerIndex{0}, Part::Self, attn::HeadIndex{0}};
    QVERIFY(values->has(self.of(What::Weight, 0, 0)));
    QVERIFY(!values->has(self.of(What::Weight, 0, 99)));
    QVERIFY(!values->has(self.of(What::Weight, -1, 0)));
    QuantityPlace other = self;
    other.head = attn::HeadIndex{2};
    QVERIFY(!values->has(other.of(What::Weight)));
    other = self;
    other.layer = attn::LayerIndex{2};
    QVERIFY(!values->has(other.of(What::Weight)));
    other = self;
    other.block = attn::Block::Decoder;
    QVERIFY(!values->has(other.of(What::Weight)));
    other = self;
    other.part = Part::Cross;
    QVERIFY(!values->has(other.of(What::Weight)));
    QVERIFY(!values->has(self.of(What::Logit)));    // no classifier
    QVERIFY(!values->has(self.of(What::Sinusoid))); // learned positions
    QVERIFY(!values->has(self.of(What::Hidden)));
    QVERIFY(values->has(parameter("encoder.0.self.w_q", 15, 15)));
    QVERIFY(!values->has(parameter("encoder.0.self.w_q", 16, 0)));
    QVERIFY(!values->has(parameter("encoder.9.self.w_q", 0, 0)));
    QVERIFY(values->has(constant("scale")) && !values->has(constant("nothing")));
}

QTEST_GUILESS_MAIN(TestUnfolding)
#include "tst_unfolding.moc"
