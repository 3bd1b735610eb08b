"""Translates sentences: English as words separated by spaces, Chinese as it is typed.

/usr/bin/python3 samples/training/translate.py translate-en-fr-zh "i love you ." "the red car" 我爱你。
"""
import os
import sys

import model_folder
from evaluate import greedy
from grammar import is_chinese
from grammar.segment import segment
from translation_data import UNK

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    name, texts = sys.argv[1], sys.argv[2:]
    folder = name if os.path.isdir(name) else os.path.join(HERE, "..", "models", name)
    model, source, target = model_folder.load(folder)
    ids = {word: number for number, word in enumerate(source)}
    for text in texts:
        chinese = is_chinese(text)
        words = [word for part in text.split(" ") for word in (segment(part) if chinese else [part])]
        unknown = [word for word in words if word not in ids]
        print(text + (f"   (unknown: {' '.join(unknown)})" if unknown else ""))
        for language, start in model_folder.starts(model.config, "zh" if chinese else "en").items():
            result = greedy(model, [[ids.get(word, UNK) for word in words]], [start])[0]
            print(f"  {language}: {' '.join(target[i] for i in result)}")


if __name__ == "__main__":
    main()
