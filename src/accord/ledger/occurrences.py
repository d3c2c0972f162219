"""One happening as one report tells it, with what is said of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from accord.comparing.profiles import EventProfile
from accord.ledger.days import exact_day, first_day, last_day
from accord.ledger.losses import Harm
from accord.model import Amount, Evidence, Span, TimeValue

__all__ = ["Local", "Spoken"]


@dataclass(frozen=True, slots=True)
class Spoken:
    """Who says something of an incident, in which words."""

    role: str  # alleges, denies, confirms
    party: str
    actor: str
    evidence: Evidence


@dataclass(slots=True)
class Local:
    """One incident as one report tells it."""

    report: str
    events: list[EventProfile] = field(default_factory=list)
    perpetrators: dict[str, None] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    spoken: list[Spoken] = field(default_factory=list)
    times: list[tuple[Span, TimeValue]] = field(default_factory=list)
    places: list[Span] = field(default_factory=list)
    breaks: bool = False  # told as breaking what was agreed
    more: list[Evidence] = field(default_factory=list)
    late: bool = False  # so little is told that it only adds to what another report has told
    counts: list[tuple[Harm, Amount, Span]] = field(default_factory=list)  # of the dead and the wounded
    victims: set[str] = field(default_factory=set)  # persons by name whom it was done to

    @property
    def words(self) -> frozenset[str]:
        """Stems of all its tellings."""
        return frozenset().union(*(profile.clause_words for profile in self.events))

    @property
    def days(self) -> tuple[str, str] | None:
        """First and last day on which it happened, None where no report's words resolve."""
        for _, value in self.times:
            first, last = first_day(value) or exact_day(value), last_day(value)
            if first is not None:
                return first, last or first
        return None
