// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/walk_values.h"

namespace lab {

WalkValues::WalkValues(QObject *parent) : QObject(parent)
{
    m_thread.setMaxThreadCount(1);
    m_thread.setExpiryTimeout(-1); // each new thread would get a team of OpenMP threads of its own
}

WalkValues::~WalkValues()
{
    m_thread.clear();
    m_thread.waitForDone();
}

void WalkValues::ask(const RunPtr &run, const LayerTracePtr &layer, attn::HeadIndex head)
{
    if (!m_values || m_values->runPtr() != run)
        m_values = std::make_shared<const RunValues>(run, layer);
    const int generation = ++m_generation;
    m_thread.clear(); // what waits is not wanted any more
    m_thread.start([this, generation, values = m_values, place = layer->place, head] {
        values->prepare(place, head);
        QMetaObject::invokeMethod(
            this,
            [=, this] {
                if (generation == m_generation)
                    emit ready(values, place, head);
            },
            Qt::QueuedConnection);
    });
}

} // namespace lab
