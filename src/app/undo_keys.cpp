// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/undo_keys.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>

#include <memory>

namespace lab {

namespace {

/// The field's own menu.
std::unique_ptr<QMenu> standardMenu(QWidget *field)
{
    if (auto *line = qobject_cast<QLineEdit *>(field))
        return std::unique_ptr<QMenu>(line->createStandardContextMenu());
    return std::unique_ptr<QMenu>(qobject_cast<QPlainTextEdit *>(field)->createStandardContextMenu());
}

} // namespace

UndoKeys::UndoKeys(QWidget *field, QAction *undo, QAction *redo)
    : QObject(field), m_field(field), m_undo(undo), m_redo(redo)
{
    field->installEventFilter(this);
    if (auto *edit = qobject_cast<QPlainTextEdit *>(field)) {
        edit->setUndoRedoEnabled(false);
        edit->viewport()->installEventFilter(this); // context menus come there
    }
}

bool UndoKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const auto isOf = [key](const QAction *action) {
            return action->shortcuts().contains(QKeySequence(key->keyCombination()));
        };
        if (isOf(m_undo) || isOf(m_redo)) {
            event->ignore(); // so that the shortcut gets it
            return true;
        }
    } else if (event->type() == QEvent::ContextMenu) {
        showMenu(static_cast<QContextMenuEvent *>(event)->globalPos());
        return true;
    }
    return QObject::eventFilter(watched, event);
}

void UndoKeys::showMenu(const QPoint &at)
{
    const std::unique_ptr<QMenu> menu = standardMenu(m_field);
    for (const char *own : {"edit-undo", "edit-redo"}) {
        if (auto *action = menu->findChild<QAction *>(QLatin1String(own)))
            menu->removeAction(action);
    }
    menu->insertActions(menu->actions().value(0), {m_undo, m_redo});
    menu->exec(at);
}

} // namespace lab
