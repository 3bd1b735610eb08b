// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/presentation.h"

#include <QApplication>
#include <QDockWidget>
#include <QEvent>
#include <QMainWindow>
#include <QMenuBar>
#include <QStatusBar>
#include <QTabBar>
#include <QToolBar>

#include <cmath>

#include "app/map_button.h"
#include "views/figure_view.h"
#include "views/walk_view.h"

namespace lab {

namespace {
constexpr double kTypeStep = 1.2; ///< of figures: what is less important stays smaller
constexpr double kPointsPerPixel = 72.0 / 96;
} // namespace

Presentation::Presentation(QMainWindow *window, QWidget *pages) : QObject(window), m_window(window), m_pages(pages)
{
    window->installEventFilter(this);
}

void Presentation::setOn(bool on)
{
    if (on == m_isOn)
        return;
    m_isOn = on;
    if (on) {
        m_layout = m_window->saveState();
        m_state = m_window->windowState();
        hideSurroundings();
        m_window->setWindowState(m_state | Qt::WindowFullScreen);
        scaleType();
    } else {
        setType(QFont(), 1);
        m_window->setWindowState(m_state);
        for (QWidget *widget : std::as_const(m_hidden))
            widget->show();
        m_hidden.clear();
        m_window->restoreState(m_layout);
    }
    emit changed(on);
}

void Presentation::hideSurroundings()
{
    QList<QWidget *> around{m_window->menuBar(), m_window->statusBar()};
    for (QToolBar *bar : m_window->findChildren<QToolBar *>(QString(), Qt::FindDirectChildrenOnly))
        around << bar;
    for (QDockWidget *dock : m_window->findChildren<QDockWidget *>(QString(), Qt::FindDirectChildrenOnly))
        around << dock;
    for (QWidget *widget : around) {
        if (widget->isHidden())
            continue;
        widget->hide();
        m_hidden << widget;
    }
}

void Presentation::scaleType()
{
    QFont font = QApplication::font();
    const double least = std::ceil(kLeastType * m_window->height());
    font.setPointSizeF(least * kTypeStep * kPointsPerPixel);
    setType(font, static_cast<int>(least));
}

void Presentation::setType(const QFont &font, int leastPixels)
{
    m_pages->setFont(font);
    for (QTabBar *bar : m_pages->findChildren<QTabBar *>())
        bar->setFont(font); // its style sheet keeps it from inheriting
    for (MapButton *button : m_pages->findChildren<MapButton *>())
        button->setFont(font);
    for (FigureView *view : m_pages->findChildren<FigureView *>())
        view->setLeastType(leastPixels);
    for (WalkView *walk : m_pages->findChildren<WalkView *>())
        walk->setPresenting(m_isOn, font, leastPixels);
}

bool Presentation::eventFilter(QObject *watched, QEvent *event)
{
    if (m_isOn && event->type() == QEvent::Resize)
        scaleType();
    return QObject::eventFilter(watched, event);
}

} // namespace lab
