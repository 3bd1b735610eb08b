// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>
#include <QMap>
#include <QObject>

#include "session/session.h"
#include "session/settings.h"
#include "views/sample_pictures.h"
#include "views/start_page.h"

class QTabWidget;

namespace lab {

/// The start page in the window: it takes the docks' room, beside the picture of the session that is open.
class Welcome : public QObject {
    Q_OBJECT
public:
    /// The docks come with the widths they have at first.
    Welcome(Session *session, Settings *settings, QTabWidget *pages, const QMap<QDockWidget *, int> &docks,
            QWidget *parent);

    /// To be put at the left of the pages.
    StartPage *page() const { return m_page; }
    bool isShown() const { return m_shown; }
    /// `again`: one has been here before, and can go on.
    void show(const QList<Sample> &samples, bool again);
    void leave();
    void fit(int windowWidth);

signals:
    void fileChosen(const QString &path);
    void shownChanged(bool shown);
    /// A way in was taken to this page, which is seen now.
    void wayTaken(QWidget *page);

private:
    void fill(const QList<Sample> &samples, bool again);
    void goTo(const QString &page);

    Session *m_session;
    Settings *m_settings;
    QTabWidget *m_pages;
    QMap<QDockWidget *, int> m_widths; ///< of the docks when they were last seen
    QList<QDockWidget *> m_put;        ///< aside, to come back
    SamplePictures m_pictures;
    StartPage *m_page;
    bool m_shown = false;
};

} // namespace lab
