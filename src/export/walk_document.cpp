// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/walk_document.h"

#include "export/run_tensors.h"
#include "figures/labels.h"
#include "walkthrough/text.h"

namespace lab {

WalkDocument walkDocument(const Walkthrough &walk, const NumberStyle &style, QList<Step> steps,
                          const std::string &command)
{
    WalkDocument document{walk.values().runPtr(), walk.place(), style, std::move(steps), {}};
    document.metadata = runMetadata(*document.run, command);
    document.metadata["attention"] = placeKey(document.place.place);
    document.metadata["head"] = std::to_string(attn::value(document.place.head));
    document.metadata["query"] = std::to_string(document.place.query);
    document.metadata["key"] = std::to_string(document.place.key);
    return document;
}

QString walkSentence(const WalkDocument &document)
{
    const std::string &text = document.run->trace->text;
    return QString::fromStdString(text.empty() ? document.metadata.at("token_ids") : text);
}

QString walkAbout(const WalkDocument &document)
{
    const attn::AttentionPlace &place = document.place.place;
    return QStringLiteral("%1 \u00B7 %2 \u00B7 %3 \u00B7 %4")
        .arg(QString::fromStdString(document.run->model->config().id), placeName(place),
             WalkText::tr("layer %1").arg(attn::value(place.layer)), headName(document.place.head));
}

} // namespace lab
