// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/operand_list.h"

#include <QFontInfo>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

#include "figures/number_text.h"
#include "formula/painter.h"
#include "views/math_font_of.h"
#include "views/theme_of.h"
#include "walkthrough/formula_colors.h"

namespace lab {

namespace {

constexpr int kPadding = 8;
constexpr int kGap = 4; ///< between symbol and number
constexpr double kSymbolEms = 1.15;
constexpr double kLeastSymbol = 0.8; ///< of its size, before a number gets fewer digits
constexpr int kMostDigits = 6;
constexpr int kFewestDigits = 4; ///< more than a step shows; all are there where the number is opened

} // namespace

OperandList::OperandList(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("What it is made of"));
}

void OperandList::setUnfolding(const Unfolding &unfolding)
{
    m_entries.clear();
    m_pairs = unfolding.rule == Rule::Products;
    m_hovered = -1;
    for (const Operand &operand : unfolding.operands)
        m_entries.push_back({operand.symbol, operand.value, {}});
    updateGeometry();
    update();
}

const FormulaLayout &OperandList::layoutOf(const Entry &entry)
{
    const MathFontPtr font = mathFont();
    if (!entry.layout)
        entry.layout = font ? FormulaLayout(Formula(entry.symbol), font) : FormulaLayout();
    return *entry.layout;
}

void OperandList::setExpanded(bool expanded)
{
    m_expanded = expanded;
    updateGeometry();
    update();
}

int OperandList::lines() const
{
    return (static_cast<int>(m_entries.size()) + perLine() - 1) / perLine();
}

int OperandList::shownCount() const
{
    const int all = static_cast<int>(m_entries.size());
    return m_expanded ? all : std::min(all, kShown * perLine());
}

int OperandList::rowHeight() const
{
    return fontMetrics().height() + kPadding;
}

QSize OperandList::sizeHint() const
{
    return {240, rowHeight() * ((shownCount() + perLine() - 1) / perLine())};
}

QRect OperandList::operandRect(int operand) const
{
    const int width = this->width() / perLine();
    return {operand % perLine() * width, operand / perLine() * rowHeight(), width, rowHeight()};
}

QRect OperandList::insideOf(int operand) const
{
    return operandRect(operand).adjusted(4, 0, -kPadding, 0);
}

/// With as many digits as leave its symbol legible.
OperandList::Number OperandList::numberOf(int operand) const
{
    const QRectF inside = insideOf(operand);
    const double room = inside.width() - kGap - layoutOf(entry(operand)).width(kLeastSymbol * symbolEm());
    QString text;
    double width = 0;
    for (int digits = kMostDigits; digits >= kFewestDigits; --digits) {
        text = significantText(entry(operand).value, digits);
        width = fontMetrics().horizontalAdvance(text);
        if (width <= room)
            break;
    }
    return {text, QRectF(inside.right() - width, inside.top(), width, inside.height())};
}

double OperandList::symbolEm() const
{
    return kSymbolEms * QFontInfo(font()).pixelSize();
}

/// Smaller where its number leaves less room.
double OperandList::symbolSize(int operand) const
{
    const double room = numberOf(operand).rect.left() - kGap - insideOf(operand).left();
    return std::min(symbolEm(), room / std::max(1e-6, layoutOf(entry(operand)).width(1)));
}

QRectF OperandList::symbolRect(int operand) const
{
    const QRect inside = insideOf(operand);
    const FormulaLayout &symbol = layoutOf(entry(operand));
    const double size = symbolSize(operand);
    const double baseline = inside.top() + (rowHeight() + fontMetrics().capHeight()) / 2.0;
    return {QPointF(inside.left(), baseline - symbol.ascent(size)), symbol.size(size)};
}

int OperandList::operandAt(const QPoint &point) const
{
    if (!rect().contains(point))
        return -1;
    const int column = std::min(point.x() * perLine() / std::max(1, width()), perLine() - 1);
    const int operand = point.y() / rowHeight() * perLine() + column;
    return operand < shownCount() ? operand : -1;
}

void OperandList::light(int operand)
{
    m_hovered = operand;
    update();
}

void OperandList::paintEvent(QPaintEvent *event)
{
    const Theme &theme = themeOf(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = theme.query.fill;
    veil.setAlpha(kFocusAlpha);
    const int first = std::max(0, event->rect().top() / rowHeight()) * perLine();
    const int last = std::min(shownCount(), (event->rect().bottom() / rowHeight() + 1) * perLine());
    for (int i = first; i < last; ++i) {
        const QRect cell = operandRect(i);
        if (i == m_hovered) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(veil);
            painter.drawRoundedRect(cell.adjusted(0, 1, -4, -1), 4, 4);
        }
        const FormulaLayout &symbol = layoutOf(entry(i));
        const double size = symbolSize(i);
        paintFormula(painter, symbolRect(i).topLeft() + QPointF(0, symbol.ascent(size)), symbol,
                     {size, formulaPalette(theme), {}});
        painter.setPen(theme.text);
        const Number number = numberOf(i);
        painter.drawText(number.rect, Qt::AlignRight | Qt::AlignVCenter, number.text);
    }
}

void OperandList::setHovered(int operand)
{
    if (operand == m_hovered)
        return;
    light(operand);
    setCursor(operand < 0 ? Qt::ArrowCursor : Qt::PointingHandCursor);
    emit hovered(operand);
}

void OperandList::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(operandAt(event->position().toPoint()));
}

void OperandList::mouseReleaseEvent(QMouseEvent *event)
{
    const int operand = operandAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && operand >= 0)
        emit clicked(operand);
}

void OperandList::leaveEvent(QEvent *)
{
    setHovered(-1);
}

/// Arrows go through the operands, Return opens one.
void OperandList::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Down    ? perLine()
                     : event->key() == Qt::Key_Up    ? -perLine()
                     : event->key() == Qt::Key_Right ? 1
                     : event->key() == Qt::Key_Left  ? -1
                                                     : 0;
    const bool opens = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (step != 0 && shownCount() > 0)
        setHovered(m_hovered < 0 ? 0 : std::clamp(m_hovered + step, 0, shownCount() - 1));
    else if (opens && m_hovered >= 0)
        emit clicked(m_hovered);
    else
        QWidget::keyPressEvent(event);
}

} // namespace lab
