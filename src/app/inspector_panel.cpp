// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inspector_panel.h"

#include <QScrollBar>

#include "figures/labels.h"
#include "ui_inspector_panel.h"
#include "views/focus_ring.h"
#include "views/inspector_text.h"
#include "views/theme_of.h"

namespace lab {

InspectorPanel::InspectorPanel(QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::InspectorPanel>()), m_decimals(InspectorText::kDecimals)
{
    m_ui->setupUi(this);
    new FocusRing(m_ui->scroll);
    connect(m_ui->allTerms, &QPushButton::clicked, this, [this] {
        m_allTerms = !m_allTerms;
        refresh();
    });
    connect(m_ui->allKeys, &QPushButton::clicked, this, [this] {
        m_ui->table->setExpanded(!m_ui->table->isExpanded());
        refresh();
    });
}

InspectorPanel::~InspectorPanel() = default;

void InspectorPanel::setSession(Session *session)
{
    m_session = session;
    Selection *selection = &session->selection();
    connect(session, &Session::runChanged, this, &InspectorPanel::refreshSoon);
    connect(session, &Session::layerChanged, this, &InspectorPanel::refreshSoon);
    connect(selection, &Selection::headChanged, this, &InspectorPanel::refreshSoon);
    connect(selection, &Selection::cellChanged, this, &InspectorPanel::refreshSoon);
    connect(m_ui->table, &SoftmaxTable::hovered, this, [selection](int key) {
        selection->hover(key < 0 ? Cell{} : Cell{selection->cell().query, key});
    });
    connect(m_ui->table, &SoftmaxTable::clicked, this, [selection](int key) {
        selection->pin({selection->cell().query, key});
    });
    refresh();
}

void InspectorPanel::setDecimals(int decimals)
{
    m_decimals = decimals;
    m_ui->table->setDecimals(decimals);
    keepWidth();
    refreshSoon();
}

/// Never narrower than the columns of numbers, which would be cut.
void InspectorPanel::keepWidth()
{
    m_ui->scroll->setMinimumWidth(m_ui->contents->minimumSizeHint().width() +
                                  m_ui->scroll->verticalScrollBar()->sizeHint().width());
}

void InspectorPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    keepWidth();
    refresh();
}

void InspectorPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refreshSoon();
}

void InspectorPanel::refreshSoon()
{
    if (m_stale || !isVisible())
        return;
    m_stale = true;
    QMetaObject::invokeMethod(this, &InspectorPanel::refresh, Qt::QueuedConnection);
}

void InspectorPanel::refresh()
{
    m_stale = false;
    const bool hasRun = m_session && m_session->run() && !m_session->isEmpty();
    // a selection can be ahead of its layer while that is being computed
    const bool fits = hasRun && m_session->layer()->place == m_session->selection().place();
    const Cell cell = fits ? m_session->selection().cell() : Cell{};
    m_ui->sentence->setVisible(!cell.isEmpty());
    m_ui->head->setVisible(fits);
    m_ui->scoreCard->setVisible(cell.query && cell.key);
    m_ui->bringsCard->setVisible(cell.query && cell.key);
    m_ui->softmaxCard->setVisible(cell.query.has_value());
    m_ui->hint->setVisible(!cell.query || !cell.key);
    if (!fits)
        return;
    const Inspection inspection(m_session->run(), m_session->layer(), m_session->selection().head());
    const InspectorText text(inspection, themeOf(*this), m_decimals);
    m_ui->head->setText(text.head());
    m_ui->sentence->setText(text.sentence(cell));
    if (cell.query && cell.key)
        showScore(inspection, *cell.query, *cell.key);
    if (cell.query)
        showRow(inspection, *cell.query, cell.key);
}

void InspectorPanel::showScore(const Inspection &inspection, int query, int key)
{
    const InspectorText text(inspection, themeOf(*this), m_decimals);
    const int terms = static_cast<int>(inspection.query(query).size());
    m_ui->formula->setText(text.scoreFormula(query, key));
    m_ui->numbers->setText(text.scoreNumbers(query, key, m_allTerms));
    m_ui->allTerms->setVisible(terms > InspectorText::kTerms);
    m_ui->allTerms->setText(m_allTerms ? tr("Show fewer terms") : tr("Show all %1 terms").arg(terms));
    m_ui->scoreNote->setText(tr("Factors are rounded here; the result is not."));
    m_ui->brings->setText(text.contribution(query, key));
}

void InspectorPanel::showRow(const Inspection &inspection, int query, std::optional<int> key)
{
    const InspectorText text(inspection, themeOf(*this), m_decimals);
    QStringList keys;
    for (const TokenLabel &label : keyLabels(*inspection.run().trace, inspection.layer().place))
        keys << label.plain();
    m_ui->softmax->setVisible(key.has_value());
    if (key)
        m_ui->softmax->setText(text.softmaxFormula(query, *key));
    m_ui->table->setRow(inspection.softmax(query), keys, key);
    m_ui->allKeys->setVisible(m_ui->table->isLong());
    m_ui->allKeys->setText(m_ui->table->isExpanded() ? tr("Show only the largest shares")
                                                     : tr("Show all %1 keys").arg(inspection.keys()));
    m_ui->sumNote->setText(text.sumNote(query));
}

} // namespace lab
