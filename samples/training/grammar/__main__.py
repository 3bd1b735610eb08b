"""Prints sentences for reading: python3 -m grammar --count 30 --seed 1 [--kind because]"""

import argparse

from . import generate

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument('--count', type=int, default=30)
parser.add_argument('--seed', type=int, default=1)
parser.add_argument('--kind', default='', help='only this construction')
options = parser.parse_args()
for sentence in generate(options.seed, options.count):
    if options.kind in sentence.kind:
        print(f'{sentence.kind} ({sentence.split})', ' '.join(sentence.en), ' '.join(sentence.fr), ' '.join(sentence.zh),
              sep='\n    ')
