// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "export/tensor_json.h"
#include "export/walk_document.h"
#include "walkthrough/latex.h"

namespace lab {

namespace {

std::string compact(const QJsonArray &array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Compact).toStdString();
}

std::string quoted(const QString &text)
{
    const std::string list = compact({text});
    return list.substr(1, list.size() - 2);
}

const char *roleName(Role role)
{
    switch (role) {
    case Role::Query:
        return "query";
    case Role::Key:
        return "key";
    case Role::Value:
        return "value";
    case Role::Weights:
        return "weights";
    case Role::Plain:
        break;
    }
    return "plain";
}

void writeMatrix(OutputFile &file, const StepMatrix &matrix)
{
    file.write("{\"name\": " + quoted(matrix.id) + ", \"latex\": " + quoted(plainLatex(matrix.latex)) +
               ", \"title\": " + quoted(matrix.title) + ", \"role\": \"" + roleName(matrix.role) + "\", \"shape\": [" +
               std::to_string(matrix.rowCount()) + ", " + std::to_string(matrix.columnCount()) +
               "], \"rows\": " + compact(QJsonArray::fromStringList(matrix.rows)) +
               ", \"columns\": " + compact(QJsonArray::fromStringList(matrix.columns)) + ", \"data\": [");
    for (attn::Index i = 0; i < matrix.rowCount(); ++i) {
        for (attn::Index j = 0; j < matrix.columnCount(); ++j)
            file.write((i + j == 0 ? "" : ", ") + jsonNumber(matrix.values(i, j)));
    }
    file.write("]}");
}

void writeMatrices(OutputFile &file, const QList<StepMatrix> &matrices)
{
    file.write("[");
    for (qsizetype k = 0; k < matrices.size(); ++k) {
        file.write(k == 0 ? "\n    " : ",\n    ");
        writeMatrix(file, matrices[k]);
    }
    file.write("]");
}

std::string questionsJson(const QList<Question> &questions)
{
    QJsonArray array;
    for (const Question &question : questions) {
        array.append(QJsonObject{{QStringLiteral("id"), question.id},
                                 {QStringLiteral("text"), question.text},
                                 {QStringLiteral("choices"), QJsonArray::fromStringList(question.choices)},
                                 {QStringLiteral("answer"), question.answer},
                                 {QStringLiteral("reason"), question.reason}});
    }
    return compact(array);
}

std::string asidesJson(const QList<Aside> &asides)
{
    QJsonArray array;
    for (const Aside &aside : asides)
        array.append(QJsonObject{{QStringLiteral("id"), aside.id},
                                 {QStringLiteral("question"), aside.question},
                                 {QStringLiteral("answer"), aside.answer}});
    return compact(array);
}

void writeStep(OutputFile &file, const Step &step)
{
    const auto text = [&](const char *key, const QString &value) {
        file.write(std::string(",\n   \"") + key + "\": " + quoted(value));
    };
    file.write("  {\"number\": " + std::to_string(step.number));
    text("id", step.id);
    text("title", step.title);
    file.write(",\n   \"section\": " + (step.section.isEmpty() ? "null" : quoted(step.section)));
    text("source", step.source);
    text("latex", plainLatex(step.latex));
    text("latex_with_shapes", plainLatex(step.latexWithShapes));
    text("latex_with_numbers", plainLatex(step.latexWithNumbers));
    text("text", step.text);
    text("note", step.note);
    file.write(",\n   \"asides\": " + asidesJson(step.asides));
    file.write(",\n   \"questions\": " + questionsJson(step.questions));
    file.write(",\n   \"inputs\": ");
    writeMatrices(file, step.inputs);
    file.write(",\n   \"result\": ");
    if (step.results.size() == 1)
        writeMatrix(file, step.results.first());
    else
        writeMatrices(file, step.results);
    file.write("}");
}

} // namespace

void writeWalkJson(const QString &path, const WalkDocument &document, const attn::Progress &progress)
{
    OutputFile file(path, progress);
    file.write("{\"metadata\": " + metadataJson(document.metadata) + ",\n\"steps\": [\n");
    for (qsizetype k = 0; k < document.steps.size(); ++k) {
        progress.at(static_cast<double>(k) / static_cast<double>(document.steps.size()));
        writeStep(file, document.steps[k]);
        file.write(k + 1 < document.steps.size() ? ",\n" : "\n");
    }
    file.write("]}\n");
    file.commit();
}

} // namespace lab
