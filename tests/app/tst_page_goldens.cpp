// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTabWidget>
#include <QTemporaryDir>

#include <algorithm>

#include "app/pages.h"
#include "session/language.h"
#include "support/first_start.h"
#include "support/golden_image.h"
#include "support/tiny_samples.h"
#include "views/figure_view.h"
#include "views/walk_view.h"

using namespace lab;
using namespace lab::test;

/// The window's pages as they are seen, in both themes and languages, at one size, on a tiny model.
class TestPageGoldens : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { QSettings().clear(); }
    void cleanupTestCase() { qunsetenv("ATTENTION_LAB_DATA"); }
    void pages_data();
    void pages();
    void startPage_data();
    void startPage();

private:
    QTemporaryDir m_data;
};

namespace {
constexpr QSize kWindow(1100, 640);
constexpr QRgb kFewColors = 0xfff8f8f8; ///< what is kept of a colour: small files, and far within the tolerance

/// What a widget shows, in few colours.
QImage picture(QWidget &widget)
{
    QImage image = widget.grab().toImage().convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y, image.pixel(x, y) & kFewColors);
    return image;
}

void addLooks(const QString &page)
{
    for (const bool dark : {false, true})
        for (const char *language : {"en", "zh_CN"})
            QTest::addRow("page-%s-%s-%s", qPrintable(page), language, dark ? "dark" : "light")
                << page << QString::fromLatin1(language) << dark;
}

void addColumns()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("dark");
}

/// As the test's row says: language and theme.
void dress()
{
    QFETCH(const QString, language);
    QFETCH(const bool, dark);
    setInterfaceLanguage(language);
    installTranslations();
    Settings().setAnimations(false);
    Settings().setTheme(dark ? ThemeChoice::Dark : ThemeChoice::Light);
}

/// The run as it is, with times that are the same each time: what was measured is on the page of costs.
void setTimes(Session &session)
{
    const auto layer = std::make_shared<attn::LayerTrace>(*session.layer());
    layer->times = {.projections = 12.5, .attention = 34.25, .output = 6.75};
    const auto trace = std::make_shared<attn::Trace>(*session.run()->trace);
    trace->microseconds = 456;
    const auto run = std::make_shared<Run>(*session.run());
    run->trace = trace;
    emit session.service().runReady(run, layer);
}

void compare(QWidget &widget)
{
    QCoreApplication::processEvents();
    const QString wrong = differenceFromGolden(picture(widget), QTest::currentDataTag());
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}
} // namespace

void TestPageGoldens::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("attention-lab"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_page_goldens"));
    useTinySamples(m_data.path());
}

void TestPageGoldens::pages_data()
{
    addColumns();
    const Desk desk;
    const auto *pages = desk.find<QTabWidget>("pages");
    for (int i = 0; i < pages->count(); ++i)
        addLooks(pageName(*pages, i));
}

void TestPageGoldens::pages()
{
    QFETCH(const QString, page);
    dress();
    Desk desk;
    desk.window.resize(kWindow);
    auto *pages = desk.find<QTabWidget>("pages");
    pages->setCurrentIndex(pageNamed(*pages, page));
    desk.session.setTarget(QStringLiteral("le chat voit un chien"));
    desk.session.selection().pin({3, 2});
    QTRY_VERIFY(!desk.session.service().isBusy());
    setTimes(desk.session);
    const FigureView *view = figureOf(pages->currentWidget());
    const auto *walk = qobject_cast<WalkView *>(pages->currentWidget());
    QTRY_VERIFY(!desk.session.service().isBusy() && (!view || view->figure()) &&
                (!walk || (walk->values() && walk->values()->runPtr() == desk.session.run() && !walk->isWriting())));
    compare(*pages->currentWidget());
}

void TestPageGoldens::startPage_data()
{
    addColumns();
    addLooks(QStringLiteral("start"));
}

void TestPageGoldens::startPage()
{
    dress();
    const FirstStart first;
    const QList<StartCard *> cards = first.page()->findChildren<StartCard *>();
    const auto isDrawn = [](const StartCard *card) { return card->hasPicture(); };
    QTRY_COMPARE(std::ranges::count_if(cards, isDrawn), loadSamples().size());
    compare(*first.page());
}

QTEST_MAIN(TestPageGoldens)
#include "tst_page_goldens.moc"
