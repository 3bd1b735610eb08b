// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>

#include "session/experiment.h"
#include "walkthrough/run_values.h"

namespace lab {

/// Prepares what a walkthrough shows on a thread of its own, since it may cost a layer's forward pass; the latest
/// request wins.
class WalkValues : public QObject {
    Q_OBJECT
public:
    explicit WalkValues(QObject *parent = nullptr);
    ~WalkValues() override;

    /// Of this head; what is known of the run already stays known.
    void ask(const RunPtr &run, const LayerTracePtr &layer, attn::HeadIndex head);

signals:
    void ready(const lab::RunValuesPtr &values, const attn::AttentionPlace &place, attn::HeadIndex head);

private:
    RunValuesPtr m_values; ///< of the last run asked for
    QThreadPool m_thread;
    int m_generation = 0;
};

} // namespace lab
