// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/walk_worksheet.h"

#include <QFileInfo>

#include "export/markdown.h"
#include "export/mathml.h"
#include "export/worksheet_page.h"
#include "session/language.h"
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

/// Sideways out of sight it can be scrolled to.
QString formula(const QString &latex)
{
    return QStringLiteral("<div class=\"formula\">") + mathMl(latex) + QStringLiteral("</div>");
}

QString html(const WorksheetHeading &heading, const QList<Exercise> &exercises)
{
    QString text;
    QString answers;
    for (const Exercise &one : exercises) {
        const QString room = one.latex.isEmpty() ? QStringLiteral("<div class=\"line\"></div>") : formula(one.latex);
        text += QStringLiteral("<li>") + one.text.toHtmlEscaped() + room + QStringLiteral("</li>\n");
        answers += QStringLiteral("<li>") + formula(one.answer) + QStringLiteral("</li>\n");
    }
    const QString head = QStringLiteral(R"(<!DOCTYPE html>
<html lang="%1">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
:root { color-scheme: light dark; }
@media print { :root { color-scheme: light; } }
@page { size: A4; margin: 20mm; }
body { font: 16px/1.6 system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif; max-width: 800px; margin: 24px auto;
  padding: 0 16px; }
h1 { font-size: 1.5rem; }
li { margin: 16px 0 40px; break-inside: avoid; }
.formula { overflow: auto hidden; padding: 4px 0; }
.formula math { display: inline-block; font-size: 1.15rem; }
.line { height: 40px; border-bottom: 1px solid; }
.answers { break-before: page; }
.answers li { margin: 16px 0; }
@media print { body { margin: 0; padding: 0; } .formula { overflow: visible; } }
</style>
)")
                             .arg(QString(interfaceLanguage()).replace(u'_', u'-'));
    return head + QStringLiteral("<title>") + heading.title.toHtmlEscaped() +
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
