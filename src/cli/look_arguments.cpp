// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/look_arguments.h"

#include <QRegularExpression>

#include "attn/error.h"
#include "cli/session_argument.h"
#include "session/request_words.h"
#include "session/runner.h"

namespace lab {

namespace {

constexpr int kLargestSide = 16384;

QSize sizeFrom(const Arguments &arguments)
{
    if (!arguments.has("size"))
        return {};
    static const QRegularExpression pattern(QStringLiteral("^([0-9]{1,5})x([0-9]{1,5})$"));
    const QRegularExpressionMatch match = pattern.match(arguments.text("size"));
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    if (!match.hasMatch() || size.isEmpty() || size.width() > kLargestSide || size.height() > kLargestSide)
        throw arguments.wrong("size", QStringLiteral("WxH with both from 1 to %1").arg(kLargestSide));
    return size;
}

std::optional<FigureSpec> presetFrom(const Arguments &arguments)
{
    QStringList names;
    for (const FigurePreset &each : figurePresets())
        names << each.name;
    return figurePreset(arguments.choice("preset", names));
}

} // namespace

LookArguments::LookArguments(const Arguments &arguments)
    : attention(arguments.choice("attention",
                                 {QStringLiteral("encoder"), QStringLiteral("decoder"), QStringLiteral("cross")})),
      layer(arguments.number("layer", 0)), head(arguments.number("head", 0)),
      dark(arguments.choice("theme", {QStringLiteral("light"), QStringLiteral("dark")}) == QLatin1String("dark")),
      size(sizeFrom(arguments)), dpi(arguments.number("dpi", 10, 4800)), preset(presetFrom(arguments)),
      m_session(sessionPath(arguments)), m_ownModel(!arguments.has("model"))
{
    const std::optional<SavedSession> session = sessionFrom(arguments);
    if (!session)
        return;
    view = session->page;
    m_look = session->look;
    if (!arguments.has("theme"))
        dark = session->darkFigures;
}

attn::AttentionPlace LookArguments::startIn(const attn::ModelConfig &config) const
{
    if (!m_look.place)
        return defaultPlace(config);
    const attn::AttentionPlace &place = *m_look.place;
    const bool hasKind = place.kind == attn::AttentionKind::Self || config.hasEncoder();
    if (hasKind && attn::value(place.layer) < config.layers(place.block))
        return place;
    if (!m_ownModel)
        return defaultPlace(config);
    throw attn::Error("the session looks at " + placeWord(place).toStdString() + ", which the model " + config.id +
                          " does not have",
                      m_session.toStdString(), "give --attention and --layer");
}

FigureStyle LookArguments::style() const
{
    FigureStyle made = preset ? figureStyle(*preset, {}) : FigureStyle();
    made.theme = dark ? &Theme::darkTheme() : &Theme::light();
    return made;
}

ExportOptions LookArguments::exportOptions(const QString &ending) const
{
    if (!preset)
        return {.size = size, .dpi = dpi.value_or(96)};
    FigureSpec spec = inUnit(*preset, LengthUnit::Inches); // another resolution doesn't make it larger
    spec.dpi = dpi.value_or(preset->dpi);
    ExportOptions options = lab::exportOptions(spec, ending);
    if (size.isValid())
        options.size = size;
    return options;
}

attn::AttentionPlace LookArguments::placeIn(const attn::ModelConfig &config) const
{
    attn::AttentionPlace place = attention.isEmpty() || !layer ? startIn(config) : defaultPlace(config);
    if (!attention.isEmpty()) {
        const bool cross = attention == QLatin1String("cross");
        const bool encoder = attention == QLatin1String("encoder");
        if ((encoder || cross) > config.hasEncoder() || !encoder > config.hasDecoder()) {
            throw attn::Error("the model has the architecture " + std::string(attn::name(config.architecture)) +
                                  " and no attention called " + attention.toStdString(),
                              config.id, "leave --attention out, or choose another model");
        }
        const attn::Block block = encoder ? attn::Block::Encoder : attn::Block::Decoder;
        const attn::AttentionKind kind = cross ? attn::AttentionKind::Cross : attn::AttentionKind::Self;
        if (block != place.block || kind != place.kind)
            place = {block, attn::LayerIndex{static_cast<std::int32_t>(config.layers(block) - 1)}, kind};
    }
    if (layer) {
        const attn::Index layers = config.layers(place.block);
        if (*layer >= layers) {
            throw attn::Error("there is no layer " + std::to_string(*layer) + " in the " +
                                  std::string(attn::name(place.block)) + ", which has " + std::to_string(layers),
                              config.id, "choose a layer from 0 to " + std::to_string(layers - 1));
        }
        place.layer = attn::LayerIndex{*layer};
    }
    return place;
}

attn::HeadIndex LookArguments::headIn(const attn::ModelConfig &config) const
{
    const auto looked = static_cast<int>(attn::value(m_look.head));
    const int chosen = head.value_or(m_ownModel || looked < config.heads ? looked : 0);
    if (chosen >= config.heads) {
        throw attn::Error("there is no head " + std::to_string(chosen) + " in a layer, which has " +
                              std::to_string(config.heads),
                          config.id, "choose a head from 0 to " + std::to_string(config.heads - 1));
    }
    return attn::HeadIndex{chosen};
}

} // namespace lab
