// SPDX-License-Identifier: GPL-3.0-or-later
// What a figure of costs says is what the engine's account says, and what is left out where room is short.
#include <QTest>

#include "figures/cost_figure.h"
#include "support/figure_cases.h"
#include "support/painted_texts.h"

using namespace lab;
using namespace lab::test;

class TestCostFigure : public QObject {
    Q_OBJECT
private slots:
    void sizesAreTheLayers();
    void theTotalIsTheSum();
    void fewerKeyHeadsHaveASymbol();
    void formulasGiveTheNumbers_data();
    void formulasGiveTheNumbers();
    void curvesGoThroughTheRun();
    void theCrossingIsWhereOneOutgrowsTheOther();
    void textsAreShort();
    void columnsGoWhereRoomIsShort();
    void timesTogetherAreOneCell();
};

namespace {

CostAccount accountOf(const FigureSource &source)
{
    return {*source.config, *source.layer};
}

/// What a formula with its numbers in it gives: sums of products, with brackets.
class Value {
public:
    explicit Value(const QString &text) : m_text(text) {}
    double read()
    {
        double sum = product();
        while (skip(" + ") || skip(" − "))
            sum += m_text.mid(m_at - 3, 3) == " + " ? product() : -product();
        return sum;
    }

private:
    double product()
    {
        double result = factor();
        while (skip("·"))
            result *= factor();
        return result;
    }
    double factor()
    {
        if (skip("(")) {
            const double inside = read();
            skip(")");
            return inside;
        }
        double number = 0;
        while (m_at < m_text.size() && m_text.at(m_at).isDigit())
            number = 10 * number + m_text.at(m_at++).digitValue();
        return number;
    }
    bool skip(const QString &what)
    {
        const bool there = m_text.mid(m_at, what.size()) == what;
        m_at += there ? what.size() : 0;
        return there;
    }
    QString m_text;
    qsizetype m_at = 0;
};

QStringList paintedTexts(const CostFigure &figure, const QSize &size)
{
    QStringList texts;
    for (const PaintedText &text : textsOf(figure, size))
        texts << text.text;
    return texts;
}

} // namespace

void TestCostFigure::sizesAreTheLayers()
{
    SourceSpec spec = redCar();
    spec.source << "!";
    spec.kv_heads = 2;
    const attn::AttentionSizes sizes = accountOf(makeSource(spec)).sizes();
    QCOMPARE(sizes.n_q, 6.0);
    QCOMPARE(sizes.n_k, 7.0);
    QCOMPARE(sizes.d_model, 96);
    QCOMPARE(sizes.heads, 4);
    QCOMPARE(sizes.kv_heads, 2);
    QCOMPARE(sizes.d_k, 24);
    QVERIFY(sizes.cross);
    QVERIFY(!accountOf(makeSource(causal())).sizes().cross);
}

void TestCostFigure::theTotalIsTheSum()
{
    const CostAccount account = accountOf(makeSource(redCar()));
    double operations = 0, bytes = 0;
    for (const attn::CostStep step : attn::kCostSteps) {
        operations += attn::costOf(step, account.sizes()).operations;
        bytes += attn::costOf(step, account.sizes()).bytes;
    }
    QCOMPARE(account.total().operations, operations);
    QCOMPARE(account.total().bytes, bytes);
    QCOMPARE(account.microseconds(), 12.3 + 8.1 + 3.4);
}

void TestCostFigure::fewerKeyHeadsHaveASymbol()
{
    SourceSpec spec = redCar();
    QVERIFY(!costFormula(attn::CostStep::Projections, accountOf(makeSource(spec)).sizes()).contains("h_k"));
    spec.kv_heads = 2;
    QVERIFY(costFormula(attn::CostStep::Projections, accountOf(makeSource(spec)).sizes()).contains("h_k"));
}

void TestCostFigure::formulasGiveTheNumbers_data()
{
    QTest::addColumn<int>("kvHeads");
    QTest::newRow("as many key heads") << 4;
    QTest::newRow("fewer") << 2;
}

void TestCostFigure::formulasGiveTheNumbers()
{
    QFETCH(int, kvHeads);
    SourceSpec spec = redCar();
    spec.kv_heads = kvHeads;
    const CostAccount account = accountOf(makeSource(spec));
    for (const attn::CostStep step : attn::kCostSteps)
        QCOMPARE(Value(costNumbers(step, account.sizes())).read(), account.cost(step).operations);
}

void TestCostFigure::curvesGoThroughTheRun()
{
    const CostAccount account = accountOf(makeSource(redCar()));
    for (const attn::CostStep step : attn::kCostSteps)
        QCOMPARE(account.operationsAt(step, account.sizes().n_k), account.cost(step).operations);
}

void TestCostFigure::theCrossingIsWhereOneOutgrowsTheOther()
{
    for (const SourceSpec &spec : {redCar(), manyWords(40), causal()}) {
        const CostAccount account = accountOf(makeSource(spec));
        const auto pairsAreMore = [&](double n) {
            double pairs = 0, words = 0;
            for (const attn::CostStep step : attn::kCostSteps)
                (growsWithPairs(step) ? pairs : words) += account.operationsAt(step, n);
            return pairs > words;
        };
        QVERIFY(!pairsAreMore(account.crossing() - 2));
        QVERIFY(pairsAreMore(account.crossing() + 1));
    }
}

void TestCostFigure::textsAreShort()
{
    QCOMPARE(operationsText(0), QString("0"));
    QCOMPARE(operationsText(61440), QString("61,440"));
    QCOMPARE(operationsText(12345678), QString("12.3 M"));
    QCOMPARE(operationsText(999999999), QString("1.00 G"));
    QCOMPARE(bytesText(3840), QString("3.84 kB"));
    QCOMPARE(bytesText(999600), QString("1.00 MB"));
    QCOMPARE(durationText(8.1), QString("8.10 µs"));
    QCOMPARE(durationText(2310), QString("2.31 ms"));
    QCOMPARE(durationText(0.25), QString("250 ns"));
    QCOMPARE(exactText(1234567890123.0), QString("1,234,567,890,123"));
}

void TestCostFigure::columnsGoWhereRoomIsShort()
{
    const CostFigure figure(makeSource(redCar()), {});
    const QSize natural = figure.naturalSize().toSize();
    QVERIFY(!figure.layout(QRectF({}, QSizeF(natural))).plot.isNull());
    QVERIFY(paintedTexts(figure, natural).contains("this run: n = 6"));
    const CostLayout least = figure.layout(QRectF({}, figure.minimumSize()));
    QCOMPARE(least.columns.size(), static_cast<qsizetype>(kCostColumns.size()) - 1); // every number is there,
    QVERIFY(least.cellRect(0, CostColumn::Formula).isNull());                        // and formulas by tool tip
    const QSizeF window(522, 490);                                                   // of 1100 x 640, with both docks
    QVERIFY(!figure.layout(QRectF({}, window)).plot.isNull());
    QVERIFY(least.bottom() <= least.page.content.bottom() + 1);
    const CostLayout small = figure.layout({0, 0, 340, 200});
    QVERIFY(small.cellRect(0, CostColumn::Formula).isNull());
    QVERIFY(!small.cellRect(0, CostColumn::Operations).isNull());
    QVERIFY(small.plot.isNull());
    const CostLayout wide = figure.layout({0, 0, 1500, 500});
    QVERIFY(wide.plot.left() > wide.right());
}

void TestCostFigure::timesTogetherAreOneCell()
{
    const CostFigure figure(makeSource(redCar()), {});
    const CostLayout layout = figure.layout(QRectF({}, figure.naturalSize()));
    const QRectF together = layout.cellRect(2, CostColumn::Time);
    QCOMPARE(layout.cellRect(1, CostColumn::Time), together);
    QCOMPARE(layout.cellRect(3, CostColumn::Time), together);
    QVERIFY(together.contains(layout.cellRect(2, CostColumn::Bytes)
                                  .translated(together.left() - layout.cellRect(2, CostColumn::Bytes).left(), 0)
                                  .adjusted(0, 0, -80, 0)));
    QVERIFY(!layout.cellRect(0, CostColumn::Time).intersects(together.adjusted(1, 1, -1, -1)));
    const QStringList texts = paintedTexts(figure, figure.naturalSize().toSize());
    QCOMPARE(texts.count("8.10 µs"), 1);
    QCOMPARE(texts.count("23.8 µs"), 1);
}

QTEST_MAIN(TestCostFigure)
#include "tst_cost_figure.moc"
