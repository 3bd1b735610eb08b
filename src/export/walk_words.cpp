// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/walk_words.h"

#include "figures/labels.h"
#include "walkthrough/text.h"

namespace lab {

QJsonObject pageWords(const RunValues &values, const attn::AttentionPlace &place)
{
    const QString about = QStringLiteral("%1 \u00B7 %2 \u00B7 %3")
                              .arg(QString::fromStdString(values.config().id), placeName(place),
                                   WalkText::tr("layer %1").arg(attn::value(place.layer)));
    return {{QStringLiteral("title"), WalkText::tr("Attention, step by step")},
            {QStringLiteral("about"), about},
            {QStringLiteral("steps"), WalkText::tr("Steps")},
            {QStringLiteral("formula"), WalkText::tr("Formula")},
            {QStringLiteral("shapes"), WalkText::tr("With this run's shapes")},
            {QStringLiteral("numbers"), WalkText::tr("With this cell's numbers")},
            {QStringLiteral("predict"), WalkText::tr("Predict first")},
            {QStringLiteral("right"), WalkText::tr("Right.")},
            {QStringLiteral("wrong"), WalkText::tr("Not quite.")},
            {QStringLiteral("cut"), WalkText::tr("(the first %1 × %2)")},
            {QStringLiteral("part"), WalkText::tr("(rows %1 to %2, columns %3 to %4)")},
            {QStringLiteral("first"), WalkText::tr("First")},
            {QStringLiteral("back"), WalkText::tr("Back")},
            {QStringLiteral("next"), WalkText::tr("Next")},
            {QStringLiteral("last"), WalkText::tr("Last")},
            {QStringLiteral("try"), WalkText::tr("Try K := Q")}};
}

QJsonObject openedWords()
{
    return {
        {QStringLiteral("title"), WalkText::tr("Opened")},
        {QStringLiteral("hint"), WalkText::tr("Click a number in a table or a formula to open what it is made of.")},
        {QStringLiteral("close"), WalkText::tr("Close")},
        {QStringLiteral("operands"), WalkText::tr("What it is made of")},
        {QStringLiteral("all"), WalkText::tr("Show all %1")},
        {QStringLiteral("fewer"), WalkText::tr("Show fewer")},
        {QStringLiteral("rounded"), WalkText::tr("Rounded here; computed with all digits.")},
        {QStringLiteral("leaf"), WalkText::tr("Exactly %1. It comes from nothing else.")},
        {QStringLiteral("hidden"), WalkText::tr("The mask hides this key: its score is −∞ whatever it was.")},
        {QStringLiteral("elsewhere"),
         WalkText::tr("Exactly %1. This page does not hold all that it is made of; the program opens it further.")}};
}

} // namespace lab
