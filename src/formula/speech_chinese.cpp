// SPDX-License-Identifier: GPL-3.0-or-later
#include <QHash>

#include "formula/speech.h"

namespace lab {

namespace {

using namespace math;

const QHash<char32_t, QString> &chineseSigns()
{
    static const QHash<char32_t, QString> names{
        {U'+', QStringLiteral("加")},       {U'−', QStringLiteral("减")},       {U'=', QStringLiteral("等于")},
        {U'/', QStringLiteral("除以")},     {U'⋅', QStringLiteral("乘")},       {U'×', QStringLiteral("乘")},
        {U'⊙', QStringLiteral("逐元素乘")}, {U'(', QStringLiteral("左括号")},   {U')', QStringLiteral("右括号")},
        {U'[', QStringLiteral("左方括号")}, {U']', QStringLiteral("右方括号")}, {U'{', QStringLiteral("左花括号")},
        {U'}', QStringLiteral("右花括号")}, {U'|', QStringLiteral("竖线")},     {U'‖', QStringLiteral("双竖线")},
        {U',', QStringLiteral("逗号")},     {U'<', QStringLiteral("小于")},     {U'>', QStringLiteral("大于")},
        {U'≤', QStringLiteral("小于等于")}, {U'≥', QStringLiteral("大于等于")}, {U'≠', QStringLiteral("不等于")},
        {U'≈', QStringLiteral("约等于")},   {U'∈', QStringLiteral("属于")},     {U'∝', QStringLiteral("正比于")},
        {U'→', QStringLiteral("到")},       {U'∞', QStringLiteral("无穷大")},   {U'⊤', QStringLiteral("转置")},
        {U'…', QStringLiteral("等等")},     {U'⋯', QStringLiteral("等等")},     {U'⋮', QStringLiteral("等等")},
        {U'⋱', QStringLiteral("等等")},     {U'∑', QStringLiteral("求和")},     {U'∏', QStringLiteral("求积")},
        {U'∫', QStringLiteral("积分")},     {U'∣', QStringLiteral("给定")},     {U'′', QStringLiteral("撇")},
    };
    return names;
}

class Chinese : public SpeechLanguage {
public:
    QString symbol(char32_t letter) const override { return chineseSigns().value(letter); }
    QString letter(const QString &letter, Alphabet alphabet) const override
    {
        return alphabet == Alphabet::Bold ? QStringLiteral("粗体") + letter : letter;
    }
    QString number(const NumberText &number) const override
    {
        QString words = number.digits == QStringLiteral("∞") ? QStringLiteral("无穷大") : number.digits;
        if (number.negative)
            words.prepend(QStringLiteral("负"));
        if (!number.exponent.isEmpty())
            words += QStringLiteral("乘10的%1次方")
                         .arg(QString(number.exponent).replace(QLatin1Char('-'), QStringLiteral("负")));
        if (!number.relation.isEmpty())
            words.prepend(number.relation == QLatin1String("<")   ? QStringLiteral("小于")
                          : number.relation == QLatin1String(">") ? QStringLiteral("大于")
                                                                  : QStringLiteral("约"));
        return words;
    }
    QString fraction(const QString &numerator, const QString &denominator) const override
    {
        return QStringLiteral("分数 分子 %1 分母 %2 分数结束").arg(numerator, denominator);
    }
    QString root(const QString &degree, const QString &radicand) const override
    {
        return degree.isEmpty() ? QStringLiteral("根号下 %1 根号结束").arg(radicand)
                                : QStringLiteral("%1 次根号下 %2 根号结束").arg(degree, radicand);
    }
    QString subscript(const QString &base, const QString &below) const override
    {
        return base + QStringLiteral(" 下标 ") + below;
    }
    QString superscript(const QString &base, const QString &above) const override
    {
        if (above == QLatin1String("2"))
            return base + QStringLiteral(" 的平方");
        if (above == QLatin1String("3"))
            return base + QStringLiteral(" 的立方");
        return base + QStringLiteral(" 上标 ") + above;
    }
    QString prime(const QString &base, int count) const override { return base + QStringLiteral("撇").repeated(count); }
    QString transposed(const QString &base) const override { return base + QStringLiteral(" 的转置"); }
    QString ranged(const QString &base, const QString &from, const QString &to) const override
    {
        QString words = base;
        if (!from.isEmpty())
            words += QStringLiteral(" 从 ") + from;
        if (!to.isEmpty())
            words += QStringLiteral(" 到 ") + to;
        return words + (from.isEmpty() && to.isEmpty() ? QString() : QStringLiteral(" 的"));
    }
    QString accented(char32_t accent, const QString &base) const override
    {
        switch (accent) {
        case 0x302:
            return base + QStringLiteral(" 帽");
        case 0x303:
            return base + QStringLiteral(" 波浪");
        case 0x20D7:
            return QStringLiteral("向量 ") + base;
        case 0x307:
            return base + QStringLiteral(" 点");
        case 0x308:
            return base + QStringLiteral(" 两点");
        case 0x332:
            return base + QStringLiteral(" 下划线");
        default:
            return base + QStringLiteral(" 上横线");
        }
    }
    QString noted(const QString &base, const QString &note, bool above) const override
    {
        return above ? QStringLiteral("%1 上方标注 %2").arg(base, note)
                     : QStringLiteral("%1 下方标注 %2").arg(base, note);
    }
    QString matrix(const QList<QStringList> &rows) const override
    {
        const qsizetype columns = rows.isEmpty() ? 0 : rows.first().size();
        QString words = QStringLiteral("%1 行 %2 列的矩阵：").arg(rows.size()).arg(columns);
        for (qsizetype i = 0; i < rows.size(); ++i)
            words += QStringLiteral("第 %1 行：%2；").arg(i + 1).arg(rows.at(i).join(QStringLiteral("，")));
        return words;
    }
    QString cases(const QList<QStringList> &rows) const override
    {
        QStringList words;
        for (const QStringList &row : rows)
            words << row.join(QStringLiteral(" 当 ")).replace(QStringLiteral(" 逗号 当 "), QStringLiteral(" 当 "));
        return words.join(QStringLiteral("；"));
    }
    QString lines(const QStringList &lines) const override { return lines.join(QStringLiteral("；")); }
    QString separator() const override { return QStringLiteral(" "); }
};

} // namespace

const SpeechLanguage &chineseSpeech()
{
    static const Chinese chinese;
    return chinese;
}

} // namespace lab
