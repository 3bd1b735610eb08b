// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "session/layer_cache.h"

using namespace lab;

namespace {

constexpr attn::AttentionPlace place(int layer)
{
    return {attn::Block::Encoder, attn::LayerIndex{layer}, attn::AttentionKind::Self};
}

LayerTracePtr layerOf(int layer)
{
    auto trace = std::make_shared<attn::LayerTrace>();
    trace->place = place(layer);
    trace->weights = attn::Tensor{1, 16, 16};
    return trace;
}

} // namespace

class TestLayerCache : public QObject {
    Q_OBJECT
private slots:
    void findsByTraceAndPlace();
    void dropsTheLeastRecentlyUsed();
    void replacesTheSameLayer();
    void keepsNoLayerLongerThanItsRun();
    void keepsNothingLargerThanTheLimit();
};

void TestLayerCache::findsByTraceAndPlace()
{
    LayerCache cache(1 << 20);
    const auto a = std::make_shared<const attn::Trace>();
    const auto b = std::make_shared<const attn::Trace>();
    const LayerTracePtr layer = layerOf(0);
    cache.insert(a, layer);
    QCOMPARE(cache.find(a, place(0)), layer);
    QVERIFY(!cache.find(a, place(1)));
    QVERIFY(!cache.find(b, place(0)));
}

void TestLayerCache::dropsTheLeastRecentlyUsed()
{
    const std::size_t one = layerOf(0)->bytes();
    LayerCache cache(2 * one + one / 2);
    const auto trace = std::make_shared<const attn::Trace>();
    cache.insert(trace, layerOf(0));
    cache.insert(trace, layerOf(1));
    QVERIFY(cache.find(trace, place(0))); // now 1 is the least recently used
    cache.insert(trace, layerOf(2));
    QVERIFY(cache.find(trace, place(0)));
    QVERIFY(!cache.find(trace, place(1)));
    QVERIFY(cache.find(trace, place(2)));
    QCOMPARE(cache.bytes(), 2 * one);
}

void TestLayerCache::replacesTheSameLayer()
{
    LayerCache cache(1 << 20);
    const auto trace = std::make_shared<const attn::Trace>();
    const LayerTracePtr newer = layerOf(0);
    cache.insert(trace, layerOf(0));
    cache.insert(trace, newer);
    QCOMPARE(cache.find(trace, place(0)), newer);
    QCOMPARE(cache.bytes(), newer->bytes());
}

void TestLayerCache::keepsNoLayerLongerThanItsRun()
{
    LayerCache cache(1 << 20);
    auto gone = std::make_shared<const attn::Trace>();
    cache.insert(gone, layerOf(0));
    gone.reset();
    const auto trace = std::make_shared<const attn::Trace>();
    cache.insert(trace, layerOf(1));
    QCOMPARE(cache.bytes(), layerOf(1)->bytes());
    QVERIFY(!cache.find(trace, place(0)));
}

void TestLayerCache::keepsNothingLargerThanTheLimit()
{
    LayerCache cache(16);
    const auto trace = std::make_shared<const attn::Trace>();
    cache.insert(trace, layerOf(0));
    QVERIFY(!cache.find(trace, place(0)));
    QCOMPARE(cache.bytes(), std::size_t{0});
}

QTEST_GUILESS_MAIN(TestLayerCache)
#include "tst_layer_cache.moc"
