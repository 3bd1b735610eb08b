// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/picture.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImage>
#include <QImageWriter>
#include <QPainter>

#include <cmath>

#include "attn/error.h"
#include "export/output_file.h"
#include "export/page.h"
#include "export/pdf_page.h"
#include "export/svg_page.h"

namespace lab {

namespace {

constexpr double kInch = 0.0254; // metres

/// Text chunks end at a NUL, and other control characters have no meaning in them.
QString printable(const std::string &text)
{
    QString result = QString::fromStdString(text);
    for (QChar &c : result) {
        if (c.category() == QChar::Other_Control && c != QLatin1Char('\n') && c != QLatin1Char('\t'))
            c = QLatin1Char(' ');
    }
    return result;
}

Sheet pageOf(const Figure &figure, const ExportOptions &options)
{
    Sheet page{.size = options.size, .dpi = options.dpi};
    if (!page.size.isValid()) {
        const QSizeF natural = figure.naturalSize() * page.scale();
        page.size = {std::ceil(natural.width()), std::ceil(natural.height())};
    }
    return page;
}

QByteArray png(QImage image, const QString &title, const RunMetadata &metadata)
{
    image.setText(QStringLiteral("Title"), title);
    for (const auto &[key, value] : metadata)
        image.setText(QString::fromStdString(key), printable(value));
    QBuffer buffer;
    QImageWriter writer(&buffer, "png");
    if (!writer.write(image))
        throw attn::Error("the picture can't be made: " + writer.errorString().toStdString(), "",
                          "choose a smaller size");
    return buffer.data();
}

} // namespace

void paintPage(QPainter &painter, const Figure &figure, const Sheet &page)
{
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(page.scale(), page.scale());
    figure.paint(painter, page.area());
}

void paintPage(QPaintDevice &device, const Figure &figure, const Sheet &page)
{
    QPainter painter(&device);
    paintPage(painter, figure, page);
}

QImage pictureImage(const Figure &figure, const ExportOptions &options)
{
    const Sheet page = pageOf(figure, options);
    const bool transparent = figure.style().transparent;
    QImage image(page.size.toSize(), transparent ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    if (image.isNull())
        throw attn::Error("there is not enough memory for a picture of this size", "", "choose a smaller size");
    // The page's edge may fall within a pixel.
    image.fill(transparent ? QColor(Qt::transparent) : figure.style().theme->panel);
    // Points become pixels by what the image says of itself: 96 a inch while painting, so that the page's scale holds.
    const auto perMetre = [](double dpi) { return static_cast<int>(std::lround(dpi / kInch)); };
    image.setDotsPerMeterX(perMetre(96));
    image.setDotsPerMeterY(perMetre(96));
    paintPage(image, figure, page);
    image.setDotsPerMeterX(perMetre(page.dpi));
    image.setDotsPerMeterY(perMetre(page.dpi));
    return image;
}

QStringList pictureEndings()
{
    return {QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("pdf")};
}

void exportFigure(const Figure &figure, const QString &path, const ExportOptions &options, const RunMetadata &metadata,
                  const attn::Progress &progress)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    QByteArray bytes;
    if (ending == QLatin1String("png"))
        bytes = png(pictureImage(figure, options), figure.caption(), metadata);
    else if (ending == QLatin1String("svg"))
        bytes = svg(figure, pageOf(figure, options), metadata);
    else if (ending == QLatin1String("pdf"))
        bytes = pdf(figure, pageOf(figure, options), metadata);
    else
        throw attn::Error("pictures have no such file ending", path.toStdString(),
                          "choose one of: " + pictureEndings().join(QStringLiteral(", ")).toStdString());
    writeFile(path, bytes, progress);
}

} // namespace lab
