// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/math_font.h"

#include <QFont>
#include <QFontDatabase>

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

/// HarfBuzz asks Qt for the tables, so that both see one font whatever file it came from.
hb_blob_t *tableOf(hb_face_t *, hb_tag_t tag, void *raw)
{
    std::array<char, 5> name{};
    hb_tag_to_string(tag, name.data());
    auto table = std::make_unique<QByteArray>(static_cast<const QRawFont *>(raw)->fontTable(name.data()));
    const char *bytes = table->constData();
    const auto size = static_cast<unsigned>(table->size());
    return hb_blob_create(bytes, size, HB_MEMORY_MODE_READONLY, table.release(),
                          [](void *owned) { delete static_cast<QByteArray *>(owned); });
}

hb_direction_t hbDirection(MathFont::Direction direction)
{
    return direction == MathFont::Direction::Vertical ? HB_DIRECTION_BTT : HB_DIRECTION_LTR;
}

constexpr std::size_t kMostSizes = 64;

} // namespace

QStringList MathFont::defaultFamilies()
{
    return {QStringLiteral("Latin Modern Math"), QStringLiteral("DejaVu Math TeX Gyre")};
}

std::shared_ptr<const MathFont> MathFont::find(const QStringList &families)
{
    for (const QString &family : families) {
        if (!QFontDatabase::hasFamily(family))
            continue;
        QFont font(family);
        font.setHintingPreference(QFont::PreferNoHinting);
        font.setPixelSize(16);
        std::shared_ptr<const MathFont> made(new MathFont(family, QRawFont::fromFont(font)));
        if (made->hasMath())
            return made;
    }
    throw FormulaError(QStringLiteral("formulas need the font %1; install Debian's package fonts-lmodern, or "
                                      "Latin Modern Math from GUST, and start again")
                           .arg(families.join(QStringLiteral(" or "))));
}

MathFont::MathFont(const QString &family, const QRawFont &raw)
    : m_family(family), m_raw(raw), m_face(hb_face_create_for_tables(tableOf, &m_raw, nullptr), hb_face_destroy),
      m_font(hb_font_create(m_face.get()), hb_font_destroy), m_unitsPerEm(std::max(1u, hb_face_get_upem(m_face.get())))
{
    const std::array<hb_tag_t, 2> script{HB_TAG('s', 's', 't', 'y'), HB_TAG_NONE};
    const std::unique_ptr<hb_set_t, void (*)(hb_set_t *)> lookups(hb_set_create(), hb_set_destroy);
    hb_ot_layout_collect_lookups(m_face.get(), HB_OT_TAG_GSUB, nullptr, nullptr, script.data(), lookups.get());
    for (hb_codepoint_t lookup = HB_SET_VALUE_INVALID; hb_set_next(lookups.get(), &lookup);)
        m_scriptLookups.push_back(lookup);
    const double down = percent(HB_OT_MATH_CONSTANT_SCRIPT_PERCENT_SCALE_DOWN);
    const double downTwice = percent(HB_OT_MATH_CONSTANT_SCRIPT_SCRIPT_PERCENT_SCALE_DOWN);
    if (down > 0 && downTwice > 0)
        m_levelScales = {1, down, downTwice};
}

MathFont::~MathFont() = default;

bool MathFont::hasMath() const
{
    return hb_ot_math_has_data(m_face.get()) != 0;
}

double MathFont::constant(hb_ot_math_constant_t which) const
{
    return ems(hb_ot_math_get_constant(m_font.get(), which));
}

double MathFont::percent(hb_ot_math_constant_t which) const
{
    return hb_ot_math_get_constant(m_font.get(), which) / 100.0;
}

quint32 MathFont::glyph(char32_t letter, int level) const
{
    auto &known = m_glyphs.at(static_cast<std::size_t>(level));
    if (const auto found = known.find(letter); found != known.end())
        return found->second;
    hb_codepoint_t glyph = 0;
    hb_font_get_nominal_glyph(m_font.get(), letter, &glyph);
    for (const unsigned lookup : m_scriptLookups) {
        std::array<hb_codepoint_t, 2> alternates{}; // for script and scriptscript
        unsigned count = alternates.size();
        if (glyph == 0 || level == 0)
            break;
        hb_ot_layout_lookup_get_glyph_alternates(m_face.get(), lookup, glyph, 0, &count, alternates.data());
        if (count > 0)
            glyph = alternates.at(std::min<std::size_t>(static_cast<std::size_t>(level), count) - 1);
    }
    return known.emplace(letter, glyph).first->second;
}

const MathFont::Metrics &MathFont::metrics(quint32 glyph) const
{
    if (const auto found = m_metrics.find(glyph); found != m_metrics.end())
        return found->second;
    hb_glyph_extents_t ink{};
    hb_font_get_glyph_extents(m_font.get(), glyph, &ink);
    const Metrics made{.advance = ems(hb_font_get_glyph_h_advance(m_font.get(), glyph)),
                       .height = ems(ink.y_bearing),
                       .depth = ems(-ink.y_bearing - ink.height),
                       .left = ems(ink.x_bearing),
                       .right = ems(ink.x_bearing + ink.width),
                       .italic = ems(hb_ot_math_get_glyph_italics_correction(m_font.get(), glyph)),
                       .accent = ems(hb_ot_math_get_glyph_top_accent_attachment(m_font.get(), glyph))};
    return m_metrics.emplace(glyph, made).first->second;
}

double MathFont::kern(quint32 glyph, hb_ot_math_kern_t corner, double height) const
{
    const auto units = static_cast<hb_position_t>(std::lround(height * m_unitsPerEm));
    return ems(hb_ot_math_get_glyph_kerning(m_font.get(), glyph, corner, units));
}

std::vector<MathFont::Variant> MathFont::variants(quint32 glyph, Direction direction) const
{
    std::array<hb_ot_math_glyph_variant_t, 16> found{};
    unsigned count = found.size();
    hb_ot_math_get_glyph_variants(m_font.get(), glyph, hbDirection(direction), 0, &count, found.data());
    std::vector<Variant> result;
    for (unsigned i = 0; i < count; ++i)
        result.push_back({found.at(i).glyph, ems(found.at(i).advance)});
    return result;
}

std::vector<MathFont::Part> MathFont::assembly(quint32 glyph, Direction direction) const
{
    std::array<hb_ot_math_glyph_part_t, 16> found{};
    unsigned count = found.size();
    hb_position_t italic = 0;
    hb_ot_math_get_glyph_assembly(m_font.get(), glyph, hbDirection(direction), 0, &count, found.data(), &italic);
    std::vector<Part> result;
    for (unsigned i = 0; i < count; ++i) {
        const hb_ot_math_glyph_part_t &part = found.at(i);
        result.push_back({part.glyph, ems(part.start_connector_length), ems(part.end_connector_length),
                          ems(part.full_advance), (part.flags & HB_OT_MATH_GLYPH_PART_FLAG_EXTENDER) != 0});
    }
    return result;
}

double MathFont::connectorOverlap(Direction direction) const
{
    return ems(hb_ot_math_get_min_connector_overlap(m_font.get(), hbDirection(direction)));
}

const QRawFont &MathFont::rawFont(double pixelSize) const
{
    const int key = static_cast<int>(std::lround(pixelSize * 64));
    if (m_sizes.size() > kMostSizes)
        m_sizes.clear();
    auto [found, fresh] = m_sizes.try_emplace(key, m_raw);
    if (fresh)
        found->second.setPixelSize(key / 64.0);
    return found->second;
}

} // namespace lab
