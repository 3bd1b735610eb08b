// SPDX-License-Identifier: GPL-3.0-or-later
#include <cblas.h>
#include <omp.h>

#include "blocked_attention.h"
#include "peers.h"

namespace attn::bench {

namespace {

struct Product {
    static void scores(ConstMatrixView q, ConstMatrixView k, float scale, MatrixView s)
    {
        multiply(CblasTrans, q, k, k.rows, scale, s);
    }
    static void times(ConstMatrixView a, ConstMatrixView b, MatrixView y)
    {
        multiply(CblasNoTrans, a, b, b.cols, 1.0f, y);
    }

private:
    static void multiply(CBLAS_TRANSPOSE transposed, ConstMatrixView a, ConstMatrixView b, Index columns, float scale,
                         MatrixView y)
    {
        const auto size = [](Index value) { return static_cast<blasint>(value); };
        cblas_sgemm(CblasRowMajor, CblasNoTrans, transposed, size(a.rows), size(columns), size(a.cols), scale, a.data,
                    size(a.stride), b.data, size(b.stride), 0.0f, y.data, size(y.stride));
    }
};

class OpenBlas : public Peer {
public:
    OpenBlas() { openblas_set_num_threads(1); } // one for each of ours: its own team gets in OpenMP's way
    std::string_view name() const override { return "OpenBLAS"; }
    Work attention(const AttentionOperands &operands) override { return blockedAttention<Product>(operands); }
    Work layer(const LayerOperands &operands) override { return blockedLayer<Product>(operands); }
};

} // namespace

std::unique_ptr<Peer> openblasPeer()
{
    return std::make_unique<OpenBlas>();
}

} // namespace attn::bench
