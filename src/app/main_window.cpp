// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QTabBar>
#include <QWhatsThis>

#include <algorithm>

#include "app/actions.h"
#include "app/dock_layout.h"
#include "app/dock_title.h"
#include "app/document.h"
#include "app/help.h"
#include "app/inputs.h"
#include "app/map_button.h"
#include "app/page_export.h"
#include "app/pages.h"
#include "app/preferences.h"
#include "app/presentation.h"
#include "app/recovery.h"
#include "app/recovery_bar.h"
#include "app/session_files.h"
#include "app/tool_row.h"
#include "app/walk_page.h"
#include "app/welcome.h"
#include "ui_main_window.h"
#include "views/step_view.h"

namespace lab {

namespace {

constexpr QSize kLeastSize{640, 480};
constexpr int kToldFor = 5000; ///< ms that the status line tells what was written

/// The session's document: a window that takes another's place goes on with the same, its file and its history.
Document *documentOf(Session *session)
{
    auto *document = session->findChild<Document *>(QString(), Qt::FindDirectChildrenOnly);
    return document ? document : new Document(session, session);
}

} // namespace

MainWindow::MainWindow(Session *session, Settings *settings, Appearance *appearance)
    : m_ui(std::make_unique<Ui::MainWindow>()), m_session(session), m_settings(settings),
      m_document(documentOf(session)), m_files(new SessionFiles(m_document, settings, this)),
      m_inputs(new Inputs(session, m_files, this)), m_recovery(new Recovery(session, m_document, this)),
      m_actions(new Actions(this, session, &m_document->history().stack())),
      m_preferences(new Preferences(settings, appearance, m_actions, this)), m_tools(new ToolRow(this)),
      m_recovered(new RecoveryBar(m_recovery, m_files, this))
{
    m_ui->setupUi(this);
    m_welcome = new Welcome(
        session, settings, m_ui->pages,
        {{m_ui->sentenceDock, DockLayout::kSentenceWidth}, {m_ui->inspectorDock, DockLayout::kInspectorWidth}}, this);
    m_layout = new DockLayout(this, m_ui->sentenceDock, m_ui->inspectorDock, settings);
    m_export = new PageExport(m_ui->pages, session, m_document, settings, this);
    m_presentation = new Presentation(this, m_ui->stack);
    setMinimumSize(kLeastSize);
    m_ui->pages->tabBar()->setDrawBase(false);
    m_ui->pages->setUsesScrollButtons(false); // where room is short, titles get shorter
    m_ui->pages->setElideMode(Qt::ElideRight);
    m_ui->toolBar->addWidget(m_tools);
    m_ui->toolBar->toggleViewAction()->setVisible(false);
    for (QDockWidget *dock : {m_ui->sentenceDock, m_ui->inspectorDock})
        dock->setTitleBarWidget(new DockTitle(dock));
    m_actions->fillMenus(*m_ui->menus,
                         {m_ui->sentenceDock->toggleViewAction(), m_ui->inspectorDock->toggleViewAction()});
    m_tools->setSession(session);
    m_ui->sentencePanel->setSession(session);
    m_ui->inspectorPanel->setSession(session);
    m_ui->status->setSession(session);
    m_ui->centralLayout->insertWidget(0, m_recovered);
    connectSession();
    connectActions();
    connectSettings();
    connectPages();
    connectDocument();
    connectWelcome();
    m_layout->restore();
    m_preferences->apply();
}

MainWindow::~MainWindow() = default;

void MainWindow::connectSession()
{
    connect(m_session, &Session::runChanged, this, &MainWindow::showRun);
    connect(m_session, &Session::problemChanged, this, &MainWindow::showProblem);
    connect(m_session, &Session::problemChanged, this, &MainWindow::showRun); // after an empty text: the last good one
    connect(m_ui->experimentError, &ErrorBar::actionChosen, m_session, [this] { m_session->setCut(true); });
    connect(&m_session->service(), &ComputeService::busyChanged, m_ui->progress, &ProgressLine::setBusy);
    connect(&m_session->service(), &ComputeService::progress, m_ui->progress, &ProgressLine::setProgress);
}

void MainWindow::connectActions()
{
    connect(m_actions->openModel, &QAction::triggered, m_inputs, &Inputs::askForModel);
    connect(m_tools, &ToolRow::openModelRequested, m_inputs, &Inputs::askForModel);
    connect(m_actions->exportPage, &QAction::triggered, m_export, &PageExport::ask);
    connect(m_actions->exportAgain, &QAction::triggered, m_export, &PageExport::writeAgain);
    connect(m_tools, &ToolRow::exportRequested, m_export, &PageExport::ask);
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->copyNumber, &QAction::triggered, this, [this] { copyNumber(*m_ui->pages); });
    connect(m_actions->copyPicture, &QAction::triggered, this, [this] { copyPicture(*m_ui->pages); });
    connect(m_actions->nextPage, &QAction::triggered, this, [this] { stepPage(*m_ui->pages, 1); });
    connect(m_actions->previousPage, &QAction::triggered, this, [this] { stepPage(*m_ui->pages, -1); });
    const auto ofPage = [this](const auto &function) {
        return [this, function] {
            if (auto *view = qobject_cast<ZoomView *>(page()))
                function(*view);
        };
    };
    connect(m_actions->zoomIn, &QAction::triggered, this, ofPage([](ZoomView &view) { view.zoomBy(1); }));
    connect(m_actions->zoomOut, &QAction::triggered, this, ofPage([](ZoomView &view) { view.zoomBy(-1); }));
    connect(m_actions->zoomReset, &QAction::triggered, this, ofPage([](ZoomView &view) { view.resetZoom(); }));
    connect(m_actions->explain, &QAction::triggered, this, &MainWindow::explain);
    connect(m_actions->shortcuts, &QAction::triggered, this, [this] { showKeys(this, m_actions->keys()); });
    connect(m_actions->manual, &QAction::triggered, this, [this] { showManual(this); });
    connect(m_actions->about, &QAction::triggered, this, [this] { showAbout(this); });
    connect(m_actions->present, &QAction::triggered, m_presentation, [this] {
        m_welcome->leave();
        m_presentation->setOn(!m_presentation->isOn());
    });
    connect(m_presentation, &Presentation::changed, m_actions, &Actions::setPresenting);
}

void MainWindow::connectSettings()
{
    connect(m_preferences, &Preferences::changed, this, &MainWindow::applySettings);
    connect(m_preferences, &Preferences::languageChanged, this, &MainWindow::languageChanged);
    connect(m_preferences, &Preferences::threadsChanged, m_session,
            [this] { m_session->setThreads(m_settings->threads()); });
}

void MainWindow::applySettings()
{
    m_ui->inspectorPanel->setDecimals(m_settings->decimals());
    m_ui->walk->setAnimated(m_settings->animations());
    m_tools->setModelFolders(m_settings->modelFolders());
}

void MainWindow::connectPages()
{
    m_ui->heatMap->setSession(m_session);
    m_ui->heads->setSession(m_session);
    m_ui->qkv->setSession(m_session);
    m_ui->lines->setSession(m_session);
    m_ui->cost->setSession(m_session);
    for (FigureView *figure : figuresOf(*m_ui->pages))
        connect(figure, &FigureView::exportRequested, m_export, &PageExport::ask);
    auto *map = new MapButton(m_ui->pages, m_settings);
    connect(m_actions->mapOptions, &QAction::triggered, map, &MapButton::open);
    connect(m_ui->heads, &HeadsPage::opened, m_ui->pages, [this] {
        m_ui->pages->setCurrentWidget(m_ui->heatMap);
        m_ui->heatMap->setFocus();
    });
    connect(m_export, &PageExport::failed, m_ui->actionError,
            [this](const Problem &problem) { m_ui->actionError->showProblem(problem); });
    connect(m_export, &PageExport::told, this,
            [this](const QString &sentence) { m_ui->status->showMessage(sentence, kToldFor); });
    connectWalk();
}

/// What a number of the walkthrough is made of stands in the inspector's place while that page is seen.
void MainWindow::connectWalk()
{
    connect(m_ui->walk->view(), &StepView::exportRequested, m_export, &PageExport::ask);
    const auto *page = new WalkPage(m_ui->walk, m_ui->opened, m_session, m_settings, this);
    connect(page, &WalkPage::failed, m_ui->actionError,
            [this](const Problem &problem) { m_ui->actionError->showProblem(problem); });
    connect(page, &WalkPage::told, this,
            [this](const QString &sentence) { m_ui->status->showMessage(sentence, kToldFor); });
    connect(m_ui->pages, &QTabWidget::currentChanged, this, [this] {
        const bool walks = m_ui->pages->currentWidget() == m_ui->walk;
        m_ui->inspectors->setCurrentWidget(walks ? static_cast<QWidget *>(m_ui->opened) : m_ui->inspectorPanel);
    });
}

void MainWindow::connectDocument()
{
    const auto show = [this](const Problem &problem) { m_ui->actionError->showProblem(problem); };
    connect(m_document, &Document::noticed, m_ui->actionError, show);
    connect(m_files, &SessionFiles::failed, m_ui->actionError, show);
    connect(m_inputs, &Inputs::failed, m_ui->actionError, show);
    connect(m_recovery, &Recovery::failed, m_ui->actionError, show);
    connect(m_files, &SessionFiles::opened, m_ui->actionError, &ErrorBar::clear);
    connect(m_files, &SessionFiles::writing, m_ui->status,
            [this](const QString &path) { m_ui->status->showMessage(tr("Saving %1 …").arg(path)); });
    connect(m_files, &SessionFiles::failed, m_ui->status, &QStatusBar::clearMessage);
    connect(m_files, &SessionFiles::written, this,
            [this](const QString &path) { m_ui->status->showMessage(tr("Saved: %1").arg(path), kToldFor); });
    connect(m_document, &Document::changed, this, &MainWindow::showTitle);
    connect(m_document, &Document::pageWanted, this, [this](const QString &page) {
        if (const int index = pageNamed(*m_ui->pages, page); index >= 0)
            m_ui->pages->setCurrentIndex(index);
    });
    connect(m_ui->pages, &QTabWidget::currentChanged, m_document,
            [this](int index) { m_document->setPage(pageName(*m_ui->pages, index)); });
    m_document->setPage(pageName(*m_ui->pages, m_ui->pages->currentIndex()));
    connect(m_actions->newSession, &QAction::triggered, m_files, &SessionFiles::startNew);
    connect(m_actions->openSession, &QAction::triggered, m_files, &SessionFiles::askToOpen);
    connect(m_actions->save, &QAction::triggered, m_files, &SessionFiles::save);
    connect(m_actions->saveAs, &QAction::triggered, m_files, &SessionFiles::saveAs);
    m_files->fillRecent(m_actions->recent);
    m_ui->sentencePanel->setUndoActions(m_actions->undo, m_actions->redo);
    showTitle();
}

/// The start page stands between the left dock and the pages.
void MainWindow::connectWelcome()
{
    auto *row = new QHBoxLayout;
    const int place = m_ui->centralLayout->indexOf(m_ui->stack);
    m_ui->centralLayout->removeWidget(m_ui->stack);
    row->addWidget(m_welcome->page());
    row->addWidget(m_ui->stack, 1);
    m_ui->centralLayout->insertLayout(place, row, 1);
    connect(m_actions->startPage, &QAction::triggered, this, [this] { m_welcome->show(m_samples, true); });
    connect(m_welcome, &Welcome::fileChosen, m_files, &SessionFiles::open);
    connect(m_files, &SessionFiles::opened, m_welcome, &Welcome::leave);
    connect(m_welcome, &Welcome::shownChanged, m_layout, &DockLayout::fit);
    connect(m_welcome, &Welcome::wayTaken, m_ui->sentencePanel, [this](const QWidget *page) {
        if (page == m_ui->heatMap && m_ui->sentencePanel->isVisible())
            m_ui->sentencePanel->startTyping(); // most come with a sentence of their own
    });
}

void MainWindow::showTitle()
{
    setWindowTitle(m_document->name() + QStringLiteral("[*]"));
    setWindowModified(m_document->isModified());
    setWindowFilePath(m_document->path());
}

void MainWindow::showSamples()
{
    try {
        m_samples = loadSamples();
    } catch (const attn::Error &error) {
        m_ui->actionError->showProblem(Problem::of(error));
    }
    m_ui->sentencePanel->setSamples(m_samples);
    m_document->setSamples(m_samples);
}

void MainWindow::replace(MainWindow &before)
{
    before.keepLayout();
    m_layout->restore();
    showSamples();
    for (const Sample &sample : std::as_const(m_samples))
        m_session->retell(sample);
    m_ui->pages->setCurrentIndex(before.m_ui->pages->currentIndex());
    showRun();
    showProblem();
    show();
    if (before.m_preferences->isOpen())
        m_preferences->open();
    emit m_document->changed(); // its words are others
}

void MainWindow::start()
{
    showSamples();
    begin();
    m_recovered->offer();
    showRun();
}

void MainWindow::begin()
{
    if (m_files->goOn())
        return;
    if (!m_samples.isEmpty())
        m_session->applySample(m_samples.first());
    m_document->history().begin();
    m_welcome->show(m_samples, false);
}

HeatMapView *MainWindow::heatMap() const
{
    return m_ui->heatMap;
}

FigureView *MainWindow::page() const
{
    return figureOf(m_ui->pages->currentWidget());
}

void MainWindow::showRun()
{
    const bool empty = m_session->isEmpty();
    m_ui->stack->setCurrentWidget(empty ? m_ui->emptyPage : static_cast<QWidget *>(m_ui->pages));
    const bool hasPicture = m_session->run() && !empty;
    m_actions->exportPage->setEnabled(hasPicture);
    m_actions->exportAgain->setEnabled(hasPicture);
    for (QAction *action : {m_actions->copyNumber, m_actions->copyPicture})
        action->setEnabled(hasPicture);
}

void MainWindow::showProblem()
{
    if (!m_session->problem()) {
        m_ui->experimentError->clear();
        return;
    }
    Problem problem = *m_session->problem();
    if (problem.limit > 0)
        problem.remedy = tr("Shorten it, or let it be cut");
    m_ui->experimentError->showProblem(problem,
                                       problem.limit > 0 ? tr("Cut to %1 tokens").arg(problem.limit) : QString());
}

void MainWindow::openPath(const QString &path)
{
    m_inputs->open(path);
}

void MainWindow::exportTo(const QString &path)
{
    m_export->write(path);
}

/// The nearest explanation, from what is under the cursor outwards; the manual where there is none.
void MainWindow::explain()
{
    QWidget *widget = QApplication::widgetAt(QCursor::pos());
    while (widget && widget->whatsThis().isEmpty())
        widget = widget->parentWidget();
    if (widget)
        QWhatsThis::showText(QCursor::pos(), widget->whatsThis(), widget);
    else
        showManual(this);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    if (m_presentation->isOn())
        return; // the docks come back as they were
    m_welcome->fit(width());
    m_layout->fit();
}

/// What is remembered is the layout that was chosen.
void MainWindow::keepLayout()
{
    m_presentation->setOn(false);
    m_welcome->leave();
    m_layout->keep();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_files->mayClose([this] { close(); })) {
        event->ignore();
        return;
    }
    keepLayout();
    m_files->keep();
    event->accept();
}

} // namespace lab
