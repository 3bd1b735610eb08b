// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recovery.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QUuid>

#include "attn/error.h"
#include "export/output_file.h"
#include "session/input_text.h"
#include "session/json_fields.h"

namespace lab {

namespace {

constexpr int kPatienceMs = 500; ///< of rest after a change
constexpr qint64 kLargest = 128 << 20;
const QString kEnding = QStringLiteral(".json");
const QString kPath = QStringLiteral("path");
const QString kSession = QStringLiteral("session");

QString folder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + QStringLiteral("/recovery");
}

std::unique_ptr<QLockFile> lockOf(const QString &file)
{
    auto lock = std::make_unique<QLockFile>(file + QStringLiteral(".lock"));
    lock->setStaleLockTime(0); // it is stale when its program is gone, however long that runs
    return lock;
}

QByteArray copyOf(const SavedSession &session, const QString &path)
{
    const QJsonObject inside = QJsonDocument::fromJson(sessionJson(session, {})).object();
    return QJsonDocument(QJsonObject{{kPath, path}, {kSession, inside}}).toJson();
}

std::optional<Recovery::Found> readCopy(const QFileInfo &file)
{
    try {
        const QJsonObject copy = jsonObject(readInput(file.filePath(), kLargest), file.filePath());
        const QByteArray inside = QJsonDocument(copy.value(kSession).toObject()).toJson();
        return Recovery::Found{parseSession(inside, file.filePath(), {}), copy.value(kPath).toString(),
                               file.lastModified()};
    } catch (const attn::Error &) {
        return std::nullopt; // damaged by whatever ended the program; it is left where it is
    }
}

} // namespace

Recovery::Recovery(Session *session, Document *document, QObject *parent)
    : QObject(parent), m_document(document),
      m_copy(std::make_shared<Copy>(
          Copy{QDir(folder()).filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) + kEnding), {}}))
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMs);
    connect(&m_patience, &QTimer::timeout, this, &Recovery::keep);
    const auto wait = [this] { m_patience.start(); };
    connect(session, &Session::experimentChanged, &m_patience, wait);
    connect(document, &Document::changed, &m_patience, wait);
}

Recovery::~Recovery()
{
    drop();
}

void Recovery::drop()
{
    m_thread.run([copy = m_copy] {
        if (!copy->lock)
            return;
        QFile::remove(copy->file);
        copy->lock.reset();
    });
}

void Recovery::keep()
{
    if (!m_document->isModified()) {
        drop();
        return;
    }
    m_thread.run(
        [copy = m_copy, session = m_document->snapshot(), path = m_document->path()] {
            if (!copy->lock && QDir().mkpath(folder())) {
                copy->lock = lockOf(copy->file);
                copy->lock->tryLock();
            }
            writeFile(copy->file, copyOf(session, path));
        },
        [this](const std::optional<Problem> &problem) {
            if (problem && !m_hasFailed)
                emit failed(*problem);
            m_hasFailed = problem.has_value();
        });
}

std::optional<Recovery::Found> Recovery::find()
{
    if (m_found)
        return m_found;
    const QFileInfoList files = QDir(folder()).entryInfoList({QStringLiteral("*") + kEnding}, QDir::Files, QDir::Time);
    for (const QFileInfo &file : files) {
        auto lock = lockOf(file.filePath());
        if (file.filePath() == m_copy->file || !lock->tryLock(0))
            continue; // its program runs
        if ((m_found = readCopy(file))) {
            m_foundFile = file.filePath();
            m_foundLock = std::move(lock);
            break;
        }
    }
    return m_found;
}

void Recovery::dropFound()
{
    keep(); // what was taken up is kept anew before the old copy goes
    m_thread.run([file = m_foundFile, lock = m_foundLock] { QFile::remove(file); });
    m_found.reset();
    m_foundLock.reset();
}

} // namespace lab
