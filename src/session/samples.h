// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

#include "session/experiment.h"

namespace lab {

/// A sample sentence of samples/sentences/*.json: what to type, where to look, and what for. Title, subtitle and
/// lookFor are in the interface's language where the file has them in it ("title_zh_CN"), else in English.
struct Sample {
    QString id; ///< the file's stem
    QString title;
    QString subtitle; ///< one short line for lists
    QString lookFor;  ///< one to three plain sentences
    QString tab = QStringLiteral("sentence");
    int order = 0; ///< place in lists
    Experiment experiment;
    std::optional<attn::AttentionPlace> place; ///< where to look first; none: the model's default
    int head = 0;
    std::optional<int> query;
    std::optional<int> key;
};

/// All samples in their order; the first is the program's default. Throws attn::Error naming the file and key that is
/// wrong.
QList<Sample> loadSamples();

/// Throws attn::Error naming the id and what there is.
Sample findSample(const QString &id);

} // namespace lab
