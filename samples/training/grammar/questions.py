"""Questions: yes or no, where, why, when, who, what."""

from dataclasses import replace
from types import SimpleNamespace

from . import chinese, choose, english, french, lexicon
from .draft import Draft
from .meaning import Clause, NP, Place, new_id
from .scenes import existence, location
from .splits import held_out

WHAT = SimpleNamespace(**{**vars(lexicon.UNKNOWN), 'zh': '什么', 'name': 'p'})
NOWHERE = SimpleNamespace(en=(), fr=(), zh='', cls='')
WHERE = SimpleNamespace(**{**vars(lexicon.UNKNOWN), 'zh': '哪里', 'name': 'c'})
WHO = SimpleNamespace(**{**vars(lexicon.UNKNOWN), 'en': 'who', 'fr': ('qui',), 'zh': '谁', 'name': 'p'})


def yes_no(ch):
    draft = Draft('yes-no question', ch.reader)
    draft.end = '?'
    roll = ch.rng.random()
    clause = ch.action() if roll < .5 else ch.quality() if roll < .78 else location(ch) if roll < .9 else existence(ch, True)
    if clause is None:
        return None
    clause.front = False
    if clause.neg == 'never':
        clause.neg = ''
    draft.settle(clause)
    english.question(clause, draft.en)
    french.question(clause, draft.fr)
    chinese.question(clause, draft.zh)
    return draft


def wh(ch):
    draft = Draft('question word', ch.reader)
    draft.end = '?'
    word = new_id()
    kind = ch.weighted({'where is': 3, 'where': 2, 'why': 3, 'when': 1.5, 'who': 3, 'what': 3})
    if kind == 'where is':
        clause = Clause(subj=ch.subject('PAaOHCxUVvwkJBbL', .2), tense='pres' if ch.chance(.8) else 'past', short=False)
        if clause.subj.det in ('a', 'some', 'many', 'bare', 'every'):
            return None
        draft.say(('where',), ('où',), (), word)
        draft.settle(clause, timeless=True)
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
        draft.settle(clause, timeless=True)
        english.question(clause, draft.en)
        french.question(clause, draft.fr)
        clause.place = Place(NOWHERE, NP(noun=WHERE, det='name', id=word))
        chinese.question(clause, draft.zh, yes_no=False, done=False)
    elif kind in ('why', 'when'):
        draft.say((kind,), ('pourquoi' if kind == 'why' else 'quand',), (), word)
        if kind == 'when' and (clause.often or clause.tense == 'prog'):
            return None
        draft.settle(clause, timeless=kind == 'when')
        english.question(clause, draft.en)
        french.question(clause, draft.fr)
        chinese.question(clause, draft.zh, yes_no=False, word='为什么' if kind == 'why' else '什么时候', word_id=word, done=kind == 'why')
    elif any(held_out(pair) for pair in ch.pairs):
        return None                      # the pair would not be seen: its noun is what is asked for
    elif kind == 'who':
        if 'P' not in clause.verb.subj or clause.tense == 'pres' and clause.verb.past == clause.verb.en:
            return None
        clause.subj = NP(noun=WHO, det='name', id=word)
        draft.state(clause)
    else:
        if clause.obj is None or clause.to is not None or clause.verb.prep or set('cnP') >= set(clause.verb.obj) or id(clause.verb) not in choose.SOLE_VERBS:
            return None
        clause.obj = NP(noun=WHAT, det='name', id=word)
        draft.settle(clause)
        draft.say(('what',), ("qu'",), (), word)
        asked = replace(clause, obj=None)
        english.question(asked, draft.en)
        french.question(asked, draft.fr)
        chinese.question(clause, draft.zh, yes_no=False, done=True)
    return draft
