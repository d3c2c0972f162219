"""What the next sentences say to a charge, with invented happenings."""

from __future__ import annotations

import pytest

from accord.ledger.history import history
from accord.ledger.records import IncidentRecord
from test_process_shapes import told

CHARGE = "Niger's troops shelled the town of Moba on Tuesday and killed six people, Chad's defence minister said. "


def incident(text: str) -> IncidentRecord:
    return history([told(text)]).incidents[0]


@pytest.mark.parametrize(
    "reply",
    [
        "Niger's army says that it was nowhere near the place.",
        "Not so, replied Niger.",
        "Niger's foreign ministry called the report a lie.",
        "The president of Niger dismissed that as pure invention.",
        "None of its guns had been in range, Niger's army said.",
        "Niger said that it had not fired a single shell.",
        "Niger's spokesman described the story as propaganda.",
        "Nonsense, said the army of Niger.",
    ],
)
def test_who_is_charged_and_answers_with_a_negation_denies(reply: str) -> None:
    assert [voice.party for voice in incident(CHARGE + reply).denied_by] == ["NER"]


@pytest.mark.parametrize(
    "reply",
    [
        "Niger has admitted it.",
        "Niger owned up the next day.",
        "Niger has acknowledged the attack and paid the families.",
        "Niger apologised to the families.",
        "Niger took responsibility on Wednesday.",
    ],
)
def test_who_owns_up_confirms(reply: str) -> None:
    assert [voice.party for voice in incident(CHARGE + reply).confirmed_by] == ["NER"]


@pytest.mark.parametrize(
    "reply",
    [
        "Niger's army said that no soldier had been hurt.",
        "Niger's army said that it would answer any attack.",
        "Togo's foreign ministry called the report a lie.",
        "Niger has not admitted it.",
    ],
)
def test_other_replies_are_none(reply: str) -> None:
    found = incident(CHARGE + reply)
    assert not found.denied_by and not found.confirmed_by
