// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recovery_bar.h"

#include <QFileInfo>
#include <QLocale>

#include "app/recovery.h"
#include "app/session_files.h"

namespace lab {

namespace {
constexpr int kQuoted = 80; ///< characters of the text
} // namespace

RecoveryBar::RecoveryBar(Recovery *recovery, SessionFiles *files, QWidget *parent)
    : ErrorBar(parent), m_recovery(recovery), m_files(files)
{
    setObjectName(QStringLiteral("recovered"));
    setAccessibleName(tr("Unsaved work"));
    connect(this, &ErrorBar::actionChosen, this, &RecoveryBar::take);
    connect(this, &ErrorBar::dismissed, this, [this] {
        m_recovery->dropFound();
        offer();
    });
}

void RecoveryBar::offer()
{
    const auto found = m_recovery->find();
    if (!found) {
        clear();
        return;
    }
    const QString when = QLocale().toString(found->written, QLocale::ShortFormat);
    const QString name = found->path.isEmpty() ? tr("Untitled") : QFileInfo(found->path).fileName();
    const QString text = QString::fromStdString(found->session.experiment.request.text).simplified();
    showProblem({tr("AttentionLab ended before this work was saved"), QStringLiteral("%1, %2").arg(name, when),
                 QStringLiteral("“%1”").arg(text.size() > kQuoted ? text.left(kQuoted) + u'…' : text)},
                tr("Restore"), tr("Discard"));
}

void RecoveryBar::take()
{
    const auto found = m_recovery->find();
    if (!found || !m_files->mayLeave([this] { take(); }))
        return;
    m_files->takeUp(found->session, found->path);
    m_recovery->dropFound();
    offer();
}

} // namespace lab
