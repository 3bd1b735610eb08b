// SPDX-License-Identifier: GPL-3.0-or-later
// What is given on the sheet leads to what the answers say.
#include <QRegularExpression>
#include <QTest>

#include "support/latex_check.h"
#include "support/walk_cases.h"
#include "walkthrough/latex.h"
#include "walkthrough/worksheet.h"

using namespace lab;
using namespace lab::test;

class TestWorksheet : public QObject {
    Q_OBJECT
private slots:
    void everyExerciseIsWhole_data() { addWalkCases(); }
    void everyExerciseIsWhole();
    void answersFollowFromWhatIsGiven();
    void weightsThatAreNothingAreNotMixed();
    void aSeedIsASheet();
    void nothingToShareWhereAllIsMasked();
};

namespace {

const QString kNumber = QStringLiteral("\\(?(-?\\d+(?:\\.\\d+)?)\\)?");

/// What the shown numbers give, by the form of the formula.
double worked(const QString &latex)
{
    static const QRegularExpression fraction("\\\\frac\\{" + kNumber + "\\}\\{" + kNumber + "\\}");
    static const QRegularExpression product(kNumber + " \\\\cdot " + kNumber);
    if (const QRegularExpressionMatch match = fraction.match(latex); match.hasMatch())
        return match.captured(1).toDouble() / match.captured(2).toDouble();
    double sum = 0;
    for (const QRegularExpressionMatch &match : product.globalMatch(latex))
        sum += match.captured(1).toDouble() * match.captured(2).toDouble();
    return sum;
}

} // namespace

void TestWorksheet::everyExerciseIsWhole()
{
    const RunValuesPtr values = currentCase();
    for (const attn::AttentionPlace &place : values->run().model->places()) {
        const QList<Exercise> sheet = worksheet(*values, place, attn::HeadIndex{1}, 3);
        QVERIFY(sheet.size() >= 2);
        for (const Exercise &exercise : sheet) {
            QVERIFY(!exercise.text.isEmpty() && !exercise.text.contains('%'));
            QVERIFY(exercise.latex.isEmpty() || support::wrongInLatex(exercise.latex).isEmpty());
            QVERIFY2(support::wrongInLatex(exercise.answer).isEmpty(), qPrintable(exercise.answer));
            QVERIFY(!exercise.answer.contains("\\_"));
        }
    }
}

void TestWorksheet::answersFollowFromWhatIsGiven()
{
    const RunValuesPtr values = walkCase({"tiny-encdec-pre"});
    int checked = 0;
    for (std::uint32_t seed = 0; seed < 50; ++seed) {
        for (const Exercise &exercise : worksheet(*values, kCross, attn::HeadIndex{0}, seed)) {
            QString latex = exercise.latex;
            if (!latex.contains("\\cdot") && !latex.contains("\\frac"))
                continue;
            if (latex.contains("10^")) // its numbers have powers of ten
                continue;
            QCOMPARE(latexNumber(worked(latex.section('=', 1)), 3), exercise.answer);
            ++checked;
        }
    }
    QVERIFY(checked > 100);
}

/// The scores are so far apart that one key has everything: what the others bring in nobody adds up.
void TestWorksheet::weightsThatAreNothingAreNotMixed()
{
    const RunValuesPtr values = walkCase({"tiny-encdec-pre", {}, {attn::ScaleChoice::Kind::Number, 100}});
    for (std::uint32_t seed = 0; seed < 20; ++seed) {
        const Exercise mixture = worksheet(*values, kCross, attn::HeadIndex{0}, seed).last();
        QVERIFY2(!mixture.latex.contains("10^") && mixture.latex.count("\\cdot") < 4, qPrintable(mixture.latex));
        QVERIFY2(mixture.latex.contains("\\approx") && mixture.text.contains("round to 0"), qPrintable(mixture.text));
        QCOMPARE(latexNumber(worked(mixture.latex), 3), mixture.answer);
    }
}

void TestWorksheet::aSeedIsASheet()
{
    const RunValuesPtr values = walkCase({"tiny-encdec-pre"});
    const auto text = [&](std::uint32_t seed) {
        QString all;
        for (const Exercise &exercise : worksheet(*values, kCross, attn::HeadIndex{0}, seed))
            all += exercise.text + exercise.latex + exercise.answer;
        return all;
    };
    QCOMPARE(text(5), text(5));
    QVERIFY(text(5) != text(6));
}

void TestWorksheet::nothingToShareWhereAllIsMasked()
{
    const RunValuesPtr values = walkCase({"tiny-encdec-pre", {}, {}, {0, 0}});
    QCOMPARE(worksheet(*values, kCross, attn::HeadIndex{0}, 1).size(), 2);
    QVERIFY(worksheet(*walkCase({"tiny-encdec-pre"}), kCross, attn::HeadIndex{0}, 1).size() > 4);
}

QTEST_GUILESS_MAIN(TestWorksheet)
#include "tst_worksheet.moc"
