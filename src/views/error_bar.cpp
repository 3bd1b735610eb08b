// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/error_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "views/problem_text.h"

namespace lab {

namespace {

QString sentence(const QString &clause)
{
    return clause.isEmpty() ? clause : clause.front().toUpper() + clause.sliced(1) + ErrorBar::tr(".");
}

} // namespace

ErrorBar::ErrorBar(QWidget *parent)
    : QFrame(parent), m_problem(new QLabel(this)), m_remedy(new QLabel(this)), m_action(new QPushButton(this)),
      m_dismiss(new QPushButton(this))
{
    setAccessibleName(tr("Error"));
    setAttribute(Qt::WA_StyledBackground);
    for (QLabel *label : {m_problem, m_remedy}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_problem->setProperty("strong", true);
    connect(m_dismiss, &QPushButton::clicked, this, [this] {
        clear();
        emit dismissed();
    });
    connect(m_action, &QPushButton::clicked, this, &ErrorBar::actionChosen);

    auto *texts = new QVBoxLayout;
    texts->setSpacing(4);
    texts->addWidget(m_problem);
    texts->addWidget(m_remedy);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    layout->addLayout(texts, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_dismiss);
    hide();
}

void ErrorBar::showProblem(const Problem &problem, const QString &action, const QString &dismissal)
{
    m_problem->setText(sentence(spokenClause(problem.problem)));
    const QString remedy = sentence(spokenClause(problem.remedy));
    m_remedy->setText(problem.where.isEmpty() ? remedy : problem.where + QStringLiteral("  ·  ") + remedy);
    m_remedy->setVisible(!m_remedy->text().isEmpty());
    m_action->setText(action);
    m_dismiss->setText(dismissal);
    m_action->setVisible(!action.isEmpty());
    setAccessibleDescription(message());
    show();
}

QString ErrorBar::message() const
{
    return m_problem->text() + u' ' + m_remedy->text();
}

} // namespace lab
