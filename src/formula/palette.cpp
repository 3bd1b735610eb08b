// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/palette.h"

namespace lab {

const QStringList &colorRoles()
{
    static const QStringList roles{QStringLiteral("query"),   QStringLiteral("key"),   QStringLiteral("value"),
                                   QStringLiteral("weights"), QStringLiteral("other"), QStringLiteral("negative"),
                                   QStringLiteral("dim")};
    return roles;
}

QColor Palette::color(int role) const
{
    const auto index = static_cast<std::size_t>(role);
    return role >= 0 && index < roles.size() && roles[index].isValid() ? roles[index] : ink;
}

void Palette::set(const QString &role, const QColor &color)
{
    roles.resize(static_cast<std::size_t>(colorRoles().size()));
    roles.at(static_cast<std::size_t>(colorRoles().indexOf(role))) = color;
}

} // namespace lab
