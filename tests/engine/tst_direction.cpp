// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <QTemporaryDir>

#include "attn/direction.h"
#include "attn/error.h"
#include "attn/model.h"
#include "support/two_sources.h"

using namespace attn;
using namespace support;

namespace {

/// Writes French and Chinese from English, English from Chinese, German from whatever.
ModelConfig translator()
{
    ModelConfig config;
    config.start_ids = {{"de", 9}, {"en", 5}, {"fr", 3}, {"zh", 4}};
    config.source_languages = {{"en", "zh"}, {"fr", "en"}, {"zh", "en"}};
    return config;
}

std::shared_ptr<const Model> tinyTranslator(const QTemporaryDir &folder)
{
    return Model::load(writeModelOfTwoSources(folder.path()).toStdString());
}

} // namespace

class tst_direction : public QObject {
    Q_OBJECT

private slots:
    void theTextDecides_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("wish");
        QTest::addColumn<QString>("language");
        QTest::newRow("English, no wish") << "I love you."
                                          << ""
                                          << "fr";
        QTest::newRow("English as wished") << "I love you."
                                           << "zh"
                                           << "zh";
        QTest::newRow("English, but not to English") << "I love you."
                                                     << "en"
                                                     << "fr";
        QTest::newRow("Chinese, no wish") << "我爱你。"
                                          << ""
                                          << "en";
        QTest::newRow("Chinese, but not to French") << "我爱你。"
                                                    << "fr"
                                                    << "en";
        QTest::newRow("a wish that takes all") << "我爱你。"
                                               << "de"
                                               << "de";
        QTest::newRow("one ideograph") << "猫"
                                       << "fr"
                                       << "en";
        QTest::newRow("Chinese with a foreign word") << "我爱Python"
                                                     << "fr"
                                                     << "en";
        QTest::newRow("English with a Chinese word") << "I love the city 北京"
                                                     << "en"
                                                     << "fr";
        QTest::newRow("Greek is written in letters") << "Καλημέρα"
                                                     << "en"
                                                     << "fr";
        QTest::newRow("neither") << "3 😀 !"
                                 << "en"
                                 << "en";
        QTest::newRow("nothing") << ""
                                 << ""
                                 << "fr";
        QTest::newRow("a language that is not written") << "I love you."
                                                        << "xx"
                                                        << "fr";
    }
    void theTextDecides()
    {
        QFETCH(QString, text);
        QFETCH(QString, wish);
        QTEST(QString::fromStdString(languageFor(translator(), text.toStdString(), wish.toStdString())), "language");
    }

    void bytesThatAreNoTextAreTaken() { QCOMPARE(languageFor(translator(), "\xff\xe6\x88"), std::string("fr")); }

    void withoutSourcesEverythingFits()
    {
        ModelConfig config = translator();
        config.source_languages.clear();
        QVERIFY(canTranslate(config, "我爱你。", "fr"));
        QVERIFY(!canTranslate(config, "我爱你。", "xx"));
        config.start_ids.clear();
        QCOMPARE(languageFor(config, "我爱你。"), std::string());
    }

    void aModelTakesWhatFits()
    {
        const QTemporaryDir folder;
        try {
            const auto model = tinyTranslator(folder);
            RunRequest request;
            request.text = "the cat";
            QCOMPARE(model->run(request)->decoder->tokens.front().text, std::string("<fr>"));
            request.text = "猫";
            QCOMPARE(model->run(request)->decoder->tokens.front().text, std::string("<zh>"));
            request.token_ids = {3, 4};
            request.translate_to = "zh";
            QCOMPARE(model->run(request)->decoder->tokens.front().text,
                     std::string("<zh>")); // ids are taken as they are
        } catch (const Error &error) {
            QFAIL(error.what());
        }
    }

    void aModelRefusesWhatItWasNotTrainedFor()
    {
        const QTemporaryDir folder;
        const auto model = tinyTranslator(folder);
        RunRequest request;
        request.text = "猫";
        request.translate_to = "fr";
        try {
            model->run(request);
            QFAIL("it ran");
        } catch (const Error &error) {
            QCOMPARE(error.problem(),
                     std::string("the model translates to fr from en only, and the text is not in en"));
            QCOMPARE(error.remedy(), std::string("type it in en, or choose zh (--translate-to zh)"));
        }
    }
};

QTEST_APPLESS_MAIN(tst_direction)
#include "tst_direction.moc"
