"""Train the corrections to the rules of alignment: ``python benchmarks/train_joins.py --data DIR [--held NAME]``.

Writes ``joins.npz`` and ``joins_types.json`` in ``src/accord/data``; needs scikit-learn (for training only). DIR
holds ``ecbplus/``, ``newswcl50/`` and ``meantime/``. The texts are read as any report is; an event that was read counts
where its trigger stands on the head of a gold mention, and all pairs of such events of one set of texts (a topic, an
event, a sub-corpus) that have one type and that the rules leave open are judged: one chain or two. Types with too
few pairs of one chain are left to the rules. Trees are grown one by one on what the rules' sum and the trees
before leave unexplained (Newton steps for the log-odds; Friedman 2001), each node on some of the features; monotone
where RISING says so.

``--held NAME`` (one of ecbplus-0, ecbplus-1, ecbplus-2, newswcl50) leaves that third of the topics, or each event in
turn, out of the training, scores the pairs left out, and writes nothing.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from sklearn.tree import DecisionTreeRegressor  # type: ignore[import-untyped]

from accord.comparing import actors as linking
from accord.comparing import joins
from accord.comparing.alignment import judge_events
from accord.comparing.clusters import LINK
from accord.comparing.joins import FEATURES, RISING
from accord.comparing.profiles import event_profiles
from accord.comparing.trees import Trees
from accord.model import Reading
from accord.reading.language import Language
from accord.reading.reader import Reader
from chains import meantime_chains, newswcl50_chains
from ecbplus import TRAIN, documents
from surroundings import head_of

WEIGHTS = Path(__file__).parent.parent / "src" / "accord" / "data" / "joins.npz"
TYPES = WEIGHTS.with_name("joins_types.json")
ENOUGH = 50  # pairs of one event, for a type to be learned,
MOST = 10  # of which one set counts for no more than this: many pairs of one happening are still one example
TREES = 120
RATE = 0.07
LEAVES = 8
FEWEST = 30  # pairs in a leaf
SHARE = 0.4  # of the features that a node is chosen from
SURE = 0.02  # least p (1 - p) that a pair is weighted by
AT = 0.75  # probability at which two tellings are joined
Rows = NDArray[np.float64]
Truths = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Pairs:
    """The open pairs of a set of texts: rows of features, whether each is of one chain, and the type of both."""

    name: str
    rows: Rows
    truths: Truths
    types: tuple[str, ...]


def pairs(name: str, readings: Sequence[Reading], gold: Sequence[dict[int, str]]) -> Pairs:
    """The pairs of events of some readings whose triggers stand on gold heads (``gold``: place -> chain)."""
    people, ids = linking.link(readings)
    actors = {one.id: one for one in people}
    found = []
    for reading, chains in zip(readings, gold, strict=True):
        for profile in event_profiles(reading, ids, actors):
            trigger = profile.event.trigger
            chain = next((chains[place] for place in range(trigger.start, trigger.end) if place in chains), None)
            if chain is not None:
                found.append((profile, joins.told(profile, actors), chain))
    rows, truths, types = [], [], []
    for (a, one, first), (b, two, second) in itertools.combinations(found, 2):
        verdict = judge_events(a, b, actors)
        if not (verdict.never or verdict.settled) and a.event.type == b.event.type:
            rows.append(joins.features(one, two, verdict.score))
            truths.append(first == second)
            types.append(a.event.type)
    return Pairs(name, np.array(rows).reshape(len(rows), len(FEATURES)), np.array(truths, dtype=bool), tuple(types))


def sets(data: Path) -> Iterator[Pairs]:
    """All that there is to learn from, a set at a time."""
    reader, language = Reader(), Language()
    for topic in TRAIN:
        if (data / "ecbplus" / str(topic)).is_dir():
            texts = list(documents(data / "ecbplus", [topic]))
            readings, gold = [], []
            for text, parse in zip(texts, language.parse_many(one.report() for one in texts), strict=True):
                readings.append(reader.assemble(parse))
                heads = ((head_of(parse, m.start, m.end), m.chain) for m in text.mentions)
                gold.append({head.start: chain for head, chain in heads if head is not None})
            yield pairs(f"ecbplus {topic}", readings, gold)
    chained = [*newswcl50_chains(data / "newswcl50"), *meantime_chains(data / "meantime")]
    for name in dict.fromkeys(one.set for one in chained):
        members = [one for one in chained if one.set == name]
        readings, gold = [], []
        for one, parse in zip(members, language.parse_many(one.report for one in members), strict=True):
            readings.append(reader.assemble(parse))
            heads = ((head_of(parse, start, end), chain) for start, end, chain in one.events)
            gold.append({head.start: chain for head, chain in heads if head is not None})
        yield pairs(name, readings, gold)


def train(rows: Rows, truths: Truths) -> Trees:
    """The corrections, in the unit of the rules' sum."""
    line = LogisticRegression(C=1.0).fit(rows[:, :1], truths)
    unit, start = float(line.coef_[0, 0]), float(line.intercept_[0])
    odds = start + unit * rows[:, 0]
    grown = []
    for number in range(TREES):
        chance = 1 / (1 + np.exp(-odds))
        weight = np.maximum(chance * (1 - chance), SURE)
        tree = DecisionTreeRegressor(
            max_leaf_nodes=LEAVES,
            min_samples_leaf=FEWEST,
            max_features=SHARE,
            random_state=number,
            monotonic_cst=[int(rising) for rising in RISING],
        ).fit(rows, (truths - chance) / weight, sample_weight=weight)
        odds += RATE * tree.predict(rows)
        grown.append(tree.tree_)
    size = max(tree.node_count for tree in grown)
    shape = (len(grown), size)
    base = LINK + (start - np.log(AT / (1 - AT))) / unit
    found = Trees(
        np.full(shape, -1, np.int16),
        np.zeros(shape),
        np.zeros(shape, np.int16),
        np.zeros(shape, np.int16),
        np.zeros(shape),
        round(float(base), 6),
    )
    for number, tree in enumerate(grown):
        count = tree.node_count
        inner = tree.children_left >= 0
        found.feature[number, :count] = np.where(inner, tree.feature, -1)
        found.most[number, :count] = np.where(inner, tree.threshold, 0.0)
        found.left[number, :count] = np.where(inner, tree.children_left, 0)
        found.right[number, :count] = np.where(inner, tree.children_right, 0)
        found.value[number, :count] = np.round(RATE * tree.value[:, 0, 0] / unit, 6)
    return found


def save(trees: Trees, types: Iterable[str]) -> None:
    TYPES.write_text(json.dumps({"types": sorted(types)}) + "\n", "utf-8")
    np.savez_compressed(
        WEIGHTS,
        features=np.array(FEATURES),
        feature=trees.feature,
        most=trees.most,
        left=trees.left,
        right=trees.right,
        value=trees.value,
        base=np.array(trees.base),
    )


def enough(some: Iterable[Pairs]) -> frozenset[str]:
    """The types with ENOUGH pairs of one event, of which a set counts for MOST at most."""
    counts = Counter[str]()
    for one in some:
        own = Counter(kind for kind, truth in zip(one.types, one.truths, strict=True) if truth)
        counts.update({kind: min(count, MOST) for kind, count in own.items()})
    return frozenset(kind for kind, count in counts.items() if count >= ENOUGH)


def joined(some: Iterable[Pairs], types: Collection[str]) -> tuple[Rows, Truths]:
    """The pairs of those types."""
    some = list(some)
    kept = np.array([kind in types for one in some for kind in one.types])
    return np.vstack([one.rows for one in some])[kept], np.concatenate([one.truths for one in some])[kept]


def scored(trees: Trees, rows: Rows, truths: Truths) -> str:
    """Precision and recall at LINK of the rules alone and with what was learned, among open pairs."""
    told = []
    for name, score in (("rules", rows[:, 0]), ("learned", rows[:, 0] + trees.odds(rows))):
        links = score >= LINK
        right = int((links & truths).sum())
        told.append(f"{name} {right / max(links.sum(), 1):.3f} / {right / max(truths.sum(), 1):.3f}")
    return f"{len(rows)} pairs, {truths.mean():.3f} of one event; precision / recall: " + ", ".join(told)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--held", choices=("ecbplus-0", "ecbplus-1", "ecbplus-2", "newswcl50"))
    given = parser.parse_args()
    found = [one for one in sets(given.data) if len(one.rows)]
    if given.held is None:
        types = enough(found)
        rows, truths = joined(found, types)
        trees = train(rows, truths)
        save(trees, types)
        print("on what it was trained on:", scored(trees, rows, truths))
        asked = np.bincount(trees.feature[trees.feature >= 0], minlength=len(FEATURES))
        for name, count in sorted(zip(FEATURES, asked.tolist(), strict=True), key=lambda entry: -entry[1]):
            print(f"{count:5d} nodes ask for: {name}")
        return
    corpus, _, third = given.held.partition("-")
    own = [one.name for one in found if one.name.startswith(corpus)]
    for out in [own[int(third) :: 3]] if third else [[name] for name in own]:
        kept = [one for one in found if one.name not in out]
        types = enough(kept)
        trees = train(*joined(kept, types))
        print(", ".join(out), scored(trees, *joined((one for one in found if one.name in out), types)), flush=True)


if __name__ == "__main__":
    main()
