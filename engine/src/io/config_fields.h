// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "attn/tensor.h"

namespace attn {

/// The keys of one flat JSON object, each read as what it has to be. Everything throws Error that names the key.
class ConfigFields {
public:
    /// Refuses what is no JSON object, is nested deeper than 64 levels, or has a key twice.
    ConfigFields(std::string_view json, std::string file);

    /// The key is there and not null.
    bool has(const std::string &key) const;
    /// Keys that begin so.
    std::vector<std::string> keysWith(std::string_view prefix) const;

    /// A whole number from `smallest` to `largest`; `otherwise` where the key is absent.
    Index wholeNumber(const std::string &key, Index smallest, Index largest) const;
    Index wholeNumber(const std::string &key, Index smallest, Index largest, Index otherwise) const;
    /// A number that float32 can hold.
    float number(const std::string &key) const;
    bool boolean(const std::string &key) const;
    std::string string(const std::string &key) const;
    std::string string(const std::string &key, std::string_view otherwise) const;
    /// A list of strings; empty where the key is absent.
    std::vector<std::string> strings(const std::string &key) const;
    /// One of the words that are given with their meanings.
    template <class T>
    T choice(const std::string &key, std::initializer_list<std::pair<std::string_view, T>> words) const
    {
        const std::string text = string(key);
        std::string known;
        for (const auto &[word, meaning] : words) {
            if (text == word)
                return meaning;
            known += (known.empty() ? "" : ", ") + std::string(word);
        }
        failChoice(key, text, known);
    }
    const nlohmann::json &value(const std::string &key) const;

    [[noreturn]] void fail(const std::string &key, const std::string &problem) const;
    [[noreturn]] void fail(const std::string &key, const std::string &problem, const std::string &remedy) const;

private:
    [[noreturn]] void failChoice(const std::string &key, const std::string &text, const std::string &known) const;
    [[noreturn]] void failType(const std::string &key, const std::string &wanted) const;

    std::string m_file;
    nlohmann::json m_object;
};

} // namespace attn
