// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/selection.h"

namespace lab {

void Selection::setPlace(const attn::AttentionPlace &place)
{
    if (place == m_place)
        return;
    m_place = place;
    emit placeChanged();
}

void Selection::setHead(attn::HeadIndex head)
{
    if (head == m_head)
        return;
    m_head = head;
    emit headChanged();
}

void Selection::pin(const Cell &cell)
{
    const Cell before = this->cell();
    m_pinned = cell;
    if (this->cell() != before)
        emit cellChanged();
}

void Selection::hover(const Cell &cell)
{
    const Cell before = this->cell();
    m_hovered = cell;
    if (this->cell() != before)
        emit cellChanged();
}

} // namespace lab
