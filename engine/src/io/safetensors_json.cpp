// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/safetensors_header.h"

#include <limits>
#include <utility>

#include <nlohmann/json.hpp>

#include "attn/error.h"
#include "io/quote.h"

namespace attn {

namespace {

constexpr int kDeepest = 64;
constexpr std::size_t kHighestRank = 32;
constexpr char kDamaged[] = "get the file again or write it anew";

/// Takes the parser's events and keeps only what a header may hold, so that no header, however long or deep, costs more
/// memory than the tensors it names.
class HeaderEvents final : public nlohmann::json_sax<nlohmann::json> {
public:
    HeaderEvents(std::string file, SafetensorsHeader &header) : m_file(std::move(file)), m_header(header) {}

    bool null() override { return other("null"); }
    bool boolean(bool) override { return other("true or false"); }
    bool number_integer(number_integer_t number) override
    {
        return number < 0 ? badNumber("is negative") : number_unsigned(static_cast<std::uint64_t>(number));
    }
    bool number_float(number_float_t, const string_t &) override { return badNumber("is no whole number of 64 bits"); }
    bool binary(binary_t &) override { return other("binary data"); }
    bool number_unsigned(number_unsigned_t number) override;
    bool string(string_t &text) override;
    bool key(string_t &text) override;
    bool start_object(std::size_t) override;
    bool end_object() override;
    bool start_array(std::size_t) override;
    bool end_array() override;
    bool parse_error(std::size_t position, const std::string &, const nlohmann::json::exception &) override
    {
        // position counts the bytes read, the offending one included
        throw Error("the header is no valid JSON", m_file + ", byte " + std::to_string(8 + position - 1), kDamaged);
    }

private:
    enum class Field { None, Dtype, Shape, Offsets, Foreign };
    // Depths: 1 the header's object, 2 a tensor's or __metadata__, 3 a list in a tensor.
    bool skipping() const { return m_field == Field::Foreign; }
    bool inMetadata() const { return m_depth == 2 && m_metadata; }

    [[noreturn]] void fail(const std::string &problem) const
    {
        std::string where = m_file;
        if (m_depth >= 1 && !m_name.empty())
            where += m_metadata ? ", __metadata__" : ", tensor " + inQuotes(m_name);
        throw Error(problem, where, kDamaged);
    }
    [[noreturn]] void unexpected(const std::string &found) const
    {
        if (m_depth == 0)
            fail("the header is no JSON object");
        if (m_depth == 1)
            fail("its description is " + found + " instead of an object");
        if (m_metadata)
            fail("the value of " + inQuotes(m_metadata_key) + " is " + found + " instead of a string");
        if (m_field == Field::Dtype)
            fail("its dtype is " + found + " instead of a string");
        const std::string field = m_field == Field::Shape ? "shape" : "data_offsets";
        fail("its " + field + (m_depth == 2 ? " is " : " holds ") + found +
             (m_depth == 2 ? " instead of a list" : " instead of whole numbers"));
    }
    bool other(const std::string &found) const
    {
        if (!skipping())
            unexpected(found);
        return true;
    }
    bool badNumber(const std::string &fault) const
    {
        if (skipping())
            return true;
        if (m_depth != 3)
            unexpected("a number");
        fail(std::string("a number in its ") + (m_field == Field::Shape ? "shape " : "data_offsets ") + fault);
    }
    void deeper()
    {
        if (++m_depth > kDeepest)
            fail("the header is nested deeper than " + std::to_string(kDeepest) + " levels");
    }
    void seen(bool &flag, const char *field)
    {
        if (std::exchange(flag, true))
            fail(std::string("it has two of ") + field);
    }
    void readDtype(const std::string &text);
    void tensorKey(const std::string &text);

    std::string m_file;
    SafetensorsHeader &m_header;
    int m_depth = 0;
    std::string m_name; ///< key in the header's object
    std::string m_metadata_key;
    bool m_metadata = false;
    bool m_has_metadata = false;
    Field m_field = Field::None;
    SafetensorsFile::Entry m_entry;
    bool m_has_dtype = false, m_has_shape = false, m_has_offsets = false;
    int m_offsets = 0;
};

bool HeaderEvents::number_unsigned(number_unsigned_t number)
{
    if (skipping())
        return true;
    if (m_depth != 3)
        unexpected("a number");
    if (m_field == Field::Shape) {
        if (number > static_cast<std::uint64_t>(std::numeric_limits<Index>::max()))
            fail("a number in its shape is beyond 63 bits");
        if (m_entry.shape.size() == kHighestRank)
            fail("its shape has more than " + std::to_string(kHighestRank) + " dimensions");
        m_entry.shape.push_back(static_cast<Index>(number));
        return true;
    }
    if (m_offsets == 2)
        fail("its data_offsets are more than two numbers");
    (m_offsets++ == 0 ? m_entry.begin : m_entry.end) = number;
    return true;
}

bool HeaderEvents::string(string_t &text)
{
    if (skipping())
        return true;
    if (inMetadata())
        m_header.metadata.emplace(m_metadata_key, text);
    else if (m_depth == 2 && m_field == Field::Dtype)
        readDtype(text);
    else
        unexpected("a string");
    return true;
}

void HeaderEvents::readDtype(const std::string &text)
{
    if (text == "F32")
        m_entry.dtype = DType::F32;
    else if (text == "F16")
        m_entry.dtype = DType::F16;
    else if (text == "BF16")
        m_entry.dtype = DType::BF16;
    else
        throw Error("its numbers are of type " + inQuotes(text) + ", which is not read",
                    m_file + ", tensor " + inQuotes(m_name), "store it as F32, F16 or BF16");
}

bool HeaderEvents::key(string_t &text)
{
    if (m_depth == 1) {
        m_name = text;
        m_metadata = text == "__metadata__";
        if (m_metadata ? std::exchange(m_has_metadata, true) : m_header.entries.contains(text))
            fail("the name is there twice");
    } else if (inMetadata()) {
        m_metadata_key = text;
        if (m_header.metadata.contains(text))
            fail("the key " + inQuotes(text) + " is there twice");
    } else if (m_depth == 2) {
        tensorKey(text);
    }
    return true;
}

void HeaderEvents::tensorKey(const std::string &text)
{
    m_field = Field::Foreign;
    if (text == "dtype") {
        m_field = Field::Dtype;
        seen(m_has_dtype, "dtype");
    } else if (text == "shape") {
        m_field = Field::Shape;
        seen(m_has_shape, "shape");
    } else if (text == "data_offsets") {
        m_field = Field::Offsets;
        seen(m_has_offsets, "data_offsets");
    }
}

bool HeaderEvents::start_object(std::size_t)
{
    if (m_depth >= 2 && !skipping())
        unexpected("an object");
    deeper();
    if (m_depth == 2) {
        m_entry = {};
        m_field = Field::None;
        m_has_dtype = m_has_shape = m_has_offsets = false;
        m_offsets = 0;
    }
    return true;
}

bool HeaderEvents::end_object()
{
    if (m_depth == 2 && !m_metadata) {
        if (!m_has_dtype || !m_has_shape || !m_has_offsets)
            fail(std::string("it has no ") + (!m_has_dtype ? "dtype" : !m_has_shape ? "shape" : "data_offsets"));
        if (m_entry.shape.empty())
            m_entry.shape = {1};
        m_header.entries.emplace(m_name, std::move(m_entry));
    }
    if (--m_depth <= 1)
        m_name.clear();
    if (m_depth <= 2)
        m_field = Field::None;
    return true;
}

bool HeaderEvents::start_array(std::size_t)
{
    const bool list = m_depth == 2 && !m_metadata && (m_field == Field::Shape || m_field == Field::Offsets);
    if (!skipping() && !list)
        unexpected("a list");
    deeper();
    return true;
}

bool HeaderEvents::end_array()
{
    if (m_field == Field::Offsets && m_offsets != 2)
        fail("its data_offsets are not two numbers");
    if (--m_depth <= 2)
        m_field = Field::None;
    return true;
}

} // namespace

void parseHeader(std::string_view json, const std::string &name, SafetensorsHeader &header)
{
    HeaderEvents events(name, header);
    nlohmann::json::sax_parse(json.begin(), json.end(), &events);
    if (const std::size_t nul = json.find('\0'); nul != std::string_view::npos) // the parser takes it for the end
        throw Error("the header is no valid JSON", name + ", byte " + std::to_string(8 + nul), kDamaged);
}

} // namespace attn
