// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStatusBar>

#include "session/session.h"

class QLabel;

namespace lab {

/// Two digits below 10 ms, whole milliseconds from there on.
QString millisecondsText(double microseconds);

/// The line below: the model's size, the map's shape, how long computing took and with what; at the right whether the
/// head was supervised.
class StatusStrip : public QStatusBar {
    Q_OBJECT
public:
    explicit StatusStrip(QWidget *parent = nullptr);
    void setSession(Session *session);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    /// Says less where the window is narrow.
    void fit();

    Session *m_session = nullptr;
    QLabel *m_model;
    QLabel *m_shape;
    QLabel *m_time;
    QLabel *m_supervision;
    QString m_taught;
    QString m_taughtShort;
};

} // namespace lab
