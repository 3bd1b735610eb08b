// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/error_bar.h"

namespace lab {

class Recovery;
class SessionFiles;

/// Offers work that an earlier program could not save: to be taken up or discarded. Not decided on, it is offered again
/// at the next start.
class RecoveryBar : public ErrorBar {
    Q_OBJECT
public:
    RecoveryBar(Recovery *recovery, SessionFiles *files, QWidget *parent = nullptr);

    /// Shows itself where there is such work.
    void offer();

private:
    void take();

    Recovery *m_recovery;
    SessionFiles *m_files;
};

} // namespace lab
