// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/output_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <utility>

#include "attn/error.h"

namespace lab {

namespace {

constexpr qsizetype kChunk = 1 << 18;

[[noreturn]] void failBecause(const QString &path, const QString &problem, const char *remedy)
{
    throw attn::Error("can't be written: " + problem.toStdString(), path.toStdString(), remedy);
}

bool isSpecial(const QFileInfo &info)
{
    return info.exists() && !info.isFile() && !info.isDir();
}

} // namespace

OutputFile::OutputFile(const QString &path, attn::Progress progress) : m_path(path), m_progress(std::move(progress))
{
    spareModelFile(path);
    const QFileInfo info(path);
    if (info.isDir())
        failBecause(path, QStringLiteral("it is a folder"), "give a file name");
    if (!info.dir().exists())
        failBecause(path, QStringLiteral("there is no folder %1").arg(QDir::cleanPath(info.path())),
                    "create the folder, or choose another");
    if (isSpecial(info))
        m_file = std::make_unique<QFile>(path);
    else
        m_file = std::make_unique<QSaveFile>(path);
    if (!m_file->open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        failBecause(path, m_file->errorString(), "change the permissions there, or choose another place");
    m_buffer.reserve(2 * kChunk);
}

OutputFile::~OutputFile() = default;

void OutputFile::write(std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto part = bytes.substr(0, static_cast<std::size_t>(kChunk));
        m_buffer.append(part.data(), static_cast<qsizetype>(part.size()));
        bytes.remove_prefix(part.size());
        if (m_buffer.size() >= kChunk)
            flush();
    }
}

void OutputFile::flush()
{
    m_progress.checkpoint();
    // A disk that gets full takes a part first; only the next piece is told why.
    for (qsizetype done = 0; done < m_buffer.size();) {
        const qint64 written = m_file->write(m_buffer.constData() + done, m_buffer.size() - done);
        if (written <= 0)
            fail();
        done += written;
    }
    m_buffer.resize(0);
}

void OutputFile::commit()
{
    flush();
    if (auto *saved = qobject_cast<QSaveFile *>(m_file.get())) {
        if (!saved->commit())
            fail();
        return;
    }
    m_file->close();
    if (m_file->error() != QFileDevice::NoError)
        fail();
}

void OutputFile::fail() const
{
    const bool full = m_file->error() == QFileDevice::ResourceError; // what Qt makes of ENOSPC
    failBecause(m_path, m_file->errorString(),
                full ? "free some space or choose another place" : "choose another place");
}

void spareModelFile(const QString &path)
{
    const QFileInfo file(QFileInfo(path).canonicalFilePath()); // where a link leads to; empty: there is no file yet
    const QStringList own{QStringLiteral("config.json"), QStringLiteral("model.safetensors")};
    const QStringList texts{QStringLiteral("source.txt"), QStringLiteral("target.txt")};
    const bool isModel = std::ranges::all_of(own, [&](const QString &name) { return file.dir().exists(name); });
    if (isModel && (own + texts).contains(file.fileName()))
        failBecause(path, QStringLiteral("it is a part of the model in this folder"), "choose another name or place");
}

void writeFile(const QString &path, const QByteArray &bytes, const attn::Progress &progress)
{
    OutputFile file(path, progress);
    file.write({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    file.commit();
}

} // namespace lab
