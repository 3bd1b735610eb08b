"""Sentences of several clauses, where a pronoun may stand for a noun of the clause before.

A pronoun is written only when exactly one noun can be meant: by number and sex, or because the adjective suits no other one."""

from . import chinese, choose, english, french, lexicon
from .draft import Draft
from .meaning import Clause, Degree, NP, new_id


def nouns_of(clause):
    return [np for np in (clause.subj, clause.obj, clause.to, clause.companion, clause.place and clause.place.np, clause.pred)
            if np is not None and np.noun is not None and not np.noun.name in ('c', 'n') and np.det != 'demonstrative']


def pronoun_for(np):
    if np.plural:
        return 'they'
    if np.noun.cls == 'P':
        return 'she' if np.noun.sex == 'f' else 'he'
    return 'it'


def could_be(np, pron):
    """Whether the pronoun may point to the phrase, the sense aside."""
    if np.plural or pron == 'they':
        return np.plural and pron == 'they'
    if np.noun.cls == 'P':
        return pron in ('he', 'she') and (not np.noun.sex or pron == ('he' if np.noun.sex == 'm' else 'she'))
    return pron == 'it'


def others_pronouns(clause):
    return [np.pron for np in (clause.subj, clause.obj) if np is not None and np.pron]


def refer(ch, clause, draft):
    """A pronoun and its antecedent in the clause, or None."""
    nouns = nouns_of(clause)
    options = [np for np in nouns if np.noun.cls and not np.noun.en == '<unk>' and np.det not in ('every', 'bare', 'all')]
    if not options or any(np.det == 'gen' or np.rel or np.other for np in nouns):
        return None, None, []
    antecedent = ch.pick(options)
    pron = pronoun_for(antecedent)
    if pron in others_pronouns(clause) or any(n.noun.en == '<unk>' for n in nouns):
        return None, None, []
    rivals = [np for np in nouns if np is not antecedent and could_be(np, pron)]
    return NP(pron=pron, antecedent=antecedent), antecedent, rivals


def follow_quality(ch, clause, draft, tense, degree=None):
    """'it was too tired' after the clause."""
    pronoun, antecedent, rivals = refer(ch, clause, draft)
    if pronoun is None or pronoun.pron in ('he', 'she') and rivals:
        return None
    adj = ch.pick(choose.ADJECTIVES[antecedent.noun.cls] or (None,))
    if adj is None or antecedent.adjs or any(choose.fits(adj, np.noun.cls) for np in rivals):
        return None
    if (adj.en, antecedent.noun.en) in [(ap.adj.en, np.noun.en) for np in nouns_of(clause) for ap in np.adjs]:
        return None
    ch.pairs.append((adj.en, antecedent.noun.en))
    draft.coref = pronoun, antecedent
    degree = ch.degree(adj) if degree is None else degree if adj.pred == 'h' else ''
    return Clause(subj=pronoun, adj=Degree(adj, degree), tense=tense, short=ch.chance(.4),
                  neg='not' if not degree and ch.chance(.12) else '')


def follow_action(ch, clause, draft, allowed):
    """'it sleeps': a verb whose subject only the antecedent can be."""
    pronoun, antecedent, rivals = refer(ch, clause, draft)
    if pronoun is None or pronoun.pron in ('he', 'she') and rivals or antecedent.noun.cls not in 'PAa':
        return None
    verb = ch.pick(choose.INTRANSITIVE) if ch.chance(.5) else ch.pick(choose.TRANSITIVE)
    if antecedent.noun.cls not in verb.subj or any(np.noun.cls in verb.subj for np in rivals):
        return None
    new = Clause(subj=pronoun, verb=verb)
    if not verb.zhi or verb in choose.TRANSITIVE and ch.chance(.5):
        new.obj = ch.object(verb, antecedent, 0)
    ch.tense(new, allowed)
    draft.coref = pronoun, antecedent
    return new


def same_subject(ch, clause, allowed, tense):
    """'she was tired' after 'she worked': the same person goes on."""
    subj = clause.subj
    people = subj.pron in ('i', 'you', 'we') or subj.pron in ('he', 'she', 'they') and subj.human
    if not people or any(could_be(np, subj.pron) or np.other for np in nouns_of(clause)):
        return None
    if any(np is not None and np.pron in ('he', 'she', 'it', 'they') for np in (clause.obj, clause.to, clause.companion)):
        return None
    again = NP(pron=subj.pron, antecedent=subj.antecedent)
    if ch.chance(.5):
        new = ch.action(allowed, subj=again, plain=True)
        if new.subj is not again or new.obj is not None and new.obj.pron in ('he', 'she', 'it', 'they'):
            return None
        return new
    adj = ch.pick(choose.ADJECTIVES['P'])
    if again.antecedent is not None:
        ch.pairs.append((adj.en, again.antecedent.noun.en))
    neg = 'not' if ch.chance(.2) else ''
    return Clause(subj=again, adj=Degree(adj, '' if neg else ch.degree(adj)), tense=tense, short=ch.chance(.4), neg=neg)


def free(ch, allowed=None, plain=True):
    """A clause of its own, without a pronoun that could point back."""
    clause = ch.action(allowed, plain=plain) if ch.chance(.75) else ch.quality(tense='past' if allowed == PAST else 'pres')
    for np in (clause.subj, clause.obj):
        if np is not None and np.pron in ('he', 'she', 'it', 'they'):
            return None
    return clause


PAST, PRESENT = ('past',), ('pres', 'prog')
PAST_SIGNS = {'was', 'were', 'did'} | {verb.past for verb in lexicon.VERBS}


def first(ch, allowed=None):
    roll = ch.rng.random()
    if roll < .85:
        return ch.action(allowed, plain=ch.chance(.7), pronouns=.2)
    return ch.quality(tense='past' if allowed == PAST else 'pres')


def because(ch):
    draft = Draft('because', ch.reader)
    past = ch.chance(.55)
    clause = first(ch, PAST if past else PRESENT + ('modal',))
    if clause.tense == 'past' and not past:
        return None
    tense = 'past' if past else 'pres'
    roll = ch.rng.random()
    if roll < .6:
        other = follow_quality(ch, clause, draft, tense, 'too' if clause.neg and ch.chance(.8) else None)
    elif roll < .75:
        other = same_subject(ch, clause, PAST if past else ('pres',), tense)
    else:
        other = free(ch, PAST if past else ('pres',))
    if other is None or clause.day is not None and clause.front:
        return None
    draft.settle(clause, other)
    draft.state(clause)
    return reason(draft, other)


def reason(draft, clause):
    """because …"""
    number = new_id()
    draft.say(('because',), ('parce', 'que'), (), number)
    draft.say(zh=('，',))
    draft.say(zh=('因为',), id_=number)
    draft.last = clause
    return draft.state(clause)


def addition(ch, draft, clause):
    """and …, but …"""
    word = ch.pick(('and', 'but'))
    number = new_id()
    draft.say((word,), ('et' if word == 'and' else 'mais',), (), number)
    draft.say(zh=('，',))
    if word == 'but':
        draft.say(zh=('但是',), id_=number)
    draft.last = clause
    return draft.state(clause)


def contrast(ch):
    """and, but, so."""
    draft = Draft('and, but, so', ch.reader)
    past = ch.chance(.5)
    clause = first(ch, PAST if past else ('pres', 'prog', 'fut'))
    word = ch.weighted({'and': 4, 'but': 4, 'so': 2})
    allowed = PAST if past else ('pres', 'fut', 'prog')
    roll = ch.rng.random()
    tense = 'past' if past else 'pres'
    if roll < .35:
        other = follow_quality(ch, clause, draft, tense)
    elif roll < .6:
        other = follow_action(ch, clause, draft, allowed)
    elif roll < .75:
        other = object_pronoun(ch, clause, draft, allowed)
    else:
        other = free(ch, allowed)
    if other is None:
        return None
    number = new_id()
    draft.settle(clause, other)
    draft.state(clause)
    draft.say((word,), ({'and': 'et', 'but': 'mais', 'so': 'donc'}[word],), (), number)
    draft.say(zh=('，',))
    if word != 'and' or draft.coref and draft.coref[0] is other.subj:
        draft.say(zh=({'and': '而且', 'but': '但是', 'so': '所以'}[word],), id_=number)
    draft.last = other
    return draft.state(other)


def object_pronoun(ch, clause, draft, allowed):
    """'i bought the car and i love it'."""
    pronoun, antecedent, rivals = refer(ch, clause, draft)
    if pronoun is None or pronoun.pron in ('he', 'she') or rivals or antecedent is clause.subj:
        return None
    verbs = [v for v in choose.TRANSITIVE if antecedent.noun.cls in v.obj and v.prep is None and id(v) in choose.SOLE_VERBS and 'P' in v.subj]
    if not verbs:
        return None
    new = Clause(subj=NP(pron=ch.pick(('i', 'you', 'we'))), verb=ch.pick(verbs), obj=pronoun)
    ch.pairs.append((new.verb.en, antecedent.noun.en))
    ch.tense(new, allowed)
    draft.coref = pronoun, antecedent
    return new


def resumed(ch):
    """'i bought the apples and she ate them': the participle agrees with what the pronoun stands for."""
    draft = Draft('object pronoun', ch.reader)
    verbs = [v for v in choose.TRANSITIVE if v.prep is None and not set('ns') & set(v.flags) and 'P' in v.subj and not set('cnQZsI') & set(v.obj)]
    verb = ch.pick(verbs)
    noun = ch.noun(verb.obj)
    past = ch.chance(.75)
    clause = Clause(subj=NP(pron=ch.pick(('i', 'you', 'we'))) if ch.chance(.5) else NP(noun=ch.pick(choose.PERSONS), det='name'), verb=verb)
    clause.obj = ch.phrase(noun, adjectives=.05, plural=ch.chance(.6))
    ch.pairs.append((verb.en, noun.en))
    ch.tense(clause, PAST if past else ('pres', 'fut'))
    other = object_pronoun(ch, clause, draft, PAST if past else ('pres', 'fut'))
    if other is None or clause.neg:
        return None
    word = ch.pick(('and', 'but'))
    number = new_id()
    draft.settle(clause, other)
    draft.state(clause)
    draft.say((word,), ({'and': 'et', 'but': 'mais'}[word],), (), number)
    draft.say(zh=('，',))
    if word == 'but':
        draft.say(zh=('但是',), id_=number)
    return draft.state(other)


def conditional(ch):
    """when and if, before or after the main clause."""
    draft = Draft('when, if', ch.reader)
    word = ch.pick(('when', 'if'))
    front = ch.chance(.55) or ch.reader is not None
    past = word == 'when' and ch.chance(.5)
    sub = first(ch, PAST if past else ('pres',))
    if past and sub.tense != 'past' or not past and sub.tense != 'pres' or sub.modal:
        return None
    allowed = PAST if past else ('fut', 'modal') if word == 'if' else ('pres',)
    main = None
    if front and ch.chance(.6):
        main = follow_action(ch, sub, draft, allowed)
    else:
        main = free(ch, allowed)
        if main is not None and not front:
            for np in (sub.subj, sub.obj):
                if np is not None and np.pron in ('he', 'she', 'it', 'they'):
                    return None
    if main is None or sub.front or main.front or sub.day is not None or sub.neg and word == 'when' or sub.often:
        return None
    if word == 'when':
        draft.settle_when(sub, main)
    draft.settle(sub, main)
    number, comma = new_id(), new_id()
    words = lambda: draft.say((word,), ('quand' if word == 'when' else 'si',), (), number)
    if front:
        words()
        english.statement(sub, draft.en)
        french.statement(sub, draft.fr)
        draft.say((',',), (',',), (), comma)
    english.statement(main, draft.en)
    french.statement(main, draft.fr)
    if not front:
        words()
        english.statement(sub, draft.en)
        french.statement(sub, draft.fr)
    if word == 'if':
        draft.zh.append(('如果', number))
    chinese.statement(sub, draft.zh, done=word == 'if')
    if word == 'when':
        while draft.zh[-1][0] in ('的', '了'):        # 是 红色 的 and 生病 了 close up before 的 时候
            draft.zh.pop()
        draft.zh += (('的', 0), ('时候', number))
    draft.zh.append(('，', comma))
    chinese.statement(main, draft.zh, then=word == 'if')
    return draft


def saying(ch):
    """i think (that) …"""
    draft = Draft('that-clause', ch.reader)
    verb = ch.pick(choose.SAYING)
    speaker = ch.subject('P', .5)
    past = ch.chance(.25)
    clause = Clause(subj=speaker, verb=verb, tense='past' if past else 'pres', that=ch.chance(.65))
    if ch.chance(.3) and speaker.noun is not None:
        sub = follow_quality(ch, clause, draft, 'past' if past else 'pres')
    elif past:
        sub = ch.quality(tense='past') if ch.chance(.9) else None
        if sub and sub.subj.pron in ('he', 'she', 'they'):
            return None
    else:
        sub = free(ch, None, False)
    if sub is None or sub.front or speaker.det in ('every', 'bare') or sub.often:
        return None
    if not clause.that and sub.subj.det in ('that', 'bare'):
        return None
    if verb.en == 'know' and not past and ch.chance(.3):
        clause.neg, clause.short = 'not', ch.chance(.5)
    clause.sub = sub
    return draft.state(clause)


def three(ch):
    """Three clauses, sometimes four: a statement, its reason, and something else, in several orders."""
    draft = ch.pick((because, because, contrast, contrast, contrast, saying))(ch)
    if draft is None or draft.end != '.':
        return None
    past = any(w in PAST_SIGNS for w, _ in draft.en)
    allowed, tense = (PAST, 'past') if past else (('pres', 'fut'), 'pres')
    if draft.kind == 'and, but, so' and ch.chance(.65):
        last = ch.chance(.6) and same_subject(ch, draft.last, PAST if past else ('pres',), tense) or free(ch, PAST if past else ('pres',))
        if last is None or last.front or draft.last.day is not None:
            return None
        reason(draft, last)
    else:
        last = free(ch, allowed)
        if last is None or last.front:
            return None
        addition(ch, draft, last)
    draft.kind = 'three clauses'
    if ch.chance(.2):
        last = free(ch, allowed)
        if last is None or last.front:
            return None
        addition(ch, draft, last)
    return draft
