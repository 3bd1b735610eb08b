// SPDX-License-Identifier: GPL-3.0-or-later
// A team that comes late because other programs keep the cores busy is left alone for a while, and tried again.
#include <QtTest>

#include "kernels/crowding.h"

using attn::kernels::Crowding;
using namespace std::chrono_literals;

class tst_crowding : public QObject {
    Q_OBJECT

private slots:
    void init() { m_now = Crowding::Clock::time_point(1h); }

    void notFeltAtFirst() { QVERIFY(!Crowding().isFelt(m_now)); }

    void lateTeamsPause()
    {
        Crowding crowding;
        crowding.note(70us, 8ms, m_now);
        QVERIFY(crowding.isFelt(m_now + 1ms));
        QVERIFY(!crowding.isFelt(m_now + 1s));
    }

    void pausesGrowToASecond()
    {
        Crowding crowding;
        Crowding::Clock::duration before = 0ms;
        for (int i = 0; i < 20; ++i) {
            crowding.note(1ms, 9ms, m_now);
            Crowding::Clock::duration pause = 0ms;
            while (crowding.isFelt(m_now + pause))
                pause += 1ms;
            QVERIFY(pause >= before && pause <= 1s);
            before = pause;
        }
        QCOMPARE(before, Crowding::Clock::duration(1s));
    }

    void teamsInTimeAreGoodAgain()
    {
        Crowding crowding;
        for (int i = 0; i < 5; ++i)
            crowding.note(1ms, 9ms, m_now);
        crowding.note(1ms, 1100us, m_now);
        QVERIFY(!crowding.isFelt(m_now));
        crowding.note(1ms, 9ms, m_now);
        QVERIFY(!crowding.isFelt(m_now + 25ms)); // the first pause again
    }

    /// What a wake-up or an interrupt costs, and parts of a long computation that are not quite alike.
    void littleDelaysAreNone()
    {
        Crowding crowding;
        crowding.note(20us, 400us, m_now);
        QVERIFY(!crowding.isFelt(m_now));
        crowding.note(100ms, 190ms, m_now);
        QVERIFY(!crowding.isFelt(m_now));
    }

    void ownTimeStandsStillInSleep()
    {
        const Crowding::Clock::duration before = Crowding::ownTime();
        QTest::qSleep(50);
        QVERIFY(Crowding::ownTime() - before < 40ms);
        QElapsedTimer timer;
        for (timer.start(); timer.elapsed() < 5;) {
        }
        QVERIFY(Crowding::ownTime() > before);
    }

private:
    Crowding::Clock::time_point m_now;
};

QTEST_APPLESS_MAIN(tst_crowding)
#include "tst_crowding.moc"
