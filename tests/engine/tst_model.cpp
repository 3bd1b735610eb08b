// SPDX-License-Identifier: GPL-3.0-or-later
// A model as a whole: what it says of itself, what it feeds its stacks, what it refuses, how it is stopped.
#include <QtTest>

#include "support/compare.h"
#include "support/models.h"

using namespace attn;
using namespace support;

namespace {

QString pieces(const std::vector<Token> &tokens)
{
    QStringList list;
    for (const Token &token : tokens)
        list << QString::fromStdString(token.piece);
    return list.join(' ');
}

RunRequest textRequest(const std::string &text)
{
    RunRequest request;
    request.text = text;
    return request;
}

/// The message of the Error that the request gets, or "".
QString refusal(const Model &model, const RunRequest &request)
{
    try {
        model.run(request);
    } catch (const Error &error) {
        return error.what();
    }
    return {};
}

} // namespace

class tst_model : public QObject {
    Q_OBJECT

private slots:
    void saysWhatItIs()
    {
        const auto model = tinyModel("tiny-encdec-post");
        QCOMPARE(model->config().heads, 2);
        QCOMPARE(model->folder().filename().string(), std::string("tiny-encdec-post"));
        QCOMPARE(model->sha256().size(), std::size_t(64));
        QStringList places;
        for (const AttentionPlace &place : model->places())
            places << QString::fromStdString(tensorName(place, ""));
        QCOMPARE(places, (QStringList{"encoder.0.self.", "decoder.0.self.", "decoder.0.cross.", "decoder.1.self.",
                                      "decoder.1.cross."}));
        Index count = 0;
        for (const std::string &name : model->parameterNames())
            count += model->parameter(name)->size();
        QCOMPARE(model->parameterCount(), count);
        QCOMPARE(model->parameter("decoder.1.cross.w_q")->shape(), (std::vector<Index>{16, 12}));
        QVERIFY(!model->parameter("decoder.2.cross.w_q"));
    }

    void feeds_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("pair");
        QTest::addColumn<QString>("tokens");
        QTest::newRow("translation") << "tiny-encdec-pre"
                                     << "The cat sees a dog."
                                     << ""
                                     << "the cat sees a dog .";
        QTest::newRow("unknown") << "tiny-encdec-pre"
                                 << "the zebra"
                                 << ""
                                 << "the <unk>";
        QTest::newRow("encoder") << "tiny-encoder"
                                 << "the cat"
                                 << ""
                                 << "the cat";
        QTest::newRow("classifier") << "tiny-classifier"
                                    << "the cat"
                                    << ""
                                    << "[CLS] the cat [SEP]";
        QTest::newRow("pair") << "tiny-classifier"
                              << "the cat"
                              << "a dog"
                              << "[CLS] the cat [SEP] a dog [SEP]";
        QTest::newRow("decoder") << "tiny-decoder"
                                 << "le chat"
                                 << ""
                                 << "<fr> le chat";
        QTest::newRow("decoder alone") << "tiny-decoder"
                                       << ""
                                       << ""
                                       << "<fr>";
    }
    void feeds()
    {
        QFETCH(QString, model);
        QFETCH(QString, text);
        QFETCH(QString, pair);
        QFETCH(QString, tokens);
        const auto loaded = tinyModel(model.toStdString());
        RunRequest request = textRequest(text.toStdString());
        request.pair = pair.toStdString();
        QCOMPARE(pieces(loaded->tokenize(request)), tokens);
        const auto trace = loaded->run(request);
        QCOMPARE(pieces((trace->encoder ? trace->encoder : trace->decoder)->tokens), tokens);
        QCOMPARE(trace->text, text.toStdString());
    }

    void feedsTheTarget()
    {
        const auto model = tinyModel("tiny-encdec-pre");
        RunRequest request = textRequest("the cat");
        request.target = "le chat";
        const auto french = model->run(request);
        QCOMPARE(pieces(french->decoder->tokens), "<fr> le chat");
        QCOMPARE(pieces(french->produced).section(' ', 0, 1), "le chat");
        QCOMPARE(french->logits.shape(), (std::vector<Index>{3, 20}));
        request.translate_to = "zh";
        QCOMPARE(pieces(model->run(request)->decoder->tokens), "<zh> le chat");
        request.target = "";
        QCOMPARE(pieces(model->run(request)->decoder->tokens), "<zh>");
        request.target_token_ids = {5, 6};
        QCOMPARE(pieces(model->run(request)->decoder->tokens), "le chat");
    }

    void shapesOfLogits()
    {
        QVERIFY(tinyModel("tiny-encoder")->run(textRequest("the cat"))->logits.empty());
        QCOMPARE(tinyModel("tiny-classifier")->run(textRequest("the cat"))->logits.shape(), (std::vector<Index>{1, 3}));
        QCOMPARE(tinyModel("tiny-decoder")->run(textRequest("le chat"))->logits.shape(), (std::vector<Index>{3, 20}));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<RunRequest>("request");
        QTest::addColumn<QString>("message");
        const QString translator = "tiny-encdec-pre";
        const auto row = [](const char *name, const QString &model, const QString &message, auto change) {
            RunRequest request = textRequest("the cat");
            change(request);
            QTest::newRow(name) << model << request << message;
        };
        const std::string cats = QString("cat ").repeated(20113).toStdString();
        row("empty", translator, "the text has no words", [](RunRequest &r) { r.text = ""; });
        row("blank", translator, "the text has no words", [](RunRequest &r) { r.text = " \t\n"; });
        row("too long", translator, "the text has 20,113 tokens, the model takes at most 32; shorten it",
            [&](RunRequest &r) { r.text = cats; });
        row("specials count", "tiny-classifier", "the text has 20,115 tokens", [&](RunRequest &r) { r.text = cats; });
        row("long target", translator, "the target has 20,114 tokens", [&](RunRequest &r) { r.target = cats; });
        row("long decoder", "tiny-decoder", "the text has 20,114 tokens", [&](RunRequest &r) { r.text = cats; });
        row("language", translator, "\"de\"; choose one of fr, zh", [](RunRequest &r) { r.translate_to = "de"; });
        row("language of one", "tiny-decoder", "\"fr\"; leave the language out",
            [](RunRequest &r) { r.translate_to = "fr"; });
        row("language of none", "tiny-encoder", "no decoder", [](RunRequest &r) { r.translate_to = "fr"; });
        row("id", translator, "the token id 18 is outside the vocabulary of 18 tokens; give ids from 0 to 17",
            [](RunRequest &r) {
                r.token_ids = {1, 18};
            });
        row("negative id", translator, "token id -1", [](RunRequest &r) { r.token_ids = {-1}; });
        row("target id", translator, "token id 20", [](RunRequest &r) { r.target_token_ids = {3, 20}; });
        row("target of an encoder", "tiny-encoder", "no decoder", [](RunRequest &r) { r.target = "le"; });
        row("target of a decoder", "tiny-decoder", "no encoder", [](RunRequest &r) { r.target = "le"; });
        row("pair", translator, "second sentence", [](RunRequest &r) { r.pair = "the dog"; });
        row("pair without separator", "tiny-encoder", "second sentence", [](RunRequest &r) { r.pair = "the dog"; });
        row("blank pair", "tiny-classifier", "second sentence has no words", [](RunRequest &r) { r.pair = " "; });
        row("beams", translator, "number of beams is 0", [](RunRequest &r) { r.beams = 0; });
        row("beams without a translation", "tiny-decoder", "no translation", [](RunRequest &r) { r.beams = 2; });
        row("threads", translator, "number of threads is -1", [](RunRequest &r) { r.threads = -1; });
        row("too many threads", translator, "number of threads is 100000", [](RunRequest &r) { r.threads = 100000; });
        row("window", translator, "window is -2", [](RunRequest &r) { r.mask = {MaskChoice::Kind::Window, -2}; });
        row("scale", translator, "scale is not a finite number", [](RunRequest &r) {
            r.scale = {ScaleChoice::Kind::Number, NAN};
        });
        row("overflow", translator, "choose a smaller scale", [](RunRequest &r) {
            r.scale = {ScaleChoice::Kind::Number, 3e38f};
        });
    }
    void refuses()
    {
        QFETCH(QString, model);
        QFETCH(RunRequest, request);
        QFETCH(QString, message);
        const QString said = refusal(*tinyModel(model.toStdString()), request);
        QVERIFY2(said.contains(message), qPrintable(said));
    }

    void refusesPlaces()
    {
        const auto model = tinyModel("tiny-encoder");
        const auto trace = model->run(textRequest("the cat"));
        for (const AttentionPlace &place : {AttentionPlace{Block::Encoder, LayerIndex(2), AttentionKind::Self},
                                            AttentionPlace{Block::Encoder, LayerIndex(0), AttentionKind::Cross},
                                            AttentionPlace{Block::Decoder, LayerIndex(0), AttentionKind::Self},
                                            AttentionPlace{Block::Encoder, LayerIndex(-1), AttentionKind::Self}})
            QVERIFY_EXCEPTION_THROWN(model->layer(*trace, place), Error);
    }

    void cuts()
    {
        RunRequest request = textRequest(QString("cat ").repeated(50).toStdString());
        request.cut = true;
        request.target = request.text;
        const auto translated = tinyModel("tiny-encdec-pre")->run(request);
        QCOMPARE(translated->encoder->tokens.size(), std::size_t(32));
        QCOMPARE(translated->decoder->tokens.size(), std::size_t(32));
        QCOMPARE(translated->decoder->tokens.front().piece, std::string("<fr>"));
        request.target.reset();
        request.pair = "a dog";
        const auto classified = tinyModel("tiny-classifier")->run(request);
        QCOMPARE(classified->encoder->tokens.size(), std::size_t(32));
        QVERIFY(pieces(classified->encoder->tokens).endsWith("cat cat [SEP] a dog [SEP]"));
        request.pair = request.text;
        const std::vector<Token> tokens = tinyModel("tiny-classifier")->run(request)->encoder->tokens;
        QCOMPARE(tokens.at(15).piece, std::string("[SEP]")); // after 14 words; 15 follow
        QCOMPARE(tokens.size(), std::size_t(32));
    }

    void scales_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<float>("scale");
        QTest::newRow("model") << int(ScaleChoice::Kind::Model) << 0.25f;
        QTest::newRow("sqrt_dk") << int(ScaleChoice::Kind::SqrtDk) << 1.0f / std::sqrt(6.0f);
        QTest::newRow("none") << int(ScaleChoice::Kind::None) << 1.0f;
        QTest::newRow("number") << int(ScaleChoice::Kind::Number) << 0.5f;
    }
    void scales()
    {
        QFETCH(int, kind);
        QFETCH(float, scale);
        const auto model = tinyModel("tiny-encdec-post");
        RunRequest request = textRequest("the cat sees a dog");
        request.scale = {ScaleChoice::Kind(kind), 0.5f};
        const auto trace = model->run(request);
        QCOMPARE(trace->scale, scale);
        for (const AttentionPlace &place : model->places()) {
            const auto layer = model->layer(*trace, place);
            const ConstMatrixView q = layer->q.head(1), k = layer->k.head(1);
            float product = 0;
            for (Index c = 0; c < q.cols; ++c)
                product += q(0, c) * k(0, c);
            QVERIFY(std::abs(layer->scores.head(1)(0, 0) - scale * product) < 1e-5f);
        }
    }

    /// Which weights are above 0, in self- and cross-attention.
    void masks_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QStringList>("encoder");
        QTest::addColumn<QStringList>("decoder");
        const QStringList all{"111", "111", "111"}, causal{"100", "110", "111"};
        QTest::newRow("model") << int(MaskChoice::Kind::Model) << all << causal;
        QTest::newRow("none") << int(MaskChoice::Kind::None) << all << all;
        QTest::newRow("causal") << int(MaskChoice::Kind::Causal) << causal << causal;
        QTest::newRow("window 1") << int(MaskChoice::Kind::Window) << QStringList{"110", "111", "011"}
                                  << QStringList{"100", "110", "011"};
    }
    void masks()
    {
        QFETCH(int, kind);
        QFETCH(QStringList, encoder);
        QFETCH(QStringList, decoder);
        const auto model = tinyModel("tiny-encdec-pre");
        RunRequest request = textRequest("the cat sees");
        request.target = "le chat";
        request.mask = {MaskChoice::Kind(kind), 1};
        const auto trace = model->run(request);
        for (const AttentionPlace &place : model->places()) {
            const auto layer = model->layer(*trace, place);
            QStringList seen;
            for (Index i = 0; i < 3; ++i) {
                QString row;
                for (float weight : layer->weights.head(0).row(i))
                    row += weight > 0 ? '1' : '0';
                seen << row;
            }
            const bool cross = place.kind == AttentionKind::Cross;
            QCOMPARE(seen, cross                           ? (QStringList{"111", "111", "111"})
                           : place.block == Block::Encoder ? encoder
                                                           : decoder);
        }
    }

    void paddingStaysMasked()
    {
        const auto model = tinyModel("tiny-encdec-pre");
        RunRequest request;
        request.token_ids = {0, 3, 4, 0};
        request.target_token_ids = {0, 3, 5};
        request.mask.kind = MaskChoice::Kind::Causal;
        const auto trace = model->run(request);
        const auto self = model->layer(*trace, {Block::Encoder, LayerIndex(1), AttentionKind::Self});
        QCOMPARE(self->masked_rows, std::vector<Index>{0}); // sees the padding only
        QCOMPARE(self->weights.head(0)(2, 0), 0.0f);
        QVERIFY(self->mask.causal && self->mask.key_is_padding.empty());
        const auto cross = model->layer(*trace, {Block::Decoder, LayerIndex(0), AttentionKind::Cross});
        QCOMPARE(cross->weights.head(0)(1, 3), 0.0f);
        QVERIFY(cross->weights.head(0)(1, 1) > 0);
        QVERIFY(cross->masked_rows.empty());
    }

    void threadsChangeNothing()
    {
        const auto model = tinyModel("tiny-encdec-pre");
        RunRequest request = textRequest("the cat sees a small red dog in the garden .");
        request.threads = 1;
        const auto expected = allTensors(*model, *model->run(request));
        for (int threads : {0, 2, 5}) {
            request.threads = threads;
            const auto trace = model->run(request);
            QVERIFY(threads == 0 || trace->threads == threads);
            for (const auto &[name, tensor] : allTensors(*model, *trace))
                QVERIFY2(sameBits(tensor, expected.at(name)), name.c_str());
        }
    }

    /// Asked at each report it makes, a run stops there and then.
    void stopsWhereverAsked()
    {
        const auto model = tinyModel("tiny-encdec-pre");
        RunRequest request = textRequest("the cat sees a dog .");
        request.beams = 3;
        std::vector<double> reports;
        Progress all;
        all.report = [&reports](double share) { reports.push_back(share); };
        model->run(request, all);
        QVERIFY(reports.size() > 10);
        QVERIFY(std::ranges::is_sorted(reports) && reports.front() >= 0 && reports.back() == 1.0);
        for (std::size_t stop_at = 0; stop_at + 1 < reports.size(); ++stop_at) {
            std::stop_source stop;
            std::size_t count = 0;
            Progress progress;
            progress.stop = stop.get_token();
            progress.report = [&](double) {
                if (count++ == stop_at)
                    stop.request_stop();
            };
            QVERIFY_EXCEPTION_THROWN(model->run(request, progress), Cancelled);
            QCOMPARE(count, stop_at + 1);
        }
    }

    void stopsLoadingAndLayers()
    {
        std::stop_source stop;
        Progress progress;
        progress.stop = stop.get_token();
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(Model::load(kGoldens / "models/tiny-encoder", progress), Cancelled);
        const auto model = tinyModel("tiny-encoder");
        const auto trace = model->run(textRequest("the cat"));
        QVERIFY_EXCEPTION_THROWN(model->layer(*trace, model->places().front(), progress), Cancelled);
    }

    void randomModelsAreTheSameForASeed()
    {
        const ModelConfig config = tinyModel("tiny-encdec-pre")->config();
        RunRequest request;
        request.token_ids = {5, 6, 7};
        request.target_token_ids = {3, 4};
        const auto logits = [&](std::uint32_t seed) { return Model::random(config, seed)->run(request)->logits; };
        const Tensor one = logits(1);
        QVERIFY(sameBits(one, logits(1)));
        QVERIFY(!sameBits(one, logits(2)));
        QCOMPARE(Model::random(config, 1)->parameterCount(), tinyModel("tiny-encdec-pre")->parameterCount());
        QCOMPARE(Model::random(config, 1)->run(request)->encoder->tokens.at(2).piece, std::string("7"));
        for (float value : one.values())
            QVERIFY(std::isfinite(value));
    }
};

QTEST_APPLESS_MAIN(tst_model)
#include "tst_model.moc"
