"""What a name does where it stands: it names somebody who acts, or it only says of what kind, whose or an example of
what something is. Names that do different things are not two answers to one question."""

from __future__ import annotations

import re
from functools import lru_cache

from accord.comparing.counterparts import STATES, sort
from accord.comparing.sides import ARTICLES, Run, Side
from accord.comparing.vectors import seen
from accord.data import read_json
from accord.reading.countries import countries
from accord.reading.roles import role

__all__ = ["apart"]

NOUNS = 3  # words of a noun phrase behind a name in which its head may stand
EXAMPLES = 12  # words after "such as" in which an example may stand
NAMING = 4  # words before a name that may say that it is a provisional one
# ", Mass., company", ", a city": what a place's name goes on with before the noun that it belongs to.
_HOME = re.compile(r",\s[A-Z][\w.]*(?:\s[A-Z][\w.]*)?,?\s(?P<noun>[a-z][\w-]*)")


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    loaded = read_json("bearings.json")
    return {name: frozenset(listed) for name, listed in loaded.items() if name != "origin"}


def apart(a: Side, one: Run, b: Side, two: Run) -> bool:
    """Whether two names do different things in their sentences, or both are examples, or may be two names of one."""
    return (
        _noun_and_name(a, one, b, two)
        or (_is_example(a, one) and _is_example(b, two))
        or (_is_provisional(a, one) and _is_provisional(b, two))
        or _is_coming(a, one) != _is_coming(b, two)
        or _is_level(a, one, b, two)
        or _is_level(b, two, a, one)
        or _asks(a, one, b, two)
        or _asks(b, two, a, one)
        or _is_voice(a, one, b, two)
    )


def _is_voice(a: Side, one: Run, b: Side, two: Run) -> bool:
    """Whether both are sources, one of them a body and the other a person, who may speak for it: "Orrin said", "Ida
    Falk, a vice president, said"."""
    if not all("speaks" in side.doing(run) for side, run in ((a, one), (b, two))):
        return False
    sorts = sort(a, one), sort(b, two)
    if sorted(sorts) != ["actor", "person"]:
        return False
    side, run = (a, one) if sorts[0] == "person" else (b, two)
    # a single name may be a body's whatever the reader took it for
    return run[0] < run[1] or any(label.startswith("office:") for label in side.doing(run))


def _is_level(a: Side, one: Run, b: Side, two: Run) -> bool:
    """Whether the first word says of what level of a state something is, and the second which state's: "the Federal
    Council of Archives", "the Lydian Council of Archives"."""
    held = b.mention(two[1], "actor", "place")
    state = countries().find(" ".join(word.text for word in b.words[two[0] : two[1] + 1])) is not None
    state = state or (held is not None and held.found_by.split(":")[0] in STATES)
    return one[0] == one[1] and a.words[one[0]].folded in _lists()["levels"] and state


def _asks(a: Side, one: Run, b: Side, two: Run) -> bool:
    """Whether the first name is of somebody of whom something is asked, and the second of those who ask: "whether Orrin
    will pay", "the Senate debates whether"."""
    asking = _lists()["asking"]
    if a.before(one) not in asking or "speaks" not in b.doing(two) or b.before(two) in asking:
        return False
    return any(word.folded in asking for word in b.words[two[1] + 1 :])


def _noun_and_name(a: Side, one: Run, b: Side, two: Run) -> bool:
    """Whether one name only modifies a noun ("the Orrin engineer", "Falk's group") and the other stands for itself."""
    nouns = _modified(a, one), _modified(b, two)
    if (nouns[0] is None) == (nouns[1] is None):
        return False
    side, run, noun = (a, one, nouns[0]) if nouns[0] is not None else (b, two, nouns[1])
    other, bare = (b, two) if nouns[0] is not None else (a, one)
    if noun is None or side.stems[noun] in other.all:
        return False
    belongs = other.before(bare)
    if belongs in _lists()["belonging"] and belongs != side.before(run):
        return False  # "an Orrin engineer", "an engineer for Orrin"; but "death of an Orrin engineer", "death of Falk"
    if side.mark(run) == "'s" and sort(side, run) == sort(other, bare) == "person":
        return False  # "Falk's cabinet", "Falk"
    found = role(side.words[noun].folded)
    somebody = found is not None or side.words[noun].folded in _lists()["somebody"]
    if not somebody and sort(side, run) in ("person", "actor"):
        return False  # "the Orrin engine", "the Tern 4"
    speaks = all("speaks" in where.doing(at) for where, at in ((side, (noun, noun)), (other, bare)))
    # "an Orrin spokesman said", "Orrin said"
    return not (speaks and found is not None and found.kind == "person")


def _modified(side: Side, run: Run) -> int | None:
    """Where the common noun stands that a name modifies; None for a name that stands for itself."""
    headed = side.headed(run)
    if headed is not None and seen(headed):
        return next((i for i in range(run[1] + 1, len(side.words)) if side.stems[i] == headed), None)
    held = side.mention(run[1], "actor")
    following = run[1] + 1
    if held is not None and held.found_by.startswith("modifier") and _is_common(side, following):
        return following
    article = run[0] > 0 and side.words[run[0] - 1].folded in ARTICLES
    return _head_of_phrase(side, run) or _head_after_home(side, run) if article else None


def _is_common(side: Side, i: int) -> bool:
    """Whether a word goes on with what the word before it began, and is a known content word in small letters."""
    return i in side.rank and seen(side.stems[i]) and side.joined(i - 1) and side.words[i].text[0].islower()


def _head_of_phrase(side: Side, run: Run) -> int | None:
    """The last of the words in small letters between a name after an article and an auxiliary: "player" in "the Lydian
    tennis player was"."""
    i = run[1] + 1
    ends = _lists()["auxiliaries"]
    while i - run[1] <= NOUNS and _is_common(side, i) and side.words[i].folded not in ends:
        i += 1
    if i == run[1] + 1 or i >= len(side.words) or side.words[i].folded not in ends:
        return None
    return i - 1 if not side.words[i - 1].folded.endswith("ly") else None


def _head_after_home(side: Side, run: Run) -> int | None:
    """The noun for a body behind the name of its home: "company" in "the Merrow, Conn., company"."""
    found = _HOME.match(side.text, side.words[run[1]].end)
    noun = role(found["noun"]) if found is not None else None
    if found is None or noun is None or noun.kind != "organisation":
        return None
    return next((i for i, word in enumerate(side.words) if word.start == found.start("noun")), None)


def _is_example(side: Side, run: Run) -> bool:
    """Whether a name comes after "such as", with nothing between that ends what is listed."""
    start = side.words[max(0, run[0] - EXAMPLES)].start
    before = side.text[start : side.words[run[0]].start].casefold()
    found = max((before.rfind(phrase) for phrase in sorted(_lists()["examples"])), default=-1)
    return found >= 0 and not re.search(r"[;:.!?]\s", before[found:])


def _is_provisional(side: Side, run: Run) -> bool:
    """Whether a name is given as one that something has for a time, or is to have: "dubbed", "to be called"."""
    before = " ".join(word.folded for word in side.words[max(0, run[0] - NAMING) : run[0]])
    return any(before.endswith(phrase) for phrase in _lists()["provisional"])


def _is_coming(side: Side, run: Run) -> bool:
    """Whether a name is told with an article and a word for which of several it is: "the next Tern jet"."""
    before = [word.folded for word in side.words[max(0, run[0] - 2) : run[0]]]
    return len(before) == 2 and before[0] in ARTICLES and before[1] in _lists()["coming"]
