"""The held-out sentences as a file: tests/fixtures/heldout/MODEL.tsv, from which every bar can be measured.

/usr/bin/python3 samples/training/heldout.py      writes the file anew from the grammar

Tab-separated, a sentence a line; pairs are "target-source" counted from 0 and separated by spaces; "-" is none.
"""
import os
from types import SimpleNamespace

HERE = os.path.dirname(os.path.abspath(__file__))
FILE = os.path.join(HERE, "..", "..", "tests", "fixtures", "heldout", "translate-en-fr-zh.tsv")
COLUMNS = ["split", "kind", "en", "fr", "zh", "align_fr", "align_zh", "coref", "pronoun_fr"]
COUNT = 1000  # of each split


def pairs_to_text(pairs):
    return " ".join(f"{t}-{s}" for t, s in pairs) or "-"


def text_to_pairs(text):
    return [] if text == "-" else [tuple(map(int, pair.split("-"))) for pair in text.split(" ")]


def to_line(s):
    fields = [s.split, s.kind, " ".join(s.en), " ".join(s.fr), " ".join(s.zh), pairs_to_text(s.align_fr),
              pairs_to_text(s.align_zh), pairs_to_text([s.coref] if s.coref else []),
              "-" if s.pronoun_fr is None else str(s.pronoun_fr)]
    return "\t".join(fields)


def from_line(line):
    s = SimpleNamespace(**dict(zip(COLUMNS, line.rstrip("\n").split("\t"))))
    s.en, s.fr, s.zh = s.en.split(" "), s.fr.split(" "), s.zh.split(" ")
    s.align_fr, s.align_zh = text_to_pairs(s.align_fr), text_to_pairs(s.align_zh)
    s.coref = (text_to_pairs(s.coref) or [None])[0]
    s.pronoun_fr = None if s.pronoun_fr == "-" else int(s.pronoun_fr)
    return s


def read(path=FILE):
    with open(path, encoding="utf-8") as file:
        return [from_line(line) for line in file if not line.startswith("#")]


def choose(sentences, count=COUNT):
    """`count` different sentences of each held-out split."""
    found = {"iid": {}, "comp": {}}
    for sentence in sentences:
        split = found.get(sentence.split)
        if split is not None and len(split) < count:
            split.setdefault(" ".join(sentence.en), sentence)
        if all(len(split) == count for split in found.values()):
            break
    return [sentence for split in found.values() for sentence in split.values()]


def main():
    from corpus import heldout_sentences

    chosen = choose(heldout_sentences())
    with open(FILE, "w", encoding="utf-8", newline="\n") as file:
        file.write("# " + "\t".join(COLUMNS) + "\n")
        file.writelines(to_line(sentence) + "\n" for sentence in chosen)


if __name__ == "__main__":
    main()
