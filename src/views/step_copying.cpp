// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/step_copying.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>

#include "formula/copying.h"
#include "views/math_font_of.h"
#include "walkthrough/formula_colors.h"
#include "walkthrough/matrix_csv.h"

namespace lab {

namespace {

constexpr int kDotsPerPixel = 2;
constexpr double kFormulaEm = 24; // pixels

struct Text {
    Q_DECLARE_TR_FUNCTIONS(StepView)
};

/// Formulas go away with their step, which may be gone when somebody pastes: the clipboard gets copies.
void addFormula(QMenu &menu, const QString &latexLabel, const QString &imageLabel, const Formula *formula)
{
    if (!formula)
        return;
    QObject::connect(menu.addAction(latexLabel), &QAction::triggered, &menu,
                     [formula] { QGuiApplication::clipboard()->setMimeData(formulaAsLatex(*formula).release()); });
    QObject::connect(menu.addAction(imageLabel), &QAction::triggered, &menu, [formula] {
        const FormulaLayout layout(*formula, mathFont());
        QGuiApplication::clipboard()->setMimeData(
            formulaAsImage(layout, kFormulaEm, formulaPalette(Theme::light())).release());
    });
}

} // namespace

QString copiedNumber(const StepFigure &figure, const StepFigure::Spot &spot)
{
    const auto text = [](double value) { return QString::number(value, 'g', 9); };
    const MatrixTable *table = figure.table(spot.part.matrix);
    if (table && spot.part.row >= 0 && spot.part.col >= 0)
        return text(static_cast<double>(table->matrix().values(spot.part.row, spot.part.col)));
    if (figure.step().cell && !figure.isCovered())
        return text(figure.step().cell->value);
    return {};
}

void copyPicture(const StepFigure &figure)
{
    const QSizeF size = figure.naturalSize();
    QImage image((size * kDotsPerPixel).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(kDotsPerPixel);
    QPainter painter(&image);
    figure.paint(painter, QRectF(QPointF(), size));
    painter.end();
    QGuiApplication::clipboard()->setImage(image);
}

void addCopyActions(QMenu &menu, const StepFigure &figure, const StepFigure::Spot &spot)
{
    const QString number = copiedNumber(figure, spot);
    if (!number.isEmpty())
        QObject::connect(menu.addAction(Text::tr("Copy number %1").arg(number)), &QAction::triggered, &menu,
                         [number] { QGuiApplication::clipboard()->setText(number); });
    if (const MatrixTable *table = figure.table(spot.part.matrix))
        QObject::connect(
            menu.addAction(Text::tr("Copy table as CSV: %1").arg(table->matrix().title)), &QAction::triggered, &menu,
            [table] { QGuiApplication::clipboard()->setText(QString::fromStdString(csvOf(table->matrix()))); });
    menu.addSeparator();
    addFormula(menu, Text::tr("Copy formula as LaTeX"), Text::tr("Copy formula as image"), &figure.formula());
    addFormula(menu, Text::tr("Copy numbers as LaTeX"), Text::tr("Copy numbers as image"), figure.numbers());
    menu.addSeparator();
    QObject::connect(menu.addAction(Text::tr("Copy picture")), &QAction::triggered, &menu,
                     [&figure] { copyPicture(figure); });
}

} // namespace lab
