// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/model_folder.h"

#include <algorithm>
#include <cmath>

#include "attn/error.h"
#include "attn/safetensors.h"
#include "io/config_reader.h"
#include "io/parameter_shapes.h"
#include "io/quote.h"
#include "io/sha256.h"
#include "text/vocabulary.h"

namespace attn {

namespace {

namespace fs = std::filesystem;

void requireReadable(const std::error_code &fault, const fs::path &folder)
{
    if (fault == std::errc::permission_denied)
        throw Error("the folder may not be read", folder.string(), "change its permissions");
}

/// A file of the folder; the error says that the folder is at fault, not a path that somebody typed.
fs::path fileIn(const fs::path &folder, const char *name)
{
    std::error_code fault;
    const fs::file_status status = fs::symlink_status(folder / name, fault);
    requireReadable(fault, folder);
    if (!fs::exists(status))
        throw Error(std::string("the folder has no ") + name, folder.string(), "give the folder of a whole model");
    return folder / name;
}

void requireFolder(const fs::path &path)
{
    std::error_code fault;
    const fs::file_status status = fs::status(path, fault);
    requireReadable(fault, path);
    if (!fs::exists(status))
        throw Error("there is no such folder", path.string(), "check the path or the model's name");
    if (!fs::is_directory(status))
        throw Error("this is a file, not a folder", path.string(), "give the folder that holds config.json");
}

/// Reports `begin` to `end` of the whole while a part reports 0 to 1.
Progress share(const Progress &whole, double begin, double end)
{
    if (!whole.report)
        return whole;
    return {[&whole, begin, end](double fraction) { whole.report(begin + (end - begin) * fraction); }, whole.stop};
}

void requireFinite(const Tensor &tensor, const std::string &where)
{
    const auto values = tensor.values();
    const auto found = std::ranges::find_if(values, [](float value) { return !std::isfinite(value); });
    if (found == values.end())
        return;
    const Index at = found - values.begin();
    const Index columns = tensor.shape().back();
    const std::string index =
        tensor.rank() == 1 ? std::to_string(at) : std::to_string(at / columns) + ", " + std::to_string(at % columns);
    throw Error("its number [" + index + "] is " + (std::isnan(*found) ? "not a number" : "infinite"), where,
                "get the model again or train it anew");
}

std::map<std::string, Tensor, std::less<>> readParameters(const SafetensorsFile &file, const std::string &file_name,
                                                          const ModelConfig &config, const Progress &progress)
{
    const std::vector<ParameterShape> shapes = parameterShapes(config);
    std::map<std::string, Tensor, std::less<>> parameters;
    for (const auto &[name, shape] : shapes) {
        Tensor tensor = file.read(name, shape, progress);
        requireFinite(tensor, file_name + ", tensor " + inQuotes(name));
        parameters.emplace(name, std::move(tensor));
        progress.at(static_cast<double>(parameters.size()) / static_cast<double>(shapes.size()));
    }
    // A tensor too many means that the config describes another model. What an output would have is let pass where the
    // output is tied or absent.
    for (const auto &[name, entry] : file.entries())
        if (!parameters.contains(name) && name != "output.weight" && name != "output.bias")
            throw Error("config.json describes no such tensor", file_name + ", tensor " + inQuotes(name),
                        "check that the files of the folder belong together");
    return parameters;
}

std::unique_ptr<Tokenizer> readTokenizer(const fs::path &folder, const char *name, const ModelConfig &config,
                                         Block block)
{
    return makeWordTokenizer(readVocabulary(fileIn(folder, name), config.vocabulary(block)), config.unk_id);
}

} // namespace

ModelFolder readModelFolder(const fs::path &path, const Progress &progress)
{
    progress.at(0.0);
    requireFolder(path);
    ModelFolder folder;
    folder.path = path;
    folder.config = readConfig(fileIn(path, "config.json"));
    std::error_code ignored;
    const fs::path whole = fs::weakly_canonical(path, ignored); // "." and a slash at the end have no name
    folder.config.id = whole.filename().string();
    if (folder.config.title.empty())
        folder.config.title = folder.config.id;
    if (folder.config.hasEncoder())
        folder.source = readTokenizer(path, "source.txt", folder.config, Block::Encoder);
    if (folder.config.hasDecoder())
        folder.target = readTokenizer(path, "target.txt", folder.config, Block::Decoder);

    const fs::path weights = fileIn(path, "model.safetensors");
    const SafetensorsFile file = SafetensorsFile::open(weights);
    folder.sha256 = sha256(file.bytes(), share(progress, 0.0, 0.5));
    folder.parameters = readParameters(file, weights.string(), folder.config, share(progress, 0.5, 1.0));
    return folder;
}

} // namespace attn
