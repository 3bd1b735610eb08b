// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/settings.h"

#include <QJsonDocument>

#include <algorithm>

#include "attn/error.h"
#include "session/language.h"

namespace lab {

namespace {

const QString kRecent = QStringLiteral("files/recent");
constexpr qsizetype kMostRecent = 10;

/// A number kept by an older or newer program, or edited by hand, is brought back into the range it must have.
template <class E>
E choice(const QSettings &settings, const char *key, E last)
{
    const int number = settings.value(QLatin1String(key)).toInt();
    return static_cast<E>(std::clamp(number, 0, static_cast<int>(last)));
}

} // namespace

ThemeChoice Settings::theme() const
{
    return choice(m_settings, "window/theme", ThemeChoice::Dark);
}

void Settings::setTheme(ThemeChoice theme)
{
    m_settings.setValue(QStringLiteral("window/theme"), static_cast<int>(theme));
}

QString Settings::language() const
{
    const QString language = m_settings.value(QStringLiteral("window/language")).toString();
    return interfaceLanguages().contains(language) ? language : QString();
}

void Settings::setLanguage(const QString &language)
{
    m_settings.setValue(QStringLiteral("window/language"), language);
}

int Settings::decimals() const
{
    return std::clamp(m_settings.value(QStringLiteral("window/decimals"), 3).toInt(), kFewestDecimals, kMostDecimals);
}

void Settings::setDecimals(int decimals)
{
    m_settings.setValue(QStringLiteral("window/decimals"), decimals);
}

bool Settings::animations() const
{
    return m_settings.value(QStringLiteral("window/animations"), true).toBool();
}

void Settings::setAnimations(bool animations)
{
    m_settings.setValue(QStringLiteral("window/animations"), animations);
}

int Settings::threads() const
{
    return std::clamp(m_settings.value(QStringLiteral("computing/threads")).toInt(), 0, kMostThreads);
}

void Settings::setThreads(int threads)
{
    m_settings.setValue(QStringLiteral("computing/threads"), threads);
}

QStringList Settings::modelFolders() const
{
    return m_settings.value(QStringLiteral("models/folders")).toStringList();
}

void Settings::setModelFolders(const QStringList &folders)
{
    m_settings.setValue(QStringLiteral("models/folders"), folders);
}

QByteArray Settings::geometry() const
{
    return m_settings.value(QStringLiteral("window/geometry")).toByteArray();
}

QByteArray Settings::layout() const
{
    return m_settings.value(QStringLiteral("window/layout")).toByteArray();
}

void Settings::setWindow(const QByteArray &geometry, const QByteArray &layout)
{
    m_settings.setValue(QStringLiteral("window/geometry"), geometry);
    m_settings.setValue(QStringLiteral("window/layout"), layout);
}

std::optional<Settings::Last> Settings::last() const
{
    const QByteArray json = m_settings.value(QStringLiteral("last/session")).toString().toUtf8();
    if (json.isEmpty())
        return std::nullopt;
    try {
        return Last{parseSession(json, m_settings.fileName(), {}),
                    m_settings.value(QStringLiteral("last/path")).toString(),
                    m_settings.value(QStringLiteral("last/modified")).toBool()};
    } catch (const attn::Error &) {
        return std::nullopt; // nobody asked for it: one begins anew
    }
}

void Settings::setLast(const Last &last)
{
    m_settings.setValue(QStringLiteral("last/session"), QString::fromUtf8(sessionJson(last.session, {})));
    m_settings.setValue(QStringLiteral("last/path"), last.path);
    m_settings.setValue(QStringLiteral("last/modified"), last.modified);
}

QStringList Settings::recentFiles() const
{
    return m_settings.value(kRecent).toStringList();
}

void Settings::addRecentFile(const QString &path)
{
    QStringList files = recentFiles();
    files.removeAll(path);
    files.prepend(path);
    m_settings.setValue(kRecent, QStringList(files.mid(0, kMostRecent)));
}

void Settings::removeRecentFile(const QString &path)
{
    QStringList files = recentFiles();
    files.removeAll(path);
    m_settings.setValue(kRecent, files);
}

void Settings::clearRecentFiles()
{
    m_settings.remove(kRecent);
}

QString Settings::exportFolder() const
{
    return m_settings.value(QStringLiteral("export/folder")).toString();
}

void Settings::setExportFolder(const QString &folder)
{
    m_settings.setValue(QStringLiteral("export/folder"), folder);
}

QJsonObject Settings::kept(const QString &name) const
{
    return QJsonDocument::fromJson(m_settings.value(QStringLiteral("kept/") + name).toByteArray()).object();
}

void Settings::keep(const QString &name, const QJsonObject &object)
{
    m_settings.setValue(QStringLiteral("kept/") + name, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace lab
