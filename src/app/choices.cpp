// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/choices.h"

#include <QComboBox>
#include <QCoreApplication>

#include <cmath>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Choices)
};

template <class Kind>
void add(QComboBox &box, const QString &text, Kind kind)
{
    box.addItem(text, static_cast<int>(kind));
}

} // namespace

void fillScales(QComboBox &box, const attn::ScaleChoice &chosen, const attn::ModelConfig *config)
{
    using Kind = attn::ScaleChoice::Kind;
    const QString root = QStringLiteral("1/√dₖ");
    const bool isRoot = config && std::abs(config->scale * std::sqrt(static_cast<float>(config->d_k)) - 1) < 1e-6f;
    box.clear();
    if (isRoot)
        add(box, root, Kind::Model);
    else
        add(box,
            config ? Text::tr("as the model (%1)").arg(static_cast<double>(config->scale)) : Text::tr("as the model"),
            Kind::Model);
    if (!isRoot)
        add(box, root, Kind::SqrtDk);
    add(box, Text::tr("none (1)"), Kind::None);
    const bool isNumber = chosen.kind == Kind::Number;
    add(box, isNumber ? QString::number(static_cast<double>(chosen.number)) : Text::tr("other…"), Kind::Number);
    const bool sameAsModel = isRoot && chosen.kind == Kind::SqrtDk;
    box.setCurrentIndex(box.findData(static_cast<int>(sameAsModel ? Kind::Model : chosen.kind)));
}

void fillMasks(QComboBox &box, const attn::MaskChoice &chosen)
{
    using Kind = attn::MaskChoice::Kind;
    box.clear();
    add(box, Text::tr("as the model"), Kind::Model);
    add(box, Text::tr("none"), Kind::None);
    add(box, Text::tr("causal"), Kind::Causal);
    add(box, chosen.kind == Kind::Window ? Text::tr("window %1").arg(chosen.window) : Text::tr("window…"),
        Kind::Window);
    box.setCurrentIndex(box.findData(static_cast<int>(chosen.kind)));
}

} // namespace lab
