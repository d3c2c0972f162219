"""What the next sentences say to a charge: who calls it a lie or says that he was not there, and who owns up.

A reply is known by where it stands (within two sentences of the incident), by whose it is (one who is said to have done
it) and by its polarity: whoever is charged and answers with a negation denies, as a reply to an assertion is either an
acceptance or a denial of it (Asher and Lascarides, Logics of Conversation, 2003).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from accord.comparing.denials import CALLED_FALSE, FALSE
from accord.comparing.profiles import StatementProfile
from accord.ledger.occurrences import Local
from accord.ledger.parties import Parties
from accord.model import Evidence, Mention, Span

__all__ = ["replies"]

# Sentences between what happened and what somebody says to it.
NEAR = 2
BARE = re.compile(rf"\W*(?:not (?:so|true|us|we|our)\b|(?:(?:a|an|all|pure|sheer) )*{FALSE}\b)", re.IGNORECASE)
NOT = re.compile(r"\b(?:not|never|no|none|nothing|nobody|nowhere|neither|nor)\b|n['’]t\b", re.IGNORECASE)
UNHURT = re.compile(
    r"\b(?:hurt|injur|wound|kill|dead|died|casualt|damage|comment|hope|peace|truce|talks)", re.IGNORECASE
)
OWNS = re.compile(
    r"\b(?:admit\w*|acknowledg\w*|own(?:s|ed)? up|confess\w*|apologi[sz]\w*|"
    r"(?:claim|accept|assum)(?:s|ed)? (?:the )?responsibility|(?:takes|took|taken) responsibility)\b",
    re.IGNORECASE,
)
# So many words of what is said, within which its negation stands.
OPENING = 8

Say = Callable[[Local, str, str, Span], None]


def replies(
    found: Sequence[Local],
    statements: Sequence[StatementProfile],
    mentions: Sequence[Mention],
    sentences: Sequence[tuple[int, int]],
    text: str,
    parties: Parties,
    ids: Mapping[tuple[str, str], str],
    say: Say,
) -> None:
    """Add to the incidents of a report (``found``) what the sentences behind each say to it. ``say``: how a voice is
    kept."""
    for number, (low, high) in enumerate(sentences):
        home = _before(found, sentences, number)
        if home is None:
            continue
        told = Span(low, high, text[low:high])
        named = [
            (mention.span.start, actor)
            for mention in mentions
            if mention.kind == "actor" and mention.actor is not None and low <= mention.span.start < high
            if (actor := ids.get((home.report, mention.actor))) is not None
        ]
        said = [one for one in statements if one.speaker is not None and low <= one.statement.content[0].start < high]
        _answered(home, told, named, said, parties, say)


def _before(found: Sequence[Local], sentences: Sequence[tuple[int, int]], number: int) -> Local | None:
    """The incident that was told last, within two sentences before one that tells none itself."""
    low, high = sentences[number]
    first = sentences[max(0, number - NEAR)][0]
    places = [(local.events[-1].event.trigger.start, local) for local in found]
    if any(low <= place < high for place, _ in places):
        return None
    near = [one for one in places if first <= one[0] < low]
    return max(near, key=lambda one: one[0])[1] if near else None


def _answered(
    home: Local,
    told: Span,
    named: Sequence[tuple[int, str]],
    said: Sequence[StatementProfile],
    parties: Parties,
    say: Say,
) -> None:
    charged = set(home.perpetrators)
    spoken = {one.party for one in home.spoken if one.role in ("denies", "confirms")}
    for one in said:
        assert one.speaker is not None
        content = " ".join(one.statement.content[0].exact.split())
        opening = " ".join(content.split()[:OPENING])
        denied = NOT.search(opening) is not None and UNHURT.search(content) is None
        alleged = any(other.role == "alleges" for other in home.spoken)
        party = parties.of(one.speaker)
        if party in charged - spoken and alleged and (denied or BARE.match(content)):
            say(home, "denies", one.speaker, told)
            home.more.append(Evidence(home.report, told))
            return
    mine = [(place, actor) for place, actor in named if parties.of(actor) in charged - spoken]
    if not mine:
        return
    if BARE.match(told.exact) or ((found := CALLED_FALSE.search(told.exact)) and mine[0][0] < told.start + found.end()):
        say(home, "denies", mine[0][1], told)
        home.more.append(Evidence(home.report, told))
        return
    owns = OWNS.search(told.exact)
    if owns is None or mine[0][0] > told.start + owns.start() or named[0] != mine[0]:
        return
    if NOT.search(told.exact[: owns.start()]) is None:
        party = parties.of(mine[0][1])
        home.spoken = [one for one in home.spoken if not (one.role == "alleges" and one.party == party)]
        say(home, "confirms", mine[0][1], told)
        home.more.append(Evidence(home.report, told))
