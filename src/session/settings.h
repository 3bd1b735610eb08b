// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSettings>

#include <optional>

#include "session/experiment.h"

namespace lab {

enum class ThemeChoice { System, Light, Dark };

/// What the program remembers from one time to the next, in the user's own configuration folder.
class Settings {
public:
    struct Looked {
        Experiment experiment;
        attn::AttentionPlace place;
        attn::HeadIndex head{};
    };

    ThemeChoice theme() const;
    void setTheme(ThemeChoice theme);
    QByteArray geometry() const;
    QByteArray layout() const;
    void setWindow(const QByteArray &geometry, const QByteArray &layout);
    /// None on the first start, or where what was kept cannot be read.
    std::optional<Looked> last() const;
    void setLast(const Looked &looked);
    QString exportFolder() const;
    void setExportFolder(const QString &folder);

private:
    QSettings m_settings;
};

} // namespace lab
