// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QImage>
#include <QObject>
#include <QQueue>
#include <QThreadPool>

#include <memory>

#include "figures/figure.h"
#include "session/compute_service.h"
#include "session/samples.h"

namespace lab {

/// Small heat maps of samples, computed by their models and painted, all of it off the GUI thread; kept as long as this
/// lives. They come one after the other, computed on one thread, so that they take nothing from what is being looked
/// at.
class SamplePictures : public QObject {
    Q_OBJECT
public:
    static constexpr QSize kSize{144, 88}; ///< logical pixels

    explicit SamplePictures(QObject *parent = nullptr);
    ~SamplePictures() override;

    /// Those that are not there yet. A sample that cannot be computed has no picture.
    void want(const QList<Sample> &samples);
    /// Paints what is computed already.
    void paint(const QString &id, const FigureSource &source);
    /// Null as long as it is not there.
    QImage picture(const QString &id, bool dark) const;

signals:
    void ready(const QString &id);

private:
    struct Picture {
        QImage light;
        QImage dark;
    };
    void computeNext();

    QQueue<Sample> m_wanted;
    QHash<QString, Picture> m_pictures;
    std::unique_ptr<ComputeService> m_service; ///< only as long as something is wanted
    QThreadPool m_painters;                    ///< last: it ends first
};

} // namespace lab
