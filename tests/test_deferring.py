"""What is put off: did it happen, for when is it meant now, and what it stands against. All happenings are invented."""

from __future__ import annotations

import pytest

import accord
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
