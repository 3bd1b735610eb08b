// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QWidget>

#include <optional>
#include <vector>

#include "formula/layout.h"
#include "walkthrough/unfolding.h"

namespace lab {

/// What a number is made of, one operand a line with its symbol and its value; of a sum of products one pair a line.
/// Long lists are cut until they are asked for.
class OperandList : public QWidget {
    Q_OBJECT
public:
    explicit OperandList(QWidget *parent = nullptr);

    void setUnfolding(const Unfolding &unfolding);
    void setExpanded(bool expanded);
    bool isExpanded() const { return m_expanded; }
    bool isLong() const { return lines() > kShown; }
    int lines() const;
    void light(int operand);
    QRect operandRect(int operand) const;
    /// Where its symbol and its number stand in there: side by side, whatever the number.
    QRectF symbolRect(int operand) const;
    QRectF valueRect(int operand) const { return numberOf(operand).rect; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {100, sizeHint().height()}; }
    static constexpr int kShown = 12;

signals:
    void hovered(int operand); ///< -1: none any more
    void clicked(int operand);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Entry {
        QString symbol; ///< LaTeX
        double value = 0;
        mutable std::optional<FormulaLayout> layout; ///< made when it is seen: a sum can have thousands
    };
    struct Number {
        QString text;
        QRectF rect;
    };
    static const FormulaLayout &layoutOf(const Entry &entry);
    const Entry &entry(int operand) const { return m_entries[static_cast<std::size_t>(operand)]; }
    double symbolEm() const;
    QRect insideOf(int operand) const;
    Number numberOf(int operand) const;
    double symbolSize(int operand) const;
    int perLine() const { return m_pairs ? 2 : 1; }
    int shownCount() const;
    int rowHeight() const;
    int operandAt(const QPoint &point) const;
    void setHovered(int operand);

    std::vector<Entry> m_entries;
    bool m_pairs = false;
    bool m_expanded = false;
    int m_hovered = -1;
};

} // namespace lab
