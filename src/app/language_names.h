// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace lab {

/// "French" for "fr", in the interface's language where it is one the shipped models write.
QString languageName(const std::string &code);

} // namespace lab
