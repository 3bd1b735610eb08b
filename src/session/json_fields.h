// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

#include "attn/config.h"

namespace lab {

/// The object that a JSON text is; throws attn::Error naming the file (`name`) and the byte where it is none.
QJsonObject jsonObject(const QByteArray &json, const QString &name);

/// Typed access to an object of a file that anybody may have written: throws attn::Error that names the file and the
/// key where a value is not what it must be. Keys that are not there give none or an empty value.
class JsonFields {
public:
    /// `group`: where in the file the object is, for messages; empty: it is the file's own.
    JsonFields(QJsonObject object, QString name, const QString &group = {});

    bool has(const char *key) const { return m_object.contains(QLatin1String(key)); }
    QString text(const char *key) const;
    /// Throws where it is left out or empty, too.
    QString neededText(const char *key) const;
    /// A whole number from 0.
    std::optional<int> number(const char *key) const;
    bool flag(const char *key) const;
    /// Whole numbers from 0.
    std::vector<std::int32_t> numbers(const char *key) const;
    /// As tensors are named: "decoder.1.cross".
    std::optional<attn::AttentionPlace> place(const char *key) const;
    JsonFields group(const char *key) const;
    QStringList keys() const { return m_object.keys(); }

    /// `"group.key" is not WHAT`.
    [[noreturn]] void failBecauseNot(const char *key, const QString &what, const QString &remedy) const;

private:
    QJsonValue value(const char *key) const { return m_object.value(QLatin1String(key)); }

    QJsonObject m_object;
    QString m_name;
    QString m_prefix;
};

} // namespace lab
