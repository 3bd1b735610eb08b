// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>

#include "attn/model.h"

/// Loads a model folder and computes a text with nothing but the engine; says how many tokens there were.
int main(int, char **argv)
{
    const auto model = attn::Model::load(argv[1]);
    attn::RunRequest request;
    request.text = argv[2];
    std::printf("%s %zu\n", attn::version(), model->run(request)->encoder->tokens.size());
}
