// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/softmax_table.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <array>
#include <numeric>

#include "figures/labels.h"
#include "views/inspector_text.h"
#include "views/theme_of.h"

namespace lab {

namespace {

constexpr int kNumberColumns = 4;
constexpr int kScoreDecimals = 2;
constexpr double kNumberWidth = 3.3; ///< beside the decimals, in widths of a digit: minus sign, 0, point and a gap
constexpr double kSmaller = 1 / 1.2;
constexpr int kBarHeight = 3;
constexpr int kRowPadding = 7;

/// Right-aligned digits of one width, whatever the font's own figures are: columns of numbers stand under each other.
void drawTabular(QPainter &painter, const QRectF &box, const QString &text)
{
    const QFontMetricsF metrics = painter.fontMetrics();
    const double digit = metrics.horizontalAdvance(u'0');
    double right = box.right();
    for (auto c = text.crbegin(); c != text.crend(); ++c) {
        const double width = c->isDigit() || *c == u'−' ? digit : metrics.horizontalAdvance(*c);
        painter.drawText(QRectF(right - width, box.top(), width, box.height()),
                         Qt::AlignCenter | Qt::TextDontClip | Qt::TextSingleLine, QString(*c));
        right -= width;
    }
}

} // namespace

SoftmaxTable::SoftmaxTable(QWidget *parent) : QWidget(parent), m_decimals(InspectorText::kDecimals)
{
    setMouseTracking(true);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Softmax of the row"));
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * kSmaller);
    setFont(small);
}

void SoftmaxTable::setRow(const std::vector<KeyShare> &shares, const QStringList &keys, std::optional<int> chosen)
{
    m_shares = shares;
    m_keys = keys;
    m_chosen = chosen;
    choose();
}

void SoftmaxTable::setExpanded(bool expanded)
{
    m_expanded = expanded;
    choose();
}

void SoftmaxTable::setDecimals(int decimals)
{
    m_decimals = decimals;
    choose();
}

void SoftmaxTable::choose()
{
    m_shown.resize(m_shares.size());
    std::iota(m_shown.begin(), m_shown.end(), 0);
    if (isLong() && !m_expanded) {
        const auto share = [this](int key) {
            return key == m_chosen ? 2.0f : m_shares.at(static_cast<std::size_t>(key)).weight;
        };
        std::ranges::stable_sort(m_shown, std::ranges::greater(), share);
        m_shown.resize(kShown);
        std::ranges::sort(m_shown);
    }
    QStringList spoken;
    for (const int key : m_shown)
        spoken << QStringLiteral("%1 %2").arg(m_keys.value(key),
                                              shareText(m_shares.at(static_cast<std::size_t>(key)), m_decimals));
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

int SoftmaxTable::rowHeight() const
{
    return fontMetrics().height() + kRowPadding;
}

double SoftmaxTable::numberWidth() const
{
    QFont widest = font();
    widest.setBold(true); // as the chosen row is
    return QFontMetricsF(widest).horizontalAdvance(u'0') * (kNumberWidth + m_decimals);
}

QSize SoftmaxTable::sizeHint() const
{
    const int label = fontMetrics().horizontalAdvance(u'0') * 5;
    const int width = static_cast<int>(numberWidth() * kNumberColumns) + label;
    return {width, rowHeight() * (static_cast<int>(m_shown.size()) + 1)};
}

int SoftmaxTable::keyAt(int y) const
{
    const int row = y / rowHeight() - 1;
    return y >= rowHeight() && row < static_cast<int>(m_shown.size()) ? m_shown.at(static_cast<std::size_t>(row)) : -1;
}

void SoftmaxTable::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = themeOf(*this);
    const double number = numberWidth();
    const std::array<QString, kNumberColumns> titles{QStringLiteral("s"), QStringLiteral("s−max"),
                                                     QStringLiteral("eˢ⁻ᵐᵃˣ"), tr("share")};
    painter.setPen(theme.dim);
    for (int c = 0; c < kNumberColumns; ++c)
        painter.drawText(QRectF(width() - number * (kNumberColumns - c) - number, 0, 2 * number, rowHeight()),
                         Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, titles.at(static_cast<std::size_t>(c)));
    for (std::size_t r = 0; r < m_shown.size(); ++r) {
        const QRect row(0, rowHeight() * static_cast<int>(r + 1), width(), rowHeight());
        if (event->rect().intersects(row))
            paintRow(painter, row, m_shares.at(static_cast<std::size_t>(m_shown[r])));
    }
}

void SoftmaxTable::paintRow(QPainter &painter, const QRectF &row, const KeyShare &share) const
{
    const Theme &theme = themeOf(*this);
    const bool chosen = share.key == m_chosen;
    const double number = numberWidth();
    const double numbersLeft = row.right() - number * kNumberColumns;
    QFont font = painter.font();
    font.setBold(chosen);
    painter.setFont(font);

    painter.setPen(chosen ? theme.key.text : theme.text);
    const QRectF label(row.left(), row.top(), numbersLeft - row.left(), row.height() - kBarHeight);
    painter.drawText(
        label, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(m_keys.value(share.key), Qt::ElideRight, static_cast<int>(label.width())));
    const QString none = QStringLiteral("–");
    const std::array<QString, kNumberColumns> numbers{
        share.masked ? none : numberText(share.score, kScoreDecimals),
        share.masked ? none : numberText(share.shifted, kScoreDecimals),
        share.masked ? none : weightText(share.exponential, false, m_decimals), shareText(share, m_decimals)};
    for (int c = 0; c < kNumberColumns; ++c) {
        const bool isShare = c == kNumberColumns - 1;
        painter.setPen(isShare ? theme.weights.text : share.masked ? theme.dim : theme.text);
        drawTabular(painter, {numbersLeft + c * number, label.top(), number, label.height()},
                    numbers.at(static_cast<std::size_t>(c)));
    }
    font.setBold(false);
    painter.setFont(font);

    const QRectF track(row.left(), row.bottom() - kBarHeight, row.width(), kBarHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.line);
    painter.drawRect(QRectF(track.left(), track.bottom() - 1, track.width(), 1));
    painter.setBrush(theme.weights.fill);
    painter.drawRect(QRectF(track.left(), track.top(), track.width() * static_cast<double>(share.weight), kBarHeight));
}

void SoftmaxTable::mouseMoveEvent(QMouseEvent *event)
{
    emit hovered(keyAt(event->position().toPoint().y()));
}

void SoftmaxTable::mouseReleaseEvent(QMouseEvent *event)
{
    const int key = keyAt(event->position().toPoint().y());
    if (event->button() == Qt::LeftButton && key >= 0)
        emit clicked(key);
}

void SoftmaxTable::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    emit hovered(-1);
}

} // namespace lab
