// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QTabWidget;
class QWidget;

namespace lab {

class FigureView;

/// The figure of a page: the page itself, or the one among its controls. Null where it has none, as the walkthrough.
FigureView *figureOf(QWidget *page);
/// Of all pages that have one, in the order of the tabs.
QList<FigureView *> figuresOf(const QTabWidget &pages);

/// Of the page that is seen: the number that is pointed at or chosen, the whole picture.
void copyNumber(const QTabWidget &pages);
void copyPicture(const QTabWidget &pages);

/// The window's pages by the names that session files have for them: a picture's is what --view calls it, another
/// page's its own.
QString pageName(const QTabWidget &pages, int index);
/// Below 0: there is no such page.
int pageNamed(const QTabWidget &pages, const QString &name);
/// To the page `by` further on, around the end.
void stepPage(QTabWidget &pages, int by);

} // namespace lab
