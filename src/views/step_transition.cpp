// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/step_transition.h"

namespace lab {

namespace {

/// The same numbers, whatever they are called in their step.
bool isSame(const StepMatrix &one, const StepMatrix &other)
{
    return one.values.data == other.values.data && one.rowCount() == other.rowCount() &&
           one.columnCount() == other.columnCount();
}

const MatrixTable *sameTable(const StepFigure &figure, const StepMatrix &matrix)
{
    const Step &step = figure.step();
    for (const StepMatrix &other : step.inputs + step.results)
        if (isSame(matrix, other))
            return figure.table(other.id);
    return nullptr;
}

void erase(QPixmap &picture, const QRect &area, const QColor &color)
{
    QPainter painter(&picture);
    painter.fillRect(area, color);
}

QPixmap piece(const QPixmap &picture, const QRect &area)
{
    const double ratio = picture.devicePixelRatio();
    return picture.copy(QRectF(QPointF(area.topLeft()) * ratio, QSizeF(area.size()) * ratio).toAlignedRect());
}

/// On a page of another size.
QPixmap onPage(const QPixmap &picture, const QPixmap &page, const QColor &color)
{
    if (picture.size() == page.size())
        return picture;
    QPixmap made(page.size());
    made.setDevicePixelRatio(page.devicePixelRatio());
    made.fill(color);
    QPainter(&made).drawPixmap(0, 0, picture);
    return made;
}

QRectF between(const QRectF &from, const QRectF &to, double share)
{
    const auto mixed = [&](double a, double b) { return a + share * (b - a); };
    return {mixed(from.x(), to.x()), mixed(from.y(), to.y()), mixed(from.width(), to.width()),
            mixed(from.height(), to.height())};
}

} // namespace

StepTransition::StepTransition(const StepPicture &from, const StepPicture &to)
    : m_from(onPage(from.pixels, to.pixels, to.figure.style().theme->panel)), m_to(to.pixels)
{
    const Step &step = to.figure.step();
    for (const StepMatrix &matrix : step.inputs + step.results) {
        const MatrixTable *before = sameTable(from.figure, matrix);
        const MatrixTable *after = to.figure.table(matrix.id);
        if (!before)
            continue;
        const QRect start = before->bounds().toAlignedRect(), end = after->bounds().toAlignedRect();
        m_moved.push_back({piece(to.pixels, end), start, end});
        erase(m_from, start, from.figure.style().theme->panel);
        erase(m_to, end, to.figure.style().theme->panel);
    }
}

void StepTransition::paint(QPainter &painter, double share) const
{
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawPixmap(0, 0, m_from);
    painter.setOpacity(share);
    painter.drawPixmap(0, 0, m_to);
    painter.setOpacity(1);
    for (const Moved &moved : m_moved)
        painter.drawPixmap(between(moved.from, moved.to, share), moved.pixels, QRectF(moved.pixels.rect()));
}

} // namespace lab
