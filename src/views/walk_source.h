// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

#include "figures/figure.h"
#include "session/session.h"
#include "views/latest_job.h"
#include "walkthrough/walkthrough.h"

namespace lab {

/// The walkthrough of what a session looks at: has its numbers computed and its steps written beside the GUI thread,
/// since either may cost a layer's forward pass, and makes it anew when the sentence, the layer, the head or the chosen
/// cell is another.
class WalkSource : public QObject {
    Q_OBJECT
public:
    explicit WalkSource(QObject *parent = nullptr);
    ~WalkSource() override;

    void setSession(Session *session);
    /// Only while somebody looks is anything asked for.
    void setAwake(bool awake);
    void setStyle(const NumberStyle &style);
    const NumberStyle &style() const { return m_style; }
    /// What would be with K := Q, at those steps and places that can show it.
    void setKeysAreQueries(bool tried);

    /// Null until the first numbers are there.
    const Walkthrough *walk() const { return m_walk.get(); }
    const RunValuesPtr &values() const { return m_ready; }
    FigureSource figureSource() const;
    /// Only where there is a walk; the latest request is answered by written().
    void write(int step);

    /// A click in a table chooses the query, the key or both that its row and column are of.
    void choose(const StepMatrix &matrix, int row, int col);
    /// To a neighbour of the chosen cell, as far as there are some.
    void move(int rows, int cols);
    /// The next query, or false where the chosen one is the last.
    bool nextRow();
    void firstRow();

signals:
    /// Other numbers: another run, layer or head.
    void valuesChanged();
    /// Another walk of the same numbers: another cell, or another style.
    void cellChanged();
    void written(const lab::Step &step);

private:
    void askSoon();
    void ask();
    void take(const RunValuesPtr &values, const attn::AttentionPlace &place, attn::HeadIndex head);
    void makeWalk();

    Session *m_session = nullptr;
    LatestJob m_preparing, m_writing;
    RunValuesPtr m_asked; ///< of the last run asked for: what is known of it stays known
    RunValuesPtr m_ready;
    attn::AttentionPlace m_place;
    attn::HeadIndex m_head{};
    NumberStyle m_style;
    bool m_keysAreQueries = false;
    std::unique_ptr<Walkthrough> m_walk;
    bool m_awake = false;
    bool m_stale = true;
};

} // namespace lab
