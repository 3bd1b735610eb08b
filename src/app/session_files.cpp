// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session_files.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>

#include <utility>

#include "attn/error.h"

namespace lab {

namespace {

constexpr int kNumbered = 9; ///< entries of the recent files that have a digit to press

QString sessionFilter()
{
    return SessionFiles::tr("Sessions (*.%1)").arg(QLatin1String(kSessionEnding));
}

} // namespace

SessionFiles::SessionFiles(Document *document, Settings *settings, QWidget *window)
    : QObject(window), m_document(document), m_settings(settings), m_window(window)
{
    connect(document, &Document::saved, this, [this](const QString &path) {
        m_settings->addRecentFile(path);
        emit written(path);
        if (const auto then = std::exchange(m_then, nullptr))
            then();
    });
    connect(document, &Document::saveFailed, this, [this](const Problem &problem) {
        m_then = nullptr;
        emit failed(problem);
    });
}

void SessionFiles::startNew()
{
    if (!mayLeave([this] { startNew(); }))
        return;
    m_document->restore({}, {}, false);
    emit opened();
}

void SessionFiles::askToOpen()
{
    const QString folder = m_document->path().isEmpty() ? m_settings->recentFiles().value(0) : m_document->path();
    const QString path = QFileDialog::getOpenFileName(m_window, tr("Open a session"), QFileInfo(folder).path(),
                                                      sessionFilter() + QStringLiteral(";;") + tr("All files (*)"));
    if (!path.isEmpty())
        open(path);
}

void SessionFiles::open(const QString &path)
{
    const QString file = QFileInfo(path).absoluteFilePath();
    SavedSession session;
    try {
        session = readSession(file);
    } catch (const attn::Error &error) {
        m_settings->removeRecentFile(file);
        emit failed(Problem::of(error));
        return;
    }
    if (!mayLeave([this, file] { open(file); }))
        return;
    m_document->restore(session, file, false);
    m_settings->addRecentFile(file);
    emit opened();
}

void SessionFiles::takeUp(const SavedSession &session, const QString &path)
{
    m_document->restore(session, path, true);
    emit opened();
}

bool SessionFiles::save()
{
    if (m_document->path().isEmpty())
        return saveAs();
    write(m_document->path());
    return true;
}

bool SessionFiles::saveAs()
{
    QFileDialog dialog(m_window, tr("Save the session"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setNameFilter(sessionFilter());
    dialog.setDefaultSuffix(QLatin1String(kSessionEnding));
    if (!m_document->path().isEmpty())
        dialog.selectFile(m_document->path());
    else if (const QString recent = m_settings->recentFiles().value(0); !recent.isEmpty())
        dialog.setDirectory(QFileInfo(recent).path());
    if (dialog.exec() != QDialog::Accepted)
        return false;
    write(dialog.selectedFiles().value(0));
    return true;
}

void SessionFiles::write(const QString &path)
{
    emit writing(path);
    m_document->save(path);
}

bool SessionFiles::mayLeave(std::function<void()> then)
{
    if (m_document->isSaving()) {
        m_then = std::move(then);
        return false;
    }
    if (!m_document->isModified())
        return true;
    QMessageBox box(QMessageBox::NoIcon, tr("Unsaved changes"),
                    tr("Save the changes to %1 before it is closed?").arg(m_document->name()),
                    QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, m_window);
    box.setInformativeText(tr("What is not saved is lost."));
    box.setDefaultButton(QMessageBox::Save);
    const int answer = box.exec();
    if (answer == QMessageBox::Save && save())
        m_then = std::move(then);
    return answer == QMessageBox::Discard;
}

bool SessionFiles::mayClose(std::function<void()> then)
{
    return (m_document->path().isEmpty() && !m_document->isSaving()) || mayLeave(std::move(then));
}

bool SessionFiles::goOn()
{
    std::optional<Settings::Last> last = m_settings->last();
    if (!last)
        return false;
    if (last->path.isEmpty()) {
        last->session.modelHash.clear(); // a newer version of the program may have brought another model
    } else {
        try {
            const SavedSession file = readSession(last->path);
            if (file.experiment != last->session.experiment) // somebody else has changed it
                last->session = file;
        } catch (const attn::Error &error) {
            last->modified = true;
            emit failed(Problem::of(error));
        }
    }
    m_document->restore(last->session, last->path, last->modified);
    return true;
}

void SessionFiles::keep()
{
    if (m_document->path().isEmpty())
        m_settings->setLast({m_document->snapshot(), {}, m_document->isModified()});
    else // what was not to be saved is not there at the next start
        m_settings->setLast(
            {m_document->isModified() ? m_document->inFile() : m_document->snapshot(), m_document->path(), false});
}

void SessionFiles::fillRecent(QMenu *menu)
{
    menu->setToolTipsVisible(true);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { showRecent(menu); });
    showRecent(menu);
}

void SessionFiles::showRecent(QMenu *menu)
{
    menu->clear();
    const QStringList files = m_settings->recentFiles();
    int number = 0;
    for (const QString &path : files) {
        const QFileInfo file(path);
        const QString digit = ++number <= kNumbered ? QStringLiteral("&%1  ").arg(number) : QString();
        QString name = file.fileName();
        QAction *action = menu->addAction(digit + name.replace(u'&', QStringLiteral("&&")));
        action->setToolTip(QDir::toNativeSeparators(path));
        connect(action, &QAction::triggered, this, [this, path] { open(path); });
    }
    menu->addSeparator();
    QAction *clear = menu->addAction(tr("&Clear the list"));
    clear->setEnabled(!files.isEmpty());
    connect(clear, &QAction::triggered, this, [this] { m_settings->clearRecentFiles(); });
}

} // namespace lab
