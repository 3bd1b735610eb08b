// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/csv.h"

#include <charconv>

namespace lab {

std::string csvField(const QString &text)
{
    static const QString special = QStringLiteral(",\"\r\n");
    bool quoted = text.startsWith(QLatin1Char(' ')) || text.endsWith(QLatin1Char(' '));
    for (QChar c : text)
        quoted = quoted || special.contains(c);
    QString field = text;
    if (quoted)
        field = QLatin1Char('"') + field.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
    return field.toStdString();
}

std::string csvNumbers(std::span<const float> values)
{
    std::string line;
    for (const float value : values) {
        char text[32] = {','};
        line.append(text, std::to_chars(text + 1, text + sizeof text, value, std::chars_format::general, 9).ptr);
    }
    return line;
}

} // namespace lab
