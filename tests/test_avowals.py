"""What a source affirms or denies, and what statements have from acts. All happenings are invented."""

from __future__ import annotations

import pytest

import accord
from accord.comparing.denials import denies
from accord.model import Dossier, Fact
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader()


def account(reader: Reader, *texts: str) -> Dossier:
    made = [
        report(text, path=f"{n}.txt", outlet=f"Outlet {n}", published="2020-05-06", language="en")
        for n, text in enumerate(texts)
    ]
    return accord.account([reader.read(one) for one in made])


def joined(dossier: Dossier) -> list[Fact]:
    """The statements that both reports tell."""
    return [one for one in dossier.facts if one.kind == "statement" and len(one.evidence) > 1]


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("denied", "that the mill had burned", True),
        ("denied", "burning the mill", True),
        ("denied", "the mill had burned", True),
        ("denied", "any part in the fire", True),
        ("denied", "the miller's request", False),
        ("dismissed", "that the mill had burned", True),
        ("dismissed", "the minister", False),
        ("rejected claims", "that the mill had burned", True),
        ("rejected", "the offer", False),
        ("dismissed", "the navy's claim that the mill had burned", True),
        ("rejected", "a plan that was made", False),
        ("said", "that the mill had burned", False),
        ("did not deny", "that the mill had burned", None),
        ("couldn't say", "that the mill had burned", None),
        ("declined to confirm", "that the mill had burned", None),
        ("denied knowing", "whether the mill had burned", None),
    ],
)
def test_which_words_deny_what_follows(cue: str, content: str, expected: bool | None) -> None:
    assert denies(cue, content) is expected


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The Norwegian government denied that Chad had shelled the harbour.", "said that Chad had shelled"),
        ("The Vatican denied that the bishop had signed the letter.", "confirmed that the bishop had signed"),
        ("The Vatican denied that the bishop had signed the letter.", "acknowledged that the bishop had signed"),
    ],
)
def test_one_cannot_deny_and_affirm_the_same(reader: Reader, one: str, two: str) -> None:
    second = one.replace("denied that " + two.partition(" that ")[2], two)
    assert second != one
    dossier = account(reader, one, second)
    (fact,) = [
        each for each in joined(dossier) if "denied" in each.evidence[0].span.exact + each.evidence[1].span.exact
    ]
    assert fact.verdict == "disputed"
    (slot,) = [each for each in fact.slots if each.name == "polarity"]
    assert {value.value for value in slot.values} == {"affirmed", "negated"}
    assert [each.kind for each in dossier.disagreements] == ["polarity"]  # once, though an act has it too


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The Vatican denied that the bishop had signed the letter.",) * 2,
        (
            "The Vatican denied that the bishop had signed the letter.",
            "The Vatican said that the bishop had not signed the letter.",
        ),
        (
            "The Vatican did not deny that the bishop had signed the letter.",
            "The Vatican said that the bishop had signed the letter.",
        ),
        (
            "The Vatican denied that the bishop had signed the letter.",
            "The Norwegian press said that the bishop had signed the letter.",
        ),
    ],
)
def test_a_denial_is_no_dispute_with_a_denial_or_with_the_words_of_another(reader: Reader, one: str, two: str) -> None:
    dossier = account(reader, one, two)
    assert not any(slot.name == "polarity" and slot.verdict == "disputed" for f in joined(dossier) for slot in f.slots)


@pytest.mark.parametrize(
    ("line", "one", "two", "slot"),
    [
        ("Norway said the truce would take effect on {}.", "May 20", "May 24", "time"),
        ("The Norwegian navy said {} sailors had been killed in the attack.", "30", "50", "number"),
        ("The governor said {} bombed the mill of Abéché on Monday.", "rebels", "the army", "actor"),
    ],
)
def test_what_the_act_is_disputed_in_the_statement_is_too(
    reader: Reader, line: str, one: str, two: str, slot: str
) -> None:
    dossier = account(reader, line.format(one), line.format(two))
    (fact,) = joined(dossier)
    assert fact.verdict == "disputed"
    assert [each.name for each in fact.slots if each.verdict == "disputed"] == [slot]
    assert len(dossier.disagreements) == 1  # the act's
    (same,) = joined(account(reader, line.format(one), line.format(one) + " Nobody else had been there."))
    assert same.verdict == "corroborated"


def test_who_dismisses_what_a_body_of_his_state_claims_does_not_say_it(reader: Reader) -> None:
    text = (
        "The Peruvian mayor of Tumbes, Ana Berg, dismissed the Peruvian navy's claim that smugglers had shelled the "
        "market of Tumbes."
    )
    other = "Nine traders were killed when smugglers shelled the market of Tumbes, the Peruvian navy said."
    for fact in account(reader, text, other).facts:
        tellers = {item.span.exact.split(" dismissed")[0] for item in fact.evidence if " dismissed" in item.span.exact}
        assert fact.kind != "statement" or not tellers or len(fact.outlets) == 1
