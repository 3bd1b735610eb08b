// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lab {

/// A number as QString::number writes it, "-1.5e-07", as it is read: "−1.5×10⁻⁷".
QString typeset(const QString &number);
/// With so many significant digits and no more than it needs: "0.0032", "−12", "1.5×10³⁰", "−∞".
QString significantText(double value, int digits);

} // namespace lab
