// SPDX-License-Identifier: GPL-3.0-or-later
// Whole steps as pictures that were looked at and found good.
#include <QPainter>
#include <QTest>

#include <algorithm>

#include "session/language.h"
#include "support/golden_image.h"
#include "support/walk_cases.h"
#include "walkthrough/step_figure.h"
#include "walkthrough/walkthrough.h"

using namespace lab;
using namespace lab::test;

class TestStepGoldens : public QObject {
    Q_OBJECT
private slots:
    void pictures_data();
    void pictures();
    void cleanup();

private:
    MathFontPtr m_font = MathFont::find();
};

namespace {

constexpr attn::AttentionPlace kDecoder{attn::Block::Decoder, attn::LayerIndex{0}, attn::AttentionKind::Self};

struct Variant {
    const char *name;
    const char *language;
    bool dark;
};
constexpr Variant kVariants[] = {{"light", "en", false}, {"dark", "en", true}, {"chinese", "zh_CN", false}};

FigureStyle style(bool dark)
{
    FigureStyle made;
    made.theme = dark ? &Theme::darkTheme() : &Theme::light();
    made.families = QStringList{"DejaVu Sans"};
    return made;
}

} // namespace

void TestStepGoldens::pictures_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<attn::AttentionPlace>("place");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("dark");
    for (const Variant &look : kVariants) {
        const auto addAs = [&](const char *name, const char *model, const attn::AttentionPlace &place, const char *id) {
            QTest::addRow("step-%s-%s", name, look.name)
                << QString(model) << place << QString(id) << QString(look.language) << look.dark;
        };
        const auto add = [&](const char *model, const attn::AttentionPlace &place, const char *id) {
            addAs(id, model, place, id);
        };
        add("tiny-encdec-pre", kCross, "tokens");
        add("tiny-encdec-pre", kCross, "positions");
        add("tiny-encdec-pre", kCross, "qkv");
        add("tiny-encdec-pre", kCross, "scores");
        add("tiny-encdec-pre", kCross, "softmax");
        add("tiny-decoder", kDecoder, "mask");
        add("tiny-encdec-post", kCross, "residual");
        add("tiny-decoder", kDecoder, "feed-forward");
        add("tiny-decoder", kDecoder, "logits");
        addAs("positions-alibi", "tiny-decoder-alibi", kDecoder, "positions");
        addAs("mask-alibi", "tiny-decoder-alibi", kDecoder, "mask");
        addAs("positions-relative", "tiny-encdec-relative", kEncoder, "positions");
        addAs("mask-relative", "tiny-encdec-relative", kEncoder, "mask");
    }
}

void TestStepGoldens::pictures()
{
    QFETCH(const QString, model);
    QFETCH(const attn::AttentionPlace, place);
    QFETCH(const QString, id);
    QFETCH(const QString, language);
    QFETCH(const bool, dark);
    setInterfaceLanguage(language);
    installTranslations();
    const RunValuesPtr values = walkCase({model});
    const attn::HeadIndex head{0};
    const QList<Step> steps = Walkthrough(values, Walkthrough::chosenCell(*values, place, head), {2}).steps();
    const auto step = std::ranges::find(steps, id, &Step::id);
    QVERIFY(step != steps.end());
    const StepFigure figure(*step, figureSource(values->runPtr(), values->layerPtr(place), head), m_font, style(dark),
                            {.digits = 2, .shapes = dark});
    QImage image(QSize(820, 560), QImage::Format_RGB32);
    image.fill(Qt::red); // figures paint their own background
    QPainter painter(&image);
    figure.paint(painter, image.rect());
    painter.end();
    const QString wrong = differenceFromGolden(image, QTest::currentDataTag());
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestStepGoldens::cleanup()
{
    setInterfaceLanguage("en");
    installTranslations();
}

QTEST_MAIN(TestStepGoldens)
#include "tst_step_goldens.moc"
