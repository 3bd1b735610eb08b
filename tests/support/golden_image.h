// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QDir>
#include <QImage>
#include <QString>

#include <algorithm>
#include <cstdlib>

namespace lab::test {

/// How much one channel of a pixel may be off (rounding of antialiased edges), and how large a share of the pixels may
/// be off by more.
inline constexpr int kChannelTolerance = 24;
inline constexpr double kPixelTolerance = 0.001;

inline int largestDifference(QRgb one, QRgb other)
{
    return std::max({std::abs(qRed(one) - qRed(other)), std::abs(qGreen(one) - qGreen(other)),
                     std::abs(qBlue(one) - qBlue(other))});
}

/// What is wrong with a picture when compared with tests/golden/figures/NAME.png, or nothing. What was painted and a
/// picture of the differences are then written to golden-differences/ beside the test program. With
/// LAB_RENEW_GOLDENS in the environment the picture becomes the golden one; look at it before you commit it.
inline QString differenceFromGolden(const QImage &painted, const QString &name)
{
    const QString path = QStringLiteral(LAB_SOURCE_DIR "/tests/golden/figures/%1.png").arg(name);
    if (qEnvironmentVariableIsSet("LAB_RENEW_GOLDENS"))
        return QDir().mkpath(QStringLiteral(LAB_SOURCE_DIR "/tests/golden/figures")) && painted.save(path, "PNG", 0)
                   ? QString()
                   : "can't write " + path;

    const QImage actual = painted.convertToFormat(QImage::Format_RGB32);
    const QImage golden = QImage(path).convertToFormat(QImage::Format_RGB32);
    QImage difference(actual.size(), QImage::Format_RGB32);
    difference.fill(Qt::white);
    qint64 off = 0;
    for (int y = 0; golden.size() == actual.size() && y < actual.height(); ++y)
        for (int x = 0; x < actual.width(); ++x)
            if (largestDifference(actual.pixel(x, y), golden.pixel(x, y)) > kChannelTolerance) {
                difference.setPixel(x, y, qRgb(255, 0, 0));
                ++off;
            }
    const double pixels = static_cast<double>(actual.width()) * actual.height();
    if (golden.size() == actual.size() && static_cast<double>(off) <= kPixelTolerance * pixels)
        return {};

    const QDir folder(QCoreApplication::applicationDirPath() + "/golden-differences");
    folder.mkpath(".");
    actual.save(folder.filePath(name + ".actual.png"));
    difference.save(folder.filePath(name + ".difference.png"));
    return golden.isNull() ? "there is no " + path
                           : QStringLiteral("%1 of %2 pixels are off; see %3").arg(off).arg(pixels).arg(folder.path());
}

} // namespace lab::test
