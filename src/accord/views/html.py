"""The account as one HTML page that needs nothing else: no network, no files beside it.

Everything that comes from reports is escaped; the page's policy lets nothing run or load but its own style and script,
which it names by their hashes. Without a script it is still whole: links lead to the words, and only lighting up,
filters and keys are missing.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import resources
from itertools import groupby
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from accord.model import Dossier, Evidence, SlotValue, Span, Term
from accord.views import affected, figures, synopsis
from accord.views.arrange import DOUBTFULLY, PARTING, STATES, Account, DisagreementLine, FactLine, StoryPart
from accord.views.marks import fragment, marked, visible
from accord.views.wording import clean, count, cut, listed

__all__ = ["document", "page"]

# The matrix has its outlets' names upright up to so many columns, above that turned by a quarter.
UPRIGHT_COLUMNS = 5
# A page with as many cells, for 200 reports, took Chromium 4 s to load and 1 s to answer a click on two busy cores.
MOST_CELLS = 50_000


def page(dossier: Dossier) -> str:
    """The account as one self-contained HTML file. Raises SpanError where a span is not its report's words."""
    account = Account(dossier)
    spans: dict[str, set[tuple[int, int]]] = {source.report.id: set() for source in account.sources}
    for report, span in _linked(dossier):
        spans[report].add((span.start, span.end))
    style, script = _asset("page.css"), _asset("page.js")
    texts = {source.report.id: marked(source.report, spans[source.report.id]) for source in account.sources}
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            account=account,
            texts=texts,
            states=STATES,
            parting=PARTING,
            doubtfully=DOUBTFULLY,
            caveat=affected.CAVEAT,
            figures_caveat=figures.CAVEAT,
            synopsis_caveat=synopsis.CAVEAT,
            synopsis_perhaps=synopsis.PERHAPS,
            synopsis_tags=synopsis.TAGS,
            types=sorted({fact.type for fact in dossier.facts if fact.type}),
            people=_people(account),
            style=Markup(style),
            script=Markup(script),
            policy=_policy(style, script),
            upright=UPRIGHT_COLUMNS,
            breaches={item.id: item.summary for item in dossier.commitments},
        )
    )


def document(template: str, **values: Any) -> str:
    """Another page in the same dress, without a script: ``template`` with these values."""
    style = _asset("page.css")
    return _environment().get_template(template).render(style=Markup(style), policy=_policy(style, ""), **values)


def _linked(dossier: Dossier) -> Iterator[tuple[str, Span]]:
    """Every place in a report that the page links to."""
    for fact in dossier.facts:
        for item in fact.evidence:
            yield item.report, item.span
        for near in fact.nearest:
            yield near.evidence.report, near.evidence.span
            yield near.to.report, near.to.span
        for slot in fact.slots:
            for value in slot.values:
                yield value.report, value.span
    for one in dossier.affected:
        yield one.evidence.report, one.evidence.span
    for beside in dossier.synopsis:
        for item in beside.evidence:
            yield item.report, item.span
    for row in dossier.figures:
        for figure in row.figures:
            yield figure.evidence.report, figure.evidence.span
    for disagreement in dossier.disagreements:
        for value in disagreement.values:
            yield value.report, value.span
    terms: list[Term] = []
    for commitment in dossier.commitments:
        terms += commitment.scope + commitment.excluded + commitment.duration + commitment.conditions
        terms += commitment.declared + commitment.effective + commitment.ends
        for position in commitment.positions:
            yield from ((item.report, item.span) for item in position.evidence)
    for incident in dossier.incidents:
        terms += incident.targets + incident.place + incident.time + incident.casualties
    for exchange in dossier.exchanges:
        for side in exchange.sides:
            terms += side.amounts
    for meeting in dossier.meetings:
        terms += meeting.place + meeting.time
    for term in terms:
        yield term.evidence.report, term.evidence.span
    for items in (dossier.commitments, dossier.incidents, dossier.exchanges, dossier.meetings):
        for thing in items:
            yield from ((item.report, item.span) for item in thing.evidence)


def _people(account: Account) -> list[tuple[str, str]]:
    """Actors (id, name) of whom a fact tells, by name."""
    found = {actor for fact in account.dossier.facts for actor in (*fact.actors, *fact.recipients)}
    return sorted(((actor, account.name(actor)) for actor in found), key=lambda item: (item[1].casefold(), item[0]))


# --- the template ---


@lru_cache(maxsize=4)
def _asset(name: str) -> str:
    return resources.files("accord.views").joinpath("templates", name).read_text("utf-8")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("accord.views", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        finalize=_shown,
    )
    environment.filters.update(clean=clean, cut=cut, listed=listed, web=_web, name_id=_name_id, name_link=_name_link)
    environment.filters["by_fact"] = _by_fact
    environment.globals.update(count=count, to=_to, value_to=_value_to, by_report=_by_report, links=_links, rows=_rows)
    return environment


def _shown(value: Any) -> Any:
    """Plain strings lose what a page must not carry, before they are escaped."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _policy(style: str, script: str) -> str:
    def digest(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    return (
        f"default-src 'none'; style-src 'sha256-{digest(style)}'; script-src 'sha256-{digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _to(evidence: Evidence) -> str:
    return fragment(evidence.report, evidence.span.start, evidence.span.end)


def _value_to(value: SlotValue) -> str:
    return fragment(value.report, value.span.start, value.span.end)


def _by_report(evidence: Iterable[Evidence]) -> dict[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = {}
    for item in evidence:
        found.setdefault(item.report, []).append(item)
    return found


def _links(account: Account, line: FactLine) -> dict[str, str]:
    """By report, the link to a fact's words in it: its first evidence, or where it has none its first value, or what
    stands beside it."""
    found: dict[str, str] = {}
    for item in account.in_order(line.fact.evidence):
        found.setdefault(item.report, _to(item))
    for slot in line.fact.slots:
        for value in slot.values:
            found.setdefault(value.report, _value_to(value))
    for near in line.fact.nearest:
        found.setdefault(near.evidence.report, _to(near.evidence))
    return found


def _by_fact(items: Iterable[DisagreementLine]) -> list[tuple[str, list[DisagreementLine]]]:
    """Disagreements by the fact that they are on, in their order."""
    keys = groupby(items, key=lambda item: (item.doubtful, item.disagreement.fact))
    return [(fact, list(group)) for (_, fact), group in keys]


def _rows(part: StoryPart) -> tuple[FactLine, ...]:
    """The facts of the table, in their order; where they are too many, those that most reports tell."""
    most = max(MOST_CELLS // max(len(part.sources), 1), 1)
    if len(part.lines) <= most:
        return part.lines
    ranked = sorted(range(len(part.lines)), key=lambda n: (-len(part.lines[n].fact.evidence), n))
    return tuple(part.lines[n] for n in sorted(ranked[:most]))


def _web(url: str | None) -> str | None:
    """An address that is safe to link to, else None."""
    try:
        return url if url and urlsplit(url).scheme.lower() in {"http", "https"} else None
    except ValueError:
        return None


def _name_id(fact: str) -> str:
    return f"f-{fact}"


def _name_link(fact: str) -> str:
    return f"#f-{quote(fact, safe='')}"
