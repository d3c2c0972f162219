"""What is put off: did it happen, for when is it meant now, and what it stands against. All happenings are invented."""

from __future__ import annotations

import pytest

import accord
from accord.comparing.tokens import folded
from accord.comparing.unsettled import apart
from accord.model import Dossier, TimeValue
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader()


def account(reader: Reader, *texts: str, published: str = "2031-05-07") -> Dossier:
    return accord.account(
        reader.read(report(text, path=f"r{i}.txt", outlet=f"R{i}", published=published, language="en"))
        for i, text in enumerate(texts)
    )


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "day"),
    [
        ("The swap of captives planned for Monday has been put off, two envoys said.", "swap", "negated", "2031-05-12"),
        ("Togo has suspended Monday's prisoner swap.", "swap", "negated", "2031-05-12"),
        ("The swap of captives was moved to 24 May.", "swap", "future", "2031-05-24"),
        ("The swap of captives on 17 May was put back to 24 May.", "swap", "future", "2031-05-24"),
        ("The release of the pilots was deferred.", "release", "negated", None),
        ("The talks in Lome of 6 June were moved from 6 June to 13 June.", "talks", "future", "2031-06-13"),
        ("The meeting in Lome was put off from Monday to Friday.", "meeting", "future", "2031-05-09"),
        ("The handover of captives on 17 May would go ahead, Togo said.", "handover", "future", "2031-05-17"),
        # what is under way can be suspended
        ("Togo suspended the shelling of Benin.", "suspended", "actual", None),
    ],
)
def test_put_off(reader: Reader, text: str, trigger: str, kind: str, day: str | None) -> None:
    reading = reader.read(report(text, path="r.txt", published="2031-05-07", language="en"))
    event = next(one for one in reading.events if one.trigger.exact == trigger)
    times = {mention.id: mention.value for mention in reading.mentions}
    value = times.get(event.time) if event.time is not None else None
    assert event.realis == kind
    assert (value.start if isinstance(value, TimeValue) else None) == day


def test_put_off_against_going_ahead(reader: Reader) -> None:
    found = account(
        reader,
        "Togo and Benin are at odds. An exchange of prisoners planned for Monday has been put off, two envoys said.",
        "The talks went on. The handover of prisoners on 12 May would go ahead as planned, an officer said.",
    )
    fact = next(one for one in found.facts if {item.report for item in one.evidence}.__len__() == 2)
    assert {slot.name: slot.verdict for slot in fact.slots}["polarity"] == "disputed"
    assert {slot.name: slot.verdict for slot in fact.slots}["time"] == "corroborated"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "In Lome, the League's ministers discussed travel bans on nine Beninese officials on Wednesday but put off"
            " a decision until June, two envoys said.",
            "The League's ministers agreed on Wednesday in Lome to put nine Beninese officials under travel bans, an"
            " envoy said.",
        ),
        (
            "The council met in Lome on Monday. The council deferred a decision on lifting the embargo on Benin.",
            "The council met in Lome on Monday. The council approved the lifting of the embargo on Benin.",
        ),
        (
            "Lawson said the two governments had discussed a further exchange of prisoners within two weeks, without"
            " agreeing a date.",
            "Lawson said the two governments had agreed a date for a further exchange of prisoners within two weeks.",
        ),
        (
            "The status of the harbour of Lome was left open at the talks, delegates said.",
            "The delegates agreed at the talks on the status of the harbour of Lome, they said.",
        ),
        (
            "The company said work at the Kara dam would remain suspended until further notice.",
            "Work at the Kara dam will resume within weeks, the minister said.",
        ),
        (
            "The lower gates of the Kara dam were opened at nine on Monday, an engineer said.",
            "The lower gates of the Kara dam were closed at nine on Monday, an engineer said.",
        ),
    ],
)
def test_a_matter_that_is_put_off_or_left_open_against_one_that_is_agreed(
    reader: Reader, first: str, second: str
) -> None:
    made = account(reader, first, second)
    assert any(slot.name == "polarity" and slot.verdict == "disputed" for fact in made.facts for slot in fact.slots)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("the vote on the port was put off", "the council approved the vote on the port", ("put off", "approved")),
        (
            "nothing was agreed on the port at the talks",
            "both agreed on the port at the talks",
            ("nothing agreed", "agreed"),
        ),
        (
            "work at the Kara dam would remain suspended",
            "work at the Kara dam will restart",
            ("remain suspended", "restart"),
        ),
        ("the gates of the Kara dam were opened", "the gates of the Kara dam were closed", ("opened", "closed")),
        # one after the other
        ("the road to Kara port was closed on Monday", "the road to Kara port was reopened on Friday", None),
        ("the road to Kara port, closed in March, was reopened", "the road to Kara port was closed in March", None),
        # both of two matters, and an agreement to put off
        ("they agreed on the port but put off the border", "they agreed on the port and the border", None),
        ("they agreed to put off the vote on the port", "the vote on the port was put off", None),
        (
            "the crew agreed to halt the raids on the port of Kara",
            "the crew agreed to pause the raids on the port of Kara",
            None,
        ),
        # somebody is put somewhere, nothing is put off
        ("the council put the port master back on the board", "the council put the port master on the board", None),
        ("they decided to put the captain back on the list", "they decided to put the captain on the list", None),
        # something else is agreed
        ("the vote on the port was put off", "they agreed to feed the horses", None),
    ],
)
def test_open_and_settled(a: str, b: str, expected: tuple[str, str] | None) -> None:
    one, two = folded(a), folded(b)
    found = apart(one, two)
    told = None if found is None else (words_at(one, found[0]), words_at(two, found[1]))
    assert told == expected
    assert (apart(two, one) is None) == (expected is None)


def words_at(words: list[str], place: tuple[int, int]) -> str:
    return words[place[0]] if place[0] == place[1] else f"{words[place[0]]} {words[place[1]]}"
