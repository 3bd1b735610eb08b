"""The kinds of sentence. Each function takes a Chooser and returns a Draft, or None to be drawn again."""

from . import chinese, choose, english, french, lexicon
from .choose import PEOPLE, PERSONS
from .draft import Draft
from .joined import because, conditional, contrast, resumed, saying, three
from .meaning import Clause, Degree, NP, new_id
from .questions import wh, yes_no
from .scenes import existence, identity, possession, whereabouts


def action(ch):
    return Draft('action', ch.reader).state(ch.action())


def quality(ch):
    if ch.chance(.06):
        options = [a for a in choose.ADJECTIVES['A'] + choose.ADJECTIVES['O'] if id(a) in choose.SOLE_ADJECTIVES and a.en not in choose.WEATHER]
        adj = ch.pick(options)
        clause = Clause(subj=NP(pron='it'), adj=Degree(adj, ch.degree(adj)), short=ch.chance(.5), tense=ch.pick(('pres', 'past')))
        return Draft('quality', ch.reader).state(clause)
    return Draft('quality', ch.reader).state(ch.quality())


def imperative(ch):
    draft = Draft('imperative', ch.reader)
    verb = ch.pick(choose.TRANSITIVE)
    you = NP(pron='you')
    if 's' in verb.flags or 'r' in verb.flags or 'P' not in verb.subj or verb.fr.se:
        return None
    clause = Clause(subj=you, verb=verb, obj=ch.object(verb, you, 0), neg='not' if ch.chance(.35) else '', short=ch.chance(.4))
    polite = not clause.neg and ch.chance(.25)
    word = new_id()
    if polite:
        draft.say(zh=('请',), id_=word)
    first = polite and (ch.reader is not None or ch.chance(.5))
    if first:
        draft.say(('please',), id_=word)
    draft.settle(clause, imperative=True)
    english.imperative(clause, draft.en)
    french.predicate(clause, draft.fr, you, imperative=True)
    if clause.neg:
        draft.zh.append(('不要', clause.neg_id))
        clause.neg = ''
    chinese.predicate(clause, draft.zh)
    if polite:
        draft.say(() if first else (',',), (',',))
        draft.say(() if first else ('please',), ("s'", 'il', 'te', 'plaît'), (), word)
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
        if clause.obj is None or clause.obj.other is not None or clause.to is not None or clause.verb.prep or clause.obj.noun is None or clause.obj.noun.name or \
                clause.obj.noun.cls in 'QZKY' or clause.obj.det not in ('the', 'a', 'bare', 'some', 'many') or clause.obj.adjs or clause.obj.noun.mass and clause.obj.det != 'the':
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
    draft = Draft('relative clause', ch.reader)
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
    draft = Draft('phrase', ch.reader)
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
    draft = Draft('fixed phrase', ch.reader)
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
    draft = Draft('reply', ch.reader)
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
    draft = Draft('introduction', ch.reader)
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
        draft.en += ((pron, who), ("'" + dict(am='m', are='re').get(be, 's') if ch.reader is None and ch.chance(.4) else be, verb), (number, thing), ('years', -thing), ('old', 0))
        draft.fr += ((dict(i='je', you='tu', he='il', she='elle')[pron], who), (dict(i='ai', you='as').get(pron, 'a'), verb),
                     (french.NUMERALS[number], thing), ('ans', -thing))
        draft.zh += ((zh, who), (chinese.NUMERALS[number] if number != 'two' else '两', thing), ('岁', -thing))
    return draft


CONSTRUCTIONS = ((action, 26), (quality, 12), (possession, 4), (whereabouts, 4), (identity, 5), (existence, 3.5), (yes_no, 6), (wh, 7), (imperative, 3),
                 (relative, 5), (bare, 8), (fixed, 2.5), (reply, 2), (introduction, 1.2), (because, 14), (contrast, 9), (resumed, 4), (conditional, 5),
                 (saying, 5), (three, 9))
