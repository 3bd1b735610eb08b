// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/svg_titles.h"

#include <QPaintEngine>
#include <QRegularExpression>

#include "formula/painter.h"

// QSvgGenerator writes a <g> for each state of the painter. An invisible text is the only thing in its group, because
// nothing else has no opacity; so the groups between two such texts are whole.

namespace lab {

namespace {

const QString &beginMark()
{
    static const QString mark = QStringLiteral("formula-begins-");
    return mark;
}

const QString &endMark()
{
    static const QString mark = QStringLiteral("formula-ends");
    return mark;
}

} // namespace

SvgTitle::SvgTitle(QPainter &painter, const QString &title)
    : m_painter(painter),
      m_active(!title.isEmpty() && painter.paintEngine() && painter.paintEngine()->type() == QPaintEngine::SVG)
{
    if (m_active) // in hexadecimal: Qt would cut a text of two scripts into two elements
        mark(beginMark() + QString::fromLatin1(title.toUtf8().toHex()));
}

SvgTitle::~SvgTitle()
{
    if (m_active)
        mark(endMark());
}

void SvgTitle::mark(const QString &text)
{
    m_painter.save();
    m_painter.setOpacity(0);
    m_painter.setPen(Qt::black);
    m_painter.drawText(QPointF(0, 0), text);
    m_painter.restore();
}

void titleFormulas(QString &svgDocument)
{
    static const QRegularExpression mark(
        QStringLiteral("<g [^>]*>\\s*<text [^>]*>(%1([0-9a-f]+)|%2)</text>\\s*</g>").arg(beginMark(), endMark()));
    QString result;
    qsizetype at = 0;
    for (const QRegularExpressionMatch &match : mark.globalMatch(svgDocument)) {
        result += QStringView(svgDocument).mid(at, match.capturedStart() - at);
        const QString title = QString::fromUtf8(QByteArray::fromHex(match.captured(2).toLatin1()));
        result += match.captured(1) == endMark() ? QStringLiteral("</g>")
                                                 : QStringLiteral("<g>\n<title>%1</title>").arg(title.toHtmlEscaped());
        at = match.capturedEnd();
    }
    result += QStringView(svgDocument).mid(at);
    svgDocument = result;
}

} // namespace lab
