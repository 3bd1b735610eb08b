// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAccessible>
#include <QDialog>
#include <QTabWidget>

#include "app/preferences.h"
#include "support/desk.h"

using namespace lab;
using namespace lab::test;

/// Without a mouse: Tab gets everywhere, one always sees where one is, and everything has a name to be read out.
class TestKeyboard : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { QSettings().clear(); }
    void tabGoesThroughThePage_data();
    void tabGoesThroughThePage();
    void shiftTabGoesBack();
    void tabGoesThroughTheSettings();
};

namespace {

QString described(const QWidget *widget)
{
    return QStringLiteral("%1 %2").arg(QLatin1String(widget->metaObject()->className()), widget->objectName());
}

bool isOnTheWay(const QWidget *widget, const QWidget *window)
{
    const bool takes = (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus && !widget->focusProxy();
    return takes && widget->isVisible() && widget->isEnabled() && widget->window() == window &&
           !widget->visibleRegion().isEmpty();
}

/// What is seen of a widget and of its frame.
QImage seen(QWidget *window, const QWidget *widget)
{
    const QRect place(widget->mapTo(window, QPoint(0, 0)), widget->size());
    return window->grab(place.adjusted(-4, -4, 4, 4)).toImage();
}

/// All that Tab comes by from where the focus is, until it is there again. What is wrong on the way is put into
/// `wrong`.
QList<QWidget *> walk(QWidget *window, QStringList &wrong)
{
    QList<QWidget *> way{QApplication::focusWidget()};
    for (int i = 0; i < 500; ++i) {
        QWidget *here = QApplication::focusWidget();
        QCoreApplication::processEvents();
        const QImage with = seen(window, here);
        QTest::keyClick(here, Qt::Key_Tab);
        QWidget *next = QApplication::focusWidget();
        QCoreApplication::processEvents();
        if (next == here)
            wrong << described(here) + QStringLiteral(": Tab stays");
        if (seen(window, here) == with)
            wrong << described(here) + QStringLiteral(": one does not see that it has the focus");
        const QAccessibleInterface *object = QAccessible::queryAccessibleInterface(here);
        if (!object || object->text(QAccessible::Name).trimmed().isEmpty())
            wrong << described(here) + QStringLiteral(": no name");
        if (next == way.first() || next == here)
            return way;
        way << next;
    }
    wrong << QStringLiteral("Tab does not come back");
    return way;
}

QStringList leftOut(QWidget *window, const QList<QWidget *> &way)
{
    QStringList made;
    for (QWidget *each : window->findChildren<QWidget *>())
        if (isOnTheWay(each, window) && !way.contains(each))
            made << described(each) + QStringLiteral(": Tab does not get there");
    return made;
}

} // namespace

void TestKeyboard::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("attention-lab"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_keyboard"));
    QApplication::setCursorFlashTime(0); // a cursor is seen all the time
}

void TestKeyboard::tabGoesThroughThePage_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<bool>("dark");
    const Desk desk;
    const auto *pages = desk.find<QTabWidget>("pages");
    for (int i = 0; i < pages->count(); ++i)
        for (const bool dark : {false, true})
            QTest::addRow("%s, %s", qPrintable(pages->tabText(i)), dark ? "dark" : "light") << i << dark;
}

void TestKeyboard::tabGoesThroughThePage()
{
    QFETCH(const int, page);
    QFETCH(const bool, dark);
    Settings().setTheme(dark ? ThemeChoice::Dark : ThemeChoice::Light);
    Desk desk;
    desk.window.resize(1920, 1080);
    desk.session.selection().pin({2, 1});
    desk.find<QTabWidget>("pages")->setCurrentIndex(page);
    QTRY_VERIFY(!desk.session.service().isBusy());
    desk.text()->setFocus();
    QStringList wrong;
    const QList<QWidget *> way = walk(&desk.window, wrong);
    wrong << leftOut(&desk.window, way);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestKeyboard::shiftTabGoesBack()
{
    Desk desk;
    desk.text()->setFocus();
    QTest::keyClick(desk.text(), Qt::Key_Tab);
    QWidget *next = QApplication::focusWidget();
    QVERIFY(next != desk.text());
    QTest::keyClick(next, Qt::Key_Backtab);
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(desk.text()));
}

void TestKeyboard::tabGoesThroughTheSettings()
{
    Desk desk;
    desk.window.findChild<Preferences *>()->open();
    auto *dialog = desk.window.findChild<QDialog *>();
    QVERIFY(dialog);
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTRY_VERIFY(QApplication::focusWidget() && QApplication::focusWidget()->window() == dialog);
    QStringList wrong;
    const QList<QWidget *> way = walk(dialog, wrong);
    wrong << leftOut(dialog, way);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

QTEST_MAIN(TestKeyboard)
#include "tst_keyboard.moc"
