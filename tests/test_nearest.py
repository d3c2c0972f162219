"""What other reports tell nearest to a fact that they are not held to tell. All happenings are invented."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

import accord
from accord.comparing.corroboration import Likelihood
from accord.comparing.echoes import Echo
from accord.comparing.nearest import with_nearest
from accord.comparing.resemblance import Resemblance
from accord.comparing.stretches import Named, Passage
from accord.model import Dossier, Evidence, Fact, Nearest, Report, Span
from accord.reading.reader import Reader
from accord.sources import report
from accord.views import json as json_view
from accord.views import text as text_view
from accord.views.html import page
from accord.views.markdown import account as markdown
from accord.views.nearest import CAVEAT, NearestLine, nearest

LEAD = "The talks between Norvale and Estmark in the town of Merrow ended on Friday, the mediator Sena Okoro said."
OTHER = "Norvale's delegates left Merrow on Friday after the last meeting with those of Estmark under Sena Okoro."
TOLD = {
    "Wire": f"{LEAD}\n\nThe future of the port of Tessel was left to a later round, Okoro said.",
    "Post": f"{OTHER}\n\nThe port of Tessel came up twice and was put off by Estmark both times, a delegate said.",
    "Copy": f"{LEAD}\n\nThe future of the port of Tessel was left to a later round, Okoro said.",
}


def account(told: dict[str, str]) -> Dossier:
    reader = Reader()
    return accord.account(
        [
            reader.read(report(text, path=f"{outlet}.txt", outlet=outlet, published="1931-05-08", language="en"))
            for outlet, text in told.items()
        ]
    )


@pytest.fixture(scope="module")
def dossier(language: object) -> Dossier:
    return account(TOLD)


def fact_with(dossier: Dossier, words: str) -> Fact:
    return next(fact for fact in dossier.facts if any(words in item.span.exact for item in fact.evidence))


def test_the_contrary_in_other_words_is_named_and_changes_nothing(dossier: Dossier) -> None:
    fact = fact_with(dossier, "came up twice")
    assert fact.verdict == "single" and fact.outlets == ("Post",)
    assert {one.evidence.span.exact for one in fact.nearest} == {
        "The future of the port of Tessel was left to a later round, Okoro said."
    }
    assert all(one.evidence.report in fact.silent and 0.3 <= one.confidence <= 1 for one in fact.nearest)


def test_who_tells_a_fact_or_is_of_its_origin_is_not_set_beside_it(dossier: Dossier) -> None:
    texts = {reading.report.id: reading.report for reading in dossier.readings}
    for fact in dossier.facts:
        tellers = {item.report for item in fact.evidence}
        for one in fact.nearest:
            assert one.evidence.report not in tellers
            span = one.evidence.span
            assert texts[one.evidence.report].text[span.start : span.end] == span.exact
    copied = fact_with(dossier, "left to a later round")
    assert {texts[one.evidence.report].outlet for one in copied.nearest} <= {"Post"}


def test_reports_of_one_text_have_nothing_beside_each_other(language: object) -> None:
    assert not any(fact.nearest for fact in account(dict.fromkeys(("A", "B", "C"), TOLD["Wire"])).facts)


def test_what_stands_beside_each_other_is_said_once_and_a_reprint_with_its_original(dossier: Dossier) -> None:
    mine = [line for line in arranged(dossier, dossier.facts) if any("port" in side.words for side in line.sides)]
    assert len(mine) == 1
    assert sorted(len(side.evidence) for side in mine[0].sides) == [1, 2]


def arranged(dossier: Dossier, facts: Iterable[Fact]) -> tuple[NearestLine, ...]:
    reports = {reading.report.id: reading.report for reading in dossier.readings}
    return nearest(
        facts,
        reports,
        lambda evidence: tuple(sorted(evidence, key=lambda one: one.report)),
        lambda fact: (-len(fact.origins),),
    )


def test_a_passage_is_shown_in_its_sentence_and_two_sentences_once(dossier: Dossier) -> None:
    first, second = (
        next(reading.report for reading in dossier.readings if reading.report.outlet == name)
        for name in ("Wire", "Post")
    )

    def words(report: Report, exact: str) -> Evidence:
        start = report.text.index(exact)
        return Evidence(report.id, Span(start, start + len(exact), exact))

    left = words(first, "left to a later round")
    whole = words(first, "The future of the port of Tessel was left to a later round")
    put_off, came_up = words(second, "was put off by Estmark"), words(second, "came up twice")
    fact = dossier.facts[0]
    plain = replace(fact, id="a", nearest=(Nearest(put_off, 0.4, left),))
    again = replace(fact, id="b", nearest=(Nearest(came_up, 0.7, whole, ("number", "polarity")),))
    (line,) = arranged(dossier, [plain, again])
    side, other = line.sides
    assert (side.before, side.words, side.after) == (
        "The future of the port of Tessel was ",
        "left to a later round",
        ", Okoro said.",
    )
    assert other.before == "The port of Tessel came up twice and " and other.evidence == (put_off,)
    assert not line.differs and other.tags == ()
    spaced = replace(plain, nearest=(Nearest(put_off, 0.4, words(first, " left to a later round")),))
    assert arranged(dossier, [spaced])[0].sides[0].before.endswith("was ")
    (line,) = arranged(dossier, [again])
    assert line.differs and line.sides[1].tags == ("other number", "denied in one")
    met = replace(fact, id="d", nearest=(Nearest(words(second, OTHER), 0.9, whole),))
    (line,) = arranged(dossier, [plain, met])  # one sentence that tells two facts stands there once
    assert [side.words for side in line.sides] == [whole.span.exact, OTHER, "was put off by Estmark"]
    # what surely differs comes first, however many tell the other, and of what doesn't what more origins tell
    elsewhere = words(first, "ended on Friday")
    third = replace(fact, id="c", nearest=(Nearest(words(second, "left Merrow on Friday"), 0.3, elsewhere),))
    many = replace(third, origins=("x", "y", "z"))
    assert [line.fact.id for line in arranged(dossier, [plain, many])] == ["c", "a"]
    assert [line.fact.id for line in arranged(dossier, [again, many])] == ["b", "c"]


class Set:
    """Reports of one passage each or more, and what is found between them."""

    def __init__(self, *texts: str) -> None:
        reader = Reader()
        self.readings = [
            reader.read(report(text, path=f"{name}.txt", outlet=name, published="1931-05-08", language="en"))
            for name, text in zip("ABC", texts, strict=False)
        ]
        self.named = {reading.report.id: Named(reading, {}, {}) for reading in self.readings}
        self.facts: list[Fact] = []
        self.echoes: list[Echo] = []

    def passage(self, number: int, exact: str) -> Passage:
        one = self.readings[number].report
        start = one.text.index(exact)
        return self.named[one.id].passage(start, start + len(exact))

    def evidence(self, number: int, exact: str) -> Evidence:
        one = self.passage(number, exact)
        return Evidence(one.report, Span(one.start, one.end, one.text))

    def tells(self, *told: tuple[int, str], like: Fact) -> None:
        evidence = tuple(self.evidence(*each) for each in told)
        telling = {one.report for one in evidence}
        silent = tuple(name for name in self.named if name not in telling)
        fact = replace(like, id=str(len(self.facts)), evidence=evidence, lead=evidence[0], silent=silent, nearest=())
        self.facts.append(replace(fact, origins=tuple(sorted(telling))))

    def echo(self, one: str, two: str, likely: float = 0.5) -> None:
        row = (likely,) * 15
        self.echoes.append(
            Echo(self.passage(0, one), self.passage(1, two), Resemblance(likely, ()), (), row, held=False)
        )

    def found(self) -> dict[str, tuple[Nearest, ...]]:
        class Told(Likelihood):
            def __init__(self) -> None:
                pass

            def echoed(self, echo: Echo, said: bool) -> float:
                return echo.found.likely

        done = with_nearest(self.facts, self.echoes, Told(), self.named, lambda item: item.report)
        return {fact.id: fact.nearest for fact in done}


SMITHS = "The smiths of Orlo forged twelve anchors on 3 May, and the rope-walk at Vessen burned down."
ROPES = "Orlo's forge delivered nine anchors on 4 May, while flames ate the rope-walk of Vessen."


def test_words_that_say_too_little_are_not_set_beside(dossier: Dossier) -> None:
    made = Set(SMITHS, ROPES)
    made.tells((0, "The smiths of Orlo forged twelve anchors on 3 May"), like=dossier.facts[0])
    made.echo("The smiths of Orlo forged twelve anchors on 3 May", "Orlo's forge")
    assert made.found() == {"0": ()}
    framed = Set("The smiths of Orlo told the harbour council that", ROPES)
    framed.tells((0, "The smiths of Orlo told the harbour council"), like=dossier.facts[0])
    framed.echo("The smiths of Orlo told the harbour council that", "Orlo's forge delivered nine anchors on 4 May")
    assert framed.found() == {"0": ()}
    made.echo("The smiths of Orlo forged twelve anchors on 3 May", "Orlo's forge delivered nine anchors on 4 May")
    (near,) = made.found()["0"]
    assert near.evidence == made.evidence(1, "Orlo's forge delivered nine anchors on 4 May")
    assert near.to == made.evidence(0, "The smiths of Orlo forged twelve anchors on 3 May")
    assert set(near.differs) == {"number", "date"}


def test_what_one_fact_holds_and_a_sentence_that_stands_there_already_are_left_out(dossier: Dossier) -> None:
    made = Set(SMITHS, ROPES)
    here, there = "The smiths of Orlo forged twelve anchors on 3 May", "Orlo's forge delivered nine anchors on 4 May"
    made.tells((0, here), like=dossier.facts[0])
    made.tells((0, "the rope-walk at Vessen burned down"), like=dossier.facts[0])
    made.echo("the rope-walk at Vessen burned down", "flames ate the rope-walk of Vessen", 0.4)
    made.echo(here, there, 0.6)
    assert {number: len(near) for number, near in made.found().items()} == {"0": 1, "1": 0}
    made.tells((0, here), (1, there), like=dossier.facts[0])
    assert {number: len(near) for number, near in made.found().items()} == {"0": 0, "1": 1, "2": 0}


def test_a_value_that_the_other_sentence_gives_too_is_no_difference(dossier: Dossier) -> None:
    made = Set(SMITHS, "Orlo's forge delivered nine anchors to the fleet on 4 May, of twelve anchors made by 3 May.")
    here, there = (
        "The smiths of Orlo forged twelve anchors on 3 May",
        "Orlo's forge delivered nine anchors to the fleet",
    )
    made.tells((0, here), like=dossier.facts[0])
    made.echo(here, there)
    (near,) = made.found()["0"]
    assert near.differs == ()
    parts = Set("Seven smiths of Orlo drowned off Vessen.", "Five smiths and two masters of Orlo drowned off Vessen.")
    here, there = (one.report.text for one in parts.readings)
    parts.tells((0, here), like=dossier.facts[0])
    parts.echo(here, there)
    assert [one.differs for one in parts.found()["0"]] == [()]


def test_every_view_has_it(dossier: Dossier) -> None:
    said = text_view.account(dossier, width=100, colour=False)
    after = said[said.index("WORTH COMPARING") :]
    assert CAVEAT[:40] in after and "came up twice" in after and "left to a later round" in after
    assert "### Worth comparing" in markdown(dossier)
    assert "Worth comparing</h3>" in page(dossier)
    made = json_view.dossier_json(dossier)
    found = [one for fact in made["facts"] for one in fact["nearest"]]
    assert found and all({"report", "span", "exact", "confidence", "to", "differs"} <= one.keys() for one in found)
    assert "nearest elsewhere" in page(dossier)
