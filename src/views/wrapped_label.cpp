// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wrapped_label.h"

#include <QEvent>

namespace lab {

namespace {
constexpr int kComfortable = 40; ///< characters in a line
constexpr int kFewest = 8;
} // namespace

WrappedLabel::WrappedLabel(QWidget *parent) : QLabel(parent)
{
    setWordWrap(true);
}

int WrappedLabel::heightForWidth(int width) const
{
    if (m_measured != text()) {
        m_measured = text();
        m_heights.clear();
    }
    const auto known = m_heights.constFind(width);
    return known != m_heights.constEnd() ? *known : *m_heights.insert(width, QLabel::heightForWidth(width));
}

QSize WrappedLabel::sizeHint() const
{
    const int width = kComfortable * fontMetrics().averageCharWidth();
    return {width, heightForWidth(width)};
}

QSize WrappedLabel::minimumSizeHint() const
{
    return {kFewest * fontMetrics().averageCharWidth(), fontMetrics().height()};
}

void WrappedLabel::changeEvent(QEvent *event)
{
    m_heights.clear(); // of another type
    QLabel::changeEvent(event);
}

} // namespace lab
