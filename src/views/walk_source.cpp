// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/walk_source.h"

#include <algorithm>

namespace lab {

WalkSource::WalkSource(QObject *parent) : QObject(parent) {}

WalkSource::~WalkSource() = default;

void WalkSource::setSession(Session *session)
{
    m_session = session;
    connect(session, &Session::runChanged, this, &WalkSource::askSoon);
    connect(session, &Session::layerChanged, this, &WalkSource::askSoon);
    connect(&session->selection(), &Selection::headChanged, this, &WalkSource::askSoon);
    connect(&session->selection(), &Selection::placeChanged, this, [this] { // back to where the layer is
        if (m_awake && m_stale)
            ask();
    });
    connect(&session->selection(), &Selection::cellChanged, this, [this] {
        // hovering elsewhere is a preview there; formulas change with what is chosen
        const Cell pinned = m_session->selection().pinned();
        if (m_walk && ((pinned.query && *pinned.query != m_walk->place().query) ||
                       (pinned.key && *pinned.key != m_walk->place().key))) {
            makeWalk();
            emit cellChanged();
        }
    });
    askSoon();
}

void WalkSource::setAwake(bool awake)
{
    m_awake = awake;
    if (awake && m_stale)
        ask();
}

void WalkSource::setStyle(const NumberStyle &style)
{
    m_style = style;
    if (!m_ready)
        return;
    makeWalk();
    emit cellChanged();
}

void WalkSource::setKeysAreQueries(bool tried)
{
    m_keysAreQueries = tried;
    if (!m_ready)
        return;
    makeWalk();
    emit cellChanged();
}

FigureSource WalkSource::figureSource() const
{
    return lab::figureSource(m_ready->runPtr(), m_ready->layerPtr(m_place), m_head, m_session->selection().pinned());
}

void WalkSource::askSoon()
{
    m_stale = true;
    if (m_awake)
        ask();
}

void WalkSource::ask()
{
    // a selection can be ahead of its layer while that is being computed
    if (!m_session || !m_session->run() || !(m_session->layer()->place == m_session->selection().place()))
        return;
    m_stale = false;
    if (!m_asked || m_asked->runPtr() != m_session->run())
        m_asked = std::make_shared<const RunValues>(m_session->run(), m_session->layer());
    const attn::AttentionPlace place = m_session->layer()->place;
    const attn::HeadIndex head = m_session->selection().head();
    const auto prepare = [values = m_asked, place, head] {
        values->prepare(place, head);
        return values;
    };
    m_preparing.start(prepare, [=, this](const RunValuesPtr &values) { take(values, place, head); });
}

void WalkSource::write(int step)
{
    m_writing.start([walk = *m_walk, step] { return walk.step(step); },
                    [this](const Step &made) { emit written(made); });
}

void WalkSource::take(const RunValuesPtr &values, const attn::AttentionPlace &place, attn::HeadIndex head)
{
    m_ready = values;
    m_place = place;
    m_head = head;
    makeWalk();
    emit valuesChanged();
}

void WalkSource::makeWalk()
{
    const Cell pinned = m_session->selection().pinned();
    WalkPlace place = Walkthrough::chosenCell(*m_ready, m_place, m_head);
    if (pinned.query)
        place = Walkthrough::chosenCell(*m_ready, m_place, m_head, *pinned.query);
    if (pinned.key)
        place.key = *pinned.key;
    place.keysAreQueries = m_keysAreQueries;
    m_walk = std::make_unique<Walkthrough>(m_ready, place, m_style);
}

void WalkSource::choose(const StepMatrix &matrix, int row, int col)
{
    const Quantity &corner = matrix.corner;
    const bool here = matrix.opens && corner.block == m_place.block && corner.layer == m_place.layer &&
                      corner.part == partOf(m_place.kind);
    if (!here)
        return;
    Cell cell = m_session->selection().pinned();
    if (corner.what == What::Query || corner.what == What::Context)
        cell.query = row;
    else if (corner.what == What::Key || corner.what == What::Value)
        cell.key = row;
    else if (corner.what >= What::Score && corner.what <= What::Weight && matrix.columnCount() > 1)
        cell = {row, col};
    m_session->selection().pin(cell);
}

void WalkSource::move(int rows, int cols)
{
    if (!m_walk)
        return;
    const auto moved = [](attn::Index from, int by, std::size_t count) {
        return static_cast<int>(std::clamp<attn::Index>(from + by, 0, static_cast<attn::Index>(count) - 1));
    };
    const WalkPlace &place = m_walk->place();
    m_session->selection().pin({moved(place.query, rows, m_ready->trace().queryTokens(m_place).size()),
                                moved(place.key, cols, m_ready->trace().keyTokens(m_place).size())});
}

bool WalkSource::nextRow()
{
    const attn::Index row = m_walk->place().query;
    if (row + 1 >= static_cast<attn::Index>(m_ready->trace().queryTokens(m_place).size()))
        return false;
    m_session->selection().pin({static_cast<int>(row) + 1, {}});
    return true;
}

void WalkSource::firstRow()
{
    m_session->selection().pin({0, {}});
}

} // namespace lab
