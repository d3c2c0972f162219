"""What a telling takes up that the text before it has told: the offer that a bare noun or a bare verb answers, the
contents of an offer that has only been named, the measure that another one replaces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from accord.comparing.tokens import stem
from accord.ledger.days import apart, exact_day, known_day, last_day
from accord.ledger.drafts import DEEDS, MAKING, NEXT, OFFERS, Draft, anothers, extends, kinds_of, stems
from accord.ledger.tellings import Told
from accord.model import Step

__all__ = [
    "STALE",
    "agreed_text",
    "apart_from",
    "both",
    "contents",
    "laid_on",
    "of_another_day",
    "replaced",
    "taken_up",
    "within",
]

# What can be answered by somebody else: an offer, or another one's answer to it.
ANSWERED = OFFERS | frozenset({"accept", "refuse", "back", "agree", "declare", "pledge", "withdraw"})
# ... and within which the contents of an offer follow that has only been named.
CONTENTS = 500
# How long ago (days) an undertaking may be that "the truce" of a report means.
MEMORY = 400
# An offer that nobody has spoken of for this many days is not what is agreed then.
STALE = 14
# How many days after it was made an agreement is the one that everybody speaks of.
FRESH = 4
# What a noun takes up: "the proposal" something proposed, "the order" something demanded, "the deal" something agreed.
_TAKES_UP = {
    "deeds": frozenset({"propose", "request", "demand", "agree", "declare", "pledge", "extend", "open"}),
    "accept_nouns": frozenset({"accept", "agree"}),
    "papers": frozenset({"propose", "request", "demand"}),
    "propose_nouns": frozenset({"propose", "request", "open", "demand"}),
    "request_nouns": frozenset({"request", "demand", "propose"}),
    "demand_nouns": frozenset({"demand", "request", "propose"}),
    "agree_nouns": frozenset({"agree", "accept", "begin", "hold", "propose", "demand", "request"}),
    "pledge_nouns": frozenset({"pledge", "agree"}),
    "extend_nouns": frozenset({"extend", "propose", "request"}),
}
_ORDERED = frozenset({"order", "resolution"})


def within(told: Told, before: Sequence[tuple[Told, Draft]]) -> Draft | None:
    """What is told of the very thing that is answered: "vetoed a resolution which demanded a truce"."""
    if told.step.act not in OFFERS or not before:
        return None
    other, draft = before[-1]
    span = other.step.object
    inside = span is not None and span.start <= told.step.trigger.start < span.end
    return (
        draft if inside and other.step.act in ("refuse", "accept", "back") and other.head in stems("papers") else None
    )


def contents(told: Told, before: Sequence[tuple[Told, Draft]]) -> Draft | None:
    """The offer or agreement that a report has only named, whose contents the next words tell: "handed over its last
    offer. Chad proposes that ...", "signed a protocol. Chad undertakes to ...", "the plan provides for"."""
    if not before:
        return None
    other, draft = before[-1]
    if told.step.inner == "contain":
        named = [
            draft
            for other, draft in reversed(before)
            if other.head in stems("papers") | stems("propose_nouns") | stems("agree_nouns")
        ]
        return named[0] if named else None
    if told.step.act not in ("propose", "pledge") or told.step.source != "verb" or told.step.realis != "actual":
        return None
    kind = "agree_nouns" if told.step.act == "pledge" else "propose_nouns"
    made = [
        (other, draft)
        for other, draft in before
        if other.step.act in (MAKING if told.step.act == "pledge" else {"propose"}) and other.head in stems(kind)
    ]
    if not made or told.head in stems(kind):
        return None
    other, draft = made[-1]
    near = told.step.trigger.start - other.step.trigger.end < CONTENTS
    # what a document says is told in the present ("undertakes to"), what somebody does beside it in the past
    present = told.step.act != "pledge" or told.step.trigger.exact.endswith("s")
    bare = other.issue is None and not any(one.issue is not None for one in draft.steps)
    return draft if near and present and bare and set(told.parties) & set(other.parties) else None


def apart_from(told: Told, before: Sequence[tuple[Told, Draft]]) -> bool:
    """Whether a telling whose verb is left out names another thing of the same kind: "and Mali for one of two days"."""
    step = told.step
    elsewhere = step.head is not None and step.object is not None and step.head.start < step.object.start
    return elsewhere and bool(before) and step.act in OFFERS and before[-1][0].step.act == step.act


def both(told: Told, before: Sequence[tuple[Told, Draft]], home: Draft) -> list[Draft]:
    """The other one of two things that "both" answers: "rejected both"."""
    step = told.step
    if step.object is not None or step.act not in ("refuse", "accept", "back") or not step.clause.exact:
        return []
    if re.search(rf"{re.escape(step.trigger.exact)} both\b(?! \w)", step.clause.exact) is None:
        return []
    mine = set(told.parties)
    for other, draft in reversed(before):
        if draft is not home and other.step.act in OFFERS and not mine & set(other.parties):
            return [draft] if told.step.trigger.start - other.step.trigger.end < NEXT else []
    return []


def laid_on(told: Told, before: Sequence[tuple[Told, Draft]]) -> list[Draft]:
    """Of which undertakings a report tells a term in a sentence of its own: "both are to be done between May and July"
    of the two that were laid down before, "observers will keep watch" of the agreement."""
    laid: dict[int, Draft] = {}
    for other, draft in reversed(before):
        if other.step.source == "provision":
            laid.setdefault(id(draft), draft)
    if told.step.inner in ("both", "all"):
        return list(laid.values())[: 2 if told.step.inner == "both" else None]
    return [draft for other, draft in before if other.step.act == "agree" and id(draft) not in laid][:1]


def replaced(told: Told, drafts: Sequence[Draft]) -> Draft | None:
    """The measure whose place another one takes: "the wider zone replaces the one that"."""
    if told.step.inner != "replace":
        return None
    same = [draft for draft in drafts if draft.replaced is None and any(one.head == told.head for one in draft.steps)]
    bare = [draft for draft in same if draft.over is None and draft.agreed is not None]
    return bare[-1] if bare else None


def taken_up(told: Told, before: Sequence[tuple[Told, Draft]], drafts: Sequence[Draft]) -> Draft | None:
    """The commitment that a bare noun takes up ("rejected the demand"), or that a bare verb answers ("Egypt
    refused")."""
    step = told.step
    if step.object is None:
        return _answered(told, before) if step.act in ("refuse", "accept", "silent", "open", "back") else None
    if (
        step.act == "agree"
        and told.issue is None
        and before
        and told.words
        and all(word.isdigit() or word in ("send", "give", "do", "so") for word in told.words)
    ):
        return before[-1][1]  # "asked for 300 more; X agreed to send 100"
    if step.act in OFFERS and before and _ITS_END.fullmatch(step.object.exact):
        return before[-1][1]  # "have called for its end"
    if step.source == "wording" and step.object.exact.lower().startswith("to "):
        return _answered(told, before)  # "to disarm first would be suicide"
    if extends(told) and before and _AGAIN.match(step.object.exact):
        return before[-1][1]  # "agreed to renew it"
    if step.source == "provision" and step.act == "agree" and step.inner is None:
        return None  # "under the accord the army will be halved" is one thing and not the accord
    if (text := _same_text(told, drafts)) is not None:
        return text
    kinds = kinds_of(told)
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

    texts = [other for other, _ in before if other.step.source != "provision" and other.head in stems("agree_nouns")]
    whole = told.head in stems("agree_nouns") and bool(texts)

    for other, draft in reversed(before):
        again = other.head == told.head and other.step.act == step.act and set(told.parties) == set(other.parties)
        if again and told.parties and step.definite and step.act in ("accept", "refuse", "back"):
            return draft  # "accepted a plan by A. ... 'We accept the plan in full'"

    asked = _TakeUp(told, frozenset(kinds), acts, whole)
    for other, draft in reversed(before):
        if set(kinds) <= set(DEEDS) and _ALSO.search(other.step.clause.exact):
            continue  # "also stopped the sale of arms" is beside what was decided
        if asked.fits(other, draft):
            return _first_of(other, draft, before)
    if step.act == "propose" and step.source == "verb" and told.offered is not None:
        if set(told.parties) == {told.offered}:
            return None  # who presents his offer anew, days later, presents another one
    if set(kinds) <= set(DEEDS):
        return None  # which decision, only the same report can say
    return _older(asked, drafts)


def _same_text(told: Told, drafts: Sequence[Draft]) -> Draft | None:
    """The accord that is told again by the day on which it was signed: "the pact that both signed on May 4"."""
    step, day = told.step, exact_day(told.time)
    if step.act != "agree" or step.source != "verb" or day is None or told.issue is not None:
        return None
    if told.head not in stems("agree_nouns") or len(set(told.parties)) < 2:
        return None
    for draft in drafts:
        signed = any(
            one.step.act == "agree" and one.step.source == "verb" and one.head in stems("agree_nouns")
            for one in draft.steps
        )
        if signed and draft.agreed == day and set(told.parties) <= set(draft.parties):
            return draft
    return None


@dataclass(frozen=True, slots=True)
class _TakeUp:
    """What a bare noun takes up: a step by one of ``acts`` that its ``kinds`` of noun can mean; ``whole``: a text, and
    not one thing that it lays down."""

    told: Told
    kinds: frozenset[str]
    acts: frozenset[str]
    whole: bool

    def fits(self, other: Told, draft: Draft) -> bool:
        """Whether a step of a draft may be what is taken up."""
        told, step = self.told, self.told.step
        if told.issue is not None and draft.issue != told.issue and len(told.words & other.words) < 2:
            return False
        if told.owner is not None and told.owner not in draft.offering and told.owner not in draft.parties:
            return False
        if self.kinds == {"propose_nouns"} and told.owner is not None and told.owner not in draft.offering:
            if draft.offering and told.owner in draft.parties:
                return False  # who accepted somebody's offer has not made one
        if "agree_nouns" in self.kinds and step.definite and step.act in ("back", "refuse") and not agreed_text(draft):
            return False  # "the accord" is no offer of somebody's
        if anothers(told, draft):
            return False
        if of_another_day(told, draft):
            return False
        if self.whole and "provision" in (other.step.source, draft.first.step.source):
            return False  # "welcomed the accord": the text, and not one thing that it lays down
        if step.act == "propose" and told.offered is not None and set(told.parties) == {told.offered}:
            if told.offered not in draft.offering:
                return False  # who presents his own offer does not take up another one's
        again = other.report == told.report and bool(other.head) and other.head == told.head
        if (
            (other.step.act not in self.acts and not again)
            or extends(told) != draft.extension
            or (other.step.act in OFFERS and not other.parties)
        ):
            return False
        return not (step.act in ("refuse", "accept") and set(told.parties) and set(told.parties) <= set(other.parties))


def _older(asked: _TakeUp, drafts: Sequence[Draft]) -> Draft | None:
    """The commitment of any report that a bare noun takes up where none of its own report is: the latest that fits."""
    told, step = asked.told, asked.told.step
    day = known_day(told.known)
    # "signed the memorandum": rather one that was told by that word than any other agreement
    same = {draft.number for draft in drafts if any(one.head == told.head for one in draft.steps)}
    same = same if step.definite and step.act in MAKING else set()
    if step.definite and step.act in ("back", "refuse") and told.head in stems("agree_nouns") - stems("papers"):
        # "the accord": rather what was told as a text than one thing that it lays down
        same = {draft.number for draft in drafts if any(one.head in stems("agree_nouns") for one in draft.steps)}

    def recent(one: Draft) -> tuple[bool, str, int]:
        return one.number in same, known_day(one.steps[-1].known) or "", one.number

    for draft in sorted(drafts, key=recent, reverse=True):
        for other in reversed(draft.steps):
            then = known_day(other.known)
            near = day is None or then is None or apart(then, day) <= MEMORY
            if step.act in MAKING and not step.definite and told.owner is None:
                break  # "signed a protocol": none that another report has told
            if near and asked.fits(other, draft) and (draft.over is None or step.act in ("refuse", "back")):
                if (
                    told.owner is not None
                    or (told.offered in draft.offering and (day is None or then is None or apart(then, day) <= STALE))
                    or told.issue is not None
                    or extends(told)
                    or set(told.parties) & draft.everybody
                    or _same_day(told, draft)
                    or _fresh_agreement(told, draft)
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


def agreed_text(draft: Draft) -> bool:
    """Whether a draft can be what "the accord" means: it was called so, or several have agreed on it."""
    return any(one.head in stems("agree_nouns") for one in draft.steps) or len(set(draft.parties)) > 1


_ALSO = re.compile(r"\balso\b")
_ITS_END = re.compile(
    r"(?:its|their) (?:\w+ )?(?:end|lifting|removal|abolition|renewal|extension|repeal)", re.IGNORECASE
)
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
    if told.step.trigger.exact.lower().startswith("agree") and not asked:
        return None  # "A. agreed" may be to whatever was said; only who was asked has answered by it
    if asked or not mine:
        return _first_of(*asked[0], before) if asked else None
    for other, draft in reversed(before):
        if told.step.trigger.start - other.step.trigger.start > NEXT:
            return None
        measure = other.step.act in ("begin", "hold", "extend") and other.head in stems("measures")
        whose = set(other.parties) or (set(draft.parties) if measure else set())
        if (other.step.act in ANSWERED or measure) and whose and not mine & whose:
            return _first_of(other, draft, before)
    return None


def _first_of(told: Told, draft: Draft, before: Iterable[tuple[Told, Draft]]) -> Draft:
    """What one verb asks for in two clauses is answered as the first of them."""
    return next((one for other, one in before if other.step.trigger == told.step.trigger), draft)


def of_another_day(told: Told, draft: Draft) -> bool:
    """Whether an accord is named by a time at which a draft was not agreed: "the accord of September"."""
    if told.begins is None or draft.agreed is None or told.step.act not in ("back", "refuse", "accept"):
        return False
    first, last = told.begins.start, last_day(told.begins)
    if first is None:
        return False
    outside = not draft.agreed.startswith(first[:10]) if last is None else not first[:10] <= draft.agreed <= last
    begun = draft.effective is not None and exact_day(told.begins) == draft.effective
    return outside and not begun and told.head in stems("agree_nouns")


def _fresh_agreement(told: Told, draft: Draft) -> bool:
    """Whether somebody else welcomes or rejects "the accord", of which reports of the last days told that several
    made it."""
    day = known_day(told.known)
    if day is None or draft.agreed is None or not told.step.definite or told.head not in stems("agree_nouns"):
        return False
    if of_another_day(told, draft):
        return False
    made = any(
        one.step.act == "agree" and one.step.source != "provision" and len(one.parties) > 1 for one in draft.steps
    )
    text = any(one.head in stems("agree_nouns") for one in draft.steps)
    lasting = text and told.step.act == "back" and told.step.inner == "observe"  # "called on both to keep the accord"
    return (
        made and 0 <= apart(draft.agreed, day) <= (MEMORY if lasting else FRESH) and told.step.act in ("back", "refuse")
    )


def _same_day(told: Told, draft: Draft) -> bool:
    return draft.agreed is not None and exact_day(told.time) == draft.agreed
