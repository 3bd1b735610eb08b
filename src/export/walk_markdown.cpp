// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/markdown.h"
#include "export/walk_document.h"
#include "figures/labels.h"
#include "walkthrough/latex.h"
#include "walkthrough/text.h"

namespace lab {

namespace {

constexpr attn::Index kMostColumns = 12;
constexpr attn::Index kMostRows = 24;

QString cellText(const StepMatrix &matrix, attn::Index i, attn::Index j, int digits)
{
    const float value = matrix.values(i, j);
    return matrix.integers ? QString::number(static_cast<int>(value)) : markdownText(numberText(value, digits));
}

QString rowLine(const QStringList &cells)
{
    return QStringLiteral("| %1 |\n").arg(cells.join(QStringLiteral(" | ")));
}

QString table(const StepMatrix &matrix, int digits)
{
    const attn::Index rows = std::min(matrix.rowCount(), kMostRows);
    const attn::Index columns = std::min(matrix.columnCount(), kMostColumns);
    const bool cut = rows < matrix.rowCount() || columns < matrix.columnCount();
    QStringList head{QString()};
    QStringList rule{QStringLiteral("---")};
    for (attn::Index j = 0; j < columns; ++j) {
        head << (matrix.columns.isEmpty() ? QString::number(j + 1) : markdownText(matrix.columns.at(j)));
        rule << QStringLiteral("--:");
    }
    QString text = QStringLiteral("\n**$%1$** %2, %3 × %4")
                       .arg(plainLatex(latexColor(matrix.role, matrix.latex)), markdownText(matrix.title))
                       .arg(matrix.rowCount())
                       .arg(matrix.columnCount());
    if (cut)
        text += WalkText::tr(" (the first %1 × %2)").arg(rows).arg(columns);
    text += QStringLiteral("\n\n") + rowLine(head) + rowLine(rule);
    for (attn::Index i = 0; i < rows; ++i) {
        QStringList cells{matrix.rows.isEmpty() ? QString::number(i + 1) : markdownText(matrix.rows.at(i))};
        for (attn::Index j = 0; j < columns; ++j)
            cells << cellText(matrix, i, j, digits);
        text += rowLine(cells);
    }
    return text;
}

QString questionText(const Question &question)
{
    QString text = QStringLiteral("\n**%1** %2\n\n").arg(WalkText::tr("Predict first:"), markdownText(question.text));
    for (const QString &choice : question.choices)
        text += QStringLiteral("- %1\n").arg(markdownText(choice));
    return text + QStringLiteral("\n<details><summary>%1</summary>\n\n%2 %3\n\n</details>\n")
                      .arg(WalkText::tr("Answer"),
                           markdownText(question.choices.at(question.answer)) + QStringLiteral("."),
                           markdownText(question.reason));
}

QString stepText(const Step &step, int digits)
{
    QString text =
        QStringLiteral("\n## %1 · %2\n\n*%3*\n")
            .arg(step.number)
            .arg(markdownText(step.title), step.section.isEmpty()
                                               ? WalkText::tr("not in the document; %1").arg(markdownText(step.source))
                                               : markdownText(step.source));
    for (const Question &question : step.questions)
        text += questionText(question);
    text += QStringLiteral("\n%1\n").arg(markdownText(step.text));
    text +=
        markdownFormula(step.latex) + markdownFormula(step.latexWithShapes) + markdownFormula(step.latexWithNumbers);
    if (!step.note.isEmpty())
        text += QStringLiteral("\n*%1*\n").arg(markdownText(step.note));
    for (const Aside &aside : step.asides)
        text += QStringLiteral("\n**%1** %2\n").arg(markdownText(aside.question), markdownText(aside.answer));
    for (const StepMatrix &matrix : step.matrices()) {
        if (step.hasArrow(matrix.id))
            text += QStringLiteral("\n→\n");
        text += table(matrix, digits);
    }
    return text;
}

} // namespace

void writeWalkMarkdown(const QString &path, const WalkDocument &document, const attn::Progress &progress)
{
    const auto meta = [&](const char *key) { return QString::fromStdString(document.metadata.at(key)); };
    OutputFile file(path, progress);
    const attn::AttentionPlace &place = document.place.place;
    const QString text =
        document.run->trace->text.empty() ? meta("token_ids") : QString::fromStdString(document.run->trace->text);
    QString head = QStringLiteral("# %1\n\n%2\n").arg(WalkText::tr("Attention, step by step"), markdownText(text));
    head += QStringLiteral("\n%1 · %2 · %3 · %4\n")
                .arg(markdownText(meta("model")), placeName(place),
                     WalkText::tr("layer %1").arg(attn::value(place.layer)), headName(document.place.head));
    const QString taught = supervision(document.run->model->config(), place, document.place.head);
    if (!taught.isEmpty())
        head += QStringLiteral("\n★ %1\n").arg(taught);
    head += QStringLiteral("\n    %1\n").arg(meta("command"));
    file.write(head.toStdString());
    for (qsizetype k = 0; k < document.steps.size(); ++k) {
        progress.at(static_cast<double>(k) / static_cast<double>(document.steps.size()));
        file.write(stepText(document.steps[k], document.style.digits).toStdString());
    }
    file.commit();
}

} // namespace lab
