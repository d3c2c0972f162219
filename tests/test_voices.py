"""Whose words they are: one quotation told of two speakers. All happenings are invented."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

import accord
from accord.comparing import utterances, voices, words
from accord.comparing.naming import may_be_one
from accord.comparing.profiles import StatementProfile, stems
from accord.model import Actor, Disagreement, Dossier, Relation, Span, Statement
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report
from accord.views import text

QUOTE = "“Foreign control of the two harbours is the only safeguard that the island will ever need.”"


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader()


def account(reader: Reader, *texts: str) -> Dossier:
    return accord.account(
        reader.read(report(one, path=f"r{i}.txt", outlet=f"R{i}", published="2020-05-06", language="en"))
        for i, one in enumerate(texts)
    )


def attributions(dossier: Dossier) -> list[Disagreement]:
    return [one for one in dossier.disagreements if one.kind == "attribution"]


def test_one_quotation_of_two_speakers_is_a_disagreement_with_both_sources(reader: Reader) -> None:
    texts = (f"Chadian President Ida Falk said: {QUOTE}", f"Peruvian Foreign Minister Leo Orrin said: {QUOTE}")
    dossier = account(reader, *texts)
    (found,) = attributions(dossier)
    assert {value.text for value in found.values} == {
        "Chadian President Ida Falk",
        "Peruvian Foreign Minister Leo Orrin",
    }
    by_report = {one.report.id: one.report.text for one in dossier.readings}
    assert all(by_report[v.report][v.span.start : v.span.end] == v.text for v in found.values)
    (fact,) = [one for one in dossier.facts if one.id == found.fact]
    assert fact.verdict == "disputed"
    assert any(utterances.OTHER_SPEAKER in line for line in fact.explanation)
    assert "attribution" in text.account(dossier, colour=False)


def test_nearly_the_same_words_of_two_speakers(reader: Reader) -> None:
    dossier = account(
        reader,
        f"Ida Falk said: {QUOTE}",
        "“Foreign control of both harbours is the only safeguard the island will ever need,” Leo Orrin said.",
    )
    assert len(attributions(dossier)) == 1


def test_what_one_passed_on_and_two_said_themselves(reader: Reader) -> None:
    dossier = account(
        reader,
        "Defence Minister Leo Orrin and Interior Minister Ada Holm said that foreign ownership of such harbours would"
        " give the “firmest protection.”",
        "Leo Orrin said that the leaders talked about trade, with Ida Falk suggesting that “foreign ownership of those"
        " harbours would be the best protection for the island's trade and its fisheries.”",
    )
    (found,) = attributions(dossier)
    assert "Ida Falk" in {value.text for value in found.values}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # the same one by other words
        ("Ida Falk said", "Falk said"),
        ("Sir Ida Falk said", "Mr. Falk said"),
        ("Brown & Weir said", "B&W said"),
        # who speaks for whom
        ("The White House said", "White House press secretary Ida Falk said"),
        ("Ida Falk said", "A spokesman for Ida Falk said"),
        ("Ida Falk said", "Falk's spokeswoman said"),
        ("Orrin Mining said", "Orrin Mining spokesman Leo Holm said"),
        ("Orrin Mining spokesman Leo Holm said", "Ida Falk, a vice president of Orrin Mining, said"),
        # one of several
        ("Ida Falk and Leo Holm said in a joint statement", "Leo Holm said"),
        # whoever they are
        ("Ida Falk said", "An official said"),
        ("Ida Falk said", "The owner of the ferry said"),
        # the chain of authority holds the other
        ("Ida Falk said", "Leo Holm said that Ida Falk had told him"),
    ],
)  # fmt: skip
def test_who_may_be_one_voice_is_no_dispute(reader: Reader, first: str, second: str) -> None:
    assert not attributions(account(reader, f"{first}: {QUOTE}", f"{second}: {QUOTE}"))


def test_the_same_few_words_of_two_speakers_are_two_statements(reader: Reader) -> None:
    dossier = account(reader, "Ida Falk called the talks “very good.”", "Leo Orrin called the talks “very good.”")
    assert not attributions(dossier)
    claims = account(
        reader,
        "Ida Falk said that the harbour would open again before the summer.",
        "Leo Orrin said that the harbour might stay closed until the summer is over.",
    )
    assert not attributions(claims)


def test_what_a_statement_tells_of_somebody_is_not_told_by_him(reader: Reader) -> None:
    dossier = account(
        reader,
        "Chad and Peru discussed sending “further patrol boats and divers” to the northern harbour on the island.",
        "Ida Falk said that Chad and Peru discussed sending “further patrol boats and divers” to the northern harbour"
        " on the island.",
    )
    assert not attributions(dossier)


def test_the_order_of_reports_changes_no_attribution(reader: Reader) -> None:
    texts = (f"Ida Falk said: {QUOTE}", f"Leo Orrin said: {QUOTE}", f"An official said: {QUOTE}")
    readings = [reader.read(report(one, path=f"r{i}.txt", outlet=f"R{i}")) for i, one in enumerate(texts)]
    found = {repr(accord.account(order).disagreements) for order in itertools.permutations(readings)}
    assert len(found) == 1


ACTORS = {
    "falk": Actor("falk", "Ida Falk", "person", "TCD", "GOV", ("President",)),
    "orrin": Actor("orrin", "Leo Orrin", "person", "PER", "GOV", ("Foreign Minister",)),
    "holm": Actor("holm", "Ada Holm", "person", None, None, ("spokeswoman",)),
    "chad": Actor("chad", "Chad", "state", "TCD", None),
    "army": Actor("army", "Army of Chad", "organisation", "TCD", "MIL"),
    "command": Actor("command", "Lake Command", "organisation", "TCD", "MIL"),
    "firm": Actor("firm", "Brown & Weir", "organisation", None, "BUS"),
    "officials": Actor("officials", "officials", "group", None, None),
}


@st.composite
def sides(draw: st.DrawFn, outlet: str) -> StatementProfile:
    joint = tuple(draw(st.lists(st.sampled_from(sorted(ACTORS)), unique=True, max_size=3)))
    chain = draw(st.frozensets(st.sampled_from(sorted(ACTORS)), max_size=2))
    named = " and ".join(ACTORS[one].name for one in joint)
    source = draw(st.sampled_from([named, "he", f"a spokesman for {named}", "the office"])) if joint else ""
    content = draw(st.sampled_from([QUOTE, QUOTE.upper(), "Ida Falk spoke of two harbours.", "No."]))
    span = Span(0, len(source), source) if source else None
    said = Statement("s", "direct", span, None, None, (Span(50, 50 + len(content), content),))
    return StatementProfile(
        key=(outlet, "s"),
        statement=said,
        speaker=joint[0] if joint else None,
        speakers=frozenset(joint),
        vouching=frozenset(joint) | chain,
        joint=joint,
        cited=None,
        text=content,
        words=stems(content),
        cue="say",
    )


@given(sides("a"), sides("b"))
def test_voices_are_compared_the_same_both_ways(one: StatementProfile, two: StatementProfile) -> None:
    found: Relation = voices.relation(one, two, ACTORS)
    assert found == voices.relation(two, one, ACTORS)
    assert found != "conflicts" or one.speakers.isdisjoint(two.speakers) or one.speakers - two.speakers
    here, there = (utterances.features(*pair, ACTORS, lambda: False) for pair in ((one, two), (two, one)))
    assert here == there


@given(sides("a"))
def test_nobody_contradicts_himself(one: StatementProfile) -> None:
    assert voices.relation(one, one, ACTORS) in ("equal", "absent")


@given(sides("a"), sides("b"))
def test_whoever_passed_the_words_on_is_no_other_voice(one: StatementProfile, two: StatementProfile) -> None:
    if one.speakers and one.speakers <= two.vouching:
        assert voices.relation(one, two, ACTORS) != "conflicts"


def test_names_that_may_be_one() -> None:
    assert may_be_one("B&W", "Brown & Weir")
    assert may_be_one("Sir Arthur", "Mr Holm")
    assert not may_be_one("Mr Holm", "Mr Falk")
    assert not may_be_one("Brown & Weir", "Holm & Weir")
    assert not may_be_one("the firm", "Brown & Weir")


def wordings(dossier: Dossier) -> list[set[str]]:
    return [{value.text for value in one.values} for one in dossier.disagreements if one.kind == "wording"]


def test_one_sentence_in_two_translations_is_one_statement_worded_differently(reader: Reader) -> None:
    dossier = account(
        reader,
        "Foreign Minister Ida Falk called the pact “a ray of light” after the talks.",
        "“I promise nothing,” Ida Falk said. “There is a gleam of light, and that is all.”",
    )
    (values,) = wordings(dossier)
    # of the second report the piece that stands against the first one's is shown
    assert values == {"the pact “a ray of light”", "“There is a gleam of light, and that is all.”"}


def test_a_sentence_of_which_one_leaves_words_out_is_not_worded_differently(reader: Reader) -> None:
    dossier = account(
        reader,
        "“The ferry to the island will never sail again in winter,” Ida Falk said.",
        "Ida Falk said that “the ferry will never sail again”.",
    )
    assert not wordings(dossier)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("I find no comfort in this day.", "I cannot bring myself to find comfort in this day.", False),
        ("I find no comfort in this day.", "I take no delight in this day.", True),
        ("I have no doubt.", "I have no idea.", False),  # no word but function words in common
        ("A ray of light.", "The ray of light.", False),
        ("A ray of light.", "A ray.", False),
        ("We will organise the ferry again.", "We will organize the ferry again.", False),
        ("", "", False),
    ],
)
def test_sentences_in_other_words(a: str, b: str, expected: bool) -> None:
    assert words.one_sentence(a, b) is expected
    assert words.one_sentence(b, a) is expected


@given(st.text(max_size=60), st.text(max_size=60))
def test_renderings_are_symmetric_and_differ(a: str, b: str) -> None:
    assert words.one_sentence(a, b) == words.one_sentence(b, a)
    assert not words.one_sentence(a, a) or len(a.split(".")) > 1
    assert 0 <= words.in_common(a, b) == words.in_common(b, a)
