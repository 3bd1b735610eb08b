"""A model's folder: config.json, model.safetensors and its vocabularies (a token a line, the line number is the id)."""
import json
import os

import torch

import safetensors_io
from transformer import Transformer, parameter_shapes


def write_vocabulary(path, words):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(word + "\n" for word in words)


def read_vocabulary(path):
    with open(path, encoding="utf-8") as file:
        return file.read().split("\n")[:-1]


def starts(config, source):
    """{language: start token} of the languages that are translated from `source`."""
    languages = [key[6:] for key in config if key.startswith("start_")]
    return {language: config[f"start_{language}"] for language in languages
            if config.get(f"source_language_{language}", "en") == source}


def save(folder, config, weights, source=None, target=None, dtype="F32"):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "config.json"), "w", encoding="utf-8", newline="\n") as file:
        json.dump(config, file, ensure_ascii=False, indent=2)
        file.write("\n")
    arrays = {name: tensor.detach().numpy() for name, tensor in weights.items()}
    safetensors_io.write(os.path.join(folder, "model.safetensors"), arrays, {"format": "attention-lab-model"}, dtype)
    for name, words in (("source.txt", source), ("target.txt", target)):
        if words:
            write_vocabulary(os.path.join(folder, name), words)


def load(folder):
    """Returns (model, source vocabulary or None, target vocabulary or None); computes from the stored values."""
    with open(os.path.join(folder, "config.json"), encoding="utf-8") as file:
        config = json.load(file)
    arrays, _ = safetensors_io.read(os.path.join(folder, "model.safetensors"))
    shapes = {name: tuple(array.shape) for name, array in arrays.items()}
    if shapes != parameter_shapes(config):
        raise ValueError(f"{folder}: the tensors of model.safetensors are not those that config.json describes")
    weights = {name: torch.from_numpy(array) for name, array in arrays.items()}
    vocabularies = []
    for name in ("source.txt", "target.txt"):
        path = os.path.join(folder, name)
        vocabularies.append(read_vocabulary(path) if os.path.exists(path) else None)
    return Transformer(config, weights), vocabularies[0], vocabularies[1]
