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

#include "formula/copying.h"
#include "views/speech_of.h"
#include "views/theme_of.h"

namespace lab {

StepView::StepView(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Step"));
    setWhatsThis(tr("The formula, the same with the chosen cell's numbers, and the matrices. Point at a term and its "
                    "matrix, row or cell lights up, and the other way round. Click a number to open what it is made "
                    "of. The wheel scrolls a large matrix, with Shift sideways."));
}

StepView::~StepView() = default;

void StepView::setFigure(std::unique_ptr<StepFigure> figure)
{
    m_figure = std::move(figure);
    m_message.clear();
    if (m_figure)
        setAccessibleDescription(m_figure->caption() + QStringLiteral(". ") + m_figure->step().text +
                                 QStringLiteral(" ") + spoken(m_figure->formula(), speechOf(*this)));
    updateGeometry();
    update();
    if (m_figure && underMouse())
        point(mapFromGlobal(QCursor::pos()));
}

void StepView::setMessage(const QString &message)
{
    m_figure.reset();
    m_message = message;
    setAccessibleDescription(message);
    update();
}

QSize StepView::minimumSizeHint() const
{
    return m_figure ? m_figure->minimumSize().toSize() : QSize(300, 200);
}

void StepView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = themeOf(*this);
    if (m_figure) {
        m_figure->paint(painter, rect());
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
    m_figure->setFocus(spot);
    update();
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
    update();
}

void StepView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_figure)
        return;
    const StepFigure::Spot spot = m_figure->spotAt(event->position());
    const std::optional<Quantity> quantity = spot.quantity;
    const MatrixPart part = spot.part;
    if (!part.isEmpty() && part.row >= 0)
        emit chosen(part);
    if (quantity)
        emit opened(*quantity);
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
    point(event->position());
}

void StepView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space)
        emit playToggled();
    else
        QWidget::keyPressEvent(event);
}

void StepView::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_figure)
        return;
    QMenu menu(this);
    const auto copy = [this, &menu](const QString &label, const Formula *formula) {
        if (formula)
            connect(menu.addAction(label), &QAction::triggered, this,
                    [formula] { QGuiApplication::clipboard()->setMimeData(formulaAsLatex(*formula).release()); });
    };
    copy(tr("Copy formula as LaTeX"), &m_figure->formula());
    copy(tr("Copy numbers as LaTeX"), m_figure->numbers());
    menu.exec(event->globalPos());
}

} // namespace lab
