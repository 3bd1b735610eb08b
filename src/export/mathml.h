// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lab {

/// MathML of a formula in the walkthrough's LaTeX subset (walkthrough/step.h), as browsers draw it without help: a
/// <math display="block"> that carries the plain LaTeX as its annotation. \term{name}{…} becomes
/// <mrow class="term" data-term="name">, \textcolor{query}{…} <mrow class="query">. A command outside the subset is
/// our own mistake (assert).
QString mathMl(const QString &latex);

} // namespace lab
