// SPDX-License-Identifier: GPL-3.0-or-later
// What a mask lets a query see.
#include <QtTest>

#include "attn/mask.h"

using namespace attn;

class tst_mask : public QObject {
    Q_OBJECT

private slots:
    void allows_data()
    {
        QTest::addColumn<bool>("causal");
        QTest::addColumn<int>("window");
        QTest::addColumn<QByteArray>("padding");
        QTest::addColumn<int>("offset");
        QTest::addColumn<QStringList>("rows"); // 1 where query i may see key j
        QTest::newRow("none") << false << -1 << QByteArray() << 0 << QStringList{"1111", "1111", "1111", "1111"};
        QTest::newRow("causal") << true << -1 << QByteArray() << 0 << QStringList{"1000", "1100", "1110", "1111"};
        QTest::newRow("window 1") << false << 1 << QByteArray() << 0 << QStringList{"1100", "1110", "0111", "0011"};
        QTest::newRow("window 0") << false << 0 << QByteArray() << 0 << QStringList{"1000", "0100", "0010", "0001"};
        QTest::newRow("padding") << false << -1 << QByteArray("0110") << 0
                                 << QStringList{"1001", "1001", "1001", "1001"};
        QTest::newRow("causal window") << true << 1 << QByteArray() << 0 << QStringList{"1000", "1100", "0110", "0011"};
        QTest::newRow("causal padding") << true << -1 << QByteArray("1000") << 0
                                        << QStringList{"0000", "0100", "0110", "0111"};
        QTest::newRow("all three") << true << 1 << QByteArray("0100") << 0
                                   << QStringList{"1000", "1000", "0010", "0011"};
        QTest::newRow("causal from 2") << true << -1 << QByteArray() << 2 << QStringList{"1110", "1111"};
        QTest::newRow("window 1 from 2") << false << 1 << QByteArray() << 2 << QStringList{"0111", "0011"};
    }
    void allows()
    {
        QFETCH(bool, causal);
        QFETCH(int, window);
        QFETCH(QByteArray, padding);
        QFETCH(int, offset);
        QFETCH(QStringList, rows);
        std::vector<std::uint8_t> flags;
        for (char flag : padding)
            flags.push_back(flag == '1');
        const Mask mask{causal, window, flags, offset};
        QStringList seen;
        for (Index i = 0; i < rows.size(); ++i) {
            QString row;
            for (Index j = 0; j < 4; ++j)
                row += mask.allows(i, j) ? '1' : '0';
            seen << row;
        }
        QCOMPARE(seen, rows);
        QCOMPARE(mask.isTrivial(), !causal && window < 0 && padding.isEmpty());
    }
};

QTEST_APPLESS_MAIN(tst_mask)
#include "tst_mask.moc"
