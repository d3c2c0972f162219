"""What stands among the paragraphs of a page and is none: picture galleries, links that run together, captions.

No single line shows it by its words. A gallery counts its pictures or says its title again at each; links that a page's
text runs together go on for forty words without a stop; a caption has no full stop on a page whose paragraphs have one.
All tests look at signs, capitals and the page's own habit; no vocabulary is asked but the minor words of a title.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Collection, Sequence

from accord.sources import shapes
from accord.sources.lines import Unit

__all__ = ["credit", "mark"]

PICTURES = 3  # that many counters of one series are a gallery
SAID_AGAIN = 3  # times that a gallery says its title
TITLE = 5  # words of it that are the same
RUN = 40  # words without a stop that are no sentence, where CAPITALS of them have a capital or a digit
CAPITALS = 0.4
LONGEST = 20_000  # code points of a unit that are looked at
STOPPED = 0.75  # share of a page's paragraphs with a stop that makes a habit
LEAST = 4  # such paragraphs
# Share of a gallery's names that the text has, too, where it is of the same news. Of ten on GiveMe5W1H four have more
# than 0.4, all others less than 0.3.
KIN = 0.35
SHORTEST, LONGEST_CAPTION = 6, 60  # words of a caption
CREDIT = 4  # words of a credit before a caption

_COUNTER = re.compile(r"(?<![\d/.,$€£-])(\d{1,3})(?:/| of )(\d{1,3})(?![\d/%]|[.,]\d|\s?%)")
_END = re.compile(r"[.!?…:;][\"'”’»)\]]*(?=\s|\Z)")
_OPEN = re.compile(r"[\"'“”’»)\]:;,—–-]\Z")
_LINKED = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|[@#])\S+\Z")
_NAMED = re.compile(r"\b[A-Z][^\W\d_]{3,}")
_SENTENCE_OPENER = frozenset({"a", "an", "the", "this", "these", "at", "in", "on", "from", "after", "before", "during"})


def mark(text: str, parts: Sequence[Unit], turns: Collection[int]) -> None:
    """Set the kind of every unit that has none and is no paragraph: "boilerplate" for run-together links and for
    galleries of other news, "caption" for those that go with the text and for what has no stop on a page that has them.
    ``turns``: units with a speaker's label, which stay.
    Linear in the length of the text."""
    _galleries(text, parts)
    for index, unit in enumerate(parts):
        if unit.kind in (None, "list") and index not in turns and _runs_on(text[unit.start : unit.end][:LONGEST]):
            unit.kind = "boilerplate"
    _captions(text, parts, turns)


def credit(unit: str) -> int:
    """The length of a credit that stands before a caption's words without any sign between: one to four words with a
    capital, and then a sentence's first word with one ("Gazette Pictures A man looks on"). 0 where there is none."""
    words = list(re.finditer(r"\S+", unit[:120]))
    for place, word in enumerate(words[1 : CREDIT + 2], 1):
        if words[place - 1][0][-1] in ".,;:!?\"'”’":
            return 0
        if word[0].lower() in _SENTENCE_OPENER and word[0][0].isupper():
            rest = shapes.words_of(unit[word.start() :])
            return word.start() if len(rest) >= SHORTEST and shapes.title_share(rest) < 0.75 else 0
        if place > CREDIT or not (word[0][0].isupper() or word[0] in "/|•·"):
            return 0
    return 0


def _galleries(text: str, parts: Sequence[Unit]) -> None:
    """Units that count pictures: one with a series of counters or a title said again and again, or several with one
    counter each."""
    series: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    found: list[list[int]] = []
    for index, unit in enumerate(parts):
        if unit.kind not in (None, "list", "caption", "heading"):
            continue
        whole = text[unit.start : min(unit.end, unit.start + LONGEST)]
        counters = _COUNTER.findall(whole)
        if _is_series(counters) or _repeats(whole):
            found.append([index])
            continue
        head, tail = _COUNTER.match(whole), _COUNTER.search(whole, max(0, len(whole) - 12))
        for one in (head, tail if tail and tail.end() == len(whole) else None):
            if one and 1 <= int(one[1]) <= int(one[2]):
                series[one[2]][one[1]].append(index)
                break
    for numbers in series.values():
        places = [place for one in numbers.values() for place in one]
        if len(numbers) < PICTURES:
            continue
        stopped = sum(shapes.ends_as_sentence(text[parts[place].start : parts[place].end]) for place in places)
        if 2 * stopped > len(places):
            continue  # a thread of posts that counts itself
        found.append(places)
    held = {place for places in found for place in places}
    around: set[str] = set()
    for index, unit in enumerate(parts):
        if found and unit.kind in (None, "list", "heading") and index not in held:
            around |= _names(text[unit.start : min(unit.end, unit.start + LONGEST)])
    for places in found:
        named = set[str]().union(*(_names(text[parts[at].start : parts[at].end][:LONGEST]) for at in places))
        kin = not around or len(named & around) >= KIN * max(len(named), 1)  # or there is nothing but the gallery
        for place in places:
            parts[place].kind = "caption" if kin else "boilerplate"


def _names(unit: str) -> set[str]:
    """The words with a capital that are long enough to be somebody's or some place's."""
    return set(_NAMED.findall(unit))


def _is_series(counters: Sequence[tuple[str, str]]) -> bool:
    """Whether counters of one unit go up by one, of the same whole."""
    row = 1
    for (number, whole), (following, other) in itertools.pairwise(counters):
        row = row + 1 if whole == other and int(following) == int(number) + 1 <= int(whole) else 1
        if row >= PICTURES:
            return True
    return False


def _repeats(unit: str) -> bool:
    """Whether a unit says the same TITLE words SAID_AGAIN times, in a row of at least one word with a capital."""
    words = unit.split()
    if len(words) < 2 * TITLE * SAID_AGAIN:
        return False
    last: dict[tuple[str, ...], tuple[int, int]] = {}
    for place in range(len(words) - TITLE + 1):
        key = tuple(words[place : place + TITLE])
        before, count = last.get(key, (-TITLE, 0))
        if place - before < TITLE:
            continue
        last[key] = (place, count + 1)
        if count + 1 >= SAID_AGAIN and sum(word[0].isupper() for word in key) >= 2:
            return True
    return False


def _runs_on(unit: str) -> bool:
    """Whether a unit ends without a stop after a long run of words without one, many of them with capitals."""
    if len(unit) < 4 * RUN or shapes.ends_as_sentence(unit) or _OPEN.search(unit):
        return False
    start = 0
    for found in _END.finditer(unit):
        start = found.end()
    # a colon or a point within a list of links does not make a sentence of it: the longest run counts
    runs = [len(part.split()) for part in _END.split(unit)]
    if max(runs) < RUN and len(unit[start:].split()) < RUN:
        return False
    words = unit.split()
    return sum(not word.strip("\"'‘’“”(")[:1].islower() for word in words) >= CAPITALS * len(words)


def _captions(text: str, parts: Sequence[Unit], turns: Collection[int]) -> None:
    """Paragraphs without a stop, on a page whose paragraphs have one; never the first, which may stand for a title."""
    prose = [index for index, unit in enumerate(parts) if unit.kind is None]
    bare = [index for index in prose if index not in turns and _unstopped(text, parts[index])]
    stopped = len(prose) - len(bare)
    if stopped < LEAST or stopped < STOPPED * len(prose):
        return
    first = prose[0]
    for index in bare:
        following = parts[index + 1] if index + 1 < len(parts) else None
        # a post that is embedded, words that bring in a quotation below, or that the line above brings in
        ended = following is not None and (following.kind == "byline" or text[following.start] in "\"“«'‘")
        opened = index > 0 and text[parts[index - 1].end - 1] in ",;:—–-"
        if index != first and not ended and not opened:
            parts[index].kind = "caption"


def _unstopped(text: str, unit: Unit) -> bool:
    whole = text[unit.start : unit.end]
    if len(whole) > 2 * shapes.LOOK or whole[0].islower() or shapes.ends_as_sentence(whole):
        return False
    if _OPEN.search(whole) or _LINKED.search(whole) or shapes.signature(whole) >= 0:
        return False
    return SHORTEST <= len(whole.split()) <= LONGEST_CAPTION
