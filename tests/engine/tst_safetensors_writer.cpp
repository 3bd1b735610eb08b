// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <csignal>
#include <numeric>
#include <optional>

#include <sys/resource.h>
#include <sys/stat.h>

#include <QtTest>

#include "attn/error.h"
#include "attn/safetensors.h"
#include "support/files.h"
#include "support/without_powers.h"

using namespace attn;

class TestSafetensorsWriter : public QObject {
    Q_OBJECT
private slots:
    void init();
    void readsBackToTheSameBits();
    void dataAreAligned();
    void replacesTheFormerFile();
    void followsASymbolicLink();
    void unwritablePlacesAreNamed_data();
    void unwritablePlacesAreNamed();
    void aFullDiskLeavesTheFormerFile();
    void stoppingLeavesTheFormerFile();
    void progressRisesToOne();

private:
    std::string path(const char *name) const { return m_folder->filePath(name).toStdString(); }
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden); }
    std::unique_ptr<QTemporaryDir> m_folder;
    std::vector<float> m_values = std::vector<float>(3'000'000, 0.5f);
    std::vector<NamedTensor> m_large = {{"large", {3, 1'000'000}, m_values}};
};

namespace {

/// Files of this process can't grow beyond `bytes` while it lives; writing more fails as on a full disk.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) : m_former(std::signal(SIGXFSZ, SIG_IGN))
    {
        ::getrlimit(RLIMIT_FSIZE, &m_limit);
        const rlimit small{bytes, m_limit.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    ~FileSizeLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_limit);
        std::signal(SIGXFSZ, m_former);
    }

private:
    rlimit m_limit{};
    void (*m_former)(int);
};

} // namespace

void TestSafetensorsWriter::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestSafetensorsWriter::readsBackToTheSameBits()
{
    std::vector<float> matrix(6);
    std::iota(matrix.begin(), matrix.end(), -2.5f);
    const std::vector<float> special = {std::numeric_limits<float>::infinity(), -0.0f,
                                        std::numeric_limits<float>::denorm_min()};
    const std::vector<NamedTensor> tensors = {{"z", {2, 3}, matrix},
                                              {"decoder.0.\"self\"", {3}, special},
                                              {"none", {0, 7}, {}},
                                              {"one", {1}, {matrix.data(), 1}}};
    const std::map<std::string, std::string> metadata = {{"tokens", "[\"é\",\"中\"]"}, {"text", "a\"\n\xff"}};
    writeSafetensors(path("a"), tensors, metadata);

    const SafetensorsFile file = SafetensorsFile::open(path("a"));
    QCOMPARE(file.entries().size(), tensors.size());
    for (const NamedTensor &tensor : tensors) {
        const Tensor found = file.read(tensor.name, tensor.shape);
        QCOMPARE(found.values().size(), tensor.values.size());
        QVERIFY(std::ranges::equal(std::as_bytes(found.values()), std::as_bytes(tensor.values)));
    }
    QCOMPARE(file.metadata().at("tokens"), metadata.at("tokens"));
    QCOMPARE(file.metadata().at("text"), std::string("a\"\n\xef\xbf\xbd")); // what is no UTF-8 becomes U+FFFD
    QCOMPARE(file.entries().at("z").begin, 0u);                             // in the order given
}

void TestSafetensorsWriter::dataAreAligned()
{
    for (std::size_t length = 1; length <= 8; ++length) {
        writeSafetensors(path("a"), {}, {{"key", std::string(length, 'x')}});
        QCOMPARE(std::filesystem::file_size(path("a")) % 8, 0u);
    }
}

void TestSafetensorsWriter::replacesTheFormerFile()
{
    support::writeFile(path("a"), "former");
    writeSafetensors(path("a"), m_large, {});
    QCOMPARE(SafetensorsFile::open(path("a")).read("large").size(), Index{3'000'000});
    QCOMPARE(files(), QStringList{"a"});
}

void TestSafetensorsWriter::followsASymbolicLink()
{
    support::writeFile(path("a"), "former");
    std::filesystem::create_symlink("a", path("link"));
    writeSafetensors(path("link"), {}, {});
    QVERIFY(std::filesystem::is_symlink(path("link")));
    QVERIFY(SafetensorsFile::open(path("a")).entries().empty());
}

void TestSafetensorsWriter::unwritablePlacesAreNamed_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("problem");
    QTest::newRow("no such folder") << "none/a"
                                    << "the folder to write to does not exist";
    QTest::newRow("a file as folder") << "file/a"
                                      << "the folder to write to does not exist";
    QTest::newRow("a folder") << "folder"
                              << "this is a folder, not a file";
    QTest::newRow("a folder with slash") << "folder/"
                                         << "this is a folder, not a file";
    QTest::newRow("a device") << "/dev/full"
                              << "this is a device or pipe, not a file";
    QTest::newRow("not permitted") << "locked/a"
                                   << "the folder may not be written to";
    QTest::newRow("too long a name") << QString(300, 'x') << "the file can't be written: File name too long";
}

void TestSafetensorsWriter::unwritablePlacesAreNamed()
{
    QFETCH(QString, to);
    QFETCH(QString, problem);
    support::writeFile(path("file"), "");
    std::filesystem::create_directory(path("folder"));
    std::filesystem::create_directory(path("locked"));
    ::chmod(path("locked").c_str(), 0555);
    ::chmod(m_folder->path().toUtf8(), 0755);
    const std::string target = QDir(m_folder->path()).filePath(to).toStdString();
    std::optional<support::WithoutPowers> permissions_hold;
    if (to.startsWith("locked"))
        permissions_hold.emplace();
    try {
        writeSafetensors(target, m_large, {});
        QFAIL("no error");
    } catch (const Error &error) {
        QCOMPARE(QString::fromStdString(error.problem()), problem);
        QCOMPARE(error.where(), target);
        QVERIFY(!error.remedy().empty());
    }
    QCOMPARE(files(), QStringList{"file"});
    QVERIFY(std::filesystem::is_empty(path("folder")));
}

void TestSafetensorsWriter::aFullDiskLeavesTheFormerFile()
{
    support::writeFile(path("a"), "former");
    {
        const FileSizeLimit limit(1'000'000);
        QVERIFY_EXCEPTION_THROWN(writeSafetensors(path("a"), m_large, {}), Error);
    }
    QCOMPARE(files(), QStringList{"a"});
    QCOMPARE(support::readFile(path("a")), std::string("former"));
}

void TestSafetensorsWriter::stoppingLeavesTheFormerFile()
{
    support::writeFile(path("a"), "former");
    std::stop_source source;
    Progress progress;
    progress.stop = source.get_token();
    progress.report = [&](double) { source.request_stop(); };
    QVERIFY_EXCEPTION_THROWN(writeSafetensors(path("a"), m_large, {}, progress), Cancelled);
    QCOMPARE(files(), QStringList{"a"});
    QCOMPARE(support::readFile(path("a")), std::string("former"));
}

void TestSafetensorsWriter::progressRisesToOne()
{
    std::vector<double> shares;
    Progress progress;
    progress.report = [&](double share) { shares.push_back(share); };
    writeSafetensors(path("a"), m_large, {}, progress);
    QVERIFY(shares.size() > 2 && std::is_sorted(shares.begin(), shares.end()));
    QCOMPARE(shares.back(), 1.0);
}

QTEST_APPLESS_MAIN(TestSafetensorsWriter)
#include "tst_safetensors_writer.moc"
