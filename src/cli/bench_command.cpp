// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>

#include "benchmark.h"
#include "cli/commands.h"
#include "export/output_file.h"

namespace lab {

void benchCommand(const Invocation &invocation)
{
    const Arguments &arguments = invocation.arguments;
    arguments.rejectOperands();
    const int threads = arguments.number("threads", 1, 1024).value_or(0);
    std::optional<OutputFile> file; // before the minute of measuring: it may be unwritable
    if (arguments.has("json"))
        file.emplace(arguments.needed("json"));
    const attn::bench::Report report = attn::bench::measure(threads, {}, invocation.progress.stage("measuring"));
    if (file) {
        file->write(attn::bench::json(report));
        file->commit();
    }
    printText(QByteArray::fromStdString(attn::bench::table(report)));
}

} // namespace lab
