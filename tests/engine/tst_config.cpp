// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <QtTest>

#include "attn/config.h"
#include "attn/error.h"

using namespace attn;

class TestConfig : public QObject {
    Q_OBJECT
private slots:
    void readsEveryField();
    void absentFieldsHaveTheirDefaults();
    void scalesHaveTheirWords_data();
    void scalesHaveTheirWords();
    void startTokensAreByLanguage();
    void sourceLanguagesMayBeNamed();
    void supervisedHeadsAreRead();
    void positionsMayBeABias();
    void aWrongFieldIsNamed_data();
    void aWrongFieldIsNamed();
    void aWrongTextIsNamed_data();
    void aWrongTextIsNamed();
};

namespace {

QJsonObject translator()
{
    return {{"format", "attention-lab-model"},
            {"format_version", 1},
            {"architecture", "encoder-decoder"},
            {"title", "Tiny"},
            {"d_model", 32},
            {"heads", 4},
            {"kv_heads", 2},
            {"d_k", 10},
            {"d_v", 6},
            {"d_ff", 64},
            {"encoder_layers", 1},
            {"decoder_layers", 2},
            {"source_vocabulary", 18},
            {"target_vocabulary", 20},
            {"classes", 0},
            {"max_positions", 48},
            {"norm", "post"},
            {"final_norm", true},
            {"norm_eps", 0.001},
            {"activation", "gelu_tanh"},
            {"positions", "learned"},
            {"embedding_scale", 5.5},
            {"scale", 0.25},
            {"tie_output", true},
            {"pad_id", 0},
            {"unk_id", 1},
            {"eos_id", 2},
            {"start_fr", 3},
            {"start_zh", 19},
            {"supervised_heads", QJsonArray{"decoder.1.cross.3 word alignments"}},
            {"licence", "CC0-1.0"},
            {"a key of the future", QJsonObject{{"x", QJsonArray{1, 2}}}}};
}

QJsonObject classifier()
{
    QJsonObject config = translator();
    for (const char *key : {"start_fr", "start_zh", "supervised_heads", "kv_heads", "d_v", "title", "licence", "pad_id",
                            "eos_id", "decoder_layers", "target_vocabulary", "tie_output", "a key of the future"})
        config.remove(key);
    config["architecture"] = "encoder";
    config["classes"] = 3;
    config["cls_id"] = 3;
    config["sep_id"] = QJsonValue::Null;
    return config;
}

ModelConfig parse(const QJsonObject &object)
{
    return parseConfig(QJsonDocument(object).toJson().toStdString(), "config.json");
}

QString problemOf(const std::string &json)
{
    try {
        parseConfig(json, "config.json");
    } catch (const Error &error) {
        return QString::fromStdString(error.where() + ": " + error.problem());
    }
    return {};
}

} // namespace

void TestConfig::readsEveryField()
{
    const ModelConfig c = parse(translator());
    QCOMPARE(c.architecture, Architecture::EncoderDecoder);
    QCOMPARE(c.title, std::string("Tiny"));
    QCOMPARE(c.licence, std::string("CC0-1.0"));
    const std::vector<Index> sizes = {c.d_model, c.heads, c.kv_heads, c.d_k, c.d_v, c.d_ff, c.max_positions};
    QCOMPARE(sizes, (std::vector<Index>{32, 4, 2, 10, 6, 64, 48}));
    QCOMPARE(c.layers(Block::Encoder), Index{1});
    QCOMPARE(c.layers(Block::Decoder), Index{2});
    QCOMPARE(c.vocabulary(Block::Encoder), Index{18});
    QCOMPARE(c.vocabulary(Block::Decoder), Index{20});
    QCOMPARE(c.norm, NormPlace::Post);
    QVERIFY(c.final_norm && c.tie_output);
    QCOMPARE(c.norm_eps, 0.001f);
    QCOMPARE(c.activation, Activation::GeluTanh);
    QCOMPARE(c.positions, Positions::Learned);
    QCOMPARE(c.pad_id, 0);
    QCOMPARE(c.unk_id, 1);
    QCOMPARE(c.eos_id, 2);
    QVERIFY(c.hasEncoder() && c.hasDecoder());
    QCOMPARE(name(c.architecture), std::string_view("encoder-decoder"));
}

void TestConfig::absentFieldsHaveTheirDefaults()
{
    const ModelConfig c = parse(classifier());
    QCOMPARE(c.kv_heads, Index{4});
    QCOMPARE(c.d_v, Index{10});
    QCOMPARE(c.classes, Index{3});
    QCOMPARE(c.decoder_layers, Index{0});
    QCOMPARE(c.pad_id, -1);
    QCOMPARE(c.eos_id, -1);
    QCOMPARE(c.sep_id, -1);
    QCOMPARE(c.cls_id, 3);
    QVERIFY(!c.tie_output && c.title.empty() && c.start_ids.empty() && c.supervised_heads.empty());
}

void TestConfig::scalesHaveTheirWords_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<float>("multiplier");
    QTest::newRow("1/sqrt(d_k)") << "scale" << QJsonValue("sqrt_dk") << 1.0f / std::sqrt(10.0f);
    QTest::newRow("unscaled") << "scale" << QJsonValue("none") << 1.0f;
    QTest::newRow("number") << "scale" << QJsonValue(0.25) << 0.25f;
    QTest::newRow("sqrt(d_model)") << "embedding_scale" << QJsonValue("sqrt_d_model") << std::sqrt(32.0f);
    QTest::newRow("true") << "embedding_scale" << QJsonValue(true) << std::sqrt(32.0f);
    QTest::newRow("false") << "embedding_scale" << QJsonValue(false) << 1.0f;
    QTest::newRow("none") << "embedding_scale" << QJsonValue("none") << 1.0f;
    QTest::newRow("whole number") << "embedding_scale" << QJsonValue(8) << 8.0f;
}

void TestConfig::scalesHaveTheirWords()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QFETCH(float, multiplier);
    QJsonObject object = translator();
    object[key] = value;
    const ModelConfig config = parse(object);
    QCOMPARE(key == "scale" ? config.scale : config.embedding_scale, multiplier);
}

void TestConfig::startTokensAreByLanguage()
{
    QCOMPARE(parse(translator()).start_ids, (std::map<std::string, std::int32_t>{{"fr", 3}, {"zh", 19}}));
    QJsonObject one = translator();
    one.remove("start_fr");
    one.remove("start_zh");
    one["start"] = 4;
    one["start_of_line"] = "ignored";
    QCOMPARE(parse(one).start_ids, (std::map<std::string, std::int32_t>{{"", 4}}));
}

void TestConfig::sourceLanguagesMayBeNamed()
{
    QVERIFY(parse(translator()).source_languages.empty());
    QJsonObject object = translator();
    object["source_language_fr"] = "en";
    object["source_language_de"] = "ignored, for there is no start_de";
    QCOMPARE(parse(object).source_languages, (std::map<std::string, std::string>{{"fr", "en"}}));
}

void TestConfig::supervisedHeadsAreRead()
{
    QJsonObject object = translator();
    object["supervised_heads"] = QJsonArray{"decoder.1.cross.3 word alignments", "encoder.0.self.0"};
    const auto heads = parse(object).supervised_heads;
    QCOMPARE(heads.size(), 2u);
    QCOMPARE(heads[0].place, (AttentionPlace{Block::Decoder, LayerIndex{1}, AttentionKind::Cross}));
    QCOMPARE(value(heads[0].head), Index{3});
    QCOMPARE(heads[0].trained_on, std::string("word alignments"));
    QCOMPARE(heads[1].place, (AttentionPlace{Block::Encoder, LayerIndex{0}, AttentionKind::Self}));
    QCOMPARE(heads[1].trained_on, std::string());
}

void TestConfig::positionsMayBeABias()
{
    QJsonObject object = translator();
    QVERIFY(parse(object).addsPositionVectors());
    object["positions"] = "alibi";
    QCOMPARE(parse(object).positions, Positions::Alibi);
    QVERIFY(!parse(object).addsPositionVectors());
    object["positions"] = "relative";
    object["relative_buckets"] = 32;
    object["relative_max_distance"] = 128;
    const ModelConfig c = parse(object);
    QCOMPARE(c.positions, Positions::Relative);
    QVERIFY(!c.addsPositionVectors());
    QCOMPARE(c.relativeBuckets(Block::Encoder).exact(), Index{8});
    QCOMPARE(c.relativeBuckets(Block::Decoder).exact(), Index{16});
    QCOMPARE(c.relativeBuckets(Block::Decoder).max_distance, Index{128});
    for (const Positions positions : {Positions::Sinusoidal, Positions::Learned, Positions::Alibi}) {
        QJsonObject named = translator();
        named["positions"] = QString::fromUtf8(name(positions).data());
        QCOMPARE(parse(named).positions, positions);
    }
}

void TestConfig::aWrongFieldIsNamed_data()
{
    QTest::addColumn<QJsonObject>("object");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const char *key, const QJsonValue &value, const char *problem) {
        QJsonObject object = translator();
        object[key] = value;
        QTest::newRow(name) << object << key << problem;
    };
    for (const QString key : {"format",
                              "format_version",
                              "architecture",
                              "d_model",
                              "heads",
                              "d_k",
                              "d_ff",
                              "encoder_layers",
                              "decoder_layers",
                              "source_vocabulary",
                              "target_vocabulary",
                              "max_positions",
                              "norm",
                              "final_norm",
                              "norm_eps",
                              "activation",
                              "positions",
                              "embedding_scale",
                              "scale",
                              "tie_output"}) {
        QJsonObject object = translator();
        object.remove(key);
        QTest::addRow("%s missing", qPrintable(key)) << object << key << "the key is missing";
    }
    row("null", "d_model", QJsonValue::Null, "the key is missing");
    row("another format", "format", "gguf", "it is \"gguf\", which is not supported");
    row("a newer version", "format_version", 2, "it is 2, but this program reads version 1 only");
    row("version as text", "format_version", "1", "it is a string instead of a whole number");
    row("vision", "architecture", "vision", "image models are not supported by this version yet");
    row("unknown architecture", "architecture", "mamba", "it is \"mamba\", none of: encoder, decoder, encoder-decoder");
    row("text for a size", "d_model", "32", "it is a string instead of a whole number");
    row("fraction", "d_model", 32.5, "it is a number instead of a whole number");
    row("zero", "heads", 0, "it is 0, not from 1 to 1048576");
    row("negative", "d_k", -8, "it is -8, not from 1 to 1048576");
    row("huge", "d_ff", qint64{1000000000000000000}, "it is 1000000000000000000, not from 1 to 1048576");
    row("too many layers", "encoder_layers", 1025, "it is 1025, not from 1 to 1024");
    row("no layers", "decoder_layers", 0, "it is 0, not from 1 to 1024");
    row("groups that don't divide", "kv_heads", 3, "it is 3, which does not divide heads, 4");
    row("classes with a decoder", "classes", 2, "it is 2, not from 0 to 0");
    row("norm", "norm", "rms", "it is \"rms\", none of: pre, post");
    row("norm a number", "norm", 1, "it is a number instead of a string");
    row("final_norm a number", "final_norm", 1, "it is a number instead of true or false");
    row("norm_eps zero", "norm_eps", 0, "it is 0, not above 0");
    row("norm_eps vanishes", "norm_eps", 1e-60, "it is 1e-60, not above 0");
    row("activation", "activation", "swish", "it is \"swish\", none of: relu, gelu, gelu_tanh");
    row("positions", "positions", "rotary", "it is \"rotary\", none of: sinusoidal, learned, alibi, relative");
    row("buckets without relative positions", "relative_buckets", 32,
        "positions is \"learned\"; only relative positions have buckets");
    row("a distance without relative positions", "relative_max_distance", 128,
        "positions is \"learned\"; only relative positions have buckets");
    const auto biased = [](const char *name, QJsonObject object, const QJsonValue &buckets, const QJsonValue &distance,
                           const char *key, const char *problem) {
        object["positions"] = "relative";
        object["relative_buckets"] = buckets;
        object["relative_max_distance"] = distance;
        QTest::newRow(name) << object << key << problem;
    };
    QJsonObject decoder = translator();
    for (const char *key : {"encoder_layers", "source_vocabulary", "supervised_heads"})
        decoder.remove(key);
    decoder["architecture"] = "decoder";
    const char *buckets = "relative_buckets", *distance = "relative_max_distance";
    biased("no buckets", translator(), QJsonValue::Null, 128, buckets, "the key is missing");
    biased("no distance", translator(), 32, QJsonValue::Null, distance, "the key is missing");
    biased("too few buckets for two sides", translator(), 2, 128, buckets, "it is 2, not from 4 to 1048576");
    biased("odd buckets", translator(), 5, 128, buckets,
           "it is 5, but an encoder's buckets are half for each side, so they must be even");
    biased("too few buckets for one side", decoder, 1, 128, buckets, "it is 1, not from 2 to 1048576");
    biased("buckets as text", translator(), "32", 128, buckets, "it is a string instead of a whole number");
    biased("a distance within the exact buckets", translator(), 32, 16, distance, "it is 16, not from 17 to 1048576");
    biased("of an encoder", classifier(), 32, 8, distance, "it is 8, not from 9 to 1048576");
    row("scale a word", "scale", "sqrt", "it is \"sqrt\", none of: sqrt_dk, none");
    row("scale true", "scale", true, "it is true or false instead of a number");
    row("scale too large", "scale", 1e200, "it is 1e+200, too large for 32 bits");
    row("embedding_scale a list", "embedding_scale", QJsonArray(), "it is a list instead of a number");
    row("title a number", "title", 1, "it is a number instead of a string");
    row("pad outside a vocabulary", "pad_id", 18, "it is 18, not from -1 to 17");
    row("eos outside the vocabulary", "eos_id", 20, "it is 20, not from -1 to 19");
    row("no unknown word", "unk_id", -1, "there is no token for unknown words");
    row("start outside the vocabulary", "start_fr", 20, "it is 20, not from 0 to 19");
    row("start negative", "start_fr", -1, "it is -1, not from 0 to 19");
    row("source language no code", "source_language_fr", "English", "\"English\" is no code of a language such as en");
    row("source language no text", "source_language_zh", 7, "it is a number instead of a string");
    row("heads no list", "supervised_heads", "decoder.1.cross.0", "it is a string instead of a list of strings");
    row("heads hold a number", "supervised_heads", QJsonArray{1}, "it holds a number instead of strings");
    for (const char *head : {"", "decoder", "decoder.x.cross.0", "decoder.1.cross.", "decoder.-1.cross.0",
                             "decoder.1.both.0", "decoder.1.cross.0x", "decoder.99999999999.cross.0"})
        row(qPrintable("head " + QString(head)), "supervised_heads", QJsonArray{head},
            qPrintable("\"" + QString(head) + "\" does not begin like decoder.1.cross.0"));
    row("head's layer", "supervised_heads", QJsonArray{"encoder.1.self.0 x"},
        "the model has no head \"encoder.1.self.0\"");
    row("head's number", "supervised_heads", QJsonArray{"encoder.0.self.4"},
        "the model has no head \"encoder.0.self.4\"");
    row("head's kind", "supervised_heads", QJsonArray{"encoder.0.cross.0"},
        "the model has no head \"encoder.0.cross.0\"");

    QJsonObject object = translator();
    object.remove("start_fr");
    object.remove("start_zh");
    QTest::newRow("no start") << object << "start"
                              << "there is no start token for the decoder, neither here nor as start_fr and the like";
    object = classifier();
    object["decoder_layers"] = 1;
    QTest::newRow("an encoder with decoder layers") << object << "decoder_layers"
                                                    << "it is 1, not from 0 to 0";
    object = {{"model_type", "bert"}, {"architectures", QJsonArray{"BertModel"}}};
    QTest::newRow("Hugging Face") << object << "format"
                                  << "this is a Hugging Face model, which this version does not support yet";
}

void TestConfig::aWrongFieldIsNamed()
{
    QFETCH(QJsonObject, object);
    QFETCH(QString, key);
    QFETCH(QString, problem);
    QCOMPARE(problemOf(QJsonDocument(object).toJson().toStdString()), "config.json, key \"" + key + "\": " + problem);
}

void TestConfig::aWrongTextIsNamed_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const std::string &text, const char *problem) {
        QTest::newRow(name) << text << QString("config.json") + problem;
    };
    row("empty", "", ", byte 0: it is no valid JSON");
    row("cut short", "{\"a\":1", ", byte 6: it is no valid JSON");
    row("not a number", "{\"a\":NaN}", ", byte 5: it is no valid JSON");
    row("invalid UTF-8", "{\"a\":\"\xc3\x28\"}", ", byte 7: it is no valid JSON");
    row("NUL behind", std::string("{}\0x", 4), ", byte 2: it is no valid JSON");
    row("NUL", std::string("{\"a\"\0:1}", 8), ", byte 4: it is no valid JSON");
    row("a list", "[]", ": it is a list instead of an object");
    row("1e999", "{\"a\":1e999}", ": it holds a number beyond what a computer's numbers reach");
    row("key twice", "{\"d_k\":1,\"d_k\":2}", ", key \"d_k\": the key is there twice");
    row("inner key twice", "{\"a\":{\"b\":[{\"c\":1}],\"b\":2}}", ", key \"b\": the key is there twice");
    row("deep", std::string(65, '['), ": it is nested deeper than 64 levels");
    row("very deep", "{\"a\":" + std::string(500'000, '['), ": it is nested deeper than 64 levels");
    row("long", std::string((1 << 20) + 1, ' '), ": the file has more than 1048576 bytes");
    row("2^64", R"({"format":"attention-lab-model","format_version":18446744073709551615})",
        ", key \"format_version\": it is 18446744073709551615, not from 0 to 9223372036854775807");
}

void TestConfig::aWrongTextIsNamed()
{
    QFETCH(std::string, text);
    QFETCH(QString, problem);
    QCOMPARE(problemOf(text), problem);
}

QTEST_APPLESS_MAIN(TestConfig)
#include "tst_config.moc"
