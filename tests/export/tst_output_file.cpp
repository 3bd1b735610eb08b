// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "attn/error.h"
#include "export/output_file.h"
#include "support/files.h"

class OutputFileTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void wholeOrNothing();
    void replacesOnlyWhenCommitted();
    void cancelled();
    void device();
    void fullDisk();
    void unusable_data();
    void unusable();
    void aModelsOwnFilesAreSpared();

private:
    QString path(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    QStringList entries() const
    {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void OutputFileTest::wholeOrNothing()
{
    const std::string large(3'000'000, 'x');
    {
        lab::OutputFile file(path("a"));
        file.write(large);
    }
    QCOMPARE(entries(), QStringList());
    lab::OutputFile file(path("a"));
    file.write(large);
    file.write("end");
    file.commit();
    QCOMPARE(entries(), QStringList{"a"});
    QVERIFY(support::readFile(path("a").toStdString()) == large + "end");
}

void OutputFileTest::replacesOnlyWhenCommitted()
{
    support::writeFile(path("a").toStdString(), "before");
    {
        lab::OutputFile file(path("a"));
        file.write("after");
    }
    QCOMPARE(support::readFile(path("a").toStdString()), std::string("before"));
    lab::writeFile(path("a"), "after");
    QCOMPARE(support::readFile(path("a").toStdString()), std::string("after"));
}

void OutputFileTest::cancelled()
{
    std::stop_source stop;
    attn::Progress progress;
    progress.stop = stop.get_token();
    {
        lab::OutputFile file(path("a"), progress);
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(file.write(std::string(3'000'000, 'x')), attn::Cancelled);
    }
    QCOMPARE(entries(), QStringList());
}

void OutputFileTest::device()
{
    lab::writeFile(QStringLiteral("/dev/null"), "text");
    QVERIFY(!QFileInfo(QStringLiteral("/dev/null")).isFile()); // still the device
}

void OutputFileTest::fullDisk()
{
    try {
        lab::writeFile(QStringLiteral("/dev/full"), "text");
        QFAIL("no error");
    } catch (const attn::Error &error) {
        QCOMPARE(error.where(), std::string("/dev/full"));
        QVERIFY2(error.problem().find("No space left") != std::string::npos, error.what());
    }
}

void OutputFileTest::unusable_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("says");
    QTest::newRow("folder missing") << "/missing/deep/a.json"
                                    << "there is no folder";
    QTest::newRow("folder itself") << ""
                                   << "it is a folder";
    QTest::newRow("below a file") << "/file/a.json"
                                  << "there is no folder";
    QTest::newRow("name too long") << "/" + QString(300, QLatin1Char('n')) << "can't be written";
}

void OutputFileTest::unusable()
{
    QFETCH(QString, name);
    QFETCH(QString, says);
    support::writeFile(path("file").toStdString(), "");
    try {
        lab::writeFile(m_folder->path() + name, "text");
        QFAIL("no error");
    } catch (const attn::Error &error) {
        QVERIFY2(QString::fromUtf8(error.what()).contains(says), error.what());
        QCOMPARE(error.where(), (m_folder->path() + name).toStdString());
    }
    QCOMPARE(entries(), QStringList{"file"});
}

void OutputFileTest::aModelsOwnFilesAreSpared()
{
    lab::writeFile(path("config.json"), "{}"); // no model yet
    lab::writeFile(path("model.safetensors"), "weights");
    QVERIFY(QFile::link(path("model.safetensors"), path("link.safetensors")));
    for (const char *name : {"config.json", "model.safetensors", "link.safetensors"}) {
        try {
            lab::writeFile(path(name), "run");
            QFAIL("no error");
        } catch (const attn::Error &error) {
            QCOMPARE(error.where(), path(name).toStdString());
        }
    }
    QCOMPARE(support::readFile(path("model.safetensors").toStdString()), std::string("weights"));
    lab::writeFile(path("run.safetensors"), "run"); // beside them is a place as any
}

QTEST_GUILESS_MAIN(OutputFileTest)
#include "tst_output_file.moc"
