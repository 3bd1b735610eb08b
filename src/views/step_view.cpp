// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/step_view.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <utility>

#include "views/focus_ring.h"
#include "views/speech_of.h"
#include "views/step_copying.h"
#include "views/theme_of.h"

namespace lab {

namespace {

constexpr int kMovement = 280; // ms
constexpr int kBuilding = 900; // from a cell to its row, and to all

} // namespace

StepView::StepView(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true); // the scroll area asks with and without its bar; else it goes to and fro
    setSizePolicy(policy);
    new FocusRing(this);
    makeTablesAccessible();
    setAccessibleName(tr("Step"));
    setWhatsThis(tr("The formula, the same with the chosen cell's numbers, and the matrices. Point at a term and its "
                    "matrix, row or cell lights up, and the other way round. Click a number to open what it is made "
                    "of. The wheel scrolls a large matrix, with Shift sideways."));
    m_movement.setDuration(kMovement);
    m_movement.setStartValue(0.0);
    m_movement.setEndValue(1.0);
    m_movement.setEasingCurve(QEasingCurve::InOutCubic);
    connect(&m_movement, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
    connect(&m_movement, &QVariantAnimation::finished, this, &StepView::stopMoving);
    m_building.setInterval(kBuilding);
    connect(&m_building, &QTimer::timeout, this, [this] {
        build(m_figure->built() == StepFigure::Built::Cell ? StepFigure::Built::Row : StepFigure::Built::All);
    });
}

StepView::~StepView() = default;

/// Of what can be seen, the rest is left empty.
QPixmap StepView::picture(const QRect &seen)
{
    const double ratio = devicePixelRatioF();
    QPixmap pixels((QSizeF(size()) * ratio).toSize());
    pixels.setDevicePixelRatio(ratio);
    pixels.fill(themeOf(*this).panel);
    QPainter painter(&pixels);
    m_pictured = seen.united(visibleRegion().boundingRect());
    painter.setClipRect(m_pictured);
    m_figure->paint(painter, rect());
    return pixels;
}

bool StepView::hasPicture(const QRect &seen) const
{
    const bool covers = seen.isEmpty() || m_pictured.contains(seen);
    return !m_picture.isNull() && covers && m_picture.devicePixelRatio() == devicePixelRatioF();
}

void StepView::updatePicture()
{
    m_picture = {};
    update();
}

void StepView::moveTo(std::unique_ptr<StepFigure> figure)
{
    if (!m_figure || !isVisible()) {
        setFigure(std::move(figure));
        return;
    }
    const QPixmap before = hasPicture({}) ? m_picture : picture({}); // it may be lit where the mouse is
    const std::shared_ptr<StepFigure> last = std::exchange(m_figure, nullptr);
    setFigure(std::move(figure));
    if (m_figure->step().builds && !m_figure->isCovered())
        m_figure->setBuilt(StepFigure::Built::Cell);
    m_leaving = {last, before};
    QMetaObject::invokeMethod(this, &StepView::startMoving, Qt::QueuedConnection);
}

/// In events of their own: pictures of many numbers take their time.
void StepView::startMoving()
{
    if (!isMoving() || m_transition)
        return;
    if (!hasPicture({})) {
        m_picture = picture({});
        QMetaObject::invokeMethod(this, &StepView::startMoving, Qt::QueuedConnection);
        return;
    }
    makeTransition();
    m_movement.start();
}

void StepView::makeTransition()
{
    if (!hasPicture({}))
        m_picture = picture({});
    m_transition.emplace(StepPicture{*m_leaving.figure, m_leaving.pixels}, StepPicture{*m_figure, m_picture});
}

void StepView::stopMoving()
{
    m_movement.stop();
    m_leaving = {};
    m_transition.reset();
    if (m_figure && m_figure->built() != StepFigure::Built::All)
        m_building.start();
    update();
}

void StepView::build(StepFigure::Built built)
{
    m_figure->setBuilt(built);
    if (built == StepFigure::Built::All)
        m_building.stop();
    updatePicture();
}

void StepView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_picture = {};
    if (!isMoving())
        stopMoving();
    else if (m_transition) // the step that comes takes its own room: the movement goes on to where it now stands
        makeTransition();
}

void StepView::setFigure(std::unique_ptr<StepFigure> figure)
{
    stopMoving();
    m_building.stop();
    const bool isSameStep = m_figure && m_figure->step().number == figure->step().number;
    m_figure = std::move(figure);
    m_message.clear();
    makeTables();
    describeFigure();
    if (isSameStep)
        tellChosenCellFocused(this); // the arrow keys went to another cell
    updateGeometry();
    updatePicture();
    if (m_figure && underMouse())
        point(mapFromGlobal(QCursor::pos()));
}

void StepView::uncover()
{
    if (!m_figure)
        return;
    stopMoving();
    m_figure->setCovered(false);
    tellTablesChanged(this);
    describeFigure();
    updatePicture();
}

void StepView::describeFigure()
{
    if (!m_figure)
        return;
    const QString text = m_figure->isCovered() ? QString() : m_figure->step().text;
    setAccessibleDescription(m_figure->caption() + QStringLiteral(". ") + text + QStringLiteral(" ") +
                             spoken(m_figure->formula(), speechOf(*this)));
}

void StepView::makeTables()
{
    m_tables.clear();
    for (int index = 0; m_figure && index < m_figure->tableCount(); ++index)
        m_tables.push_back(
            std::make_unique<StepTable>(*m_figure, index, [this](const StepFigure::Spot &spot) { choose(spot); }));
    tellTablesChanged(this);
}

QString StepView::tableName(int index) const
{
    return m_tables.at(static_cast<std::size_t>(index))->name();
}

QRectF StepView::tableRect(int index) const
{
    m_figure->layOut(rect());
    return m_figure->tableAt(index).bounds();
}

AccessibleTable &StepView::table(int index)
{
    m_figure->layOut(rect());
    return *m_tables.at(static_cast<std::size_t>(index));
}

void StepView::setMessage(const QString &message)
{
    stopMoving();
    m_building.stop();
    m_figure.reset();
    makeTables();
    m_message = message;
    setAccessibleDescription(message);
    update();
}

QSize StepView::minimumSizeHint() const
{
    if (!m_figure)
        return {300, 200};
    return QSizeF(m_figure->leastWidth(), 0).toSize();
}

int StepView::heightForWidth(int width) const
{
    return m_figure ? static_cast<int>(m_figure->leastHeight(std::max<double>(m_figure->leastWidth(), width)))
                    : minimumSizeHint().height();
}

void StepView::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    const Theme &theme = themeOf(*this);
    if (m_transition) {
        m_transition->paint(painter, m_movement.currentValue().toDouble());
        return;
    }
    if (isMoving()) {
        painter.fillRect(rect(), theme.panel); // where the one that leaves had no room
        painter.drawPixmap(0, 0, m_leaving.pixels);
        return;
    }
    if (m_figure) {
        if (!hasPicture(event->rect()))
            m_picture = picture(event->rect());
        painter.drawPixmap(0, 0, m_picture);
        return;
    }
    painter.fillRect(rect(), theme.panel);
    painter.setPen(theme.dim);
    painter.drawText(rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, m_message);
}

void StepView::point(const QPointF &at)
{
    m_figure->layOut(rect());
    const StepFigure::Spot spot = m_figure->spotAt(at);
    setCursor(spot.quantity ? Qt::PointingHandCursor : Qt::ArrowCursor);
    const StepFigure::Spot &before = m_figure->focus();
    if (spot.part == before.part && spot.quantity == before.quantity)
        return;
    m_figure->setFocus(spot);
    updatePicture();
}

bool StepView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !m_figure)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), m_figure->spotAt(help->pos()).sentence, this);
    return true;
}

void StepView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_figure)
        point(event->position());
}

void StepView::leaveEvent(QEvent *)
{
    if (m_figure)
        m_figure->setFocus({});
    updatePicture();
}

void StepView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_figure)
        return;
    choose(m_figure->spotAt(event->position()));
}

void StepView::choose(const StepFigure::Spot &spot)
{
    if (!spot.part.isEmpty() && spot.part.row >= 0)
        emit chosen(spot.part);
    if (spot.quantity)
        emit opened(*spot.quantity);
}

void StepView::copyNumber() const
{
    if (!m_figure)
        return;
    const QPoint mouse = mapFromGlobal(QCursor::pos());
    const bool points = underMouse() && rect().contains(mouse);
    const QString number = copiedNumber(*m_figure, points ? m_figure->spotAt(mouse) : StepFigure::Spot());
    if (!number.isEmpty())
        QGuiApplication::clipboard()->setText(number);
}

void StepView::copyPicture() const
{
    if (m_figure)
        lab::copyPicture(*m_figure);
}

void StepView::wheelEvent(QWheelEvent *event)
{
    constexpr int kNotch = 120;
    const QPoint turned = event->angleDelta();
    const bool sideways = event->modifiers().testFlag(Qt::ShiftModifier) || std::abs(turned.x()) > std::abs(turned.y());
    m_wheel += std::abs(turned.x()) > std::abs(turned.y()) ? turned.x() : turned.y();
    const int steps = -m_wheel / kNotch;
    m_wheel %= kNotch;
    const bool scrolled =
        m_figure && steps != 0 && m_figure->scroll(event->position(), sideways ? 0 : steps, sideways ? steps : 0);
    if (!scrolled) {
        event->ignore(); // the page's turn
        return;
    }
    event->accept();
    updatePicture();
    point(event->position());
}

void StepView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Space:
        emit playToggled();
        break;
    case Qt::Key_Up:
    case Qt::Key_Down:
        emit moved(event->key() == Qt::Key_Up ? -1 : 1, 0);
        break;
    case Qt::Key_Left:
    case Qt::Key_Right:
        emit moved(0, event->key() == Qt::Key_Left ? -1 : 1);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void StepView::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_figure)
        return;
    m_figure->layOut(rect());
    QMenu menu(this);
    const std::shared_ptr<const StepFigure> kept = m_figure; // playing goes on meanwhile
    addCopyActions(menu, *kept, m_figure->spotAt(mapFromGlobal(event->globalPos())));
    connect(menu.addAction(tr("Export…")), &QAction::triggered, this, &StepView::exportRequested);
    menu.exec(event->globalPos());
}

} // namespace lab
