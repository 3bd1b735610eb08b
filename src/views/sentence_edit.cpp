// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/sentence_edit.h"

#include <QMimeData>
#include <QScrollBar>

#include <algorithm>

namespace lab {

namespace {
constexpr int kFewestLines = 2;
constexpr int kMostLines = 5;
constexpr qsizetype kLongestWord = 1000;

bool hasLongWord(const QString &text)
{
    qsizetype length = 0;
    for (const QChar c : text) {
        length = c.isSpace() ? 0 : length + 1;
        if (length > kLongestWord)
            return true;
    }
    return false;
}

} // namespace

SentenceEdit::SentenceEdit(QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(document(), &QTextDocument::contentsChange, this, &SentenceEdit::chooseWrapping);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this, &SentenceEdit::fit);
}

void SentenceEdit::setText(const QString &text)
{
    const QString before = toPlainText();
    if (before == text)
        return;
    qsizetype same = 0; // at the end
    const qsizetype most = std::min(before.size(), text.size());
    while (same < most && before.at(before.size() - 1 - same) == text.at(text.size() - 1 - same))
        ++same;
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    cursor.setPosition(static_cast<int>(text.size() - same));
    setTextCursor(cursor);
}

QSize SentenceEdit::sizeHint() const
{
    // a plain text document measures its height in lines
    const int lines = std::clamp(static_cast<int>(document()->size().height()), kFewestLines, kMostLines);
    const QMargins margins = contentsMargins();
    const int frame = margins.top() + margins.bottom() + 2 * static_cast<int>(document()->documentMargin());
    return {120, lines * fontMetrics().lineSpacing() + frame};
}

bool SentenceEdit::isTall() const
{
    return document()->size().height() > kMostLines;
}

void SentenceEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    if (!isTall())
        verticalScrollBar()->setValue(0); // it had scrolled before it grew
}

void SentenceEdit::fit()
{
    setVerticalScrollBarPolicy(isTall() ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    updateGeometry();
}

/// Qt looks for a line's end through the whole of a word, for every line that the word fills: seconds for 100,000
/// letters.
void SentenceEdit::chooseWrapping()
{
    const bool anywhere = document()->characterCount() > kLongestWord && hasLongWord(toPlainText());
    const auto mode = anywhere ? QTextOption::WrapAnywhere : QTextOption::WrapAtWordBoundaryOrAnywhere;
    if (wordWrapMode() != mode)
        setWordWrapMode(mode);
}

bool SentenceEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasText() && !source->hasUrls();
}

} // namespace lab
