// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/inspector_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <functional>

#include "figures/labels.h"

namespace lab {

namespace {

constexpr int kOperandDigits = 2;
const QString kJoiner = QStringLiteral("\u2060"); ///< keeps a number and a product in one line

struct Text {
    Q_DECLARE_TR_FUNCTIONS(InspectorText)
};

enum class Part { Query, Key, Weight, Plain };
using Dress = std::function<QString(Part, const QString &)>;
using Format = std::function<QString(float)>; ///< of a weight

QString colored(const QColor &color, const QString &html)
{
    return QStringLiteral("<span style=\"color:%1\">%2</span>").arg(color.name(), html);
}

QString strong(const QColor &color, const QString &text)
{
    return QStringLiteral("<b style=\"color:%1\">%2</b>").arg(color.name(), text.toHtmlEscaped());
}

/// x₃, in the colour of its role
QString vector(const QColor &color, const QString &name, int index)
{
    return colored(color, QStringLiteral("<i>%1</i><sub>%2</sub>").arg(name).arg(index + 1));
}

/// A radical whose bar reaches over its number. The sign is not the mathematical font's own, which hangs below the
/// line.
QString root(double number)
{
    return QStringLiteral("<span style=\"font-family:'DejaVu Sans'\">√</span>"
                          "<span style=\"text-decoration:overline\">%1</span>")
        .arg(number);
}

/// Where the greatest of n numbers is; -1 where another is as great, or none is above 0.
int strictlyGreatest(int n, const std::function<float(int)> &number)
{
    int best = -1;
    bool shared = true;
    for (int i = 0; i < n; ++i) {
        if (best < 0 || number(i) > number(best)) {
            best = i;
            shared = false;
        } else if (number(i) == number(best)) {
            shared = true;
        }
    }
    return shared || number(best) <= 0 ? -1 : best;
}

struct Words {
    Words(const Inspection &inspection, const Cell &cell)
    {
        const attn::Trace &trace = *inspection.run().trace;
        const attn::AttentionPlace &place = inspection.layer().place;
        isDecoder = place.block == attn::Block::Decoder;
        if (cell.query)
            query = queryLabels(trace, place).at(*cell.query);
        if (cell.key)
            key = keyLabels(trace, place).at(*cell.key);
    }
    bool isDecoder = false;
    TokenLabel query;
    TokenLabel key;
};

QString cellSentence(const Inspection &inspection, int i, int j, const QString &weight, const Dress &dress)
{
    const Words words(inspection, {i, j});
    const QString query = dress(Part::Query, words.query.text);
    const QString key = dress(Part::Key, words.key.text);
    const QString share = dress(Part::Weight, weight);
    if (inspection.isMasked(i, j))
        return Text::tr("The mask hides %1 (position %2) from %3 (position %4).")
            .arg(key)
            .arg(j + 1)
            .arg(query)
            .arg(i + 1);
    if (words.isDecoder)
        return Text::tr("To produce %1, position %2 (fed %3) gives %4 a weight of %5.")
            .arg(query, QString::number(i + 1), dress(Part::Plain, words.query.fed), key, share);
    return Text::tr("%1 (position %2) gives %3 (position %4) a weight of %5.")
        .arg(query, QString::number(i + 1), key, QString::number(j + 1), share);
}

QString rowSentence(const Inspection &inspection, int i, const Format &format, const Dress &dress)
{
    const Words words(inspection, {i, std::nullopt});
    const QString query = dress(Part::Query, words.query.text);
    const int most = strictlyGreatest(inspection.keys(), [&](int j) { return inspection.weight(i, j); });
    if (inspection.weightSum(i) == 0)
        return Text::tr("The mask leaves %1 (position %2) no key: all its weights are 0.").arg(query).arg(i + 1);
    if (most < 0)
        return Text::tr("%1 (position %2) gives its largest weight to several keys at once.").arg(query).arg(i + 1);
    const QString key = dress(Part::Key, Words(inspection, {i, most}).key.text);
    const QString share = dress(Part::Weight, format(inspection.weight(i, most)));
    return Text::tr("%1 (position %2) gives its largest weight, %3, to %4 (position %5).")
        .arg(query, QString::number(i + 1), share, key, QString::number(most + 1));
}

QString columnSentence(const Inspection &inspection, int j, const Format &format, const Dress &dress)
{
    const QString key = dress(Part::Key, Words(inspection, {std::nullopt, j}).key.text);
    const int most = strictlyGreatest(inspection.queries(), [&](int i) { return inspection.weight(i, j); });
    if (most < 0)
        return Text::tr("No single position gives %1 (position %2) the largest weight.").arg(key).arg(j + 1);
    const QString query = dress(Part::Query, Words(inspection, {most, j}).query.text);
    const QString share = dress(Part::Weight, format(inspection.weight(most, j)));
    return Text::tr("%1 (position %2) gets its largest weight, %3, from %4 (position %5).")
        .arg(key, QString::number(j + 1), share, query, QString::number(most + 1));
}

QString anySentence(const Inspection &inspection, const Cell &cell, const Format &format, const Dress &dress)
{
    if (cell.query && cell.key)
        return cellSentence(inspection, *cell.query, *cell.key, format(inspection.weight(*cell.query, *cell.key)),
                            dress);
    if (cell.query)
        return rowSentence(inspection, *cell.query, format, dress);
    return cell.key ? columnSentence(inspection, *cell.key, format, dress) : QString();
}

/// As rich text: "<0.001" is not markup.
QString html(float value, int digits)
{
    return numberText(value, digits).toHtmlEscaped();
}

/// What follows an operator: in brackets where it is negative.
QString bracketed(float value, int digits)
{
    const QString text = html(value, digits).replace(u'.', u'.' + kJoiner);
    return value < 0 ? QStringLiteral("(%1)").arg(text) : text;
}

QString factor(float value)
{
    return bracketed(value, kOperandDigits);
}

} // namespace

QString shareText(const KeyShare &share, int decimals)
{
    return weightText(share.weight, share.masked, decimals);
}

QString InspectorText::sentence(const Cell &cell) const
{
    const auto rounded = [this](float weight) { return numberText(weight, m_decimals); };
    return anySentence(m_inspection, cell, rounded, [this](Part part, const QString &text) {
        switch (part) {
        case Part::Query:
            return strong(m_theme.query.text, text);
        case Part::Key:
            return strong(m_theme.key.text, text);
        case Part::Weight:
            return strong(m_theme.weights.text, text);
        case Part::Plain:
            break;
        }
        return text.toHtmlEscaped();
    });
}

QString InspectorText::plainSentence(const Inspection &inspection, const Cell &cell)
{
    return anySentence(inspection, cell, exactText, [](Part, const QString &text) { return text; });
}

QString InspectorText::head() const
{
    const attn::AttentionPlace &place = m_inspection.layer().place;
    QString text = Text::tr("%1 · layer %2 · %3")
                       .arg(placeName(place))
                       .arg(attn::value(place.layer))
                       .arg(headName(m_inspection.head()));
    const QString taught = supervision(m_inspection.run().model->config(), place, m_inspection.head());
    return taught.isEmpty() ? text : text + QStringLiteral(" · ★ ") + taught;
}

QString InspectorText::scoreFormula(int i, int j) const
{
    QString text = vector(m_theme.query.text, QStringLiteral("q"), i) + QStringLiteral(" · ") +
                   vector(m_theme.key.text, QStringLiteral("k"), j);
    const double scale = static_cast<double>(m_inspection.run().trace->scale);
    const auto dk = static_cast<double>(m_inspection.layer().q.shape().at(2));
    if (std::abs(scale * std::sqrt(dk) - 1) < 1e-6)
        text += QStringLiteral(" × 1/") + root(dk);
    else if (scale != 1)
        text += QStringLiteral(" × %1").arg(scale);
    const float score = m_inspection.score(i, j), bias = m_inspection.bias(i, j);
    if (!m_inspection.hasBias())
        return text + QStringLiteral(" = <b>%1</b>").arg(html(score, m_decimals));
    const QString parts = QStringLiteral("%1 + %2").arg(html(score, m_decimals), bracketed(bias, m_decimals));
    return text + QStringLiteral(" + <i>b</i><sub>%1,%2</sub> = %3 = <b>%4</b>")
                      .arg(i + 1)
                      .arg(j + 1)
                      .arg(parts, html(score + bias, m_decimals));
}

QString InspectorText::scoreNumbers(int i, int j, bool all) const
{
    const std::span<const float> q = m_inspection.query(i);
    const std::span<const float> k = m_inspection.key(j);
    const std::size_t shown = all ? q.size() : std::min<std::size_t>(kTerms, q.size());
    QStringList terms;
    for (std::size_t c = 0; c < shown; ++c) {
        const QString dot = q[c] < 0 && k[c] < 0 ? kJoiner : kJoiner + u'·' + kJoiner;
        terms << colored(m_theme.query.text, factor(q[c])) + dot + colored(m_theme.key.text, factor(k[c]));
    }
    if (shown < q.size())
        terms << Text::tr("… %n more").replace(QStringLiteral("%n"), QString::number(q.size() - shown));
    const float scale = m_inspection.run().trace->scale;
    const QString sum = terms.join(QStringLiteral(" + "));
    const QString bias =
        m_inspection.hasBias() ? QStringLiteral(" + ") + bracketed(m_inspection.bias(i, j), m_decimals) : QString();
    if (scale == 1)
        return QStringLiteral("= ") + sum + bias;
    return QStringLiteral("= [%1]&nbsp;×&nbsp;%2").arg(sum, html(scale, 4)) + bias;
}

QString InspectorText::softmaxFormula(int i, int j) const
{
    const std::vector<KeyShare> shares = m_inspection.softmax(i);
    const KeyShare &chosen = shares.at(static_cast<std::size_t>(j));
    if (chosen.masked)
        return Text::tr("masked: it takes no part in the sum");
    double sum = 0;
    for (const KeyShare &share : shares)
        sum += static_cast<double>(share.exponential);
    return QStringLiteral("e<sup>%1</sup> / Σ = %2 / %3 = ")
               .arg(html(chosen.shifted, m_decimals), html(chosen.exponential, m_decimals),
                    html(static_cast<float>(sum), m_decimals)) +
           strong(m_theme.weights.text, shareText(chosen, m_decimals));
}

QString InspectorText::sumNote(int i) const
{
    const double exact = m_inspection.weightSum(i);
    const QString text = QString::number(exact, 'f', 6);
    return exact == 0 ? Text::tr("Every key is masked: all shares are 0.")
                      : Text::tr("Rounded; exact sum %1.").arg(text);
}

QString InspectorText::contribution(int i, int j) const
{
    const Contribution part = m_inspection.contribution(i, j);
    const float weight = m_inspection.weight(i, j);
    const QString value = vector(m_theme.value.text, QStringLiteral("v"), j);
    const QString share = strong(m_theme.weights.text, weightText(weight, m_inspection.isMasked(i, j), m_decimals));
    const QString percent = QString::number(static_cast<double>(weight) * 100, 'f', 1);
    const auto number = [this](double x) { return html(static_cast<float>(x), m_decimals); };
    return Text::tr("%1 × %2: %3 % of the weight.").arg(share, value, percent) + QStringLiteral("<br>") +
           Text::tr("Length |%1 %2| = %3.")
               .arg(colored(m_theme.weights.text, QStringLiteral("<i>w</i>")), value, number(part.length)) +
           QStringLiteral("<br>") +
           Text::tr("Along the context: %1 of its length %2.").arg(number(part.along), number(part.contextLength));
}

} // namespace lab
