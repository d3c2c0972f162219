"""Train what says that two phrases stand for one: ``python benchmarks/train_referents.py --data DIR``.

Needs scikit-learn (for training only). DIR holds ``newswcl50/``. All pairs of NewsWCL50's mentions within one event,
the pairs of two chains thinned to every fourth. Writes ``data/referents.npz``, trained on all events, and
``benchmarks/referents_held.npz``: for each event trees that have not seen it, by which crossdoc.py scores it, and
prints the figures that these give at several linking thresholds.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Sequence
from pathlib import Path

import numpy as np

import crossdoc
from accord.comparing.referents import FEATURES, Referent, features
from accord.reading.reader import Reader
from train_alignment import SEED, THIN, Rows, save, train

WEIGHTS = Path(__file__).parent.parent / "src" / "accord" / "data" / "referents.npz"
THRESHOLDS = (0.1, 0.125, 0.15, 0.175, 0.2)


def pairs(referents: Sequence[Referent], chains: Sequence[str], places: Sequence[int]) -> Rows:
    """Feature rows, truths and weights of the pairs of one event's mentions."""
    rows, truths, weights = [], [], []
    chance = np.random.default_rng(SEED)
    for i, j in itertools.combinations(places, 2):
        one = chains[i] == chains[j]
        if one or chance.random() < 1 / THIN:
            rows.append(features(referents[i], referents[j]))
            truths.append(one)
            weights.append(1.0 if one else float(THIN))
    return np.array(rows), np.array(truths), np.array(weights)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    given = parser.parse_args()
    corpus = crossdoc.newswcl50_mentions(given.data, Reader())
    chains = [mention.chain for mention in corpus.mentions]
    events = sorted(set(corpus.event.values()))
    rows: dict[str, Rows] = {}
    for event in events:
        of_it = [i for i, mention in enumerate(corpus.mentions) if corpus.event[mention.key[0]] == event]
        rows[event] = pairs(corpus.referents, chains, of_it)

    def on(used: Sequence[str]) -> Rows:
        return (
            np.concatenate([rows[event][0] for event in used]),
            np.concatenate([rows[event][1] for event in used]),
            np.concatenate([rows[event][2] for event in used]),
        )

    trees = train(*on(events))
    save(trees, WEIGHTS, FEATURES)
    held = [
        ([report for report, of in corpus.event.items() if of == left], train(*on([e for e in events if e != left])))
        for left in events
    ]
    crossdoc.save_held(held)
    for least, groups in zip(THRESHOLDS, crossdoc.by_likeness(corpus, THRESHOLDS), strict=True):
        print(f"{least}: {corpus.conll(groups)}", flush=True)
    asked = np.bincount(trees.feature[trees.feature >= 0], minlength=len(FEATURES))
    for name, count in sorted(zip(FEATURES, asked.tolist(), strict=True), key=lambda entry: -entry[1]):
        print(f"{count:5d} nodes ask for: {name}")


if __name__ == "__main__":
    main()
