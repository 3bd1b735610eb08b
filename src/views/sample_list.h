// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

#include "session/samples.h"

class QStandardItemModel;

namespace lab {

/// The samples: a title and a dim line below it.
class SampleList : public QListView {
    Q_OBJECT
public:
    explicit SampleList(QWidget *parent = nullptr);

    void setSamples(const QList<Sample> &samples);
    /// None for an id that is not there.
    void setCurrentSample(const QString &id);
    QSize minimumSizeHint() const override;

signals:
    void sampleChosen(const lab::Sample &sample); ///< by the person

private:
    QList<Sample> m_samples;
    QStandardItemModel *m_model;
};

} // namespace lab
