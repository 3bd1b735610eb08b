// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <utility>

namespace lab {

namespace {

QString nameOf(Edit edit)
{
    switch (edit) {
    case Edit::Text:
        return History::tr("typing");
    case Edit::Target:
        return History::tr("typing the translation");
    case Edit::Model:
        return History::tr("choice of model");
    case Edit::Language:
        return History::tr("choice of language");
    case Edit::Scale:
        return History::tr("change of scale");
    case Edit::Mask:
        return History::tr("change of mask");
    case Edit::Cut:
        return History::tr("cutting");
    case Edit::Sample:
        return History::tr("choice of sample");
    }
    return {};
}

/// Of two texts: what stands in one where the other has something else.
struct Difference {
    qsizetype at = 0;
    QString removed;
    QString added;

    Difference(const QString &before, const QString &after)
    {
        const qsizetype most = std::min(before.size(), after.size());
        while (at < most && before.at(at) == after.at(at))
            ++at;
        qsizetype tail = 0;
        while (tail < most - at && before.at(before.size() - 1 - tail) == after.at(after.size() - 1 - tail))
            ++tail;
        removed = before.mid(at, before.size() - at - tail);
        added = after.mid(at, after.size() - at - tail);
    }
};

/// Whether a keystroke that changed `text` goes on with what the ones before it did: writes on in the same word (blanks
/// after it belong to it), or takes away at the same place.
bool goesOn(const Difference &before, const Difference &now, const QString &text)
{
    if (now.removed.isEmpty() && !now.added.isEmpty()) {
        const bool newWord = now.at > 0 && text.at(now.at - 1).isSpace() && !now.added.front().isSpace();
        return now.at == before.at + before.added.size() && !newWord;
    }
    const bool takesAway = now.added.isEmpty() && before.added.isEmpty();
    return takesAway && (now.at + now.removed.size() == before.at || now.at == before.at);
}

QString typed(Edit edit, const Experiment &experiment)
{
    return QString::fromStdString(edit == Edit::Text ? experiment.request.text
                                                     : experiment.request.target.value_or(std::string()));
}

} // namespace

class History::Step : public QUndoCommand {
public:
    Step(History *history, Edit edit, StatePtr before, StatePtr after)
        : QUndoCommand(nameOf(edit)), m_history(history), m_edit(edit), m_before(std::move(before)),
          m_after(std::move(after))
    {
        m_history->m_newest = this;
    }
    ~Step() override
    {
        if (m_history->m_newest == this)
            m_history->m_newest = nullptr;
    }
    Step(const Step &) = delete;
    Step &operator=(const Step &) = delete;

    void undo() override { m_history->go(m_before); }
    void redo() override { m_history->go(m_after); }
    int id() const override { return m_edit == Edit::Text || m_edit == Edit::Target ? static_cast<int>(m_edit) : -1; }

    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *next = static_cast<const Step *>(other);
        const auto has = [](const StatePtr &state) { return state->experiment.request.target.has_value(); };
        const bool begins = m_edit == Edit::Target && (has(m_before) != has(m_after) || !has(next->m_after));
        if (begins || !goesOn(difference(), next->difference(), typed(m_edit, next->m_before->experiment)))
            return false;
        m_after = next->m_after;
        m_history->m_newest = this;
        return true;
    }

    bool changesNothing() const { return m_before->experiment == m_after->experiment; }

private:
    Difference difference() const { return {typed(m_edit, m_before->experiment), typed(m_edit, m_after->experiment)}; }

    History *m_history;
    Edit m_edit;
    StatePtr m_before;
    StatePtr m_after;
};

History::History(Session *session, QObject *parent)
    : QObject(parent), m_session(session), m_here(std::make_shared<SessionState>(session->state()))
{
    connect(session, &Session::edited, this, &History::record);
    connect(session, &Session::experimentChanged, this, &History::follow);
}

void History::begin()
{
    m_stack.clear();
    m_here = std::make_shared<SessionState>(m_session->state());
}

void History::leave()
{
    const Experiment experiment = m_here->experiment;
    *m_here = m_session->state();
    m_here->experiment = experiment;
}

void History::record(Edit edit)
{
    if (m_session->experiment() == m_here->experiment)
        return;
    leave();
    const auto next = std::make_shared<SessionState>(m_session->state());
    auto *step = new Step(this, edit, m_here, next);
    m_here = next;
    const QScopedValueRollback going(m_going, true); // push() calls redo(), and we are there already
    m_stack.push(step);
}

/// The session has changed the experiment by itself.
void History::follow()
{
    if (m_going || m_session->experiment() == m_here->experiment)
        return;
    m_here->experiment = m_session->experiment();
    const int here = m_stack.index();
    const bool isOnTop = m_newest && here == m_stack.count() && m_stack.command(here - 1) == m_newest;
    if (isOnTop && m_newest->changesNothing()) {
        m_newest->setObsolete(true);
        const QScopedValueRollback going(m_going, true);
        m_stack.undo();
    }
}

void History::go(const StatePtr &to)
{
    if (m_going)
        return;
    leave();
    m_here = to;
    const QScopedValueRollback going(m_going, true);
    m_session->restore(*to);
}

} // namespace lab
