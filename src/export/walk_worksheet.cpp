// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/walk_worksheet.h"

#include <QFileInfo>

#include "export/markdown.h"
#include "export/mathml.h"
#include "export/worksheet_page.h"
#include "walkthrough/text.h"

namespace lab {

namespace {

WorksheetHeading headingOf(const WalkDocument &document, std::uint32_t seed)
{
    return {WalkText::tr("Attention: a worksheet"), walkSentence(document),
            walkAbout(document) + QStringLiteral(" \u00B7 ") + WalkText::tr("sheet %1").arg(seed),
            WalkText::tr("Answers")};
}

QString markdown(const WorksheetHeading &heading, const QList<Exercise> &exercises)
{
    QString text = QStringLiteral("# %1\n\n%2\n\n%3\n")
                       .arg(heading.title, markdownText(heading.sentence), markdownText(heading.about));
    QString answers;
    for (qsizetype k = 0; k < exercises.size(); ++k) {
        const Exercise &one = exercises[k];
        text += QStringLiteral("\n**%1.** ").arg(k + 1) + markdownText(one.text) + QStringLiteral("\n") +
                markdownFormula(one.latex);
        answers += QStringLiteral("\n**%1.**\n").arg(k + 1) + markdownFormula(one.answer);
    }
    return text + QStringLiteral("\n<div style=\"page-break-after: always\"></div>\n\n# %1\n").arg(heading.answers) +
           answers;
}

QString html(const WorksheetHeading &heading, const QList<Exercise> &exercises)
{
    QString text;
    QString answers;
    for (const Exercise &one : exercises) {
        const QString formula = one.latex.isEmpty() ? QString() : mathMl(one.latex);
        text += QStringLiteral("<li>") + one.text.toHtmlEscaped() + formula + QStringLiteral("</li>\n");
        answers += QStringLiteral("<li>") + mathMl(one.answer) + QStringLiteral("</li>\n");
    }
    static const QString kHead =
        QStringLiteral("<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>\n"
                       ":root { color-scheme: light dark; }\n"
                       "body { font: 16px/1.6 system-ui, \"Noto Sans\", \"Noto Sans CJK SC\", sans-serif; max-width: "
                       "800px; margin: 24px auto;"
                       " padding: 0 16px; }\nli { margin: 16px 0; }\nmath { overflow-x: auto; max-width: 100%; }\n"
                       ".answers { break-before: page; }\n</style>\n");
    return kHead + QStringLiteral("<title>") + heading.title.toHtmlEscaped() +
           QStringLiteral("</title>\n</head>\n<body>\n<h1>") + heading.title.toHtmlEscaped() +
           QStringLiteral("</h1>\n<p>") + heading.sentence.toHtmlEscaped() + QStringLiteral("</p>\n<p>") +
           heading.about.toHtmlEscaped() + QStringLiteral("</p>\n<ol>\n") + text +
           QStringLiteral("</ol>\n<section class=\"answers\">\n<h1>") + heading.answers.toHtmlEscaped() +
           QStringLiteral("</h1>\n<ol>\n") + answers + QStringLiteral("</ol>\n</section>\n</body>\n</html>\n");
}

} // namespace

void writeWorksheet(const QString &path, const WalkDocument &document, const QList<Exercise> &exercises,
                    std::uint32_t seed, const attn::Progress &progress)
{
    const WorksheetHeading heading = headingOf(document, seed);
    const QString ending = QFileInfo(path).suffix().toLower();
    const QByteArray bytes = ending == QLatin1String("pdf")    ? worksheetPdf(heading, exercises, document.metadata)
                             : ending == QLatin1String("html") ? html(heading, exercises).toUtf8()
                                                               : markdown(heading, exercises).toUtf8();
    writeFile(path, bytes, progress);
}

} // namespace lab
