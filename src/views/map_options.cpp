// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/map_options.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>

#include "views/choice_strip.h"
#include "views/popup.h"

namespace lab {

namespace {

constexpr int kMargin = 12;
constexpr int kGap = 8;

} // namespace

MapOptions::MapOptions(QWidget *parent) : QFrame(parent, Qt::Popup)
{
    setAccessibleName(tr("How weights are drawn"));
    setProperty("popup", true);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    form->setSpacing(kGap);
    addChoice(m_colors, tr("Colours"), {tr("Purple"), tr("Cividis"), tr("Grey")},
              {tr("From nothing to the colour of weights"),
               tr("Blue to yellow: the same for people who see colours differently"), tr("For print in black")},
              &MapStyle::colors);
    addChoice(m_scale, tr("Scale"), {tr("Linear"), tr("Log"), tr("By row")},
              {tr("Twice the weight, twice as far along the colours"),
               tr("Ten times the weight, one step further: small weights are seen"),
               tr("In each row the largest weight has the last colour")},
              &MapStyle::scale);
    addChoice(m_range, tr("Range"), {tr("Fitted"), tr("0 to 1")},
              {tr("The colours end at the largest weight of the picture"),
               tr("The colours end at 1, so that pictures can be compared")},
              &MapStyle::range);
    addChoice(m_specials, tr("Special tokens"), {tr("Shown"), tr("Grey"), tr("Hidden")},
              {tr("Like all others, but for their labels"), tr("Their rows and columns are grey"),
               tr("Their rows and columns are left out")},
              &MapStyle::specials);
    addFlag(m_renormalised, tr("Divide what is left by its sum"),
            tr("With hidden special tokens, each row adds up to 1 again; the caption says so"),
            &MapStyle::renormalised);
    addFlag(m_values, tr("Numbers in the cells"), tr("Where they fit"), &MapStyle::values);
    addFlag(m_profile, tr("The chosen row as bars"), tr("Below the heat map"), &MapStyle::profile);
    showStyle();
}

template <class E>
void MapOptions::addChoice(ChoiceStrip *&strip, const QString &name, const QStringList &choices,
                           const QStringList &about, E MapStyle::*member)
{
    strip = new ChoiceStrip(this);
    strip->setName(name);
    QList<ChoiceStrip::Choice> list;
    for (qsizetype i = 0; i < choices.size(); ++i)
        list.append({choices.at(i), about.at(i)});
    strip->setChoices(list);
    static_cast<QFormLayout *>(layout())->addRow(name, strip);
    connect(strip, &ChoiceStrip::chosen, this, [this, member](int index) {
        m_style.*member = static_cast<E>(index);
        showStyle();
        emit changed(m_style);
    });
}

void MapOptions::addFlag(QCheckBox *&box, const QString &text, const QString &about, bool MapStyle::*member)
{
    box = new QCheckBox(text, this);
    box->setToolTip(about);
    static_cast<QFormLayout *>(layout())->addRow(QString(), box);
    connect(box, &QCheckBox::clicked, this, [this, member](bool checked) {
        m_style.*member = checked;
        emit changed(m_style);
    });
}

void MapOptions::setMapStyle(const MapStyle &style)
{
    m_style = style;
    showStyle();
}

void MapOptions::showStyle()
{
    m_colors->setCurrent(static_cast<int>(m_style.colors));
    m_scale->setCurrent(static_cast<int>(m_style.scale));
    m_range->setCurrent(static_cast<int>(m_style.range));
    m_range->setEnabled(m_style.scale != MapScale::ByRow);
    m_specials->setCurrent(static_cast<int>(m_style.specials));
    m_renormalised->setChecked(m_style.renormalised);
    m_renormalised->setEnabled(m_style.specials == MapSpecials::Hidden);
    m_values->setChecked(m_style.values);
    m_profile->setChecked(m_style.profile);
}

void MapOptions::openAt(const QWidget &button)
{
    openPopup(*this, button);
    m_colors->setFocus();
}

} // namespace lab
