// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include "attn/error.h"
#include "session/saved_session.h"
#include "support/files.h"
#include "support/tiny_models.h"

using namespace lab;
using namespace lab::test;

namespace {

const QString kName = QStringLiteral("s.attnlab");

SavedSession full()
{
    SavedSession session;
    session.experiment = tinyExperiment("the « cat »\t猫 \"\\ 🐈 \n sees");
    attn::RunRequest &request = session.experiment.request;
    request.pair = "a dog";
    request.token_ids = {5, 0, 9};
    request.target = "";
    request.target_token_ids = {1, 3};
    request.beams = 4;
    request.cut = true;
    request.scale = {attn::ScaleChoice::Kind::Number, 0.1f};
    request.mask = {attn::MaskChoice::Kind::Window, 3};
    session.modelHash = QString(64, u'a');
    session.look = {kCross, attn::HeadIndex{1}, {2, 0}};
    session.page = QStringLiteral("qkv");
    session.darkFigures = true;
    return session;
}

void compare(const SavedSession &actual, const SavedSession &expected)
{
    QCOMPARE(actual.experiment, expected.experiment);
    QCOMPARE(actual.modelHash, expected.modelHash);
    QCOMPARE(actual.look, expected.look);
    QCOMPARE(actual.page, expected.page);
    QCOMPARE(actual.darkFigures, expected.darkFigures);
}

QJsonObject objectOf(const SavedSession &session)
{
    return QJsonDocument::fromJson(sessionJson(session, {})).object();
}

SavedSession parse(const QByteArray &json)
{
    return parseSession(json, kName, {});
}

/// The error of a file of these bytes, or an empty one.
attn::Error errorOf(const QByteArray &json)
{
    try {
        parse(json);
    } catch (const attn::Error &error) {
        return error;
    }
    return {"", "", ""};
}

/// A whole message: what, where, remedy, and in one line.
bool isUsable(const attn::Error &error)
{
    return !error.problem().empty() && QString::fromStdString(error.where()).startsWith(kName) &&
           !error.remedy().empty() && std::string_view(error.what()).find('\n') == std::string_view::npos;
}

} // namespace

class TestSavedSession : public QObject {
    Q_OBJECT
private slots:
    void everythingComesBack_data();
    void everythingComesBack();
    void whatIsNotSetIsLeftOut();
    void unknownKeysAreKept();
    void whatWasTakenBackIsGone();
    void aModelsFolderIsRelative();
    void aShippedModelIsNamed();
    void aNewerVersionIsRefused();
    void brokenFilesAreErrors_data();
    void brokenFilesAreErrors();
    void whatIsNoFileIsAnError();
    void theCorpusIsRefusedOrRead_data();
    void theCorpusIsRefusedOrRead();
    void damagedFilesAreRefusedOrRead();
};

void TestSavedSession::everythingComesBack_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"full", "empty", "sqrt_dk", "none", "causal", "encoder"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestSavedSession::everythingComesBack()
{
    QFETCH(const QString, what);
    SavedSession session = full();
    attn::RunRequest &request = session.experiment.request;
    if (what == QLatin1String("empty")) {
        session = {};
    } else if (what == QLatin1String("sqrt_dk")) {
        request.scale = {attn::ScaleChoice::Kind::SqrtDk};
        request.mask = {attn::MaskChoice::Kind::None};
    } else if (what == QLatin1String("none")) {
        request.scale = {attn::ScaleChoice::Kind::None};
    } else if (what == QLatin1String("causal")) {
        request.mask = {attn::MaskChoice::Kind::Causal};
        request.target.reset();
    } else if (what == QLatin1String("encoder")) {
        session.look = {kEncoder, attn::HeadIndex{0}, {std::nullopt, 7}};
    }
    compare(parse(sessionJson(session, {})), session);
}

void TestSavedSession::whatIsNotSetIsLeftOut()
{
    const QJsonObject object = objectOf({});
    QCOMPARE(object.value(QStringLiteral("input")).toObject().keys(), QStringList{QStringLiteral("text")});
    QVERIFY(!object.contains(QStringLiteral("scale")));
    QCOMPARE(object.value(QStringLiteral("format_version")).toInt(), 1);
}

void TestSavedSession::unknownKeysAreKept()
{
    QJsonObject object = objectOf(full());
    object.insert(QStringLiteral("notes"), QJsonArray{1, QStringLiteral("two"), qint64{9007199254740993}});
    QJsonObject look = object.value(QStringLiteral("look")).toObject();
    look.insert(QStringLiteral("zoom"), 2.5);
    object.insert(QStringLiteral("look"), look);
    SavedSession session = parse(QJsonDocument(object).toJson());
    session.experiment.request.text = "another";
    const QJsonObject again = objectOf(session);
    QCOMPARE(again.value(QStringLiteral("notes")), object.value(QStringLiteral("notes")));
    QCOMPARE(again.value(QStringLiteral("look")), look);
    QCOMPARE(again.value(QStringLiteral("input")).toObject().value(QStringLiteral("text")), QStringLiteral("another"));
}

void TestSavedSession::whatWasTakenBackIsGone()
{
    SavedSession session = parse(sessionJson(full(), {}));
    session.experiment = tinyExperiment("the cat");
    session.look.cell = {};
    const SavedSession again = parse(sessionJson(session, {}));
    QCOMPARE(again.experiment, session.experiment);
    QCOMPARE(again.look, session.look);
}

void TestSavedSession::aModelsFolderIsRelative()
{
    QTemporaryDir folder;
    const QString place = folder.filePath(QStringLiteral("lessons/one"));
    SavedSession session = full();
    session.experiment.model = folder.filePath(QStringLiteral("models/mine"));
    const QByteArray json = sessionJson(session, place);
    QVERIFY(json.contains("\"../../models/mine\""));
    QVERIFY(!json.contains(folder.path().toUtf8()));
    QCOMPARE(parseSession(json, kName, place).experiment.model, session.experiment.model);
    // both were moved elsewhere
    QCOMPARE(parseSession(json, kName, QStringLiteral("/else/lessons/one")).experiment.model,
             QStringLiteral("/else/models/mine"));
}

void TestSavedSession::aShippedModelIsNamed()
{
    SavedSession session = full();
    session.experiment.model.clear();
    const QByteArray json = sessionJson(session, QStringLiteral("/home/her"));
    QVERIFY(json.contains("\"id\": \"translate-en-fr-zh\""));
    QVERIFY(parse(json).experiment.model.isEmpty());
    session.experiment.model = QStringLiteral("translate-unsupervised");
    QCOMPARE(parse(sessionJson(session, QStringLiteral("/home/her"))).experiment.model, session.experiment.model);
}

void TestSavedSession::aNewerVersionIsRefused()
{
    QJsonObject object = objectOf(full());
    object.insert(QStringLiteral("format_version"), 2);
    const attn::Error error = errorOf(QJsonDocument(object).toJson());
    QVERIFY(isUsable(error));
    QVERIFY(error.problem().find("2") != std::string::npos);
    QVERIFY(error.remedy().find("newer AttentionLab") != std::string::npos);
}

void TestSavedSession::brokenFilesAreErrors_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("says");
    const QByteArray head = R"({"format": "attention-lab-session", "format_version": 1)";
    const auto row = [&](const char *name, const QByteArray &json, const QByteArray &says) {
        QTest::newRow(name) << json << says;
    };
    row("nothing", "", "byte");
    row("no JSON", "the cat sat", "byte");
    row("cut short", sessionJson(full(), {}).left(200), "byte");
    row("binary", QByteArray(1000, '\0'), "byte");
    row("no UTF-8", head + R"(, "input": {"text": ")" + "\xff\xfe" + "\"}}", "byte");
    row("endlessly deep", QByteArray(100'000, '['), "byte");
    row("deep in a session", head + ", \"x\": " + QByteArray(2000, '[') + QByteArray(2000, ']') + "}", "byte");
    row("a list", "[1, 2]", "not an object");
    row("another file", R"({"format": "attention-lab-model", "format_version": 1})", "no session");
    row("without a version", R"({"format": "attention-lab-session"})", "format_version");
    row("version 0", R"({"format": "attention-lab-session", "format_version": 0})", "format_version");
    row("a word as version", R"({"format": "attention-lab-session", "format_version": "one"})", "format_version");
    row("half a version", R"({"format": "attention-lab-session", "format_version": 1.5})", "format_version");
    row("number as text", head + R"(, "input": {"text": 3}})", "\"input.text\" is not a text");
    row("list as input", head + R"(, "input": []})", "\"input\" is not an object");
    row("text as flag", head + R"(, "input": {"cut": "yes"}})", "\"input.cut\"");
    row("no beams", head + R"(, "input": {"beam": 0}})", "\"input.beam\"");
    row("too many beams", head + R"(, "input": {"beam": 1e9}})", "\"input.beam\"");
    row("negative id", head + R"(, "input": {"tokens": [3, -1]}})", "\"input.tokens\"");
    row("id beyond 32 bits", head + R"(, "input": {"tokens": [99999999999]}})", "\"input.tokens\"");
    row("ids as text", head + R"(, "input": {"tokens": "3,4"}})", "\"input.tokens\"");
    row("scale", head + R"(, "scale": "large"})", "\"scale\"");
    row("endless scale", head + R"(, "scale": "inf"})", "\"scale\"");
    row("mask", head + R"(, "mask": "window:-2"})", "\"mask\"");
    row("place", head + R"(, "look": {"place": "encoder.0.cross"}})", "\"look.place\"");
    row("layer beyond reason", head + R"(, "look": {"place": "encoder.99999.self"}})", "\"look.place\"");
    row("head", head + R"(, "look": {"head": -1}})", "\"look.head\"");
    row("cell", head + R"(, "look": {"query": "first"}})", "\"look.query\"");
    row("theme", head + R"(, "figures": {"theme": "blue"}})", "\"figures.theme\"");
}

void TestSavedSession::brokenFilesAreErrors()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QByteArray, says);
    const attn::Error error = errorOf(json);
    QVERIFY(isUsable(error));
    QVERIFY2(QByteArray(error.what()).contains(says), error.what());
}

void TestSavedSession::whatIsNoFileIsAnError()
{
    QTemporaryDir folder;
    const auto says = [](const QString &path) {
        try {
            readSession(path);
        } catch (const attn::Error &error) {
            return QByteArray(error.what());
        }
        return QByteArray();
    };
    QVERIFY(says(folder.path()).contains("folder"));
    const QString missing = folder.filePath(QStringLiteral("missing.attnlab"));
    QVERIFY(says(missing).contains(missing.toUtf8()));
    QVERIFY(says(QStringLiteral("/dev/zero")).contains("device"));
    const QString pipe = folder.filePath(QStringLiteral("pipe.attnlab"));
    QCOMPARE(::mkfifo(qPrintable(pipe), 0600), 0);
    QVERIFY(says(pipe).contains("pipe")); // and does not wait for a writer
    const QString large = folder.filePath(QStringLiteral("large.attnlab"));
    QFile file(large);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize((qint64{64} << 20) + 1)); // no byte of it is stored
    QVERIFY(says(large).contains("64 MB"));
}

void TestSavedSession::theCorpusIsRefusedOrRead_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(LAB_SOURCE_DIR "/tests/fuzz/corpus/session"));
    const QFileInfoList files = folder.entryInfoList(QDir::Files, QDir::Name);
    QVERIFY(files.size() > 5);
    for (const QFileInfo &file : files)
        QTest::newRow(qPrintable(file.fileName())) << file.filePath();
}

/// What is read can be written, and is then the same.
static void readAndWrite(const QByteArray &bytes)
{
    const attn::Error error = errorOf(bytes);
    if (!error.problem().empty()) {
        QVERIFY2(isUsable(error), error.what());
        return;
    }
    const SavedSession session = parse(bytes);
    compare(parse(sessionJson(session, {})), session);
}

void TestSavedSession::theCorpusIsRefusedOrRead()
{
    QFETCH(const QString, path);
    readAndWrite(QByteArray::fromStdString(support::readFile(path.toStdString())));
}

void TestSavedSession::damagedFilesAreRefusedOrRead()
{
    const QByteArray whole = sessionJson(full(), {});
    const QByteArray marks("{}[]\",:0-e\\\0\xff u9", 17);
    QRandomGenerator random(1);
    for (int i = 0; i < 4000 && !QTest::currentTestFailed(); ++i) {
        QByteArray damaged = whole;
        for (int j = random.bounded(1, 4); j > 0; --j) {
            const auto at = random.bounded(static_cast<int>(damaged.size()));
            const char mark = marks.at(random.bounded(static_cast<int>(marks.size())));
            switch (random.bounded(3)) {
            case 0:
                damaged[at] = mark;
                break;
            case 1:
                damaged.insert(at, mark);
                break;
            default:
                damaged.remove(at, random.bounded(1, 40));
            }
        }
        readAndWrite(damaged);
    }
}

QTEST_GUILESS_MAIN(TestSavedSession)
#include "tst_saved_session.moc"
