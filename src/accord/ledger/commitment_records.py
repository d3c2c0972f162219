"""Commitments over time: the drafts of :mod:`accord.ledger.joining` as records, with terms, standing and positions."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from accord.comparing.regroup import Move, regroup
from accord.comparing.tokens import content_words
from accord.ledger.days import exact_day, known_day
from accord.ledger.drafts import Draft, part_of
from accord.ledger.fulfilment import Done, fulfil
from accord.ledger.joining import join
from accord.ledger.records import CommitmentRecord, Stance, Stand
from accord.ledger.standing import changes, standing_of
from accord.ledger.tellings import Material, Told
from accord.model import CommitmentClass, Evidence, Span, Term

__all__ = ["commitment_records", "record_id", "step_anchor"]

STANCES: dict[str, Stance] = {
    "propose": "proposes",
    "demand": "proposes",
    "request": "proposes",
    "pledge": "accepts",
    "agree": "accepts",
    "accept": "accepts",
    "declare": "accepts",
    "open": "open to it",
    "back": "backs",
    "refuse": "refuses",
    "withdraw": "refuses",
    "silent": "silent",
}
KINDS: dict[str, CommitmentClass] = {
    "propose": "proposal",
    "demand": "demand",
    "request": "request",
    "pledge": "pledge",
    "agree": "agreement",
    "accept": "agreement",
    "declare": "declaration",
    "open": "proposal",
    "refuse": "refusal",
    "begin": "agreement",
    "hold": "agreement",
    "extend": "agreement",
}
LONGEST = 180

_UNTIL = re.compile(r"(?:until|till|for as long as)\b", re.IGNORECASE)


def record_id(prefix: str, report: str, *offsets: int) -> str:
    """The id of a record whose first telling stands there (one verb can tell two: its objects' places tell them
    apart)."""
    place = ":".join(str(offset) for offset in offsets)
    return f"{prefix}-{hashlib.sha256(f'{report}:{place}'.encode()).hexdigest()[:12]}"


def step_anchor(told: Told) -> str:
    """What names a step whatever reader found it."""
    step = told.step
    return f"step:{told.report}:{step.trigger.start}:{step.object.start if step.object else 0}"


def commitment_records(
    material: Material, on: str | None, moves: Sequence[Move] = (), moved: dict[int, str | None] | None = None
) -> tuple[CommitmentRecord, ...]:
    """The commitments that the material tells, as they stand on the day ``on`` (ISO), in the order in which they
    became known.

    ``moves``: which steps a person has joined or parted; ``moved`` takes what became of that.
    """
    joined = join(material.steps)
    if moves:
        joined, outcome = _regrouped(joined, moves, material)
        if moved is not None:
            moved.update(outcome)
    drafts = [draft for draft in joined if _worth_telling(draft)]
    names = {draft.number: _name(draft.first) for draft in drafts}
    done = fulfil(drafts, material.done, material.texts)
    following = _successors(drafts)
    before = {later.number: names[number] for number, (later, _) in following.items()}
    narrowed = _narrowed(drafts, material)
    return tuple(
        replace(
            _record(
                draft,
                names[draft.number],
                on,
                following.get(draft.number),
                names,
                before.get(draft.number),
                done.get(draft.number, ()),
            ),
            only=tuple(narrowed.get(draft.number, ())),
        )
        for draft in drafts
    )


def _narrowed(drafts: Sequence[Draft], material: Material) -> dict[int, list[Term]]:
    """By commitment what its scope is said to be limited to ("the talks were only about the plant"): it shares a name
    with that, or two words."""
    scopes = {draft.number: [told.step.object.exact for told in draft.steps if told.step.object] for draft in drafts}
    found: dict[int, list[Term]] = {}
    for reading in material.readings:
        for one in reading.restrictions:
            words, names = frozenset(content_words(one.item.exact)), _names(one.item.exact)
            shared = {
                number: (
                    len(names & frozenset().union(*map(_names, scope))),
                    len(words & frozenset(word for text in scope for word in content_words(text))),
                )
                for number, scope in scopes.items()
                if scope
            }
            home = max(shared, key=lambda number: (shared[number], -number), default=None)
            if home is not None and (shared[home][0] or shared[home][1] >= 2):
                term = Term(one.item.exact, None, Evidence(reading.report.id, one.item))
                found.setdefault(home, []).append(term)
    return found


def _names(text: str) -> frozenset[str]:
    """Words with a capital that are no adjective of a people beside a hyphen."""
    return frozenset(word for word in re.findall(r"(?<![\w-])[A-Z][\w’']+(?!-)\b", text) if len(word) > 3)


def _regrouped(
    drafts: Sequence[Draft], moves: Sequence[Move], material: Material
) -> tuple[list[Draft], dict[int, str | None]]:
    """The drafts, made anew where a person has put steps otherwise."""
    order = {id(told): place for place, told in enumerate(material.steps)}
    times = {id(told): when for draft in drafts for told, when in zip(draft.steps, draft.times, strict=True)}
    home = {id(told): draft for draft in drafts for told in draft.steps}
    groups, outcome = regroup([draft.steps for draft in drafts], moves, step_anchor)
    made: list[Draft] = []
    for group in groups:
        steps = sorted(group, key=lambda told: order[id(told)])
        before = home[id(steps[0])]
        draft = Draft(before.issue, before.extension, 0)
        for told in steps:
            draft.add(told, times[id(told)])
        made.append(draft)
    made.sort(key=lambda draft: order[id(draft.first)])
    for number, draft in enumerate(made):
        draft.number = number
    return made, outcome


def _name(told: Told) -> str:
    step = told.step
    what = step.head or step.object or step.trigger
    return record_id("c", told.report, step.trigger.start, what.start, step.object.start if step.object else 0)


def _worth_telling(draft: Draft) -> bool:
    return bool(draft.acts - {"term", "back"}) and not (draft.acts <= {"open", "term"} and not draft.steps[0].parties)


def _successors(drafts: Sequence[Draft]) -> dict[int, tuple[Draft, Told]]:
    """For each agreed ceasefire the next one that the same parties agreed: it takes the earlier one's place."""
    made = [
        draft for draft in drafts if draft.issue == "ceasefire" and draft.agreed is not None and not draft.extension
    ]
    found: dict[int, tuple[Draft, Told]] = {}
    for place, draft in enumerate(made):
        for later in made[place + 1 :]:
            if len(set(draft.parties) & set(later.parties)) >= min(2, len(draft.parties)) > 0:
                if part_of(later, draft):
                    continue
                first = next(told for told in later.steps if told.step.act in ("agree", "declare", "pledge", "begin"))
                found[draft.number] = (later, first)
                break
    return found


def _record(
    draft: Draft,
    name: str,
    on: str | None,
    following: tuple[Draft, Told] | None,
    names: dict[int, str],
    before: str | None,
    done: Sequence[Done],
) -> CommitmentRecord:
    told_changes = changes(draft, on, (following[1], "") if following is not None else None, done)
    positions = _positions(draft)
    parties = tuple(draft.parties) or tuple(draft.offering)
    third = [
        party
        for told in draft.steps
        for party in told.parties
        if party not in draft.parties and party not in draft.offering and party not in draft.asked
    ]
    taken = {stand.party for stand in positions}
    lead = _lead(draft)
    return CommitmentRecord(
        id=name,
        summary=_summary(lead),
        kind=_kind(draft),
        issue=draft.issue,
        parties=parties,
        third_parties=tuple(dict.fromkeys(third)),
        addressees=tuple(party for party in draft.asked if party not in parties),
        scope=_terms(
            (told, told.step.object)
            for told in draft.steps
            if told.step.object is not None and told.step.act not in ("back", "term")
        ),
        excluded=(),
        duration=_valued(draft, "duration")
        + _terms((told, told.step.condition) for told in draft.steps if _lasting(told)),
        conditions=_terms(
            (told, told.step.condition) for told in draft.steps if told.step.source != "forces" and not _lasting(told)
        ),
        purpose=_terms((told, told.step.purpose) for told in draft.steps),
        mediators=_terms((told, span) for told in draft.steps for span in told.step.mediators),
        monitors=_terms((told, span) for told in draft.steps for span in told.step.monitors),
        declared=_declared(draft),
        effective=_valued(draft, "begins"),
        ends=_valued(draft, "ends"),
        over=draft.runs_out(),
        standing=standing_of(told_changes),
        changes=told_changes,
        positions=positions,
        silent=tuple(party for party in (*draft.asked, *draft.parties) if party not in taken),
        supersedes=before,
        superseded_by=names[following[0].number] if following is not None else None,
        disputed=_disputed(draft),
        known=draft.first.known,
        evidence=tuple(dict.fromkeys(told.evidence for told in (*draft.steps, *(one.told for one in done)))),
        tellings=tuple(dict.fromkeys(map(step_anchor, draft.steps))),
    )


def _lasting(told: Told) -> bool:
    """Whether a clause tells how long an undertaking is for, and not on what condition it is made: "the pause would
    last until a ceasefire is signed". What somebody will not do until then is another matter."""
    step = told.step
    if step.condition is None or step.act not in ("term", "hold", "begin", "agree", "pledge", "declare", "extend"):
        return False
    return step.source not in ("wording", "condition") and _UNTIL.match(step.condition.exact) is not None


def _kind(draft: Draft) -> CommitmentClass:
    """The strongest class that it has reached: what was agreed is an agreement, however it began."""
    acts = draft.acts
    if acts & {"agree", "begin", "accept", "hold"} and draft.agreed is not None:
        return "agreement"
    return next((KINDS[told.step.act] for told in draft.steps if told.step.act in KINDS), "agreement")


def _lead(draft: Draft) -> Told:
    order = ("agree", "propose", "demand", "request", "pledge", "declare", "open", "begin", "accept", "refuse")
    return min(
        draft.steps,
        key=lambda told: (order.index(told.step.act) if told.step.act in order else 99, draft.steps.index(told)),
    )


def _summary(told: Told) -> str:
    words = " ".join(_own(told).split())
    words = words[:1].upper() + words[1:]
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _own(told: Told) -> str:
    """The words of a telling; of several things that one verb undertakes ("to leave by May 4 and to pay") only its
    own one, so that two commitments never look the same."""
    clause, what, trigger = told.step.clause, told.step.object, told.step.trigger
    if what is None or told.step.source != "verb" or not what.exact.startswith("to "):
        return clause.exact
    if not clause.start <= trigger.start < trigger.end <= what.start < what.end <= clause.end:
        return clause.exact
    before = clause.exact[: what.start - clause.start]
    if re.search(r"\bto\s", before[trigger.end - clause.start :]):
        before = clause.exact[: trigger.end - clause.start] + " … "
    return before + what.exact


def _terms(found: Iterable[tuple[Told, Span | None]]) -> tuple[Term, ...]:
    made: dict[tuple[str, int, int], Term] = {}
    for told, span in found:
        if span is not None:
            made.setdefault((told.report, span.start, span.end), Term(span.exact, None, Evidence(told.report, span)))
    return tuple(made.values())


def _valued(draft: Draft, slot: str) -> tuple[Term, ...]:
    made: dict[tuple[str, int, int], Term] = {}
    for told in draft.steps:
        span = told.spans.get(slot)
        if span is None or (slot == "duration" and told.step.act == "end"):
            continue
        value = getattr(told, slot)
        made.setdefault((told.report, span.start, span.end), Term(span.exact, value, Evidence(told.report, span)))
    return tuple(made.values())


def _declared(draft: Draft) -> tuple[Term, ...]:
    made: dict[tuple[str, int, int], Term] = {}
    for told in draft.steps:
        span = told.spans.get("time")
        if (
            span is not None
            and not told.coming
            and told.step.act
            in (
                "agree",
                "propose",
                "demand",
                "request",
                "pledge",
                "declare",
                "accept",
            )
        ):
            made.setdefault(
                (told.report, span.start, span.end), Term(span.exact, told.time, Evidence(told.report, span))
            )
    return tuple(made.values())


def _positions(draft: Draft) -> tuple[Stand, ...]:
    """Every stand that a party takes, once for each time it changes."""
    found: list[Stand] = []
    now: dict[str, Stance] = {}
    for told in draft.steps:
        stance = STANCES.get(told.step.act)
        if told.step.act in ("begin", "hold") and told.parties:
            stance = "accepts"  # those who announce together that it holds
        if stance is None or told.coming:
            continue
        condition = told.step.condition
        if (
            condition is not None
            and stance in ("accepts", "open to it", "backs")
            and (told.step.act in ("accept", "open", "back") or told.step.source == "forces")
        ):
            stance = "conditional"
        if told.step.source == "provision":
            stance = "accepts"
        made = stance == "proposes" or "proposes" in now.values()
        if told.offered is not None and told.offered not in now and not made:
            now[told.offered] = "proposes"  # whose plan is answered has proposed it
            found.append(Stand(told.offered, None, "proposes", None, None, told.known, (told.evidence,)))
        for party, actor in _speakers(told):
            if now.get(party) == stance or (stance == "silent" and party in now):
                continue
            if now.get(party) in ("proposes", "accepts") and stance in ("backs", "open to it"):
                continue  # who proposes a thing also backs it
            if now.get(party) in ("proposes", "accepts") and told.step.source == "judged":
                continue  # what somebody calls that which he has agreed to is no answer to it
            if told.step.source == "role":
                continue  # who gives up a role takes back his offer; that is told by its standing
            now[party] = stance
            found.append(
                Stand(
                    party,
                    actor,
                    stance,
                    Term(condition.exact, None, Evidence(told.report, condition)) if condition is not None else None,
                    told.time,
                    told.known,
                    (told.evidence,),
                )
            )
    return tuple(found)


def _speakers(told: Told) -> list[tuple[str, str]]:
    return (
        list(zip(told.parties, told.actors, strict=False))
        if len(told.parties) == len(told.actors)
        else [(party, told.actors[0]) for party in told.parties]
    )


def _disputed(draft: Draft) -> tuple[str, ...]:
    """The terms on which tellings of about the same time conflict."""
    found = []
    for slot in ("begins", "ends"):
        days: dict[str, set[str]] = {}
        for told in draft.steps:
            day = exact_day(getattr(told, slot))
            if day is not None:
                days.setdefault(known_day(told.known) or "", set()).add(day)
        if any(len(told) > 1 for told in days.values()):
            found.append({"begins": "effective", "ends": "ends"}[slot])
    return tuple(found)
