"""In which statements' words a token stands, found without asking every statement."""

from __future__ import annotations

from collections.abc import Iterable

from accord.model import Statement
from accord.reading.syntax import Token

__all__ = ["Holders"]

BUCKET = 512  # code points; a statement is looked for only by the tokens of the buckets that its content touches


class Holders:
    """The statements of a report by the stretches of text that they hold."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._buckets: dict[int, list[Statement]] = {}
        for statement in statements:
            touched = {
                bucket
                for piece in statement.content
                for bucket in range(piece.start // BUCKET, piece.end // BUCKET + 1)
            }
            for bucket in touched:
                self._buckets.setdefault(bucket, []).append(statement)

    def around(self, token: Token) -> list[Statement]:
        """The statements in whose content a token stands, in their own order."""
        return [
            statement
            for statement in self._buckets.get(token.start // BUCKET, ())
            if any(piece.start <= token.start and token.end <= piece.end for piece in statement.content)
        ]

    def innermost(self, token: Token) -> Statement | None:
        """Of these the one with the shortest content, which is the one nested deepest; None where there is none."""
        return min(self.around(token), key=_width, default=None)


def _width(statement: Statement) -> int:
    return sum(piece.end - piece.start for piece in statement.content)
