"""The held-out sentences as files below tests/fixtures/heldout, from which every bar can be measured.

/usr/bin/python3 samples/training/heldout.py      writes them anew from the grammar

Tab-separated, a sentence a line, the first line names the columns; pairs are "target-source" counted from 0 and separated
by spaces; "-" is none.
"""
import os

from grammar import Reading, Sentence

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, "..", "..", "tests", "fixtures", "heldout")
COLUMNS = {
    Sentence: ["split", "kind", "en", "fr", "zh", "align_fr", "align_zh", "coref", "pronoun_fr"],
    Reading: ["split", "kind", "zh", "en", "align_en", "coref"],
}
FILES = {Sentence: os.path.join(FOLDER, "translate-en-fr-zh.tsv"), Reading: os.path.join(FOLDER, "translate-zh-en.tsv")}
COUNT = 1000  # of each split


def pairs_to_text(pairs):
    return " ".join(f"{t}-{s}" for t, s in pairs) or "-"


def text_to_pairs(text):
    return [] if text == "-" else [tuple(map(int, pair.split("-"))) for pair in text.split(" ")]


def to_text(column, value):
    if column.startswith("align"):
        return pairs_to_text(value)
    if column == "coref":
        return pairs_to_text([value] if value else [])
    if column == "pronoun_fr":
        return "-" if value is None else str(value)
    return value if isinstance(value, str) else " ".join(value)


def from_text(column, text):
    if column.startswith("align"):
        return text_to_pairs(text)
    if column == "coref":
        return (text_to_pairs(text) or [None])[0]
    if column == "pronoun_fr":
        return None if text == "-" else int(text)
    return text if column in ("split", "kind") else text.split(" ")


def read(kind):
    """The sentences of a file: Sentence or Reading."""
    columns = COLUMNS[kind]
    with open(FILES[kind], encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    return [kind(**{column: from_text(column, text) for column, text in zip(columns, row)}) for row in rows]


def choose(sentences, count=COUNT):
    """`count` different sentences of each held-out split."""
    found = {"iid": {}, "comp": {}}
    for sentence in sentences:
        split = found.get(sentence.split)
        if split is not None and len(split) < count:
            split.setdefault(" ".join(getattr(sentence, sentence.source)), sentence)
        if all(len(split) == count for split in found.values()):
            break
    return [sentence for split in found.values() for sentence in split.values()]


def main():
    from corpus import heldout_readings, heldout_sentences

    for kind, sentences in ((Sentence, heldout_sentences()), (Reading, heldout_readings())):
        columns = COLUMNS[kind]
        with open(FILES[kind], "w", encoding="utf-8", newline="\n") as file:
            file.write("# " + "\t".join(columns) + "\n")
            for sentence in choose(sentences):
                file.write("\t".join(to_text(column, getattr(sentence, column)) for column in columns) + "\n")


if __name__ == "__main__":
    main()
