// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <list>
#include <memory>

#include "session/experiment.h"

namespace lab {

/// The layers of a run that were looked at, least recently used first out. A layer is kept no longer than its run.
class LayerCache {
public:
    explicit LayerCache(std::size_t limitBytes) : m_limit(limitBytes) {}

    /// Null where it is not there.
    LayerTracePtr find(const TracePtr &trace, const attn::AttentionPlace &place);
    /// A layer that alone is larger than the limit is not kept.
    void insert(const TracePtr &trace, const LayerTracePtr &layer);
    std::size_t bytes() const { return m_bytes; }

private:
    struct Entry {
        std::weak_ptr<const attn::Trace> trace; ///< weak: an address can come back for another run, an owner cannot
        LayerTracePtr layer;
    };
    std::list<Entry>::iterator erase(std::list<Entry>::iterator entry);

    std::size_t m_limit;
    std::size_t m_bytes = 0;
    std::list<Entry> m_entries; ///< the last used first
};

} // namespace lab
