// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/saved_session.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

#include "attn/error.h"
#include "session/input_text.h"
#include "session/json_fields.h"
#include "session/model_catalog.h"
#include "session/request_words.h"

namespace lab {

namespace {

constexpr char kFormat[] = "attention-lab-session";
constexpr qint64 kLargest = 64 << 20; ///< the longest text there may be, with every byte of it escaped
constexpr int kMostBeams = 64;
const QString kDark = QStringLiteral("dark");
const QString kLight = QStringLiteral("light");

/// An undefined value is no key at all.
QJsonValue orNothing(const QJsonValue &value, bool isThere)
{
    return isThere ? value : QJsonValue(QJsonValue::Undefined);
}

QJsonValue textOrNothing(const QString &text)
{
    return orNothing(text, !text.isEmpty());
}

QJsonValue numberOrNothing(std::optional<int> number)
{
    return orNothing(number.value_or(0), number.has_value());
}

QJsonValue idsOrNothing(const std::vector<std::int32_t> &ids)
{
    QJsonArray array;
    for (std::int32_t id : ids)
        array.append(id);
    return orNothing(array, !ids.empty());
}

/// Puts values into one of an object's objects, beside what else is in it.
void put(QJsonObject &object, const char *group, std::initializer_list<std::pair<const char *, QJsonValue>> values)
{
    QJsonObject inside = object.value(QLatin1String(group)).toObject();
    for (const auto &[key, value] : values)
        inside.insert(QLatin1String(key), value);
    object.insert(QLatin1String(group), inside);
}

bool isShipped(const QString &model)
{
    return std::ranges::any_of(shippedModels(), [&](const ShippedModel &each) { return each.id == model; });
}

void putModel(QJsonObject &object, const SavedSession &session, const QString &folder)
{
    const QString model =
        session.experiment.model.isEmpty() ? QString::fromLatin1(kDefaultModel) : session.experiment.model;
    const bool isFolder = QFileInfo(model).isAbsolute() && !isShipped(model);
    const QString path = isFolder && !folder.isEmpty() ? QDir(folder).relativeFilePath(model) : model;
    put(object, "model",
        {{"id", orNothing(model, !isFolder)},
         {"folder", orNothing(path, isFolder)},
         {"sha256", textOrNothing(session.modelHash)}});
}

void readFormat(const JsonFields &file, const QString &name)
{
    if (file.text("format") != QLatin1String(kFormat))
        throw attn::Error("this is no session of AttentionLab", name.toStdString(), "choose a file that it has saved");
    const int version = file.number("format_version").value_or(0);
    if (version < 1)
        file.failBecauseNot("format_version", QStringLiteral("a whole number from 1"),
                            QStringLiteral("write 1, the version described in docs/session-format.md"));
    if (version > kSessionFormat)
        throw attn::Error("\"format_version\" is " + std::to_string(version) +
                              ": a newer AttentionLab saved this session, and this one reads up to " +
                              std::to_string(kSessionFormat),
                          name.toStdString(), "open it with a newer AttentionLab");
}

QString readModel(const JsonFields &model, const QString &folder)
{
    const QString path = model.text("folder");
    if (!path.isEmpty())
        return folder.isEmpty() ? path : QDir::cleanPath(QDir(folder).absoluteFilePath(path));
    const QString id = model.text("id");
    return id == QLatin1String(kDefaultModel) ? QString() : id;
}

attn::RunRequest readRequest(const JsonFields &input, const JsonFields &file)
{
    attn::RunRequest request;
    request.text = input.text("text").toStdString();
    request.pair = input.text("pair").toStdString();
    request.token_ids = input.numbers("tokens");
    if (input.has("target"))
        request.target = input.text("target").toStdString();
    request.target_token_ids = input.numbers("target_tokens");
    request.translate_to = input.text("translate_to").toStdString();
    request.cut = input.flag("cut");
    request.beams = input.number("beam").value_or(1);
    if (request.beams < 1 || request.beams > kMostBeams)
        input.failBecauseNot("beam", QStringLiteral("a number from 1 to %1").arg(kMostBeams),
                             QStringLiteral("write 1 to decode greedily"));
    if (file.has("scale")) {
        const auto scale = scaleFromWord(file.text("scale"));
        if (!scale)
            file.failBecauseNot("scale", QStringLiteral("sqrt_dk, none or a number"),
                                QStringLiteral("write it in quotes, or leave it out"));
        request.scale = *scale;
    }
    if (file.has("mask")) {
        const auto mask = maskFromWord(file.text("mask"));
        if (!mask)
            file.failBecauseNot("mask", QStringLiteral("model, none, causal or window:N"),
                                QStringLiteral("write one of them in quotes, or leave it out"));
        request.mask = *mask;
    }
    return request;
}

} // namespace

bool isSessionName(const QString &path)
{
    return path.endsWith(QLatin1Char('.') + QString::fromLatin1(kSessionEnding));
}

QByteArray sessionJson(const SavedSession &session, const QString &folder)
{
    const attn::RunRequest &request = session.experiment.request;
    const Look &look = session.look;
    QJsonObject object = session.kept;
    object.insert(QLatin1String("format"), QLatin1String(kFormat));
    object.insert(QLatin1String("format_version"), kSessionFormat);
    putModel(object, session, folder);
    put(object, "input",
        {{"text", QString::fromStdString(request.text)},
         {"pair", textOrNothing(QString::fromStdString(request.pair))},
         {"tokens", idsOrNothing(request.token_ids)},
         {"target", orNothing(QString::fromStdString(request.target.value_or("")), request.target.has_value())},
         {"target_tokens", idsOrNothing(request.target_token_ids)},
         {"translate_to", textOrNothing(QString::fromStdString(request.translate_to))},
         {"beam", orNothing(request.beams, request.beams != 1)},
         {"cut", orNothing(true, request.cut)}});
    object.insert(QLatin1String("scale"), textOrNothing(scaleWord(request.scale)));
    object.insert(QLatin1String("mask"), maskWord(request.mask));
    put(object, "look",
        {{"place", textOrNothing(look.place ? placeWord(*look.place) : QString())},
         {"head", static_cast<int>(attn::value(look.head))},
         {"query", numberOrNothing(look.cell.query)},
         {"key", numberOrNothing(look.cell.key)},
         {"page", textOrNothing(session.page)}});
    put(object, "figures", {{"theme", session.darkFigures ? kDark : kLight}});
    return QJsonDocument(object).toJson();
}

SavedSession parseSession(const QByteArray &json, const QString &name, const QString &folder)
{
    SavedSession session;
    session.kept = jsonObject(json, name);
    const JsonFields file(session.kept, name);
    readFormat(file, name);
    const JsonFields model = file.group("model");
    session.experiment.model = readModel(model, folder);
    session.modelHash = model.text("sha256");
    session.experiment.request = readRequest(file.group("input"), file);
    const JsonFields look = file.group("look");
    session.look.place = look.place("place");
    session.look.head = attn::HeadIndex{look.number("head").value_or(0)};
    session.look.cell = {look.number("query"), look.number("key")};
    session.page = look.text("page");
    const QString theme = file.group("figures").text("theme");
    if (!theme.isEmpty() && theme != kDark && theme != kLight)
        file.group("figures").failBecauseNot("theme", QStringLiteral("light or dark"),
                                             QStringLiteral("write one of them, or leave it out"));
    session.darkFigures = theme == kDark;
    return session;
}

SavedSession readSession(const QString &path)
{
    const QFileInfo file(path);
    if (file.exists() && !file.isFile() && !file.isDir()) // reading a pipe may never end
        throw attn::Error("this is a device or pipe, not a file", path.toStdString(), "choose another path");
    return parseSession(readInput(path, kLargest), path, file.absolutePath());
}

} // namespace lab
