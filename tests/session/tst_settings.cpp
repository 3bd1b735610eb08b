// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "session/settings.h"
#include "support/tiny_models.h"

using namespace lab;
using namespace lab::test;

class TestSettings : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { QSettings().clear(); }
    void nothingIsRememberedAtFirst();
    void rememberTheLastExperiment();
    void recentFilesAreKeptInOrder();
    void keepsObjectsUnderNames();
    void aHandEditedFileDoesNoHarm();
};

void TestSettings::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("attention-lab"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_settings"));
}

void TestSettings::nothingIsRememberedAtFirst()
{
    const Settings settings;
    QVERIFY(!settings.last());
    QCOMPARE(settings.theme(), ThemeChoice::System);
    QVERIFY(settings.layout().isEmpty());
}

void TestSettings::rememberTheLastExperiment()
{
    Settings::Last last;
    last.session.experiment = tinyExperiment("the cat « est » 猫");
    last.session.experiment.request.target = "";
    last.session.look = {kCross, attn::HeadIndex{1}, {2, std::nullopt}};
    last.path = QStringLiteral("/home/her/cats.attnlab");
    last.modified = true;
    {
        Settings settings;
        settings.setLast(last);
        settings.setTheme(ThemeChoice::Dark);
    }
    const Settings settings;
    const auto kept = settings.last();
    QVERIFY(kept);
    QCOMPARE(kept->session.experiment, last.session.experiment);
    QCOMPARE(kept->session.look, last.session.look);
    QCOMPARE(kept->path, last.path);
    QVERIFY(kept->modified);
    QCOMPARE(settings.theme(), ThemeChoice::Dark);
}

void TestSettings::recentFilesAreKeptInOrder()
{
    Settings settings;
    for (int i = 0; i < 12; ++i)
        settings.addRecentFile(QStringLiteral("/%1.attnlab").arg(i));
    QCOMPARE(settings.recentFiles().size(), 10);
    settings.addRecentFile(QStringLiteral("/5.attnlab"));
    QCOMPARE(settings.recentFiles().mid(0, 3), (QStringList{"/5.attnlab", "/11.attnlab", "/10.attnlab"}));
    QCOMPARE(settings.recentFiles().size(), 10);
    settings.removeRecentFile(QStringLiteral("/11.attnlab"));
    QVERIFY(!Settings().recentFiles().contains(QStringLiteral("/11.attnlab")));
    settings.clearRecentFiles();
    QVERIFY(Settings().recentFiles().isEmpty());
}

void TestSettings::keepsObjectsUnderNames()
{
    const QJsonObject map{{QStringLiteral("colors"), QStringLiteral("猫")}, {QStringLiteral("values"), true}};
    QVERIFY(Settings().kept(QStringLiteral("map")).isEmpty());
    Settings().keep(QStringLiteral("map"), map);
    QCOMPARE(Settings().kept(QStringLiteral("map")), map);
    QVERIFY(Settings().kept(QStringLiteral("export")).isEmpty());
    QSettings().setValue(QStringLiteral("kept/map"), QStringLiteral("{not JSON"));
    QVERIFY(Settings().kept(QStringLiteral("map")).isEmpty());
}

void TestSettings::aHandEditedFileDoesNoHarm()
{
    QSettings raw;
    raw.setValue(QStringLiteral("last/session"), QStringLiteral("{\"format\": 3}"));
    raw.setValue(QStringLiteral("files/recent"), 77);
    raw.setValue(QStringLiteral("window/theme"), -1);
    const Settings settings;
    QVERIFY(!settings.last());
    QVERIFY(settings.recentFiles().isEmpty());
    QCOMPARE(settings.theme(), ThemeChoice::System);
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
