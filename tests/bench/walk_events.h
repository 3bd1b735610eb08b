// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>

#include <utility>

namespace lab::bench {

/// Times every event with all that it sets off: what keeps the GUI thread from the next one.
class TimedApplication : public QApplication {
public:
    using QApplication::QApplication;
    bool notify(QObject *receiver, QEvent *event) override;
    struct Longest {
        double milliseconds = 0;
        QByteArray what; ///< "Paint of lab::StepView"
    };
    /// Since the last call.
    Longest takeLongest() { return std::exchange(m_longest, {}); }

private:
    Longest m_longest;
    int m_depth = 0;
};

/// Walks through a text of so many tokens as a person does, with movements, opening a number of every table down to a
/// parameter, and prints the longest event.
void timeWalkEvents(TimedApplication &application, const QString &model, int tokens);

} // namespace lab::bench
