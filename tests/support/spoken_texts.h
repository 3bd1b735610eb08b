// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QSet>
#include <QTranslator>

#include <utility>

namespace lab::test {

/// Listens to which texts of a context are asked for, as they stand in the source; translates none.
class SpokenTexts : public QTranslator {
public:
    explicit SpokenTexts(QByteArray context) : m_context(std::move(context))
    {
        QCoreApplication::installTranslator(this);
    }
    ~SpokenTexts() override { QCoreApplication::removeTranslator(this); }

    QString translate(const char *context, const char *source, const char *, int) const override
    {
        if (m_context == context)
            m_said.insert(QString::fromUtf8(source));
        return {};
    }
    bool isEmpty() const override { return false; }
    /// Since it was last asked.
    QSet<QString> take() { return std::exchange(m_said, {}); }

private:
    QByteArray m_context;
    mutable QSet<QString> m_said;
};

} // namespace lab::test
