// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <functional>
#include <limits>

#include <sys/stat.h>
#include <unistd.h>

#include <QtTest>

#include "attn/model.h"
#include "attn/safetensors.h"
#include "support/files.h"
#include "support/models.h"
#include "support/without_powers.h"

using namespace attn;
namespace fs = std::filesystem;

using Edit = std::function<void(const fs::path &)>;

class TestModelFolder : public QObject {
    Q_OBJECT
private slots:
    void wholeFoldersAreRead_data();
    void wholeFoldersAreRead();
    void smallLibertiesAreTaken_data();
    void smallLibertiesAreTaken();
    void aBrokenFolderHasItsOwnMessage_data();
    void aBrokenFolderHasItsOwnMessage();
    void whatIsNoFolderIsNamed();
    void aLockedFolderIsNotAnEmptyOne();
    void theIdIsTheFoldersName();
    void loadingCanBeStopped();
    void progressRisesToOne();
};

namespace {

/// Replaces the first place where `from` stands.
Edit inFile(const char *file, const std::string &from, const std::string &to)
{
    return [=](const fs::path &folder) {
        std::string content = support::readFile(folder / file);
        const std::size_t at = content.find(from);
        QVERIFY(at != std::string::npos);
        support::writeFile(folder / file, content.replace(at, from.size(), to));
    };
}

Edit append(const char *file, const std::string &text)
{
    return [=](const fs::path &folder) { support::writeFile(folder / file, support::readFile(folder / file) + text); };
}

Edit without(const char *file)
{
    return [=](const fs::path &folder) { fs::remove(folder / file); };
}

/// Writes the weights anew after a change.
Edit inWeights(const std::function<void(std::map<std::string, Tensor> &)> &change)
{
    return [=](const fs::path &folder) {
        const fs::path path = folder / "model.safetensors";
        std::map<std::string, Tensor> tensors;
        const SafetensorsFile file = SafetensorsFile::open(path);
        for (const auto &[name, entry] : file.entries())
            tensors[name] = file.read(name);
        change(tensors);
        std::vector<NamedTensor> named;
        for (const auto &[name, tensor] : tensors)
            named.push_back({name, tensor.shape(), tensor.values()});
        writeSafetensors(path, named, {});
    };
}

/// A copy of one of the small models, edited.
class Folder {
public:
    Folder(const QString &model, const Edit &edit)
    {
        path = m_parent.filePath("edited").toStdString();
        fs::copy(support::kGoldens / "models" / model.toStdString(), path);
        if (edit)
            edit(path);
    }
    fs::path path;

private:
    QTemporaryDir m_parent;
};

} // namespace

void TestModelFolder::wholeFoldersAreRead_data()
{
    QTest::addColumn<QString>("model");
    for (const char *model : {"tiny-encoder", "tiny-classifier", "tiny-decoder", "tiny-encdec-pre", "tiny-encdec-post",
                              "tiny-decoder-alibi", "tiny-encdec-relative"})
        QTest::newRow(model) << model;
}

void TestModelFolder::wholeFoldersAreRead()
{
    QFETCH(QString, model);
    const auto loaded = support::tinyModel(model.toStdString());
    const fs::path weights = loaded->folder() / "model.safetensors";
    const SafetensorsFile file = SafetensorsFile::open(weights);
    QCOMPARE(loaded->parameterNames().size(), file.entries().size());
    for (const auto &[name, entry] : file.entries()) {
        const Tensor *parameter = loaded->parameter(name);
        QVERIFY2(parameter, name.c_str());
        QCOMPARE(parameter->shape(), entry.shape);
    }
    const auto bytes = QByteArray::fromStdString(support::readFile(weights));
    QCOMPARE(loaded->sha256(), QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().toStdString());
    if (loaded->config().hasEncoder())
        QCOMPARE(Index{loaded->sourceTokenizer().vocabularySize()}, loaded->config().source_vocabulary);
    if (loaded->config().hasDecoder())
        QCOMPARE(Index{loaded->targetTokenizer().vocabularySize()}, loaded->config().target_vocabulary);
}

void TestModelFolder::smallLibertiesAreTaken_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::newRow("lines that end in CR LF") << Edit([](const fs::path &folder) {
        QByteArray lines = QByteArray::fromStdString(support::readFile(folder / "source.txt"));
        support::writeFile(folder / "source.txt", lines.replace("\n", "\r\n").toStdString());
    });
    QTest::newRow("byte order mark") << inFile("source.txt", "<pad>", "\xef\xbb\xbf<pad>");
    QTest::newRow("no line end at the end") << Edit([](const fs::path &folder) {
        fs::resize_file(folder / "source.txt", fs::file_size(folder / "source.txt") - 1);
    });
    QTest::newRow("an output beside a tied one")
        << inWeights([](auto &tensors) { tensors["output.weight"] = Tensor{1}; });
    QTest::newRow("other files") << append("card.md", "# A model");
}

void TestModelFolder::smallLibertiesAreTaken()
{
    QFETCH(Edit, edit);
    const Folder folder("tiny-encdec-pre", edit);
    const auto model = Model::load(folder.path);
    QCOMPARE(model->sourceTokenizer().piece(0), std::string_view("<pad>"));
    QCOMPARE(model->sourceTokenizer().piece(17), std::string_view("."));
    QVERIFY(!model->parameter("output.weight"));
}

void TestModelFolder::aBrokenFolderHasItsOwnMessage_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("message"); // what stands behind the folder's path
    const auto on = [](const char *model, const char *name, const Edit &edit, const char *message) {
        QTest::newRow(name) << model << edit << message;
    };
    const auto row = [&](const char *name, const Edit &edit, const char *message) {
        on("tiny-encdec-pre", name, edit, message);
    };
    row("no config", without("config.json"), ": the folder has no config.json");
    row("no weights", without("model.safetensors"), ": the folder has no model.safetensors");
    row("no source words", without("source.txt"), ": the folder has no source.txt");
    row("no target words", without("target.txt"), ": the folder has no target.txt");
    row(
        "config is a folder",
        [](const fs::path &folder) {
            fs::remove(folder / "config.json");
            fs::create_directory(folder / "config.json");
        },
        "/config.json: this is a folder, not a file");
    row(
        "a link to nothing",
        [](const fs::path &folder) {
            fs::remove(folder / "model.safetensors");
            fs::create_symlink("gone", folder / "model.safetensors");
        },
        "/model.safetensors: there is no such file");
    row("config cut short", inFile("config.json", "\"licence\"", ""), "/config.json, byte ");
    row("a config field", inFile("config.json", "\"heads\": 2", "\"heads\": 0"),
        "/config.json, key \"heads\": it is 0, not from 1 to 1048576");
    row("a newer format", inFile("config.json", "\"format_version\": 1", "\"format_version\": 2"),
        "/config.json, key \"format_version\": it is 2, but this program reads version 1 only");
    row("an image model", inFile("config.json", "\"encoder-decoder\"", "\"vision\""),
        "/config.json, key \"architecture\": image models are not supported by this version yet");
    row(
        "Hugging Face",
        [](const fs::path &folder) { support::writeFile(folder / "config.json", "{\"model_type\": \"bert\"}"); },
        "/config.json, key \"format\": this is a Hugging Face model, which this version does not support yet");
    row("long config", append("config.json", std::string(1 << 20, ' ')),
        "/config.json: the file has more than 1048576 bytes");

    row("empty line", inFile("source.txt", "dog\n", "\n"), "/source.txt, line 6: the line is empty");
    row("empty line of Windows", inFile("source.txt", "dog\n", "\r\n"), "/source.txt, line 6: the line is empty");
    row("word twice", inFile("source.txt", "dog\n", "cat\n"),
        "/source.txt, line 6: the token \"cat\" is already on line 5");
    row("no UTF-8", inFile("source.txt", "dog\n", "d\xf6g\n"), "/source.txt, line 6: the line is no UTF-8");
    row("a word too many", append("source.txt", "zebra\n"), "/source.txt: it has 19 tokens, but config.json says 18");
    row("a word too few", inFile("target.txt", "jardin\n", ""),
        "/target.txt: it has 19 tokens, but config.json says 20");
    row(
        "no words", [](const fs::path &folder) { support::writeFile(folder / "target.txt", ""); },
        "/target.txt: it has 0 tokens, but config.json says 20");

    row(
        "weights cut short",
        [](const fs::path &folder) {
            fs::resize_file(folder / "model.safetensors", fs::file_size(folder / "model.safetensors") - 4);
        },
        "/model.safetensors, tensor ");
    row(
        "weights are text",
        [](const fs::path &folder) {
            support::writeFile(folder / "model.safetensors", "version https://git-lfs.github.com/spec/v1\n");
        },
        "/model.safetensors, byte 0: the header is ");
    row(
        "weights are empty", [](const fs::path &folder) { support::writeFile(folder / "model.safetensors", ""); },
        "/model.safetensors: the file has 0 bytes, too few for a safetensors file");
    row("a tensor is missing", inWeights([](auto &tensors) { tensors.erase("decoder.1.cross.b_q"); }),
        "/model.safetensors, tensor \"decoder.1.cross.b_q\": there is no such tensor");
    row("a tensor too many", inWeights([](auto &tensors) {
            tensors["decoder.2.self.w_q"] = Tensor{32, 32};
        }),
        "/model.safetensors, tensor \"decoder.2.self.w_q\": config.json describes no such tensor");
    row("another shape", inWeights([](auto &tensors) {
            tensors["decoder.0.ff.w_1"] = Tensor{64, 32};
        }),
        "/model.safetensors, tensor \"decoder.0.ff.w_1\": its shape is [64, 32] instead of [32, 64]");
    row("sizes of another model", inFile("config.json", "\"d_ff\": 64", "\"d_ff\": 65"),
        "/model.safetensors, tensor \"encoder.0.ff.w_1\": its shape is [32, 64] instead of [32, 65]");
    row("not a number",
        inWeights([](auto &tensors) { tensors["encoder.embedding.weight"].values()[70] = std::nanf(""); }),
        "/model.safetensors, tensor \"encoder.embedding.weight\": its number [2, 6] is not a number");
    row("infinite", inWeights([](auto &tensors) {
            tensors["encoder.norm.gain"].values()[3] = -std::numeric_limits<float>::infinity();
        }),
        "/model.safetensors, tensor \"encoder.norm.gain\": its number [3] is infinite");
    on("tiny-decoder", "no learned positions",
       inWeights([](auto &tensors) { tensors.erase("decoder.positions.weight"); }),
       "/model.safetensors, tensor \"decoder.positions.weight\": there is no such tensor");
    on("tiny-encdec-relative", "no learned bias",
       inWeights([](auto &tensors) { tensors.erase("decoder.relative_bias.weight"); }),
       "/model.safetensors, tensor \"decoder.relative_bias.weight\": there is no such tensor");
    on("tiny-encdec-relative", "more buckets",
       inFile("config.json", "\"relative_buckets\": 8", "\"relative_buckets\": 10"),
       "/model.safetensors, tensor \"encoder.relative_bias.weight\": its shape is [8, 3] instead of [10, 3]");
    on("tiny-decoder-alibi", "a table that ALiBi has none of", inWeights([](auto &tensors) {
           tensors["decoder.relative_bias.weight"] = Tensor{8, 6};
       }),
       "/model.safetensors, tensor \"decoder.relative_bias.weight\": config.json describes no such tensor");
    on("tiny-classifier", "no output", inWeights([](auto &tensors) { tensors.erase("output.bias"); }),
       "/model.safetensors, tensor \"output.bias\": there is no such tensor");
    on("tiny-encdec-post", "untied without output", inWeights([](auto &tensors) { tensors.erase("output.weight"); }),
       "/model.safetensors, tensor \"output.weight\": there is no such tensor");
}

void TestModelFolder::aBrokenFolderHasItsOwnMessage()
{
    QFETCH(QString, model);
    QFETCH(Edit, edit);
    QFETCH(QString, message);
    const Folder folder(model, edit);
    try {
        Model::load(folder.path);
        QFAIL("no error");
    } catch (const Error &error) {
        const QString found = QString::fromStdString(error.where() + ": " + error.problem());
        const QString expected = QString::fromStdString(folder.path.string()) + message;
        QVERIFY2(message.endsWith(' ') ? found.startsWith(expected) : found == expected, qPrintable(found));
        QVERIFY(!error.remedy().empty());
    }
}

void TestModelFolder::whatIsNoFolderIsNamed()
{
    QTemporaryDir folder;
    const auto problem = [](const fs::path &path) -> std::string {
        try {
            Model::load(path);
        } catch (const Error &error) {
            return error.where() == path.string() ? error.problem() : "not named";
        }
        return "loaded";
    };
    const fs::path base = folder.path().toStdString();
    support::writeFile(base / "file", "");
    QCOMPARE(problem(base / "none"), std::string("there is no such folder"));
    QCOMPARE(problem(base / "file"), std::string("this is a file, not a folder"));
    QCOMPARE(problem(base), std::string("the folder has no config.json"));
    QCOMPARE(problem({}), std::string("there is no such folder"));
}

void TestModelFolder::aLockedFolderIsNotAnEmptyOne()
{
    QTemporaryDir parent;
    const fs::path locked = fs::path(parent.path().toStdString()) / "locked";
    fs::copy(support::kGoldens / "models" / "tiny-encoder", locked);
    fs::permissions(parent.path().toStdString(), fs::perms::owner_all | fs::perms::others_all);
    fs::permissions(locked, fs::perms::none);
    const auto problem = [](const fs::path &path) -> std::string {
        const support::WithoutPowers permissions_hold;
        try {
            Model::load(path);
        } catch (const Error &error) {
            return error.what();
        }
        return "loaded";
    };
    const std::string of_folder = problem(locked), of_inner = problem(locked / "inner");
    fs::permissions(locked, fs::perms::owner_all);
    QCOMPARE(of_folder, locked.string() + ": the folder may not be read; change its permissions");
    QCOMPARE(of_inner, (locked / "inner").string() + ": the folder may not be read; change its permissions");
}

void TestModelFolder::theIdIsTheFoldersName()
{
    const Folder folder("tiny-encdec-pre", inFile("config.json", "\"title\": \"tiny-encdec-pre\",", ""));
    QCOMPARE(Model::load(folder.path)->config().id, std::string("edited"));
    QCOMPARE(Model::load(folder.path)->config().title, std::string("edited")); // for want of a title
    QCOMPARE(Model::load(folder.path / "")->config().id, std::string("edited"));
    QCOMPARE(Model::load(folder.path / ".")->config().id, std::string("edited"));
    QCOMPARE(support::tinyModel("tiny-decoder")->config().title, std::string("tiny-decoder"));
}

void TestModelFolder::loadingCanBeStopped()
{
    // At every share that is reported: stopping is possible all the way.
    const Folder folder("tiny-encdec-pre", {});
    for (const double limit : {0.0, 0.5, 0.75}) {
        std::stop_source source;
        Progress progress;
        progress.stop = source.get_token();
        progress.report = [&](double share) {
            if (share >= limit)
                source.request_stop();
        };
        QVERIFY_EXCEPTION_THROWN(Model::load(folder.path, progress), Cancelled);
    }
}

void TestModelFolder::progressRisesToOne()
{
    std::vector<double> shares;
    Progress progress;
    progress.report = [&](double share) { shares.push_back(share); };
    Model::load(support::kGoldens / "models" / "tiny-encdec-pre", progress);
    QVERIFY(shares.size() > 10 && std::is_sorted(shares.begin(), shares.end()));
    QCOMPARE(shares.front(), 0.0);
    QCOMPARE(shares.back(), 1.0);
}

QTEST_APPLESS_MAIN(TestModelFolder)
#include "tst_model_folder.moc"
