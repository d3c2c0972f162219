"""The process behind an account: commitments, incidents, exchanges, meetings."""

from __future__ import annotations

from functools import cached_property

from accord.comparing.account import Account
from accord.ledger import commitments, exchanges, incidents, meetings, restrictions
from accord.model import Commitment, Disagreement, Exchange, Incident, Meeting

__all__ = ["Process"]


class Process:
    """What an account says about a process. Everything is worked out once, when it is first asked for."""

    def __init__(self, account: Account) -> None:
        self._account = account

    @cached_property
    def commitments(self) -> tuple[Commitment, ...]:
        """What parties offered, demanded, pledged, agreed to or refused."""
        return commitments.commitments(self._account)

    @cached_property
    def incidents(self) -> tuple[Incident, ...]:
        """Alleged or reported acts of force or breach."""
        return incidents.incidents(self._account, self.commitments)

    @cached_property
    def exchanges(self) -> tuple[Exchange, ...]:
        """Exchanges and releases."""
        return exchanges.exchanges(self._account)

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """Meetings held and to come."""
        return meetings.meetings(self._account)

    @cached_property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """Disagreements about the scope of a commitment that show only when its restrictions are read ("only the
        plant")."""
        return restrictions.disagreements(self._account, self.commitments)
