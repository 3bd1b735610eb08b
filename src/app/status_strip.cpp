// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/status_strip.h"

#include <QLabel>

#include "figures/labels.h"

namespace lab {

namespace {

constexpr int kGap = 16;

QString counted(attn::Index count, const QString &one, const QString &several)
{
    return (count == 1 ? one : several).arg(count);
}

QString layersText(const attn::ModelConfig &config)
{
    if (config.architecture == attn::Architecture::EncoderDecoder)
        return StatusStrip::tr("%1 + %2 layers").arg(config.encoder_layers).arg(config.decoder_layers);
    const attn::Index layers = config.hasEncoder() ? config.encoder_layers : config.decoder_layers;
    return counted(layers, StatusStrip::tr("%1 layer"), StatusStrip::tr("%1 layers"));
}

} // namespace

QString millisecondsText(double microseconds)
{
    const double milliseconds = microseconds / 1000;
    return milliseconds < 10 ? QString::number(milliseconds, 'g', 2) : QString::number(milliseconds, 'f', 0);
}

StatusStrip::StatusStrip(QWidget *parent)
    : QStatusBar(parent), m_model(new QLabel(this)), m_shape(new QLabel(this)), m_time(new QLabel(this)),
      m_supervision(new QLabel(this))
{
    setSizeGripEnabled(false);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // says less rather than be wider than the window
    for (QLabel *label : {m_model, m_shape, m_time})
        addWidget(label);
    addPermanentWidget(m_supervision);
    m_model->setAccessibleName(tr("Model"));
    m_shape->setAccessibleName(tr("Shape"));
    m_time->setAccessibleName(tr("Computing time"));
    m_supervision->setAccessibleName(tr("Supervision"));
}

void StatusStrip::setSession(Session *session)
{
    m_session = session;
    connect(session, &Session::runChanged, this, &StatusStrip::refresh);
    connect(session, &Session::layerChanged, this, &StatusStrip::refresh);
    connect(&session->selection(), &Selection::headChanged, this, &StatusStrip::refresh);
    refresh();
}

void StatusStrip::refresh()
{
    const bool hasRun = m_session->run() && !m_session->isEmpty();
    for (QLabel *label : {m_model, m_shape, m_time, m_supervision})
        label->setVisible(hasRun);
    if (!hasRun)
        return;
    const attn::ModelConfig &config = m_session->run()->model->config();
    const attn::Trace &trace = *m_session->run()->trace;
    const attn::LayerTrace &layer = *m_session->layer();
    const QString heads = counted(config.heads, tr("%1 head"), tr("%1 heads"));
    m_model->setText(tr("%1 · %2 · d_model %3").arg(layersText(config), heads).arg(config.d_model));
    m_shape->setText(tr("%1 × %2 weights").arg(layer.weights.shape().at(1)).arg(layer.weights.shape().at(2)));
    const QString threads = counted(trace.threads, tr("%1 thread"), tr("%1 threads"));
    m_time->setText(tr("computed in %1 ms (%2, %3)")
                        .arg(millisecondsText(trace.microseconds), QString::fromUtf8(attn::instructionSet()), threads));
    const QString taught = supervision(config, layer.place, m_session->selection().head());
    m_taught = taught.isEmpty() ? QString() : tr("★ this head was %1; compare an untaught head beside it").arg(taught);
    m_taughtShort = taught.isEmpty() ? QString() : tr("★ %1").arg(taught);
    m_supervision->setToolTip(m_taught);
    fit();
}

void StatusStrip::resizeEvent(QResizeEvent *event)
{
    QStatusBar::resizeEvent(event);
    fit();
}

void StatusStrip::fit()
{
    const auto needed = [this] {
        int width = 0;
        for (const QLabel *label : {m_model, m_shape, m_time, m_supervision})
            width += label->isHidden() ? 0 : label->sizeHint().width() + kGap;
        return width;
    };
    m_supervision->setText(m_taught);
    m_time->setVisible(!m_model->isHidden());
    if (needed() > width())
        m_supervision->setText(m_taughtShort);
    if (needed() > width())
        m_time->hide();
}

} // namespace lab
