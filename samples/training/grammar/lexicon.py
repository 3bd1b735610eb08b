"""Reads the word lists. Every entry is a plain object with its forms worked out once."""

import os
from types import SimpleNamespace

from . import inflect

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'lexicon')
ETRE = ('aller', 'venir', 'revenir', 'arriver', 'partir', 'tomber', 'rester', 'entrer', 'naître', 'mourir', 'sortir', 'rentrer')


# A word that the vocabulary lacks: French takes it for masculine, Chinese counts it with 个.
UNKNOWN = SimpleNamespace(en='<unk>', en_pl=None, fr=('<unk>',), fr_pl=('<unk>',), gender='m', cls='', zh='<unk>', cl='个', mass=False,
                          sex='', kin=False, job=False, name='')


def rows(name):
    with open(os.path.join(HERE, name + '.tsv'), encoding='utf-8') as file:
        for line in file:
            if line.strip() and not line.startswith('#'):
                yield line.rstrip('\n').split('\t')


def spaced(text):
    return tuple(text.replace("'", "' ").replace("aujourd' hui", "aujourd'hui").replace('_', ' ').split())


def chinese(text):
    return tuple(text.replace('_', '+').split('+'))


def nouns():
    feminine = dict(rows('feminine'))
    for en, pl, fr, gender, frpl, cls, zh, cl, flags in rows('nouns'):
        mass = pl == '-'
        plural = None if pl in '-=' else inflect.en_plural(en) if pl == '.' else pl
        yield SimpleNamespace(
            en=en, en_pl=plural, fr=spaced(fr), fr_pl=spaced(inflect.fr_plural(fr) if frpl == '.' else frpl), gender=gender,
            cls=cls, zh=zh, cl=cl, mass=mass, sex='m' if 'm' in flags else 'f' if 'f' in flags else '',
            kin='k' in flags, job='j' in flags, name='',
            fem=feminine.get(en))


def names():
    for en, fr, gender, kind, zh in rows('names'):
        yield SimpleNamespace(en=en, en_pl=None, fr=(fr,), fr_pl=None, gender=gender, cls='P' if kind == 'p' else kind, zh=zh,
                              cl='', mass=False, sex=gender if kind == 'p' else '', kin=False, job=False, name=kind, fem=None)


def adjectives():
    for en, fr, f, bel, pos, zattr, zpred, cls in rows('adjectives'):
        base = spaced(fr)
        if f == 'inv' or pos == 'h':
            forms = {'ms': base, 'fs': base, 'mp': base, 'fp': base}
        else:
            fs = fr if f == '=' else inflect.fr_feminine(fr) if f == '.' else f
            forms = {'ms': base, 'fs': (fs,), 'mp': (inflect.fr_plural(fr),), 'fp': (fs + 's',)}
        kind, word = zpred.split(':')
        yield SimpleNamespace(en=en, forms=forms, bel=None if bel == '.' else bel, pos=pos, cls=cls, pred=kind, word=word,
                              attr=None if zattr == '-' else chinese(zattr))


def french_verbs():
    table = {}
    for infinitive, *present, participle, future in rows('french_verbs'):
        table[infinitive] = present, participle, future
    return table


def french_verb(text, table):
    """'se_asseoir', 'avoir_besoin', 'aimer_bien': the verb is the first word that is not the pronoun."""
    words = text.split('_')
    pronominal = words[0] == 'se'
    if pronominal:
        words = words[1:]
    infinitive = words[0]
    present, participle, future = table.get(infinitive) or inflect.fr_conjugate(infinitive)
    stem = 'ét' if infinitive == 'être' else present[3][:-3]
    past = [stem + e for e in ('ais', 'ais', 'ait', 'ions', 'aient')]
    if stem.endswith(('ge', 'ç')):
        past[3] = infinitive[:-2] + 'ions'
    return SimpleNamespace(
        inf=infinitive, pres=present, past=past, fut=[future + e for e in ('ai', 'as', 'a', 'ons', 'ont')],
        cond=[future + e for e in ('ais', 'ais', 'ait', 'ions', 'aient')], part=participle, extra=tuple(words[1:]),
        se=pronominal, etre=pronominal or infinitive in ETRE,
        imperative=present[1][:-1] if present[1].endswith(('es', 'as')) else present[1])


def verbs():
    table = french_verbs()
    for en, past, pp, ing, fr, prep, zh, zhi, subj, obj, flags in rows('verbs'):
        base, *particle = en.split('_')
        plain = lambda text, rule: text.split('_')[0] if text != '.' else rule(base)
        past = plain(past, inflect.en_past)
        yield SimpleNamespace(
            en=base, particle=tuple(particle), third=inflect.en_third(base), past=past,
            pp=past if pp == '.' else plain(pp, inflect.en_past), ing=plain(ing, inflect.en_ing),
            fr=french_verb(fr, table), prep=None if prep == '.' else prep, zh=None if zh == '-' else tuple(zh.split('+')),
            zhi=None if zhi == '-' else zhi.split('/')[0], zhplace=zhi.split('/')[-1], subj=subj, obj='' if obj == '-' else obj,
            flags='' if flags == '.' else flags, key=en)


def adverbs():
    for en, fr, zh, kind, tenses in rows('adverbs'):
        yield SimpleNamespace(en=spaced(en), fr=spaced(fr), zh=chinese(zh), kind=kind, tenses=tenses.split(','))


def prepositions():
    for en, fr, zh, cls in rows('prepositions'):
        yield SimpleNamespace(en=spaced(en), fr=chinese(fr.replace('_', '+')), zh=zh, cls=cls)


def places():
    for en, fr, zh in rows('places'):
        words = spaced(en)
        yield SimpleNamespace(prep=SimpleNamespace(en=words[:-1], fr=(), zh='', cls=''), noun=SimpleNamespace(
            **{**vars(UNKNOWN), 'en': words[-1], 'fr': spaced(fr), 'zh': zh, 'name': 'c'}))


NOUNS = list(nouns())
NAMES = list(names())
ADJECTIVES = list(adjectives())
VERBS = list(verbs())
ADVERBS = list(adverbs())
PREPOSITIONS = list(prepositions())
PLACES = list(places())
PHRASES = [[[tuple(w.split('/')) if '/' in w else (w, '0') for w in column.split()] for column in row] for row in rows('phrases')]
FRENCH = {name: french_verb(name, french_verbs()) for name in
          ('être', 'avoir', 'pouvoir', 'devoir', 'vouloir', 'aller', 'aimer')}
UNKNOWN_NAME = SimpleNamespace(**{**vars(UNKNOWN), 'name': 'p'})
