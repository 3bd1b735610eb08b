// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include "export/output_file.h"
#include "export/run_metadata.h"
#include "walkthrough/walkthrough.h"

namespace lab {

/// A walkthrough to be written: the steps, and where they come from.
struct WalkDocument {
    RunPtr run;
    WalkPlace place;
    NumberStyle style;
    QList<Step> steps;
    RunMetadata metadata;
};

/// The run's metadata, and what is walked through: `attention` ("decoder.1.cross"), `head`, `query`, `key`.
WalkDocument walkDocument(const Walkthrough &walk, const NumberStyle &style, QList<Step> steps,
                          const std::string &command);

/// What was typed, or the ids.
QString walkSentence(const WalkDocument &document);
/// Model, attention, layer and head: "translate-en-fr-zh · Cross-attention · layer 1 · head 0 (Z₁)".
QString walkAbout(const WalkDocument &document);

/// {metadata, steps: [{number, id, title, section, source, latex, latex_with_shapes, latex_with_numbers, inputs,
/// result, text, note, asides, questions}]}; section is null where the document has no such step. inputs is a list of
/// matrices {name, latex, title, role, shape, rows, columns, data}, result one of them, or a list where a step makes
/// several; numbers as in tensor files. LaTeX is what any renderer takes.
void writeWalkJson(const QString &path, const WalkDocument &document, const attn::Progress &progress = {});

/// The same to be read: formulas between $$, matrices as tables, rounded; large ones are cut and say so.
void writeWalkMarkdown(const QString &path, const WalkDocument &document, const attn::Progress &progress = {});

} // namespace lab
