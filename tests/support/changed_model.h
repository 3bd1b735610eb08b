// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <algorithm>
#include <functional>

#include "attn/safetensors.h"
#include "support/tiny_folder.h"

namespace lab::test {

/// A tiny model with another config and other parameters, in a folder of its own.
class ChangedModel {
public:
    using Change = std::function<attn::Tensor(const std::string &name, attn::Tensor tensor)>;

    ChangedModel(const char *model, const QJsonObject &config, const Change &change = {})
        : m_folder(QDir::temp().filePath(QLatin1String(model)))
    {
        const QDir from(tinyModel(model));
        QJsonObject made = QJsonDocument::fromJson(read(from.filePath("config.json"))).object();
        for (auto it = config.begin(); it != config.end(); ++it)
            made.insert(it.key(), it.value());
        write("config.json", QJsonDocument(made).toJson());
        for (const QString &words : from.entryList({"*.txt"}, QDir::Files))
            write(words, read(from.filePath(words)));
        copyParameters(from.filePath("model.safetensors").toStdString(), change);
    }
    QString path() const { return m_folder.path(); }

private:
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("can't read %s", qPrintable(path));
        return file.readAll();
    }
    void write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("can't write %s", qPrintable(name));
    }
    void copyParameters(const std::string &path, const Change &change)
    {
        const attn::SafetensorsFile file = attn::SafetensorsFile::open(path);
        std::vector<attn::Tensor> tensors;
        std::vector<std::string> names;
        for (const auto &[name, entry] : file.entries()) {
            attn::Tensor tensor = file.read(name);
            tensors.push_back(change ? change(name, std::move(tensor)) : std::move(tensor));
            names.push_back(name);
        }
        std::vector<attn::NamedTensor> all;
        for (std::size_t k = 0; k < tensors.size(); ++k)
            all.push_back({names[k], tensors[k].shape(), tensors[k].values()});
        attn::writeSafetensors(m_folder.filePath("model.safetensors").toStdString(), all, file.metadata());
    }

    QTemporaryDir m_folder;
};

/// Every parameter whose name contains `part`, times a number.
inline ChangedModel::Change scaledBy(float factor, const std::string &part)
{
    return [=](const std::string &name, attn::Tensor tensor) {
        if (name.find(part) != std::string::npos)
            for (float &value : tensor.values())
                value *= factor;
        return tensor;
    };
}

/// The same, but only of parameters whose name ends with one of these.
inline ChangedModel::Change only(const std::vector<std::string> &ends, const ChangedModel::Change &change)
{
    return [=](const std::string &name, attn::Tensor tensor) {
        const bool isMeant = std::ranges::any_of(ends, [&](const std::string &end) { return name.ends_with(end); });
        return isMeant ? change(name, std::move(tensor)) : std::move(tensor);
    };
}

/// Keeps the first `wanted` of every dimension that has `present` entries: heads get fewer numbers.
inline ChangedModel::Change cut(attn::Index present, attn::Index wanted)
{
    return [=](const std::string &, attn::Tensor tensor) {
        std::vector<attn::Index> shape = tensor.shape();
        std::replace(shape.begin(), shape.end(), present, wanted);
        attn::Tensor made(shape);
        const attn::Index columns = tensor.shape().back(), kept = shape.back();
        for (attn::Index i = 0; i < static_cast<attn::Index>(made.values().size()); ++i)
            made.values()[static_cast<std::size_t>(i)] =
                tensor.values()[static_cast<std::size_t>(i / kept * columns + i % kept)];
        return made;
    };
}

} // namespace lab::test
