// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attn/progress.h"
#include "export/run_metadata.h"
#include "figures/make_figure.h"

namespace lab {

/// Endings of the files that writeFigureNumbers() writes.
QStringList numberEndings(FigureKind kind);

/// The numbers that a figure draws, as the engine computed them: nothing hidden, nothing divided. CSV holds one table
/// and NPY one tensor: where the figure draws more, each gets a file of its own, PATH-q.csv or PATH-head0.csv. A
/// safetensors file has them all under their names, of all heads. A figure of costs has a table of its own, as CSV.
/// Returns the files. Throws attn::Error and attn::Cancelled.
QStringList writeFigureNumbers(FigureKind kind, const FigureSource &source, const RunPtr &run, const QString &path,
                               const RunMetadata &metadata, const attn::Progress &progress = {});

} // namespace lab
