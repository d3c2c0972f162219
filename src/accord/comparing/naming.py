"""Names in two sentences: which runs of words may be names, may two of them be one, and is it somebody or a place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import Indel

from accord.comparing import bearings, clocks
from accord.comparing.counterparts import PLACED, STATES, sort
from accord.comparing.sides import CYCLES, Run, Side
from accord.comparing.tokens import fold
from accord.comparing.vectors import seen
from accord.data import read_text
from accord.model import DisagreementKind
from accord.reading.countries import countries
from accord.reading.names import PARTICLES
from accord.reading.roles import role

__all__ = [
    "comparable",
    "is_sure",
    "kind",
    "named_apart",
    "names",
    "one_name",
    "opens_with_name",
    "told_twice",
    "variants",
]

# Share of letters in order from which two words are spellings of one: a name in capitals, any word ("stabilise").
VARIANT = 0.75
SPELLING = 0.9
_CALENDAR = frozenset(name for cycle in CYCLES for name in cycle)
# Prepositions before a state that doesn't act: where something is or comes from.
_ONLY_PLACED = PLACED - {"to"}
# How a reader finds somebody who is described and not named.
_DESCRIBED = frozenset({"nominal", "pronoun", "pair"})
_ADJECTIVES = frozenset({"adjective", "people"})
# How a reader finds what has a name.
_NAMED = ("name:", "place:", "modifier:", "organisations")
LONG_NAME = 6  # letters from which a name's last word alone may be a spelling of another's
ACRONYM = 3  # letters from which initials tell a name
# What a company is by law, and no name by itself.
_LEGAL = frozenset(("inc", "corp", "co", "ltd", "llc", "llp", "plc", "ag", "sa", "nv", "group", "holdings", "company"))
# Titles, and those of them that go with a given name alone ("Sir Arthur"), so that no surname is told.
_TITLES = frozenset(["mr", "mrs", "ms", "miss", "dr", "prof", "lord", "lady", "judge", "justice", "gen", "sen", "rep"])
_GIVEN = frozenset(["sir", "dame", "king", "queen", "prince", "princess", "pope", "sister", "brother", "father"])
# A name made of the beginnings of two words, "LydFer", and the letters of "Corporation" and "Limited" behind initials.
_BLEND = re.compile(r"([A-Z])[a-z]+([A-Z])[a-z]+")
_LAW = "CL"
# "Reuters instrument code", a stock's short name at an exchange: "AA.N".
_CODE = re.compile(r"^[A-Z]{2,5}\.[A-Z]{1,2}$")


@lru_cache(maxsize=1)
def _capitals() -> frozenset[str]:
    """Stems that news writes with a capital within sentences (``data/news_capitals.txt``)."""
    text = read_text("news_capitals.txt")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def opens_with_name(side: Side) -> bool:
    """Whether a sentence's first word may be a name though every first word has a capital: somebody or a place was
    found there by name, news writes it so everywhere or doesn't know it, or the next word has a capital, too."""
    if is_sure(side, (0, 0)):
        return True
    held = side.mention(0, "actor")
    if held is not None and held.head == side.place(0, 0)[0]:
        return False  # "Smugglers", "Officials"
    plain = side.stems[0]
    if plain in _capitals():
        return True
    if seen(plain):
        return len(side.words) > 1 and side.joined(0) and side.words[1].text[0].isupper()
    return side.words[0].text[1:2].islower() or side.words[0].text.isupper()


def is_sure(side: Side, run: Run) -> bool:
    """Whether words are surely a name: they stand within a sentence, or somebody or a place was found there by name."""
    held = side.mention(run[0], "actor", "place")
    return run[0] > 0 or (held is not None and held.found_by.split(":")[0] not in _DESCRIBED)


# Words before a name after which somebody else stands than after any other: "against", "(according) to".
_ASIDE = ("against",)


def comparable(a: Side, one: Run, b: Side, two: Run) -> bool:
    """Whether two names may be set against each other: one at least is surely a name, they can't be one, and they are
    not somebody's and a place's, nor what kind somebody is of and a name."""
    if one_name(a, one, b, two) or not (is_sure(a, one) or is_sure(b, two)):
        return False
    if _describes(a, one) != _describes(b, two) or bearings.apart(a, one, b, two):
        return False  # "the Chadian government", "Chad"
    if (a.before(one) == "told") != (b.before(two) == "told"):
        return False  # whom it was told to has no part in what is told
    if any((a.before(one) == word) != (b.before(two) == word) for word in _ASIDE):
        return False  # "against the Lakers" for one of them; whose word it is
    if _only_says_which(a, one, b, two) or _only_says_which(b, two, a, one):
        return False  # "the Lydian House", "the House"
    homes = _at_home(a, one), _at_home(b, two)
    if None not in homes and homes[0] != homes[1]:
        return False  # "Ida Falk, 44, of Lima", "Jan Berg, 51, of Arica"
    kinds = {sort(a, one), sort(b, two)}
    if kinds == {"actor", "place"} and a.before(one) != b.before(two):
        return False  # "to Congress", "from Texas"
    return kinds != {"person", "place"}


def _only_says_which(a: Side, one: Run, b: Side, two: Run) -> bool:
    """Whether the first name goes on with a word in capitals that the other sentence has, too, and not behind the
    second: it only says which "House" or "Times" is meant."""
    last, other = one[1] + 1, two[1] + 1
    if last >= len(a.words) or not a.words[last].text[0].isupper() or not a.joined(one[1]) or _is_owner(a, one[1]):
        return False
    word = a.words[last]
    if word.folded in _CALENDAR or _CODE.match(word.text) or a.stems[last] not in b.capitals:
        return False
    return other >= len(b.words) or b.stems[other] != a.stems[last]


_HOME = re.compile(r",?\s(?:who\s(?:is|was|comes?|came)\s)?(?:of|from)\s(?:the\s)?$")
_AGED = re.compile(r",\s(?:aged\s)?\d{1,3}(?:\sand)?$")


def _at_home(side: Side, run: Run) -> str | None:
    """Whose home a place is told to be, the last word of the name folded: "falk" for "Ida Falk, 44, of" before it."""
    start = side.words[run[0]].start
    found = _HOME.search(side.text, max(0, start - 24), start)
    if found is None:
        return None
    end = found.start()
    aged = _AGED.search(side.text, max(0, end - 14), end)
    end = side.offset + (aged.start() if aged is not None else end)
    return next(
        (fold(m.span.exact.split()[-1]) for m in side.mentions if m.found_by == "name:PERSON" and m.span.end == end),
        None,
    )


def _describes(side: Side, run: Run) -> str | None:
    """What words say of what state, people or creed it is, its stem: "government" after "Chadian", "giant" after
    "US software"; None for names that stand for themselves."""
    held = side.mention(run[1], "actor", "place")
    if held is not None and held.found_by.split(":")[0] in STATES and (headed := side.headed(run)) is not None:
        return headed
    state = countries().find(side.words[run[1]].text) if run[0] == run[1] else None
    if not (state is not None and state[1] in _ADJECTIVES) and not (
        held is not None and (held.found_by.split(":")[0] in _ADJECTIVES or held.found_by.endswith(":NORP"))
    ):
        return None
    last = run[1] + 1
    follows = last in side.rank and side.joined(run[1]) and side.words[last].text[:1].islower()
    return side.stems[last] if follows else None


def names(side: Side, other: Side) -> list[Run]:
    """Runs of capitalised words that the other side lacks; no days and months, no first word that is no name, no codes
    of stocks and parties.

    What stands before a surname that both have ("Peter", "Dr") is no other name.
    """
    runs: list[Run] = []
    for i in side.content:
        if not _names_something(side, i, other):
            continue
        if runs and _goes_on(side, runs[-1][1], i):
            runs[-1] = (runs[-1][0], i)
        else:
            runs.append((i, i))
    return [run for run in runs if _is_name(side, run) and not _is_known_in_part(side, run, other)]


def _is_known_in_part(side: Side, run: Run, other: Side) -> bool:
    """Whether words belong to a name of which the other side has more than one word or its last, with capitals, or that
    the other side gives by its first letters: "New York Daily News" beside "the News", "Centers for Disease Control and
    Prevention" beside "the CDC's", "the Supreme Court" beside "the court"."""
    held = side.mention(run[1], "actor", "place")
    if held is None or held.found_by == "name:PERSON" or not held.found_by.startswith(_NAMED):
        return False
    low, high = held.span.start - side.offset, held.span.end - side.offset
    whole = [i for i, word in enumerate(side.words) if low <= word.start and word.end - 2 <= high]
    written = [i for i in whole if i in side.rank and side.words[i].text[0].isupper()]
    rest = [i for i in written if i < run[0]]
    if rest and rest[-1] + 1 == run[0] and not _is_owner(side, rest[-1]):
        if all(_is_shared(side, i, other) for i in rest):
            return True
    last = run[1] + 1
    if last in written and written[-1] == last and _is_noun_of(side.words[last].folded, other):
        return True
    letters = "".join(side.words[i].text[0] for i in written)
    return len(written) > ACRONYM and any(
        len(word.text) >= ACRONYM and word.text.rstrip("'s’").isupper() and letters.startswith(_bare(word.text))
        for word in other.words
    )


def _is_noun_of(word: str, other: Side) -> bool:
    """Whether a side has a word in small letters: "the court" beside "the Supreme Court"."""
    return any(one.folded == word and one.text[0].islower() for one in other.words)


def _is_owner(side: Side, i: int) -> bool:
    return side.words[i].text[-2:].lower() in ("'s", "’s")


def _is_shared(side: Side, i: int, other: Side) -> bool:
    return side.stems[i] in other.capitals and countries().find(side.words[i].text) is None


def _bare(text: str) -> str:
    return text.removesuffix("'s").removesuffix("’s").replace(".", "")


def _names_something(side: Side, i: int, other: Side) -> bool:
    word = side.words[i]
    if not word.text[0].isupper() or word.folded in _CALENDAR or word.start < side.body:
        return False
    if side.headline and side.mention(i, "actor", "place") is None:
        return False
    if side.stems[i] in other.capitals or word.folded in other.folded:
        return False
    if i == 0:
        # "Brown, 45, has" where the other begins with "Holm, 45, has"
        alike = bool(other.words) and opens_with_name(other) and other.stems[0] not in side.capitals
        return opens_with_name(side) or (alike and side.after((0, 0)) == other.after((0, 0)))
    return not _CODE.match(word.text) and side.text[word.start - 1] not in "<."


def _goes_on(side: Side, last: int, i: int) -> bool:
    """Whether a word belongs to the name that ends at ``last``: it is the next, or a particle or "&" stands between."""
    if _is_owner(side, last):
        return False  # whose it is, is another name
    if i == last + 1:
        return side.joined(last) or side.text[side.words[last].end : side.words[i].start].strip() == "&"
    return i == last + 2 and side.words[last + 1].text in PARTICLES and side.joined(last) and side.joined(last + 1)


def _is_office(held: Sequence[str]) -> bool:
    """Whether words say what somebody is and not who: "Prime Minister", "Republican"."""
    whole, last = role(" ".join(held)), role(held[-1])
    return any(found is not None and found.kind == "person" for found in (whole, last if last and last.title else None))


def _is_found(side: Side, run: Run) -> bool:
    """Whether a person or a body was found by just this name: "Cooper" may be one's."""
    found = side.mention(run[1], "actor")
    if found is None or found.found_by not in ("name:PERSON", "name:ORG"):
        return False
    return (found.span.start, found.span.end) == side.place(*run)


_NUMBERED = re.compile(r"\d(?:st|nd|rd|th)$")


def _is_name(side: Side, run: Run) -> bool:
    first, last = run
    held = side.words[first : last + 1]
    if (len(held) == 1 and len(held[0].text) < 2) or all(word.folded in _LEGAL for word in held):
        return False
    if _is_office([word.text for word in held]) and not _is_found(side, run):
        return False
    if re.search(r"\b[A-Z]-$", side.text[: held[0].start]):
        return False  # "D-Ohio"
    if first > 0 and _NUMBERED.search(side.words[first - 1].folded) and side.joined(first - 1):
        return False  # "97th Avenue"
    if clocks.is_zone(side, run):
        return False  # "3 p.m. Reno time"
    following = side.text[side.words[last].end :][:2]
    if re.match(r"-[a-z]", following):
        return False  # "New York-based"
    if len(held[0].text) == 1 and side.text[held[0].end : held[0].end + 1] == "-":
        return False  # "R-Tenn."
    if last + 1 < len(side.words) and side.words[last + 1].text[0].isupper() and side.joined(last):
        # what goes on in capitals is a name that both have, unless it is a common noun ("Flight 12") or a day
        word = side.words[last + 1]
        common = seen(side.stems[last + 1]) and side.stems[last + 1] not in _capitals()
        return word.folded in _CALENDAR or bool(_CODE.match(word.text)) or common
    return True


def kind(a: Side, one: Run, b: Side, two: Run) -> DisagreementKind:
    """Whether two names that are set against each other tell who or where: who, where one of them was found to be
    somebody and does not stand where a place does."""
    places = [_is_place(a, one), _is_place(b, two)]
    if not any(places):
        return "actor"
    if all(places):
        return "place"
    side, run = (b, two) if places[0] else (a, one)
    placed = [where.before(at) in PLACED for where, at in ((a, one), (b, two))]
    return "actor" if sort(side, run) in ("person", "actor") and not all(placed) else "place"


def _is_place(side: Side, run: tuple[int, int]) -> bool:
    if any(side.mention(i, "place") is not None for i in run):
        return True
    held = side.mention(run[1], "actor")
    if held is None:
        return side.before(run) in PLACED - {"from", "to"}
    # what was sold, fetched or sent from a state came from its land, unless it is who gave it
    return side.before(run) in _ONLY_PLACED and held.found_by.split(":")[0] in STATES and not side.doing(run)


def one_name(a: Side, one: tuple[int, int], b: Side, two: tuple[int, int]) -> bool:
    """Whether two names may be one: the same actor, a spelling, or initials ("WHO", "World Health Organization")."""
    first, second = a.mention(one[1], "actor"), b.mention(two[1], "actor")
    if first is not None and second is not None and first.actor is not None and first.actor == second.actor:
        return True
    names = [
        [w.text.removesuffix("'s").removesuffix("’s") for w in side.words[run[0] : run[1] + 1]]
        for side, run in ((a, one), (b, two))
    ]
    if variants("".join(names[0]), "".join(names[1])):
        return True
    if _titled(names[0], names[1]) or _titled(names[1], names[0]):
        return True  # "Sir Arthur", "Mr Holm"
    if _in_one_word(a, one, _joined(b, two)) or _in_one_word(b, two, _joined(a, one)):
        return True  # "Tern Works", "TernWorks"
    short, long = sorted((names[0][0], names[1][0]), key=len)
    if len(short) > 2 and long.startswith(short) and 1 in (len(names[0]), len(names[1])):
        return True  # "the Fed", "the Federal Open Market Committee"
    states = [countries().find(" ".join(name)) for name in names]
    if states[0] is not None and states[1] is not None and states[0][0] == states[1][0]:
        return True  # "US troops", "American troops"
    if _short_for(a, one, b, two) or _short_for(b, two, a, one):
        return True
    for brief, side in ((names[0], b), (names[1], a)):
        letters = "".join(brief).replace(".", "").upper()
        initials = "".join(word.text[0] for word in side.words if word.text[0].isupper())
        if 1 < len(letters) <= 6 and "".join(brief).isupper() and letters in initials:
            return True
    return False


def _in_one_word(side: Side, run: Run, other: str) -> bool:
    """Whether a name with the word before or behind it is another that is written in one word."""
    first, last = run
    before = first > 0 and side.joined(first - 1) and _joined(side, (first - 1, last))
    behind = last + 1 < len(side.words) and side.joined(last) and _joined(side, (first, last + 1))
    return fold(other) in {fold(whole) for whole in (before, behind) if whole}


def _short_for(a: Side, one: Run, b: Side, two: Run) -> bool:
    """Whether the first name has the initials of the second: "WGO" for "World Grain Office"; "LFC" beside "LydFer",
    which is short for the same, with what a company is by law or without."""
    letters = "".join(word.text for word in a.words[one[0] : one[1] + 1]).replace(".", "")
    letters = letters[:-1] if letters[:-1].isupper() and letters[-1] == "s" else letters  # "TWs", "Tern Works"
    initials = "".join(word.text[0] for word in b.words[two[0] : two[1] + 1] if word.text[0].isupper())
    if not (1 < len(letters) <= 6 and letters.isupper()):
        return False
    blend = _BLEND.fullmatch(_joined(b, two))
    return letters == initials or (blend is not None and letters.rstrip(_LAW) == f"{blend[1]}{blend[2]}")


def named_apart(a: str, b: str) -> bool:
    """Whether two names share no word and are no spellings or initials of one another."""
    one, two = ({fold(word) for word in text.split()} for text in (a, b))
    return one.isdisjoint(two) and not variants(a, b) and not may_be_one(a, b)


def may_be_one(a: str, b: str) -> bool:
    """Whether two names may be of one by what stands in them alone: initials ("B&W", "Brown & Weir"), or a title with
    the first name and one with the last ("Sir Arthur", "Mr Holm")."""
    names = [[word for word in text.split() if word[:1].isupper()] for text in (a, b)]
    if not all(names):
        return False
    if _titled(names[0], names[1]) or _titled(names[1], names[0]):
        return True
    letters = [re.sub(r"[^\w]", "", "".join(name)) for name in names]
    initials = ["".join(word[0] for word in name) for name in names]
    return any(
        1 < len(letters[i]) <= 6
        and letters[i].isupper()
        and (letters[i] == initials[1 - i] or (len(letters[i]) >= ACRONYM and letters[i] in initials[1 - i]))
        for i in (0, 1)
    )


def _titled(one: Sequence[str], two: Sequence[str]) -> bool:
    return one[0].lower().rstrip(".") in _GIVEN and two[0].lower().rstrip(".") in _TITLES


def told_twice(a: Side, left: Sequence[Run], b: Side, right: Sequence[Run]) -> tuple[list[Run], list[Run]]:
    """The names of both sides without those that the other side gives in another spelling or by their initials."""
    met = [
        (one, two)
        for one in left
        for two in right
        if _short_for(a, one, b, two)
        or _short_for(b, two, a, one)
        or variants(_joined(a, one), _joined(b, two))
        or _one_surname(a.words[one[1]].text, b.words[two[1]].text)
    ]
    gone_a, gone_b = {one for one, _ in met}, {two for _, two in met}
    return [run for run in left if run not in gone_a], [run for run in right if run not in gone_b]


def _joined(side: Side, run: Run) -> str:
    return "".join(word.text.removesuffix("'s").removesuffix("’s") for word in side.words[run[0] : run[1] + 1])


def _one_surname(a: str, b: str) -> bool:
    """Whether the last words of two names are spellings of one: "Alim", "Witness Aleem" are not, "Zulifquar",
    "Witness Zulfiqar" are."""
    return min(len(a), len(b)) >= LONG_NAME and variants(_bare(a), _bare(b))


def variants(a: str, b: str) -> bool:
    """Whether two words are spellings of one: names ("Qaeda", "Qaida") by most letters, other words by nearly all."""
    capitals = a[:1].isupper() and b[:1].isupper()
    shorter, longer = sorted((a.rstrip("."), b), key=len)
    if capitals and len(shorter) == 2 and len(longer) > 3 and (shorter[0], shorter[1]) == (longer[0], longer[-1]):
        return True  # "Mt", "Mount"; "St", "Street"
    return Indel.normalized_similarity(fold(a), fold(b)) >= (VARIANT if capitals else SPELLING)
