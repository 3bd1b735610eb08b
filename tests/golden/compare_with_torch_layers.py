"""Checks samples/training/transformer.py against PyTorch's own layers: an independent implementation.

/usr/bin/python3 tests/golden/compare_with_torch_layers.py
"""
import os
import sys

import torch

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "samples", "training"))

import model_folder

TOLERANCE = 1e-5


def copy_attention(w, name, module):
    with torch.no_grad():
        module.in_proj_weight.copy_(torch.cat([w[f"{name}.w_{part}"].t() for part in "qkv"]))
        module.in_proj_bias.copy_(torch.cat([w[f"{name}.b_{part}"] for part in "qkv"]))
        module.out_proj.weight.copy_(w[f"{name}.w_o"].t())
        module.out_proj.bias.copy_(w[f"{name}.b_o"])


def copy_rest(w, name, kinds, layer):
    with torch.no_grad():
        for number, kind in enumerate(kinds + ["ff"], start=1):
            norm = getattr(layer, f"norm{number}")
            norm.weight.copy_(w[f"{name}.norm_{kind}.gain"])
            norm.bias.copy_(w[f"{name}.norm_{kind}.bias"])
        for number in (1, 2):
            linear = getattr(layer, f"linear{number}")
            linear.weight.copy_(w[f"{name}.ff.w_{number}"].t())
            linear.bias.copy_(w[f"{name}.ff.b_{number}"])


def torch_layer(config, w, block, number, cross):
    kind = torch.nn.TransformerDecoderLayer if cross else torch.nn.TransformerEncoderLayer
    layer = kind(config["d_model"], config["heads"], config["d_ff"], 0.0, activation=config["activation"],
                 layer_norm_eps=config["norm_eps"], batch_first=True, norm_first=config["norm"] == "pre")
    name = f"{block}.{number}"
    copy_attention(w, f"{name}.self", layer.self_attn)
    if cross:
        copy_attention(w, f"{name}.cross", layer.multihead_attn)
    copy_rest(w, name, ["self", "cross"] if cross else ["self"], layer)
    return layer.train()  # train: the plain path, not the fused one


def worst_difference(model, source, target):
    config, w = model.config, model.weights
    with torch.no_grad():
        trace = model.run(source, target)
        worst, memory = 0.0, None
        for block, layers in (("encoder", config["encoder_layers"]), ("decoder", config["decoder_layers"])):
            if not layers:
                continue
            x = trace[f"{block}.embedding"]
            mask = torch.triu(torch.full((x.shape[1],) * 2, float("-inf")), 1) if block == "decoder" else None
            bias = model.position_bias(block, x.shape[1])
            if bias is not None:
                mask = bias if mask is None else bias + mask
            for number in range(layers):
                layer = torch_layer(config, w, block, number, memory is not None)
                x = layer(x, mask) if memory is None else layer(x, memory, mask)
                worst = max(worst, (x - trace[f"{block}.{number}.hidden"]).abs().max().item())
            memory = trace[f"{block}.final"]
    return worst


def main():
    source = torch.tensor([[3, 4, 6, 8, 17]])
    target = torch.tensor([[3, 5, 6, 8, 10, 12]])
    failed = False
    for name in ("tiny-encoder", "tiny-encdec-pre", "tiny-decoder-alibi"):
        model, _, _ = model_folder.load(os.path.join(HERE, "models", name))
        worst = worst_difference(model, source if model.config["encoder_layers"] else None,
                                 target if model.config["decoder_layers"] else None)
        print(f"{name}: largest difference {worst:.1e}")
        failed = failed or worst > TOLERANCE
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
