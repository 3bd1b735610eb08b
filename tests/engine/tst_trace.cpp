// SPDX-License-Identifier: GPL-3.0-or-later
// A LayerTrace holds the very numbers of the forward pass: recomputed from the stored input to the same bits.
#include <QtTest>

#include "attn/operations.h"
#include "support/compare.h"
#include "support/models.h"

using namespace attn;
using namespace support;

namespace {

Tensor sum(const Tensor &a, const Tensor &b)
{
    Tensor result = a;
    for (Index i = 0; i < a.size(); ++i)
        result.values()[static_cast<std::size_t>(i)] += b.values()[static_cast<std::size_t>(i)];
    return result;
}

/// A stack's layer put together by hand from its LayerTraces and the public operations.
class LayerByHand {
public:
    LayerByHand(const Model &model, const Trace &trace, Block block, Index layer)
        : m_model(model), m_trace(trace), m_block(block), m_layer(layer)
    {
    }

    Tensor output() const
    {
        Tensor x = m_trace.stack(m_block).layerInput(LayerIndex(m_layer));
        x = afterAttention(x, AttentionKind::Self);
        if (m_block == Block::Decoder && m_model.config().hasEncoder())
            x = afterAttention(x, AttentionKind::Cross);
        const Tensor inner = isPre() ? normed(x, "norm_ff") : x;
        Tensor hidden{x.shape()[0], m_model.config().d_ff}, fed(x.shape());
        feedForward(inner.matrix(), Linear(matrix("ff.w_1"), values("ff.b_1")),
                    Linear(matrix("ff.w_2"), values("ff.b_2")), m_model.config().activation, hidden.matrix(),
                    fed.matrix(), 1);
        x = sum(x, fed);
        return isPre() ? x : normed(x, "norm_ff");
    }

private:
    bool isPre() const { return m_model.config().norm == NormPlace::Pre; }
    Tensor afterAttention(const Tensor &x, AttentionKind kind) const
    {
        const auto layer = m_model.layer(m_trace, {m_block, LayerIndex(m_layer), kind});
        const std::string norm = "norm_" + std::string(name(kind));
        if (!sameBits(layer->input, isPre() ? normed(x, norm) : x))
            return {};
        const Tensor added = sum(x, layer->output);
        return isPre() ? added : normed(added, norm);
    }
    const Tensor &parameter(const std::string &what) const
    {
        return *m_model.parameter(std::string(name(m_block)) + "." + std::to_string(m_layer) + "." + what);
    }
    ConstMatrixView matrix(const std::string &what) const { return parameter(what).matrix(); }
    std::span<const float> values(const std::string &what) const { return parameter(what).values(); }
    Tensor normed(const Tensor &x, const std::string &norm) const
    {
        Tensor y(x.shape());
        layerNorm(x.matrix(), values(norm + ".gain"), values(norm + ".bias"), m_model.config().norm_eps, y.matrix());
        return y;
    }

    const Model &m_model;
    const Trace &m_trace;
    Block m_block;
    Index m_layer;
};

} // namespace

class tst_trace : public QObject {
    Q_OBJECT

private slots:
    void layersHaveTheForwardPassBits_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<int>("threads");
        for (const char *model : {"tiny-encoder", "tiny-decoder", "tiny-encdec-pre", "tiny-encdec-post",
                                  "tiny-classifier", "tiny-decoder-alibi", "tiny-encdec-relative"})
            for (int threads : {0, 1, 2})
                QTest::addRow("%s %d", model, threads) << model << threads;
    }
    void layersHaveTheForwardPassBits()
    {
        QFETCH(QString, model);
        QFETCH(int, threads);
        const auto loaded = tinyModel(model.toStdString());
        RunRequest request;
        request.token_ids = {5, 6, 7, 9, 0, 8, 10, 11, 5, 6, 7, 3, 4, 8, 0};
        request.threads = threads;
        request.scale = {ScaleChoice::Kind::Number, 0.7f};
        request.mask = {MaskChoice::Kind::Window, 3};
        const auto trace = loaded->run(request);
        for (Block block : {Block::Encoder, Block::Decoder}) {
            for (Index layer = 0; layer < loaded->config().layers(block); ++layer) {
                const Tensor byHand = LayerByHand(*loaded, *trace, block, layer).output();
                QVERIFY(sameBits(byHand, trace->stack(block).hidden.at(static_cast<std::size_t>(layer))));
            }
        }
    }

    void weightsOnTheWay_data()
    {
        QTest::addColumn<QString>("model");
        for (const char *model : {"tiny-encoder", "tiny-decoder", "tiny-encdec-pre"})
            QTest::newRow(model) << model;
    }
    void weightsOnTheWay()
    {
        QFETCH(QString, model);
        const auto loaded = tinyModel(model.toStdString());
        RunRequest request; // the decoder of the encoder-decoder writes its own target
        request.token_ids = {3, 5, 6, 7, 9, 8, 10, 11};
        std::map<AttentionPlace, Tensor> kept;
        const auto trace = loaded->run(request, {}, [&kept](const AttentionPlace &place, Index n_q, Index n_k) {
            return kept.emplace(place, Tensor{2, n_q, n_k}).first->second.heads();
        });
        QCOMPARE(kept.size(), loaded->places().size());
        for (const auto &[place, weights] : kept)
            QVERIFY(sameBits(weights, loaded->layer(*trace, place)->weights));
    }

    void shapesAndTokens()
    {
        const auto model = tinyModel("tiny-encdec-post");
        RunRequest request;
        request.text = "the cat sees a dog";
        request.target = "le chat";
        const auto trace = model->run(request);
        const AttentionPlace place{Block::Decoder, LayerIndex(1), AttentionKind::Cross};
        const auto layer = model->layer(*trace, place);
        QCOMPARE(layer->weights.shape(), (std::vector<Index>{2, 3, 5}));
        QCOMPARE(layer->q.shape(), (std::vector<Index>{2, 3, 6}));
        QCOMPARE(layer->k.shape(), (std::vector<Index>{2, 5, 6}));
        QCOMPARE(layer->input.shape(), (std::vector<Index>{3, 16}));
        QCOMPARE(layer->input_kv.shape(), (std::vector<Index>{5, 16}));
        QVERIFY(sameBits(layer->input_kv, trace->encoder->normed));
        QVERIFY(layer->bias.empty());
        QCOMPARE(trace->queryTokens(place).size(), std::size_t(3));
        QCOMPARE(trace->keyTokens(place).size(), std::size_t(5));
        QVERIFY(layer->bytes() > 4 * (2 * 3 * 5 * 2 + 16 * 8 + 2 * 6 * 13));
        QVERIFY(model->layer(*trace, {Block::Decoder, LayerIndex(1), AttentionKind::Self})->input_kv.empty());
    }
};

QTEST_APPLESS_MAIN(tst_trace)
#include "tst_trace.moc"
