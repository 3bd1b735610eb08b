// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export_step.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>

#include "export/walk_pictures.h"
#include "views/math_font_of.h"
#include "views/walk_view.h"

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ExportStep)
};

} // namespace

QString askForStepPath(QWidget *parent, const WalkView &walk, const QString &folder)
{
    const QString proposed =
        QDir(folder).filePath(QStringLiteral("step-%1.%2").arg(walk.step()).arg(pictureEndings().first()));
    const QString kinds = QStringLiteral("*.") + pictureEndings().join(QStringLiteral(" *."));
    QString path = QFileDialog::getSaveFileName(parent, Text::tr("Export the step"), proposed,
                                                Text::tr("Pictures (%1)").arg(kinds));
    if (!path.isEmpty() && !pictureEndings().contains(QFileInfo(path).suffix().toLower()))
        path += u'.' + pictureEndings().first();
    return path;
}

std::optional<Problem> exportStep(const WalkView &walk, const QString &path)
{
    const ShownStep seen = walk.seen();
    const std::unique_ptr<StepFigure> figure = makeFigure(seen, walk.source(), mathFont(), FigureStyle{});
    const std::string options = stepOptions(seen);
    try {
        exportFigure(*figure, path, {}, pictureMetadata(walk.values()->run(), "attention-lab", options));
    } catch (const attn::Error &error) {
        return Problem::of(error);
    }
    return std::nullopt;
}

} // namespace lab
