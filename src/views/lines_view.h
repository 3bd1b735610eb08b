// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/lines_figure.h"
#include "views/figure_view.h"

namespace lab {

/// Lines between tokens: hover shows what one token gives or gets, click keeps it; the wheel zooms, dragging pans.
class LinesView : public FigureView {
    Q_OBJECT
public:
    explicit LinesView(QWidget *parent = nullptr);

    const LinesLook &look() const { return m_look; }
    void setLook(const LinesLook &look);

    QString valueText() const override;
    /// The token or the line at a point of the widget.
    Cell cellAt(const QPointF &point) const;
    /// Where a line begins and ends.
    QPointF queryEnd(int query) const { return lines() ? layoutNow().queryEnd(query) : QPointF(); }
    QPointF keyEnd(int key) const { return lines() ? layoutNow().keyEnd(key) : QPointF(); }
    void zoom(double factor, const QPointF &around);
    void resetZoom();
    bool isZoomed() const { return m_span != TokenSpan{}; }

protected:
    std::optional<FigureSource> source() const override;
    void figureChanged() override;
    void paintFigure(QPainter &painter) override;
    bool event(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Drag {
        QPointF from;
        TokenSpan span;
        bool moved = false;
    };
    const LinesFigure *lines() const { return static_cast<const LinesFigure *>(figure()); }
    const LinesLayout &layoutNow() const;
    void setSpan(const TokenSpan &span);
    /// How far along the tokens a point is, in lengths of the lines' area.
    double along(const QPointF &point) const;
    bool moveToken(int key);
    QString sentence(const Cell &cell) const;

    mutable std::optional<LinesLayout> m_layout; ///< kept while hovering; none: to be made
    LinesLook m_look;
    TokenSpan m_span;
    std::optional<Drag> m_drag;
};

} // namespace lab
