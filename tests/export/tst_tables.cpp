// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <cstring>
#include <limits>

#include "export/table_file.h"
#include "export/tensor_json.h"
#include "support/files.h"

/// Numbers in files that other programs read: CSV, NPY, JSON.
class TablesTest : public QObject {
    Q_OBJECT

private slots:
    void csv_data();
    void csv();
    void csvWithoutLabels();
    void npy_data();
    void npy();
    void json();

private:
    std::string path(const char *name) const { return m_folder.filePath(QLatin1String(name)).toStdString(); }
    QTemporaryDir m_folder;
};

void TablesTest::csv_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("word") << "car" << QByteArray("car");
    QTest::newRow("comma") << "," << QByteArray("\",\"");
    QTest::newRow("quote") << "\"" << QByteArray("\"\"\"\"");
    QTest::newRow("line end") << "a\nb" << QByteArray("\"a\nb\"");
    QTest::newRow("blank at an end") << " a" << QByteArray("\" a\"");
    QTest::newRow("blank inside") << "a b" << QByteArray("a b");
    QTest::newRow("Chinese") << QString::fromUtf8("猫") << QByteArray("猫");
}

void TablesTest::csv()
{
    QFETCH(QString, label);
    QFETCH(QByteArray, field);
    const float values[] = {0.1f, -1e-20f, 1.0f / 3, -std::numeric_limits<float>::infinity()};
    lab::writeCsv(m_folder.filePath(QStringLiteral("a.csv")), {values, 2, 2}, {label, "r"}, {"c", label});
    const QByteArray expected = ",c," + field + "\n" + field + ",0.100000001,-9.99999968e-21\nr,0.333333343,-inf\n";
    QCOMPARE(QByteArray::fromStdString(support::readFile(path("a.csv"))), expected);
}

void TablesTest::csvWithoutLabels()
{
    const float values[] = {1, 2};
    lab::writeCsv(m_folder.filePath(QStringLiteral("a.csv")), {values, 1, 2}, {}, {});
    QCOMPARE(support::readFile(path("a.csv")), std::string(",0,1\n0,1,2\n"));
}

void TablesTest::npy_data()
{
    QTest::addColumn<QList<int>>("shape");
    QTest::addColumn<QByteArray>("tuple");
    QTest::newRow("rank 1") << QList<int>{6} << QByteArray("(6,)");
    QTest::newRow("rank 2") << QList<int>{2, 3} << QByteArray("(2, 3)");
    QTest::newRow("rank 3") << QList<int>{1, 2, 3} << QByteArray("(1, 2, 3)");
}

void TablesTest::npy()
{
    QFETCH(QList<int>, shape);
    QFETCH(QByteArray, tuple);
    const float values[] = {0, 1, 2, 3, 4, std::numeric_limits<float>::quiet_NaN()};
    lab::writeNpy(m_folder.filePath(QStringLiteral("a.npy")), values, {shape.begin(), shape.end()});
    const std::string bytes = support::readFile(path("a.npy"));
    QCOMPARE(bytes.substr(0, 8), std::string("\x93NUMPY\x01\x00", 8));
    const std::size_t length = static_cast<unsigned char>(bytes[8]) + 256u * static_cast<unsigned char>(bytes[9]);
    QCOMPARE((10 + length) % 64, std::size_t(0));
    const QByteArray header = QByteArray::fromStdString(bytes.substr(10, length));
    QVERIFY2(header.startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': " + tuple + ", }"), header);
    QVERIFY(header.endsWith('\n'));
    QCOMPARE(bytes.size(), 10 + length + sizeof values);
    QCOMPARE(std::memcmp(bytes.data() + 10 + length, values, sizeof values), 0);
}

void TablesTest::json()
{
    const auto tensor = std::make_shared<attn::Tensor>(std::vector<attn::Index>{2, 3});
    const float infinity = std::numeric_limits<float>::infinity();
    const float values[] = {1.0f / 3, -infinity, infinity, NAN, 0.1f, std::numeric_limits<float>::denorm_min()};
    std::copy(std::begin(values), std::end(values), tensor->data());
    lab::writeTensorJson(m_folder.filePath(QStringLiteral("a.json")), {{"x", tensor}, {"encoder.0.self.q", tensor}},
                         {{"model", "a \"b\"\n猫"}});
    QJsonParseError error;
    const QJsonObject object =
        QJsonDocument::fromJson(QByteArray::fromStdString(support::readFile(path("a.json"))), &error).object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(object["metadata"].toObject()["model"].toString(), QString::fromUtf8("a \"b\"\n猫"));
    QCOMPARE(object["tensors"].toObject().keys(), (QStringList{"encoder.0.self.q", "x"}));
    const QJsonObject x = object["tensors"].toObject()["x"].toObject();
    QCOMPARE(x["shape"].toArray(), (QJsonArray{2, 3}));
    const QJsonArray data = x["data"].toArray();
    QCOMPARE(data[1].toString(), QStringLiteral("-inf"));
    QCOMPARE(data[2].toString(), QStringLiteral("inf"));
    QCOMPARE(data[3].toString(), QStringLiteral("nan"));
    for (int i : {0, 4, 5})
        QCOMPARE(static_cast<float>(data[i].toDouble()), values[i]);
}

QTEST_GUILESS_MAIN(TablesTest)
#include "tst_tables.moc"
