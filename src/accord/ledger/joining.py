"""Which tellings are of one commitment: every step joins the record that it fits best, or opens one.

Steps are taken in the order in which they became known, and what has been joined is never parted again. So a later
report can add to an answer and never change what was answered before. The rules stand in ``docs/process.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from accord.comparing.vocabulary import classes
from accord.ledger.answering import (
    STALE,
    agreed_text,
    apart_from,
    both,
    contents,
    laid_on,
    of_another_day,
    replaced,
    taken_up,
    within,
)
from accord.ledger.days import add, apart, exact_day, known_day
from accord.ledger.drafts import (
    ANSWERS,
    MAKING,
    OFFERS,
    Draft,
    anothers,
    extends,
    kinds_of,
    limits_of,
    part_of,
    stems,
    truces,
)
from accord.ledger.tellings import Told
from accord.model import TimeValue

__all__ = ["join"]

DIRECTIVES = frozenset({"demand", "request"})
OPENERS = frozenset(
    {"propose", "demand", "request", "pledge", "agree", "accept", "declare", "open", "refuse", "extend"}
)
STANCES = frozenset({"open", "accept", "refuse", "back"})
# An agreement that is told anew this many days after the first telling is another one, unless it is told as known.
SAME_DAYS = 3
# Characters within which the words stand that a bare "backing" is about.
BESIDE = 120
# Shared content words, as a share of the shorter telling's, from which two undertakings of one issue are one.
SHARED = 0.34
# Content words from which what is dropped has been told: "its demand that fighters join the police".
TOLD_WORDS = 3
# Content words from which an offer is a package of several things.
PACKAGE = 8

_HAVING = re.compile(r"(?:to (?:have|let|allow|invite|admit)|that)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(r"to (?:do|\w+ (?:it|them|so|this|that))\b(?! \w+ing)", re.IGNORECASE)
_NONE = re.compile(r"no\b", re.IGNORECASE)


def join(steps: Iterable[Told]) -> list[Draft]:
    """The commitments that these steps tell, in the order in which they became known."""
    drafts: list[Draft] = []
    last: dict[str, list[tuple[Told, Draft]]] = {}  # what each report has told so far, in text order
    waiting: Told | None = None  # "despite backing from A": of what, the next words of the sentence say
    for told in steps:
        if told.step.act == "back" and told.step.object is None and told.step.source != "judged":
            waiting = told
            continue
        spoken = told.step.act in ("open", "propose", "begin") or told.step.source == "breach"
        if told.step.realis == "hypothetical" and not spoken:
            if not (told.step.act == "accept" and told.step.condition is not None and told.parties):
                continue  # "could accept them if ..." is an answer on a condition
        before = last.setdefault(told.report, [])
        if told.step.source == "laid on":
            for draft in laid_on(told, before):
                draft.add(told)
            continue
        old = replaced(told, drafts)
        if old is not None:
            old.replaced = told
            whose = next((one for one in old.steps if one.parties), told)
            told = replace(told, parties=whose.parties, actors=whose.actors)
        home = None
        if old is None and not apart_from(told, before):
            home = (
                within(told, before)
                or contents(told, before)
                or taken_up(told, before, drafts)
                or _best(told, before, drafts)
            )
        if home is None:
            if not _opens(told):
                continue
            home = Draft(told.issue or "other", extends(told), len(drafts))
            drafts.append(home)
        if home.issue == "other" and told.issue is not None and (_awaited(told, home) or contents(told, before)):
            home.issue = told.issue
        home.add(told, _beside(told, before))
        for other in both(told, before, home):
            other.add(told)
        if home.agreed is not None and home.issue == "ceasefire" and not home.extension:
            _close(home, drafts)
        before.append((told, home))
        if waiting is not None and waiting.report == told.report:
            if 0 < told.step.trigger.start - waiting.step.trigger.end < BESIDE:
                home.add(waiting)
            waiting = None
    return drafts


def _beside(told: Told, before: Sequence[tuple[Told, Draft]]) -> TimeValue | None:
    """When the act before it was done, if the same parties did the same: "agreed on Friday to ..., and also agreed
    to"."""
    if not before or told.step.act not in MAKING:
        return None
    other, draft = before[-1]
    when = other.time or draft.times[max(n for n, one in enumerate(draft.steps) if one is other)]
    return when if other.step.act == told.step.act and set(other.parties) & set(told.parties) else None


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
            and not part_of(home, other)
        ):
            other.over = home.effective or home.agreed


def _opens(told: Told) -> bool:
    step = told.step
    if step.source == "wording" and step.object is not None and _NONE.match(step.object.exact):
        return False
    if step.act in MAKING and step.source == "verb" and step.object is not None and _ELSEWHERE.match(step.object.exact):
        return told.issue is not None  # "had undertaken to reopen it": what, is told elsewhere
    if step.act in ("begin", "hold", "end"):
        named = told.head in stems("undertakings") - stems("agree_nouns")
        taken = told.head in stems("measures") and step.source == "begin"
        return (named or taken) and told.issue is not None and step.act != "end"
    if (
        step.object is None
        or (step.act == "request" and not told.words)
        or (step.act == "extend" and told.issue is None)
    ):
        return False
    if step.act == "demand" and step.source == "wording" and not told.parties:
        return False
    if step.act == "demand" and step.source == "verb" and not told.parties and told.issue is None:
        return False  # "the law requires that every party be registered"
    if step.act == "propose" and step.source == "verb" and step.realis != "actual" and not told.parties:
        return False  # "such a pact would offer protection": nobody offers
    if step.act == "withdraw":
        # "has dropped its demand for independence": of which nobody has told before
        about = told.issue is not None or len(told.words) >= TOLD_WORDS
        return told.owner is not None and about and set(told.parties) == {told.owner}
    measure = told.head in stems("measures") | stems("undertakings")  # "would lift the ban"
    if step.source == "own" and (told.issue == "talks" or (told.issue is None and not measure)):
        return False  # "would speak to the press on Friday": nothing that one undertakes
    if step.act == "back":
        return told.issue is not None and told.head in stems("undertakings") and not step.definite
    unknown = told.issue is None and kinds_of(told) and told.head != "condition" and told.offered is None
    if step.act in ("refuse", "accept") and unknown:
        return False  # "rejected the plan": which one was never told
    return step.act in OPENERS


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
        if _dates_meet(told, draft) or _ends_meet(told, draft):
            points += 4
        if set(told.parties) & draft.everybody:
            points += 1
        if told.step.act != "end" and (draft.over is not None or _past(draft, day)):
            points -= 4
        last = known_day(draft.steps[-1].known)
        if day is not None and last is not None:
            points -= min(3.0, abs(apart(last, day)) / 30)
        if told.head in stems("measures") and any(one.head == told.head for one in draft.steps):
            points += 2  # "the zone": what has been called so
        if any(one.report == told.report and one.step.head == told.step.head is not None for one in draft.steps):
            points += 2  # "a truce will begin on Friday and run until": one noun of two verbs
        if _by_name(told, draft):
            points += 3
        shared = len(told.words & draft.words) / max(1, min(len(told.words), len(draft.words)))
        if told.duration is not None and any(other.duration == told.duration for other in draft.steps):
            points += 2
        # of truces there is one at a time; what else one issue holds is told apart by its words
        return points + shared * (1 if told.issue == "ceasefire" else 3), draft.number

    return max(same, key=score)


def _by_name(told: Told, draft: Draft) -> bool:
    """Whether a truce is called by a name by which it was told before: "the Easter truce"."""
    mine = told.words - truces() - classes()["generic"]
    return told.issue == "ceasefire" and told.step.definite and told.head in truces() and bool(mine & draft.words)


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


def _ends_meet(told: Told, draft: Draft) -> bool:
    """Whether a pause is told to have ended on the very day that is the last of an undertaking."""
    day = exact_day(told.time)
    return told.step.act == "end" and day is not None and draft.over is None and day == draft.runs_out()


def _may(told: Told, draft: Draft) -> bool:
    """Whether a telling can be of a commitment at all."""
    step = told.step
    issue = told.issue
    if anothers(told, draft) or of_another_day(told, draft):
        return False
    if _awaited(told, draft):
        return True
    if step.act == "end" and step.definite and told.issue in (None, "ceasefire") and _ends_meet(told, draft):
        return True  # "when the pause ended on December 3": what was to last until then
    if extends(told) and issue is None and not told.head and draft.undertaking:
        issue = draft.issue if draft.steps[-1].report == told.report else None  # "agreed to renew it"
    if (
        issue is None
        and step.act in ("begin", "end", "hold", "back", "term", "extend")
        and told.head in stems("agree_nouns") | stems("undertakings") | {"week", "term"}
    ):
        if step.act == "back" and told.head in stems("agree_nouns") and draft.acts <= {"open", "back", "silent"}:
            return False  # "welcomed the agreement": that to which somebody is only open is none
        issue = draft.issue if draft.steps[-1].report == told.report or draft.undertaking else None
    if issue is None and step.act == "agree" and step.source == "verb" and told.head in stems("agree_nouns"):
        if len(set(told.parties)) > 1 and (not agreed_text(draft) or _another(told, draft)):
            return False  # "signed a memorandum": none of the single things that the two promised, nor an older one
    if issue is None:
        return draft.issue == "other" and _overlap(told, draft) >= 0.6 and _kin(told, draft)
    if issue != draft.issue:
        return False
    # what is agreed to last longer is the same undertaking
    made = step.act in (*MAKING, "extend") and step.realis == "actual"
    granted = extends(told) and made and draft.agreed is not None
    if extends(told) != draft.extension and not granted:
        return False
    if step.act == "extend" and not draft.undertaking and told.head not in stems("measures"):
        return False
    having = step.act in ("agree", "accept") and _HAVING.match(step.object.exact if step.object is not None else "")
    if having and draft.acts <= {"open", "propose"} and draft.agreed is None:
        if (set(told.named) - set(told.parties)) & {*draft.parties, *draft.offering}:
            return True  # "agreed to have the Union send observers": the offer of the one that it names
    if not _kin(told, draft):
        return False
    truce = issue == "ceasefire"
    if draft.agreed is not None and step.act == "refuse" and _NONE.match(step.object.exact if step.object else ""):
        return False  # "will sign no truce": none that holds already
    if step.source == "wording" and step.act == "refuse" and draft.steps[-1].report != told.report:
        return False  # "there will be no truce": of which, the same report says
    if truce and _limits_apart(told, draft):
        return False
    # with a truce the noun says enough; other undertakings of one issue are many ("hand over lists", "return the dead")
    beside = draft.steps[-1].report == told.report and step.act in STANCES and draft.acts <= STANCES
    if step.act == "withdraw" and step.source == "role" and set(told.parties) & draft.everybody:
        return True  # "gave up its role as mediator": that in which it had offered itself
    measure = told.head in stems("measures") and step.act in (*MAKING, "begin", "hold")
    if measure and not (step.definite and draft.agreed is not None) and not _overlap(told, draft):
        return False  # "a zone has been closed" is nothing else of its issue
    if granted and _prolongs(told, draft):
        return True
    if not truce and not beside and _overlap(told, draft) < SHARED:
        return step.source not in ("verb", "provision", "adjective") or (
            step.act == "refuse" and bool(set(told.parties) & set(draft.asked))
        )
    return not _another(told, draft)


def _prolongs(told: Told, draft: Draft) -> bool:
    """Whether what is agreed to last longer, or to be done later, is what has a last day: "agreed to extend the
    deadline for the army's departure from Lipa" names with it one thing at least."""
    loose = classes()["generic"] | stems("calendar") | stems("agree_nouns")
    shared = {word for word in told.words & draft.words - loose if not word.isdigit()}
    return told.step.definite and draft.runs_out() is not None and bool(shared)


def _awaited(told: Told, draft: Draft) -> bool:
    """Whether an offer is the one of which a draft knows the answer only: "rejected the Council's demand", which
    another report told before."""
    if told.step.act not in OFFERS or draft.issue != "other" or not draft.acts <= ANSWERS:
        return False
    answering = {party for other in draft.steps for party in other.parties}
    return bool(set(told.parties) & set(draft.offering)) and bool(set(told.asked) & answering)


def _limits_apart(told: Told, draft: Draft) -> bool:
    mine, theirs = limits_of(told), draft.limits
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
    if told.issue is None and len(told.words & draft.words - classes()["generic"]) < 1:
        return 0.0  # "return", "plan": a word of many things
    return max(len(told.words & other.words) / max(1, min(len(told.words), len(other.words))) for other in draft.steps)


def _kin(told: Told, draft: Draft) -> bool:
    """Whether those who act belong to it: a demand is its own speaker's, an agreement that of its parties."""
    act, mine = told.step.act, set(told.parties)
    if told.step.source == "forces" and set(told.awaited) & draft.everybody and draft.undertaking:
        return True  # "will hold his fire if the rebels do": on the condition of what they have declared
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
    if _told_again(told, draft):
        return False
    if begins is not None and draft.effective is not None and begins != draft.effective and draft.agreed is not None:
        return True
    if (
        told.duration is not None
        and step.act != "end"
        and not extends(told)
        and any(_conflicting(told, other) for other in draft.steps)
    ):
        return True
    if step.act == "open" and not step.definite and draft.made:
        return True
    if step.source == "provision" and told.head in truces() and not any(one.head in truces() for one in draft.steps):
        return True  # "a ceasefire will begin on May 3" is one thing of the accord that ends the war
    if step.act in ("refuse", "accept") and kinds_of(told) and not step.definite and told.offered is None:
        if draft.steps[-1].report != told.report:
            return True  # "vetoed a resolution": one of which nobody has told before
    if step.act == "propose" and step.source == "verb" and len(told.words) >= PACKAGE:
        if max(len(told.words & other.words) for other in draft.steps) < SHARED * len(told.words):
            return True  # so many things together are an offer of their own
    if step.act in ("begin", "hold") and draft.acts <= {"open", "back", "silent"}:
        if any(other.step.condition is not None for other in draft.steps):
            return True  # what somebody would accept on a condition is not yet what holds
    ordered = step.act == "declare" and step.object is not None and step.object.exact.lower().startswith("to ")
    if ordered and draft.agreed is None and draft.acts & OFFERS and draft.steps[-1].report != told.report:
        return True  # what a side orders its own forces to do is not what it has proposed to both
    if step.act == "declare" and not step.definite and len(set(told.parties)) == 1 and len(draft.parties) > 1:
        return draft.agreed is not None  # what one side declares is not what both have agreed
    last = known_day(draft.steps[-1].known)
    if (
        (step.act in MAKING or (step.act in (*OFFERS, "begin", "hold") and told.offered is None))
        and draft.agreed is None
        and day is not None
        and last is not None
        and apart(last, day) > STALE
        and not _by_name(told, draft)
    ):
        return True
    known = step.definite and (told.head in stems("undertakings") or bool(kinds_of(told)))  # not "their arms"
    anothers = step.act in DIRECTIVES | {"propose"} and step.source == "verb" and not known and told.parties
    if anothers and draft.offering and not set(told.parties) & draft.everybody and day is not None and last is not None:
        if apart(last, day) > 1:
            return True  # somebody else makes an offer of his own, days after that one was spoken of
    rival = step.act in ("propose", "request") and step.source == "verb" and draft.first.report == told.report
    if rival and draft.offering and told.parties and not set(told.parties) & set(draft.offering):
        return True  # two who propose in one report propose two things, unless the second takes up the first
    if (
        draft.over is not None
        and not draft.acts <= ANSWERS  # an answer that was told before its offer
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


def _told_again(told: Told, draft: Draft) -> bool:
    """Whether somebody is told to have undertaken what he has, by its last day: the same act until the same day."""
    ends = exact_day(told.ends)
    if ends is None or told.step.act not in MAKING or told.fresh or draft.agreed is None or draft.issue == "ceasefire":
        return False
    mine = set(told.parties)
    return ends == draft.runs_out() and bool(mine) and mine <= draft.everybody


def _conflicting(told: Told, other: Told) -> bool:
    """Whether two tellings give lengths that can't be one."""
    mine, theirs = told.duration, other.duration
    if mine is None or theirs is None or other.within != told.within or other.step.act == "end" or extends(other):
        return False
    first, second = add("2001-01-01", mine), add("2001-01-01", theirs)
    return (
        first is not None
        and second is not None
        and abs(apart(first, second)) > max(2, apart("2001-01-01", second) // 10)
    )
