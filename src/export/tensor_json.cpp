// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/tensor_json.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <charconv>
#include <cmath>

namespace lab {

namespace {

void writeNumber(OutputFile &file, float value)
{
    if (std::isnan(value)) {
        file.write("\"nan\"");
    } else if (std::isinf(value)) {
        file.write(value < 0 ? "\"-inf\"" : "\"inf\"");
    } else {
        char text[32];
        file.write({text, std::to_chars(text, text + sizeof text, value).ptr});
    }
}

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
        writeNumber(file, value);
    }
    file.write("]}");
}

} // namespace

void writeTensorJson(const QString &path, const std::vector<std::pair<std::string, TensorPtr>> &tensors,
                     const RunMetadata &metadata, const attn::Progress &progress)
{
    QJsonObject object;
    for (const auto &[key, text] : metadata)
        object.insert(QString::fromStdString(key), QString::fromStdString(text));
    OutputFile file(path, progress);
    file.write("{\"metadata\": ");
    file.write(QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString());
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
