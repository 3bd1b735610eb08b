// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/svg_page.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSvgGenerator>

namespace lab {

namespace {

QString json(const RunMetadata &metadata)
{
    QJsonObject object;
    for (const auto &[key, value] : metadata)
        object.insert(QString::fromStdString(key), QString::fromStdString(value));
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

/// QSvgGenerator names the one font that was asked for, though Chinese was shaped with another.
void addFallbackFonts(QString &document)
{
    static const QRegularExpression families(QStringLiteral("font-family=\"([^\"]*)\""));
    document.replace(families, QStringLiteral("font-family=\"\\1, DejaVu Sans, Noto Sans CJK SC, sans-serif\""));
}

/// XML 1.0 (section 2.2) has no way to write these at all.
void replaceForbidden(QString &document)
{
    static const QRegularExpression forbidden(
        QStringLiteral("[\\x{0}-\\x{8}\\x{B}\\x{C}\\x{E}-\\x{1F}\\x{FFFE}\\x{FFFF}]"));
    document.replace(forbidden, QString(QChar::ReplacementCharacter));
}

} // namespace

QByteArray svg(const Figure &figure, const Page &page, const RunMetadata &metadata)
{
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(96);
    generator.setSize(page.size);
    generator.setViewBox(QRectF(QPointF(0, 0), QSizeF(page.size)));
    generator.setTitle(figure.caption().toHtmlEscaped());
    const auto value = [&](const char *key) {
        const auto found = metadata.find(key);
        return found == metadata.end() ? QString() : QString::fromStdString(found->second);
    };
    const QString description =
        QStringLiteral("AttentionLab %1, model %2: %3").arg(value("version"), value("model"), value("input"));
    generator.setDescription(description.toHtmlEscaped());
    paintPage(generator, figure, page);

    QString document = QString::fromUtf8(buffer.data());
    addFallbackFonts(document);
    const QString closing = QStringLiteral("</desc>\n");
    document.insert(document.indexOf(closing) + closing.size(),
                    QStringLiteral("<metadata>%1</metadata>\n").arg(json(metadata).toHtmlEscaped()));
    replaceForbidden(document);
    return document.toUtf8();
}

} // namespace lab
