"""A reading with what found each of its parts, an account with what joined them, so that a user can argue with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from accord.comparing.parting import Parting, partings
from accord.comparing.stories import FOLLOW, JOIN
from accord.model import Dossier, Passage, Reading
from accord.views.check import check_dossier, check_reading
from accord.views.wording import cut, listed

__all__ = ["account", "reading"]

SHOWN = 160  # code points of a shared passage
BEGINNING = 60  # code points of a telling's words
_TELLING = re.compile(r"[0-9a-f]{16}/[es]\d+\b")  # a report and its event or statement
# Said below a reading's lines where it is true of one of them.
LEGEND = {
    "; model: ": "model: the class that a trained model gives the act between these two sides, with its probability;"
    " the score is the probability that it gives the type above",
    "model: YIELD": "YIELD: CONCEDE or RETREAT; the model knows the two as one class, and the words tell them apart",
}


def account(dossier: Dossier) -> str:
    """Why there are several stories, why tellings were held to be one fact and values set against each other, and why
    reports or their passages were held to be of one origin, with the text that they share. Raises SpanError as all
    views do."""
    check_dossier(dossier)
    words: dict[str, str] = {}
    for found in dossier.readings:
        words |= {f"{found.report.id}/{event.id}": event.clause.exact for event in found.events}
        words |= {f"{found.report.id}/{said.id}": said.content[0].exact for said in found.statements if said.content}
    lines = [
        *_stories(dossier),
        "Why tellings were joined, what kept the nearest apart, and what sets their values against each other",
        "",
    ]
    for fact in dossier.facts:
        lines += [f"{fact.id}  {fact.summary}", *(f"    {_with_words(why, words)}" for why in fact.explanation)]
    lines += ["", "Why reports are of one origin", ""]
    lines += list(_origins(dossier)) or ["No two reports share a passage."]
    return "\n".join(lines) + "\n"


def _stories(dossier: Dossier) -> Iterator[str]:
    """A line for every two stories that are linked or nearly alike, where there are several."""
    if len(dossier.stories) < 2:
        return
    of = {report: story for story in dossier.stories for report in story.reports}
    paths = {found.report.id: found.report.path for found in dossier.readings}
    yield from ("Why these are several stories", "")
    found = [one for one in partings(dossier.readings) if of[one.earlier] is not of[one.later]]
    if not found:
        yield "No two of them are nearly alike."
    for one in found:
        earlier, later = (f"“{cut(of[name].title, BEGINNING)}”" for name in (one.earlier, one.later))
        yield f"{later}, begun by {_line(paths[one.later])}, is not of {earlier}: {'; '.join(_reasons(one))}"
    yield ""


def _reasons(one: Parting) -> Iterator[str]:
    """What keeps two stories apart, and what links them."""
    if one.likeness is None:
        yield f"it is less like it than {FOLLOW}, and from {JOIN} on it would be"
    else:
        yield f"it is {one.likeness:.2f} like it, and from {JOIN} on it would be"
    if one.days:
        acts = f" ({', '.join(one.acts)})" if one.acts else ""
        told = f"which led with other acts ({', '.join(one.told)})" if one.told else "which led with no act"
        yield f"it leads with what happened on {listed(one.days)}{acts}, after the other began, {told}"
    if one.follows is not None:
        yield f"it follows it, since as a whole they are {one.follows:.2f} alike, and from {FOLLOW} on they are linked"


def _with_words(line: str, words: Mapping[str, str]) -> str:
    """A line of an explanation, every telling that it names with how its words begin."""

    def told(named: re.Match[str]) -> str:
        if named[0] not in words:
            return named[0]
        shown = _line(words[named[0]])
        return f"{named[0]} “{shown if len(shown) <= BEGINNING else shown[: BEGINNING - 1].rstrip() + '…'}”"

    return _TELLING.sub(told, line)


def _origins(dossier: Dossier) -> Iterator[str]:
    """A line for every two reports that share text, and one for every passage."""
    reports = {found.report.id: found.report for found in dossier.readings}
    between: dict[tuple[str, str], list[Passage]] = {}
    for passage in dossier.passages:
        between.setdefault((passage.a, passage.b), []).append(passage)
    for (a, b), shared in sorted(between.items()):
        first, second = reports[a], reports[b]
        one = dossier.origins.get(a) == dossier.origins.get(b)
        words = sum(len(passage.span_a.exact.split()) for passage in shared)
        of = max(min(len(first.text.split()), len(second.text.split())), 1)
        yield (
            f"{_line(first.outlet)} ({_line(first.path)}) and {_line(second.outlet)} ({_line(second.path)}): "
            f"{'one origin' if one else 'two origins'}, {words} words in {len(shared)} shared "
            f"passage{'s' if len(shared) > 1 else ''}, {min(100, 100 * words // of)}% of the shorter report"
        )
        for passage in shared:
            text = _line(passage.span_a.exact)
            text = text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + "…"
            here, there = passage.span_a, passage.span_b
            yield f"    [{here.start}, {here.end}) and [{there.start}, {there.end}), of origin {passage.origin}"
            yield f"    {100 * passage.similarity:.0f}% of the words in order: “{text}”"


def reading(found: Reading) -> str:
    """Every event and statement of a reading, one a line, with its mechanism and score, and below them what its words
    for the trained model's verdict mean. Raises SpanError as all views do."""
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
            f"\n      found by {event.found_by}, score {event.score:.2f}, confidence {event.confidence:.2f}"
        )
    for statement in found.statements:
        source = _line(statement.source.exact) if statement.source is not None else "-"
        content = " … ".join(_line(piece.exact) for piece in statement.content)
        lines.append(
            f"  statement {statement.id}  {statement.form}  {source}: {content}"
            f"\n      found by {statement.found_by}, score {statement.score:.2f}"
        )
    told = [event.found_by for event in found.events]
    lines += [f"  ({meaning})" for mark, meaning in LEGEND.items() if any(mark in one for one in told)]
    return "\n".join(lines) + "\n"


def _line(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in " ".join(text.split()))
