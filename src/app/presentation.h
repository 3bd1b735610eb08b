// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QObject>
#include <QWidget>

class QMainWindow;

namespace lab {

/// Shows a window's pages to a room: the whole screen, nothing beside the pages, and type that is read from the last
/// row.
class Presentation : public QObject {
    Q_OBJECT
public:
    /// Of the screen's height: what the smallest type has at least.
    static constexpr double kLeastType = 0.03;

    /// `pages`: what stays; its font is scaled.
    Presentation(QMainWindow *window, QWidget *pages);

    bool isOn() const { return m_isOn; }
    void setOn(bool on);

signals:
    void changed(bool on);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void hideSurroundings();
    void scaleType();
    void setType(const QFont &font, int leastPixels);

    QMainWindow *m_window;
    QWidget *m_pages;
    bool m_isOn = false;
    QByteArray m_layout;       ///< before
    Qt::WindowStates m_state;  ///< before
    QList<QWidget *> m_hidden; ///< what was visible before, and comes back
};

} // namespace lab
