// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop.h"

#include <QApplication>
#include <QIcon>

#include <memory>
#include <utility>

#include "app/appearance.h"
#include "app/main_window.h"
#include "session/language.h"

namespace lab {

namespace {

/// Owns the window. Where another language is to be spoken the window is made anew around the same session: nothing in
/// it needs to know how to change its words.
class Desktop : public QObject {
public:
    explicit Desktop(QApplication &application) : m_appearance(application, m_settings.theme())
    {
        QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/attention-lab.svg")));
        speak();
        m_session.setThreads(m_settings.threads());
        m_window = makeWindow();
        m_window->show();
        m_window->start();
    }
    MainWindow &window() { return *m_window; }

private:
    void speak()
    {
        const QString chosen = m_settings.language();
        setInterfaceLanguage(chosen.isEmpty() ? desktopLanguage() : chosen);
        installTranslations();
    }

    std::unique_ptr<MainWindow> makeWindow()
    {
        auto window = std::make_unique<MainWindow>(&m_session, &m_settings, &m_appearance);
        // later, when the menu or the dialog that asked for it has ended its work
        connect(window.get(), &MainWindow::languageChanged, this, &Desktop::changeLanguage, Qt::QueuedConnection);
        return window;
    }

    void changeLanguage()
    {
        speak();
        const std::unique_ptr<MainWindow> before = std::exchange(m_window, makeWindow());
        m_window->replace(*before);
    }

    Settings m_settings;
    Appearance m_appearance;
    Session m_session;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace

int runDesktop(QApplication &application, const QStringList &arguments)
{
    QCoreApplication::setOrganizationName(QStringLiteral("attention-lab"));
    QCoreApplication::setApplicationName(QStringLiteral("attention-lab"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("AttentionLab"));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.attentionlab.AttentionLab"));

    Desktop desktop(application);
    if (!arguments.isEmpty())
        desktop.window().openPath(arguments.first());
    return QApplication::exec();
}

} // namespace lab
