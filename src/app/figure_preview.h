// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QThreadPool>
#include <QWidget>

#include <optional>

#include "export/figure_job.h"

namespace lab {

/// Shows a figure as its file will look, as large as there is room. Drawn on a thread of its own: the latest job wins.
class FigurePreview : public QWidget {
    Q_OBJECT
public:
    explicit FigurePreview(QWidget *parent = nullptr);
    /// Waits for the picture that is being drawn.
    ~FigurePreview() override;

    void setJob(const FigureJob &job);
    const QImage &picture() const { return m_picture; }     ///< null before the first
    const QSizeF &leastSize() const { return m_leastSize; } ///< what the drawn figure needs, in 1/96 inch
    QSize minimumSizeHint() const override { return {240, 180}; }
    QSize sizeHint() const override { return {640, 480}; }

signals:
    void drawn();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void draw();
    struct Drawn;
    static Drawn pictureOf(const FigureJob &job, const QSize &room, double pixelRatio);
    void take(const Drawn &made);

    std::optional<FigureJob> m_job;
    bool m_drawing = false;
    bool m_stale = false; ///< the picture that is being drawn is not of the latest job and size
    QImage m_picture;
    QSizeF m_leastSize{0, 0};
    QThreadPool m_pool;
};

} // namespace lab
