// SPDX-License-Identifier: GPL-3.0-or-later
// `walk`, as its user runs it.
#include <QDir>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

#include "support/files.h"
#include "support/program.h"

using support::runProgram;

class CliWalkTest : public QObject {
    Q_OBJECT
private slots:
    void jsonHasEveryStep_data();
    void jsonHasEveryStep();
    void matricesAreTheRunsTensors();
    void latexIsPlain();
    void aStepAlone();
    void aChosenCell();
    void wrongAsked_data();
    void wrongAsked();
    void digits();
    void markdownReads();
    void htmlIsOneFile();
    void htmlTakesAnyText();
    void sameCommandSameFile();
    void aWorksheet();
    void aPrintedWorksheetHasItsAnswersOnThePageAfter();
    void aHandoutHasAPageForEachStep();
    void framesAreOfOneSize();
    void nothingIsLeftOfFramesThatFail();

private:
    QString out(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    QStringList walk(const char *model, const QString &file, const QStringList &more = {}) const
    {
        QStringList arguments{"walk", "--model", support::goldenModel(model), "--tokens", "5,9,7,11", "--out", file};
        if (QByteArray(model).contains("encdec"))
            arguments << "--target-tokens"
                      << "3,6,8";
        return arguments + more;
    }
    QJsonObject json(const char *model, const QStringList &more = {}) const
    {
        const QString file = out("walk.json");
        const support::Outcome outcome = runProgram(walk(model, file, more));
        if (outcome.status != 0)
            qWarning() << outcome.err;
        return QJsonDocument::fromJson(QByteArray::fromStdString(support::readFile(file.toStdString()))).object();
    }
    static QJsonValue step(const QJsonObject &all, const char *id)
    {
        for (const QJsonValue &one : all["steps"].toArray()) {
            if (one["id"].toString() == QLatin1String(id))
                return one;
        }
        return {};
    }
    QTemporaryDir m_folder;
};

void CliWalkTest::jsonHasEveryStep_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<int>("count");
    QTest::newRow("pre") << QByteArray("tiny-encdec-pre") << 20;
    QTest::newRow("post") << QByteArray("tiny-encdec-post") << 20;
    QTest::newRow("decoder") << QByteArray("tiny-decoder") << 20;
    QTest::newRow("classifier") << QByteArray("tiny-classifier") << 20;
    QTest::newRow("encoder") << QByteArray("tiny-encoder") << 19;
}

void CliWalkTest::jsonHasEveryStep()
{
    QFETCH(const QByteArray, model);
    QFETCH(const int, count);
    const QJsonObject all = json(model.constData());
    QCOMPARE(all["steps"].toArray().size(), count);
    for (const char *key : {"model", "tokens", "attention", "head", "query", "key", "version", "command"})
        QVERIFY2(all["metadata"].toObject().contains(QLatin1String(key)), key);
    int number = 0;
    for (const QJsonValue &one : all["steps"].toArray()) {
        const QJsonObject step = one.toObject();
        QCOMPARE(step["number"].toInt(), number++);
        for (const char *key : {"id", "title", "source", "latex", "latex_with_shapes", "latex_with_numbers", "text"})
            QVERIFY2(!step[QLatin1String(key)].toString().isEmpty(), qPrintable(step["id"].toString() + " " + key));
        QVERIFY(step.contains("section") && (step["section"].isNull() || !step["section"].toString().isEmpty()));
        QVERIFY(step["inputs"].isArray());
        QJsonArray matrices = step["inputs"].toArray();
        if (step["result"].isArray()) {
            for (const QJsonValue &result : step["result"].toArray())
                matrices.append(result);
        } else {
            matrices.append(step["result"]);
        }
        for (const QJsonValue &matrix : matrices) {
            const QJsonArray shape = matrix["shape"].toArray();
            QCOMPARE(matrix["data"].toArray().size(), shape[0].toInt() * shape[1].toInt());
            QVERIFY(!matrix["name"].toString().isEmpty());
        }
    }
}

void CliWalkTest::matricesAreTheRunsTensors()
{
    const QJsonObject all = json("tiny-encdec-pre", {"--attention", "cross", "--layer", "1", "--head", "1"});
    QStringList arguments = walk("tiny-encdec-pre", out("run.json"));
    arguments[0] = "run";
    QCOMPARE(runProgram(arguments).status, 0);
    const QJsonObject run =
        QJsonDocument::fromJson(QByteArray::fromStdString(support::readFile(out("run.json").toStdString()))).object();
    const auto tensor = [&](const char *name) {
        return run["tensors"][QLatin1String("decoder.1.cross.") + QLatin1String(name)]["data"].toArray();
    };
    const auto sameHead = [](const QJsonArray &stack, const QJsonValue &matrix, int head) {
        const QJsonArray data = matrix["data"].toArray();
        for (int k = 0; k < data.size(); ++k) {
            if (stack[head * data.size() + k] != data[k])
                return false;
        }
        return !data.isEmpty();
    };
    QVERIFY(sameHead(tensor("weights"), step(all, "softmax")["result"], 1));
    QVERIFY(sameHead(tensor("scores"), step(all, "scale")["result"], 1));
    QVERIFY(sameHead(tensor("context"), step(all, "context")["result"], 1));
    QVERIFY(sameHead(tensor("output"), step(all, "output")["result"], 0));
    QVERIFY(sameHead(tensor("q"), step(all, "qkv")["result"][0], 1));
    // S is unscaled: the run's scores are 1/√16 of it
    const QJsonArray raw = step(all, "scores")["result"]["data"].toArray();
    for (int k = 0; k < raw.size(); ++k)
        QVERIFY(std::abs(raw[k].toDouble() / 4 - tensor("scores")[raw.size() + k].toDouble()) < 1e-5);
}

void CliWalkTest::latexIsPlain()
{
    const QJsonObject all = json("tiny-encdec-pre");
    for (const QJsonValue &one : all["steps"].toArray()) {
        for (const char *key : {"latex", "latex_with_shapes", "latex_with_numbers"}) {
            const QString latex = one[QLatin1String(key)].toString();
            QVERIFY2(!latex.contains("\\term") && !latex.contains("{query}"), qPrintable(latex));
        }
    }
    QVERIFY(step(all, "scores")["latex"].toString().contains("\\textcolor{blue}{Q"));
}

void CliWalkTest::aStepAlone()
{
    const QJsonObject all = json("tiny-encdec-pre", {"--step", "7"});
    QCOMPARE(all["steps"].toArray().size(), 1);
    QCOMPARE(all["steps"][0]["id"].toString(), "scores");
    QCOMPARE(all["steps"][0]["number"].toInt(), 7);
}

void CliWalkTest::aChosenCell()
{
    const QJsonObject all = json("tiny-encdec-pre", {"--query", "2", "--key", "0"});
    QCOMPARE(all["metadata"]["query"].toString(), "2");
    QVERIFY(step(all, "scores")["latex_with_numbers"].toString().startsWith("s_{3,1} = "));
}

void CliWalkTest::wrongAsked_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("step") << QByteArray("tiny-encdec-pre") << QStringList{"--step", "20"} << 3 << QByteArray("0 to 19");
    QTest::newRow("the model's step") << QByteArray("tiny-encoder") << QStringList{"--step", "19"} << 3
                                      << QByteArray("0 to 18");
    QTest::newRow("query") << QByteArray("tiny-encoder") << QStringList{"--query", "4"} << 3 << QByteArray("0 to 3");
    QTest::newRow("key") << QByteArray("tiny-encoder") << QStringList{"--key", "4"} << 3 << QByteArray("0 to 3");
    QTest::newRow("keys as queries") << QByteArray("tiny-encdec-pre") << QStringList{"--keys-are-queries"} << 3
                                     << QByteArray("self-attention");
    QTest::newRow("head") << QByteArray("tiny-encoder") << QStringList{"--head", "2"} << 3 << QByteArray("head");
    QTest::newRow("no number") << QByteArray("tiny-encoder") << QStringList{"--step", "x"} << 2 << QByteArray("--step");
    QTest::newRow("digits") << QByteArray("tiny-encoder") << QStringList{"--digits", "7"} << 2
                            << QByteArray("--digits");
}

void CliWalkTest::wrongAsked()
{
    QFETCH(const QByteArray, model);
    QFETCH(const QStringList, more);
    QFETCH(const int, status);
    QFETCH(const QByteArray, says);
    const QString file = out("none.json");
    const support::Outcome outcome = runProgram(walk(model.constData(), file, more));
    QCOMPARE(outcome.status, status);
    QCOMPARE(outcome.errorLines(), 1);
    QVERIFY2(outcome.err.contains(says), outcome.err);
    QVERIFY(!QFile::exists(file));
    QCOMPARE(runProgram(walk(model.constData(), out("none.txt"))).status, 2);
}

void CliWalkTest::digits()
{
    static const QRegularExpression result("= (-?\\d+\\.\\d+)$");
    for (const int digits : {2, 6}) {
        const QJsonObject all = json("tiny-encdec-pre", {"--digits", QString::number(digits), "--step", "10"});
        QString latex = all["steps"][0]["latex_with_numbers"].toString();
        latex.remove("\\textcolor{purple}{").remove('}').replace("\\approx", "=");
        const QString number = result.match(latex).captured(1);
        QVERIFY2(number.section('.', 1).size() == digits, qPrintable(latex));
    }
}

void CliWalkTest::markdownReads()
{
    const QString file = out("walk.md");
    QCOMPARE(runProgram(walk("tiny-encdec-pre", file)).status, 0);
    const QString text = QString::fromStdString(support::readFile(file.toStdString()));
    QCOMPARE(text.count(QRegularExpression("^## \\d+ ", QRegularExpression::MultilineOption)), 20);
    QCOMPARE(text.count("\n$$\n") % 2, 0);
    QVERIFY(text.count("\n$$\n") >= 20 * 3 * 2);
    QVERIFY(text.contains("document 2.2.1") && text.contains("not in the document; Vaswani et al. 2017"));
    QVERIFY(!text.contains("\\term") && !text.contains("%1"));
    // every table's rows have as many cells as its head
    int cells = 0;
    for (const QString &line : text.split('\n')) {
        const int here = int(QString(line).remove("\\|").count('|'));
        if (line.startsWith("| ") && cells > 0)
            QCOMPARE(here, cells);
        cells = line.startsWith("| ") ? here : 0;
    }
}

void CliWalkTest::htmlIsOneFile()
{
    const QString file = out("walk.html");
    QCOMPARE(runProgram(walk("tiny-encdec-pre", file)).status, 0);
    const QByteArray page = QByteArray::fromStdString(support::readFile(file.toStdString()));
    QVERIFY(page.size() > 10000 && page.size() < 3'000'000);
    for (const char *never : {"src=", "href=", "url(", "@import", "fetch(", "XMLHttpRequest", "@DATA@", "@TITLE@"})
        QVERIFY2(!page.contains(never), never);
    for (const char *printed : {"\"beforeprint\"", "@page { size: A4 landscape", ".paper nav"})
        QVERIFY2(page.contains(printed), printed);
    const qsizetype from = page.indexOf("application/json\">") + 18;
    const QJsonObject data = QJsonDocument::fromJson(page.mid(from, page.indexOf("</script>", from) - from)).object();
    const QJsonArray heads = data["languages"][0]["heads"].toArray();
    QCOMPARE(heads.size(), 2);
    QCOMPARE(heads[1]["steps"].toArray().size(), 20);
    const QJsonArray strings = data["strings"].toArray();
    for (const QJsonValue &head : heads) {
        for (const QJsonValue &step : head["steps"].toArray()) {
            const QString formula = strings[step["latex"].toInt()].toString();
            QVERIFY(formula.startsWith("<math") && formula.endsWith("</math>"));
            for (const QJsonValue &matrix : step["results"].toArray())
                QVERIFY(!data["matrices"][matrix["numbers"].toInt()]["data"].toString().isEmpty());
        }
    }
}

/// One that names the places that the page is filled in at, or looks like its markup.
void CliWalkTest::htmlTakesAnyText()
{
    const QString file = out("named.html"), text = "@DATA@ @SCRIPT@ @STYLE@ @TITLE@ </script><b>&amp;";
    QCOMPARE(runProgram({"walk", "--text", text, "--out", file}).status, 0);
    const QByteArray page = QByteArray::fromStdString(support::readFile(file.toStdString()));
    QVERIFY(page.contains("<title>" + text.toHtmlEscaped().toUtf8() + "</title>"));
    const qsizetype from = page.indexOf("application/json\">") + 18;
    const QJsonObject data = QJsonDocument::fromJson(page.mid(from, page.indexOf("</script>", from) - from)).object();
    QCOMPARE(data["sentence"].toString(), text);
}

void CliWalkTest::sameCommandSameFile()
{
    for (const char *name : {"same.html", "same.json", "same.md"}) {
        QCOMPARE(runProgram(walk("tiny-encdec-post", out(name))).status, 0);
        const std::string first = support::readFile(out(name).toStdString());
        QCOMPARE(runProgram(walk("tiny-encdec-post", out(name))).status, 0);
        QVERIFY(first == support::readFile(out(name).toStdString()));
    }
}

void CliWalkTest::aWorksheet()
{
    for (const char *name : {"sheet.md", "sheet.html"}) {
        const QString file = out(name);
        const support::Outcome outcome = runProgram(walk("tiny-encdec-pre", file, {"--worksheet", "7"}));
        QVERIFY2(outcome.status == 0, outcome.err);
        const QByteArray text = QByteArray::fromStdString(support::readFile(file.toStdString()));
        QVERIFY(text.contains("Answers") && text.indexOf("page") < text.lastIndexOf("Answers"));
        QVERIFY(!text.contains("\\term") && !text.contains("%1"));
        if (!file.endsWith("html"))
            continue;
        QVERIFY(text.contains("<html lang=\"en\">"));
        QCOMPARE(text.count("<li>"), text.count("class=\"formula\"") + text.count("class=\"line\"")); // room to answer
        QCOMPARE(text.count("class=\"line\""), 1);
    }
    for (const char *name : {"sheet.json", "sheet.png"}) {
        const support::Outcome wrong = runProgram(walk("tiny-encdec-pre", out(name), {"--worksheet", "7"}));
        QCOMPARE(wrong.status, 2);
        QVERIFY(wrong.err.contains(".pdf, .html or .md"));
    }
}

void CliWalkTest::aPrintedWorksheetHasItsAnswersOnThePageAfter()
{
    const QString file = out("sheet.pdf");
    for (const char *language : {"en", "zh_CN"}) {
        const support::Outcome made =
            runProgram(walk("tiny-encdec-pre", file, {"--worksheet", "7", "--language", language}));
        QVERIFY2(made.status == 0 && made.err.isEmpty(), made.err);
        const support::Outcome text = support::runCommand("pdftotext", {"-layout", file, "-"});
        QVERIFY2(text.status == 0, "needs poppler-utils");
        const QList<QByteArray> pages = text.out.split('\f');
        QCOMPARE(pages.size(), 2 + 1); // each ends with one
        const QByteArray answers = QByteArray(language) == "en" ? "Answers" : "答案";
        QVERIFY2(!pages[0].contains(answers) && pages[1].contains(answers), pages[1]);
        for (const char *number : {"1.", "2.", "6."})
            QVERIFY2(pages[0].contains(number) && pages[1].contains(number), pages[0]);
    }
}

void CliWalkTest::aHandoutHasAPageForEachStep()
{
    const QString file = out("walk.pdf");
    const support::Outcome made = runProgram(walk("tiny-encdec-pre", file));
    QVERIFY2(made.status == 0 && made.err.isEmpty(), made.err);
    const QByteArray bytes = QByteArray::fromStdString(support::readFile(file.toStdString()));
    QVERIFY(bytes.contains("<lab:model>tiny-encdec-pre</lab:model>"));
    const support::Outcome text = support::runCommand("pdftotext", {"-layout", file, "-"});
    QVERIFY2(text.status == 0, "needs poppler-utils");
    const QList<QByteArray> pages = text.out.split('\f');
    QCOMPARE(pages.size(), 20 + 1); // each ends with one
    for (int k = 0; k < 20; ++k) {
        QVERIFY2(pages[k].contains(QByteArray::number(k) + " \u00B7 "), pages[k]);
        QVERIFY2(pages[k].contains(QByteArray::number(k + 1) + " of 20"), pages[k]);
    }
    QCOMPARE(runProgram(walk("tiny-encdec-pre", file, {"--step", "3"})).status, 0);
    QCOMPARE(support::runCommand("pdftotext", {file, "-"}).out.count('\f'), 1);
}

void CliWalkTest::framesAreOfOneSize()
{
    const support::Outcome made = runProgram(walk("tiny-encdec-post", out("frame.png"), {"--theme", "dark"}));
    QVERIFY2(made.status == 0 && made.err.isEmpty(), made.err);
    const QStringList frames = QDir(m_folder.path()).entryList({"frame*.png"}, QDir::Files, QDir::Name);
    QCOMPARE(frames.size(), 20);
    QCOMPARE(frames.first(), "frame-00.png");
    QCOMPARE(frames.last(), "frame-19.png");
    const QSize size = QImage(m_folder.filePath(frames.first())).size();
    QVERIFY(size.width() % 2 == 0 && size.height() % 2 == 0 && size.width() > 600);
    for (const QString &frame : frames) {
        const QImage image(m_folder.filePath(frame));
        QCOMPARE(image.size(), size);
        QVERIFY(image.pixelColor(1, 1).lightnessF() < 0.2);
        const QString options = QStringLiteral("--view walkthrough --step %1 ").arg(frame.mid(6, 2).toInt());
        QVERIFY2(image.text("options").startsWith(options), qPrintable(image.text("options")));
    }
    QCOMPARE(runProgram(walk("tiny-encdec-post", out("alone.png"), {"--step", "4", "--size", "801x603"})).status, 0);
    QCOMPARE(QImage(out("alone.png")).size(), QSize(801, 603));
}

void CliWalkTest::nothingIsLeftOfFramesThatFail()
{
    QVERIFY(QDir(m_folder.path()).mkpath("in-the-way-05.png"));
    const support::Outcome failed = runProgram(walk("tiny-encdec-post", out("in-the-way.png")));
    QCOMPARE(failed.status, 3);
    QVERIFY2(failed.err.contains("in-the-way-05.png") && failed.errorLines() == 1, failed.err);
    QCOMPARE(QDir(m_folder.path()).entryList({"in-the-way*"}, QDir::Files).size(), 0);
}

QTEST_GUILESS_MAIN(CliWalkTest)
#include "tst_cli_walk.moc"
