// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <span>
#include <vector>

#include "attn/progress.h"
#include "attn/tensor.h"

namespace lab {

/// First row and first column are labels (numbers from 0 where a list is empty); 9 significant digits in the C locale;
/// quoted as RFC 4180 says.
void writeCsv(const QString &path, attn::ConstMatrixView values, const QStringList &rows, const QStringList &columns,
              const attn::Progress &progress = {});

/// NumPy's format, version 1.0: little-endian float32, C order.
void writeNpy(const QString &path, std::span<const float> values, const std::vector<attn::Index> &shape,
              const attn::Progress &progress = {});

/// One head of a tensor of rank 3, or all of it.
void writeNpy(const QString &path, const attn::Tensor &tensor, std::optional<attn::Index> head,
              const attn::Progress &progress = {});

} // namespace lab
