"""The strands of a process, found from what its records are about."""

from __future__ import annotations

from collections.abc import Sequence

from accord.ledger.issues import issue_of, name_of
from accord.ledger.records import (
    AidRecord,
    CommitmentRecord,
    ExchangeRecord,
    IncidentRecord,
    MeetingRecord,
    Track,
)

__all__ = ["tracks"]


def tracks(
    commitments: Sequence[CommitmentRecord],
    incidents: Sequence[IncidentRecord],
    exchanges: Sequence[ExchangeRecord],
    aid: Sequence[AidRecord],
    meetings: Sequence[MeetingRecord],
) -> tuple[Track, ...]:
    """One track for each issue that a commitment is about, in the order in which they came up.

    Incidents go with the commitment that they would breach, else with the ceasefire or, where there is none, a track
    of their own; exchanges with the prisoners; meetings with what their words name.
    """
    issues = list(dict.fromkeys(record.issue for record in commitments))
    of = {record.id: record.issue for record in commitments}
    parts: dict[str, tuple[list[str], list[str], list[str], list[str], list[str]]] = {}

    def at(issue: str) -> tuple[list[str], list[str], list[str], list[str], list[str]]:
        return parts.setdefault(issue, ([], [], [], [], []))

    for issue in issues:
        at(issue)[0].extend(record.id for record in commitments if record.issue == issue)
    for incident in incidents:
        fallback = "ceasefire" if "ceasefire" in parts else "force"
        at(of.get(incident.breach_of or "", fallback))[1].append(incident.id)
    for exchange in exchanges:
        at("prisoners")[2].append(exchange.id)
    for help_ in aid:
        at(issue_of(" ".join(term.text for term in help_.what)) or "aid")[3].append(help_.id)
    for meeting in meetings:
        about = issue_of(" ".join(item.span.exact for item in meeting.evidence))
        at(about if about in parts else "talks")[4].append(meeting.id)
    return tuple(Track(f"t-{issue}", _called(issue), *(tuple(part) for part in parts[issue])) for issue in parts)


def _called(issue: str) -> str:
    return "acts of force" if issue == "force" else name_of(issue)
