"""On what two sentences differ that tell the same: numbers, dates, names, negation, doubt, quoted words.

For two stretches that are already held to tell one fact. What one side lacks is no difference (it is silent on it);
a difference is something that stands in both at the same place (:mod:`accord.comparing.counterparts`) and can't be
both. Decided from words, their neighbours and the mentions that the readings found, so that it works where no event
was recognised.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Indel

from accord.comparing import figures, naming, snapshots, unsettled
from accord.comparing.counterparts import Pair, fitting, paired
from accord.comparing.sides import Run, Side, Stretch
from accord.comparing.tokens import Word, lexicon, words
from accord.comparing.words import negations, polarity_relation, wording
from accord.model import DisagreementKind, Mention

__all__ = ["Contrast", "Stretch", "contrast"]

# Quotes of so many words that have this share of them in common, in order, are two renderings of one quote.
QUOTE_WORDS = 4
QUOTE_SHARE = 0.6
_BREAK = re.compile(r"[:;—–]|\s-+\s")
# Negators that stand before a thing and not before what is said of it.
_OF_THINGS = frozenset({"no", "without", "neither", "nor"})
_PREPOSITIONS = frozenset(
    {"in", "at", "on", "from", "for", "with", "by", "to", "of", "about", "into", "under", "among"}
)
# After these what comes is a matter and not told to be so.
_TOPICS = frozenset({"about", "on", "over", "regarding", "concerning", "whether", "if", "from", "for", "against"})
_FOR_NOW = frozenset({"yet", "immediately", "initially", "longer"})  # after a negator: it holds for a while only
SINCE = 12  # words after "no" in which its beginning may be told
TERM = 8  # words after a negator in which the term of what it denies may be told
_UNTIL = frozenset({"until", "till"})
_TERMS = _UNTIL | {"before"}
_SINCE = frozenset({"now", "far", "yet", "still", "ever", "again", "further"})
_EXCEPT = frozenset({"without", "unless"})
_COMING = frozenset({"will", "would", "shall", "to"})
_SURE = frozenset({"will", "shall"})


@dataclass(frozen=True, slots=True)
class Contrast:
    """A difference: its kind and the code points [start, end) of its words in each report. ``why``: what showed that
    these are of one thing, where the sentences alone don't."""

    kind: DisagreementKind
    a: tuple[int, int]
    b: tuple[int, int]
    why: str = field(default="", compare=False)


def contrast(a: Stretch | Side, b: Stretch | Side, among: float = 0.0) -> list[Contrast]:
    """The differences of two sentences that tell one fact, in the order of the first. Empty where they only say more
    or less. ``among``: as of :class:`accord.comparing.counterparts.Pair`.
    """
    one, two = (given if isinstance(given, Side) else Side(given) for given in (a, b))
    pair = Pair(one, two, among)
    found = [*_numbers(pair), *_dates(pair), *_names(pair)]
    none = snapshots.of_two(pair, _sorts(pair, found))
    found = [difference for difference in found if difference.kind not in none or _is_label(pair, difference)]
    denied = _negation(one, two)
    found += [*denied, *([] if denied else _unsettled(one, two)), *_doubt(one, two), *_quotes(one, two)]
    return sorted(set(found), key=lambda difference: (difference.a, difference.b, difference.kind))


def _is_label(pair: Pair, found: Contrast) -> bool:
    """Whether a difference is one of two numbers that are parts of names: "the Orrin 500 index"."""
    if found.kind != "number":
        return False
    places = [(side, at) for side, at in ((pair.a, found.a), (pair.b, found.b))]
    return not any(
        figures.measures(side, i) for side, at in places for i in side.numbers if figures.whole(side, i) == at
    )


def _sorts(pair: Pair, found: Iterable[Contrast]) -> dict[DisagreementKind, bool]:
    """The kinds of some differences, and of each whether one of them is not of two who are sources."""
    sorts: dict[DisagreementKind, bool] = {}
    for one in found:
        asked = all(_speaks(side, at) for side, at in ((pair.a, one.a), (pair.b, one.b)))
        sorts[one.kind] = sorts.get(one.kind, False) or not asked
    return sorts


def _speaks(side: Side, place: tuple[int, int]) -> bool:
    """Whether somebody who is a source is named in some words of a report."""
    return any(low <= place[0] and place[1] <= high and label == "speaks" for low, high, label in side.parts)


def _numbers(pair: Pair) -> list[Contrast]:
    a, b = pair.a, pair.b
    left, right = a.numbers, b.numbers
    rest_a, rest_b = _surplus(pair, left, right)
    return [
        Contrast(kind, figures.whole(a, one[0]), figures.whole(b, two[0]))
        for one, two in paired(pair, "number", rest_a, rest_b, lambda x, y: figures.comparable(a, x[0], b, y[0]))
        if (kind := figures.conflict(a, one[0], left[one[0]], b, two[0], right[two[0]])) is not None
        and not figures.summed(left[one[0]], right[two[0]], [right[j] for j, _ in rest_b if j != two[0]])
        and not figures.summed(right[two[0]], left[one[0]], [left[i] for i, _ in rest_a if i != one[0]])
    ]


def _surplus(pair: Pair, left: Mapping[int, str], right: Mapping[int, str]) -> tuple[list[Run], list[Run]]:
    """What each side gives that the other doesn't, or not as often: of a value that one side gives twice and the other
    once, the occurrence that fits worse is left over."""
    rest_a, rest_b = dict(left), dict(right)
    for value in sorted(set(left.values()) & set(right.values())):
        here = [(i, i) for i, found in left.items() if found == value]
        there = [(j, j) for j, found in right.items() if found == value]
        if len(here) == len(there):
            met = list(zip(here, there, strict=True))
        else:
            met = fitting(pair, "number", here, there)
        for one, two in met:
            rest_a.pop(one[0])
            rest_b.pop(two[0])
    return [(i, i) for i in rest_a], [(j, j) for j in rest_b]


def _dates(pair: Pair) -> list[Contrast]:
    a, b = pair.a, pair.b
    found = []
    for one_has, two_has in zip(a.days, b.days, strict=True):
        rest = _surplus(pair, one_has, two_has)
        found += [
            Contrast("date", a.place(*one), b.place(*two))
            for one, two in paired(pair, "day", *rest, lambda x, y: _of_one_kind(a, x, b, y))
        ]
    return found


_WHEN = frozenset({"on", "late", "early", "last", "here", "this", "in", "a", "statement"})


def _is_of_saying(side: Side, run: Run) -> bool:
    """Whether a day is the one on which something was said: "officials said late on Friday", "on Friday said"."""
    i = run[0] - 1
    while i >= 0 and side.words[i].folded in _WHEN and run[0] - i <= 4:
        i -= 1
    j = run[1] + 1
    return (i >= 0 and "says" in side.doing((i, i))) or (j < len(side.words) and "says" in side.doing((j, j)))


def _of_one_kind(a: Side, one: Run, b: Side, two: Run) -> bool:
    """Whether not one of two days is that of an act, and the other that on which somebody told of it."""
    said = _is_of_saying(a, one), _is_of_saying(b, two)
    if said[0] == said[1]:
        return True
    side, run = (b, two) if said[0] else (a, one)
    return not any(label.startswith("time:") for label in side.doing(run))


def _names(pair: Pair) -> list[Contrast]:
    a, b = pair.a, pair.b
    left, right = naming.told_twice(a, naming.names(a, b), b, naming.names(b, a))
    return [
        Contrast(naming.kind(a, one, b, two), a.place(*one), b.place(*two))
        for one, two in paired(pair, "name", left, right, lambda x, y: naming.comparable(a, x, b, y))
    ]


def _negation(a: Side, b: Side) -> list[Contrast]:
    """What a negator on one side stands before is on the other side without one."""
    found: list[Contrast] = []
    if polarity_relation(a.text, b.text) == "equal" and negations(a.text) and negations(b.text):
        return found  # "did not comment", "declined to comment"
    for one, two, swapped in ((a, b, False), (b, a, True)):
        for i in one.negators:
            j = None if _denies_nothing(one, i, two) else _affirmed(one, i, two)
            if j is None or two.stems[j] in _denied(two):
                continue
            here, there = one.place(i, i), two.place(j, j)
            found.append(Contrast("polarity", there, here) if swapped else Contrast("polarity", here, there))
    return found


def _unsettled(a: Side, b: Side) -> list[Contrast]:
    """What one side puts off or leaves open the other settles."""
    places = unsettled.apart(*([word.folded for word in side.words] for side in (a, b)))
    if places is None:
        return []
    return [Contrast("polarity", a.place(*places[0]), b.place(*places[1]))]


def _denied(side: Side) -> set[str]:
    """Stems of what stands after a word that negates, or after "unless"."""
    unless = (j for j, word in enumerate(side.words) if word.folded == "unless")
    return {stem for j in (*side.negators, *unless) for stem in _after(side, j)}


def _affirmed(side: Side, i: int, other: Side) -> int | None:
    """Where the other side has what a negator stands before, in the same way: its next content word, adverbs aside,
    after the same preposition ("was not in the bill", "removed from the bill"); and where a thing is denied, what comes
    after it, too ("no passenger was ejected", "some passengers were thrown")."""
    following = _after(side, i, adverbs=False)
    of_things = side.words[i].folded in _OF_THINGS
    needed = following[: 2 if of_things else 1]
    places = [other.stems.index(stem) for stem in needed if stem in other.all]
    if places and _written(side, needed[0], i) != _written(other, needed[0], -1):
        return None  # "not Patch Day", "a patch"
    if not needed or len(places) < len(needed) or places != sorted(places):
        return None
    if of_things and len(needed) == 1 and not set(side.around((i, i), 1)[0]) & other.all:
        return None  # "was held without incident", "saw the incident"
    preposition, before = side.words[i + 1].folded, other.before((places[0], places[0]))
    if preposition in _PREPOSITIONS and before != preposition:
        return None
    if before in _TOPICS and before != preposition and not of_things:
        return None  # "will not return", "talks about returning"
    if _is_quoted(side, i) != _is_quoted(other, places[0]) and side.quotes and other.quotes:
        return None  # "never wrote that", and "..., they wrote"
    return None if _of_others(side, i, other, places[0]) else places[0]


def _written(side: Side, stem: str, after: int) -> bool:
    """Whether the first word with a stem behind a place is written with a capital within a sentence."""
    found = next((j for j in range(after + 1, len(side.words)) if side.stems[j] == stem), 0)
    return found > 0 and side.words[found].text[0].isupper()


def _is_quoted(side: Side, i: int) -> bool:
    return any(low <= side.words[i].start < high for low, high in side.quotes)


def _of_others(side: Side, i: int, other: Side, j: int) -> bool:
    """Whether of two persons or bodies with names one is said not to do what the other does: nobody else is named
    before either in its sentence, and neither sentence names the other's."""
    one, two = _subject(side, i), _subject(other, j)
    if one is None or two is None or one.actor is None or two.actor is None or one.actor == two.actor:
        return False
    known = [{mention.actor for mention in each.mentions if mention.kind == "actor"} for each in (side, other)]
    return one.actor not in known[1] and naming.named_apart(one.span.exact, two.span.exact)


def _subject(side: Side, i: int) -> Mention | None:
    """The nearest mention before a word of somebody who is told by name."""
    before = [m for m in side.mentions if m.kind == "actor" and m.span.end <= side.offset + side.words[i].start]
    nearest = max(before, key=lambda m: (m.span.end, -m.span.start, m.id), default=None)
    return nearest if nearest is not None and nearest.found_by.startswith("name:") else None


def _denies_nothing(side: Side, i: int, other: Side) -> bool:
    """ "Not surprisingly, ...", "isn't until March", "nothing but praise": a comment on the sentence, a term that the
    other sentence lacks; the last word, a part of another ("do-not-call")."""
    if i + 1 == len(side.words) or "-" in (side.text[side.words[i].end], side.text[side.words[i].start - 1 :][:1]):
        return True
    following = side.words[i + 1].folded
    if following not in _EXCEPT and any(word.folded in _EXCEPT for word in side.words[:i]):
        return True  # "without a licence nobody may": with one, they may
    comes = i > 0 and side.words[i - 1].folded in _COMING
    terms = {word.folded for word in side.words[i + 1 : i + TERM]}
    until = terms & _UNTIL and not any(word.folded in _UNTIL for word in other.words)
    if (comes and terms & _TERMS) or (until and side.words[i].folded not in _OF_THINGS):
        return True  # what "will not be open before May" will be open then; "was not found until the next day": it was
    if following in _FOR_NOW or (
        side.words[i].folded in _OF_THINGS and any(word.folded == "since" for word in side.words[i : i + SINCE])
    ):
        return True  # "no deaths on board since": there were some before
    return following in ("until", "only", "just", "but") or (i == 0 and following.endswith("ly"))


def _after(side: Side, i: int, adverbs: bool = True) -> list[str]:
    """Stems of the content among the next four words, as far as no colon, semicolon or dash comes between."""
    found = []
    for j in range(i + 1, min(len(side.words), i + 5)):
        if _BREAK.search(side.text, side.words[j - 1].end, side.words[j].start):
            break
        if j in side.rank and (adverbs or not _is_adverb(side, j)):
            found.append(side.stems[j])
    return found


def _is_adverb(side: Side, j: int) -> bool:
    """ "Quickly", "yesterday", "so far"."""
    word = side.words[j].folded
    return word.endswith("ly") or word in _SINCE or side.mention(j, "time") is not None


def _doubt(a: Side, b: Side) -> list[Contrast]:
    """ "Might" before a word on one side, "will" before the same word on the other. "Would" is no surer than "might":
    what was feared would happen may happen.
    """
    doubt = frozenset(lexicon()["modals"]["might"])
    found: list[Contrast] = []
    for one, two, swapped in ((a, b, False), (b, a, True)):
        if one.folded.isdisjoint(doubt) or two.folded.isdisjoint(_SURE):
            continue
        certain = {key: j for j, word in enumerate(two.words) if word.folded in _SURE for key in _governed(two, j)}
        for i, word in enumerate(one.words):
            j = next((certain[key] for key in _governed(one, i) if key in certain), -1) if word.folded in doubt else -1
            if j >= 0 and not _of_a_bound(one, i):
                here, there = one.place(i, i), two.place(j, j)
                found.append(Contrast("certainty", there, here) if swapped else Contrast("certainty", here, there))
    return found


_BOUND = re.compile(r"(?:\s[\w-]+){1,3}?\s(?:as (?:many|much|few|little|high|low|long|soon) as|up to|at most)\s")


def _of_a_bound(side: Side, i: int) -> bool:
    """Whether a modal leaves open how many or how much only: "could be as many as nine"."""
    return _BOUND.match(side.text, side.words[i].end) is not None


def _governed(side: Side, i: int) -> list[str]:
    """What a modal stands before: its next content word, that behind adverbs ("may further help"), and its next word
    whatever it is."""
    return [*_after(side, i)[:1], *_after(side, i, adverbs=False)[:1], *side.stems[i + 1 : i + 2]]


def _quotes(a: Side, b: Side) -> list[Contrast]:
    found: list[Contrast] = []
    for low, high in a.quotes:
        for start, end in b.quotes:
            one, two = words(a.text[low:high]), words(b.text[start:end])
            if min(len(one), len(two)) < QUOTE_WORDS:
                continue
            first, second = [w.folded for w in one], [w.folded for w in two]
            if Indel.normalized_similarity(first, second) < QUOTE_SHARE:
                continue
            if wording(a.text[low:high], b.text[start:end]) != "conflicts" or _spelt_otherwise(one, two, first, second):
                continue
            found.extend(_changed(first, second, one, two, a.offset + low, b.offset + start))
    return found


def _spelt_otherwise(one: Sequence[Word], two: Sequence[Word], first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether two renderings have the same words in other spellings, and one of them begins earlier or ends later."""
    codes = Indel.opcodes(first, second)
    left = [k for code in codes if code.tag != "equal" for k in range(code.src_start, code.src_end)]
    right = [k for code in codes if code.tag != "equal" for k in range(code.dest_start, code.dest_end)]
    ends = [code for code in (codes[0], codes[-1]) if code.tag != "equal"]
    for code in ends:  # only one of the two has words there
        left = [k for k in left if not code.src_start <= k < code.src_end]
        right = [k for k in right if not code.dest_start <= k < code.dest_end]
    return len(left) == len(right) > 0 and all(
        naming.variants(one[i].text, two[j].text) for i, j in zip(left, right, strict=True)
    )


def _changed(
    first: Sequence[str], second: Sequence[str], one: Sequence[Word], two: Sequence[Word], low: int, start: int
) -> Iterable[Contrast]:
    """The words that are exchanged within two renderings, from the first to the last that differ."""
    codes = [code for code in Indel.opcodes(first, second) if code.tag != "equal"]
    left = [k for code in codes for k in range(code.src_start, code.src_end)]
    right = [k for code in codes for k in range(code.dest_start, code.dest_end)]
    joined = ["".join(side[k] for k in found) for side, found in ((first, left), (second, right))]
    spelt = joined[0] == joined[1] or (
        len(left) == len(right)
        and all(naming.variants(one[i].text, two[j].text) for i, j in zip(left, right, strict=True))
    )
    if left and right and not spelt:
        yield Contrast(
            "wording",
            (low + one[min(left)].start, low + one[max(left)].end),
            (start + two[min(right)].start, start + two[max(right)].end),
        )
