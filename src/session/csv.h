// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>
#include <string>

namespace lab {

/// A field of a table with commas (RFC 4180), quoted where it must be.
std::string csvField(const QString &text);

/// A comma and a number for each value: 9 significant digits, in the C locale.
std::string csvNumbers(std::span<const float> values);

} // namespace lab
