"""A run of a model as `attention-lab run` writes it: every tensor under its name, and the metadata."""
import json

import torch


def run_sentence(model, source_words, target_words, source=None, target=None, mask="model", scale=None):
    """Runs one sentence given as ids. Returns ({name: array}, metadata); a decoder's row is named after what it
    produces: the next word it is fed, and in the last row the most probable word."""
    config = model.config
    with torch.no_grad():
        trace = model.run(as_batch(source), as_batch(target), mask, scale)
    tensors = {name: tensor[0].contiguous().numpy() for name, tensor in trace.items()}
    metadata = {
        "model": config["title"], "mask": mask, "scale": str(config["scale"] if scale is None else scale),
        "supervised_heads": json.dumps(config["supervised_heads"]),
    }
    if source is None:  # a decoder alone: its text is the text
        metadata.update(named("", target, target_words))
        return tensors, metadata
    metadata.update(named("", source, source_words))
    if target is not None:
        metadata.update(named("target_", target, target_words))
        produced = target[1:] + [int(tensors["logits"][-1].argmax())]
        metadata["produced_tokens"] = json.dumps([target_words[i] for i in produced], ensure_ascii=False)
    return tensors, metadata


def as_batch(ids):
    return None if ids is None else torch.tensor([ids], dtype=torch.long)


def named(prefix, ids, words):
    return {
        f"{prefix}token_ids": json.dumps(ids),
        f"{prefix}tokens": json.dumps([words[i] for i in ids], ensure_ascii=False),
    }
