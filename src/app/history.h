// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QUndoStack>

#include <memory>

#include "session/session.h"

namespace lab {

/// Undo and redo of every change of the experiment. Letters typed one after the other are one step, a word at a time.
/// Going back also brings back what was looked at then. What the session changes by itself (a model that cannot be
/// loaded, a language that a model does not write) is no step of its own: it becomes part of the one that led to it.
class History : public QObject {
    Q_OBJECT
public:
    explicit History(Session *session, QObject *parent = nullptr);

    QUndoStack &stack() { return m_stack; }
    const QUndoStack &stack() const { return m_stack; }
    /// What stands now is the beginning, without changes.
    void begin();

private:
    class Step;
    using StatePtr = std::shared_ptr<SessionState>;

    void record(Edit edit);
    void follow();
    void go(const StatePtr &to);
    /// What is looked at where one is, before one leaves.
    void leave();

    Session *m_session;
    StatePtr m_here;          ///< shared with the steps that lead here and away
    bool m_going = false;     ///< back or forth: no edit
    Step *m_newest = nullptr; ///< as long as it is there
    QUndoStack m_stack;       ///< last: its steps know the history
};

} // namespace lab
