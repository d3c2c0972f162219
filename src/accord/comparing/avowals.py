"""Whether a source affirms or denies what it is told to have said, compared.

Who denies in one report what he affirms in the other is told two ways, though the words behind "denied" and "said" be
the same to the letter. The cue decides together with the content: "denied that it was so" is "said that it was not".
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence

from accord.comparing import unsettled, voices, words
from accord.comparing.denials import denies
from accord.comparing.grading import Close, Key, Told, meeting, related
from accord.comparing.profiles import StatementProfile
from accord.comparing.tokens import folded
from accord.model import Actor, Relation, Slot, SlotValue, Span

__all__ = ["affirms", "opposed", "polarity"]

FEWEST = 3  # content words that two contents share to be of one matter: a name alone is none
NEARLY = 0.6  # their share of all content words (Ochiai)


def affirms(profile: StatementProfile) -> bool | None:
    """Whether a source says of a matter that it is so; None where it leaves that open ("did not deny")."""
    cue, content = profile.statement.cue, profile.statement.content[0]
    if cue is None:
        return None
    before = profile.statement.form != "direct" and cue.end <= content.start
    denied = denies(cue.exact, content.exact) if before else False  # “We did not,” he denied
    if denied is None:
        return None
    return denied == (words.negations(profile.text) % 2 == 1)


def opposed(a: StatementProfile, b: StatementProfile) -> bool:
    """Whether of two sources one denies what it is told to speak of, by its cue, and the other affirms."""
    one, two = affirms(a), affirms(b)
    return one is not None and two is not None and one != two and (_denied(a) or _denied(b))


def polarity(
    cluster: Sequence[StatementProfile], whole: Mapping[Key, Span], actors: Mapping[str, Actor], close: Close
) -> Slot | None:
    """The slot that says of every telling whether the source affirms; None where no cue denies. ``whole``: the words of
    each telling with its source and cue."""
    telling = [(profile, sure) for profile in cluster if (sure := affirms(profile)) is not None]
    if not any(_denied(profile) for profile, _ in telling):
        return _settled(cluster, whole, close)
    by: dict[tuple[str, Span], StatementProfile] = {}
    tellers: dict[tuple[str, Span], list[Key]] = {}
    found = []
    for profile, sure in telling:
        span = whole[profile.key]
        by.setdefault((profile.key[0], span), profile)
        tellers.setdefault((profile.key[0], span), []).append(profile.key)
        found.append(SlotValue("affirmed" if sure else "negated", span.exact, profile.key[0], span))

    def relate(a: SlotValue, b: SlotValue) -> Relation:
        if a.value == b.value:
            return "equal"
        one, two = by[a.report, a.span], by[b.report, b.span]
        if not (_denied(one) or _denied(two)) or not _one_matter(one, two):
            return "compatible"
        if one.speakers.isdisjoint(two.speakers) and voices.relation(one, two, actors) in ("conflicts", "absent"):
            return "compatible"  # what one says another may deny
        return "conflicts"

    def alike(value: SlotValue) -> Hashable:
        one = by[value.report, value.span]
        return value.value, one.text, one.cue, one.speakers

    met = meeting((profile.key for profile, _ in telling), close)
    return related("polarity", found, relate, alike, met=met, told=Told(tellers, close))


def _settled(cluster: Sequence[StatementProfile], whole: Mapping[Key, Span], close: Close) -> Slot | None:
    """The slot that says of every telling whether its matter is settled in it or goes on; None where no two are told
    apart so: "discussed the bans but put off a decision", "agreed on the bans"."""
    by: dict[tuple[str, Span], StatementProfile] = {}
    tellers: dict[tuple[str, Span], list[Key]] = {}
    found = []
    for profile in cluster:
        span = whole[profile.key]  # "agreed to" is often the words for the act of speech
        done = unsettled.goes_on(folded(span.exact))
        if done is None:
            continue
        by.setdefault((profile.key[0], span), profile)
        tellers.setdefault((profile.key[0], span), []).append(profile.key)
        found.append(SlotValue("affirmed" if done else "negated", span.exact, profile.key[0], span))
    if len({value.value for value in found}) < 2:
        return None

    def relate(a: SlotValue, b: SlotValue) -> Relation:
        if a.value == b.value:
            return "equal"
        one, two = (folded(value.span.exact) for value in (a, b))
        return "compatible" if unsettled.apart(one, two) is None else "conflicts"

    def alike(value: SlotValue) -> Hashable:
        one = by[value.report, value.span]
        return value.value, one.text, one.speakers

    keys = {key for group in tellers.values() for key in group}
    met = meeting((profile.key for profile in cluster if profile.key in keys), close)
    slot = related("polarity", found, relate, alike, met=met, told=Told(tellers, close))
    return slot if any(value.relation == "conflicts" for value in slot.values) else None


def _denied(profile: StatementProfile) -> bool:
    cue, content = profile.statement.cue, profile.statement.content[0]
    return cue is not None and cue.end <= content.start and denies(cue.exact, content.exact) is True


def _one_matter(a: StatementProfile, b: StatementProfile) -> bool:
    if len(a.words & b.words) < FEWEST:
        return False
    if words.wording(a.text, b.text) in ("equal", "refines", "compatible"):
        return True
    size = math.sqrt(len(a.words) * len(b.words))
    return bool(size) and len(a.words & b.words) / size >= NEARLY
