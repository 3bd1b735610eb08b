// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/head_sentence.h"

#include <QCoreApplication>
#include <QStringList>

#include "figures/head_texts.h"
#include "figures/labels.h"

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(HeadSentence)
};

/// "entropy 1.31 bits of 2.58": the second is that of even weights.
QString measurement(HeadMeasure measure, const attn::HeadMeasures &measures)
{
    QString text = measureText(measure, measures);
    if (measure != HeadMeasure::Entropy)
        return text;
    return Text::tr("%1 of at most %2").arg(text, numberText(static_cast<float>(measures.most_entropy), 2));
}

QString percent(double share)
{
    return Text::tr("%1 %").arg(share * 100, 0, 'f', 0);
}

} // namespace

QString fullHeadName(const HeadSummary &head)
{
    return Text::tr("%1 · layer %2 · %3")
        .arg(placeName(head.place))
        .arg(attn::value(head.place.layer))
        .arg(headName(head.head));
}

QString exactMeasure(HeadMeasure measure, const attn::HeadMeasures &measures)
{
    const std::optional<double> number = value(measure, measures);
    return number ? QString::number(*number, 'g', 9) : QString();
}

QString exactMeasures(const HeadSummary &head, const attn::ModelConfig &config)
{
    QStringList lines{fullHeadName(head)};
    if (const QString taught = supervision(config, head.place, head.head); !taught.isEmpty())
        lines << QStringLiteral("\u2605 ") + taught;
    for (const HeadMeasure measure : kHeadMeasures) {
        const QString number = exactMeasure(measure, head.measures);
        if (!number.isEmpty())
            lines << QStringLiteral("%1: %2").arg(measureName(measure), number);
    }
    lines << badgeSentence(head);
    return lines.join(u'\n');
}

QString headText(const HeadSummary &head, const attn::ModelConfig &config, const Theme &theme)
{
    const auto dim = [&](const QString &text) {
        return QStringLiteral("<span style='color:%1'>%2</span>").arg(theme.dim.name(), text.toHtmlEscaped());
    };
    QString line = QStringLiteral("<b>%1</b>").arg(fullHeadName(head).toHtmlEscaped());
    if (const QString taught = supervision(config, head.place, head.head); !taught.isEmpty())
        line += QStringLiteral(" \u2605 ") + dim(taught);
    for (const HeadMeasure measure : kHeadMeasures)
        if (value(measure, head.measures))
            line += QStringLiteral(" &nbsp; ") + dim(measureName(measure)) + QStringLiteral("&nbsp;") +
                    measurement(measure, head.measures).toHtmlEscaped().replace(u' ', QStringLiteral("&nbsp;"));
    return line + QStringLiteral("<br>") + dim(badgeSentence(head));
}

QString badgeSentence(const HeadSummary &head)
{
    if (head.measures.rows == 0)
        return Text::tr("No token here has a choice of keys: there is nothing to measure.");
    if (!head.badge)
        return head.measures.rows < kFewestRows ? Text::tr("Too few tokens to say whether this head stands out.")
                                                : Text::tr("Nothing stands out among the heads of this kind.");
    const HeadBadge &badge = *head.badge;
    const QString bits = Text::tr("%1 bits of entropy").arg(badge.number, 0, 'f', 2);
    switch (badge.trait) {
    case HeadTrait::Previous:
        return Text::tr("%1 of its weight is on the token before; half of the others have at most %2.")
            .arg(percent(badge.number), percent(badge.others));
    case HeadTrait::Itself:
        return Text::tr("%1 of its weight is on the token itself; half of the others have at most %2.")
            .arg(percent(badge.number), percent(badge.others));
    case HeadTrait::First:
        return Text::tr("%1 of its weight is on the first key; half of the others have at most %2.")
            .arg(percent(badge.number), percent(badge.others));
    case HeadTrait::Focused:
        return Text::tr("Its weight is on few keys: %1; half of the others have at least %2.")
            .arg(bits)
            .arg(badge.others, 0, 'f', 2);
    case HeadTrait::Even:
        return Text::tr("Its weight is nearly even: %1 of at most %2; half of the others have at most %3.")
            .arg(bits)
            .arg(head.measures.most_entropy, 0, 'f', 2)
            .arg(badge.others, 0, 'f', 2);
    }
    return {};
}

} // namespace lab
