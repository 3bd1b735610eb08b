// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPair>
#include <QString>

class QWidget;

namespace lab {

/// What the keys do, in a small window.
void showKeys(QWidget *parent, const QList<QPair<QString, QString>> &keys);

/// docs/manual.md, or its translation, as it was when the program was built, without its pictures.
void showManual(QWidget *parent);

void showAbout(QWidget *parent);

} // namespace lab
