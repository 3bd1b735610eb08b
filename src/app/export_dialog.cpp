// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export_dialog.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QScreen>

#include <algorithm>

#include "app/page_job.h"
#include "session/settings.h"
#include "ui_export_dialog.h"

namespace lab {

namespace {

constexpr QSize kFirstSize{960, 600};
constexpr QSize kFrame{8, 48}; ///< what a window manager may put around it

/// A folder that is not there yet.
QString freshFolder(const QString &path)
{
    QString fresh = path;
    for (int i = 2; QFileInfo::exists(fresh); ++i)
        fresh = path + QStringLiteral("-%1").arg(i);
    return fresh;
}

} // namespace

ExportDialog::ExportDialog(const QList<ExportPage> &pages, qsizetype current, ComputeService *service,
                           Settings *settings, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::ExportDialog>()), m_pages(pages), m_settings(settings),
      m_export(service)
{
    m_ui->setupUi(this);
    resize(kFirstSize.boundedTo(screen()->availableSize() - kFrame));
    alignFields();
    m_ui->progress->hide();
    for (const ExportPage &each : pages)
        m_ui->view->addItem(each.title);
    m_ui->view->setCurrentIndex(static_cast<int>(current));
    m_ui->figureForm->setSpec(page().spec);
    showScopes();
    showFormats(page().ending);
    connectChoices();
    connectExport();
    refresh();
}

ExportDialog::~ExportDialog() = default;

/// The fields of the dialog and of the form in it begin at one line.
void ExportDialog::alignFields()
{
    int widest = 0;
    QList<QLabel *> names;
    for (QLabel *label : findChildren<QLabel *>()) {
        if (!label->buddy())
            continue;
        names << label;
        widest = std::max(widest, label->sizeHint().width());
    }
    for (QLabel *name : names)
        name->setMinimumWidth(widest);
}

void ExportDialog::connectChoices()
{
    connect(m_ui->view, &QComboBox::activated, this, &ExportDialog::showPage);
    for (const QComboBox *box : {m_ui->scope, m_ui->format})
        connect(box, &QComboBox::activated, this, &ExportDialog::refresh);
    connect(m_ui->figureForm, &FigureForm::changed, this, &ExportDialog::refresh);
    connect(m_ui->preview, &FigurePreview::drawn, this, &ExportDialog::showWhatIsPossible); // once its needs are known
}

void ExportDialog::connectExport()
{
    connect(m_ui->exportNow, &QPushButton::clicked, this, &ExportDialog::askAndExport);
    connect(m_ui->close, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(m_ui->copy, &QPushButton::clicked, this, [this] {
        setRunning(true);
        m_export.copy(job());
    });
    connect(&m_export, &FigureExport::progress, m_ui->progress,
            [this](double share) { m_ui->progress->setValue(static_cast<int>(share * m_ui->progress->maximum())); });
    connect(&m_export, &FigureExport::copied, this, [this] {
        setRunning(false);
        m_ui->progressNote->setText(tr("Copied"));
    });
    connect(&m_export, &FigureExport::failed, this, [this](const Problem &problem) {
        setRunning(false);
        m_ui->problem->showProblem(problem);
    });
    connect(&m_export, &FigureExport::stopped, this, [this](const QStringList &files) {
        setRunning(false);
        m_ui->progressNote->setText(tr("Stopped; files written: %1").arg(files.size()));
    });
    connect(&m_export, &FigureExport::written, this, [this](const QStringList &files) {
        setRunning(false);
        keep();
        emit written(files);
        accept();
    });
}

const FigureJob &ExportDialog::page() const
{
    return m_pages.at(m_ui->view->currentIndex()).job;
}

ExportScope ExportDialog::scope() const
{
    return static_cast<ExportScope>(m_ui->scope->currentData().toInt());
}

QString ExportDialog::ending() const
{
    return m_ui->format->currentData().toString();
}

bool ExportDialog::isPicture() const
{
    return pictureEndings().contains(ending());
}

FigureJob ExportDialog::job() const
{
    FigureJob made = page();
    made.spec = m_ui->figureForm->spec();
    made.scope = scope();
    made.ending = ending();
    return made;
}

void ExportDialog::showPage()
{
    showScopes();
    showFormats(ending());
    refresh();
}

/// With the number of figures, so that nobody is surprised by a thousand of them.
void ExportDialog::showScopes()
{
    m_ui->scope->clear();
    const auto add = [this](ExportScope scope, const QString &text) {
        if (const int files = fileCount(page(), scope))
            m_ui->scope->addItem(text.arg(files), static_cast<int>(scope));
    };
    m_ui->scope->addItem(page().step ? tr("This step") : tr("This figure"), static_cast<int>(ExportScope::Figure));
    add(ExportScope::Heads, tr("All heads of this layer (%1)"));
    add(ExportScope::Everything, tr("Everything (%1)"));
    add(ExportScope::Steps, tr("All steps (%1)"));
    m_ui->scope->setEnabled(m_ui->scope->count() > 1);
}

/// The wanted one stays chosen where the page has it.
void ExportDialog::showFormats(const QString &wanted)
{
    m_ui->format->clear();
    for (const QString &format : exportEndings(page()))
        m_ui->format->addItem(format == QLatin1String("safetensors") ? format : format.toUpper(), format);
    m_ui->format->setCurrentIndex(std::max(0, m_ui->format->findData(wanted)));
}

void ExportDialog::refresh()
{
    m_ui->progressNote->clear();
    showWhatIsPossible();
    m_ui->preview->setJob(job());
}

void ExportDialog::showWhatIsPossible()
{
    if (m_export.isRunning())
        return;
    m_ui->figureForm->setPossible(ending(), !page().step);
    const bool drawsTooMuch = isTooLarge() && ending() == QLatin1String("png");
    m_ui->exportNow->setEnabled(!isPicture() || (!isTooSmall() && !drawsTooMuch));
    m_ui->copy->setEnabled(!isTooSmall() && !isTooLarge());
    m_ui->sizeNote->setText(sizeText());
}

bool ExportDialog::isTooLarge() const
{
    const QSize size = pixels(m_ui->figureForm->spec());
    return std::max(size.width(), size.height()) > FigureSpec::kMostPixels;
}

/// A map thins out its labels; a step has nothing to leave out.
bool ExportDialog::isTooSmall() const
{
    const QSizeF room = inches(m_ui->figureForm->spec()) * 96, needed = m_ui->preview->leastSize();
    return page().step && (room.width() < needed.width() || room.height() < needed.height());
}

QString ExportDialog::sizeText() const
{
    if (!isPicture())
        return tr("The numbers as the engine computed them: nothing hidden, nothing rounded");
    const FigureSpec &spec = m_ui->figureForm->spec();
    const auto millimetres = [](const QSizeF &lengths) {
        const QSizeF size = lengths * perInch(LengthUnit::Millimetres, 0);
        return tr("%1 × %2 mm").arg(size.width(), 0, 'f', 1).arg(size.height(), 0, 'f', 1);
    };
    if (isTooSmall())
        return tr("This step needs %1 in type of this size: choose a larger size or smaller type")
            .arg(millimetres(m_ui->preview->leastSize() / 96));
    if (ending() != QLatin1String("png"))
        return tr("%1, real text and shapes").arg(millimetres(inches(spec)));
    const QSize size = pixels(spec);
    if (isTooLarge())
        return tr("%1 × %2 pixels are more than the %3 a PNG may have: lower the resolution")
            .arg(size.width())
            .arg(size.height())
            .arg(FigureSpec::kMostPixels);
    return tr("%1 × %2 pixels, %3 in print").arg(size.width()).arg(size.height()).arg(millimetres(inches(spec)));
}

void ExportDialog::setRunning(bool running)
{
    m_ui->progress->setValue(0);
    m_ui->progress->setVisible(running);
    m_ui->progressNote->clear();
    m_ui->sideArea->setEnabled(!running);
    m_ui->copy->setEnabled(!running);
    m_ui->exportNow->setEnabled(!running);
    m_ui->close->setText(running ? tr("Stop") : tr("Close"));
    if (running)
        m_ui->problem->clear();
    else
        showWhatIsPossible();
}

void ExportDialog::askAndExport()
{
    const FigureJob now = job();
    const QDir folder(m_settings->exportFolder());
    QString path;
    if (now.scope == ExportScope::Figure) {
        const QString proposed = folder.filePath(figureStem(now) + u'.' + now.ending);
        path = QFileDialog::getSaveFileName(this, tr("Export a figure"), proposed,
                                            QStringLiteral("%1 (*.%2)").arg(now.ending.toUpper(), now.ending));
        if (!path.isEmpty() && QFileInfo(path).suffix().toLower() != now.ending)
            path += u'.' + now.ending;
    } else {
        const QString chosen = QFileDialog::getExistingDirectory(this, tr("A new folder is made in"), folder.path());
        if (!chosen.isEmpty())
            path = freshFolder(QDir(chosen).filePath(viewName(now) + QStringLiteral("-figures")));
    }
    if (!path.isEmpty())
        exportTo(path);
}

void ExportDialog::exportTo(const QString &path)
{
    FigureJob now = job();
    now.path = path;
    m_settings->setExportFolder(QFileInfo(path).absolutePath());
    setRunning(true);
    m_export.start(now);
}

void ExportDialog::reject()
{
    if (m_export.isRunning()) {
        m_export.stop();
        return;
    }
    keep();
    QDialog::reject();
}

void ExportDialog::keep()
{
    remember(job(), *m_settings);
    emit themeChosen(m_ui->figureForm->spec().dark);
}

} // namespace lab
