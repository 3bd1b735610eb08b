// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>

namespace support {

/// While it lives, file permissions hold for this process although it may have been started by root, whom none stops.
class WithoutPowers {
public:
    WithoutPowers() : m_had(::geteuid() == 0 && ::seteuid(kNobody) == 0) {}
    ~WithoutPowers()
    {
        if (m_had)
            static_cast<void>(!::seteuid(0));
    }
    WithoutPowers(const WithoutPowers &) = delete;
    WithoutPowers &operator=(const WithoutPowers &) = delete;

private:
    static constexpr uid_t kNobody = 65534;
    bool m_had;
};

} // namespace support
