"""Whose words a paper's are, where the paper alone is named as who says them: "the ministry said in a statement ... The
statement said ... It added ..."."""

from __future__ import annotations

from collections.abc import Sequence

from accord.model import Span
from accord.reading.attribution_page import Found
from accord.reading.clauses import vocabulary
from accord.reading.syntax import Parse, Token

__all__ = ["issued"]

Source = tuple[Span | None, str | None]
"""The words for who says something, and the actor whom they name."""

BACK = 8  # sentences within which "the statement" is the one of which was told
POINTING = frozenset({"the", "this", "that"})
BY = frozenset({"by", "from", "of"})  # after these a paper is told with whoever issued it
IN = frozenset({"in", "through", "via"})  # and after these with whoever says something in it


def issued(parse: Parse, found: Sequence[Found], sources: Sequence[Source]) -> list[Source]:
    """The sources of a report's statements, those that are only a paper's with the actor who issued it: whoever said
    something "in a statement" last before "the statement said", and before the "it" of the sentence after that.

    ``sources``: for each of ``found`` its words and its actor, who stays where there is one.
    """
    done = list(sources)
    last: tuple[int, str] | None = None  # the sentence in which a paper spoke last, and for whom
    for place in sorted(range(len(found)), key=lambda one: found[one].head):
        span, actor = sources[place]
        head = _head(parse, found[place])
        if span is None or actor is not None or head is None:
            continue
        by = None
        if head.lemma.lower() in vocabulary()["texts"] and _points(head):
            by = _issuer(parse, found, sources, head)
        elif head.lower == "it" and last is not None and head.sent.i - last[0] == 1:
            by = last[1]
        if by is not None:
            done[place] = (span, by)
            last = head.sent.i, by
    return done


def _head(parse: Parse, one: Found) -> Token | None:
    """The head of the words for who says something."""
    tokens = [parse.tokens[i] for i in sorted(one.source)]
    return next((token for token in tokens if token.head is token or token.head.i not in one.source), None)


def _points(paper: Token) -> bool:
    """Whether a paper is told as known, and with nobody whose it is."""
    if not any(child.dep == "det" and child.lower in POINTING for child in paper.children):
        return False
    return not paper.kids("poss") and not any(child.lower in BY for child in paper.kids("prep", "agent"))


def _issuer(parse: Parse, found: Sequence[Found], sources: Sequence[Source], paper: Token) -> str | None:
    """Who said something in such a paper last before."""
    best: tuple[int, str] | None = None
    for one, (_, actor) in zip(found, sources, strict=True):
        if actor is None or not 0 <= one.head < paper.i or paper.sent.i - parse.tokens[one.head].sent.i > BACK:
            continue
        told = (
            noun
            for prep in parse.tokens[one.head].kids("prep")
            if prep.lower in IN
            for noun in prep.kids("pobj")
            # not "in the article", "in a report by the paper", which others wrote
            if not _points(noun) and not any(child.lower in (*BY, "in") for child in noun.kids("prep"))
        )
        if any(noun.lemma.lower() == paper.lemma.lower() for noun in told) and (best is None or one.head > best[0]):
            best = one.head, actor
    return best[1] if best is not None else None
