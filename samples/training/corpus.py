"""What the recipes ask of the grammar: vocabularies, training sentences, held-out sentences."""
import functools
import random
from collections import Counter

from grammar import generate, lexicon, source_vocabulary, target_vocabulary

from translation_data import SPECIALS, hide_a_word

POOL = 12000  # sentences generated at a time
RARE_POOL, RARE, COMMON = 36000, 2e-4, 0.2  # a word in fewer sentences than RARE is rare; share of others kept
TRAIN_SEED, RARE_SEED = 1000, 100000  # pool n is generated from seed + n
HELDOUT_SEED, COUNT_SEED, FRESH_SEED, COUNTED = 7, 8, 9, 100000  # no pool's seeds
HIDDEN = 0.1  # share of sentences where a word is tried for hiding


def is_chinese(word):
    return any("\u3000" <= letter <= "\uffef" for letter in word)  # punctuation, ideographs, full-width forms


def vocabularies(languages):
    """(source list, target list) for a model that translates English into `languages`."""
    source = [word for word in source_vocabulary() if word not in SPECIALS]
    target = [word for word in target_vocabulary()
              if word not in SPECIALS and ("zh" if is_chinese(word) else "fr") in languages]
    return SPECIALS + source, SPECIALS + [f"<{language}>" for language in languages] + target


def words_to_hide():
    """English verbs and adjectives that are nothing else."""
    nouns = {form for noun in lexicon.NOUNS + lexicon.NAMES for form in (noun.en, noun.en_pl)}
    verbs = {form for verb in lexicon.VERBS for form in (verb.en, verb.third, verb.past)}
    return (verbs | {adjective.en for adjective in lexicon.ADJECTIVES}) - nouns


def training_sentences(seed, count, rng):
    """Training sentences, some with a hidden word."""
    may_hide = words_to_hide()
    for sentence in generate(seed, count):
        if sentence.split == "train":
            yield hide_a_word(sentence, may_hide, HIDDEN, rng)


def plain_pool(number):
    """The grammar's sentences as they come."""
    return list(training_sentences(TRAIN_SEED + number, POOL, random.Random(number)))


@functools.lru_cache(maxsize=1)
def shares():
    """{French or Chinese word: share of sentences it is in}, from a large draw."""
    counts = Counter(word for sentence in generate(COUNT_SEED, COUNTED) for word in {*sentence.fr, *sentence.zh})
    return {word: count / COUNTED for word, count in counts.items()}


def pool_rich_in_rare_words(number):
    """Every sentence with a rare word (a verb has some thirty French forms), one in five of the others."""
    share, rng, kept = shares(), random.Random(number), []
    for sentence in training_sentences(RARE_SEED + number, RARE_POOL, random.Random(RARE_SEED + number)):
        rarest = min(share.get(word, 0.0) for word in sentence.fr + sentence.zh)
        if rng.random() < max(COMMON, min(1.0, RARE / max(rarest, 1e-9))):
            kept.append(sentence)
    return kept


def heldout_sentences(seed=HELDOUT_SEED):
    """Sentences of every split, from a seed that no training pool uses."""
    return generate(seed, 60000)
