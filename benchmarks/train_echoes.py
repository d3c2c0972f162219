"""Train what two passages and their sentences say together: ``python benchmarks/train_echoes.py --data DIR``.

Writes ``echoes.json`` in ``src/accord/data``; needs scikit-learn (for training only). DIR holds ``ecbplus/`` and
``giveme5w1h/``. How likely two passages tell one thing is known by themselves (:mod:`accord.comparing.resemblance`),
and how likely the sentences that they stand in are about one matter (:mod:`accord.comparing.sentence_pairs`). Of the
pairs of ``passages_judged.tsv`` that are no statements a regression over both log-odds learns by kind (two acts, an act
and a passage without one, two without) how likely readers hold them to be of one thing.

``--held`` leaves each eighth of the sets out in turn, says how well pairs of one thing are put before others by the
first, by the second and by both, and writes nothing.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from sklearn.metrics import roc_auc_score  # type: ignore[import-untyped]
from sklearn.model_selection import GroupKFold  # type: ignore[import-untyped]

from accord.comparing import actors as linking
from accord.comparing.echoes import UNLIKELY, Stretches, stretches
from accord.comparing.meaning import vectors
from accord.comparing.profiles import EventProfile, event_profiles
from accord.comparing.resemblance import features, kind, logit, resemblance
from accord.comparing.sentence_pairs import matters
from accord.comparing.stretches import Named, Passage, shared
from judged import Spot, sets

MODEL = Path(__file__).parent.parent / "src" / "accord" / "data" / "echoes.json"
FOLDS = 8


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages of a set: log-odds that they tell one thing by themselves, and that their sentences are about one
    matter; whether a reader holds them to be of one thing."""

    group: str
    likely: float
    matter: float
    one: bool


def pairs(data: Path) -> dict[str, list[Pair]]:
    """The judged pairs by kind."""
    found: dict[str, list[Pair]] = defaultdict(list)
    for name, judgements, readings in sets(data):
        ordered = sorted(readings, key=lambda reading: reading.report.id)
        people, ids = linking.link(ordered)
        known = {actor.id: actor for actor in people}
        events = {one.key: one for reading in ordered for one in event_profiles(reading, ids, known)}
        named = {reading.report.id: Named(reading, ids, known) for reading in ordered}
        told, of_story = stretches(ordered, events, named), matters(ordered, named)
        for each in judgements:
            if each.answer == "open" or each.kind.split(" ")[0] not in ("passages", "acts") or of_story is None:
                continue
            a, b = (_passage(spot, told, events) for spot in (each.one, each.two))
            if b.event is not None and a.event is None:
                a, b = b, a
            matter = of_story.of(a.place, b.place)
            if matter is None or not (a.total and b.total):
                continue
            first, second = vectors([a.text, b.text])
            weight, names = shared(a, b)
            likely = resemblance(features(a, b, weight, names, float(first @ second))).likely
            found[kind(a, b)].append(Pair(name, logit(likely), max(UNLIKELY, matter), each.answer == "same"))
    return found


def _passage(spot: Spot, told: dict[str, Stretches], events: dict[tuple[str, str], EventProfile]) -> Passage:
    here = (one for key, one in events.items() if key[0] == spot.report)
    act = next((one for one in here if (one.event.clause.start, one.event.clause.end) == (spot.start, spot.end)), None)
    return told[spot.report].of(spot.start, spot.end, act)


def held(name: str, found: list[Pair]) -> None:
    """Print how well pairs are told apart by themselves, by their sentences, and by both."""
    rows = np.array([(one.likely, one.matter) for one in found])
    one = np.array([each.one for each in found])
    both = np.zeros(len(found))
    for seen, unseen in GroupKFold(FOLDS).split(rows, one, [each.group for each in found]):
        both[unseen] = LogisticRegression().fit(rows[seen], one[seen]).decision_function(rows[unseen])
    areas = [100 * roc_auc_score(one, each) for each in (rows[:, 0], rows[:, 1], both)]
    print(f"{name}: {len(found)} pairs; " + ", ".join(f"{each:.1f}" for each in areas))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--held", action="store_true")
    given = parser.parse_args()
    table = {}
    for name, found in sorted(pairs(given.data).items()):
        if given.held:
            held(name, found)
            continue
        model = LogisticRegression().fit([(one.likely, one.matter) for one in found], [one.one for one in found])
        likely, matter = model.coef_[0].tolist()
        table[name] = {
            "bias": round(float(model.intercept_[0]), 2),
            "resemblance": round(likely, 2),
            "matter": round(matter, 2),
        }
    if table:
        MODEL.write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")
        print(f"{MODEL}: {table}")


if __name__ == "__main__":
    main()
