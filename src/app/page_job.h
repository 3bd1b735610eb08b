// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/figure_job.h"

class QWidget;

namespace lab {

class Session;
class Settings;

/// What makes a file of the picture on a page of the window; none while the page shows nothing of the session's run.
std::optional<FigureJob> pageJob(QWidget *page, const Session &session);

/// How figures are made is kept from one time to the next: spec() but its theme, which the session has, and ending.
void recall(FigureJob &job, const Settings &settings);
void remember(const FigureJob &job, Settings &settings);

} // namespace lab
