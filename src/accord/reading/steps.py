"""The steps in the life of an undertaking: who proposes, accepts, refuses it, when it begins, is extended, ends.

An event says who did what to whom. For the standing of a commitment that is too coarse: "refused to extend the truce"
and "the truce expired on Friday" are nothing in PLOVER, or the same as other things. A step is a predicate of a class
in ``data/steps.json`` with what it is about. What a clause under another act says ("ready to accept") is one step.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from accord.model import Actor, Mention, Span, Statement, Step
from accord.reading import circumstances, stances, step_terms
from accord.reading.acts import ASPECTS, Act, Acts
from accord.reading.clauses import Predicate, is_nominal, is_verbal, noun_predicate, verb_predicate
from accord.reading.holders import Holders
from accord.reading.participants import Participants
from accord.reading.performing import performed
from accord.reading.provisions import is_main
from accord.reading.realis import realis
from accord.reading.step_terms import lexicon
from accord.reading.step_wordings import none_of
from accord.reading.syntax import Parse, Token

__all__ = ["find"]

LONGEST_CLAUSE = 60
LONGEST_NOUN = 60  # characters of a noun phrase that a relative clause is told with
ADDRESSED: Mapping[str, tuple[str, ...]] = {
    "request": ("iobj", "prep:on", "prep:to", "prep:upon", "prep:with", "prep:from"),
    "demand": ("iobj", "prep:from", "prep:of"),
    "propose": ("iobj", "prep:to"),
    "pledge": ("iobj", "prep:to"),
    "back": (),
}
TURNED = frozenset({"accept", "agree", "extend", "pledge"})
MODALS = frozenset({"will", "shall", "must", "may", "should"})


def find(
    parse: Parse,
    actors: Sequence[Actor],
    actor_mentions: Sequence[Mention],
    time_mentions: Sequence[Mention] = (),
    quantity_mentions: Sequence[Mention] = (),
    statements: Sequence[Statement] = (),
) -> list[Step]:
    """The steps of a parsed report in text order, with ids "p1", "p2", ...; what is told as done stands behind the
    others. All mentions must be of this parse.

    What is told as not done ("no truce was agreed") and what stands in a condition is no step.
    """
    acts = [one for act in Acts(parse).all() for one in (*_apart(act), *_gapped(act))]
    holders = Holders(statements)
    participants = Participants(parse, actors, actor_mentions, holders)
    times = circumstances.Index(time_mentions)
    quantities = circumstances.Index(quantity_mentions)
    triggers = {act.token.i for act in acts}
    busy = {act.token.sent.i for act in acts}
    found: list[Step] = []
    for act in acts:
        kind, certainty, _ = realis(
            act.token, act.root if act.source == "noun" and act.root is not act.token else None, conditions=False
        )
        if kind == "hypothetical" and act.token.dep == "ccomp" and act.token.tag in ("VBD", "VBZ"):
            kind = "actual" if is_main(act.token) else kind  # "Chad accepted; Mali has asked for time"
        if kind == "hypothetical" and _went_on(act.token):
            kind = "actual"  # "went on to demand that"
        if act.name == "end" and kind == "negated" and act.source == "hold":
            kind = "actual"
        name, inner = act.name, act.inner
        if act.source == "own":
            name = "refuse" if kind == "negated" and act.token.lemma not in lexicon()["hostile_acts"] else name
            kind = "actual"  # that he says so is done; on what condition, its terms tell
        if act.source == "wording":
            kind = "actual"  # "to disarm would be suicide", "not one man will leave before they disarm"
        if kind == "negated" and act.source == "judged":
            kind = "actual"  # "does not see the point" is what it says with its "not"
        if kind == "hypothetical" and act.source == "judged" and name == "refuse" and _will_not(act.token):
            kind = "actual"  # "would have none of it"
        if kind == "negated" and name == "back" and act.token.lemma in lexicon()["bound"] and _will_not(act.token):
            name, inner, kind = "refuse", None, "actual"  # "would not be bound by the truce"
        if kind == "negated" and name in TURNED and (_will_not(act.token) or _cannot(act)):
            name, inner, kind = "refuse", inner or (name if name == "extend" else None), "actual"
        if name in TURNED and act.heads and none_of(act.heads[0]):
            if not _will_not(act.token):
                continue  # "signed no truce"
            name, kind = "refuse", "actual"  # "will sign no truce until"
        if name == "unanswered":
            name, kind = "silent", "negated"  # "has given no answer"
        if name == "silent":
            if kind != "negated":
                continue  # an answer; which one, its words tell
            kind = "actual"
        if kind == "hypothetical" and name in ("demand", "request", "propose") and _of_paper(act.token):
            kind = "actual"  # "a text by Chad, which would demand a truce": it does
        if (
            kind == "negated"
            or (_in_condition(act.token) and act.source not in ("breach", "own"))
            or _denied(act.token)
            or _laid_out(act.token)
        ):
            continue
        present = act.token.tag in ("VBZ", "VBP") and act.source != "hold" and act.inner != "replace"
        if act.name in ("begin", "end") and present:
            kind = "future"  # "which expires on Friday": what is told in the present is in the calendar
        if _of_no_undertaking(act, name) or _as_told(act.token):
            continue
        due = any(child.dep == "aux" and child.lower in ("must", "shall") for child in act.token.children)
        if kind == "hypothetical" and act.source == "provision" and name == "agree" and due:
            kind = "future"  # "under the accord both must leave by May 4"
        if name in ("begin", "hold") and kind == "actual" and _provided(act.token):
            kind = "hypothetical"  # "promised aid, provided that the truce held"
        statement = holders.innermost(act.token)
        who, whom = _who(act, participants)
        if act.beside is not None:
            like = Predicate(act.token, True, False, {"nsubj": (act.beside,)})
            who, whom = participants.fill(like, ("nsubj",)), ()
        told_of = act.token.lemma.lower() in lexicon()["declare"] or act.source == "forces"
        if name == "pledge" and told_of and act.below is not None:
            who = participants.fill(verb_predicate(act.below), ("nsubj",))
            if act.source == "forces":
                who = participants.fill(act.built, ("nsubj",)) or who  # whose forces they are says so
            if not who:
                continue  # "announced that the storm would hit the coast"
        told = circumstances.clause(parse, act.built, LONGEST_CLAUSE)
        if act.source == "adjective" and act.root is not act.token:
            told = circumstances.clause(parse, verb_predicate(act.root), LONGEST_CLAUSE)
        others = _others(act, acts)
        terms = step_terms.find(
            parse, act.built, act.heads, triggers, times, quantities, act.root, act.below, act.beside, others
        )
        if act.source in ("provision", "own"):
            span: Span | None = _laid_down(parse, act)
            if act.heads and act.heads[0] is not act.token and act.inner is None:
                told = span if span is not None else told
        else:
            span = circumstances.theme_span(parse, act.heads, act.token) if act.heads else None
            if others and act.source == "verb":
                span = step_terms.own_words(parse, act.heads[0], others)
        head = act.named or step_terms.naming(act.heads)
        if head is None and act.source == "judged" and act.heads:
            head = act.heads[0]  # in "called the decision aggression" the parser makes it a modifier
        begins = terms.begins if act.inner != "widen" else None  # since when it reaches so far
        if begins is None and name in ("declare", "begin") and head is not None and kind == "actual":
            if head.lemma in lexicon()["measures"]:
                begins = step_terms.since(parse, act.token, times, busy)
        condition = terms.condition
        if name == "refuse" and condition is None and act.heads:
            condition = _whatever(parse, act.heads[0])
        if name == "refuse" and act.heads and none_of(act.heads[0]):
            condition = None  # "no truce until they disarm" says what is wanted first, and refuses
        if act.source == "breach":
            condition = parse.span_of([token for token in act.token.subtree() if token.dep != "punct"])
        if act.source == "condition":
            condition = _behind(parse, act.token)
        if act.token.dep == "relcl" and is_nominal(act.token.head):
            told = _with_antecedent(parse, act.token.head, told)
        beyond = act.source == "noun" and act.heads and act.heads[0].head is act.token and act.heads[0].dep == "relcl"
        if beyond or (act.heads and act.heads[0] is act.token.head and act.token.dep == "conj"):
            told = _spliced(parse, act, told)
        if act.beside is not None:
            told = _beside(parse, act.beside, told)
        elif left_out := act.token.kids("orphan"):
            told = _before(parse, told, left_out[0])
        found.append(
            Step(
                id=f"p{len(found) + 1}",
                act=name,
                inner=inner,
                trigger=parse.span((act.beside or act.token).start, (act.beside or act.token).end),
                actors=who,
                addressees=participants.others(whom, who),
                object=span or (step_terms.words_of(parse, act.heads) if act.heads else None),
                head=parse.span(head.start, head.end) if head is not None else None,
                definite=head is not None and (not act.heads if act.named is not None else _is_known(head)),
                time=terms.time,
                begins=begins,
                ends=terms.ends,
                duration=terms.duration,
                condition=condition,
                purpose=terms.purpose,
                mediators=terms.mediators,
                monitors=(step_terms.words_of(parse, act.heads),)
                if act.source == "laid on" and inner is None
                else terms.monitors,
                realis=kind,
                certainty=certainty,
                statement=statement.id if statement else None,
                clause=told,
                source=act.source,
            )
        )
    return found + performed(parse, participants, holders, times, triggers, len(found) + 1)


def _of_no_undertaking(act: Act, name: str) -> bool:
    """Whether a verb of asking or of consent is about none: "asked not to be named", "asked whether B. would go",
    "conceded that the ship would not be ready", "have signed many papers", "would have to approve any agreement"."""
    words, token = lexicon(), act.token
    if name == "request" and token.lemma == "ask":
        below = token.kids("xcomp", "ccomp")
        unnamed = any(one.lemma in words["naming"] and one.kids("auxpass") and one.kids("neg") for one in below)
        return unnamed or any(mark.lower in ("whether", "if") for one in below for mark in one.kids("mark"))
    if name == "accept" and token.lemma in words["conceding"]:
        return any(one.kids("neg") and _foreseen(one) for one in token.kids("ccomp"))
    if name in ("accept", "agree") and act.source == "verb" and act.heads and is_nominal(act.heads[0]):
        head = act.heads[0]
        loose = any(child.lower in words["unspecific"] for child in head.children if child.dep in ("det", "amod"))
        return loose and head.lemma in words["agree_nouns"] | words["papers"]
    return False


def _as_told(verb: Token) -> bool:
    """Whether a participle only says that what a clause tells had been agreed before: "to leave, as agreed"."""
    before = verb.sent.tokens[verb.i - verb.sent.tokens[0].i - 1] if verb is not verb.sent.tokens[0] else verb
    return verb.tag == "VBN" and before.lower == "as" and not verb.kids("nsubj", "nsubjpass", "aux", "auxpass")


def _provided(token: Token) -> bool:
    """Whether a clause is what something else depends on: "provided that the truce held"."""
    near = (token.head, *token.children, *token.head.children)
    return token.dep in ("ccomp", "advcl", "pcomp") and any(one.lower in ("provided", "providing") for one in near)


def _foreseen(verb: Token) -> bool:
    """Whether what somebody concedes is only what will be: "need not be signed" grants a thing, "will not be" none."""
    return any(child.dep == "aux" and child.lower in ("will", "would", "wo", "could") for child in verb.children)


def _behind(parse: Parse, verb: Token) -> Span:
    """What a truce is said to require: all that hangs on the verb behind it, up to what is put beside that."""
    tokens = [
        token
        for child in verb.children
        if child.i > verb.i and child.dep in ("dobj", "xcomp", "ccomp", "nsubj")
        for token in child.subtree()
        if not any(above.dep in ("appos", "relcl") for above in (token, *token.ancestors()) if above.i > verb.i)
    ]
    while tokens and tokens[-1].dep == "punct":
        tokens.pop()
    return parse.span_of(tokens or [verb])


def _with_antecedent(parse: Parse, noun: Token, told: Span) -> Span:
    """The words of a relative clause with the noun phrase that it is of: "a condition that Kyiv has rejected"."""
    first = circumstances.noun_phrase(parse, noun).start
    return parse.span(first, told.end) if 0 < told.start - first <= LONGEST_NOUN else told


def _spliced(parse: Parse, act: Act, told: Span) -> Span:
    """The words of an act with those of the clause that it is about, before a comma or behind one."""
    tokens = [token for token in act.heads[0].subtree() if not (token is act.token or token.is_below(act.token))]
    tokens = tokens if act.source != "noun" else act.heads[0].subtree()
    low = min((token.start for token in tokens), default=told.start)
    high = max((token.end for token in tokens), default=told.end)
    return parse.span(min(low, told.start), max(told.end, act.token.end, high))


def _answering(verb: Token) -> Predicate:
    """Who says what is told as an answer: "there will be no truce, came the answer from General A."."""
    for told in verb.kids("conj", "parataxis", "ccomp"):
        for noun in told.kids("nsubj"):
            by = [head for prep in noun.kids("prep") if prep.lower == "from" for head in prep.kids("pobj")]
            if noun.lemma in lexicon()["answers"] and by:
                return Predicate(verb, True, False, {"nsubj": tuple(by)})
    return Predicate(verb, True, False, {})


def _is_known(head: Token) -> bool:
    """Whether a noun is told as known; the article of a modifier stands with its noun."""
    return step_terms.is_definite(head) or (head.dep in ("nmod", "compound") and step_terms.is_definite(head.head))


def _beside(parse: Parse, doer: Token, told: Span) -> Span:
    """The words that tell of whoever does the like: "Mali for one of two days", "So did Mali"."""
    tokens = [token for token in doer.subtree() if not any(above.dep == "relcl" for above in token.upto(doer))]
    if not told.start <= doer.start < told.end:
        tokens.append(doer.sent.tokens[0])
    return parse.span_of(tokens)


def _whatever(parse: Parse, head: Token) -> Span | None:
    """What is not accepted in "could not agree to any plan that left him in place": of which kind, not which one."""
    any_ = any(child.lower in ("any", "no") and child.dep == "det" for child in head.children)
    clause = next(iter(head.kids("relcl")), None)
    return parse.span_of(clause.subtree()) if any_ and clause is not None else None


def _before(parse: Parse, told: Span, doer: Token) -> Span:
    """The words of a clause without those of somebody else whose verb is left out."""
    end = max(
        (token.end for token in doer.sent.tokens if token.i < doer.i and token.dep not in ("cc", "punct")), default=0
    )
    return parse.span(told.start, end) if told.start < end < told.end else told


def _laid_down(parse: Parse, act: Act) -> Span:
    """The words of a provision from its verb on, what will be done; of a passive one with its subject, which is what
    will be done something with."""
    verb = act.token
    if act.heads and act.heads[0] is not verb:
        # what the text itself is said to do: "the treaty obliges | A. to leave |", "calls for | a vote | and a census"
        head = act.heads[0]
        beside = {one.i for other in head.kids("conj", "cc") for one in (other, *other.subtree())}
        words = [one for one in head.subtree() if one.i not in beside and one.dep != "punct"]
        doer = [one for one in verb.kids("dobj") if is_verbal(head) and one.i < head.i]
        return parse.span_of([*words, *(one for noun in doer for one in noun.subtree())])
    beside = {
        one.i for other in verb.kids("conj") if other.kids("nsubj", "nsubjpass") for one in (other, *other.subtree())
    }
    tokens = [token for token in verb.subtree() if token.i >= verb.i and token.dep not in ("punct", "cc")]
    tokens = [token for token in tokens if token.i not in beside]
    tokens += [token for subject in verb.kids("nsubjpass") for token in subject.subtree()]
    if act.root is not verb:
        tokens += [token for subject in act.root.kids("nsubj", "nsubjpass") for token in subject.subtree()]
    return parse.span_of(tokens or [verb])


def _apart(act: Act) -> list[Act]:
    """One act for each thing that is undertaken: "agreed to spare civilians and to exchange the dead" are two."""
    verbs = len(act.heads) > 1 and all(is_verbal(head) for head in act.heads)
    if verbs and act.name == "pledge" and act.heads[0].tag in ("VBD", "VBN") and not _ahead(act.heads[0]):
        return [act]  # "were taken prisoner and will be sent home": one promise
    if verbs or (act.source == "provision" and act.name == "agree" and act.inner is None):
        return [replace(act, heads=(head,)) for head in act.heads]
    return [act]


def _others(act: Act, acts: Sequence[Act]) -> list[Token]:
    """The clauses that tell the other things that one verb undertakes together with this act's: see :func:`_apart`."""
    if act.beside is not None or not (act.heads and is_verbal(act.heads[0])):
        return []
    return [one.heads[0] for one in acts if one.token is act.token and one is not act and one.heads]


def _ahead(verb: Token) -> bool:
    return any(child.dep == "aux" and child.tag == "MD" for child in verb.children)


def _gapped(act: Act) -> list[Act]:
    """ "A. called for a truce and B. for one of two days": what B. does, whose verb is left out."""
    found = []
    for doer in act.token.kids("orphan"):
        things = [inner for prep in doer.kids("prep") for inner in prep.kids("pobj")]
        if not things:
            continue
        one = things[0].lower in ("one", "another", "that") and act.heads
        found.append(replace(act, heads=(things[0],), beside=doer, named=act.heads[0] if one else None, below=None))
    return found


def _went_on(token: Token) -> bool:
    """Whether somebody is told to have gone on, or begun, to do something: he has done it."""
    above = token.head
    begun = above.lemma in lexicon()["begin"] | {"continue", "proceed"} or (
        above.lemma == "go" and any(child.lower == "on" for child in above.children)
    )
    return token.dep == "xcomp" and begun and above.tag in ("VBD", "VBZ", "VBP")


def _will_not(token: Token) -> bool:
    """Whether somebody says that he will not: "would not accept the plan" is a refusal, "has not accepted" is none."""
    return any(child.dep == "aux" and child.lower in ("will", "would", "wo", "shall") for child in token.children)


def _cannot(act: Act) -> bool:
    """ "Could not agree to any plan that ...": it is refused, while those who "could not agree on" a thing did not come
    to it."""
    able = any(child.dep == "aux" and child.lower in ("can", "could", "ca") for child in act.token.children)
    to = act.built.heads("prep:to") if act.name == "agree" else act.heads
    return able and (act.name == "accept" or (act.name == "agree" and bool(to)))


def _denied(token: Token) -> bool:
    """Whether what a token tells is what somebody denies: "denied that it had accepted", "denied a report that"."""
    for step, above in enumerate((token, *token.ancestors())):
        if step > 6:
            return False
        if above.dep in ("ccomp", "acl") and above.head is not above:
            told = above.head
            if told.lemma in lexicon()["claims"] and told.dep == "dobj":
                told = told.head
            if told.lemma in ("deny", "dispute", "refute"):
                return True
    return False


def _of_paper(verb: Token) -> bool:
    """Whether a verb tells what a paper says: "a text by Chad, which would have demanded"."""
    paper = verb.head
    if verb.dep != "relcl" or paper.lemma not in lexicon()["papers"] | lexicon()["propose_nouns"]:
        return False
    return any(child.dep == "poss" or child.lower == "by" for child in paper.children)  # one that somebody has written


def _laid_out(token: Token) -> bool:
    """Whether a token stands in what a plan would have people do: "a plan under which each would declare that it
    accepts"."""
    for step, above in enumerate((token, *token.ancestors())):
        if step > 6:
            return False
        if above.dep == "relcl" and above is not token:
            under = [inner for prep in above.kids("prep") for inner in prep.kids("pobj") if inner.lower == "which"]
            ahead = any(child.dep == "aux" and child.lower in MODALS | {"would"} for child in above.children)
            return bool(under) and ahead and stances.is_offer(above.head)
    return False


def _in_condition(token: Token) -> bool:
    """Whether a token stands in an if-clause or under "on condition that"."""
    for step, above in enumerate((token, *token.ancestors())):
        if step > 8:
            return False
        if above.dep == "advcl" and any(child.lower in lexicon()["conditional"] for child in above.children):
            return True
        if above.dep in ("acl", "ccomp") and above.head.lemma == "condition" and above.head.dep == "pobj":
            return True
        if above.dep == "ccomp" and above.head.lower in ("provided", "providing"):
            return True
    return False


def _who(act: Act, participants: Participants) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who acts, and to whom: an agent of what is asked is asked ("demanded that Egypt open the road")."""
    built = act.built
    if act.source == "wording":
        said = participants.source(act.token) or participants.speaker(built)
        return said or participants.fill(_answering(act.token), ("nsubj",)), ()
    if act.source == "noun":
        who = participants.fill(built, ("nsubj", "poss", "compound", "amod", "nmod", "prep:by", "prep:from"))
        return who, participants.fill(built, ("prep:to", "prep:on"))
    if act.name in ASPECTS and act.source != "provision" and act.name != "extend":
        return _announcing(act, participants), ()  # a truce begins and ends by itself, but for who declares that it has
    if act.source == "judged":
        replies = [head for head in built.heads("nsubj") if head.lemma in lexicon()["answers"]]
        if replies:  # "Chad's reply amounted to a refusal"
            return participants.fill(noun_predicate(replies[0]), ("poss",)), ()
        if built.passive:
            return participants.speaker(built), ()  # "the offer was well received, Chad's envoy said"
    if act.source == "breach":
        return (), ()
    if act.source == "own":
        return participants.fill(built, ("nsubj",)), participants.fill(built, ("iobj", "prep:to"))
    if act.source == "provision" and act.heads and act.heads[0] is not act.token:
        return (), ()  # it is the text that obliges somebody to something
    if act.name == "withdraw" and act.source == "role":
        return participants.fill(built, ("nsubj",)), ()
    who = participants.fill(built, ("nsubj", "prep:with") if act.name == "agree" else ("nsubj",))
    if act.name == "agree":
        beside = [noun_predicate(head) for head in act.heads if is_nominal(head)]
        who = (*who, *(one for noun in beside for one in participants.fill(noun, ("prep:with", "prep:between"))))
    if not who and not built.passive:
        # "American ownership would offer protection" is nobody's offer
        subjects = built.heads("nsubj")
        papers = [head for head in subjects if head.lemma in lexicon()["papers"]]
        if papers:
            # "a resolution by Ireland calls on both": who wrote it asks
            who = tuple(
                one
                for paper in papers
                for one in participants.fill(noun_predicate(paper), ("poss", "prep:by", "prep:of", "amod", "compound"))
            )
        else:
            asking = act.name in ("propose", "request", "demand")
            thing = asking and any(is_nominal(head) and head.pos != "PRON" for head in subjects)
            owned = () if asking else participants.owner(subjects, ())
            # "ownership would offer protection, A. said": a thing offers, and nobody
            who = owned or (() if thing and act.source == "verb" else participants.speaker(built))
    whom = list(participants.fill(built, ADDRESSED.get(act.name, ())))
    if act.name in ("propose", "demand", "request"):
        for clause in built.heads("ccomp", "xcomp"):
            if is_verbal(clause):
                own = clause.kids("nsubj", "nsubjpass")
                inner = Predicate(clause, True, False, {"nsubj": tuple(own[0].conjuncts())}) if own else None
                whom.extend(one for one in participants.fill(inner, ("nsubj",)) if one not in whom) if inner else None
    who = tuple(dict.fromkeys(who))
    if act.inner == "allow" or act.name in ("agree", "accept", "refuse"):
        return who, ()
    return who, tuple(whom)


def _announcing(act: Act, participants: Participants) -> tuple[str, ...]:
    """Several who announce together that an undertaking begins or holds: it is theirs."""
    verb = act.root
    if act.name not in ("begin", "hold"):
        return ()
    declare = lexicon()["declare"]
    if verb.dep == "ccomp" and verb.head.lemma in declare:
        saying: Token | None = verb.head
    else:  # "has been in force since Monday, A. and B. announced": the parser hangs the announcing below
        behind = [child for child in verb.kids("advcl") if child.i > verb.i and child.lemma in declare]
        saying = next((one for one in behind if not one.kids("mark") and one.kids("nsubj")), None)
    if saying is None:
        return ()
    who = participants.fill(verb_predicate(saying), ("nsubj",))
    return who if len(who) > 1 else ()
