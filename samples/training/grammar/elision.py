"""The last step of French, once every neighbour is known: du, au, l', qu' …"""

from .inflect import vowel

ELIDED = {'le', 'la', 'je', 'te', 'me', 'se', 'de', 'que', 'ne'}


def finish(words):
    """Contracts de+le, elides le, que …: the last step, once every neighbour is known."""
    out = []
    size = len(words)
    for index, (word, cid) in enumerate(words):
        following = words[index + 1][0] if index + 1 < size else '.'
        open_ = following[0].isalpha() and vowel(following.lower())
        if word in ('LE', 'LES') and out and out[-1][0] in ('de', 'à') and (word == 'LES' or not open_):
            contracted = {'deLE': 'du', 'deLES': 'des', 'àLE': 'au', 'àLES': 'aux'}[out[-1][0] + word]
            out[-1] = (contracted, out[-1][1] or cid)
            continue
        word = word.lower()
        if word in ELIDED and open_:
            word = word[:-1] + "'"
        elif word == 'si' and following in ('il', 'ils'):
            word = "s'"
        elif word == 'ce' and following in ('est', 'était', 'étaient'):
            word = "c'"
        out.append((word, cid))
    return out
