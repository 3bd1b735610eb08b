// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QWidget;

namespace lab {

/// Lets a text field (QPlainTextEdit or QLineEdit) leave undo and redo to the whole program: by key, and in its context
/// menu. Owned by the field.
class UndoKeys : public QObject {
    Q_OBJECT
public:
    UndoKeys(QWidget *field, QAction *undo, QAction *redo);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showMenu(const QPoint &at);

    QWidget *m_field;
    QAction *m_undo;
    QAction *m_redo;
};

} // namespace lab
