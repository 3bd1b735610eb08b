// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/step_rail.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

#include "views/theme_of.h"

namespace lab {

namespace {

constexpr int kBar = 4;
constexpr int kGap = 4;
constexpr int kTop = 8;
constexpr double kSmaller = 1 / 1.2;

} // namespace

StepRail::StepRail(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Steps"));
    setWhatsThis(tr("The steps from the words to the answer. Click one, or drag along the rail; Left and Right go one "
                    "step."));
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * kSmaller);
    setFont(small);
}

void StepRail::setSteps(const QStringList &names, const QStringList &titles)
{
    m_names = names;
    m_titles = titles;
    setCurrent(m_current);
    update();
}

void StepRail::setCurrent(int step)
{
    m_current = std::clamp<int>(step, 0, std::max(0, static_cast<int>(m_names.size()) - 1));
    setAccessibleDescription(m_titles.value(m_current));
    update();
}

QSize StepRail::sizeHint() const
{
    return {600, kTop + kBar + 4 + fontMetrics().height() + 4};
}

QRect StepRail::stepRect(int step) const
{
    const int count = std::max(1, static_cast<int>(m_names.size()));
    const int left = width() * step / count, right = width() * (step + 1) / count;
    return {left, 0, right - left, height()};
}

int StepRail::stepAt(int x) const
{
    const int count = static_cast<int>(m_names.size());
    return width() == 0 ? 0 : std::clamp(x * count / width(), 0, std::max(0, count - 1));
}

/// The current name is always there; its neighbours' where they fit beside it and in their own place.
void StepRail::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (int step = 0; step < m_names.size(); ++step) {
        const QRect place = stepRect(step);
        painter.setBrush(step <= m_current ? theme.weights.fill : theme.line);
        painter.drawRoundedRect(QRectF(place.left(), kTop, place.width() - kGap, kBar), 2, 2);
    }
    QFont bold = font();
    bold.setBold(true);
    const auto nameRect = [&](int step, const QFont &used) {
        const int width = QFontMetrics(used).horizontalAdvance(m_names.at(step)) + 2;
        const QRect place = stepRect(step);
        const int left = std::clamp(place.center().x() - kGap / 2 - width / 2, 0, std::max(0, this->width() - width));
        return QRect(left, kTop + kBar + 4, width, fontMetrics().height());
    };
    if (m_names.isEmpty())
        return;
    const QRect current = nameRect(m_current, bold);
    for (int step = 0; step < m_names.size(); ++step) {
        const QRect name = nameRect(step, font());
        const bool fits = name.width() <= stepRect(step).width() - kGap;
        if (step == m_current || !fits || name.adjusted(-kGap, 0, kGap, 0).intersects(current))
            continue;
        painter.setPen(theme.dim);
        painter.drawText(name, Qt::AlignCenter | Qt::TextDontClip, m_names.at(step));
    }
    painter.setFont(bold);
    painter.setPen(theme.text);
    painter.drawText(current, Qt::AlignCenter | Qt::TextDontClip, m_names.at(m_current));
    if (hasFocus()) {
        painter.setPen(theme.query.fill);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(stepRect(m_current)).adjusted(0.5, 2.5, -kGap + 0.5, -0.5), 3, 3);
    }
}

bool StepRail::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int step = stepAt(help->pos().x());
        QToolTip::showText(help->globalPos(), QStringLiteral("%1 · %2").arg(step).arg(m_titles.value(step)), this,
                           stepRect(step));
        return true;
    }
    return QWidget::event(event);
}

void StepRail::choose(int step)
{
    if (step == m_current || step < 0 || step >= m_names.size())
        return;
    setCurrent(step);
    emit chosen(step);
}

void StepRail::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        choose(stepAt(qRound(event->position().x())));
}

void StepRail::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        choose(stepAt(qRound(event->position().x())));
}

void StepRail::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left)
        choose(m_current - 1);
    else if (event->key() == Qt::Key_Right)
        choose(m_current + 1);
    else
        QWidget::keyPressEvent(event);
}

} // namespace lab
