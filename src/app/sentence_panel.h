// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

#include "session/session.h"
#include "views/token_chip.h"

namespace Ui {
class SentencePanel;
}

class QAction;

namespace lab {

/// What goes in, and what comes out: the sentence, its tokens, the translation, what to look for, and samples.
class SentencePanel : public QWidget {
    Q_OBJECT
public:
    explicit SentencePanel(QWidget *parent = nullptr);
    ~SentencePanel() override;

    void setSession(Session *session);
    void setSamples(const QList<Sample> &samples);
    /// What undoing does in the text fields, too.
    void setUndoActions(QAction *undo, QAction *redo);
    /// The next key begins another sentence.
    void startTyping();
    QSize sizeHint() const override { return {264, 480}; }

private:
    /// What a chip stands for in the attention that is shown: a query, a key, or both.
    struct Meaning {
        std::optional<int> query;
        std::optional<int> key;
    };
    Meaning sourceMeaning(int chip) const;
    Meaning targetMeaning(int chip) const;
    bool showsStart() const;

    void connectInputs();
    void connectChips();
    void showExperiment();
    void showRun();
    void showTarget();
    void showLanguages();
    void refuseLanguage(int index, const QString &source);
    void showNote();
    void showMarks();
    void setTyped(bool typed);
    QStringList nearestKnown(const QString &word) const;
    QString unknownNote(const QString &word) const;

    std::unique_ptr<Ui::SentencePanel> m_ui;
    Session *m_session = nullptr;
};

} // namespace lab
