"""Renders meaning in Chinese: lists of (word, concept id)."""

PRONOUN = {'i': '我', 'you': '你', 'he': '他', 'she': '她', 'it': '它', 'we': '我们'}
POSSESSIVE = {'my': '我', 'your': '你', 'his': '他', 'her': '她', 'its': '它', 'our': '我们', 'their': '他们'}
NUMERALS = dict(a='一', two='两', three='三', four='四', five='五', six='六', seven='七', eight='八', nine='九', ten='十',
                this='这', that='那', every='每')
PLAIN = {'some': '一些', 'many': '很多', 'these': '这些', 'those': '那些'}
MODAL = {'can': '能', 'must': '必须', 'should': '应该', 'want': '想', 'would': '想', 'like': '喜欢', 'need': '需要'}


def pronoun(np):
    if np.pron != 'they':
        return PRONOUN[np.pron]
    if not np.human:
        return '它们'
    return '她们' if np.antecedent is not None and np.antecedent.noun and np.antecedent.noun.sex == 'f' else '他们'


def noun_phrase(np, out, bare=False):
    """`bare`: after a negation 'a cat' is just 猫."""
    if np.pron:
        out.append((pronoun(np), np.id))
        return
    if np.other is not None:
        noun_phrase(np.first, out, bare)
        out.append(('和', np.and_id))
        noun_phrase(np.other, out, bare)
        return
    noun, det, cid = np.noun, np.det, np.det_id
    crowd = noun.cls == 'P' and np.plural and det in ('the', 'my', 'your', 'his', 'her', 'our', 'their')
    if det in POSSESSIVE:
        out.append((POSSESSIVE[det], cid))
        if not noun.kin or np.adjs or np.plural or np.linked:
            out.append(('的', 0))
    elif det == 'gen':
        noun_phrase(np.owner, out)
        out.append(('的', cid))
    elif det in NUMERALS:
        if not ((bare or np.unsaid) and det == 'a'):
            out.append((NUMERALS[det], cid))
            out.append((noun.cl, 0))
    elif det in PLAIN:
        if not (bare and det == 'some'):
            out.append((PLAIN[det], cid))
    elif det == 'all':
        out += (('所有', cid), ('的', 0))
    if np.rel is not None:
        relative(np, out)
    for ap in sorted(np.adjs, key=lambda ap: len(ap.adj.attr) == 1 and not ap.degree):   # 红色 的 小 猫: the bare one is nearest
        if ap.degree:
            out.append(('非常', ap.degree_id))
        out += [(word, 0 if word == '的' else ap.id) for word in ap.adj.attr]
        if ap.degree and len(ap.adj.attr) == 1:
            out.append(('的', 0))
    out.append((noun.zh, np.id))
    if crowd:
        out.append(('们', 0))


def relative(np, out):
    clause = np.rel
    if clause.subj is not np:
        noun_phrase(clause.subj, out)
    predicate(clause, out, skip=np, done=clause.subj is np)
    out.append(('的', clause.that_id))


def adjective(clause, out, question):
    ap, neg, cid = clause.adj, clause.neg, clause.neg_id
    kind, word = ap.adj.pred, ap.adj.word
    if ap.other is not None:
        out += (('又', 0), (word, ap.id), ('又', ap.and_id), (ap.other.adj.word, ap.other.id))
        return
    if kind == 's':
        if neg:
            out.append(('从来' if neg == 'never' else '不', cid))
            if neg == 'never':
                out.append(('不', cid))
        out += (('是', clause.id), (word, ap.id), ('的', 0))
    elif kind == 'l':
        if neg:
            out.append(('从来' if neg == 'never' else '没', cid))
            if neg == 'never':
                out.append(('不', cid))
        out.append((word, ap.id))
        if not neg and clause.tense != 'fut':
            out.append(('了', 0))
    elif neg:
        if neg == 'never':
            out.append(('从来', cid))
        out.append(('没' if word[0] == '有' else '不', cid))      # 没有用, 没有意思
        if ap.degree:
            out.append(('太', ap.degree_id))
        out.append((word, ap.id))
    elif ap.degree == 'too':
        out += (('太', ap.degree_id), (word, ap.id), ('了', 0))
    else:
        if not question or ap.degree:
            out.append(('非常' if ap.degree else '很', ap.degree_id if ap.degree else 0))
        out.append((word, ap.id))


def place(where, out, verb=('在', None)):
    out.append(verb)
    noun_phrase(where.np, out)
    if where.np.det != 'name':
        out.append((where.prep.zh, where.id))


def negation(clause, out):
    """不 denies the present and the will, 没 the done; 从不 and 从来没 say never."""
    verb, cid = clause.verb, clause.neg_id
    state = verb is not None and 's' in verb.flags
    done = not clause.modal and (clause.tense in ('past', 'perf') and not state or clause.tense == 'prog'
                                 or verb is not None and 'r' in verb.flags and clause.tense != 'fut')
    has = verb is not None and 'h' in verb.flags and not clause.modal and clause.tense != 'fut'
    if clause.neg == 'never':
        out.append(('从来', cid))
    if not has:
        out.append(('没' if done else '不', cid))


def predicate(clause, out, skip=None, question=False, done=True):
    """`question` drops 很; `done` allows 了."""
    verb, vid, neg = clause.verb, clause.id, clause.neg
    if clause.day is not None and not clause.front:
        out += [(word, clause.day_id) for word in clause.day.zh]
    if clause.often:
        out += [(word, clause.often_id) for word in clause.often.zh]
    if verb is None:
        copula(clause, out, question)
        return
    if neg and clause.modal == 'must':
        out.append(('不', clause.neg_id))
    elif neg:
        negation(clause, out)
    if clause.modal:
        word = '会' if clause.modal == 'can' and 'k' in verb.flags else MODAL[clause.modal]
        out.append(('能' if neg and clause.modal == 'must' else word, clause.modal_id))
    elif clause.tense == 'fut':
        out.append(('会', -vid))
    progressive = clause.tense == 'prog' and not clause.modal
    late = clause.place is not None and 'l' in verb.flags
    before = clause.place is not None and not late
    if progressive and not (neg and before):
        out.append(('在' if neg else '正在', -vid))
    if clause.companion is not None:
        out.append(('和', clause.companion_id))
        noun_phrase(clause.companion, out)
        out.append(('一起', 0))
    if before:
        if progressive and not neg:
            noun_phrase(clause.place.np, out)
            if clause.place.np.det != 'name':
                out.append((clause.place.prep.zh, clause.place.id))
        else:
            place(clause.place, out, ('在', clause.place.id if clause.place.np.det == 'name' else 0))
    if clause.manner is not None:
        out += [(word, 0 if word == '地' else clause.manner_id) for word in clause.manner.zh]
    done = done and clause.tense in ('past', 'perf') and not neg and not clause.modal and 's' not in verb.flags
    objects(clause, out, skip, done)
    if late:
        place(clause.place, out, ('在', 0))


def objects(clause, out, skip, done):
    verb, vid = clause.verb, clause.id
    has = 'h' in verb.flags and clause.neg and not clause.modal and clause.tense != 'fut'
    if clause.to is not None:
        roles = {'P': clause.to, 'O': clause.obj}
        last = max(i for i, part in enumerate(verb.zh) if part not in roles)
        for index, part in enumerate(verb.zh):
            if part not in roles:
                out.append((part, vid))
                out += (('了', 0),) if done and index == last else ()
            elif roles[part] is not skip:
                noun_phrase(roles[part], out, bare=bool(clause.neg))
        return
    if clause.obj is not None or clause.sub is not None:
        out.append(('没有' if has else verb.zh[0], vid))
    else:
        out.append((verb.zhplace if clause.place is not None and 'l' in verb.flags else verb.zhi, vid))
    ever = clause.neg == 'never' and clause.tense in ('past', 'perf') and 's' not in verb.flags
    if ever or done and clause.sub is None and not (clause.place is not None and 'l' in verb.flags):
        out.append(('过' if ever else '了', 0))
    if clause.obj is not None and clause.obj is not skip:
        noun_phrase(clause.obj, out, bare=bool(clause.neg))
    if clause.sub is not None:
        statement(clause.sub, out)


def copula(clause, out, question):
    neg = [('从来', clause.neg_id), ('不', clause.neg_id)] if clause.neg == 'never' else [('不', clause.neg_id)] if clause.neg else []
    if clause.adj is not None:
        if clause.tense == 'fut':
            out += neg + [('会', -clause.id)]
            neg = clause.neg
            clause.neg = ''
            adjective(clause, out, question or neg)
            clause.neg = neg
        else:
            adjective(clause, out, question)
        return
    out += neg
    if clause.tense == 'fut':
        out.append(('会', -clause.id))
    if clause.modal:
        out.append((MODAL[clause.modal], clause.modal_id))
    if clause.pred is not None:
        out.append(('当' if clause.modal else '是', clause.id))
        job = clause.pred
        noun_phrase(job, out, bare=bool(clause.neg) or job.noun.job and not job.adjs and job.rel is None)
    else:
        place(clause.place, out, ('在', clause.id))


def statement(clause, out, then=False, done=True):
    """`then`: the main clause of an if takes 就."""
    if clause.there:
        existence(clause, out)
        return
    if clause.day is not None and clause.front:
        out += [(word, clause.day_id) for word in clause.day.zh]
    noun_phrase(clause.subj, out)
    if clause.subj.det in ('every', 'all'):
        out.append(('都', 0))
    if then:
        out.append(('就', 0))
    predicate(clause, out, done=done)


def existence(clause, out):
    noun_phrase(clause.place.np, out)
    if clause.place.np.det != 'name':
        out.append((clause.place.prep.zh, clause.place.id))
    out.append(('没有' if clause.neg else '有', clause.id))
    noun_phrase(clause.subj, out, bare=bool(clause.neg))


def question(clause, out, yes_no=True, word=None, word_id=0, done=True):
    """`word`: 为什么, 什么时候 follows the subject."""
    if clause.there:
        existence(clause, out)
    else:
        noun_phrase(clause.subj, out)
        if clause.subj.det in ('every', 'all'):
            out.append(('都', 0))
        if word:
            out.append((word, word_id))
        predicate(clause, out, question=yes_no, done=done)
    if yes_no:
        out.append(('吗', 0))
