"""What was undertaken and is told as done: prisoners freed, maps handed over, observers who have arrived; or not done
by its day.

Such a clause is a step of the source "done": its act is "fulfil", or "miss" for what was not done, its inner act the
kind of deed. Whether it is what
somebody had undertaken, the ledger finds out (:mod:`accord.ledger.fulfilment`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from accord.model import Mention, Span, Step, TimeValue
from accord.reading import circumstances, step_terms
from accord.reading.clauses import Predicate, is_nominal, is_verbal, verb_predicate
from accord.reading.holders import Holders
from accord.reading.participants import Participants
from accord.reading.provisions import is_main
from accord.reading.realis import realis
from accord.reading.step_terms import lexicon
from accord.reading.syntax import Parse, Token

__all__ = ["performed"]

LONGEST_CLAUSE = 60
TENSED = frozenset({"VBD", "VBZ", "VBP"})


def performed(
    parse: Parse,
    participants: Participants,
    holders: Holders,
    times: circumstances.Index,
    taken: Collection[int],
    number: int,
) -> list[Step]:
    """The steps by which undertakings are fulfilled or missed, in text order, with ids from "p{number}" on.
    ``taken``: tokens that tell of another step."""
    found: list[Step] = []
    for token in (one for sentence in parse.sentences for one in sentence.tokens):
        if token.i in taken or not is_verbal(token) or (act := _act(token)) is None:
            continue
        built = verb_predicate(token)
        things = _things(token, built, act)
        if not things:
            continue
        found.append(_step(parse, participants, holders, times, token, things, act, f"p{number + len(found)}"))
    return found


def _act(token: Token) -> str | None:
    """ "fulfil" for a verb of doing what is undertaken that tells it as done, "miss" for what was not done by its day;
    None for all others."""
    words = lexicon()
    if token.lemma == "miss" and any(head.lemma in words["limits"] for head in token.kids("dobj")):
        own = token.dep != "ROOT" and is_main(token)  # "the ship missed the date; the next one is expected on Friday"
        return "miss" if (own or realis(token)[0] == "actual") and _finite(token) else None
    if _kind(token) is None:
        return None
    kind, certainty, _ = realis(token)
    if kind == "actual" and certainty == "certain" and _finite(token) and not _in_clause_of_time(token):
        return "fulfil"
    failed = token.dep == "xcomp" and token.head.lemma == "fail" and token.head.tag in ("VBD", "VBN")
    perfect = _finite(token) and any(child.dep == "aux" and child.lemma == "have" for child in token.children)
    return "miss" if kind == "negated" and (failed or perfect) else None


def _kind(token: Token) -> str | None:
    """The kind of deed that a verb tells, by the table "performing"."""
    return next((name for name, verbs in lexicon()["performing"].items() if token.lemma in verbs), None)


def _finite(token: Token) -> bool:
    """Whether a verb is told in the past or the perfect, as the verb of a clause: no infinitive, no participle."""
    if any(child.tag == "MD" for child in token.children):
        return False
    if token.tag == "VBN":
        told = any(child.dep in ("aux", "auxpass") and child.tag in TENSED for child in token.children)
        return told or (token.dep == "conj" and token.head is not token and _finite(token.head))
    return token.tag == "VBD"


def _in_clause_of_time(token: Token) -> bool:
    """Whether a clause is only told as what something else waits for: "until", "before", "once they left"."""
    return token.dep == "advcl" and any(
        child.dep in ("mark", "advmod") and child.lower in ("until", "before", "once", "if", "unless")
        for child in token.children
    )


def _things(token: Token, built: Predicate, act: str) -> list[Token]:
    """What was done something with: the object, of a passive verb and of one of coming and going the subject."""
    things = _due(token) if token.lemma == "miss" else built.heads("dobj")
    things = things or built.heads("nsubj")
    return [head for head in things if is_nominal(head)]


def _due(miss: Token) -> list[Token]:
    """What was to be done by the day that was missed: "the deadline to open | the road |", "the date for | the
    handover |"."""
    found: list[Token] = []
    for limit in miss.kids("dobj"):
        found += [noun for prep in limit.kids("prep") if prep.lower in ("for", "of") for noun in prep.kids("pobj")]
        found += [noun for clause in limit.kids("acl", "relcl", "xcomp") for noun in clause.kids("dobj")]
    found += [noun for clause in miss.kids("xcomp", "advcl") if clause.i > miss.i for noun in clause.kids("dobj")]
    return found


def _when(times: circumstances.Index, built: Predicate, tokens: Sequence[Token]) -> Mention | None:
    """The nearest time that has a value: "on Monday, hours before the deadline" is Monday."""
    dated = [
        token
        for token in tokens
        for one in times.all([token])
        if isinstance(one.value, TimeValue) and one.value.start is not None
    ]
    return times.nearest(built, dated, None)


def _behind(token: Token) -> list[Token]:
    """What stands behind a verb in its own clause: the parser may hang "on Monday" on the noun before it."""
    return [
        one
        for one in token.subtree()
        if one.i > token.i
        and not any(
            above.dep in ("relcl", "advcl", "acl", "conj") for above in (one, *one.ancestors()) if above.i > token.i
        )
    ]


def _step(
    parse: Parse,
    participants: Participants,
    holders: Holders,
    times: circumstances.Index,
    token: Token,
    things: Sequence[Token],
    act: str,
    name: str,
) -> Step:
    built = verb_predicate(token)
    when = _when(times, built, circumstances.reach(built, {token.i})) or _when(times, built, _behind(token))
    told: Span = circumstances.clause(parse, built, LONGEST_CLAUSE)
    statement = holders.innermost(token)
    return Step(
        id=name,
        act=act,
        inner=_kind(token),
        trigger=parse.span(token.start, token.end),
        actors=participants.fill(built, ("nsubj",)),
        addressees=(),
        object=step_terms.words_of(parse, things),
        head=parse.span(things[0].start, things[0].end),
        definite=step_terms.is_definite(things[0]),
        time=when.id if when is not None else None,
        begins=None,
        ends=None,
        duration=None,
        condition=None,
        purpose=None,
        mediators=(),
        monitors=(),
        realis="actual" if act == "fulfil" else "negated",
        certainty="certain",
        statement=statement.id if statement is not None else None,
        clause=told,
        source="done",
    )
