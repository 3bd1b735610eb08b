"""Draws sentences for Chinese to English: Chinese as it is typed, and the English that it is read as (see reading.py)."""

import random
from collections import defaultdict
from dataclasses import dataclass
from typing import ClassVar

from .meaning import new_id
from .reading import FIXED, WORD, Ambiguous, Reader
from .segment import cut_again
from .sentence import CHINESE_STOP, LONGEST, draw
from .splits import split

HALF_WIDTH = {'。': '.', '，': ',', '？': '?', '！': '!'}
UNKNOWN_LENGTHS = (1, 2, 2, 2, 3)     # characters of a word that the vocabulary lacks
UNKNOWN_LETTER = '\ue000'             # is in no word
CLOSED_UP = ('很快', '没有', '用', '真的', '你好', '住在')     # 很 快 and the like: cut otherwise than meant, yet with one meaning where they stand
AS_TYPED = ('phrase', 'fixed phrase')


@dataclass(slots=True)
class Reading:
    source: ClassVar = 'zh'
    targets: ClassVar = ('en',)
    zh: list
    en: list
    align_en: list        # (index in en, index in zh)
    coref: tuple          # (index of the pronoun, index of its antecedent's noun) in zh, or None
    split: str
    kind: str


def check(draft):
    """A lone word has one meaning, and a fixed phrase means what it always means."""
    en, zh = tuple(w for w, _ in draft.en), ''.join(w for w, _ in draft.zh)
    if draft.kind == 'phrase' and len(draft.zh) == 1:
        allowed = (WORD.get(zh, '<unk>'),)
    else:
        allowed = FIXED.get(zh, en)
    if en != allowed:
        raise Ambiguous


def typed(words, rng):
    """[(word, set of ids)]: cut as the tokenizer cuts the text; now and then with half-width punctuation."""
    table = HALF_WIDTH if rng.random() < .12 else {}
    words = [(table.get(word, word), cid) for word, cid in words]
    words = [(UNKNOWN_LETTER * rng.choice(UNKNOWN_LENGTHS) if word == '<unk>' else word, cid) for word, cid in words]
    meant = {word for word, _ in words}
    cut = cut_again(words)
    if any(word not in meant and word not in CLOSED_UP and word != UNKNOWN_LETTER for word, _ in cut):
        raise Ambiguous
    return [('<unk>' if word == UNKNOWN_LETTER else word, ids) for word, ids in cut]


def finish(draft, chooser):
    check(draft)
    rng = chooser.rng
    en, zh = draft.en, draft.zh
    if draft.end:
        stop = new_id()
        en.append((draft.end, stop))
        if draft.always_closed and (draft.kind not in AS_TYPED or draft.end != '?') or not chooser.chance(.2):
            zh.append((CHINESE_STOP[draft.end], stop))
    zh = typed(zh, rng)
    places = defaultdict(list)
    for index, (_, ids) in enumerate(zh):
        for cid in ids:
            places[cid].append(index)
    pairs = [(index, place) for index, (_, cid) in enumerate(en) if cid for place in places.get(cid) or places.get(abs(cid), ())]
    coref = None
    if draft.coref and not draft.reader.changed_number:
        coref = tuple(places[np.id][0] for np in draft.coref)
    words = [w for w, _ in en]
    return Reading([w for w, _ in zh], words, pairs, coref, split(words, chooser.pairs), draft.kind)


def generate_readings(seed, count):
    """`count` sentences, the same for the same seed."""
    rng = random.Random(seed)
    while count:
        try:
            reading = finish(*draw(rng, Reader))
        except Ambiguous:
            continue
        count -= 1
        yield reading
