// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

/// The house's rule: arrows point only downwards. docs/architecture.md draws the rooms.
class TestLayers : public QObject {
    Q_OBJECT
private slots:
    void sourcesKeepToTheirLayers();
    void breachesAreFound_data();
    void breachesAreFound();
};

namespace {

/// Rooms of one level don't see each other; a room sees what is below it.
const QMap<QString, int> &levels()
{
    static const QMap<QString, int> map{{"attn", 0},   {"formula", 0},     {"session", 1}, {"figures", 2},
                                        {"models", 2}, {"walkthrough", 3}, {"views", 4},   {"export", 4},
                                        {"app", 5},    {"cli", 5}};
    return map;
}

bool isWidgetsHeader(const QString &header)
{
    static const QRegularExpression widgets(
        "^(QtWidgets|QWidget|QDialog|QMainWindow|QApplication|QPainter|QLabel|QAction|QStyle|qcustomplot)");
    return widgets.match(header).hasMatch();
}

/// Why a file of this room may not include this header, or nothing.
QString breach(const QString &room, const QString &header, bool angled)
{
    const bool isQt = header.startsWith('Q') || header.startsWith("Qt");
    if (room == "engine")
        return isQt ? "Qt in the engine" : QString();
    if (room == "session" && angled && isWidgetsHeader(header))
        return "widgets in the session";
    const QString other = header.section('/', 0, 0);
    if (!header.contains('/') || other == room || !levels().contains(other))
        return {};
    if (room == "formula")
        return "formula depends on Qt Gui alone";
    if (levels().value(other) > levels().value(room))
        return "the include climbs";
    return levels().value(other) == levels().value(room) ? "the include goes sideways" : QString();
}

QStringList breachesIn(const QString &source, const QString &room)
{
    static const QRegularExpression include("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]",
                                            QRegularExpression::MultilineOption);
    QStringList found;
    for (const QRegularExpressionMatch &match : include.globalMatch(source)) {
        const QString why = breach(room, match.captured(2), match.captured(1) == "<");
        if (!why.isEmpty())
            found << match.captured(2) + ": " + why;
    }
    return found;
}

} // namespace

void TestLayers::sourcesKeepToTheirLayers()
{
    QStringList found;
    int files = 0;
    for (const QString top : {"engine", "src"}) {
        const QDir root(QStringLiteral(LAB_SOURCE_DIR "/") + top);
        QDirIterator it(root.path(), {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString inside = root.relativeFilePath(file.fileName());
            const QString room = top == QLatin1String("engine") ? top : inside.section('/', 0, 0);
            if (top == QLatin1String("src") && !inside.contains('/'))
                continue; // main.cpp chooses between desktop and command line, above all rooms
            QVERIFY2(room == "engine" || levels().contains(room), qPrintable("a room without a level: " + room));
            for (const QString &line : breachesIn(QString::fromUtf8(file.readAll()), room))
                found << inside + ": " + line;
            ++files;
        }
    }
    QVERIFY(files > 20);
    QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
}

void TestLayers::breachesAreFound_data()
{
    QTest::addColumn<QString>("room");
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("down") << "figures"
                          << "#include \"session/experiment.h\"" << true;
    QTest::newRow("own room") << "figures"
                              << "#include \"figures/theme.h\"" << true;
    QTest::newRow("climbs") << "session"
                            << "#include \"figures/theme.h\"" << false;
    QTest::newRow("sideways") << "export"
                              << "  #  include \"views/heat_map_view.h\"" << false;
    QTest::newRow("Qt in the engine") << "engine"
                                      << "#include <QString>" << false;
    QTest::newRow("widgets in the session") << "session"
                                            << "#include <QLabel>" << false;
    QTest::newRow("Qt Core in the session") << "session"
                                            << "#include <QString>" << true;
    QTest::newRow("formula stands alone") << "formula"
                                          << "#include \"attn/tensor.h\"" << false;
}

void TestLayers::breachesAreFound()
{
    QFETCH(QString, room);
    QFETCH(QString, line);
    QFETCH(bool, allowed);
    QCOMPARE(breachesIn(line, room).isEmpty(), allowed);
}

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_layers.moc"
