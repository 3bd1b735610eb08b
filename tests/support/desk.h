// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

#include "app/appearance.h"
#include "app/main_window.h"
#include "support/session_fixture.h"
#include "views/error_bar.h"
#include "views/heat_map_view.h"
#include "views/sentence_edit.h"

namespace lab::test {

/// The program's window on a tiny model, as a person meets it.
struct Desk {
    Desk() : window(&session, &settings, appearance())
    {
        window.resize(1366, 768);
        window.show();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window does not show");
    }
    static Appearance *appearance()
    {
        static auto *look = new Appearance(*qApp, ThemeChoice::Light); // owned by the application
        return look;
    }
    template <class T>
    T *find(const char *name) const
    {
        return window.findChild<T *>(QLatin1String(name));
    }
    SentenceEdit *text() const { return find<SentenceEdit>("text"); }
    ErrorBar *actionError() const { return find<ErrorBar>("actionError"); }
    ErrorBar *experimentError() const { return find<ErrorBar>("experimentError"); }
    QImage picture() { return window.heatMap()->grab().toImage(); }
    void press(const char *button) const
    {
        for (QPushButton *each : window.findChildren<QPushButton *>()) {
            if (each->isVisible() && each->text().startsWith(QLatin1String(button))) {
                QTest::mouseClick(each, Qt::LeftButton);
                return;
            }
        }
        QFAIL("there is no such button");
    }

    Settings settings;
    TinySession session;
    MainWindow window;
};

} // namespace lab::test
