// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/input_text.h"

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

#include "attn/error.h"

namespace lab {

namespace {

/// No model here has positions for more.
constexpr qint64 kLongestText = 16 << 20;

} // namespace

QByteArray readInput(const QString &path, qint64 most)
{
    const auto fail = [&](const QString &problem, const char *remedy) {
        throw attn::Error(problem.toStdString(), path.toStdString(), remedy);
    };
    if (QFileInfo(path).isDir())
        fail(QStringLiteral("this is a folder"), "give a file");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        fail(QStringLiteral("can't be read: %1").arg(file.errorString()), "check the name and its permissions");
    QByteArray bytes = file.read(most + 1);
    if (file.error() != QFileDevice::NoError)
        fail(QStringLiteral("can't be read: %1").arg(file.errorString()), "check the file");
    if (bytes.size() > most)
        fail(QStringLiteral("the text is longer than %1 MB").arg(most >> 20), "give a shorter one");
    return bytes;
}

QString readText(const QString &path)
{
    const QByteArray bytes = readInput(path, kLongestText);
    QStringDecoder decoder(QStringConverter::encodingForData(bytes).value_or(QStringConverter::Utf8));
    return decoder(bytes);
}

} // namespace lab
