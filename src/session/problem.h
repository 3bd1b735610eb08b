// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include "attn/error.h"
#include "attn/tensor.h"

namespace lab {

/// What went wrong, for a person: each part a plain clause, as in attn::Error.
struct Problem {
    QString problem;
    QString where;
    QString remedy;
    bool ofModel = false;  ///< the model could not be loaded, whatever the text
    attn::Index limit = 0; ///< above 0: the text has more tokens than this, the model's limit; cutting it helps

    static Problem of(const attn::Error &error)
    {
        return {QString::fromStdString(error.problem()), QString::fromStdString(error.where()),
                QString::fromStdString(error.remedy())};
    }
    bool operator==(const Problem &) const = default;
};

} // namespace lab
