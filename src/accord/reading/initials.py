"""Names of bodies that hold "and", put together by the letters that stand for them.

"The Front for Grain and Water (FGW)" is two names to the recognizer, or a name and a rest, as "and" parts names as
often as it belongs to one. Where the report has a short form in capitals that the first letters of the words spell, in
brackets behind them or anywhere else, they are one name: one entity, headed by the word before "for" or "of" or by the
last one. What hangs on another of its words from outside hangs on that head.
"""

from __future__ import annotations

from accord.reading.repairs import reattach, take_place
from accord.reading.syntax import Parse, Token

__all__ = ["mend"]

SHORTEST = 3  # letters; two fit too many names
LONGEST = 12  # words of such a name
JOINTS = frozenset({"and", "&"})
INNER = JOINTS | {"of", "for", "the"}
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})


def mend(parse: Parse) -> None:
    """Put such names together in place; their letters are named bodies, too. Linear in the tokens of a parse."""
    letters = {token.text for token in parse.tokens if _is_short(token)}
    if not letters:
        return
    done, bodies = 0, set()
    for token in parse.tokens:
        if token.lower not in JOINTS or token.i < done:
            continue
        found = _spelled(parse, token, letters)
        if found is not None:
            first, done, short = found
            _one_name(parse, first, done)
            bodies.add(short)
    for token in parse.tokens if bodies else ():
        if token.text in bodies and token.tag in NOUNS and token.i not in parse.entity_at:
            parse.name(token.i, token.i + 1, "ORG")


def _is_short(token: Token) -> bool:
    return len(token.text) >= SHORTEST and token.text.isalpha() and token.text.isupper()


def _spelled(parse: Parse, joint: Token, letters: set[str]) -> tuple[int, int, str] | None:
    """The stretch around an "and" whose capitals are a short form of the report, and that form."""
    tokens, last = parse.tokens, joint.i + 1
    while last < joint.sent.last and last < joint.i + LONGEST and _is_capital(tokens[last]):
        last += 1
    for end in range(last, joint.i + 1, -1):
        first, spelled = end, ""
        while first > max(joint.sent.first, end - LONGEST):
            word = tokens[first - 1]
            if _is_capital(word):
                spelled = word.text[0] + spelled
            elif word.lower not in INNER:
                break
            first -= 1
            if first < joint.i and _is_capital(word) and spelled in letters:
                return first, last, spelled  # with a "Company" that the letters leave out
    return None


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.tag != "DT" and not _is_short(token)


def _one_name(parse: Parse, first: int, last: int) -> None:
    parse.name(first, last, "ORG")
    inside = parse.tokens[first:last]
    before = next((token.i for token in inside if token.lower in ("of", "for")), last)
    head = parse.tokens[before - 1]
    for top in [token for token in inside if token is not head and not first <= token.head.i < last]:
        if first <= head.head.i < last or top.head is top:
            take_place(head, top)
        reattach(top, head, "nmod")
    for token in inside:
        for child in list(token.children):
            if token is not head and not first <= child.i < last:
                reattach(child, head, "appos" if _is_short(child) else child.dep)
    for token in inside:
        if token.tag in NOUNS:
            token.tag, token.pos = "NNP", "PROPN"
    if head.head is head:
        head.sent.root = head
