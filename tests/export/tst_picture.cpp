// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "attn/error.h"
#include "export/picture.h"
#include "support/files.h"

namespace {

/// A red square of half an inch in the corner, and a word.
class SquareFigure : public lab::Figure {
public:
    SquareFigure() : Figure({}, {}) {}
    QSizeF naturalSize() const override { return {120.5, 80}; }
    QSizeF minimumSize() const override { return {10, 10}; }
    void paint(QPainter &painter, const QRectF &area) const override
    {
        painter.fillRect(area, Qt::white);
        painter.fillRect(QRectF(0, 0, 48, 48), Qt::red);
        painter.setFont(QFont(QStringLiteral("DejaVu Sans"), 10));
        painter.drawText(QPointF(2, 70), QStringLiteral("a<b & \uFFFF"));
    }
    QString caption() const override { return QStringLiteral("Head <0> & \u201cone\u201d"); }
};

} // namespace

/// Pictures in files, whatever is painted.
class PictureTest : public QObject {
    Q_OBJECT

private slots:
    void sizes_data();
    void sizes();
    void escapes();
    void controlCharacters();
    void wrongEnding();
    void stopped();

private:
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }

    QTemporaryDir m_folder;
    const lab::RunMetadata m_metadata{{"model", "m<&>"}, {"input", "a \"b\" <c>"}, {"options", "o"}, {"version", "1"}};
};

void PictureTest::sizes_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("dpi");
    QTest::addColumn<QSize>("pixels");
    QTest::newRow("natural") << QSize() << 96 << QSize(121, 80);
    QTest::newRow("natural, finer") << QSize() << 192 << QSize(241, 160);
    QTest::newRow("chosen") << QSize(333, 77) << 96 << QSize(333, 77);
    QTest::newRow("chosen, finer") << QSize(333, 77) << 150 << QSize(333, 77);
}

void PictureTest::sizes()
{
    QFETCH(QSize, size);
    QFETCH(int, dpi);
    QFETCH(QSize, pixels);
    lab::exportFigure(SquareFigure(), path("a.PNG"), {.size = size, .dpi = dpi}, m_metadata);
    const QImage image(path("a.PNG"));
    QCOMPARE(image.size(), pixels);
    QCOMPARE(image.dotsPerMeterX(), qRound(dpi / 0.0254));
    const int half = dpi / 2; // inches to pixels
    QCOMPARE(image.pixelColor(half - 2, 2), QColor(Qt::red));
    QCOMPARE(image.pixelColor(half + 2, 2), QColor(Qt::white));
}

void PictureTest::escapes()
{
    lab::exportFigure(SquareFigure(), path("a.svg"), {}, m_metadata);
    const std::string bytes = support::readFile(path("a.svg").toStdString());
    QXmlStreamReader xml(QByteArray::fromStdString(bytes));
    QString title;
    QString text;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == QLatin1String("title"))
            title = xml.readElementText();
        else if (xml.isStartElement() && xml.name() == QLatin1String("text"))
            text += xml.readElementText();
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(title, SquareFigure().caption());
    QVERIFY2(text.startsWith(QStringLiteral("a<b & ")), qPrintable(text));

    lab::exportFigure(SquareFigure(), path("a.pdf"), {}, m_metadata);
    QVERIFY(support::readFile(path("a.pdf").toStdString()).find("<lab:model>m&lt;&amp;&gt;</lab:model>") !=
            std::string::npos);
}

void PictureTest::controlCharacters()
{
    const lab::RunMetadata metadata{{"input", std::string("a\0b\x01\tc", 6)}, {"model", "m"}};
    lab::exportFigure(SquareFigure(), path("b.png"), {}, metadata);
    QCOMPARE(QImage(path("b.png")).text(QStringLiteral("input")), QStringLiteral("a b \tc"));
    for (const char *name : {"b.svg", "b.pdf"}) {
        lab::exportFigure(SquareFigure(), path(name), {}, metadata);
        const std::string bytes = support::readFile(path(name).toStdString());
        const std::size_t begin = bytes.find(name[2] == 's' ? "<svg" : "<x:xmpmeta");
        const std::size_t end = bytes.find(name[2] == 's' ? "</svg>" : "</x:xmpmeta>");
        QVERIFY(begin != std::string::npos && end != std::string::npos);
        for (char c : bytes.substr(begin, end - begin))
            QVERIFY(static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t');
    }
}

void PictureTest::wrongEnding()
{
    QVERIFY_EXCEPTION_THROWN(lab::exportFigure(SquareFigure(), path("a.bmp"), {}, m_metadata), attn::Error);
    QVERIFY(!QFile::exists(path("a.bmp")));
}

void PictureTest::stopped()
{
    std::stop_source stop;
    stop.request_stop();
    attn::Progress progress;
    progress.stop = stop.get_token();
    for (const char *name : {"c.png", "c.svg", "c.pdf"}) {
        QVERIFY_EXCEPTION_THROWN(lab::exportFigure(SquareFigure(), path(name), {}, m_metadata, progress),
                                 attn::Cancelled);
        QVERIFY(!QFile::exists(path(name)));
    }
}

QTEST_MAIN(PictureTest)
#include "tst_picture.moc"
