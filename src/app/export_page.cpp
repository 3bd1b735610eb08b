// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export_page.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>

#include "export/picture.h"
#include "views/figure_view.h"

namespace lab {

namespace {

/// "encoder", "decoder", "cross", as --attention takes them.
QString attentionName(const attn::AttentionPlace &place)
{
    const std::string_view name =
        place.kind == attn::AttentionKind::Cross ? attn::name(place.kind) : attn::name(place.block);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

QString stem(const FigureView &view)
{
    const FigureSource &source = view.figure()->source();
    if (view.kind() == FigureKind::Model)
        return viewName(view.kind()) + u'-' + QString::fromStdString(source.config->id);
    return QStringLiteral("%1-%2-layer%3-head%4")
        .arg(viewName(view.kind()), attentionName(source.layer->place))
        .arg(attn::value(source.layer->place.layer))
        .arg(attn::value(source.head));
}

QString viewOptions(const FigureView &view)
{
    const FigureSource &source = view.figure()->source();
    if (view.kind() == FigureKind::Model)
        return QStringLiteral("--view model");
    return QStringLiteral("--view %1 --attention %2 --layer %3 --head %4")
        .arg(viewName(view.kind()), attentionName(source.layer->place))
        .arg(attn::value(source.layer->place.layer))
        .arg(attn::value(source.head));
}

} // namespace

QString askForPicturePath(QWidget *parent, const FigureView &view, const QString &folder)
{
    QStringList filters;
    for (const QString &ending : pictureEndings())
        filters << QStringLiteral("%1 (*.%2)").arg(ending.toUpper(), ending);
    QString filter;
    const QString proposed = QDir(folder).filePath(stem(view) + u'.' + pictureEndings().first());
    QString path =
        QFileDialog::getSaveFileName(parent, QCoreApplication::translate("lab::ExportPage", "Export the page"),
                                     proposed, filters.join(QStringLiteral(";;")), &filter);
    const bool hasEnding = pictureEndings().contains(QFileInfo(path).suffix().toLower());
    if (!path.isEmpty() && !hasEnding)
        path += u'.' + pictureEndings().value(filters.indexOf(filter), pictureEndings().first());
    return path;
}

std::optional<Problem> exportPage(const FigureView &view, const Run &run, const QString &path)
{
    const FigureSource &source = view.figure()->source();
    const std::unique_ptr<Figure> figure = makeFigure(view.kind(), source, FigureStyle{});
    const std::string options = viewOptions(view).toStdString();
    try {
        exportFigure(*figure, path, {}, pictureMetadata(run, "attention-lab", options));
    } catch (const attn::Error &error) {
        return Problem::of(error);
    }
    return std::nullopt;
}

} // namespace lab
