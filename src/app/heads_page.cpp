// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heads_page.h"

#include <algorithm>

#include "figures/head_texts.h"
#include "ui_heads_page.h"
#include "views/head_sentence.h"
#include "views/theme_of.h"

namespace lab {

namespace {

constexpr int kMargins = 48;
// About as long as they get.
constexpr int kMeasureLetters = 140;
constexpr int kSentenceLetters = 95;

QString sentenceCase(QString text)
{
    return text.isEmpty() ? text : text.replace(0, 1, text.at(0).toUpper());
}

QString explanation(HeadMeasure measure)
{
    switch (measure) {
    case HeadMeasure::Entropy:
        return HeadsPage::tr("How widely the weights are spread, in bits");
    case HeadMeasure::Itself:
        return HeadsPage::tr("Share of the weight on the token itself");
    case HeadMeasure::Previous:
        return HeadsPage::tr("Share of the weight on the token before");
    case HeadMeasure::First:
        return HeadsPage::tr("Share of the weight on the first key");
    case HeadMeasure::Distance:
        return HeadsPage::tr("How far away the keys are, in tokens, by their weights");
    }
    return {};
}

} // namespace

HeadsPage::HeadsPage(QWidget *parent) : QWidget(parent), m_ui(std::make_unique<Ui::HeadsPage>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_StyledBackground);
    m_ui->order->addItem(tr("Layer and head"));
    for (const HeadMeasure measure : kHeadMeasures) {
        m_ui->order->addItem(sentenceCase(measureName(measure)), static_cast<int>(measure));
        m_ui->order->setItemData(m_ui->order->count() - 1, explanation(measure), Qt::ToolTipRole);
    }
    connect(m_ui->order, &QComboBox::currentIndexChanged, this, [this] {
        const QVariant measure = m_ui->order->currentData();
        m_ui->map->setOrder(measure.isValid() ? std::optional(static_cast<HeadMeasure>(measure.toInt()))
                                              : std::nullopt);
    });
    connect(m_ui->map, &ModelView::lookedAtChanged, this, &HeadsPage::showLookedAt);
    connect(m_ui->map, &ModelView::opened, this, &HeadsPage::opened);
}

HeadsPage::~HeadsPage() = default;

void HeadsPage::setSession(Session *session)
{
    m_ui->map->setSession(session);
}

/// As high for every head: the maps must not move under the mouse.
void HeadsPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const QFontMetrics metrics = m_ui->measures->fontMetrics();
    const auto lines = [&](int letters) {
        return 1 + letters * metrics.averageCharWidth() / std::max(1, width() - kMargins);
    };
    m_ui->measures->setFixedHeight((lines(kMeasureLetters) + lines(kSentenceLetters)) * metrics.lineSpacing());
}

void HeadsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showLookedAt();
}

void HeadsPage::showLookedAt()
{
    const HeadSummary *head = m_ui->map->lookedAt();
    m_ui->measures->setText(head ? headText(*head, *m_ui->map->figure()->source().config, themeOf(*this)) : QString());
}

} // namespace lab
