"""Renders meaning in French: lists of (word, concept id). Articles are written LE LA LES until elision.py settles them."""

from .inflect import fr_agree, fr_plural, vowel
from .lexicon import FRENCH

SUBJECT = {'i': 'je', 'you': 'tu', 'he': 'il', 'she': 'elle', 'we': 'nous'}
CLITIC = {'i': 'me', 'you': 'te', 'he': 'le', 'she': 'la', 'we': 'nous', 'they': 'les'}
DATIVE = {'i': 'me', 'you': 'te', 'he': 'lui', 'she': 'lui', 'we': 'nous', 'they': 'leur'}
STRONG = {'i': 'moi', 'you': 'toi', 'he': 'lui', 'she': 'elle', 'we': 'nous'}
REFLEXIVE = ('me', 'te', 'se', 'nous', 'se')
POSSESSIVE = {'my': 'mon', 'your': 'ton', 'his': 'son', 'her': 'son', 'its': 'son', 'our': 'notre', 'their': 'leur'}
NUMERALS = dict(two='deux', three='trois', four='quatre', five='cinq', six='six', seven='sept', eight='huit', nine='neuf', ten='dix')
MODAL = {'can': 'pouvoir', 'must': 'devoir', 'should': 'devoir', 'want': 'vouloir', 'would': 'vouloir', 'like': 'aimer', 'need': 'avoir'}


def subject_word(np):
    return SUBJECT.get(np.pron) or ('elle' if np.gender == 'f' else 'il') + ('s' if np.many else '')


def clitic(np):
    return CLITIC.get(np.pron) or ('la' if np.gender == 'f' else 'le')


def strong(np):
    return STRONG.get(np.pron) or ('elle' if np.gender == 'f' else 'lui') if np.pron != 'they' else \
        'elles' if np.gender == 'f' else 'eux'


def article(np):
    return 'LES' if np.plural else 'LA' if np.gender == 'f' else 'LE'


def agreeing(ap, np, out, before=None):
    """An adjective with its degree; `before` is the word it precedes, for bel, vieil, nouvel."""
    if ap.degree:
        out.append(({'very': 'très', 'too': 'trop'}[ap.degree], ap.degree_id))
    form = ap.adj.forms[('f' if np.gender == 'f' else 'm') + ('p' if np.many else 's')]
    if before and ap.adj.bel and np.gender == 'm' and not np.many and vowel(before):
        form = (ap.adj.bel,)
    out += [(word, ap.id) for word in form]
    if ap.other is not None:
        out.append(('et', ap.and_id))
        agreeing(ap.other, np, out)


def words(np):
    if np.female:
        return (fr_plural(np.noun.fem) if np.plural else np.noun.fem,)
    return np.noun.fr_pl if np.plural else np.noun.fr


def noun_phrase(np, out, neg=False, generic=False):
    """`neg`: after pas, where un, des, du become de; `generic`: a bare noun takes the definite article."""
    if np.pron:
        out.append((strong(np), np.id))
        return
    if np.other is not None:
        noun_phrase(np.first, out, neg, generic)
        out.append(('et', np.and_id))
        noun_phrase(np.other, out, neg, generic)
        return
    noun = words(np)
    before = [ap for ap in np.adjs if ap.adj.pos == 'b']
    body = []
    following = noun[0]
    for ap in reversed(before):
        part = []
        agreeing(ap, np, part, following)
        following = part[0][0]
        body = part + body
    body += [(word, np.id) for word in noun]
    for ap in reversed([ap for ap in np.adjs if ap.adj.pos == 'a']):
        agreeing(ap, np, body)
    determiner(np, body[0][0], bool(before), out, neg, generic)
    out += body
    if np.det == 'gen':
        out.append(('de', np.det_id))
        noun_phrase(np.owner, out)
    if np.rel is not None:
        relative(np, out)


def determiner(np, first, preposed, out, neg, generic):
    det, cid = np.det, np.det_id
    feminine = np.gender == 'f'
    if det == 'name':
        if np.noun.name == 'n':
            out.append((article(np), 0))
        return
    if np.noun.cls == 'Q' and det == 'bare' and not generic:
        return
    if det in ('the', 'gen'):
        out.append((article(np), cid if det == 'the' else 0))
    elif det in ('a', 'some', 'bare'):
        cid = 0 if det == 'bare' else cid
        if generic and det == 'bare':
            out.append((article(np), cid))
        elif neg or (np.plural and preposed):
            out.append(('de', cid))
        elif np.plural:
            out.append(('des', cid))
        elif np.noun.mass:
            out.append(('de', cid))
            out.append((article(np), cid))
        else:
            out.append(('une' if feminine else 'un', cid))
    elif det == 'many':
        out += (('beaucoup', cid), ('de', cid))
    elif det == 'all':
        out += (('toutes' if feminine else 'tous', cid), ('LES', cid))
    elif det in NUMERALS:
        out.append((NUMERALS[det], cid))
    elif det in ('this', 'that'):
        out.append(('cette' if feminine else 'cet' if vowel(first) else 'ce', cid))
    elif det in ('these', 'those'):
        out.append(('ces', cid))
    elif det == 'every':
        out.append(('chaque', cid))
    else:
        word = POSSESSIVE[det]
        if word in ('notre', 'leur'):
            word = {'notre': 'nos', 'leur': 'leurs'}[word] if np.plural else word
        else:
            word = word[0] + ('es' if np.plural else 'a' if feminine and not vowel(first) else 'on')
        out.append((word, cid))


def relative(np, out):
    clause = np.rel
    if clause.subj is np:
        out.append(('qui', clause.that_id))
        predicate(clause, out, np)
    else:
        out.append(('que', clause.that_id))
        subject(clause, out)
        predicate(clause, out, clause.subj, gap=np)


def subject(clause, out):
    np = clause.subj
    if np.pron:
        if clause.pred is not None and np.pron in ('he', 'she', 'it', 'they') and not bare_job(clause.pred):
            out.append(('ce', np.id))
        else:
            out.append((subject_word(np), np.id))
    elif np.det == 'demonstrative':
        out.append(('ce', np.det_id))
    else:
        noun_phrase(np, out, generic=True)


def bare_job(np):
    return np.noun is not None and np.noun.job and np.det == 'a' and not np.adjs and np.rel is None


def finite(verb, clause, person):
    """The conjugated form, whether a participle follows, for a clause without modal."""
    if clause.tense == 'fut':
        return verb.fut[person]
    if clause.tense == 'past':
        return verb.past[person]
    return verb.pres[person]


def negation(clause, out):
    if clause.neg:
        out.append(('jamais' if clause.neg == 'never' else 'pas', clause.neg_id))


def predicate(clause, out, subj, gap=None, imperative=False):
    verb = clause.verb
    person = 1 if imperative else 2 if clause.there else subj.person
    vid = clause.id
    fr = verb.fr if verb else FRENCH['avoir' if clause.there or clause.adj is not None and clause.adj.adj.pos == 'h' else 'être']
    state = verb is None or 's' in verb.flags
    compound = (clause.tense == 'past' and not state or clause.tense == 'perf') and not clause.modal
    pronouns = []
    if clause.there:
        pronouns.append(('y', clause.modal_id))
    if fr.se:
        pronouns.append((REFLEXIVE[person], vid))
    obj = clause.obj if clause.obj is not gap else None
    direct = obj is not None and obj.pron and verb.prep is None
    if direct:
        pronouns.append((clitic(obj), obj.id))
    if clause.to is not None and clause.to.pron:
        pronouns.append((DATIVE[clause.to.pron], clause.to.id))
    if clause.neg:
        out.append(('ne', clause.neg_id))
    often = [(word, clause.often_id) for word in clause.often.fr] if clause.often else []
    if imperative:
        out += pronouns
        out.append((fr.imperative, vid))
        negation(clause, out)
    elif clause.modal:
        modal = FRENCH[MODAL[clause.modal]]
        form = modal.cond if clause.modal in ('should', 'would') else modal.past if clause.tense == 'past' else modal.pres
        out.append((form[person], clause.modal_id))
        negation(clause, out)
        out += often
        if clause.modal == 'need':
            out += (('besoin', clause.modal_id), ('de', clause.modal_id))
        out += pronouns
        out.append((fr.inf, vid))
    elif compound:
        out += pronouns
        out.append((FRENCH['être' if fr.etre else 'avoir'].pres[person], -vid))
        negation(clause, out)
        out += often
        owner = subj if fr.etre else clause.obj if direct else gap if gap is not None and verb.prep is None else None
        out.append((fr_agree(fr.part, owner.gender, owner.many) if owner else fr.part, vid))
    else:
        out += pronouns
        out.append((finite(fr, clause, person), vid if verb or clause.tense != 'fut' else vid))
        negation(clause, out)
        out += often
    if not (clause.neg and fr.extra == ('bien',)):      # je n'aime pas, not je n'aime pas bien
        out += [(word, vid) for word in fr.extra]
    complements(clause, out, subj, obj, direct)


def complements(clause, out, subj, obj, direct):
    verb = clause.verb
    if clause.there:
        noun_phrase(subj, out, neg=bool(clause.neg))
    if clause.adj is not None:
        agreeing(clause.adj, subj, out)
    if clause.pred is not None:
        if bare_job(clause.pred):
            job = clause.pred
            out += [(word, job.id) for word in words(job)]
        else:
            noun_phrase(clause.pred, out)
    if clause.manner is not None:
        out += [(word, clause.manner_id) for word in clause.manner.fr]
    if obj is not None and not direct:
        object_phrase(verb, obj, out, bool(clause.neg), clause.id)
    if clause.to is not None and not clause.to.pron:
        out.append(('à', 0))
        noun_phrase(clause.to, out)
    if clause.companion is not None:
        out.append(('avec', clause.companion_id))
        noun_phrase(clause.companion, out)
    if clause.place is not None:
        place(clause.place, out)
    if clause.day is not None and not clause.front:
        out += [(word, clause.day_id) for word in clause.day.fr]
    if clause.sub is not None:
        out.append(('que', clause.that_id if clause.that else 0))
        statement(clause.sub, out)


def object_phrase(verb, obj, out, neg, vid):
    generic = 'g' in verb.flags
    if verb.prep is None:
        noun_phrase(obj, out, neg=neg and not generic, generic=generic)
        return
    prep = verb.prep
    name = obj.noun.name if obj.noun else ''
    if name == 'n' and prep in ('à', 'pour', 'de'):
        if obj.gender == 'f' and prep != 'pour':
            out += [('en' if prep == 'à' else 'de', vid), (obj.noun.fr[0], obj.id)]
            return
    out.append((prep, vid))
    if prep == 'de' and obj.noun and obj.det in ('a', 'some', 'bare') and (obj.plural or obj.noun.mass) and obj.noun.cls not in ('I', 'Z'):
        out += [(word, obj.id) for word in (obj.noun.fr_pl if obj.plural else obj.noun.fr)]   # besoin d'eau, not de de l'eau
        return
    noun_phrase(obj, out, generic=True)


def place(where, out):
    np = where.np
    if np.det == 'name' and where.prep.en == ('in',):
        out.append(('à' if np.noun.name == 'c' else 'en' if np.gender == 'f' else 'au', where.id))
        out.append((np.noun.fr[0], np.id))
        return
    out += [(word, where.id) for word in where.prep.fr]
    noun_phrase(np, out)


def statement(clause, out):
    if clause.day is not None and clause.front:
        out += [(word, clause.day_id) for word in clause.day.fr]
    if clause.there:
        out.append(('il', 0))
    else:
        subject(clause, out)
    predicate(clause, out, clause.subj)


def question(clause, out, word=None, word_id=0):
    out += [(w, word_id) for w in word or ()]
    out += (('est-ce', 0), ('que', 0))
    statement(clause, out)
