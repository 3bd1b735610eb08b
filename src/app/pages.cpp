// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages.h"

#include <QTabWidget>

#include "views/figure_view.h"
#include "views/step_view.h"
#include "views/walk_view.h"

namespace lab {

FigureView *figureOf(QWidget *page)
{
    auto *view = qobject_cast<FigureView *>(page);
    return view || !page ? view : page->findChild<FigureView *>();
}

void copyNumber(const QTabWidget &pages)
{
    if (const FigureView *figure = figureOf(pages.currentWidget()))
        figure->copyValue();
    else if (const auto *step = pages.currentWidget()->findChild<StepView *>())
        step->copyNumber();
}

void copyPicture(const QTabWidget &pages)
{
    if (const FigureView *figure = figureOf(pages.currentWidget()))
        figure->copyPicture();
    else if (const auto *step = pages.currentWidget()->findChild<StepView *>())
        step->copyPicture();
}

QList<FigureView *> figuresOf(const QTabWidget &pages)
{
    QList<FigureView *> figures;
    for (int i = 0; i < pages.count(); ++i)
        if (FigureView *figure = figureOf(pages.widget(i)))
            figures.append(figure);
    return figures;
}

QString pageName(const QTabWidget &pages, int index)
{
    QWidget *page = pages.widget(index);
    if (!page)
        return {};
    if (qobject_cast<WalkView *>(page))
        return QStringLiteral("walkthrough");
    const FigureView *view = figureOf(page);
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

void stepPage(QTabWidget &pages, int by)
{
    pages.setCurrentIndex((pages.currentIndex() + by + pages.count()) % pages.count());
}

} // namespace lab
