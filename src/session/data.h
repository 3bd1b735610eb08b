// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace lab {

/// Where the program's data (models/, sentences/, …) may be, best first: $ATTENTION_LAB_DATA, ../share/attention-lab
/// beside the program, the source tree it was built from. Only folders that exist.
QStringList dataFolders();

/// The first data folder's file or folder of this relative name, or an empty string.
QString findData(const QString &relativePath);

} // namespace lab
