"""Which sentences are held out: by a hash of the text, or for a pair of words that training never shows."""

from functools import lru_cache
from zlib import crc32

SALT = 'a'
# The pairs that the manual's own sentences use stay in training.
SHOWN = {('tired', 'animal'), ('wide', 'street'), ('cross', 'street'), ('quick', 'fox'), ('brown', 'fox'), ('lazy', 'dog'), ('jump', 'dog'),
         ('eat', 'apple'), ('red', 'car'), ('fast', 'car')}


@lru_cache(maxsize=None)
def held_out(pair):
    return pair not in SHOWN and crc32((SALT + ' '.join(pair)).encode()) % 20 == 0


def split(words, pairs):
    if any(held_out(pair) for pair in pairs):
        return 'comp'
    return 'iid' if crc32(' '.join(words).encode()) % 20 == 0 else 'train'
