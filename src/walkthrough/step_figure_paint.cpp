// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/painter.h"
#include "walkthrough/formula_colors.h"
#include "walkthrough/step_figure.h"

namespace lab {

void StepFigure::paintHead(QPainter &painter) const
{
    const Theme &theme = *style().theme;
    const double width = m_area.width() - 2 * kMargin;
    const double left = m_area.left() + kMargin;
    const double baseline = m_area.top() + m_type.lineHeight(kTitleStep) * 0.75;
    if (style().title) {
        const TextLine line{{{title(), m_type.font(title(), kTitleStep, true), theme.text}}};
        line.paint(painter, {left, baseline});
        TextLine source{{{m_step.source, m_type.font(m_step.source, -1), theme.dim}}};
        source.elide(width);
        source.paint(painter, m_sourceBelow ? QPointF(left, baseline + m_type.lineHeight(-1) + 2)
                                            : QPointF(left + line.width() + kSourceGap, baseline));
    }
    if (m_covered)
        return;
    double y = m_textTop + m_type.lineHeight() / 2 + m_type.middleToBaseline();
    for (const QString &text : m_text) {
        TextLine{{{text, m_type.font(text), theme.text}}}.paint(painter, {left, y});
        y += m_type.lineHeight();
    }
}

/// The step's note, and below it what a picture that stands alone must say.
void StepFigure::paintFoot(QPainter &painter) const
{
    const double left = m_area.left() + kMargin;
    double y = m_area.bottom() - 10 - static_cast<double>(m_foot.size()) * m_type.lineHeight(-1);
    if (!m_step.note.isEmpty())
        TextLine{{{m_step.note, m_type.font(m_step.note, -1), style().theme->dim}}}.paint(painter, {left, y});
    for (const TextLine &line : m_foot) {
        y += m_type.lineHeight(-1);
        line.paint(painter, {left, y});
    }
}

/// A term is lit where what is pointed at is the term's own part, or inside the matrix it stands for.
bool StepFigure::isLit(const QString &term, bool inNumbers) const
{
    if (m_focus.isEmpty())
        return false;
    const Spot spot = placeOfTerm(term, inNumbers);
    if (inNumbers)
        return (spot.quantity && spot.quantity == m_focus.quantity) ||
               (!spot.part.isEmpty() && spot.part == m_focus.part);
    return spot.part.matrix == m_focus.part.matrix && !spot.part.isEmpty() &&
           (spot.part.row < 0 || spot.part.row == m_focus.part.row) &&
           (spot.part.col < 0 || spot.part.col == m_focus.part.col);
}

void StepFigure::paintLine(QPainter &painter, const Line &line) const
{
    FormulaLook look{line.em, formulaPalette(*style().theme), {}};
    const bool inNumbers = &line != &m_formula;
    QColor fill = style().theme->query.fill;
    fill.setAlpha(kFocusAlpha);
    for (const QString &term : line.formula.termNames())
        if (isLit(term, inNumbers))
            look.marks.insert(term, {fill, {}});
    paintFormula(painter, line.origin, line.layout, look, line.formula.latex());
}

/// One query against one key, then its row, then all.
std::optional<MatrixPart> StepFigure::builtPart(std::size_t table) const
{
    if (m_built == Built::All || !m_step.builds || !isResult(table))
        return {};
    std::optional<MatrixPart> part = chosenPart();
    if (part && m_built == Built::Row)
        part->col = -1;
    return part;
}

void StepFigure::paint(QPainter &painter, const QRectF &area) const
{
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    if (!style().transparent)
        painter.fillRect(area, style().theme->panel);
    QRectF page = area;
    if (const double scale = fittingScale(area.size()); scale < 1) {
        painter.translate(area.topLeft());
        painter.scale(scale, scale);
        page = QRectF(QPointF(), area.size() / scale);
    }
    layOut(page);
    paintHead(painter);
    paintFoot(painter);
    paintLine(painter, m_formula);
    if (numbers())
        paintLine(painter, *m_numbers);
    const QRectF seen = painter.hasClipping() ? painter.clipBoundingRect() : page;
    for (std::size_t i = 0; i < m_tables.size(); ++i) {
        if (!m_tables[i]->bounds().intersects(seen))
            continue;
        if (isCovered(i))
            m_tables[i]->paintCovered(painter);
        else
            m_tables[i]->paint(painter, m_marks, m_focus.part, builtPart(i));
    }
    paintArrows(painter);
    paintCurves(painter);
    painter.restore();
}

} // namespace lab
