// SPDX-License-Identifier: GPL-3.0-or-later
// Greedy and beam search against what the full forward pass says of every token.
#include <QtTest>

#include "support/changed_model.h"
#include "support/models.h"

using namespace attn;
using namespace support;

namespace {

std::vector<std::int32_t> idsOf(const std::vector<Token> &tokens)
{
    std::vector<std::int32_t> ids;
    for (const Token &token : tokens)
        ids.push_back(token.id);
    return ids;
}

/// What the model wrote: the tokens after the start token, and the end token where it came.
std::vector<std::int32_t> written(const Model &model, const Trace &trace)
{
    std::vector<std::int32_t> ids = idsOf(trace.decoder->tokens);
    ids.erase(ids.begin());
    if (std::ssize(trace.decoder->tokens) < model.config().max_positions)
        ids.push_back(model.config().eos_id);
    return ids;
}

/// Mean log-probability of what was written, from the logits of the full forward pass.
double score(const Model &model, const Trace &trace)
{
    const std::vector<std::int32_t> ids = written(model, trace);
    double sum = 0;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        double denominator = 0;
        const auto logits = trace.logits.matrix().row(static_cast<Index>(i));
        for (float logit : logits)
            denominator += std::exp(static_cast<double>(logit));
        sum += static_cast<double>(logits[static_cast<std::size_t>(ids[i])]) - std::log(denominator);
    }
    return sum / static_cast<double>(ids.size());
}

/// Self-attention that counts, and a bias that does: else the most probable word is the same wherever words stand.
Tensor emphasised(const std::string &name, Tensor tensor)
{
    constexpr float kMore = 20;
    const bool counts =
        name.ends_with("self.w_v") || name.ends_with("self.w_o") || name.ends_with("relative_bias.weight");
    return lab::test::scaledBy(counts ? kMore : 1, name)(name, std::move(tensor));
}

/// A tiny model, or one of those with a bias, in which it matters.
std::shared_ptr<const Model> modelCalled(const QString &name)
{
    if (name == "alibi")
        return Model::load(
            lab::test::ChangedModel("tiny-encdec-pre", {{"positions", "alibi"}}, emphasised).path().toStdString());
    if (name == "relative")
        return Model::load(lab::test::ChangedModel("tiny-encdec-relative", {}, emphasised).path().toStdString());
    return support::tinyModel(name.toStdString());
}

/// For every model that knows these words and languages: those of the tiny translators.
std::vector<RunRequest> requests()
{
    std::vector<RunRequest> result;
    for (const char *text : {"the cat", "a small red dog sees the apple .", "she is in the garden", "the zebra eats",
                             "dog", "the cat is red and the dog is small and she eats an apple in the garden ."})
        for (const char *language : {"fr", "zh"}) {
            RunRequest request;
            request.text = text;
            request.translate_to = language;
            request.token_ids = idsOf(tinyModel("tiny-encdec-pre")->tokenize(request));
            result.push_back(request);
        }
    return result;
}

} // namespace

class tst_decoding : public QObject {
    Q_OBJECT

private slots:
    /// Tokens came one by one out of kept keys and values; here every prefix is run as a whole.
    void greedyTakesTheMostProbable_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<int>("mask");
        for (const char *model : {"tiny-encdec-pre", "tiny-encdec-post", "relative", "alibi"}) {
            QTest::addRow("%s causal", model) << model << int(MaskChoice::Kind::Model);
            QTest::addRow("%s window", model) << model << int(MaskChoice::Kind::Window);
            QTest::addRow("%s unmasked", model) << model << int(MaskChoice::Kind::None);
        }
    }
    void greedyTakesTheMostProbable()
    {
        QFETCH(QString, model);
        QFETCH(int, mask);
        const auto loaded = modelCalled(model);
        for (RunRequest request : requests()) {
            request.mask = {MaskChoice::Kind(mask), 2};
            const auto trace = loaded->run(request);
            const std::vector<std::int32_t> fed = idsOf(trace->decoder->tokens);
            QCOMPARE(fed.front(), loaded->config().start_ids.at(request.translate_to));
            for (std::size_t length = 1; length <= fed.size(); ++length) {
                RunRequest prefix = request;
                prefix.target_token_ids.assign(fed.begin(), fed.begin() + static_cast<std::ptrdiff_t>(length));
                const std::int32_t next = loaded->run(prefix)->produced.back().id;
                if (length < fed.size())
                    QCOMPARE(next, fed[length]);
                else if (std::ssize(fed) < loaded->config().max_positions)
                    QCOMPARE(next, loaded->config().eos_id);
            }
        }
    }

    void beamsNeverScoreBelowGreedy_data()
    {
        QTest::addColumn<QString>("model");
        QTest::newRow("pre") << "tiny-encdec-pre";
        QTest::newRow("post") << "tiny-encdec-post";
    }
    void beamsNeverScoreBelowGreedy()
    {
        QFETCH(QString, model);
        const auto loaded = tinyModel(model.toStdString());
        int better = 0;
        for (RunRequest request : requests()) {
            const double greedy = score(*loaded, *loaded->run(request));
            for (int beams : {2, 3, 8, 40}) {
                request.beams = beams;
                const double wider = score(*loaded, *loaded->run(request));
                QVERIFY2(wider >= greedy - 1e-5, qPrintable(QString("%1 %2").arg(wider).arg(greedy)));
                better += wider > greedy + 1e-3;
            }
        }
        QVERIFY(better > 0); // or it would be greedy search under another name
    }

    void stopsAtTheLimit()
    {
        const auto model = tinyModel("tiny-encdec-pre");
        for (RunRequest request : requests()) {
            for (int beams : {1, 4}) {
                request.beams = beams;
                const auto trace = model->run(request);
                QVERIFY(std::ssize(trace->decoder->tokens) <= model->config().max_positions);
                QCOMPARE(trace->produced.size(), trace->decoder->tokens.size());
                for (std::size_t i = 1; i < trace->decoder->tokens.size(); ++i) {
                    QVERIFY(trace->decoder->tokens[i].id != model->config().eos_id);
                    QCOMPARE(trace->produced[i - 1].id, trace->decoder->tokens[i].id);
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(tst_decoding)
#include "tst_decoding.moc"
