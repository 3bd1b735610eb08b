// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <string>

#include "attn/export.h"

namespace attn {

/// Something the world did wrong: a broken file, a text that is too long, a head that the model does not have.
/// Each part is one plain clause without a final full stop.
class ATTN_API Error : public std::exception {
public:
    Error(std::string what, std::string where, std::string remedy);
    ~Error() override;

    /// The whole message in one line: "WHERE: WHAT; REMEDY".
    const char *what() const noexcept override { return m_message.c_str(); }

    const std::string &problem() const noexcept { return m_problem; }
    /// File and place in it (key, byte offset, tensor name, line), or the input that is meant; may be empty.
    const std::string &where() const noexcept { return m_where; }
    const std::string &remedy() const noexcept { return m_remedy; }

private:
    std::string m_problem;
    std::string m_where;
    std::string m_remedy;
    std::string m_message;
};

/// Thrown where a Progress was asked to stop. Not an error, and not derived from one.
struct ATTN_API Cancelled {};

} // namespace attn
