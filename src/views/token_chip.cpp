// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/token_chip.h"

#include <QEnterEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

#include "views/theme_of.h"

namespace lab {

namespace {
constexpr int kPadding = 8;
constexpr int kHeightPadding = 4;
constexpr int kMinWidth = 24;
constexpr int kMaxWidth = 200;
constexpr double kRadius = 6;
} // namespace

TokenChip::TokenChip(QWidget *parent) : QAbstractButton(parent)
{
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
}

void TokenChip::setContent(const Content &content, int position)
{
    if (content == m_content && position == m_position && !accessibleName().isEmpty())
        return;
    m_content = content;
    m_position = position;
    setText(content.text);
    describe();
    updateGeometry();
    update();
}

void TokenChip::setMarks(bool query, bool key)
{
    if (query == m_query && key == m_key)
        return;
    m_query = query;
    m_key = key;
    describe();
    update();
}

void TokenChip::describe()
{
    QStringList words{tr("%1, position %2").arg(m_content.text).arg(m_position + 1)};
    if (m_content.unknown)
        words << tr("unknown to the model");
    if (m_query)
        words << tr("chosen query");
    if (m_key)
        words << tr("chosen key");
    setAccessibleName(words.join(QStringLiteral(", ")));
}

QSize TokenChip::sizeHint() const
{
    const QFontMetricsF metrics(font());
    const int words = static_cast<int>(std::ceil(metrics.horizontalAdvance(text())));
    return {std::clamp(words + 2 * kPadding, kMinWidth, kMaxWidth), fontMetrics().height() + 2 * kHeightPadding};
}

bool TokenChip::isElided() const
{
    return width() < sizeHint().width() || width() >= kMaxWidth;
}

void TokenChip::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    emit hovered(true);
    update();
}

void TokenChip::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    emit hovered(false);
    update();
}

void TokenChip::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double line = m_query || m_key ? 2 : 1;
    const QRectF box = QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2);

    QPen pen(m_query ? theme.query.fill : m_key ? theme.key.fill : theme.line, line);
    if (m_content.unknown)
        pen = QPen(m_query || m_key ? pen.color() : theme.dim, line, Qt::DotLine);
    painter.setPen(pen);
    painter.setBrush(underMouse() || hasFocus() ? theme.line : theme.window);
    painter.drawRoundedRect(box, kRadius, kRadius);
    if (m_query && m_key) { // both: the key's line inside the query's
        painter.setPen(QPen(theme.key.fill, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), kRadius - 2, kRadius - 2);
    }
    if (hasFocus()) { // a line below the word: the box around it has a meaning of its own
        painter.setPen(QPen(theme.text, 2));
        painter.drawLine(QPointF(kPadding, height() - 5), QPointF(width() - kPadding, height() - 5));
    }
    painter.setPen(m_content.special ? theme.dim : theme.text);
    const QString shown =
        isElided() ? fontMetrics().elidedText(text(), Qt::ElideMiddle, width() - 2 * kPadding) : text();
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, shown);
}

} // namespace lab
