// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/walk_page.h"

#include "app/walk_export.h"
#include "views/opened_view.h"
#include "views/step_view.h"
#include "views/walk_view.h"

namespace lab {

WalkPage::WalkPage(WalkView *walk, OpenedView *opened, Session *session, Settings *settings, QWidget *window)
    : QObject(window)
{
    walk->setSession(session);
    const auto *papers = new WalkExport(walk, settings, window);
    connect(papers, &WalkExport::told, this, &WalkPage::told);
    connect(papers, &WalkExport::failed, this, &WalkPage::failed);
    const auto open = [walk, opened](const Quantity &quantity) {
        opened->open(walk->view()->figure()->step().values, quantity, walk->numberStyle());
    };
    connect(walk, &WalkView::opened, opened, open);
    connect(walk, &WalkView::shown, opened, [open, opened](const Step &step) {
        if (step.cell)
            open(step.cell->of);
        else
            opened->close();
        opened->setAsides(step.asides);
    });
}

} // namespace lab
