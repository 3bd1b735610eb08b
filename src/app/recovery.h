// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QLockFile>
#include <QTimer>

#include <memory>
#include <optional>

#include "app/document.h"

namespace lab {

/// Keeps a copy of work that is in no file yet, soon after each change, where the next start finds it should this one
/// not live to save it. A lock beside the copy tells whether the program that wrote it still runs.
class Recovery : public QObject {
    Q_OBJECT
public:
    /// Work that another program left behind when it ended without a goodbye.
    struct Found {
        SavedSession session;
        QString path; ///< the file it belongs to, or empty
        QDateTime written;
    };

    Recovery(Session *session, Document *document, QObject *parent = nullptr);
    /// A program that ends as it should leaves nothing behind.
    ~Recovery() override;

    /// The newest such work; it stays this program's to decide on until dropFound().
    std::optional<Found> find();
    /// It was taken up, or is not wanted.
    void dropFound();

signals:
    /// The copy cannot be written; said once.
    void failed(const lab::Problem &problem);

private:
    void keep();
    void drop();

    /// This program's copy; once made, only the thread touches it.
    struct Copy {
        QString file;
        std::unique_ptr<QLockFile> lock;
    };
    Document *m_document;
    std::shared_ptr<Copy> m_copy;
    std::optional<Found> m_found;
    QString m_foundFile;
    std::shared_ptr<QLockFile> m_foundLock;
    QTimer m_patience;
    bool m_hasFailed = false;
    FileThread m_thread; ///< last: it ends its work first
};

} // namespace lab
