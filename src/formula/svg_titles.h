// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QString>

namespace lab {

/// While it lives, what is painted into an SVG becomes a group with this title once titleFormulas() has been over the
/// document. On every other device it does nothing.
class SvgTitle {
public:
    SvgTitle(QPainter &painter, const QString &title);
    ~SvgTitle();
    SvgTitle(const SvgTitle &) = delete;
    SvgTitle &operator=(const SvgTitle &) = delete;

private:
    void mark(const QString &text);

    QPainter &m_painter;
    bool m_active;
};

} // namespace lab
