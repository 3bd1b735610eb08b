// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>
#include <string_view>

#include "attn/progress.h"

class QFileDevice;

namespace lab {

/// A file that is there whole or not at all: written beside its place and renamed by commit(). Devices and pipes
/// (/dev/stdout, >(…)) are written directly. Throws attn::Error naming the path, also for a model's own file, and
/// attn::Cancelled.
class OutputFile {
public:
    explicit OutputFile(const QString &path, attn::Progress progress = {});
    /// Without commit() nothing is left.
    ~OutputFile();
    OutputFile(const OutputFile &) = delete;
    OutputFile &operator=(const OutputFile &) = delete;

    void write(std::string_view bytes);
    void commit();

private:
    void flush();
    [[noreturn]] void fail() const;

    QString m_path;
    attn::Progress m_progress;
    std::unique_ptr<QFileDevice> m_file;
    QByteArray m_buffer;
};

/// Throws attn::Error where this file is one that a model lives of: its weights are not written over by a slip.
void spareModelFile(const QString &path);

/// Writes all of it.
void writeFile(const QString &path, const QByteArray &bytes, const attn::Progress &progress = {});

} // namespace lab
