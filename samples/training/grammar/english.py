"""Renders meaning in English: lists of (word, concept id)."""

OBJECT = {'i': 'me', 'you': 'you', 'he': 'him', 'she': 'her', 'it': 'it', 'we': 'us', 'they': 'them'}
SHORT = {'am': "'m", 'are': "'re", 'is': "'s", 'have': "'ve", 'has': "'s", 'will': "'ll", 'would': "'d"}
NUMERALS = ('two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten')
MODAL = {'can': ('can', 'could'), 'must': ('must', None), 'should': ('should', None), 'would': ('would', None)}
QUASI = {'want': ('want', 'wants', 'wanted'), 'like': ('like', 'likes', 'liked'), 'need': ('need', 'needs', 'needed')}


def adjective(ap, out):
    if ap.degree:
        out.append((ap.degree, ap.degree_id))
    out.append((ap.adj.en, ap.id))
    if ap.other is not None:
        out.append(('and', ap.and_id))
        adjective(ap.other, out)


def noun_phrase(np, out, obj=False):
    if np.pron:
        out.append((OBJECT[np.pron] if obj else np.pron, np.id))
        return
    if np.other is not None:
        noun_phrase(np.first, out)
        out.append(('and', np.and_id))
        noun_phrase(np.other, out)
        return
    if np.det == 'gen' and np.of:
        out.append(('the', 0))
    elif np.det == 'gen':
        noun_phrase(np.owner, out)
        out.append(("'s", np.det_id))
    elif np.det == 'a':
        first = np.adjs[0].degree or np.adjs[0].adj.en if np.adjs else np.noun.en
        out.append(('an' if first[0] in 'aeio' or first in ('umbrella', 'ugly', 'uncle') else 'a', np.det_id))
    elif np.det == 'all':
        out += (('all', np.det_id), ('the', np.det_id))
    elif np.det not in ('bare', 'name', 'demonstrative'):
        out.append((np.det, np.det_id))
    for ap in np.adjs:
        adjective(ap, out)
    out.append((np.noun.en_pl if np.plural and np.noun.en_pl else np.noun.en, np.id))
    if np.of:
        out.append(('of', np.det_id))
        noun_phrase(np.owner, out)
    if np.rel is not None:
        relative(np, out)


def relative(np, out):
    clause = np.rel
    out.append(('who' if np.noun.cls == 'P' and clause.subj is np else 'that', clause.that_id))
    if clause.subj is not np:
        noun_phrase(clause.subj, out)
    finite, rest = verb_group(clause, clause.subj.person, False)
    out += finite
    out += rest
    complements(clause, out, skip=np)


def be(person, past):
    if past:
        return ('was', 'were', 'was', 'were', 'were')[person]
    return ('am', 'are', 'is', 'are', 'are')[person]


def negated(word, clause):
    """'do not', or when contracted 'do n't'."""
    if clause.neg != 'not':
        return [(word, -clause.id)]
    if clause.short and word != 'am':
        stem = {'can': 'ca', 'will': 'wo'}.get(word, word)
        return [(stem, -clause.id), ("n't", clause.neg_id)]
    return [(word, -clause.id), ('not', clause.neg_id)]


def verb_group(clause, person, question):
    """The finite auxiliary (with its negation), then the rest. Without an auxiliary the first is empty."""
    vid, mid, verb, tense = clause.id, clause.modal_id, clause.verb, clause.tense
    third, past = person == 2, tense == 'past'
    base = verb.en if verb else 'be'
    particle = [(word, vid) for word in verb.particle] if verb else []
    before = [(word, clause.often_id) for word in clause.often.en] if clause.often else []
    if clause.neg == 'never':
        before.append(('never', clause.neg_id))

    def auxiliary(word, rest, id_):
        finite = negated(word, clause)
        finite[0] = (finite[0][0], id_)
        return finite, before + rest + particle

    if clause.modal in MODAL:
        return auxiliary(MODAL[clause.modal][past], [(base, vid)], mid)
    if clause.modal:
        forms = QUASI[clause.modal]
        after = [('to', mid), (base, vid)] + particle
        if question or clause.neg == 'not':
            return negated('did' if past else 'does' if third else 'do', clause), before + [(forms[0], mid)] + after
        return [], before + [(forms[2] if past else forms[third], mid)] + after
    if tense == 'fut':
        return auxiliary('will', [(base, vid)], -vid)
    if verb is None:
        return auxiliary(be(person, past), [], vid)
    if tense == 'prog':
        return auxiliary(be(person, False), [(verb.ing, vid)], -vid)
    if tense == 'perf':
        return auxiliary('has' if third else 'have', [(verb.pp, vid)], -vid)
    if question or clause.neg == 'not':
        return auxiliary('did' if past else 'does' if third else 'do', [(verb.en, vid)], -vid)
    return [], before + [(verb.past if past else verb.third if third else verb.en, vid)] + particle


def complements(clause, out, skip=None):
    if clause.adj is not None:
        adjective(clause.adj, out)
    if clause.pred is not None:
        noun_phrase(clause.pred, out)
    early = clause.to is not None and (clause.to.pron or clause.double) and clause.obj is not None and clause.obj is not skip
    if early:                                           # gave me the book, gave the man a book
        noun_phrase(clause.to, out, True)
    if clause.obj is not None and clause.obj is not skip:
        noun_phrase(clause.obj, out, True)
    if clause.to is not None and not early:
        out.append(('to', 0))
        noun_phrase(clause.to, out, True)
    if clause.manner is not None:
        out += [(word, clause.manner_id) for word in clause.manner.en]
    if clause.companion is not None:
        out.append(('with', clause.companion_id))
        noun_phrase(clause.companion, out, True)
    if clause.place is not None:
        out += [(word, clause.place.id) for word in clause.place.prep.en]
        noun_phrase(clause.place.np, out, True)
    if clause.day is not None and not clause.front:
        out += [(word, clause.day_id) for word in clause.day.en]
    if clause.sub is not None:
        if clause.that:
            out.append(('that', clause.that_id))
        statement(clause.sub, out)


def statement(clause, out):
    if clause.day is not None and clause.front:
        out += [(word, clause.day_id) for word in clause.day.en]
    if clause.there:
        out.append(('there', clause.modal_id))
        finite, rest = verb_group(clause, 4 if clause.subj.plural else 2, False)
        out += finite
        out += rest
        noun_phrase(clause.subj, out)
    else:
        noun_phrase(clause.subj, out)
        finite, rest = verb_group(clause, clause.subj.person, False)
        if clause.short and clause.neg != 'not' and clause.subj.pron and finite and finite[0][0] in SHORT:
            finite[0] = (SHORT[finite[0][0]], finite[0][1])
        out += finite
        out += rest
    complements(clause, out)


def question(clause, out, word=None, word_id=0):
    """Yes/no question, or with a question word before it."""
    if word:
        out += [(w, word_id) for w in word.split()]
    finite, rest = verb_group(clause, 4 if clause.subj.many else clause.subj.person, True)
    keep = len(finite) if clause.short else 1
    out += finite[:keep]
    if clause.there:
        out.append(('there', clause.modal_id))
    noun_phrase(clause.subj, out)
    out += finite[keep:]
    out += rest
    complements(clause, out)


def imperative(clause, out):
    if clause.neg:
        out += negated('do', clause)
    out.append((clause.verb.en, clause.id))
    out += [(word, clause.id) for word in clause.verb.particle]
    complements(clause, out)
