"""What sounds like asking, consenting or holding and is none, and who can't accept. The sentences are about no process
that is shipped."""

from __future__ import annotations

import pytest

from accord.ledger.history import history
from test_process_shapes import stands, told

OFFER = "The Volta Liberation Front asked Togo for a truce of five days on Monday."


@pytest.mark.parametrize(
    "text",
    [
        "An official of Togo, who asked not to be named, spoke of progress.",
        "Asked whether Togo would drop the clause, the minister smiled.",
        "The envoy of Togo conceded that the mission would probably not be in place by Friday.",
    ],
)
def test_turns_of_phrase_undertake_nothing(text: str) -> None:
    assert not history([told(text)]).commitments


@pytest.mark.parametrize(
    "text",
    [
        '"They have signed many papers," said Afi Mensah, who sells fish at the harbour.',
        "Parliament would have to approve any agreement, said Kofi Adjei, a critic of the president.",
    ],
)
def test_who_is_no_party_accepts_nothing(text: str) -> None:
    found = history([told(f"{OFFER} {text}")])
    [record] = found.commitments
    assert record.standing == "proposed"
    assert "accepts" not in stands(record).values()


def test_a_truce_on_which_something_depends_does_not_hold_yet() -> None:
    found = history([told("Togo and Chad signed a truce on Monday. Peru promised aid, provided that the truce held.")])
    [truce] = [one for one in found.commitments if one.issue == "ceasefire"]
    assert truce.standing == "agreed"


def test_what_an_accord_obliges_somebody_to_has_not_happened() -> None:
    found = history(
        [told("Togo and Chad signed an accord. The accord obliges Togo to release 40 prisoners by May 20.")]
    )
    assert not found.exchanges
    assert any("40 prisoners" in one.summary and one.standing == "agreed" for one in found.commitments)
