"""Chinese to English: which English is meant where Chinese leaves it open.

Chinese need not say an article, a number, the time of a state. For this direction a sentence is told only in the English that
its Chinese is read as, by the rules below: a Reader rewrites clauses and noun phrases before any language says them, and
raises Ambiguous where another English was meant than can be read. The rules, with what Chinese leaves unsaid:

words      of several English words for one Chinese word the lexicon's first that suits the noun's class: film, not movie
form       no contractions; 'that' is said; the gift before 'to'; please and when come first; a thing's part with 'of', else 's
a noun     without article is the one cat; water is water; after 是, 有 and in 'there is' it is a cat (after they and these: cats);
           after like, love and the like it stands for all of its kind (cats), unless a pronoun speaks of it again
number     plural only where Chinese shows it: 们, 这些, 一些, a numeral, or what they and these are
time       了, 过 and 没 are past, also for 'have done' and for 没看见; a state takes the time of the clause before it, or when it is
           the first and the next shows the past, of that one, else it is present; so does a clause before 的时候. Questions with
           where and when, and what one says, are present; what somebody did in '我买的书' is past
modals     are present; 会 is can with a skill and no day to come, else will; 不能 is cannot
"""

from . import choose, lexicon

UNCOUNTED = 'FfyDsSQZ'                # mass nouns without article
KINDS = 'AaFfyGHOUVvwkCJxTMqWjeu'     # liked as a kind: cats, apples, songs; places and people are liked one by one
OWNERS = 'PAa'                        # the dog 's head, but the roof of the house
OPEN = ('the', 'bare')


class Ambiguous(Exception):
    """The English that was drawn is not how its Chinese is read."""


def _firsts(entries):
    """{key: first entry}"""
    table = {}
    for key, entry in entries:
        table.setdefault(key, entry)
    return table


NOUN = _firsts((n.zh, n) for n in lexicon.NOUNS)
ATTRIBUTE = _firsts((k, a) for a in lexicon.ADJECTIVES if a.attr for k in [a.attr] + [(a.attr, c) for c in a.cls])
PREDICATE = _firsts((k, a) for a in lexicon.ADJECTIVES for k in [a.word] + [(a.word, c) for c in a.cls])
WITH_OBJECT = _firsts((k, v) for v in choose.TRANSITIVE for k in [v.zh] + [(v.zh, c) for c in v.obj])
ALONE = _firsts((v.zhi, v) for v in choose.INTRANSITIVE)
GO = next(v for v in lexicon.VERBS if v.key == 'go_to')
WORD = _firsts([(e.zh, e.en) for e in lexicon.NOUNS + lexicon.NAMES] + [(a.attr[0] if a.attr else a.word, a.en) for a in lexicon.ADJECTIVES]
               + [(v.zh[0] if v.zh else v.zhi, v.en) for v in lexicon.VERBS])
FIXED = _firsts((''.join(w for w, _ in zh if w != '？'), tuple(w for w, _ in en if w != '?')) for en, _, zh in lexicon.PHRASES
                if ("n't", '3') not in en)



def class_of(np):
    """The class of what a phrase or a pronoun stands for; '' if that is open."""
    while np.noun is None and np.antecedent is not None:
        np = np.antecedent
    if np.noun is not None:
        return np.noun.cls
    return '' if np.pron == 'it' else 'P'


def shows_past(clause):
    """Whether Chinese shows that the clause is past; None for a state, which shows no time."""
    verb = clause.verb
    if clause.modal or clause.tense in ('fut', 'prog'):
        return False
    settled = clause.place is not None and verb is not None and 'l' in verb.flags and not clause.neg     # 坐在垫子上
    if clause.there or verb is None or 's' in verb.flags or settled or clause.sub is not None:
        return None
    return clause.tense == 'past'


class Reader:
    """Settles the parts of one sentence, in the order in which they are said."""

    def __init__(self, rng):
        self.rng = rng
        self.past = False            # the time of the clause before
        self.changed_number = False  # what a pronoun stands for may now be open
        self.again = None            # a noun phrase that a pronoun will speak of
        self.settled = set()

    def clauses(self, clauses, timeless=False, imperative=False):
        """A clause, or two of which the first may take its time from the second."""
        clauses = [clause for clause in clauses if clause.id not in self.settled]
        for clause in clauses:
            self.settled.add(clause.id)
            self.form(clause)
            self.phrases(clause, clause.neg and not imperative)
        for clause in clauses:
            past = shows_past(clause)
            if past is None or timeless:
                past = not timeless and (self.past or clause is clauses[0] and bool(shows_past(clauses[-1])))
                self.tell(clause, past)
            self.past = past

    def apart(self, clause):
        """A clause inside another has a time of its own."""
        outer, self.past = self.past, False
        self.clauses([clause])
        self.past = outer

    def when(self, sub, main):
        """A clause before 的时候 has the time of the main clause."""
        self.settled |= {sub.id, main.id}
        for clause in (sub, main):
            self.form(clause)
            self.phrases(clause, clause.neg)
        past = bool(shows_past(main))
        for clause in (sub, main):
            if clause is sub or shows_past(clause) is None:
                self.tell(clause, past)

    @staticmethod
    def tell(clause, past):
        if not clause.modal and clause.tense in ('pres', 'past'):
            clause.tense = 'past' if past else 'pres'

    def form(self, clause):
        """What has one form only: contractions, modals, perfect and past."""
        verb = clause.verb
        clause.short, clause.that, clause.double = False, True, False
        if clause.modal:
            clause.tense = 'pres'
            if clause.modal == 'must' and clause.neg:
                if 'k' in verb.flags:
                    raise Ambiguous
                clause.modal = 'can'
        elif clause.tense == 'perf':
            clause.tense = 'past'
        if verb is None:
            return
        if clause.neg and not clause.modal:
            before = clause.place is not None and 'l' not in verb.flags
            if 'r' in verb.flags and clause.tense == 'pres' or clause.tense == 'prog' and before:
                clause.tense = 'past'
        if clause.tense == 'fut' and 'k' in verb.flags and (clause.day is None or 'pres' in clause.day.tenses):
            clause.modal, clause.tense = 'can', 'pres'
        self.verb(clause)

    def verb(self, clause):
        verb, obj = clause.verb, clause.obj
        if verb in choose.GIVING or clause.sub is not None:
            return
        if obj is None:
            known = ALONE.get(verb.zhi)
        else:
            cls = class_of(obj)
            if verb.zh == GO.zh and cls == 'n':
                clause.verb = verb = GO
            known = WITH_OBJECT.get((verb.zh, cls) if cls else verb.zh, verb)
            if verb.key == 'call' and obj.noun is not None and obj.noun.name:
                raise Ambiguous                            # 我叫保罗 is a name
        if known.key != verb.key:
            raise Ambiguous

    def phrases(self, clause, negated):
        verb = clause.verb
        kind = '' if verb is None else 'one' if 'h' in verb.flags else 'kind' if 'g' in verb.flags or clause.modal == 'like' else ''
        parts = ((clause.subj, 'one' if clause.there else '', negated and clause.there), (clause.obj, kind, negated), (clause.to, '', negated),
                 (clause.companion, '', False), (clause.place and clause.place.np, '', False))
        for np, role, bare in parts:
            if np is not None and np.rel is not clause:
                self.phrase(np, role, bare)
        if clause.adj is not None:
            self.predicate(clause)
        if clause.pred is not None:
            self.identity(clause, negated)
        if clause.sub is not None:
            self.apart(clause.sub)

    def predicate(self, clause):
        cls = class_of(clause.subj)
        for ap in (clause.adj, clause.adj.other):
            if ap is not None and PREDICATE.get((ap.adj.word, cls) if cls else ap.adj.word) is not ap.adj:
                raise Ambiguous

    def identity(self, clause, negated):
        """他们是老师: the number is the subject's."""
        pred, many = clause.pred, clause.subj.many
        if many and pred.noun.en_pl is None:
            raise Ambiguous
        self.phrase(pred, 'one', negated)
        if pred.det in ('a', 'bare') and not pred.noun.mass:
            pred.det = 'bare' if many else 'a'
        if many and pred.det not in ('bare', 'the', *choose.POSSESSIVES):
            raise Ambiguous
        pred.plural = many

    def phrase(self, np, role='', negated=False):
        """role: 'one' makes an unsaid article 'a', 'kind' makes a bare noun stand for its kind."""
        if np.pron:
            if np.antecedent is not None and np.antecedent.many != np.many:
                raise Ambiguous
            return
        if np.other is not None:
            self.phrase(np.other, role, negated)
        self.words(np)
        if np.owner is not None:
            self.phrase(np.owner)
            np.of = np.owner.noun.cls not in OWNERS and not np.owner.noun.name
        if np.rel is not None:
            self.relative(np)
        before = np.plural
        if np.det in OPEN or negated and np.det in ('a', 'some'):
            self.unsaid(np, role)
        elif np.det == 'gen' or np.det in choose.POSSESSIVES and np.noun.cls != 'P':
            np.plural = False
        np.linked = np.noun.kin and self.rng.random() < .4
        self.changed_number |= np.plural != before

    @staticmethod
    def words(np):
        cls = np.noun.cls
        unknown = np.noun.zh == '<unk>'
        if unknown and np.det == 'name':                   # an unknown word is taken for a noun
            raise Ambiguous
        if not np.noun.name and not unknown and np.det != 'demonstrative' and NOUN.get(np.noun.zh) is not np.noun:
            raise Ambiguous
        for ap in np.adjs:
            if ATTRIBUTE.get((ap.adj.attr, cls)) is not ap.adj:
                raise Ambiguous
            if ''.join(ap.adj.attr) + np.noun.zh in NOUN:      # 小猫 is a kitten
                raise Ambiguous

    def unsaid(self, np, role):
        """The article and number of a noun that Chinese leaves bare."""
        noun = np.noun
        if np.det == 'the' and np.plural and noun.cls == 'P':
            return                                         # 老师们
        np.plural = False
        if noun.mass:
            np.det = 'bare' if noun.cls in UNCOUNTED else 'the'
        elif role == 'one':
            np.unsaid = np.unsaid or np.det in OPEN
            np.det = 'a'
        elif role == 'kind' and noun.cls and noun.cls in KINDS and np is not self.again:
            np.det, np.plural = 'bare', True
        else:
            np.det = 'the'

    def relative(self, np):
        clause = np.rel
        if clause.id in self.settled:
            return
        self.apart(clause)
        if clause.subj is not np and not clause.neg and clause.tense == 'pres' and 's' not in clause.verb.flags and not clause.modal:
            clause.tense = 'past'
