// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/progress_line.h"

#include <QPainter>

#include <algorithm>

#include "views/theme_of.h"

namespace lab {

namespace {
constexpr int kHeight = 2;
constexpr int kPatienceMs = 150;
constexpr double kLeast = 0.04; ///< seen from the start, so that the line says "working" before the first report
} // namespace

ProgressLine::ProgressLine(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(kHeight);
    setAccessibleName(tr("Progress"));
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_seen = true;
        update();
    });
}

void ProgressLine::setBusy(bool busy)
{
    m_share = 0;
    m_seen = false;
    if (busy)
        m_patience.start();
    else
        m_patience.stop();
    update();
}

void ProgressLine::setProgress(double share)
{
    m_share = share;
    setAccessibleDescription(tr("%1 %").arg(qRound(share * 100)));
    update();
}

void ProgressLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = themeOf(*this);
    painter.fillRect(rect(), theme.panel);
    if (m_seen)
        painter.fillRect(QRectF(0, 0, width() * std::clamp(m_share, kLeast, 1.0), height()), theme.query.fill);
}

} // namespace lab
