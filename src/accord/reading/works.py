"""Names of films, books and the like, which the recognizer takes for persons: nobody who says or does anything."""

from __future__ import annotations

from collections.abc import Sequence

from accord.reading.candidates import Candidate
from accord.reading.clauses import vocabulary
from accord.reading.positions import SUBJECTS
from accord.reading.syntax import Parse, Token

__all__ = ["without_works"]

OPENING, CLOSING = frozenset({"“", "‘", '"', "``", "'"}), frozenset({"”", "’", '"', "''", "'", ",", "."})
NAMING = frozenset({"oprd", "appos", "conj"})


def without_works(parse: Parse, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates but for names of works: those right behind a noun for a work ("the film Red Harbour"), persons'
    names that stand alone within quotation marks, and others of the same words, unless one of them does something.
    """
    titles = [each for each in found if _is_title(parse.tokens, each)]
    if not titles:
        return list(found)
    names, places = {each.name for each in titles}, {id(each) for each in titles}
    alive = {each.name for each in found if id(each) not in places and each.name in names and _acts(each)}
    return [each for each in found if id(each) not in places and (each.name not in names - alive or each.titles)]


def _is_title(tokens: Sequence[Token], each: Candidate) -> bool:
    start = max(each.first, each.last - len(each.name))
    if each.form != "name" or each.kind != "person" or each.known is not None or start == 0:
        return False
    before, behind = tokens[start - 1], tokens[each.last : each.last + 1]
    if before.sent is not each.sent:
        return False
    if before.tag == "NN" and before.lemma.lower() in vocabulary()["works"] and not _acts(each):
        return True
    quoted = before.text in OPENING and any(token.text in CLOSING for token in behind)
    return quoted and not each.titles and not _acts(each) and not _named(each.outer)


def _named(head: Token) -> bool:
    """Whether a name says what somebody is called: "known as 'the Tiger'"."""
    return head.dep in NAMING or head.head.lower == "as"


def _acts(each: Candidate) -> bool:
    """Whether somebody of a name does or says something, or has a title."""
    return each.outer.dep in SUBJECTS or each.outer.dep == "agent" or bool(each.roles)
