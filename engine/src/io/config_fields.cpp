// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/config_fields.h"

#include <cmath>
#include <set>

#include "attn/error.h"
#include "io/quote.h"

namespace attn {

using nlohmann::json;

namespace {

constexpr int kDeepest = 64;
constexpr char kRemedy[] = "correct config.json or get the model again";

std::string kindOf(const json &value)
{
    switch (value.type()) {
    case json::value_t::null:
        return "null";
    case json::value_t::boolean:
        return "true or false";
    case json::value_t::string:
        return "a string";
    case json::value_t::array:
        return "a list";
    case json::value_t::object:
        return "an object";
    default:
        return "a number";
    }
}

/// Throws where an object names a key twice, of which a parser would quietly drop one, and where it is too deep.
json::parser_callback_t strictly(const std::string &file)
{
    return [&file, keys = std::vector<std::set<std::string>>()](int depth, json::parse_event_t event,
                                                                json &parsed) mutable {
        if (event == json::parse_event_t::object_start || event == json::parse_event_t::array_start) {
            if (depth >= kDeepest)
                throw Error("it is nested deeper than " + std::to_string(kDeepest) + " levels", file, kRemedy);
            keys.resize(static_cast<std::size_t>(depth) + 1);
            keys.back().clear();
        } else if (event == json::parse_event_t::key) {
            const auto &key = parsed.get_ref<const std::string &>();
            if (!keys.at(static_cast<std::size_t>(depth) - 1).insert(key).second)
                throw Error("the key is there twice", file + ", key " + inQuotes(key), kRemedy);
        }
        return true;
    };
}

} // namespace

ConfigFields::ConfigFields(std::string_view text, std::string file) : m_file(std::move(file))
{
    try {
        m_object = json::parse(text.begin(), text.end(), strictly(m_file));
    } catch (const json::parse_error &error) { // its byte counts from 1, the offending one included
        throw Error("it is no valid JSON", m_file + ", byte " + std::to_string(error.byte > 0 ? error.byte - 1 : 0),
                    kRemedy);
    } catch (const json::out_of_range &) {
        throw Error("it holds a number beyond what a computer's numbers reach", m_file, kRemedy);
    }
    if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) // the parser takes it for the end
        throw Error("it is no valid JSON", m_file + ", byte " + std::to_string(nul), kRemedy);
    if (!m_object.is_object())
        throw Error("it is " + kindOf(m_object) + " instead of an object", m_file, kRemedy);
}

bool ConfigFields::has(const std::string &key) const
{
    const auto found = m_object.find(key);
    return found != m_object.end() && !found->is_null();
}

std::vector<std::string> ConfigFields::keysWith(std::string_view prefix) const
{
    std::vector<std::string> keys;
    for (const auto &item : m_object.items())
        if (item.key().starts_with(prefix))
            keys.push_back(item.key());
    return keys;
}

const json &ConfigFields::value(const std::string &key) const
{
    if (!has(key))
        fail(key, "the key is missing");
    return m_object.at(key);
}

Index ConfigFields::wholeNumber(const std::string &key, Index smallest, Index largest) const
{
    const json &found = value(key);
    if (!found.is_number_integer())
        failType(key, "a whole number");
    // A number of 64 bits without sign would turn negative in the comparison.
    const bool beyond = found.is_number_unsigned() && found.get<std::uint64_t>() > static_cast<std::uint64_t>(largest);
    if (beyond || found.get<std::int64_t>() < smallest || found.get<std::int64_t>() > largest)
        fail(key,
             "it is " + found.dump() + ", not from " + std::to_string(smallest) + " to " + std::to_string(largest));
    return static_cast<Index>(found.get<std::int64_t>());
}

Index ConfigFields::wholeNumber(const std::string &key, Index smallest, Index largest, Index otherwise) const
{
    return has(key) ? wholeNumber(key, smallest, largest) : otherwise;
}

float ConfigFields::number(const std::string &key) const
{
    const json &found = value(key);
    if (!found.is_number())
        failType(key, "a number");
    const auto number = static_cast<float>(found.get<double>());
    if (!std::isfinite(number))
        fail(key, "it is " + found.dump() + ", too large for 32 bits");
    return number;
}

bool ConfigFields::boolean(const std::string &key) const
{
    const json &found = value(key);
    if (!found.is_boolean())
        failType(key, "true or false");
    return found.get<bool>();
}

std::string ConfigFields::string(const std::string &key) const
{
    const json &found = value(key);
    if (!found.is_string())
        failType(key, "a string");
    return found.get<std::string>();
}

std::string ConfigFields::string(const std::string &key, std::string_view otherwise) const
{
    return has(key) ? string(key) : std::string(otherwise);
}

std::vector<std::string> ConfigFields::strings(const std::string &key) const
{
    std::vector<std::string> texts;
    if (!has(key))
        return texts;
    if (!value(key).is_array())
        failType(key, "a list of strings");
    for (const json &item : value(key)) {
        if (!item.is_string())
            fail(key, "it holds " + kindOf(item) + " instead of strings");
        texts.push_back(item.get<std::string>());
    }
    return texts;
}

void ConfigFields::fail(const std::string &key, const std::string &problem) const
{
    fail(key, problem, kRemedy);
}

void ConfigFields::fail(const std::string &key, const std::string &problem, const std::string &remedy) const
{
    throw Error(problem, m_file + ", key " + inQuotes(key), remedy);
}

void ConfigFields::failType(const std::string &key, const std::string &wanted) const
{
    fail(key, "it is " + kindOf(value(key)) + " instead of " + wanted);
}

void ConfigFields::failChoice(const std::string &key, const std::string &text, const std::string &known) const
{
    fail(key, "it is " + inQuotes(text) + ", none of: " + known);
}

} // namespace attn
