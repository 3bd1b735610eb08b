// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/model_catalog.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

#include "attn/error.h"
#include "session/data.h"
#include "session/spelling.h"

namespace lab {

namespace {

const QString kConfigFile = QStringLiteral("config.json");

bool isModelFolder(const QString &folder)
{
    return QFileInfo(QDir(folder).filePath(kConfigFile)).isFile();
}

/// The config's title, or the id: a list must not fail because one of its models is broken; loading that one says why.
QString titleOf(const QString &folder, const QString &id)
{
    QFile file(QDir(folder).filePath(kConfigFile));
    if (!file.open(QIODevice::ReadOnly))
        return id;
    const QJsonObject config = QJsonDocument::fromJson(file.readAll()).object();
    const QString title = config.value(QLatin1String("title")).toString();
    return title.isEmpty() ? id : title;
}

QStringList shippedIds(const QList<ShippedModel> &models)
{
    QStringList ids;
    for (const ShippedModel &model : models)
        ids << model.id;
    return ids;
}

} // namespace

QList<ShippedModel> shippedModels()
{
    QList<ShippedModel> models;
    const QStringList folders = dataFolders();
    for (const QString &data : folders) {
        const QDir root(QDir(data).filePath(QStringLiteral("models")));
        const QStringList ids = root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
        for (const QString &id : ids) {
            const QString folder = root.filePath(id);
            if (isModelFolder(folder) && !shippedIds(models).contains(id))
                models.append({id, titleOf(folder, id), folder});
        }
    }
    std::sort(models.begin(), models.end(), [](const ShippedModel &a, const ShippedModel &b) {
        const bool aFirst = a.id == QLatin1String(kDefaultModel);
        const bool bFirst = b.id == QLatin1String(kDefaultModel);
        return aFirst != bFirst ? aFirst : a.id < b.id;
    });
    return models;
}

QList<ShippedModel> modelsIn(const QString &folder)
{
    if (isModelFolder(folder))
        return {{folder, titleOf(folder, folder), folder}};
    QList<ShippedModel> models;
    const QFileInfoList folders = QDir(folder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QFileInfo &each : folders) {
        const QString path = each.filePath();
        if (isModelFolder(path))
            models.append({path, titleOf(path, path), path});
    }
    return models;
}

std::filesystem::path modelFolder(const QString &idOrPath)
{
    const QString wanted = idOrPath.isEmpty() ? QString::fromLatin1(kDefaultModel) : idOrPath;
    const QList<ShippedModel> models = shippedModels();
    for (const ShippedModel &model : models) {
        if (model.id == wanted)
            return QFile::encodeName(model.folder).toStdString();
    }
    if (QFileInfo(wanted).isDir())
        return QFile::encodeName(wanted).toStdString();
    const QString there =
        models.isEmpty()
            ? QStringLiteral("no model was found in the program's data; give a model folder, or set "
                             "ATTENTION_LAB_DATA to the folder that holds models/")
            : QStringLiteral("give a model folder or one of: %1").arg(listed(nearestFirst(wanted, shippedIds(models))));
    throw attn::Error("there is neither a shipped model nor a folder of this name", wanted.toStdString(),
                      there.toStdString());
}

} // namespace lab
