"""python3 -m unittest test_grammar, inside samples/training."""

import unittest
from grammar import generate, source_vocabulary, target_vocabulary


class Corpus(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.sentences = list(generate(11, 20000))

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

    def test_every_word_is_in_the_vocabulary(self):
        self.assertLessEqual({w for s in self.sentences for w in s.en}, set(source_vocabulary()))
        self.assertLessEqual({w for s in self.sentences for w in s.fr + s.zh}, set(target_vocabulary()))


if __name__ == '__main__':
    unittest.main()
