// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCryptographicHash>
#include <QtTest>

#include "io/sha256.h"
#include "support/files.h"

using namespace attn;

class TestSha256 : public QObject {
    Q_OBJECT
private slots:
    void standardVectors_data();
    void standardVectors();
    void everyLengthOfTheLastBlock();
    void canBeStopped();
};

/// NIST's examples for FIPS 180-4.
void TestSha256::standardVectors_data()
{
    QTest::addColumn<std::string>("message");
    QTest::addColumn<std::string>("digest");
    QTest::newRow("empty") << std::string()
                           << std::string("e3b0c44298fc1c149afbf4c8996fb924"
                                          "27ae41e4649b934ca495991b7852b855");
    QTest::newRow("abc") << std::string("abc")
                         << std::string("ba7816bf8f01cfea414140de5dae2223"
                                        "b00361a396177a9cb410ff61f20015ad");
    QTest::newRow("two blocks") << std::string("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                                << std::string("248d6a61d20638b8e5c026930c3e6039"
                                               "a33ce45964ff2167f6ecedd419db06c1");
    QTest::newRow("a million") << std::string(1'000'000, 'a')
                               << std::string("cdc76e5c9914fb9281a1c7e284d73e67"
                                              "f1809a48a497200e046d39ccc7112cd0");
}

void TestSha256::standardVectors()
{
    QFETCH(std::string, message);
    QFETCH(std::string, digest);
    QCOMPARE(sha256(support::bytesOf(message)), digest);
}

void TestSha256::everyLengthOfTheLastBlock()
{
    std::string message;
    for (int length = 0; length <= 130; ++length) {
        const auto bytes = QByteArray::fromStdString(message);
        QCOMPARE(sha256(support::bytesOf(message)),
                 QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().toStdString());
        message += static_cast<char>(length * 7);
    }
}

void TestSha256::canBeStopped()
{
    const std::string message(10 << 20, 'x');
    std::stop_source source;
    Progress progress;
    progress.stop = source.get_token();
    progress.report = [&](double share) {
        if (share > 0.1)
            source.request_stop();
    };
    QVERIFY_EXCEPTION_THROWN(sha256(support::bytesOf(message), progress), Cancelled);
}

QTEST_APPLESS_MAIN(TestSha256)
#include "tst_sha256.moc"
