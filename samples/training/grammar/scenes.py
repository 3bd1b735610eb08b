"""What is where, whose, and what it is."""

from types import SimpleNamespace

from . import choose, french, lexicon
from .choose import NOUNS, PEOPLE, PERSONS, POSSESSIVES
from .draft import Draft
from .meaning import Clause, NP

WISHES = [v for v in lexicon.VERBS if v.en in ('have', 'want', 'need', 'like', 'love') and v.obj]
THIS = [SimpleNamespace(**{**vars(lexicon.UNKNOWN), 'en': en, 'zh': zh}) for en, zh in
        (('this', '这'), ('that', '那'), ('these', '这些'), ('those', '那些'))]


def possession(ch):
    """I have, want, need, like …: every class of things alike."""
    verb = ch.pick(WISHES)
    cls = ch.pick([c for c in verb.obj if c in NOUNS])
    noun = ch.pick(NOUNS[cls])
    clause = Clause(subj=NP(pron=ch.pick(PEOPLE)) if ch.chance(.7) else ch.subject('P', 0), verb=verb)
    clause.obj = ch.phrase(noun, adjectives=.15, generic='g' in verb.flags)
    ch.pairs.append((verb.en, noun.en))
    ch.tense(clause)
    return Draft('possession', ch.reader).state(clause)


def location(ch):
    clause = Clause(subj=ch.subject('PAaOHCx' if ch.chance(.6) else 'OHCxUVvwkJAa', .25), place=ch.place(), short=ch.chance(.5))
    clause.tense = ch.weighted({'pres': 6, 'past': 3, 'fut': .6})
    clause.neg = 'not' if ch.chance(.18) else ''
    return clause if clause.subj.noun is not clause.place.np.noun else None


def whereabouts(ch):
    clause = location(ch)
    return clause and Draft('location', ch.reader).state(clause)


def identity(ch):
    """Paul is a teacher; it is a cat; this is my book."""
    clause = Clause(short=ch.chance(.5), neg='not' if ch.chance(.18) else '')
    roll = ch.rng.random()
    if roll < .45:
        noun = ch.noun('P')
        subj = NP(pron=ch.pick(PEOPLE)) if ch.chance(.5) else NP(noun=ch.pick(PERSONS), det='name') if ch.chance(.4) else \
            ch.phrase(ch.pick(NOUNS['P']), plural=ch.chance(.25), adjectives=0)
        if subj.noun is noun or noun.sex and subj.noun and subj.noun.sex and noun.sex != subj.noun.sex:
            return None
        if noun.sex and {'he': 'm', 'she': 'f'}.get(subj.pron, noun.sex) != noun.sex:
            return None
        plural = subj.many
        if plural and not noun.en_pl:
            return None
        clause.pred = ch.phrase(noun, plural=plural, adjectives=.2, det='bare' if plural else ch.pick(POSSESSIVES) if noun.kin or ch.chance(.2) else 'a')
    elif roll < .65:
        noun = ch.noun('AaFfyOHUCJVvwkGTx')
        clause.pred = ch.phrase(noun, plural=False, adjectives=.25, det=None if not noun.mass else 'the')
        if clause.pred.det == 'gen':
            return None
        subj = NP(pron='it')
    else:
        index = ch.pick((0, 0, 0, 1, 1, 2, 3))
        subj = NP(noun=THIS[index], det='demonstrative', plural=index > 1)
        noun = ch.noun('PAaFfyOHUCJVvwkGTxBbLp')
        if noun.mass or index > 1 and not noun.en_pl:
            return None
        clause.pred = ch.phrase(noun, plural=index > 1, adjectives=.2, det=ch.pick(POSSESSIVES + ('the',)) if ch.chance(.5) else 'bare' if index > 1 else 'a')
    clause.subj = subj
    clause.pred.female = bool(noun.cls == 'P' and noun.fem and (subj.pron == 'she' or subj.noun and subj.noun.sex == 'f'))
    clause.tense = 'past' if ch.chance(.15) and subj.det != 'demonstrative' else 'pres'
    if french.bare_job(clause.pred) and ch.chance(.4):
        clause.modal, clause.tense = 'want', 'pres'
    return Draft('identity', ch.reader).state(clause)


def existence(ch, question=False):
    place = ch.place()
    noun = ch.noun('PAaOHCxUVvwkJGFfy')
    if noun is place.np.noun or noun.kin:
        return None
    plural = ch.chance(.45) and noun.en_pl is not None
    det = ('bare' if ch.chance(.4) else 'some') if noun.mass else ch.pick(('two', 'three', 'four', 'many', 'some', 'bare', 'five', 'ten')) if plural else 'a'
    if question and (plural and det != 'many' or noun.mass):
        det = 'bare'
    clause = Clause(subj=ch.phrase(noun, plural=plural, adjectives=.15, det=det), there=True, place=place,
                    short=ch.chance(.4), tense='past' if ch.chance(.2) else 'pres')
    if not question and det in ('a', 'bare') and ch.chance(.3):
        clause.neg = 'not'
    if question:
        return clause
    return Draft('existence', ch.reader).state(clause)
