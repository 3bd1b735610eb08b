"""Trains a translation model and writes its folder below samples/models.

/usr/bin/python3 samples/training/train_translate.py translate-en-fr-zh
/usr/bin/python3 samples/training/train_translate.py translate-unsupervised

Options for trials: --steps N, --out FOLDER, --stage N.
"""
import determinism

if __name__ == "__main__":
    determinism.restart_in_fixed_environment()

import argparse
import math
import os
import time
from collections import namedtuple

import torch

import model_folder
from corpus import SOURCES, plain_pool, pool_of_all_directions, pool_of_long_sentences, pool_rich_in_rare_words, vocabularies
from cross_entropy import CrossEntropy
from transformer import Transformer, default_config, initial_weights, parameter_shapes
from translation_data import Encoder, PAD, endless_batches

HERE = os.path.dirname(os.path.abspath(__file__))
MODELS = os.path.join(HERE, "..", "models")

# A stage: languages translated into, how the sentences are drawn, steps, highest learning rate, steps that keep it
# before it falls, width of the feed-forward layers where it grows. Each starts from what the one before has stored.
Stage = namedtuple("Stage", "languages pool steps peak hold d_ff", defaults=(0, None))


def stages_from_english(languages):
    return [Stage(languages, plain_pool, 8000, 2.5e-3), Stage(languages, pool_rich_in_rare_words, 7000, 1.5e-3),
            Stage(languages, pool_rich_in_rare_words, 7000, 1.5e-3)]


ALL_DIRECTIONS = [Stage(["fr", "zh", "en"], pool_of_all_directions, 6000, 2e-3),
                  Stage(["fr", "zh", "en"], pool_of_all_directions, 5000, 1.5e-3),
                  Stage(["fr", "zh", "en"], pool_of_long_sentences, 26000, 1e-3, hold=10000, d_ff=512)]
RECIPES = {
    "translate-en-fr-zh": dict(
        title="English to French and Chinese, Chinese to English", d_model=96, heads=4, d_ff=384, supervised=True,
        stages=stages_from_english(["fr", "zh"]) + ALL_DIRECTIONS),
    "translate-unsupervised": dict(
        title="English to French, no head taught", d_model=64, heads=4, d_ff=256, supervised=False,
        stages=stages_from_english(["fr"]) + [Stage(["fr"], pool_rich_in_rare_words, 7000, 1e-3)]),
}
SEED = 20260
WARM_UP, CLIP = 300, 1.0
TOKENS = 768  # fed words a batch
ALIGN_WEIGHT = COREF_WEIGHT = 0.3
TINY = 1e-9


def make_config(recipe, stage, source, target):
    d_model, heads, languages = recipe["d_model"], recipe["heads"], stage.languages
    starts = {f"start_{language}": target.index(f"<{language}>") for language in languages}
    sources = {f"source_language_{language}": SOURCES[language] for language in languages}
    if len(set(sources.values())) > 1:
        starts.update(sources)
    taught = ["decoder.1.cross.0 word alignments", "encoder.1.self.0 coreference"] if recipe["supervised"] else []
    return default_config(
        title=recipe["title"], d_model=d_model, heads=heads, d_k=d_model // heads, d_ff=stage.d_ff or recipe["d_ff"],
        source_vocabulary=len(source), target_vocabulary=len(target), embedding_scale=math.sqrt(d_model),
        supervised_heads=taught, **starts)


def alignment_loss(weights, align):
    """Mean of -log of what the rows of aligned words give to the words they belong to."""
    taught = align.sum(-1) > 0
    mass = (weights * align).sum(-1)[taught]
    return -torch.log(mass + TINY).mean() if len(mass) else torch.zeros(())


def coreference_loss(weights, coref):
    """Mean of -log of what a pronoun's row gives to the noun it stands for."""
    if not coref:
        return torch.zeros(())
    sentence, pronoun, noun = (torch.tensor(column) for column in zip(*coref))
    return -torch.log(weights[sentence, pronoun, noun] + TINY).mean()


def losses(model, batch, supervised):
    trace = model.run(batch.source, batch.fed)
    real = batch.wanted != PAD
    words = CrossEntropy.apply(trace["logits"][real], batch.wanted[real])
    if not supervised:
        return words, torch.zeros(()), torch.zeros(())
    cross = model.config["decoder_layers"] - 1
    own = model.config["encoder_layers"] - 1
    return (words, alignment_loss(trace[f"decoder.{cross}.cross.weights"][:, 0], batch.align),
            coreference_loss(trace[f"encoder.{own}.self.weights"][:, 0], batch.coref))


def learning_rate(step, stage):
    warm = min(1.0, (step + 1) / WARM_UP)
    fallen = max(0, step - stage.hold) / (stage.steps - stage.hold)
    return stage.peak * warm * 0.5 * (1.0 + math.cos(math.pi * fallen))


class FlatWeights:
    """All weights in one long tensor, so that the optimizer's step is a few operations and not hundreds."""

    def __init__(self, config, weights):
        self.shapes = parameter_shapes(config)
        self.flat = torch.cat([weights[name].flatten() for name in self.shapes]).requires_grad_()

    def named(self):
        pieces = self.flat.split([math.prod(shape) for shape in self.shapes.values()])
        return {name: piece.view(shape) for (name, shape), piece in zip(self.shapes.items(), pieces)}


def train(model, batches, stage, supervised, keep):
    """Trains for the stage's steps; keep(weights) is called every thousand, so that a stopped training leaves something."""
    weights = FlatWeights(model.config, model.weights)
    optimizer = torch.optim.Adam([weights.flat], betas=(0.9, 0.98), eps=1e-9)
    sums, began = [0.0, 0.0, 0.0], time.process_time()
    for step in range(stage.steps):
        model.weights = weights.named()
        words, align, coref = losses(model, next(batches), supervised)
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(step, stage)
        optimizer.zero_grad(set_to_none=True)
        (words + ALIGN_WEIGHT * align + COREF_WEIGHT * coref).backward()
        torch.nn.utils.clip_grad_norm_([weights.flat], CLIP)
        optimizer.step()
        sums = [total + loss.item() for total, loss in zip(sums, (words, align, coref))]
        if (step + 1) % 250 == 0:
            shown = "  ".join(f"{name} {total / 250:.4f}" for name, total in zip(("words", "align", "coref"), sums))
            print(f"step {step + 1}  {shown}  CPU minutes {(time.process_time() - began) / 60:.1f}", flush=True)
            sums = [0.0, 0.0, 0.0]
        if (step + 1) % 1000 == 0 or step + 1 == stage.steps:
            keep(weights.named())


def widened(name, old, fresh):
    """`old` in a wider feed-forward layer: its new units begin with what `fresh` gives them, and add nothing yet."""
    if old.shape == fresh.shape:
        return old
    wide = torch.zeros_like(fresh) if name.endswith("w_2") else fresh.clone()
    wide[tuple(slice(size) for size in old.shape)] = old
    return wide


def starting_weights(config, folder, source, target):
    """The stored weights of the stage before. A word that is new on its side begins as what the other side knows of it."""
    before, old_source, old_target = model_folder.load(folder)
    rows = {"encoder": dict(zip(old_source, before.weights["encoder.embedding.weight"])),
            "decoder": dict(zip(old_target, before.weights["decoder.embedding.weight"]))}
    weights = initial_weights(config)
    for name in weights:
        block = name.split(".")[0]
        if name != f"{block}.embedding.weight":
            weights[name] = widened(name, before.weights[name], weights[name])
            continue
        other = rows["decoder" if block == "encoder" else "encoder"]
        for number, word in enumerate(source if block == "encoder" else target):
            weights[name][number] = rows[block].get(word, other.get(word, weights[name][number]))
    return weights


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("model", choices=sorted(RECIPES))
    parser.add_argument("--steps", type=int, help="of each stage, for a trial")
    parser.add_argument("--out", help="folder to write instead of the shipped model's")
    parser.add_argument("--stage", type=int, default=0, help="go on with this stage from the folder's weights")
    options = parser.parse_args()
    recipe = RECIPES[options.model]
    folder = options.out or os.path.join(MODELS, options.model)
    for number, stage in list(enumerate(recipe["stages"]))[options.stage:]:
        if options.steps:
            stage = stage._replace(steps=options.steps, hold=0)
        determinism.seed_everything(SEED + number)
        source, target = vocabularies(stage.languages)
        config = make_config(recipe, stage, source, target)
        weights = starting_weights(config, folder, source, target) if number else initial_weights(config)

        def keep(weights):
            model_folder.save(folder, config, weights, source, target, dtype="F16")

        encoder = Encoder(source, target, stage.languages)
        batches = endless_batches(stage.pool, 1000 * number, encoder, TOKENS, SEED + number)
        train(Transformer(config, weights), batches, stage, recipe["supervised"], keep)
    print(f"wrote {folder}")


if __name__ == "__main__":
    main()
