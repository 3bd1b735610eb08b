// SPDX-License-Identifier: GPL-3.0-or-later
// A head's learned matrices, and the vectors they make.
#include "walkthrough/operands.h"
#include "walkthrough/steps.h"
#include "walkthrough/symbols.h"
#include "walkthrough/text.h"

namespace lab {

namespace {

using attn::Index;

/// One of the three projections of a head.
struct Projection {
    const char *id; ///< "Q"
    const char *weight;
    const char *bias;
    What what;
    Index first; ///< column of the stored matrix
    Index columns;
};

QList<Projection> projectionsOf(const StepBuilder &b)
{
    const Index kv = keyHead(b.config, b.at.head);
    return {{"Q", "w_q", "b_q", What::Query, attn::value(b.at.head) * b.config.d_k, b.config.d_k},
            {"K", "w_k", "b_k", What::Key, kv * b.config.d_k, b.config.d_k},
            {"V", "w_v", "b_v", What::Value, kv * b.config.d_v, b.config.d_v}};
}

QString id(const char *prefix, const Projection &projection)
{
    return QLatin1String(prefix) + QLatin1String(projection.id);
}

StepMatrix weightBlock(const StepBuilder &b, const Projection &p)
{
    return b.block(id("W", p), parameter(parameterName(b.at, p.weight), 0, p.first), p.columns,
                   WalkText::tr("learned, of this head"));
}

/// Its columns of the stored matrix, from 1.
QString columnsLatex(const Projection &p)
{
    const QString first = QString::number(p.first + 1);
    return p.columns == 1 ? first : QStringLiteral("%1 \\cdots %2").arg(first).arg(p.first + p.columns);
}

QString titleOf(const Projection &p)
{
    return p.what == What::Query ? WalkText::tr("queries")
           : p.what == What::Key ? WalkText::tr("keys")
                                 : WalkText::tr("values");
}

/// With K := Q the keys need no matrix of their own.
bool isTried(const StepBuilder &b, const Projection &p)
{
    return b.walk.keysAreQueries && p.what == What::Key;
}

QString ownColumns(const StepBuilder &b)
{
    const attn::ModelConfig &config = b.config;
    if (config.d_v != config.d_k)
        return WalkText::tr("Of learned matrices of %4 rows head %1 owns %2 columns for queries and keys and %3 for "
                            "values.")
            .arg(attn::value(b.at.head))
            .arg(config.d_k)
            .arg(config.d_v)
            .arg(config.d_model);
    if (config.d_k == 1)
        return WalkText::tr("Head %1 owns one column of each learned matrix of %2 rows.")
            .arg(attn::value(b.at.head))
            .arg(config.d_model);
    return WalkText::tr("Head %1 owns %2 columns of each learned matrix of %3 rows.")
        .arg(attn::value(b.at.head))
        .arg(config.d_k)
        .arg(config.d_model);
}

/// What this projection is made of and what comes out; the rows that an earlier one has too stand there.
QStringList equation(const StepBuilder &b, const Projection &p)
{
    QStringList ids;
    if (p.what == What::Query)
        ids << QStringLiteral("x");
    else if (b.isCross() && p.what == What::Key)
        ids << QStringLiteral("xkv");
    if (!isTried(b, p))
        ids << id("W", p) << id("b", p);
    return ids << id("", p);
}

} // namespace

StepMatrix queriesAsKeys(const StepBuilder &b)
{
    StepMatrix keys = b.matrix(QStringLiteral("K"), b.at.of(What::Query), WalkText::tr("the queries, as keys"));
    keys.latex = matrixSymbol(b.values, b.at.of(What::Key));
    keys.role = Role::Key;
    return keys;
}

void projectionsStep(StepBuilder &b)
{
    const QList<Projection> projections = projectionsOf(b);
    for (const Projection &p : projections) {
        StepMatrix all = b.matrix(id("all-", p), parameter(parameterName(b.at, p.weight), 0, 0),
                                  WalkText::tr("learned, of all heads"));
        all.latex = QStringLiteral("W^{%1}").arg(QLatin1String(p.id));
        b.input(std::move(all));
        b.result(weightBlock(b, p));
    }
    b.inDocument(QStringLiteral("2.2.2"));
    b.formula([&](const FormulaMarks &m) {
        QStringList parts;
        for (const Projection &p : projections)
            parts << QStringLiteral("%1 = %2_{\\, :,\\, %3}")
                         .arg(m(id("W", p)), QStringLiteral("{%1}").arg(m(id("all-", p))), columnsLatex(p));
        return parts.join(QStringLiteral(", \\quad "));
    });
    b.cell(parameter(parameterName(b.at, "w_q"), b.walk.dimension, projections[0].first + b.walk.dimension));
    b.step.text = ownColumns(b);
    b.step.text += QStringLiteral(" ") + WalkText::tr("They were found in training and are the same for every text.");
    if (b.config.kv_heads < b.config.heads)
        b.step.text +=
            QStringLiteral(" ") +
            WalkText::tr(
                "Its keys and values are shared with other heads: the model has %1 heads of queries and %2 of keys.")
                .arg(b.config.heads)
                .arg(b.config.kv_heads);
}

void vectorsStep(StepBuilder &b)
{
    const QList<Projection> projections = projectionsOf(b);
    StepMatrix x =
        b.matrix(QStringLiteral("x"), b.values.input(b.at),
                 b.isCross() ? WalkText::tr("from the decoder") : WalkText::tr("what this attention receives"));
    x.latex = b.isCross() ? QStringLiteral("x^{q}") : QStringLiteral("x");
    b.input(std::move(x));
    if (b.isCross()) {
        StepMatrix xkv =
            b.matrix(QStringLiteral("xkv"), b.values.inputOfKeys(b.at), WalkText::tr("from the encoder's end"));
        xkv.latex = QStringLiteral("x^{kv}");
        b.input(std::move(xkv));
    }
    for (const Projection &p : projections) {
        if (!isTried(b, p)) {
            b.input(weightBlock(b, p));
            b.input(b.block(id("b", p), parameter(parameterName(b.at, p.bias), 0, p.first), p.columns,
                            WalkText::tr("bias")));
        }
        b.result(isTried(b, p) ? queriesAsKeys(b) : b.matrix(id("", p), b.at.of(p.what), titleOf(p)));
        b.step.equations << equation(b, p);
    }
    b.inDocument(QStringLiteral("2.2.1"),
                 b.isCross() ? WalkText::tr("two sources: %1; biases: document 5.2").arg(vaswani("3.2.3"))
                             : WalkText::tr("biases: document 5.2"));
    b.formula([&](const FormulaMarks &m) {
        QStringList parts;
        for (const Projection &p : projections) {
            if (isTried(b, p))
                parts << QStringLiteral("%1 = %2").arg(m("K"), m("Q"));
            else
                parts << QStringLiteral("%1 = %2\\, %3 + %4")
                             .arg(m(id("", p)), m(b.isCross() && p.what != What::Query ? "xkv" : "x"), m(id("W", p)),
                                  m(id("b", p)));
        }
        return parts.join(QStringLiteral(", \\quad "));
    });
    b.cell(b.at.of(What::Query, b.walk.query, b.walk.dimension));
    b.step.text =
        b.walk.keysAreQueries
            ? WalkText::tr("Tried: K := Q. Each word is found by the same vector with which it asks; see at the next "
                           "step what that does to the scores.")
        : b.isCross()
            ? WalkText::tr("Queries are made of the decoder's rows, keys and values of the encoder's end: each "
                           "produced word asks the source.")
            : WalkText::tr(
                  "Each word becomes three vectors: the query with which it asks, the key by which it is found, and "
                  "the value it hands over. Were the keys the queries, i would score j as j scores i.");
}

} // namespace lab
