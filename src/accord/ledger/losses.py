"""What the words of a report say of losses and of denied deeds, where no event of the reading tells it: "with the loss
of 22 lives", "one of the fishermen died", "denied that its soldiers had mistreated prisoners"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from accord.comparing.tokens import fold, stem
from accord.comparing.vocabulary import classes
from accord.model import Amount, Span
from accord.reading.roles import role

__all__ = [
    "Harm",
    "claimed_by",
    "deed",
    "harm",
    "is_loss",
    "is_question",
    "lives",
    "one_of",
    "single",
    "summed",
    "there",
    "victim",
]

Harm = Literal["dead", "wounded"]
Count = tuple[Harm, Amount, Span]
ONE = Amount("count", 1, 1, None)
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
_LOST = re.compile(r"\b(?:lost|lose|losing) (?:his|her|its|their) (?:life|lives)\b", re.IGNORECASE)
_VICTIM = re.compile(
    r"\b(?:killing|killed|murdered|murdering) ((?:an?|one|its|his|her|their) (?:[\w-]+ ){0,2}?[\w-]+)\b"
    r"|\b(?:shot|beaten|stabbed) (him|her) dead\b|\bkill(?:ed|ing) (him|her)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"(?: [\w-]+){0,4},? and (?:his |her |its |their |the |another |some |about )?$", re.IGNORECASE)
_AND_ONE = re.compile(r"(?: [\w-]+){0,3} and ((?:an?|one|his|her|its|their) (?:[\w-]+ ){0,2}?[\w-]+)\b", re.IGNORECASE)
_ONE_AND = re.compile(r"\b((?:an?|one) (?:[\w-]+ ){0,2}[\w-]+) and (?:his |her |its |their |the )?$", re.IGNORECASE)
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


def is_question(text: str, low: int, high: int) -> bool:
    """Whether a sentence asks, and tells of no act: "What are they still shooting for?"."""
    return text[low:high].rstrip(" \n\"'”’").endswith("?")


@lru_cache(maxsize=1024)
def is_loss(words: frozenset[str]) -> bool:
    """Whether somebody speaks of a loss: "confirmed the loss of the island"."""
    return bool(words & classes()["losing"])


def victim(text: str, low: int, high: int) -> tuple[int, int] | None:
    """Where one person stands whom a sentence tells as killed, with no number: "killing a conscript", "shot him
    dead"."""
    for found in _VICTIM.finditer(text, low, high):
        for group in (1, 2, 3):
            if found[group] is not None and (group > 1 or single(found[group])):
                return found.span(group)
    return None


def summed(text: str, counts: Sequence[Count]) -> list[Count]:
    """Counts that one verb has together as one: "six soldiers and three civilians", "a woman and her two children",
    "two soldiers and a nurse". The spans are in text order."""
    found: list[Count] = []
    for what, amount, span in counts:
        gap = text[found[-1][2].end : span.start] if found else ""
        # not "thirteen were killed and 45 were wounded"
        done = {stem(fold(word)) for word in gap.split()} & (classes()["killing"] | classes()["wounding"])
        if found and found[-1][0] == what and _AND.fullmatch(gap) is not None and not done:
            found[-1] = (what, _plus(found[-1][1], amount), _over(text, found[-1][2].start, span.end))
            continue
        first = _ONE_AND.search(text, max(0, span.start - 50), span.start)
        if first is not None and single(first[1]):
            amount, span = _plus(amount, ONE), _over(text, first.start(), span.end)
        behind = _AND_ONE.match(text, span.end)
        if behind is not None and single(behind[1]):
            amount, span = _plus(amount, ONE), _over(text, span.start, behind.end())
        found.append((what, amount, span))
    return found


def _over(text: str, start: int, end: int) -> Span:
    return Span(start, end, text[start:end])


def _plus(one: Amount, two: Amount) -> Amount:
    low = None if one.low is None or two.low is None else one.low + two.low
    high = None if one.high is None or two.high is None else one.high + two.high
    return Amount("count", low, high, None)


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
        if len(between) <= COUNTED and not re.search(r"\d|[;:]|\bof (?:whom|them)\b", between):
            if best is None or len(between) < best[0]:
                best = (len(between), what)
    for found in _LOST.finditer(text, low, high):
        if span.end <= found.start() and not re.search(r"\d|[;:]", text[span.end : found.start()]):
            return "dead"  # "two soldiers and a nurse lost their lives"
    return best[1] if best is not None else None
