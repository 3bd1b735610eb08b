"""The kinds of sentence. Each function takes a Chooser and returns a Draft, or None to be drawn again."""

from types import SimpleNamespace

from . import chinese, choose, english, french, lexicon
from .choose import NOUNS, PEOPLE, PERSONS, POSSESSIVES
from .draft import Draft
from .joined import because, contrast, conditional, saying, three
from .meaning import Clause, Degree, NP, Place, new_id

WHAT = SimpleNamespace(**{**vars(lexicon.UNKNOWN), 'zh': '什么', 'name': 'p'})
NOWHERE = SimpleNamespace(en=(), fr=(), zh='', cls='')
WHERE = SimpleNamespace(**{**vars(lexicon.UNKNOWN), 'zh': '哪里', 'name': 'c'})
THIS = [SimpleNamespace(**{**vars(lexicon.UNKNOWN), 'en': en, 'zh': zh}) for en, zh in
        (('this', '这'), ('that', '那'), ('these', '这些'), ('those', '那些'))]


def action(ch):
    return Draft('action').state(ch.action())


def quality(ch):
    if ch.chance(.06):
        options = [a for a in choose.ADJECTIVES['A'] + choose.ADJECTIVES['O'] if id(a) in choose.SOLE_ADJECTIVES and a.en not in choose.WEATHER]
        adj = ch.pick(options)
        clause = Clause(subj=NP(pron='it'), adj=Degree(adj, ch.degree(adj)), short=ch.chance(.5), tense=ch.pick(('pres', 'past')))
        return Draft('quality').state(clause)
    return Draft('quality').state(ch.quality())


def location(ch):
    clause = Clause(subj=ch.subject('PAaOHCT' if ch.chance(.6) else 'OHCTUVvwkJAa', .25), place=ch.place(), short=ch.chance(.5))
    clause.tense = ch.weighted({'pres': 6, 'past': 3, 'fut': .6})
    clause.neg = 'not' if ch.chance(.18) else ''
    return clause if clause.subj.noun is not clause.place.np.noun else None


def whereabouts(ch):
    clause = location(ch)
    return clause and Draft('location').state(clause)


def identity(ch):
    """Paul is a teacher; it is a cat; this is my book."""
    clause = Clause(short=ch.chance(.5), neg='not' if ch.chance(.18) else '')
    roll = ch.rng.random()
    if roll < .45:
        noun = ch.noun('P')
        subj = NP(pron=ch.pick(PEOPLE)) if ch.chance(.5) else NP(noun=ch.pick(PERSONS), det='name') if ch.chance(.4) else \
            ch.phrase(ch.pick(NOUNS['P']), plural=False, adjectives=0)
        if subj.noun is noun or noun.sex and subj.noun and subj.noun.sex and noun.sex != subj.noun.sex:
            return None
        if noun.sex and {'he': 'm', 'she': 'f'}.get(subj.pron, noun.sex) != noun.sex:
            return None
        plural = subj.many
        clause.pred = ch.phrase(noun, plural=plural, adjectives=.2, det='bare' if plural else ch.pick(POSSESSIVES) if noun.kin or ch.chance(.2) else 'a')
    elif roll < .65:
        noun = ch.noun('AaFfyOHUCJVvwkGT')
        clause.pred = ch.phrase(noun, plural=False, adjectives=.25, det=None if not noun.mass else 'the')
        if clause.pred.det == 'gen':
            return None
        subj = NP(pron='it')
    else:
        index = ch.pick((0, 0, 0, 1, 1, 2, 3))
        subj = NP(noun=THIS[index], det='demonstrative', plural=index > 1)
        noun = ch.noun('PAaFfyOHUCJVvwkGTBLp')
        if noun.mass or index > 1 and not noun.en_pl:
            return None
        clause.pred = ch.phrase(noun, plural=index > 1, adjectives=.2, det=ch.pick(POSSESSIVES + ('the',)) if ch.chance(.5) else 'bare' if index > 1 else 'a')
    clause.subj = subj
    clause.tense = 'past' if ch.chance(.15) and subj.det != 'demonstrative' else 'pres'
    if french.bare_job(clause.pred) and ch.chance(.4):
        clause.modal, clause.tense = 'want', 'pres'
    return Draft('identity').state(clause)


def existence(ch, question=False):
    place = ch.place()
    noun = ch.noun('PAaOHCTUVvwkJGFfy')
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
    return Draft('existence').state(clause)


def yes_no(ch):
    draft = Draft('yes-no question')
    draft.end = '?'
    roll = ch.rng.random()
    clause = ch.action() if roll < .5 else ch.quality() if roll < .78 else location(ch) if roll < .9 else existence(ch, True)
    if clause is None:
        return None
    clause.front = False
    if clause.neg == 'never':
        clause.neg = ''
    english.question(clause, draft.en)
    french.question(clause, draft.fr)
    chinese.question(clause, draft.zh)
    return draft


def wh(ch):
    draft = Draft('question word')
    draft.end = '?'
    word = new_id()
    kind = ch.weighted({'where is': 3, 'where': 2, 'why': 3, 'when': 1.5, 'who': 3, 'what': 3})
    if kind == 'where is':
        clause = Clause(subj=ch.subject('PAaOHCTUVJBL', .2), tense='pres' if ch.chance(.8) else 'past', short=False)
        if clause.subj.det in ('a', 'some', 'many', 'bare', 'every'):
            return None
        draft.say(('where',), ('où',), (), word)
        english.question(clause, draft.en)
        french.predicate(clause, draft.fr, clause.subj) if not clause.subj.pron else french.question(clause, draft.fr)
        if not clause.subj.pron:
            french.noun_phrase(clause.subj, draft.fr, generic=True)
        clause.place = Place(NOWHERE, NP(noun=WHERE, det='name', id=word))
        chinese.question(clause, draft.zh, yes_no=False)
        return draft
    clause = ch.action(plain=True)
    clause.neg = '' if clause.neg == 'never' or kind != 'why' else clause.neg
    if kind == 'where':
        if clause.verb.prep in ('à', 'de', 'pour') or 's' in clause.verb.flags or 'r' in clause.verb.flags:
            return None
        draft.say(('where',), ('où',), (), word)
        english.question(clause, draft.en)
        french.question(clause, draft.fr)
        clause.place = Place(NOWHERE, NP(noun=WHERE, det='name', id=word))
        chinese.question(clause, draft.zh, yes_no=False, done=False)
    elif kind in ('why', 'when'):
        draft.say((kind,), ('pourquoi' if kind == 'why' else 'quand',), (), word)
        if kind == 'when' and clause.often:
            return None
        english.question(clause, draft.en)
        french.question(clause, draft.fr)
        chinese.question(clause, draft.zh, yes_no=False, word='为什么' if kind == 'why' else '什么时候', word_id=word, done=kind == 'why')
    elif kind == 'who':
        if 'P' not in clause.verb.subj or clause.tense == 'pres' and clause.verb.past == clause.verb.en:
            return None
        clause.subj = NP(noun=WHO, det='name', id=word)
        draft.state(clause)
    else:
        if clause.obj is None or clause.to is not None or clause.verb.prep or set('cnP') >= set(clause.verb.obj) or id(clause.verb) not in choose.SOLE_VERBS:
            return None
        clause.obj = None
        draft.say(('what',), ("qu'",), (), word)
        english.question(clause, draft.en)
        french.question(clause, draft.fr)
        clause.obj = NP(noun=WHAT, det='name', id=word)
        chinese.question(clause, draft.zh, yes_no=False, done=True)
    return draft


WHO = SimpleNamespace(**{**vars(lexicon.UNKNOWN), 'en': 'who', 'fr': ('qui',), 'zh': '谁', 'name': 'p'})


def imperative(ch):
    draft = Draft('imperative')
    verb = ch.pick(choose.TRANSITIVE)
    you = NP(pron='you')
    if 's' in verb.flags or 'r' in verb.flags or 'P' not in verb.subj or verb.fr.se:
        return None
    clause = Clause(subj=you, verb=verb, obj=ch.object(verb, you, 0), neg='not' if ch.chance(.35) else '', short=ch.chance(.4))
    polite = not clause.neg and ch.chance(.25)
    word = new_id()
    if polite:
        draft.say(zh=('请',), id_=word)
    english.imperative(clause, draft.en)
    french.predicate(clause, draft.fr, you, imperative=True)
    if clause.neg:
        draft.zh.append(('不要', clause.neg_id))
        clause.neg = ''
    chinese.predicate(clause, draft.zh)
    if polite:
        draft.say((',',), (',',))
        draft.say(('please',), ("s'", 'il', 'te', 'plaît'), (), word)
    draft.end = '.'
    if ch.chance(.25):
        draft.end, draft.always_closed = '!', True
    return draft


def relative_phrase(ch, np):
    """Hangs a relative clause on a noun phrase."""
    if ch.chance(.6):
        clause = ch.action(allowed=('pres', 'prog', 'past'), subj=np, plain=True)
    else:
        clause = ch.action(allowed=('pres', 'past'), plain=True)
        if clause.obj is None or clause.to is not None or clause.verb.prep or clause.obj.noun is None or clause.obj.noun.name or \
                clause.obj.noun.cls in 'QZKY' or clause.obj.det not in ('the', 'a') or clause.obj.adjs:
            return None
        np = clause.obj
    if clause.neg == 'never' or clause.often:
        return None
    np.rel = clause
    return np


def relative(ch):
    np = relative_phrase(ch, ch.phrase(ch.noun('PAa'), adjectives=0, plural=ch.chance(.2), det='the'))
    if np is None or not choose.ADJECTIVES[np.noun.cls]:
        return None
    np.det = 'the'
    draft = Draft('relative clause')
    if ch.chance(.15):
        draft.end = ''
        return draft.phrase(np)
    if ch.chance(.5):
        return draft.state(ch.quality(subj=np, tense=ch.pick(('pres', 'past'))))
    if np.rel.subj is np:
        return draft.state(ch.action(subj=np, plain=True))
    seer = NP(pron=ch.pick(PEOPLE))
    verbs = [v for v in choose.TRANSITIVE if np.noun.cls in v.obj and v.prep is None and 'P' in v.subj]
    clause = Clause(subj=seer, verb=ch.pick(verbs), obj=np)
    ch.pairs.append((clause.verb.en, np.noun.en))
    ch.tense(clause, ('pres', 'past', 'fut'))
    return draft.state(clause)


def bare(ch):
    """A word or a noun phrase alone."""
    draft = Draft('phrase')
    draft.end = ''
    roll = ch.rng.random()
    if roll < .12:
        adj = ch.pick(lexicon.ADJECTIVES)
        if id(adj) not in choose.SOLE_ADJECTIVES or adj.en in BOTH:
            return None
        number = new_id()
        draft.say((adj.en,), adj.forms['ms'], adj.attr and adj.attr[:1] or (adj.word,), number)
        return draft
    if roll < .24:
        verb = ch.pick(lexicon.VERBS)
        if not alone(verb):
            return None
        number = new_id()
        draft.say((verb.en,), (('se',) if verb.fr.se else ()) + (verb.fr.inf,) + verb.fr.extra, (verb.zhi if verb.zh is None else verb.zh[0],), number)
        return draft
    if roll < .3:
        return draft.named(ch.pick(lexicon.NAMES))
    noun = ch.noun(choose.CLASSES)
    if roll < .55:
        plural = ch.chance(.2) and noun.en_pl is not None
        number = new_id()
        draft.say((noun.en_pl if plural else noun.en,), noun.fr_pl if plural else noun.fr, (noun.zh,), number)
        return draft
    np = ch.phrase(noun, adjectives=.6)
    if noun.cls in 'QZ' or np.det == 'bare':
        return None
    if ch.chance(.15):
        draft.end, draft.always_closed = '.', True
    return draft.phrase(np)


def alone(verb):
    """Whether the bare English word can mean this verb only."""
    return not (verb.particle or _verbs[verb.en] > 1 or verb.en in BOTH or verb.prep or 'd' in verb.flags)


_verbs = {}
for _verb in lexicon.VERBS:
    _verbs[_verb.en] = _verbs.get(_verb.en, 0) + 1
BOTH = ({n.en for n in lexicon.NOUNS} & {w.en for w in lexicon.ADJECTIVES + lexicon.VERBS}) | \
    ({a.en for a in lexicon.ADJECTIVES} & {v.en for v in lexicon.VERBS})


def fixed(ch):
    draft = Draft('fixed phrase')
    columns = ch.pick(lexicon.PHRASES)
    ids = {'0': 0}
    for column, words in zip(columns, (draft.en, draft.fr, draft.zh)):
        words += [(w, ids.setdefault(n, new_id())) for w, n in column]
    if draft.en[-1][0] == '?':
        for words in (draft.en, draft.fr, draft.zh):
            words.pop()
        draft.end = '?'
    else:
        draft.end = ch.pick(('', '.', '!'))
        draft.always_closed = True
    return draft


def reply(ch):
    """yes , …; no , …; hello , …"""
    draft = Draft('reply')
    number = new_id()
    en, fr, zh = ch.pick((('yes', 'oui', '是的'), ('no', 'non', '不'), ('hello', 'bonjour', '你好'), ('sorry', 'désolé', '对不起')))
    draft.say((en,), (fr,), (zh,), number)
    draft.say((',',), (',',), ('，',), new_id())
    clause = ch.action(plain=True) if ch.chance(.6) else ch.quality()
    if en in ('yes', 'no') and bool(clause.neg) != (en == 'no'):
        return None
    return draft.state(clause)


def introduction(ch):
    """my name is paul; i am ten years old."""
    draft = Draft('introduction')
    pron = ch.pick(('i', 'you', 'he', 'she'))
    who, verb, thing = new_id(), new_id(), new_id()
    zh = chinese.PRONOUN[pron]
    if ch.chance(.6):
        sex = dict(he='m', she='f').get(pron)
        name = ch.pick([n for n in PERSONS if sex in (None, n.gender)])
        possessive = dict(i='my', you='your', he='his', she='her')[pron]
        draft.en += ((possessive, who), ('name', verb), ('is', 0), (name.en, thing))
        draft.fr += ((dict(i='je', you='tu', he='il', she='elle')[pron], who), (dict(i='me', you='te').get(pron, 'se'), 0),
                     (dict(i='appelle', you='appelles').get(pron, 'appelle'), verb), (name.fr[0], thing))
        draft.zh += ((zh, who), ('叫', verb), (name.zh, thing))
    else:
        number = ch.pick(choose.NUMERALS)
        be = dict(i='am', you='are').get(pron, 'is')
        draft.en += ((pron, who), ("'" + dict(am='m', are='re').get(be, 's') if ch.chance(.4) else be, verb), (number, thing), ('years', -thing), ('old', 0))
        draft.fr += ((dict(i='je', you='tu', he='il', she='elle')[pron], who), (dict(i='ai', you='as').get(pron, 'a'), verb),
                     (french.NUMERALS[number], thing), ('ans', -thing))
        draft.zh += ((zh, who), (chinese.NUMERALS[number] if number != 'two' else '两', thing), ('岁', -thing))
    return draft


CONSTRUCTIONS = ((action, 26), (quality, 12), (whereabouts, 4), (identity, 5), (existence, 3.5), (yes_no, 6), (wh, 7), (imperative, 3),
                 (relative, 5), (bare, 8), (fixed, 2.5), (reply, 2), (introduction, 1.2), (because, 9), (contrast, 6), (conditional, 5),
                 (saying, 5), (three, 2.5))
