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
    Settings::Looked looked{tinyExperiment("the cat « est » 猫"), kCross, attn::HeadIndex{1}};
    looked.experiment.request.target = "";
    looked.experiment.request.scale = {attn::ScaleChoice::Kind::Number, 0.25f};
    looked.experiment.request.mask = {attn::MaskChoice::Kind::Window, 3};
    looked.experiment.request.cut = true;
    {
        Settings settings;
        settings.setLast(looked);
        settings.setTheme(ThemeChoice::Dark);
    }
    const Settings settings;
    const auto last = settings.last();
    QVERIFY(last);
    QCOMPARE(last->experiment, looked.experiment);
    QCOMPARE(last->place, looked.place);
    QCOMPARE(last->head, looked.head);
    QCOMPARE(settings.theme(), ThemeChoice::Dark);

    looked.experiment.request.target.reset();
    Settings().setLast(looked);
    QVERIFY(!Settings().last()->experiment.request.target);
}

void TestSettings::aHandEditedFileDoesNoHarm()
{
    QSettings raw;
    raw.setValue(QStringLiteral("last/text"), QStringLiteral("the cat"));
    raw.setValue(QStringLiteral("last/kind"), 77);
    raw.setValue(QStringLiteral("last/layer"), -4);
    raw.setValue(QStringLiteral("last/head"), QStringLiteral("many"));
    raw.setValue(QStringLiteral("window/theme"), -1);
    const Settings settings;
    QCOMPARE(settings.last()->place.kind, attn::AttentionKind::Cross);
    QCOMPARE(attn::value(settings.last()->place.layer), attn::Index{0});
    QCOMPARE(attn::value(settings.last()->head), attn::Index{0});
    QCOMPARE(settings.theme(), ThemeChoice::System);
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
