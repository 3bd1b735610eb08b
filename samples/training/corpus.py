"""What the recipes ask of the grammar: vocabularies, training sentences, held-out sentences."""
import functools
import random
from collections import Counter

from grammar import generate, generate_readings, is_chinese, lexicon, source_vocabulary, target_vocabulary

from translation_data import SPECIALS, hide_a_word

POOL = 12000  # sentences generated at a time
RARE_POOL, RARE = 36000, 2e-4  # a word in fewer sentences than RARE is rare
COMMON, COMMON_READINGS = 0.2, 0.5  # share of other sentences that is kept
COMMON_MIXED, LONG = 0.3, 2  # of English ones beside readings; so many times more of those of three clauses
TRAIN_SEED, RARE_SEED = 1000, 100000  # pool n is generated from seed + n
HELDOUT_SEED, COUNT_SEED, FRESH_SEED, COUNTED = 7, 8, 9, 100000  # no pool's seeds
HIDDEN = 0.1  # share of sentences where a word is tried for hiding


# What a direction is translated from; zh to en has sentences of its own, for not all English can be read from Chinese.
SOURCES = {"fr": "en", "zh": "en", "en": "zh"}


def words(language):
    if language == "en":
        return source_vocabulary()
    return [word for word in target_vocabulary() if is_chinese(word) == (language == "zh")]


def vocabularies(languages):
    """(source list, target list) for a model that translates into `languages`."""
    def union(of):
        return sorted({word for language in of for word in words(language)} - set(SPECIALS))
    starts = [f"<{language}>" for language in languages]
    return SPECIALS + union({SOURCES[language] for language in languages}), SPECIALS + starts + union(languages)


def words_to_hide(language):
    """Verbs and adjectives that are nothing else."""
    if language == "zh":
        nouns = {noun.zh for noun in lexicon.NOUNS + lexicon.NAMES}
        verbs = {word for verb in lexicon.VERBS for word in (verb.zhi, *(verb.zh or ())) if word} - {"P", "O", "给"}
        return (verbs | {word for adjective in lexicon.ADJECTIVES for word in (adjective.word, *(adjective.attr or ())[:1])}) - nouns
    nouns = {form for noun in lexicon.NOUNS + lexicon.NAMES for form in (noun.en, noun.en_pl)}
    verbs = {form for verb in lexicon.VERBS for form in (verb.en, verb.third, verb.past)}
    return (verbs | {adjective.en for adjective in lexicon.ADJECTIVES}) - nouns


def training_sentences(drawn, rng):
    """The training sentences of a draw, some with a hidden word."""
    may_hide = None
    for sentence in drawn:
        may_hide = may_hide or words_to_hide(sentence.source)
        if sentence.split == "train":
            yield hide_a_word(sentence, may_hide, HIDDEN, rng)


def plain_pool(number):
    """The grammar's sentences as they come."""
    return list(training_sentences(generate(TRAIN_SEED + number, POOL), random.Random(number)))


@functools.lru_cache(maxsize=None)
def shares(draw):
    """{word: share of sentences it is in}, from a large draw; the words of all languages translated into."""
    counts = Counter(word for sentence in draw(COUNT_SEED, COUNTED)
                     for word in {word for language in sentence.targets for word in getattr(sentence, language)})
    return {word: count / COUNTED for word, count in counts.items()}


def rich_in_rare_words(draw, number, common, long=1):
    """Every sentence with a rare word, a share of the others, a `long` times larger one of those of three clauses."""
    share, rng, kept = shares(draw), random.Random(number), []
    for sentence in training_sentences(draw(RARE_SEED + number, RARE_POOL), random.Random(RARE_SEED + number)):
        rarest = min(share.get(word, 0.0) for language in sentence.targets for word in getattr(sentence, language))
        usual = common * (long if sentence.kind == "three clauses" else 1)
        if rng.random() < max(usual, min(1.0, RARE / max(rarest, 1e-9))):
            kept.append(sentence)
    return kept


def pool_rich_in_rare_words(number):
    """For a French verb has some thirty forms and many are hardly ever drawn."""
    return rich_in_rare_words(generate, number, COMMON)


def pool_of_all_directions(number):
    """As many from Chinese as from English into both languages."""
    return pool_rich_in_rare_words(number) + rich_in_rare_words(generate_readings, number, COMMON_READINGS)


def pool_of_long_sentences(number):
    """All directions, with more of the sentences that go wrong most."""
    return (rich_in_rare_words(generate, number, COMMON_MIXED, LONG)
            + rich_in_rare_words(generate_readings, number, COMMON_READINGS, LONG))


def heldout_sentences(seed=HELDOUT_SEED):
    """Sentences of every split, from a seed that no training pool uses."""
    return generate(seed, 60000)


def heldout_readings(seed=HELDOUT_SEED):
    return generate_readings(seed, 60000)
