// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include <vector>

#include "attn/config.h"

class QToolButton;

namespace lab {

/// The heads of a layer, each to be shown or not, in the colours that they are shown in. The chosen head always is.
class HeadToggles : public QWidget {
    Q_OBJECT
public:
    explicit HeadToggles(QWidget *parent = nullptr);

    /// `taught`: of each head what it was trained on, or empty. Heads that are shown stay so as far as they are there.
    void setHeads(const QStringList &taught, attn::HeadIndex chosen);
    /// Besides the chosen one, in their order.
    std::vector<attn::HeadIndex> added() const;
    bool isAll() const { return added().size() + 1 >= static_cast<std::size_t>(m_buttons.size()); }
    void setAll(bool shown);
    QSize sizeHint() const override; ///< of all in one line

signals:
    void changed(); ///< by the person

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void refresh();

    QStringList m_taught;
    attn::HeadIndex m_chosen{};
    QList<QToolButton *> m_buttons;
};

} // namespace lab
