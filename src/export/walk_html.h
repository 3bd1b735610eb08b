// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "export/output_file.h"
#include "export/run_metadata.h"
#include "walkthrough/walkthrough.h"

namespace lab {

/// All heads of a place in one language: that of the translator installed while it is made.
struct WalkLanguage {
    QString code;             ///< "en", "zh-CN"
    QString name;             ///< of the language, in itself
    QList<QList<Step>> heads; ///< every head's steps, from head 0
};

/// In the language of the translator installed; all steps, or one.
WalkLanguage walkLanguage(const QString &language, const RunValuesPtr &values, WalkPlace place,
                          const NumberStyle &style, std::optional<int> step = {});

/// What the page needs beside its steps.
struct WalkPage {
    RunPtr run;
    WalkPlace place; ///< its head is shown first
    NumberStyle style;
    RunMetadata metadata;
};

/// One HTML file that walks by itself: steps, heads, languages, hover, questions; formulas in MathML; no network.
/// Large matrices are cut and say so.
class WalkHtml {
public:
    explicit WalkHtml(WalkPage page);
    ~WalkHtml();
    WalkHtml(const WalkHtml &) = delete;
    WalkHtml &operator=(const WalkHtml &) = delete;

    /// In the language of the translator installed; at least one is needed.
    void add(const WalkLanguage &language);
    void write(const QString &path, const attn::Progress &progress = {}) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace lab
