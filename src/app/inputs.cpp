// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inputs.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>

#include "app/session_files.h"
#include "attn/error.h"
#include "session/input_text.h"

namespace lab {

namespace {

/// The file or folder that is being dragged, or an empty string.
QString draggedPath(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.isEmpty() ? QString() : urls.first().toLocalFile();
}

} // namespace

Inputs::Inputs(Session *session, SessionFiles *files, QWidget *window)
    : QObject(window), m_session(session), m_files(files), m_window(window)
{
    window->installEventFilter(this);
}

void Inputs::open(const QString &path)
{
    if (QFileInfo(path).isDir()) {
        openModelFolder(path);
        return;
    }
    if (isSessionName(path)) {
        m_files->open(path);
        return;
    }
    try {
        m_session->setText(readText(path));
    } catch (const attn::Error &error) {
        emit failed(Problem::of(error));
    }
}

void Inputs::openModelFolder(const QString &folder)
{
    m_session->setModel(QFileInfo(folder).absoluteFilePath());
}

void Inputs::askForModel()
{
    const QString folder = QFileDialog::getExistingDirectory(m_window, tr("Open a model folder"));
    if (!folder.isEmpty())
        openModelFolder(folder);
}

bool Inputs::eventFilter(QObject *window, QEvent *event)
{
    if (event->type() == QEvent::DragEnter) {
        auto *enter = static_cast<QDragEnterEvent *>(event);
        if (!draggedPath(enter->mimeData()).isEmpty() || enter->mimeData()->hasText())
            enter->acceptProposedAction();
        return true;
    }
    if (event->type() != QEvent::Drop)
        return QObject::eventFilter(window, event);
    auto *drop = static_cast<QDropEvent *>(event);
    if (const QString path = draggedPath(drop->mimeData()); !path.isEmpty())
        open(path);
    else
        m_session->setText(drop->mimeData()->text());
    drop->acceptProposedAction();
    return true;
}

} // namespace lab
