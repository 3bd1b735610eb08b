"""What the recipes ask of the grammar: vocabularies, training sentences, held-out sentences."""
from grammar import generate, source_vocabulary, target_vocabulary

from translation_data import SPECIALS

POOL = 12000  # sentences generated at a time
TRAIN_SEED = 1000  # pool n is generate(TRAIN_SEED + n); held-out sentences come from seeds below
HELDOUT_SEED = 7


def vocabularies(languages):
    """(source list, target list) for a model that translates English into `languages`."""
    starts = [f"<{language}>" for language in languages]
    source, target = ([word for word in words if word not in SPECIALS]
                      for words in (source_vocabulary(), target_vocabulary()))
    return SPECIALS + source, SPECIALS + starts + target


def sentences_of_pool(number):
    return [sentence for sentence in generate(TRAIN_SEED + number, POOL) if sentence.split == "train"]


def heldout_sentences():
    """Sentences of every split, from a seed that no training pool uses."""
    return generate(HELDOUT_SEED, 60000)
