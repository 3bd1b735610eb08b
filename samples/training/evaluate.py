"""Measures a translation model on held-out sentences and compares it with its bars; exit 1 if one is missed.

/usr/bin/python3 samples/training/evaluate.py translate-en-fr-zh

Options: --folder FOLDER, --fresh N (N new held-out sentences of each split instead of the files),
--errors (prints wrong translations), --random (shuffles the weights: a control, which must miss the bars).
"""
import determinism

if __name__ == "__main__":
    determinism.restart_in_fixed_environment()

import argparse
import os
import sys
from collections import Counter

import torch

import heldout
import model_folder
from grammar import Reading, Sentence
from translation_data import EOS, PAD, Encoder, make_batch

HERE = os.path.dirname(os.path.abspath(__file__))
LONGEST = 60

BARS = {
    "exact match iid": 0.985, "exact match comp": 0.97, "alignment": 0.99, "alignment, best head": 0.80,
    "coreference mass": 0.95, "pronoun gender": 0.99,
}


def greedy(model, sources, starts):
    """Translates a list of id lists, all at once; returns lists of ids without start and end."""
    source = torch.full((len(sources), max(map(len, sources))), PAD)
    for row, ids in enumerate(sources):
        source[row, : len(ids)] = torch.tensor(ids)
    allowed = (source != PAD)[:, None, None, :]
    with torch.no_grad():
        memory = model.encode(source)
        fed = torch.tensor(starts).unsqueeze(1)
        ended = torch.zeros(len(sources), dtype=torch.bool)
        while not ended.all() and fed.shape[1] <= LONGEST:
            logits = model.decode(memory, allowed, fed)["logits"][:, -1]
            word = logits.argmax(-1).masked_fill(ended, EOS)
            ended |= word == EOS
            fed = torch.cat([fed, word.unsqueeze(1)], 1)
    return [ids[: ids.index(EOS)] if EOS in ids else ids for ids in fed[:, 1:].tolist()]


def translate_all(model, examples, size=100):
    """Greedy translations in the order of `examples`; like lengths together."""
    order = sorted(range(len(examples)), key=lambda n: len(examples[n].source))
    found = [None] * len(examples)
    for begin in range(0, len(order), size):
        part = order[begin : begin + size]
        results = greedy(model, [examples[n].source for n in part], [examples[n].start for n in part])
        for n, result in zip(part, results):
            found[n] = result
    return found


def traces(model, examples, size=50):
    """(examples, batch, trace) with the decoder fed the reference."""
    for begin in range(0, len(examples), size):
        part = examples[begin : begin + size]
        batch = make_batch(part)
        with torch.no_grad():
            yield part, batch, model.run(batch.source, batch.fed)


def alignment_accuracy(model, examples):
    """{head: share of aligned rows whose largest weight is on a source word they are aligned with}."""
    hits, rows = Counter(), 0
    for _, batch, trace in traces(model, examples):
        taught = batch.align.sum(-1) > 0
        rows += int(taught.sum())
        for layer in range(model.config["decoder_layers"]):
            best = trace[f"decoder.{layer}.cross.weights"].argmax(-1)
            for head in range(model.config["heads"]):
                hit = batch.align.gather(2, best[:, head].unsqueeze(2)).squeeze(2) > 0
                hits[f"decoder.{layer}.cross.{head}"] += int((hit & taught).sum())
    return {head: count / rows for head, count in hits.items()}


def coreference_mass(model, examples):
    """Mean weight that a pronoun's row of the supervised encoder head gives to its noun."""
    total, count, layer = 0.0, 0, model.config["encoder_layers"] - 1
    for part, _, trace in traces(model, [example for example in examples if example.coref]):
        weights = trace[f"encoder.{layer}.self.weights"]
        for row, example in enumerate(part):
            total += float(weights[row, 0, example.coref[0], example.coref[1]])
            count += 1
    return total / count


def pronoun_accuracy(model, pairs):
    """Share of French pronouns produced right after the reference up to them."""
    right, count = 0, 0
    places = {id(example): sentence.pronoun_fr for sentence, example in pairs}
    examples = [example for sentence, example in pairs if sentence.pronoun_fr is not None]
    for part, batch, trace in traces(model, examples):
        best = trace["logits"].argmax(-1)
        for row, example in enumerate(part):
            place = places[id(example)]
            right += int(best[row, place] == batch.wanted[row, place])
            count += 1
    return right / count


def evaluate(model, source_words, target_words, sentences, show_errors):
    """{figure's name: value} for every figure the model has."""
    config, figures, wrong = model.config, {}, Counter()
    languages = [name[6:] for name in config if name.startswith("start_")]
    for language in languages:
        encoder = Encoder(source_words, target_words, [language])
        pairs = [(sentence, encoder.examples(sentence)[0]) for sentence in sentences if language in sentence.targets]
        examples = [example for _, example in pairs]
        results = translate_all(model, examples)
        for split in ("iid", "comp"):
            right = [r == e.target for (s, e), r in zip(pairs, results) if s.split == split]
            figures[f"exact match {split} {language}"] = sum(right) / len(right)
        for (sentence, example), result in zip(pairs, results):
            if result != example.target:
                wrong[language, sentence.kind] += 1
                if show_errors:
                    print(f"{sentence.split} {sentence.kind}\n  {' '.join(source_words[i] for i in example.source)}\n"
                          f"  {' '.join(target_words[i] for i in example.target)}\n"
                          f"  {' '.join(target_words[i] for i in result)}")
        heads = alignment_accuracy(model, examples)
        if config["supervised_heads"]:
            figures[f"alignment {language}"] = heads[f"decoder.{config['decoder_layers'] - 1}.cross.0"]
        else:
            best = max(heads, key=heads.get)
            figures[f"alignment, best head {best} {language}"] = heads[best]
        if language == "fr":
            figures["pronoun gender"] = pronoun_accuracy(model, pairs)
        if config["supervised_heads"]:
            figures[f"coreference mass {pairs[0][0].source}"] = coreference_mass(model, examples)
    return figures, wrong


def bar_of(name):
    return max((bar for bar in BARS if name.startswith(bar)), key=len)


def shuffle(model):
    """The control: each matrix's numbers in random order."""
    torch.manual_seed(1)
    for name, tensor in model.weights.items():
        model.weights[name] = tensor.flatten()[torch.randperm(tensor.numel())].view(tensor.shape)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("model")
    parser.add_argument("--folder")
    parser.add_argument("--fresh", type=int)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--random", action="store_true")
    options = parser.parse_args()
    determinism.seed_everything(1)
    model, source, target = model_folder.load(options.folder or os.path.join(HERE, "..", "models", options.model))
    if options.random:
        shuffle(model)
    if options.fresh:
        from corpus import FRESH_SEED, heldout_readings, heldout_sentences
        sentences = [sentence for draw in (heldout_sentences, heldout_readings)
                     for sentence in heldout.choose(draw(FRESH_SEED), options.fresh)]
    else:
        sentences = heldout.read(Sentence) + heldout.read(Reading)
    figures, wrong = evaluate(model, source, target, sentences, options.errors)
    missed = 0
    for name, value in figures.items():
        bar = BARS[bar_of(name)]
        missed += value < bar
        print(f"{name:45} {value:.4f}  bar {bar}  {'ok' if value >= bar else 'MISSED'}")
    print("wrong by kind:", ", ".join(f"{language} {kind} {n}" for (language, kind), n in wrong.most_common()) or "none")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
