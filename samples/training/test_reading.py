"""python3 -m unittest test_reading, inside samples/training: the English that Chinese is read as."""

import random
import unittest
from collections import defaultdict

from grammar import generate, generate_readings, lexicon
from grammar.draft import Draft
from grammar.meaning import Clause, Degree, NP, Place
from grammar.reading import Ambiguous, Reader
from grammar.readings import HALF_WIDTH
from grammar.segment import WORDS, segment
from test_grammar import adjective, noun, the, verb

FULL_WIDTH = {half: full for full, half in HALF_WIDTH.items()}


def bare(en, plural=False):
    return NP(noun=noun(en), det='bare', plural=plural)


def a(en):
    return NP(noun=noun(en), det='a')


def said(*clauses):
    """(Chinese, English) of clauses as a Reader settles them, the second joined by because."""
    draft = Draft('', Reader(random.Random(1)))
    draft.settle(*clauses)
    draft.state(clauses[0])
    for clause in clauses[1:]:
        draft.say(('because',), ('parce', 'que'), ('，', '因为'))
        draft.state(clause)
    return ''.join(w for w, _ in draft.zh), ' '.join(w for w, _ in draft.en)


def pronoun(word):
    return NP(pron=word)


class Rules(unittest.TestCase):
    def check(self, zh, en, *clauses):
        self.assertEqual(said(*clauses), (zh, en))

    def test_a_bare_noun_is_one_and_known(self):
        self.check('猫看见狗', 'the cat sees the dog', Clause(subj=bare('cat', True), verb=verb('see'), obj=the('dog')))
        self.check('我喝水', 'i drink water', Clause(subj=pronoun('i'), verb=verb('drink'), obj=the('water')))
        self.check('我买一本书', 'i buy a book', Clause(subj=pronoun('i'), verb=verb('buy'), obj=a('book')))

    def test_what_one_is_or_has_is_unknown(self):
        self.check('它是猫', 'it is a cat', Clause(subj=NP(pron='it'), pred=the('cat')))
        self.check('他们是老师', 'they are teachers', Clause(subj=pronoun('they'), pred=bare('teacher', True)))
        self.check('我有书', 'i have a book', Clause(subj=pronoun('i'), verb=verb('have'), obj=the('book')))
        self.check('我没有书', 'i do not have a book', Clause(subj=pronoun('i'), verb=verb('have'), obj=the('book'), neg='not', short=True))
        garden = Place(next(p for p in lexicon.PREPOSITIONS if p.en == ('in',)), the('garden'))
        self.check('花园里有猫', 'there is a cat in the garden', Clause(subj=bare('cat', True), there=True, place=garden, tense='past'))

    def test_what_one_likes_is_a_kind(self):
        self.check('我喜欢猫', 'i like cats', Clause(subj=pronoun('i'), verb=verb('like'), obj=the('cat')))
        self.check('我喜欢这只猫', 'i like this cat', Clause(subj=pronoun('i'), verb=verb('like'), obj=NP(noun=noun('cat'), det='this')))
        self.check('我爱老师', 'i love the teacher', Clause(subj=pronoun('i'), verb=verb('love'), obj=the('teacher')))

    def test_under_negation_the_article_is_lost(self):
        self.check('他不吃苹果', 'he does not eat the apple', Clause(subj=pronoun('he'), verb=verb('eat'), obj=a('apple'), neg='not'))

    def test_number_shows_in_a_crowd_only(self):
        teachers = the('teacher')
        teachers.plural = True
        self.check('老师们笑', 'the teachers laugh', Clause(subj=teachers, verb=verb('laugh')))
        books = NP(noun=noun('book'), det='my', plural=True)
        self.check('我丢我的书', 'i lose my book', Clause(subj=pronoun('i'), verb=verb('lose'), obj=books))

    def test_time(self):
        self.check('我吃了苹果', 'i ate the apple', Clause(subj=pronoun('i'), verb=verb('eat'), obj=the('apple'), tense='perf'))
        self.check('我没看见猫', 'i did not see the cat', Clause(subj=pronoun('i'), verb=verb('see'), obj=the('cat'), neg='not'))
        self.check('他不累', 'he is not tired', Clause(subj=pronoun('he'), adj=Degree(adjective('tired', 'P')), tense='past', neg='not'))
        tired = lambda tense: Clause(subj=NP(pron='he'), adj=Degree(adjective('tired', 'P'), 'too'), tense=tense)
        sleep = lambda tense: Clause(subj=pronoun('he'), verb=verb('sleep'), tense=tense)
        self.check('他睡觉了，因为他太累了', 'he slept because he was too tired', sleep('past'), tired('pres'))
        self.check('他睡觉，因为他太累了', 'he sleeps because he is too tired', sleep('pres'), tired('past'))
        self.check('他太累了，因为他睡觉了', 'he was too tired because he slept', tired('pres'), sleep('past'))

    def test_modals(self):
        swim = lambda **how: Clause(subj=pronoun('he'), verb=verb('swim'), **how)
        self.check('他会游泳', 'he can swim', swim(tense='fut'))
        self.check('他会睡觉', 'he will sleep', Clause(subj=pronoun('he'), verb=verb('sleep'), tense='fut'))
        self.check('他不能睡觉', 'he can not sleep', Clause(subj=pronoun('he'), verb=verb('sleep'), modal='must', neg='not'))

    def test_the_gift_goes_before_to(self):
        clause = Clause(subj=pronoun('i'), verb=verb('give'), obj=a('book'), to=the('man'), double=True)
        self.check('我给男人一本书', 'i give a book to the man', clause)

    def test_the_first_word_wins(self):
        for clause in (Clause(subj=pronoun('i'), verb=verb('watch'), obj=the('movie')), Clause(subj=pronoun('he'), adj=Degree(adjective('ill', 'P')))):
            with self.assertRaises(Ambiguous):
                said(clause)


class Readings(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.readings = list(generate_readings(11, 40000))

    def test_the_same_seed_gives_the_same_readings(self):
        self.assertEqual(self.readings[:500], list(generate_readings(11, 500)))

    def test_one_english_for_a_chinese_text(self):
        seen = defaultdict(set)
        for r in self.readings:
            seen[''.join(FULL_WIDTH.get(w, w) for w in r.zh)].add(' '.join(r.en))
        self.assertEqual([], [(zh, en) for zh, en in seen.items() if len(en) > 1])

    def test_control_the_grammar_itself_has_several(self):
        seen = defaultdict(set)
        for s in generate(11, 20000):
            seen[''.join(s.zh)].add(' '.join(s.en))
        self.assertGreater(sum(len(en) > 1 for en in seen.values()), 200)

    def test_words_are_cut_as_the_tokenizer_cuts(self):
        for r in self.readings[:5000]:
            text = ''.join(r.zh)
            if '<unk>' not in r.zh:
                self.assertEqual(r.zh, segment(text))

    def test_alignment_and_antecedents_are_inside(self):
        found = 0
        for r in self.readings:
            for t, s in r.align_en:
                self.assertTrue(r.en[t] and r.zh[s])
            if r.coref:
                found += 1
                self.assertIn(r.zh[r.coref[0]], ('他', '她', '它', '他们', '她们', '它们'), r.zh)
                self.assertGreater(r.coref[0], r.coref[1])
        self.assertGreater(found, 2000)

    def test_no_contractions(self):
        for r in self.readings:
            self.assertFalse({"n't", "'m", "'re", "'ll", 'wo', 'ca'} & set(r.en), r.en)


class Segments(unittest.TestCase):
    def test_cuts(self):
        for words in ('我 爱 你', '我 很 快乐', '大 学校', '你好 吗', '汽车 很快', '龙 虎 猫'):
            self.assertEqual(words.split(), segment(words.replace(' ', '')))
        self.assertNotIn('龙', WORDS)


if __name__ == '__main__':
    unittest.main()
