// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QComboBox>
#include <QPixmapCache>
#include <QSlider>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QWheelEvent>

#include <malloc.h>
#include <unistd.h>
#if defined(__SANITIZE_ADDRESS__)
extern "C" std::size_t __sanitizer_get_current_allocated_bytes(); // GCC brings no header that declares it
#endif

#include <fstream>

#include "app/document.h"
#include "app/page_export.h"
#include "app/pages.h"
#include "export/run_tensors.h"
#include "session/language.h"
#include "support/desk.h"
#include "support/random_tensor.h"
#include "views/figure_view.h"

using namespace lab;
using namespace lab::test;

/// A long lesson: random edits, selections, pages, exports, saves, themes and languages through the real window, from a
/// seed. Nothing may break, no picture may stay behind its numbers, and memory must stay flat. LAB_SOAK says how many
/// steps; without it the test is short.
class TestSoak : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void memoryStaysFlat();

private:
    void step();
    void edit();
    void look();
    void point();
    void pressKeys();
    void turnKnobs();
    void write();
    void dress();
    void settle();
    void comeHome();
    QString whereItStands(const QString &told) const;

    FigureView *view() const { return figureOf(pages()->currentWidget()); }
    QTabWidget *pages() const { return m_window->findChild<QTabWidget *>(QStringLiteral("pages")); }
    SentenceEdit *text() const { return m_window->findChild<SentenceEdit *>(QStringLiteral("text")); }
    void trigger(const char *name) const;
    /// As an input method does: any letters.
    void type(const QString &letters) const
    {
        QInputMethodEvent event;
        event.setCommitString(letters);
        QCoreApplication::sendEvent(text(), &event);
    }
    /// One of them, as the seed says.
    template <class List>
    auto any(const List &list)
    {
        return std::data(list)[m_random.below(static_cast<attn::Index>(std::size(list)))];
    }
    QPoint anywhere(const QRect &rect)
    {
        return rect.topLeft() + QPoint(static_cast<int>(m_random.below(std::max(1, rect.width()))),
                                       static_cast<int>(m_random.below(std::max(1, rect.height()))));
    }

    support::Random m_random{20261124};
    QTemporaryDir m_folder;
    Settings m_settings;
    std::unique_ptr<TinySession> m_session;
    std::unique_ptr<MainWindow> m_window;
    int m_written = 0;
};

namespace {

constexpr int kShort = 240;
constexpr int kPatience = 60000;        ///< ms
constexpr int kMeasurements = 8;        ///< the first half of them is warm-up
constexpr qint64 kMostGrowth = 2 << 20; ///< bytes, over the second half

/// What the program holds; what the allocator keeps for later is not counted.
qint64 allocatedBytes()
{
#if defined(__SANITIZE_ADDRESS__)
    return static_cast<qint64>(__sanitizer_get_current_allocated_bytes());
#else
    const struct mallinfo2 info = ::mallinfo2();
    return static_cast<qint64>(info.uordblks + info.hblkhd);
#endif
}

qint64 residentBytes()
{
    qint64 all = 0, resident = 0;
    std::ifstream("/proc/self/statm") >> all >> resident;
    return resident * ::sysconf(_SC_PAGESIZE);
}

const QStringList &texts()
{
    static const QStringList made{QStringLiteral("the cat sees a dog ."),
                                  QStringLiteral("she eats an apple"),
                                  QStringLiteral("the red car is fast ."),
                                  QStringLiteral("我爱你"),
                                  QStringLiteral("那辆红色的汽车很快。"),
                                  QStringLiteral("\U0001F600\U0001F44D\U0001F3FD"),
                                  QStringLiteral("\u05E9\u05DC\u05D5\u05DD the cat"),
                                  QStringLiteral("e\u0301 a\tb\nc  <eos> [PAD]"),
                                  QStringLiteral("cat"),
                                  QStringLiteral(" "),
                                  QString(),
                                  QStringLiteral("the cat sees a dog and ").repeated(12)};
    return made;
}

} // namespace

void TestSoak::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("attention-lab"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_soak"));
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QSettings().clear();
}

void TestSoak::trigger(const char *name) const
{
    for (QAction *each : m_window->actions())
        if (each->shortcuts().contains(QKeySequence(QLatin1String(name))))
            each->trigger();
}

/// Types, pastes, undoes; another model, mask or scale.
void TestSoak::edit()
{
    switch (m_random.below(8)) {
    case 0:
        text()->selectAll();
        type(any(texts()).left(12));
        break;
    case 1:
        QTest::keyClick(text(), any(QList{Qt::Key_Backspace, Qt::Key_A, Qt::Key_Space, Qt::Key_Period}));
        break;
    case 2:
        trigger("Ctrl+Z");
        break;
    case 3:
        trigger("Ctrl+Y");
        break;
    case 4:
        m_session->setModel(
            any(QStringList{tinyModel("tiny-encdec-pre"), tinyModel("tiny-encdec-post"), tinyModel("tiny-encoder"),
                            tinyModel("tiny-decoder"), QStringLiteral("translate-en-fr-zh")}));
        break;
    case 5:
        m_session->setMask(any(QList<attn::MaskChoice>{{},
                                                       {attn::MaskChoice::Kind::None, 0},
                                                       {attn::MaskChoice::Kind::Causal, 0},
                                                       {attn::MaskChoice::Kind::Window, 2}}));
        break;
    case 6:
        m_session->setTranslateTo(any(QStringList{QStringLiteral("fr"), QStringLiteral("zh")}));
        break;
    default:
        m_session->setText(any(texts()));
    }
}

/// Another page, head or layer.
void TestSoak::look()
{
    trigger(any(QList<const char *>{"Ctrl+Tab", "Ctrl+Tab", "Ctrl+Shift+Tab", "Alt+Right", "Alt+Left", "Alt+Up",
                                    "Alt+Down", "Esc", "Ctrl++", "Ctrl+-", "Ctrl+0"}));
}

/// The mouse on the page: hover, click, wheel, drag.
void TestSoak::point()
{
    QWidget *widget = view() ? view() : pages()->currentWidget();
    const QRect seen = widget->visibleRegion().boundingRect();
    if (seen.isEmpty())
        return;
    const QPoint at = anywhere(seen), to = anywhere(seen);
    switch (m_random.below(4)) {
    case 0:
        QTest::mouseMove(widget, at);
        QTest::mouseMove(widget, to);
        break;
    case 1:
        QTest::mouseClick(widget, Qt::LeftButton, {}, at);
        break;
    case 2: {
        QWheelEvent turn(at, widget->mapToGlobal(at), {}, {0, m_random.below(2) == 0 ? 120 : -120}, Qt::NoButton,
                         Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(widget, &turn);
        break;
    }
    default:
        QTest::mousePress(widget, Qt::LeftButton, {}, at);
        QMouseEvent drag(QEvent::MouseMove, to, widget->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(widget, &drag);
        QTest::mouseRelease(widget, Qt::LeftButton, {}, to);
    }
}

void TestSoak::pressKeys()
{
    QWidget *widget = view() ? view() : pages()->currentWidget();
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(widget, any(QList{Qt::Key_Up, Qt::Key_Down, Qt::Key_Left, Qt::Key_Right, Qt::Key_Home,
                                          Qt::Key_End, Qt::Key_Plus, Qt::Key_0, Qt::Key_PageDown, Qt::Key_PageUp}));
}

/// The page's own controls.
void TestSoak::turnKnobs()
{
    QList<QWidget *> knobs;
    for (QWidget *each : pages()->currentWidget()->findChildren<QWidget *>())
        if (each->isVisible() && each->isEnabled() &&
            (qobject_cast<QComboBox *>(each) || qobject_cast<QSlider *>(each)))
            knobs << each;
    if (!knobs.isEmpty())
        QTest::keyClick(any(knobs), any(QList{Qt::Key_Down, Qt::Key_Up}));
}

/// What to tell where a picture does not come.
QString TestSoak::whereItStands(const QString &told) const
{
    const attn::AttentionPlace &wanted = m_session->selection().place();
    const attn::AttentionPlace &there = m_session->layer()->place;
    return QStringLiteral("%1: %2; wanted is %3, there is %4")
        .arg(pages()->tabText(pages()->currentIndex()), told, QString::fromStdString(placeKey(wanted)),
             QString::fromStdString(placeKey(there)));
}

/// An export, or the session saved and opened again.
void TestSoak::write()
{
    settle();
    const auto path = [this](const char *name) { return m_folder.filePath(QLatin1String(name)); };
    if (m_session->isEmpty())
        return;
    if (m_random.below(3) > 0) {
        const QString file = path(any(QList<const char *>{"page.png", "page.svg", "page.pdf"}));
        QFile::remove(file);
        auto *page = m_window->findChild<PageExport *>();
        QSignalSpy told(page, &PageExport::told);
        QSignalSpy failed(page, &PageExport::failed);
        QString last;
        const auto isWritten = [&] {
            const bool answered = !told.isEmpty(), written = QFileInfo(file).size() > 0;
            if (answered && !written) { // refused while a picture was still being made or written
                last = told.last().first().toString();
                told.clear();
                m_window->exportTo(file);
            }
            return answered && written;
        };
        m_window->exportTo(file);
        QTRY_VERIFY2_WITH_TIMEOUT(isWritten() || !failed.isEmpty(), qPrintable(whereItStands(last)), kPatience);
        for (const QList<QVariant> &each : std::as_const(failed))
            QFAIL(qPrintable(each.first().value<Problem>().problem));
        QFile::remove(file);
        ++m_written;
        return;
    }
    auto *document = m_session->findChild<Document *>();
    document->save(path("lesson.attnlab"));
    QTRY_VERIFY(!document->isSaving());
    QCOMPARE(document->path(), path("lesson.attnlab"));
    m_window->openPath(document->path());
}

/// Size, theme, language, presentation.
void TestSoak::dress()
{
    switch (m_random.below(4)) {
    case 0:
        m_window->resize(any(QList<QSize>{{800, 600}, {1366, 768}, {1920, 1080}}));
        break;
    case 1:
        m_settings.setTheme(any(QList{ThemeChoice::Light, ThemeChoice::Dark}));
        Desk::appearance()->setChoice(m_settings.theme());
        break;
    case 2: {
        setInterfaceLanguage(any(QStringList{QStringLiteral("en"), QStringLiteral("zh_CN")}));
        installTranslations();
        const std::unique_ptr<MainWindow> before =
            std::exchange(m_window, std::make_unique<MainWindow>(m_session.get(), &m_settings, Desk::appearance()));
        m_window->replace(*before);
        break;
    }
    default:
        trigger("F5");
        QCoreApplication::processEvents();
        trigger("F5");
    }
}

void TestSoak::step()
{
    const attn::Index kind = m_random.below(100);
    kind < 30   ? edit()
    : kind < 50 ? look()
    : kind < 68 ? point()
    : kind < 82 ? pressKeys()
    : kind < 90 ? turnKnobs()
    : kind < 97 ? write()
                : dress();
    QCoreApplication::processEvents();
}

/// Everything asked for is there, and what the page shows belongs to it.
void TestSoak::settle()
{
    QTRY_VERIFY_WITH_TIMEOUT(!m_session->service().isBusy(), 60'000);
    QCoreApplication::processEvents();
    if (const FigureView *shown = view(); shown && shown->isVisible() && shown->figure() && !m_session->isEmpty())
        QTRY_VERIFY(shown->figure()->source().trace == m_session->run()->trace);
}

/// The same state each time, so that what the program holds can be compared.
void TestSoak::comeHome()
{
    settle();
    auto *document = m_session->findChild<Document *>();
    m_settings.setTheme(ThemeChoice::Light);
    Desk::appearance()->setChoice(ThemeChoice::Light);
    m_window->resize(1366, 768);
    SavedSession saved;
    saved.look = {kCross, attn::HeadIndex{0}, {}};
    const auto show = [&](const char *model) {
        saved.experiment = tinyExperiment("the cat sees a dog .", model);
        document->restore(saved, {}, false);
        settle();
    };
    for (const char *model : {"tiny-encoder", "tiny-decoder"}) // a few models are kept: always the same
        show(model);
    for (int page = 0; page < pages()->count(); ++page) {
        pages()->setCurrentIndex(page);
        show("tiny-encdec-pre");
    }
    pages()->setCurrentIndex(0);
    settle();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QPixmapCache::clear(); // what is kept there has a limit of its own
    ::malloc_trim(0);
}

void TestSoak::memoryStaysFlat()
{
    const int steps = std::max(
        kMeasurements, qEnvironmentVariableIsSet("LAB_SOAK") ? qEnvironmentVariableIntValue("LAB_SOAK") : kShort);
    m_session = std::make_unique<TinySession>();
    m_window = std::make_unique<MainWindow>(m_session.get(), &m_settings, Desk::appearance());
    m_window->resize(1366, 768);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QList<qint64> held;
    for (int i = 1; i <= steps && !QTest::currentTestFailed(); ++i) {
        step();
        if (i % (steps / kMeasurements) != 0)
            continue;
        comeHome();
        held << allocatedBytes();
        qInfo("%5d steps: %.2f MB held, %.1f MB resident", i, static_cast<double>(held.last()) / (1 << 20),
              static_cast<double>(residentBytes()) / (1 << 20));
    }
    QVERIFY(m_written > 0);
    const qint64 growth = held.last() - held.at(held.size() / 2);
    QVERIFY2(growth < kMostGrowth, qPrintable(QStringLiteral("%1 bytes more").arg(growth)));
}

QTEST_MAIN(TestSoak)
#include "tst_soak.moc"
