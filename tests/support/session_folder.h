// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>

#include "session/saved_session.h"
#include "support/desk.h"
#include "support/files.h"
#include "support/next_dialog.h"

namespace lab::test {

inline void press(Desk &desk, Qt::Key key, Qt::KeyboardModifiers more = {})
{
    QTest::keyClick(&desk.window, key, Qt::ControlModifier | more);
}

inline void type(const Desk &desk, const QString &text)
{
    desk.text()->selectAll();
    QTest::keyClicks(desk.text(), text);
}

/// A folder for session files, of the program's own dialogs and with settings of its own.
class SessionFolder {
protected:
    static void nameSettings(const char *test)
    {
        QCoreApplication::setOrganizationName(QStringLiteral("attention-lab"));
        QCoreApplication::setApplicationName(QLatin1String(test));
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    }
    void startAnew()
    {
        QSettings().clear();
        m_folder = std::make_unique<QTemporaryDir>();
    }
    QString folder() const { return m_folder->path(); }
    QString path(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    /// Saves the tiny session under this name, through the dialog.
    static void save(Desk &desk, const QString &file)
    {
        NextDialog answer(file);
        press(desk, Qt::Key_S);
        QVERIFY(answer.wasThere());
        QTRY_VERIFY(!desk.window.isWindowModified() && QFile::exists(file));
        desk.window.activateWindow(); // a window manager gives it back its keys by itself
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    }
    /// Writes a session without the program; the file's path.
    QString saved(const char *text, const QString &model, const QByteArray &hash = "") const
    {
        SavedSession session;
        session.experiment.model = model;
        session.experiment.request.text = text;
        session.modelHash = QString::fromUtf8(hash);
        const QString file = path("other.attnlab");
        support::writeFile(file.toStdString(), sessionJson(session, folder()).toStdString());
        return file;
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace lab::test
