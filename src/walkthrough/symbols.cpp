// SPDX-License-Identifier: GPL-3.0-or-later
#include "walkthrough/symbols.h"

#include "walkthrough/latex.h"

namespace lab {

namespace {

/// A letter with what stands above and below it.
struct Letter {
    QString base;
    QString above{};
    QString head{}; ///< the head's number, in front of the indices
};

QString put(const Letter &letter, const QString &row, const QString &column)
{
    QStringList below;
    for (const QString &part : {letter.head, row, column}) {
        if (!part.isEmpty())
            below << part;
    }
    QString latex = letter.base;
    if (!below.isEmpty())
        latex += QStringLiteral("_{%1}").arg(below.join(u','));
    if (!letter.above.isEmpty())
        latex += QStringLiteral("^{%1}").arg(letter.above);
    return latex;
}

/// "decoder.1.cross.w_q" by its last parts.
Letter parameterLetter(const QString &name)
{
    struct Named {
        const char *end;
        const char *base;
        const char *above;
    };
    static constexpr Named kNamed[]{
        {"embedding.weight", "E", ""},
        {"positions.weight", "P", ""},
        {"relative_bias.weight", "R", ""},
        {"output.weight", "W", "\\text{out}"},
        {"output.bias", "b", "\\text{out}"},
        {".w_q", "W", "Q"},
        {".w_k", "W", "K"},
        {".w_v", "W", "V"},
        {".w_o", "W", "O"},
        {".b_q", "b", "Q"},
        {".b_k", "b", "K"},
        {".b_v", "b", "V"},
        {".b_o", "b", "O"},
        {".w_1", "W", "(1)"},
        {".w_2", "W", "(2)"},
        {".b_1", "b", "(1)"},
        {".b_2", "b", "(2)"},
        {".gain", "\\gamma", ""},
        {".bias", "\\beta", ""},
    };
    for (const Named &named : kNamed) {
        if (name.endsWith(QLatin1String(named.end)))
            return {QLatin1String(named.base), QLatin1String(named.above)};
    }
    return {latexText(name)};
}

QString streamLetter(Part part)
{
    return part == Part::Self ? QStringLiteral("a") : part == Part::Cross ? QStringLiteral("b") : QStringLiteral("h");
}

/// The stream after a sub-layer: "a^{(1)}".
Letter stream(const Quantity &q, bool beforeNorm)
{
    const QString letter = streamLetter(q.part);
    return {beforeNorm ? QStringLiteral("\\tilde{%1}").arg(letter) : letter,
            QStringLiteral("(%1)").arg(attn::value(q.layer) + 1)};
}

Letter normed(const attn::ModelConfig &config, const Quantity &q)
{
    if (q.part == Part::Final)
        return {QStringLiteral("\\hat{h}")};
    if (config.norm == attn::NormPlace::Post)
        return stream(q, false);
    return {q.part == Part::FeedForward ? QStringLiteral("y") : QStringLiteral("x")};
}

Letter letterOf(const RunValues &values, const Quantity &q)
{
    const bool post = values.config().norm == attn::NormPlace::Post;
    const auto one = [](const char *base, const char *above = "") {
        return Letter{QLatin1String(base), QLatin1String(above)};
    };
    switch (q.what) {
    case What::Constant:
        return q.name == "scale" ? one("\\alpha") : q.name == "norm_eps" ? one("\\varepsilon") : one("\\lambda");
    case What::Parameter:
        return parameterLetter(QString::fromStdString(q.name));
    case What::Sinusoid:
        return one("P");
    case What::Word:
        return one("e");
    case What::Embedding:
        return one("h", "(0)");
    case What::Mean:
        return one("\\mu");
    case What::Variance:
        return one("\\sigma", "2");
    case What::Normed:
        return normed(values.config(), q);
    case What::Query:
        return one("q");
    case What::Key:
        return one("k");
    case What::Value:
        return one("v");
    case What::Score:
        return one("s");
    case What::ScaledScore:
        return one("s", "\\prime");
    case What::Slope:
        return one("-\\theta");
    case What::Distance:
        return one("d");
    case What::Bias:
        return one("b");
    case What::MaskedScore:
        return one("\\tilde{s}");
    case What::RowMaximum:
        return one("m");
    case What::Shifted:
        return one("d");
    case What::Exponential:
        return one("t");
    case What::RowSum:
        return one("\\tau");
    case What::Weight:
        return one("w");
    case What::Context:
        return one("z");
    case What::Output:
        return q.part == Part::FeedForward ? one("f") : one("x", "\\prime");
    case What::Sum:
        return stream(q, post);
    case What::Hidden:
        return one("u");
    case What::Activated:
        return one("g");
    case What::Logit:
        return one("\\ell");
    case What::LogitMaximum:
        return one("m");
    case What::LogitShifted:
        return one("d");
    case What::LogitExponential:
        return one("t");
    case What::LogitSum:
        return one("\\tau");
    case What::Probability:
        return one("p");
    }
    return {};
}

bool hasRow(const RunValues &values, const Quantity &q)
{
    if (q.what == What::Constant)
        return false;
    if (q.what != What::Parameter)
        return true;
    const attn::Tensor *tensor = values.run().model->parameter(q.name);
    return tensor && tensor->rank() > 1;
}

bool hasColumn(const Quantity &q)
{
    switch (q.what) {
    case What::Constant:
    case What::Mean:
    case What::Variance:
    case What::RowMaximum:
    case What::RowSum:
    case What::Slope:
    case What::LogitMaximum:
    case What::LogitSum:
        return false;
    default:
        return true;
    }
}

bool isTokenTable(const Quantity &q)
{
    return q.what == What::Parameter && q.name.ends_with("embedding.weight");
}

/// Of a learned bias: buckets count from 0, as in their formula.
bool isBucketTable(const Quantity &q)
{
    return q.what == What::Parameter && q.name.ends_with("relative_bias.weight");
}

bool isOfVocabulary(const Quantity &q)
{
    return q.what == What::Logit || q.what == What::LogitShifted || q.what == What::LogitExponential ||
           q.what == What::Probability;
}

} // namespace

Role roleOf(const Quantity &q)
{
    switch (q.what) {
    case What::Query:
        return Role::Query;
    case What::Key:
        return Role::Key;
    case What::Value:
        return Role::Value;
    case What::Weight:
        return Role::Weights;
    case What::Parameter: {
        const std::string end = q.name.size() > 4 ? q.name.substr(q.name.size() - 4) : std::string();
        if (end == ".w_q" || end == ".b_q")
            return Role::Query;
        if (end == ".w_k" || end == ".b_k")
            return Role::Key;
        return end == ".w_v" || end == ".b_v" ? Role::Value : Role::Plain;
    }
    default:
        return Role::Plain;
    }
}

QString headIndex(const RunValues &values, const Quantity &q)
{
    return values.config().heads > 1 ? QString::number(attn::value(q.head) + 1) : QString();
}

QString symbol(const RunValues &values, const Quantity &q, const QString &row, const QString &column)
{
    if (q.what == What::Distance)
        return QStringLiteral("\\left|%1 - %2\\right|").arg(row, column);
    return latexColor(roleOf(q),
                      put(letterOf(values, q), hasRow(values, q) ? row : QString(), hasColumn(q) ? column : QString()));
}

QString symbol(const RunValues &values, const Quantity &q)
{
    const FirstIndices first = firstIndices(q);
    return symbol(values, q, QString::number(q.row + first.row), QString::number(q.column + first.column));
}

FirstIndices firstIndices(const Quantity &q)
{
    return {isTokenTable(q) || isBucketTable(q) ? 0 : 1, isOfVocabulary(q) ? 0 : 1};
}

QString matrixSymbol(const RunValues &values, const Quantity &q)
{
    const auto headed = [&](const char *base, const char *above = "") {
        return put({QLatin1String(base), QLatin1String(above), headIndex(values, q)}, {}, {});
    };
    switch (q.what) {
    case What::Query:
        return headed("Q");
    case What::Key:
        return headed("K");
    case What::Value:
        return headed("V");
    case What::Score:
        return headed("S");
    case What::ScaledScore:
        return headed("S", "\\prime");
    case What::Bias:
        return headed("B");
    case What::MaskedScore:
        return headed("\\tilde{S}");
    case What::Shifted:
        return headed("D");
    case What::Exponential:
        return headed("T");
    case What::Weight:
        return headed("W");
    case What::Context:
        return headed("Z");
    case What::Output:
        return q.part == Part::FeedForward ? QStringLiteral("F") : QStringLiteral("X^{\\prime}");
    case What::Parameter: {
        const QString name = QString::fromStdString(q.name);
        const Letter letter = parameterLetter(name);
        const bool ofHead = name.endsWith(u'q') || name.endsWith(u'k') || name.endsWith(u'v');
        return put({letter.base, letter.above, ofHead ? headIndex(values, q) : QString()}, {}, {});
    }
    default:
        return put(letterOf(values, q), {}, {});
    }
}

} // namespace lab
