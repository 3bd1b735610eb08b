// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include "session/experiment.h"

namespace lab {

/// Computes experiments, one after the other, and keeps the models it has loaded. Used from one thread at a time:
/// directly by the command line, on its worker thread by the ComputeService.
class Runner {
public:
    /// Throws attn::Error and attn::Cancelled.
    RunPtr run(const Experiment &experiment, const attn::Progress &progress = {});
    /// How many threads compute where the experiment leaves it open; 0: as many as the machine has.
    void setThreads(int threads) { m_threads = threads; }
    /// Loads, or gives the one already loaded from that folder with unchanged files.
    ModelPtr model(const QString &idOrPath, const attn::Progress &progress = {});

private:
    struct Loaded {
        QString folder;
        std::size_t stamp = 0; ///< of names, sizes and times of its files
        ModelPtr model;
    };
    QList<Loaded> m_models; ///< the last used first, few
    int m_threads = 0;
};

/// Which attention to show where nobody chose: cross for encoder-decoders, else the one there is; the last layer.
attn::AttentionPlace defaultPlace(const attn::ModelConfig &config);

} // namespace lab
