// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/text_flow.h"

#include <QStringList>
#include <QTextLayout>

#include <utility>

namespace lab {

QStringList wrapped(const QString &text, const QFont &font, double width)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    QStringList lines;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        lines << text.mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    return lines;
}

void TextFlow::add(const TextRun &between, const TextRun &piece)
{
    if (m_lines.isEmpty())
        m_lines << TextLine{};
    if (!m_lines.last().runs.isEmpty()) {
        if (fits({between, piece}) || isFull()) {
            m_lines.last().runs << between << piece;
            return;
        }
        m_lines << TextLine{};
    }
    if (fits({piece}) || isFull())
        m_lines.last().runs << piece;
    else
        addWords(piece);
}

void TextFlow::addWords(TextRun piece)
{
    const QStringList words = std::exchange(piece.text, QString()).split(u' ');
    for (const QString &word : words) {
        TextRun longer = piece;
        longer.text += (piece.text.isEmpty() ? QString() : QStringLiteral(" ")) + word;
        if (piece.text.isEmpty() || isFull() || fits({longer})) {
            piece = longer;
            continue;
        }
        m_lines.last().runs << std::exchange(piece, TextRun{word, piece.font, piece.color});
        m_lines << TextLine{};
    }
    m_lines.last().runs << piece;
}

QList<TextLine> TextFlow::lines() const
{
    QList<TextLine> cut = m_lines;
    for (TextLine &line : cut)
        line.elide(m_width);
    return cut;
}

} // namespace lab
