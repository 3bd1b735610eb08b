// SPDX-License-Identifier: GPL-3.0-or-later
// What the shipped translation models promise, recomputed on held-out sentences. As a control, the same checks on the
// same model with its weights shuffled must all fail.
#include <algorithm>
#include <optional>
#include <random>

#include <QTemporaryDir>
#include <QtTest>

#include "attn/safetensors.h"
#include "support/models.h"

using namespace attn;
using namespace support;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::size_t kEvery = 50; ///< all sentences would take a sanitizer half an hour
#else
constexpr std::size_t kEvery = 1;
#endif

using Pairs = std::vector<std::pair<Index, Index>>; ///< "target-source", or "pronoun-noun"

/// A line of tests/fixtures/heldout/*.tsv; the file's first line names the columns.
struct Sentence {
    QString split;
    std::string source_language;
    QStringList source;
    std::map<std::string, QStringList> target; ///< by language
    std::map<std::string, Pairs> align;
    std::optional<std::pair<Index, Index>> coreference;
    std::optional<Index> pronoun_fr;
};

Pairs pairs(const QString &text)
{
    Pairs result;
    for (const QString &pair : text == "-" ? QStringList() : text.split(' '))
        result.emplace_back(pair.section('-', 0, 0).toLongLong(), pair.section('-', 1).toLongLong());
    return result;
}

std::vector<Sentence> heldOutSentences(const QString &name, const std::string &source,
                                       const std::vector<std::string> &targets)
{
    QFile file(LAB_SOURCE_DIR "/tests/fixtures/heldout/" + name);
    std::vector<Sentence> sentences;
    if (!file.open(QIODevice::ReadOnly))
        return sentences;
    QStringList lines = QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts);
    const QStringList names = lines.takeFirst().mid(2).split('\t');
    for (const QString &line : lines) {
        const QStringList columns = line.split('\t');
        const auto column = [&](const std::string &wanted) {
            return columns.value(static_cast<int>(names.indexOf(QString::fromStdString(wanted))), "-");
        };
        Sentence s;
        s.split = column("split");
        s.source_language = source;
        s.source = column(source).split(' ');
        for (const std::string &target : targets) {
            s.target[target] = column(target).split(' ');
            s.align[target] = pairs(column("align_" + target));
        }
        if (column("coref") != "-")
            s.coreference = pairs(column("coref")).front();
        if (column("pronoun_fr") != "-")
            s.pronoun_fr = column("pronoun_fr").toLongLong();
        sentences.push_back(std::move(s));
    }
    return sentences;
}

/// Hits of trials.
struct Share {
    double hits = 0;
    double trials = 0;
    void add(double hit)
    {
        hits += hit;
        trials += 1;
    }
    double value() const { return hits / trials; }
};

/// The figures of a model's card, gathered sentence by sentence.
class Figures {
public:
    explicit Figures(std::shared_ptr<const Model> model) : m_model(std::move(model))
    {
        remember(m_model->sourceTokenizer(), m_source);
        remember(m_model->targetTokenizer(), m_target);
    }

    void add(const Sentence &sentence)
    {
        bool counted = false; // the encoder does not know the language written
        for (const auto &[language, words] : sentence.target) {
            const auto start = m_model->config().start_ids.find(language);
            if (start == m_model->config().start_ids.end())
                continue;
            RunRequest request = requestFor(sentence);
            request.translate_to = language;
            std::vector<std::int32_t> fed = ids(m_target, words);
            fed.insert(fed.begin(), start->second);
            const auto decoded = m_model->run(request);
            std::vector<std::int32_t> written;
            for (const Token &token : decoded->decoder->tokens)
                written.push_back(token.id);
            m_exact[language + " " + sentence.split.toStdString()].add(written == fed);
            request.target_token_ids = fed;
            const auto trace = m_model->run(request);
            addAlignment(language, *trace, sentence.align.at(language));
            if (language == "fr" && sentence.pronoun_fr)
                addPronoun(*trace, *sentence.pronoun_fr);
            if (sentence.coreference && !counted)
                addCoreference(sentence.source_language, *trace, *sentence.coreference);
            counted = true;
        }
    }

    /// Every bar that the model has and does not reach; every one it reaches with `missed` false.
    QStringList bars(bool missed) const
    {
        QStringList list;
        const auto check = [&](const std::string &name, double value, double bar) {
            if ((value >= bar) != missed)
                list << QString("%1: %2, bar %3").arg(name.c_str()).arg(value, 0, 'f', 4).arg(bar);
        };
        for (const auto &[name, share] : m_exact)
            check("exact match " + name, share.value(), name.ends_with("iid") ? 0.985 : 0.97);
        for (const auto &[language, heads] : m_heads) {
            if (isSupervised())
                check("alignment " + language, heads.at(lastCrossHead()).value(), 0.99);
            else
                check("best alignment " + language, bestHead(heads), 0.80);
        }
        check("pronoun gender", m_pronouns.value(), 0.99);
        if (isSupervised())
            for (const auto &[language, mass] : m_coreference)
                check("coreference mass " + language, mass.value(), 0.95);
        return list;
    }

private:
    using Ids = std::map<QString, std::int32_t>;
    using Heads = std::map<std::pair<Index, Index>, Share>; ///< by layer and head

    static void remember(const Tokenizer &tokenizer, Ids &to)
    {
        for (std::int32_t id = 0; id < tokenizer.vocabularySize(); ++id)
            to[QString::fromStdString(std::string(tokenizer.piece(id)))] = id;
    }
    static std::vector<std::int32_t> ids(const Ids &known, const QStringList &words)
    {
        std::vector<std::int32_t> result;
        for (const QString &word : words) {
            if (!known.contains(word))
                throw Error("\"" + word.toStdString() + "\" is not in the vocabulary", "the held-out sentences", "");
            result.push_back(known.at(word));
        }
        return result;
    }
    /// Chinese as it is typed: without spaces. What holds a word that the model lacks is given as ids.
    RunRequest requestFor(const Sentence &sentence) const
    {
        RunRequest request;
        const std::vector<std::int32_t> wanted = ids(m_source, sentence.source);
        request.token_ids = wanted;
        if (sentence.source_language != "zh" || sentence.source.contains("<unk>"))
            return request;
        request.token_ids.clear();
        request.text = sentence.source.join("").toStdString();
        std::vector<std::int32_t> cut;
        for (const Token &token : m_model->tokenize(request))
            cut.push_back(token.id);
        if (cut != wanted)
            throw Error("it is not cut into its words", request.text, "");
        return request;
    }
    static Index argmax(std::span<const float> row) { return std::ranges::max_element(row) - row.begin(); }
    static double bestHead(const Heads &heads)
    {
        double best = 0;
        for (const auto &[place, share] : heads)
            best = std::max(best, share.value());
        return best;
    }
    bool isSupervised() const { return !m_model->config().supervised_heads.empty(); }
    std::pair<Index, Index> lastCrossHead() const { return {m_model->config().decoder_layers - 1, 0}; }

    /// A row that produces an aligned word looks most at a word it is aligned with.
    void addAlignment(const std::string &language, const Trace &trace, const Pairs &align)
    {
        std::map<Index, std::vector<Index>> sources;
        for (const auto &[target, source] : align)
            sources[target].push_back(source);
        for (Index l = 0; l < m_model->config().decoder_layers; ++l) {
            const auto layer = m_model->layer(trace, {Block::Decoder, LayerIndex(l), AttentionKind::Cross});
            for (Index head = 0; head < m_model->config().heads; ++head)
                for (const auto &[row, words] : sources) {
                    const Index best = argmax(layer->weights.head(head).row(row));
                    m_heads[language][{l, head}].add(std::ranges::find(words, best) != words.end());
                }
        }
    }
    void addPronoun(const Trace &trace, Index row)
    {
        const std::int32_t wanted = trace.decoder->tokens.at(static_cast<std::size_t>(row) + 1).id;
        m_pronouns.add(argmax(trace.logits.matrix().row(row)) == wanted);
    }
    void addCoreference(const std::string &language, const Trace &trace, std::pair<Index, Index> pronoun_and_noun)
    {
        const auto last = LayerIndex(m_model->config().encoder_layers - 1);
        const auto layer = m_model->layer(trace, {Block::Encoder, last, AttentionKind::Self});
        m_coreference[language].add(
            static_cast<double>(layer->weights.head(0)(pronoun_and_noun.first, pronoun_and_noun.second)));
    }

    std::shared_ptr<const Model> m_model;
    Ids m_source;
    Ids m_target;
    std::map<std::string, Share> m_exact; ///< by language and split
    std::map<std::string, Heads> m_heads; ///< by language
    Share m_pronouns;
    std::map<std::string, Share> m_coreference; ///< by language of the source
};

/// A copy of the model's folder with each parameter's numbers in random order.
void writeShuffled(const Model &model, const std::filesystem::path &folder)
{
    for (const auto &file : std::filesystem::directory_iterator(model.folder()))
        std::filesystem::copy_file(file.path(), folder / file.path().filename());
    std::vector<Tensor> shuffled;
    std::vector<NamedTensor> named;
    std::mt19937 random(1);
    const std::vector<std::string> names = model.parameterNames();
    shuffled.reserve(names.size());
    for (const std::string &name : names) {
        Tensor &tensor = shuffled.emplace_back(*model.parameter(name));
        std::ranges::shuffle(tensor.values(), random);
        named.push_back({name, tensor.shape(), tensor.values()});
    }
    writeSafetensors(folder / "model.safetensors", named, {}); // takes the copy's place
}

std::filesystem::path shippedModel(const QString &name)
{
    return std::filesystem::path(LAB_SOURCE_DIR) / "samples/models" / name.toStdString();
}

} // namespace

class tst_translation_bars : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_sentences = heldOutSentences("translate-en-fr-zh.tsv", "en", {"fr", "zh"});
        const std::vector<Sentence> chinese = heldOutSentences("translate-zh-en.tsv", "zh", {"en"});
        QVERIFY(m_sentences.size() >= 800 && chinese.size() >= 800);
        m_sentences.insert(m_sentences.end(), chinese.begin(), chinese.end());
        QVERIFY(exists(shippedModel("translate-en-fr-zh"))); // or there would be no row for it
    }

    void reachesItsBars_data()
    {
        QTest::addColumn<QString>("model");
        const QDir models(LAB_SOURCE_DIR "/samples/models");
        for (const QString &model : models.entryList({"translate-*"}, QDir::Dirs))
            QTest::newRow(qPrintable(model)) << model;
    }
    void reachesItsBars()
    {
        QFETCH(QString, model);
        try {
            Figures figures(Model::load(shippedModel(model)));
            for (std::size_t i = 0; i < m_sentences.size(); i += kEvery)
                figures.add(m_sentences[i]);
            if (kEvery > 1) { // too few to tell by how much; the shuffled weights below reach none
                QVERIFY(!figures.bars(false).isEmpty());
                return;
            }
            QVERIFY2(figures.bars(true).isEmpty(), qPrintable("missed: " + figures.bars(true).join("; ")));
        } catch (const Error &error) {
            QFAIL(error.what());
        }
    }

    void shuffledWeightsReachNone_data() { reachesItsBars_data(); }
    void shuffledWeightsReachNone()
    {
        QFETCH(QString, model);
        const QTemporaryDir folder;
        try {
            writeShuffled(*Model::load(shippedModel(model)), folder.path().toStdString());
            Figures figures(Model::load(folder.path().toStdString()));
            for (std::size_t i = 0; i < m_sentences.size(); i += std::max<std::size_t>(10, kEvery))
                figures.add(m_sentences[i]);
            QVERIFY2(figures.bars(false).isEmpty(), qPrintable("reached: " + figures.bars(false).join("; ")));
            QVERIFY(!figures.bars(true).isEmpty());
        } catch (const Error &error) {
            QFAIL(error.what());
        }
    }

private:
    std::vector<Sentence> m_sentences;
};

QTEST_APPLESS_MAIN(tst_translation_bars)
#include "tst_translation_bars.moc"
