"""What the words of a report say of losses and of denied deeds, where no event of the reading tells it: "with the loss
of 22 lives", "one of the fishermen died", "denied that its soldiers had mistreated prisoners"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from accord.comparing.tokens import fold, stem
from accord.comparing.vocabulary import classes
from accord.model import Amount, Span
from accord.reading.roles import role

__all__ = ["Harm", "claimed_by", "deed", "harm", "is_loss", "lives", "one_of", "single", "there"]

Harm = Literal["dead", "wounded"]
COUNTED = 45  # characters between a number and the word that says what was counted

_LIVES = re.compile(
    r"\b(?:loss|cost|death|deaths) of (?:the lives of )?(?:some |about |at least |around )?$", re.IGNORECASE
)
_THERE = re.compile(r"\bthere\b(?! (?:is|are|was|were|will|would|has|had|have|could|can|may|might)\b)")
_OF_LIVES = re.compile(r" (?:lives|men|women|people|sailors|soldiers|crew|civilians|hands|passengers)\b")
_ONE = re.compile(
    r"\b(one) of (?:the|its|his|her|their|them)\b(?: [\w-]+){0,3}?"
    r" (?:had |has |was |were |have )?(?:later )?(died|killed|drowned|perished)\b",
    re.IGNORECASE,
)
_DEED = re.compile(
    r"that (?:(?:its|his|her|their|the) [\w -]{2,30}? |it |he |she |they )(?:had|have|has) (?:been )?(\w+)\b"
)
_AS = re.compile(r"^,? as (.{2,60}?) (?:had |has |have )?(?:claimed|charged|alleged|reported|said|written|asserted)\b")


def there(sentence: str) -> bool:
    """Whether a sentence points to a place told before: "had died there", but not "there were"."""
    return _THERE.search(sentence) is not None


def lives(text: str, start: int, end: int) -> bool:
    """Whether a number counts those whose lives were lost: "with the loss of 22 lives"."""
    return (
        _LIVES.search(text, max(0, start - 50), start) is not None
        and _OF_LIVES.search(text, start, end + 12) is not None
    )


def one_of(text: str, low: int, high: int) -> tuple[int, int] | None:
    """Where "one" stands in "one of the fishermen died", which no number tells."""
    found = _ONE.search(text, low, high)
    return found.span(1) if found is not None else None


def deed(words: str) -> bool:
    """Whether what is denied is that one's own side did harm: "that its marines had mistreated prisoners"."""
    found = _DEED.match(words)
    return found is not None and stem(fold(found[1])) in classes()["harming"]


def claimed_by(text: str, end: int) -> tuple[int, int] | None:
    """Where those stand behind a denial who made the charge: "..., as a newspaper had claimed"."""
    found = _AS.match(text[end : end + 100])
    return (end + found.start(1), end + found.end(1)) if found is not None else None


@lru_cache(maxsize=1024)
def is_loss(words: frozenset[str]) -> bool:
    """Whether somebody speaks of a loss: "confirmed the loss of the island"."""
    return bool(words & classes()["losing"])


def single(words: str) -> bool:
    """Whether a description is of one person: "a guard", "its driver"."""
    told = words.split()
    if len(told) < 2 or len(told) > 4 or told[0].lower() not in ("a", "an", "one", "its", "his", "her", "their"):
        return False
    known = role(told[-1])
    if known is None or told[-1].lower() in ("people", "men", "women"):
        return False
    counted = told[0].lower() in ("a", "an", "one")
    return known.kind in ("person", "people") or (counted and known.kind == "group")


def harm(text: str, span: Span, value: Amount, low: int, high: int) -> Harm | None:
    """What a number counts: the nearest word of killing or wounding in its sentence, with no other number
    between."""
    if value.kind != "count" or value.low is None:
        return None
    if lives(text, span.start, span.end):
        return "dead"
    if text[low : span.start].rstrip().lower().endswith(("not", "than had been", "from")):
        return None
    best: tuple[int, Harm] | None = None
    for found in re.finditer(r"[A-Za-z]+", text[low:high]):
        word = stem(fold(found[0]))
        what: Harm | None = (
            "dead"
            if word in classes()["killing"] | classes()["tolls"]
            else "wounded"
            if word in classes()["wounding"]
            else None
        )
        if what is None:
            continue
        first, last = low + found.start(), low + found.end()
        if word in classes()["tolls"] and not re.search(r"(?:['’]s?|death) $", text[low:first]):
            continue  # "its losses" may be aircraft; "the marines' losses" are men
        between = text[last : span.start] if last <= span.start else text[span.end : first]
        if len(between) <= COUNTED and not re.search(r"\d|[;:]", between):
            if best is None or len(between) < best[0]:
                best = (len(between), what)
    return best[1] if best is not None else None
