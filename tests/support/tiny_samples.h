// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>

#include "support/files.h"
#include "support/tiny_models.h"

namespace lab::test {

/// Makes this folder the program's data: five sample sentences of a tiny model.
inline void useTinySamples(const QString &data)
{
    QDir(data).mkdir(QStringLiteral("sentences"));
    const char *texts[] = {"the cat sees a dog .", "she eats an apple .", "the dog", "a small cat", "the red apple"};
    for (int i = 0; i < 5; ++i) {
        const QString json =
            QStringLiteral(R"({"title":"Sample %1","subtitle":"About %1","look_for":"Look.","text":"%2","model":"%3",
                "order":%1,"place":"decoder.%4.cross","head":1,"query":1,"key":1,"translate_to":"fr"})")
                .arg(i)
                .arg(QLatin1String(texts[i]), tinyModel("tiny-encdec-pre"))
                .arg(i == 4 ? 7 : 0); // a layer that is not there: the model's default is shown
        support::writeFile(QDir(data).filePath(QStringLiteral("sentences/s%1.json").arg(i)).toStdString(),
                           json.toStdString());
    }
    qputenv("ATTENTION_LAB_DATA", data.toUtf8());
}

} // namespace lab::test
