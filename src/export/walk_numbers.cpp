// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/walk_numbers.h"

#include <QSysInfo>

#include <algorithm>

#include "export/mathml.h"
#include "export/walk_pattern.h"
#include "walkthrough/latex.h"
#include "walkthrough/symbols.h"
#include "walkthrough/text.h"

namespace lab {

namespace {

using attn::Index;

constexpr Index kMostLearned = 50'000;  ///< numbers: a learned matrix of more is not kept
constexpr Index kMostComputed = 12'288; ///< of a larger one the first rows are kept, and the chosen query's

bool isOfHead(What what)
{
    return what >= What::Query && what <= What::Context;
}

/// Without what doesn't matter to it, so that it has one name.
Quantity kindOf(const Quantity &any)
{
    Quantity kind = any.at(0, 0);
    if (!isOfHead(kind.what))
        kind.head = {};
    return kind;
}

QString ruleName(Rule rule)
{
    static const QHash<Rule, QString> names{{Rule::Leaf, QStringLiteral("leaf")},
                                            {Rule::Products, QStringLiteral("products")},
                                            {Rule::Product, QStringLiteral("product")},
                                            {Rule::Sum, QStringLiteral("sum")},
                                            {Rule::Difference, QStringLiteral("difference")},
                                            {Rule::Quotient, QStringLiteral("quotient")},
                                            {Rule::Exponential, QStringLiteral("exponential")},
                                            {Rule::Maximum, QStringLiteral("maximum")},
                                            {Rule::Mean, QStringLiteral("mean")},
                                            {Rule::Variance, QStringLiteral("variance")},
                                            {Rule::Norm, QStringLiteral("norm")},
                                            {Rule::Activation, QStringLiteral("activation")},
                                            {Rule::Hidden, QStringLiteral("hidden")},
                                            {Rule::Same, QStringLiteral("same")}};
    return names.value(rule);
}

/// [fixed, byRow, byColumn, byTerm], and after them the table, if there is one.
QJsonArray indexJson(const IndexPattern &index)
{
    QJsonArray json{static_cast<qint64>(index.fixed), static_cast<qint64>(index.byRow),
                    static_cast<qint64>(index.byColumn), static_cast<qint64>(index.byTerm)};
    QJsonArray table;
    for (const Index entry : index.table)
        table.append(static_cast<qint64>(entry));
    if (!table.isEmpty())
        json.append(table);
    return json;
}

QString titleOf(const Quantity &q)
{
    switch (q.what) {
    case What::Constant:
        return q.name == "scale"      ? WalkText::tr("what q·k is multiplied by")
               : q.name == "norm_eps" ? WalkText::tr("what keeps a norm from dividing by 0")
                                      : WalkText::tr("what embeddings are multiplied by");
    case What::Parameter:
        return WalkText::tr("%1, learned").arg(QString::fromStdString(q.name));
    case What::Sinusoid:
        return WalkText::tr("what each position adds");
    case What::Mean:
        return WalkText::tr("mean of the row");
    case What::Variance:
        return WalkText::tr("variance of the row");
    case What::RowMaximum:
    case What::LogitMaximum:
        return WalkText::tr("the row's largest");
    case What::RowSum:
    case What::LogitSum:
        return WalkText::tr("sum of the row's exponentials");
    case What::LogitShifted:
        return WalkText::tr("less the row's largest");
    case What::LogitExponential:
        return WalkText::tr("e to that power");
    case What::Output:
        return WalkText::tr("what the sub-layer adds");
    default:
        return {};
    }
}

} // namespace

QJsonArray listJson(const QList<int> &numbers)
{
    QJsonArray list;
    for (const int number : numbers)
        list.append(number);
    return list;
}

QString roleClass(Role role)
{
    static const QHash<Role, QString> names{{Role::Query, QStringLiteral("query")},
                                            {Role::Key, QStringLiteral("key")},
                                            {Role::Value, QStringLiteral("value")},
                                            {Role::Weights, QStringLiteral("weights")}};
    return names.value(role);
}

WalkNumbers::WalkNumbers(RunValuesPtr values, attn::Index query) : m_values(std::move(values)), m_query(query) {}

int WalkNumbers::matrix(const attn::ConstMatrixView &values, attn::Index rows, attn::Index columns)
{
    static_assert(QSysInfo::ByteOrder == QSysInfo::LittleEndian);
    QByteArray bytes;
    for (Index i = 0; i < rows; ++i)
        bytes.append(reinterpret_cast<const char *>(values.row(i).data()),
                     static_cast<qsizetype>(columns) * static_cast<qsizetype>(sizeof(float)));
    const QByteArray key = QByteArray::number(static_cast<qint64>(columns)) + ' ' + bytes;
    const auto known = m_matrixIndex.constFind(key);
    if (known != m_matrixIndex.constEnd())
        return *known;
    m_matrices.append(QJsonObject{{QStringLiteral("columns"), static_cast<qint64>(columns)},
                                  {QStringLiteral("data"), QString::fromLatin1(bytes.toBase64())}});
    return m_matrixIndex[key] = static_cast<int>(m_matrices.size()) - 1;
}

int WalkNumbers::known(const Quantity &any) const
{
    const Quantity of = kindOf(any);
    const auto found = m_kindIndex.find({of.what, of.block, of.layer, of.part, of.head, of.name});
    return found == m_kindIndex.end() ? -1 : found->second;
}

int WalkNumbers::kind(const Quantity &any)
{
    if (const int index = known(any); index >= 0)
        return index;
    const Quantity of = kindOf(any);
    m_kinds.push_back({of, {}, {}});
    keepWhole(m_kinds.back());
    return m_kindIndex[{of.what, of.block, of.layer, of.part, of.head, of.name}] = static_cast<int>(m_kinds.size()) - 1;
}

/// A decoder's over its vocabulary: many columns, of which one row is looked at.
bool WalkNumbers::isAnswer(const Kind &kind) const
{
    return kind.of.what >= What::Logit;
}

/// So many rows, from the first, are kept whatever the steps show.
Index WalkNumbers::wholeRows(const Kind &kind) const
{
    const attn::ConstMatrixView all = m_values->matrix(kind.of);
    if (isAnswer(kind))
        return 0;
    if (kind.of.what == What::Parameter)
        return all.rows * all.cols <= kMostLearned ? all.rows : 0;
    return std::min(all.rows, std::max<Index>(1, kMostComputed / all.cols));
}

void WalkNumbers::keepWhole(Kind &kind)
{
    if (kind.of.what == What::Constant) {
        const auto value = static_cast<float>(m_values->value(kind.of));
        kind.kept << Kept{matrix({&value, 1, 1}, 1, 1), {}, {}};
        return;
    }
    const attn::ConstMatrixView all = m_values->matrix(kind.of);
    const bool isLearned = kind.of.what == What::Parameter;
    const Index row = isAnswer(kind) ? std::min(m_query, all.rows - 1) : m_query;
    const Index rows = wholeRows(kind);
    if (rows > 0)
        kind.kept << Kept{matrix(all, rows, all.cols), {}, {}};
    if (!isLearned && row >= rows && row < all.rows)
        kind.kept << Kept{matrix({all.row(row).data(), 1, all.cols, all.stride}, 1, all.cols), {}, {}, row};
}

/// These rows and columns, in this order; an empty list is all.
void WalkNumbers::keepSome(Kind &kind, const QList<int> &rows, const QList<int> &columns)
{
    const attn::ConstMatrixView all = m_values->matrix(kind.of);
    const auto count = [](const QList<int> &list, Index whole) { return list.isEmpty() ? whole : list.size(); };
    attn::Tensor some{count(rows, all.rows), count(columns, all.cols)};
    const attn::MatrixView to = some.matrix();
    for (Index i = 0; i < to.rows; ++i)
        for (Index j = 0; j < to.cols; ++j)
            to(i, j) = all(rows.isEmpty() ? i : rows[i], columns.isEmpty() ? j : columns[j]);
    const int index = matrix(some.matrix(), to.rows, to.cols);
    if (std::ranges::none_of(kind.kept, [&](const Kept &kept) { return kept.matrix == index; }))
        kind.kept << Kept{index, rows, columns};
}

/// What a step shows of a matrix that is too large to be kept whole.
void WalkNumbers::keepShown(Kind &kind, const StepMatrix &matrix, int shown)
{
    const Kept kept{shown, {}, {}, matrix.corner.row, matrix.corner.column};
    if (wholeRows(kind) < m_values->matrix(kind.of).rows && !kind.kept.contains(kept))
        kind.kept << kept;
}

QJsonArray WalkNumbers::kindsOf(const StepMatrix &matrix, int shown)
{
    QJsonArray list;
    const Index heads = matrix.headColumns > 0 ? matrix.columnCount() / matrix.headColumns : 1;
    for (Index head = 0; head < heads; ++head)
        list.append(kind(matrix.at(0, head * matrix.headColumns)));
    const int first = list.first().toInt();
    Kind &kind = m_kinds[static_cast<std::size_t>(first)];
    if (!matrix.rowIndex.isEmpty() && kind.kept.isEmpty())
        keepSome(kind, matrix.rowIndex, {});
    else if (!matrix.columnIndex.isEmpty())
        keepAnswers(first, matrix);
    else if (matrix.rowIndex.isEmpty() && matrix.headColumns == 0)
        keepShown(kind, matrix, shown);
    return list;
}

/// Of the large table of all words' those that make these.
void WalkNumbers::keepAnswers(int kind, const StepMatrix &matrix)
{
    const Quantity of = m_kinds[static_cast<std::size_t>(kind)].of;
    if (of.what != What::Logit)
        return;
    const Index row = std::min(m_query, m_values->matrix(of).rows - 1);
    const auto pattern = patternOf(*m_values, of, row, 1, m_values->matrix(of).cols);
    for (const TermsPattern &terms : pattern ? pattern->terms : std::vector<TermsPattern>())
        for (const OperandPattern &operand : terms.operands) {
            const int used = this->kind(operand.kind);
            Kind &learned = m_kinds[static_cast<std::size_t>(used)];
            const attn::ConstMatrixView all = m_values->matrix(operand.kind);
            if (all.rows * all.cols > kMostLearned)
                keepSome(learned, operand.row.byColumn != 0 ? matrix.columnIndex : QList<int>(),
                         operand.column.byColumn != 0 ? matrix.columnIndex : QList<int>());
        }
}

void WalkNumbers::findOperands(int index, bool mayAdd)
{
    const Quantity of = m_kinds[static_cast<std::size_t>(index)].of;
    if (of.what == What::Parameter || of.what == What::Constant || of.what == What::Sinusoid) {
        m_kinds[static_cast<std::size_t>(index)].made = {{QStringLiteral("rule"), ruleName(Rule::Leaf)}};
        return;
    }
    const attn::ConstMatrixView all = m_values->matrix(of);
    const bool oneRow = isAnswer(m_kinds[static_cast<std::size_t>(index)]);
    const Index row = oneRow ? std::min(m_query, all.rows - 1) : 0;
    const std::optional<Pattern> pattern = patternOf(*m_values, of, row, oneRow ? 1 : all.rows, all.cols);
    if (!pattern)
        return;
    QJsonArray terms;
    for (const TermsPattern &some : pattern->terms) {
        QJsonArray operands;
        for (const OperandPattern &operand : some.operands) {
            const int kind = mayAdd ? this->kind(operand.kind) : known(operand.kind);
            if (kind < 0)
                return; // the page doesn't hold what it is made of
            operands.append(QJsonArray{kind, indexJson(operand.row), indexJson(operand.column)});
        }
        terms.append(QJsonArray{static_cast<qint64>(some.count), operands});
    }
    m_kinds[static_cast<std::size_t>(index)].made = {{QStringLiteral("rule"), ruleName(pattern->rule)},
                                                     {QStringLiteral("terms"), terms}};
}

void WalkNumbers::close()
{
    const std::size_t shown = m_kinds.size();
    for (std::size_t k = m_closed; k < shown; ++k)
        findOperands(static_cast<int>(k), true);
    for (std::size_t k = shown; k < m_kinds.size(); ++k)
        findOperands(static_cast<int>(k), false);
    m_closed = m_kinds.size();
}

QStringList WalkNumbers::titles() const
{
    QStringList list;
    for (const Kind &kind : m_kinds)
        list << titleOf(kind.of);
    return list;
}

QJsonArray WalkNumbers::kinds() const
{
    QJsonArray list;
    const QString row = latexText(QStringLiteral("@row")), column = latexText(QStringLiteral("@column"));
    for (const Kind &kind : m_kinds) {
        QJsonArray kept;
        for (const Kept &one : kind.kept)
            kept.append(QJsonObject{{QStringLiteral("matrix"), one.matrix},
                                    {QStringLiteral("rows"), listJson(one.rows)},
                                    {QStringLiteral("columns"), listJson(one.columns)},
                                    {QStringLiteral("first"), QJsonArray{static_cast<qint64>(one.firstRow),
                                                                         static_cast<qint64>(one.firstColumn)}}});
        QJsonObject object = kind.made;
        const FirstIndices first = firstIndices(kind.of);
        object.insert(QStringLiteral("symbol"), mathMl(symbol(*m_values, kind.of, row, column)));
        object.insert(QStringLiteral("role"), roleClass(roleOf(kind.of)));
        object.insert(QStringLiteral("first"), QJsonArray{first.row, first.column});
        object.insert(QStringLiteral("kept"), kept);
        list.append(object);
    }
    return list;
}

} // namespace lab
