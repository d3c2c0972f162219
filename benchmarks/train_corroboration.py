"""Train how likely what is evidence of a fact tells what its line tells: ``train_corroboration.py --data DIR``.

Writes ``corroboration.json`` in ``src/accord/data``; needs scikit-learn (for training only). DIR holds ``ecbplus/`` and
``giveme5w1h/``. Trained on pairs of ``passages_judged.tsv`` that had come to be in one fact: those of ``told``, and of
``few`` those of ECB+; of one thing against all others, each as often as it occurs, so that the probability is a share;
pairs of which the words don't say are left out. A logistic regression on standardised features
(:data:`accord.comparing.corroboration.FEATURES`).

``--held`` scores it on the pairs that were judged afterwards (``lead``, and the others of ``few``); writes nothing.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from sklearn.metrics import roc_auc_score  # type: ignore[import-untyped]

from accord.comparing import actors as linking
from accord.comparing.corroboration import FEATURES, corroboration, features
from accord.comparing.echoes import Stretches, stretches
from accord.comparing.meaning import vectors
from accord.comparing.profiles import EventProfile, event_profiles
from accord.comparing.sentence_pairs import matters
from accord.comparing.sentences import Place
from accord.comparing.stretches import Named, Passage
from judged import FEW, Spot, sets

MODEL = Path(__file__).parent.parent / "src" / "accord" / "data" / "corroboration.json"
PENALTY = 0.1  # scikit-learn's C
AT = (0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages of one fact: whether they are trained on, the answer, and the features."""

    seen: bool
    answer: str
    row: tuple[float, ...]


def pairs(data: Path) -> Iterator[Pair]:
    """The judged pairs that came to be in one fact."""
    for name, judgements, readings in sets(data):
        ordered = sorted(readings, key=lambda reading: reading.report.id)
        people, ids = linking.link(ordered)
        known = {actor.id: actor for actor in people}
        events = {one.key: one for reading in ordered for one in event_profiles(reading, ids, known)}
        named = {reading.report.id: Named(reading, ids, known) for reading in ordered}
        told = stretches(ordered, events, named)
        compared = matters(ordered, named)
        for each in judgements:
            drawn = each.kind.split(" ")[-1]
            if drawn in ("told", "lead", "few") and each.answer != "open":
                said = each.kind.startswith("statements")
                one, two = (_passage(spot, told, {} if said else events) for spot in (each.one, each.two))
                first, second = vectors([one.text, two.text])
                here, there = vectors([told[spot.report].sentence(spot.start) for spot in (each.one, each.two)])
                reports = FEW if drawn == "few" and not name.startswith("examples") else len(ordered)
                places = (Place(spot.report, spot.start, spot.end) for spot in (each.one, each.two))
                matter = compared.of(*places) if compared is not None else None
                row = features(one, two, float(first @ second), float(here @ there), said, reports, matter)
                if row is not None:
                    seen = drawn == "told" or (drawn == "few" and name.startswith("ecbplus"))
                    yield Pair(seen, each.answer, tuple(row))


def _passage(spot: Spot, told: dict[str, Stretches], events: dict[tuple[str, str], EventProfile]) -> Passage:
    here = (one for key, one in events.items() if key[0] == spot.report)
    act = next((one for one in here if (one.event.clause.start, one.event.clause.end) == (spot.start, spot.end)), None)
    return told[spot.report].of(spot.start, spot.end, act)


def held(found: list[Pair]) -> None:
    """Print what the shipped weights say of pairs that they were not learned from."""
    scored = [(corroboration(one.row).likely, one.answer == "same") for one in found if not one.seen]
    likely, same = np.array(scored).T
    print(
        f"{len(scored)} pairs; a right one before a wrong one in {100 * roc_auc_score(same, likely):.1f} of 100 cases"
    )
    for low, high in zip((0.0, *AT), (*AT, 1.0), strict=True):
        within = (likely >= low) & (likely < high)
        if within.any():
            print(f"{low:.1f} to {high:.1f}: {within.sum():4d} pairs, {100 * same[within].mean():.0f} of 100 one thing")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--held", action="store_true")
    given = parser.parse_args()
    found = list(pairs(given.data))
    if given.held:
        held(found)
        return
    seen = [one for one in found if one.seen]
    rows = np.array([one.row for one in seen])
    mean, spread = rows.mean(axis=0), rows.std(axis=0)
    spread[spread == 0] = 1.0
    model = LogisticRegression(C=PENALTY, max_iter=5000)
    model.fit((rows - mean) / spread, [one.answer == "same" for one in seen])
    weights = (model.coef_[0] / spread).tolist()
    table = {
        name: {"mean": round(middle, 4), "weight": round(weight, 4)}
        for name, middle, weight in zip(FEATURES, mean.tolist(), weights, strict=True)
    }
    MODEL.write_text(json.dumps({"bias": round(float(model.intercept_[0]), 4), "features": table}, indent=2) + "\n")
    print(f"{len(seen)} pairs, {sum(one.answer == 'same' for one in seen)} of one thing")


if __name__ == "__main__":
    main()
