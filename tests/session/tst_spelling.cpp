// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "session/spelling.h"

class SpellingTest : public QObject {
    Q_OBJECT

private slots:
    void nearest_data();
    void nearest();
    void ties();
    void longWords();
    void lists();
};

void SpellingTest::nearest_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("first");
    QTest::newRow("letter missing") << "heatmp"
                                    << "heatmap";
    QTest::newRow("letter too many") << "heeads"
                                     << "heads";
    QTest::newRow("letter changed") << "qkw"
                                    << "qkv";
    QTest::newRow("same") << "heads"
                          << "heads";
    QTest::newRow("nothing") << ""
                             << "qkv";
}

void SpellingTest::nearest()
{
    QFETCH(QString, word);
    QFETCH(QString, first);
    const QStringList sorted = lab::nearestFirst(word, {"heatmap", "heads", "qkv"});
    QCOMPARE(sorted.first(), first);
    QCOMPARE(sorted.size(), 3);
}

void SpellingTest::ties()
{
    QCOMPARE(lab::nearestFirst("x", {"b", "a", "c"}), (QStringList{"b", "a", "c"}));
}

void SpellingTest::longWords()
{
    const QString word(1'000'000, QLatin1Char('a'));
    QCOMPARE(lab::nearestFirst(word, {"b", "aaaa"}), (QStringList{"aaaa", "b"}));
}

void SpellingTest::lists()
{
    QCOMPARE(lab::listed({}), QString());
    QCOMPARE(lab::listed({"a", "b"}, 2), QStringLiteral("a, b"));
    QCOMPARE(lab::listed({"a", "b", "c"}, 2), QString::fromUtf8("a, b … (3 in all)"));
}

QTEST_GUILESS_MAIN(SpellingTest)
#include "tst_spelling.moc"
