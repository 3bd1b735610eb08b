// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/walk_html.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cassert>
#include <cmath>
#include <map>
#include <tuple>

#include "export/mathml.h"
#include "figures/labels.h"
#include "session/language.h"
#include "walkthrough/latex.h"
#include "walkthrough/text.h"

/// A static library's resources are there once something asks for them by name, from outside all namespaces.
static void initResources()
{
    Q_INIT_RESOURCE(walkthrough);
}

namespace lab {

namespace {

/// So much of a matrix is in the page.
struct Cut {
    attn::Index rows = 64;
    attn::Index columns = 96;
};
constexpr Cut kCut;
constexpr Cut kLearnedCut{32, 48}; ///< of what is learned the first rows tell as much as more of them

Cut cutOf(const StepMatrix &matrix)
{
    const Cut most = matrix.corner.what == What::Parameter ? kLearnedCut : kCut;
    return {std::min(matrix.rowCount(), most.rows), std::min(matrix.columnCount(), most.columns)};
}
constexpr int kSignificant = 6;

QJsonValue numberJson(float value)
{
    if (std::isnan(value))
        return QStringLiteral("nan");
    if (std::isinf(value))
        return value < 0 ? QStringLiteral("-inf") : QStringLiteral("inf");
    return QString::number(static_cast<double>(value), 'g', kSignificant).toDouble();
}

QString roleName(Role role)
{
    static const QHash<Role, QString> names{{Role::Query, QStringLiteral("query")},
                                            {Role::Key, QStringLiteral("key")},
                                            {Role::Value, QStringLiteral("value")},
                                            {Role::Weights, QStringLiteral("weights")}};
    return names.value(role);
}

/// JSON inside a script element: nothing in it may look like the element's end.
QByteArray embedded(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).replace('<', "\\u003c");
}

QJsonObject pageWords(const WalkPage &page)
{
    const attn::AttentionPlace &place = page.place.place;
    const QString about = QStringLiteral("%1 \u00B7 %2 \u00B7 %3")
                              .arg(QString::fromStdString(page.run->model->config().id), placeName(place),
                                   WalkText::tr("layer %1").arg(attn::value(place.layer)));
    return {{QStringLiteral("title"), WalkText::tr("Attention, step by step")},
            {QStringLiteral("about"), about},
            {QStringLiteral("steps"), WalkText::tr("Steps")},
            {QStringLiteral("formula"), WalkText::tr("Formula")},
            {QStringLiteral("shapes"), WalkText::tr("With this run's shapes")},
            {QStringLiteral("numbers"), WalkText::tr("With this cell's numbers")},
            {QStringLiteral("predict"), WalkText::tr("Predict first")},
            {QStringLiteral("right"), WalkText::tr("Right.")},
            {QStringLiteral("wrong"), WalkText::tr("Not quite.")},
            {QStringLiteral("cut"), WalkText::tr("(the first %1 × %2)")},
            {QStringLiteral("first"), WalkText::tr("First")},
            {QStringLiteral("back"), WalkText::tr("Back")},
            {QStringLiteral("next"), WalkText::tr("Next")},
            {QStringLiteral("last"), WalkText::tr("Last")}};
}

} // namespace

/// Texts and numbers that recur, across heads and languages, are written once and named by their number.
struct WalkHtml::Private {
    int string(const QString &text)
    {
        const auto known = stringIndex.constFind(text);
        if (known != stringIndex.constEnd())
            return *known;
        stringIndex.insert(text, static_cast<int>(strings.size()));
        strings.append(text);
        return static_cast<int>(strings.size()) - 1;
    }

    QJsonArray stringList(const QStringList &texts)
    {
        QJsonArray array;
        for (const QString &text : texts)
            array.append(string(text));
        return array;
    }

    int numbers(const attn::ConstMatrixView &view, const Cut &cut)
    {
        const auto key = std::tuple(view.data, view.rows, view.cols, view.stride);
        const auto known = matrixIndex.find(key);
        if (known != matrixIndex.end())
            return known->second;
        QJsonArray rows;
        for (attn::Index i = 0; i < cut.rows; ++i) {
            QJsonArray row;
            for (attn::Index j = 0; j < cut.columns; ++j)
                row.append(numberJson(view(i, j)));
            rows.append(row);
        }
        matrices.append(rows);
        return matrixIndex[key] = static_cast<int>(matrices.size()) - 1;
    }

    QJsonObject matrix(const StepMatrix &matrix, const std::optional<Unfolding> &cell)
    {
        const Cut cut = cutOf(matrix);
        QJsonObject object{{QStringLiteral("id"), matrix.id},
                           {QStringLiteral("symbol"), string(mathMl(latexColor(matrix.role, matrix.latex)))},
                           {QStringLiteral("title"), string(matrix.title)},
                           {QStringLiteral("role"), roleName(matrix.role)},
                           {QStringLiteral("shape"), QJsonArray{static_cast<qint64>(matrix.rowCount()),
                                                                static_cast<qint64>(matrix.columnCount())}},
                           {QStringLiteral("rows"), stringList(matrix.rows.mid(0, cut.rows))},
                           {QStringLiteral("columns"), stringList(matrix.columns.mid(0, cut.columns))},
                           {QStringLiteral("numbers"), numbers(matrix.values, cut)},
                           {QStringLiteral("integers"), matrix.integers}};
        if (!cell || !matrix.opens)
            return object;
        for (attn::Index i = 0; i < cut.rows; ++i) {
            for (attn::Index j = 0; j < cut.columns; ++j) {
                if (matrix.at(i, j) == cell->of)
                    object.insert(QStringLiteral("chosen"), QJsonArray{static_cast<qint64>(i), static_cast<qint64>(j)});
            }
        }
        return object;
    }

    QJsonArray matrixList(const QList<StepMatrix> &list, const std::optional<Unfolding> &cell)
    {
        QJsonArray array;
        for (const StepMatrix &one : list)
            array.append(matrix(one, cell));
        return array;
    }

    QJsonObject question(const Question &question)
    {
        return {{QStringLiteral("text"), string(question.text)},
                {QStringLiteral("choices"), stringList(question.choices)},
                {QStringLiteral("answer"), question.answer},
                {QStringLiteral("reason"), string(question.reason)}};
    }

    QJsonValue curves(const Step &step)
    {
        if (!step.curves)
            return QJsonValue::Null;
        const attn::ConstMatrixView values = step.curves->values->matrix();
        return QJsonObject{
            {QStringLiteral("names"), stringList(step.curves->names)},
            {QStringLiteral("along"), string(step.curves->along)},
            {QStringLiteral("used"), static_cast<qint64>(step.curves->used)},
            {QStringLiteral("marked"), static_cast<qint64>(step.curves->marked)},
            {QStringLiteral("numbers"), numbers(values, {values.rows, std::min(values.cols, kCut.columns)})}};
    }

    QJsonObject step(const Step &step)
    {
        const QString source =
            step.section.isEmpty() ? WalkText::tr("not in the document; %1").arg(step.source) : step.source;
        QJsonArray questions;
        for (const Question &one : step.questions)
            questions.append(question(one));
        QJsonArray asides;
        for (const Aside &one : step.asides)
            asides.append(QJsonObject{{QStringLiteral("question"), string(one.question)},
                                      {QStringLiteral("answer"), string(one.answer)}});
        return {{QStringLiteral("number"), step.number},
                {QStringLiteral("title"), string(step.title)},
                {QStringLiteral("short"), string(step.shortTitle)},
                {QStringLiteral("source"), string(source)},
                {QStringLiteral("text"), string(step.text)},
                {QStringLiteral("note"), string(step.note)},
                {QStringLiteral("asides"), asides},
                {QStringLiteral("latex"), string(mathMl(step.latex))},
                {QStringLiteral("shapes"), string(mathMl(step.latexWithShapes))},
                {QStringLiteral("numbers"), string(mathMl(step.latexWithNumbers))},
                {QStringLiteral("inputs"), matrixList(step.inputs, step.cell)},
                {QStringLiteral("results"), matrixList(step.results, step.cell)},
                {QStringLiteral("curves"), curves(step)},
                {QStringLiteral("questions"), questions}};
    }

    QJsonObject head(const QList<Step> &steps, int index)
    {
        QJsonArray array;
        for (const Step &one : steps)
            array.append(step(one));
        const attn::HeadIndex number{index};
        return {{QStringLiteral("name"), headName(number)},
                {QStringLiteral("note"), supervision(page.run->model->config(), page.place.place, number)},
                {QStringLiteral("steps"), array}};
    }

    WalkPage page;
    QJsonArray strings;
    QHash<QString, int> stringIndex;
    QJsonArray matrices;
    std::map<std::tuple<const float *, attn::Index, attn::Index, attn::Index>, int> matrixIndex;
    QJsonArray languages;
    QList<QList<QList<Step>>> kept; ///< an address stands for its numbers only while they live
};

WalkLanguage walkLanguage(const RunValuesPtr &values, WalkPlace place, const NumberStyle &style,
                          std::optional<int> step)
{
    const QString language = interfaceLanguage();
    WalkLanguage told{QString(language).replace(u'_', u'-'), nativeName(language), {}};
    for (attn::Index head = 0; head < values->config().heads; ++head) {
        place.head = attn::HeadIndex(static_cast<std::int32_t>(head));
        const Walkthrough walk(values, place, style);
        told.heads << (step ? QList<Step>{walk.step(*step)} : walk.steps());
    }
    return told;
}

WalkHtml::WalkHtml(WalkPage page) : d(new Private{std::move(page), {}, {}, {}, {}, {}, {}}) {}

WalkHtml::~WalkHtml() = default;

void WalkHtml::add(const WalkLanguage &language)
{
    d->kept << language.heads;
    QJsonArray heads;
    for (qsizetype h = 0; h < language.heads.size(); ++h)
        heads.append(d->head(language.heads[h], static_cast<int>(h)));
    d->languages.append(QJsonObject{{QStringLiteral("code"), language.code},
                                    {QStringLiteral("name"), language.name},
                                    {QStringLiteral("ui"), pageWords(d->page)},
                                    {QStringLiteral("heads"), heads}});
}

void WalkHtml::write(const QString &path, const attn::Progress &progress) const
{
    const attn::Trace &trace = *d->page.run->trace;
    const QString sentence = QString::fromStdString(trace.text.empty() ? d->page.metadata.at("token_ids") : trace.text);
    QJsonObject metadata;
    for (const auto &[key, text] : d->page.metadata)
        metadata.insert(QString::fromStdString(key), QString::fromStdString(text));
    const QByteArray data = embedded({{QStringLiteral("metadata"), metadata},
                                      {QStringLiteral("sentence"), sentence},
                                      {QStringLiteral("digits"), d->page.style.digits},
                                      {QStringLiteral("head"), static_cast<int>(attn::value(d->page.place.head))},
                                      {QStringLiteral("strings"), d->strings},
                                      {QStringLiteral("matrices"), d->matrices},
                                      {QStringLiteral("languages"), d->languages}});
    initResources();
    QFile file(QStringLiteral(":/walkthrough/page.html"));
    [[maybe_unused]] const bool opened = file.open(QIODevice::ReadOnly);
    assert(opened);
    QByteArray page = file.readAll();
    page.replace("@TITLE@", sentence.left(80).toHtmlEscaped().toUtf8());
    const qsizetype place = page.indexOf("@DATA@");
    page = page.left(place) + data + page.mid(place + 6);
    writeFile(path, page, progress);
}

void writeWalkHtml(const QString &path, const RunValuesPtr &values, const WalkDocument &document,
                   std::optional<int> step, const attn::Progress &progress)
{
    WalkHtml html({document.run, document.place, document.style, document.metadata});
    QStringList languages = interfaceLanguages();
    languages.move(languages.indexOf(interfaceLanguage()), 0);
    for (const QString &language : std::as_const(languages)) {
        const SpokenHere speaks(language);
        html.add(walkLanguage(values, document.place, document.style, step));
    }
    html.write(path, progress);
}

} // namespace lab
