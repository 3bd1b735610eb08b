"""Writes the tiny random models in tests/golden/models and their golden runs beside this script.

/usr/bin/python3 tests/golden/make_goldens.py

The models are seeded and untrained: they exist to be computed. Between them they take every choice that the format
offers: three architectures, both norms, three activations, four positions, three scales, tied and own output, classes.
"""
import os
import sys

import torch

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "samples", "training"))

import golden_run
import model_folder
import safetensors_io
from transformer import default_config, initial_weights

WORDS = ["the", "cat", "dog", "sees", "is", "small", "red", "and", "a", "garden", "in", "eats", "apple", "she", "."]
TARGET = ["le", "chat", "chien", "voit", "est", "petit", "rouge", "et", "un", "jardin", "dans", "mange", "猫", "狗", "。"]
SPECIALS = ["<pad>", "<unk>", "</s>"]
SOURCE_LIST = SPECIALS + WORDS
TARGET_LIST = SPECIALS + ["<fr>", "<zh>"] + TARGET
PAIR_LIST = SPECIALS + ["[CLS]", "[SEP]"] + WORDS


def shape(d_model, heads, d_k, d_ff, encoder_layers, decoder_layers):
    return {"d_model": d_model, "heads": heads, "d_k": d_k, "d_ff": d_ff, "encoder_layers": encoder_layers,
            "decoder_layers": decoder_layers, "source_vocabulary": len(SOURCE_LIST) if encoder_layers else 0,
            "target_vocabulary": len(TARGET_LIST) if decoder_layers else 0, "max_positions": 32}


STARTS = {"start_fr": 3, "start_zh": 4}

# name: (fields of config.json, source list, target list)
MODELS = {
    "tiny-encoder": (dict(
        shape(16, 2, 8, 32, 2, 0), architecture="encoder", norm="post", final_norm=False, activation="gelu",
        positions="learned", tie_output=False), SOURCE_LIST, None),
    "tiny-decoder": (dict(
        shape(24, 2, 12, 48, 0, 2), architecture="decoder", norm="pre", activation="gelu_tanh", positions="learned",
        tie_output=True, start=3), None, TARGET_LIST),
    "tiny-encdec-pre": (dict(
        shape(32, 2, 16, 64, 2, 2), architecture="encoder-decoder", norm="pre", activation="relu",
        embedding_scale=32 ** 0.5, tie_output=True, **STARTS,
        supervised_heads=["decoder.1.cross.0 word alignments"]), SOURCE_LIST, TARGET_LIST),
    # heads * d_k differs from d_model, the scale is a number, and the output has its own matrix and bias
    "tiny-encdec-post": (dict(
        shape(16, 2, 6, 24, 1, 2), architecture="encoder-decoder", norm="post", final_norm=True, activation="gelu",
        scale=0.25, tie_output=False, norm_eps=1e-3, **STARTS), SOURCE_LIST, TARGET_LIST),
    "tiny-classifier": (dict(
        shape(16, 2, 8, 32, 2, 0), architecture="encoder", norm="pre", activation="gelu", positions="sinusoidal",
        scale="none", tie_output=False, classes=3, cls_id=3, sep_id=4, source_vocabulary=len(PAIR_LIST)),
        PAIR_LIST, None),
    # heads that are no power of two
    "tiny-decoder-alibi": (dict(
        shape(36, 6, 6, 48, 0, 2), architecture="decoder", norm="pre", activation="gelu", positions="alibi",
        tie_output=True, start=3), None, TARGET_LIST),
    # more distances than buckets, unscaled as T5
    "tiny-encdec-relative": (dict(
        shape(24, 3, 8, 32, 2, 1), architecture="encoder-decoder", norm="pre", activation="relu", positions="relative",
        relative_buckets=8, relative_max_distance=9, scale="none", tie_output=True, **STARTS),
        SOURCE_LIST, TARGET_LIST),
}

ONE, FIVE, TEN = [4], [3, 4, 6, 8, 17], [3, 4, 6, 3, 5, 10, 16, 3, 12, 17]
FED_FR, FED_ZH = [3, 5, 6, 8, 10], [4, 17, 8, 18, 9, 10, 19]
PAIR = [3, 5, 6, 9, 10, 4, 5, 7, 9, 10, 4]

# name: (model, source ids, target ids, options of the run)
RUNS = {
    "tiny-encoder.one": ("tiny-encoder", ONE, None, {}),
    "tiny-encoder.ten": ("tiny-encoder", TEN, None, {}),
    "tiny-encoder.causal": ("tiny-encoder", FIVE, None, {"mask": "causal"}),
    "tiny-encoder.window": ("tiny-encoder", TEN, None, {"mask": "window:2"}),
    "tiny-decoder.one": ("tiny-decoder", None, [3], {}),
    "tiny-decoder.seven": ("tiny-decoder", None, FED_ZH, {}),
    "tiny-decoder.unmasked": ("tiny-decoder", None, FED_FR, {"mask": "none"}),
    "tiny-decoder.window": ("tiny-decoder", None, FED_ZH, {"mask": "window:2"}),
    "tiny-encdec-pre.one": ("tiny-encdec-pre", ONE, [3], {}),
    "tiny-encdec-pre.five": ("tiny-encdec-pre", FIVE, FED_FR, {}),
    "tiny-encdec-pre.padded": ("tiny-encdec-pre", FIVE + [0, 0], FED_ZH, {}),
    "tiny-encdec-pre.unscaled": ("tiny-encdec-pre", FIVE, FED_FR, {"scale": "none"}),
    "tiny-encdec-post.ten": ("tiny-encdec-post", TEN, FED_ZH, {}),
    "tiny-encdec-post.unknown": ("tiny-encdec-post", [3, 1, 7, 1], FED_FR, {}),
    "tiny-classifier.pair": ("tiny-classifier", PAIR, None, {}),
    "tiny-classifier.padded": ("tiny-classifier", PAIR + [0, 0], None, {}),
    "tiny-decoder-alibi.seven": ("tiny-decoder-alibi", None, FED_ZH, {}),
    "tiny-decoder-alibi.unmasked": ("tiny-decoder-alibi", None, FED_ZH, {"mask": "none"}),
    "tiny-decoder-alibi.window": ("tiny-decoder-alibi", None, FED_ZH, {"mask": "window:2"}),
    "tiny-encdec-relative.one": ("tiny-encdec-relative", ONE, [3], {}),
    "tiny-encdec-relative.ten": ("tiny-encdec-relative", TEN, FED_ZH, {}),
    "tiny-encdec-relative.padded": ("tiny-encdec-relative", FIVE + [0, 0], FED_FR, {"mask": "causal"}),
    "tiny-encdec-relative.unmasked": ("tiny-encdec-relative", FIVE, FED_ZH, {"mask": "none"}),
}


def random_weights(config, seed):
    """Nothing at zero or one: a forgotten bias or gain must show. Large projections: attention must not be flat."""
    torch.manual_seed(seed)
    weights = initial_weights(config)
    for name, tensor in weights.items():
        if tensor.dim() == 1:
            tensor.add_(0.3 * torch.randn(tensor.shape))
        elif ".w_" in name:
            tensor.mul_(1.5)
    return weights


def main():
    torch.set_num_threads(1)
    for seed, (name, (fields, source, target)) in enumerate(MODELS.items(), start=1):
        config = default_config(title=name, **fields)
        model_folder.save(os.path.join(HERE, "models", name), config, random_weights(config, seed), source, target)
    for name, (model_name, source, target, options) in RUNS.items():
        model, source_words, target_words = model_folder.load(os.path.join(HERE, "models", model_name))
        tensors, metadata = golden_run.run_sentence(model, source_words, target_words, source, target, **options)
        safetensors_io.write(os.path.join(HERE, name + ".safetensors"), tensors, metadata)


if __name__ == "__main__":
    main()
