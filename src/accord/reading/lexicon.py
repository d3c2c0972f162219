"""Which words can tell an event, and which one: PLOVER senses of verbs and nouns with the slots of their arguments.

The vocabulary is data: ``verbs.tsv`` and ``nouns.tsv`` (senses), ``classes.tsv`` (sets of lemmas that senses refer to)
and ``contexts.tsv`` (terms of PLOVER's contexts). Each states its origin. A sense is chosen by what stands in the
trigger's slots (:mod:`accord.reading.slots`): "release" with captives frees them, "release" with a statement is no
event.

A row of the sense tables is ``lemma particle when type mode frame flags``:

* ``lemma``: one or more, separated by commas, all with the same senses. Rows are tried in the file's order, those with
  a particle first.
* ``particle``: a particle or preposition that must be there ("call" + "for"), or one of several separated by commas. An
  empty item makes it optional, and then it says nothing to the machine; it stands there for the reader. A preposition
  before a time is none ("called on Friday").
* ``when``: conditions that must all hold, separated by blanks. ``dobj=@captives,pilot``: one of the slot's lemmas is in
  the class ``captives`` or is "pilot". ``dobj|prep:of=...``: either slot. ``!=``: none is. ``prep:with`` alone: the
  slot is filled. ``theme`` stands for the sense's own theme slots and what is nested in them.
* ``type``: a PLOVER type; ``-`` for no event; ``=`` for a light verb, whose sense is that of the noun in its first
  theme slot; ``==`` for one that tells that event itself, with its own frame ("filed a complaint").
* ``mode``: a mode, nothing, or ``@``: read off the theme (REQUEST, REJECT, THREATEN) or off the means (ASSAULT,
  MOBILIZE).
* ``frame``: ``actor>recipient/theme``, each a list of slots; ``actor+other`` puts all in the actor (reciprocal).
* ``flags``: ``future``, ``hypothetical`` or ``negated``: the realis that the trigger gives to an event in its theme.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, cast

from accord import ontology
from accord.data import read_text
from accord.errors import DataError
from accord.model import Realis

__all__ = ["Frame", "Sense", "content", "contexts", "decide", "harms", "known", "object_classes", "senses", "types"]

PartOfSpeech = Literal["VERB", "NOUN"]
Complements = Mapping[str, Sequence[str]]

CONTENT_MODES: dict[str, dict[str, str]] = {
    "REQUEST": {"yielding": "yield", "meeting": "meet", "assisting": "assist", "changing": "change"},
    "REJECT": {"yielding": "yield", "meeting": "meet", "assisting": "assist", "changing": "change"},
    "THREATEN": {
        "violence": "violence",
        "expelling": "expel",
        "arresting": "arrest",
        "seizing": "territory",
        "restricting": "restrict",
        "ending": "relations",
    },
}
CONTENT_CLASSES = (
    "yielding",
    "violence",
    "expelling",
    "arresting",
    "seizing",
    "restricting",
    "meeting",
    "assisting",
    "changing",
)
# The order decides where several are named: "a suicide car bomb" is a suicide attack, "a drone-borne missile" a
# drone's.
WEAPON_MODES = (
    ("unconventional_weapons", "unconventional"),
    ("suicide_means", "suicide-attack"),
    ("drones", "drone"),
    ("aircraft", "aerial"),
    ("heavy_weapons", "heavy-weapons"),
    ("explosive_devices", "explosives"),
    ("firearms", "firearms"),
    ("crowd_control_means", "crowd-control"),
    ("primitive_weapons", "primitive"),
)
FORCE_MODES = (
    ("police_forces", "police"),
    ("militias", "militia"),
    ("troops", "troops"),
    ("military_equipment", "weapons"),
)
MEANS_SLOTS = (
    "compound",
    "amod",
    "prep:with",
    "prep:by",
    "prep:from",
    "prep:of",
    "nsubj",
    "nmod",
    "dobj",
    "xcomp.dobj",
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The slots in which a sense's arguments stand, best first. Slots are logical: a passive's "by" phrase is its
    "nsubj".
    """

    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sense:
    """What a trigger tells. ``type`` is None where the word tells no event here.

    ``reciprocal``: whoever stands in a recipient slot is an actor too. ``light``: the slot whose noun tells the event
    ("hold talks"). ``effect``: the realis that an event in the theme slots gets from this trigger ("refuse" negates,
    "offer" puts off), or None.
    """

    type: str | None
    mode: str | None
    frame: Frame
    reciprocal: bool = False
    light: str | None = None
    effect: Realis | None = None


@dataclass(frozen=True, slots=True)
class _Condition:
    slots: tuple[str, ...]
    wanted: frozenset[str]
    classes: tuple[str, ...]
    negative: bool


@dataclass(frozen=True, slots=True)
class _Row:
    particles: tuple[str, ...]
    conditions: tuple[_Condition, ...]
    sense: Sense
    read_mode: bool
    carries: bool = False


def _lines(name: str, header: list[str]) -> Iterator[tuple[int, list[str]]]:
    text = read_text(name)
    seen = False
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not seen:
            if cells != header:
                raise DataError(f"{name}: the header is not {' '.join(header)}")
            seen = True
            continue
        if len(cells) > len(header):
            raise DataError(f"{name}, line {number}: {len(cells)} columns")
        yield number, cells + [""] * (len(header) - len(cells))


@lru_cache(maxsize=1)
def _classes() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Class to its lemmas, and lemma to its classes. A class may take in another with "@name"."""
    raw: dict[str, list[str]] = {}
    for number, (name, members) in _lines("classes.tsv", ["class", "lemmas"]):
        if name in raw:
            raise DataError(f"classes.tsv, line {number}: class {name!r} comes twice")
        raw[name] = [member.strip() for member in members.split(",") if member.strip()]
    classes: dict[str, frozenset[str]] = {}
    for name in raw:
        found: set[str] = set()
        todo, taken = [name], {name}
        while todo:
            for member in raw[todo.pop()]:
                if not member.startswith("@"):
                    found.add(member)
                    continue
                if member[1:] not in raw:
                    raise DataError(f"classes.tsv: {name!r} takes in {member!r}, which is not there")
                if member[1:] not in taken:
                    taken.add(member[1:])
                    todo.append(member[1:])
        classes[name] = frozenset(found)
    of: dict[str, set[str]] = {}
    for name, members_of in classes.items():
        for lemma in members_of:
            of.setdefault(lemma, set()).add(name)
    return classes, {lemma: frozenset(names) for lemma, names in of.items()}


def _frame(text: str, where: str) -> tuple[Frame, bool]:
    head, _, theme = text.partition("/")
    reciprocal = "+" in head
    actor, _, recipient = head.partition("+" if reciprocal else ">")
    parts = [tuple(slot for slot in part.split(",") if slot) for part in (actor, recipient, theme)]
    if not parts[0]:
        raise DataError(f"{where}: the frame {text!r} has no actor")
    return Frame(*parts), reciprocal


def _condition(text: str, frame: Frame, where: str) -> _Condition:
    negative = "!=" in text
    left, _, right = text.partition("!=" if negative else "=")
    slots: list[str] = []
    for slot in left.split("|"):
        slots.extend(frame.theme if slot == "theme" else (slot,))
    wanted: set[str] = set()
    named: list[str] = []
    for item in filter(None, right.split(",")):
        if item.startswith("@"):
            named.append(item[1:])
            if item[1:] not in _classes()[0] and item[1:] != "ending":
                raise DataError(f"{where}: no class {item!r}")
        else:
            wanted.add(item)
    return _Condition(tuple(slots), frozenset(wanted), tuple(named), negative)


@lru_cache(maxsize=2)
def _senses(pos: PartOfSpeech) -> dict[str, tuple[_Row, ...]]:
    name = {"VERB": "verbs.tsv", "NOUN": "nouns.tsv"}[pos]
    table: dict[str, list[_Row]] = {}
    for number, cells in _lines(name, ["lemma", "particle", "when", "type", "mode", "frame", "flags"]):
        lemmas, particles, when, kind, mode, frame_text, flags = cells
        where = f"{name}, line {number} ({lemmas[:30]})"
        frame, reciprocal = _frame(frame_text, where) if frame_text else (Frame(), False)
        effect = cast("Realis | None", flags or None)
        if effect not in (None, "future", "hypothetical", "negated"):
            raise DataError(f"{where}: unknown flag {flags!r}")
        if kind in ("=", "=="):
            if not frame.theme:
                raise DataError(f"{where}: a light verb needs a theme slot")
            sense = Sense(None, None, frame, reciprocal, frame.theme[0], effect)
        elif kind == "-":
            sense = Sense(None, None, frame, reciprocal, None, effect)
        else:
            if not ontology.is_valid(kind, None if mode in ("", "@") else mode):
                raise DataError(f"{where}: PLOVER has no {kind} {mode}")
            if not frame.actor:
                raise DataError(f"{where}: no frame")
            sense = Sense(kind, mode if mode not in ("", "@") else None, frame, reciprocal, None, effect)
        conditions = tuple(_condition(part, frame, where) for part in when.split())
        listed = [part.strip() for part in particles.split(",")]
        needed = () if "" in listed else tuple(listed)
        row = _Row(needed, conditions, sense, mode == "@", kind == "==")
        for lemma in filter(None, (part.strip() for part in lemmas.split(","))):
            table.setdefault(lemma, []).append(row)
    return {lemma: tuple(sorted(rows, key=lambda row: not row.particles)) for lemma, rows in table.items()}


def known(lemma: str, pos: str) -> bool:
    """Whether the lexicon has any sense for this lemma as a "VERB" or a "NOUN"."""
    return pos in ("VERB", "NOUN") and lemma in _senses(cast(PartOfSpeech, pos))


def senses(lemma: str, pos: str, particle_or_prep: str | None = None) -> tuple[Sense, ...]:
    """All senses that a lemma can have with a particle or preposition; without one, those that need none. Light ones
    included.
    """
    if pos not in ("VERB", "NOUN"):
        return ()
    rows = _senses(cast(PartOfSpeech, pos)).get(lemma, ())
    return tuple(
        row.sense
        for row in rows
        if (not row.particles or particle_or_prep in row.particles) and (row.sense.type or row.sense.light)
    )


@lru_cache(maxsize=1 << 14)
def types(lemma: str) -> frozenset[str]:
    """The PLOVER types that a lemma can tell in any of its senses, as a verb or as a noun. Empty for unknown words and
    for those that only carry another's sense."""
    rows = (*_senses("VERB").get(lemma, ()), *_senses("NOUN").get(lemma, ()))
    return frozenset(row.sense.type for row in rows if row.sense.type is not None)


def object_classes(lemma: str) -> frozenset[str]:
    """The classes (``classes.tsv``) that a lemma is in: "hostage" is among the captives."""
    return _classes()[1].get(lemma, frozenset())


def content(complements: Complements, slots: Iterable[str]) -> str | None:
    """What a theme is about: one of CONTENT_CLASSES, "ending" (to halt help or talks), or None.

    ``slots`` are looked at in their order, a slot's own words before those nested in it ("xcomp" before "xcomp.dobj").
    """
    for slot in slots:
        nested = [lemma for label, lemmas in complements.items() if label.startswith(slot + ".") for lemma in lemmas]
        for lemma in complements.get(slot, ()):
            own = object_classes(lemma)
            if "halting" in own or "yielding" in own:
                below = frozenset(name for word in nested for name in object_classes(word))
                if (
                    "halting" in own
                    and not below & {"force_acts", "captives", "restrictions"}
                    and below & {"assisting", "meeting"}
                ):
                    return "ending"
                return "yielding"
            for name in CONTENT_CLASSES:
                if name in own:
                    return name
        for lemma in nested:
            own = object_classes(lemma)
            for name in CONTENT_CLASSES:
                if name in own:
                    return name
    return None


def _holds(condition: _Condition, complements: Complements) -> bool:
    if not condition.wanted and not condition.classes:
        return any(complements.get(slot) for slot in condition.slots) != condition.negative
    # What a theme is about is judged as a whole ("agree to implement a ceasefire" yields); other classes word by word.
    about = frozenset(condition.classes).intersection((*CONTENT_CLASSES, "ending"))
    present = bool(about) and content(complements, condition.slots) in about
    plain = frozenset(condition.classes) - about
    for slot in condition.slots:
        for lemma in complements.get(slot, ()):
            present = present or lemma in condition.wanted or not object_classes(lemma).isdisjoint(plain)
    return present != condition.negative


def _has_particle(particles: Sequence[str], complements: Complements) -> bool:
    times = _classes()[0]["times"]
    for word in particles:
        if word in complements.get("prt", ()):
            return True
        found = complements.get(f"prep:{word}")
        if found is not None and not (_timely(found) and times.issuperset(found)):
            return True
    return False


def _timely(lemmas: Sequence[str]) -> bool:
    return any(lemma != "*name*" for lemma in lemmas)


def _carried(sense: Sense, complements: Complements) -> Sense | None:
    """The sense of the noun that a verb carries, with the verb's own frame."""
    slot = sense.light or ""
    inner = {
        label.removeprefix(f"{slot}."): words for label, words in complements.items() if label.startswith(f"{slot}.")
    }
    for lemma in complements.get(slot, ()):
        noun = decide(lemma, "NOUN", inner)
        if noun is not None and noun.type is not None:
            return replace(sense, type=noun.type, mode=noun.mode, light=None, effect=noun.effect)
    return None


def _means(kind: str, complements: Complements) -> str | None:
    table = WEAPON_MODES if kind == "ASSAULT" else FORCE_MODES if kind == "MOBILIZE" else ()
    found = {name for slot in MEANS_SLOTS for lemma in complements.get(slot, ()) for name in object_classes(lemma)}
    return next((mode for name, mode in table if name in found), None)


def decide(trigger_lemma: str, pos: str, complements: Complements) -> Sense | None:
    """The sense of a trigger given what stands in its slots; None where the lexicon doesn't know the word or no sense
    fits.

    ``complements`` maps slots ("nsubj", "dobj", "prep:with", "xcomp", "xcomp.dobj", "prt", "compound", ...) to the head
    lemmas in them, as :func:`accord.reading.slots.lemmas` gives them. A sense with type None and no ``light`` says:
    known, and no event here.
    """
    if pos not in ("VERB", "NOUN"):
        return None
    idle: Sense | None = None  # a light verb whose noun tells nothing
    for row in _senses(cast(PartOfSpeech, pos)).get(trigger_lemma, ()):
        if row.particles and not _has_particle(row.particles, complements):
            continue
        if not all(_holds(condition, complements) for condition in row.conditions):
            continue
        sense = row.sense
        if row.carries:
            carried = _carried(sense, complements)
            if carried is None:
                continue
            return carried
        if row.read_mode and sense.type is not None:
            if sense.type in CONTENT_MODES:
                found = content(complements, sense.frame.theme)
                return replace(sense, mode=CONTENT_MODES[sense.type].get(found or ""))
            return replace(sense, mode=_means(sense.type, complements))
        if sense.light is not None and _carried(sense, complements) is None:
            # "give permission": no noun that tells an act, so that a later sense of the verb itself goes before
            idle = idle or sense
            continue
        if idle is not None and sense.type is None:
            return idle
        return sense
    return idle


@lru_cache(maxsize=1)
def _context_terms() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[tuple[tuple[str, ...], str], ...]]]:
    single: dict[str, list[str]] = {}
    several: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for number, (name, terms) in _lines("contexts.tsv", ["context", "terms"]):
        if name not in ontology.contexts():
            raise DataError(f"contexts.tsv, line {number}: PLOVER has no context {name!r}")
        for term in filter(None, (part.strip() for part in terms.split(","))):
            words = tuple(term.split())
            if len(words) == 1:
                single.setdefault(term, []).append(name)
            else:
                several.setdefault(words[0], []).append((words, name))
    return {k: tuple(v) for k, v in single.items()}, {k: tuple(v) for k, v in several.items()}


def contexts(lemmas: Iterable[str]) -> tuple[str, ...]:
    """The PLOVER contexts that a stretch of text (its lemmas, lower-case, in order) names, in the ontology's order.

    One term suffices: the manual lets an event have several contexts and expects it to.
    """
    words = [lemma.lower() for lemma in lemmas]
    single, several = _context_terms()
    found: set[str] = set()
    for i, word in enumerate(words):
        found.update(single.get(word, ()))
        for term, name in several.get(word, ()):
            if tuple(words[i : i + len(term)]) == term:
                found.add(name)
    return tuple(name for name in ontology.contexts() if name in found)


def harms(lemma: str, kind: PartOfSpeech) -> bool:
    """Whether a word may tell of an assault."""
    return any(sense.type == "ASSAULT" for sense in senses(lemma, kind))
