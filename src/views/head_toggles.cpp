// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/head_toggles.h"

#include <QEvent>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

#include "figures/head_colors.h"
#include "views/flow_layout.h"
#include "views/theme_of.h"

namespace lab {

namespace {

constexpr int kDot = 10;

QIcon dot(const QColor &color, bool filled, double ratio)
{
    QPixmap picture(QSize(kDot, kDot) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.5));
    painter.setBrush(filled ? QBrush(color) : Qt::NoBrush);
    painter.drawEllipse(QRectF(1, 1, kDot - 2, kDot - 2));
    return picture;
}

} // namespace

HeadToggles::HeadToggles(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Heads shown"));
    setProperty("strip", true);
    setAttribute(Qt::WA_StyledBackground);
    new FlowLayout(this, 0);
}

void HeadToggles::setHeads(const QStringList &taught, attn::HeadIndex chosen)
{
    const bool other = taught != m_taught;
    m_taught = taught;
    // A head that was shown alone goes as another is chosen; one that was added stays.
    const bool alone = added().empty();
    if (alone && attn::value(m_chosen) < m_buttons.size())
        m_buttons.at(attn::value(m_chosen))->setChecked(false);
    m_chosen = chosen;
    if (other)
        rebuild();
    refresh();
}

void HeadToggles::rebuild()
{
    const std::vector<attn::HeadIndex> before = added();
    qDeleteAll(m_buttons);
    m_buttons.clear();
    for (int head = 0; head < m_taught.size(); ++head) {
        auto *button = new QToolButton(this);
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIconSize({kDot, kDot});
        button->setText(m_taught.at(head).isEmpty() ? QString::number(head) : tr("%1 ★").arg(head));
        button->setChecked(std::ranges::find(before, attn::HeadIndex{head}) != before.end());
        layout()->addWidget(button);
        m_buttons << button;
        connect(button, &QToolButton::clicked, this, [this] {
            refresh();
            emit changed();
        });
    }
    updateGeometry();
}

void HeadToggles::refresh()
{
    const Theme &theme = themeOf(*this);
    const bool several = !added().empty();
    for (int head = 0; head < m_buttons.size(); ++head) {
        QToolButton *button = m_buttons.at(head);
        const bool isChosen = attn::HeadIndex{head} == m_chosen;
        if (isChosen)
            button->setChecked(true);
        const QColor color = isChosen && !several ? theme.weights.fill : headColor(attn::HeadIndex{head}, theme);
        button->setIcon(dot(color, button->isChecked(), devicePixelRatioF()));
        QString about = isChosen ? tr("Head %1, the chosen one").arg(head) : tr("Show head %1 too").arg(head);
        if (!m_taught.at(head).isEmpty())
            about += QStringLiteral(", ") + m_taught.at(head);
        button->setToolTip(about);
        button->setAccessibleName(tr("Head %1").arg(head));
        button->setAccessibleDescription(about);
    }
}

std::vector<attn::HeadIndex> HeadToggles::added() const
{
    std::vector<attn::HeadIndex> heads;
    for (int head = 0; head < m_buttons.size(); ++head)
        if (m_buttons.at(head)->isChecked() && attn::HeadIndex{head} != m_chosen)
            heads.push_back(attn::HeadIndex{head});
    return heads;
}

void HeadToggles::setAll(bool shown)
{
    for (QToolButton *button : m_buttons)
        button->setChecked(shown);
    refresh();
    emit changed();
}

QSize HeadToggles::sizeHint() const
{
    QSize size(0, 0);
    for (const QToolButton *button : m_buttons)
        size = {size.width() + button->sizeHint().width(), std::max(size.height(), button->sizeHint().height())};
    return size;
}

void HeadToggles::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace lab
