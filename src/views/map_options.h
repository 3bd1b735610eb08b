// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "figures/map_style.h"

class QCheckBox;

namespace lab {

class ChoiceStrip;

/// How weights are drawn, to choose: a small window that stays open while one tries, until one clicks elsewhere or
/// presses Esc.
class MapOptions : public QFrame {
    Q_OBJECT
public:
    explicit MapOptions(QWidget *parent = nullptr);

    void setMapStyle(const MapStyle &style);
    const MapStyle &mapStyle() const { return m_style; }
    void openAt(const QWidget &button);

signals:
    void changed(const lab::MapStyle &style); ///< by the person

private:
    template <class E>
    void addChoice(ChoiceStrip *&strip, const QString &name, const QStringList &choices, const QStringList &about,
                   E MapStyle::*member);
    void addFlag(QCheckBox *&box, const QString &text, const QString &about, bool MapStyle::*member);
    void showStyle();

    MapStyle m_style;
    ChoiceStrip *m_colors;
    ChoiceStrip *m_scale;
    ChoiceStrip *m_range;
    ChoiceStrip *m_specials;
    QCheckBox *m_renormalised;
    QCheckBox *m_values;
    QCheckBox *m_profile;
};

} // namespace lab
