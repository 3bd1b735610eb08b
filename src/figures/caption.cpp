// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/caption.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "figures/head_texts.h"
#include "figures/head_weights.h"
#include "figures/number_text.h"
#include "figures/paint_target.h"
#include "figures/text_flow.h"
#include "session/pooled_map.h"

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Caption)
};

const QString kBetween = QStringLiteral(" \u00B7 ");

QString title(const FigureSource &source, const QString &last)
{
    return placeName(source.layer->place) + kBetween +
           Text::tr("layer %1").arg(attn::value(source.layer->place.layer)) + kBetween + last;
}

std::vector<attn::HeadIndex> allHeads(const FigureSource &source)
{
    const attn::Index count = source.layer->weights.shape().at(0);
    std::vector<attn::HeadIndex> heads;
    heads.reserve(static_cast<std::size_t>(count));
    for (std::int32_t head = 0; head < count; ++head)
        heads.push_back(attn::HeadIndex{head});
    return heads;
}

/// Which heads were taught something; a single head's note needs no number. First of all notes: it must not be cut.
QStringList supervisionNotes(const FigureSource &source, const std::vector<attn::HeadIndex> &heads, bool full)
{
    QStringList notes;
    for (const attn::HeadIndex head : heads) {
        const QString taught = supervision(*source.config, source.layer->place, head);
        const QString star = QStringLiteral("\u2605 ");
        if (!taught.isEmpty())
            notes << star + (heads.size() == 1 ? taught : Text::tr("head %1 %2").arg(attn::value(head)).arg(taught));
    }
    const bool all = notes.size() == static_cast<qsizetype>(heads.size());
    if (full && !all && heads.size() == 1)
        notes << Text::tr("this head was not taught what to look at");
    else if (full && !all)
        notes << (notes.isEmpty() ? Text::tr("no head was taught what to look at")
                                  : Text::tr("the other heads were not taught what to look at"));
    return notes;
}

/// True of every row that sees a key: checked, not taken for granted.
bool rowsSumToOne(const attn::LayerTrace &layer, attn::ConstMatrixView weights)
{
    for (attn::Index i = 0; i < weights.rows; ++i) {
        const std::span<const float> row = weights.row(i);
        const double sum = std::accumulate(row.begin(), row.end(), 0.0);
        if (!std::ranges::binary_search(layer.masked_rows, i) && !(std::abs(sum - 1) < 1e-4))
            return false;
    }
    return true;
}

QStringList maskedRowsNotes(const attn::LayerTrace &layer)
{
    const auto masked = static_cast<attn::Index>(layer.masked_rows.size());
    if (masked == 1)
        return {Text::tr("row %1 sees no key: its weights are 0").arg(layer.masked_rows.front() + 1)};
    if (masked > 1)
        return {Text::tr("%1 rows see no key: their weights are 0").arg(masked)};
    return {};
}

QStringList wholeRowsNotes(const FigureSource &source, attn::Index firstHead, attn::Index lastHead)
{
    const attn::LayerTrace &layer = *source.layer;
    const auto masked = static_cast<attn::Index>(layer.masked_rows.size());
    bool sums = masked < layer.weights.shape().at(1);
    for (attn::Index head = firstHead; sums && head <= lastHead; ++head)
        sums = rowsSumToOne(layer, layer.weights.head(head));
    if (!sums)
        return {};
    return {masked > 0 ? Text::tr("each other row sums to 1") : Text::tr("each row sums to 1")};
}

/// What is left of rows whose special tokens are hidden: from the least to the most that one of them sums to.
QString shownRowsNote(const FigureSource &source, attn::Index firstHead, attn::Index lastHead, const MapStyle &style)
{
    if (style.renormalised)
        return Text::tr("special tokens hidden, the rest of each row divided by its sum");
    double least = 1, most = 0;
    for (attn::Index head = firstHead; head <= lastHead; ++head) {
        const HeadWeights weights(source, attn::HeadIndex(head), style);
        for (attn::Index i = 0; i < weights.values.rows; ++i) {
            const std::span<const float> row = weights.values.row(i);
            const double sum = std::accumulate(row.begin(), row.end(), 0.0);
            least = std::min(least, sum);
            most = std::max(most, sum);
        }
    }
    const QString from = QString::number(least, 'f', 2), to = QString::number(most, 'f', 2);
    return from == to ? Text::tr("special tokens hidden: the rest of each row sums to %1").arg(from)
                      : Text::tr("special tokens hidden: the rest of a row sums to %1 to %2").arg(from, to);
}

/// What rows sum to, and how colours are to be read.
QStringList rowNotes(const FigureSource &source, attn::Index firstHead, attn::Index lastHead, const MapStyle &style)
{
    const attn::AttentionPlace &place = source.layer->place;
    const bool whole = ShownTokens(queryLabels(*source.trace, place), style.specials).isComplete() &&
                       ShownTokens(keyLabels(*source.trace, place), style.specials).isComplete();
    QStringList notes = maskedRowsNotes(*source.layer);
    if (whole)
        notes << wholeRowsNotes(source, firstHead, lastHead);
    else
        notes << shownRowsNote(source, firstHead, lastHead, style);
    if (style.scale == MapScale::ByRow)
        notes << Text::tr("colours by row, up to its largest weight");
    else if (style.scale == MapScale::Log)
        notes << Text::tr("logarithmic colours");
    return notes;
}

QString unknownNote(const FigureSource &source)
{
    const auto isUnknown = [](const TokenLabel &label) { return label.unknown; };
    const attn::AttentionPlace &place = source.layer->place;
    const bool any = std::ranges::any_of(queryLabels(*source.trace, place), isUnknown) ||
                     std::ranges::any_of(keyLabels(*source.trace, place), isUnknown);
    return any ? Text::tr("dotted underline: a word unknown to the model") : QString();
}

/// A decoder's own self-attention mask is causal, an encoder's is none.
bool isModelsOwnMask(const attn::MaskChoice &choice, const attn::ModelConfig &config)
{
    using Kind = attn::MaskChoice::Kind;
    return choice.kind == Kind::Model ||
           (choice.kind == Kind::Causal && config.architecture == attn::Architecture::Decoder) ||
           (choice.kind == Kind::None && config.architecture == attn::Architecture::Encoder);
}

QString maskName(const attn::MaskChoice &choice)
{
    if (choice.kind == attn::MaskChoice::Kind::Window)
        return Text::tr("window of %1").arg(choice.window);
    return choice.kind == attn::MaskChoice::Kind::Causal ? Text::tr("causal") : Text::tr("none");
}

QString scaleNote(const attn::Trace &trace, const attn::ModelConfig &config, bool full)
{
    const QString scale = significantText(static_cast<double>(trace.scale), 4);
    if (trace.scale != config.scale)
        return Text::tr("scale %1, not the model's %2")
            .arg(scale)
            .arg(significantText(static_cast<double>(config.scale), 4));
    return full ? Text::tr("scale %1, the model's").arg(scale) : QString();
}

QString maskNote(const attn::Trace &trace, const attn::ModelConfig &config, bool full)
{
    if (!isModelsOwnMask(trace.mask_choice, config))
        return Text::tr("self-attention mask: %1, not the model's").arg(maskName(trace.mask_choice));
    return full ? Text::tr("the model's mask") : QString();
}

/// What was asked for instead of what the model was trained with.
QStringList choiceNotes(const FigureSource &source, bool full)
{
    QStringList notes{scaleNote(*source.trace, *source.config, full), maskNote(*source.trace, *source.config, full)};
    notes.removeAll(QString());
    return notes;
}

QString modelNote(const FigureSource &source)
{
    return Text::tr("model %1").arg(QString::fromStdString(source.config->id));
}

/// Of pictures that show tokens.
QStringList runNotes(const FigureSource &source, bool full)
{
    QStringList notes = choiceNotes(source, full);
    notes << unknownNote(source) << modelNote(source);
    notes.removeAll(QString());
    return notes;
}

constexpr double kNarrow = 32; ///< ems: below it, captions are set smaller

} // namespace

QString Caption::line() const
{
    return notes.isEmpty() ? title : title + QStringLiteral(" \u2014 ") + notes.join(kBetween);
}

QList<TextLine> captionLines(const Caption &text, const FigureStyle &style, const Type &type, int step, double width,
                             qsizetype most)
{
    const auto dim = [&](const QString &part) { return TextRun{part, type.font(part, step), style.theme->dim}; };
    const QString title = style.ownTitle.isEmpty() ? text.title : style.ownTitle;
    QStringList notes = style.notes ? text.notes : QStringList();
    if (style.notes && (!style.title || !style.ownTitle.isEmpty()))
        notes.prepend(text.title);
    TextFlow lines(width, most);
    if (style.title)
        lines.add({}, {title, type.font(title, step, true), style.theme->text});
    for (qsizetype i = 0; i < notes.size(); ++i)
        lines.add(dim(i == 0 ? QStringLiteral(" \u2014 ") : kBetween), dim(notes.at(i)));
    return lines.lines();
}

Page::Page(const QRectF &whole, const Caption &text, const FigureStyle &style, const Type &type) : area(whole)
{
    const double pad = std::clamp(4 * std::floor(std::min(area.width(), area.height()) / 120), 4.0, 24.0);
    content = area.adjusted(pad, pad, -pad, -pad);
    transparent = style.transparent;
    if (!style.title && !style.notes)
        return;
    captionStep = content.width() < kNarrow * type.pixels() ? -1 : 0;
    const double lineHeight = type.lineHeight(captionStep);
    const double mostLines = style.fullNotes ? content.height() / 3 : std::min(content.height() / 5, 3 * lineHeight);
    const auto most = static_cast<qsizetype>(std::max(1.0, mostLines / lineHeight));
    caption = captionLines(text, style, type, captionStep, content.width(), most);
    content.setTop(content.top() +
                   std::ceil(static_cast<double>(caption.size()) * lineHeight + type.pixels(captionStep)));
}

void Page::paint(QPainter &painter, const Type &type, const Theme &theme) const
{
    if (!transparent)
        painter.fillRect(area, theme.panel);
    if (!isInClip(painter, QRectF(area.topLeft(), content.topRight())))
        return;
    const double pad = content.left() - area.left();
    double middle = area.top() + pad + type.lineHeight(captionStep) / 2;
    for (const TextLine &line : caption) {
        line.paint(painter, QPointF(content.left(), middle + type.middleToBaseline(captionStep)));
        middle += type.lineHeight(captionStep);
    }
}

QSizeF Page::around(double width, const Caption &text, const FigureStyle &style, const Type &type)
{
    const QRectF large(0, 0, width, 1e5);
    return large.size() - Page(large, text, style, type).content.size();
}

Caption weightsCaption(const FigureSource &source, const FigureStyle &style)
{
    const attn::Index head = attn::value(source.head);
    Caption caption{title(source, headName(source.head)), supervisionNotes(source, {source.head}, style.fullNotes)};
    caption.notes << rowNotes(source, head, head, style.map) << runNotes(source, style.fullNotes);
    return caption;
}

Caption headsCaption(const FigureSource &source, const FigureStyle &style)
{
    const attn::Index heads = source.layer->weights.shape().at(0);
    Caption caption{title(source, Text::tr("all heads")), supervisionNotes(source, allHeads(source), style.fullNotes)};
    caption.notes << rowNotes(source, 0, heads - 1, style.map) << runNotes(source, style.fullNotes);
    return caption;
}

Caption modelCaption(const FigureSource &source, const FigureStyle &style)
{
    const HeadOverview &overview = *source.overview;
    Caption caption{source.order ? Text::tr("All heads by %1").arg(measureName(*source.order)) : Text::tr("All heads"),
                    {}};
    bool pooled = false;
    for (const PlaceSummary &place : overview.places) {
        pooled = pooled || place.queries > kMostPooled || place.keys > kMostPooled;
        for (const HeadSummary &head : place.heads) {
            const QString taught = supervision(*source.config, place.place, head.head);
            if (!taught.isEmpty())
                caption.notes << QStringLiteral("\u2605 ") + placeName(place.place) + QChar(' ') + shortHeadName(head) +
                                     QChar(' ') + taught;
        }
    }
    if (pooled)
        caption.notes << Text::tr("a point is the largest of the weights that fall together");
    caption.notes << choiceNotes(source, style.fullNotes) << modelNote(source);
    return caption;
}

Caption linesCaption(const FigureSource &source, const FigureStyle &style)
{
    const std::vector<attn::HeadIndex> heads = shownHeads(source);
    QStringList numbers;
    for (const attn::HeadIndex head : heads)
        numbers << QString::number(attn::value(head));
    const QString which = heads.size() == 1           ? headName(heads.front())
                          : heads == allHeads(source) ? Text::tr("all heads")
                                                      : Text::tr("heads %1").arg(numbers.join(QStringLiteral(", ")));
    Caption caption{title(source, which), supervisionNotes(source, heads, style.fullNotes)};
    const LinesLook &look = source.lines;
    caption.notes << Text::tr("weights from %1").arg(look.threshold);
    if (look.strongest > 0)
        caption.notes << Text::tr("of each query the %1 strongest").arg(look.strongest);
    caption.notes << runNotes(source, style.fullNotes);
    return caption;
}

Caption headCaption(const FigureSource &source, const FigureStyle &style)
{
    return {title(source, headName(source.head)),
            supervisionNotes(source, {source.head}, style.fullNotes) + runNotes(source, style.fullNotes)};
}

Caption qkvCaption(const FigureSource &source, const FigureStyle &style)
{
    const attn::LayerTrace &layer = *source.layer;
    const attn::Index head = attn::value(source.head);
    Caption caption{title(source, headName(source.head)) + kBetween + QStringLiteral("Q K V"),
                    supervisionNotes(source, {source.head}, style.fullNotes)};
    const attn::Index heads = layer.q.shape().at(0), kvHeads = layer.k.shape().at(0);
    if (kvHeads != heads)
        caption.notes << Text::tr("reads key/value head %1 of %2").arg(head * kvHeads / heads).arg(kvHeads);
    caption.notes << runNotes(source, style.fullNotes);
    return caption;
}

Caption costCaption(const FigureSource &source, const FigureStyle &style)
{
    const attn::Mask &mask = source.layer->mask;
    Caption caption{title(source, Text::tr("what it costs")), {}};
    if (mask.causal || mask.window >= 0)
        caption.notes << Text::tr("counted as if nothing were masked");
    caption.notes << choiceNotes(source, style.fullNotes) << modelNote(source);
    return caption;
}

} // namespace lab
