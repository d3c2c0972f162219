"""A process over time: what some reports tell of commitments, incidents, exchanges, aid and meetings, on a given day.

``history`` is a pure function. What was known as of a day is ``history(known_by(readings, day), on=day)``: it sees
nothing that was published later, and so nothing that is published later can change it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from accord.errors import InputError
from accord.ledger.commitment_records import commitment_records
from accord.ledger.corrections import Entered, moves
from accord.ledger.days import known_day
from accord.ledger.incident_records import incident_records
from accord.ledger.meeting_records import meeting_records
from accord.ledger.record_review import apply
from accord.ledger.records import History
from accord.ledger.tellings import gather
from accord.ledger.tracks import tracks
from accord.ledger.transfer_records import aid_records, exchange_records
from accord.model import Reading

__all__ = ["history", "known_by"]


def known_by(readings: Iterable[Reading], day: str) -> list[Reading]:
    """The readings of reports that were published on ``day`` (ISO date, in UTC) or before. A report whose publication
    time is unknown was known on no day."""
    return [
        reading for reading in readings if (known := known_day(reading.report.published)) is not None and known <= day
    ]


def history(
    readings: Iterable[Reading],
    *,
    on: str | None = None,
    corrections: Iterable[Entered] = (),
) -> History:
    """The process that these readings tell, as it stands on the day ``on``. Their order changes nothing.

    ``on`` (ISO date) is the day on which one looks: truces have run out by it, meetings are past. Without it the day
    of the last report counts; where no report has one, nothing runs out by itself.
    ``corrections``: what persons said of its records, in the order in which they said it. Raises InputError where
    ``on`` is no date.
    """
    if on is not None:
        try:
            date.fromisoformat(on)
        except ValueError:
            raise InputError(on, "is no date: YYYY-MM-DD is wanted") from None
    material = gather(readings)
    if on is None:
        on = max((day for known in material.known.values() if (day := known_day(known)) is not None), default=None)
    entered = tuple(corrections)
    moved: dict[int, str | None] = {}
    commitments = commitment_records(material, on, moves(entered, "commitment"), moved)
    incidents = incident_records(material, commitments, moves(entered, "incident"), moved)
    exchanges = exchange_records(material, moves(entered, "exchange"), moved)
    aid = aid_records(material, moves(entered, "aid"), moved)
    meetings = meeting_records(material, on, moves(entered, "meeting"), moved)
    named = {
        party
        for record in commitments
        for party in (*record.parties, *record.third_parties, *record.addressees, *record.silent)
    }
    named.update(stand.party for record in commitments for stand in record.positions)
    named.update(party for incident in incidents for party in incident.perpetrators)
    named.update(
        voice.party
        for incident in incidents
        for voice in (*incident.alleged_by, *incident.denied_by, *incident.confirmed_by)
    )
    named.update(party for exchange in exchanges for party in exchange.parties)
    named.update(party for help_ in aid for party in (*help_.givers, *help_.receivers))
    named.update(party for meeting in meetings for party in meeting.parties)
    made = History(
        on=on,
        readings=material.readings,
        actors=material.actors,
        names=material.parties.names(named),
        commitments=commitments,
        incidents=incidents,
        exchanges=exchanges,
        aid=aid,
        meetings=meetings,
        tracks=tracks(commitments, incidents, exchanges, aid, meetings),
    )
    return apply(made, entered, moved) if entered else made
