// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/sample_pictures.h"

#include <algorithm>

#include "figures/thumbnail.h"

namespace lab {

namespace {
constexpr int kPixelRatio = 2; ///< crisp on dense screens, and shrunk cleanly on others
} // namespace

SamplePictures::SamplePictures(QObject *parent) : QObject(parent)
{
    m_painters.setMaxThreadCount(1);
}

SamplePictures::~SamplePictures()
{
    m_painters.waitForDone();
}

void SamplePictures::want(const QList<Sample> &samples)
{
    for (const Sample &sample : samples) {
        const bool waits = std::ranges::any_of(m_wanted, [&](const Sample &each) { return each.id == sample.id; });
        if (!waits && !m_pictures.contains(sample.id))
            m_wanted.enqueue(sample);
    }
    // by model: each is loaded once
    std::stable_sort(m_wanted.begin(), m_wanted.end(),
                     [](const Sample &a, const Sample &b) { return a.experiment.model < b.experiment.model; });
    if (!m_service)
        computeNext();
}

void SamplePictures::computeNext()
{
    if (m_wanted.isEmpty()) {
        if (m_service)
            m_service.release()->deleteLater(); // it may be the one that is speaking
        return;
    }
    if (!m_service) {
        m_service = std::make_unique<ComputeService>();
        connect(m_service.get(), &ComputeService::runReady, this,
                [this](const RunPtr &run, const LayerTracePtr &layer) {
                    const Sample sample = m_wanted.dequeue();
                    paint(sample.id, figureSource(run, layer, attn::HeadIndex{sample.head}));
                    computeNext();
                });
        connect(m_service.get(), &ComputeService::failed, this, [this] {
            m_wanted.dequeue();
            computeNext();
        });
    }
    Experiment experiment = m_wanted.head().experiment;
    experiment.request.threads = 1;
    m_service->request(experiment, m_wanted.head().place);
}

void SamplePictures::paint(const QString &id, const FigureSource &source)
{
    if (attn::value(source.head) >= source.config->heads)
        return;
    m_painters.start([this, id, source] {
        const Picture picture{thumbnail(source, Theme::light(), kSize, kPixelRatio),
                              thumbnail(source, Theme::darkTheme(), kSize, kPixelRatio)};
        QMetaObject::invokeMethod(this, [this, id, picture] {
            m_pictures.insert(id, picture);
            emit ready(id);
        });
    });
}

QImage SamplePictures::picture(const QString &id, bool dark) const
{
    const Picture picture = m_pictures.value(id);
    return dark ? picture.dark : picture.light;
}

} // namespace lab
