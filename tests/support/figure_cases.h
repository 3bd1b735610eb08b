// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/make_figure.h"
#include "support/figure_source.h"

namespace lab::test {

/// A source that puts a strain on figures, by name.
struct FigureCase {
    const char *name;
    FigureSource source;
};

inline FigureSource marked(const SourceSpec &spec, const Cell &cell)
{
    FigureSource source = makeSource(spec);
    source.cell = cell;
    return source;
}

inline SourceSpec chinese()
{
    SourceSpec spec = redCar();
    spec.source = {"the", "red", "?zebra", "is", "fast", ".", "<eos>"};
    spec.fed = {"<zh>", "那", "辆", "红色的", "汽车", "很", "快"};
    spec.produced = {"那", "辆", "红色的", "汽车", "很", "快", "。"};
    return spec;
}

inline SourceSpec causal()
{
    SourceSpec spec = redCar();
    spec.place = {attn::Block::Decoder, attn::LayerIndex(0), attn::AttentionKind::Self};
    spec.mask.causal = true;
    return spec;
}

inline SourceSpec padded()
{
    SourceSpec spec = manyWords(8);
    spec.source << "[PAD]"
                << "[PAD]";
    spec.masked_rows = {2};
    return spec;
}

inline SourceSpec oddWords()
{
    SourceSpec spec = redCar();
    spec.source = {"שלום", "😀", "e\u0301", QString(QChar(0x0301)), "\t", "averyveryverylongwordthatneverends"};
    return spec;
}

inline QList<FigureCase> figureCases()
{
    return {{"six", marked(redCar(), {2, 1})},         {"chinese", marked(chinese(), {3, 3})},
            {"one", makeSource(manyWords(1))},         {"causal", marked(causal(), {3, {}})},
            {"padded", marked(padded(), {{}, 1})},     {"odd words", marked(oddWords(), {2, 5})},
            {"twelve", makeSource(manyWords(12))},     {"forty", marked(manyWords(40), {38, 39})},
            {"many", marked(manyWords(200), {101, 7})}};
}

} // namespace lab::test
