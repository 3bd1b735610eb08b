// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "support/program.h"

/// Everything that the interface says is said in Chinese too. `./dev translate` brings the catalogue up to date.
class TestTranslations : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void nothingIsUntranslated();
    void placesAreKept();
    void everySampleIsTold();
    void theManualIsWhole();

private:
    struct Message {
        QString context;
        QString source;
        QString translation;
        bool finished = false;
    };
    QList<Message> m_messages; ///< of the catalogue as lupdate makes it of the sources now
};

void TestTranslations::initTestCase()
{
    QTemporaryDir folder;
    const QString catalogue = folder.filePath("attention-lab_zh_CN.ts");
    QVERIFY(QFile::copy(LAB_SOURCE_DIR "/resources/translations/attention-lab_zh_CN.ts", catalogue));
    const support::Outcome outcome =
        support::runCommand(LAB_LUPDATE, {"-silent", "-no-obsolete", "-locations", "none", LAB_SOURCE_DIR "/src",
                                          LAB_SOURCE_DIR "/ui", "-ts", catalogue});
    QVERIFY2(outcome.status == 0, outcome.err);
    QFile file(catalogue);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("source"))
            m_messages.append({context, xml.readElementText(), {}, false});
        else if (xml.name() == QLatin1String("translation")) {
            m_messages.back().finished = !xml.attributes().hasAttribute("type");
            m_messages.back().translation = xml.readElementText();
        }
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY(m_messages.size() > 100);
}

void TestTranslations::nothingIsUntranslated()
{
    QStringList untranslated;
    for (const Message &message : m_messages) {
        if (!message.finished || message.translation.isEmpty())
            untranslated << message.context + ": " + message.source;
    }
    QVERIFY2(untranslated.isEmpty(), qPrintable(untranslated.join('\n')));
}

/// What is put into a text has its place in the translation, once.
void TestTranslations::placesAreKept()
{
    static const QRegularExpression place("%[1-9n]");
    const auto places = [](const QString &text) {
        QStringList found;
        for (const QRegularExpressionMatch &match : place.globalMatch(text))
            found << match.captured();
        found.sort();
        return found;
    };
    for (const Message &message : m_messages)
        QVERIFY2(places(message.source) == places(message.translation), qPrintable(message.source));
}

void TestTranslations::everySampleIsTold()
{
    const QDir folder(LAB_SOURCE_DIR "/samples/sentences");
    const QStringList files = folder.entryList({"*.json"});
    QVERIFY(!files.isEmpty());
    static const QRegularExpression chinese("\\p{Han}");
    for (const QString &name : files) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject sample = QJsonDocument::fromJson(file.readAll()).object();
        for (const char *key : {"title_zh_CN", "subtitle_zh_CN", "look_for_zh_CN"})
            QVERIFY2(!sample.value(QLatin1String(key)).toString().isEmpty(), qPrintable(name + ": " + key));
        QVERIFY2(chinese.match(sample.value("look_for_zh_CN").toString()).hasMatch(), qPrintable(name));
    }
}

/// Each section, table row, picture and block of code of the manual is in its translation.
void TestTranslations::theManualIsWhole()
{
    static const QRegularExpression part("^(#+ |\\||!\\[|```)");
    const auto parts = [](const QString &name) {
        QFile file(QStringLiteral(LAB_SOURCE_DIR "/docs/") + name);
        if (!file.open(QIODevice::ReadOnly))
            return QStringList();
        QStringList found;
        for (const QString &line : QString::fromUtf8(file.readAll()).split('\n')) {
            if (const QRegularExpressionMatch match = part.match(line); match.hasMatch())
                found << match.captured();
        }
        return found;
    };
    QVERIFY(!parts("manual.md").isEmpty());
    QCOMPARE(parts("manual.zh_CN.md"), parts("manual.md"));
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
