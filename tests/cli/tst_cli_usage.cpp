// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "support/program.h"

/// What a wrong command line gets: the status, and one line that names what is wrong and what to do.
class CliUsageTest : public QObject {
    Q_OBJECT

private slots:
    void fails_data();
    void fails();
    void helpNamesEverything();
    void helpOfASubcommand_data();
    void helpOfASubcommand();
    void version();

private:
    QTemporaryDir m_folder;
};

void CliUsageTest::fails_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("says");

    const QString model = support::goldenModel("tiny-encdec-pre");
    const auto row = [&](const char *name, int status, const char *says, const QStringList &arguments) {
        QTest::newRow(name) << arguments << status << QString::fromUtf8(says);
    };
    const auto run = [&](const char *name, int status, const char *says, const QStringList &more) {
        row(name, status, says, QStringList{"run", "--model", model, "--out", "OUT.json"} + more);
    };
    const auto text = [&](const char *name, int status, const char *says, const QStringList &more) {
        run(name, status, says, QStringList{"--text", "the cat sees"} + more);
    };
    const auto render = [&](const char *name, int status, const char *says, const QStringList &more) {
        row(name, status, says,
            QStringList{"render", "--model", model, "--text", "the cat", "--out", "OUT.png"} + more);
    };
    const auto table = [&](const char *name, int status, const char *says, const QStringList &more) {
        row(name, status, says, QStringList{"table", "--model", model, "--text", "the cat", "--out", "OUT.csv"} + more);
    };

    row("no display", 3, "no display for the window", {});
    row("unknown subcommand", 2, "subcommand \"rum\"; the subcommands are run", {"rum"});
    row("unknown leading option", 2, "option \"--rum\"", {"--rum"});
    row("audit not built", 2, "audit is not available", {"audit"});
    row("verify not built", 2, "verify is not available", {"verify", "folder"});
    row("bench with an operand", 2, "\"fast\" is not expected", {"bench", "fast"});
    row("bench nowhere", 3, "there is no folder nowhere/at", {"bench", "--json", "nowhere/at/all.json"});
    row("bench without a file", 2, "--json", {"bench", "--json"});

    run("no input", 2, "--sample", {});
    text("unknown option", 2, "no option --lauer here; did you mean --layer?", {"--lauer", "1"});
    text("unknown short option", 2, "no option -x", {"-x"});
    text("option of another subcommand", 2, "no option --tensor", {"--tensor", "logits"});
    text("value missing", 2, "--head has no value", {"--head"});
    text("value swallowed by an option", 2, "--head has no value", {"--head", "--cut"});
    text("value for a flag", 2, "--cut takes no value", {"--cut=yes"});
    text("given twice", 2, "--layer is given twice", {"--layer", "1", "--layer", "1"});
    text("stray word", 2, "\"dog\" belongs to no option", {"dog"});
    run("missing session", 3, "my.attnlab: can't be read", {"my.attnlab"});
    run("two sessions", 2, "there are two sessions", {"my.attnlab", "your.attnlab"});
    run("word behind a session", 2, "\"dog\" belongs to no option", {"my.attnlab", "dog"});
    run("session and sample", 2, "contradict", {"my.attnlab", "--sample", "negation"});
    text("image not built", 2, "--image is not available", {"--image", "a.png"});
    text("matrices not built", 2, "--matrices is not available", {"--matrices", "a.json"});
    text("two inputs", 2, "--text and --tokens contradict", {"--tokens", "3,4"});
    text("two targets", 2, "--target and --target-tokens contradict", {"--target", "le", "--target-tokens", "3"});
    text("beam with a target", 2, "contradict", {"--target", "le", "--beam", "2"});
    text("layer is no number", 2, "--layer: \"x\" is not a whole number from 0", {"--layer", "x"});
    text("layer is negative", 2, "--layer: \"-1\"", {"--layer", "-1"});
    text("layer overflows", 2, "--layer", {"--layer", "99999999999999999999"});
    text("layer out of range", 3, "no layer 7 in the decoder, which has 2; choose a layer from 0 to 1",
         {"--layer", "7"});
    text("head out of range", 3, "no head 2 in a layer, which has 2", {"--head", "2"});
    text("beam out of range", 2, "--beam", {"--beam", "0"});
    text("threads out of range", 2, "--threads", {"--threads", "0"});
    text("dpi out of range", 2, "--dpi", {"--dpi", "0"});
    text("scale is no number", 2, "--scale: \"big\" is not sqrt_dk, none or a number", {"--scale", "big"});
    text("scale is not finite", 2, "--scale", {"--scale", "inf"});
    text("scale with a comma", 2, "--scale", {"--scale", "0,5"});
    text("unknown mask", 2, "--mask: \"windows\"", {"--mask", "windows"});
    text("window is no number", 2, "--mask: \"window:x\"", {"--mask", "window:x"});
    text("window is negative", 2, "--mask", {"--mask", "window:-1"});
    text("unknown language to translate to", 2, "--translate-to: \"de\" is not one of fr, zh, en",
         {"--translate-to", "de"});
    text("language that the model lacks", 3, "", {"--translate-to", "en"});
    text("unknown interface language", 2, "--language: \"de\"", {"--language", "de"});
    text("unknown theme", 2, "--theme", {"--theme", "blue"});
    text("unknown attention", 2, "--attention", {"--attention", "self"});
    run("pair with ids", 2, "contradict", {"--tokens", "3", "--pair", "the dog"});
    run("hole in the ids", 2, "--tokens: \"5,,a\" is not a list of ids", {"--tokens", "5,,a"});
    run("no ids", 2, "--tokens", {"--tokens", ""});
    run("negative id", 2, "--tokens", {"--tokens", "-3"});
    run("id outside the vocabulary", 3, "the command line: the token id 999", {"--tokens", "3,999"});
    run("empty text", 3, "the command line: the text has no words", {"--text", ""});
    run("white space", 3, "", {"--text", " \t\n"});
    run("text file without words", 3, "/dev/null: the text has no words", {"--text-file", "/dev/null"});
    run("text file without an end", 3, "/dev/zero: the text is longer than 16 MB", {"--text-file", "/dev/zero"});
    run("missing text file", 3, "no-such.txt", {"--text-file", "no-such.txt"});
    run("folder as text file", 3, "this is a folder", {"--text-file", "."});
    run("unknown sample", 3, "nobody: there is no sample of this name; choose one of", {"--sample", "nobody"});

    row("no output", 2, "--out is missing", {"run", "--model", model, "--text", "a"});
    row("no such folder", 3, "OUT", {"run", "--model", model, "--text", "the cat", "--out", "OUT/missing/a.json"});
    row("no such folder for tensors", 3, "OUT",
        {"run", "--model", model, "--text", "the cat", "--out", "OUT/missing/a.safetensors"});
    row("unknown ending", 2, "end it with .safetensors or .json",
        {"run", "--model", model, "--text", "a", "--out", "OUT.xml"});
    row("no ending", 2, "end it with .safetensors or .json",
        {"run", "--model", model, "--text", "a", "--out", "/dev/stdout"});
    row("unknown model", 3, "no-such-model: there is neither a shipped model nor a folder",
        {"run", "--model", "no-such-model", "--text", "a", "--out", "OUT.json"});
    row("folder without a model", 3, "config.json",
        {"run", "--model", LAB_SOURCE_DIR, "--text", "a", "--out", "OUT.json"});
    row("info of nothing", 3, "no-such-model", {"info", "no-such-model"});
    row("info of an empty name", 2, "empty name", {"info", ""});
    row("output that is no UTF-8", 2, "--out: \"\xEF\xBF\xBD.json\" is not UTF-8",
        {"run", "--model", model, "--text", "a", "--out", QString(QChar::ReplacementCharacter) + ".json"});
    row("beams without a translation", 3, "no translation",
        {"run", "--model", support::goldenModel("tiny-decoder"), "--text", "le chat", "--beam", "2", "--out",
         "OUT.json"});
    row("info of two", 2, "2 models", {"info", model, "--model", model});
    row("word after samples", 2, "\"x\"", {"samples", "x"});

    render("no view", 2, "--view is missing", {});
    render("unknown view", 2, "--view: \"map\" is not one of heatmap, heads, model, lines, qkv, cost, walkthrough",
           {"--view", "map"});
    render("walkthrough without a step", 2, "--step is missing", {"--view", "walkthrough"});
    render("step out of range", 3, "no step 20", {"--view", "walkthrough", "--step", "20"});
    render("query out of range", 3, "no query 99", {"--view", "walkthrough", "--step", "1", "--query", "99"});
    render("empty size", 2, "--size: \"0x0\"", {"--view", "heatmap", "--size", "0x0"});
    render("size of one number", 2, "--size", {"--view", "heatmap", "--size", "600"});
    render("size too large", 2, "16384", {"--view", "heatmap", "--size", "16385x10"});
    render("layer out of range", 3, "no layer 2", {"--view", "heatmap", "--layer", "2"});
    render("head out of range", 3, "no head 5", {"--view", "heatmap", "--head", "5"});
    row("attention that is not there", 3, "no attention called cross",
        {"render", "--model", support::goldenModel("tiny-encoder"), "--text", "the cat", "--view", "heatmap",
         "--attention", "cross", "--out", "OUT.png"});
    row("picture ending", 2, "end it with .png or .svg or .pdf",
        {"render", "--model", model, "--text", "a", "--view", "heatmap", "--out", "OUT.bmp"});

    table("no tensor", 2, "--tensor is missing", {});
    table("unknown tensor", 3,
          "decoder.1.cross.weight: the run has no tensor of this name; choose one of: decoder.1.cross.weights",
          {"--tensor", "decoder.1.cross.weight"});
    table("parameter not asked for", 3, "no tensor", {"--tensor", "decoder.1.cross.w_q"});
    row("table ending", 2, "end it with .csv or .npy",
        {"table", "--model", model, "--text", "a", "--tensor", "logits", "--out", "OUT.xls"});
}

void CliUsageTest::fails()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    QFETCH(QString, says);
    arguments.replaceInStrings(QStringLiteral("OUT"), m_folder.filePath(QStringLiteral("out")));
    says.replace(QStringLiteral("OUT"), m_folder.filePath(QStringLiteral("out")));

    const support::Outcome outcome = support::runProgram(arguments);
    const QString line = QString::fromUtf8(outcome.err);
    QCOMPARE(outcome.status, status);
    QVERIFY2(outcome.errorLines() == 1 && line.endsWith(QLatin1Char('\n')), outcome.err);
    QVERIFY2(line.startsWith(QLatin1String("attention-lab: ")), outcome.err);
    QVERIFY2(line.contains(says), outcome.err);
    QVERIFY2(line.contains(QLatin1String("; ")), outcome.err); // a remedy
    QVERIFY2(outcome.out.isEmpty(), outcome.out);
    QVERIFY(QDir(m_folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

void CliUsageTest::helpNamesEverything()
{
    const support::Outcome outcome = support::runProgram({QStringLiteral("--help")});
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.err.isEmpty());
    for (const char *word : {"run",
                             "render",
                             "walk",
                             "table",
                             "audit",
                             "verify",
                             "samples",
                             "models",
                             "info",
                             "bench",
                             "--version",
                             "--sample",
                             "--text",
                             "--text-file",
                             "--tokens",
                             "--target",
                             "--target-tokens",
                             "--pair",
                             "--beam",
                             "--image",
                             "--matrices",
                             "--model",
                             "--translate-to",
                             "--scale",
                             "--mask",
                             "--attention",
                             "--layer",
                             "--head",
                             "--theme",
                             "--size",
                             "--dpi",
                             "--threads",
                             "--language",
                             "--cut",
                             "--with-parameters",
                             "--verbose",
                             "--view",
                             "--step",
                             "--tensor",
                             "--out",
                             "ATTENTION_LAB_DATA",
                             "130"}) {
        QVERIFY2(outcome.out.contains(word), word);
    }
    QVERIFY(outcome.out.contains("walk INPUT [MODEL] [OPTIONS] --out FILE.(md|html|json)"));
    QCOMPARE(support::runProgram({QStringLiteral("-h")}).out, outcome.out);
}

void CliUsageTest::helpOfASubcommand_data()
{
    QTest::addColumn<QString>("subcommand");
    QTest::addColumn<QByteArray>("has");
    QTest::addColumn<QByteArray>("hasNot");
    QTest::newRow("run") << "run" << QByteArray("--with-parameters") << QByteArray("--tensor");
    QTest::newRow("table") << "table" << QByteArray("--tensor") << QByteArray("--view");
    QTest::newRow("render") << "render" << QByteArray("--view") << QByteArray("--tensor");
    QTest::newRow("info") << "info" << QByteArray("--model") << QByteArray("--text");
    QTest::newRow("samples") << "samples" << QByteArray("--verbose") << QByteArray("--model");
    QTest::newRow("models") << "models" << QByteArray("--verbose") << QByteArray("--model");
}

void CliUsageTest::helpOfASubcommand()
{
    QFETCH(QString, subcommand);
    QFETCH(QByteArray, has);
    QFETCH(QByteArray, hasNot);
    const support::Outcome outcome = support::runProgram({subcommand, QStringLiteral("--help")});
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.out.startsWith("attention-lab " + subcommand.toUtf8()), outcome.out);
    QVERIFY2(outcome.out.contains(has), outcome.out);
    QVERIFY2(!outcome.out.contains(hasNot), outcome.out);
}

void CliUsageTest::version()
{
    const support::Outcome outcome = support::runProgram({QStringLiteral("--version")});
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.out.startsWith("attention-lab 0."), outcome.out);
    QCOMPARE(outcome.out.count('\n'), 1);
}

QTEST_GUILESS_MAIN(CliUsageTest)
#include "tst_cli_usage.moc"
