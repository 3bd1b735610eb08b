// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/samples.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <limits>

#include "attn/error.h"
#include "session/data.h"
#include "session/spelling.h"

namespace lab {

namespace {

[[noreturn]] void fail(const QString &path, const QString &problem, const QString &remedy)
{
    throw attn::Error(problem.toStdString(), path.toStdString(), remedy.toStdString());
}

/// One sample's JSON object: typed access that names the file and the key when something is wrong.
class SampleObject {
public:
    explicit SampleObject(const QString &path) : m_path(path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            fail(path, file.errorString(), QStringLiteral("check the program's data folder"));
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
        if (error.error != QJsonParseError::NoError)
            fail(path, QStringLiteral("byte %1: %2").arg(error.offset).arg(error.errorString()),
                 QStringLiteral("write one JSON object"));
        m_object = document.object();
        rejectUnknownKeys();
    }

    QString text(const char *key, bool needed)
    {
        const QJsonValue value = m_object.value(QLatin1String(key));
        if (value.isUndefined() && !needed)
            return {};
        if (!value.isString() || (needed && value.toString().isEmpty()))
            fail(m_path, QStringLiteral("\"%1\" is not a text").arg(QLatin1String(key)),
                 QStringLiteral("give it as a JSON string"));
        return value.toString();
    }

    std::optional<int> number(const char *key)
    {
        const QJsonValue value = m_object.value(QLatin1String(key));
        if (value.isUndefined())
            return std::nullopt;
        const int number = value.toInt(-1);
        if (number < 0)
            fail(m_path, QStringLiteral("\"%1\" is not a whole number from 0").arg(QLatin1String(key)),
                 QStringLiteral("count from 0"));
        return number;
    }

    std::optional<attn::AttentionPlace> place()
    {
        const QString name = text("place", false);
        if (name.isEmpty())
            return std::nullopt;
        static const QRegularExpression pattern(
            QStringLiteral("^(encoder|decoder)\\.(0|[1-9][0-9]{0,3})\\.(self|cross)$"));
        const QRegularExpressionMatch match = pattern.match(name);
        if (!match.hasMatch())
            fail(m_path, QStringLiteral("\"place\" is not BLOCK.L.KIND"),
                 QStringLiteral("write for example decoder.1.cross"));
        return attn::AttentionPlace{
            match.captured(1) == QLatin1String("encoder") ? attn::Block::Encoder : attn::Block::Decoder,
            attn::LayerIndex{match.captured(2).toInt()},
            match.captured(3) == QLatin1String("self") ? attn::AttentionKind::Self : attn::AttentionKind::Cross};
    }

private:
    void rejectUnknownKeys() const
    {
        static const QSet<QString> known{
            QStringLiteral("title"), QStringLiteral("subtitle"),     QStringLiteral("look_for"),
            QStringLiteral("text"),  QStringLiteral("translate_to"), QStringLiteral("model"),
            QStringLiteral("order"), QStringLiteral("place"),        QStringLiteral("head"),
            QStringLiteral("query"), QStringLiteral("key")};
        const QStringList keys = m_object.keys();
        for (const QString &key : keys) {
            if (!known.contains(key))
                fail(m_path, QStringLiteral("unknown key \"%1\"").arg(key),
                     QStringLiteral("the keys are: %1")
                         .arg(listed(nearestFirst(key, QStringList(known.begin(), known.end())), known.size())));
        }
    }

    QString m_path;
    QJsonObject m_object;
};

Sample readSample(const QString &path)
{
    SampleObject object(path);
    Sample sample;
    sample.id = QFileInfo(path).completeBaseName();
    sample.title = object.text("title", true);
    sample.subtitle = object.text("subtitle", true);
    sample.lookFor = object.text("look_for", true);
    sample.order = object.number("order").value_or(std::numeric_limits<int>::max());
    sample.experiment.model = object.text("model", false);
    sample.experiment.request.text = object.text("text", true).toStdString();
    sample.experiment.request.translate_to = object.text("translate_to", false).toStdString();
    sample.place = object.place();
    sample.head = object.number("head").value_or(0);
    sample.query = object.number("query");
    sample.key = object.number("key");
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
