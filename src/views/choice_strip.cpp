// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/choice_strip.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QToolButton>

namespace lab {

ChoiceStrip::ChoiceStrip(QWidget *parent)
    : QWidget(parent), m_strip(new QWidget(this)), m_group(new QButtonGroup(this)), m_list(new QComboBox(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_strip);
    layout->addWidget(m_list);
    auto *strip = new QHBoxLayout(m_strip);
    strip->setContentsMargins(1, 1, 1, 1);
    strip->setSpacing(0);
    m_strip->setProperty("strip", true);
    m_strip->setAttribute(Qt::WA_StyledBackground);
    m_list->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idClicked, this, [this](int index) {
        m_current = index;
        emit chosen(index);
    });
    connect(m_list, &QComboBox::activated, this, [this](int index) {
        m_current = index;
        emit chosen(index);
    });
    rebuild();
}

void ChoiceStrip::setName(const QString &name)
{
    m_name = name;
    setAccessibleName(name);
    m_list->setAccessibleName(name);
}

void ChoiceStrip::setChoices(const QList<Choice> &choices)
{
    if (choices == m_choices)
        return;
    m_choices = choices;
    m_current = -1;
    qDeleteAll(m_group->buttons());
    m_list->clear();
    for (int i = 0; i < choices.size(); ++i) {
        const Choice &choice = choices.at(i);
        m_list->addItem(choice.text);
        m_list->setItemData(i, choice.description, Qt::ToolTipRole);
        auto *button = new QToolButton(m_strip);
        button->setText(choice.text);
        button->setCheckable(true);
        button->setToolTip(choice.description);
        button->setAccessibleName(QStringLiteral("%1: %2").arg(m_name, choice.text));
        button->setAccessibleDescription(choice.description);
        m_strip->layout()->addWidget(button);
        // Its size is asked for at once, while a layout would show it later; what is hidden has none.
        button->ensurePolished();
        button->show();
        m_group->addButton(button, i);
    }
    rebuild();
}

void ChoiceStrip::setCurrent(int index)
{
    m_current = index;
    m_list->setCurrentIndex(index);
    if (QAbstractButton *button = m_group->button(index))
        button->setChecked(true);
}

void ChoiceStrip::setCompact(bool compact)
{
    m_compact = compact;
    rebuild();
}

int ChoiceStrip::spreadWidth() const
{
    return m_choices.size() > kMost ? m_list->sizeHint().width() : m_strip->sizeHint().width();
}

void ChoiceStrip::rebuild()
{
    const bool list = m_compact || m_choices.size() > kMost;
    m_list->setVisible(list);
    m_strip->setVisible(!list);
}

} // namespace lab
