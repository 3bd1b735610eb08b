// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

namespace lab {

/// A thin line that grows with long work. It keeps its room, so that nothing jumps, and stays unseen while work is
/// short.
class ProgressLine : public QWidget {
    Q_OBJECT
public:
    explicit ProgressLine(QWidget *parent = nullptr);

    void setBusy(bool busy);
    void setProgress(double share);
    bool isSeen() const { return m_seen; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QTimer m_patience;
    bool m_seen = false;
    double m_share = 0;
};

} // namespace lab
