// SPDX-License-Identifier: GPL-3.0-or-later
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "support/files.h"
#include "support/program.h"

/// `render` in all views and formats: sizes, real text, and what the files say of themselves.
class CliRenderTest : public QObject {
    Q_OBJECT

private slots:
    void png_data();
    void png();
    void dpiChangesTypeNotPixels();
    void svg_data();
    void svg();
    void pdf_data();
    void pdf();
    void themes();
    void speaksChinese();
    void presets_data();
    void presets();
    void presetsCanBeOverruled();
    void unknownPreset();
    void sameAgain();
    void aStepOfTheWalkthrough();

private:
    void views() const;
    /// What must be readable in a view's picture.
    static QStringList wordsIn(const QString &view);
    /// Renders; returns the file's bytes.
    QByteArray render(const QString &name, const QStringList &arguments) const;
    QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

void CliRenderTest::views() const
{
    QTest::addColumn<QString>("view");
    for (const char *view : {"heatmap", "heads", "model", "lines", "qkv", "cost", "walkthrough"})
        QTest::newRow(view) << view;
}

QStringList CliRenderTest::wordsIn(const QString &view)
{
    if (view == QLatin1String("model")) // all heads of all layers: no tokens, and here no room for measures
        return {"Encoder self-attention", "Decoder self-attention", "Cross-attention", "L0 H0", "L1 H1"};
    if (view == QLatin1String("cost")) // of the layer as a whole: no tokens
        return {"Projections", "Scores", "Softmax", "Context", "Output", "= 4 queries"};
    return {"cat", "sees", "chat"};
}

QByteArray CliRenderTest::render(const QString &name, const QStringList &arguments) const
{
    const QStringList input{"render",
                            "--model",
                            support::goldenModel("tiny-encdec-pre"),
                            "--text",
                            "the cat sees Zoë",
                            "--target",
                            "le chat voit",
                            "--out",
                            path(name)};
    const QStringList step =
        arguments.contains(QLatin1String("walkthrough")) ? QStringList{"--step", "7"} : QStringList();
    const support::Outcome outcome = support::runProgram(input + arguments + step);
    if (outcome.status != 0 || !outcome.err.isEmpty() || !outcome.out.isEmpty())
        qFatal("status %d: %s", outcome.status, outcome.err.constData());
    return QByteArray::fromStdString(support::readFile(path(name).toStdString()));
}

void CliRenderTest::png_data()
{
    views();
}

void CliRenderTest::png()
{
    QFETCH(QString, view);
    render(QStringLiteral("a.png"),
           {"--view", view, "--size", "731x419", "--dpi", "150", "--layer", "0", "--head", "1"});
    const QImage image(path(QStringLiteral("a.png")));
    QCOMPARE(image.size(), QSize(731, 419));
    QCOMPARE(image.dotsPerMeterX(), 5906); // 150 / 0.0254
    QCOMPARE(image.text(QStringLiteral("model")), QStringLiteral("tiny-encdec-pre"));
    QCOMPARE(image.text(QStringLiteral("input")), QString::fromUtf8("the cat sees Zoë"));
    QVERIFY(image.text(QStringLiteral("version")).startsWith(QLatin1String("0.")));
    QVERIFY(image.text(QStringLiteral("options")).contains(QStringLiteral("--view %1 ").arg(view)));
    QVERIFY(
        image.text(QStringLiteral("options"))
            .endsWith(QLatin1String(" --attention cross --layer 0 --head 1 --theme light --dpi 150 --size 731x419")));
    QVERIFY(image.text(QStringLiteral("command")).startsWith(QLatin1String("attention-lab render ")));
    QCOMPARE(image.text(QStringLiteral("target")), QStringLiteral("le chat voit"));
    render(QStringLiteral("b.png"), {"--view", view, "--cut"}); // the view's own size
    QVERIFY(QImage(path(QStringLiteral("b.png"))).text(QStringLiteral("options")).contains(QStringLiteral(" --cut ")));
    QVERIFY(QImage(path(QStringLiteral("b.png"))).width() > 200);
}

void CliRenderTest::dpiChangesTypeNotPixels()
{
    const QStringList common{"--view", "heatmap", "--size", "900x700", "--dpi"};
    render(QStringLiteral("a.png"), common + QStringList{"96"});
    render(QStringLiteral("b.png"), common + QStringList{"192"});
    const QImage small(path(QStringLiteral("a.png")));
    const QImage large(path(QStringLiteral("b.png")));
    QCOMPARE(large.size(), small.size());
    QVERIFY(large != small);
    QCOMPARE(large.dotsPerMeterX(), 7559);
}

void CliRenderTest::svg_data()
{
    views();
}

void CliRenderTest::svg()
{
    QFETCH(QString, view);
    const QByteArray bytes = render(QStringLiteral("a.svg"), {"--view", view, "--size", "720x480"});
    QXmlStreamReader xml(bytes);
    QMap<QString, QString> parts;
    QString type;
    bool rectangles = false;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QString name = xml.name().toString();
        if (name == QLatin1String("svg")) {
            QCOMPARE(xml.attributes().value(QLatin1String("viewBox")).toString(), QStringLiteral("0 0 720 480"));
            QCOMPARE(xml.attributes().value(QLatin1String("width")).toString(), QStringLiteral("720"));
        }
        rectangles = rectangles || name == QLatin1String("rect") || name == QLatin1String("path");
        if (name == QLatin1String("text")) {
            QVERIFY(xml.attributes().value(QLatin1String("font-family")).endsWith(QLatin1String(", sans-serif")));
            type += xml.readElementText() + QLatin1Char(' ');
        } else if (name == QLatin1String("title") || name == QLatin1String("desc") ||
                   name == QLatin1String("metadata")) {
            parts[name] = xml.readElementText();
        }
        QVERIFY(name != QLatin1String("image"));
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY(rectangles);
    for (const QString &word : wordsIn(view))
        QVERIFY2(type.contains(word), qPrintable(type));
    QVERIFY(!parts["title"].isEmpty());
    QVERIFY2(parts["desc"].contains(QString::fromUtf8("the cat sees Zoë")), qPrintable(parts["desc"]));
    const QJsonObject metadata = QJsonDocument::fromJson(parts["metadata"].toUtf8()).object();
    QCOMPARE(metadata["model"].toString(), QStringLiteral("tiny-encdec-pre"));
    for (const char *key : {"input", "options", "version", "model_sha256", "command", "tokens"})
        QVERIFY2(!metadata[QLatin1String(key)].toString().isEmpty(), key);
}

void CliRenderTest::pdf_data()
{
    views();
}

void CliRenderTest::pdf()
{
    QFETCH(QString, view);
    const QByteArray bytes = render(QStringLiteral("a.pdf"), {"--view", view, "--size", "960x720"});
    QVERIFY(bytes.startsWith("%PDF-1.4"));
    QVERIFY(bytes.contains("/MediaBox [0 0 720 540]") || bytes.contains("/MediaBox [0 0 720.000000 540.000000]"));
    QVERIFY(bytes.contains("<lab:model>tiny-encdec-pre</lab:model>"));
    QVERIFY(bytes.contains("<lab:input>the cat sees Zoë</lab:input>"));
    QVERIFY(bytes.contains("<lab:options>") && bytes.contains("<lab:version>"));

    QProcess poppler;
    poppler.start(QStringLiteral("pdftotext"), {"-layout", path(QStringLiteral("a.pdf")), "-"});
    QVERIFY2(poppler.waitForFinished() && poppler.exitCode() == 0, "needs poppler-utils");
    const QString text = QString::fromUtf8(poppler.readAllStandardOutput());
    for (const QString &word : wordsIn(view))
        QVERIFY2(text.contains(word), qPrintable(text));
}

void CliRenderTest::themes()
{
    render(QStringLiteral("light.png"), {"--view", "heatmap", "--size", "300x300"});
    render(QStringLiteral("dark.png"), {"--view", "heatmap", "--size", "300x300", "--theme", "dark"});
    const QColor light = QImage(path(QStringLiteral("light.png"))).pixelColor(1, 1);
    const QColor dark = QImage(path(QStringLiteral("dark.png"))).pixelColor(1, 1);
    QVERIFY(light.lightnessF() > 0.9);
    QVERIFY(dark.lightnessF() < 0.2);
}

void CliRenderTest::speaksChinese()
{
    const QByteArray english = render(QStringLiteral("a.svg"), {"--view", "heatmap"});
    const QByteArray chinese = render(QStringLiteral("a.svg"), {"--view", "heatmap", "--language", "zh_CN"});
    QVERIFY(english.contains("Cross-attention") && !english.contains("交叉注意力"));
    QVERIFY(chinese.contains("交叉注意力") && !chinese.contains("Cross-attention"));
    QVERIFY(support::runProgram({"samples", "--language", "zh_CN"}).out.contains("i-love-you\t我爱你\n"));
    QVERIFY(support::runProgram({"samples"}).out.contains("i-love-you\tI love you\n"));
}

void CliRenderTest::presets_data()
{
    QTest::addColumn<QSize>("pixels");
    QTest::addColumn<QString>("points"); // 72 an inch, whole ones
    QTest::newRow("slide") << QSize(1920, 1080) << QStringLiteral("960 x 540");
    QTest::newRow("a4-half") << QSize(2008, 1417) << QStringLiteral("482 x 340");
    QTest::newRow("journal-single") << QSize(2102, 1890) << QStringLiteral("252 x 227");
    QTest::newRow("journal-double") << QSize(4323, 2598) << QStringLiteral("519 x 312");
}

void CliRenderTest::presets()
{
    QFETCH(QSize, pixels);
    QFETCH(QString, points);
    const QString preset = QLatin1String(QTest::currentDataTag());
    render(QStringLiteral("p.png"), {"--view", "heatmap", "--preset", preset});
    const QImage image(path(QStringLiteral("p.png")));
    QCOMPARE(image.size(), pixels);
    QVERIFY(image.text(QStringLiteral("options")).endsWith(QStringLiteral("--preset ") + preset));
    render(QStringLiteral("p.pdf"), {"--view", "heads", "--preset", preset});
    QProcess poppler;
    poppler.start(QStringLiteral("pdfinfo"), {path(QStringLiteral("p.pdf"))});
    QVERIFY2(poppler.waitForFinished() && poppler.exitCode() == 0, "needs poppler-utils");
    const QString info = QString::fromUtf8(poppler.readAllStandardOutput());
    QVERIFY2(info.contains(points), qPrintable(info));
}

void CliRenderTest::presetsCanBeOverruled()
{
    render(QStringLiteral("p.png"), {"--view", "heatmap", "--preset", "slide", "--dpi", "72", "--theme", "dark"});
    const QImage coarse(path(QStringLiteral("p.png")));
    QCOMPARE(coarse.size(), QSize(960, 540)); // as large in print
    QVERIFY(coarse.pixelColor(1, 1).lightnessF() < 0.2);
    render(QStringLiteral("q.png"), {"--view", "heatmap", "--preset", "slide", "--size", "800x600"});
    QCOMPARE(QImage(path(QStringLiteral("q.png"))).size(), QSize(800, 600));
}

void CliRenderTest::unknownPreset()
{
    const support::Outcome outcome =
        support::runProgram({"render", "--text", "the cat", "--view", "heatmap", "--preset", "poster", "--out",
                             path(QStringLiteral("p.png"))});
    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.errorLines(), 1);
    for (const char *name : {"poster", "slide", "a4-half", "journal-single", "journal-double"})
        QVERIFY2(outcome.err.contains(name), outcome.err.constData());
}

void CliRenderTest::sameAgain()
{
    const QStringList arguments{"--view", "heads", "--threads", "1"};
    const QByteArray first = render(QStringLiteral("a.svg"), arguments);
    QCOMPARE(render(QStringLiteral("a.svg"), arguments), first);
}

/// The chosen cell, digits and shapes are drawn, and said in the file so that it can be made again.
void CliRenderTest::aStepOfTheWalkthrough()
{
    const QStringList softmax{"--view", "walkthrough", "--query", "1", "--key", "2", "--digits", "4", "--shapes"};
    render(QStringLiteral("a.png"), softmax);
    const QImage image(path(QStringLiteral("a.png")));
    QVERIFY2(image.text(QStringLiteral("options"))
                 .contains(QLatin1String("--view walkthrough --step 7 --query 1 --key 2 --digits 4 --shapes ")),
             qPrintable(image.text(QStringLiteral("options"))));
    const QByteArray shapes = render(QStringLiteral("a.svg"), softmax);
    QVERIFY(shapes.contains("<title>") && shapes.contains("underset"));
    QVERIFY(shapes.contains("s_{2,3}"));
    QVERIFY(!render(QStringLiteral("a.svg"), {"--view", "walkthrough"}).contains("underset"));
    QVERIFY(render(QStringLiteral("a.svg"), {"--view", "walkthrough", "--language", "zh_CN"}).contains("查询"));
}

QTEST_GUILESS_MAIN(CliRenderTest)
#include "tst_cli_render.moc"
