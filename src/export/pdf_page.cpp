// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/pdf_page.h"

#include <QBuffer>
#include <QPageSize>
#include <QPdfWriter>
#include <QXmlStreamWriter>

namespace lab {

namespace {

constexpr double kPoint = 72.0 / 96.0; // of 1/96 inch

/// XML 1.0 can't hold control characters.
QString withoutControls(const std::string &text)
{
    QString result = QString::fromStdString(text);
    for (QChar &c : result) {
        const bool forbidden = c.unicode() < 0x20 || c.unicode() >= 0xFFFE;
        if (forbidden && c != QLatin1Char('\n') && c != QLatin1Char('\t'))
            c = QChar::ReplacementCharacter;
    }
    return result;
}

/// Extensible Metadata Platform (ISO 16684-1): RDF in XML, the run's entries in a namespace of their own.
QByteArray xmp(const QString &title, const RunMetadata &metadata)
{
    const QString rdf = QStringLiteral("http://www.w3.org/1999/02/22-rdf-syntax-ns#");
    const QString dc = QStringLiteral("http://purl.org/dc/elements/1.1/");
    const QString lab = QStringLiteral("urn:attention-lab:run");
    QByteArray bytes("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::Append);
    QXmlStreamWriter xml(&buffer);
    const QString meta = QStringLiteral("adobe:ns:meta/");
    xml.writeNamespace(meta, QStringLiteral("x"));
    xml.writeNamespace(rdf, QStringLiteral("rdf"));
    xml.writeNamespace(dc, QStringLiteral("dc"));
    xml.writeNamespace(lab, QStringLiteral("lab"));
    xml.writeStartElement(meta, QStringLiteral("xmpmeta"));
    xml.writeStartElement(rdf, QStringLiteral("RDF"));
    xml.writeStartElement(rdf, QStringLiteral("Description"));
    xml.writeAttribute(rdf, QStringLiteral("about"), QString());
    xml.writeStartElement(dc, QStringLiteral("title"));
    xml.writeStartElement(rdf, QStringLiteral("Alt"));
    xml.writeStartElement(rdf, QStringLiteral("li"));
    xml.writeAttribute(QStringLiteral("xml:lang"), QStringLiteral("x-default"));
    xml.writeCharacters(title);
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
    for (const auto &[key, value] : metadata)
        xml.writeTextElement(lab, QString::fromStdString(key), withoutControls(value));
    xml.writeEndDocument();
    buffer.close();
    return bytes + "\n<?xpacket end=\"r\"?>";
}

/// The page there will be: a figure is laid out on it, so that nothing is cut at its edge.
QSizeF pdfSize(const QSizeF &size)
{
    return QSizeF((size * kPoint).toSize().expandedTo({1, 1})) / kPoint;
}

} // namespace

QByteArray pdf(const PdfPages &pages, const RunMetadata &metadata)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(96);
        writer.setPageSize(QPageSize((pages.size * kPoint).toSize(), {}, QPageSize::ExactMatch));
        writer.setPageMargins(QMarginsF());
        writer.setTitle(pages.title);
        const auto version = metadata.find("version");
        writer.setCreator(QStringLiteral("AttentionLab %1")
                              .arg(version == metadata.end() ? QString() : QString::fromStdString(version->second)));
        writer.setDocumentXmpMetadata(xmp(pages.title, metadata));
        QPainter painter(&writer);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        for (int page = 0; page < pages.count; ++page) {
            if (page > 0)
                writer.newPage();
            pages.paint(painter, page);
        }
    } // the writer ends the file when it goes
    return buffer.data();
}

QByteArray pdf(const Figure &figure, const Sheet &page, const RunMetadata &metadata)
{
    const Sheet sheet{.size = pdfSize(page.size), .dpi = page.dpi};
    const auto paint = [&](QPainter &painter, int) { paintPage(painter, figure, sheet); };
    return pdf({figure.caption(), sheet.size, 1, paint}, metadata);
}

} // namespace lab
