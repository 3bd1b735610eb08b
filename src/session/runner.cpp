// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/runner.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

#include <algorithm>

#include "session/model_catalog.h"

namespace lab {

namespace {

constexpr qsizetype kKeptModels = 3;

/// Changes when a file of the folder comes, goes, or is written.
std::size_t filesStamp(const QString &folder)
{
    std::size_t stamp = 0;
    const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files, QDir::Name);
    for (const QFileInfo &file : files)
        stamp = qHashMulti(stamp, file.fileName(), file.size(), file.lastModified().toMSecsSinceEpoch());
    return stamp;
}

} // namespace

RunPtr Runner::run(const Experiment &experiment, const attn::Progress &progress)
{
    const ModelPtr used = model(experiment.model, progress);
    attn::RunRequest request = experiment.request;
    if (request.threads == 0)
        request.threads = m_threads;
    return std::make_shared<const Run>(Run{experiment, used, used->run(request, progress)});
}

ModelPtr Runner::model(const QString &idOrPath, const attn::Progress &progress)
{
    const std::filesystem::path path = modelFolder(idOrPath);
    const QString folder = QDir(QFile::decodeName(path.c_str())).absolutePath();
    const std::size_t stamp = filesStamp(folder);
    const auto known =
        std::find_if(m_models.begin(), m_models.end(), [&](const Loaded &loaded) { return loaded.folder == folder; });
    if (known != m_models.end() && known->stamp == stamp) {
        m_models.move(known - m_models.begin(), 0);
        return m_models.front().model;
    }
    if (known != m_models.end())
        m_models.erase(known);
    attn::Progress quiet; // the share done of a run starts when the model is there
    quiet.stop = progress.stop;
    m_models.prepend({folder, stamp, attn::Model::load(path, quiet)});
    while (m_models.size() > kKeptModels)
        m_models.removeLast();
    return m_models.front().model;
}

attn::AttentionPlace defaultPlace(const attn::ModelConfig &config)
{
    const attn::Block block = config.hasDecoder() ? attn::Block::Decoder : attn::Block::Encoder;
    const bool cross = config.hasDecoder() && config.hasEncoder();
    return {block, attn::LayerIndex{static_cast<std::int32_t>(config.layers(block) - 1)},
            cross ? attn::AttentionKind::Cross : attn::AttentionKind::Self};
}

} // namespace lab
