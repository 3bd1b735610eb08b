// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <cstring>
#include <limits>

#include <QtTest>

#include "attn/error.h"
#include "attn/safetensors.h"
#include "support/files.h"

using namespace attn;
using support::bytesOf;
using support::safetensors;

class TestSafetensors : public QObject {
    Q_OBJECT
private slots:
    void brokenFileHasItsOwnMessage_data();
    void brokenFileHasItsOwnMessage();
    void deepOrLongHeadersAreRefused();
    void everyCutIsNoticed();
    void readsWhatTheFormatAllows();
    void readsAtAnyAlignment_data();
    void readsAtAnyAlignment();
    void everyF16ValueIsExact();
    void everyBf16ValueIsExact();
    void namesTheMissingTensorAndTheWrongShape();
    void unreadablePathsAreNamed();
    void aFileThatShrankIsNotRead();
    void aReadCanBeStopped();
    void messagesAreOneLine();
};

namespace {

constexpr char kOne[] = R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})";
const std::string kFourBytes(4, '\0');

QString problemOf(const std::string &file)
{
    try {
        SafetensorsFile::parse(bytesOf(file), "x.safetensors");
    } catch (const Error &error) {
        return QString::fromStdString(error.where() + ": " + error.problem());
    }
    return {};
}

std::string tensor(const std::string &fields)
{
    return "{\"a\":{" + fields + "}}";
}

} // namespace

void TestSafetensors::brokenFileHasItsOwnMessage_data()
{
    QTest::addColumn<std::string>("file");
    QTest::addColumn<QString>("problem"); // where: what
    const auto row = [](const char *name, const std::string &header, const char *problem, std::size_t data = 4) {
        QTest::newRow(name) << safetensors(header, std::string(data, '\0')) << QString("x.safetensors") + problem;
    };
    const auto raw = [](const char *name, const std::string &file, const char *problem) {
        QTest::newRow(name) << file << QString("x.safetensors") + problem;
    };
    raw("empty", "", ": the file has 0 bytes, too few for a safetensors file");
    raw("seven bytes", "1234567", ": the file has 7 bytes, too few for a safetensors file");
    raw("huge header length", std::string(8, '\xff') + "{}",
        ", byte 0: the header is 18446744073709551615 bytes long, more than 100 MB");
    raw("header cut short", std::string("\x09\0\0\0\0\0\0\0", 8) + "{}",
        ", byte 0: the header is 9 bytes long, but only 2 follow");
    raw("no header", std::string(8, '\0') + "{}", ", byte 8: the header is no JSON object");
    row("space before the header", " {}", ", byte 8: the header is no JSON object", 0);
    row("list", "[]", ", byte 8: the header is no JSON object", 0);
    row("syntax", "{\"a\":}", ", byte 13: the header is no valid JSON", 0);
    row("unfinished", "{\"a\"", ", byte 12: the header is no valid JSON", 0);
    row("NUL behind", std::string("{}\0x", 4), ", byte 10: the header is no valid JSON", 0);
    row("text behind", "{} x", ", byte 11: the header is no valid JSON", 0);
    row("invalid UTF-8", "{\"\xff\":1}", ", byte 10: the header is no valid JSON", 0);
    row("entry is a number", "{\"a\":1}", ", tensor \"a\": its description is a number instead of an object");
    row("entry is a list", "{\"a\":[]}", ", tensor \"a\": its description is a list instead of an object");
    row("entry is null", "{\"a\":null}", ", tensor \"a\": its description is null instead of an object");
    row("no dtype", tensor(R"("shape":[1],"data_offsets":[0,4])"), ", tensor \"a\": it has no dtype");
    row("no shape", tensor(R"("dtype":"F32","data_offsets":[0,4])"), ", tensor \"a\": it has no shape");
    row("no offsets", tensor(R"("dtype":"F32","shape":[1])"), ", tensor \"a\": it has no data_offsets");
    row("dtype I64", tensor(R"("dtype":"I64","shape":[1],"data_offsets":[0,8])"),
        ", tensor \"a\": its numbers are of type \"I64\", which is not read", 8);
    row("dtype a number", tensor(R"("dtype":1,"shape":[1],"data_offsets":[0,4])"),
        ", tensor \"a\": its dtype is a number instead of a string");
    row("shape a string", tensor(R"("dtype":"F32","shape":"1","data_offsets":[0,4])"),
        ", tensor \"a\": its shape is a string instead of a list");
    row("shape holds a string", tensor(R"("dtype":"F32","shape":["1"],"data_offsets":[0,4])"),
        ", tensor \"a\": its shape holds a string instead of whole numbers");
    row("shape holds a list", tensor(R"("dtype":"F32","shape":[[1]],"data_offsets":[0,4])"),
        ", tensor \"a\": its shape holds a list instead of whole numbers");
    row("shape negative", tensor(R"("dtype":"F32","shape":[-1],"data_offsets":[0,4])"),
        ", tensor \"a\": a number in its shape is negative");
    row("shape fractional", tensor(R"("dtype":"F32","shape":[1.5],"data_offsets":[0,4])"),
        ", tensor \"a\": a number in its shape is no whole number of 64 bits");
    row("shape of 65 bits", tensor(R"("dtype":"F32","shape":[18446744073709551616],"data_offsets":[0,4])"),
        ", tensor \"a\": a number in its shape is no whole number of 64 bits");
    row("shape of 64 bits", tensor(R"("dtype":"F32","shape":[18446744073709551615],"data_offsets":[0,4])"),
        ", tensor \"a\": a number in its shape is beyond 63 bits");
    row("shape overflows", tensor(R"("dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,4])"),
        ", tensor \"a\": its shape is so large that its size overflows");
    row("bytes overflow", tensor(R"("dtype":"F32","shape":[4611686018427387904],"data_offsets":[0,0])"),
        ", tensor \"a\": its shape is so large that its size overflows");
    row("rank 33",
        tensor(
            R"("dtype":"F32","shape":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],"data_offsets":[0,4])"),
        ", tensor \"a\": its shape has more than 32 dimensions");
    row("one offset", tensor(R"("dtype":"F32","shape":[1],"data_offsets":[4])"),
        ", tensor \"a\": its data_offsets are not two numbers");
    row("three offsets", tensor(R"("dtype":"F32","shape":[1],"data_offsets":[0,4,8])"),
        ", tensor \"a\": its data_offsets are more than two numbers");
    row("offset negative", tensor(R"("dtype":"F32","shape":[1],"data_offsets":[-4,0])"),
        ", tensor \"a\": a number in its data_offsets is negative");
    row("end before begin", tensor(R"("dtype":"F32","shape":[1],"data_offsets":[4,0])"),
        ", tensor \"a\": its data end at byte 0, before they begin at 4");
    row("shape does not match", tensor(R"("dtype":"F32","shape":[2],"data_offsets":[0,4])"),
        ", tensor \"a\": its shape and dtype need 8 bytes, but its data_offsets span 4");
    row("dtype does not match", tensor(R"("dtype":"F16","shape":[1],"data_offsets":[0,4])"),
        ", tensor \"a\": its shape and dtype need 2 bytes, but its data_offsets span 4");
    row("data cut short", kOne, ", tensor \"a\": its data end at byte 4 of the data, which are 3 bytes long", 3);
    row("offsets far out",
        tensor(R"("dtype":"F32","shape":[1],"data_offsets":[9223372036854775800,9223372036854775804])"),
        ", tensor \"a\": its data end at byte 9223372036854775804 of the data, which are 4 bytes long");
    row("bytes behind", kOne, ", byte 66: behind the last tensor 1 bytes belong to no tensor", 5);
    row("bytes without tensors", "{}", ", byte 10: behind the last tensor 1 bytes belong to no tensor", 1);
    row("gap",
        R"({"a":{"dtype":"F16","shape":[1],"data_offsets":[0,2]},"b":{"dtype":"F16","shape":[1],"data_offsets":[4,6]}})",
        ", tensor \"b\": before its data 2 bytes belong to no tensor", 6);
    row("gap at the start", tensor(R"("dtype":"F32","shape":[1],"data_offsets":[4,8])"),
        ", tensor \"a\": before its data 4 bytes belong to no tensor", 8);
    row("overlap",
        R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[2,6]}})",
        ", tensor \"b\": its data overlap those of tensor \"a\"", 6);
    row("the same bytes twice",
        R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})",
        ", tensor \"b\": its data overlap those of tensor \"a\"");
    row("duplicate name",
        R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})",
        ", tensor \"a\": the name is there twice", 8);
    row("duplicate field", tensor(R"("dtype":"F32","dtype":"F16","shape":[1],"data_offsets":[0,4])"),
        ", tensor \"a\": it has two of dtype");
    row("metadata holds a number", R"({"__metadata__":{"k":1}})",
        ", __metadata__: the value of \"k\" is a number instead of a string", 0);
    row("metadata holds an object", R"({"__metadata__":{"k":{}}})",
        ", __metadata__: the value of \"k\" is an object instead of a string", 0);
    row("metadata a string", R"({"__metadata__":"k"})",
        ", __metadata__: its description is a string instead of an object", 0);
    row("metadata key twice", R"({"__metadata__":{"k":"1","k":"2"}})", ", __metadata__: the key \"k\" is there twice",
        0);
    row("metadata twice", R"({"__metadata__":{},"__metadata__":{}})", ", __metadata__: the name is there twice", 0);
}

void TestSafetensors::brokenFileHasItsOwnMessage()
{
    QFETCH(std::string, file);
    QFETCH(QString, problem);
    QCOMPARE(problemOf(file), problem);
}

void TestSafetensors::deepOrLongHeadersAreRefused()
{
    const auto nested = [](std::size_t lists) {
        return safetensors("{\"a\":{\"x\":" + std::string(lists, '[') + std::string(lists, ']') +
                               R"(,"dtype":"F32","shape":[1],"data_offsets":[0,4]}})",
                           kFourBytes);
    };
    QCOMPARE(problemOf(nested(62)), QString());
    QCOMPARE(problemOf(nested(63)), QString("x.safetensors, tensor \"a\": the header is nested deeper than 64 levels"));
    QVERIFY(problemOf(nested(1'000'000)).endsWith("deeper than 64 levels"));

    // the format's limit, met (then it is parsed, and ends at once) and passed by one byte
    std::string header = "{x";
    header.resize(100'000'000, ' ');
    QCOMPARE(problemOf(safetensors(header, kFourBytes)), QString("x.safetensors, byte 9: the header is no valid JSON"));
    header += ' ';
    QVERIFY(
        problemOf(safetensors(header, kFourBytes)).endsWith("the header is 100000001 bytes long, more than 100 MB"));
}

void TestSafetensors::everyCutIsNoticed()
{
    const std::string whole = safetensors(kOne, "\x01\x02\x03\x04");
    QCOMPARE(problemOf(whole), QString());
    for (std::size_t length = 0; length < whole.size(); ++length)
        QVERIFY2(!problemOf(whole.substr(0, length)).isEmpty(), std::to_string(length).c_str());
}

void TestSafetensors::readsWhatTheFormatAllows()
{
    const std::string file = safetensors(
        R"({"number":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"__metadata__":{"who":"me","é":""},)"
        R"("none":{"shape":[3,0],"data_offsets":[4,4],"dtype":"BF16","more":{"deep":[1,{"x":null}]},"flag":true},)"
        R"("":{"dtype":"F16","shape":[2,1,1,1],"data_offsets":[4,8]}}  )",
        std::string("\0\0\x80\x3f\0\x3c\0\xc0", 8)); // 1.0f; 1.0, -2.0 as F16
    const SafetensorsFile tensors = SafetensorsFile::parse(bytesOf(file), "x");
    QCOMPARE(tensors.entries().size(), 3u);
    QCOMPARE(tensors.metadata(), (std::map<std::string, std::string>{{"who", "me"}, {"é", ""}}));
    QVERIFY(tensors.contains("number") && !tensors.contains("__metadata__"));

    QCOMPARE(tensors.read("number").shape(), std::vector<Index>{1});
    QCOMPARE(tensors.read("number", {1}).values()[0], 1.0f);
    QCOMPARE(tensors.read("none").shape(), (std::vector<Index>{3, 0}));
    QVERIFY(tensors.read("none").empty());
    const Tensor last = tensors.read("");
    QCOMPARE(last.shape(), (std::vector<Index>{2, 1, 1, 1}));
    QCOMPARE(last.values()[0], 1.0f);
    QCOMPARE(last.values()[1], -2.0f);
}

void TestSafetensors::readsAtAnyAlignment_data()
{
    QTest::addColumn<int>("padding");
    for (int padding = 0; padding < 8; ++padding)
        QTest::addRow("%d", padding) << padding;
}

void TestSafetensors::readsAtAnyAlignment()
{
    QFETCH(int, padding);
    const float values[] = {1.5f, -0.0f, std::numeric_limits<float>::denorm_min()};
    std::string data(sizeof(values), '\0');
    std::memcpy(data.data(), values, sizeof(values));
    std::string header = R"({"h":{"dtype":"F16","shape":[1],"data_offsets":[12,14]},)"
                         R"("a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}})";
    header.append(static_cast<std::size_t>(padding), ' ');
    const std::string file = safetensors(header, data + std::string("\0\x3c", 2));
    const SafetensorsFile tensors = SafetensorsFile::parse(bytesOf(file), "x");
    const Tensor a = tensors.read("a");
    QCOMPARE(std::memcmp(a.data(), values, sizeof(values)), 0);
    QCOMPARE(tensors.read("h").values()[0], 1.0f);
}

namespace {

Tensor everyHalf(const char *dtype)
{
    std::string data(2 * 65536, '\0');
    for (int i = 0; i < 65536; ++i) {
        data[static_cast<std::size_t>(2 * i)] = static_cast<char>(i & 255);
        data[static_cast<std::size_t>(2 * i + 1)] = static_cast<char>(i >> 8);
    }
    const std::string file = safetensors(
        std::string("{\"a\":{\"dtype\":\"") + dtype + "\",\"shape\":[65536],\"data_offsets\":[0,131072]}}", data);
    return SafetensorsFile::parse(bytesOf(file), "x").read("a");
}

/// (-1)^sign · 2^(exponent - bias) · 1.fraction, subnormals without the leading 1: as the formats are defined.
double valueOf(int bits, int exponent_bits, int fraction_bits)
{
    const int bias = (1 << (exponent_bits - 1)) - 1;
    const double sign = bits >> 15 ? -1.0 : 1.0;
    const int exponent = bits >> fraction_bits & ((1 << exponent_bits) - 1);
    const double fraction = std::ldexp(bits & ((1 << fraction_bits) - 1), -fraction_bits);
    if (exponent == (1 << exponent_bits) - 1)
        return fraction == 0.0 ? sign * std::numeric_limits<double>::infinity() : std::nan("");
    return sign * (exponent == 0 ? std::ldexp(fraction, 1 - bias) : std::ldexp(1.0 + fraction, exponent - bias));
}

void compareAll(const Tensor &tensor, int exponent_bits, int fraction_bits)
{
    for (int i = 0; i < 65536; ++i) {
        const double expected = valueOf(i, exponent_bits, fraction_bits);
        const float found = tensor.values()[static_cast<std::size_t>(i)];
        if (std::isnan(expected))
            QVERIFY2(std::isnan(found), std::to_string(i).c_str());
        else
            QVERIFY2(expected == found && std::signbit(expected) == std::signbit(found), std::to_string(i).c_str());
    }
}

} // namespace

void TestSafetensors::everyF16ValueIsExact()
{
    compareAll(everyHalf("F16"), 5, 10);
}

void TestSafetensors::everyBf16ValueIsExact()
{
    compareAll(everyHalf("BF16"), 8, 7);
}

void TestSafetensors::namesTheMissingTensorAndTheWrongShape()
{
    const std::string file = safetensors(kOne, kFourBytes);
    const SafetensorsFile tensors = SafetensorsFile::parse(bytesOf(file), "x");
    try {
        tensors.read("b");
        QFAIL("no error");
    } catch (const Error &error) {
        QCOMPARE(error.what(), "x, tensor \"b\": there is no such tensor; check that the file belongs to this model");
    }
    try {
        tensors.read("a", {2, 3});
        QFAIL("no error");
    } catch (const Error &error) {
        QCOMPARE(error.problem(), std::string("its shape is [1] instead of [2, 3]"));
        QCOMPARE(error.where(), std::string("x, tensor \"a\""));
    }
}

void TestSafetensors::unreadablePathsAreNamed()
{
    const auto problem = [](const std::string &path) -> std::string {
        try {
            SafetensorsFile::open(path);
        } catch (const Error &error) {
            return error.where() == path && !error.remedy().empty() ? error.problem() : std::string("not named");
        }
        return "opened";
    };
    QTemporaryDir folder;
    const std::string base = folder.path().toStdString();
    QCOMPARE(problem(base + "/none"), std::string("there is no such file"));
    QCOMPARE(problem(base), std::string("this is a folder, not a file"));
    QCOMPARE(problem("/dev/null"), std::string("this is a device or pipe, not a file"));
    support::writeFile(base + "/empty", "");
    QCOMPARE(problem(base + "/empty"), std::string("the file has 0 bytes, too few for a safetensors file"));
}

void TestSafetensors::aFileThatShrankIsNotRead()
{
    QTemporaryDir folder;
    const std::string path = folder.filePath("a.safetensors").toStdString();
    support::writeFile(path, safetensors(kOne, kFourBytes));
    const SafetensorsFile tensors = SafetensorsFile::open(path);
    QCOMPARE(tensors.read("a").values()[0], 0.0f);
    std::filesystem::resize_file(path, 10);
    QVERIFY_EXCEPTION_THROWN(tensors.read("a"), Error);
}

void TestSafetensors::aReadCanBeStopped()
{
    const std::string file = safetensors(kOne, kFourBytes);
    const SafetensorsFile tensors = SafetensorsFile::parse(bytesOf(file), "x");
    std::stop_source source;
    Progress progress;
    progress.stop = source.get_token();
    tensors.read("a", {1}, progress);
    source.request_stop();
    QVERIFY_EXCEPTION_THROWN(tensors.read("a", {1}, progress), Cancelled);
}

void TestSafetensors::messagesAreOneLine()
{
    // a name that would break lines
    const std::string file = safetensors("{\"a\\nb\\u0000c\\u0085" + std::string(500, 'x') + "\":1}", "");
    const QString problem = problemOf(file);
    QVERIFY(problem.contains("tensor \"a\\x0ab\\x00c\\xc2\\x85xxx"));
    QVERIFY(!problem.contains('\n') && problem.size() < 200);
}

QTEST_APPLESS_MAIN(TestSafetensors)
#include "tst_safetensors.moc"
