// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QTemporaryDir>

#include "app/export_dialog.h"
#include "app/figure_preview.h"
#include "app/page_job.h"
#include "session/settings.h"
#include "support/session_fixture.h"
#include "views/error_bar.h"
#include "views/heat_map_view.h"
#include "views/qkv_view.h"
#include "views/walk_view.h"

using namespace lab;
using namespace lab::test;

namespace {

/// Two pages and the dialog over them, as a person meets it.
struct Desk {
    explicit Desk(qsizetype current = 0)
    {
        map.setSession(&session);
        tables.setSession(&session);
        dialog = std::make_unique<ExportDialog>(
            QList<ExportPage>{page(QStringLiteral("Heat map"), &map), page(QStringLiteral("Q K V"), &tables)}, current,
            &session.service(), &settings);
        dialog->show();
        if (!QTest::qWaitForWindowActive(dialog.get()))
            qFatal("the dialog does not show");
        waitForPicture();
    }
    ExportPage page(const QString &title, QWidget *view) const
    {
        FigureJob job = *pageJob(view, session);
        recall(job, settings);
        return {title, job};
    }
    template <class T>
    T *find(const char *name) const
    {
        return dialog->findChild<T *>(QLatin1String(name));
    }
    FigurePreview *preview() const { return find<FigurePreview>("preview"); }
    void waitForPicture() const
    {
        QSignalSpy drawn(preview(), &FigurePreview::drawn);
        QVERIFY(drawn.wait());
    }
    /// With the keyboard: the list opens at the item that begins so.
    void choose(const char *box, const QString &text) const
    {
        auto *list = find<QComboBox>(box);
        list->setFocus();
        for (int i = 0; i < list->count() && list->currentIndex() > 0; ++i)
            QTest::keyClick(list, Qt::Key_Up);
        while (!list->currentText().startsWith(text) && list->currentIndex() + 1 < list->count())
            QTest::keyClick(list, Qt::Key_Down);
        QVERIFY2(list->currentText().startsWith(text), qPrintable(text));
    }
    void type(const char *box, const QString &number) const
    {
        auto *spin = find<QAbstractSpinBox>(box);
        spin->setFocus();
        spin->selectAll();
        QTest::keyClicks(spin, number);
        QTest::keyClick(spin, Qt::Key_Tab);
    }
    void press(const char *button) const
    {
        QTest::mouseClick(find<QAbstractButton>(button), Qt::LeftButton, {}, {8, 8});
    }

    TinySession session;
    Settings settings;
    HeatMapView map;
    QkvView tables;
    std::unique_ptr<ExportDialog> dialog;
};

} // namespace

class TestExportDialog : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { QSettings().clear(); }
    void presetsSetSizeAndType();
    void unitsKeepTheSize();
    void thePreviewFollowsEveryChoice();
    void scopesDependOnTheView();
    void numbersNeedNoSize();
    void tooManyPixelsAreRefused();
    void writesAFile_data();
    void writesAFile();
    void writesEveryHead();
    void canBeStopped();
    void saysWhatWentWrong();
    void copiesPixelsAndSvg();
    void remembersHowFiguresWereMade();
    void stepsNeedTheirRoom();
    void everythingFits_data();
    void everythingFits();
};

void TestExportDialog::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("attention-lab"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_export_dialog"));
}

void TestExportDialog::presetsSetSizeAndType()
{
    Desk desk;
    desk.choose("preset", QStringLiteral("Slide"));
    QCOMPARE(desk.find<QDoubleSpinBox>("width")->value(), 1920.0);
    QCOMPARE(desk.find<QDoubleSpinBox>("height")->value(), 1080.0);
    QCOMPARE(desk.find<QDoubleSpinBox>("pointSize")->value(), 18.0);
    QCOMPARE(desk.find<QComboBox>("unit")->currentText(), QStringLiteral("px"));
    desk.type("width", QStringLiteral("1600"));
    QCOMPARE(desk.find<QComboBox>("preset")->currentIndex(), 0);
    desk.choose("preset", QStringLiteral("Journal, one"));
    QCOMPARE(desk.find<QDoubleSpinBox>("width")->value(), 89.0);
    QVERIFY(desk.find<QLabel>("sizeNote")->text().contains(QStringLiteral("2102 × 1890")));
}

void TestExportDialog::unitsKeepTheSize()
{
    Desk desk;
    desk.type("width", QStringLiteral("254"));
    desk.choose("unit", QStringLiteral("in"));
    QCOMPARE(desk.find<QDoubleSpinBox>("width")->value(), 10.0);
    desk.choose("unit", QStringLiteral("px"));
    QCOMPARE(desk.find<QDoubleSpinBox>("width")->value(), 3000.0);
    desk.choose("unit", QStringLiteral("cm"));
    QCOMPARE(desk.find<QDoubleSpinBox>("width")->value(), 25.4);
}

void TestExportDialog::thePreviewFollowsEveryChoice()
{
    Desk desk;
    QImage before = desk.preview()->picture();
    QVERIFY(!before.isNull());
    const auto changes = [&](const auto &act) {
        QSignalSpy drawn(desk.preview(), &FigurePreview::drawn);
        act();
        const bool isNew = (!drawn.isEmpty() || drawn.wait()) && desk.preview()->picture() != before;
        before = desk.preview()->picture();
        return isNew;
    };
    QVERIFY(changes([&] { desk.choose("theme", QStringLiteral("Dark")); }));
    QVERIFY(changes([&] { desk.type("pointSize", QStringLiteral("14")); }));
    QVERIFY(changes([&] { QTest::keyClicks(desk.find<QLineEdit>("ownTitle"), QStringLiteral("Mine")); }));
    for (const char *box : {"title", "caption", "colorBar", "transparent"})
        QVERIFY2(changes([&] { desk.press(box); }), box);
    QVERIFY(changes([&] { desk.choose("view", QStringLiteral("Q K V")); }));
    desk.type("width", QStringLiteral("200"));
    desk.type("height", QStringLiteral("100"));
    QTRY_VERIFY(std::abs(desk.preview()->picture().width() - 2 * desk.preview()->picture().height()) <= 2);
}

void TestExportDialog::scopesDependOnTheView()
{
    Desk desk;
    const auto *scope = desk.find<QComboBox>("scope");
    QCOMPARE(scope->count(), 3);
    QVERIFY2(scope->itemText(1).contains(QStringLiteral("(2)")), qPrintable(scope->itemText(1)));
    QVERIFY2(scope->itemText(2).contains(QStringLiteral("(12)")), qPrintable(scope->itemText(2)));
}

void TestExportDialog::numbersNeedNoSize()
{
    Desk desk;
    desk.choose("format", QStringLiteral("CSV"));
    for (const char *widget : {"preset", "width", "height", "unit", "dpi", "theme", "ownTitle"})
        QVERIFY2(!desk.find<QWidget>(widget)->isEnabled(), widget);
    desk.choose("format", QStringLiteral("SVG"));
    QVERIFY(desk.find<QWidget>("width")->isEnabled());
    QVERIFY(!desk.find<QWidget>("dpi")->isEnabled());
}

void TestExportDialog::tooManyPixelsAreRefused()
{
    Desk desk;
    desk.type("dpi", QStringLiteral("1200"));
    desk.type("width", QStringLiteral("1500"));
    QVERIFY(!desk.find<QPushButton>("exportNow")->isEnabled());
    QVERIFY(desk.find<QLabel>("sizeNote")->text().contains(QStringLiteral("lower the resolution")));
    desk.choose("format", QStringLiteral("PDF"));
    QVERIFY(desk.find<QPushButton>("exportNow")->isEnabled());
}

void TestExportDialog::writesAFile_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("begin");
    QTest::newRow("png") << QStringLiteral("PNG") << QByteArray("\x89PNG");
    QTest::newRow("svg") << QStringLiteral("SVG") << QByteArray("<?xml");
    QTest::newRow("pdf") << QStringLiteral("PDF") << QByteArray("%PDF");
    QTest::newRow("csv") << QStringLiteral("CSV") << QByteArray(",");
    QTest::newRow("npy") << QStringLiteral("NPY") << QByteArray("\x93NUMPY");
    QTest::newRow("safetensors") << QStringLiteral("safetensors") << QByteArray();
}

void TestExportDialog::writesAFile()
{
    QFETCH(const QString, format);
    QFETCH(const QByteArray, begin);
    Desk desk;
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.") + format.toLower());
    QSignalSpy written(desk.dialog.get(), &ExportDialog::written);
    desk.choose("format", format);
    desk.dialog->exportTo(path);
    QVERIFY(written.wait());
    QCOMPARE(written.first().first().toStringList(), QStringList{path});
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith(begin));
    QVERIFY(!desk.dialog->isVisible());
    QCOMPARE(desk.settings.exportFolder(), folder.path());
}

void TestExportDialog::writesEveryHead()
{
    Desk desk;
    QTemporaryDir folder;
    QSignalSpy written(desk.dialog.get(), &ExportDialog::written);
    desk.choose("scope", QStringLiteral("Everything"));
    desk.choose("format", QStringLiteral("SVG"));
    desk.dialog->exportTo(folder.filePath(QStringLiteral("all")));
    QVERIFY(desk.find<QProgressBar>("progress")->isVisible());
    QVERIFY(!desk.find<QWidget>("sideArea")->isEnabled());
    QVERIFY(written.wait(30'000));
    QCOMPARE(QDir(folder.filePath(QStringLiteral("all"))).entryList(QDir::Files).size(), 12);
}

void TestExportDialog::canBeStopped()
{
    Desk desk;
    QTemporaryDir folder;
    QSignalSpy written(desk.dialog.get(), &ExportDialog::written);
    desk.choose("scope", QStringLiteral("Everything"));
    desk.type("dpi", QStringLiteral("1200")); // so that it takes a while
    desk.dialog->exportTo(folder.filePath(QStringLiteral("all")));
    QCOMPARE(desk.find<QPushButton>("close")->text(), QStringLiteral("Stop"));
    desk.press("close");
    QTRY_COMPARE_WITH_TIMEOUT(desk.find<QPushButton>("close")->text(), QStringLiteral("Close"), 30'000);
    QVERIFY(written.isEmpty());
    QVERIFY(desk.find<QLabel>("progressNote")->text().startsWith(QStringLiteral("Stopped")));
    QVERIFY(desk.dialog->isVisible());
    QVERIFY(QDir(folder.filePath(QStringLiteral("all"))).entryList(QDir::Files).size() < 12);
    desk.press("close");
    QVERIFY(!desk.dialog->isVisible());
}

void TestExportDialog::saysWhatWentWrong()
{
    Desk desk;
    desk.dialog->exportTo(QStringLiteral("/nowhere/at/all/map.png"));
    QTRY_VERIFY(desk.find<ErrorBar>("problem")->isVisible());
    QVERIFY(desk.find<ErrorBar>("problem")->message().contains(QStringLiteral("/nowhere/at/all")));
    QVERIFY(desk.find<QPushButton>("exportNow")->isEnabled());
}

void TestExportDialog::copiesPixelsAndSvg()
{
    Desk desk;
    QGuiApplication::clipboard()->clear();
    desk.type("dpi", QStringLiteral("72"));
    desk.press("copy");
    QTRY_COMPARE(desk.find<QLabel>("progressNote")->text(), QStringLiteral("Copied"));
    const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
    QCOMPARE(qvariant_cast<QImage>(copied->imageData()).width(), qRound(160 / 25.4 * 72));
    QVERIFY(copied->data(QStringLiteral("image/svg+xml")).startsWith("<?xml"));
}

void TestExportDialog::remembersHowFiguresWereMade()
{
    {
        Desk desk;
        desk.choose("preset", QStringLiteral("A4"));
        desk.choose("format", QStringLiteral("PDF"));
        desk.press("colorBar");
        QTest::keyClick(desk.dialog.get(), Qt::Key_Escape);
        QVERIFY(!desk.dialog->isVisible());
    }
    Desk desk(1);
    QCOMPARE(desk.find<QComboBox>("view")->currentText(), QStringLiteral("Q K V"));
    QVERIFY(desk.find<QComboBox>("preset")->currentText().startsWith(QStringLiteral("A4")));
    QCOMPARE(desk.find<QComboBox>("format")->currentText(), QStringLiteral("PDF"));
    QVERIFY(!desk.find<QCheckBox>("colorBar")->isChecked());
}

/// A step has nothing to leave out where there is no room, and no numbers of its own.
void TestExportDialog::stepsNeedTheirRoom()
{
    TinySession session;
    Settings settings;
    WalkView walk;
    walk.setSession(&session);
    walk.show();
    QTRY_VERIFY(walk.values());
    FigureJob job = *pageJob(&walk, session);
    job.spec.size = {60, 40};
    job.ending = QStringLiteral("csv");
    ExportDialog dialog({{QStringLiteral("Walkthrough"), job}}, 0, &session.service(), &settings);
    dialog.show();
    const auto *exportNow = dialog.findChild<QPushButton *>(QStringLiteral("exportNow"));
    const auto *note = dialog.findChild<QLabel *>(QStringLiteral("sizeNote"));
    QTRY_VERIFY(!exportNow->isEnabled());
    QVERIFY2(note->text().startsWith(QStringLiteral("This step needs ")), qPrintable(note->text()));
    QCOMPARE(dialog.findChild<QComboBox *>(QStringLiteral("format"))->count(), 3);
    QCOMPARE(dialog.findChild<QComboBox *>(QStringLiteral("scope"))->itemText(1), QStringLiteral("All steps (20)"));
    QVERIFY(!dialog.findChild<QCheckBox *>(QStringLiteral("colorBar"))->isEnabled());
    dialog.findChild<QDoubleSpinBox *>(QStringLiteral("width"))->setValue(250);
    dialog.findChild<QDoubleSpinBox *>(QStringLiteral("height"))->setValue(180);
    QTRY_VERIFY(exportNow->isEnabled());
}

void TestExportDialog::everythingFits_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("small") << QSize(640, 480);
    QTest::newRow("first") << QSize(960, 600);
    QTest::newRow("large") << QSize(1600, 1000);
}

/// No control is smaller than it needs to be, and none lies on another.
void TestExportDialog::everythingFits()
{
    QFETCH(const QSize, size);
    Desk desk;
    desk.dialog->resize(size);
    QCoreApplication::processEvents();
    QVERIFY(desk.dialog->height() <= std::max(size.height(), 560));
    for (const QWidget *widget : desk.dialog->findChildren<QWidget *>()) {
        const bool isControl = widget->focusPolicy() != Qt::NoFocus && widget->isVisible() &&
                               !widget->objectName().startsWith(QStringLiteral("qt_"));
        if (isControl && !qobject_cast<const QLineEdit *>(widget))
            QVERIFY2(widget->width() >= widget->minimumSizeHint().width() &&
                         widget->height() >= widget->minimumSizeHint().height(),
                     qPrintable(widget->objectName()));
    }
    QVERIFY(desk.preview()->width() >= 240);
}

QTEST_MAIN(TestExportDialog)
#include "tst_export_dialog.moc"
