// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QDirIterator>
#include <QDockWidget>
#include <QLabel>
#include <QListWidget>
#include <QMenuBar>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QStatusBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QToolBar>
#include <QToolButton>

#include "app/appearance.h"
#include "app/heads_page.h"
#include "app/main_window.h"
#include "app/preferences.h"
#include "app/presentation.h"
#include "app/settings_dialog.h"
#include "session/language.h"
#include "support/recording_painter.h"
#include "support/session_fixture.h"
#include "views/error_bar.h"
#include "views/heat_map_view.h"
#include "views/problem_text.h"
#include "views/sample_list.h"
#include "views/softmax_table.h"
#include "views/token_chip.h"

using namespace lab;
using namespace lab::test;

namespace {

Appearance *appearance()
{
    static auto *look = new Appearance(*qApp, ThemeChoice::Light); // owned by the application
    return look;
}

void speak(const QString &language)
{
    setInterfaceLanguage(language);
    installTranslations();
}

struct Desk {
    explicit Desk(const QSize &size = {1366, 768}) : window(&session, &settings, appearance())
    {
        window.resize(size);
        window.show();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window does not show");
    }
    QAction *action(const QString &text) const
    {
        for (QAction *each : window.actions()) {
            if (each->text().remove(u'&').startsWith(text))
                return each;
        }
        qFatal("there is no such action");
    }

    Settings settings;
    TinySession session;
    MainWindow window;
};

/// Whose words don't fit into it, with the widget's name.
QStringList cutOff(const QWidget &window)
{
    QStringList found;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || qobject_cast<const TokenChip *>(widget))
            continue; // a chip cuts a long token, and shows it whole in its tool tip
        const auto *label = qobject_cast<const QLabel *>(widget);
        const bool wraps = label && label->wordWrap();
        const bool hasWords = label || qobject_cast<const QAbstractButton *>(widget) ||
                              qobject_cast<const QSpinBox *>(widget) || qobject_cast<const QTabBar *>(widget);
        const int needed = wraps ? label->heightForWidth(label->width()) : widget->sizeHint().width();
        const int has = wraps ? label->height() : widget->width();
        if (hasWords && needed > has)
            found << QStringLiteral("%1 %2: %3 of %4 pixels; %5")
                         .arg(QLatin1String(widget->metaObject()->className()), widget->objectName())
                         .arg(has)
                         .arg(needed)
                         .arg(label ? label->text().left(60) : QString());
    }
    for (const auto *list : window.findChildren<SampleList *>()) {
        for (int row = 0; list->isVisible() && row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, 0);
            const QString title = index.data().toString();
            if (list->fontMetrics().horizontalAdvance(title) > list->visualRect(index).width() - 16)
                found << title;
        }
    }
    return found;
}

} // namespace

class TestManners : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void presentsToARoom_data();
    void presentsToARoom();
    void settingsTakeEffect();
    void modelsOfAFolderAreOffered();
    void theWindowSpeaksChinese();
    void speaksAnotherLanguageWhileItRuns();
    void problemsAreToldInChinese();
    void theEnginesClausesAreKnown();
    void everyActionIsInAMenu();
    void nothingIsCutOff_data();
    void nothingIsCutOff();
};

void TestManners::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("attention-lab"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_manners"));
}

void TestManners::init()
{
    QSettings().clear();
    speak(QStringLiteral("en"));
}

void TestManners::presentsToARoom_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("small") << QSize(800, 600);
    QTest::newRow("usual") << QSize(1366, 768);
}

void TestManners::presentsToARoom()
{
    QFETCH(QSize, size);
    Desk desk(size);
    const auto *dock = desk.window.findChild<QDockWidget *>(QStringLiteral("sentenceDock"));
    const double before = desk.window.heatMap()->font().pointSizeF();
    QTest::keyClick(&desk.window, Qt::Key_F5);
    QVERIFY(desk.window.isFullScreen());
    QVERIFY(!dock->isVisible());
    QVERIFY(!desk.window.menuBar()->isVisible());
    QVERIFY(!desk.window.statusBar()->isVisible());
    QVERIFY(desk.window.heatMap()->isVisible());

    const QSize shown = desk.window.heatMap()->size();
    TextRecorder recorder(shown);
    QPainter painter(&recorder);
    desk.window.heatMap()->figure()->paint(painter, QRectF(QPointF(), shown));
    QVERIFY(!recorder.texts().isEmpty());
    for (const PaintedText &text : recorder.texts())
        QVERIFY2(text.pixelSize >= Presentation::kLeastType * desk.window.height(), qPrintable(text.text));
    QVERIFY(desk.window.findChild<QTabWidget *>()->tabBar()->fontMetrics().height() >=
            Presentation::kLeastType * desk.window.height());

    // keys still choose what is looked at; Esc leaves, and leaves what was pinned
    QTest::keyClick(desk.window.heatMap(), Qt::Key_Down);
    QTest::keyClick(&desk.window, Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(attn::value(desk.session.selection().head()), 1);
    const Cell pinned = desk.session.selection().pinned();
    QTest::keyClick(&desk.window, Qt::Key_Escape);
    QVERIFY(!desk.window.isFullScreen());
    QVERIFY(desk.window.menuBar()->isVisible());
    QVERIFY(desk.window.statusBar()->isVisible());
    QVERIFY(dock->isVisible());
    QCOMPARE(desk.window.heatMap()->font().pointSizeF(), before);
    QVERIFY(!pinned.isEmpty());
    QCOMPARE(desk.session.selection().pinned(), pinned);
    QTest::keyClick(&desk.window, Qt::Key_Escape); // and now lets go of the cell
    QVERIFY(desk.session.selection().pinned().isEmpty());
}

void TestManners::settingsTakeEffect()
{
    Desk desk;
    desk.session.selection().pin({1, 2});
    desk.action(QStringLiteral("Settings"))->trigger();
    auto *dialog = desk.window.findChild<SettingsDialog *>();
    QVERIFY(dialog);

    auto *theme = dialog->findChild<QComboBox *>(QStringLiteral("theme"));
    QTest::keyClick(theme, Qt::Key_End); // Dark
    QCOMPARE(appearance()->choice(), ThemeChoice::Dark);
    QCOMPARE(desk.settings.theme(), ThemeChoice::Dark);
    QTest::keyClick(theme, Qt::Key_Up);
    QCOMPARE(appearance()->choice(), ThemeChoice::Light);

    const auto *sentence = desk.window.findChild<QLabel *>(QStringLiteral("sentence"));
    const float weight = desk.session.layer()->weights.head(0)(1, 2);
    const auto shows = [&](int decimals) {
        return sentence->text().contains(QString::number(static_cast<double>(weight), 'f', decimals) + u'<');
    };
    QTRY_VERIFY(shows(3));
    dialog->findChild<QSpinBox *>(QStringLiteral("decimals"))->setValue(5);
    QTRY_VERIFY(shows(5));

    QSignalSpy ran(&desk.session, &Session::runChanged);
    dialog->findChild<QSpinBox *>(QStringLiteral("threads"))->setValue(1);
    QVERIFY(ran.wait());
    QCOMPARE(desk.session.run()->trace->threads, 1);
    QCOMPARE(desk.session.experiment().request.threads, 0); // no part of the document
    QCOMPARE(desk.settings.threads(), 1);
}

void TestManners::modelsOfAFolderAreOffered()
{
    Desk desk;
    desk.window.findChild<Preferences *>()->open();
    const auto *models = desk.window.findChild<QComboBox *>(QStringLiteral("models"));
    const QString folder = QStringLiteral(LAB_SOURCE_DIR "/tests/golden/models");
    QCOMPARE(models->findText(QStringLiteral("tiny-decoder")), -1);
    desk.window.findChild<SettingsDialog *>()->addModelFolder(folder);
    const int row = models->findText(QStringLiteral("tiny-decoder"));
    QVERIFY(row > 0);
    QCOMPARE(models->itemData(row).toString(), folder + QStringLiteral("/tiny-decoder"));
    QCOMPARE(desk.settings.modelFolders(), QStringList{folder});

    auto *list = desk.window.findChild<QListWidget *>(QStringLiteral("folders"));
    list->setCurrentRow(0);
    QTest::mouseClick(desk.window.findChild<QPushButton *>(QStringLiteral("removeFolder")), Qt::LeftButton);
    QCOMPARE(models->findText(QStringLiteral("tiny-decoder")), -1);
    QVERIFY(desk.settings.modelFolders().isEmpty());
}

void TestManners::theWindowSpeaksChinese()
{
    speak(QStringLiteral("zh_CN"));
    Desk desk;
    const auto *pages = desk.window.findChild<QTabWidget *>(QStringLiteral("pages"));
    QCOMPARE(pages->tabText(0), QStringLiteral("热图"));
    QVERIFY(desk.window.heatMap()->figure()->caption().contains(QStringLiteral("交叉注意力")));
    QTRY_VERIFY(desk.window.heatMap()->cellSentence({0, 0}).contains(QStringLiteral("权重")));
    desk.window.findChild<Preferences *>()->open(); // what Qt itself says
    const auto buttons = desk.window.findChild<SettingsDialog *>()->findChildren<QPushButton *>();
    QVERIFY(std::ranges::any_of(
        buttons, [](const QPushButton *button) { return button->text().contains(QStringLiteral("关闭")); }));
}

void TestManners::speaksAnotherLanguageWhileItRuns()
{
    Settings settings;
    TinySession session;
    session.selection().pin({1, 2});
    auto english = std::make_unique<MainWindow>(&session, &settings, appearance());
    english->show();
    const auto *shown = english->findChild<HeadsPage *>();
    auto *pages = english->findChild<QTabWidget *>(QStringLiteral("pages"));
    pages->setCurrentIndex(pages->indexOf(shown));
    QSignalSpy asked(english.get(), &MainWindow::languageChanged);
    for (QAction *each : english->findChildren<QAction *>()) {
        if (each->text() == QStringLiteral("简体中文"))
            each->trigger();
    }
    QCOMPARE(asked.count(), 1);
    QCOMPARE(settings.language(), QStringLiteral("zh_CN"));

    speak(settings.language());
    MainWindow chinese(&session, &settings, appearance());
    chinese.replace(*english);
    english.reset();
    QVERIFY(chinese.findChild<HeadsPage *>()->isVisible());
    session.setText(QStringLiteral("the dog sees a cat .")); // the new window's pictures go on following
    QTRY_VERIFY(session.overview() && session.overview()->run->experiment == session.experiment());
    QCOMPARE(session.selection().pinned(), (Cell{1, 2}));
    const auto *samples = chinese.findChild<SampleList *>();
    QVERIFY(samples->model()->rowCount() > 10);
    QCOMPARE(samples->model()->index(0, 0).data().toString(), QStringLiteral("形容词换了位置"));
}

void TestManners::problemsAreToldInChinese()
{
    speak(QStringLiteral("zh_CN"));
    Desk desk;
    const auto *bar = desk.window.findChild<ErrorBar *>(QStringLiteral("experimentError"));
    desk.session.setText(QStringLiteral("cat ").repeated(100));
    QTRY_VERIFY(bar->isVisible());
    QVERIFY2(bar->message().contains(QStringLiteral("个词元，模型最多接受")), qPrintable(bar->message()));
    QCOMPARE(spokenClause(QStringLiteral("its shape is 2 x 3 instead of 4")),
             QStringLiteral("形状是 2 x 3，而应该是 4"));
    QCOMPARE(spokenClause(QStringLiteral("something new")), QStringLiteral("something new"));
}

/// What is thrown as it stands, without numbers put in, is known by its words.
void TestManners::theEnginesClausesAreKnown()
{
    static const QRegularExpression thrown(
        QStringLiteral("throw (?:attn::)?Error\\(\"((?:[^\"\\\\]|\\\\.)+)\",[^;]*?\"((?:[^\"\\\\]|\\\\.)+)\"\\);"));
    const std::span<const char *const> known = problemClauses();
    const auto isKnown = [&](const QString &clause) {
        return std::ranges::any_of(known, [&](const char *each) { return clause == QLatin1String(each); });
    };
    int found = 0;
    for (const char *folder : {"/engine/src/io", "/engine/src/model", "/src/export"}) {
        QDirIterator files(QStringLiteral(LAB_SOURCE_DIR) + QLatin1String(folder), {QStringLiteral("*.cpp")},
                           QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString source = QString::fromUtf8(file.readAll());
            for (const QRegularExpressionMatch &match : thrown.globalMatch(source)) {
                QVERIFY2(isKnown(match.captured(1)), qPrintable(file.fileName() + u' ' + match.captured(1)));
                QVERIFY2(isKnown(match.captured(2)), qPrintable(file.fileName() + u' ' + match.captured(2)));
                ++found;
            }
        }
    }
    QVERIFY(found > 15);
}

void TestManners::everyActionIsInAMenu()
{
    const Desk desk;
    QList<QAction *> listed;
    QList<QAction *> open = desk.window.menuBar()->actions();
    while (!open.isEmpty()) {
        QAction *action = open.takeFirst();
        listed << action;
        if (action->menu())
            open += action->menu()->actions();
    }
    for (QAction *action : desk.window.actions())
        QVERIFY2(listed.contains(action), qPrintable(action->text()));
}

void TestManners::nothingIsCutOff_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const QString &language : interfaceLanguages()) {
        for (const QSize size : {QSize(800, 600), QSize(1366, 768)})
            QTest::addRow("%s %d", qPrintable(language), size.width()) << language << size;
    }
}

void TestManners::nothingIsCutOff()
{
    QFETCH(QString, language);
    QFETCH(QSize, size);
    speak(language);
    Desk desk(size);
    desk.window.start(); // a real sample, with everything that belongs to it
    QSignalSpy ran(&desk.session, &Session::runChanged);
    QVERIFY(ran.wait());
    for (QDockWidget *dock : desk.window.findChildren<QDockWidget *>())
        dock->raise();
    QTRY_VERIFY2(cutOff(desk.window).isEmpty(), qPrintable(cutOff(desk.window).join(u'\n')));
    desk.window.findChild<Preferences *>()->open();
    const auto *dialog = desk.window.findChild<SettingsDialog *>();
    QTRY_VERIFY2(cutOff(*dialog).isEmpty(), qPrintable(cutOff(*dialog).join(u'\n')));
}

QTEST_MAIN(TestManners)
#include "tst_manners.moc"
