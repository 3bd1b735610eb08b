// SPDX-License-Identifier: GPL-3.0-or-later
// The engine is built once for each instruction set and the dynamic loader picks: what it picks is what the library
// says it is, and all give the same numbers. This program starts itself with some of the processor's features hidden.
#include <cstdio>

#include <QCoreApplication>
#include <QProcess>
#include <QtTest>

#include "support/attention_case.h"
#include "support/models.h"

#if defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define CAN_HIDE_FEATURES // sanitizers do not get along with GLIBC_TUNABLES
#endif

using namespace attn;
using namespace support;

namespace {

/// Numbers out of every kernel: an attention's own, then logits, to which the roundings of whole stacks have added up.
struct Numbers {
    std::vector<float> all;
    std::size_t of_attention = 0;

    /// By how much one may differ between instruction sets.
    float bound(std::size_t i) const { return i < of_attention ? 1e-6f : 1e-5f; }
};

Numbers numbers()
{
    Numbers result;
    const auto append = [&result](const Tensor &tensor) {
        result.all.insert(result.all.end(), tensor.values().begin(), tensor.values().end());
    };
    AttentionCase c({4, 2, 37, 151, 24, 20}, 1.0f, 9);
    c.input.scale = 1.0f / std::sqrt(24.0f);
    const AttentionResult attention = computed(c);
    append(attention.weights);
    append(attention.context);
    result.of_attention = result.all.size();
    for (const char *name : {"tiny-encdec-pre", "tiny-classifier", "tiny-decoder"}) {
        RunRequest request;
        request.token_ids = {3, 5, 6, 9, 10, 4, 7};
        append(tinyModel(name)->run(request)->logits);
    }
    return result;
}

int printNumbers()
{
    std::printf("%s\n", instructionSet());
    const Numbers own = numbers();
    for (float number : own.all)
        std::printf("%.9g\n", static_cast<double>(number));
    return 0;
}

/// The folder of the library without instruction set, found by where the one in use was loaded from.
QString libraryFolder()
{
    QFile maps("/proc/self/maps");
    if (!maps.open(QIODevice::ReadOnly))
        return {};
    for (const QByteArray &line : maps.readAll().split('\n'))
        if (line.contains("libattn_engine.so"))
            return QFileInfo(QString::fromUtf8(line.mid(line.indexOf('/')))).path().section("/glibc-hwcaps", 0, 0);
    return {};
}

QStringList builtLibraries()
{
    QStringList libraries;
    for (const char *folder : {"", "/glibc-hwcaps/x86-64-v3", "/glibc-hwcaps/x86-64-v4"}) {
        const QString path = libraryFolder() + folder + "/libattn_engine.so";
        if (QFile::exists(path))
            libraries << path;
    }
    return libraries;
}

/// What the loader should pick, or what there is where the library was built once.
QString best([[maybe_unused]] bool all_built)
{
#if defined(__x86_64__)
    const bool v4 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                    __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
                    __builtin_cpu_supports("avx512vl");
    const char *picked = v4 ? "x86-64-v4" : __builtin_cpu_supports("avx2") ? "x86-64-v3" : "x86-64";
    return all_built ? picked : "x86-64";
#elif defined(__aarch64__)
    return "aarch64";
#else
    return "generic";
#endif
}

} // namespace

class tst_instruction_sets : public QObject {
    Q_OBJECT

private slots:
    void sameNumbers_data()
    {
        QTest::addColumn<QString>("hidden");
        QTest::addColumn<QString>("expected");
        QTest::newRow("as it is") << QString() << QString(instructionSet());
#ifdef CAN_HIDE_FEATURES
        const bool all_built = builtLibraries().size() == 3;
        if (all_built && __builtin_cpu_supports("avx2"))
            QTest::newRow("v3") << "-AVX512F"
                                << "x86-64-v3";
        if (all_built)
            QTest::newRow("baseline") << "-AVX2"
                                      << "x86-64";
#endif
    }
    void sameNumbers()
    {
        QFETCH(QString, hidden);
        QFETCH(QString, expected);
        QProcess child;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        if (!hidden.isEmpty())
            environment.insert("GLIBC_TUNABLES", "glibc.cpu.hwcaps=" + hidden);
        child.setProcessEnvironment(environment);
        child.start(QCoreApplication::applicationFilePath(), {"--numbers"});
        QVERIFY(child.waitForFinished(60000));
        QCOMPARE(child.exitCode(), 0);
        const QList<QByteArray> lines = child.readAllStandardOutput().trimmed().split('\n');
        QCOMPARE(QString::fromUtf8(lines.front()), expected); // a misspelt tunable would be ignored silently
        const Numbers own = numbers();
        QCOMPARE(lines.size() - 1, std::ssize(own.all));
        for (std::size_t i = 0; i < own.all.size(); ++i) {
            const float here = own.all[i], there = lines[static_cast<qsizetype>(i) + 1].toFloat();
            const QString both = QString("number %1: %2 and %3").arg(i).arg(here, 0, 'g', 9).arg(there, 0, 'g', 9);
            QVERIFY2(std::abs(there - here) <= own.bound(i), qPrintable(both));
        }
    }

    void picksTheBest()
    {
        QCOMPARE(QString(instructionSet()), best(builtLibraries().size() == 3));
    }

    /// An Eigen object would change its size from one instruction set to the next, so none may cross the border.
    void exportsNoEigen_data()
    {
        QTest::addColumn<QString>("library");
        for (const QString &library : builtLibraries())
            QTest::newRow(qPrintable(library.section("/lib/", -1))) << library;
    }
    void exportsNoEigen()
    {
        QFETCH(QString, library);
        QProcess nm;
        nm.start("nm", {"-DC", "--defined-only", library});
        QVERIFY(nm.waitForFinished(60000));
        const QByteArray symbols = nm.readAllStandardOutput();
        QVERIFY(symbols.contains("attn::Model::load("));
        QVERIFY(!symbols.contains("Eigen::"));
    }
};

int main(int argc, char **argv)
{
    if (argc == 2 && QByteArray(argv[1]) == "--numbers")
        return printNumbers();
    QCoreApplication application(argc, argv);
    tst_instruction_sets test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_instruction_sets.moc"
