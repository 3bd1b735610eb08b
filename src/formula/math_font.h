// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRawFont>
#include <QStringList>

#include <hb-ot.h>

#include <array>
#include <memory>
#include <unordered_map>
#include <vector>

#include "formula/formula_error.h"

namespace lab {

/// How far down in scripts: text and display, script, scriptscript.
inline constexpr int kScriptLevels = 3;

/// A font with an OpenType MATH table, as HarfBuzz reads it. All lengths are in ems of the text size, up is positive;
/// glyph measures are of the glyph at level 0. Not for several threads at once.
class MathFont {
public:
    struct Metrics {
        double advance = 0;
        double height = 0, depth = 0; ///< of the ink, above and below the baseline; depth may be negative
        double left = 0, right = 0;   ///< of the ink
        double italic = 0;            ///< italic correction
        double accent = 0;            ///< where an accent's middle goes
    };
    struct Variant {
        quint32 glyph = 0;
        double size = 0; ///< in the stretching direction
    };
    struct Part {
        quint32 glyph = 0;
        double start = 0, end = 0; ///< connectors
        double full = 0;
        bool extender = false;
    };
    enum class Direction { Vertical, Horizontal };

    /// The first of these families that is installed and has a MATH table; the program's own by default. Qt would
    /// silently give another font for one that is missing: that is a FormulaError with a remedy instead.
    static std::shared_ptr<const MathFont> find(const QStringList &families = defaultFamilies());
    static QStringList defaultFamilies();

    ~MathFont();
    MathFont(const MathFont &) = delete;
    MathFont &operator=(const MathFont &) = delete;

    const QString &family() const { return m_family; }
    double constant(hb_ot_math_constant_t which) const; ///< a length
    double percent(hb_ot_math_constant_t which) const;  ///< a share, 0 to 1
    /// The size of a level, as a share of the text size.
    double levelScale(int level) const { return m_levelScales.at(static_cast<std::size_t>(level)); }

    /// 0: the font has no such character. Scripts get their own design where the font has one (feature ssty).
    quint32 glyph(char32_t letter, int level = 0) const;
    const Metrics &metrics(quint32 glyph) const;
    /// Kern between a base's corner and a script at this height.
    double kern(quint32 glyph, hb_ot_math_kern_t corner, double height) const;

    std::vector<Variant> variants(quint32 glyph, Direction direction) const;
    std::vector<Part> assembly(quint32 glyph, Direction direction) const;
    double connectorOverlap(Direction direction) const;

    /// The font for glyph runs at this size.
    const QRawFont &rawFont(double pixelSize) const;

private:
    MathFont(const QString &family, const QRawFont &raw);
    bool hasMath() const;
    double ems(hb_position_t units) const { return units / m_unitsPerEm; }

    QString m_family;
    QRawFont m_raw;
    std::unique_ptr<hb_face_t, void (*)(hb_face_t *)> m_face;
    std::unique_ptr<hb_font_t, void (*)(hb_font_t *)> m_font;
    double m_unitsPerEm = 1000;
    std::array<double, kScriptLevels> m_levelScales{1, 0.7, 0.5};
    std::vector<unsigned> m_scriptLookups; ///< of the feature ssty
    mutable std::unordered_map<quint32, Metrics> m_metrics;
    mutable std::array<std::unordered_map<char32_t, quint32>, kScriptLevels> m_glyphs;
    mutable std::unordered_map<int, QRawFont> m_sizes; ///< by 1/64 pixel
};

} // namespace lab
