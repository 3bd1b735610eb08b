// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dock_layout.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QScreen>

#include "session/settings.h"

namespace lab {

namespace {

constexpr QSize kFirstSize{1366, 768};
constexpr QSize kFrame{8, 48};   ///< what a window manager may put around the window; unknown before it stands
constexpr int kFoldWidth = 1000; ///< below it the two docks share one side

} // namespace

DockLayout::DockLayout(QMainWindow *window, QDockWidget *sentence, QDockWidget *inspector, Settings *settings)
    : QObject(window), m_window(window), m_sentence(sentence), m_inspector(inspector), m_settings(settings)
{
}

void DockLayout::restore()
{
    m_window->resize(kFirstSize.boundedTo(m_window->screen()->availableSize() - kFrame));
    m_window->resizeDocks({m_sentence, m_inspector}, {kSentenceWidth, kInspectorWidth}, Qt::Horizontal);
    m_window->restoreGeometry(m_settings->geometry());
    m_window->restoreState(m_settings->layout());
}

void DockLayout::fit()
{
    const bool stands = !m_inspector->isFloating() && !m_inspector->isHidden() &&
                        m_window->dockWidgetArea(m_inspector) == Qt::RightDockWidgetArea;
    if (m_window->width() < kFoldWidth && stands)
        fold(true);
    else if (m_window->width() >= kFoldWidth && m_isFolded)
        fold(false);
}

/// Folded, the inspector is a tab behind the sentence; unfolded it stands at the right again.
void DockLayout::fold(bool folded)
{
    m_isFolded = folded;
    if (folded) {
        m_window->tabifyDockWidget(m_sentence, m_inspector);
        m_sentence->raise();
    } else {
        m_window->addDockWidget(Qt::RightDockWidgetArea, m_inspector);
    }
    m_window->resizeDocks({m_sentence}, {kSentenceWidth}, Qt::Horizontal);
    if (!folded)
        m_window->resizeDocks({m_inspector}, {kInspectorWidth}, Qt::Horizontal);
}

void DockLayout::keep()
{
    if (m_isFolded)
        fold(false);
    m_settings->setWindow(m_window->saveGeometry(), m_window->saveState());
}

} // namespace lab
