// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tool_row.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QPushButton>

#include <algorithm>
#include <cmath>

#include "app/choices.h"
#include "figures/labels.h"
#include "views/choice_strip.h"

namespace lab {

namespace {

constexpr int kGap = 8;
constexpr int kHeight = 36;      ///< the same whether folded or not: nothing below jumps
constexpr int kModelWidth = 112; ///< where room is short; the whole name is in the tool tip

QComboBox *list(QWidget *parent, const QString &name, const QString &about)
{
    auto *box = new QComboBox(parent);
    box->setAccessibleName(name);
    box->setToolTip(about);
    box->setWhatsThis(about);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return box;
}

} // namespace

ToolRow::ToolRow(QWidget *parent)
    : QWidget(parent), m_shipped(shippedModels()), m_model(list(this, tr("Model"), tr("The model that computes"))),
      m_place(new ChoiceStrip(this)), m_layer(new ChoiceStrip(this)), m_head(new ChoiceStrip(this)),
      m_scale(list(this, tr("Scale"), tr("What each q·k is multiplied by before the softmax, in every layer"))),
      m_mask(list(this, tr("Mask"), tr("Which keys a query may see in self-attention; cross-attention keeps its own"))),
      m_export(new QPushButton(tr("Export…"), this))
{
    m_model->setObjectName(QStringLiteral("models"));
    m_place->setName(tr("Attention"));
    m_layer->setName(tr("Layer"));
    m_head->setName(tr("Head"));
    m_export->setProperty("primary", true);
    m_export->setToolTip(tr("Make a file of the page that is shown: a picture, or its numbers (Ctrl+E)"));

    setFixedHeight(kHeight);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    layout->addWidget(m_model);
    layout->addWidget(m_place);
    layout->addWidget(addCaption(tr("Layer")));
    layout->addWidget(m_layer);
    layout->addWidget(addCaption(tr("Head")));
    layout->addWidget(m_head);
    layout->addWidget(addCaption(tr("Scale")));
    layout->addWidget(m_scale);
    layout->addWidget(addCaption(tr("Mask")));
    layout->addWidget(m_mask);
    layout->addStretch(1);
    layout->addWidget(m_export);
    connect(m_export, &QPushButton::clicked, this, &ToolRow::exportRequested);
}

QLabel *ToolRow::addCaption(const QString &text)
{
    auto *caption = new QLabel(text, this);
    caption->setProperty("dim", true);
    m_captions.append(caption);
    return caption;
}

void ToolRow::setSession(Session *session)
{
    m_session = session;
    connect(session, &Session::runChanged, this, &ToolRow::showRun);
    connect(session, &Session::experimentChanged, this, &ToolRow::showExperiment);
    connect(&session->selection(), &Selection::placeChanged, this, &ToolRow::showPlaces);
    connect(&session->selection(), &Selection::headChanged, this, &ToolRow::showHeads);
    connectChoices();
    fillLists();
    showRun();
}

void ToolRow::setModelFolders(const QStringList &folders)
{
    m_own.clear();
    for (const QString &folder : folders)
        m_own += modelsIn(folder);
    fillLists();
}

void ToolRow::connectChoices()
{
    connect(m_model, &QComboBox::activated, this, [this](int index) {
        const QString model = m_model->itemData(index).toString();
        if (!model.isEmpty())
            m_session->setModel(model);
        else
            emit openModelRequested();
        fillLists();
    });
    connect(m_place, &ChoiceStrip::chosen, this, &ToolRow::choosePlace);
    connect(m_layer, &ChoiceStrip::chosen, this, [this](int index) {
        attn::AttentionPlace place = m_session->selection().place();
        place.layer = attn::LayerIndex{index};
        m_session->selection().setPlace(place);
    });
    connect(m_head, &ChoiceStrip::chosen, this,
            [this](int index) { m_session->selection().setHead(attn::HeadIndex{index}); });
    connect(m_scale, &QComboBox::activated, this, &ToolRow::chooseScale);
    connect(m_mask, &QComboBox::activated, this, &ToolRow::chooseMask);
}

void ToolRow::showModels()
{
    const QString asked = m_session->experiment().model;
    const QString current = asked.isEmpty() ? QString::fromLatin1(kDefaultModel) : asked;
    m_model->clear();
    const auto addModel = [this](const QString &id, const QString &about) {
        m_model->addItem(id.section(u'/', -1, -1, QString::SectionSkipEmpty), id);
        m_model->setItemData(m_model->count() - 1, about, Qt::ToolTipRole);
    };
    for (const ShippedModel &model : m_shipped)
        addModel(model.id, model.title);
    for (const ShippedModel &model : m_own)
        addModel(model.id, model.title);
    if (m_model->findData(current) < 0)
        addModel(current, current);
    m_model->addItem(tr("Open folder…"), QString());
    m_model->setCurrentIndex(m_model->findData(current));
    m_model->setToolTip(tr("The model that computes: %1").arg(current));
}

ToolRow::Filled ToolRow::now() const
{
    const Experiment &experiment = m_session->experiment();
    return {experiment.model, experiment.request.scale, experiment.request.mask,
            m_session->run() ? m_session->run()->model : nullptr};
}

void ToolRow::showExperiment()
{
    if (m_filled != now())
        fillLists();
}

void ToolRow::fillLists()
{
    m_filled = now();
    showModels();
    fillScales(*m_scale, m_filled.scale, m_filled.model ? &m_filled.model->config() : nullptr);
    fillMasks(*m_mask, m_filled.mask);
    fold();
}

void ToolRow::showRun()
{
    const bool hasRun = m_session->run() != nullptr;
    for (QWidget *widget : {static_cast<QWidget *>(m_place), static_cast<QWidget *>(m_layer),
                            static_cast<QWidget *>(m_head), static_cast<QWidget *>(m_export)})
        widget->setEnabled(hasRun && !m_session->isEmpty());
    if (!hasRun)
        return;
    m_kinds.clear();
    QList<ChoiceStrip::Choice> choices;
    for (const attn::AttentionPlace &place : m_session->run()->model->places()) {
        if (place.layer != attn::LayerIndex{0})
            continue;
        m_kinds.append(place);
        const QString name = place.kind == attn::AttentionKind::Cross ? tr("Cross")
                             : place.block == attn::Block::Encoder    ? tr("Encoder")
                                                                      : tr("Decoder");
        choices.append({name, placeName(place)});
    }
    m_place->setChoices(choices);
    showExperiment();
    showPlaces();
}

void ToolRow::showPlaces()
{
    if (!m_session->run())
        return;
    attn::AttentionPlace kind = m_session->selection().place();
    const auto layer = static_cast<int>(attn::value(kind.layer));
    kind.layer = attn::LayerIndex{0};
    m_place->setCurrent(static_cast<int>(m_kinds.indexOf(kind)));
    QList<ChoiceStrip::Choice> layers;
    for (attn::Index i = 0; i < m_session->run()->model->config().layers(kind.block); ++i)
        layers.append({QString::number(i), tr("Layer %1").arg(i)});
    m_layer->setChoices(layers);
    m_layer->setCurrent(layer);
    showHeads();
}

void ToolRow::showHeads()
{
    if (!m_session->run())
        return;
    const attn::ModelConfig &config = m_session->run()->model->config();
    QList<ChoiceStrip::Choice> heads;
    for (int h = 0; h < config.heads; ++h) {
        const QString taught = supervision(config, m_session->selection().place(), attn::HeadIndex{h});
        heads.append(taught.isEmpty() ? ChoiceStrip::Choice{QString::number(h), tr("Head %1").arg(h)}
                                      : ChoiceStrip::Choice{tr("%1 ★").arg(h), tr("Head %1, %2").arg(h).arg(taught)});
    }
    m_head->setChoices(heads);
    m_head->setCurrent(static_cast<int>(attn::value(m_session->selection().head())));
    fold();
}

void ToolRow::choosePlace(int index)
{
    attn::AttentionPlace place = m_kinds.at(index);
    const attn::Index last = m_session->run()->model->config().layers(place.block) - 1;
    const attn::Index layer = std::min(attn::value(m_session->selection().place().layer), last);
    place.layer = attn::LayerIndex{static_cast<std::int32_t>(layer)};
    m_session->selection().setPlace(place);
}

void ToolRow::chooseScale(int index)
{
    attn::ScaleChoice choice = m_session->experiment().request.scale;
    choice.kind = static_cast<attn::ScaleChoice::Kind>(m_scale->itemData(index).toInt());
    bool accepted = true;
    if (choice.kind == attn::ScaleChoice::Kind::Number)
        choice.number = static_cast<float>(QInputDialog::getDouble(this, tr("Scale"), tr("Multiply each q·k by"),
                                                                   static_cast<double>(choice.number), -1000, 1000, 4,
                                                                   &accepted, {}, 0.1));
    if (accepted)
        m_session->setScale(choice);
    fillLists();
}

void ToolRow::chooseMask(int index)
{
    attn::MaskChoice choice = m_session->experiment().request.mask;
    choice.kind = static_cast<attn::MaskChoice::Kind>(m_mask->itemData(index).toInt());
    bool accepted = true;
    if (choice.kind == attn::MaskChoice::Kind::Window)
        choice.window = QInputDialog::getInt(this, tr("Mask"), tr("See no further than this many positions away"),
                                             static_cast<int>(choice.window), 0, 100000, 1, &accepted);
    if (accepted)
        m_session->setMask(choice);
    fillLists();
}

void ToolRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fold();
}

/// Side by side while everything fits; else as lists, then without captions and with a shorter model's name.
void ToolRow::fold()
{
    int captions = 0;
    for (const QLabel *caption : m_captions)
        captions += caption->sizeHint().width() + kGap;
    const auto lists = m_scale->sizeHint().width() + m_mask->sizeHint().width() + m_export->sizeHint().width();
    const int rest = 6 * kGap + m_model->sizeHint().width() + lists;
    int choices = m_place->spreadWidth() + m_layer->spreadWidth() + m_head->spreadWidth();
    const bool compact = choices + captions + rest > width();
    for (ChoiceStrip *strip : {m_place, m_layer, m_head})
        strip->setCompact(compact);
    if (compact)
        choices = m_place->sizeHint().width() + m_layer->sizeHint().width() + m_head->sizeHint().width();
    const bool roomy = choices + captions + rest <= width();
    for (QLabel *caption : m_captions)
        caption->setVisible(roomy);
    m_model->setMaximumWidth(roomy ? QWIDGETSIZE_MAX : std::max(kModelWidth, width() - choices - lists - 6 * kGap));
}

} // namespace lab
