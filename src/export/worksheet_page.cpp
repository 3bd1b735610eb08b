// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/worksheet_page.h"

#include <vector>

#include "export/pdf_page.h"
#include "export/walk_pictures.h"
#include "figures/text_flow.h"
#include "figures/theme.h"
#include "formula/painter.h"
#include "walkthrough/formula_colors.h"
#include "walkthrough/text.h"

namespace lab {

namespace {

constexpr QSizeF kA4(794, 1123); // 1/96 inch
constexpr double kMargin = 76;   // 2 cm
constexpr double kPoints = 11;
constexpr double kFormulaEms = 1.25; // of the type
constexpr double kNumberRoom = 32;   // left of an exercise, for its number
constexpr double kToWork = 56;       // below an exercise, to work it out
constexpr double kBetween = 22;      // two answers
constexpr int kTitleStep = 3;

FigureStyle printed()
{
    FigureStyle style;
    style.pointSize = kPoints;
    return style;
}

/// What stays together on a page: lines of text, then a formula or a line to write on.
struct Block {
    QString number;
    QList<TextLine> text;
    std::vector<FormulaLayout> formulas; ///< one below the other
    bool ruled = false;
    double lineHeight = 0;
    double height = 0; ///< with the gap below
};

/// Puts blocks on pages.
class Papers {
public:
    explicit Papers(MathFontPtr font) : m_style(printed()), m_type(m_style), m_font(std::move(font)) {}

    void startPage() { m_pages.emplace_back(); }
    void add(const QString &title, int step, const QColor &color)
    {
        Block block;
        block.text = linesOf({title, m_type.font(title, step, step > 1), color}, width());
        block.lineHeight = m_type.lineHeight(step);
        block.height = static_cast<double>(block.text.size()) * block.lineHeight + (step > 0 ? 8 : kBetween);
        put(std::move(block));
    }
    /// `below`: what is left free.
    void add(qsizetype number, const QString &text, const QString &latex, double below)
    {
        Block block;
        block.number = QStringLiteral("%1.").arg(number);
        const double room = width() - kNumberRoom;
        if (!text.isEmpty())
            block.text = linesOf({text, m_type.font(text), m_style.theme->text}, room);
        block.lineHeight = m_type.lineHeight();
        if (!latex.isEmpty())
            block.formulas = FormulaLayout::lines(Formula(latex), m_font, room / em());
        block.ruled = latex.isEmpty();
        block.height = static_cast<double>(block.text.size()) * block.lineHeight + below;
        for (const FormulaLayout &formula : block.formulas)
            block.height += formulaHeight(formula);
        block.height += block.ruled ? kRule : 0;
        put(std::move(block));
    }

    int pageCount() const { return static_cast<int>(m_pages.size()); }
    void paint(QPainter &painter, int page) const
    {
        double y = kMargin;
        for (const Block &block : m_pages.at(static_cast<std::size_t>(page)).blocks)
            y = paintBlock(painter, block, y);
        const QString number = WalkText::tr("%1 of %2").arg(page + 1).arg(pageCount());
        const TextLine foot{{{number, m_type.font(number, -1), m_style.theme->dim}}};
        foot.paint(painter, {kA4.width() - kMargin - foot.width(), kA4.height() - kMargin / 2});
    }

private:
    static constexpr double kRule = 34;
    static constexpr double kTextToFormula = 8;
    struct Page {
        std::vector<Block> blocks;
        double used = 0;
    };

    static double width() { return kA4.width() - 2 * kMargin; }
    static QList<TextLine> linesOf(const TextRun &run, double room)
    {
        QList<TextLine> lines;
        for (const QString &text : wrapped(run.text, run.font, room))
            lines << TextLine{{{text, run.font, run.color}}};
        return lines;
    }
    double em() const { return kFormulaEms * m_type.pixels(); }
    double formulaHeight(const FormulaLayout &formula) const { return formula.size(em()).height() + kTextToFormula; }

    void put(Block block)
    {
        if (m_pages.back().used + block.height > kA4.height() - 2 * kMargin && !m_pages.back().blocks.empty())
            startPage();
        m_pages.back().used += block.height;
        m_pages.back().blocks.push_back(std::move(block));
    }

    double paintBlock(QPainter &painter, const Block &block, double top) const
    {
        const double left = kMargin + (block.number.isEmpty() ? 0 : kNumberRoom);
        double y = top;
        for (const TextLine &line : block.text) {
            line.paint(painter, {left, y + 0.75 * block.lineHeight});
            y += block.lineHeight;
        }
        double first = top;
        for (const FormulaLayout &formula : block.formulas) {
            y += kTextToFormula;
            paintFormula(painter, {left, y + formula.ascent(em())}, formula,
                         {em(), formulaPalette(*m_style.theme), {}});
            if (block.text.isEmpty() && &formula == &block.formulas.front())
                first = y + formula.ascent(em()) - 0.75 * m_type.lineHeight();
            y += formula.size(em()).height();
        }
        if (block.ruled) {
            painter.setPen(QPen(m_style.theme->dim, 1));
            painter.drawLine(QLineF(left, y + kRule - 4, kA4.width() - kMargin, y + kRule - 4));
        }
        const TextLine number{{{block.number, m_type.font(block.number, 0, true), m_style.theme->text}}};
        if (!block.number.isEmpty())
            number.paint(painter, {kMargin, first + 0.75 * m_type.lineHeight()});
        return top + block.height;
    }

    FigureStyle m_style;
    Type m_type;
    MathFontPtr m_font;
    std::vector<Page> m_pages;
};

} // namespace

QByteArray worksheetPdf(const WorksheetHeading &heading, const QList<Exercise> &exercises, const RunMetadata &metadata)
{
    const FigureStyle style = printed();
    Papers sheet(neededMathFont());
    sheet.startPage();
    sheet.add(heading.title, kTitleStep, style.theme->text);
    sheet.add(heading.sentence, 1, style.theme->text);
    sheet.add(heading.about, -1, style.theme->dim);
    for (qsizetype k = 0; k < exercises.size(); ++k)
        sheet.add(k + 1, exercises[k].text, exercises[k].latex, exercises[k].latex.isEmpty() ? kBetween : kToWork);
    sheet.startPage();
    sheet.add(heading.answers, kTitleStep, style.theme->text);
    sheet.add(heading.about, -1, style.theme->dim);
    for (qsizetype k = 0; k < exercises.size(); ++k)
        sheet.add(k + 1, {}, exercises[k].answer, kBetween);
    const QString title = QStringLiteral("%1 \u00B7 %2").arg(heading.title, heading.sentence);
    const auto paint = [&](QPainter &painter, int page) { sheet.paint(painter, page); };
    return pdf({title, kA4, sheet.pageCount(), paint}, metadata);
}

} // namespace lab
