"""The training corpus: an English grammar with its French and Chinese translations, aligned word by word."""

from .readings import Reading, generate_readings
from .sentence import Sentence, generate
from .vocabulary import is_chinese, source_vocabulary, target_vocabulary

__all__ = ['Reading', 'Sentence', 'generate', 'generate_readings', 'is_chinese', 'source_vocabulary', 'target_vocabulary']
