// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>
#include <vector>

#include "session/inspection.h"

namespace lab {

/// One row's softmax as the engine computes it: for each key s, s − max, e^(s − max) and the share, with a bar.
class SoftmaxTable : public QWidget {
    Q_OBJECT
public:
    explicit SoftmaxTable(QWidget *parent = nullptr);

    void setRow(const std::vector<KeyShare> &shares, const QStringList &keys, std::optional<int> chosen);
    /// All keys, or of many only those with the largest shares (and the chosen one).
    void setExpanded(bool expanded);
    /// Of shares and exponentials; scores have fewer.
    void setDecimals(int decimals);
    bool isExpanded() const { return m_expanded; }
    /// There are more keys than are shown unexpanded.
    bool isLong() const { return m_shares.size() > kShown; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    static constexpr std::size_t kShown = 12;

signals:
    void hovered(int key); ///< -1: none any more
    void clicked(int key);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    int rowHeight() const;
    void choose();
    int keyAt(int y) const;
    double numberWidth() const;
    void paintRow(QPainter &painter, const QRectF &row, const KeyShare &share) const;

    std::vector<KeyShare> m_shares;
    QStringList m_keys;
    std::optional<int> m_chosen;
    bool m_expanded = false;
    int m_decimals;
    std::vector<int> m_shown; ///< in the order of the keys
};

} // namespace lab
