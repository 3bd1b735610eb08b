// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/caption.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "figures/head_texts.h"
#include "figures/labels.h"
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
    std::vector<attn::HeadIndex> heads;
    for (std::int32_t head = 0; head < source.layer->weights.shape().at(0); ++head)
        heads.push_back(attn::HeadIndex{head});
    return heads;
}

/// Which heads were taught something; a single head's note needs no number. First of all notes: it must not be cut.
QStringList supervisionNotes(const FigureSource &source, const std::vector<attn::HeadIndex> &heads)
{
    QStringList notes;
    for (const attn::HeadIndex head : heads) {
        const QString taught = supervision(*source.config, source.layer->place, head);
        const QString star = QStringLiteral("\u2605 ");
        if (!taught.isEmpty())
            notes << star + (heads.size() == 1 ? taught : Text::tr("head %1 %2").arg(attn::value(head)).arg(taught));
    }
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

QStringList rowNotes(const FigureSource &source, attn::Index firstHead, attn::Index lastHead)
{
    const attn::LayerTrace &layer = *source.layer;
    const auto masked = static_cast<attn::Index>(layer.masked_rows.size());
    QStringList notes;
    bool sums = masked < layer.weights.shape().at(1);
    for (attn::Index head = firstHead; sums && head <= lastHead; ++head)
        sums = rowsSumToOne(layer, layer.weights.head(head));
    if (sums)
        notes << (masked > 0 ? Text::tr("each other row sums to 1") : Text::tr("each row sums to 1"));
    if (masked == 1)
        notes.prepend(Text::tr("row %1 sees no key: its weights are 0").arg(layer.masked_rows.front() + 1));
    else if (masked > 1)
        notes.prepend(Text::tr("%1 rows see no key: their weights are 0").arg(masked));
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

/// What was asked for instead of what the model was trained with.
QStringList choiceNotes(const FigureSource &source)
{
    const attn::Trace &trace = *source.trace;
    QStringList notes;
    if (trace.scale != source.config->scale)
        notes << Text::tr("scale %1, not the model's %2")
                     .arg(static_cast<double>(trace.scale), 0, 'g', 4)
                     .arg(static_cast<double>(source.config->scale), 0, 'g', 4);
    if (!isModelsOwnMask(trace.mask_choice, *source.config))
        notes << Text::tr("self-attention mask: %1, not the model's").arg(maskName(trace.mask_choice));
    return notes;
}

QString modelNote(const FigureSource &source)
{
    return Text::tr("model %1").arg(QString::fromStdString(source.config->id));
}

/// Of pictures that show tokens.
QStringList runNotes(const FigureSource &source)
{
    QStringList notes = choiceNotes(source);
    notes << unknownNote(source) << modelNote(source);
    notes.removeAll(QString());
    return notes;
}

constexpr double kNarrow = 32; ///< ems: below it, captions are set smaller

QList<TextLine> flow(const Caption &text, const Type &type, int step, const Theme &theme, double width, qsizetype most)
{
    const auto dim = [&](const QString &part) { return TextRun{part, type.font(part, step), theme.dim}; };
    QList<TextLine> lines{{{{text.title, type.font(text.title, step, true), theme.text}}}};
    for (qsizetype i = 0; i < text.notes.size(); ++i) {
        const TextRun between = dim(i == 0 ? QStringLiteral(" \u2014 ") : kBetween);
        const TextRun note = dim(text.notes.at(i));
        if (lines.last().width() + between.width() + note.width() <= width || lines.size() == most)
            lines.last().runs << between << note;
        else
            lines << TextLine{{note}};
    }
    for (TextLine &line : lines)
        line.elide(width);
    return lines;
}

} // namespace

QString Caption::line() const
{
    return notes.isEmpty() ? title : title + QStringLiteral(" \u2014 ") + notes.join(kBetween);
}

Page::Page(const QRectF &whole, const Caption &text, const FigureStyle &style, const Type &type) : area(whole)
{
    const double pad = std::clamp(4 * std::floor(std::min(area.width(), area.height()) / 120), 4.0, 24.0);
    content = area.adjusted(pad, pad, -pad, -pad);
    if (!style.caption)
        return;
    captionStep = content.width() < kNarrow * type.pixels() ? -1 : 0;
    const double lineHeight = type.lineHeight(captionStep);
    const auto most = static_cast<qsizetype>(std::clamp(content.height() / 5 / lineHeight, 1.0, 3.0));
    caption = flow(text, type, captionStep, *style.theme, content.width(), most);
    content.setTop(content.top() +
                   std::ceil(static_cast<double>(caption.size()) * lineHeight + type.pixels(captionStep)));
}

void Page::paint(QPainter &painter, const Type &type, const Theme &theme) const
{
    painter.fillRect(area, theme.panel);
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

Caption weightsCaption(const FigureSource &source)
{
    const attn::Index head = attn::value(source.head);
    Caption caption{title(source, headName(source.head)), supervisionNotes(source, {source.head})};
    caption.notes << rowNotes(source, head, head) << runNotes(source);
    return caption;
}

Caption headsCaption(const FigureSource &source)
{
    const attn::Index heads = source.layer->weights.shape().at(0);
    Caption caption{title(source, Text::tr("all heads")), supervisionNotes(source, allHeads(source))};
    caption.notes << rowNotes(source, 0, heads - 1) << runNotes(source);
    return caption;
}

Caption modelCaption(const FigureSource &source)
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
    caption.notes << choiceNotes(source) << modelNote(source);
    return caption;
}

Caption linesCaption(const FigureSource &source)
{
    const std::vector<attn::HeadIndex> heads = shownHeads(source);
    QStringList numbers;
    for (const attn::HeadIndex head : heads)
        numbers << QString::number(attn::value(head));
    const QString which = heads.size() == 1           ? headName(heads.front())
                          : heads == allHeads(source) ? Text::tr("all heads")
                                                      : Text::tr("heads %1").arg(numbers.join(QStringLiteral(", ")));
    Caption caption{title(source, which), supervisionNotes(source, heads)};
    const LinesLook &look = source.lines;
    caption.notes << Text::tr("weights from %1").arg(look.threshold);
    if (look.strongest > 0)
        caption.notes << Text::tr("of each query the %1 strongest").arg(look.strongest);
    caption.notes << runNotes(source);
    return caption;
}

Caption qkvCaption(const FigureSource &source)
{
    const attn::LayerTrace &layer = *source.layer;
    const attn::Index head = attn::value(source.head);
    Caption caption{title(source, headName(source.head)) + kBetween + QStringLiteral("Q K V"),
                    supervisionNotes(source, {source.head})};
    const attn::Index heads = layer.q.shape().at(0), kvHeads = layer.k.shape().at(0);
    if (kvHeads != heads)
        caption.notes << Text::tr("reads key/value head %1 of %2").arg(head * kvHeads / heads).arg(kvHeads);
    caption.notes << runNotes(source);
    return caption;
}

} // namespace lab
