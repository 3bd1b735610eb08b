// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QList>
#include <QPainter>
#include <QPointF>
#include <QString>
#include <QStringList>

namespace lab {

struct FigureStyle;

/// Those that this machine has.
QStringList installedFamilies(const QStringList &families);
/// A figure's own families, those that this machine has.
const QStringList &figureFamilies();

/// The type of one figure: families, and sizes in steps of 1.2 from the base. Sizes are whole logical pixels and
/// unhinted, so that widths are the same on every device.
class Type {
public:
    explicit Type(const FigureStyle &style);

    /// For this text: Chinese comes from the Chinese font, as its first family, since that is the one that SVG names.
    QFont font(const QString &text, int step = 0, bool bold = false) const;
    double pixels(int step = 0) const;
    double lineHeight(int step = 0) const { return 1.3 * pixels(step); }
    /// From the middle of a line down to its baseline.
    double middleToBaseline(int step = 0) const { return m_capHeight / 2 * pixels(step); }

private:
    QStringList m_families;
    double m_pixels = 13;      ///< of the base
    double m_least = 1;        ///< no step is smaller
    double m_capHeight = 0.73; ///< in ems
};

/// A piece of text of one look.
struct TextRun {
    QString text;
    QFont font;
    QColor color;
    double rise = 0;     ///< of the baseline: superscripts
    bool dotted = false; ///< underlined with dots

    double width() const;
};

/// Runs one after the other from left to right, whatever direction their letters have.
struct TextLine {
    QList<TextRun> runs;

    double width() const;
    /// Cuts the last runs, with an ellipsis, until the line fits.
    void elide(double width);
    void paint(QPainter &painter, const QPointF &baseline) const;
};

} // namespace lab
