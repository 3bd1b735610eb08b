// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>

#include "formula/layout.h"

namespace lab {

/// One formula as a widget, in as many lines as its width asks for. Its terms can be pointed at and clicked.
class FormulaLabel : public QWidget {
    Q_OBJECT
public:
    explicit FormulaLabel(QWidget *parent = nullptr);

    void setLatex(const QString &latex);
    /// The type's size, in sizes of the widget's own font.
    void setEms(double ems);
    void lightTerm(const QString &term);
    QString term() const { return m_term; } ///< under the mouse
    QRectF termRect(const QString &term) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

signals:
    void hovered(const QString &term); ///< empty: none any more
    void clicked(const QString &term); ///< empty: beside the terms

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    /// A line of the formula, with the left end of its baseline.
    struct Line {
        FormulaLayout layout;
        QPointF origin;
    };
    double em() const;
    std::vector<Line> linesFor(int width) const;
    double heightOf(const std::vector<Line> &lines) const;
    QString termAt(const QPointF &point) const;
    void setTerm(const QString &term);

    std::optional<Formula> m_formula;
    FormulaLayout m_whole;
    std::vector<Line> m_lines; ///< for the present width
    double m_ems = 1.2;
    QString m_term;
    QString m_lit;
};

} // namespace lab
