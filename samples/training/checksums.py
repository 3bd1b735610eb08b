"""Writes samples/models/SHA256SUMS: every file of every shipped model, and a sample of the corpus.

/usr/bin/python3 samples/training/checksums.py        then `sha256sum --check SHA256SUMS` in samples/models

The corpus is made, not stored; its sample is the held-out file, which the tests use too.
"""
import hashlib
import os

HERE = os.path.dirname(os.path.abspath(__file__))
MODELS = os.path.normpath(os.path.join(HERE, "..", "models"))
HELDOUT = os.path.normpath(os.path.join(HERE, "..", "..", "tests", "fixtures", "heldout"))
NAMES = ("config.json", "model.safetensors", "source.txt", "target.txt")


def main():
    paths = [os.path.join(MODELS, model, name) for model in os.listdir(MODELS) for name in NAMES]
    paths += [os.path.join(HELDOUT, name) for name in os.listdir(HELDOUT)]
    lines = []
    for path in sorted(path for path in paths if os.path.isfile(path)):
        with open(path, "rb") as file:
            lines.append(f"{hashlib.sha256(file.read()).hexdigest()}  {os.path.relpath(path, MODELS)}\n")
    with open(os.path.join(MODELS, "SHA256SUMS"), "w", newline="\n") as file:
        file.writelines(lines)


if __name__ == "__main__":
    main()
