// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSet>
#include <QTest>

#include "session/runner.h"
#include "session/samples.h"

/// Every sample that ships runs on its model, knows its words, and points at a cell that is there and that the model
/// does look at.
class SamplesTest : public QObject {
    Q_OBJECT

private slots:
    void enough();
    void chineseGoesInToo();
    void holds_data();
    void holds();

private:
    lab::Runner m_runner;
};

void SamplesTest::enough()
{
    const QList<lab::Sample> samples = lab::loadSamples();
    QVERIFY(samples.size() >= 14);
    QCOMPARE(samples.first().experiment.request.text, std::string("The red car is fast."));
    QSet<QString> titles;
    for (const lab::Sample &sample : samples)
        titles.insert(sample.title);
    QCOMPARE(titles.size(), samples.size());
    QCOMPARE(lab::findSample(QStringLiteral("i-love-you")).experiment.request.text, std::string("I love you."));
}

void SamplesTest::chineseGoesInToo()
{
    int chinese = 0;
    for (const lab::Sample &sample : lab::loadSamples())
        chinese += sample.experiment.request.translate_to == "en" ? 1 : 0;
    QVERIFY(chinese >= 4);

    const lab::RunPtr run = m_runner.run(lab::findSample(QStringLiteral("zh-i-love-you")).experiment);
    QStringList read;
    for (const attn::Token &token : run->trace->encoder->tokens)
        read << QString::fromStdString(token.text);
    QCOMPARE(read.join(u' '), QStringLiteral("我 爱 你 。"));
    QStringList written;
    for (const attn::Token &token : run->trace->decoder->tokens)
        written << QString::fromStdString(token.text);
    QCOMPARE(written.mid(1).join(u' '), QStringLiteral("i love you ."));
}

void SamplesTest::holds_data()
{
    QTest::addColumn<QString>("id");
    const QList<lab::Sample> samples = lab::loadSamples();
    for (const lab::Sample &sample : samples)
        QTest::newRow(qPrintable(sample.id)) << sample.id;
}

void SamplesTest::holds()
{
    QFETCH(QString, id);
    const lab::Sample sample = lab::findSample(id);
    const lab::RunPtr run = m_runner.run(sample.experiment);
    const attn::AttentionPlace place = sample.place.value_or(lab::defaultPlace(run->model->config()));
    const auto queries = static_cast<int>(run->trace->queryTokens(place).size());
    const auto keys = static_cast<int>(run->trace->keyTokens(place).size());
    QVERIFY(sample.head < run->model->config().heads);
    QVERIFY(sample.query && *sample.query < queries);
    QVERIFY(sample.key && *sample.key < keys);

    bool unknown = false;
    for (const attn::Token &token : run->trace->encoder->tokens)
        unknown = unknown || token.unknown;
    QCOMPARE(unknown, id == QLatin1String("unknown-word"));

    // Where it says to look there is something to see: most of the row's weight.
    const auto layer = run->model->layer(*run->trace, place);
    const float weight = layer->weights.head(sample.head)(*sample.query, *sample.key);
    QVERIFY2(weight > 0.5f, qPrintable(QStringLiteral("only %1").arg(static_cast<double>(weight))));
}

QTEST_GUILESS_MAIN(SamplesTest)
#include "tst_samples.moc"
