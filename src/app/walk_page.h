// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "session/problem.h"

namespace lab {

class OpenedView;
class Session;
class Settings;
class WalkView;

/// The walkthrough's page with what belongs to it: the numbers it opens, in the inspector's place, and its files.
class WalkPage : public QObject {
    Q_OBJECT
public:
    WalkPage(WalkView *walk, OpenedView *opened, Session *session, Settings *settings, QWidget *window);

signals:
    void told(const QString &sentence); ///< what was written, or why nothing is
    void failed(const lab::Problem &problem);
};

} // namespace lab
