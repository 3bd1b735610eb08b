// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/mathml.h"

#include <QHash>

#include <cassert>

#include "walkthrough/latex.h"

namespace lab {

namespace {

QString tag(const QString &name, const QString &inner)
{
    return QStringLiteral("<%1>%2</%1>").arg(name, inner);
}

QString mrow(const QString &inner)
{
    return tag(QStringLiteral("mrow"), inner);
}

/// \alpha and the like: letters.
const QHash<QString, QString> &letters()
{
    static const QHash<QString, QString> known{
        {QStringLiteral("alpha"), QStringLiteral("α")},      {QStringLiteral("beta"), QStringLiteral("β")},
        {QStringLiteral("gamma"), QStringLiteral("γ")},      {QStringLiteral("lambda"), QStringLiteral("λ")},
        {QStringLiteral("mu"), QStringLiteral("μ")},         {QStringLiteral("pi"), QStringLiteral("π")},
        {QStringLiteral("sigma"), QStringLiteral("σ")},      {QStringLiteral("tau"), QStringLiteral("τ")},
        {QStringLiteral("varepsilon"), QStringLiteral("ε")}, {QStringLiteral("ell"), QStringLiteral("ℓ")},
        {QStringLiteral("infty"), QStringLiteral("∞")},      {QStringLiteral("sin"), QStringLiteral("sin")},
        {QStringLiteral("cos"), QStringLiteral("cos")},      {QStringLiteral("tanh"), QStringLiteral("tanh")},
        {QStringLiteral("delta"), QStringLiteral("δ")},      {QStringLiteral("theta"), QStringLiteral("θ")},
        {QStringLiteral("ln"), QStringLiteral("ln")},        {QStringLiteral("min"), QStringLiteral("min")}};
    return known;
}

/// Signs between what they join.
const QHash<QString, QString> &operators()
{
    static const QHash<QString, QString> known{
        {QStringLiteral("cdot"), QStringLiteral("⋅")},   {QStringLiteral("times"), QStringLiteral("×")},
        {QStringLiteral("odot"), QStringLiteral("⊙")},   {QStringLiteral("cdots"), QStringLiteral("⋯")},
        {QStringLiteral("dots"), QStringLiteral("…")},   {QStringLiteral("top"), QStringLiteral("⊤")},
        {QStringLiteral("prime"), QStringLiteral("′")},  {QStringLiteral("approx"), QStringLiteral("≈")},
        {QStringLiteral("le"), QStringLiteral("≤")},     {QStringLiteral("colon"), QStringLiteral(":")},
        {QStringLiteral("sum"), QStringLiteral("∑")},    {QStringLiteral("max"), QStringLiteral("max")},
        {QStringLiteral("lfloor"), QStringLiteral("⌊")}, {QStringLiteral("rfloor"), QStringLiteral("⌋")}};
    return known;
}

const QHash<QString, QString> &spaces()
{
    static const QHash<QString, QString> known{{QStringLiteral("quad"), QStringLiteral("1em")},
                                               {QStringLiteral(","), QStringLiteral("0.17em")},
                                               {QStringLiteral(";"), QStringLiteral("0.28em")}};
    return known;
}

const QHash<QString, QString> &accents()
{
    static const QHash<QString, QString> known{{QStringLiteral("tilde"), QStringLiteral("~")},
                                               {QStringLiteral("hat"), QStringLiteral("^")},
                                               {QStringLiteral("bar"), QStringLiteral("¯")}};
    return known;
}

/// Reads LaTeX, writes MathML.
class Writer {
public:
    explicit Writer(const QString &latex) : m_latex(latex) {}

    QString all()
    {
        QString result = sequence({});
        assert(m_at == m_latex.size());
        return result;
    }

private:
    bool ended() const { return m_at >= m_latex.size(); }
    bool at(const QString &text) const { return QStringView(m_latex).mid(m_at).startsWith(text); }
    void skipBlanks()
    {
        while (!ended() && m_latex[m_at] == u' ')
            ++m_at;
    }

    /// Up to `end`, which is read too, or to a closing brace where `end` is empty.
    QString sequence(const QString &end)
    {
        QString result;
        for (skipBlanks(); !ended(); skipBlanks()) {
            if (!end.isEmpty() && at(end)) {
                m_at += end.size();
                return result;
            }
            result += scripted();
        }
        assert(end.isEmpty());
        return result;
    }

    QString group()
    {
        assert(!ended() && m_latex[m_at] == u'{');
        ++m_at;
        return mrow(sequence(QStringLiteral("}")));
    }

    /// A group as it stands, for names and \text.
    QString raw()
    {
        assert(!ended() && m_latex[m_at] == u'{');
        QString text;
        for (++m_at; !ended() && m_latex[m_at] != u'}'; ++m_at) {
            if (m_latex[m_at] == u'\\')
                ++m_at; // an escaped sign
            text += m_latex[m_at];
        }
        ++m_at;
        return text;
    }

    /// An item with what stands above and below it.
    QString scripted()
    {
        const bool limits = at(QStringLiteral("\\sum")) || at(QStringLiteral("\\max_"));
        QString base = item();
        QString below;
        QString above;
        for (skipBlanks(); !ended() && (m_latex[m_at] == u'_' || m_latex[m_at] == u'^'); skipBlanks()) {
            QString &script = m_latex[m_at] == u'_' ? below : above;
            ++m_at;
            script = item();
        }
        if (below.isEmpty() && above.isEmpty())
            return base;
        const QString name = below.isEmpty()   ? (limits ? QStringLiteral("mover") : QStringLiteral("msup"))
                             : above.isEmpty() ? (limits ? QStringLiteral("munder") : QStringLiteral("msub"))
                                               : (limits ? QStringLiteral("munderover") : QStringLiteral("msubsup"));
        return tag(name, base + below + above);
    }

    QString item()
    {
        const QChar letter = m_latex[m_at];
        if (letter == u'{')
            return group();
        if (letter == u'\\')
            return command();
        if (letter.isDigit())
            return number();
        ++m_at;
        if (letter.isLetter())
            return tag(QStringLiteral("mi"), letter);
        if (letter == u'-')
            return minus();
        const bool fence = QStringLiteral("()[]").contains(letter);
        return fence ? QStringLiteral("<mo stretchy=\"false\">%1</mo>").arg(letter)
                     : tag(QStringLiteral("mo"), QString(letter).toHtmlEscaped());
    }

    /// A sign stands closer to its number than a minus between two.
    QString minus() const
    {
        static const QString kBefore = QStringLiteral("({[=,");
        const QStringView before = QStringView(m_latex).left(m_at - 1).trimmed();
        const bool isSign = before.isEmpty() || kBefore.contains(before.back());
        return isSign ? QStringLiteral("<mo form=\"prefix\" lspace=\"0\" rspace=\"0\">−</mo>")
                      : tag(QStringLiteral("mo"), QStringLiteral("−"));
    }

    QString number()
    {
        const qsizetype from = m_at;
        while (!ended() && (m_latex[m_at].isDigit() ||
                            (m_latex[m_at] == u'.' && m_at + 1 < m_latex.size() && m_latex[m_at + 1].isDigit())))
            ++m_at;
        return tag(QStringLiteral("mn"), m_latex.mid(from, m_at - from));
    }

    QString name()
    {
        const qsizetype from = ++m_at;
        while (!ended() && m_latex[m_at].isLetter() && m_latex[m_at].unicode() < 128)
            ++m_at;
        if (m_at == from)
            ++m_at;
        return m_latex.mid(from, m_at - from);
    }

    QString command()
    {
        const QString word = name();
        if (letters().contains(word))
            return tag(QStringLiteral("mi"), letters().value(word));
        if (operators().contains(word))
            return word == u"sum" || word == u"max"
                       ? QStringLiteral("<mo movablelimits=\"false\">%1</mo>").arg(operators().value(word))
                       : tag(QStringLiteral("mo"), operators().value(word));
        if (spaces().contains(word))
            return QStringLiteral("<mspace width=\"%1\"/>").arg(spaces().value(word));
        if (accents().contains(word))
            return QStringLiteral("<mover accent=\"true\">%1<mo>%2</mo></mover>").arg(group(), accents().value(word));
        return structure(word);
    }

    QString structure(const QString &word)
    {
        if (word == u"text")
            return tag(QStringLiteral("mtext"), raw().toHtmlEscaped());
        if (word == u"operatorname")
            return tag(QStringLiteral("mi"), raw().toHtmlEscaped()) + QStringLiteral("<mspace width=\"0.1em\"/>");
        if (word == u"sqrt")
            return tag(QStringLiteral("msqrt"), group());
        if (word == u"frac") {
            const QString numerator = group();
            return tag(QStringLiteral("mfrac"), numerator + group());
        }
        if (word == u"underset") {
            const QString below = group();
            return tag(QStringLiteral("munder"), group() + below);
        }
        if (word == u"term") {
            const QString term = raw().toHtmlEscaped();
            return QStringLiteral("<mrow class=\"term\" data-term=\"%1\">%2</mrow>").arg(term, group());
        }
        if (word == u"textcolor") {
            const QString role = raw().toHtmlEscaped();
            return QStringLiteral("<mrow class=\"%1\">%2</mrow>").arg(role, group());
        }
        if (word == u"left")
            return fenced();
        assert(word == u"begin");
        return cases();
    }

    QString fenced()
    {
        const QString fence = QStringLiteral("<mo fence=\"true\" stretchy=\"true\">%1</mo>");
        const QString open = m_latex.mid(m_at++, 1);
        const QString inner = sequence(QStringLiteral("\\right"));
        const QString close = m_latex.mid(m_at++, 1);
        return mrow(fence.arg(open) + inner + fence.arg(close));
    }

    QString cases()
    {
        [[maybe_unused]] const QString kind = raw();
        assert(kind == u"cases");
        const QString end = QStringLiteral("\\end{cases}");
        QString rows;
        QString cells;
        QString cell;
        for (skipBlanks(); !at(end); skipBlanks()) {
            assert(!ended());
            const bool row = at(QStringLiteral("\\\\"));
            if (!row && !at(QStringLiteral("&"))) {
                cell += scripted();
                continue;
            }
            m_at += row ? 2 : 1;
            cells += tag(QStringLiteral("mtd"), cell);
            cell.clear();
            if (row)
                rows += tag(QStringLiteral("mtr"), std::exchange(cells, {}));
        }
        m_at += end.size();
        rows += tag(QStringLiteral("mtr"), cells + tag(QStringLiteral("mtd"), cell));
        return mrow(
            QStringLiteral("<mo fence=\"true\" stretchy=\"true\">{</mo><mtable columnalign=\"left\">%1</mtable>")
                .arg(rows));
    }

    const QString m_latex;
    qsizetype m_at = 0;
};

} // namespace

QString mathMl(const QString &latex)
{
    return QStringLiteral("<math display=\"block\"><semantics>%1<annotation "
                          "encoding=\"application/x-tex\">%2</annotation></semantics></math>")
        .arg(mrow(Writer(latex).all()), plainLatex(latex).toHtmlEscaped());
}

} // namespace lab
