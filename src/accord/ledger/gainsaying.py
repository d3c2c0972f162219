"""What an act of rejecting turns down: something that was asked or offered, or only what somebody has said."""

from __future__ import annotations

import re
from functools import cache

from accord.comparing import tokens
from accord.comparing.profiles import EventProfile
from accord.comparing.tokens import content_words
from accord.comparing.vocabulary import classes
from accord.data import word_sets
from accord.reading import clauses
from accord.reading.step_terms import lexicon

__all__ = ["asked_for", "gainsays"]

# What is asked for and granted, or denied to somebody, beside the nouns of requests and offers.
GRANTED = frozenset(
    {"access", "asylum", "bail", "entry", "licence", "license", "motion", "parole", "permission", "permit", "visa"}
)
_THAT = re.compile(r"\bthat\b", re.IGNORECASE)


@cache
def asked_for() -> frozenset[str]:
    """Stems of what is denied to somebody, and not denied to have been: "denied bail", "dismissed the offer"."""
    asked = clauses.vocabulary()["request_nouns"] | clauses.vocabulary()["offer_nouns"] | GRANTED
    return frozenset(tokens.stem(word) for word in asked) - classes()["claims"]


@cache
def _sayings() -> frozenset[str]:
    """Stems of the nouns for what somebody has said of the world: "claim", "rumour", "complaint"."""
    told = word_sets("realis.json")["claiming_nouns"] | lexicon()["claims"]
    return classes()["claims"] | {tokens.stem(tokens.fold(word)) for word in told}


def gainsays(profile: EventProfile) -> bool:
    """Whether an act denies or rejects what somebody has said ("rejected the charge", "denied having fired"): it says
    something of the world, and refuses nothing that anybody wants."""
    event = profile.event
    if event.type != "REJECT":
        return False
    words = content_words(event.object.exact) if event.object is not None else []
    head = words[-1] if words else None
    if profile.trigger in classes()["refuting"]:
        return head not in asked_for()
    if head not in _sayings():
        return False
    # "rejected the suggestion that his men had fired", "rejected the suggestion" of a pause: one noun is both
    both = head in classes()["proposing"]
    return not both or (event.theme is not None and _THAT.search(event.theme.exact) is not None)
