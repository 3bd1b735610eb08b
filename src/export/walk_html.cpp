// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/walk_html.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cassert>

#include "export/mathml.h"
#include "export/walk_numbers.h"
#include "export/walk_words.h"
#include "figures/labels.h"
#include "session/language.h"
#include "walkthrough/latex.h"
#include "walkthrough/text.h"
#include "walkthrough/unfolding_latex.h"

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
QByteArray resource(const char *name)
{
    initResources();
    QFile file(QStringLiteral(":/walkthrough/") + QLatin1String(name));
    [[maybe_unused]] const bool opened = file.open(QIODevice::ReadOnly);
    assert(opened);
    return file.readAll();
}

/// What is before, between and after these words, each of which is there once.
QList<QByteArray> splitAt(const QByteArray &text, const QByteArrayList &words)
{
    QList<QByteArray> parts;
    qsizetype from = 0;
    for (const QByteArray &word : words) {
        const qsizetype place = text.indexOf(word, from);
        assert(place >= 0);
        parts << text.mid(from, place - from);
        from = place + word.size();
    }
    return parts << text.mid(from);
}

/// JSON inside a script element: nothing in it may look like the element's end.
QByteArray embedded(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).replace('<', "\\u003c");
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

    /// Which numbers its cells are: StepMatrix::at() for the page.
    void addKinds(QJsonObject &object, const StepMatrix &matrix)
    {
        const int shown = object.value(QStringLiteral("numbers")).toInt();
        object.insert(QStringLiteral("kinds"), numbers.kindsOf(matrix, shown));
        object.insert(QStringLiteral("corner"),
                      QJsonArray{static_cast<qint64>(matrix.corner.row), static_cast<qint64>(matrix.corner.column)});
        if (!matrix.rowIndex.isEmpty())
            object.insert(QStringLiteral("rowIndex"), listJson(matrix.rowIndex));
        if (!matrix.columnIndex.isEmpty())
            object.insert(QStringLiteral("columnIndex"), listJson(matrix.columnIndex));
        if (matrix.headColumns > 0)
            object.insert(QStringLiteral("headColumns"), static_cast<qint64>(matrix.headColumns));
    }

    QJsonObject matrix(const StepMatrix &matrix, const std::optional<Unfolding> &cell)
    {
        const Cut cut = cutOf(matrix);
        QJsonObject object{{QStringLiteral("id"), matrix.id},
                           {QStringLiteral("symbol"), string(mathMl(latexColor(matrix.role, matrix.latex)))},
                           {QStringLiteral("title"), string(matrix.title)},
                           {QStringLiteral("role"), roleClass(matrix.role)},
                           {QStringLiteral("shape"), QJsonArray{static_cast<qint64>(matrix.rowCount()),
                                                                static_cast<qint64>(matrix.columnCount())}},
                           {QStringLiteral("rows"), stringList(matrix.rows.mid(0, cut.rows))},
                           {QStringLiteral("columns"), stringList(matrix.columns.mid(0, cut.columns))},
                           {QStringLiteral("numbers"), numbers.matrix(matrix.values, cut.rows, cut.columns)},
                           {QStringLiteral("integers"), matrix.integers}};
        if (!matrix.opens)
            return object;
        addKinds(object, matrix);
        if (!cell)
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
            {QStringLiteral("numbers"), numbers.matrix(values, values.rows, std::min(values.cols, kCut.columns))}};
    }

    /// The number whose formula is shown.
    QJsonValue cell(const Step &step)
    {
        if (!step.cell)
            return QJsonValue::Null;
        const Quantity &of = step.cell->of;
        return QJsonArray{numbers.kind(of), static_cast<qint64>(of.row), static_cast<qint64>(of.column)};
    }

    QJsonObject step(const Step &step)
    {
        const QString source =
            step.section.isEmpty() ? WalkText::tr("not in the document; %1").arg(step.source) : step.source;
        QJsonArray equations;
        for (const QStringList &one : step.equations)
            equations.append(QJsonArray::fromStringList(one));
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
                {QStringLiteral("equations"), equations},
                {QStringLiteral("curves"), curves(step)},
                {QStringLiteral("cell"), cell(step)},
                {QStringLiteral("questions"), questions}};
    }

    QJsonArray stepList(const QList<Step> &steps)
    {
        QJsonArray array;
        for (const Step &one : steps)
            array.append(step(one));
        return array;
    }

    QJsonObject head(const WalkLanguage &language, qsizetype index)
    {
        const attn::HeadIndex number{static_cast<std::int32_t>(index)};
        return {{QStringLiteral("name"), headName(number)},
                {QStringLiteral("note"), supervision(page.values->config(), page.place.place, number)},
                {QStringLiteral("steps"), stepList(language.heads[index])},
                {QStringLiteral("tried"), stepList(language.tried.value(index))}};
    }

    WalkPage page;
    WalkNumbers numbers;
    QJsonArray strings;
    QHash<QString, int> stringIndex;
    QJsonArray languages;
};

WalkLanguage walkLanguage(const RunValuesPtr &values, WalkPlace place, const NumberStyle &style,
                          std::optional<int> step)
{
    const QString language = interfaceLanguage();
    WalkLanguage told{QString(language).replace(u'_', u'-'), nativeName(language), {}, {}};
    place.keysAreQueries = false;
    const bool canTry = Walkthrough::canTryKeysAsQueries(values->config(), place.place);
    for (attn::Index head = 0; head < values->config().heads; ++head) {
        place.head = attn::HeadIndex(static_cast<std::int32_t>(head));
        const Walkthrough walk(values, place, style);
        told.heads << (step ? QList<Step>{walk.step(*step)} : walk.steps());
        WalkPlace other = place;
        other.keysAreQueries = true;
        QList<Step> tried;
        for (const Step &one : std::as_const(told.heads.last()))
            if (canTry && Walkthrough::triesKeysAsQueries(one.number))
                tried << Walkthrough(values, other, style).step(one.number);
        told.tried << tried;
    }
    return told;
}

WalkHtml::WalkHtml(const WalkPage &page) : d(new Private{page, WalkNumbers(page.values, page.place.query), {}, {}, {}})
{
}

WalkHtml::~WalkHtml() = default;

void WalkHtml::add(const WalkLanguage &language)
{
    QJsonArray heads;
    for (qsizetype h = 0; h < language.heads.size(); ++h)
        heads.append(d->head(language, h));
    d->numbers.close();
    d->languages.append(QJsonObject{{QStringLiteral("code"), language.code},
                                    {QStringLiteral("name"), language.name},
                                    {QStringLiteral("ui"), pageWords(*d->page.values, d->page.place.place)},
                                    {QStringLiteral("opened"), openedWords()},
                                    {QStringLiteral("kinds"), d->stringList(d->numbers.titles())},
                                    {QStringLiteral("heads"), heads}});
}

void WalkHtml::write(const QString &path, const attn::Progress &progress) const
{
    const attn::Trace &trace = d->page.values->trace();
    const QString sentence = QString::fromStdString(trace.text.empty() ? d->page.metadata.at("token_ids") : trace.text);
    QJsonObject metadata;
    for (const auto &[key, text] : d->page.metadata)
        metadata.insert(QString::fromStdString(key), QString::fromStdString(text));
    const QString activation =
        mathMl(activationLatex(d->page.values->config().activation, latexText(QStringLiteral("@number"))));
    const QByteArray data = embedded({{QStringLiteral("metadata"), metadata},
                                      {QStringLiteral("sentence"), sentence},
                                      {QStringLiteral("digits"), d->page.style.digits},
                                      {QStringLiteral("head"), static_cast<int>(attn::value(d->page.place.head))},
                                      {QStringLiteral("strings"), d->strings},
                                      {QStringLiteral("tried"), d->page.place.keysAreQueries},
                                      {QStringLiteral("matrices"), d->numbers.matrices()},
                                      {QStringLiteral("kinds"), d->numbers.kinds()},
                                      {QStringLiteral("activation"), activation},
                                      {QStringLiteral("languages"), d->languages}});
    QByteArray page = resource("page.html");
    page.replace("@STYLE@", resource("page.css"));
    QByteArray script;
    for (const char *part : {"numbers.js", "opened.js", "tables.js", "walk.js", "paper.js"})
        script += resource(part);
    page.replace("@SCRIPT@", script);
    const QList<QByteArray> parts = splitAt(page, {"@TITLE@", "@DATA@"}); // before a text that may name them comes in
    page = parts[0] + sentence.left(80).toHtmlEscaped().toUtf8() + parts[1] + data + parts[2];
    writeFile(path, page, progress);
}

void writeWalkHtml(const QString &path, const RunValuesPtr &values, const WalkDocument &document,
                   std::optional<int> step, const attn::Progress &progress)
{
    WalkHtml html({values, document.place, document.style, document.metadata});
    QStringList languages = interfaceLanguages();
    languages.move(languages.indexOf(interfaceLanguage()), 0);
    for (const QString &language : std::as_const(languages)) {
        const SpokenHere speaks(language);
        html.add(walkLanguage(values, document.place, document.style, step));
    }
    html.write(path, progress);
}

} // namespace lab
