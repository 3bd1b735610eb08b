// SPDX-License-Identifier: GPL-3.0-or-later
// Every tensor of a run against PyTorch's (tests/golden/README.md): 1e-5 for weights, 1e-4 for all else.
#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

#include "attn/safetensors.h"
#include "support/compare.h"
#include "support/models.h"

using namespace attn;
using namespace support;

namespace {

/// One sentence of a golden file. A file with several names each tensor and key "SENTENCE/NAME".
struct Golden {
    explicit Golden(const QString &path, QString sentence = {})
        : file(SafetensorsFile::open(path.toStdString())),
          prefix(sentence.isEmpty() ? std::string() : sentence.toStdString() + "/")
    {
    }

    QString about(const std::string &key) const
    {
        const auto found = file.metadata().find(prefix + key);
        return found == file.metadata().end() ? QString() : QString::fromStdString(found->second);
    }
    std::vector<std::int32_t> ids(const std::string &key) const
    {
        std::vector<std::int32_t> result;
        for (const QJsonValue &id : QJsonDocument::fromJson(about(key).toUtf8()).array())
            result.push_back(id.toInt());
        return result;
    }
    RunRequest request() const
    {
        RunRequest request;
        request.token_ids = ids("token_ids");
        request.target_token_ids = ids("target_token_ids");
        const QString mask = about("mask"), scale = about("scale");
        if (mask == "none")
            request.mask.kind = MaskChoice::Kind::None;
        else if (mask == "causal")
            request.mask.kind = MaskChoice::Kind::Causal;
        else if (mask.startsWith("window:"))
            request.mask = {MaskChoice::Kind::Window, mask.mid(7).toInt()};
        if (scale == "none")
            request.scale.kind = ScaleChoice::Kind::None;
        else if (scale == "sqrt_dk")
            request.scale.kind = ScaleChoice::Kind::SqrtDk;
        else
            request.scale = {ScaleChoice::Kind::Number, scale.toFloat()};
        return request;
    }

    SafetensorsFile file;
    std::string prefix;
};

std::filesystem::path folderOf(const std::string &model)
{
    const std::filesystem::path tiny = kGoldens / "models" / model;
    return exists(tiny) ? tiny : std::filesystem::path(LAB_SOURCE_DIR) / "samples/models" / model;
}

} // namespace

class tst_goldens : public QObject {
    Q_OBJECT

private slots:
    void agrees_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("sentence");
        const QDir folder(QString::fromStdString(kGoldens.string()));
        for (const QFileInfo &file : folder.entryInfoList({"*.safetensors"})) {
            const int sentences = Golden(file.filePath()).about("sentences").toInt();
            if (sentences == 0)
                QTest::newRow(qPrintable(file.completeBaseName())) << file.filePath() << QString();
            for (int i = 0; i < sentences; ++i)
                QTest::addRow("%s %d", qPrintable(file.completeBaseName()), i) << file.filePath() << QString::number(i);
        }
    }
    void agrees()
    {
        QFETCH(QString, file);
        QFETCH(QString, sentence);
        const Golden golden(file, sentence);
        const std::string name = golden.file.metadata().at("model"); // its folder's; a sentence's own is the title
        const auto model = loaded(name);
        const auto trace = model->run(golden.request());
        const auto tensors = allTensors(*model, *trace);
        std::size_t compared = 0;
        for (const auto &[key, entry] : golden.file.entries()) {
            if (!key.starts_with(golden.prefix))
                continue;
            const std::string tensor = key.substr(golden.prefix.size());
            QVERIFY2(tensors.contains(tensor), tensor.c_str());
            const double worst = worstDifference(tensors.at(tensor), golden.file.read(key));
            const double bound = tensor.ends_with(".weights") ? 1e-5 : 1e-4;
            QVERIFY2(worst <= bound, qPrintable(QString("%1 is off by %2").arg(tensor.c_str()).arg(worst)));
            ++compared;
        }
        QVERIFY(compared > 0);
        if (name.starts_with("tiny-") || golden.about("complete") == "yes")
            QCOMPARE(compared, tensors.size()); // every tensor that the command line can name
    }

    /// "Every tensor" is meant for many sentences of a trained model, not for a few.
    void enoughSentencesAreComplete()
    {
        const Golden all(QString::fromStdString((kGoldens / "translate-en-fr-zh.safetensors").string()));
        int complete = 0;
        for (int i = 0; i < all.about("sentences").toInt(); ++i)
            complete += all.about(std::to_string(i) + "/complete") == "yes";
        QVERIFY2(complete >= 20, qPrintable(QString::number(complete)));
    }

    /// The produced tokens are the fed ones, one row earlier, and the most probable last one.
    void producedTokens_data() { agrees_data(); }
    void producedTokens()
    {
        QFETCH(QString, file);
        QFETCH(QString, sentence);
        const Golden golden(file, sentence);
        if (golden.about("produced_tokens").isEmpty())
            return; // no encoder-decoder
        const auto model = loaded(golden.file.metadata().at("model"));
        const auto trace = model->run(golden.request());
        QJsonArray produced;
        for (const Token &token : trace->produced)
            produced.append(QString::fromStdString(token.piece));
        QCOMPARE(produced, QJsonDocument::fromJson(golden.about("produced_tokens").toUtf8()).array());
    }

private:
    std::shared_ptr<const Model> loaded(const std::string &name)
    {
        std::shared_ptr<const Model> &model = m_models[name];
        if (!model)
            model = Model::load(folderOf(name));
        return model;
    }

    std::map<std::string, std::shared_ptr<const Model>> m_models;
};

QTEST_APPLESS_MAIN(tst_goldens)
#include "tst_goldens.moc"
