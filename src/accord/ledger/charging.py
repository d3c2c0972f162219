"""Turns of phrase in which somebody is charged with a deed, or gives it a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from accord.comparing.profiles import StatementProfile
from accord.comparing.tokens import fold, stem
from accord.comparing.vocabulary import classes
from accord.ledger.occurrences import Local
from accord.ledger.parties import Parties
from accord.model import Amount, Evidence, Span

__all__ = ["OF", "labels"]

# What somebody is charged with, behind his name.
OF = re.compile(r"\s+(?:of|with)\s+([^.;]+)")
# "calls it murder and a breach of the truce"
CALLED = re.compile(r"(?:it|this|that) (?:as )?((?:an? |the )?\w+(?: \w+){0,8})", re.IGNORECASE)
CALLS = re.compile(r"\b(?:call|describ|brand|term|denounc|condemn)\w*", re.IGNORECASE)


def labels(
    found: Sequence[Local],
    statements: Sequence[StatementProfile],
    text: str,
    parties: Parties,
    between: Callable[[int, int], int],
    say: Callable[[Local, str, str, Span], None],
) -> None:
    """ "B. calls it murder": whoever calls by such a name what others did charges them with it. ``between``: how many
    sentences lie between two places of the text; ``say``: how a voice is kept."""
    for statement in statements:
        cue = statement.statement.cue
        called = CALLED.match(" ".join(statement.text.split())) if cue is not None else None
        if cue is None or CALLS.search(cue.exact) is None:
            continue
        if called is None or statement.speaker is None:
            continue
        words = {stem(fold(word)) for word in called[1].split()}
        if not words & (classes()["killing"] | classes()["assaults"] | classes()["breaching"]):
            continue
        party = parties.of(statement.speaker)
        before = [one for one in found if one.events[0].event.trigger.start < cue.start]
        others = [one for one in before if party not in one.perpetrators]
        if not others or between(others[-1].events[-1].event.trigger.start, cue.start) > 2:
            continue
        last = statement.statement.content[-1]
        low = min(cue.start, (statement.statement.source or cue).start)
        told = Span(low, last.end, text[low : last.end])
        say(others[-1], "alleges", statement.speaker, told)
        others[-1].more.append(Evidence(others[-1].report, told))
        others[-1].breaks = others[-1].breaks or bool(words & classes()["breaching"])
        if words & classes()["killing"]:
            for profile in others[-1].events:
                for one in profile.numbers:
                    if isinstance(one.value, Amount) and one.value.kind == "count" and one.value.unit is not None:
                        others[-1].counts.append(("dead", one.value, one.span))
