// SPDX-License-Identifier: GPL-3.0-or-later
// The page's own script, run as a browser runs it: every cell of every step is the number that it opens, and opens into
// what gives it.
#include <QFile>
#include <QJSEngine>
#include <QTemporaryDir>
#include <QTest>

#include "export/walk_html.h"
#include "support/walk_cases.h"

using namespace lab;
using namespace lab::test;

class TestPageScript : public QObject {
    Q_OBJECT
private slots:
    void cellsOpenIntoWhatGivesThem_data() { addWalkCases(); }
    void cellsOpenIntoWhatGivesThem();
};

/// What the script asks of its browser.
class Browser : public QObject {
    Q_OBJECT
public:
    Q_INVOKABLE static QString atob(const QString &base64)
    {
        return QString::fromLatin1(QByteArray::fromBase64(base64.toLatin1()));
    }
};

namespace {

constexpr char kWalker[] = R"js(
(() => {
  const some = 7; // tst_walk_html opens all of them; here the script's arithmetic is what matters
  const seen = { cells: 0, derived: 0, elsewhere: 0, wrong: "" };
  const near = (a, b, largest) => Object.is(a, b) || Math.abs(a - b) <= 1e-5 * Math.max(1, largest);
  for (const head of page().heads)
    for (const step of head.steps)
      for (const matrix of [...step.inputs, ...step.results]) {
        if (!matrix.kinds) continue;
        const { values, rows, columns } = matrixAt(matrix.numbers);
        const largest = values.reduce((most, one) => Number.isFinite(one) ? Math.max(most, Math.abs(one)) : most, 0);
        for (let i = 0; i < rows; ++i)
          for (let j = 0; j < columns; ++j) {
            const of = quantityAt(matrix, i, j), value = valueOf(of), found = cellOf(matrix, of);
            const back = quantityAt(matrix, found.i, found.j);
            if (!Object.is(value, values[i * columns + j]) || back.row !== of.row || back.column !== of.column)
              seen.wrong = `${step.number} ${matrix.id} ${i} ${j} is another number`;
            ++seen.cells;
            if ((i * columns + j) % some) continue;
            const operands = operandsOf(of), rule = ruleOf(of, value, operands);
            const again = ["leaf", "hidden", "elsewhere", "activation"].includes(rule) ? value
              : applied(rule, operands.map(operand => operand.value));
            if (!near(value, again, largest))
              seen.wrong = `${step.number} ${matrix.id} ${i} ${j}: ${rule} gives ${again}, not ${value}`;
            seen.derived += operands.length > 0 && rule !== "elsewhere";
            seen.elsewhere += rule === "elsewhere";
          }
      }
  return seen;
})()
)js";

QByteArray resource(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void TestPageScript::cellsOpenIntoWhatGivesThem()
{
    const RunValuesPtr values = currentCase();
    const attn::AttentionPlace place = values->run().model->places().back();
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("walk.html"));
    const WalkPlace chosen = Walkthrough::chosenCell(*values, place, attn::HeadIndex{0});
    writeWalkHtml(path, values, walkDocument(Walkthrough(values, chosen), {}, {}, "test"));
    const QByteArray html = resource(path), mark = "application/json\">";
    const qsizetype from = html.indexOf(mark) + mark.size();

    QJSEngine engine;
    Browser browser;
    engine.globalObject().setProperty("atob", engine.newQObject(&browser).property("atob"));
    QJSValue element = engine.newObject();
    element.setProperty("textContent", QString::fromUtf8(html.mid(from, html.indexOf("</script>", from) - from)));
    engine.globalObject().setProperty("element", element);
    const QString script = QString::fromUtf8(resource(QStringLiteral(":/walkthrough/numbers.js")));
    QVERIFY(html.contains(script.toUtf8()));
    const QJSValue seen = engine.evaluate("const document = { getElementById: () => element };" + script + kWalker);
    QVERIFY2(!seen.isError(), qPrintable(seen.toString()));
    QCOMPARE(seen.property("wrong").toString(), QString());
    const int derived = seen.property("derived").toInt(), elsewhere = seen.property("elsewhere").toInt();
    QVERIFY(seen.property("cells").toInt() > 500);
    QVERIFY2(derived > 100 && elsewhere < derived, qPrintable(QString::number(derived))); // what another layer made
}

QTEST_MAIN(TestPageScript)
#include "tst_page_script.moc"
