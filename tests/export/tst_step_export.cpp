// SPDX-License-Identifier: GPL-3.0-or-later
#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <QTest>

#include "formula/painter.h"
#include "session/runner.h"
#include "support/tiny_models.h"
#include "walkthrough/step_figure.h"
#include "walkthrough/walkthrough.h"

using namespace lab;
using namespace lab::test;

/// A step's picture on paper: every step of every kind of model, at any size.
class TestStepExport : public QObject {
    Q_OBJECT
private slots:
    void everyStepIsPaintedAtAnySize_data();
    void everyStepIsPaintedAtAnySize();
    void vectorsHaveTheFormulaAsTitle();
    void tablesStayInsideThePage();

private:
    MathFontPtr m_font = MathFont::find();

    std::vector<std::unique_ptr<StepFigure>> figures(const char *text, const char *model)
    {
        Runner runner;
        Experiment experiment = tinyExperiment(text, model);
        experiment.request.cut = true;
        if (!QByteArray(model).contains("encdec"))
            experiment.request.translate_to.clear();
        const RunPtr run = runner.run(experiment);
        const attn::AttentionPlace place = defaultPlace(run->model->config());
        const auto values = std::make_shared<const RunValues>(run);
        const attn::HeadIndex head{0};
        const Walkthrough walk(values, Walkthrough::chosenCell(*values, place, head));
        std::vector<std::unique_ptr<StepFigure>> made;
        for (const Step &step : walk.steps())
            made.push_back(std::make_unique<StepFigure>(step, figureSource(run, values->layerPtr(place), head), m_font,
                                                        FigureStyle{}, StepFigure::Options{}));
        return made;
    }
};

void TestStepExport::everyStepIsPaintedAtAnySize_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("model");
    const QString longText = QStringLiteral("the cat sees a dog and ").repeated(5) + "the cat .";
    for (const char *model :
         {"tiny-encdec-pre", "tiny-encdec-post", "tiny-encoder", "tiny-decoder", "tiny-classifier"}) {
        QTest::addRow("%s, one word", model) << "cat" << model;
        QTest::addRow("%s, a sentence", model) << "the cat sees a dog ." << model;
        QTest::addRow("%s, many words", model) << longText << model;
    }
}

void TestStepExport::everyStepIsPaintedAtAnySize()
{
    QFETCH(QString, text);
    QFETCH(QString, model);
    for (const auto &figure : figures(qPrintable(text), qPrintable(model)))
        for (const QSize &size : {QSize(320, 240), QSize(780, 560), QSize(2400, 1600)}) {
            QImage image(size, QImage::Format_RGB32);
            image.fill(Qt::red);
            QPainter painter(&image);
            figure->paint(painter, QRectF(QPointF(), QSizeF(size)));
            QVERIFY(image.pixelColor(1, size.height() - 1) != QColor(Qt::red)); // its own background
        }
}

void TestStepExport::vectorsHaveTheFormulaAsTitle()
{
    for (const auto &figure : figures("the cat sees a dog .", "tiny-encdec-pre")) {
        QBuffer svg;
        QSvgGenerator generator;
        generator.setOutputDevice(&svg);
        generator.setSize({900, 700});
        generator.setViewBox(QRect(0, 0, 900, 700));
        QPainter painter(&generator);
        figure->paint(painter, QRectF(0, 0, 900, 700));
        painter.end();
        QString document = QString::fromUtf8(svg.data());
        titleFormulas(document);
        QVERIFY2(document.contains(QStringLiteral("<title>%1</title>").arg(figure->formula().latex().toHtmlEscaped())),
                 qPrintable(figure->step().id));

        QBuffer pdf;
        pdf.open(QIODevice::WriteOnly);
        QPdfWriter writer(&pdf);
        QPainter page(&writer);
        page.scale(writer.resolution() / 96.0, writer.resolution() / 96.0);
        figure->paint(page, QRectF(0, 0, 700, 900));
        page.end();
        QVERIFY(pdf.data().contains("LMMath") || pdf.data().contains("LatinModernMath"));
    }
}

void TestStepExport::tablesStayInsideThePage()
{
    for (const char *model : {"tiny-encdec-pre", "tiny-decoder"})
        for (const auto &figure : figures("the cat sees a dog .", model)) {
            const QSizeF size = figure->minimumSize().expandedTo({780, 560});
            const QRectF area(QPointF(), size);
            figure->layOut(area);
            QList<QRectF> placed;
            for (const StepMatrix &matrix : figure->step().inputs + figure->step().results) {
                const QRectF cells = figure->table(matrix.id)->grid().rect();
                QVERIFY2(area.contains(cells), qPrintable(figure->step().id + ' ' + matrix.id));
                for (const QRectF &other : placed)
                    QVERIFY2(!other.intersects(cells), qPrintable(figure->step().id + ' ' + matrix.id));
                placed << cells;
            }
        }
}

QTEST_MAIN(TestStepExport)
#include "tst_step_export.moc"
