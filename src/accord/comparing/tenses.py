"""How a passage in words of no known act tells what it tells: as done, as to come, as what may or must be, as denied.

No syntax is known of such passages, only closed classes of words: modals and what stands for them ("is to", "has until
Friday to", "are supposed to"), and words that negate. What may be or must be is told of what was agreed and of what is
to come alike, and parts nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from accord.comparing.tokens import lexicon, words
from accord.comparing.words import modality

__all__ = ["Tense", "denies", "is_coming", "tense"]

Tense = Literal["told", "to come", "open"]

COMING = frozenset({"will", "would", "should"})
OPEN = frozenset({"might", "should"})  # "could", "must"

_TO_BE = re.compile(r"\b(?:is|are|was|were|be)\s+(?:due\s+)?to\s", re.IGNORECASE)
# "have to", "has until Friday to", "had ten days in which to"; "are supposed to", "was obliged to"
_HAVE_TO = re.compile(
    r"\b(?:have|has|had|having)\s+(?:to\s"
    r"|(?:[\w'-]+\s+){0,4}?(?:until|till|hours?|days?|weeks?|months?|years?|fortnight)\s+(?:[\w'-]+\s+){0,4}?to\s)",
    re.IGNORECASE,
)
_BOUND_TO = re.compile(
    r"\b(?:supposed|meant|obliged|required|bound|expected|asked|told|ordered|free|allowed)\s+to\s", re.IGNORECASE
)
# What qualifies something in the passage, and is not what the passage tells.
_BELOW = re.compile(r"\b(?:that|which|who|whom|whose)\s", re.IGNORECASE)
_BESIDE = re.compile(r",?\s(?:although|though|because|unless|whereas)\s", re.IGNORECASE)
# Words that negate and here don't: bounds of numbers, additions, what is left out of a sum.
_NO_DENIAL = re.compile(
    r"\b(?:no|not)\s+(?:more|less|fewer|later|earlier|sooner|only|just|merely|least|counting|including)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1 << 13)
def tense(text: str) -> Tense:
    """Whether a passage tells of what is to come ("will", "is to"), of what may or must be or of several of these
    ("open"), or plainly. Modals of which only a clause within it is told ("a force that will come") leave it open."""
    if modality(text) & OPEN or _HAVE_TO.search(text) or _BOUND_TO.search(text):
        return "open"
    if not is_coming(text):
        return "told"
    below = _BELOW.search(text)
    return "to come" if below is None or is_coming(text[: below.start()]) else "open"


def is_coming(text: str) -> bool:
    """Whether some word says that something is to come: "will", "is to"."""
    return bool(modality(text) & COMING) or _TO_BE.search(text) is not None


@lru_cache(maxsize=1 << 13)
def denies(text: str) -> bool:
    """Whether a passage denies what it tells: an odd number of words that negate, in what stands before "although" and
    the like, and by more than a bound ("no more than ten")."""
    beside = _BESIDE.search(text)
    main = text if beside is None else text[: beside.start()]
    main = _NO_DENIAL.sub(" ", main)
    return sum(word.folded in lexicon()["negators"] for word in words(main)) % 2 == 1
