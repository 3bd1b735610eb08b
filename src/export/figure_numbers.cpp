// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/figure_numbers.h"

#include <QFile>
#include <QFileInfo>

#include "attn/safetensors.h"
#include "export/cost_table.h"
#include "export/output_file.h"
#include "export/run_tensors.h"
#include "export/table_file.h"

namespace lab {

namespace {

/// What is written.
struct Shown {
    FigureKind kind;
    const FigureSource &source;
    FigureExtent extent = extentOf(kind, source);
};

/// One tensor, or one head of it, and how its file's name goes on.
struct Part {
    std::string name;
    TensorPtr tensor;
    std::optional<attn::Index> head;
    QString suffix;
};

std::vector<std::string> tensorNames(const Shown &shown, const Run &run)
{
    std::vector<attn::AttentionPlace> places{shown.source.layer->place};
    if (shown.extent == FigureExtent::Run)
        places = run.model->places();
    std::vector<std::string> names;
    for (const attn::AttentionPlace &place : places)
        for (const QString &tensor : tensorsOf(shown.kind))
            names.push_back(placeKey(place) + "." + tensor.toStdString());
    return names;
}

/// A CSV file can't hold more than one head; NPY can, where the figure shows them all.
std::vector<Part> partsOf(const Shown &shown, RunTensors &tensors, const std::vector<std::string> &names,
                          bool headByHead, const attn::Progress &progress)
{
    std::vector<Part> parts;
    for (const std::string &name : names) {
        const TensorPtr tensor = tensors.tensor(name, progress);
        const QString suffix =
            names.size() > 1
                ? u'-' + QString::fromStdString(name).section(u'.', shown.extent == FigureExtent::Run ? 0 : -1)
                : QString();
        if (shown.extent == FigureExtent::Head) {
            const attn::Index stored = storedHead(*tensor, shown.source.head, *shown.source.config);
            parts.push_back({name, tensor, stored, suffix});
        } else if (!headByHead) {
            parts.push_back({name, tensor, std::nullopt, suffix});
        } else {
            for (attn::Index head = 0; head < tensor->shape().at(0); ++head)
                parts.push_back({name, tensor, head, suffix + QStringLiteral("-head%1").arg(head)});
        }
    }
    return parts;
}

void writePart(const Part &part, const RunTensors &tensors, const QString &path, const attn::Progress &progress)
{
    if (path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive)) {
        const RunTensors::Axes axes = tensors.axes(part.name);
        writeCsv(path, part.tensor->head(part.head.value_or(0)), axes.rows, axes.columns, progress);
    } else {
        writeNpy(path, *part.tensor, part.head, progress);
    }
}

} // namespace

QStringList numberEndings(FigureKind kind)
{
    if (kind == FigureKind::Cost) // it draws no tensor
        return {QStringLiteral("csv")};
    return {QStringLiteral("csv"), QStringLiteral("npy"), QStringLiteral("safetensors")};
}

QStringList writeFigureNumbers(FigureKind kind, const FigureSource &source, const RunPtr &run, const QString &path,
                               const RunMetadata &metadata, const attn::Progress &progress)
{
    if (kind == FigureKind::Cost) {
        writeFile(path, costCsv({*source.config, *source.layer}), progress);
        return {path};
    }
    const Shown shown{kind, source};
    RunTensors tensors(run, false);
    tensors.keep(source.layer);
    const std::vector<std::string> names = tensorNames(shown, *run);
    const QFileInfo info(path);
    if (info.suffix().toLower() == QLatin1String("safetensors")) {
        std::vector<TensorPtr> kept;
        std::vector<attn::NamedTensor> named;
        for (const std::string &name : names) {
            kept.push_back(tensors.tensor(name, progress));
            named.push_back({name, kept.back()->shape(), kept.back()->values()});
        }
        attn::writeSafetensors(QFile::encodeName(path).toStdString(), named, metadata, progress);
        return {path};
    }
    const bool headByHead = info.suffix().toLower() == QLatin1String("csv");
    const std::vector<Part> parts = partsOf(shown, tensors, names, headByHead, progress);
    QStringList written;
    for (const Part &part : parts) {
        const QString stem = path.chopped(info.suffix().size() + 1);
        const QString name = parts.size() == 1 ? path : stem + part.suffix + u'.' + info.suffix();
        writePart(part, tensors, name, progress);
        written << name;
    }
    return written;
}

} // namespace lab
