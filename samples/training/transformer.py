"""A Transformer in PyTorch, exactly as format "attention-lab-model" 1 describes it.

The learned parameters are a plain dictionary with the names of the file, so what is trained is what is stored. Every
run keeps every tensor between the tokens and the logits, under the names that `attention-lab run` writes.
"""
import math

import torch
import torch.nn.functional as F


def default_config(**fields):
    """The fields of config.json, with the values most models share."""
    config = {
        "format": "attention-lab-model", "format_version": 1, "architecture": "encoder-decoder", "title": "",
        "d_model": 96, "heads": 4, "d_k": 24, "d_ff": 384, "encoder_layers": 2, "decoder_layers": 2,
        "source_vocabulary": 0, "target_vocabulary": 0, "classes": 0, "max_positions": 128,
        "norm": "pre", "final_norm": True, "norm_eps": 1e-5, "activation": "relu", "positions": "sinusoidal",
        "embedding_scale": 1.0, "scale": "sqrt_dk", "tie_output": True,
        "pad_id": 0, "unk_id": 1, "eos_id": 2, "supervised_heads": [], "licence": "CC0-1.0",
    }
    config.update(fields)
    return config


def blocks(config):
    """[(block, layers, vocabulary, kinds of attention)] of the stacks a model has."""
    found = []
    if config["encoder_layers"]:
        found.append(("encoder", config["encoder_layers"], config["source_vocabulary"], ["self"]))
    if config["decoder_layers"]:
        kinds = ["self", "cross"] if config["encoder_layers"] else ["self"]
        found.append(("decoder", config["decoder_layers"], config["target_vocabulary"], kinds))
    return found


def output_width(config):
    """Columns of the logits: 0 for an encoder without classes, which has no logits."""
    return config["classes"] if config["architecture"] == "encoder" else config["target_vocabulary"]


def parameter_shapes(config):
    """{name: shape} of everything that model.safetensors holds; a vector is a bias or a gain."""
    d, inner, d_ff = config["d_model"], config["heads"] * config["d_k"], config["d_ff"]
    shapes = {}
    for block, layers, vocabulary, kinds in blocks(config):
        shapes[f"{block}.embedding.weight"] = (vocabulary, d)
        if config["positions"] == "learned":
            shapes[f"{block}.positions.weight"] = (config["max_positions"], d)
        if config["positions"] == "relative":
            shapes[f"{block}.relative_bias.weight"] = (config["relative_buckets"], config["heads"])
        norms = [f"{block}.norm"] if config["final_norm"] else []
        for layer in range(layers):
            for kind in kinds:
                for part in "qkv":
                    shapes[f"{block}.{layer}.{kind}.w_{part}"] = (d, inner)
                    shapes[f"{block}.{layer}.{kind}.b_{part}"] = (inner,)
                shapes[f"{block}.{layer}.{kind}.w_o"] = (inner, d)
                shapes[f"{block}.{layer}.{kind}.b_o"] = (d,)
                norms.append(f"{block}.{layer}.norm_{kind}")
            shapes[f"{block}.{layer}.ff.w_1"] = (d, d_ff)
            shapes[f"{block}.{layer}.ff.b_1"] = (d_ff,)
            shapes[f"{block}.{layer}.ff.w_2"] = (d_ff, d)
            shapes[f"{block}.{layer}.ff.b_2"] = (d,)
            norms.append(f"{block}.{layer}.norm_ff")
        for norm in norms:
            shapes[f"{norm}.gain"] = (d,)
            shapes[f"{norm}.bias"] = (d,)
    if output_width(config) and not (config["tie_output"] and config["decoder_layers"]):
        shapes["output.weight"] = (d, output_width(config))
        shapes["output.bias"] = (output_width(config),)
    return shapes


def initial_weights(config):
    """Weights to start training from (torch's random state decides)."""
    weights = {}
    for name, shape in parameter_shapes(config).items():
        tensor = torch.zeros(shape)
        if name.endswith(("embedding.weight", "positions.weight")):
            tensor.normal_(0.0, config["d_model"] ** -0.5)
        elif len(shape) == 2:
            torch.nn.init.xavier_uniform_(tensor)
        elif name.endswith(".gain"):
            tensor.fill_(1.0)
        weights[name] = tensor
    return weights


def sinusoids(count, d_model):
    """Even columns sin, odd columns cos of position / 10000^(2i/d_model)."""
    position = torch.arange(count, dtype=torch.float64).unsqueeze(1)
    angle = position / 10000.0 ** (torch.arange(0, d_model, 2, dtype=torch.float64) / d_model)
    table = torch.zeros(count, d_model, dtype=torch.float64)
    table[:, 0::2] = torch.sin(angle)
    table[:, 1::2] = torch.cos(angle)[:, : d_model // 2]
    return table.float()


def alibi_slopes(heads):
    """Press et al. 2022: a geometric sequence; the gaps of twice as many heads where heads is no power of two."""
    power = 2 ** int(math.log2(heads))
    slopes = [2 ** (-8 * (k + 1) / power) for k in range(power)]
    if power < heads:
        slopes += alibi_slopes(2 * power)[0::2][:heads - power]
    return slopes


def relative_buckets(distance, buckets, max_distance, two_sided):
    """Raffel et al. 2020, 2.1: the bucket of each distance (position of the key less that of the query)."""
    first = torch.zeros_like(distance)
    if two_sided:
        buckets //= 2
        first = (distance > 0).long() * buckets
        distance = distance.abs()
    else:
        distance = (-distance).clamp(min=0)
    exact = buckets // 2
    along = torch.log(distance.float() / exact) / math.log(max_distance / exact) * (buckets - exact)
    far = (exact + along.clamp(min=0).long()).clamp(max=buckets - 1)
    return first + torch.where(distance < exact, distance, far)


def self_mask(choice, queries, causal):
    """[queries, queries], True where a query may look; `choice` as the command line's --mask."""
    if choice == "model":
        choice = "causal" if causal else "none"
    i = torch.arange(queries).unsqueeze(1)
    j = torch.arange(queries).unsqueeze(0)
    if choice == "none":
        return torch.ones(queries, queries, dtype=torch.bool)
    if choice == "causal":
        return j <= i
    near = (i - j).abs() <= int(choice.split(":")[1])  # window:N
    return near & (j <= i) if causal else near


class Transformer:
    """A model: its config and its weights. Tokens are batches of ids [sentences, positions], padded with pad_id."""

    def __init__(self, config, weights):
        self.config = config
        self.weights = weights
        self.table = None
        if config["positions"] == "sinusoidal":
            self.table = sinusoids(config["max_positions"], config["d_model"])

    def norm(self, name, x):
        gain, bias = self.weights[f"{name}.gain"], self.weights[f"{name}.bias"]
        return F.layer_norm(x, x.shape[-1:], gain, bias, self.config["norm_eps"])

    def linear(self, w, b, x):
        return F.linear(x, self.weights[w].t(), self.weights[b])

    def multiplier(self, scale):
        """What q·k is multiplied by."""
        scale = self.config["scale"] if scale is None else scale
        if scale == "sqrt_dk":
            return 1.0 / math.sqrt(self.config["d_k"])
        return 1.0 if scale == "none" else float(scale)

    def position_bias(self, block, count):
        """[heads, count, count], added to the scores of self-attention; None where the model adds vectors instead."""
        distance = torch.arange(count).unsqueeze(0) - torch.arange(count).unsqueeze(1)
        if self.config["positions"] == "alibi":
            slopes = torch.tensor(alibi_slopes(self.config["heads"]))
            return -slopes[:, None, None] * distance.abs()
        if self.config["positions"] == "relative":
            bucket = relative_buckets(distance, self.config["relative_buckets"], self.config["relative_max_distance"],
                                      block == "encoder")
            return F.embedding(bucket, self.weights[f"{block}.relative_bias.weight"]).permute(2, 0, 1)
        return None

    def attention(self, name, x, kv, allowed, bias, scale, trace):
        heads, d_k = self.config["heads"], self.config["d_k"]

        def project(part, rows):
            flat = self.linear(f"{name}.w_{part}", f"{name}.b_{part}", rows)
            return flat.view(rows.shape[0], rows.shape[1], heads, d_k).transpose(1, 2)

        q, k, v = project("q", x), project("k", kv), project("v", kv)
        scores = torch.matmul(q, k.transpose(2, 3)) * self.multiplier(scale)
        biased = scores if bias is None else scores + bias
        weights = torch.softmax(biased.masked_fill(~allowed, -math.inf), dim=-1)
        context = torch.matmul(weights, v)
        concatenated = context.transpose(1, 2).reshape(x.shape[0], x.shape[1], heads * d_k)
        output = self.linear(f"{name}.w_o", f"{name}.b_o", concatenated)
        parts = {"input": x, "q": q, "k": k, "v": v, "scores": scores, "weights": weights, "context": context,
                 "output": output}
        if name.endswith("cross"):
            parts["input_kv"] = kv
        if bias is not None:
            parts["bias"] = bias.expand(x.shape[0], -1, -1, -1)
        trace.update({f"{name}.{part}": tensor for part, tensor in parts.items()})
        return output

    def feed_forward(self, name, x):
        h = self.linear(f"{name}.w_1", f"{name}.b_1", x)
        activation = self.config["activation"]
        if activation == "relu":
            h = torch.relu(h)
        elif activation == "gelu":
            h = F.gelu(h)
        else:
            h = F.gelu(h, approximate="tanh")
        return self.linear(f"{name}.w_2", f"{name}.b_2", h)

    def stack(self, block, layers, ids, memory, memory_allowed, mask, scale, dropout, trace):
        """Runs one block over `ids`; returns its final rows."""
        pre = self.config["norm"] == "pre"
        rows = F.embedding(ids, self.weights[f"{block}.embedding.weight"]) * self.config["embedding_scale"]
        positions = self.weights.get(f"{block}.positions.weight", self.table)
        if positions is not None:
            rows = rows + positions[: ids.shape[1]]
        bias = self.position_bias(block, ids.shape[1])
        x = F.dropout(rows, dropout, dropout > 0)
        trace[f"{block}.embedding"] = x
        allowed = (ids != self.config["pad_id"])[:, None, None, :]
        allowed = allowed & self_mask(mask, ids.shape[1], block == "decoder")[None, None]

        def sublayer(x, norm, function):
            if pre:
                return x + F.dropout(function(self.norm(norm, x)), dropout, dropout > 0)
            return self.norm(norm, x + F.dropout(function(x), dropout, dropout > 0))

        for layer in range(layers):
            name = f"{block}.{layer}"
            x = sublayer(x, f"{name}.norm_self",
                         lambda y: self.attention(f"{name}.self", y, y, allowed, bias, scale, trace))
            if memory is not None:
                x = sublayer(x, f"{name}.norm_cross",
                             lambda y: self.attention(f"{name}.cross", y, memory, memory_allowed, None, scale,
                                                      trace))
            x = sublayer(x, f"{name}.norm_ff", lambda y: self.feed_forward(f"{name}.ff", y))
            trace[f"{name}.hidden"] = x
        if self.config["final_norm"]:
            x = self.norm(f"{block}.norm", x)
        trace[f"{block}.final"] = x
        return x

    def run(self, source=None, target=None, mask="model", scale=None, dropout=0.0):
        """Every tensor of a run, each with the batch as its first dimension.

        `source` feeds the encoder, `target` (start token first) the decoder; a model without one of them leaves it
        out. `mask` replaces the mask of self-attention, `scale` the model's scale, as the command line's options do.
        """
        trace = {}
        final, memory_allowed = None, None
        if self.config["encoder_layers"]:
            final = self.encode(source, mask, scale, dropout, trace)
            memory_allowed = (source != self.config["pad_id"])[:, None, None, :]
        if self.config["decoder_layers"]:
            return self.decode(final, memory_allowed, target, mask, scale, dropout, trace)
        if self.config["classes"]:  # a classifier reads its first position
            trace["logits"] = self.linear("output.weight", "output.bias", final[:, :1])
        return trace

    def encode(self, source, mask="model", scale=None, dropout=0.0, trace=None):
        trace = {} if trace is None else trace
        return self.stack("encoder", self.config["encoder_layers"], source, None, None, mask, scale, dropout, trace)

    def decode(self, memory, memory_allowed, target, mask="model", scale=None, dropout=0.0, trace=None):
        trace = {} if trace is None else trace
        final = self.stack("decoder", self.config["decoder_layers"], target, memory, memory_allowed, mask, scale,
                           dropout, trace)
        if self.config["tie_output"]:
            trace["logits"] = F.linear(final, self.weights["decoder.embedding.weight"])
        else:
            trace["logits"] = self.linear("output.weight", "output.bias", final)
        return trace
