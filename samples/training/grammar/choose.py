"""Random but sensible choices of words: every adjective, verb and object respects the classes of the lexicon."""

from collections import Counter

from . import lexicon
from .meaning import Clause, Degree, NP, Place

PEOPLE = ('i', 'you', 'he', 'she', 'we', 'they')
POSSESSIVES = ('my', 'your', 'his', 'her', 'our', 'their')
NUMERALS = ('two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten')
CLASSES = sorted({c for noun in lexicon.NOUNS for c in noun.cls})

NOUNS = {c: [n for n in lexicon.NOUNS if n.cls == c] for c in CLASSES}
PERSONS = [n for n in lexicon.NAMES if n.name == 'p']
TOWNS = [n for n in lexicon.NAMES if n.name != 'p']
ADJECTIVES = {c: [a for a in lexicon.ADJECTIVES if c in a.cls] for c in CLASSES}
_senses = Counter(a.en for a in lexicon.ADJECTIVES)
SOLE_ADJECTIVES = {id(a) for a in lexicon.ADJECTIVES if _senses[a.en] == 1}
TRANSITIVE = [v for v in lexicon.VERBS if v.obj and v.zh and not set('dt') & set(v.flags)]
GIVING = [v for v in lexicon.VERBS if 'd' in v.flags]
SAYING = [v for v in lexicon.VERBS if 't' in v.flags]
INTRANSITIVE = [v for v in lexicon.VERBS if v.zhi]
_frames = Counter((v.en, v.particle) for v in TRANSITIVE)
SOLE_VERBS = {id(v) for v in TRANSITIVE if _frames[v.en, v.particle] == 1}
ADVERBS = {(kind, tense): [a for a in lexicon.ADVERBS if a.kind == kind and tense in a.tenses]
           for kind in 'fd' for tense in ('pres', 'prog', 'past', 'fut')}
MANNERS = [a for a in lexicon.ADVERBS if a.kind == 'm']
PLACES = {id(p): [n for c in p.cls for n in NOUNS[c]] for p in lexicon.PREPOSITIONS}
JOINED = .07
JOINABLE = ('the', 'a', 'bare', 'name', *POSSESSIVES)
# "it is cold" speaks of the weather, so these need an antecedent.
WEATHER = ('hot', 'cold')


def fits(adj, cls):
    """Whether any sense of the English adjective suits the class."""
    return any(cls in a.cls for a in lexicon.ADJECTIVES if a.en == adj.en)


class Chooser:
    """Makes noun phrases and clauses; remembers the word pairs that decide the split."""

    def __init__(self, rng, reader=None):
        self.rng = rng
        self.reader = reader         # for Chinese to English
        self.pairs = []

    def chance(self, share):
        return self.rng.random() < share

    def pick(self, items):
        return items[int(self.rng.random() * len(items))]

    def weighted(self, table):
        point = self.rng.random() * sum(table.values())
        for item, weight in table.items():
            point -= weight
            if point < 0:
                return item
        return item

    def noun(self, classes):
        groups = [NOUNS[c] for c in classes if c in NOUNS]
        index = int(self.rng.random() * sum(map(len, groups)))
        for group in groups:
            if index < len(group):
                return group[index]
            index -= len(group)

    def determiner(self, noun, plural, subject):
        if noun.mass:
            if noun.cls in 'QZ':
                return 'bare'
            return self.weighted({'bare': 4, 'the': 4, 'some': 2, 'my': 1}) if noun.cls in 'FfyDs' and noun.cls else 'the'
        if noun.cls in 'K':
            return 'the'
        if noun.cls == 'Y' or noun.kin and self.chance(.8):
            return self.pick(POSSESSIVES)
        if plural:
            table = {'the': 30, 'bare': 14, 'some': 9, 'many': 8, 'number': 14, 'these': 6, 'those': 4, 'my': 10, 'all': 3 if subject else 0}
        else:
            table = {'the': 44, 'a': 6 if subject else 22, 'my': 16, 'this': 7, 'that': 4, 'every': 2 if subject else 0}
        det = self.weighted(table)
        return self.pick(NUMERALS) if det == 'number' else self.pick(POSSESSIVES) if det == 'my' else det

    def phrase(self, noun, subject=False, plural=None, adjectives=.22, det=None, generic=False):
        if plural is None:
            plural = self.chance(.6 if noun.cls == 'Y' else .3)
        plural = plural and noun.en_pl is not None
        if det is None:
            det = self.determiner(noun, plural, subject)
            if generic and det in ('a', 'some', 'many'):
                det = 'bare' if plural else 'the'
        np = NP(noun=noun, det=det, plural=plural)
        if not subject and det in ('the', 'my') and not noun.mass and noun.cls != 'K' and self.chance(.09):
            np.det = 'gen'
            np.owner = NP(noun=self.pick(PERSONS), det='name') if self.chance(.4) else \
                NP(noun=self.pick(NOUNS['P']), det=self.pick(('the', 'my')))
            if self.chance(.5):
                np.of = True
                if noun.cls in PARTS and self.chance(.7):
                    np.owner = NP(noun=self.pick(NOUNS[self.pick('BLVAUHO')]), det=self.pick(('the', 'the', 'this', 'my')))
        if noun.cls not in 'QZK' and self.chance(adjectives):
            self.describe(np)
        return np

    def describe(self, np):
        options = [a for a in ADJECTIVES[np.noun.cls] if a.attr]
        if not options:
            return
        first = self.pick(options)
        np.adjs = (Degree(first, 'very' if np.det == 'a' and self.chance(.12) else ''),)
        self.pairs.append((first.en, np.noun.en))
        if self.chance(.14) and not np.adjs[0].degree:
            second = self.pick(options)
            if second.en != first.en and second.word != first.word and (second.pred == 's') != (first.pred == 's'):
                order = (first, second) if second.pred == 's' else (second, first)
                np.adjs = tuple(Degree(a) for a in order)
                self.pairs.append((second.en, np.noun.en))

    def join(self, np, nouns):
        """Sometimes a second noun of the same kind: the cat and the dog."""
        if np.noun is None or np.noun.mass or np.adjs or np.det not in JOINABLE or not self.chance(JOINED):
            return np
        noun = self.pick(nouns)
        if noun.en == np.noun.en or noun.mass or np.plural and noun.en_pl is None:
            return np
        det = np.det if np.det in ('name', 'bare', 'a') or self.chance(.6) else self.pick(('the',) + POSSESSIVES)
        np.other = NP(noun=noun, det=det, plural=np.plural)
        return np

    def unknown(self, det=None):
        return NP(noun=lexicon.UNKNOWN, det=det or self.pick(('the', 'a', 'my', 'this')))

    def subject(self, classes, pronouns=.44):
        """A subject of one of the classes; only people have pronouns here, and animals 'it'."""
        if 'P' in classes:
            if self.chance(pronouns):
                return NP(pron='it' if 'A' in classes and self.chance(.1) else self.pick(PEOPLE))
            if self.chance(.12):
                return NP(noun=lexicon.UNKNOWN_NAME, det='name') if self.chance(.06) else self.join(NP(noun=self.pick(PERSONS), det='name'), PERSONS)
            if self.chance(.015):
                return self.unknown()
        np = self.phrase(self.noun(classes), subject=True)
        return self.join(np, NOUNS[np.noun.cls])

    def object(self, verb, subj, pronouns=.16):
        if id(verb) in SOLE_VERBS and verb.prep is None and 'n' not in verb.flags and self.chance(pronouns):
            taken = {'i': ('i', 'we'), 'we': ('i', 'we')}.get(subj.pron, (subj.pron,))
            pron = self.pick(PEOPLE) if 'P' in verb.obj else 'it'
            if pron not in taken:
                return NP(pron=pron)
        if id(verb) in SOLE_VERBS and verb.prep is None and not set('cnQZ') & set(verb.obj) and self.chance(.02):
            return self.unknown()
        if 'c' in verb.obj or 'n' in verb.obj:
            towns = [n for n in TOWNS if n.name in verb.obj]
            if not set(verb.obj) - set('cn') or self.chance(.3):
                return NP(noun=self.pick(towns), det='name')
        if 'P' in verb.obj and self.chance(.12):
            return NP(noun=self.pick(PERSONS), det='name')
        classes = verb.obj
        if subj.noun is not None and subj.noun.cls == 'A':
            classes = [c for c in classes if c in 'PAaFfyDGRLUEN'] or classes
        noun = self.noun(classes)
        while noun is subj.noun:
            noun = self.noun(classes)
        particle = verb.en in ('go', 'arrive')
        self.pairs.append((verb.en, noun.en))
        if particle:
            return self.phrase(noun, plural=False, adjectives=.1, det=self.pick(('the', 'the', 'my')))
        np = self.phrase(noun, generic='g' in verb.flags)
        if verb.prep is None and noun.cls not in 'QZKI':
            np = self.join(np, NOUNS[noun.cls])
            if np.other is not None:
                self.pairs.append((verb.en, np.other.noun.en))
        return np

    def place(self, towns=True):
        if towns and self.chance(.12):
            here = self.pick(lexicon.PLACES)
            return Place(here.prep, NP(noun=here.noun, det='name'))
        prep = self.pick(lexicon.PREPOSITIONS)
        if towns and prep.en == ('in',) and self.chance(.35):
            return Place(prep, NP(noun=self.pick(TOWNS), det='name'))
        if self.chance(.35):
            prep = lexicon.PREPOSITIONS[0]
        noun = self.pick(PLACES[id(prep)])
        return Place(prep, self.phrase(noun, plural=False, adjectives=.1, det=self.weighted({'the': 7, 'a': 1, 'my': 1, 'this': .5})))

    def tense(self, clause, allowed=None):
        """Tense, modal, negation and adverbs that go together."""
        verb = clause.verb
        state = 's' in verb.flags
        if state:
            table = {'pres': 60, 'past': 28, 'fut': 10}
        else:
            table = {'pres': 30, 'prog': 14, 'past': 27, 'fut': 14, 'perf': 6, 'modal': 14}
            if set('rp') & set(verb.flags):
                del table['prog']
        if allowed:
            table = {t: w for t, w in table.items() if t in allowed}
        person = clause.subj.person
        if verb.past == verb.en and person != 2:
            table.pop('pres', None)          # "i read" is the past
        tense = self.weighted(table) if table else 'past'
        if tense == 'modal':
            modals = {'can': 5, 'must': 4, 'want': 4, 'should': 3, 'like': 2, 'need': 2, 'would': 1}
            if 'r' in verb.flags or clause.subj.pron == 'it':
                modals = {'can': 1}
            clause.modal = self.weighted(modals)
            if clause.modal == 'would':
                clause.modal = 'want'
            clause.tense = 'past' if clause.modal in ('want', 'can', 'need') and self.chance(.2) else 'pres'
        else:
            clause.tense = tense
        if 'a' in verb.flags or clause.obj is not None and clause.obj.other is not None:
            pass                             # 不 更喜欢 is not said; French would want ni
        elif self.chance(.24):
            clause.neg = 'not'
        elif tense in ('pres', 'past', 'perf') and self.chance(.05):
            clause.neg = 'never'
        if tense in ('pres', 'past') and not state and not clause.neg and self.chance(.13):
            clause.often = self.pick(ADVERBS['f', tense])
        clause.short = self.chance(.35)

    def trimmings(self, clause):
        """Adverbs and places."""
        verb = clause.verb
        busy = clause.obj is not None and (clause.obj.rel is not None or clause.obj.noun is not None and clause.obj.noun.name)
        simple = not clause.modal and clause.tense not in ('perf',) and 's' not in verb.flags
        motion = verb.prep in ('à', 'de', 'pour') and verb.en != 'play'
        if simple and not clause.often and clause.neg != 'never' and self.chance(.16):
            clause.day = self.pick(ADVERBS['d', clause.tense])
            clause.front = self.chance(.3)
        if motion or busy or 'r' in verb.flags:
            return
        if 's' not in verb.flags or 'l' in verb.flags:
            roll = self.rng.random()
            if roll < .24 and verb.obj and clause.obj is not None and set('BLRN') & set(verb.obj):
                return                       # "cross a park in the park"
            if roll < .12 or 'l' in verb.flags and roll < .6:
                clause.place = self.place()
            elif roll < .18 and 's' not in verb.flags and 'P' in verb.subj and (clause.obj is None or verb.en in QUICK):
                clause.companion = NP(pron=self.pick(PEOPLE)) if self.chance(.4) and not clause.subj.pron else self.phrase(self.pick(NOUNS['P']), plural=False, adjectives=.05,
                                               det=self.pick(('the',) + POSSESSIVES))
            elif roll < .26 and not clause.neg and verb.en in QUICK:
                clause.manner = self.pick(MANNERS)

    def action(self, allowed=None, subj=None, plain=False, pronouns=.44):
        """A clause with a verb of action."""
        roll = self.rng.random()
        verb = self.pick(TRANSITIVE) if roll < .68 else self.pick(INTRANSITIVE) if roll < .94 else self.pick(GIVING)
        if subj is not None:
            if (subj.noun.cls if subj.noun else 'P') not in verb.subj:
                return self.action(allowed, subj, plain)
            person = subj
        else:
            person = self.subject(verb.subj, pronouns)
        clause = Clause(subj=person, verb=verb)
        if 'd' in verb.flags:
            clause.obj = self.phrase(self.noun(verb.obj), adjectives=.12)
            self.pairs.append((verb.en, clause.obj.noun.en))
            clause.to = self.phrase(self.pick(NOUNS['P']), plural=False, adjectives=0, det=self.pick(('the', 'my', 'her', 'a')))
            pron = self.pick(PEOPLE)
            if self.chance(.45) and pron != person.pron and {pron, person.pron} != {'i', 'we'}:
                clause.to = NP(pron=pron)
            elif self.chance(.3):
                clause.to = NP(noun=self.pick(PERSONS), det='name')
            clause.double = self.chance(.5)
        elif roll < .68:
            clause.obj = self.object(verb, person)
        self.tense(clause, allowed)
        if not plain:
            self.trimmings(clause)
        return clause

    def quality(self, subj=None, tense=None, degree=True):
        """A copula with an adjective."""
        if subj is None:
            if self.chance(.3):
                subj = NP(pron=self.pick(PEOPLE))
            elif self.chance(.1):
                subj = NP(noun=self.pick(PERSONS), det='name')
            else:
                subj = self.phrase(self.noun([c for c in CLASSES if ADJECTIVES[c]]), subject=True, adjectives=.08)
                subj = self.join(subj, NOUNS[subj.noun.cls])
        cls = subj.noun.cls if subj.noun else 'P'
        adj = self.pick(ADJECTIVES[cls])
        if subj.noun:
            self.pairs += [(adj.en, np.noun.en) for np in (subj, subj.other) if np is not None]
        clause = Clause(subj=subj, short=self.chance(.5))
        clause.tense = tense or self.weighted({'pres': 66, 'past': 26, 'fut': 5})
        if self.chance(.2):
            clause.neg = 'not'
        plain = clause.tense == 'fut' or clause.neg
        clause.adj = Degree(adj, self.degree(adj) if degree and not plain else '')
        if not plain and not clause.adj.degree and self.chance(.15):
            self.second(clause)
        return clause

    def second(self, clause):
        """Sometimes a second adjective: big and old."""
        nouns = [np.noun for np in (clause.subj, clause.subj.other) if np is not None and np.noun]
        adj = self.pick(ADJECTIVES[nouns[0].cls if nouns else 'P'])
        if {clause.adj.adj.pred, adj.pred} == {'h'} and 'h' not in (clause.adj.adj.pos, adj.pos) and adj.word != clause.adj.adj.word:
            clause.adj.other = Degree(adj)
            self.pairs += [(adj.en, noun.en) for noun in nouns]

    def degree(self, adj):
        return self.weighted({'': 6, 'very': 3, 'too': 2}) if adj.pred == 'h' else ''


PARTS = 'EYGHOWBL'          # what a thing can have: the roof of the house
QUICK = {'eat', 'drink', 'read', 'write', 'run', 'walk', 'swim', 'work', 'open', 'close', 'speak', 'learn', 'clean', 'wash', 'drive'}
