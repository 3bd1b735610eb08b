// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTextStream>

#include <cstdio>

#include "attn/model.h"
#include "cli/help.h"

/// Writes the manual page, attention-lab(1), from the tables that the command line is parsed by and --help is printed
/// from. Run when the program is built.

namespace {

using namespace lab;

/// Text as roff prints it: no escape, no hyphen that is typeset as a dash, no line that begins with a request.
QString roff(QString text)
{
    text.replace(u'\\', QStringLiteral("\\e"));
    text.replace(u'-', QStringLiteral("\\-"));
    if (text.startsWith(u'.') || text.startsWith(u'\''))
        text.prepend(QStringLiteral("\\&"));
    return text;
}

QString bold(const QString &text)
{
    return QStringLiteral("\\fB%1\\fR").arg(roff(text));
}

QString italic(const QString &text)
{
    return QStringLiteral("\\fI%1\\fR").arg(roff(text));
}

void section(QTextStream &out, const QString &title)
{
    out << ".SH " << title.toUpper() << '\n';
}

/// A term, and below it, indented, what it is.
void item(QTextStream &out, const QString &term, const QString &about)
{
    out << ".TP\n" << term << '\n' << roff(about) << '\n';
}

void subcommands(QTextStream &out)
{
    section(out, QStringLiteral("Subcommands"));
    for (const SubcommandRow &row : subcommandTable()) {
        if (row.run)
            item(out, bold(QLatin1String(row.name)) + u' ' + roff(QString::fromUtf8(row.usage)),
                 QString::fromUtf8(row.summary));
    }
}

void options(QTextStream &out)
{
    section(out, QStringLiteral("Options"));
    for (const auto &[group, title] : optionGroupTable()) {
        out << ".SS \"" << roff(QString::fromUtf8(title)) << "\"\n";
        for (const Option &option : optionTable()) {
            if (option.group == group && option.built)
                item(out,
                     bold(QStringLiteral("--") + QLatin1String(option.name)) + u' ' +
                         italic(QLatin1String(option.value)),
                     QString::fromUtf8(option.help));
        }
    }
}

void page(QTextStream &out, const QString &date)
{
    out << "'\\\" -*- coding: utf-8 -*-\n"
        << ".TH ATTENTION\\-LAB 1 " << date << " \"AttentionLab " << attn::version() << "\" \"User Commands\"\n";
    section(out, QStringLiteral("Name"));
    out << "attention\\-lab \\- see and touch the attention of trained Transformers\n";
    section(out, QStringLiteral("Synopsis"));
    out << ".B attention\\-lab\n[\\fIFILE.attnlab\\fR]\n.br\n"
        << ".B attention\\-lab\n\\fISUBCOMMAND\\fR [\\fIOPTIONS\\fR]\n";
    section(out, QStringLiteral("Description"));
    out << "Without a subcommand it is the desktop program, optionally on a saved session: type a sentence and see, at "
           "every keystroke, where the "
           "attention heads of a trained Transformer look.\nWith a subcommand it needs no display, computes and draws "
           "with the same code, and writes what the desktop would show.\n";
    subcommands(out);
    options(out);
    section(out, QStringLiteral("Exit status"));
    out << roff(QString::fromUtf8(kExitStatusHelp)) << '\n';
    section(out, QStringLiteral("Files"));
    out << roff(QString::fromUtf8(kDataHelp)) << '\n';
    section(out, QStringLiteral("Examples"));
    for (const char *example :
         {"attention-lab render --text \"The red car is fast.\" --translate-to fr --view heatmap --out heatmap.svg",
          "attention-lab table --sample i-love-you --tensor decoder.1.cross.weights --head 0 --out weights.csv"})
        out << ".PP\n.nf\n" << roff(QLatin1String(example)) << "\n.fi\n";
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc != 3) {
        std::fputs("usage: man_page DATE FILE\n", stderr);
        return 2;
    }
    QFile file(QString::fromLocal8Bit(argv[2]));
    if (!file.open(QIODevice::WriteOnly)) {
        std::fprintf(stderr, "%s: %s\n", argv[2], qPrintable(file.errorString()));
        return 3;
    }
    QTextStream out(&file);
    page(out, QString::fromLatin1(argv[1]));
    out.flush();
    return file.flush() ? 0 : 3;
}
