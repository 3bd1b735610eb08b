// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace attn {

/// A name out of a file, fit for a message of one line: in quotation marks, control characters and bytes that are no
/// UTF-8 as \xNN, and cut where it is long.
std::string inQuotes(std::string_view text);

/// The byte where a text stops being UTF-8, or npos.
std::size_t invalidUtf8(std::string_view text);

} // namespace attn
