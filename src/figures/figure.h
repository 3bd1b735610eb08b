// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QRectF>
#include <QSizeF>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

#include "figures/map_style.h"
#include "figures/theme.h"
#include "figures/type.h"
#include "session/experiment.h"
#include "session/head_overview.h"
#include "session/selection.h"

namespace lab {

using ConfigPtr = std::shared_ptr<const attn::ModelConfig>;

/// Which lines between tokens are drawn, and how they lie.
struct LinesLook {
    std::vector<attn::HeadIndex> heads = {}; ///< besides the source's own head
    double threshold = 0.01;                 ///< the smallest weight that has a line
    int strongest = 0;                       ///< of each query and head, only so many lines; 0: all
    bool horizontal = false;                 ///< the tokens: keys above queries, instead of queries left of keys
    bool operator==(const LinesLook &) const = default;
};

/// What a figure shows: one attention sub-layer of a run, or all of them. Frozen data only, so that figures can outlive
/// the run's view.
struct FigureSource {
    ConfigPtr config;
    TracePtr trace;
    LayerTracePtr layer; ///< of the place shown; a figure of the whole model does without
    attn::HeadIndex head{};
    Cell cell;                             ///< marked, may be empty
    HeadOverviewPtr overview = {};         ///< of the trace, for a figure of the whole model
    std::optional<HeadMeasure> order = {}; ///< what its heads are sorted by; none: layer and head
    LinesLook lines = {};                  ///< for lines between tokens
};

/// The heads whose lines are drawn: the source's own and those that its look adds, in their order.
std::vector<attn::HeadIndex> shownHeads(const FigureSource &source);

/// The source of a figure of this run; keeps the run's model alive for its config.
FigureSource figureSource(const RunPtr &run, const LayerTracePtr &layer, attn::HeadIndex head, const Cell &cell = {});
/// The source of a figure of the whole model.
FigureSource figureSource(const HeadOverviewPtr &overview, std::optional<HeadMeasure> order);

/// How it looks. Lengths are in the painter's logical pixels (1/96 inch).
struct FigureStyle {
    const Theme *theme = &Theme::light();
    double pointSize = 10;  ///< base type size
    double leastPixels = 1; ///< no type is smaller; labels are thinned out rather
    bool title = true;      ///< the line above
    QString ownTitle{};     ///< instead of what it says by itself
    bool notes = true;      ///< behind and below the title: what must be known to read the figure rightly
    bool fullNotes = false; ///< also what a picture that stands alone must say: scale, mask, whether heads were taught
    bool colorBar = true;
    bool transparent = false; ///< no background around the picture
    MapStyle map{};
    /// Of all type but Chinese, which always comes from Noto Sans CJK SC. All are installed: an SVG names only the
    /// first, and that must be the one that widths were measured in.
    QStringList families = figureFamilies();
};

/// A picture of a run: paints on any QPainter (screen, PNG, SVG, PDF), knows no widget.
class Figure {
public:
    Figure(FigureSource source, const FigureStyle &style);
    virtual ~Figure();
    Figure(const Figure &) = delete;
    Figure &operator=(const Figure &) = delete;

    /// The size at which everything is comfortably legible.
    virtual QSizeF naturalSize() const = 0;
    /// Below it the numbers in the cells are left out or labels get cut: what a scrolling view keeps to.
    virtual QSizeF minimumSize() const = 0;
    /// Lays out and paints inside `area`, background included. Cells are rectangles up to 128 x 128, an image above.
    virtual void paint(QPainter &painter, const QRectF &area) const = 0;
    /// One line: "Cross-attention · layer 1 · head 0 (Z₁)", what rows are, "trained on word alignments" where it was.
    virtual QString caption() const = 0;

    const FigureSource &source() const { return m_source; }
    const FigureStyle &style() const { return m_style; }
    /// Marks another cell; everything else stays.
    void mark(const Cell &cell) { m_source.cell = cell; }

private:
    FigureSource m_source;
    FigureStyle m_style;
};

} // namespace lab
