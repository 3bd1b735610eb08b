"""The closed vocabularies, enumerated from the lexicon rather than sampled."""

from . import chinese, english, french, lexicon
from .constructions import alone
from .inflect import fr_agree, fr_plural

ENGLISH = """. , ? ! <unk> a an the some many this that these those every all my your his her our their 's i you he she it we they me him us them
am is are was were be 'm 're 've 'll not n't never of do does did ca can could wo will must should has have want wants wanted like likes liked
need needs needed to with and but so because when if who what where why there very too please name years old yes no hello sorry""".split()
FRENCH = """. , ? ! <unk> le la les l' un une des du de d' au aux à en beaucoup tous toutes cette cet ce ces c' chaque je j' tu il elle ils elles nous
me te m' t' se s' moi toi lui eux ne n' pas jamais y que qu' qui est-ce où pourquoi quand et mais donc parce si avec très trop
bien besoin suis es est sommes sont était étais étions étaient sera seras serai serons seront ai as a avons ont être avoir
plaît ans appelle appelles""".split()
CHINESE = """。 ， ？ ！ 的 地 了 吗 都 就 是 不 没 没有 有 在 正在 会 能 从来 不要 请 和 一起 谁 什么 哪里 为什么 什么时候 时候 如果 因为 但是 而且 所以 们
很 非常 太 叫 岁 给 看 所有 过 当 又""".split()


def source_vocabulary():
    words = set(ENGLISH) | set(english.NUMERALS)
    for noun in lexicon.NOUNS + lexicon.NAMES:
        words |= {noun.en, noun.en_pl} - {None}
    words |= {adj.en for adj in lexicon.ADJECTIVES}
    for verb in lexicon.VERBS:
        words |= {verb.en, verb.third, verb.past, *verb.particle}
        if not set('srtp') & set(verb.flags):
            words.add(verb.ing)
        if not set('st') & set(verb.flags):
            words.add(verb.pp)
    for adverb in lexicon.ADVERBS + lexicon.PREPOSITIONS + [p.prep for p in lexicon.PLACES]:
        words |= set(adverb.en)
    words |= {place.noun.en for place in lexicon.PLACES}
    return sorted(words | {w for phrase in lexicon.PHRASES for w, _ in phrase[0]})


def agreements(classes):
    """The genders and numbers that nouns of these classes can ask for; people come as pronouns too."""
    found = {'ms', 'fs', 'mp', 'fp'} if 'P' in classes else set()
    for noun in lexicon.NOUNS:
        if noun.cls in classes:
            found |= {noun.gender + 's'} | ({noun.gender + 'p'} if noun.en_pl else set())
    return found


def french_forms(verb):
    fr = verb.fr
    persons = range(5) if 'P' in verb.subj else (2, 4)      # animals and things are never i, you or we
    words = {fr.pres[p] for p in persons} | set(fr.extra) | {verb.prep or 'à'}
    if not set('st') & set(verb.flags) or alone(verb):
        words.add(fr.inf)
    if 't' in verb.flags:
        return words | ({fr.part} if 's' not in verb.flags else {fr.past[p] for p in persons})
    words |= {fr.fut[p] for p in persons}
    if 's' in verb.flags:
        return words | {fr.past[p] for p in persons}
    if not fr.se and 'r' not in verb.flags and verb.obj:
        words.add(fr.imperative)
    agrees = agreements(verb.subj) if fr.etre else agreements(set(verb.obj) - set('QZ')) \
        if verb.prep is None and 'd' not in verb.flags else set()
    return words | {fr.part} | {fr_agree(fr.part, form[0], form[1] == 'p') for form in agrees}


def target_vocabulary():
    words = set(FRENCH) | set(CHINESE) | set(french.NUMERALS.values()) | set(chinese.NUMERALS.values())
    for table in (chinese.PRONOUN, chinese.PLAIN, chinese.MODAL, chinese.POSSESSIVE):
        words |= set(table.values())
    words |= {'她们', '它们'}
    for stem in 'mts':
        words |= {stem + end for end in ('on', 'a', 'es')}
    words |= {'notre', 'nos', 'leur', 'leurs'}
    for name in ('pouvoir', 'vouloir', 'devoir', 'aimer', 'avoir'):
        verb = lexicon.FRENCH[name]
        words |= set(verb.pres) | (set(verb.cond) if name == 'devoir' else set(verb.past) if name in ('pouvoir', 'vouloir', 'avoir') else set())
    for noun in lexicon.NOUNS + lexicon.NAMES:
        words |= {noun.zh, *noun.fr, *(noun.fr_pl if noun.en_pl else ())}
        if noun.fem:
            words |= {noun.fem, fr_plural(noun.fem)}
        if not noun.mass and noun.cl and noun.cls not in 'YK':
            words.add(noun.cl)
    for adj in lexicon.ADJECTIVES:
        words |= {adj.word, *(adj.attr or ())} | {w for form in agreements(adj.cls) | {'ms'} for w in adj.forms[form]}
        words |= {adj.bel} - {None}
    for verb in lexicon.VERBS:
        words |= french_forms(verb) | {w for w in (*(verb.zh or ()), verb.zhi, verb.zhi and verb.zhplace) if w} - {'P', 'O'}
    for adverb in lexicon.ADVERBS + lexicon.PREPOSITIONS:
        words |= {*adverb.fr} | set((adverb.zh,) if isinstance(adverb.zh, str) else adverb.zh)
    for place in lexicon.PLACES:
        words |= {*place.noun.fr, place.noun.zh}
    return sorted(words | {w for phrase in lexicon.PHRASES for column in phrase[1:] for w, _ in column})


def is_chinese(word):
    return any('\u3000' <= letter <= '\uffef' for letter in word)      # punctuation, ideographs, full-width forms


def chinese_words():
    return {word for word in target_vocabulary() if is_chinese(word)}
