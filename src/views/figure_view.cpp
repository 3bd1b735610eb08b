// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/figure_view.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollArea>

#include <utility>

#include "views/focus_ring.h"
#include "views/inspector_text.h"
#include "views/theme_of.h"

namespace lab {

FigureView::FigureView(FigureKind kind, QWidget *parent) : QWidget(parent), m_kind(kind)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    new FocusRing(this);
}

FigureView::~FigureView() = default;

void FigureView::setSession(Session *session)
{
    m_session = session;
    connect(session, &Session::runChanged, this, [this] {
        m_unpainted = m_session->run();
        makeFigureWhereSeen();
    });
    connect(session, &Session::layerChanged, this, &FigureView::makeFigureWhereSeen);
    connect(&session->selection(), &Selection::headChanged, this, &FigureView::headChanged);
    connect(&session->selection(), &Selection::cellChanged, this, &FigureView::mark);
    sessionSet();
    makeFigureWhereSeen();
}

void FigureView::setMapStyle(const MapStyle &style)
{
    m_mapStyle = style;
    makeFigureWhereSeen();
}

void FigureView::makeFigureWhereSeen()
{
    m_stale = true;
    if (isVisible())
        makeFigure();
}

void FigureView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        makeFigure();
}

std::optional<FigureSource> FigureView::source() const
{
    if (!m_session || !m_session->run())
        return {};
    const Selection &selection = m_session->selection();
    return figureSource(m_session->run(), m_session->layer(), selection.head(), inTable(selection.pinned()));
}

void FigureView::makeFigure()
{
    std::optional<FigureSource> shown = source();
    if (!shown)
        return;
    m_stale = false;
    FigureStyle style;
    style.theme = &themeOf(*this);
    style.pointSize = font().pointSizeF();
    style.leastPixels = m_leastType;
    style.families = font().families();
    style.map = m_mapStyle;
    m_figure = lab::makeFigure(m_kind, std::move(*shown), style);
    m_naturalSize.reset();
    setAccessibleDescription(m_figure->caption());
    mark();
    figureChanged();
    updateGeometry();
    update();
}

void FigureView::setLeastType(int pixels)
{
    m_leastType = pixels;
    makeFigureWhereSeen();
}

Cell FigureView::inTable(Cell cell) const
{
    const std::vector<attn::Index> &shape = m_session->layer()->weights.shape();
    if (cell.query && *cell.query >= shape.at(1))
        cell.query.reset();
    if (cell.key && *cell.key >= shape.at(2))
        cell.key.reset();
    return cell;
}

void FigureView::mark()
{
    if (!m_figure || m_stale)
        return;
    const QRegion before = markedRegion();
    m_figure->mark(inTable(m_session->selection().cell()));
    update(before + markedRegion());
}

QRegion FigureView::regionOf(const std::vector<QRectF> &rects)
{
    QRegion region;
    for (const QRectF &rect : rects)
        region += rect.toAlignedRect();
    return region;
}

void FigureView::scrollTo(const QRectF &part)
{
    constexpr int kMargin = 8;
    for (QWidget *outer = parentWidget(); outer; outer = outer->parentWidget())
        if (auto *area = qobject_cast<QScrollArea *>(outer)) {
            const QPoint middle = part.center().toPoint();
            area->ensureVisible(middle.x(), middle.y(), static_cast<int>(part.width() / 2) + kMargin,
                                static_cast<int>(part.height() / 2) + kMargin);
            return;
        }
}

QSize FigureView::minimumSizeHint() const
{
    return m_figure ? m_figure->minimumSize().toSize() : QSize(200, 150);
}

QSize FigureView::sizeHint() const
{
    if (!m_figure)
        return {600, 400};
    if (!m_naturalSize)
        m_naturalSize = m_figure->naturalSize().toSize();
    return *m_naturalSize;
}

void FigureView::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    if (!m_figure) {
        painter.fillRect(rect(), themeOf(*this).panel);
        return;
    }
    for (const QRect &part : event->region()) { // figures leave out what is not in the clip
        painter.setClipRect(part);
        paintFigure(painter);
    }
    if (const RunPtr run = std::exchange(m_unpainted, nullptr))
        emit painted(run);
}

void FigureView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        makeFigureWhereSeen();
}

void FigureView::copyValue() const
{
    if (const QString text = valueText(); !text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void FigureView::copyPicture() const
{
    if (!m_figure)
        return;
    constexpr int kDotsPerPixel = 2;
    const QSizeF size = m_figure->naturalSize();
    QImage image((size * kDotsPerPixel).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(kDotsPerPixel);
    QPainter painter(&image);
    m_figure->paint(painter, QRectF(QPointF(), size));
    painter.end();
    QGuiApplication::clipboard()->setImage(image);
}

void FigureView::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    const QString value = valueText();
    QAction *copyNumber = menu.addAction(value.isEmpty() ? tr("Copy value") : tr("Copy value %1").arg(value));
    copyNumber->setEnabled(!value.isEmpty());
    connect(copyNumber, &QAction::triggered, this, &FigureView::copyValue);
    connect(menu.addAction(tr("Copy picture")), &QAction::triggered, this, &FigureView::copyPicture);
    menu.addSeparator();
    connect(menu.addAction(tr("Export…")), &QAction::triggered, this, &FigureView::exportRequested);
    menu.exec(event->globalPos());
}

} // namespace lab
