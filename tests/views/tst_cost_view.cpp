// SPDX-License-Identifier: GPL-3.0-or-later
// The page of what a layer costs: every number can be pointed at, reached by keys, read by a screen reader, copied.
#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QToolTip>

#include "support/session_fixture.h"
#include "views/cost_view.h"

using namespace lab;
using namespace lab::test;

class TestCostView : public QObject {
    Q_OBJECT
private slots:
    void numbersAreTheEngines();
    void toolTipsHaveAllDigits();
    void keysGoThroughTheTable();
    void aClickChoosesANumber();
    void followsTheLayer();
    void withoutARunNothingHappens();

private:
    static void show(CostView &view, Session &session)
    {
        view.resize(900, 600);
        view.setSession(&session);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
    }
    static GridCell at(int row, CostColumn column) { return {row, static_cast<int>(column)}; }
};

void TestCostView::numbersAreTheEngines()
{
    TinySession session;
    CostView view;
    show(view, session);
    const attn::ModelConfig &config = session.run()->model->config();
    const CostAccount account(config, *session.layer());
    QCOMPARE(account.sizes().n_k, static_cast<double>(session.run()->trace->encoder->tokens.size()));
    QCOMPARE(view.rows(), kCostRows);
    for (int row = 0; row + 1 < kCostRows; ++row) {
        const attn::CostStep step = attn::kCostSteps.at(static_cast<std::size_t>(row));
        const attn::StepCost cost = attn::costOf(step, account.sizes());
        QCOMPARE(view.cellText(at(row, CostColumn::Operations)).toDouble(), cost.operations);
        QCOMPARE(view.cellText(at(row, CostColumn::Bytes)).toDouble(), cost.bytes);
    }
    QVERIFY(view.cellText(at(0, CostColumn::Time)).toDouble() > 0);
    QCOMPARE(view.cellText(at(kCostRows - 1, CostColumn::Operations)).toDouble(), account.total().operations);
}

void TestCostView::toolTipsHaveAllDigits()
{
    TinySession session;
    CostView view;
    show(view, session);
    const QPoint scores = view.cellRect(at(1, CostColumn::Operations)).center().toPoint();
    QHelpEvent help(QEvent::ToolTip, scores, view.mapToGlobal(scores));
    QCoreApplication::sendEvent(&view, &help);
    QVERIFY(QToolTip::text().startsWith("Scores: 2·d_k·h·n_q·n_k = 2·"));
    const QString digits = QToolTip::text().section(" = ", -1).section(' ', 0, 0).remove(',');
    QCOMPARE(digits, view.cellText(at(1, CostColumn::Operations)));
    QToolTip::hideText();
    QVERIFY(view.cellSentence(at(2, CostColumn::Time)).startsWith("Scores, softmax and context, computed together"));
    QVERIFY(view.cellSentence(at(4, CostColumn::Time)).startsWith("Output: measured "));
}

void TestCostView::keysGoThroughTheTable()
{
    TinySession session;
    CostView view;
    show(view, session);
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.chosenCell(), std::optional(at(0, CostColumn::Operations))); // starts somewhere
    QTest::keyClick(&view, Qt::Key_Down);
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(view.chosenCell(), std::optional(at(1, CostColumn::Bytes)));
    for (int i = 0; i < kCostRows; ++i)
        QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.chosenCell(), std::optional(at(kCostRows - 1, CostColumn::Bytes)));
}

void TestCostView::aClickChoosesANumber()
{
    TinySession session;
    CostView view;
    show(view, session);
    const Cell pinned = session.selection().pinned();
    QTest::mouseClick(&view, Qt::LeftButton, {}, view.cellRect(at(3, CostColumn::Bytes)).center().toPoint());
    QCOMPARE(view.chosenCell(), std::optional(at(3, CostColumn::Bytes)));
    view.copyValue();
    QCOMPARE(QGuiApplication::clipboard()->text(), view.cellText(at(3, CostColumn::Bytes)));
    QCOMPARE(session.selection().pinned(), pinned); // a cost is no cell of the map
}

void TestCostView::followsTheLayer()
{
    TinySession session;
    CostView view;
    show(view, session);
    QVERIFY(view.figure()->caption().startsWith("Cross-attention"));
    session.selection().setPlace({attn::Block::Encoder, attn::LayerIndex{0}, attn::AttentionKind::Self});
    QTRY_VERIFY(view.figure()->caption().startsWith("Encoder self-attention"));
    const QString before = view.cellText(at(1, CostColumn::Operations));
    session.setText("the cat sees a dog and a cat .");
    QTRY_VERIFY(view.cellText(at(1, CostColumn::Operations)).toDouble() > before.toDouble());
}

void TestCostView::withoutARunNothingHappens()
{
    Session session;
    CostView view;
    show(view, session);
    QTest::keyClick(&view, Qt::Key_Down);
    QTest::mouseClick(&view, Qt::LeftButton, {}, {100, 100});
    QCOMPARE(view.rows(), 0);
    QVERIFY(view.valueText().isEmpty());
}

QTEST_MAIN(TestCostView)
#include "tst_cost_view.moc"
