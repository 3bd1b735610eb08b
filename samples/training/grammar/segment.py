"""Cuts Chinese that is typed without spaces, as the program's tokenizer does: few unknown characters, then few words, then long first words."""

from .vocabulary import chinese_words

WORDS = chinese_words()
LONGEST = max(map(len, WORDS))


def segment(text):
    """The words of a text of ideographs; what no word covers stands alone, a character each."""
    best = [((0, 0), 0)] * (len(text) + 1)          # from each place to the end: cost, characters of the first word
    for begin in range(len(text) - 1, -1, -1):
        options = []
        for size in range(1, min(LONGEST, len(text) - begin) + 1):
            known = text[begin:begin + size] in WORDS
            if known or size == 1:
                unknown, words = best[begin + size][0]
                options.append(((unknown + (not known), words + 1), -size))
        cost, size = min(options)
        best[begin] = cost, -size
    words, begin = [], 0
    while begin < len(text):
        words.append(text[begin:begin + best[begin][1]])
        begin += best[begin][1]
    return words


def cut_again(words):
    """[(word, concept id)] as the tokenizer would cut it: [(word, set of ids)]."""
    owners = [cid for word, cid in words for _ in word]
    found, begin = [], 0
    for word in segment(''.join(word for word, _ in words)):
        found.append((word, set(owners[begin:begin + len(word)]) - {0}))
        begin += len(word)
    return found
