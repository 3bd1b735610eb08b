// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <optional>

#include "attn/config.h"

namespace lab {

/// A cell of an attention map. Either part may be missing (a whole row, a whole column).
struct Cell {
    std::optional<int> query;
    std::optional<int> key;
    bool operator==(const Cell &) const = default;
    bool isEmpty() const { return !query && !key; }
};

/// What is looked at, everywhere at once: every view reads it and writes to it, and knows no other view.
class Selection : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    attn::AttentionPlace place() const { return m_place; }
    attn::HeadIndex head() const { return m_head; }
    /// What is marked: the hovered cell while there is one, else the pinned one.
    Cell cell() const { return m_hovered.isEmpty() ? m_pinned : m_hovered; }
    Cell pinned() const { return m_pinned; }
    Cell hovered() const { return m_hovered; }

    void setPlace(const attn::AttentionPlace &place);
    void setHead(attn::HeadIndex head);
    void pin(const Cell &cell);
    void hover(const Cell &cell);
    void clearPin() { pin({}); }

signals:
    void placeChanged();
    void headChanged();
    void cellChanged(); ///< cell() changed: hovered or pinned

private:
    attn::AttentionPlace m_place;
    attn::HeadIndex m_head{};
    Cell m_pinned;
    Cell m_hovered;
};

} // namespace lab
