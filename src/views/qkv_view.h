// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/qkv_figure.h"
#include "views/figure_view.h"

namespace lab {

/// One head's queries, keys and values as tables. Lives in a scroll area: it never gets smaller than is legible.
class QkvView : public FigureView {
    Q_OBJECT
public:
    explicit QkvView(QWidget *parent = nullptr);

    QString valueText() const override;
    QRectF entryRect(const QkvFigure::Entry &entry) const { return tables()->entryRect(entry, rect()); }

protected:
    void figureChanged() override { m_entry.reset(); }
    void paintFigure(QPainter &painter) override;
    bool event(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    const QkvFigure *tables() const { return static_cast<const QkvFigure *>(figure()); }
    /// The row of an entry as a cell: a query's alone, or a key's alone, beside what is pinned.
    Cell cellOf(const QkvFigure::Entry &entry) const;
    float number(const QkvFigure::Entry &entry) const;
    QString sentence(const QkvFigure::Entry &entry) const;

    std::optional<QkvFigure::Entry> m_entry; ///< under the mouse
};

} // namespace lab
