// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <map>
#include <tuple>

#include "walkthrough/step.h"

namespace lab {

/// The class that a role's numbers have in a page; none for Role::Plain.
QString roleClass(Role role);
QJsonArray listJson(const QList<int> &numbers);

/// The numbers of a page that walks by itself: matrices as little-endian 32-bit floats in base64, each written once,
/// and the kinds of numbers they belong to, with what a number of each kind is made of. So the page can open a number
/// into numbers of the run, as far as it holds them: what the steps show, and what that is made of.
class WalkNumbers {
public:
    /// `query`: the row that is kept of what is too large to be kept whole.
    WalkNumbers(RunValuesPtr values, attn::Index query);

    /// The first rows and columns of a matrix: its index in matrices().
    int matrix(const attn::ConstMatrixView &values, attn::Index rows, attn::Index columns);
    /// Of a matrix that opens, of which matrices()[shown] is seen: the kinds of its cells, one, or one for each head;
    /// what is seen is kept.
    QJsonArray kindsOf(const StepMatrix &matrix, int shown);
    /// The kind of one number, to which another step's cell may lead.
    int kind(const Quantity &quantity);
    /// Once all steps are there: keeps what the kept numbers are made of, too.
    void close();
    /// What the numbers of each kind are called that no step shows, in the language that the thread speaks; others are
    /// empty.
    QStringList titles() const;

    const QJsonArray &matrices() const { return m_matrices; }
    /// {symbol, role, first, rule, terms, kept}: a list, by their index; without a rule the page doesn't hold what such
    /// a number is made of. A term's operand is [kind, row, column], each index as in IndexPattern.
    QJsonArray kinds() const;

private:
    /// Some rows and columns of a kind's numbers, or all.
    struct Kept {
        int matrix = 0;
        QList<int> rows;    ///< where they are not consecutive
        QList<int> columns; ///< likewise
        attn::Index firstRow = 0;
        attn::Index firstColumn = 0;
        bool operator==(const Kept &) const = default;
    };
    struct Kind {
        Quantity of; ///< row and column are 0
        QList<Kept> kept;
        QJsonObject made; ///< rule and terms
    };
    using Key = std::tuple<What, attn::Block, attn::LayerIndex, Part, attn::HeadIndex, std::string>;

    int known(const Quantity &kind) const;
    attn::Index wholeRows(const Kind &kind) const;
    void keepWhole(Kind &kind);
    void keepSome(Kind &kind, const QList<int> &rows, const QList<int> &columns);
    void keepShown(Kind &kind, const StepMatrix &matrix, int shown);
    void keepAnswers(int kind, const StepMatrix &matrix);
    void findOperands(int kind, bool mayAdd);
    bool isAnswer(const Kind &kind) const;

    RunValuesPtr m_values;
    attn::Index m_query;
    QJsonArray m_matrices;
    QHash<QByteArray, int> m_matrixIndex;
    std::vector<Kind> m_kinds;
    std::map<Key, int> m_kindIndex;
    std::size_t m_closed = 0; ///< so many kinds have their operands
};

} // namespace lab
