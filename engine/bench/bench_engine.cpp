// SPDX-License-Identifier: GPL-3.0-or-later
// The engine beside its peers in one process: a table, and the same as JSON.
//   bench_engine [--threads N] [--json FILE]
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string_view>

#include "attn/memory.h"
#include "benchmark.h"
#include "peers/peers.h"

using namespace attn::bench;

int main(int argc, char **argv)
{
    attn::keepFreedMemory();
    int threads = 0;
    const char *json_file = nullptr;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string_view option = argv[i];
        if (option == "--threads")
            threads = std::atoi(argv[i + 1]);
        else if (option == "--json")
            json_file = argv[i + 1];
    }
    Peers peers;
    peers.push_back(eigenPeer());
    peers.push_back(openblasPeer());
    peers.push_back(onednnPeer());
    const Report report =
        measure(threads, peers, {[](double share) { std::fprintf(stderr, "\rmeasuring %3.0f %%", 100 * share); }, {}});
    std::fputc('\n', stderr);
    std::fputs(table(report).c_str(), stdout);
    if (json_file)
        std::ofstream(json_file) << json(report);
    return 0;
}
