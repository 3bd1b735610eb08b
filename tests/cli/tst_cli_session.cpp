// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "support/program.h"

/// Every subcommand that takes an INPUT takes a session file; options go before what it says.
class CliSessionTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void runsWhatWasSaved();
    void optionsGoFirst_data();
    void optionsGoFirst();
    void rendersThePageThatWasSeen();
    void rendersInItsTheme();
    void looksWhereItLooked();
    void saysWhatTheModelLacks();
    void saysThatTheModelHasChanged();
    void brokenSessionsAreErrors_data();
    void brokenSessionsAreErrors();

private:
    /// A session in the folder, on a copy of nothing: the golden model by its relative path.
    QString session(const QString &more = QString(), const QByteArray &hash = "") const
    {
        const QString model = QDir(m_folder->path()).relativeFilePath(support::goldenModel("tiny-encdec-pre"));
        QFile file(m_folder->filePath(QStringLiteral("my lesson.attnlab")));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no folder");
        file.write(QStringLiteral(R"({"format": "attention-lab-session", "format_version": 1,
            "model": {"folder": "%1", "sha256": "%2"},
            "input": {"text": "the cat sees a dog .", "translate_to": "fr", "target": "le chat"},
            "mask": "causal", "scale": "none",
            "look": {"place": "encoder.0.self", "head": 1, "page": "qkv"}, "figures": {"theme": "dark"}%3})")
                       .arg(model, QString::fromUtf8(hash), more)
                       .toUtf8());
        return file.fileName();
    }
    support::Outcome outcome(QStringList arguments, const QString &file)
    {
        const QString out = m_folder->filePath(file);
        return support::runProgram(arguments << QStringLiteral("--out") << out);
    }
    QJsonObject metadata(const QStringList &more)
    {
        m_last = outcome(QStringList{"run", session()} + more, QStringLiteral("run.json"));
        QFile file(m_folder->filePath(QStringLiteral("run.json")));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return QJsonDocument::fromJson(file.readAll()).object().value(QStringLiteral("metadata")).toObject();
    }
    QImage picture(const QStringList &more)
    {
        m_last = outcome(QStringList{"render", session()} + more, QStringLiteral("picture.png"));
        return QImage(m_folder->filePath(QStringLiteral("picture.png")));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    support::Outcome m_last;
};

void CliSessionTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void CliSessionTest::runsWhatWasSaved()
{
    const QJsonObject made = metadata({});
    QCOMPARE(m_last.status, 0);
    QCOMPARE(m_last.err, QByteArray());
    QCOMPARE(made.value(QStringLiteral("model")).toString(), QStringLiteral("tiny-encdec-pre"));
    QCOMPARE(made.value(QStringLiteral("mask")).toString(), QStringLiteral("causal"));
    QCOMPARE(made.value(QStringLiteral("scale")).toString(), QStringLiteral("none"));
    QCOMPARE(made.value(QStringLiteral("tokens")).toString(), QStringLiteral(R"(["the","cat","sees","a","dog","."])"));
    QCOMPARE(made.value(QStringLiteral("target_tokens")).toString(), QStringLiteral(R"(["<fr>","le","chat"])"));
}

void CliSessionTest::optionsGoFirst_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *name, const QStringList &options, const char *key, const char *value) {
        QTest::newRow(name) << options << QString::fromLatin1(key) << QString::fromUtf8(value);
    };
    row("text", {"--text", "a dog"}, "tokens", R"(["a","dog"])");
    row("ids", {"--tokens", "3"}, "token_ids", "[3]");
    row("mask", {"--mask", "none"}, "mask", "none");
    row("model's mask", {"--mask", "model"}, "mask", "model");
    row("scale", {"--scale", "0.5"}, "scale", "0.5");
    row("target", {"--target", "le"}, "target_tokens", R"(["<fr>","le"])");
    row("language", {"--translate-to", "zh"}, "target_tokens", R"(["<zh>","le","chat"])");
    row("model", {"--model", support::goldenModel("tiny-encdec-post"), "--translate-to", "fr"}, "model",
        "tiny-encdec-post");
}

void CliSessionTest::optionsGoFirst()
{
    QFETCH(const QStringList, options);
    QFETCH(const QString, key);
    QFETCH(const QString, value);
    const QJsonObject made = metadata(options);
    QCOMPARE(m_last.err, QByteArray());
    QCOMPARE(made.value(key).toString(), value);
}

void CliSessionTest::rendersThePageThatWasSeen()
{
    const QImage seen = picture({});
    QCOMPARE(m_last.err, QByteArray());
    QVERIFY(!seen.isNull());
    QCOMPARE(picture({"--view", "qkv"}), seen);
    QVERIFY(picture({"--view", "heatmap"}) != seen);
}

void CliSessionTest::rendersInItsTheme()
{
    const auto brightness = [](const QImage &image) { return image.pixelColor(0, 0).lightness(); };
    QVERIFY(brightness(picture({"--view", "heatmap"})) < 80);
    QVERIFY(brightness(picture({"--view", "heatmap", "--theme", "light"})) > 200);
}

void CliSessionTest::looksWhereItLooked()
{
    const QStringList view{"--view", "heatmap"};
    const QImage kept = picture(view);
    QCOMPARE(picture(view + QStringList{"--attention", "encoder", "--layer", "0", "--head", "1"}), kept);
    QCOMPARE(picture(view + QStringList{"--attention", "encoder"}), kept); // the same attention: its layer holds
    QVERIFY(picture(view + QStringList{"--head", "0"}) != kept);
    QVERIFY(picture(view + QStringList{"--layer", "1"}) != kept);
    QVERIFY(picture(view + QStringList{"--attention", "cross"}) != kept);
}

void CliSessionTest::saysWhatTheModelLacks()
{
    const QString file = session(QStringLiteral(R"(, "look": {"place": "encoder.7.self"})"));
    const QStringList render{"render", file, "--view", "heatmap"};
    const support::Outcome made = outcome(render, QStringLiteral("picture.png"));
    QCOMPARE(made.status, 3);
    QVERIFY2(made.err.contains("encoder.7.self") && made.err.contains("my lesson.attnlab"), made.err);
    QCOMPARE(made.errorLines(), 1);
    const QStringList places[] = {{"--attention", "encoder", "--layer", "0"},
                                  {"--model", support::goldenModel("tiny-encdec-post")}}; // was never looked at so
    for (const QStringList &place : places)
        QCOMPARE(outcome(render + place, QStringLiteral("picture.png")).err, QByteArray());
}

void CliSessionTest::saysThatTheModelHasChanged()
{
    const QString file = session(QString(), QByteArray(64, '0'));
    const support::Outcome made = outcome({"run", file}, QStringLiteral("run.json"));
    QCOMPARE(made.status, 0);
    QCOMPARE(made.errorLines(), 1);
    QVERIFY2(made.err.contains("note") && made.err.contains("my lesson.attnlab"), made.err);
    QVERIFY(QFile::exists(m_folder->filePath(QStringLiteral("run.json"))));
    // with a model of one's own there is nothing to compare
    const QStringList own{"run", file, "--model", support::goldenModel("tiny-encdec-post")};
    QCOMPARE(outcome(own, QStringLiteral("run.json")).err, QByteArray());
}

void CliSessionTest::brokenSessionsAreErrors_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("deep") << QByteArray(100'000, '[');
    QTest::newRow("newer") << QByteArray(R"({"format": "attention-lab-session", "format_version": 2})");
    QTest::newRow("missing model") << QByteArray(
        R"({"format": "attention-lab-session", "format_version": 1, "model": {"folder": "gone"},
                          "input": {"text": "a"}})");
    QTest::newRow("no text") << QByteArray(R"({"format": "attention-lab-session", "format_version": 1})");
}

void CliSessionTest::brokenSessionsAreErrors()
{
    QFETCH(const QByteArray, bytes);
    QFile file(m_folder->filePath(QStringLiteral("broken.attnlab")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    for (const QStringList &command :
         {QStringList{"run", file.fileName()}, QStringList{"table", file.fileName(), "--tensor", "logits"},
          QStringList{"render", file.fileName(), "--view", "heatmap"}}) {
        const QString name = command.first() == QLatin1String("run")     ? QStringLiteral("out.json")
                             : command.first() == QLatin1String("table") ? QStringLiteral("out.csv")
                                                                         : QStringLiteral("out.png");
        const support::Outcome made = outcome(command, name);
        QCOMPARE(made.status, 3);
        QCOMPARE(made.errorLines(), 1);
        QVERIFY2(made.err.contains(m_folder->path().toUtf8()), made.err);
        QVERIFY(!QFile::exists(m_folder->filePath(name)));
    }
}

QTEST_GUILESS_MAIN(CliSessionTest)
#include "tst_cli_session.moc"
