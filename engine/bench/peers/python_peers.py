#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""PyTorch and ONNX Runtime beside the engine: reads what bench_engine wrote, does the same work, and adds the ratios
(a peer's time / ours) to the file.

    python_peers.py RESULTS.json libattn_bench_c.so

A library that isn't there is left out with a word. Each runs with the settings that make it fastest here: memory that
is reused (the caller sets glibc's malloc), its own threads. The works, on one thread ours among them, take turns in this
one process in 11 rounds, the order rotating; the medians count. On more threads ours is what bench_engine measured: the
threads of all that use OpenMP have to sleep while they wait here, as PyTorch's would take the cores from its OpenBLAS,
and ours would begin late."""
import ctypes
import io
import json
import math
import statistics
import sys
import time

import torch

SHORTEST_ROUND = 5e-3  # s
ROUNDS = 11


def seconds(work, repetitions):
    begin = time.perf_counter()
    for _ in range(repetitions):
        work()
    return (time.perf_counter() - begin) / repetitions


def medians(works):
    """Seconds that each of the works takes, by name."""
    names = list(works)
    repetitions = {}
    for name in names:
        works[name]()
        repetitions[name] = max(1, int(SHORTEST_ROUND / max(seconds(works[name], 1), 1e-7)))
    times = {name: [] for name in names}
    for round_ in range(ROUNDS):
        for i in range(len(names)):
            name = names[(round_ + i) % len(names)]
            times[name].append(seconds(works[name], repetitions[name]))
    return {name: statistics.median(values) for name, values in times.items()}


def attend(q, k, v, mask=None):
    """[heads, n, d_k] each; gives the context and the weights."""
    scores = torch.matmul(q, k.transpose(-2, -1)) * (1 / math.sqrt(q.shape[-1]))
    if mask is not None:
        scores = scores + mask
    weights = torch.softmax(scores, -1)
    return torch.matmul(weights, v), weights


class Layer(torch.nn.Module):
    """A multi-head attention layer that gives its weights, too."""

    def __init__(self, width, heads, biases=True):
        super().__init__()
        self.heads = heads
        self.project = torch.nn.Linear(width, 3 * width, bias=biases)
        self.out = torch.nn.Linear(width, width, bias=biases)

    def forward(self, x, mask=None):
        n, width = x.shape
        q, k, v = self.project(x).view(n, 3, self.heads, width // self.heads).permute(1, 2, 0, 3).unbind(0)
        context, weights = attend(q, k, v, mask)
        return self.out(context.transpose(0, 1).reshape(n, width)), weights


class Block(torch.nn.Module):
    def __init__(self, width, heads, pre_norm, activation):
        super().__init__()
        self.pre_norm = pre_norm
        self.attention = Layer(width, heads)
        self.norm1, self.norm2 = torch.nn.LayerNorm(width), torch.nn.LayerNorm(width)
        self.ff1, self.ff2 = torch.nn.Linear(width, 4 * width), torch.nn.Linear(4 * width, width)
        self.activation = activation

    def forward(self, x, mask):
        feed_forward = lambda y: self.ff2(self.activation(self.ff1(y)))
        if self.pre_norm:
            y, weights = self.attention(self.norm1(x), mask)
            x = x + y
            return x + feed_forward(self.norm2(x)), weights
        y, weights = self.attention(x, mask)
        x = self.norm1(x + y)
        return self.norm2(x + feed_forward(x)), weights


class Model(torch.nn.Module):
    """The stack from embedded rows on, with every map."""

    def __init__(self, layers, width, heads, n, pre_norm, activation):
        super().__init__()
        self.blocks = torch.nn.ModuleList(Block(width, heads, pre_norm, activation) for _ in range(layers))
        mask = torch.full((n, n), -math.inf).triu(1) if pre_norm else None
        self.register_buffer("mask", mask)

    def forward(self, x):
        maps = []
        for block in self.blocks:
            x, weights = block(x, self.mask)
            maps.append(weights)
        return (x, *maps)


def gelu_tanh(x):
    return 0.5 * x * (1 + torch.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x * x * x)))


def module_of(result):
    """The same work as a module and what it is fed, or None where PyTorch has no such thing."""
    n, heads = result["n"], result["heads"]
    width = heads * result["d_k"]
    if result["name"] in ("sdpa_weights", "sdpa_context"):
        class Attention(torch.nn.Module):
            def forward(self, q, k, v):
                return attend(q, k, v)

        return Attention(), tuple(torch.randn(heads, n, result["d_k"]) for _ in range(3))
    if result["name"] in ("layer", "teaching_layer"):
        return Layer(width, heads, biases=False), (torch.randn(n, width),)
    if result["name"] == "model_minilm":
        return Model(6, width, heads, n, False, torch.nn.functional.gelu), (torch.randn(n, width),)
    if result["name"] == "model_gpt2":
        return Model(12, width, heads, n, True, gelu_tanh), (torch.randn(n, width),)
    return None


class OurWork:
    """What bench_engine measures, by way of its C interface; as itself it is a call."""

    def __init__(self, library, result):
        self.library = library
        self.work = library.attn_bench_make(result["name"].encode(), result["n"], result["threads"])

    def __call__(self):
        self.library.attn_bench_do(self.work)

    def __del__(self):
        self.library.attn_bench_free(self.work)


def our_library(path):
    library = ctypes.CDLL(path)
    library.attn_bench_make.argtypes = (ctypes.c_char_p, ctypes.c_long, ctypes.c_int)
    library.attn_bench_make.restype = ctypes.c_void_p
    library.attn_bench_do.argtypes = library.attn_bench_free.argtypes = (ctypes.c_void_p,)
    return library


def set_torch_threads(count):
    """PyTorch's own threads and those of the OpenBLAS that Debian's multiplies with, which it doesn't know of."""
    torch.set_num_threads(count)
    try:
        ctypes.CDLL("libblas.so.3").openblas_set_num_threads(count)
    except (OSError, AttributeError):  # another PyTorch
        pass


def torch_work(result, module, inputs):
    set_torch_threads(result["threads"])
    if result["name"] == "sdpa_context" and hasattr(torch.nn.functional, "scaled_dot_product_attention"):
        return lambda: torch.nn.functional.scaled_dot_product_attention(*inputs)
    return lambda: module(*inputs)


def onnx_work(result, module, inputs, onnxruntime):
    file = io.BytesIO()
    names = [f"in{i}" for i in range(len(inputs))]
    torch.onnx.export(module, inputs, file, input_names=names, opset_version=13)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = result["threads"]
    session = onnxruntime.InferenceSession(file.getvalue(), options, providers=["CPUExecutionProvider"])
    feed = {name: value.numpy() for name, value in zip(names, inputs)}
    outputs = [output.name for output in session.get_outputs()]
    if result["name"] == "sdpa_context":
        outputs = outputs[:1]
    return lambda: session.run(outputs, feed)


def main():
    path, library = sys.argv[1], our_library(sys.argv[2])
    with open(path, encoding="utf-8") as file:
        report = json.load(file)
    try:
        import onnxruntime
    except ImportError:
        onnxruntime = None
        print("ONNX Runtime is not here: left out")
    torch.manual_seed(1)
    torch_name = f"PyTorch {torch.__version__.split('+')[0]}"
    with torch.inference_mode():
        for result in report["results"]:
            made = module_of(result)
            if made is None:
                continue
            works = {torch_name: torch_work(result, *made)}
            if result["threads"] == 1:
                works["ours"] = OurWork(library, result)
            if onnxruntime:
                works[f"ONNX Runtime {onnxruntime.__version__}"] = onnx_work(result, *made, onnxruntime)
            times = medians(works)
            ours = times.pop("ours", result["microseconds"] * 1e-6)
            result["ratios"].update({name: time_ / ours for name, time_ in times.items()})
            ratios = "  ".join(f"{name} {time_ / ours:.2f}" for name, time_ in times.items())
            print(f"{result['name']:20} n {result['n']:5} threads {result['threads']}  {ratios}", flush=True)
    with open(path, "w", encoding="utf-8") as file:
        json.dump(report, file, indent=2)
        file.write("\n")


if __name__ == "__main__":
    main()
