// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/vocabulary.h"

#include <string_view>
#include <unordered_map>

#include "attn/error.h"
#include "io/input_file.h"
#include "io/quote.h"

namespace attn {

namespace {

constexpr std::size_t kLongestFile = 64 << 20;
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
constexpr char kRemedy[] = "correct the line or get the model again";

std::vector<std::string_view> linesOf(std::string_view text)
{
    if (text.starts_with(kByteOrderMark))
        text.remove_prefix(kByteOrderMark.size());
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        lines.push_back(line);
    }
    return lines;
}

} // namespace

std::vector<std::string> readVocabulary(const std::filesystem::path &path, Index count)
{
    const std::string text = readWhole(path, kLongestFile);
    std::vector<std::string> tokens;
    std::unordered_map<std::string_view, std::size_t> first_lines;
    for (const std::string_view line : linesOf(text)) {
        const std::size_t number = tokens.size() + 1;
        const auto fail = [&](const std::string &problem) {
            throw Error(problem, path.string() + ", line " + std::to_string(number), kRemedy);
        };
        if (line.empty())
            fail("the line is empty");
        if (invalidUtf8(line) != std::string_view::npos)
            fail("the line is no UTF-8");
        const auto [found, added] = first_lines.emplace(line, number);
        if (!added)
            fail("the token " + inQuotes(line) + " is already on line " + std::to_string(found->second));
        tokens.emplace_back(line);
    }
    if (static_cast<Index>(tokens.size()) != count)
        throw Error("it has " + std::to_string(tokens.size()) + " tokens, but config.json says " +
                        std::to_string(count),
                    path.string(), "check that the files of the folder belong together");
    return tokens;
}

} // namespace attn
