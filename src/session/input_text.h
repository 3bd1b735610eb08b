// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace lab {

/// A file's bytes. Throws attn::Error where it cannot be read, is a folder, or holds more than `most` bytes (/dev/zero
/// never ends).
QByteArray readInput(const QString &path, qint64 most);

/// A text file of at most 16 MB in UTF-8, or what a byte order mark says, with U+FFFD for what is not: offsets into the
/// text then mean the same to every reader. Throws attn::Error.
QString readText(const QString &path);

} // namespace lab
