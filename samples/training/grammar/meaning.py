"""What a sentence says, before any language says it: noun phrases and clauses, each part with a concept id.

An id travels with every word that expresses the part, so alignment falls out of the three renderings. The id -n marks an auxiliary of n:
it aligns with the other language's auxiliary, or else with n itself. Id 0 aligns with nothing."""

from dataclasses import dataclass, field, replace
from itertools import count

_ids = count(1)


def new_id():
    return next(_ids)


@dataclass(slots=True)
class Degree:
    """An adjective with 'very', 'too' or nothing before it, or two adjectives: big and old."""
    adj: object
    degree: str = ''
    other: object = None         # Degree, joined by 'and'; neither then has a degree
    and_id: int = field(default_factory=new_id)
    id: int = field(default_factory=new_id)
    degree_id: int = field(default_factory=new_id)


PERSON = {'i': 0, 'you': 1, 'he': 2, 'she': 2, 'it': 2, 'we': 3, 'they': 4}


@dataclass(slots=True)
class NP:
    noun: object = None          # None: a pronoun
    det: str = 'the'             # the a bare some many this that these those my … every all gen name, or a numeral
    plural: bool = False
    adjs: tuple = ()
    owner: object = None         # NP, with det 'gen'
    of: bool = False             # the roof of the house, not the house 's roof
    rel: object = None           # relative clause
    other: object = None         # NP, joined by 'and'; neither has adjectives or a relative clause
    pron: str = ''
    antecedent: object = None    # NP, for he she it they
    unsaid: bool = False         # Chinese leaves the article 'a' out
    linked: bool = False         # 我的妈妈, not 我妈妈
    female: bool = False         # a woman's trade, for nouns that English leaves open
    id: int = field(default_factory=new_id)
    det_id: int = field(default_factory=new_id)
    and_id: int = field(default_factory=new_id)

    @property
    def person(self):
        return PERSON[self.pron] if self.pron else 4 if self.many else 2

    @property
    def many(self):
        return self.pron in ('we', 'they') or self.plural or self.other is not None

    @property
    def gender(self):
        if self.other is not None:
            return 'f' if self.first.gender == self.other.gender == 'f' else 'm'
        if self.pron == 'she' or self.female:
            return 'f'
        if self.antecedent is not None and self.pron != 'he':
            return self.antecedent.gender
        return self.noun.gender if self.noun else 'm'

    @property
    def first(self):
        """The phrase before 'and'."""
        return replace(self, other=None)

    @property
    def human(self):
        if self.antecedent is not None:
            return self.antecedent.human
        return self.noun.cls == 'P' if self.noun else self.pron != 'it'


@dataclass(slots=True)
class Place:
    prep: object
    np: object
    id: int = field(default_factory=new_id)


@dataclass(slots=True)
class Clause:
    subj: object = None
    verb: object = None          # None: the copula, with adj, pred or place
    obj: object = None
    to: object = None            # the receiver of a gift
    double: bool = False         # the receiver before the gift, without 'to'
    adj: object = None
    pred: object = None
    place: object = None
    companion: object = None
    sub: object = None           # that-clause
    that: bool = True
    day: object = None
    manner: object = None
    often: object = None
    tense: str = 'pres'          # pres prog past perf fut
    modal: str = ''              # can must should want like
    neg: str = ''                # not never
    short: bool = False          # contracted English
    front: bool = False          # the day comes first
    there: bool = False          # there is
    id: int = field(default_factory=new_id)
    neg_id: int = field(default_factory=new_id)
    modal_id: int = field(default_factory=new_id)
    day_id: int = field(default_factory=new_id)
    manner_id: int = field(default_factory=new_id)
    often_id: int = field(default_factory=new_id)
    that_id: int = field(default_factory=new_id)
    companion_id: int = field(default_factory=new_id)
