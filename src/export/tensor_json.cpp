// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/tensor_json.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <charconv>
#include <cmath>

namespace lab {

namespace {

void writeTensor(OutputFile &file, const attn::Tensor &tensor)
{
    file.write("{\"shape\": [");
    for (std::size_t i = 0; i < tensor.shape().size(); ++i)
        file.write((i == 0 ? "" : ", ") + std::to_string(tensor.shape()[i]));
    file.write("], \"data\": [");
    bool first = true;
    for (float value : tensor.values()) {
        if (!first)
            file.write(", ");
        first = false;
        file.write(jsonNumber(value));
    }
    file.write("]}");
}

} // namespace

std::string jsonNumber(float value)
{
    if (std::isnan(value))
        return "\"nan\"";
    if (std::isinf(value))
        return value < 0 ? "\"-inf\"" : "\"inf\"";
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

std::string metadataJson(const RunMetadata &metadata)
{
    QJsonObject object;
    for (const auto &[key, text] : metadata)
        object.insert(QString::fromStdString(key), QString::fromStdString(text));
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

void writeTensorJson(const QString &path, const std::vector<std::pair<std::string, TensorPtr>> &tensors,
                     const RunMetadata &metadata, const attn::Progress &progress)
{
    OutputFile file(path, progress);
    file.write("{\"metadata\": " + metadataJson(metadata));
    file.write(",\n\"tensors\": {");
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        progress.at(static_cast<double>(i) / static_cast<double>(tensors.size()));
        // Names are made of letters, digits, dots and underscores: nothing to escape.
        file.write((i == 0 ? "\n\"" : ",\n\"") + tensors[i].first + "\": ");
        writeTensor(file, *tensors[i].second);
    }
    file.write("\n}}\n");
    file.commit();
}

} // namespace lab
