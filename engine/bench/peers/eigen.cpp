// SPDX-License-Identifier: GPL-3.0-or-later
#include <omp.h>

#include "blocked_attention.h"
#include "peers.h"

namespace attn::bench {

namespace {

struct Product {
    static void scores(ConstMatrixView q, ConstMatrixView k, float scale, MatrixView s)
    {
        mapped(s).noalias() = scale * mapped(q) * mapped(k).transpose();
    }
    static void times(ConstMatrixView a, ConstMatrixView b, MatrixView y)
    {
        mapped(y).noalias() = mapped(a) * mapped(b);
    }
};

class EigenPeer : public Peer {
public:
    std::string_view name() const override { return "Eigen"; }
    Work attention(const AttentionOperands &operands) override { return blockedAttention<Product>(operands); }
    Work layer(const LayerOperands &operands) override { return blockedLayer<Product>(operands); }
};

} // namespace

std::unique_ptr<Peer> eigenPeer()
{
    return std::make_unique<EigenPeer>();
}

} // namespace attn::bench
