// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/head_texts.h"

#include <QCoreApplication>

#include "figures/labels.h"

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(HeadTexts)
};

QString numberWithUnit(HeadMeasure measure, double number)
{
    const QString digits = numberText(static_cast<float>(number), measure == HeadMeasure::Distance ? 1 : 2);
    return measure == HeadMeasure::Entropy ? Text::tr("%1 bits").arg(digits) : digits;
}

} // namespace

QString shortHeadName(const HeadSummary &head)
{
    return Text::tr("L%1 H%2").arg(attn::value(head.place.layer)).arg(attn::value(head.head));
}

QString measureName(HeadMeasure measure)
{
    switch (measure) {
    case HeadMeasure::Entropy:
        return Text::tr("entropy");
    case HeadMeasure::Itself:
        return Text::tr("itself");
    case HeadMeasure::Previous:
        return Text::tr("previous");
    case HeadMeasure::First:
        return Text::tr("first");
    case HeadMeasure::Distance:
        return Text::tr("distance");
    }
    return {};
}

QString measureText(HeadMeasure measure, const attn::HeadMeasures &measures)
{
    const std::optional<double> number = value(measure, measures);
    return number ? numberWithUnit(measure, *number) : QStringLiteral("\u2013");
}

HeadMeasure measureOf(HeadTrait trait)
{
    switch (trait) {
    case HeadTrait::Previous:
        return HeadMeasure::Previous;
    case HeadTrait::Itself:
        return HeadMeasure::Itself;
    case HeadTrait::First:
        return HeadMeasure::First;
    case HeadTrait::Focused:
    case HeadTrait::Even:
        break;
    }
    return HeadMeasure::Entropy;
}

QString traitName(HeadTrait trait)
{
    if (trait == HeadTrait::Focused)
        return Text::tr("focused");
    return trait == HeadTrait::Even ? Text::tr("even") : measureName(measureOf(trait));
}

QString badgeText(const HeadBadge &badge)
{
    return traitName(badge.trait) + QChar(' ') + numberWithUnit(measureOf(badge.trait), badge.number);
}

} // namespace lab
