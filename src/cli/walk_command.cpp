// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFileInfo>
#include <QGuiApplication>

#include "cli/commands.h"
#include "cli/experiment_arguments.h"
#include "cli/look_arguments.h"
#include "cli/walk_arguments.h"
#include "export/walk_html.h"
#include "export/walk_pictures.h"
#include "export/walk_worksheet.h"
#include "session/language.h"

namespace lab {

namespace {

/// Where it goes, and whether it is a worksheet.
struct Output {
    explicit Output(const Arguments &arguments)
        : path(outputFrom(arguments, {QStringLiteral("md"), QStringLiteral("html"), QStringLiteral("json"),
                                      QStringLiteral("pdf"), QStringLiteral("png")})),
          ending(QFileInfo(path).suffix().toLower()), seed(arguments.number("worksheet", 0))
    {
        if (seed && (ending == QLatin1String("json") || ending == QLatin1String("png")))
            throw UsageError{QStringLiteral("--worksheet can't be written as %1").arg(ending.toUpper()),
                             QStringLiteral("end --out with .pdf, .html or .md")};
    }
    /// Which needs fonts.
    bool isPicture() const { return ending == QLatin1String("pdf") || ending == QLatin1String("png"); }

    QString path;
    QString ending;
    std::optional<int> seed;
};

void write(const Output &out, const RunValuesPtr &values, const WalkDocument &document, const WalkArguments &asked,
           const LookArguments &look, const attn::Progress &progress)
{
    const auto drawn = [&] { return WalkLook{look.style(), asked.shapes, look.exportOptions(out.ending)}; };
    if (out.seed) {
        const auto seed = static_cast<std::uint32_t>(*out.seed);
        writeWorksheet(out.path, document,
                       worksheet(*values, document.place.place, document.place.head, seed, asked.style), seed,
                       progress);
    } else if (out.ending == QLatin1String("pdf")) {
        writeWalkHandout(out.path, document, drawn(), progress);
    } else if (out.ending == QLatin1String("png")) {
        writeWalkFrames(out.path, document, drawn(), progress);
    } else if (out.ending == QLatin1String("html")) {
        writeWalkHtml(out.path, values, document, asked.step, progress);
    } else if (out.ending == QLatin1String("json")) {
        writeWalkJson(out.path, document, progress);
    } else {
        writeWalkMarkdown(out.path, document, progress);
    }
}

/// Pictures need fonts; texts do without a platform.
std::unique_ptr<QCoreApplication> application(bool pictures)
{
    static int argc = 1; // translations need an application object; its arguments are not ours
    static char name[] = "attention-lab";
    static char *argv[] = {name, nullptr};
    if (pictures)
        return std::make_unique<QGuiApplication>(argc, argv);
    return std::make_unique<QCoreApplication>(argc, argv);
}

} // namespace

void walkCommand(const Invocation &invocation)
{
    const Arguments &arguments = invocation.arguments;
    const Output out(arguments);
    const WalkArguments asked(arguments);
    const LookArguments look(arguments);
    const Experiment experiment = experimentFrom(arguments);

    Runner runner;
    const attn::Progress computing = invocation.progress.stage("computing");
    const attn::ModelConfig &config = runner.model(experiment.model, computing)->config();
    const attn::AttentionPlace place = look.placeIn(config);
    const attn::HeadIndex head = look.headIn(config);
    const auto values = std::make_shared<const RunValues>(runExperiment(runner, arguments, experiment, computing));

    const QuietStandardError quiet(out.isPicture() && !arguments.has("verbose"));
    const auto alive = application(out.isPicture());
    installTranslations();
    const Walkthrough walk = asked.walkIn(values, place, head);
    const WalkDocument document = walkDocument(walk, asked.style, asked.stepsOf(walk), invocation.command);
    write(out, values, document, asked, look, invocation.progress.stage("writing"));
}

} // namespace lab
