// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lines_page.h"

#include <algorithm>
#include <iterator>

#include "figures/labels.h"
#include "ui_lines_page.h"
#include "views/flow_layout.h"

namespace lab {

namespace {

constexpr double kThresholds[] = {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9};
constexpr int kGap = 8;
constexpr int kStrongest[] = {0, 1, 2, 3, 5}; ///< 0: all

} // namespace

LinesPage::LinesPage(QWidget *parent) : QWidget(parent), m_ui(std::make_unique<Ui::LinesPage>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_StyledBackground);
    auto *look = new FlowLayout(m_ui->look, kGap);
    const int height = m_ui->strongest->sizeHint().height(); // of all, so that they stand in a line
    for (auto *group : m_ui->look->findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
        group->setMinimumHeight(height);
        look->addWidget(group);
    }
    m_ui->threshold->setMaximum(static_cast<int>(std::size(kThresholds)) - 1);
    m_ui->threshold->setValue(
        static_cast<int>(std::ranges::find(kThresholds, LinesLook().threshold) - std::begin(kThresholds)));
    for (const int strongest : kStrongest)
        m_ui->strongest->addItem(strongest == 0 ? tr("all") : QString::number(strongest), strongest);
    m_ui->direction->setName(tr("Direction"));
    m_ui->direction->setChoices({{tr("Left to right"), tr("Queries at the left, keys at the right")},
                                 {tr("Up and down"), tr("Keys on top, queries below")}});
    m_ui->direction->setCurrent(0);
    connect(m_ui->heads, &HeadToggles::changed, this, &LinesPage::applyLook);
    connect(m_ui->all, &QPushButton::clicked, this, [this] { m_ui->heads->setAll(!m_ui->heads->isAll()); });
    connect(m_ui->threshold, &QSlider::valueChanged, this, &LinesPage::applyLook);
    connect(m_ui->strongest, &QComboBox::currentIndexChanged, this, &LinesPage::applyLook);
    connect(m_ui->direction, &ChoiceStrip::chosen, this, &LinesPage::applyLook);
}

LinesPage::~LinesPage() = default;

void LinesPage::setSession(Session *session)
{
    m_session = session;
    m_ui->lines->setSession(session);
    connect(session, &Session::runChanged, this, &LinesPage::showHeads);
    connect(session, &Session::layerChanged, this, &LinesPage::showHeads);
    connect(&session->selection(), &Selection::headChanged, this, &LinesPage::showHeads);
    showHeads();
}

void LinesPage::showHeads()
{
    if (!m_session->run())
        return;
    const attn::LayerTrace &layer = *m_session->layer();
    QStringList taught;
    for (std::int32_t head = 0; head < layer.weights.shape().at(0); ++head)
        taught << supervision(m_session->run()->model->config(), layer.place, attn::HeadIndex{head});
    m_ui->heads->setHeads(taught, m_session->selection().head());
    applyLook();
}

void LinesPage::applyLook()
{
    m_ui->all->setText(m_ui->heads->isAll() ? tr("Only the chosen one") : tr("All"));
    const double threshold = kThresholds[m_ui->threshold->value()];
    m_ui->thresholdValue->setText(QString::number(threshold));
    m_ui->lines->setLook(
        {m_ui->heads->added(), threshold, m_ui->strongest->currentData().toInt(), m_ui->direction->current() == 1});
}

} // namespace lab
