// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/type.h"

namespace lab {

/// A text of one look in lines of a width, broken where its language allows.
QStringList wrapped(const QString &text, const QFont &font, double width);

/// Puts pieces of text one after the other into lines of a width.
class TextFlow {
public:
    TextFlow(double width, qsizetype mostLines) : m_width(width), m_most(mostLines) {}

    /// A piece stays in one line where it can; one that is too long is broken between words. `between` stands before it
    /// where it doesn't begin a line.
    void add(const TextRun &between, const TextRun &piece);
    /// The last one is cut where there is more than the lines hold.
    QList<TextLine> lines() const;

private:
    bool fits(const QList<TextRun> &more) const { return m_lines.last().width() + TextLine{more}.width() <= m_width; }
    bool isFull() const { return m_lines.size() == m_most; }
    void addWords(TextRun piece);

    double m_width;
    qsizetype m_most;
    QList<TextLine> m_lines;
};

} // namespace lab
