// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/predict_card.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPushButton>
#include <QShortcut>

#include "views/flow_layout.h"
#include "views/wrapped_label.h"

namespace lab {

namespace {

constexpr int kMostKeys = 9;
constexpr int kGap = 8;

QLabel *label(QWidget *parent)
{
    auto *made = new WrappedLabel(parent);
    made->setTextFormat(Qt::PlainText); // it holds words that a person typed
    made->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return made;
}

} // namespace

PredictCard::PredictCard(QWidget *parent)
    : QFrame(parent), m_text(label(this)), m_answer(label(this)), m_choices(new QWidget(this)),
      m_skip(new QPushButton(this))
{
    setProperty("card", true);
    setAccessibleName(tr("Predict first"));
    setWhatsThis(tr("A question about the step before its results are shown. Choose with the mouse or the keys 1 to 6; "
                    "Skip, or the next step, goes on without an answer."));
    m_text->setProperty("strong", true);
    m_skip->setProperty("link", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(kGap);
    auto *head = new QHBoxLayout;
    head->addWidget(m_text, 1);
    head->addWidget(m_skip, 0, Qt::AlignTop);
    layout->addLayout(head);
    layout->addWidget(m_choices);
    layout->addWidget(m_answer);
    connect(m_skip, &QPushButton::clicked, this, &PredictCard::skip);
    addKeys();
    hide();
}

void PredictCard::addKeys()
{
    for (int choice = 0; choice < kMostKeys; ++choice) {
        auto *key = new QShortcut(Qt::Key_1 + choice, parentWidget());
        key->setContext(Qt::WidgetWithChildrenShortcut);
        key->setEnabled(false);
        connect(key, &QShortcut::activated, this, [this, choice] { choose(choice); });
        m_keys << key;
    }
}

void PredictCard::ask(const Question &question)
{
    m_question = question;
    m_chosen.reset();
    addChoices();
    refresh();
    show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void PredictCard::close()
{
    m_question.reset();
    m_chosen.reset();
    for (QShortcut *key : std::as_const(m_keys))
        key->setEnabled(false);
    hide();
}

void PredictCard::addChoices()
{
    qDeleteAll(m_buttons);
    m_buttons.clear();
    delete m_choices->layout();
    auto *flow = new FlowLayout(m_choices, kGap);
    for (int choice = 0; choice < m_question->choices.size(); ++choice) {
        auto *button = new QPushButton(m_choices);
        button->setFont(m_text->font()); // it may be presented
        connect(button, &QPushButton::clicked, this, [this, choice] { choose(choice); });
        flow->addWidget(button);
        button->show();
        m_buttons << button;
    }
    m_choices->updateGeometry();
}

void PredictCard::choose(int choice)
{
    if (!isWaiting() || choice >= m_question->choices.size())
        return;
    m_chosen = choice;
    refresh();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    emit done();
}

void PredictCard::skip()
{
    const bool waited = isWaiting();
    close();
    if (waited)
        emit done();
}

/// Signs besides colours: ✓ before what is right, ✗ before a wrong choice.
void PredictCard::refresh()
{
    m_text->setText(m_question->text);
    m_skip->setText(m_chosen ? tr("Close") : tr("Skip"));
    for (int choice = 0; choice < m_buttons.size(); ++choice) {
        const bool right = choice == m_question->answer;
        QString text = m_question->choices.at(choice);
        text.replace(u'&', QStringLiteral("&&"));
        const QString sign = !m_chosen            ? QStringLiteral("%1)").arg(choice + 1)
                             : right              ? QStringLiteral("✓")
                             : choice == m_chosen ? QStringLiteral("✗")
                                                  : QStringLiteral("   ");
        m_buttons.at(choice)->setText(sign + QStringLiteral("  ") + text);
        m_buttons.at(choice)->setEnabled(!m_chosen || right || choice == m_chosen);
        m_keys.at(choice)->setEnabled(!m_chosen);
    }
    for (qsizetype choice = m_buttons.size(); choice < m_keys.size(); ++choice)
        m_keys.at(choice)->setEnabled(false);
    m_answer->setVisible(m_chosen.has_value());
    if (m_chosen)
        m_answer->setText((m_chosen == m_question->answer
                               ? tr("Yes.")
                               : tr("No: %1.").arg(m_question->choices.at(m_question->answer))) +
                          u' ' + m_question->reason);
    setAccessibleDescription(m_text->text() + u' ' + (m_chosen ? m_answer->text() : m_question->choices.join(u' ')));
}

} // namespace lab
