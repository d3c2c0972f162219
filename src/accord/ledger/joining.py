"""Which tellings are of one commitment: every step joins the record that it fits best, or opens one.

Steps are taken in the order in which they became known, and what has been joined is never parted again. So a later
report can add to an answer and never change what was answered before. The rules stand in ``docs/process.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from accord.comparing.tokens import fold, stem
from accord.comparing.vocabulary import classes
from accord.ledger.days import add, apart, exact_day, known_day
from accord.ledger.issues import issues_in
from accord.ledger.tellings import Told
from accord.model import Step, TimeValue
from accord.reading.step_terms import lexicon

__all__ = ["Draft", "join"]

DIRECTIVES = frozenset({"demand", "request"})
OPENERS = frozenset(
    {"propose", "demand", "request", "pledge", "agree", "accept", "declare", "open", "refuse", "extend"}
)
OFFERS = frozenset({"propose", "demand", "request", "open"})
ANSWERS = frozenset({"accept", "refuse", "back", "open"})
STANCES = frozenset({"open", "accept", "refuse", "back"})
MAKING = frozenset({"agree", "declare", "pledge"})
# An agreement that is told anew this many days after the first telling is another one, unless it is told as known.
SAME_DAYS = 3
PARTIAL = frozenset({stem("partial"), stem("limited")})
# Characters within which the words stand that a bare "backing" is about.
BESIDE = 120
# Characters within which a bare answer stands behind what it answers: two sentences.
NEXT = 300
# What can be answered by somebody else: an offer, or another one's answer to it.
ANSWERED = OFFERS | frozenset({"accept", "refuse", "back", "agree", "declare"})
# Things that a limited ceasefire spares.
LIMITING = frozenset({"energy", "nuclear", "civilians"})
# An offer that nobody has spoken of for this many days is not what is agreed then.
STALE = 14
# Shared content words, as a share of the shorter telling's, from which two undertakings of one issue are one.
SHARED = 0.34
# How long ago (days) an undertaking may be that "the truce" of a report means.
MEMORY = 400

_NOUNS = ("papers", "propose_nouns", "request_nouns", "demand_nouns", "agree_nouns", "pledge_nouns", "extend_nouns")
# What a noun takes up: "the proposal" something proposed, "the order" something demanded, "the deal" something agreed.
_TAKES_UP = {
    "papers": frozenset({"propose", "request", "demand"}),
    "propose_nouns": frozenset({"propose", "request", "open", "demand"}),
    "request_nouns": frozenset({"request", "demand", "propose"}),
    "demand_nouns": frozenset({"demand", "request", "propose"}),
    "agree_nouns": frozenset({"agree", "accept", "begin", "hold", "propose", "demand", "request"}),
    "pledge_nouns": frozenset({"pledge", "agree"}),
    "extend_nouns": frozenset({"extend", "propose", "request"}),
}
_ORDERED = frozenset({"order", "resolution"})


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
    ordinal: int | None = None
    undertaking: bool = False
    limits: set[str] = field(default_factory=set)

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
        if act in MAKING or (act == "accept" and not self.parties) or act in ("accept", "open"):
            self.parties.update(dict.fromkeys(told.parties))
        elif act in ("begin", "end", "hold"):
            self.parties.update(dict.fromkeys((*told.named, *told.parties)))
        self.words |= told.words
        self.undertaking = self.undertaking or told.head in _stems("undertakings") or told.issue == "ceasefire"
        self.limits |= _limits(told)
        day = known_day(told.known)
        told_as_done = step.realis == "actual" or step.source == "provision"
        if (act in MAKING or act == "begin") and self.agreed is None and told_as_done:
            self.agreed = exact_day(when) or day
        self.effective = self.effective or (
            exact_day(told.begins) if act in ("begin", "agree", "propose", "declare", "pledge") else None
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


def _stems(name: str) -> frozenset[str]:
    return frozenset(stem(fold(word)) for word in lexicon()[name])


def join(steps: Iterable[Told]) -> list[Draft]:
    """The commitments that these steps tell, in the order in which they became known."""
    drafts: list[Draft] = []
    last: dict[str, list[tuple[Told, Draft]]] = {}  # what each report has told so far, in text order
    waiting: Told | None = None  # "despite backing from A": of what, the next words of the sentence say
    for told in steps:
        if told.step.act == "back" and told.step.object is None:
            waiting = told
            continue
        if told.step.realis == "hypothetical" and told.step.act not in ("open", "propose", "begin"):
            if not (told.step.act == "accept" and told.step.condition is not None and told.parties):
                continue  # "could accept them if ..." is an answer on a condition
        before = last.setdefault(told.report, [])
        home = _within(told, before) or _taken_up(told, before, drafts) or _best(told, before, drafts)
        if home is None:
            if not _opens(told):
                continue
            home = Draft(told.issue or "other", _extends(told), len(drafts))
            drafts.append(home)
        if home.issue == "other" and told.issue is not None and _awaited(told, home):
            home.issue = told.issue
        home.add(told, _beside(told, before))
        if home.agreed is not None and home.issue == "ceasefire" and not home.extension:
            _close(home, drafts)
        before.append((told, home))
        if waiting is not None and waiting.report == told.report:
            if 0 < told.step.trigger.start - waiting.step.trigger.end < BESIDE:
                home.add(waiting)
            waiting = None
    return drafts


def _within(told: Told, before: Sequence[tuple[Told, Draft]]) -> Draft | None:
    """What is told of the very thing that is answered: "vetoed a resolution which demanded a truce"."""
    if told.step.act not in OFFERS or not before:
        return None
    other, draft = before[-1]
    span = other.step.object
    inside = span is not None and span.start <= told.step.trigger.start < span.end
    return (
        draft if inside and other.step.act in ("refuse", "accept", "back") and other.head in _stems("papers") else None
    )


def _beside(told: Told, before: Sequence[tuple[Told, Draft]]) -> TimeValue | None:
    """When the act before it was done, if the same parties did the same: "agreed on Friday to ..., and also agreed
    to"."""
    if not before or told.step.act not in MAKING:
        return None
    other = before[-1][0]
    return other.time if other.step.act == told.step.act and set(other.parties) & set(told.parties) else None


def _close(home: Draft, drafts: Sequence[Draft]) -> None:
    """A new agreement of the same parties ends the earlier one, as far as what "the truce" means goes."""
    for other in drafts:
        if (
            other is not home
            and other.issue == home.issue
            and not other.extension
            and other.agreed is not None
            and other.number < home.number
            and other.over is None
            and len(set(other.parties) & set(home.parties)) >= 2
        ):
            other.over = home.effective or home.agreed


def _extends(told: Told) -> bool:
    return told.step.inner == "extend" or told.step.act == "extend" or told.head in _stems("extend_nouns")


def _opens(told: Told) -> bool:
    step = told.step
    if step.act in ("begin", "hold", "end"):
        return (
            told.head in _stems("undertakings") - _stems("agree_nouns") and told.issue is not None and step.act != "end"
        )
    if (
        step.object is None
        or (step.act == "request" and not told.words)
        or (step.act == "extend" and told.issue is None)
    ):
        return False
    if step.act == "propose" and step.source == "verb" and step.realis != "actual" and not told.parties:
        return False  # "such a pact would offer protection": nobody offers
    if step.act == "back":
        return told.issue is not None and told.head in _stems("undertakings") and not step.definite
    unknown = told.issue is None and _kinds(told) and told.head != "condition" and told.offered is None
    if step.act in ("refuse", "accept") and unknown:
        return False  # "rejected the plan": which one was never told
    return step.act in OPENERS


def _kinds(told: Told) -> list[str]:
    """The classes of nouns that an object's naming word belongs to."""
    return [name for name in _NOUNS if told.head in _stems(name)]


def _taken_up(told: Told, before: Sequence[tuple[Told, Draft]], drafts: Sequence[Draft]) -> Draft | None:
    """The commitment that a bare noun takes up ("rejected the demand"), or that a bare verb answers ("Egypt
    refused")."""
    step = told.step
    if step.object is None:
        return _answered(told, before) if step.act in ("refuse", "accept", "silent") else None
    if (
        step.act == "agree"
        and told.issue is None
        and before
        and told.words
        and all(word.isdigit() or word in ("send", "give", "do", "so") for word in told.words)
    ):
        return before[-1][1]  # "asked for 300 more; X agreed to send 100"
    if _extends(told) and before and _AGAIN.match(step.object.exact):
        return before[-1][1]  # "agreed to renew it"
    kinds = _kinds(told)
    if not kinds and step.act in ("refuse", "accept") and told.issue is None and (step.definite or _of_him(step)):
        home = _answered(
            told, before
        )  # "dismissed the deadline", "refused to speak to him": what was asked just before
        if home is not None:
            return home
    if not kinds or (told.issue is not None and not step.definite):
        return None
    if told.issue is not None and told.owner is None and not {"propose_nouns", "demand_nouns"} & set(kinds):
        return None
    acts = frozenset().union(*(_TAKES_UP[kind] for kind in kinds))
    ordered = bool({told.head} & {stem(word) for word in _ORDERED})
    if ordered:
        acts = acts | {"demand", "request", "propose"}
    if step.act == "propose" and step.source == "verb" and told.issue is None and not step.definite:
        return None  # "made proposals": new ones
    if told.head == "condition":
        return None  # who rejects a condition has not rejected what it is a condition of

    def fits(other: Told, draft: Draft) -> bool:
        if told.issue is not None and draft.issue != told.issue and len(told.words & other.words) < 2:
            return False
        if told.owner is not None and told.owner not in draft.offering and told.owner not in draft.parties:
            return False
        if _anothers(told, draft):
            return False
        if step.act == "propose" and told.offered is not None and set(told.parties) == {told.offered}:
            if told.offered not in draft.offering:
                return False  # who presents his own offer does not take up another one's
        again = other.report == told.report and bool(other.head) and other.head == told.head
        if (
            (other.step.act not in acts and not again)
            or _extends(told) != draft.extension
            or (other.step.act in OFFERS and not other.parties)
        ):
            return False
        return not (step.act in ("refuse", "accept") and set(told.parties) and set(told.parties) <= set(other.parties))

    for other, draft in reversed(before):
        if fits(other, draft):
            return _first_of(other, draft, before)
    day = known_day(told.known)
    for draft in sorted(drafts, key=lambda one: (known_day(one.steps[-1].known) or "", one.number), reverse=True):
        for other in reversed(draft.steps):
            then = known_day(other.known)
            near = day is None or then is None or apart(then, day) <= MEMORY
            if step.act in MAKING and not step.definite and told.owner is None:
                break  # "signed a protocol": none that another report has told
            if near and fits(other, draft) and (draft.over is None or step.act in ("refuse", "back")):
                if (
                    told.owner is not None
                    or (told.offered in draft.offering and (day is None or then is None or apart(then, day) <= STALE))
                    or told.issue is not None
                    or _extends(told)
                    or set(told.parties) & draft.everybody
                    or _same_day(told, draft)
                ):
                    return next(
                        (
                            one
                            for one in drafts
                            for first in one.steps
                            if first.report == other.report and first.step.trigger == other.step.trigger
                        ),
                        draft,
                    )
    return None


_AGAIN = re.compile(r"(?:to \w+ )?(?:it|them)$", re.IGNORECASE)


def _of_him(step: Step) -> bool:
    """Whether what is refused is to deal with somebody who has been told of: "to speak to him"."""
    words = step.object.exact.lower().split() if step.object is not None else []
    return words[:1] == ["to"] and len(words) <= 5 and words[-1] in ("him", "her", "them", "it", "along")


def _answered(told: Told, before: Sequence[tuple[Told, Draft]]) -> Draft | None:
    """What a bare answer ("Egypt refused") is to: what its party was asked for, else what was offered, or answered by
    somebody else, last."""
    mine = set(told.parties)
    asked = [
        (other, draft) for other, draft in reversed(before) if mine & set(other.asked) and other.step.act in OFFERS
    ]
    asked.sort(key=lambda one: not one[0].parties)  # what nobody is known to ask is answered last
    if asked or not mine:
        return _first_of(*asked[0], before) if asked else None
    for other, draft in reversed(before):
        if told.step.trigger.start - other.step.trigger.start > NEXT:
            return None
        if other.step.act in ANSWERED and other.parties and not mine & set(other.parties):
            return _first_of(other, draft, before)
    return None


def _first_of(told: Told, draft: Draft, before: Iterable[tuple[Told, Draft]]) -> Draft:
    """What one verb asks for in two clauses is answered as the first of them."""
    return next((one for other, one in before if other.step.trigger == told.step.trigger), draft)


def _same_day(told: Told, draft: Draft) -> bool:
    return draft.agreed is not None and exact_day(told.time) == draft.agreed


def _best(told: Told, before: Sequence[tuple[Told, Draft]], drafts: Sequence[Draft]) -> Draft | None:
    same = [draft for draft in drafts if _may(told, draft)]
    if not same:
        return None
    if told.ordinal is not None and told.issue == "ceasefire":
        return _numbered(told, same, drafts)
    here = {id(draft): place for place, (_, draft) in enumerate(before)}
    day = known_day(told.known)

    def score(draft: Draft) -> tuple[float, int]:
        points = 0.0
        if id(draft) in here:
            points += 3 + here[id(draft)] / 1000
        if _dates_meet(told, draft):
            points += 4
        if set(told.parties) & draft.everybody:
            points += 1
        if told.step.act != "end" and (draft.over is not None or _past(draft, day)):
            points -= 4
        last = known_day(draft.steps[-1].known)
        if day is not None and last is not None:
            points -= min(3.0, abs(apart(last, day)) / 30)
        shared = len(told.words & draft.words) / max(1, min(len(told.words), len(draft.words)))
        if told.duration is not None and any(other.duration == told.duration for other in draft.steps):
            points += 2
        # of truces there is one at a time; what else one issue holds is told apart by its words
        return points + shared * (1 if told.issue == "ceasefire" else 3), draft.number

    return max(same, key=score)


def _past(draft: Draft, day: str | None) -> bool:
    over = draft.runs_out()
    return over is not None and day is not None and day > over


def _numbered(told: Told, same: Sequence[Draft], drafts: Sequence[Draft]) -> Draft | None:
    """ "the second truce": the second one of those that were agreed, or one of that name."""
    named = [draft for draft in same if draft.ordinal == told.ordinal]
    if named:
        return named[-1]
    made = [draft for draft in drafts if draft.issue == told.issue and not draft.extension and draft.agreed is not None]
    assert told.ordinal is not None
    if len(made) >= told.ordinal:
        return made[told.ordinal - 1] if made[told.ordinal - 1] in same or told.step.definite else None
    waiting = [draft for draft in same if draft.agreed is None and draft.over is None]
    return waiting[-1] if waiting else None


def _dates_meet(told: Told, draft: Draft) -> bool:
    day = exact_day(told.begins)
    return day is not None and day == draft.effective


def _may(told: Told, draft: Draft) -> bool:
    """Whether a telling can be of a commitment at all."""
    step = told.step
    issue = told.issue
    if _anothers(told, draft):
        return False
    if _awaited(told, draft):
        return True
    if _extends(told) and issue is None and not told.head and draft.undertaking:
        issue = draft.issue if draft.steps[-1].report == told.report else None  # "agreed to renew it"
    if (
        issue is None
        and step.act in ("begin", "end", "hold", "back", "term", "extend")
        and told.head in _stems("agree_nouns") | _stems("undertakings") | {"week", "term"}
    ):
        issue = draft.issue if draft.steps[-1].report == told.report or draft.undertaking else None
    if issue is None:
        return draft.issue == "other" and _overlap(told, draft) >= 0.6 and _kin(told, draft)
    if issue != draft.issue:
        return False
    # what is agreed to last longer is the same undertaking
    made = step.act in (*MAKING, "extend") and step.realis == "actual"
    granted = _extends(told) and made and draft.agreed is not None
    if _extends(told) != draft.extension and not granted:
        return False
    if step.act == "extend" and not draft.undertaking:
        return False
    if not _kin(told, draft):
        return False
    truce = issue == "ceasefire"
    if truce and _limits_apart(told, draft):
        return False
    # with a truce the noun says enough; other undertakings of one issue are many ("hand over lists", "return the dead")
    beside = draft.steps[-1].report == told.report and step.act in STANCES and draft.acts <= STANCES
    if not truce and not beside and _overlap(told, draft) < SHARED:
        return step.source not in ("verb", "provision", "adjective") or (
            step.act == "refuse" and bool(set(told.parties) & set(draft.asked))
        )
    return not _another(told, draft)


def _anothers(told: Told, draft: Draft) -> bool:
    """Whether the offer that is answered is somebody else's. An envoy's may be that of the body that sent him."""
    if told.offered is None or not draft.offering or told.offered in {*draft.offering, *draft.parties}:
        return False
    return (_is_state(told.offered) and not told.envoy) or all(map(_is_state, draft.offering))


def _is_state(party: str) -> bool:
    return len(party) == 3 and party.isupper()


def _awaited(told: Told, draft: Draft) -> bool:
    """Whether an offer is the one of which a draft knows the answer only: "rejected the Council's demand", which
    another report told before."""
    if told.step.act not in OFFERS or draft.issue != "other" or not draft.acts <= ANSWERS:
        return False
    answering = {party for other in draft.steps for party in other.parties}
    return bool(set(told.parties) & set(draft.offering)) and bool(set(told.asked) & answering)


def _limits(told: Told) -> frozenset[str]:
    """What says how far a ceasefire goes: "full", "partial", or that only attacks on one kind of thing are to stop."""
    if told.issue != "ceasefire":
        return frozenset()
    found = set()
    if told.words & classes()["whole"]:
        found.add("whole")
    if told.words & PARTIAL:
        found.add("part")
    return frozenset(found | {f"part:{issue}" for issue in issues_in(told.words) & LIMITING})


def _limits_apart(told: Told, draft: Draft) -> bool:
    mine, theirs = _limits(told), draft.limits
    narrow, other = {one for one in mine if one[:4] == "part"}, {one for one in theirs if one[:4] == "part"}
    if narrow and other:
        return "part" not in narrow | other and not narrow & other
    if narrow or other:
        # a limited pause is not the ceasefire of which nothing of the kind is told, but for what takes it up
        return "whole" in mine | theirs or not (told.step.definite and told.step.act not in OPENERS)
    return False


def _overlap(told: Told, draft: Draft) -> float:
    if not told.words or not draft.words:
        return 0.0
    return max(len(told.words & other.words) / max(1, min(len(told.words), len(other.words))) for other in draft.steps)


def _kin(told: Told, draft: Draft) -> bool:
    """Whether those who act belong to it: a demand is its own speaker's, an agreement that of its parties."""
    act, mine = told.step.act, set(told.parties)
    if (
        act in DIRECTIVES | {"pledge"}
        and draft.acts & (DIRECTIVES | {"pledge"})
        and not mine & {*draft.offering, *draft.parties}
    ):
        return bool(
            draft.undertaking and act != "pledge" and draft.agreed is None and set(told.asked) & set(draft.asked)
        )
    if act in ("agree", "declare", "propose", "pledge") and mine and draft.everybody:
        theirs = {*mine, *told.asked, *(told.named if told.step.inner == "extend" else ())}
        return bool(theirs & draft.everybody) or (act == "propose" and draft.agreed is None and draft.undertaking)
    whose = {*told.named, *mine}
    if act in ("begin", "end", "hold") and whose and draft.everybody and draft.issue == "ceasefire":
        return bool(whose & draft.everybody)  # a truce is its parties'; a ban also names whom it is against
    return True


def _another(told: Told, draft: Draft) -> bool:
    """Whether a telling speaks of another undertaking of the same issue: one agreed anew, or of another length or
    date."""
    step = told.step
    day = known_day(told.known)
    begins = exact_day(told.begins)
    done = exact_day(told.time) or day
    if begins is not None and draft.effective is not None and begins != draft.effective and draft.agreed is not None:
        return True
    if (
        told.duration is not None
        and not told.within
        and step.act != "end"
        and not _extends(told)
        and any(_conflicting(told, other) for other in draft.steps)
    ):
        return True
    if step.act == "open" and not step.definite and draft.agreed is not None:
        return True
    last = known_day(draft.steps[-1].known)
    if (
        (step.act in MAKING or (step.act in (*OFFERS, "begin", "hold") and told.offered is None))
        and draft.agreed is None
        and day is not None
        and last is not None
        and apart(last, day) > STALE
    ):
        return True
    anothers = step.act in DIRECTIVES | {"propose"} and step.source == "verb" and not step.definite and told.parties
    if anothers and draft.offering and not set(told.parties) & draft.everybody and day is not None and last is not None:
        if apart(last, day) > SAME_DAYS:
            return True  # somebody else makes an offer of his own, days after that one was spoken of
    rival = step.act == "propose" and step.source == "verb" and draft.first.report == told.report
    if rival and draft.offering and told.parties and not set(told.parties) & set(draft.offering):
        return True  # two who propose in one report propose two things, unless the second takes up the first
    if (
        draft.over is not None
        and step.source != "noun"
        and step.act in (*OFFERS, *MAKING, "begin")
        and not (begins is not None and begins == draft.effective)
    ):
        return done is None or done > draft.over or not step.definite
    if step.act in (*MAKING, "propose", "demand", "request") and not step.definite and draft.agreed is not None:
        told_day = exact_day(told.time) or day
        if told.fresh and draft.steps[0].report != told.report and not draft.first.fresh:
            return True
        if begins is not None and begins == draft.effective:
            return False
        return told_day is not None and abs(apart(draft.agreed, told_day)) > SAME_DAYS
    return bool(told.fresh and not draft.first.fresh and not step.definite and draft.over is not None)


def _conflicting(told: Told, other: Told) -> bool:
    """Whether two tellings give lengths that can't be one."""
    mine, theirs = told.duration, other.duration
    if mine is None or theirs is None or other.within or other.step.act == "end" or _extends(other):
        return False
    first, second = add("2001-01-01", mine), add("2001-01-01", theirs)
    return (
        first is not None
        and second is not None
        and abs(apart(first, second)) > max(2, apart("2001-01-01", second) // 10)
    )
