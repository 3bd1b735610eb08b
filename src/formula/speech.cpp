// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/speech.h"

namespace lab {

namespace {

using namespace math;

class Speaker {
public:
    Speaker(const SpeechLanguage &language, const SlotValues &values) : m_language(language), m_values(values) {}

    QString list(const NodeList &nodes) const
    {
        QStringList words;
        QString digits; // 0 . 5 is one number
        const auto flush = [&] {
            if (!digits.isEmpty())
                words << std::exchange(digits, QString());
        };
        for (const Node &node : nodes) {
            const auto *symbol = std::get_if<Symbol>(&node.content);
            const bool isDigit =
                symbol && ((symbol->letter >= U'0' && symbol->letter <= U'9') || symbol->letter == U'.');
            if (isDigit) {
                digits += QChar(static_cast<char16_t>(symbol->letter));
                continue;
            }
            flush();
            const QString said = std::visit([this](const auto &content) { return say(content); }, node.content);
            if (!said.isEmpty())
                words << said;
        }
        flush();
        return words.join(m_language.separator());
    }

private:
    QString sign(char32_t letter) const
    {
        const QString name = m_language.symbol(letter);
        return name.isEmpty() ? QString::fromUcs4(&letter, 1) : name;
    }

    QString say(const Symbol &symbol) const { return m_language.letter(sign(symbol.letter), symbol.alphabet); }
    QString say(const BigOperator &big) const { return sign(big.letter); }
    QString say(const FunctionName &function) const { return function.word; }
    QString say(const Text &text) const { return text.words.trimmed(); }
    QString say(const Slot &slot) const
    {
        const QString value = m_values.value(slot.name, QStringLiteral("?"));
        const std::optional<NumberText> number = NumberText::read(value);
        return number ? m_language.number(*number) : value;
    }
    QString say(const Group &group) const { return list(group.body); }
    QString say(const Term &term) const { return list(term.body); }
    QString say(const Colored &colored) const { return list(colored.body); }
    QString say(const Space &) const { return {}; }
    QString say(const Fraction &fraction) const
    {
        return m_language.fraction(list(fraction.numerator), list(fraction.denominator));
    }
    QString say(const Radical &radical) const { return m_language.root(list(radical.degree), list(radical.radicand)); }
    QString say(const BigDelimiter &delimiter) const { return delimiter.letter ? sign(delimiter.letter) : QString(); }
    QString say(const Accent &accent) const { return m_language.accented(accent.letter, list(accent.base)); }
    QString say(const Bar &bar) const
    {
        return bar.brace ? list(bar.base) : m_language.accented(bar.above ? U'\u0305' : U'\u0332', list(bar.base));
    }
    QString say(const Stack &stack) const { return m_language.noted(list(stack.base), list(stack.note), stack.above); }
    QString say(const Fenced &fenced) const { return between(fenced.open, list(fenced.body), fenced.close); }

    QString between(char32_t open, const QString &body, char32_t close) const
    {
        QStringList words;
        if (open)
            words << sign(open);
        words << body;
        if (close)
            words << sign(close);
        return words.join(m_language.separator());
    }

    QString say(const Table &table) const
    {
        QList<QStringList> rows;
        for (const std::vector<NodeList> &row : table.rows) {
            QStringList &cells = rows.emplace_back();
            for (const NodeList &cell : row)
                cells << list(cell);
        }
        if (table.kind == TableKind::Matrix)
            return m_language.matrix(rows);
        if (table.kind == TableKind::Cases)
            return m_language.cases(rows);
        QStringList lines;
        for (const QStringList &cells : rows)
            lines << cells.join(m_language.separator()).trimmed();
        return m_language.lines(lines);
    }

    QString say(const Scripts &scripts) const
    {
        const QString base = list(scripts.nucleus);
        const Node *sole = soleNode(scripts.nucleus);
        const auto words = [this](const std::optional<NodeList> &script) { return script ? list(*script) : QString(); };
        if (sole &&
            (std::holds_alternative<BigOperator>(sole->content) || std::holds_alternative<FunctionName>(sole->content)))
            return m_language.ranged(base, words(scripts.below), words(scripts.above));
        if (sole && std::holds_alternative<Bar>(sole->content)) // a brace and its note
            return m_language.noted(base, scripts.above ? words(scripts.above) : words(scripts.below),
                                    scripts.above.has_value());
        const QString below = scripts.below ? m_language.subscript(base, list(*scripts.below)) : base;
        return scripts.above ? raised(below, *scripts.above) : below;
    }

    QString raised(const QString &base, const NodeList &above) const
    {
        int primes = 0;
        for (const Node &node : above) {
            const auto *symbol = std::get_if<Symbol>(&node.content);
            primes += symbol && symbol->letter == U'′' ? 1 : 0;
        }
        if (primes > 0 && primes == static_cast<int>(above.size()))
            return m_language.prime(base, primes);
        const Node *sole = soleNode(above);
        const auto *symbol = sole ? std::get_if<Symbol>(&sole->content) : nullptr;
        if (symbol && symbol->letter == U'⊤')
            return m_language.transposed(base);
        return m_language.superscript(base, list(above));
    }

    const SpeechLanguage &m_language;
    const SlotValues &m_values;
};

} // namespace

QString spoken(const Formula &formula, const SpeechLanguage &language, const SlotValues &values)
{
    return Speaker(language, values).list(formula.body());
}

} // namespace lab
