// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lines_figure.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <utility>

#include "figures/head_colors.h"
#include "figures/head_weights.h"
#include "figures/labels.h"
#include "figures/line_layer.h"
#include "figures/paint_target.h"

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Lines)
};

constexpr double kMostLabelShare = 0.3; ///< of the area's width or height that labels of one side may take
constexpr double kLargestPitch = 7;     ///< between tokens below one another, in ems
constexpr double kLargestColumn = 7;    ///< between tokens beside one another, in ems
constexpr double kLargestSpan = 72;     ///< from side to side, in ems
constexpr int kDensities = 24;          ///< steps of width and opacity: lines of one step are painted together
constexpr double kCrowd = 3000;         ///< lines that are many
constexpr double kFaintest = 0.08;      ///< opacity of the smallest weight
constexpr int kNumberStep = -1;
constexpr double kNear = 5; ///< pixels from a line that still mean it

double distanceTo(const QLineF &line, const QPointF &point)
{
    const QPointF along = line.p2() - line.p1(), to = point - line.p1();
    const double length = QPointF::dotProduct(along, along);
    const double share = length > 0 ? std::clamp(QPointF::dotProduct(to, along) / length, 0.0, 1.0) : 0;
    return QLineF(line.pointAt(share), point).length();
}

int density(double share)
{
    return std::clamp(static_cast<int>(std::lround(share * kDensities)), 0, kDensities);
}

} // namespace

LinesFigure::LinesFigure(FigureSource source, const FigureStyle &style)
    : Figure(std::move(source), style), m_type(style), m_caption(linesCaption(this->source(), style)),
      m_queries(queryLabels(*this->source().trace, this->source().layer->place), m_type),
      m_keys(keyLabels(*this->source().trace, this->source().layer->place), m_type), m_heads(shownHeads(this->source()))
{
    for (const attn::HeadIndex head : m_heads)
        addLines(head);
    float largest = 0;
    for (const Line &line : m_lines)
        largest = std::max(largest, line.weight);
    m_scale = weightScale(static_cast<double>(largest));
    std::ranges::stable_sort(m_lines, {}, [this](const Line &line) {
        return std::pair(density(share(line.weight)), line.head); // steps and colours together: few pens
    });
}

LinesFigure::~LinesFigure() = default;

QString LinesFigure::caption() const
{
    return m_caption.line();
}

void LinesFigure::addLines(attn::HeadIndex head)
{
    const LinesLook &look = source().lines;
    const attn::ConstMatrixView weights = source().layer->weights.head(attn::value(head));
    std::vector<Line> row;
    for (attn::Index i = 0; i < weights.rows; ++i) {
        row.clear();
        for (attn::Index j = 0; j < weights.cols; ++j) {
            const float weight = weights(i, j);
            if (weight > 0 && static_cast<double>(weight) >= look.threshold)
                row.push_back({head, static_cast<int>(i), static_cast<int>(j), weight});
        }
        if (const auto most = static_cast<std::size_t>(look.strongest); look.strongest > 0 && row.size() > most) {
            std::ranges::stable_sort(row, std::ranges::greater{}, &Line::weight);
            row.resize(most);
        }
        m_lines.insert(m_lines.end(), row.begin(), row.end());
    }
}

double LinesFigure::share(float weight) const
{
    return static_cast<double>(weight) / m_scale;
}

QColor LinesFigure::colorOf(attn::HeadIndex head) const
{
    return m_heads.size() == 1 ? style().theme->weights.fill : headColor(head, *style().theme);
}

QPointF LinesLayout::queryEnd(int query) const
{
    const QRectF rect = queries.rect();
    return horizontal ? QPointF(queries.cellRect({0, query}).center().x(), rect.bottom())
                      : QPointF(rect.left(), queries.cellRect({query, 0}).center().y());
}

QPointF LinesLayout::keyEnd(int key) const
{
    const QRectF rect = keys.rect();
    return horizontal ? QPointF(keys.cellRect({0, key}).center().x(), rect.top())
                      : QPointF(rect.right(), keys.cellRect({key, 0}).center().y());
}

LinesLayout LinesFigure::layout(const QRectF &area, const TokenSpan &span) const
{
    LinesLayout made{Page(area, m_caption, style(), m_type), source().lines.horizontal, {}, {}, {}, {}, 0, {}};
    QRectF content = made.page.content;
    const double em = m_type.pixels();
    if (content.width() > 24 * em && content.height() > 14 * em)
        made.titles = std::ceil(m_type.lineHeight()) + 4;
    if (m_heads.size() > 1) {
        made.legend = QRectF(content.topLeft(), QSizeF(content.width(), std::ceil(m_type.lineHeight())));
        content.setTop(made.legend.bottom() + em / 2);
    }
    arrange(made, content, span);
    return made;
}

void LinesFigure::arrange(LinesLayout &made, const QRectF &content, const TokenSpan &span) const
{
    const double em = m_type.pixels();
    const auto queries = static_cast<int>(m_queries.count()), keys = static_cast<int>(m_keys.count());
    const double most = std::max(queries, keys), longer = most * span.length;
    QRectF lines;
    if (made.horizontal) {
        const double width = std::min(content.width(), std::max(most * kLargestColumn, 12.0) * em);
        const double pitch = width / longer, room = kMostLabelShare * content.height();
        made.keyPlan = m_keys.planColumns(pitch * most / keys, room, 0);
        made.queryPlan = m_queries.planColumns(pitch * most / queries, room, 0);
        // A slanted label of the first or last token needs room beside it.
        const double right = made.keyPlan.slanted ? std::min(made.keyPlan.extent, 0.15 * width) : 0;
        const double left = made.queryPlan.slanted ? std::min(made.queryPlan.extent, 0.15 * width) : 0;
        const double top = made.titles + made.keyPlan.extent, bottom = made.titles + made.queryPlan.extent;
        const double height = std::max(em, std::min(content.height() - top - bottom, kLargestSpan * em));
        lines = QRectF(content.left() + left + (content.width() - width) / 2, content.top() + top,
                       std::max(em, width - left - right), height);
        made.queries = CellGrid(lines, 1, queries, {0, span.first * queries, 1, span.length * queries});
        made.keys = CellGrid(lines, 1, keys, {0, span.first * keys, 1, span.length * keys});
        made.keyPlan = m_keys.planColumns(made.keys.colPitch(), made.keyPlan.extent, 0);
        made.queryPlan = m_queries.planColumns(made.queries.colPitch(), made.queryPlan.extent, 0);
        return;
    }
    const double height = std::max(em, std::min(content.height() - made.titles - em / 2, most * kLargestPitch * em));
    const double room = kMostLabelShare * content.width();
    int step = 1;
    for (int round = 0; round < 2; ++round) { // both sides in the same type
        made.queryPlan = m_queries.planRows(height / (queries * span.length), room, step);
        made.keyPlan = m_keys.planRows(height / (keys * span.length), room, step);
        step = std::min(made.queryPlan.step, made.keyPlan.step);
    }
    const double width =
        std::max(em, std::min(content.width() - made.queryPlan.extent - made.keyPlan.extent, kLargestSpan * em));
    const double spare = content.width() - made.queryPlan.extent - made.keyPlan.extent - width;
    lines = QRectF(std::floor(content.left() + made.queryPlan.extent + std::max(0.0, spare / 2)),
                   std::floor(content.top() + made.titles), width, height);
    made.queries = CellGrid(lines, queries, 1, {span.first * queries, 0, span.length * queries, 1});
    made.keys = CellGrid(lines, keys, 1, {span.first * keys, 0, span.length * keys, 1});
}

void LinesFigure::paint(QPainter &painter, const QRectF &area) const
{
    paint(painter, layout(area));
}

void LinesFigure::paint(QPainter &painter, const LinesLayout &layout) const
{
    painter.save();
    layout.page.paint(painter, m_type, *style().theme);
    paintLegend(painter, layout);
    if (layout.titles > 0)
        paintTitles(painter, layout);
    paintLines(painter, layout);
    paintMarkedLine(painter, layout);
    paintNumbers(painter, layout);
    paintLabels(painter, layout);
    painter.restore();
}

bool LinesFigure::isShown(const Line &line) const
{
    const Cell &marked = source().cell;
    const bool alone = marked.query.has_value() != marked.key.has_value();
    return !alone || line.query == marked.query || line.key == marked.key;
}

double LinesFigure::mostWidth(const LinesLayout &layout) const
{
    const double pitch = layout.horizontal ? std::min(layout.queries.colPitch(), layout.keys.colPitch())
                                           : std::min(layout.queries.rowPitch(), layout.keys.rowPitch());
    return std::clamp(0.3 * pitch, 1.5, 0.5 * m_type.pixels());
}

void LinesFigure::paintLines(QPainter &painter, const LinesLayout &layout) const
{
    const double most = mostWidth(layout);
    // Where thousands lie on one another, the small ones would add up to a veil over the large ones.
    const double crowd = std::min(1.0, static_cast<double>(m_lines.size()) / kCrowd),
                 faintest = kFaintest * (1 - crowd);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(layout.queries.rect(), Qt::IntersectClip);
    std::optional<LineLayer> layer;
    if (!isVector(painter))
        layer.emplace(painter, painter.clipBoundingRect());
    for (auto first = m_lines.begin(); first != m_lines.end();) {
        const int step = density(share(first->weight));
        const auto last = std::find_if(first, m_lines.end(), [&](const Line &line) {
            return line.head != first->head || density(share(line.weight)) != step;
        });
        QList<QLineF> lines;
        for (auto line = first; line != last; ++line)
            if (isShown(*line))
                lines << QLineF(layout.queryEnd(line->query), layout.keyEnd(line->key));
        const double part = static_cast<double>(step) / kDensities;
        QColor color = colorOf(first->head);
        color.setAlphaF(static_cast<float>(faintest + (1 - faintest) * std::pow(part, 1 + crowd)));
        const double width = 0.75 + part * (most - 0.75);
        if (layer) {
            for (const QLineF &line : std::as_const(lines))
                layer->draw(line, width, color);
        } else {
            painter.setPen(QPen(color, width, Qt::SolidLine, Qt::FlatCap));
            painter.drawLines(lines);
        }
        first = last;
    }
    if (layer)
        layer->paint(painter);
    painter.restore();
}

/// Between a marked query and key: a dashed line even where their weight has none.
void LinesFigure::paintMarkedLine(QPainter &painter, const LinesLayout &layout) const
{
    const Cell &marked = source().cell;
    if (!marked.query || !marked.key)
        return;
    const Theme &theme = *style().theme;
    const float weight = source().layer->weights.head(attn::value(source().head))(*marked.query, *marked.key);
    const bool drawn = std::ranges::any_of(
        m_lines, [&](const Line &line) { return line.query == marked.query && line.key == marked.key; });
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(layout.queries.rect().adjusted(-1, -1, 1, 1), Qt::IntersectClip);
    const QLineF line(layout.queryEnd(*marked.query), layout.keyEnd(*marked.key));
    const double width = 0.75 + share(weight) * (mostWidth(layout) - 0.75);
    if (drawn) {
        painter.setPen(QPen(theme.text, width + 3, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(line);
        painter.setPen(QPen(colorOf(source().head), width + 1, Qt::SolidLine, Qt::FlatCap));
    } else {
        painter.setPen(QPen(theme.text, 1, Qt::DashLine, Qt::FlatCap));
    }
    painter.drawLine(line);
    painter.restore();
}

/// Of the lines of one marked token, each at its other end, where one head is drawn and there is room.
void LinesFigure::paintNumbers(QPainter &painter, const LinesLayout &layout) const
{
    const Cell &marked = source().cell;
    if (m_heads.size() != 1 || marked.query.has_value() == marked.key.has_value())
        return;
    const Theme &theme = *style().theme;
    const bool atKeys = marked.query.has_value();
    const CellGrid &grid = atKeys ? layout.keys : layout.queries;
    const double line = m_type.lineHeight(kNumberStep);
    const QRectF lines = grid.rect();
    for (const Line &each : m_lines) {
        const QString text = weightText(each.weight, false, 2);
        const TextLine number{{{text, m_type.font(text, kNumberStep), theme.text}}};
        const double width = number.width() + 6;
        const bool fits = layout.horizontal ? grid.colPitch() >= width : grid.rowPitch() >= line;
        const QPointF end = atKeys ? layout.keyEnd(each.key) : layout.queryEnd(each.query);
        if (!isShown(each) || !fits || !lines.adjusted(-1, -1, 1, 1).contains(end))
            continue;
        QRectF box(0, 0, width, line);
        box.moveCenter(layout.horizontal ? QPointF(end.x(), end.y() + (atKeys ? line : -line))
                                         : QPointF(end.x() + (atKeys ? -width : width), end.y()));
        painter.fillRect(box, theme.panel);
        number.paint(painter, QPointF(box.left() + 3, box.center().y() + m_type.middleToBaseline(kNumberStep)));
    }
}

void LinesFigure::paintLabels(QPainter &painter, const LinesLayout &layout) const
{
    const Theme &theme = *style().theme;
    const Cell &marked = source().cell;
    const LabelColors queries{theme.text, theme.dim, theme.query.text}, keys{theme.text, theme.dim, theme.key.text};
    const QRectF content = layout.page.content;
    if (layout.horizontal) {
        m_keys.paintColumns(painter, layout.keys, layout.keyPlan, keys, marked.key, content.right());
        m_queries.paintColumns(painter, layout.queries, layout.queryPlan, queries, marked.query, content.left(),
                               LabelSide::After);
        return;
    }
    m_queries.paintRows(painter, layout.queries, layout.queryPlan, queries, marked.query);
    m_keys.paintRows(painter, layout.keys, layout.keyPlan, keys, marked.key, LabelSide::After);
}

void LinesFigure::paintTitles(QPainter &painter, const LinesLayout &layout) const
{
    const Theme &theme = *style().theme;
    const attn::AttentionPlace &place = source().layer->place;
    const auto line = [&](const QString &role, const QString &what, const QColor &color) {
        return TextLine{{{role, m_type.font(role), color}, {what, m_type.font(what), theme.dim}}};
    };
    TextLine queries =
        line(Text::tr("queries"), QStringLiteral(": ") + queryAxis(*source().config, place), theme.query.text);
    TextLine keys = line(Text::tr("keys"), QStringLiteral(": ") + keyAxis(*source().config, place), theme.key.text);
    const QRectF lines = layout.queries.rect(), content = layout.page.content;
    const double half = layout.titles / 2 - 2;
    if (layout.horizontal) {
        queries.elide(content.right() - lines.left());
        keys.elide(content.right() - lines.left());
        keys.paint(painter,
                   QPointF(lines.left(), lines.top() - layout.keyPlan.extent - half - 4 + m_type.middleToBaseline()));
        queries.paint(painter, QPointF(lines.left(), lines.bottom() + layout.queryPlan.extent + half + 4 +
                                                         m_type.middleToBaseline()));
        return;
    }
    const double left = lines.left() - layout.queryPlan.extent, right = lines.right() + layout.keyPlan.extent;
    const double room = (right - left) / 2 - m_type.pixels();
    const double baseline = lines.top() - half - 4 + m_type.middleToBaseline();
    queries.elide(room);
    keys.elide(room);
    queries.paint(painter, QPointF(left, baseline));
    keys.paint(painter, QPointF(right - keys.width(), baseline));
}

void LinesFigure::paintLegend(QPainter &painter, const LinesLayout &layout) const
{
    if (layout.legend.isNull())
        return;
    const Theme &theme = *style().theme;
    const auto legend = [&](bool isShort) {
        TextLine line;
        for (const attn::HeadIndex head : m_heads) {
            const bool taught = !supervision(*source().config, source().layer->place, head).isEmpty();
            const QString name = isShort ? QString::number(attn::value(head)) : headName(head);
            const QString text =
                QChar(' ') + name + (taught ? QStringLiteral(" \u2605") : QString()) + QStringLiteral("    ");
            const QString dot(QChar(0x25CF));
            line.runs << TextRun{dot, m_type.font(dot), colorOf(head)}
                      << TextRun{text, m_type.font(text, 0, head == source().head), theme.text};
        }
        return line;
    };
    TextLine line = legend(false);
    if (line.width() > layout.legend.width())
        line = legend(true);
    line.elide(layout.legend.width());
    line.paint(painter, QPointF(layout.legend.left(), layout.legend.center().y() + m_type.middleToBaseline()));
}

Cell LinesFigure::cellAt(const QPointF &point, const LinesLayout &layout) const
{
    const QRectF lines = layout.queries.rect();
    if (!layout.page.content.adjusted(-4, -4, 4, 4).contains(point))
        return {};
    const double along = layout.horizontal ? point.x() : point.y();
    const double across = layout.horizontal ? lines.bottom() - point.y() : point.x() - lines.left();
    const double span = layout.horizontal ? lines.height() : lines.width();
    const auto token = [&](const CellGrid &grid) -> std::optional<int> {
        const QPointF on = layout.horizontal ? QPointF(along, lines.center().y()) : QPointF(lines.center().x(), along);
        const std::optional<GridCell> cell = grid.cellAt(on);
        return cell ? std::optional(layout.horizontal ? cell->col : cell->row) : std::nullopt;
    };
    if (across <= kNear)
        return {token(layout.queries), {}};
    if (across >= span - kNear)
        return {{}, token(layout.keys)};
    Cell nearest;
    double least = kNear;
    for (const Line &line : m_lines) { // of those that are equally near, the one on top
        const double away = distanceTo({layout.queryEnd(line.query), layout.keyEnd(line.key)}, point);
        if (away <= least && isShown(line)) {
            least = away;
            nearest = {line.query, line.key};
        }
    }
    return nearest;
}

QSizeF LinesFigure::minimumSize() const
{
    return QSizeF(22, 15) * m_type.pixels();
}

QSizeF LinesFigure::naturalSize() const
{
    const double em = m_type.pixels();
    const double most = static_cast<double>(std::max(m_queries.count(), m_keys.count()));
    const double above = m_type.lineHeight() + 4 + (m_heads.size() > 1 ? m_type.lineHeight() + em / 2 : 0);
    QSizeF content(52 * em, above + std::max(most * (most <= 24 ? 2.4 : 1.35), 12.0) * em);
    if (source().lines.horizontal)
        content = {std::max(most * (most <= 24 ? 5.0 : 2.2) * em, 40 * em), above + 34 * em};
    const QSizeF whole = content + Page::around(content.width(), m_caption, style(), m_type);
    return {std::ceil(whole.width()), std::ceil(whole.height())};
}

} // namespace lab
