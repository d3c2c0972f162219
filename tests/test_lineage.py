"""What an account says of where its reports come from and of what went before. All happenings are invented."""

from __future__ import annotations

import jsonschema
import pytest

import accord
from accord.model import Dossier, Report
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report
from accord.views import explain, html, markdown, text
from accord.views.json import dossier_json, schema

WIRE = """The ferrymen of Ostrava Sound agreed on Monday to carry mail across the strait until the end of the winter, \
their guild said after two days of talks with the harbour board.

Captain Nils Torvund signed for the guild in the customs house of Hellevik, and 14 boats will sail every morning \
from the old stone quay, whatever the weather is."""
OWN = """A baker beside the quay told us that she had heard shouting behind the customs house all night long, and that \
she had sold bread through the cellar window because nobody dared to open a door before it was over.

On the hill above the town the schoolmaster let us count the lanterns on the water with his brass telescope; there \
were none until the bells of the chapel rang at five, and then nearly thirty of them at once.

The harbour board paid the ferrymen 900 crowns in advance, a clerk of the board said on Tuesday in Hellevik."""
NEXT = """HELLEVIK, Feb. 6 - On Thursday ice crushed two of the mail boats that the ferrymen of Ostrava Sound had sent \
out under their agreement with the harbour board, and five men were rescued.

Captain Nils Torvund of the guild said the boats had left the old stone quay before dawn."""


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader()


def of(outlet: str, content: str, published: str, title: str | None = None) -> Report:
    return report(content, path=f"{outlet}.txt", outlet=outlet, published=published, title=title, language="en")


@pytest.fixture(scope="module")
def reprinted(reader: Reader) -> Dossier:
    """A wire copy, a paper that took it over as it is, and one that put its own reporting around its second half."""
    half = WIRE.split("\n\n")[1]
    return accord.account(
        [
            reader.read(of("Wire", WIRE, "1932-02-01T18:00:00Z")),
            reader.read(of("Copier", WIRE, "1932-02-02T05:00:00Z")),
            reader.read(of("Mixer", f"{OWN}\n\n{half}", "1932-02-02T06:00:00Z")),
        ]
    )


def test_the_account_says_why_reports_are_of_one_origin(reprinted: Dossier) -> None:
    made = dossier_json(reprinted)
    jsonschema.Draft202012Validator(schema("dossier")).validate(made)
    names = {item["id"]: item["outlet"] for item in made["reports"]}
    origin = {item["outlet"]: item["origin"] for item in made["reports"]}
    assert origin["Wire"] == origin["Copier"] != origin["Mixer"]
    shared = {frozenset(names[one] for one in passage["reports"]): passage for passage in made["passages"]}
    assert frozenset(("Wire", "Copier")) in shared
    assert any("Torvund" in passage["evidence"][0]["exact"] for passage in made["passages"])
    # a paragraph taken over is the wire's, though the paper is an origin of its own
    assert {passage["origin"] for passage in made["passages"]} == {origin["Wire"]}


def test_explaining_shows_the_shared_text(reprinted: Dossier) -> None:
    told = explain.account(reprinted)
    assert "Copier.txt" in told and "one origin" in told and "two origins" in told
    assert "Captain Nils Torvund signed" in told


def test_a_facts_origins_follow_from_the_passages_that_tell_it(reprinted: Dossier) -> None:
    names = {reading.report.outlet: reading.report.id for reading in reprinted.readings}
    whole, part = reprinted.origins[names["Wire"]], reprinted.origins[names["Mixer"]]
    taken = [fact for fact in reprinted.facts if any("Torvund signed" in item.span.exact for item in fact.evidence)]
    own = [fact for fact in reprinted.facts if any("in advance" in item.span.exact for item in fact.evidence)]
    assert taken and own
    assert any(len(fact.outlets) > 1 for fact in taken)
    assert {origin for fact in taken for origin in fact.origins} == {whole}
    assert {fact.verdict for fact in taken} == {"single"}
    assert {origin for fact in own for origin in fact.origins} == {part}


def test_reports_that_share_no_text_need_no_explaining(reader: Reader) -> None:
    alone = accord.account([reader.read(of("Wire", WIRE, "1932-02-01"))])
    assert alone.passages == ()
    assert "No two reports share a passage." in explain.account(alone)


def test_the_next_days_follow_up_is_a_story_of_its_own_that_follows_the_first(reader: Reader) -> None:
    first = reader.read(of("Wire", WIRE, "1932-02-01", "Ferrymen to carry the mail over Ostrava Sound"))
    later = reader.read(of("Packet", NEXT, "1932-02-04", "Ice crushes mail boats in Ostrava Sound"))
    dossier = accord.account([later, first])
    by_report = {name: story for story in dossier.stories for name in story.reports}
    assert by_report[later.report.id].follows == (by_report[first.report.id].id,)
    assert by_report[first.report.id].follows == ()
    made = dossier_json(dossier)
    jsonschema.Draft202012Validator(schema("dossier")).validate(made)
    assert [story["follows"] for story in made["stories"] if story["follows"]] == [[by_report[first.report.id].id]]
    title = by_report[first.report.id].title
    assert f"follows: {title}" in text.account(dossier, width=120, colour=False)
    assert f"Follows: {title}." in markdown.account(dossier)
    assert "Follows <a href" in html.page(dossier)
