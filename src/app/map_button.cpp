// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/map_button.h"

#include <QEvent>
#include <QStyle>
#include <QTabBar>
#include <QTabWidget>

#include "app/pages.h"
#include "session/settings.h"
#include "views/figure_view.h"
#include "views/map_options.h"

namespace lab {

namespace {
const QString kKey = QStringLiteral("map");
constexpr int kPadding = 40;   ///< around the tabs, and in the button
constexpr int kTabPadding = 8; ///< that a tab has less where room is short
} // namespace

MapButton::MapButton(QTabWidget *pages, Settings *settings)
    : QPushButton(pages), m_pages(pages), m_settings(settings), m_options(new MapOptions(this))
{
    setProperty("corner", true);
    setAccessibleName(tr("How weights are drawn"));
    setToolTip(tr("How weights are drawn: colours, scale, range, special tokens"));
    setWhatsThis(toolTip());
    pages->setCornerWidget(this);
    pages->installEventFilter(this);
    fit();
    connect(this, &QPushButton::clicked, this, &MapButton::open);
    connect(m_options, &MapOptions::changed, this, [this](const MapStyle &style) {
        apply(style);
        m_settings->keep(kKey, toJson(style));
    });
    MapStyle fresh;
    fresh.profile = true;
    m_options->setMapStyle(mapStyleFrom(settings->kept(kKey), fresh));
    apply(m_options->mapStyle());
}

void MapButton::open()
{
    m_options->openAt(*this);
}

bool MapButton::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        fit();
    if (event->type() == QEvent::Paint) // all that the pages paint themselves is a line under the corner's button
        return true;
    return QPushButton::eventFilter(watched, event);
}

void MapButton::fit()
{
    const QString words = tr("View ▾");
    QTabBar *tabs = m_pages->tabBar();
    const int saved = property("narrow").toBool() ? kTabPadding * tabs->count() : 0;
    const int needed = tabs->sizeHint().width() + saved + fontMetrics().horizontalAdvance(words) + kPadding;
    const bool narrow = needed > m_pages->width();
    if (!text().isEmpty() && narrow == property("narrow").toBool())
        return;
    setText(narrow ? QStringLiteral("▾") : words);
    for (QWidget *widget : {static_cast<QWidget *>(this), static_cast<QWidget *>(tabs)}) {
        widget->setProperty("narrow", narrow);
        widget->style()->unpolish(widget); // its padding is another
        widget->style()->polish(widget);
    }
}

void MapButton::apply(const MapStyle &style)
{
    for (FigureView *view : figuresOf(*m_pages))
        view->setMapStyle(style);
}

} // namespace lab
