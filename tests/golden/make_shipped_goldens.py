"""Writes golden runs of the shipped translation models beside this script: MODEL.safetensors.

/usr/bin/python3 tests/golden/make_shipped_goldens.py [MODEL ...]

A file holds several sentences: sentence S has its tensors as "S/NAME" and its metadata as "S/KEY". Its target is the
model's own greedy translation, into each language in turn. A sentence of SENTENCES comes with every tensor of the run, one
of LONG_SENTENCES with attention weights and final rows; "S/complete" says which.
"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TRAINING = os.path.join(HERE, "..", "..", "samples", "training")
sys.path.insert(0, TRAINING)

import determinism

if __name__ == "__main__":
    determinism.restart_in_fixed_environment()

import golden_run
from grammar import is_chinese
import model_folder
import safetensors_io
from evaluate import greedy
from translation_data import UNK

SENTENCES = [
    "cat", "the red car", "i love you .", "i love you .", "she is tired .", "the zyzzyva sleeps .", "he does not eat .",
    "where is the cat ?", "the red car is fast .", "the red car is fast .", "a dog sees the old man .",
    "she does not eat the apple .", "the zyzzyva sees a blorft .", "two white cats are sleeping .", "do n't eat it !",
    "i have three books .", "she bought a red dress .", "is my brother happy ?", "we will go to the cinema tomorrow .",
    "the book that i read is good .", "the door of the house is green .", "he gave the student a book .",
]
LONG_SENTENCES = [
    "the animal did not cross the street because it was too tired .",
    "the animal did not cross the street because it was too wide .",
    "the teacher reads a book and the child who is small eats an apple because it is good .",
    "i think that the cat is in the garden but the dog that sleeps does not see it because the garden is too big and he is tired .",
]

CHINESE = ["猫", "我 爱 你 。", "红色 的 汽车 很快 。", "他 不 是 老师 .", "动物 没 穿过 街道 ， 因为 它 太 累 了 。"]


def kept(name, complete):
    return complete or name.endswith((".weights", ".final"))


def golden(model_name, sentences, long_sentences):
    model, source, target = model_folder.load(os.path.join(TRAINING, "..", "models", model_name))
    ids = {word: number for number, word in enumerate(source)}
    tensors, metadata = {}, {"model": model_name, "sentences": str(len(sentences) + len(long_sentences))}
    for number, sentence in enumerate(sentences + long_sentences):
        complete = number < len(sentences)
        words = [ids.get(word, UNK) for word in sentence.split(" ")]
        starts = list(model_folder.starts(model.config, "zh" if is_chinese(sentence) else "en").values())
        start = starts[number % len(starts)]
        fed = [start] + greedy(model, [words], [start])[0]
        run, about = golden_run.run_sentence(model, source, target, words, fed)
        tensors.update({f"{number}/{name}": array for name, array in run.items() if kept(name, complete)})
        metadata.update({f"{number}/{key}": value for key, value in about.items()})
        metadata[f"{number}/complete"] = "yes" if complete else "no"
    safetensors_io.write(os.path.join(HERE, model_name + ".safetensors"), tensors, metadata)


# The second model has the same shape: a few sentences are enough.
MODELS = {"translate-en-fr-zh": (SENTENCES + CHINESE, LONG_SENTENCES), "translate-unsupervised": (SENTENCES[::5], LONG_SENTENCES[:1])}

if __name__ == "__main__":
    for name in sys.argv[1:] or MODELS:
        golden(name, *MODELS[name])
