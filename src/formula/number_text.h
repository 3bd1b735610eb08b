// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace lab::math {

/// A number as it is written for people: "-0.44", "<0.01", "1.5e-07", "-∞".
struct NumberText {
    QString relation; ///< "<", ">" or "≈" in front, or nothing
    bool negative = false;
    QString digits;
    QString exponent; ///< of ten, without needless zeros or plus: "-7"; empty for none

    /// What can't be read as a number is nothing: it is set as words.
    static std::optional<NumberText> read(const QString &text);
};

} // namespace lab::math
