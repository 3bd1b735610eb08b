// SPDX-License-Identifier: GPL-3.0-or-later
// Tasks are handed out once each, many at first and one at the end, whoever asks.
#include <QtTest>

#include <algorithm>
#include <thread>
#include <vector>

#include "kernels/supply.h"

using attn::Index;
using namespace attn::kernels;

class tst_supply : public QObject {
    Q_OBJECT

private slots:
    void oneThreadGetsAll()
    {
        Supply supply(7, 1);
        const Range all = supply.take();
        QCOMPARE(all.begin, Index(0));
        QCOMPARE(all.end, Index(7));
        QVERIFY(supply.take().empty());
        QVERIFY(Supply(0, 1).take().empty());
        QVERIFY(Supply(0, 4).take().empty());
    }

    void everFewer()
    {
        Supply supply(100, 2);
        Index before = 26, end = 0;
        for (Range range = supply.take(); !range.empty(); range = supply.take()) {
            QCOMPARE(range.begin, end);
            QVERIFY(range.size() <= before);
            before = range.size();
            end = range.end;
        }
        QCOMPARE(end, Index(100));
        QCOMPARE(before, Index(1)); // nobody waits long for the last
    }

    void eachTaskOnce()
    {
        constexpr Index kTasks = 100000;
        Supply supply(kTasks, 4);
        std::vector<int> taken(kTasks);
        const auto work = [&] {
            for (Range range = supply.take(); !range.empty(); range = supply.take())
                for (Index task = range.begin; task < range.end; ++task)
                    ++taken[static_cast<std::size_t>(task)];
        };
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 4; ++i)
                threads.emplace_back(work);
        }
        QVERIFY(std::ranges::all_of(taken, [](int times) { return times == 1; }));
    }
};

QTEST_APPLESS_MAIN(tst_supply)
#include "tst_supply.moc"
