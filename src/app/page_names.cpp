// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/page_names.h"

#include <QTabWidget>

#include "views/figure_view.h"

namespace lab {

QString pageName(const QTabWidget &pages, int index)
{
    const QWidget *page = pages.widget(index);
    if (!page)
        return {};
    const auto *view = qobject_cast<const FigureView *>(page);
    if (!view)
        view = page->findChild<FigureView *>(); // it can be scrolled
    return view ? viewName(view->kind()) : page->objectName();
}

int pageNamed(const QTabWidget &pages, const QString &name)
{
    for (int i = 0; i < pages.count(); ++i) {
        if (pageName(pages, i) == name)
            return i;
    }
    return -1;
}

} // namespace lab
