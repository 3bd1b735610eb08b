// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include "session/experiment.h"
#include "session/look.h"

namespace lab {

/// What a session file holds (.attnlab: JSON, described in docs/session-format.md).
struct SavedSession {
    Experiment experiment; ///< a model's folder as an absolute path
    QString modelHash;     ///< SHA-256 of the model's parameters, lower-case hexadecimal; empty: not known
    Look look;
    QString page; ///< the page that was seen, as --view names it; empty: not known
    bool darkFigures = false;
    QJsonObject kept; ///< the object it was read from: what this version does not know is written again
};

inline constexpr char kSessionEnding[] = "attnlab"; ///< of file names, without the dot
inline constexpr int kSessionFormat = 1;            ///< the newest format_version that is read, and the one written

/// A file name that a session file has.
bool isSessionName(const QString &path);

/// `folder`: where the file will be: a model's folder is written relative to it; empty: as an absolute path.
QByteArray sessionJson(const SavedSession &session, const QString &folder);
/// `name` stands for the file in messages; relative paths are from `folder` on. Throws attn::Error that names the file
/// and the key or byte, also for what a newer major version wrote.
SavedSession parseSession(const QByteArray &json, const QString &name, const QString &folder);
/// Throws attn::Error, also for what is no plain file or larger than any session.
SavedSession readSession(const QString &path);

} // namespace lab
