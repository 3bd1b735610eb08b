// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <optional>

#include "walkthrough/question.h"

class QLabel;
class QPushButton;
class QShortcut;

namespace lab {

class FlowLayout;

/// "Predict first": one question with its choices as buttons (or keys 1 to 6), then the answer with its reason. Hidden
/// while there is nothing to ask.
class PredictCard : public QFrame {
    Q_OBJECT
public:
    /// Keys are heard while the parent or something in it has the focus.
    explicit PredictCard(QWidget *parent);

    void ask(const Question &question);
    void close();
    /// Asked and neither answered nor skipped yet.
    bool isWaiting() const { return m_question && !m_chosen; }
    const std::optional<Question> &question() const { return m_question; }

signals:
    /// Answered, or skipped: what was covered may be seen.
    void done();

private:
    void addKeys();
    void addChoices();
    void choose(int choice);
    void skip();
    void refresh();

    std::optional<Question> m_question;
    std::optional<int> m_chosen;
    QLabel *m_text;
    QLabel *m_answer;
    QWidget *m_choices;
    QPushButton *m_skip;
    QList<QPushButton *> m_buttons;
    QList<QShortcut *> m_keys;
};

} // namespace lab
