"""Regular inflection of English and French; the lexicon lists only what departs from it."""

ASPIRATED = ('haut', 'hibou', 'haricot', 'héros', 'hamster', 'huit', 'onze', 'homard')
VOWELS = 'aeiouyâàéèêëîïôœùûh'


def vowel(word):
    """Whether a French word makes the word before it elide."""
    if word[0] not in VOWELS or word.startswith(ASPIRATED):
        return False
    return word[0] != 'y' or word == 'y'


def en_plural(word):
    if word.endswith(('s', 'x', 'ch', 'sh', 'z')) or word in ('tomato', 'potato', 'hero'):
        return word + 'es'
    if word.endswith('y') and word[-2] not in 'aeou':
        return word[:-1] + 'ies'
    return word + 's'


def en_third(word):
    if word == 'have':
        return 'has'
    if word.endswith(('go', 'do')):
        return word + 'es'
    return en_plural(word)


def en_past(word):
    if word.endswith('e'):
        return word + 'd'
    if word.endswith('y') and word[-2] not in 'aeou':
        return word[:-1] + 'ied'
    return word + 'ed'


def en_ing(word):
    if word.endswith('e') and not word.endswith(('ee', 'oe', 'ye')):
        return word[:-1] + 'ing'
    return word + 'ing'


def fr_plural(word):
    if word.endswith(('s', 'x', 'z')):
        return word
    if word.endswith(('eau', 'eu')) and word != 'bleu':
        return word + 'x'
    if word.endswith('al'):
        return word[:-2] + 'aux'
    return word + 's'


def fr_feminine(word):
    for end, other in (('e', 'e'), ('eux', 'euse'), ('f', 've'), ('er', 'ère'), ('el', 'elle'), ('en', 'enne')):
        if word.endswith(end):
            return word[:-len(end)] + other
    return word + 'e'


def fr_conjugate(infinitive):
    """Present of je tu il nous ils, participle and future stem of a regular verb."""
    stem, end = infinitive[:-2], infinitive[-2:]
    if end == 'ir':
        return [stem + e for e in ('is', 'is', 'it', 'issons', 'issent')], stem + 'i', infinitive
    if end == 're':
        return [stem + e for e in ('s', 's', '', 'ons', 'ent')], stem + 'u', stem + 'r'
    soft = stem + 'e' if stem.endswith('g') else stem[:-1] + 'ç' if stem.endswith('c') else stem
    mute, future = stem, infinitive
    if stem.endswith(('appel', 'jet')):
        mute = stem + stem[-1]
        future = mute + 'er'
    elif stem.endswith(('oy', 'uy', 'ay')):
        mute = stem[:-1] + 'i'
        future = mute + 'er'
    elif len(stem) > 2 and stem[-1] in 'nltv' and stem[-2] == 'e':
        mute = stem[:-2] + 'è' + stem[-1]
        future = mute + 'er'
    elif len(stem) > 2 and stem[-1] in 'trsng' and stem[-2] == 'é' and stem[-1] != 'é':
        mute = stem[:-2] + 'è' + stem[-1]
    return [mute + 'e', mute + 'es', mute + 'e', soft + 'ons', mute + 'ent'], stem + 'é', future


def fr_agree(participle, gender, plural):
    word = participle
    if gender == 'f':
        word = {'dû': 'due'}.get(word, word + 'e')
    return word + 's' if plural and not word.endswith('s') else word
