// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

#include "figures/map_style.h"

class QTabWidget;

namespace lab {

class MapOptions;
class Settings;

/// Stands at the right of the pages' tabs, where it takes no room from the picture, and opens the choices of how
/// weights are drawn: the same on every page, and the same as last time. Gets short where the tabs need the room.
class MapButton : public QPushButton {
    Q_OBJECT
public:
    MapButton(QTabWidget *pages, Settings *settings);

    void open();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit();
    void apply(const MapStyle &style);

    QTabWidget *m_pages;
    Settings *m_settings;
    MapOptions *m_options;
};

} // namespace lab
