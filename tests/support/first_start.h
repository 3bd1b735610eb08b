// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/desk.h"
#include "views/start_page.h"

namespace lab::test {

/// The program's window as it opens the first time, with the samples that useTinySamples() laid out.
struct FirstStart {
    FirstStart() : window(&session, &settings, Desk::appearance())
    {
        window.resize(1366, 768);
        window.show();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window does not show");
        window.start();
    }
    StartPage *page() const { return window.findChild<StartPage *>(); }
    StartCard *card(const QString &title) const
    {
        for (StartCard *each : page()->findChildren<StartCard *>()) {
            if (each->text() == title)
                return each;
        }
        return nullptr;
    }
    StartCard *focused() const { return qobject_cast<StartCard *>(QApplication::focusWidget()); }

    Settings settings;
    Session session;
    MainWindow window;
};

} // namespace lab::test
