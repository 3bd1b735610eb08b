"""python3 -m unittest test_grammar, inside samples/training."""

import re
import unittest

from grammar import generate, lexicon, source_vocabulary, target_vocabulary
from grammar.choose import Chooser, fits
from grammar.draft import Draft
from grammar.inflect import vowel
from grammar.meaning import Clause, Degree, NP, Place
from grammar.sentence import finish
from grammar.splits import held_out


def noun(en):
    return next(n for n in lexicon.NOUNS if n.en == en)


def adjective(en, cls):
    return next(a for a in lexicon.ADJECTIVES if a.en == en and cls in a.cls)


def verb(key, cls=''):
    return next(v for v in lexicon.VERBS if v.key == key and cls in v.obj)


def the(en, *adjectives):
    np = NP(noun=noun(en))
    np.adjs = tuple(Degree(adjective(a, np.noun.cls)) for a in adjectives)
    return np


class Corpus(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.sentences = list(generate(11, 40000))

    def test_the_same_seed_gives_the_same_sentences(self):
        self.assertEqual(self.sentences[:500], list(generate(11, 500)))

    def test_alignment_stays_inside_the_sentence(self):
        for s in self.sentences:
            for target, pairs in ((s.fr, s.align_fr), (s.zh, s.align_zh)):
                for t, e in pairs:
                    self.assertLess(t, len(target))
                    self.assertLess(e, len(s.en))

    def test_one_translation_for_an_english_sentence(self):
        seen = {}
        for s in self.sentences:
            self.assertEqual((s.fr, s.zh), seen.setdefault(tuple(s.en), (s.fr, s.zh)), s.en)

    def test_every_word_is_in_the_vocabulary_and_nearly_every_entry_occurs(self):
        source = {w for s in self.sentences for w in s.en}
        target = {w for s in self.sentences for w in s.fr + s.zh}
        self.assertLessEqual(source, set(source_vocabulary()))
        self.assertLessEqual(target, set(target_vocabulary()))
        self.assertEqual(source_vocabulary(), sorted(set(source_vocabulary())))
        self.assertLess(len(source_vocabulary()) - len(source), 20)      # rare forms wait for a longer draw
        self.assertLess(len(target_vocabulary()) - len(target), 300)

    def test_pronouns_and_antecedents_are_where_they_are_said_to_be(self):
        found = 0
        for s in self.sentences:
            if s.coref:
                found += 1
                self.assertIn(s.en[s.coref[0]], ('it', 'he', 'she', 'they', 'him', 'her', 'them'), s.en)
                self.assertGreater(s.coref[0], s.coref[1])
            if s.pronoun_fr is not None:
                self.assertIn(s.fr[s.pronoun_fr], ('il', 'elle', 'ils', 'elles', 'le', 'la'))
        self.assertGreater(found, 2000)

    def test_splits(self):
        parts = {name: [s for s in self.sentences if s.split == name] for name in ('train', 'iid', 'comp')}
        for name in ('iid', 'comp'):
            self.assertGreater(len(parts[name]), 1000)
            self.assertTrue({tuple(s.en) for s in parts[name]}.isdisjoint(tuple(s.en) for s in parts['train']))

    def test_held_out_adjectives_never_stand_before_their_noun_in_training(self):
        adjectives = {a.en for a in lexicon.ADJECTIVES}
        nouns = {form: n.en for n in lexicon.NOUNS for form in (n.en, n.en_pl) if form and n.en not in adjectives}      # orange is both
        for s in self.sentences:
            if s.split != 'comp' and s.kind != 'fixed phrase':
                for left, right in zip(s.en, s.en[1:]):
                    if left in adjectives and right in nouns:
                        self.assertFalse(held_out((left, nouns[right])), s.en)

    def test_french_elides_and_contracts(self):
        nouns = {w for n in lexicon.NOUNS for w in n.fr + n.fr_pl}
        for s in self.sentences:
            for left, right in zip(s.fr, s.fr[1:]):
                if left in ('le', 'la', 'je', 'te', 'me', 'se', 'de', 'que', 'ne', 'ma', 'ta', 'sa'):
                    self.assertFalse(right.isalpha() and vowel(right), s.fr)
                if left.endswith("'"):
                    self.assertTrue(vowel(right) or left == "s'", s.fr)
                self.assertFalse(left == 'à' and right in ('le', 'les') or left == 'si' and right in ('il', 'ils'), s.fr)
            for left, right, third in zip(s.fr, s.fr[1:], s.fr[2:]):
                self.assertFalse(left == 'de' and right in ('le', 'les') and third in nouns, s.fr)

    def test_chinese_reads_naturally(self):
        for s in self.sentences:
            text = ''.join(s.zh)
            self.assertIsNone(re.search('很生病|不有|的的|了了|很是|不很|没有了|不没', text), text)
            if '因为' in text:
                self.assertIn('，因为', text)


class Sentences(unittest.TestCase):
    def check(self, draft, en, fr, zh):
        class Never:
            pairs = []
            chance = staticmethod(lambda share: False)
        s = finish(draft, Never)
        self.assertEqual((' '.join(s.en), ' '.join(s.fr), ' '.join(s.zh)), (en, fr, zh))
        return s

    def test_i_love_you(self):
        clause = Clause(subj=NP(pron='i'), verb=verb('love'), obj=NP(pron='you'))
        self.check(Draft('').state(clause), 'i love you .', "je t' aime .", '我 爱 你 。')

    def crossing(self, word, antecedent):
        animal, street = the('animal'), the('street')
        target = animal if antecedent == 'animal' else street
        adj = adjective(word, target.noun.cls)
        self.assertNotEqual(fits(adj, 'A'), fits(adj, 'R'))
        draft = Draft('')
        draft.state(Clause(subj=animal, verb=verb('cross'), obj=street, tense='past', neg='not'))
        draft.say(('because',), ('parce', 'que'), (), 10 ** 9)
        draft.say((), (), ('，',))
        draft.say((), (), ('因为',), 10 ** 9)
        it = NP(pron='it', antecedent=target)
        draft.coref = it, target
        return draft.state(Clause(subj=it, adj=Degree(adj, 'too'), tense='past'))

    def test_the_tired_animal_and_the_wide_street(self):
        en = 'the animal did not cross the street because it was too '
        s = self.check(self.crossing('tired', 'animal'), en + 'tired .',
                       "l' animal n' a pas traversé la rue parce qu' il était trop fatigué .", '动物 没 穿过 街道 ， 因为 它 太 累 了 。')
        self.assertEqual((s.coref, s.fr[s.pronoun_fr]), ((8, 1), 'il'))
        s = self.check(self.crossing('wide', 'street'), en + 'wide .',
                       "l' animal n' a pas traversé la rue parce qu' elle était trop large .", '动物 没 穿过 街道 ， 因为 它 太 宽 了 。')
        self.assertEqual((s.coref, s.fr[s.pronoun_fr]), ((8, 6), 'elle'))

    def test_the_cat_sat_on_the_mat(self):
        on = next(p for p in lexicon.PREPOSITIONS if p.en == ('on',))
        clause = Clause(subj=the('cat'), verb=verb('sit'), tense='past', place=Place(on, the('mat')))
        self.check(Draft('').state(clause), 'the cat sat on the mat .', "le chat s' est assis sur le tapis .", '猫 坐 在 垫子 上 。')

    def test_the_quick_brown_fox(self):
        clause = Clause(subj=the('fox', 'quick', 'brown'), verb=verb('jump_over'), obj=the('dog', 'lazy'))
        self.check(Draft('').state(clause), 'the quick brown fox jumps over the lazy dog .',
                   'le renard brun rapide saute par-dessus le chien paresseux .', '敏捷 的 棕色 的 狐狸 跳过 懒惰 的 狗 。')

    def test_the_apple_and_the_red_car(self):
        clause = Clause(subj=NP(pron='she'), verb=verb('eat'), obj=the('apple'), neg='not')
        self.check(Draft('').state(clause), 'she does not eat the apple .', 'elle ne mange pas la pomme .', '她 不 吃 苹果 。')
        clause = Clause(subj=the('car', 'red'), adj=Degree(adjective('fast', 'V')))
        self.check(Draft('').state(clause), 'the red car is fast .', 'la voiture rouge est rapide .', '红色 的 汽车 很 快 。')

    def test_the_participle_agrees_with_a_pronoun_before_it(self):
        apples = the('apple')
        apples.plural = True
        clause = Clause(subj=NP(pron='we'), verb=verb('eat'), obj=NP(pron='they', antecedent=apples), tense='past', short=True, neg='not')
        self.check(Draft('').state(clause), "we did n't eat them .", 'nous ne les avons pas mangées .', '我们 没 吃 它们 。')


class Words(unittest.TestCase):
    def test_words_ask_only_for_known_classes(self):
        known = {row[0] for row in lexicon.rows('classes')} | set('cn')
        for entry in lexicon.ADJECTIVES + lexicon.PREPOSITIONS + lexicon.NOUNS:
            self.assertLessEqual(set(entry.cls), known, entry.en)
        for entry in lexicon.VERBS:
            self.assertLessEqual(set(entry.subj + entry.obj), known, entry.en)

    def test_no_word_has_two_translations_for_one_class(self):
        for entries in ([(a.en, a.cls) for a in lexicon.ADJECTIVES], [(v.key, v.obj) for v in lexicon.VERBS if v.zh and 't' not in v.flags]):
            seen = {}
            for en, classes in entries:
                for cls in set(classes):
                    self.assertNotIn((en, cls), seen)
                    seen[en, cls] = True


if __name__ == '__main__':
    unittest.main()
