"""What the recipes ask of the grammar: vocabularies, training sentences, held-out sentences."""
import random

from grammar import generate, lexicon, source_vocabulary, target_vocabulary

from translation_data import SPECIALS, hide_a_word

POOL = 12000  # sentences generated at a time
TRAIN_SEED = 1000  # pool n is generate(TRAIN_SEED + n)
HELDOUT_SEED = 7  # no pool's seed
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


def sentences_of_pool(number):
    may_hide, rng = words_to_hide(), random.Random(number)
    return [hide_a_word(sentence, may_hide, HIDDEN, rng)
            for sentence in generate(TRAIN_SEED + number, POOL) if sentence.split == "train"]


def heldout_sentences():
    """Sentences of every split, from a seed that no training pool uses."""
    return generate(HELDOUT_SEED, 60000)
