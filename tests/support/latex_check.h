// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

namespace support {

/// Reads the LaTeX subset that the walkthrough's formulas keep to (walkthrough/step.h).
class LatexCheck {
public:
    explicit LatexCheck(const QString &latex) : m_latex(latex) {}

    /// What is wrong, with its place; empty where nothing is.
    QString wrong()
    {
        sequence({});
        if (m_wrong.isEmpty() && m_at < m_latex.size())
            fail("an end without a beginning");
        return m_wrong;
    }

private:
    static const QHash<QString, int> &arguments()
    {
        static const QHash<QString, int> known{{"frac", 2},
                                               {"sqrt", 1},
                                               {"underset", 2},
                                               {"underbrace", 1},
                                               {"textcolor", 2},
                                               {"term", 2},
                                               {"operatorname", 1},
                                               {"mathbf", 1},
                                               {"tilde", 1},
                                               {"hat", 1},
                                               {"bar", 1},
                                               {"text", 1},
                                               {"sum", 0},
                                               {"max", 0},
                                               {"min", 0},
                                               {"sin", 0},
                                               {"cos", 0},
                                               {"ln", 0},
                                               {"tanh", 0},
                                               {"cdot", 0},
                                               {"times", 0},
                                               {"odot", 0},
                                               {"cdots", 0},
                                               {"dots", 0},
                                               {"infty", 0},
                                               {"top", 0},
                                               {"prime", 0},
                                               {"approx", 0},
                                               {"le", 0},
                                               {"quad", 0},
                                               {",", 0},
                                               {";", 0},
                                               {"\\", 0},
                                               {"pi", 0},
                                               {"mu", 0},
                                               {"sigma", 0},
                                               {"gamma", 0},
                                               {"beta", 0},
                                               {"alpha", 0},
                                               {"lambda", 0},
                                               {"theta", 0},
                                               {"delta", 0},
                                               {"lfloor", 0},
                                               {"rfloor", 0},
                                               {"varepsilon", 0},
                                               {"tau", 0},
                                               {"ell", 0},
                                               {"colon", 0},
                                               {"{", 0},
                                               {"}", 0},
                                               {"$", 0},
                                               {"%", 0},
                                               {"&", 0},
                                               {"#", 0},
                                               {"_", 0}};
        return known;
    }

    void fail(const char *what)
    {
        if (m_wrong.isEmpty())
            m_wrong = QStringLiteral("column %1: %2").arg(m_at).arg(what);
    }
    bool ended() const { return !m_wrong.isEmpty() || m_at >= m_latex.size(); }

    /// Up to `end`, which is read too: "}", "\\right", "\\end".
    void sequence(const QString &end)
    {
        while (!ended()) {
            if (!end.isEmpty() && m_latex.mid(m_at).startsWith(end)) {
                m_at += end.size();
                return;
            }
            if (m_latex[m_at] == u'}')
                return end.isEmpty() ? void() : fail("a brace closes something else");
            item();
        }
        if (!end.isEmpty())
            fail("something is left open");
    }

    void item()
    {
        const QChar letter = m_latex[m_at];
        if (letter == u'{') {
            group();
        } else if (letter == u'\\') {
            command();
        } else if (letter == u'^' || letter == u'_') {
            ++m_at;
            if (ended() || m_latex[m_at] == u'}')
                return fail("nothing stands above or below");
            item();
        } else {
            ++m_at;
        }
    }

    void group()
    {
        if (ended() || m_latex[m_at] != u'{')
            return fail("an argument is missing");
        ++m_at;
        sequence(QStringLiteral("}"));
    }

    QString name()
    {
        ++m_at;
        const qsizetype from = m_at;
        while (m_at < m_latex.size() && m_latex[m_at].isLetter() && m_latex[m_at].unicode() < 128)
            ++m_at;
        if (m_at == from && m_at < m_latex.size())
            ++m_at;
        return m_latex.mid(from, m_at - from);
    }

    /// A plain word in braces.
    QString word()
    {
        const qsizetype from = m_at + 1;
        group();
        return m_latex.mid(from, m_at - from - 1);
    }

    void command()
    {
        const QString command = name();
        if (command == u"left") {
            ++m_at;
            sequence(QStringLiteral("\\right"));
            ++m_at;
        } else if (command == u"begin") {
            const QString kind = word();
            if (kind != u"cases" && kind != u"pmatrix" && kind != u"bmatrix")
                fail("an unknown environment");
            sequence(QStringLiteral("\\end"));
            if (word() != kind)
                fail("another environment ends");
        } else if (!arguments().contains(command)) {
            fail(qPrintable("an unknown command " + command));
        } else if (command == u"textcolor") {
            static const QSet<QString> roles{"query", "key", "value", "weights"};
            if (!roles.contains(word()))
                fail("an unknown role");
            group();
        } else {
            for (int k = 0; k < arguments().value(command); ++k)
                group();
        }
    }

    QString m_latex;
    qsizetype m_at = 0;
    QString m_wrong;
};

inline QString wrongInLatex(const QString &latex)
{
    return latex.isEmpty() ? QStringLiteral("there is no formula") : LatexCheck(latex).wrong();
}

} // namespace support
