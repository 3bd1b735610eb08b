// SPDX-License-Identifier: GPL-3.0-or-later
// Runs at the edge of what can be shown: the steps stay readable, and a number that is none has its reason beside it.
#include <QPainter>
#include <QTest>

#include <algorithm>
#include <cmath>

#include "support/changed_model.h"
#include "support/walk_cases.h"
#include "walkthrough/shown_step.h"

using namespace lab;
using namespace lab::test;

class TestExtremes : public QObject {
    Q_OBJECT
private slots:
    void everyStepStaysReadable_data();
    void everyStepStaysReadable();
    void uniformWeightsAreToldAsTheyAre();
    void oneDimensionIsOneProduct();
    void notANumberHasItsReason();

private:
    MathFontPtr m_font = MathFont::find();
};

namespace {

using Scale = attn::ScaleChoice::Kind;

constexpr QSize kPage(1000, 700);

/// A model is read when it runs, so that its folder must be there till then.
RunValuesPtr valuesOf(const char *model, const QJsonObject &config, const ChangedModel::Change &change, int words = 4)
{
    const ChangedModel folder(model, config, change);
    Runner runner;
    Experiment experiment;
    experiment.model = folder.path();
    for (int k = 0; k < words; ++k)
        experiment.request.token_ids.push_back(5 + k % 12);
    if (QByteArray(model).contains("encdec"))
        experiment.request.target_token_ids = {3, 6, 8};
    return std::make_shared<const RunValues>(runner.run(experiment));
}

RunValuesPtr extreme(const QByteArray &name)
{
    if (name == "one token")
        return walkCase({"tiny-encdec-pre", {}, {}, {5}});
    if (name == "500 tokens")
        return valuesOf("tiny-encdec-pre", {{"max_positions", 600}}, {}, 500);
    if (name == "d_k = 1")
        return valuesOf("tiny-encdec-post", {{"d_k", 1}}, cut(12, 2));
    if (name == "wholly masked row")
        return walkCase({"tiny-encdec-pre", {}, {}, {0, 0}});
    if (name == "scores of 1e30")
        return walkCase({"tiny-encdec-pre", {}, {Scale::Number, 1e30f}});
    if (name == "scores of 1e-30")
        return walkCase({"tiny-encdec-pre", {}, {Scale::Number, 1e-30f}});
    if (name == "values beyond 32 bits")
        return valuesOf("tiny-encdec-pre", {}, scaledBy(3e38f, "w_v"));
    if (name == "values of 1e30")
        return valuesOf("tiny-encdec-pre", {}, scaledBy(1e30f, "w_v"));
    return valuesOf("tiny-encdec-pre", {}, scaledBy(1e-30f, "w_v"));
}

void forEachFigure(const RunValuesPtr &values, const MathFontPtr &font,
                   const std::function<void(StepFigure &)> &function)
{
    for (const attn::AttentionPlace &place : values->run().model->places()) {
        const attn::HeadIndex head{0};
        const WalkPlace chosen = Walkthrough::chosenCell(*values, place, head);
        ShownStep shown{values, chosen, {2}, 0, true};
        for (; shown.number < stepCount(shown); ++shown.number) {
            const FigureSource source = figureSource(values->runPtr(), values->layerPtr(place), head);
            const std::unique_ptr<StepFigure> figure = makeFigure(shown, source, font, FigureStyle{});
            function(*figure);
            if (QTest::currentTestFailed())
                return;
        }
    }
}

bool hasNaN(const StepMatrix &matrix)
{
    for (attn::Index i = 0; i < matrix.rowCount(); ++i)
        if (std::ranges::any_of(matrix.values.row(i), [](float value) { return std::isnan(value); }))
            return true;
    return false;
}

} // namespace

void TestExtremes::everyStepStaysReadable_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"one token", "500 tokens", "d_k = 1", "wholly masked row", "scores of 1e30",
                             "scores of 1e-30", "values of 1e30", "values of 1e-30", "values beyond 32 bits"})
        QTest::newRow(name) << QByteArray(name);
}

/// Numbers fit their cells, tables the page, and nothing is told that is no number.
void TestExtremes::everyStepStaysReadable()
{
    QFETCH(const QByteArray, name);
    const FigureStyle style;
    const Type type(style);
    forEachFigure(extreme(name), m_font, [&](StepFigure &figure) {
        const Step &step = figure.step();
        QImage image(kPage.expandedTo(figure.minimumSize().toSize()), QImage::Format_RGB32);
        QPainter painter(&image);
        figure.paint(painter, image.rect());
        for (const QString &text : {step.text, step.latexWithNumbers})
            QVERIFY2(!text.contains("nan", Qt::CaseInsensitive) || step.note.contains("NaN"),
                     qPrintable(step.id + ": " + text));
        for (const StepMatrix &matrix : step.inputs + step.results) {
            const CellGrid &grid = figure.table(matrix.id)->grid();
            QVERIFY2(QRectF(image.rect()).contains(grid.rect()), qPrintable(step.id + ' ' + matrix.id));
            QVERIFY2(!hasNaN(matrix) || step.note.contains("NaN"), qPrintable(step.id + ' ' + matrix.id));
            for (int row = grid.firstRow(); row <= grid.lastRow(); ++row)
                for (int col = grid.firstCol(); col <= grid.lastCol(); ++col) {
                    const QString number = figure.table(matrix.id)->number({row, col});
                    QVERIFY2(cellSizeForText(number, type, -1).width() <= grid.colPitch() + 0.5,
                             qPrintable(step.id + ' ' + matrix.id + ' ' + number));
                    QVERIFY2(number.size() <= 12, qPrintable(number));
                }
        }
        QVERIFY2(step.latexWithNumbers.size() < 4000, qPrintable(step.latexWithNumbers));
    });
}

void TestExtremes::uniformWeightsAreToldAsTheyAre()
{
    const RunValuesPtr values = extreme("scores of 1e-30");
    const Step step = Walkthrough(values, {kCross}).step(10);
    for (attn::Index j = 0; j < 4; ++j)
        QCOMPARE(step.results.first().values(1, j), 0.25f);
    QVERIFY2(step.latexWithNumbers.contains("0.250"), qPrintable(step.latexWithNumbers));
    for (const Question &question : Walkthrough(values, {kCross}).step(7).questions)
        QVERIFY(question.id != "most-weight"); // no word has the largest
}

void TestExtremes::oneDimensionIsOneProduct()
{
    const Step step = Walkthrough(extreme("d_k = 1"), {kCross}).step(7);
    QVERIFY(step.cell);
    QCOMPARE(step.cell->operands.size(), 2u);
    QVERIFY2(!step.latexWithNumbers.contains("cdots"), qPrintable(step.latexWithNumbers));
    QVERIFY2(step.text.contains("product of two numbers"), qPrintable(step.text));
}

void TestExtremes::notANumberHasItsReason()
{
    int told = 0;
    forEachFigure(extreme("values beyond 32 bits"), m_font, [&](const StepFigure &figure) {
        const bool any = std::ranges::any_of(figure.step().inputs + figure.step().results, hasNaN);
        QCOMPARE(figure.step().note.contains("NaN"), any);
        told += any;
    });
    QVERIFY(told > 0);
}

QTEST_MAIN(TestExtremes)
#include "tst_extremes.moc"
