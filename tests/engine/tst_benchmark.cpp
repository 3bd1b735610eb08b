// SPDX-License-Identifier: GPL-3.0-or-later
// What the benchmarks measure and say; never how long it took.
#include <set>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include "attn/error.h"
#include "attn/peak.h"
#include "attn/reference.h"
#include "benchmark.h"
#include "cases.h"

using namespace attn;
using namespace attn::bench;

namespace {

/// Plain loops, and on request another scale.
class PlainPeer : public Peer {
public:
    explicit PlainPeer(float scale) : m_scale(scale) {}
    std::string_view name() const override { return "plain"; }
    Work attention(const AttentionOperands &operands) override
    {
        AttentionInput input{operands.q, operands.k, operands.v};
        input.scale = m_scale;
        return [=] { reference::attention(input, {operands.context, operands.weights}); };
    }
    Work layer(const LayerOperands &) override { return {}; }

private:
    float m_scale;
};

Peers plain(float scale)
{
    Peers peers;
    peers.push_back(std::make_unique<PlainPeer>(scale));
    return peers;
}

Works smallest(const Peers &peers)
{
    return allCases(1).front().make(peers, {});
}

} // namespace

class tst_benchmark : public QObject {
    Q_OBJECT

private slots:
    void namesAndSizes()
    {
        QVERIFY(allCases(2).size() > allCases(1).size());
        const Case first = allCases(1).front();
        QCOMPARE(first.what.name, std::string("sdpa_weights"));
        QCOMPARE(first.what.n, Index(16));
        QCOMPARE(first.what.heads, Index(12));
        QCOMPARE(first.flops, 4.0 * 12 * 16 * 16 * 64);
    }

    /// Each kind once, where it is small: it computes, and stops when asked to.
    void casesRunAndStop()
    {
        std::stop_source stop;
        Progress progress;
        progress.stop = stop.get_token();
        std::vector<Works> all;
        std::set<std::string> kinds;
        for (const Case &asked : allCases(1)) {
            if (asked.what.n > 128 || !kinds.insert(asked.what.name).second)
                continue;
            all.push_back(asked.make({}, progress));
            all.back().ours();
        }
        QCOMPARE(kinds, (std::set<std::string>{"sdpa_weights", "sdpa_context", "sdpa_weights_causal", "layer",
                                               "teaching_layer", "model_minilm", "model_gpt2"}));
        stop.request_stop();
        for (const Works &works : all)
            QVERIFY_EXCEPTION_THROWN(works.ours(), Cancelled);
    }

    void peersComputeTheSame()
    {
        const Works works = smallest(plain(0.125f));
        QCOMPARE(works.peers.size(), std::size_t(1));
        QCOMPARE(works.peers.front().first, std::string("plain"));
        QVERIFY_EXCEPTION_THROWN(smallest(plain(0.25f)), std::runtime_error);
    }

    void turns()
    {
        std::string order;
        const std::vector<Work> works{[&] { order += 'a'; }, [&] { order += 'b'; }};
        const std::vector<double> times = medians(works, {});
        QCOMPARE(times.size(), std::size_t(2));
        QVERIFY(times[0] > 0 && times[1] > 0);
        QVERIFY(order.find("ab") != std::string::npos && order.find("ba") != std::string::npos);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(medians(works, stop.get_token()), Cancelled);
    }

    void firstCalls()
    {
        int calls = 0;
        const Work work = [&calls] { ++calls; };
        const FirstCall first = firstCall(work, {});
        QVERIFY(first.hot > 0 && first.after_idling > 0 && first.after_spinning > 0);
        QVERIFY(calls > 30);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(firstCall(work, stop.get_token()), Cancelled);
    }

    void asJson()
    {
        const Report report{"a \"processor\"",
                            "x86-64-v3",
                            100.5,
                            {{"layer", 128, 12, 64, 2, 12.5, 90.5, 0.75, {{"peer", 1.5}}}},
                            {10, 40, 30}};
        const QJsonObject whole = QJsonDocument::fromJson(QByteArray::fromStdString(json(report))).object();
        QCOMPARE(whole["machine"].toString(), QString("a \"processor\""));
        QCOMPARE(whole["isa"].toString(), QString("x86-64-v3"));
        QCOMPARE(whole["peak_gflops_1t"].toDouble(), 100.5);
        const QJsonObject result = whole["results"].toArray().at(0).toObject();
        QCOMPARE(result, (QJsonObject{{"name", "layer"},
                                      {"n", 128},
                                      {"heads", 12},
                                      {"d_k", 64},
                                      {"threads", 2},
                                      {"microseconds", 12.5},
                                      {"peak_gflops", 90.5},
                                      {"fraction_of_peak", 0.75},
                                      {"ratios", QJsonObject{{"peer", 1.5}}}}));
        QCOMPARE(whole["first_call"].toObject(),
                 (QJsonObject{{"pause_milliseconds", 100}, {"hot", 10}, {"after_idling", 40}, {"after_spinning", 30}}));
        const std::string text = table(report);
        QVERIFY(text.find("layer") != std::string::npos && text.find("peer 1.50") != std::string::npos);
        QVERIFY(text.find("hot 10.0 us") != std::string::npos);
    }

    void peakIsPlausible()
    {
        const double peak = peakGflops();
        QVERIFY2(peak > 0.1 && peak < 5000, qPrintable(QString::number(peak)));
    }
};

QTEST_APPLESS_MAIN(tst_benchmark)
#include "tst_benchmark.moc"
