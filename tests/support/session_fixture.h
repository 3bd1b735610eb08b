// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSignalSpy>
#include <QTest>

#include "session/session.h"
#include "support/tiny_models.h"

namespace lab::test {

/// A session that has computed a tiny model's cross-attention.
class TinySession : public Session {
public:
    explicit TinySession(const char *text = "the cat sees a dog .", const char *model = "tiny-encdec-pre")
    {
        QSignalSpy ran(this, &Session::runChanged);
        restore({tinyExperiment(text, model), {kCross, attn::HeadIndex{0}, {}}, {}, {}});
        if (!run() && !ran.wait())
            qFatal("the tiny model does not run");
    }
};

} // namespace lab::test
