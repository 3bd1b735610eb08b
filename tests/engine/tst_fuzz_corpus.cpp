// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "fuzz/targets.h"
#include "support/files.h"

/// What the fuzzers found once is checked in every run.
class TestFuzzCorpus : public QObject {
    Q_OBJECT
private slots:
    void safetensors_data() { rows("safetensors"); }
    void safetensors() { replay(fuzz::safetensors); }
    void config_data() { rows("config"); }
    void config() { replay(fuzz::config); }
    void text_data() { rows("text"); }
    void text() { replay(fuzz::text); }

private:
    static void rows(const char *corpus)
    {
        QTest::addColumn<QString>("path");
        const QDir folder(QString(LAB_SOURCE_DIR "/tests/fuzz/corpus/") + corpus);
        const QFileInfoList files = folder.entryInfoList(QDir::Files, QDir::Name);
        QVERIFY(!files.isEmpty());
        for (const QFileInfo &file : files)
            QTest::newRow(qPrintable(file.fileName())) << file.filePath();
    }
    static void replay(void (*target)(std::span<const std::byte>))
    {
        QFETCH(QString, path);
        const std::string bytes = support::readFile(path.toStdString());
        try {
            target(support::bytesOf(bytes));
        } catch (const std::logic_error &fault) {
            QFAIL(fault.what());
        }
    }
};

QTEST_APPLESS_MAIN(TestFuzzCorpus)
#include "tst_fuzz_corpus.moc"
