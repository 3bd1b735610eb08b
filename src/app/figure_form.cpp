// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/figure_form.h"

#include <QSignalBlocker>

#include <algorithm>

#include "ui_figure_form.h"

namespace lab {

namespace {

QString presetTitle(const QString &name)
{
    if (name == QLatin1String("slide"))
        return FigureForm::tr("Slide, 16:9");
    if (name == QLatin1String("a4-half"))
        return FigureForm::tr("A4, half a page");
    if (name == QLatin1String("journal-single"))
        return FigureForm::tr("Journal, one column");
    if (name == QLatin1String("journal-double"))
        return FigureForm::tr("Journal, two columns");
    return name;
}

bool isSameFormat(const FigureSpec &one, const FigureSpec &other)
{
    return one.size == other.size && one.unit == other.unit && one.dpi == other.dpi && one.pointSize == other.pointSize;
}

/// What the program shows is no choice of the person's.
template <class Widget, class Value>
void put(Widget *widget, void (Widget::*setter)(Value), Value value)
{
    const QSignalBlocker quiet(widget);
    (widget->*setter)(value);
}

} // namespace

FigureForm::FigureForm(QWidget *parent) : QWidget(parent), m_ui(std::make_unique<Ui::FigureForm>())
{
    m_ui->setupUi(this);
    m_ui->preset->addItem(tr("Own size"));
    for (const FigurePreset &preset : figurePresets())
        m_ui->preset->addItem(presetTitle(preset.name));
    m_ui->unit->addItems({tr("px"), tr("mm"), tr("cm"), tr("in")}); // in the order of LengthUnit
    m_ui->theme->addItems({tr("Light"), tr("Dark")});
    m_ui->dpi->setRange(FigureSpec::kLeastDpi, FigureSpec::kMostDpi);
    m_ui->pointSize->setRange(FigureSpec::kLeastPoints, FigureSpec::kMostPoints);
    setSpec({});
    connectChoices();
}

FigureForm::~FigureForm() = default;

void FigureForm::connectChoices()
{
    connect(m_ui->preset, &QComboBox::activated, this, &FigureForm::choosePreset);
    connect(m_ui->unit, &QComboBox::activated, this, &FigureForm::chooseUnit);
    connect(m_ui->theme, &QComboBox::activated, this, &FigureForm::read);
    for (const QDoubleSpinBox *box : {m_ui->width, m_ui->height, m_ui->pointSize})
        connect(box, &QDoubleSpinBox::valueChanged, this, &FigureForm::read);
    connect(m_ui->dpi, &QSpinBox::valueChanged, this, &FigureForm::read);
    for (const QCheckBox *box : {m_ui->title, m_ui->caption, m_ui->colorBar, m_ui->transparent})
        connect(box, &QCheckBox::toggled, this, &FigureForm::read);
    connect(m_ui->ownTitle, &QLineEdit::textChanged, this, &FigureForm::read);
}

void FigureForm::setSpec(const FigureSpec &spec)
{
    m_spec = spec;
    put(m_ui->unit, &QComboBox::setCurrentIndex, static_cast<int>(spec.unit));
    put(m_ui->dpi, &QSpinBox::setValue, spec.dpi);
    put(m_ui->pointSize, &QDoubleSpinBox::setValue, spec.pointSize);
    put(m_ui->theme, &QComboBox::setCurrentIndex, spec.dark ? 1 : 0);
    put<QAbstractButton>(m_ui->title, &QAbstractButton::setChecked, spec.title);
    put<QAbstractButton>(m_ui->caption, &QAbstractButton::setChecked, spec.caption);
    put<QAbstractButton>(m_ui->colorBar, &QAbstractButton::setChecked, spec.colorBar);
    put<QAbstractButton>(m_ui->transparent, &QAbstractButton::setChecked, spec.transparent);
    put<QLineEdit, const QString &>(m_ui->ownTitle, &QLineEdit::setText, spec.ownTitle);
    showLengths();
    showPreset();
    showWhatIsPossible();
}

void FigureForm::setPossible(const QString &ending, bool hasColorBar)
{
    m_ending = ending;
    m_hasColorBar = hasColorBar;
    showWhatIsPossible();
}

/// With ranges and steps that fit the unit.
void FigureForm::showLengths()
{
    const double inch = perInch(m_spec.unit, m_spec.dpi);
    constexpr int decimals[] = {0, 1, 2, 2};
    for (QDoubleSpinBox *box : {m_ui->width, m_ui->height}) {
        const QSignalBlocker quiet(box);
        box->setDecimals(decimals[static_cast<int>(m_spec.unit)]);
        box->setRange(FigureSpec::kLeastInches * inch, FigureSpec::kMostInches * inch);
        box->setSingleStep(m_spec.unit == LengthUnit::Pixels ? 10 : inch / 25.4);
        box->setValue(box == m_ui->width ? m_spec.size.width() : m_spec.size.height());
    }
}

void FigureForm::showPreset()
{
    const QList<FigurePreset> presets = figurePresets();
    const auto same =
        std::ranges::find_if(presets, [this](const FigurePreset &preset) { return isSameFormat(preset.spec, m_spec); });
    m_ui->preset->setCurrentIndex(same == presets.end() ? 0 : static_cast<int>(same - presets.begin()) + 1);
}

void FigureForm::showWhatIsPossible()
{
    const bool isPicture = m_ending.isEmpty() || pictureEndings().contains(m_ending);
    setEnabled(isPicture);
    m_ui->ownTitle->setEnabled(m_spec.title);
    m_ui->colorBar->setEnabled(m_hasColorBar);
    m_ui->dpi->setEnabled(m_ending == QLatin1String("png") || m_spec.unit == LengthUnit::Pixels);
}

void FigureForm::read()
{
    const int dpiBefore = m_spec.dpi;
    m_spec.size = {m_ui->width->value(), m_ui->height->value()};
    m_spec.dpi = m_ui->dpi->value();
    m_spec.pointSize = m_ui->pointSize->value();
    m_spec.dark = m_ui->theme->currentIndex() == 1;
    m_spec.title = m_ui->title->isChecked();
    m_spec.ownTitle = m_ui->ownTitle->text().trimmed();
    m_spec.caption = m_ui->caption->isChecked();
    m_spec.colorBar = m_ui->colorBar->isChecked();
    m_spec.transparent = m_ui->transparent->isChecked();
    if (m_spec.unit == LengthUnit::Pixels && m_spec.dpi != dpiBefore) {
        showLengths(); // how many pixels are possible
        m_spec.size = {m_ui->width->value(), m_ui->height->value()};
    }
    showPreset();
    showWhatIsPossible();
    emit changed();
}

void FigureForm::chooseUnit(int index)
{
    m_spec = inUnit(m_spec, static_cast<LengthUnit>(index));
    showLengths();
    read();
}

/// A preset says how large, how fine and in what type; the rest stays as it is.
void FigureForm::choosePreset(int index)
{
    if (index == 0)
        return;
    FigureSpec chosen = m_spec;
    const FigureSpec preset = figurePresets().at(index - 1).spec;
    chosen.size = preset.size;
    chosen.unit = preset.unit;
    chosen.dpi = preset.dpi;
    chosen.pointSize = preset.pointSize;
    setSpec(chosen);
    emit changed();
}

} // namespace lab
