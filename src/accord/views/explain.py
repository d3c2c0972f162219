"""A reading with what found each of its parts, so that a user can argue with it."""

from __future__ import annotations

from accord.model import Reading
from accord.views.check import check_reading

__all__ = ["reading"]


def reading(found: Reading) -> str:
    """Every event and statement of a reading, one a line, with its mechanism and score. Raises SpanError as all views
    do."""
    check_reading(found)
    words = {mention.id: _line(mention.span.exact) for mention in found.mentions}
    lines = [f"{found.report.outlet} ({found.report.path}), {found.model}, reader {found.version}"]
    for event in found.events:
        who = ", ".join(words[one] for one in event.actors) or "-"
        whom = ", ".join(words[one] for one in event.recipients) or "-"
        kind = f"{event.type} {event.mode}" if event.mode else event.type
        lines.append(
            f"  event {event.id}  {kind}  {event.realis}, {event.certainty}  “{_line(event.trigger.exact)}”"
            f"  {who} > {whom}"
            f"\n      found by {event.found_by}, score {event.score:.2f}"
        )
    for statement in found.statements:
        source = _line(statement.source.exact) if statement.source is not None else "-"
        content = " … ".join(_line(piece.exact) for piece in statement.content)
        lines.append(
            f"  statement {statement.id}  {statement.form}  {source}: {content}"
            f"\n      found by {statement.found_by}, score {statement.score:.2f}"
        )
    return "\n".join(lines) + "\n"


def _line(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in " ".join(text.split()))
