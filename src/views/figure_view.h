// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>
#include <optional>

#include "figures/make_figure.h"
#include "session/session.h"

namespace lab {

/// A widget around a figure of the session's run: keeps it current with the run, the selection and the theme.
class FigureView : public QWidget {
    Q_OBJECT
public:
    ~FigureView() override;

    void setSession(Session *session);
    FigureKind kind() const { return m_kind; }
    /// How weights are drawn from now on.
    void setMapStyle(const MapStyle &style);
    const MapStyle &mapStyle() const { return m_mapStyle; }
    /// What its figure shows, with the pinned cell; none while there is nothing to show.
    virtual std::optional<FigureSource> source() const;
    /// Null as long as there is no run.
    const Figure *figure() const { return m_figure.get(); }
    /// No type in the figure is smaller than this; 1: as small as it gets.
    void setLeastType(int pixels);
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

    /// The number under the chosen cell with 9 significant digits; empty where none is chosen.
    virtual QString valueText() const = 0;
    void copyValue() const;
    void copyPicture() const;

signals:
    void exportRequested();
    /// A new run is on the screen.
    void painted(const lab::RunPtr &run);

protected:
    FigureView(FigureKind kind, QWidget *parent);
    Session *session() const { return m_session; }
    /// A cell as far as the figure's own tables have it: a selection can be ahead of its layer.
    Cell inTable(Cell cell) const;
    /// A page that is not seen makes its figure when it is.
    void makeFigureWhereSeen();
    /// Another head is selected.
    virtual void headChanged() { makeFigureWhereSeen(); }
    /// Where the view is larger than the scroll area around it: shows this part.
    void scrollTo(const QRectF &part);
    /// What the marks of the chosen cell cover: painted anew when they move. Nothing as long as everything waits to be
    /// painted anyway.
    virtual QRegion markedRegion() const { return rect(); }
    static QRegion regionOf(const std::vector<QRectF> &rects);
    /// After the view got its session.
    virtual void sessionSet() {}
    /// After the figure was made anew.
    virtual void figureChanged() {}
    virtual void paintFigure(QPainter &painter) = 0;

    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void makeFigure();
    void mark();

    FigureKind m_kind;
    Session *m_session = nullptr;
    MapStyle m_mapStyle;
    std::unique_ptr<Figure> m_figure;
    mutable std::optional<QSize> m_naturalSize; ///< of the figure: nested layouts ask some times before one picture
    int m_leastType = 1;
    bool m_stale = true;
    RunPtr m_unpainted; ///< waits for its first picture
};

} // namespace lab
