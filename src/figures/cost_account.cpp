// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/cost_account.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include <cmath>

namespace lab {

namespace {

using attn::CostStep;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cost)
};

constexpr double kMostExact = 1e6;

/// Three digits and what they are to be multiplied by: 12.3 and "M".
QString scaled(double value, const QStringList &prefixes)
{
    qsizetype index = 0;
    while (value >= 999.5 && index + 1 < prefixes.size()) {
        value /= 1000;
        ++index;
    }
    const int whole = value < 1 ? 1 : static_cast<int>(std::log10(value)) + 1;
    return QString::number(value, 'f', std::clamp(3 - whole, 0, 2)) + u' ' + prefixes.at(index);
}

} // namespace

CostAccount::CostAccount(const attn::ModelConfig &config, const attn::LayerTrace &layer) : m_times(layer.times)
{
    const std::vector<attn::Index> &shape = layer.weights.shape();
    m_sizes = {.n_q = static_cast<double>(shape.at(1)),
               .n_k = static_cast<double>(shape.at(2)),
               .d_model = config.d_model,
               .heads = config.heads,
               .kv_heads = config.kv_heads,
               .d_k = config.d_k,
               .d_v = config.d_v,
               .cross = layer.place.kind == attn::AttentionKind::Cross,
               .bias = !layer.bias.empty()};
}

attn::StepCost CostAccount::total() const
{
    attn::StepCost sum;
    for (const CostStep step : attn::kCostSteps) {
        sum.operations += cost(step).operations;
        sum.bytes += cost(step).bytes;
    }
    return sum;
}

double CostAccount::operationsAt(CostStep step, double n_k) const
{
    attn::AttentionSizes sizes = m_sizes;
    sizes.n_q *= n_k / m_sizes.n_k;
    sizes.n_k = n_k;
    return attn::costOf(step, sizes).operations;
}

double CostAccount::microseconds(CostStep step) const
{
    return step == CostStep::Projections ? m_times.projections
           : step == CostStep::Output    ? m_times.output
                                         : m_times.attention;
}

double CostAccount::microseconds() const
{
    return m_times.projections + m_times.attention + m_times.output;
}

double CostAccount::crossing() const
{
    const auto difference = [this](double n_k) {
        double sum = 0;
        for (const CostStep step : attn::kCostSteps)
            sum += (growsWithPairs(step) ? 1 : -1) * operationsAt(step, n_k);
        return sum;
    };
    double below = 1, above = 2;
    while (difference(above) < 0)
        above *= 2;
    while (above - below > 0.5) {
        const double middle = (below + above) / 2;
        (difference(middle) < 0 ? below : above) = middle;
    }
    return std::ceil(below);
}

bool growsWithPairs(CostStep step)
{
    return step != CostStep::Projections && step != CostStep::Output;
}

QString costStepName(CostStep step)
{
    switch (step) {
    case CostStep::Projections:
        return Text::tr("Projections");
    case CostStep::Scores:
        return Text::tr("Scores");
    case CostStep::Softmax:
        return Text::tr("Softmax");
    case CostStep::Context:
        return Text::tr("Context");
    case CostStep::Output:
        return Text::tr("Output");
    }
    return {};
}

QString costTotalName()
{
    return Text::tr("All together");
}

QString costStepEquation(CostStep step)
{
    switch (step) {
    case CostStep::Projections:
        return QStringLiteral("x → Q K V");
    case CostStep::Scores:
        return QStringLiteral("QKᵀ");
    case CostStep::Softmax:
        return Text::tr("weights");
    case CostStep::Context:
        return Text::tr("weights · V");
    case CostStep::Output:
        return QStringLiteral("Z Wᴼ");
    }
    return {};
}

QString costFormula(CostStep step, const attn::AttentionSizes &sizes)
{
    switch (step) {
    case CostStep::Projections:
        return sizes.heads == sizes.kv_heads ? QStringLiteral("2·d·(n_q·h·d_k + n_k·h·(d_k + d_v))")
                                             : QStringLiteral("2·d·(n_q·h·d_k + n_k·h_k·(d_k + d_v))");
    case CostStep::Scores:
        return sizes.bias ? QStringLiteral("(2·d_k + 1)·h·n_q·n_k") : QStringLiteral("2·d_k·h·n_q·n_k");
    case CostStep::Softmax:
        return QStringLiteral("h·n_q·(5·n_k − 2)");
    case CostStep::Context:
        return QStringLiteral("h·n_q·d_v·(2·n_k − 1)");
    case CostStep::Output:
        return QStringLiteral("2·h·d_v·d·n_q");
    }
    return {};
}

QString costNumbers(CostStep step, const attn::AttentionSizes &sizes)
{
    const QList<std::pair<QString, double>> values{{QStringLiteral("n_q"), sizes.n_q},
                                                   {QStringLiteral("n_k"), sizes.n_k},
                                                   {QStringLiteral("d_k"), static_cast<double>(sizes.d_k)},
                                                   {QStringLiteral("d_v"), static_cast<double>(sizes.d_v)},
                                                   {QStringLiteral("h_k"), static_cast<double>(sizes.kv_heads)},
                                                   {QStringLiteral("h"), static_cast<double>(sizes.heads)},
                                                   {QStringLiteral("d"), static_cast<double>(sizes.d_model)}};
    QString numbers = costFormula(step, sizes);
    for (const auto &[symbol, value] : values) // the longer ones first
        numbers.replace(symbol, QString::number(value, 'f', 0));
    return numbers;
}

QString exactText(double count)
{
    return QLocale(QLocale::English, QLocale::UnitedStates).toString(count, 'f', 0);
}

QString operationsText(double operations)
{
    static const QStringList prefixes{QString(),           QStringLiteral("k"), QStringLiteral("M"),
                                      QStringLiteral("G"), QStringLiteral("T"), QStringLiteral("P")};
    return operations < kMostExact ? exactText(operations) : scaled(operations, prefixes);
}

QString bytesText(double bytes)
{
    static const QStringList units{QStringLiteral("B"), QStringLiteral("kB"), QStringLiteral("MB"),
                                   QStringLiteral("GB"), QStringLiteral("TB")};
    return scaled(bytes, units);
}

QString durationText(double microseconds)
{
    static const QStringList units{QStringLiteral("ns"), QStringLiteral("µs"), QStringLiteral("ms"),
                                   QStringLiteral("s")};
    return scaled(microseconds * 1000, units);
}

} // namespace lab
