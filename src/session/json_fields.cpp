// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/json_fields.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

#include "attn/error.h"
#include "session/request_words.h"

namespace lab {

QJsonObject jsonObject(const QByteArray &json, const QString &name)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error); // refuses what is nested beyond 1024 levels
    if (error.error != QJsonParseError::NoError)
        throw attn::Error("this is no valid JSON: " + error.errorString().toStdString(),
                          QStringLiteral("%1, byte %2").arg(name).arg(error.offset).toStdString(),
                          "write one JSON object, or get the file again");
    if (!document.isObject())
        throw attn::Error("this is a JSON list, not an object", name.toStdString(), "write one JSON object");
    return document.object();
}

JsonFields::JsonFields(QJsonObject object, QString name, const QString &group)
    : m_object(std::move(object)), m_name(std::move(name)), m_prefix(group.isEmpty() ? QString() : group + u'.')
{
}

void JsonFields::failBecauseNot(const char *key, const QString &what, const QString &remedy) const
{
    throw attn::Error(QStringLiteral("\"%1%2\" is not %3").arg(m_prefix, QLatin1String(key), what).toStdString(),
                      m_name.toStdString(), remedy.toStdString());
}

QString JsonFields::text(const char *key) const
{
    if (!has(key))
        return {};
    if (!value(key).isString())
        failBecauseNot(key, QStringLiteral("a text"), QStringLiteral("give it as a JSON string"));
    return value(key).toString();
}

QString JsonFields::neededText(const char *key) const
{
    QString result = text(key);
    if (result.isEmpty())
        failBecauseNot(key, QStringLiteral("a text"), QStringLiteral("give it as a JSON string"));
    return result;
}

std::optional<int> JsonFields::number(const char *key) const
{
    if (!has(key))
        return std::nullopt;
    const int result = value(key).toInt(-1);
    if (result < 0)
        failBecauseNot(key, QStringLiteral("a whole number from 0"), QStringLiteral("count from 0"));
    return result;
}

bool JsonFields::flag(const char *key) const
{
    if (has(key) && !value(key).isBool())
        failBecauseNot(key, QStringLiteral("true or false"), QStringLiteral("write true or false"));
    return value(key).toBool();
}

std::vector<std::int32_t> JsonFields::numbers(const char *key) const
{
    if (has(key) && !value(key).isArray())
        failBecauseNot(key, QStringLiteral("a list of whole numbers"), QStringLiteral("write for example [5, 17, 9]"));
    std::vector<std::int32_t> result;
    const QJsonArray array = value(key).toArray();
    for (const QJsonValue each : array) {
        result.push_back(each.toInt(-1));
        if (result.back() < 0)
            failBecauseNot(key, QStringLiteral("a list of whole numbers from 0"),
                           QStringLiteral("write for example [5, 17, 9]"));
    }
    return result;
}

std::optional<attn::AttentionPlace> JsonFields::place(const char *key) const
{
    const QString word = text(key);
    const auto place = placeFromWord(word);
    if (!word.isEmpty() && !place)
        failBecauseNot(key, QStringLiteral("BLOCK.L.KIND"), QStringLiteral("write for example decoder.1.cross"));
    return place;
}

JsonFields JsonFields::group(const char *key) const
{
    if (has(key) && !value(key).isObject())
        failBecauseNot(key, QStringLiteral("an object"), QStringLiteral("write it as { … }"));
    return {value(key).toObject(), m_name, m_prefix + QLatin1String(key)};
}

} // namespace lab
