"""The training corpus: an English grammar with its French and Chinese translations, aligned word by word."""

from .sentence import Sentence, generate
from .vocabulary import source_vocabulary, target_vocabulary

__all__ = ['Sentence', 'generate', 'source_vocabulary', 'target_vocabulary']
