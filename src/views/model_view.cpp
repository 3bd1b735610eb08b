// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/model_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <iterator>

#include "figures/head_texts.h"
#include "figures/labels.h"
#include "views/head_sentence.h"
#include "views/theme_of.h"

namespace lab {

namespace {

constexpr int kRing = 4; ///< around a tile
constexpr int kMeasures = static_cast<int>(std::size(kHeadMeasures));

} // namespace

ModelView::ModelView(QWidget *parent) : FigureView(FigureKind::Model, parent)
{
    makeTablesAccessible();
    setAccessibleName(tr("All heads"));
    setWhatsThis(tr("A small map for every head of every layer: queries down, keys across. A filled line below a map "
                    "says what its head stands out by. Point at a head to look at it, click to open it; the arrow "
                    "keys go from one to the next, Enter opens."));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ModelView::sessionSet()
{
    connect(session(), &Session::overviewChanged, this, &ModelView::makeFigureWhereSeen);
    connect(&session()->selection(), &Selection::placeChanged, this, &ModelView::showChosen);
}

void ModelView::showEvent(QShowEvent *event)
{
    FigureView::showEvent(event);
    if (session())
        m_wish = session()->wishOverview();
}

void ModelView::hideEvent(QHideEvent *event)
{
    FigureView::hideEvent(event);
    m_wish.reset();
}

std::optional<FigureSource> ModelView::source() const
{
    if (!session() || !session()->overview())
        return {};
    FigureSource made = figureSource(session()->overview(), m_order);
    if (session()->run() == session()->overview()->run) {
        made.layer = session()->layer(); // what the marked cell belongs to
        made.cell = inTable(session()->selection().pinned());
    }
    return made;
}

void ModelView::setOrder(std::optional<HeadMeasure> order)
{
    m_order = order;
    makeFigureWhereSeen();
}

void ModelView::figureChanged()
{
    m_layout.reset();
    m_hovered.reset();
    m_shownChosen = chosen();
    emit lookedAtChanged();
    tellTableChanged(this);
}

const ModelLayout &ModelView::layoutNow() const
{
    if (!m_layout)
        m_layout = map()->layout(rect());
    return *m_layout;
}

int ModelView::heightForWidth(int width) const
{
    return map() ? static_cast<int>(map()->heightForWidth(width)) : minimumSizeHint().height();
}

void ModelView::resizeEvent(QResizeEvent *event)
{
    m_layout.reset();
    FigureView::resizeEvent(event);
}

void ModelView::paintFigure(QPainter &painter)
{
    const Theme &theme = themeOf(*this);
    const ModelLayout &layout = layoutNow();
    map()->paint(painter, layout);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const auto ring = [&](std::optional<int> tile, const QPen &pen) {
        if (!tile)
            return;
        painter.setPen(pen);
        painter.drawRoundedRect(layout.heads.tiles.at(*tile).rect.adjusted(-kRing, -1, kRing, kRing - 1), 4, 4);
    };
    if (m_hovered != m_shownChosen)
        ring(m_hovered, QPen(theme.dim, 1));
    ring(m_shownChosen, QPen(theme.query.fill, 2));
    painter.restore();
}

std::optional<int> ModelView::tileOf(const attn::AttentionPlace &place, attn::HeadIndex head) const
{
    const QList<HeadTile> &tiles = layoutNow().heads.tiles;
    for (int i = 0; i < tiles.size(); ++i)
        if (tiles.at(i).head->place == place && tiles.at(i).head->head == head)
            return i;
    return {};
}

std::optional<int> ModelView::chosen() const
{
    const Selection &selection = session()->selection();
    return map() ? tileOf(selection.place(), selection.head()) : std::nullopt;
}

const HeadSummary *ModelView::lookedAt() const
{
    if (!map())
        return nullptr;
    const std::optional<int> tile = m_hovered ? m_hovered : chosen();
    return tile ? layoutNow().heads.tiles.at(*tile).head : nullptr;
}

QRectF ModelView::headRect(const attn::AttentionPlace &place, attn::HeadIndex head) const
{
    const std::optional<int> tile = map() ? tileOf(place, head) : std::nullopt;
    return tile ? layoutNow().heads.tiles.at(*tile).rect : QRectF();
}

QString ModelView::valueText() const
{
    const HeadSummary *head = lookedAt();
    return head && m_order ? exactMeasure(*m_order, head->measures) : QString();
}

void ModelView::repaintTile(std::optional<int> tile)
{
    if (tile && *tile < layoutNow().heads.tiles.size())
        update(layoutNow().heads.tiles.at(*tile).rect.toAlignedRect().adjusted(-8, -8, 8, 8));
}

void ModelView::hover(std::optional<int> tile)
{
    if (tile == m_hovered)
        return;
    repaintTile(m_hovered);
    m_hovered = tile;
    repaintTile(m_hovered);
    setCursor(tile ? Qt::PointingHandCursor : Qt::ArrowCursor);
    emit lookedAtChanged();
}

void ModelView::showChosen()
{
    if (!map())
        return;
    const std::optional<int> now = chosen();
    if (now == m_shownChosen)
        return;
    repaintTile(m_shownChosen);
    m_shownChosen = now;
    repaintTile(now);
    emit lookedAtChanged();
}

/// While another model's heads are on their way, one sees those of the one before, which it need not have.
bool ModelView::canChoose() const
{
    return map() && session()->overview()->run->model == session()->run()->model;
}

void ModelView::choose(int tile)
{
    session()->selection().setHead(head(tile).head);
    session()->selection().setPlace(head(tile).place);
}

int ModelView::columns() const
{
    return map() ? kMeasures + 1 : 0;
}

QString ModelView::rowName(int row) const
{
    const QString taught = supervision(*map()->source().config, head(row).place, head(row).head);
    return fullHeadName(head(row)) + (taught.isEmpty() ? QString() : QStringLiteral(", ") + taught);
}

QString ModelView::columnName(int col) const
{
    return col < kMeasures ? measureName(kHeadMeasures[col]) : tr("stands out by");
}

QString ModelView::cellText(const GridCell &cell) const
{
    const HeadSummary &summary = head(cell.row);
    QString text = cell.col < kMeasures ? exactMeasure(kHeadMeasures[cell.col], summary.measures)
                   : summary.badge      ? traitName(summary.badge->trait)
                                        : QString();
    return text.isEmpty() ? QStringLiteral("–") : text;
}

QString ModelView::cellSentence(const GridCell &cell) const
{
    const QString what = cell.col < kMeasures ? QStringLiteral("%1 %2").arg(columnName(cell.col), cellText(cell))
                                              : badgeSentence(head(cell.row));
    return QStringLiteral("%1: %2").arg(rowName(cell.row), what);
}

QRectF ModelView::cellRect(const GridCell &cell) const
{
    return layoutNow().heads.tiles.at(cell.row).rect;
}

std::optional<GridCell> ModelView::cellAt(const QPointF &point) const
{
    const std::optional<int> tile = map() ? layoutNow().heads.tileAt(point) : std::nullopt;
    return tile ? std::optional(GridCell{*tile, 0}) : std::nullopt;
}

std::optional<GridCell> ModelView::chosenCell() const
{
    const std::optional<int> tile = map() ? chosen() : std::nullopt;
    return tile ? std::optional(GridCell{*tile, 0}) : std::nullopt;
}

void ModelView::chooseCell(const GridCell &cell)
{
    if (!canChoose())
        return;
    hover({});
    choose(cell.row);
    scrollTo(cellRect(cell));
    tellCellFocused(this, columns(), cell);
}

bool ModelView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !map())
        return FigureView::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const auto tile = layoutNow().heads.tileAt(help->pos());
    const HeadSummary *head = tile ? layoutNow().heads.tiles.at(*tile).head : nullptr;
    QToolTip::showText(help->globalPos(), head ? exactMeasures(*head, *map()->source().config) : QString(), this);
    return true;
}

void ModelView::mouseMoveEvent(QMouseEvent *event)
{
    if (map())
        hover(layoutNow().heads.tileAt(event->position()));
}

void ModelView::mouseReleaseEvent(QMouseEvent *event)
{
    const auto tile = canChoose() ? layoutNow().heads.tileAt(event->position()) : std::nullopt;
    if (event->button() != Qt::LeftButton || !tile)
        return;
    choose(*tile);
    emit opened();
}

void ModelView::leaveEvent(QEvent *event)
{
    FigureView::leaveEvent(event);
    if (map())
        hover({});
}

std::optional<int> ModelView::neighbour(int from, int key) const
{
    const HeadArrangement &heads = layoutNow().heads;
    switch (key) {
    case Qt::Key_Left:
        return heads.along(from, -1);
    case Qt::Key_Right:
        return heads.along(from, 1);
    case Qt::Key_Up:
        return heads.beside(from, -1);
    case Qt::Key_Down:
        return heads.beside(from, 1);
    case Qt::Key_Home:
        return 0;
    case Qt::Key_End:
        return static_cast<int>(heads.tiles.size()) - 1;
    default:
        return {};
    }
}

void ModelView::keyPressEvent(QKeyEvent *event)
{
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const std::optional<int> from = map() ? chosen() : std::nullopt;
    if (plain && from && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        emit opened();
        return;
    }
    const std::optional<int> to = plain && from ? neighbour(*from, event->key()) : std::nullopt;
    if (!to) {
        FigureView::keyPressEvent(event);
        return;
    }
    chooseCell({*to, 0});
}

} // namespace lab
