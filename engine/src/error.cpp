// SPDX-License-Identifier: GPL-3.0-or-later
#include "attn/error.h"

#include <utility>

namespace attn {

Error::Error(std::string what, std::string where, std::string remedy)
    : m_problem(std::move(what)), m_where(std::move(where)), m_remedy(std::move(remedy))
{
    if (!m_where.empty())
        m_message = m_where + ": ";
    m_message += m_problem;
    if (!m_remedy.empty())
        m_message += "; " + m_remedy;
}

Error::~Error() = default;

} // namespace attn
