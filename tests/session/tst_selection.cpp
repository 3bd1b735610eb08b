// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "session/selection.h"

using namespace lab;

class TestSelection : public QObject {
    Q_OBJECT
private slots:
    void hoverIsAPreviewOfThePin();
    void tellsOnlyWhatChanged();
};

void TestSelection::hoverIsAPreviewOfThePin()
{
    Selection selection;
    selection.pin({2, 1});
    selection.hover({0, 3});
    QCOMPARE(selection.cell(), (Cell{0, 3}));
    QCOMPARE(selection.pinned(), (Cell{2, 1}));
    selection.hover({});
    QCOMPARE(selection.cell(), (Cell{2, 1}));
    selection.clearPin();
    QVERIFY(selection.cell().isEmpty());
}

void TestSelection::tellsOnlyWhatChanged()
{
    Selection selection;
    QSignalSpy cells(&selection, &Selection::cellChanged);
    QSignalSpy heads(&selection, &Selection::headChanged);
    QSignalSpy places(&selection, &Selection::placeChanged);
    selection.pin({1, std::nullopt});
    selection.hover({1, std::nullopt}); // the same cell is marked as before
    selection.hover({});
    QCOMPARE(cells.count(), 1);
    selection.setHead(attn::HeadIndex{0});
    QCOMPARE(heads.count(), 0);
    selection.setHead(attn::HeadIndex{1});
    QCOMPARE(heads.count(), 1);
    selection.setPlace({attn::Block::Decoder, attn::LayerIndex{1}, attn::AttentionKind::Cross});
    selection.setPlace({attn::Block::Decoder, attn::LayerIndex{1}, attn::AttentionKind::Cross});
    QCOMPARE(places.count(), 1);
}

QTEST_GUILESS_MAIN(TestSelection)
#include "tst_selection.moc"
