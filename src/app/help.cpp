// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/help.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QMessageBox>

#include "attn/model.h"

namespace lab {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("lab::Help", text);
}

} // namespace

void showKeys(QWidget *parent, const QList<QPair<QString, QString>> &keys)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(say("Keys"));
    auto *layout = new QFormLayout(dialog);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setHorizontalSpacing(24);
    layout->setVerticalSpacing(4);
    const QList<QPair<QString, QString>> cells{{say("Move the chosen cell"), say("Arrow keys, Home, End")},
                                               {say("Zoom the heat map"), say("Wheel, + and −; 0 shows everything")}};
    for (const auto &[what, key] : keys + cells) {
        auto *label = new QLabel(key, dialog);
        label->setProperty("dim", true);
        layout->addRow(what, label);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    layout->addRow(buttons);
    dialog->open();
}

void showAbout(QWidget *parent)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, say("About AttentionLab"),
                                QStringLiteral("<h3>AttentionLab %1</h3>").arg(QString::fromUtf8(attn::version())),
                                QMessageBox::Close, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        say("See and touch the attention of trained Transformers: every number shown is the one the "
            "model computed.<br><br>Free software under the GNU General Public License, version 3 or "
            "later. Computes with %1 instructions.")
            .arg(QString::fromUtf8(attn::instructionSet())));
    box->open();
}

} // namespace lab
