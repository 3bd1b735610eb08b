// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/svg_page.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QSvgGenerator>

#include <utility>

#include "formula/painter.h"

namespace lab {

namespace {

QString json(const RunMetadata &metadata)
{
    QJsonObject object;
    for (const auto &[key, value] : metadata)
        object.insert(QString::fromStdString(key), QString::fromStdString(value));
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

/// QSvgGenerator names one font; a reader's machine may not have it, and a word may have characters of another.
void addFallbackFonts(QString &document)
{
    static const QStringList fallbacks{QStringLiteral("DejaVu Sans"), QStringLiteral("Noto Sans CJK SC")};
    static const QRegularExpression pattern(QStringLiteral("font-family=\"([^\"]*)\""));
    QSet<QString> families;
    for (auto found = pattern.globalMatch(document); found.hasNext();)
        families.insert(found.next().captured(1));
    for (const QString &family : std::as_const(families)) {
        QStringList list{family};
        for (const QString &fallback : fallbacks) {
            if (fallback != family)
                list << fallback;
        }
        list << QStringLiteral("sans-serif");
        document.replace(QStringLiteral("font-family=\"%1\"").arg(family),
                         QStringLiteral("font-family=\"%1\"").arg(list.join(QStringLiteral(", "))));
    }
}

/// In 1/96 inch, SVG's own unit: QSvgGenerator writes millimetres, which readers round up to another pixel.
void setSize(QString &document, const QSizeF &size)
{
    static const QRegularExpression millimetres(QStringLiteral("<svg width=\"[^\"]*\" height=\"[^\"]*\""));
    const QRegularExpressionMatch match = millimetres.match(document);
    document.replace(match.capturedStart(), match.capturedLength(),
                     QStringLiteral("<svg width=\"%1\" height=\"%2\"").arg(size.width()).arg(size.height()));
}

/// XML 1.0 (section 2.2) has no way to write these at all.
void replaceForbidden(QString &document)
{
    static const QRegularExpression forbidden(
        QStringLiteral("[\\x{0}-\\x{8}\\x{B}\\x{C}\\x{E}-\\x{1F}\\x{FFFE}\\x{FFFF}]"));
    document.replace(forbidden, QString(QChar::ReplacementCharacter));
}

} // namespace

QByteArray svg(const Figure &figure, const Sheet &page, const RunMetadata &metadata)
{
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(96);
    generator.setSize(page.size.toSize());
    generator.setViewBox(QRectF(QPointF(0, 0), page.size));
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
    setSize(document, page.size);
    addFallbackFonts(document);
    const QString closing = QStringLiteral("</desc>\n");
    document.insert(document.indexOf(closing) + closing.size(),
                    QStringLiteral("<metadata>%1</metadata>\n").arg(json(metadata).toHtmlEscaped()));
    titleFormulas(document);
    replaceForbidden(document);
    return document.toUtf8();
}

} // namespace lab
