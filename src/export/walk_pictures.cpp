// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/walk_pictures.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cmath>

#include "attn/error.h"
#include "export/page.h"
#include "export/pdf_page.h"
#include "figures/type.h"
#include "walkthrough/text.h"

namespace lab {

namespace {

constexpr QSizeF kA4Across(1123, 794); // 1/96 inch
constexpr double kMargin = 28;
constexpr double kFoot = 36;
constexpr double kInset = 20; ///< of a step's text from its edge

std::unique_ptr<StepFigure> stepFigure(const WalkDocument &document, const Step &step, const MathFontPtr &font,
                                       const WalkLook &look)
{
    const FigureSource source =
        figureSource(document.run, step.values->layerPtr(document.place.place), document.place.head);
    return std::make_unique<StepFigure>(step, source, font, look.style,
                                        StepFigure::Options{document.style.digits, look.shapes});
}

double share(int done, const WalkDocument &document)
{
    return done / static_cast<double>(document.steps.size());
}

void paintFoot(QPainter &painter, const WalkDocument &document, const FigureStyle &style, const QRectF &area, int page)
{
    const Type type(style);
    const QColor dim = style.theme->dim;
    const QString number = WalkText::tr("%1 of %2").arg(page + 1).arg(document.steps.size());
    const TextLine right{{{number, type.font(number, -1), dim}}};
    const QString text = walkSentence(document) + QStringLiteral(" \u00B7 ") + walkAbout(document);
    TextLine left{{{text, type.font(text, -1), dim}}};
    left.elide(area.width() - right.width() - type.pixels());
    left.paint(painter, area.bottomLeft());
    right.paint(painter, area.bottomRight() - QPointF(right.width(), 0));
}

/// Of the step that needs most; even, as video coders ask for.
QSize framesSize(const WalkDocument &document, const MathFontPtr &font, const WalkLook &look)
{
    QSizeF most;
    for (const Step &step : document.steps)
        most = most.expandedTo(stepFigure(document, step, font, look)->naturalSize());
    const double scale = look.page.dpi / 96.0;
    const auto even = [&](double length) { return 2 * static_cast<int>(std::ceil(length * scale / 2)); };
    return {even(most.width()), even(most.height())};
}

} // namespace

MathFontPtr neededMathFont()
{
    try {
        return MathFont::find();
    } catch (const FormulaError &error) {
        throw attn::Error(error.problem().section(u';', 0, 0).toStdString(), "",
                          error.problem().section(u';', 1).trimmed().toStdString());
    }
}

std::string stepOptions(const ShownStep &shown)
{
    return "--view walkthrough --step " + std::to_string(shown.number) + " --query " +
           std::to_string(shown.place.query) + " --key " + std::to_string(shown.place.key) + " --digits " +
           std::to_string(shown.numbers.digits) + (shown.shapes ? " --shapes" : "") +
           (shown.place.keysAreQueries ? " --keys-are-queries" : "");
}

void writeWalkHandout(const QString &path, const WalkDocument &document, const WalkLook &look,
                      const attn::Progress &progress)
{
    const MathFontPtr font = neededMathFont();
    const QSizeF size = look.page.size.isValid() ? look.page.size : kA4Across;
    const Sheet page{size, look.page.dpi};
    const auto paint = [&](QPainter &painter, int number) {
        progress.at(share(number, document));
        const std::unique_ptr<StepFigure> figure = stepFigure(document, document.steps.at(number), font, look);
        painter.save();
        painter.scale(page.scale(), page.scale());
        painter.fillRect(page.area(), look.style.theme->panel);
        const double margin = std::min({kMargin, page.area().width() / 10, page.area().height() / 10});
        const QRectF inside = page.area().adjusted(margin, margin, -margin, -margin);
        figure->paint(painter, inside.adjusted(0, 0, 0, -std::min(kFoot, inside.height() / 8)));
        paintFoot(painter, document, look.style, inside.adjusted(kInset, 0, -kInset, 0), number);
        painter.restore();
    };
    const QString title = QStringLiteral("%1 \u00B7 %2").arg(walkSentence(document), walkAbout(document));
    const QByteArray bytes = pdf({title, size, static_cast<int>(document.steps.size()), paint}, document.metadata);
    writeFile(path, bytes, progress);
}

QStringList walkFramePaths(const QString &path, const WalkDocument &document)
{
    if (document.steps.size() == 1)
        return {path};
    const QString ending = u'.' + QFileInfo(path).suffix();
    QStringList paths;
    for (const Step &step : document.steps)
        paths << QStringLiteral("%1-%2%3").arg(path.chopped(ending.size()),
                                               QString::number(step.number).rightJustified(2, u'0'), ending);
    return paths;
}

void writeWalkFrames(const QString &path, const WalkDocument &document, const WalkLook &look,
                     const attn::Progress &progress)
{
    const MathFontPtr font = neededMathFont();
    ExportOptions page = look.page;
    if (!page.size.isValid())
        page.size = framesSize(document, font, look);
    const QStringList paths = walkFramePaths(path, document);
    int written = 0;
    try {
        for (const Step &step : document.steps) {
            progress.at(share(written, document));
            RunMetadata metadata = document.metadata;
            metadata["options"] = stepOptions({step.values, document.place, document.style, step.number, look.shapes});
            exportFigure(*stepFigure(document, step, font, look), paths.at(written), page, metadata);
            ++written;
        }
    } catch (...) {
        for (const QString &frame : paths.first(written))
            QFile::remove(frame);
        throw;
    }
}

} // namespace lab
