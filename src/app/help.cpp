// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/help.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFile>
#include <QFormLayout>
#include <QLabel>
#include <QMessageBox>
#include <QRegularExpression>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "attn/model.h"
#include "session/language.h"

namespace lab {

namespace {

constexpr QSize kManualSize{720, 640};
constexpr int kManualMargin = 24;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Help)
};

} // namespace

void showKeys(QWidget *parent, const QList<QPair<QString, QString>> &keys)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Text::tr("Keys"));
    auto *layout = new QFormLayout(dialog);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setHorizontalSpacing(24);
    layout->setVerticalSpacing(4);
    const QList<QPair<QString, QString>> cells{
        {Text::tr("Move the chosen cell"), Text::tr("Arrow keys, Home, End")},
        {Text::tr("Zoom the heat map"), Text::tr("Wheel, + and −; 0 shows everything")}};
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

void showManual(QWidget *parent)
{
    QFile file(QStringLiteral(":/manual_%1.md").arg(interfaceLanguage()));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the manual is not linked in");
    static const QRegularExpression pictures(QStringLiteral("^!\\[.*$"), QRegularExpression::MultilineOption);
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Text::tr("Manual"));
    dialog->resize(kManualSize);
    auto *browser = new QTextBrowser(dialog);
    browser->setAccessibleName(Text::tr("Manual"));
    browser->setFrameShape(QFrame::NoFrame);
    browser->document()->setDocumentMargin(kManualMargin);
    browser->setMarkdown(QString::fromUtf8(file.readAll()).remove(pictures));
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(browser);
    dialog->show();
}

void showAbout(QWidget *parent)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, Text::tr("About AttentionLab"),
                                QStringLiteral("<h3>AttentionLab %1</h3>").arg(QString::fromUtf8(attn::version())),
                                QMessageBox::Close, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        Text::tr("See and touch the attention of trained Transformers: every number shown is the one the "
                 "model computed.<br><br>Free software under the GNU General Public License, version 3 or "
                 "later. Computes with %1 instructions.")
            .arg(QString::fromUtf8(attn::instructionSet())));
    box->open();
}

} // namespace lab
