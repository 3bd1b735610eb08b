// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>
#include <vector>

#include "views/latest_job.h"
#include "walkthrough/step.h"

class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace lab {

class FormulaLabel;
class OperandList;

/// A number opened into what it is made of, each part of which opens in turn, down to parameters. The way there is a
/// trail that leads back. Numbers are opened beside the GUI thread: one can be of a layer that must be computed first.
class OpenedView : public QWidget {
    Q_OBJECT
public:
    explicit OpenedView(QWidget *parent = nullptr);

    /// Starts a new trail. No values: nothing is open.
    void open(const RunValuesPtr &values, const Quantity &quantity, const NumberStyle &style);
    void close();
    /// What one may ask at the step, below what is opened.
    void setAsides(const QList<Aside> &asides);
    const std::vector<Quantity> &trail() const { return m_trail; }
    const Unfolding &unfolding() const { return m_unfolding; }
    /// The trail's end is not shown yet.
    bool isOpening() const { return m_isOpening; }
    /// Goes on along the trail, or back to one of its places.
    void openOperand(int operand);
    void backTo(int place);

    QSize sizeHint() const override { return {300, 480}; }

private:
    void build();
    void refresh();
    void showUnfolding(const Unfolding &unfolding);
    void showTrail();
    void nameAll();

    RunValuesPtr m_values;
    NumberStyle m_style;
    struct Name {
        QString symbol; ///< LaTeX
        QString text;
    };
    std::vector<Quantity> m_trail;
    std::vector<Name> m_names; ///< of the trail as it is shown
    Unfolding m_unfolding;
    LatestJob m_opening;
    bool m_isOpening = false;

    QWidget *m_trailBar;
    QLabel *m_hint, *m_text, *m_note;
    FormulaLabel *m_formula, *m_numbers;
    QWidget *m_card, *m_listCard;
    OperandList *m_operands;
    QPushButton *m_all;
    QVBoxLayout *m_asides;
};

} // namespace lab
