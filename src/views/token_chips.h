// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include <functional>
#include <optional>

#include "views/token_chip.h"

namespace lab {

/// The tokens of a text in a row that wraps, and scrolls where it would get too high. Hovering one is a preview, a
/// click chooses it.
class TokenChips : public QScrollArea {
    Q_OBJECT
public:
    explicit TokenChips(QWidget *parent = nullptr);

    void setTokens(const QList<TokenChip::Content> &tokens);
    void setMarked(std::optional<int> query, std::optional<int> key);
    /// Asked for when the tool tip of an unknown token is about to be shown.
    void setUnknownHint(std::function<QString(const QString &)> hint) { m_unknownHint = std::move(hint); }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return {120, heightForWidth(width())}; }
    QSize minimumSizeHint() const override;
    QList<TokenChip *> chips() const { return m_chips.first(m_count); }

signals:
    void hovered(int index); ///< -1: none any more
    void clicked(int index);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    TokenChip *addChip();
    int wholeHeight(int width) const;
    int mostHeight() const;
    /// A scroll bar only where it is needed: one that came for a moment would narrow the room and stay.
    void fitScrollBar();

    QList<TokenChip *> m_chips; ///< the first m_count are shown, the rest wait for a longer text
    qsizetype m_count = 0;
    std::function<QString(const QString &)> m_unknownHint;
};

} // namespace lab
