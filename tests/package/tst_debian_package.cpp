// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QImage>
#include <QMimeDatabase>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "cli/help.h"
#include "support/files.h"
#include "support/program.h"

/// The Debian package, made of what is built, unpacked into an empty folder and used from there.
class DebianPackageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void dependsOnWhatItNeeds();
    void holdsEverything_data();
    void holdsEverything();
    void rendersFromThere();
    void readsItsOwnData();
    void loadsItsOwnEngine();
    void desktopFileIsValid();
    void metainfoIsValid();
    void sessionsHaveAType();
    void iconsHaveTheirSizes();
    void manualPageTellsEveryOption();
    void lintianHasNothingToSay();

private:
    QString path(const QString &installed) const { return m_folder.filePath(QStringLiteral("root/usr/") + installed); }
    QString program() const { return path(QStringLiteral("bin/attention-lab")); }

    QTemporaryDir m_folder;
    QString m_package;
};

namespace {

/// Runs a tool of the system; fails the test where it fails.
QByteArray tool(const QString &name, const QStringList &arguments)
{
    const support::Outcome outcome = support::runCommand(name, arguments, QProcessEnvironment::systemEnvironment());
    if (outcome.status != 0)
        qWarning().noquote() << name << arguments << outcome.status << outcome.out << outcome.err;
    return outcome.status == 0 ? outcome.out : QByteArray("failed");
}

bool succeeds(const QString &name, const QStringList &arguments)
{
    return tool(name, arguments) != "failed";
}

const QString kId = QStringLiteral("org.attentionlab.AttentionLab");

} // namespace

void DebianPackageTest::initTestCase()
{
    QVERIFY(succeeds(LAB_CPACK, {"-G", "DEB", "-B", m_folder.path(), "--config", LAB_BUILD_DIR "/CPackConfig.cmake"}));
    const QStringList made = QDir(m_folder.path()).entryList({"*.deb"});
    QCOMPARE(made.size(), 1);
    m_package = m_folder.filePath(made.first());
    QVERIFY(succeeds("dpkg-deb", {"-x", m_package, m_folder.filePath("root")}));
}

void DebianPackageTest::dependsOnWhatItNeeds()
{
    const auto field = [&](const char *name) { return QString::fromUtf8(tool("dpkg-deb", {"-f", m_package, name})); };
    for (const char *package : {"fonts-lmodern", "fonts-dejavu-core", "libqt6widgets6", "libqt6svg6", "libgomp1"})
        QVERIFY2(field("Depends").contains(QLatin1String(package)), package);
    for (const char *package : {"fonts-noto-cjk", "qt6-translations-l10n"})
        QVERIFY2(field("Recommends").contains(QLatin1String(package)), package);
}

void DebianPackageTest::holdsEverything_data()
{
    QTest::addColumn<QString>("file");
    for (const char *file :
         {"bin/attention-lab", "lib/attention-lab/engine/libattn_engine.so.0",
          "share/attention-lab/models/translate-en-fr-zh/model.safetensors",
          "share/attention-lab/sentences/i-love-you.json", "share/doc/attention-lab/manual.md",
          "share/doc/attention-lab/copyright", "share/doc/attention-lab/changelog.gz",
          "share/applications/org.attentionlab.AttentionLab.desktop",
          "share/metainfo/org.attentionlab.AttentionLab.metainfo.xml", "share/mime/packages/attention-lab.xml",
          "share/icons/hicolor/scalable/apps/attention-lab.svg",
          "share/icons/hicolor/scalable/mimetypes/application-x-attentionlab+json.svg",
          "share/man/man1/attention-lab.1.gz"})
        QTest::newRow(file) << file;
    QTest::newRow("!training") << "share/attention-lab/training";
    QTest::newRow("!headers") << "include";
}

void DebianPackageTest::holdsEverything()
{
    QFETCH(QString, file);
    QCOMPARE(QFileInfo::exists(path(file)), QTest::currentDataTag()[0] != '!');
}

void DebianPackageTest::rendersFromThere()
{
    for (const QString ending : {"png", "svg", "pdf"}) {
        const QString out = m_folder.filePath("picture." + ending);
        const support::Outcome outcome =
            support::runCommand(program(), {"render", "--text", "The red car is fast.", "--translate-to", "fr",
                                            "--view", "heatmap", "--out", out});
        QVERIFY2(outcome.status == 0, outcome.err);
        QVERIFY2(QFileInfo(out).size() > 1000, qPrintable(ending));
    }
    QCOMPARE(QImage(m_folder.filePath("picture.png")).isNull(), false);
}

/// What is changed there is seen; the source tree has it unchanged.
void DebianPackageTest::readsItsOwnData()
{
    QDir data(path("share/attention-lab"));
    const std::string sample = support::readFile(data.filePath("sentences/negation.json").toStdString());
    support::writeFile(data.filePath("sentences/only-here.json").toStdString(), sample);
    QVERIFY(support::runCommand(program(), {"samples"}).out.contains("only-here\t"));
    QVERIFY(data.rename("models/translate-en-fr-zh", "models/only-here"));
    QVERIFY(support::runCommand(program(), {"models"}).out.contains("only-here\t"));
    const support::Outcome info = support::runCommand(program(), {"info", "only-here"});
    QVERIFY2(info.status == 0, info.err);
    QVERIFY(data.rename("models/only-here", "models/translate-en-fr-zh"));
    QVERIFY(QFile::remove(data.filePath("sentences/only-here.json")));
}

void DebianPackageTest::loadsItsOwnEngine()
{
    QProcessEnvironment environment = support::bareEnvironment();
    environment.insert("LD_TRACE_LOADED_OBJECTS", "1");
    const QByteArray loaded = support::runCommand(program(), {}, environment).out;
    static const QRegularExpression engine("libattn_engine\\.so\\.0 => (\\S+)");
    const QString file = engine.match(QString::fromUtf8(loaded)).captured(1);
    QVERIFY2(QFileInfo(file).canonicalFilePath().startsWith(QFileInfo(path("lib")).canonicalFilePath()), loaded);
}

void DebianPackageTest::desktopFileIsValid()
{
    const QString file = path("share/applications/") + kId + ".desktop";
    QCOMPARE(tool("desktop-file-validate", {file}), QByteArray());
    QVERIFY(QFile::exists(program())); // what its Exec names
    QVERIFY(support::readFile(file.toStdString()).find("\nExec=attention-lab %f\n") != std::string::npos);
}

void DebianPackageTest::metainfoIsValid()
{
    QVERIFY(succeeds("appstreamcli", {"validate", "--no-net", path("share/metainfo/") + kId + ".metainfo.xml"}));
}

void DebianPackageTest::sessionsHaveAType()
{
    qputenv("XDG_DATA_DIRS", path("share").toUtf8());
    const QMimeType type = QMimeDatabase().mimeTypeForFile("lesson.attnlab", QMimeDatabase::MatchExtension);
    QCOMPARE(type.name(), "application/x-attentionlab+json");
    QCOMPARE(type.comment(), "AttentionLab session");
    QVERIFY(QFile::exists(path("share/icons/hicolor/scalable/mimetypes/") + type.iconName() + ".svg"));
}

void DebianPackageTest::iconsHaveTheirSizes()
{
    for (const int size : {16, 24, 32, 48, 64, 128, 256, 512}) {
        const QImage icon(path(QStringLiteral("share/icons/hicolor/%1x%1/apps/attention-lab.png").arg(size)));
        QCOMPARE(icon.size(), QSize(size, size));
        QCOMPARE(qAlpha(icon.pixel(0, 0)), 0); // round corners
        QVERIFY(qAlpha(icon.pixel(size / 2, size / 2)) == 255);
    }
}

void DebianPackageTest::manualPageTellsEveryOption()
{
    const QString file = path("share/man/man1/attention-lab.1.gz");
    const support::Outcome strict =
        support::runCommand("man", {"--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", file});
    QCOMPARE(strict.err, QByteArray());
    QCOMPARE(strict.status, 0);
    QProcessEnvironment environment = support::bareEnvironment();
    environment.insert("MANWIDTH", "200");
    const QString text = QString::fromUtf8(support::runCommand("man", {"-E", "UTF-8", "-l", file}, environment).out);
    for (const lab::Option &option : lab::optionTable()) {
        if (option.built)
            QVERIFY2(text.contains(QStringLiteral("--") + option.name), option.name);
    }
    for (const lab::SubcommandRow &row : lab::subcommandTable()) {
        if (row.run)
            QVERIFY2(text.contains(QString::fromUtf8(row.summary)), row.name);
    }
}

void DebianPackageTest::lintianHasNothingToSay()
{
    const QByteArray said = tool("lintian", {"--allow-root", "--info", "--fail-on", "error,warning,info", m_package});
    QCOMPARE(said, QByteArray());
}

QTEST_GUILESS_MAIN(DebianPackageTest)
#include "tst_debian_package.moc"
