// SPDX-License-Identifier: GPL-3.0-or-later
#include "walkthrough/walkthrough.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include "walkthrough/asides.h"
#include "walkthrough/questions.h"
#include "walkthrough/steps.h"
#include "walkthrough/text.h"

namespace lab {

namespace {

struct Row {
    const char *id;
    const char *shortTitle;
    const char *title;
    void (*write)(StepBuilder &);
};

// clang-format off: a table reads as rows
constexpr std::array<Row, 20> kSteps{{
    {"why", QT_TRANSLATE_NOOP("Walkthrough", "Why"), QT_TRANSLATE_NOOP("Walkthrough", "Why attend at all?"), whyStep},
    {"tokens", QT_TRANSLATE_NOOP("Walkthrough", "Tokens"), QT_TRANSLATE_NOOP("Walkthrough", "From text to numbers"),
     tokensStep},
    {"embedding", QT_TRANSLATE_NOOP("Walkthrough", "Embedding"),
     QT_TRANSLATE_NOOP("Walkthrough", "A vector for each word"), embeddingStep},
    {"positions", QT_TRANSLATE_NOOP("Walkthrough", "Positions"),
     QT_TRANSLATE_NOOP("Walkthrough", "Where each word stands"), positionsStep},
    {"input", QT_TRANSLATE_NOOP("Walkthrough", "Input"),
     QT_TRANSLATE_NOOP("Walkthrough", "What this attention receives"), inputStep},
    {"projections", QT_TRANSLATE_NOOP("Walkthrough", "Matrices"),
     QT_TRANSLATE_NOOP("Walkthrough", "This head's learned matrices"), projectionsStep},
    {"qkv", QT_TRANSLATE_NOOP("Walkthrough", "Q K V"), QT_TRANSLATE_NOOP("Walkthrough", "Queries, keys and values"),
     vectorsStep},
    {"scores", QT_TRANSLATE_NOOP("Walkthrough", "Scores"),
     QT_TRANSLATE_NOOP("Walkthrough", "Every query against every key"), scoresStep},
    {"scale", QT_TRANSLATE_NOOP("Walkthrough", "Scale"), QT_TRANSLATE_NOOP("Walkthrough", "Scores are scaled"),
     scaleStep},
    {"mask", QT_TRANSLATE_NOOP("Walkthrough", "Mask"), QT_TRANSLATE_NOOP("Walkthrough", "What must not be seen"),
     maskStep},
    {"softmax", QT_TRANSLATE_NOOP("Walkthrough", "Softmax"), QT_TRANSLATE_NOOP("Walkthrough", "Scores become weights"),
     softmaxStep},
    {"dropout", QT_TRANSLATE_NOOP("Walkthrough", "Dropout"),
     QT_TRANSLATE_NOOP("Walkthrough", "Dropout, in training only"), dropoutStep},
    {"context", QT_TRANSLATE_NOOP("Walkthrough", "Context"), QT_TRANSLATE_NOOP("Walkthrough", "Values are mixed"),
     contextStep},
    {"concatenate", QT_TRANSLATE_NOOP("Walkthrough", "Heads"),
     QT_TRANSLATE_NOOP("Walkthrough", "The heads side by side"), concatenateStep},
    {"output", QT_TRANSLATE_NOOP("Walkthrough", "Output"), QT_TRANSLATE_NOOP("Walkthrough", "The heads are mixed"),
     outputStep},
    {"activation", QT_TRANSLATE_NOOP("Walkthrough", "Activation"),
     QT_TRANSLATE_NOOP("Walkthrough", "The document's activation"), activationStep},
    {"residual", QT_TRANSLATE_NOOP("Walkthrough", "Residual"),
     QT_TRANSLATE_NOOP("Walkthrough", "Added to what was there"), residualStep},
    {"feed-forward", QT_TRANSLATE_NOOP("Walkthrough", "Feed-forward"),
     QT_TRANSLATE_NOOP("Walkthrough", "Each position by itself"), feedForwardStep},
    {"next", QT_TRANSLATE_NOOP("Walkthrough", "Next layer"), QT_TRANSLATE_NOOP("Walkthrough", "On to the next layer"),
     nextStep},
    {"logits", QT_TRANSLATE_NOOP("Walkthrough", "Answer"), QT_TRANSLATE_NOOP("Walkthrough", "What comes out"),
     logitsStep},
}};

/// Of the mask's step, where scores get a bias as well.
constexpr Row kBiasAndMask{"mask", QT_TRANSLATE_NOOP("Walkthrough", "Bias, mask"),
                           QT_TRANSLATE_NOOP("Walkthrough", "What distance adds, and what must not be seen"), maskStep};
// clang-format on

const Row &rowOf(const Walkthrough &walk, int number)
{
    const Row &row = kSteps.at(static_cast<std::size_t>(number));
    return row.write == maskStep && walk.values().hasBias(walk.place().place) ? kBiasAndMask : row;
}

bool hasNaN(const StepMatrix &matrix)
{
    for (attn::Index row = 0; row < matrix.rowCount(); ++row)
        for (const float value : matrix.values.row(row))
            if (std::isnan(value))
                return true;
    return false;
}

/// A number that is none has its reason beside it.
void explainNaN(Step &step)
{
    const auto computed = [](const StepMatrix &matrix) { return matrix.corner.what != What::Parameter; };
    for (const StepMatrix &matrix : step.inputs + step.results) {
        if (!computed(matrix) || !hasNaN(matrix))
            continue;
        step.note += step.note.isEmpty() ? QString() : QStringLiteral(" ");
        step.note += WalkText::tr("NaN (not a number): numbers grew beyond what 32 bits hold, and ∞ − ∞ or ∞ / ∞ is "
                                  "none.");
        return;
    }
}

/// Texts are put together as English sentences are; between Chinese ones stands no space.
void closeUp(QString &text)
{
    for (const char16_t stop : {u'\u3002', u'\uff1a'}) // full stop, colon
        text.replace(QString(QChar(stop)) + u' ', QChar(stop));
}

void closeUp(Step &step)
{
    closeUp(step.text);
    closeUp(step.note);
    for (Aside &aside : step.asides)
        closeUp(aside.answer);
    for (Question &question : step.questions)
        closeUp(question.reason);
}

template <class T>
attn::Index last(const std::vector<T> &list)
{
    return static_cast<attn::Index>(list.size()) - 1;
}

} // namespace

Walkthrough::Walkthrough(RunValuesPtr values, const WalkPlace &place, const NumberStyle &style)
    : m_values(std::move(values)), m_place(place), m_style(style)
{
    const attn::Trace &trace = m_values->trace();
    m_place.query = std::clamp<attn::Index>(m_place.query, 0, last(trace.queryTokens(place.place)));
    m_place.key = std::clamp<attn::Index>(m_place.key, 0, last(trace.keyTokens(place.place)));
    const attn::ModelConfig &config = m_values->config();
    m_place.keysAreQueries = place.keysAreQueries && canTryKeysAsQueries(config, place.place);
    m_place.dimension = std::clamp<attn::Index>(m_place.dimension, 0, std::min(config.d_k, config.d_v) - 1);
}

bool Walkthrough::canTryKeysAsQueries(const attn::ModelConfig &config, const attn::AttentionPlace &place)
{
    return place.kind == attn::AttentionKind::Self && config.kv_heads == config.heads;
}

bool Walkthrough::triesKeysAsQueries(int number)
{
    const QLatin1String id(kSteps.at(static_cast<std::size_t>(number)).id);
    return id == QLatin1String("qkv") || id == QLatin1String("scores");
}

int Walkthrough::count() const
{
    return static_cast<int>(kSteps.size()) - (m_values->trace().logits.empty() ? 1 : 0);
}

QString Walkthrough::shortTitle(int number) const
{
    return WalkText::tr(rowOf(*this, number).shortTitle);
}

QString Walkthrough::title(int number) const
{
    return WalkText::tr(rowOf(*this, number).title);
}

Step Walkthrough::step(int number) const
{
    assert(number >= 0 && number < count());
    const Row &row = kSteps.at(static_cast<std::size_t>(number));
    StepBuilder builder(m_values, m_place, m_style);
    builder.step.number = number;
    builder.step.id = QLatin1String(row.id);
    builder.step.shortTitle = shortTitle(number);
    builder.step.title = title(number);
    row.write(builder);
    for (StepMatrix &matrix : builder.step.inputs)
        matrix.extent = MatrixExtent(matrix.values);
    for (StepMatrix &matrix : builder.step.results)
        matrix.extent = MatrixExtent(matrix.values);
    explainNaN(builder.step);
    addAsides(builder);
    addQuestions(builder);
    closeUp(builder.step);
    return builder.step;
}

QList<Step> Walkthrough::steps() const
{
    QList<Step> all;
    for (int number = 0; number < count(); ++number)
        all << step(number);
    return all;
}

WalkPlace Walkthrough::chosenCell(const RunValues &values, const attn::AttentionPlace &place, attn::HeadIndex head,
                                  std::optional<attn::Index> query)
{
    const std::vector<attn::Token> &queries = values.trace().queryTokens(place);
    const auto word = std::find_if(queries.begin(), queries.end(), [](const attn::Token &t) { return !t.special; });
    WalkPlace chosen{place, head};
    chosen.query = std::min(query.value_or(word == queries.end() ? 0 : word - queries.begin()), last(queries));
    const std::span<const float> weights = values.layer(place).weights.head(attn::value(head)).row(chosen.query);
    chosen.key = std::max_element(weights.begin(), weights.end()) - weights.begin();
    return chosen;
}

} // namespace lab
