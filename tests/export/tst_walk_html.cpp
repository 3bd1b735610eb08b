// SPDX-License-Identifier: GPL-3.0-or-later
// The page that walks by itself: every number that it opens is in the file with all that it is made of, and is what
// that gives.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <cstring>

#include "export/walk_html.h"
#include "support/changed_model.h"
#include "support/walk_cases.h"
#include "walkthrough/dot_products.h"
#include "walkthrough/rule.h"

using namespace lab;
using namespace lab::test;

class TestWalkHtml : public QObject {
    Q_OBJECT
private slots:
    void numbersAreMadeOfWhatTheFileHolds_data() { addWalkCases(); }
    void numbersAreMadeOfWhatTheFileHolds();
    void cellsAreTheNumbersTheyOpen_data() { addWalkCases(); }
    void cellsAreTheNumbersTheyOpen();
    void ofLargeMatricesCellsAreKeptThatAreShown();
    void aLearnedBiasOpensInTextsOfAnyLength();
    void aRowMaySeeItselfAlone_data();
    void aRowMaySeeItselfAlone();
    void keysAsQueriesAreTheEngines();
    void keysAsQueriesOnlyWhereTheyCanBe();
    void everyRuleIsKnownToThePage();
};

namespace {

constexpr double kTolerance = 1e-5;

struct Number {
    int kind = 0;
    int row = 0;
    int column = 0;
};

/// What the page's own script reads (resources/walkthrough/numbers.js), read again.
class Page {
public:
    explicit Page(const RunValuesPtr &values, const attn::AttentionPlace &place)
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("walk.html"));
        const WalkPlace chosen = Walkthrough::chosenCell(*values, place, attn::HeadIndex{0});
        writeWalkHtml(path, values, walkDocument(Walkthrough(values, chosen), {}, {}, "test"));
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("can't read the page");
        text = file.readAll();
        const qsizetype from = text.indexOf("application/json\">") + 18;
        data = QJsonDocument::fromJson(text.mid(from, text.indexOf("</script>", from) - from)).object();
        for (const QJsonValue &matrix : data["matrices"].toArray()) {
            const QByteArray bytes = QByteArray::fromBase64(matrix["data"].toString().toLatin1());
            std::vector<float> numbers(static_cast<std::size_t>(bytes.size()) / sizeof(float));
            std::memcpy(numbers.data(), bytes.constData(), static_cast<std::size_t>(bytes.size()));
            m_matrices.push_back({matrix["columns"].toInt(), std::move(numbers)});
        }
        for (const QJsonValue &kind : data["kinds"].toArray())
            m_kinds.push_back(kind.toObject());
    }

    struct Matrix {
        int columns = 0;
        std::vector<float> numbers;
        int rows() const { return static_cast<int>(numbers.size()) / columns; }
        float at(int i, int j) const { return numbers.at(static_cast<std::size_t>(i * columns + j)); }
    };
    const Matrix &matrix(int index) const { return m_matrices.at(static_cast<std::size_t>(index)); }
    int kinds() const { return static_cast<int>(m_kinds.size()); }
    const QJsonObject &kind(int index) const { return m_kinds.at(static_cast<std::size_t>(index)); }
    QJsonArray heads() const { return data["languages"][0]["heads"].toArray(); }

    std::optional<float> value(const Number &of) const
    {
        for (const QJsonValue &kept : kind(of.kind)["kept"].toArray()) {
            const Matrix &numbers = matrix(kept["matrix"].toInt());
            const auto place = [](const QJsonArray &list, int wanted, int first) {
                const QList<QVariant> all = list.toVariantList();
                return list.isEmpty() ? wanted - first : static_cast<int>(all.indexOf(QVariant(qint64(wanted))));
            };
            const int i = place(kept["rows"].toArray(), of.row, kept["first"][0].toInt());
            const int j = place(kept["columns"].toArray(), of.column, kept["first"][1].toInt());
            if (i >= 0 && i < numbers.rows() && j >= 0 && j < numbers.columns)
                return numbers.at(i, j);
        }
        return {};
    }

    QList<Number> operands(const Number &of) const
    {
        QList<Number> list;
        for (const QJsonValue &terms : kind(of.kind)["terms"].toArray())
            for (int term = 0; term < terms[0].toInt(); ++term)
                for (const QJsonValue &operand : terms[1].toArray())
                    list << Number{operand[0].toInt(), index(operand[1], of, term), index(operand[2], of, term)};
        return list;
    }

    QByteArray text;
    QJsonObject data;

private:
    static int index(const QJsonValue &pattern, const Number &of, int term)
    {
        const int sum = pattern[0].toInt() + pattern[1].toInt() * of.row + pattern[2].toInt() * of.column +
                        pattern[3].toInt() * term;
        return pattern[4].isArray() ? pattern[4][sum].toInt() : sum;
    }

    std::vector<Matrix> m_matrices;
    std::vector<QJsonObject> m_kinds;
};

Rule ruleOf(const QString &name)
{
    static const QHash<QString, Rule> rules{{"products", Rule::Products},
                                            {"product", Rule::Product},
                                            {"sum", Rule::Sum},
                                            {"difference", Rule::Difference},
                                            {"quotient", Rule::Quotient},
                                            {"exponential", Rule::Exponential},
                                            {"maximum", Rule::Maximum},
                                            {"mean", Rule::Mean},
                                            {"variance", Rule::Variance},
                                            {"norm", Rule::Norm},
                                            {"activation", Rule::Activation},
                                            {"hidden", Rule::Hidden},
                                            {"same", Rule::Same}};
    return rules.value(name, Rule::Leaf);
}

attn::AttentionPlace lastPlace(const RunValues &values)
{
    return values.run().model->places().back();
}

QList<QJsonValue> matricesOf(const Page &page)
{
    QList<QJsonValue> list;
    for (const QJsonValue &head : page.heads())
        for (const QJsonValue &step : head["steps"].toArray())
            for (const char *part : {"inputs", "results"})
                for (const QJsonValue &matrix : step[QLatin1String(part)].toArray())
                    list << matrix;
    return list;
}

/// How many cells the steps show that open; each is bit for bit the number that it opens.
int sameCells(const Page &page)
{
    int cells = 0;
    for (const QJsonValue &matrix : matricesOf(page)) {
        if (!matrix["kinds"].isArray())
            continue;
        const Page::Matrix &numbers = page.matrix(matrix["numbers"].toInt());
        const int wide = matrix["headColumns"].toInt();
        for (int i = 0; i < numbers.rows(); ++i)
            for (int j = 0; j < numbers.columns; ++j) {
                const QJsonArray rows = matrix["rowIndex"].toArray(), columns = matrix["columnIndex"].toArray();
                const Number of{matrix["kinds"][wide > 0 ? j / wide : 0].toInt(),
                                rows.isEmpty() ? matrix["corner"][0].toInt() + i : rows[i].toInt(),
                                wide > 0            ? j % wide
                                : columns.isEmpty() ? matrix["corner"][1].toInt() + j
                                                    : columns[j].toInt()};
                const std::optional<float> value = page.value(of);
                const float shown = numbers.at(i, j);
                if (!value || std::memcmp(&*value, &shown, sizeof shown) != 0) {
                    qWarning("%s: row %d, column %d", qPrintable(matrix["id"].toString()), i, j);
                    return -1;
                }
                ++cells;
            }
    }
    return cells;
}

} // namespace

void TestWalkHtml::numbersAreMadeOfWhatTheFileHolds()
{
    const RunValuesPtr values = currentCase();
    const Page page(values, lastPlace(*values));
    int opened = 0, elsewhere = 0;
    for (int kind = 0; kind < page.kinds(); ++kind) {
        const QString rule = page.kind(kind)["rule"].toString();
        elsewhere += rule.isEmpty();
        if (rule.isEmpty() || rule == "leaf")
            continue;
        const QJsonObject kept = page.kind(kind)["kept"][0].toObject();
        const Page::Matrix &numbers = page.matrix(kept["matrix"].toInt());
        double largest = 1;
        for (const float number : numbers.numbers)
            largest = std::isfinite(number) ? std::max(largest, std::abs(double(number))) : largest;
        for (int i = 0; i < numbers.rows(); ++i)
            for (int j = 0; j < numbers.columns; ++j) {
                const Number of{kind, i + kept["first"][0].toInt(), j + kept["first"][1].toInt()};
                std::vector<double> operands;
                bool held = true;
                for (const Number &operand : page.operands(of)) {
                    const std::optional<float> value = page.value(operand);
                    held = held && value;
                    operands.push_back(double(value.value_or(0)));
                }
                if (!held)
                    continue; // of the vocabulary only the shown words' rows are there
                const double value = double(numbers.at(i, j));
                const double again = applied(ruleOf(rule), operands, values->config().activation);
                const bool hidden = std::isinf(value) && rule != "maximum";
                QVERIFY2(hidden || again == value || std::abs(again - value) <= kTolerance * largest,
                         qPrintable(QStringLiteral("%1 %2: %3 is not %4")
                                        .arg(page.kind(kind)["symbol"].toString(), rule)
                                        .arg(again)
                                        .arg(value)));
                ++opened;
            }
    }
    QVERIFY2(opened > 500, qPrintable(QString::number(opened)));
    QVERIFY2(elsewhere <= 12, qPrintable(QString::number(elsewhere))); // what another layer made
}

/// And what a chosen cell's formula is made of is there.
void TestWalkHtml::cellsAreTheNumbersTheyOpen()
{
    const RunValuesPtr values = currentCase();
    const Page page(values, lastPlace(*values));
    QVERIFY(sameCells(page) > 500);
    for (const QJsonValue &head : page.heads())
        for (const QJsonValue &step : head["steps"].toArray())
            if (const QJsonArray cell = step["cell"].toArray(); !cell.isEmpty())
                for (const Number &operand : page.operands({cell[0].toInt(), cell[1].toInt(), cell[2].toInt()}))
                    QVERIFY2(page.value(operand), qPrintable(step["number"].toVariant().toString()));
}

/// The table of all words, which are the answer's columns; scores of more words than are shown.
void TestWalkHtml::ofLargeMatricesCellsAreKeptThatAreShown()
{
    const WalkCase shipped{LAB_SOURCE_DIR "/samples/models/translate-en-fr-zh",
                           {},
                           {},
                           std::vector<std::int32_t>(120, 9),
                           std::vector<std::int32_t>(120, 9)};
    const RunValuesPtr values = walkCase(shipped);
    QVERIFY(sameCells(Page(values, lastPlace(*values))) > 500);
}

void TestWalkHtml::aLearnedBiasOpensInTextsOfAnyLength()
{
    const ChangedModel folder("tiny-encdec-relative", {{"max_positions", 200}});
    const RunValuesPtr values = walkCase({folder.path(), {}, {}, std::vector<std::int32_t>(150, 7)});
    const Page page(values, kEncoder);
    const QuantityPlace at{attn::Block::Encoder, kEncoder.layer, Part::Self, attn::HeadIndex{1}};
    const Number bias{page.heads().at(1)["steps"][9]["inputs"][1]["kinds"][0].toInt(), 0, 0};
    for (const auto &[i, j] : {std::pair{0, 0}, {0, 149}, {63, 60}, {80, 81}, {40, 149}}) {
        const QList<Number> parts = page.operands({bias.kind, i, j});
        QCOMPARE(parts.size(), 1);
        QCOMPARE(page.value(parts[0]).value(), static_cast<float>(values->value(at.of(What::Bias, i, j))));
    }
    QVERIFY(page.text.size() < 8'000'000);
}

void TestWalkHtml::aRowMaySeeItselfAlone_data()
{
    QTest::addColumn<int>("words");
    QTest::newRow("few") << 4;
    QTest::newRow("many") << 100;
}

/// The cells that are not hidden lie in no row and no column together, from which a pattern could be read.
void TestWalkHtml::aRowMaySeeItselfAlone()
{
    QFETCH(const int, words);
    const ChangedModel folder("tiny-decoder-alibi", {{"max_positions", 200}});
    const RunValuesPtr values = walkCase({folder.path(),
                                          {attn::MaskChoice::Kind::Window, 0},
                                          {},
                                          std::vector<std::int32_t>(static_cast<std::size_t>(words), 7)});
    const Page page(values, lastPlace(*values));
    const QJsonArray steps = page.heads().at(0)["steps"].toArray();
    const QJsonObject masked = steps.at(9)["results"].toArray().at(0).toObject();
    QCOMPARE(masked["id"].toString(), QString("Smasked"));
    QCOMPARE(masked["shape"][0].toInt(), words);
    for (int i = 0; i < words; ++i) {
        const Number of{masked["kinds"][0].toInt(), i, i};
        const QList<Number> parts = page.operands(of);
        QCOMPARE(parts.size(), 2);
        QCOMPARE(page.value(of).value(), page.value(parts[0]).value() + page.value(parts[1]).value());
    }
}

void TestWalkHtml::keysAsQueriesAreTheEngines()
{
    const RunValuesPtr values = walkCase({"tiny-encoder"});
    const Page page(values, kEncoder);
    for (int head = 0; head < page.heads().size(); ++head) {
        const QJsonArray tried = page.heads().at(head)["tried"].toArray();
        QCOMPARE(tried.size(), 2);
        QCOMPARE(tried[0]["number"].toInt(), 6);
        QCOMPARE(tried[1]["number"].toInt(), 7);
        const Page::Matrix &scores = page.matrix(tried[1]["results"][0]["numbers"].toInt());
        const QuantityPlace at{attn::Block::Encoder, kEncoder.layer, Part::Self, attn::HeadIndex{head}};
        const attn::ConstMatrixView q = values->matrix(at.of(What::Query));
        const attn::Tensor again = dotProducts(q, q);
        QCOMPARE(scores.rows(), static_cast<int>(q.rows));
        for (int i = 0; i < scores.rows(); ++i)
            for (int j = 0; j < scores.columns; ++j)
                QCOMPARE(scores.at(i, j), again.head(0)(i, j));
    }
}

void TestWalkHtml::keysAsQueriesOnlyWhereTheyCanBe()
{
    for (const QJsonValue &head : Page(walkCase({"tiny-encdec-pre"}), kCross).heads())
        QVERIFY(head["tried"].toArray().isEmpty());
}

/// The script applies the same rules.
void TestWalkHtml::everyRuleIsKnownToThePage()
{
    const Page page(walkCase({"tiny-encdec-pre"}), kCross);
    for (int kind = 0; kind < page.kinds(); ++kind) {
        const QByteArray rule = page.kind(kind)["rule"].toString().toLatin1();
        QVERIFY2(rule.isEmpty() || rule == "same" || page.text.contains("\"" + rule + "\""), rule);
    }
    for (const char *part : {"function showOpened", "function operandsOf", "function letCellsOpen"})
        QVERIFY2(page.text.contains(part), part);
}

QTEST_GUILESS_MAIN(TestWalkHtml)
#include "tst_walk_html.moc"
