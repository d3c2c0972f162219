"""What the acts of a fact are about, made ready once, so that many facts can be compared with many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accord.comparing.profiles import EventProfile
from accord.comparing.tokens import content_words, fold, stem
from accord.comparing.vocabulary import classes
from accord.model import Event

__all__ = ["Matter", "matter"]

Name = tuple[str, ...]  # the stems of a noun phrase, its head last
_ENDS_OWN = re.compile(r"['’]s?$")
NEW = frozenset({"a", "an", "another"})


@dataclass(frozen=True, slots=True)
class _Thing:
    """An object as one report words it: where, by what name, and whether as something new ("a partial truce")."""

    report: str
    start: int
    name: Name
    new: bool


@dataclass(frozen=True, slots=True)
class Matter:
    """``names``: what the tellings' objects are called; ``brought``: what a condition would bring ("a ceasefire would
    require ..."); ``kinds``: for each telling whether it speaks of a whole thing and of a part of one; ``taken_up``:
    the (report, event) that a telling refers back to.
    """

    tellings: tuple[EventProfile, ...]
    names: frozenset[Name]
    brought: frozenset[Name]
    kinds: frozenset[tuple[bool, bool]]
    keys: frozenset[tuple[str, str]]
    taken_up: frozenset[tuple[str, str]]
    things: tuple[_Thing, ...] = ()

    def same_object(self, other: Matter) -> bool:
        """Whether both are about one thing: objects of one name, and no modifiers that part them ("full",
        "partial")."""
        if self._apart(other) or not any(_alike(x, y) for x in self.names for y in other.names):
            return False
        pairs = [(x, y) for x in self.things for y in other.things if x.report == y.report and _alike(x.name, y.name)]
        return not pairs or not all(_introduced_after(x, y) or _introduced_after(y, x) for x, y in pairs)

    def answers(self, other: Matter) -> bool:
        """Whether this act takes up the other one by a noun ("rejected the demand"), and names nobody else as the one
        whose it is: "turned down Chad's offer" says nothing of what Mali had promised."""
        if self.taken_up.isdisjoint(other.keys):
            return False
        mine = {actor for one in self.tellings for actor in _owners(one)}
        theirs = frozenset[str]().union(*(one.actor_ids for one in other.tellings))
        return not mine or not theirs or not mine.isdisjoint(theirs)

    def brings(self, other: Matter) -> bool:
        """Whether this act sets a condition for what the other one is about."""
        return (
            bool(self.brought)
            and not self._apart(other)
            and any(_alike(x, y) for x in self.brought for y in other.names)
        )

    def _apart(self, other: Matter) -> bool:
        """Whether one speaks of a whole where the other speaks of a part."""
        return any(
            (x[0] and y[1] and not x[1]) or (x[1] and y[0] and not y[1]) for x in self.kinds for y in other.kinds
        )


def matter(tellings: Sequence[EventProfile]) -> Matter:
    """The matter of a fact with these tellings."""
    vocabulary = classes()
    names: set[Name] = set()
    brought: set[Name] = set()
    kinds: set[tuple[bool, bool]] = set()
    things: list[_Thing] = []
    for profile in tellings:
        event = profile.event
        if event.object is not None:
            named = tuple(content_words(event.object.exact))
            names.add(named)
            if named:
                things.append(_Thing(profile.key[0], event.object.start, named, _is_new(event)))
        if event.nominal and event.type in ("CONCEDE", "RETREAT"):
            names.add((stem(fold(event.trigger.exact)),))
        if profile.trigger in vocabulary["conditioning"]:
            telling = vocabulary["objects"] - vocabulary["generic"]
            brought.update((word,) for word in content_words(event.clause.exact) if word in telling)
        words = profile.words | profile.clause_words
        kinds.add((bool(words & vocabulary["whole"]), bool(words & vocabulary["part"])))
    return Matter(
        tuple(tellings),
        frozenset(name for name in names if name),
        frozenset(brought),
        frozenset(kinds),
        frozenset(profile.key for profile in tellings),
        frozenset((profile.key[0], profile.event.about) for profile in tellings if profile.event.about is not None),
        tuple(things),
    )


def _owners(profile: EventProfile) -> Iterator[str]:
    """Whose the object of an act is, as its words say: Chad in "turned down Chad's offer"."""
    theme = profile.event.theme
    for one in profile.recipients:
        if one.actor is not None and theme is not None and theme.start <= one.span.start < one.span.end <= theme.end:
            if theme.exact[one.span.end - theme.start :].startswith(("'s ", "’s ", "' ", "’ ")) or _ENDS_OWN.search(
                one.span.exact
            ):
                yield one.actor


def _is_new(event: Event) -> bool:
    """Whether an event's object is spoken of as something new, by its article ("open to a partial truce")."""
    if event.object is None:
        return False
    before = event.clause.exact[: max(0, event.object.start - event.clause.start)].split()
    first = event.object.exact.split()[0].lower()
    return first in NEW or (bool(before) and before[-1].lower() in NEW)


def _introduced_after(thing: _Thing, other: _Thing) -> bool:
    """Whether a thing is introduced, with something that sets it apart, where one of its kind had been spoken of: "the
    truce was refused ... they are open to a partial truce". An indefinite phrase stands for something new (the novelty
    condition of Heim 1982); without a modifier it may only say again what kind of thing it was."""
    return thing.new and other.start < thing.start and bool(set(thing.name[:-1]) - set(other.name))


def _alike(mine: Name, theirs: Name) -> bool:
    if mine[-1] != theirs[-1]:
        return False
    left, right = set(mine[:-1]), set(theirs[:-1])
    # a name that stands for itself ("ceasefire") needs no more; "support", "plan" or "systems" only of the same kind
    generic = mine[-1] in classes()["generic"]
    if mine[-1] in classes()["objects"] and not generic:
        return True
    return bool(left & right) or (not left and not right and not generic)
