"""The closed sets of words that the nouns take as values."""

from __future__ import annotations

from typing import Literal

__all__ = [
    "ActorKind",
    "BlockKind",
    "Certainty",
    "CommitmentClass",
    "DisagreementKind",
    "FactKind",
    "MentionKind",
    "OutletKind",
    "Precision",
    "Realis",
    "Relation",
    "Standing",
    "StatementForm",
    "StepSource",
    "Verdict",
]

BlockKind = Literal["paragraph", "heading", "dateline", "byline", "caption", "list", "boilerplate", "speaker"]
MentionKind = Literal["actor", "place", "time", "quantity"]
ActorKind = Literal["person", "state", "organisation", "group"]
StatementForm = Literal["direct", "indirect", "mixed"]
Realis = Literal["actual", "future", "hypothetical", "negated"]
Certainty = Literal["certain", "probable", "possible"]
StepSource = Literal[
    "verb",
    "adjective",
    "noun",
    "provision",
    "begin",
    "aspect",
    "hold",
    "purpose",
    "monitoring",
    "condition",
    "judged",
    "laid on",
    "wording",
    "breach",
    "role",
    "forces",
    "own",
    "done",
]
Precision = Literal["second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade"]
Relation = Literal["equal", "compatible", "refines", "conflicts", "absent"]
Verdict = Literal["corroborated", "single", "disputed"]
FactKind = Literal["event", "statement"]
DisagreementKind = Literal[
    "number", "date", "duration", "actor", "place", "scope", "polarity", "certainty", "attribution", "wording"
]
OutletKind = Literal["wire", "newspaper", "broadcaster", "government", "party"]
CommitmentClass = Literal["proposal", "demand", "pledge", "request", "agreement", "declaration", "refusal"]
Standing = Literal["floated", "proposed", "agreed", "in force", "expired", "refused", "withdrawn"]
