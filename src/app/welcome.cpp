// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/welcome.h"

#include <QMainWindow>
#include <QTabWidget>

#include <utility>

#include "app/pages.h"

namespace lab {

namespace {

/// All there will be; those are offered whose pages the window has.
QList<StartPage::Way> allWays()
{
    return {
        {QStringLiteral("heatmap"), Welcome::tr("See attention"), Welcome::tr("Which word looks at which, as a map")},
        {QStringLiteral("walkthrough"), Welcome::tr("Walk a sentence"),
         Welcome::tr("Step by step, with every formula and number")},
        {QStringLiteral("document"), Welcome::tr("Read the document"),
         Welcome::tr("Its claims beside what is computed")}};
}

} // namespace

Welcome::Welcome(Session *session, Settings *settings, QTabWidget *pages, const QMap<QDockWidget *, int> &docks,
                 QWidget *parent)
    : QObject(parent), m_session(session), m_settings(settings), m_pages(pages), m_widths(docks),
      m_page(new StartPage(&m_pictures, parent))
{
    m_page->hide();
    connect(m_page, &StartPage::wayChosen, this, &Welcome::goTo);
    connect(m_page, &StartPage::unfinishedChosen, this, &Welcome::leave);
    connect(m_page, &StartPage::dismissed, this, &Welcome::leave);
    connect(m_page, &StartPage::fileChosen, this, &Welcome::fileChosen);
    connect(m_page, &StartPage::sampleChosen, session, &Session::applySample);
    connect(m_page, &StartPage::sampleChosen, this, &Welcome::leave);
    connect(session, &Session::edited, this, &Welcome::leave);
}

void Welcome::fill(const QList<Sample> &samples, bool again)
{
    StartPage::Contents contents;
    for (const StartPage::Way &way : allWays()) {
        if (pageNamed(*m_pages, way.page) >= 0)
            contents.ways.append(way);
    }
    contents.files = m_settings->recentFiles();
    contents.samples = samples;
    if (again && m_session->run() && !m_session->isEmpty()) {
        contents.unfinished = QString::fromStdString(m_session->experiment().request.text);
        m_pictures.paint(StartPage::unfinishedId(),
                         figureSource(m_session->run(), m_session->layer(), m_session->selection().head()));
    }
    m_page->setContents(contents);
    if (m_session->run())
        m_pictures.want(samples);
    else // what is looked at comes first
        connect(
            m_session, &Session::runChanged, this, [this, samples] { m_pictures.want(samples); },
            Qt::SingleShotConnection);
}

void Welcome::show(const QList<Sample> &samples, bool again)
{
    fill(samples, again);
    if (!std::exchange(m_shown, true)) {
        for (QDockWidget *dock : m_widths.keys()) {
            if (dock->isHidden())
                continue;
            m_put.append(dock);
            if (dock->isVisible()) // else it has no width of its own yet
                m_widths[dock] = dock->width();
            dock->hide();
        }
        m_page->show();
        emit shownChanged(true);
    }
    m_page->focusFirst();
}

void Welcome::leave()
{
    if (!std::exchange(m_shown, false))
        return;
    m_page->hide();
    for (QDockWidget *dock : std::exchange(m_put, {})) {
        dock->show();
        if (auto *window = qobject_cast<QMainWindow *>(dock->parentWidget()))
            window->resizeDocks({dock}, {m_widths.value(dock)}, Qt::Horizontal);
    }
    m_pages->currentWidget()->setFocus();
    emit shownChanged(false);
}

void Welcome::goTo(const QString &page)
{
    m_pages->setCurrentIndex(pageNamed(*m_pages, page));
    leave();
    emit wayTaken(m_pages->currentWidget());
}

void Welcome::fit(int windowWidth)
{
    m_page->setFixedWidth(StartPage::widthIn(windowWidth));
}

} // namespace lab
