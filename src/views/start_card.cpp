// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/start_card.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>

#include "views/sample_pictures.h"
#include "views/theme_of.h"

namespace lab {

namespace {

constexpr int kPadding = 12;
constexpr int kBetween = 4;
constexpr int kTitleLines = 2;
constexpr int kAboutLines = 2;
constexpr double kRadius = 6;
constexpr double kSmaller = 1 / 1.2;

/// The text in lines of this width, the last of at most `most` cut short.
QStringList wrapped(const QString &text, const QFont &font, int width, int most)
{
    QTextLayout layout(text, font);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        if (lines.size() + 1 == most) {
            lines << QFontMetrics(font).elidedText(text.mid(line.textStart()), Qt::ElideRight, width);
            break;
        }
        lines << text.mid(line.textStart(), line.textLength());
    }
    layout.endLayout();
    return lines;
}

} // namespace

StartCard::StartCard(Shape shape, const QString &title, const QString &about, QWidget *parent)
    : QAbstractButton(parent), m_shape(shape), m_about(about)
{
    setText(title);
    setAccessibleDescription(about);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void StartCard::setPicture(const QImage &picture)
{
    m_picture = picture;
    update();
}

QFont StartCard::titleFont() const
{
    QFont result = font();
    result.setWeight(QFont::DemiBold);
    return result;
}

QFont StartCard::aboutFont() const
{
    QFont result = font();
    result.setPointSizeF(result.pointSizeF() * kSmaller);
    return result;
}

QSize StartCard::sizeHint() const
{
    const int words =
        kTitleLines * QFontMetrics(titleFont()).height() + kBetween + kAboutLines * QFontMetrics(aboutFont()).height();
    const int picture = m_shape == Shape::Picture ? SamplePictures::kSize.height() + 2 * kBetween : 0;
    return {kWidth, kPadding + picture + words + kPadding};
}

void StartCard::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(*this);
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const double width = hasFocus() ? 2 : 1;
    const QRectF frame = QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2);
    painter.setPen(QPen(hasFocus() ? theme.query.fill : theme.line, width));
    painter.setBrush(palette().color(underMouse() || isDown() ? QPalette::AlternateBase : QPalette::Base));
    painter.drawRoundedRect(frame, kRadius, kRadius);

    QRect box = rect().adjusted(kPadding, kPadding, -kPadding, -kPadding);
    if (m_shape == Shape::Picture) {
        const QSize size = SamplePictures::kSize;
        if (hasPicture())
            painter.drawImage(QRect(QPoint(box.center().x() - size.width() / 2 + 1, box.top()), size), m_picture);
        box.setTop(box.top() + size.height() + 2 * kBetween);
    }
    const auto write = [&](const QString &text, const QFont &font, const QColor &color, int lines) {
        painter.setFont(font);
        painter.setPen(color);
        for (const QString &line : wrapped(text, font, box.width(), lines)) {
            painter.drawText(box, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine, line);
            box.setTop(box.top() + QFontMetrics(font).height());
        }
        box.setTop(box.top() + kBetween);
    };
    write(text(), titleFont(), theme.text, kTitleLines);
    write(m_about, aboutFont(), theme.dim, kAboutLines);
}

void StartCard::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        break;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        event->ignore(); // the page moves on
        break;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

/// Texts that are cut short are said whole.
bool StartCard::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const int room = width() - 2 * kPadding;
        const bool cut = QFontMetrics(titleFont()).horizontalAdvance(text()) > room ||
                         QFontMetrics(aboutFont()).horizontalAdvance(m_about) > room;
        setToolTip(cut ? QStringLiteral("%1\n%2").arg(text(), m_about) : QString());
    }
    return QAbstractButton::event(event);
}

} // namespace lab
