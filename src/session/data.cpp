// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/data.h"

#include <QDir>
#include <QFileInfo>

namespace lab {

QStringList dataFolders()
{
    QStringList candidates;
    const QString chosen = qEnvironmentVariable("ATTENTION_LAB_DATA");
    if (!chosen.isEmpty())
        candidates << chosen;
    const QString program = QFileInfo(QStringLiteral("/proc/self/exe")).symLinkTarget();
    if (!program.isEmpty())
        candidates << QDir(QFileInfo(program).path()).filePath(QStringLiteral("../share/attention-lab"));
    candidates << QStringLiteral(LAB_SOURCE_DATA);

    QStringList folders;
    for (const QString &candidate : candidates) {
        if (QFileInfo(candidate).isDir())
            folders << QDir::cleanPath(candidate);
    }
    return folders;
}

QString findData(const QString &relativePath)
{
    const QStringList folders = dataFolders();
    for (const QString &folder : folders) {
        QString path = QDir(folder).filePath(relativePath);
        if (QFileInfo::exists(path))
            return path;
    }
    return {};
}

} // namespace lab
