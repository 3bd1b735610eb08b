"""From the grammar's sentences to batches of ids for the decoder's and encoder's training."""
import dataclasses
import random
from collections import namedtuple

import torch

PAD, UNK, EOS = 0, 1, 2
SPECIALS = ["<pad>", "<unk>", "</s>"]

# One direction of one sentence. `target` holds the words alone; align is [(target index, source index)].
Example = namedtuple("Example", "source target start align coref")

# Everything a step needs. Row t of `fed` has been given word t-1 and must produce `wanted[t]`, so an alignment of
# target word t belongs to row t. `align` is [sentences, rows, source], 1 where the words belong together.
Batch = namedtuple("Batch", "source fed wanted align coref")


class Encoder:
    """Words to ids. A word that the lists lack is an error: the grammar writes <unk> itself where it wants it."""

    def __init__(self, source_words, target_words, languages):
        self.source = {word: number for number, word in enumerate(source_words)}
        self.target = {word: number for number, word in enumerate(target_words)}
        self.starts = {language: self.target[f"<{language}>"] for language in languages}

    def examples(self, sentence):
        source = [self.source[word] for word in getattr(sentence, sentence.source)]
        found = []
        for language in sentence.targets:
            if language in self.starts:
                target = [self.target[word] for word in getattr(sentence, language)]
                align = getattr(sentence, f"align_{language}")
                found.append(Example(source, target, self.starts[language], align, sentence.coref))
        return found


def hide_a_word(sentence, may_hide, chance, rng):
    """Sometimes replaces a word, and its translations, by <unk>: an unknown word stays an unknown word.

    The grammar hides nouns itself; here it is verbs' and adjectives' turn, where each language has one word for it.
    French does not elide before <unk>, so a word after an elision stays."""
    if rng.random() >= chance:
        return sentence
    source = getattr(sentence, sentence.source)
    position = rng.randrange(len(source))
    several = sentence.source == "zh" and SPECIALS[UNK] in source  # where an unknown word may be several characters
    if source[position] not in may_hide or several:
        return sentence
    hidden = {sentence.source: replaced(source, position)}
    for language in sentence.targets:
        words, align = getattr(sentence, language), getattr(sentence, f"align_{language}")
        targets = [t for t, s in align if s == position]
        if len(targets) != 1 or targets[0] and words[targets[0] - 1].endswith("'"):
            return sentence
        hidden[language] = replaced(words, targets[0])
    return dataclasses.replace(sentence, **hidden)


def replaced(words, position):
    return words[:position] + [SPECIALS[UNK]] + words[position + 1 :]


def padded(rows):
    longest = max(map(len, rows))
    return torch.tensor([row + [PAD] * (longest - len(row)) for row in rows])


def make_batch(examples):
    source = padded([example.source for example in examples])
    fed = padded([[example.start] + example.target for example in examples])
    wanted = padded([example.target + [EOS] for example in examples])
    align = torch.zeros(len(examples), fed.shape[1], source.shape[1])
    pairs = [(number, t, s) for number, example in enumerate(examples) for t, s in example.align]
    if pairs:
        align[tuple(torch.tensor(pairs).t())] = 1.0
    coref = [(number, *example.coref) for number, example in enumerate(examples) if example.coref]
    return Batch(source, fed, wanted, align, coref)


def batches(examples, tokens, rng):
    """Cuts a pool of examples into batches of about `tokens` fed words, of like length, in random order."""
    ordered = sorted(examples, key=lambda e: (len(e.target) + rng.random(), len(e.source)))
    groups, group = [], []
    for example in ordered:
        if group and (len(group) + 1) * (len(example.target) + 1) > tokens:
            groups.append(group)
            group = []
        group.append(example)
    groups.append(group)
    rng.shuffle(groups)
    for group in groups:
        yield make_batch(group)


def endless_batches(sentences_of, pool, encoder, tokens, seed):
    """Fresh sentences for ever: sentences_of(number) gives a pool's training sentences; `pool` is the first number."""
    rng = random.Random(seed)
    while True:
        examples = [example for sentence in sentences_of(pool) for example in encoder.examples(sentence)]
        yield from batches(examples, tokens, rng)
        pool += 1
