// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

#include "session/problem.h"

class QWidget;

namespace lab {

class FigureView;
struct Run;

/// Asks where to; the name it proposes says what is seen. Empty where the person thinks better of it.
QString askForPicturePath(QWidget *parent, const FigureView &view, const QString &folder);

/// Writes what the view shows, in the light theme, with the code of `attention-lab render`. What went wrong, if
/// anything; then nothing is left.
std::optional<Problem> exportPage(const FigureView &view, const Run &run, const QString &path);

} // namespace lab
