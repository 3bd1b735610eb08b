// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QSettings>
#include <QStringList>

#include <optional>

#include "session/saved_session.h"

namespace lab {

enum class ThemeChoice { System, Light, Dark };

/// What the program remembers from one time to the next, in the user's own configuration folder.
class Settings {
public:
    /// What was open when the program ended.
    struct Last {
        SavedSession session;
        QString path; ///< the file it belongs to, or empty
        bool modified = false;
    };

    ThemeChoice theme() const;
    void setTheme(ThemeChoice theme);
    /// Of interfaceLanguages(); empty: the desktop's.
    QString language() const;
    void setLanguage(const QString &language);
    static constexpr int kFewestDecimals = 2;
    static constexpr int kMostDecimals = 5;
    /// Of the inspector's results.
    int decimals() const;
    void setDecimals(int decimals);
    /// Whether changes are shown as movements.
    bool animations() const;
    void setAnimations(bool animations);
    static constexpr int kMostThreads = 1024;
    int threads() const; ///< that compute; 0: as many as the machine has and the work deserves
    void setThreads(int threads);
    /// Folders that models are offered from, beside those that ship.
    QStringList modelFolders() const;
    void setModelFolders(const QStringList &folders);
    QByteArray geometry() const;
    QByteArray layout() const;
    void setWindow(const QByteArray &geometry, const QByteArray &layout);
    /// None on the first start, or where what was kept cannot be read.
    std::optional<Last> last() const;
    void setLast(const Last &last);
    /// Session files, the last used first.
    QStringList recentFiles() const;
    void addRecentFile(const QString &path);
    void removeRecentFile(const QString &path);
    void clearRecentFiles();
    QString exportFolder() const;
    void setExportFolder(const QString &folder);
    /// What was kept under this name by keep(); empty where nothing was.
    QJsonObject kept(const QString &name) const;
    void keep(const QString &name, const QJsonObject &object);

private:
    QSettings m_settings;
};

} // namespace lab
