// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "session/problem.h"

class QLabel;
class QPushButton;

namespace lab {

/// What went wrong, where, and what to do; stays until it is dismissed or solved.
class ErrorBar : public QFrame {
    Q_OBJECT
public:
    explicit ErrorBar(QWidget *parent = nullptr);

    /// `action` is the name of a button that does the remedy, empty: none; `dismissal` of the one that hides the bar.
    void showProblem(const Problem &problem, const QString &action = {}, const QString &dismissal = tr("Dismiss"));
    void clear() { hide(); }
    QString message() const;

signals:
    void actionChosen();
    void dismissed(); ///< by the person

private:
    QLabel *m_problem;
    QLabel *m_remedy;
    QPushButton *m_action;
    QPushButton *m_dismiss;
};

} // namespace lab
