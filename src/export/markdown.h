// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lab {

/// What a person typed, as it is: every sign that Markdown, its mathematics or HTML would take for its own is an
/// entity (a backslash before a bracket would begin a formula in some renderers).
QString markdownText(const QString &text);

/// A formula in a paragraph of its own, in LaTeX that any renderer takes; nothing for none.
QString markdownFormula(const QString &latex);

} // namespace lab
