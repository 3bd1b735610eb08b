// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "support/files.h"
#include "support/program.h"

/// `cmake --install`: the tree can be moved, and others build on its engine.
class InstallationTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void runsWhereItWasMoved();
    void enginePicksItsInstructionSet();
    void othersBuildOnTheEngine();

private:
    QTemporaryDir m_folder;
    QString m_root;
};

void InstallationTest::initTestCase()
{
    const QString prefix = m_folder.filePath("prefix");
    const support::Outcome outcome = support::runCommand(LAB_CMAKE, {"--install", LAB_BUILD_DIR, "--prefix", prefix});
    QVERIFY2(outcome.status == 0, outcome.err);
    m_root = m_folder.filePath("moved here");
    QVERIFY(QDir().rename(prefix, m_root));
}

void InstallationTest::runsWhereItWasMoved()
{
    const QString out = m_folder.filePath("heads.svg");
    const support::Outcome outcome = support::runCommand(
        m_root + "/bin/attention-lab", {"render", "--sample", "i-love-you", "--view", "heads", "--out", out});
    QVERIFY2(outcome.status == 0, outcome.err);
    QVERIFY(QFileInfo(out).size() > 1000);
}

/// The loader looks into glibc-hwcaps beside the library, as it did in the build tree.
void InstallationTest::enginePicksItsInstructionSet()
{
    const auto isa = [](const QByteArray &info) {
        static const QRegularExpression line("^isa: .+$", QRegularExpression::MultilineOption);
        return line.match(QString::fromUtf8(info)).captured();
    };
    const QString here = isa(support::runProgram({"info"}).out);
    QVERIFY(!here.isEmpty());
    QCOMPARE(isa(support::runCommand(m_root + "/bin/attention-lab", {"info"}).out), here);
}

/// What stands in the engine's README between ```kind and the next ```.
static std::string codeBlock(const std::string &kind)
{
    const std::string readme = support::readFile(LAB_SOURCE_DIR "/engine/README.md");
    const std::size_t begin = readme.find("```" + kind + "\n") + kind.size() + 4;
    return readme.substr(begin, readme.find("```", begin) - begin);
}

/// The README's program, built outside of this project on what was installed.
void InstallationTest::othersBuildOnTheEngine()
{
    const QString source = m_folder.filePath("engine_user"), build = source + "/build";
    QVERIFY(QDir().mkpath(source));
    support::writeFile((source + "/CMakeLists.txt").toStdString(), codeBlock("cmake"));
    support::writeFile((source + "/main.cpp").toStdString(), codeBlock("cpp"));
    const auto succeeds = [](const QStringList &arguments) {
        const support::Outcome outcome =
            support::runCommand(LAB_CMAKE, arguments, QProcessEnvironment::systemEnvironment());
        if (outcome.status != 0)
            qWarning().noquote() << outcome.out << outcome.err;
        return outcome.status == 0;
    };
    QStringList configure{"-S", source, "-B", build, "-DCMAKE_PREFIX_PATH=" + m_root};
    if (*LAB_SANITIZE) // a library with sanitizers wants them in the program, too
        configure << "-DCMAKE_CXX_FLAGS=-fsanitize=" LAB_SANITIZE;
    QVERIFY(succeeds(configure));
    QVERIFY(succeeds({"--build", build}));
    const support::Outcome outcome =
        support::runCommand(build + "/engine_user", {support::goldenModel("tiny-encoder"), "the cat sees"});
    QCOMPARE(outcome.status, 0);
    const QList<QByteArray> rows = outcome.out.trimmed().split('\n');
    QVERIFY2(rows.size() >= 3 && outcome.out.contains("cat -> "), outcome.out);
}

QTEST_GUILESS_MAIN(InstallationTest)
#include "tst_installation.moc"
