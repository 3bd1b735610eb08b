// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

#include "session/problem.h"

class QWidget;

namespace lab {

class WalkView;

/// Asks where a picture of the walkthrough's step goes; empty where the person thinks better of it.
QString askForStepPath(QWidget *parent, const WalkView &walk, const QString &folder);

/// Writes the step that is seen, in the light theme, as the path's ending says. What went wrong, if anything.
std::optional<Problem> exportStep(const WalkView &walk, const QString &path);

} // namespace lab
