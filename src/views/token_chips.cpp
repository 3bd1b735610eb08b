// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/token_chips.h"

#include <QHelpEvent>
#include <QToolTip>

#include <algorithm>

#include "views/flow_layout.h"

namespace lab {

namespace {
constexpr int kGap = 4;
constexpr int kMostLines = 4;
} // namespace

TokenChips::TokenChips(QWidget *parent) : QScrollArea(parent)
{
    auto *contents = new QWidget(this);
    new FlowLayout(contents, kGap);
    setWidget(contents);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // the chips have it
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int TokenChips::wholeHeight(int width) const
{
    return widget()->layout()->heightForWidth(width);
}

int TokenChips::mostHeight() const
{
    const int line = m_chips.isEmpty() ? 0 : m_chips.first()->sizeHint().height();
    return kMostLines * line + (kMostLines - 1) * kGap;
}

int TokenChips::heightForWidth(int width) const
{
    return std::min(wholeHeight(width), mostHeight());
}

void TokenChips::fitScrollBar()
{
    const bool needed = wholeHeight(width()) > mostHeight();
    setVerticalScrollBarPolicy(needed ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
}

void TokenChips::resizeEvent(QResizeEvent *event)
{
    fitScrollBar();
    QScrollArea::resizeEvent(event);
}

QSize TokenChips::minimumSizeHint() const
{
    return {60, m_chips.isEmpty() ? 0 : m_chips.first()->sizeHint().height()};
}

TokenChip *TokenChips::addChip()
{
    const int index = static_cast<int>(m_chips.size());
    auto *chip = new TokenChip(widget());
    connect(chip, &TokenChip::hovered, this, [this, index](bool inside) { emit hovered(inside ? index : -1); });
    connect(chip, &TokenChip::clicked, this, [this, index] { emit clicked(index); });
    chip->installEventFilter(this);
    widget()->layout()->addWidget(chip);
    m_chips.append(chip);
    return chip;
}

void TokenChips::setTokens(const QList<TokenChip::Content> &tokens)
{
    m_count = tokens.size();
    for (qsizetype i = 0; i < m_count; ++i) {
        TokenChip *chip = i < m_chips.size() ? m_chips.at(i) : addChip();
        chip->setContent(tokens.at(i), static_cast<int>(i));
        chip->setVisible(true);
    }
    for (qsizetype i = m_count; i < m_chips.size(); ++i)
        m_chips.at(i)->setVisible(false);
    fitScrollBar();
    updateGeometry();
}

void TokenChips::setMarked(std::optional<int> query, std::optional<int> key)
{
    for (int i = 0; i < m_count; ++i)
        m_chips.at(i)->setMarks(query == i, key == i);
    const std::optional<int> chosen = query ? query : key;
    if (chosen && *chosen < m_count && !underMouse())
        ensureWidgetVisible(m_chips.at(*chosen), 0, kGap);
}

bool TokenChips::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QScrollArea::eventFilter(watched, event);
    const auto *chip = static_cast<TokenChip *>(watched);
    const QString hint = chip->content().unknown && m_unknownHint ? m_unknownHint(chip->text()) : QString();
    const QString whole = chip->isElided() ? chip->text() : QString();
    QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), hint.isEmpty() ? whole : hint, this);
    return true;
}

} // namespace lab
