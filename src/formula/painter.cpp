// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/painter.h"

#include <QPaintEngine>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <map>

#include "formula/svg_titles.h"
#include "formula/words.h"

namespace lab {

namespace {

constexpr double kMarkMargin = 0.08; // ems around a marked term
constexpr double kMarkCorner = 0.12;

/// Glyphs of one size and colour, drawn in one go.
struct RunKey {
    int level = 0;
    QRgb color = 0;
    auto operator<=>(const RunKey &) const = default; // NOLINT(modernize-use-nullptr): clang-tidy 14 errs
};
struct Run {
    QList<quint32> glyphs;
    QList<QPointF> positions;
};

class FormulaPainter {
public:
    FormulaPainter(QPainter &painter, const QPointF &origin, const FormulaLayout &layout, const FormulaLook &look)
        : m_painter(painter), m_origin(origin), m_layout(layout), m_look(look)
    {
        const QPaintEngine *engine = painter.paintEngine();
        m_outlines = engine && engine->type() == QPaintEngine::SVG;
        m_pixels =
            engine && engine->type() == QPaintEngine::Raster && painter.deviceTransform().type() <= QTransform::TxScale;
    }

    void paint()
    {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
        paintMarks();
        paintGlyphs();
        for (const math::PlacedRule &rule : m_layout.box().rules)
            m_painter.fillRect(onPixels(toPixels(rule.rect)), color(rule.owner));
        for (const math::PlacedWords &words : m_layout.box().words)
            paintWords(words);
        m_painter.restore();
    }

private:
    QPointF toPixels(const QPointF &ems) const { return m_origin + ems * m_look.em; }
    QRectF toPixels(const QRectF &ems) const { return {toPixels(ems.topLeft()), ems.size() * m_look.em}; }

    QColor color(const math::Owner &owner) const
    {
        for (int term = owner.term; term >= 0; term = m_layout.terms().at(static_cast<std::size_t>(term)).parent) {
            const auto mark = m_look.marks.constFind(m_layout.terms().at(static_cast<std::size_t>(term)).name);
            if (mark != m_look.marks.constEnd() && mark->ink.isValid())
                return mark->ink;
        }
        return m_look.palette.color(owner.role);
    }

    /// On a screen a rule is whole pixels high, at least one: it would be a grey smear, or vanish.
    QRectF onPixels(const QRectF &rect) const
    {
        if (!m_pixels)
            return rect;
        const QTransform toDevice = m_painter.deviceTransform();
        QRectF device = toDevice.mapRect(rect);
        const double height = std::max(1.0, std::round(device.height()));
        device.setTop(std::round(device.center().y() - height / 2));
        device.setHeight(height);
        return toDevice.inverted().mapRect(device);
    }

    void paintMarks()
    {
        m_painter.setPen(Qt::NoPen);
        const double margin = kMarkMargin * m_look.em;
        for (const FormulaLayout::NamedArea &term : m_layout.terms()) {
            const auto mark = m_look.marks.constFind(term.name);
            if (mark == m_look.marks.constEnd() || !mark->fill.isValid() || term.area.isNull())
                continue;
            m_painter.setBrush(mark->fill);
            const double corner = kMarkCorner * m_look.em;
            m_painter.drawRoundedRect(toPixels(term.area).adjusted(-margin, -margin, margin, margin), corner, corner);
        }
    }

    void paintGlyphs()
    {
        std::map<RunKey, Run> runs;
        for (const math::PlacedGlyph &piece : m_layout.box().glyphs) {
            Run &run = runs[{piece.level, color(piece.owner).rgba()}];
            run.glyphs << piece.glyph;
            run.positions << piece.at * m_look.em;
        }
        for (const auto &[key, run] : runs) {
            QGlyphRun glyphs;
            glyphs.setRawFont(m_layout.font()->rawFont(m_look.em * m_layout.font()->levelScale(key.level)));
            glyphs.setGlyphIndexes(run.glyphs);
            glyphs.setPositions(run.positions);
            draw(glyphs, m_origin, QColor::fromRgba(key.color));
        }
    }

    void paintWords(const math::PlacedWords &words)
    {
        const double scale = words.scale * m_look.em / math::kShapedPixels;
        for (QGlyphRun run : words.runs) {
            QRawFont font = run.rawFont();
            font.setPixelSize(font.pixelSize() * scale);
            QList<QPointF> positions = run.positions();
            for (QPointF &position : positions)
                position *= scale;
            run.setRawFont(font);
            run.setPositions(positions);
            draw(run, toPixels(words.at), color(words.owner));
        }
    }

    void draw(const QGlyphRun &run, const QPointF &at, const QColor &ink)
    {
        if (!m_outlines) {
            m_painter.setPen(ink);
            m_painter.drawGlyphRun(at, run);
            return;
        }
        QPainterPath path;
        path.setFillRule(Qt::WindingFill);
        const QList<quint32> glyphs = run.glyphIndexes();
        const QList<QPointF> positions = run.positions();
        for (qsizetype i = 0; i < glyphs.size(); ++i)
            path.addPath(run.rawFont().pathForGlyph(glyphs.at(i)).translated(positions.at(i) + at));
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(ink);
        m_painter.drawPath(path);
    }

    QPainter &m_painter;
    QPointF m_origin;
    const FormulaLayout &m_layout;
    const FormulaLook &m_look;
    bool m_outlines = false; ///< SVG: a reader's machine may not have the font
    bool m_pixels = false;   ///< rules must meet whole pixels
};

} // namespace

void paintFormula(QPainter &painter, const QPointF &origin, const FormulaLayout &layout, const FormulaLook &look,
                  const QString &title)
{
    if (!layout.font())
        return;
    const SvgTitle group(painter, title);
    FormulaPainter(painter, origin, layout, look).paint();
}

} // namespace lab
