// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QString>

namespace support {

/// Writes tiny-encdec-pre anew as a model that writes French from English and Chinese from Chinese; returns its folder.
inline QString writeModelOfTwoSources(const QString &into)
{
    const QDir from(QStringLiteral(LAB_SOURCE_DIR "/tests/golden/models/tiny-encdec-pre"));
    const QString folder = into + QStringLiteral("/two-sources");
    QDir().mkpath(folder);
    for (const QString &file : from.entryList(QDir::Files))
        QFile::copy(from.filePath(file), folder + QLatin1Char('/') + file);
    QFile config(folder + QStringLiteral("/config.json"));
    config.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (config.open(QIODevice::ReadWrite)) {
        QByteArray text = config.readAll();
        text.replace("\"start_fr\"", R"("source_language_fr": "en", "source_language_zh": "zh", "start_fr")");
        config.seek(0);
        config.write(text);
    }
    return folder;
}

} // namespace support
