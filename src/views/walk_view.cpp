// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/walk_view.h"

#include <QMenu>
#include <QShortcut>
#include <QStyle>

#include <algorithm>
#include <array>
#include <utility>

#include "ui_walk_view.h"
#include "views/flow_layout.h"
#include "views/math_font_of.h"
#include "views/popup.h"
#include "views/predict_card.h"
#include "views/theme_of.h"

namespace lab {

namespace {

/// Between two steps, or two rows, while playing: slow, normal, fast.
constexpr std::array kIntervals{6000, 3000, 1200};
constexpr int kLeastDigits = 2;
constexpr int kGap = 8;
constexpr int kButtonPadding = 16;
constexpr double kPointsPerPixel = 72.0 / 96;

} // namespace

WalkView::WalkView(QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::WalkView>()), m_source(new WalkSource(this))
{
    m_ui->setupUi(this);
    auto *controls = new FlowLayout(m_ui->controls, kGap);
    for (auto *control : m_ui->controls->findChildren<QWidget *>(Qt::FindDirectChildrenOnly))
        controls->addWidget(control);
    levelControls();
    m_railType = m_ui->rail->font();
    for (QWidget *part : std::initializer_list<QWidget *>{m_ui->filesLabel, m_ui->handOut})
        part->hide(); // until somebody says what it offers
    m_ui->keysAreQueries->hide();
    m_ui->options->setWindowFlags(Qt::Popup);
    setAccessibleName(tr("Walkthrough"));
    m_source->setStyle(numberStyle());
    connect(m_source, &WalkSource::valuesChanged, this, &WalkView::takeValues);
    connect(m_source, &WalkSource::cellChanged, this, [this] { askStep(false); });
    connect(m_source, &WalkSource::written, this, [this](const Step &step) {
        m_isWriting = false;
        showStep(step, std::exchange(m_fresh, false));
        if (m_clicked)
            emit opened(*std::exchange(m_clicked, {}));
    });
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

PredictCard *WalkView::question() const
{
    return m_ui->question;
}

void WalkView::setHandOutMenu(QMenu *menu)
{
    m_ui->handOut->setMenu(menu);
    connect(menu, &QMenu::triggered, m_ui->options, &QWidget::hide);
    for (QWidget *part : std::initializer_list<QWidget *>{m_ui->filesLabel, m_ui->handOut})
        part->show();
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

/// All as high as one another, so that they stand in a line.
void WalkView::levelControls()
{
    const int height = m_ui->next->sizeHint().height();
    for (auto *control : m_ui->controls->findChildren<QWidget *>(Qt::FindDirectChildrenOnly))
        control->setMinimumHeight(height);
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
    connect(m_ui->more, &QPushButton::clicked, this, [this] {
        openPopup(*m_ui->options, *m_ui->more);
        m_ui->speed->setFocus();
    });
    connect(m_ui->shapes, &QCheckBox::toggled, this, &WalkView::showAgain);
    connect(m_ui->keysAreQueries, &QCheckBox::toggled, m_source, &WalkSource::setKeysAreQueries);
    connect(m_ui->predict, &QCheckBox::toggled, this, [this] { askStep(true); });
    connect(m_ui->question, &PredictCard::done, this, [this] {
        m_ui->step->uncover();
        tellShown();
    });
    connect(m_ui->digits, &QComboBox::currentIndexChanged, this, [this] { m_source->setStyle(numberStyle()); });
    connect(m_ui->step, &StepView::opened, this, &WalkView::open);
    connect(m_ui->step, &StepView::chosen, this, [this](const MatrixPart &part) {
        if (const MatrixTable *table = m_ui->step->figure()->table(part.matrix))
            m_source->choose(table->matrix(), part.row, part.col);
    });
    connect(m_ui->step, &StepView::moved, m_source, &WalkSource::move);
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
    m_source->setSession(session);
}

void WalkView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    QString problem;
    if (mathFont(&problem))
        m_source->setAwake(true);
    else
        m_ui->step->setMessage(problem);
    m_ui->step->setFocus();
}

void WalkView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_source->setAwake(false);
}

void WalkView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        showAgain();
}

void WalkView::takeValues()
{
    m_step = std::min(m_step, stepCount() - 1);
    nameSteps();
    askStep(true);
}

void WalkView::nameSteps()
{
    QStringList names, titles;
    int widest = 0; // no button moves when the next step has a longer name
    for (int step = 0; step < stepCount(); ++step) {
        names << walk()->shortTitle(step);
        titles << walk()->title(step);
        widest = std::max(widest, fontMetrics().horizontalAdvance(tr("Next: %1").arg(names.last())));
    }
    if (names == m_ui->rail->names())
        return;
    m_ui->rail->setSteps(names, titles);
    m_ui->next->setMinimumWidth(widest + kButtonPadding);
}

ShownStep WalkView::seen() const
{
    return {values(), walk()->place(), numberStyle(), m_step, m_ui->shapes->isChecked()};
}

/// `fresh`: a step that is new to the eye, or new numbers of it.
void WalkView::askStep(bool fresh)
{
    if (!walk())
        return;
    if (fresh)
        m_clicked.reset();
    m_fresh = m_fresh || fresh;
    m_isWriting = true;
    m_source->write(m_step);
    updateControls();
}

void WalkView::showStep(const Step &step, bool fresh)
{
    FigureStyle style;
    style.theme = &themeOf(*this);
    style.pointSize = std::max(font().pointSizeF(), m_leastType * kPointsPerPixel); // titles stay larger than the rest
    style.families = font().families();
    style.leastPixels = m_leastType;
    auto shown = std::make_unique<StepFigure>(step, source(), mathFont(), style,
                                              StepFigure::Options{digits(), m_ui->shapes->isChecked()});
    predict(*shown, fresh);
    const StepFigure *before = m_ui->step->figure();
    if (m_animated && before && before->step().number != step.number)
        m_ui->step->moveTo(std::move(shown));
    else
        m_ui->step->setFigure(std::move(shown));
    tellShown();
}

/// A click chooses a cell and opens a number: the step with that cell comes later and takes nothing away from it.
void WalkView::open(const Quantity &quantity)
{
    if (m_isWriting)
        m_clicked = quantity;
    emit opened(quantity);
}

/// In another look.
void WalkView::showAgain()
{
    if (const StepFigure *figure = m_ui->step->figure())
        showStep(Step(figure->step()), false);
}

void WalkView::updateControls()
{
    m_ui->rail->setCurrent(m_step);
    const bool atEnd = m_step + 1 >= stepCount();
    for (QPushButton *button : {m_ui->first, m_ui->back})
        button->setEnabled(m_step > 0);
    for (QPushButton *button : {m_ui->next, m_ui->last})
        button->setEnabled(!atEnd);
    const bool canEver = Walkthrough::canTryKeysAsQueries(values()->config(), walk()->place().place);
    const bool canTry = canEver && Walkthrough::triesKeysAsQueries(m_step);
    m_ui->keysAreQueries->setVisible(canEver && !m_isPresenting);
    m_ui->keysAreQueries->setEnabled(canTry);
    if (!canTry)
        m_ui->keysAreQueries->setChecked(false);
    m_ui->next->setText(atEnd ? tr("Next") : tr("Next: %1").arg(m_ui->rail->name(m_step + 1)));
}

/// Of a step's questions one is asked, at the next visit the next. A question is of one cell's row: with another cell
/// it is asked anew, and an answer goes.
void WalkView::predict(StepFigure &figure, bool fresh)
{
    PredictCard &card = *m_ui->question;
    const QList<Question> &questions = figure.step().questions;
    const bool waited = card.isWaiting();
    if (!fresh && !card.question())
        return;
    card.close();
    if (m_ui->predict->isChecked() && !questions.isEmpty() && (fresh || waited)) {
        int &times = m_asked[figure.step().id];
        times += fresh ? 1 : 0;
        card.ask(questions.at((times - 1) % questions.size()));
    }
    figure.setCovered(card.isWaiting());
}

/// What is covered is not told either.
void WalkView::tellShown()
{
    Step step = m_ui->step->figure()->step();
    if (m_ui->step->figure()->isCovered()) {
        step.cell.reset();
        step.asides.clear();
    }
    emit shown(step);
}

void WalkView::setPresenting(bool presenting, const QFont &type, double leastPixels)
{
    m_leastType = leastPixels;
    m_isPresenting = presenting;
    m_ui->predict->setProperty("large", presenting);
    style()->polish(m_ui->predict);
    // a style sheet keeps them from inheriting it
    m_ui->rail->setFont(presenting ? type : m_railType);
    m_ui->rail->updateGeometry();
    for (QWidget *part : std::initializer_list<QWidget *>{m_ui->controls, m_ui->question})
        for (auto *widget : part->findChildren<QWidget *>()) {
            widget->setFont(type);
            if (!presenting)
                style()->polish(widget); // what was strong is so again
        }
    levelControls();
    m_ui->more->setVisible(!presenting); // the room is the step's
    if (walk())
        updateControls();
    showAgain();
}

void WalkView::setStep(int step)
{
    const int wanted = std::clamp(step, 0, std::max(0, stepCount() - 1));
    if (wanted == m_step)
        return;
    m_step = wanted;
    askStep(true);
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

/// Row by row, every query of a step is shown before the next step. A question is given its time.
void WalkView::tick()
{
    if (!walk() || m_ui->question->isWaiting())
        return;
    if (m_ui->rows->isChecked() && m_source->nextRow())
        return;
    if (m_step + 1 >= stepCount()) {
        play(false);
        return;
    }
    if (m_ui->rows->isChecked())
        m_source->firstRow();
    next();
}

} // namespace lab
