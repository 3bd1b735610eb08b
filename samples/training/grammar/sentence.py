"""Draws sentences: a construction, its three renderings, their alignment and their split."""

import random
from dataclasses import dataclass
from typing import ClassVar

from . import elision
from .choose import Chooser
from .constructions import CONSTRUCTIONS
from .splits import split

CHINESE_STOP = {'.': '。', '?': '？', '!': '！'}
LONGEST = 31
KINDS, WEIGHTS = zip(*CONSTRUCTIONS)


@dataclass(slots=True)
class Sentence:
    """From English; the lists of a language in `targets` are aligned with those of `source`."""
    source: ClassVar = 'en'
    targets: ClassVar = ('fr', 'zh')
    en: list
    fr: list
    zh: list
    align_fr: list        # (target index, source index)
    align_zh: list
    coref: tuple          # (index of the pronoun, index of its antecedent's noun) in en, or None
    pronoun_fr: int       # index in fr of the pronoun whose gender the antecedent decides, or None
    split: str
    kind: str


def align(target, source):
    """Pairs the words of equal concept; an auxiliary (-n) without counterpart falls back on its verb (n)."""
    pairs = []
    for index, (_, cid) in enumerate(target):
        if cid:
            found = source.get(cid)
            if found is None and cid < 0:
                found = source.get(-cid)
            if found is not None:
                pairs.append((index, found))
    return pairs


def finish(draft, chooser):
    en, zh = draft.en, draft.zh
    fr = elision.finish(draft.fr)
    if draft.end:
        if draft.always_closed or not chooser.chance(.2):     # an open sentence is still translated with its full stop
            en.append((draft.end, 0))
        fr.append((draft.end, 0))
        zh.append((CHINESE_STOP[draft.end], 0))
    source = {}
    for index, (_, cid) in enumerate(en):
        if cid:
            source.setdefault(cid, index)
    stop = len(en) - 1 if en[-1][0] in '.?!' else None
    words = [w for w, _ in en]
    align_fr, align_zh = align(fr, source), align(zh, source)
    if stop is not None:
        align_fr.append((len(fr) - 1, stop))
        align_zh.append((len(zh) - 1, stop))
    coref = pronoun = None
    if draft.coref:
        np, antecedent = draft.coref
        coref = source[np.id], source[antecedent.id]
        pronoun = next((i for i, (w, cid) in enumerate(fr)
                        if cid == np.id and w in ('il', 'elle', 'ils', 'elles', 'le', 'la')), None)
    return Sentence(words, [w for w, _ in fr], [w for w, _ in zh], align_fr, align_zh, coref, pronoun,
                    split(words, chooser.pairs), draft.kind)


def draw(rng, new_reader=None):
    """(draft, chooser); a new reader settles what is said for Chinese to English."""
    while True:
        construct = rng.choices(KINDS, WEIGHTS)[0]
        chooser = Chooser(rng, new_reader and new_reader(rng))
        draft = construct(chooser)
        if draft is not None and len(draft.en) <= LONGEST:
            return draft, chooser


def generate(seed, count):
    """`count` sentences, the same for the same seed."""
    rng = random.Random(seed)
    for _ in range(count):
        yield finish(*draw(rng))
