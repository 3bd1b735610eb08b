// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/formula_label.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFontInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

#include "formula/copying.h"
#include "formula/painter.h"
#include "views/math_font_of.h"
#include "views/speech_of.h"
#include "views/theme_of.h"
#include "walkthrough/formula_colors.h"

namespace lab {

namespace {

constexpr int kMargin = 3;
constexpr double kIndent = 1;     // ems, of all lines but the first
constexpr double kLineGap = 0.35; // ems

} // namespace

FormulaLabel::FormulaLabel(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FormulaLabel::setLatex(const QString &latex)
{
    const MathFontPtr font = mathFont();
    if (!font || (m_formula && m_formula->source() == latex))
        return;
    m_formula.emplace(latex);
    m_whole = FormulaLayout(*m_formula, font);
    m_lines = linesFor(width());
    m_term.clear();
    m_lit.clear();
    setAccessibleName(spoken(*m_formula, speechOf(*this)));
    updateGeometry();
    update();
}

void FormulaLabel::setEms(double ems)
{
    m_ems = ems;
    m_lines = linesFor(width());
    updateGeometry();
}

void FormulaLabel::lightTerm(const QString &term)
{
    m_lit = term;
    update();
}

double FormulaLabel::em() const
{
    return m_ems * QFontInfo(font()).pixelSize();
}

std::vector<FormulaLabel::Line> FormulaLabel::linesFor(int width) const
{
    std::vector<Line> lines;
    if (!m_formula)
        return lines;
    double y = kMargin;
    const double most = (width - 2 * kMargin) / em();
    for (FormulaLayout &layout : m_whole.width(1) <= most
                                     ? std::vector<FormulaLayout>{m_whole}
                                     : FormulaLayout::lines(*m_formula, mathFont(), most - kIndent)) {
        const double x = kMargin + (lines.empty() ? 0 : kIndent * em());
        const double height = layout.size(em()).height();
        lines.push_back({std::move(layout), {}});
        lines.back().origin = QPointF(x, std::round(y + lines.back().layout.ascent(em())));
        y += height + kLineGap * em();
    }
    return lines;
}

double FormulaLabel::heightOf(const std::vector<Line> &lines) const
{
    return lines.empty() ? 0 : std::ceil(lines.back().origin.y() + lines.back().layout.descent(em())) + kMargin;
}

QRectF FormulaLabel::termRect(const QString &term) const
{
    for (const Line &line : m_lines) {
        const QList<QRectF> rects = line.layout.termRects(term, em());
        if (!rects.isEmpty())
            return rects.first().translated(line.origin);
    }
    return {};
}

QString FormulaLabel::termAt(const QPointF &point) const
{
    for (const Line &line : m_lines)
        if (QString term = line.layout.termAt(point - line.origin, em()); !term.isEmpty())
            return term;
    return {};
}

QSize FormulaLabel::sizeHint() const
{
    const QSizeF size = m_whole.size(em());
    return {static_cast<int>(std::ceil(size.width())) + 2 * kMargin,
            static_cast<int>(std::ceil(size.height())) + 2 * kMargin};
}

QSize FormulaLabel::minimumSizeHint() const
{
    return {20, 2 * kMargin};
}

int FormulaLabel::heightForWidth(int width) const
{
    return static_cast<int>(heightOf(linesFor(width)));
}

void FormulaLabel::resizeEvent(QResizeEvent *)
{
    m_lines = linesFor(width());
}

void FormulaLabel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        m_lines = linesFor(width());
        updateGeometry();
    }
}

void FormulaLabel::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(*this);
    FormulaLook look{em(), formulaPalette(theme), {}};
    QColor fill = theme.query.fill;
    fill.setAlpha(kFocusAlpha);
    for (const QString &term : {m_term, m_lit})
        if (!term.isEmpty())
            look.marks.insert(term, {fill, {}});
    QPainter painter(this);
    for (const Line &line : m_lines)
        paintFormula(painter, line.origin, line.layout, look);
}

void FormulaLabel::setTerm(const QString &term)
{
    if (term == m_term)
        return;
    m_term = term;
    setCursor(term.isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    update();
    emit hovered(term);
}

void FormulaLabel::mouseMoveEvent(QMouseEvent *event)
{
    setTerm(termAt(event->position()));
}

void FormulaLabel::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        emit clicked(termAt(event->position()));
}

void FormulaLabel::leaveEvent(QEvent *)
{
    setTerm({});
}

void FormulaLabel::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_formula)
        return;
    QMenu menu(this);
    connect(menu.addAction(tr("Copy as LaTeX")), &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setMimeData(formulaAsLatex(*m_formula).release()); });
    connect(menu.addAction(tr("Copy as image")), &QAction::triggered, this, [this] {
        QGuiApplication::clipboard()->setMimeData(
            formulaAsImage(m_whole, em(), formulaPalette(Theme::light())).release());
    });
    menu.exec(event->globalPos());
}

} // namespace lab
