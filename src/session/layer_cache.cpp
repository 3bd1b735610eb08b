// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/layer_cache.h"

#include <iterator>

namespace lab {

LayerTracePtr LayerCache::find(const TracePtr &trace, const attn::AttentionPlace &place)
{
    for (auto entry = m_entries.begin(); entry != m_entries.end(); ++entry) {
        if (entry->layer->place != place || entry->trace.lock() != trace)
            continue;
        m_entries.splice(m_entries.begin(), m_entries, entry);
        return entry->layer;
    }
    return nullptr;
}

void LayerCache::insert(const TracePtr &trace, const LayerTracePtr &layer)
{
    for (auto entry = m_entries.begin(); entry != m_entries.end();) {
        const TracePtr owner = entry->trace.lock();
        const bool replaced = owner == trace && entry->layer->place == layer->place;
        entry = !owner || replaced ? erase(entry) : std::next(entry);
    }
    m_entries.push_front({trace, layer});
    m_bytes += layer->bytes();
    while (m_bytes > m_limit)
        erase(std::prev(m_entries.end()));
}

std::list<LayerCache::Entry>::iterator LayerCache::erase(std::list<Entry>::iterator entry)
{
    m_bytes -= entry->layer->bytes();
    return m_entries.erase(entry);
}

} // namespace lab
