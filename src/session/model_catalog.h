// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <filesystem>

namespace lab {

/// A model that ships with the program.
struct ShippedModel {
    QString id; ///< the folder's name
    QString title;
    QString folder;
};

inline constexpr char kDefaultModel[] = "translate-en-fr-zh";

/// The default model first, then by id.
QList<ShippedModel> shippedModels();

/// The models of the user's own in a folder: the folder itself, or those it holds. Their ids are their paths.
QList<ShippedModel> modelsIn(const QString &folder);

/// The folder of a shipped model's id or of a path; throws attn::Error where there is neither.
std::filesystem::path modelFolder(const QString &idOrPath);

} // namespace lab
