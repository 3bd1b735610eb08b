// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/model_figure.h"
#include "views/figure_view.h"
#include "views/table_accessible.h"

namespace lab {

/// All heads of all layers: hover looks at one, click opens it, the arrow keys go from one to the next. Lives in a
/// scroll area: its maps never get smaller than is clear.
class ModelView : public FigureView, public AccessibleTable {
    Q_OBJECT
public:
    explicit ModelView(QWidget *parent = nullptr);

    /// None: by layer and head.
    void setOrder(std::optional<HeadMeasure> order);
    std::optional<HeadMeasure> order() const { return m_order; }
    /// The head under the mouse, else the chosen one; null where there is neither.
    const HeadSummary *lookedAt() const;
    /// Where a head is; null where it is not.
    QRectF headRect(const attn::AttentionPlace &place, attn::HeadIndex head) const;

    std::optional<FigureSource> source() const override;
    QString valueText() const override;
    QSize minimumSizeHint() const override { return {240, 160}; }
    QSize sizeHint() const override { return minimumSizeHint(); }
    int heightForWidth(int width) const override;

    // A row for each head in the order shown, a column for each measure, and one for what it stands out by.
    int rows() const override { return map() ? static_cast<int>(layoutNow().heads.tiles.size()) : 0; }
    int columns() const override;
    QString rowName(int row) const override;
    QString columnName(int col) const override;
    QString cellText(const GridCell &cell) const override;
    QString cellSentence(const GridCell &cell) const override;
    QRectF cellRect(const GridCell &cell) const override; ///< of the whole head
    std::optional<GridCell> cellAt(const QPointF &point) const override;
    std::optional<GridCell> chosenCell() const override;
    void chooseCell(const GridCell &cell) override;

signals:
    void lookedAtChanged();
    void opened(); ///< the chosen head is to be seen large

protected:
    void figureChanged() override;
    void paintFigure(QPainter &painter) override;
    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void sessionSet() override;
    void headChanged() override { showChosen(); }

private:
    const ModelFigure *map() const { return static_cast<const ModelFigure *>(figure()); }
    const ModelLayout &layoutNow() const;
    std::optional<int> chosen() const;
    std::optional<int> tileOf(const attn::AttentionPlace &place, attn::HeadIndex head) const;
    std::optional<int> neighbour(int from, int key) const;
    const HeadSummary &head(int tile) const { return *layoutNow().heads.tiles.at(tile).head; }
    bool canChoose() const;
    void choose(int tile);
    void hover(std::optional<int> tile);
    void repaintTile(std::optional<int> tile);
    void showChosen();

    Session::OverviewWish m_wish;                ///< while it is seen
    mutable std::optional<ModelLayout> m_layout; ///< kept while hovering; none: to be made
    std::optional<HeadMeasure> m_order;
    std::optional<int> m_hovered;
    std::optional<int> m_shownChosen; ///< the tile that has the ring
};

} // namespace lab
