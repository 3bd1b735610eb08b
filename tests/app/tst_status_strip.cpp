// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/status_strip.h"

/// The computing time, short and never as a power of ten.
class StatusStripTest : public QObject {
    Q_OBJECT

private slots:
    void milliseconds_data()
    {
        QTest::addColumn<double>("microseconds");
        QTest::addColumn<QString>("shown");
        QTest::newRow("a part of one") << 47.3 << "0.047";
        QTest::newRow("a few") << 2345.6 << "2.3";
        QTest::newRow("two digits") << 12'400.0 << "12";
        QTest::newRow("three digits") << 123'456.0 << "123";
        QTest::newRow("seconds") << 4'567'890.0 << "4568";
    }
    void milliseconds()
    {
        QFETCH(double, microseconds);
        QTEST(lab::millisecondsText(microseconds), "shown");
    }
};

QTEST_MAIN(StatusStripTest)
#include "tst_status_strip.moc"
