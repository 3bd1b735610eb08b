"""A sentence being put together: words in three languages, each with its concept id."""

from . import chinese, english, french


class Draft:
    def __init__(self, kind, reader=None):
        self.kind = kind
        self.reader = reader         # settles what is said so that English can be read from Chinese; None: said as drawn
        self.en, self.fr, self.zh = [], [], []
        self.coref = None            # (pronoun, antecedent), noun phrases
        self.last = None             # the last clause, where another may follow
        self.end = '.'               # '' for a phrase
        self.always_closed = False   # where the same words without a stop are a phrase

    def say(self, en=(), fr=(), zh=(), id_=0):
        """The same function word in each language."""
        self.en += [(w, id_) for w in en]
        self.fr += [(w, id_) for w in fr]
        self.zh += [(w, id_) for w in zh]

    def settle(self, *clauses, **how):
        """Before clauses are said; two that are joined at once, for the first may depend on the second."""
        if self.reader:
            self.reader.again = self.coref and self.coref[1]
            self.reader.clauses(clauses, **how)

    def settle_when(self, sub, main):
        if self.reader:
            self.reader.again = self.coref and self.coref[1]
            self.reader.when(sub, main)

    def state(self, clause, then=False):
        self.settle(clause)
        english.statement(clause, self.en)
        french.statement(clause, self.fr)
        chinese.statement(clause, self.zh, then)
        return self

    def phrase(self, np):
        if self.reader:
            self.reader.phrase(np)
        english.noun_phrase(np, self.en)
        french.noun_phrase(np, self.fr, generic=np.noun.cls == 'Q')
        chinese.noun_phrase(np, self.zh)
        return self

    def named(self, noun):
        """A name alone; countries go without their article."""
        from .meaning import new_id
        self.say((noun.en,), noun.fr, (noun.zh,), new_id())
        return self
