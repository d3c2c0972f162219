"""The scorer of judged acts, on cases worked by hand."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import acts
from acts_judged import Judged, held, judged, sources


def act(answers: str, confidence: float, score: float = 1.0) -> tuple[Judged, Any]:
    return Judged(0, "ASSAULT", *answers), SimpleNamespace(confidence=confidence, score=score)


def test_shares_are_of_what_they_say() -> None:
    found = acts.score(
        [act("YY-Y", 0.9), act("YWYY", 0.8, 0.2), act("Y-WW", 0.4), act("N---", 0.45), act("OYYY", 0.95)]
    )
    assert found["acts"] == 5
    assert found["told"] == 60
    assert found["nothing"] == 20
    assert found["doer"] == 50  # of the two told ones that have somebody
    assert found["recipient"] == 50
    assert round(found["happened"], 1) == 66.7
    assert found["sure"] == 60
    assert round(found["sure_told"], 1) == 66.7
    assert found["doubted_told"] == 50


def test_ranks_count_pairs_and_halve_ties() -> None:
    assert acts.ranked([0.9, 0.5], [0.5, 0.1]) == 100 * 3.5 / 4
    assert acts.ranked([], [0.5]) == 0


def test_the_judgements_are_whole_and_some_are_held_back() -> None:
    known = judged()
    assert sum(map(len, known.values())) == 4471
    assert set(known) == set(sources())
    assert {one.act for found in known.values() for one in found} == {"Y", "O", "N"}
    apart = [name for name in known if held(name)]
    assert 0.15 < len(apart) / len(known) < 0.25
    assert Judged(0, "AID", "Y", "M", "-", "Y").right
    assert not Judged(0, "AID", "Y", "Y", "W", "Y").right
