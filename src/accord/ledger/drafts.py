"""A commitment as it grows from telling to telling, and what a telling is by its nouns."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from accord.comparing.tokens import fold, stem
from accord.comparing.vocabulary import classes
from accord.ledger.days import add, exact_day, known_day
from accord.ledger.issues import issues_in
from accord.ledger.tellings import Told
from accord.model import TimeValue
from accord.reading.step_terms import lexicon

__all__ = ["Draft", "anothers", "extends", "is_state", "kinds_of", "limits_of", "part_of", "stems", "truces"]

OFFERS = frozenset({"propose", "demand", "request", "open"})
ANSWERS = frozenset({"accept", "refuse", "back", "open"})
MAKING = frozenset({"agree", "declare", "pledge"})
# Characters within which a bare answer stands behind what it answers: two sentences.
NEXT = 300
PARTIAL = frozenset({stem("partial"), stem("limited")})
# Things that a limited ceasefire spares.
LIMITING = frozenset({"energy", "nuclear", "civilians"})
# Nouns for whatever somebody has done or said of an undertaking: "the decision", "the approvals".
DEEDS = ("deeds", "accept_nouns")
_NOUNS = (
    *DEEDS,
    "papers",
    "propose_nouns",
    "request_nouns",
    "demand_nouns",
    "agree_nouns",
    "pledge_nouns",
    "extend_nouns",
)


@dataclass(slots=True)
class Draft:
    """A commitment as it grows."""

    issue: str
    extension: bool
    number: int
    steps: list[Told] = field(default_factory=list)
    times: list[TimeValue | None] = field(default_factory=list)  # of the acts, a step's own or that of the one beside
    parties: dict[str, None] = field(default_factory=dict)
    asked: dict[str, None] = field(default_factory=dict)
    offering: dict[str, None] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    acts: set[str] = field(default_factory=set)
    agreed: str | None = None  # the day on which it was first told as agreed, declared or begun
    effective: str | None = None
    over: str | None = None  # the day on which it ended, was refused or ran out, as far as it is told
    made: bool = False  # told as agreed, declared or begun, on whatever day
    ordinal: int | None = None
    undertaking: bool = False
    limits: set[str] = field(default_factory=set)
    replaced: Told | None = None  # the telling of another measure that took its place

    def add(self, told: Told, when: TimeValue | None = None) -> None:
        """Put a telling in; ``when``: the time of its act, its own or that of the act beside it."""
        when = told.time or when
        step = told.step
        act = step.act
        self.steps.append(told)
        self.times.append(when)
        self.acts.add(act)
        if act in OFFERS and act != "open":
            self.offering.update(dict.fromkeys(told.parties))
            self.asked.update(dict.fromkeys(told.asked))
        if act in ANSWERS and told.offered:
            self.offering.setdefault(told.offered)
        if step.source == "forces" and step.condition is not None:
            pass  # "will hold his fire if they do": bound by nothing yet
        elif act in MAKING or (act == "accept" and not self.parties) or act in ("accept", "open"):
            self.parties.update(dict.fromkeys(told.parties))
        elif act in ("begin", "end", "hold"):
            self.parties.update(dict.fromkeys((*told.named, *told.parties)))
        self.words |= told.words
        self.undertaking = self.undertaking or told.head in stems("undertakings") or told.issue == "ceasefire"
        self.limits |= limits_of(told)
        day = known_day(told.known)
        told_as_done = step.realis == "actual" or step.source == "provision"
        if (act in MAKING or act == "begin") and told_as_done:
            self.made = True
            self.agreed = self.agreed or exact_day(when) or day
        self.effective = self.effective or (
            exact_day(told.begins) if act in ("begin", "agree", "propose", "declare", "pledge", "term") else None
        )
        if act == "end" and step.realis == "actual":
            self.over = exact_day(told.time) or day
        if act == "refuse" and self.agreed is None and (not self.asked or set(told.parties) & set(self.asked)):
            self.over = exact_day(told.time) or day
        if self.ordinal is None:
            self.ordinal = told.ordinal

    @property
    def first(self) -> Told:
        """The telling that opened it."""
        return self.steps[0]

    @property
    def everybody(self) -> set[str]:
        """All who offer, are asked or take part."""
        return {*self.parties, *self.asked, *self.offering}

    def runs_out(self) -> str | None:
        """The last day on which it holds, told or counted from its beginning; None where nothing says so."""
        over: str | None = None
        for told in self.steps:
            longer = told.step.act == "extend" or told.step.inner == "extend"
            if told.ends is not None and (day := exact_day(told.ends)) is not None:
                over = day  # the last one that is told holds
            elif longer and not self.extension and told.duration is None and told.step.realis == "actual":
                if told.step.act in ("extend", "agree"):
                    over = None  # prolonged with no end told
            elif told.duration is None or told.step.act == "end" or (told.within and self.undertaking):
                continue
            elif longer and not self.extension:
                over = (add(over, told.duration) or over) if over is not None else None
            elif over is None and (start := self.effective or self.agreed) is not None:
                over = add(start, told.duration)
        return over


@lru_cache(maxsize=64)
def stems(name: str) -> frozenset[str]:
    """The stems of a class of words in ``data/steps.json``."""
    return frozenset(stem(fold(word)) for word in lexicon()[name])


@lru_cache(maxsize=1)
def truces() -> frozenset[str]:
    """The stems of the nouns that name a ceasefire: undertakings of that issue."""
    return frozenset(one for one in stems("undertakings") if issues_in(frozenset({one})) == {"ceasefire"})


def part_of(later: Draft, draft: Draft) -> bool:
    """Whether a truce is only one thing that an accord lays down, and so does not take that accord's place."""
    text = any(one.head in stems("agree_nouns") for one in draft.steps)
    return text and later.first.step.source == "provision" and later.first.head in truces()


def limits_of(told: Told) -> frozenset[str]:
    """What says how far a ceasefire goes: "full", "partial", or that only attacks on one kind of thing are to stop."""
    if told.issue != "ceasefire":
        return frozenset()
    found = set()
    if told.words & classes()["whole"]:
        found.add("whole")
    if told.words & PARTIAL:
        found.add("part")
    return frozenset(found | {f"part:{issue}" for issue in issues_in(told.words) & LIMITING})


def extends(told: Told) -> bool:
    """Whether a telling is of a longer term and not of the undertaking itself."""
    return told.step.inner == "extend" or told.step.act == "extend" or told.head in stems("extend_nouns")


def is_state(party: str) -> bool:
    """Whether a party is a state: its id is an ISO alpha-3 code."""
    return len(party) == 3 and party.isupper()


def anothers(told: Told, draft: Draft) -> bool:
    """Whether the offer that is answered is somebody else's. An envoy's may be that of the body that sent him."""
    if told.offered is None or not draft.offering or told.offered in {*draft.offering, *draft.parties}:
        return False
    last = draft.steps[-1]
    papers = stems("papers")
    if told.head in papers and last.report == told.report and any(one.head in papers for one in draft.steps):
        near = told.step.trigger.start - last.step.trigger.end < NEXT
        if near and not all(map(is_state, draft.offering)):
            return False  # "a resolution of the Council ...": it is the draft of those who wrote it
    return (is_state(told.offered) and not told.envoy) or all(map(is_state, draft.offering))


def kinds_of(told: Told) -> list[str]:
    """The classes of nouns that an object's naming word belongs to."""
    return [name for name in _NOUNS if told.head in stems(name)]
