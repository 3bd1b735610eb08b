// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/opened_view.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "figures/number_text.h"
#include "views/flow_layout.h"
#include "views/focus_ring.h"
#include "views/formula_label.h"
#include "views/operand_list.h"
#include "views/wrapped_label.h"

namespace lab {

namespace {

/// "o12" names operand 12 in an unfolding's formulas.
int operandOf(const QString &term)
{
    bool isNumber = false;
    const int operand = term.mid(1).toInt(&isNumber);
    return term.startsWith(QLatin1Char('o')) && isNumber ? operand : -1;
}

QLabel *label(QVBoxLayout *layout, const char *look)
{
    auto *made = new WrappedLabel;
    made->setTextFormat(Qt::PlainText); // it may hold words that a person typed
    made->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (look)
        made->setProperty(look, true);
    layout->addWidget(made);
    return made;
}

QVBoxLayout *card(QVBoxLayout *layout, QWidget *&frame)
{
    frame = new QFrame;
    frame->setProperty("card", true);
    layout->addWidget(frame);
    auto *inside = new QVBoxLayout(frame);
    inside->setContentsMargins(12, 8, 12, 8);
    inside->setSpacing(4);
    return inside;
}

} // namespace

OpenedView::OpenedView(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Opened"));
    setWhatsThis(tr("What the number you clicked is made of. Click a part to open it in turn, down to the model's "
                    "parameters; the trail above leads back."));
    build();
    close();
}

void OpenedView::build()
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidgetResizable(true);
    scroll->setAccessibleName(tr("What the number is made of"));
    new FocusRing(scroll);
    outer->addWidget(scroll);
    auto *contents = new QWidget;
    scroll->setWidget(contents);
    auto *layout = new QVBoxLayout(contents);
    layout->setContentsMargins(12, 4, 12, 12);
    layout->setSpacing(8);
    m_trailBar = new QWidget;
    layout->addWidget(m_trailBar);
    m_hint = label(layout, "dim");
    m_hint->setText(tr("Click a number in a table or a formula to open what it is made of."));
    m_text = label(layout, nullptr);
    QVBoxLayout *formulas = card(layout, m_card);
    m_formula = new FormulaLabel;
    m_numbers = new FormulaLabel;
    formulas->addWidget(m_formula);
    formulas->addWidget(m_numbers);
    m_note = label(formulas, "note");
    QVBoxLayout *list = card(layout, m_listCard);
    m_operands = new OperandList;
    list->addWidget(m_operands);
    m_all = new QPushButton;
    m_all->setProperty("link", true);
    list->addWidget(m_all, 0, Qt::AlignLeft);
    m_asides = new QVBoxLayout;
    m_asides->setSpacing(8);
    layout->addLayout(m_asides);
    layout->addStretch(1);

    connect(m_operands, &OperandList::clicked, this, &OpenedView::openOperand);
    connect(m_operands, &OperandList::hovered, this, [this](int operand) {
        const QString term = operand < 0 ? QString() : QStringLiteral("o%1").arg(operand);
        m_formula->lightTerm(term);
        m_numbers->lightTerm(term);
    });
    for (FormulaLabel *formula : {m_formula, m_numbers}) {
        connect(formula, &FormulaLabel::clicked, this, [this](const QString &term) { openOperand(operandOf(term)); });
        connect(formula, &FormulaLabel::hovered, this, [this](const QString &term) {
            m_operands->light(operandOf(term));
            m_formula->lightTerm(term);
            m_numbers->lightTerm(term);
        });
    }
    connect(m_all, &QPushButton::clicked, this, [this] {
        m_operands->setExpanded(!m_operands->isExpanded());
        nameAll();
    });
}

void OpenedView::open(const RunValuesPtr &values, const Quantity &quantity, const NumberStyle &style)
{
    m_values = values;
    m_style = style;
    m_trail = {quantity};
    m_operands->setExpanded(false);
    refresh();
}

void OpenedView::close()
{
    m_values.reset();
    m_trail.clear();
    refresh();
}

void OpenedView::setAsides(const QList<Aside> &asides)
{
    while (QLayoutItem *item = m_asides->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const Aside &aside : asides) {
        QWidget *frame = nullptr;
        QVBoxLayout *inside = card(m_asides, frame);
        frame->setObjectName(QStringLiteral("aside-") + aside.id);
        label(inside, "sectionTitle")->setText(aside.question);
        label(inside, nullptr)->setText(aside.answer);
    }
}

void OpenedView::openOperand(int operand)
{
    if (m_isOpening || operand < 0 || static_cast<std::size_t>(operand) >= m_unfolding.operands.size())
        return;
    m_trail.push_back(m_unfolding.operands[static_cast<std::size_t>(operand)].quantity);
    m_operands->setExpanded(false);
    refresh();
}

void OpenedView::backTo(int place)
{
    m_trail.resize(static_cast<std::size_t>(place) + 1);
    refresh();
}

void OpenedView::refresh()
{
    m_isOpening = m_values && !m_trail.empty();
    if (m_isOpening) {
        m_opening.start(
            [values = m_values, of = m_trail.back(), style = m_style] { return unfold(*values, of, style); },
            [this](const Unfolding &made) { showUnfolding(made); });
        return;
    }
    m_opening.cancel();
    m_hint->show();
    for (QWidget *part : {m_trailBar, static_cast<QWidget *>(m_text), m_card, m_listCard})
        part->hide();
}

void OpenedView::showUnfolding(const Unfolding &unfolding)
{
    m_isOpening = false;
    m_unfolding = unfolding;
    m_hint->hide();
    for (QWidget *part : {m_trailBar, static_cast<QWidget *>(m_text), m_card})
        part->show();
    showTrail();
    m_text->setText(m_unfolding.text);
    m_formula->setLatex(m_unfolding.latex);
    m_numbers->setLatex(m_unfolding.numbers);
    m_numbers->setVisible(!m_unfolding.numbers.isEmpty() && m_unfolding.numbers != m_unfolding.latex);
    m_note->setVisible(m_unfolding.rounded || m_unfolding.operands.empty());
    m_note->setText(m_unfolding.operands.empty()
                        ? tr("Exactly %1. It comes from nothing else.").arg(significantText(m_unfolding.value, 9))
                        : tr("Rounded here; computed with all digits."));
    m_operands->setUnfolding(m_unfolding);
    m_listCard->setVisible(!m_unfolding.operands.empty());
    m_all->setVisible(m_operands->isLong());
    nameAll();
}

void OpenedView::nameAll()
{
    m_all->setText(m_operands->isExpanded() ? tr("Show fewer") : tr("Show all %1").arg(m_operands->lines()));
}

void OpenedView::showTrail()
{
    delete m_trailBar->layout();
    qDeleteAll(m_trailBar->findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    auto *flow = new FlowLayout(m_trailBar, 4);
    m_names.resize(m_trail.size());
    m_names.back() = {m_unfolding.symbol, m_unfolding.text};
    for (std::size_t i = 0; i < m_trail.size(); ++i) {
        auto *place = new FormulaLabel;
        place->setLatex(m_names[i].symbol);
        place->setEms(1.1);
        place->setToolTip(m_names[i].text);
        const bool isHere = i + 1 == m_trail.size();
        if (!isHere) {
            place->setCursor(Qt::PointingHandCursor);
            // the bar is built anew, which ends the label: not while it is still at work
            connect(
                place, &FormulaLabel::clicked, this, [this, i] { backTo(static_cast<int>(i)); }, Qt::QueuedConnection);
        }
        flow->addWidget(place);
        if (!isHere) {
            auto *arrow = new QLabel(QStringLiteral("›"));
            arrow->setProperty("dim", true);
            flow->addWidget(arrow);
        }
    }
    m_trailBar->updateGeometry();
}

} // namespace lab
