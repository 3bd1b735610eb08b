// SPDX-License-Identifier: GPL-3.0-or-later
// attention() leaves the heap alone: what it needs is in the workspace.
#include <atomic>
#include <cstdlib>

#include <sys/resource.h>

#include <QtTest>

#include "attn/multi_head.h"
#include "support/attention_case.h"
#include "support/instruction_set.h"

namespace {
std::atomic<int> allocations{0};
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
// A sanitizer has a heap of its own and tells of what is taken from it. GCC brings no header that declares this.
extern "C" int __sanitizer_install_malloc_and_free_hooks(void (*taken)(const volatile void *, std::size_t),
                                                         void (*freed)(const volatile void *));
namespace {
const int hooked = __sanitizer_install_malloc_and_free_hooks([](const volatile void *, std::size_t) { ++allocations; },
                                                             [](const volatile void *) {});
}
#else
extern "C" {
void *__libc_malloc(std::size_t);
void *__libc_memalign(std::size_t, std::size_t);
void *malloc(std::size_t size)
{
    ++allocations;
    return __libc_malloc(size);
}
int posix_memalign(void **result, std::size_t alignment, std::size_t size)
{
    ++allocations;
    *result = __libc_memalign(alignment, size);
    return *result ? 0 : ENOMEM;
}
void *aligned_alloc(std::size_t alignment, std::size_t size)
{
    ++allocations;
    return __libc_memalign(alignment, size);
}
}
#endif

using namespace attn;
using namespace support;

Q_DECLARE_METATYPE(AttentionShape)

class tst_workspace : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { expectInstructionSet(); }

    void noHeap_data()
    {
        QTest::addColumn<AttentionShape>("shape");
        QTest::addColumn<int>("threads");
        QTest::newRow("teaching") << AttentionShape{4, 4, 12, 12, 24, 24} << 1;
        QTest::newRow("one query") << AttentionShape{4, 4, 1, 999, 64, 64} << 1;
        QTest::newRow("large heads") << AttentionShape{2, 2, 130, 300, 256, 256} << 1;
        QTest::newRow("deeper than a piece") << AttentionShape{1, 1, 60, 300, 1000, 1000} << 1;
        QTest::newRow("two threads") << AttentionShape{4, 4, 200, 200, 64, 64} << 2;
    }
    void noHeap()
    {
        QFETCH(AttentionShape, shape);
        QFETCH(int, threads);
        AttentionCase c(shape, 1.0f, 1);
        c.input.mask.causal = shape.n_q == shape.n_k;
        AttentionResult result(shape);
        std::vector<std::byte> workspace(attentionWorkspace(c.input, threads));
        attention(c.input, result.output(), workspace, threads); // threads are made here
        const int before = allocations;
        attention(c.input, result.output(), workspace, threads);
        QCOMPARE(allocations.load() - before, 0);
    }

    void noHeapInAWholeLayer()
    {
        Random random(1);
        const Tensor w = random.tensor({64, 64}), x = random.tensor({40, 64});
        const MultiHead layer{Linear(w.matrix()), Linear(w.matrix()), Linear(w.matrix()), Linear(w.matrix()), 4, 4};
        MultiHeadInput input{x.matrix()};
        Tensor output{40, 64}, weights{4, 40, 40};
        for (int threads : {1, 2}) {
            std::vector<std::byte> workspace(multiHeadWorkspace(layer, input, threads));
            multiHead(layer, input, {output.matrix(), weights.heads()}, workspace, threads);
            const int before = allocations;
            multiHead(layer, input, {output.matrix(), weights.heads()}, workspace, threads);
            QCOMPARE(allocations.load() - before, 0);
        }
    }

    /// Nothing is written outside it.
    void staysInside()
    {
        AttentionCase c({3, 3, 77, 333, 20, 20}, 1.0f, 1);
        for (int threads : {1, 2, 3}) {
            for (std::size_t shift = 0; shift < 70; shift += 7) {
                const std::size_t size = attentionWorkspace(c.input, threads);
                std::vector<std::byte> memory(size + 200, std::byte{0xA5});
                AttentionResult result(c.shape);
                attention(c.input, result.output(), std::span(memory).subspan(shift, size), threads);
                for (std::size_t i = 0; i < memory.size(); ++i)
                    QVERIFY((i >= shift && i < shift + size) || memory[i] == std::byte{0xA5});
            }
        }
    }

    void growsWithKeysOnly()
    {
        const AttentionCase small({2, 2, 1000, 500, 8, 8}, 0.0f, 1), tall({2, 2, 64000, 500, 8, 8}, 0.0f, 1);
        QCOMPARE(attentionWorkspace(small.input, 2), attentionWorkspace(tall.input, 2));
    }

    void largeTensorsBeginAtHugePages()
    {
        Tensor large{4, 1024, 1025};
        QCOMPARE(reinterpret_cast<std::uintptr_t>(large.data()) % kHugePage, std::uintptr_t(0));
        QVERIFY(std::ranges::all_of(large.values(), [](float value) { return value == 0.0f; }));
        large.values().back() = 1;
        const Tensor copy = large;
        QCOMPARE(copy.values().back(), 1.0f);
    }

    void freedMemoryIsUsedAgain()
    {
#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        keepFreedMemory();
        const auto freshPages = [] {
            rusage before{}, after{};
            getrusage(RUSAGE_SELF, &before);
            const Tensor used{3, 512, 512};
            getrusage(RUSAGE_SELF, &after);
            return after.ru_minflt - before.ru_minflt;
        };
        freshPages();
        const long again = freshPages();
        QVERIFY2(again < 100, qPrintable(QString::number(again))); // it fills 768
#else
        QSKIP("a heap that is not glibc's, which alone can be told to keep memory");
#endif
    }

    /// Without this the tests above could not fail.
    void countsAtAll()
    {
        const int before = allocations;
        void *volatile taken = std::malloc(100); // volatile: a pair that nobody looks at may be left out
        std::free(taken);
        QVERIFY(allocations > before);
    }
};

QTEST_APPLESS_MAIN(tst_workspace)
#include "tst_workspace.moc"
