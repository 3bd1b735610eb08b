// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "export/walk_document.h"

namespace lab {

/// All heads of a place in one language: the one that the thread speaks while it is made.
struct WalkLanguage {
    QString code;             ///< "en", "zh-CN"
    QString name;             ///< of the language, in itself
    QList<QList<Step>> heads; ///< every head's steps, from head 0
    QList<QList<Step>> tried; ///< with K := Q: of those steps that it changes; empty where it can't be tried
};

/// All steps, or one.
WalkLanguage walkLanguage(const RunValuesPtr &values, WalkPlace place, const NumberStyle &style,
                          std::optional<int> step = {});

/// What the page needs beside its steps.
struct WalkPage {
    RunValuesPtr values;
    WalkPlace place; ///< its head is shown first
    NumberStyle style;
    RunMetadata metadata;
};

/// One HTML file that walks by itself: steps, heads, languages, hover, questions, cells that open into what they are
/// made of, K := Q; formulas in MathML; no network. Large matrices are cut and say so.
class WalkHtml {
public:
    explicit WalkHtml(const WalkPage &page);
    ~WalkHtml();
    WalkHtml(const WalkHtml &) = delete;
    WalkHtml &operator=(const WalkHtml &) = delete;

    /// In the language that the thread speaks; at least one is needed.
    void add(const WalkLanguage &language);
    void write(const QString &path, const attn::Progress &progress = {}) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// The page with every language of the interface, the one that is spoken first; all steps, or one.
void writeWalkHtml(const QString &path, const RunValuesPtr &values, const WalkDocument &document,
                   std::optional<int> step = {}, const attn::Progress &progress = {});

} // namespace lab
