// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/walk_view.h"

#include <QShortcut>

#include <algorithm>
#include <array>

#include "ui_walk_view.h"
#include "views/flow_layout.h"
#include "views/math_font_of.h"
#include "views/theme_of.h"
#include "views/walk_values.h"

namespace lab {

namespace {

/// Between two steps, or two rows, while playing: slow, normal, fast.
constexpr std::array kIntervals{6000, 3000, 1200};
constexpr int kLeastDigits = 2;
constexpr int kGap = 8;
constexpr int kButtonPadding = 16;

} // namespace

WalkView::WalkView(QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::WalkView>()), m_values(new WalkValues(this))
{
    m_ui->setupUi(this);
    auto *controls = new FlowLayout(m_ui->controls, kGap);
    const int height = m_ui->next->sizeHint().height(); // of all, so that they stand in a line
    for (auto *control : m_ui->controls->findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
        control->setMinimumHeight(height);
        controls->addWidget(control);
    }
    setAccessibleName(tr("Walkthrough"));
    connect(m_values, &WalkValues::ready, this, &WalkView::take);
    connectControls();
}

WalkView::~WalkView() = default;

StepView *WalkView::view() const
{
    return m_ui->step;
}

StepRail *WalkView::rail() const
{
    return m_ui->rail;
}

int WalkView::digits() const
{
    return m_ui->digits->currentIndex() + kLeastDigits;
}

NumberStyle WalkView::numberStyle() const
{
    NumberStyle style;
    style.digits = digits();
    return style;
}

void WalkView::connectControls()
{
    connect(m_ui->first, &QPushButton::clicked, this, &WalkView::first);
    connect(m_ui->back, &QPushButton::clicked, this, &WalkView::back);
    connect(m_ui->next, &QPushButton::clicked, this, &WalkView::next);
    connect(m_ui->last, &QPushButton::clicked, this, &WalkView::last);
    connect(m_ui->play, &QPushButton::clicked, this, &WalkView::play);
    connect(m_ui->rail, &StepRail::chosen, this, &WalkView::setStep);
    connect(m_ui->speed, &QComboBox::currentIndexChanged, this,
            [this](int speed) { m_timer.setInterval(kIntervals.at(static_cast<std::size_t>(speed))); });
    connect(m_ui->shapes, &QCheckBox::toggled, this, &WalkView::showStep);
    connect(m_ui->digits, &QComboBox::currentIndexChanged, this, &WalkView::makeWalk);
    connect(m_ui->step, &StepView::opened, this, &WalkView::opened);
    connect(m_ui->step, &StepView::chosen, this, &WalkView::choose);
    connect(m_ui->step, &StepView::playToggled, this, &WalkView::togglePlay);
    m_timer.setInterval(kIntervals[1]);
    connect(&m_timer, &QTimer::timeout, this, &WalkView::tick);
    addKey(QKeySequence::MoveToNextPage, &WalkView::next);
    addKey(QKeySequence::MoveToPreviousPage, &WalkView::back);
    addKey(Qt::CTRL | Qt::Key_Home, &WalkView::first);
    addKey(Qt::CTRL | Qt::Key_End, &WalkView::last);
}

void WalkView::addKey(const QKeySequence &keys, void (WalkView::*slot)())
{
    auto *shortcut = new QShortcut(keys, this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, slot);
}

void WalkView::setSession(Session *session)
{
    m_session = session;
    connect(session, &Session::runChanged, this, &WalkView::askSoon);
    connect(session, &Session::layerChanged, this, &WalkView::askSoon);
    connect(&session->selection(), &Selection::headChanged, this, &WalkView::askSoon);
    connect(&session->selection(), &Selection::cellChanged, this, [this] {
        // hovering elsewhere is a preview there; formulas change with what is chosen
        const Cell pinned = m_session->selection().pinned();
        if (m_walk && ((pinned.query && *pinned.query != m_walk->place().query) ||
                       (pinned.key && *pinned.key != m_walk->place().key)))
            makeWalk();
    });
    askSoon();
}

void WalkView::askSoon()
{
    m_stale = true;
    if (isVisible())
        ask();
}

void WalkView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        ask();
    m_ui->step->setFocus();
}

void WalkView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        showStep();
}

void WalkView::ask()
{
    QString problem;
    if (!mathFont(&problem)) {
        m_ui->step->setMessage(problem);
        return;
    }
    // a selection can be ahead of its layer while that is being computed
    if (!m_session->run() || !(m_session->layer()->place == m_session->selection().place()))
        return;
    m_stale = false;
    m_values->ask(m_session->run(), m_session->layer(), m_session->selection().head());
}

void WalkView::take(const RunValuesPtr &values, const attn::AttentionPlace &place, attn::HeadIndex head)
{
    m_ready = values;
    m_place = place;
    m_head = head;
    makeWalk();
}

void WalkView::makeWalk()
{
    if (!m_ready)
        return;
    const Cell pinned = m_session->selection().pinned();
    WalkPlace place = Walkthrough::chosenCell(*m_ready, m_place, m_head);
    if (pinned.query)
        place = Walkthrough::chosenCell(*m_ready, m_place, m_head, *pinned.query);
    if (pinned.key)
        place.key = *pinned.key;
    m_walk = std::make_unique<Walkthrough>(m_ready, place, numberStyle());
    m_step = std::min(m_step, m_walk->count() - 1);
    if (m_ui->rail->count() != m_walk->count())
        nameSteps();
    showStep();
}

/// The steps have the same names whatever the run.
void WalkView::nameSteps()
{
    QStringList names, titles;
    int widest = 0; // no button moves when the next step has a longer name
    for (const Step &step : m_walk->steps()) {
        names << step.shortTitle;
        titles << step.title;
        widest = std::max(widest, fontMetrics().horizontalAdvance(tr("Next: %1").arg(step.shortTitle)));
    }
    m_ui->rail->setSteps(names, titles);
    m_ui->next->setMinimumWidth(widest + kButtonPadding);
}

std::unique_ptr<StepFigure> WalkView::figure(const FigureStyle &style) const
{
    const FigureSource source =
        figureSource(m_ready->runPtr(), m_ready->layerPtr(m_place), m_head, m_session->selection().pinned());
    return std::make_unique<StepFigure>(m_walk->step(m_step), source, mathFont(), style,
                                        StepFigure::Options{digits(), m_ui->shapes->isChecked()});
}

void WalkView::showStep()
{
    if (!m_walk)
        return;
    FigureStyle style;
    style.theme = &themeOf(*this);
    style.pointSize = font().pointSizeF();
    style.families = font().families();
    m_ui->step->setFigure(figure(style));
    m_ui->rail->setCurrent(m_step);
    const bool atEnd = m_step + 1 >= m_walk->count();
    for (QPushButton *button : {m_ui->first, m_ui->back})
        button->setEnabled(m_step > 0);
    for (QPushButton *button : {m_ui->next, m_ui->last})
        button->setEnabled(!atEnd);
    m_ui->next->setText(atEnd ? tr("Next") : tr("Next: %1").arg(m_ui->rail->name(m_step + 1)));
    emit shown(m_ui->step->figure()->step());
}

void WalkView::setStep(int step)
{
    const int wanted = std::clamp(step, 0, std::max(0, stepCount() - 1));
    if (wanted == m_step)
        return;
    m_step = wanted;
    showStep();
    emit stepChanged(m_step);
}

void WalkView::next()
{
    setStep(m_step + 1);
}

void WalkView::back()
{
    setStep(m_step - 1);
}

void WalkView::first()
{
    setStep(0);
}

void WalkView::last()
{
    setStep(stepCount() - 1);
}

void WalkView::play(bool on)
{
    if (on && m_step + 1 >= stepCount())
        setStep(0);
    if (on)
        m_timer.start();
    else
        m_timer.stop();
    m_ui->play->setChecked(on);
    m_ui->play->setText(on ? tr("Pause") : tr("Play"));
}

/// Row by row, every query of a step is shown before the next step.
void WalkView::tick()
{
    if (!m_walk)
        return;
    const auto rows = static_cast<attn::Index>(m_ready->trace().queryTokens(m_place).size());
    const attn::Index row = m_walk->place().query;
    if (m_ui->rows->isChecked() && row + 1 < rows) {
        m_session->selection().pin({static_cast<int>(row) + 1, {}});
        return;
    }
    if (m_step + 1 >= m_walk->count()) {
        play(false);
        return;
    }
    if (m_ui->rows->isChecked())
        m_session->selection().pin({0, {}});
    next();
}

/// A click in a table chooses the query, the key or both that its row and column are of.
void WalkView::choose(const MatrixPart &part)
{
    const MatrixTable *table = m_ui->step->figure()->table(part.matrix);
    if (!table || !table->matrix().opens)
        return;
    const Quantity &corner = table->matrix().corner;
    Cell cell = m_session->selection().pinned();
    const bool here =
        corner.block == m_place.block && corner.layer == m_place.layer && corner.part == partOf(m_place.kind);
    if (!here)
        return;
    if (corner.what == What::Query || corner.what == What::Context)
        cell.query = part.row;
    else if (corner.what == What::Key || corner.what == What::Value)
        cell.key = part.row;
    else if (corner.what >= What::Score && corner.what <= What::Weight && table->cols() > 1)
        cell = {part.row, part.col};
    m_session->selection().pin(cell);
}

} // namespace lab
