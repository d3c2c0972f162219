"""Words that narrow a scope: "the talks covered only the plant", "limited to ports", "the focus was solely on the
border".

Two outlets may report one proposal and differ just in such a word, so it is kept as a finding of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from accord.model import Restriction, Statement
from accord.reading.circumstances import clause, noun_phrase
from accord.reading.clauses import is_verbal, lead, predicate, vocabulary
from accord.reading.holders import Holders
from accord.reading.syntax import Parse, Token

__all__ = ["find"]

LONGEST_CLAUSE = 60
NOMINALS = ("NOUN", "PROPN")


def find(parse: Parse, statements: Sequence[Statement] = ()) -> list[Restriction]:
    """The restrictions of a parsed report in text order, with ids "r1", "r2", ....

    A restriction needs a noun phrase that is left over; "only yesterday" and "only if" narrow a time or a condition
    and don't count.
    """
    found: list[Restriction] = []
    words = vocabulary()
    holders = Holders(statements)
    for sentence in parse.sentences:
        for token in sentence.tokens:
            low = token.lower
            if low in words["exclusive"]:
                item = _narrowed(token)
            elif token.lemma in words["confining"] and is_verbal(token):
                item = next(
                    (inner for child in token.kids("prep") if child.lower == "to" for inner in child.kids("pobj")), None
                )
            else:
                continue
            if item is None or item.pos not in NOMINALS or item.tag == "CD":
                continue
            verb = next(
                (above for above in (token, *token.ancestors()) if is_verbal(above) or above.pos == "AUX"), token
            )
            built = predicate(verb)
            words_told = clause(parse, built, LONGEST_CLAUSE) if built is not None else parse.span_of(verb.subtree())
            statement = holders.innermost(token)
            found.append(
                Restriction(
                    f"r{len(found) + 1}",
                    parse.span(token.start, token.end),
                    noun_phrase(parse, item),
                    words_told,
                    statement.id if statement else None,
                )
            )
    return found


def _narrowed(marker: Token) -> Token | None:
    """The noun that an "only" narrows."""
    head = marker.head
    if head.pos == "ADP" and head.dep == "prep":
        return next(iter(head.kids("pobj")), None)
    if head.pos in NOMINALS and marker.i < head.i:
        first = lead(head)
        return (
            head
            if first.dep in ("dobj", "pobj", "attr", "nsubj", "nsubjpass") and not _determined(marker, head)
            else None
        )
    if is_verbal(head) or head.pos == "AUX":
        if marker.i < head.i or marker.i == head.i + 1:
            near = [child for child in head.children if child.i > marker.i and child.dep in ("dobj", "prep", "attr")]
            if near and near[0].i - marker.i <= 4:
                if near[0].dep == "prep":
                    return next(iter(near[0].kids("pobj")), None)
                return near[0]
    return None


def _determined(marker: Token, head: Token) -> bool:
    """ "the only bridge" says that there is one, not that the rest is left out."""
    return any(child.dep in ("det", "poss") and child.i < marker.i for child in head.children)
