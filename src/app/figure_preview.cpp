// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/figure_preview.h"

#include <QPainter>

#include <algorithm>

#include "views/theme_of.h"

namespace lab {

namespace {

constexpr int kEdge = 1;  ///< of the page, drawn around it
constexpr int kCheck = 8; ///< a square of what stands for transparency

} // namespace

struct FigurePreview::Drawn {
    QImage picture;
    QString caption;
    QSizeF leastSize;
};

/// In the room's pixels, so large that the whole page is seen.
FigurePreview::Drawn FigurePreview::pictureOf(const FigureJob &job, const QSize &room, double pixelRatio)
{
    const std::unique_ptr<Figure> figure = makeFigure(job);
    const QSizeF page = inches(job.spec) * 96;
    const double scale = std::min(room.width() / page.width(), room.height() / page.height());
    QImage picture((page * scale * pixelRatio).toSize().expandedTo({1, 1}), QImage::Format_ARGB32_Premultiplied);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(scale * pixelRatio, scale * pixelRatio);
    figure->paint(painter, QRectF(QPointF(0, 0), page));
    painter.end();
    picture.setDevicePixelRatio(pixelRatio);
    return {picture, figure->caption(), figure->minimumSize()};
}

FigurePreview::FigurePreview(QWidget *parent) : QWidget(parent)
{
    m_pool.setMaxThreadCount(1);
    setAccessibleName(tr("Preview"));
}

FigurePreview::~FigurePreview()
{
    m_pool.waitForDone();
}

void FigurePreview::setJob(const FigureJob &job)
{
    m_job = job;
    draw();
}

void FigurePreview::draw()
{
    const QSize room = size() - QSize(2 * kEdge, 2 * kEdge);
    if (!m_job || room.isEmpty())
        return;
    m_stale = m_drawing;
    if (m_drawing)
        return;
    m_drawing = true;
    m_pool.start([this, job = *m_job, room, ratio = devicePixelRatioF()] {
        const Drawn made = pictureOf(job, room, ratio);
        QMetaObject::invokeMethod(
            this, [this, made] { take(made); }, Qt::QueuedConnection);
    });
}

void FigurePreview::take(const Drawn &made)
{
    m_drawing = false;
    m_picture = made.picture;
    m_leastSize = made.leastSize;
    setAccessibleDescription(made.caption);
    update();
    if (m_stale)
        draw();
    else
        emit drawn();
}

void FigurePreview::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    draw();
}

void FigurePreview::paintEvent(QPaintEvent *)
{
    if (m_picture.isNull())
        return;
    QPainter painter(this);
    QRectF page(QPointF(0, 0), m_picture.deviceIndependentSize());
    page.moveCenter(QRectF(rect()).center());
    const Theme &theme = themeOf(*this);
    if (m_job->spec.transparent)
        for (int y = 0; y < page.height(); y += kCheck)
            for (int x = 0; x < page.width(); x += kCheck)
                painter.fillRect(QRectF(page.left() + x, page.top() + y, kCheck, kCheck).intersected(page),
                                 (x + y) / kCheck % 2 ? QColor(0xCCCCCC) : QColor(0xFFFFFF));
    painter.drawImage(page, m_picture);
    painter.setPen(theme.line);
    painter.drawRect(page.adjusted(-kEdge, -kEdge, 0, 0));
}

} // namespace lab
