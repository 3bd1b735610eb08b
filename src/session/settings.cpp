// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/settings.h"

#include <algorithm>

namespace lab {

namespace {

/// A number kept by an older or newer program, or edited by hand, is brought back into the range it must have.
template <class E>
E choice(const QSettings &settings, const char *key, E last)
{
    const int number = settings.value(QLatin1String(key)).toInt();
    return static_cast<E>(std::clamp(number, 0, static_cast<int>(last)));
}

} // namespace

ThemeChoice Settings::theme() const
{
    return choice(m_settings, "window/theme", ThemeChoice::Dark);
}

void Settings::setTheme(ThemeChoice theme)
{
    m_settings.setValue(QStringLiteral("window/theme"), static_cast<int>(theme));
}

QByteArray Settings::geometry() const
{
    return m_settings.value(QStringLiteral("window/geometry")).toByteArray();
}

QByteArray Settings::layout() const
{
    return m_settings.value(QStringLiteral("window/layout")).toByteArray();
}

void Settings::setWindow(const QByteArray &geometry, const QByteArray &layout)
{
    m_settings.setValue(QStringLiteral("window/geometry"), geometry);
    m_settings.setValue(QStringLiteral("window/layout"), layout);
}

std::optional<Settings::Looked> Settings::last() const
{
    if (!m_settings.contains(QStringLiteral("last/text")))
        return std::nullopt;
    Looked looked;
    attn::RunRequest &request = looked.experiment.request;
    looked.experiment.model = m_settings.value(QStringLiteral("last/model")).toString();
    request.text = m_settings.value(QStringLiteral("last/text")).toString().toStdString();
    request.translate_to = m_settings.value(QStringLiteral("last/translate_to")).toString().toStdString();
    if (m_settings.contains(QStringLiteral("last/target")))
        request.target = m_settings.value(QStringLiteral("last/target")).toString().toStdString();
    request.cut = m_settings.value(QStringLiteral("last/cut")).toBool();
    request.scale.kind = choice(m_settings, "last/scale", attn::ScaleChoice::Kind::Number);
    request.scale.number = m_settings.value(QStringLiteral("last/scale_number"), 1.0f).toFloat();
    request.mask.kind = choice(m_settings, "last/mask", attn::MaskChoice::Kind::Window);
    request.mask.window = std::max(0, m_settings.value(QStringLiteral("last/mask_window")).toInt());
    looked.place.block = choice(m_settings, "last/block", attn::Block::Decoder);
    looked.place.kind = choice(m_settings, "last/kind", attn::AttentionKind::Cross);
    looked.place.layer = attn::LayerIndex{std::max(0, m_settings.value(QStringLiteral("last/layer")).toInt())};
    looked.head = attn::HeadIndex{std::max(0, m_settings.value(QStringLiteral("last/head")).toInt())};
    return looked;
}

void Settings::setLast(const Looked &looked)
{
    const attn::RunRequest &request = looked.experiment.request;
    m_settings.remove(QStringLiteral("last"));
    m_settings.setValue(QStringLiteral("last/model"), looked.experiment.model);
    m_settings.setValue(QStringLiteral("last/text"), QString::fromStdString(request.text));
    m_settings.setValue(QStringLiteral("last/translate_to"), QString::fromStdString(request.translate_to));
    if (request.target)
        m_settings.setValue(QStringLiteral("last/target"), QString::fromStdString(*request.target));
    m_settings.setValue(QStringLiteral("last/cut"), request.cut);
    m_settings.setValue(QStringLiteral("last/scale"), static_cast<int>(request.scale.kind));
    m_settings.setValue(QStringLiteral("last/scale_number"), request.scale.number);
    m_settings.setValue(QStringLiteral("last/mask"), static_cast<int>(request.mask.kind));
    m_settings.setValue(QStringLiteral("last/mask_window"), static_cast<int>(request.mask.window));
    m_settings.setValue(QStringLiteral("last/block"), static_cast<int>(looked.place.block));
    m_settings.setValue(QStringLiteral("last/kind"), static_cast<int>(looked.place.kind));
    m_settings.setValue(QStringLiteral("last/layer"), static_cast<int>(attn::value(looked.place.layer)));
    m_settings.setValue(QStringLiteral("last/head"), static_cast<int>(attn::value(looked.head)));
}

QString Settings::exportFolder() const
{
    return m_settings.value(QStringLiteral("export/folder")).toString();
}

void Settings::setExportFolder(const QString &folder)
{
    m_settings.setValue(QStringLiteral("export/folder"), folder);
}

} // namespace lab
