// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/samples.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <limits>

#include "attn/error.h"
#include "session/data.h"
#include "session/json_fields.h"
#include "session/language.h"
#include "session/spelling.h"

namespace lab {

namespace {

QJsonObject readObject(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw attn::Error(file.errorString().toStdString(), path.toStdString(), "check the program's data folder");
    return jsonObject(file.readAll(), path);
}

void rejectUnknownKeys(const JsonFields &fields, const QString &path)
{
    static const QStringList known{
        QStringLiteral("title"), QStringLiteral("title_zh_CN"),  QStringLiteral("subtitle"),
        QStringLiteral("order"), QStringLiteral("look_for"),     QStringLiteral("subtitle_zh_CN"),
        QStringLiteral("text"),  QStringLiteral("translate_to"), QStringLiteral("look_for_zh_CN"),
        QStringLiteral("place"), QStringLiteral("model"),        QStringLiteral("head"),
        QStringLiteral("query"), QStringLiteral("key")};
    const QStringList keys = fields.keys();
    for (const QString &key : keys) {
        if (!known.contains(key))
            throw attn::Error(
                QStringLiteral("unknown key \"%1\"").arg(key).toStdString(), path.toStdString(),
                QStringLiteral("the keys are: %1").arg(listed(nearestFirst(key, known), known.size())).toStdString());
    }
}

/// What people read: in the interface's language where the sample has it ("title_zh_CN"), else in English.
QString spokenText(const JsonFields &fields, const char *key)
{
    const QString english = fields.neededText(key);
    const QByteArray spoken = QByteArray(key) + '_' + interfaceLanguage().toLatin1();
    const QString translated = fields.text(spoken.constData());
    return translated.isEmpty() ? english : translated;
}

Sample readSample(const QString &path)
{
    const JsonFields fields(readObject(path), path);
    rejectUnknownKeys(fields, path);
    Sample sample;
    sample.id = QFileInfo(path).completeBaseName();
    sample.title = spokenText(fields, "title");
    sample.subtitle = spokenText(fields, "subtitle");
    sample.lookFor = spokenText(fields, "look_for");
    sample.order = fields.number("order").value_or(std::numeric_limits<int>::max());
    sample.experiment.model = fields.text("model");
    sample.experiment.request.text = fields.neededText("text").toStdString();
    sample.experiment.request.translate_to = fields.text("translate_to").toStdString();
    sample.place = fields.place("place");
    sample.head = fields.number("head").value_or(0);
    sample.query = fields.number("query");
    sample.key = fields.number("key");
    return sample;
}

} // namespace

QList<Sample> loadSamples()
{
    QList<Sample> samples;
    QSet<QString> ids;
    const QStringList folders = dataFolders();
    for (const QString &data : folders) {
        const QDir folder(QDir(data).filePath(QStringLiteral("sentences")));
        const QStringList files = folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
        for (const QString &file : files) {
            const QString path = folder.filePath(file);
            if (ids.contains(QFileInfo(path).completeBaseName()))
                continue; // an earlier data folder's sample of the same name goes first
            samples.append(readSample(path));
            ids.insert(samples.back().id);
        }
    }
    std::stable_sort(samples.begin(), samples.end(),
                     [](const Sample &a, const Sample &b) { return a.order < b.order; });
    return samples;
}

Sample findSample(const QString &id)
{
    const QList<Sample> samples = loadSamples();
    QStringList ids;
    for (const Sample &sample : samples) {
        if (sample.id == id)
            return sample;
        ids << sample.id;
    }
    throw attn::Error("there is no sample of this name", id.toStdString(),
                      QStringLiteral("choose one of: %1").arg(listed(nearestFirst(id, ids))).toStdString());
}

} // namespace lab
