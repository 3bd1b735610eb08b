// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <cstring>

#include "attn/error.h"
#include "export/figure_job.h"
#include "figures/cost_account.h"
#include "session/runner.h"
#include "support/files.h"
#include "support/tiny_models.h"

using namespace lab;
using namespace lab::test;

namespace {

struct SvgWords {
    double width = 0;
    QString words; ///< that are seen: not those of its metadata
};

SvgWords wordsOf(const QString &path)
{
    QXmlStreamReader xml(QByteArray::fromStdString(support::readFile(path.toStdString())));
    SvgWords svg;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == QLatin1String("svg"))
            svg.width = xml.attributes().value("width").toDouble();
        if (xml.isStartElement() && xml.name() == QLatin1String("text"))
            svg.words += xml.readElementText() + ' ';
    }
    if (xml.hasError())
        qFatal("%s: %s", qPrintable(path), qPrintable(xml.errorString()));
    return svg;
}

} // namespace

/// Files of a real run's figures, written and read back.
class TestFigureJob : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void picturesHaveTheirSize();
    void pdfHasRealTextAndSize();
    void transparentPicturesHaveNoBackground();
    void colourBarAndCaptionCanBeLeftOut();
    void numbersAreTheEngines_data();
    void numbersAreTheEngines();
    void tablesOfManyHeads();
    void costsAreATable();
    void safetensorsNameTheirTensors();
    void foldersHoldEveryHead_data();
    void foldersHoldEveryHead();
    void stoppedFoldersKeepWholeFiles();
    void placesThatCantBeWritten();
    void nobodyPointsAtRowsInFiles();
    void stepsAreSaidWhole();
    void everyStepHasAFile();
    void stepsHaveNoNumbers();

private:
    FigureJob job(FigureKind kind = FigureKind::HeatMap) const;
    FigureJob stepJob() const;
    QStringList write(const FigureJob &job) const;
    QString path(const QString &name) const { return m_folder.filePath(name); }

    RunPtr m_run;
    LayerTracePtr m_layer;
    QTemporaryDir m_folder;
};

void TestFigureJob::initTestCase()
{
    Runner runner;
    m_run = runner.run(tinyExperiment("the cat sees a dog ."));
    m_layer = m_run->model->layer(*m_run->trace, kCross);
}

FigureJob TestFigureJob::job(FigureKind kind) const
{
    FigureJob made;
    made.run = m_run;
    made.source = figureSource(m_run, m_layer, attn::HeadIndex{1});
    made.kind = kind;
    made.spec.size = {100, 80};
    made.spec.dpi = 127; // 500 x 400 pixels
    return made;
}

/// The walkthrough's step that makes the scores.
FigureJob TestFigureJob::stepJob() const
{
    FigureJob made = job();
    const auto values = std::make_shared<const RunValues>(m_run, m_layer);
    made.step = ShownStep{values, Walkthrough::chosenCell(*values, kCross, made.source.head), {}, 9, false};
    made.spec.size = {200, 140};
    return made;
}

QStringList TestFigureJob::write(const FigureJob &job) const
{
    QStringList written;
    writeFigures(job, written);
    return written;
}

void TestFigureJob::picturesHaveTheirSize()
{
    FigureJob figure = job();
    figure.path = path("a.png");
    QCOMPARE(write(figure), QStringList{figure.path});
    const QImage image(figure.path);
    QCOMPARE(image.size(), QSize(500, 400));
    QCOMPARE(image.dotsPerMeterX(), 5000);
    QVERIFY(image.text("options").contains("--view heatmap --attention cross --layer 1 --head 1"));

    figure.path = path("a.svg");
    figure.spec.ownTitle = "What \"red\" <means>";
    write(figure);
    const SvgWords svg = wordsOf(figure.path);
    QVERIFY(std::abs(svg.width - 100 / 25.4 * 96) < 0.01);
    QVERIFY2(svg.words.contains(figure.spec.ownTitle), qPrintable(svg.words));
}

void TestFigureJob::pdfHasRealTextAndSize()
{
    FigureJob figure = job(); // of the encoder: its rows have the words, and are level
    figure.source = figureSource(m_run, m_run->model->layer(*m_run->trace, kEncoder), attn::HeadIndex{1});
    figure.spec.size = {183, 120};
    figure.path = path("a.pdf");
    write(figure);
    const auto poppler = [&](const QString &program, const QStringList &arguments) {
        QProcess process;
        process.start(program, arguments);
        return process.waitForFinished() ? QString::fromUtf8(process.readAllStandardOutput()) : QString();
    };
    const QString text = poppler("pdftotext", {"-layout", figure.path, "-"});
    for (const char *word :
         {"cat", "sees", "dog", "Encoder self-attention", "head 1", "model tiny-encdec-pre", "scale", "mask"})
        QVERIFY2(text.contains(QLatin1String(word)), qPrintable(text));
    const QString info = poppler("pdfinfo", {figure.path});
    QVERIFY2(info.contains("519 x 340 pts"), qPrintable(info));
}

void TestFigureJob::transparentPicturesHaveNoBackground()
{
    FigureJob figure = job();
    figure.path = path("clear.png");
    write(figure);
    QCOMPARE(qAlpha(QImage(figure.path).pixel(1, 1)), 255);
    figure.spec.transparent = true;
    write(figure);
    const QImage image(figure.path);
    QCOMPARE(qAlpha(image.pixel(1, 1)), 0);
    QCOMPARE(qAlpha(image.pixel(250, 250)), 255); // a cell
}

void TestFigureJob::colourBarAndCaptionCanBeLeftOut()
{
    FigureJob figure = job();
    figure.path = path("whole.svg");
    write(figure);
    const QString whole = wordsOf(figure.path).words;
    figure.spec.title = figure.spec.caption = figure.spec.colorBar = false;
    figure.path = path("bare.svg");
    write(figure);
    const QString bare = wordsOf(figure.path).words;
    for (const char *said : {"Cross-attention", "this head was not taught", "model tiny-encdec-pre", "0.28"}) {
        QVERIFY2(whole.contains(QLatin1String(said)), qPrintable(whole));
        QVERIFY2(!bare.contains(QLatin1String(said)), qPrintable(bare));
    }
    QVERIFY2(bare.contains("sees"), qPrintable(bare)); // the tokens stay
}

void TestFigureJob::numbersAreTheEngines_data()
{
    QTest::addColumn<MapStyle>("map");
    QTest::newRow("as it is") << MapStyle();
    QTest::newRow("specials hidden in the picture") << MapStyle{.specials = MapSpecials::Hidden, .renormalised = true};
}

void TestFigureJob::numbersAreTheEngines()
{
    QFETCH(MapStyle, map);
    FigureJob figure = job();
    figure.map = map;
    figure.path = path("w.npy");
    QCOMPARE(write(figure), QStringList{figure.path});
    const attn::ConstMatrixView weights = m_layer->weights.head(1);
    const std::string bytes = support::readFile(figure.path.toStdString());
    const auto count = static_cast<std::size_t>(weights.rows * weights.cols);
    QVERIFY(bytes.size() > count * sizeof(float));
    QCOMPARE(std::memcmp(bytes.data() + bytes.size() - count * sizeof(float), weights.data, count * sizeof(float)), 0);

    figure.path = path("w.csv");
    write(figure);
    const QStringList lines = QString::fromStdString(support::readFile(figure.path.toStdString())).split('\n');
    QCOMPARE(lines.size(), weights.rows + 2);
    const QStringList second = lines.at(2).split(',');
    QCOMPARE(second.size(), weights.cols + 1);
    QCOMPARE(second.at(3).toFloat(), weights(1, 2));
}

void TestFigureJob::tablesOfManyHeads()
{
    FigureJob heads = job(FigureKind::Heads);
    heads.path = path("all.csv");
    const QStringList written = write(heads);
    QCOMPARE(written.size(), m_layer->weights.shape().at(0));
    QVERIFY(written.contains(path("all-head0.csv")));
    for (const QString &file : written)
        QVERIFY(QFile::exists(file));
    heads.path = path("all.npy");
    QCOMPARE(write(heads), QStringList{heads.path}); // has them all
    QVERIFY(support::readFile(heads.path.toStdString()).find("'shape': (2, ") != std::string::npos);

    FigureJob tables = job(FigureKind::Qkv);
    tables.path = path("t.csv");
    QCOMPARE(write(tables), (QStringList{path("t-q.csv"), path("t-k.csv"), path("t-v.csv")}));
}

void TestFigureJob::costsAreATable()
{
    FigureJob figure = job(FigureKind::Cost);
    QCOMPARE(exportEndings(figure), pictureEndings() << "csv");
    figure.path = path("cost.csv");
    QCOMPARE(write(figure), QStringList{figure.path});
    const auto lines = QString::fromStdString(support::readFile(figure.path.toStdString())).split('\n');
    QCOMPARE(lines.size(), 9); // heading, five steps, three of them together, all, and the last line's end
    const CostAccount account(*figure.source.config, *m_layer);
    QCOMPARE(lines.at(0), QStringLiteral(",formula,operations,bytes,measured (µs)"));
    const auto cells = [&](int line) { return lines.at(line).split(','); };
    QCOMPARE(cells(1).at(0), costStepName(attn::CostStep::Projections));
    double operations = 0;
    for (int step = 0; step < 5; ++step) {
        const attn::StepCost cost = account.cost(attn::kCostSteps.at(static_cast<std::size_t>(step)));
        QCOMPARE(cells(step + 1).at(2).toDouble(), cost.operations);
        QCOMPARE(cells(step + 1).at(3).toDouble(), cost.bytes);
        operations += cells(step + 1).at(2).toDouble();
    }
    QVERIFY(cells(2).at(4).isEmpty()); // one time for three steps:
    QCOMPARE(cells(6).at(4).toDouble(),
             QString::number(account.microseconds(attn::CostStep::Softmax), 'g', 9).toDouble());
    QCOMPARE(cells(7).at(0), costTotalName());
    QCOMPARE(cells(7).at(2).toDouble(), operations);
}

void TestFigureJob::safetensorsNameTheirTensors()
{
    FigureJob figure = job(FigureKind::Qkv);
    figure.path = path("t.safetensors");
    QCOMPARE(write(figure), QStringList{figure.path});
    const std::string bytes = support::readFile(figure.path.toStdString());
    for (const char *name : {"decoder.1.cross.q", "decoder.1.cross.k", "decoder.1.cross.v", "tiny-encdec-pre"})
        QVERIFY2(bytes.find(name) != std::string::npos, name);
}

void TestFigureJob::foldersHoldEveryHead_data()
{
    QTest::addColumn<FigureKind>("kind");
    QTest::addColumn<int>("scope");
    QTest::addColumn<int>("files");
    QTest::addColumn<QString>("one");
    const int heads = 2, places = 6; // two layers of encoder, decoder and cross
    QTest::newRow("heads of a layer") << FigureKind::HeatMap << static_cast<int>(ExportScope::Heads) << heads
                                      << "heatmap-cross-layer1-head1.svg";
    QTest::newRow("everything") << FigureKind::HeatMap << static_cast<int>(ExportScope::Everything) << heads * places
                                << "heatmap-encoder-layer0-head1.svg";
    QTest::newRow("every layer") << FigureKind::Heads << static_cast<int>(ExportScope::Everything) << places
                                 << "heads-decoder-layer0.svg";
}

void TestFigureJob::foldersHoldEveryHead()
{
    QFETCH(FigureKind, kind);
    QFETCH(int, scope);
    QFETCH(int, files);
    QFETCH(QString, one);
    FigureJob all = job(kind);
    all.scope = static_cast<ExportScope>(scope);
    all.path = path(QTest::currentDataTag());
    all.ending = "svg";
    QList<double> shares;
    attn::Progress progress;
    progress.report = [&](double share) { shares << share; };
    QStringList written;
    writeFigures(all, written, progress);
    QCOMPARE(written.size(), files);
    QCOMPARE(QDir(all.path).entryList(QDir::Files).size(), files); // each has a name of its own
    QVERIFY2(QDir(all.path).exists(one), qPrintable(written.join(' ')));
    QVERIFY(std::ranges::is_sorted(shares));
    QCOMPARE(shares.last(), 1.0);
}

void TestFigureJob::stoppedFoldersKeepWholeFiles()
{
    FigureJob all = job();
    all.scope = ExportScope::Everything;
    all.path = path("stopped");
    all.ending = "png";
    std::stop_source stop;
    attn::Progress progress;
    progress.stop = stop.get_token();
    progress.report = [&](double share) {
        if (share > 0.2)
            stop.request_stop();
    };
    QStringList written;
    QVERIFY_EXCEPTION_THROWN(writeFigures(all, written, progress), attn::Cancelled);
    QVERIFY(!written.isEmpty() && written.size() < 12);
    QCOMPARE(QDir(all.path).entryList(QDir::Files).size(), written.size());
    for (const QString &file : written)
        QVERIFY(!QImage(file).isNull());
}

void TestFigureJob::placesThatCantBeWritten()
{
    FigureJob figure = job();
    figure.path = "/proc/nothing/a.png";
    QVERIFY_EXCEPTION_THROWN(write(figure), attn::Error);
    figure.scope = ExportScope::Heads;
    figure.ending = "png";
    QVERIFY_EXCEPTION_THROWN(write(figure), attn::Error);
}

void TestFigureJob::nobodyPointsAtRowsInFiles()
{
    FigureJob figure = job();
    figure.map.profile = true;
    QVERIFY(!makeFigure(figure)->style().map.profile);
    figure.source.cell.query = 1;
    QVERIFY(makeFigure(figure)->style().map.profile);
}

void TestFigureJob::stepsAreSaidWhole()
{
    FigureJob step = stepJob();
    step.path = path("step.svg");
    QCOMPARE(write(step), QStringList{step.path});
    const QString words = wordsOf(step.path).words;
    for (const QString &said : {makeFigure(step)->caption(), QStringLiteral("Cross-attention \u00B7 layer 1"),
                                QStringLiteral("this head was not taught"), QStringLiteral("model tiny-encdec-pre")})
        QVERIFY2(words.contains(said), qPrintable(words));
    const std::string file = support::readFile(step.path.toStdString());
    QVERIFY(file.find("--view walkthrough --step 9 --attention cross --layer 1 --head 1") != std::string::npos);
    step.spec.ownTitle = "Mine";
    write(step);
    QVERIFY(wordsOf(step.path).words.contains("Mine"));
    step.spec.title = step.spec.caption = false;
    write(step);
    QVERIFY(!wordsOf(step.path).words.contains("Mine"));
    QVERIFY(!wordsOf(step.path).words.contains("Cross-attention"));
}

void TestFigureJob::everyStepHasAFile()
{
    FigureJob all = stepJob();
    const int steps = stepCount(*all.step);
    QCOMPARE(fileCount(all, ExportScope::Steps), steps);
    QCOMPARE(fileCount(all, ExportScope::Heads), 0);
    QCOMPARE(fileCount(job(), ExportScope::Steps), 0);
    all.scope = ExportScope::Steps;
    all.path = path("steps");
    all.ending = "svg";
    QCOMPARE(write(all).size(), steps);
    QCOMPARE(QDir(all.path).entryList(QDir::Files).size(), steps);
    QVERIFY(QDir(all.path).exists("walkthrough-step09-cross-layer1-head1.svg"));
}

void TestFigureJob::stepsHaveNoNumbers()
{
    FigureJob step = stepJob();
    QCOMPARE(exportEndings(step), pictureEndings());
    step.path = path("step.csv");
    QVERIFY_EXCEPTION_THROWN(write(step), attn::Error);
    QVERIFY(!QFile::exists(step.path));
}

QTEST_MAIN(TestFigureJob)
#include "tst_figure_job.moc"
