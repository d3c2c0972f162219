"""Train the attribution scorers on PolNeAR: ``python benchmarks/train_attribution.py --data DIR [--out FILE]``.

One thread, some six minutes, seeded: the same arrays every time. Writes ``src/accord/data/attribution.npz``: eight-bit
integers with one scale an array. See ``src/accord/data/attribution.md`` for what the weights are and how good they are.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from accord.reading import attribution_features as features
from accord.reading.attribution_model import CONTENT, CUE, LABELS, SOURCE, Scorer
from accord.reading.attribution_words import Meaning
from accord.reading.language import Language
from accord.reading.quotation import quotations
from accord.reading.syntax import Parse
from attribution import Gold, articles, paragraphs
from train_attribution_choice import Options, choice, options, report_choice, train_choice
from train_attribution_sources import SourceCase, report_sources, source_case
from train_attribution_verdict import Case, case, labeller, train_verdict
from train_attribution_words import embedding, sample, train_words

SEED = 20161108
FOLDS = 4
WORD_EPOCHS, WORD_DROP = 10, 0.4
INSIDE_WEIGHT = (
    0.0  # how much a word inside attributed content counts as "no cue": PolNeAR leaves nested attributions out
)
Floats = NDArray[np.float32]


def cue_head(parse: Parse, pieces: Sequence[tuple[int, int]]) -> int | None:
    """The word of a cue that all its other words hang off: the highest one, a verb or noun before a function word."""
    inside = [token for start, end in pieces for token in parse.tokens if token.start < end and token.end > start]
    if not inside:
        return None
    places = {token.i for token in inside}
    tops = [token for token in inside if token.head is token or token.head.i not in places]
    content_words = [token for token in tops if token.pos in ("VERB", "NOUN", "ADJ")]
    return (content_words or tops)[0].i


class Document:
    """One annotated article, prepared."""

    def __init__(self, gold: Gold, parse: Parse) -> None:
        self.name = gold.name
        self.parse = parse
        self.table = features.grid(parse, quotations(parse))
        size = len(parse.tokens)
        self.start = np.array([token.start for token in parse.tokens], dtype=np.int64)
        self.cue_rows = features.cue_features(self.table, np.arange(size, dtype=np.int32))
        self.is_cue = np.zeros(size, dtype=bool)
        self.weight = np.ones(size, dtype=np.float32)
        self.golds: list[tuple[int, dict[str, list[tuple[int, int]]]]] = []
        for spans in gold.spans:
            head = cue_head(parse, self._near(spans["Cue"]))
            for start, end in spans["Content"]:
                low, high = self._range(start, end)
                self.weight[low:high] = np.minimum(self.weight[low:high], INSIDE_WEIGHT)
            if head is None:
                continue
            self.golds.append((head, spans))
            self.is_cue[head] = True
        self.weight[self.is_cue] = 1.0
        self.probability = np.zeros(size, dtype=np.float32)

    def _near(self, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
        return pieces

    def _range(self, start: int, end: int) -> tuple[int, int]:
        """Token places [low, high) that overlap the characters [start, end)."""
        high = int(np.searchsorted(self.start, end, "left"))
        low = int(np.searchsorted(self.start, start, "right")) - 1
        if low < 0 or self.parse.tokens[low].end <= start:
            low += 1
        return low, high

    def roles(self, spans: dict[str, list[tuple[int, int]]]) -> NDArray[np.int8]:
        labels = np.zeros(len(self.parse.tokens) + 1, dtype=np.int8)
        for name, label in (("Content", CONTENT), ("Cue", CUE), ("Source", SOURCE)):
            for start, end in spans[name]:
                low, high = self._range(start, end)
                labels[low:high] = label
        return labels

    def options(self, scorer: Scorer, threshold: float) -> Options | None:
        """The extents to choose from, by the field of a scorer that has not seen this article."""
        golds = [(head, self.roles(spans) == CONTENT) for head, spans in self.golds]
        return options(scorer, self.table, self.probability, threshold, golds)

    def source_case(self, scorer: Scorer, threshold: float) -> SourceCase | None:
        """The sources to choose from, labelled by a scorer that has not seen this article."""
        golds = {head: frozenset(np.nonzero(self.roles(spans) == SOURCE)[0].tolist()) for head, spans in self.golds}
        return source_case(scorer, self.table, self.probability, threshold, golds)

    def case(self, scorer: Scorer, threshold: float) -> Case:
        """What there is to learn from for the last look, labelled by a scorer that has not seen this article."""
        golds = [(head, frozenset(np.nonzero(self.roles(spans) == CONTENT)[0].tolist())) for head, spans in self.golds]
        return case(scorer, self.table, self.probability, threshold, golds, self.weight == 0)


def train_cues(documents: Sequence[Document], epochs: int = 4, rate: float = 0.05, l2: float = 3e-6) -> Floats:
    """Logistic regression by AdaGrad over shuffled rows."""
    rows = np.concatenate([one.cue_rows for one in documents])
    truth = np.concatenate([one.is_cue for one in documents]).astype(np.float32)
    weight = np.concatenate([one.weight for one in documents])
    keep = np.nonzero(weight > 0)[0]
    rng = np.random.default_rng(SEED)
    size = 1 << features.CUE_BITS
    w = np.zeros(size, dtype=np.float32)
    total = np.zeros(size, dtype=np.float64)
    squares = np.full(size, 1e-6, dtype=np.float32)
    steps = 0
    for epoch in range(epochs):
        rng.shuffle(keep)
        for at in range(0, len(keep), 512):
            batch = keep[at : at + 512]
            x = rows[batch]
            p = 1 / (1 + np.exp(-np.clip(w[x].sum(axis=1), -30, 30)))
            error = (p - truth[batch]) * weight[batch]
            gradient = np.bincount(x.ravel(), np.repeat(error, x.shape[1]), minlength=size).astype(np.float32)
            gradient += l2 * len(batch) * w
            squares += gradient * gradient
            w -= rate * gradient / np.sqrt(squares)
            if epoch >= epochs // 2:
                total += w
                steps += 1
    return (total / max(steps, 1)).astype(np.float32)


def probability(w: Floats, document: Document) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(w[document.cue_rows].sum(axis=1), -30, 30))), dtype=np.float32)


class RoleData:
    """All training pairs of the role model."""

    def __init__(self, documents: Iterable[Document], threshold: float = 0.5) -> None:
        self.features: list[NDArray[np.int32]] = []
        self.edges: list[NDArray[np.int32]] = []
        self.labels: list[NDArray[np.int8]] = []
        self.own: list[NDArray[np.bool_]] = []
        for document in documents:
            likely = document.probability > threshold
            heads = [head for head, _ in document.golds]
            pairs = features.role_pairs(document.table, heads, likely)
            if pairs is None:
                continue
            for number, (head, spans) in enumerate(document.golds):
                rows = slice(pairs.starts[number], pairs.starts[number + 1])
                tokens = pairs.tokens[rows]
                labels = document.roles(spans)[tokens]
                labels[tokens == head] = CUE
                self.features.append(pairs.features[rows])
                self.edges.append(pairs.edges[rows])
                self.labels.append(labels)
                self.own.append(tokens == head)


def train_roles(
    data: RoleData, epochs: int = 4, rate: float = 0.05, l2: float = 1e-3, verbose: bool = True
) -> tuple[Floats, Floats]:
    """The conditional random field by AdaGrad on the log-likelihood; weights averaged over the second half."""
    rng = np.random.default_rng(SEED)
    role_size, edge_size = 1 << features.ROLE_BITS, (1 << features.EDGE_BITS) + 1
    role = np.zeros((role_size, LABELS), dtype=np.float32)
    edge = np.zeros((edge_size, LABELS * LABELS), dtype=np.float32)
    role_squares = np.full_like(role, 1e-6)
    edge_squares = np.full_like(edge, 1e-6)
    role_total = np.zeros_like(role)
    edge_total = np.zeros_like(edge)
    steps = 0
    lengths = np.array([len(labels) for labels in data.labels])
    by_length = np.argsort(lengths, kind="stable")
    batches = [by_length[at : at + 96] for at in range(0, len(by_length), 96)]
    for epoch in range(epochs):
        began, loss = time.time(), 0.0
        for number in rng.permutation(len(batches)):
            batch = batches[number]
            x = np.concatenate([data.features[i] for i in batch])
            e = np.concatenate([data.edges[i] for i in batch])
            y = np.concatenate([data.labels[i] for i in batch])
            own = np.concatenate([data.own[i] for i in batch])
            part, role_error, edge_error = likelihood(role, edge, x, e, y, own, lengths[batch])
            loss += part
            scale = np.float32(1 / len(batch))
            flat = x.ravel()
            gradient = np.stack(
                [
                    np.bincount(flat, np.repeat(role_error[:, label], x.shape[1]), minlength=role_size)
                    for label in range(LABELS)
                ],
                axis=1,
            ).astype(np.float32)
            gradient = gradient * scale + l2 * role
            role_squares += gradient * gradient
            role -= rate * gradient / np.sqrt(role_squares)
            gradient = np.zeros_like(edge)
            for column in range(e.shape[1]):
                np.add.at(gradient, e[:, column], edge_error)
            gradient = gradient * scale + l2 * edge
            edge_squares += gradient * gradient
            edge -= rate * gradient / np.sqrt(edge_squares)
            if epoch >= epochs // 2:
                role_total += role
                edge_total += edge
                steps += 1
        if verbose:
            print(f"  epoch {epoch + 1}: loss {loss / len(lengths):.3f} a cue, {time.time() - began:.0f} s", flush=True)
    count = np.float32(max(steps, 1))
    return np.asarray(role_total / count, dtype=np.float32), np.asarray(edge_total / count, dtype=np.float32)


def likelihood(
    role: Floats,
    edge: Floats,
    x: NDArray[np.int32],
    e: NDArray[np.int32],
    y: NDArray[np.int8],
    own: NDArray[np.bool_],
    lengths: NDArray[np.int64],
) -> tuple[float, Floats, Floats]:
    """Negative log-likelihood of a batch and its derivatives by row: label marginals minus truth, for labels and label
    pairs.
    """
    count, longest = len(lengths), int(lengths.max())
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    potential = role[x].sum(axis=1)
    potential[own] += np.array([-1e4, -1e4, 0, -1e4], dtype=np.float32)
    passage = edge[e].sum(axis=1)
    inside = np.arange(longest)[None, :] < lengths[:, None]
    index = np.where(inside, starts[:, None] + np.arange(longest)[None, :], 0)
    node = potential[index]
    arc = passage[index].reshape(count, longest, LABELS, LABELS)
    alpha = np.empty((longest, count, LABELS), dtype=np.float32)
    beta = np.zeros((longest, count, LABELS), dtype=np.float32)
    alpha[0] = node[:, 0]
    for step in range(1, longest):
        new = _logsum(alpha[step - 1][:, :, None] + arc[:, step], 1) + node[:, step]
        alpha[step] = np.where(inside[:, step, None], new, alpha[step - 1])
    for step in range(longest - 2, -1, -1):
        new = _logsum(arc[:, step + 1] + (node[:, step + 1] + beta[step + 1])[:, None, :], 2)
        beta[step] = np.where(inside[:, step + 1, None], new, beta[step + 1])
    norm = _logsum(alpha[-1], 1)
    marginal = np.exp(np.minimum(alpha + beta - norm[None, :, None], 0)).transpose(1, 0, 2)[inside]
    pair = np.zeros((count, longest, LABELS, LABELS), dtype=np.float32)
    pair[:, 1:] = np.exp(
        np.minimum(
            alpha[:-1].transpose(1, 0, 2)[:, :, :, None]
            + arc[:, 1:]
            + (node + beta.transpose(1, 0, 2))[:, 1:][:, :, None, :]
            - norm[:, None, None, None],
            0,
        )
    )
    rows: Floats = pair[inside].reshape(-1, LABELS * LABELS)
    order = np.arange(len(y))
    first = np.zeros(len(y), dtype=bool)
    first[starts] = True
    before = np.concatenate([[0], y[:-1]]).astype(np.int64)
    joint = before * LABELS + y
    gold = potential[order, y].sum() + passage[order, joint][~first].sum()
    marginal[order, y] -= 1
    rows[order[~first], joint[~first]] -= 1
    rows[first] = 0
    return float(norm.sum() - gold), marginal, rows


def _logsum(values: Floats, axis: int) -> Floats:
    top = values.max(axis=axis, keepdims=True)
    total = np.log(np.exp(values - top).sum(axis=axis)) + top.squeeze(axis)
    return np.asarray(total, dtype=np.float32)


def best_threshold(documents: Sequence[Document]) -> tuple[float, float]:
    """The probability at which held-out cues have the best F1, and that F1."""
    p = np.concatenate([one.probability for one in documents])
    truth = np.concatenate([one.is_cue for one in documents])
    keep = np.concatenate([one.weight for one in documents]) > 0
    best = (0.0, 0.5)
    for threshold in np.arange(0.2, 0.8, 0.02):
        said = (p > threshold) & keep
        right = (said & truth).sum()
        f1 = 2 * right / max(said.sum() + (truth & keep).sum(), 1)
        best = max(best, (float(f1), float(threshold)))
    return best[1], best[0]


def pack(array: Floats) -> tuple[NDArray[np.int8], np.float32]:
    """Eight-bit integers and their scale."""
    scale = np.float32(min(float(np.abs(array).max()), 8.0) / 127)
    return np.clip(np.rint(array / scale), -127, 127).astype(np.int8), scale


def train_meaning(documents: Sequence[Document], language: Language) -> tuple[dict[str, NDArray[np.generic]], float]:
    """The second scorer of cues, from the first one's held-out probabilities: its arrays, and its best threshold, by
    two halves of the articles. Sets the documents' probabilities to those of the scorer of the other half.
    """
    lemmas = Counter(token.lemma.lower() for one in documents for token in one.parse.tokens)
    word, vector = embedding(language, lemmas)
    samples = [
        sample(word, vector, one.table, one.probability, one.is_cue[: len(one.probability)], one.weight)
        for one in documents
    ]
    halves: list[Floats] = [one.probability for one in documents]
    for k in range(2):
        arrays = train_words([one for place, one in enumerate(samples) if place % 2 != k], WORD_EPOCHS, drop=WORD_DROP)
        scorer = meaning(word, vector, arrays)
        for place in range(k, len(documents), 2):
            one = documents[place]
            halves[place] = scorer.reconsider(one.table, one.probability)
    for one, probability_ in zip(documents, halves, strict=True):
        one.probability = probability_
    threshold, f1 = best_threshold(documents)
    print(f"cues with words: F1 {100 * f1:.1f} at {threshold:.2f}, held out", flush=True)
    return {
        "word": word,
        "vector": vector.astype(np.int8),
        **train_words(samples, WORD_EPOCHS, drop=WORD_DROP),
    }, threshold


def meaning(word: NDArray[np.uint32], vector: Floats, arrays: Mapping[str, Floats]) -> Meaning:
    return Meaning(
        word,
        vector,
        arrays["hidden"],
        arrays["bias"],
        arrays["out"],
        float(arrays["odds"]),
        float(arrays["base"]),
    )


def train(documents: list[Document], language: Language, out: Path, epochs: int) -> None:
    folds = [documents[k::FOLDS] for k in range(FOLDS)]
    for k, held in enumerate(folds):
        w = train_cues([one for j, fold in enumerate(folds) if j != k for one in fold])
        for document in held:
            document.probability = probability(w, document)
    first, f1 = best_threshold(documents)
    print(f"cues: F1 {100 * f1:.1f} at {first:.2f}, held out in {FOLDS} folds", flush=True)
    cue = train_cues(documents)
    # (What counts as a likely cue beside another is the first scorer's to say in training; the second hardly differs.)
    role, edge = train_roles(RoleData(documents, first), epochs)
    halves = [train_roles(RoleData(documents[1 - k :: 2], first), epochs) for k in range(2)]
    words, threshold = train_meaning(documents, language)
    # Every article labelled by the field of the other half; chosen among its candidates by what the other half taught.
    packed_halves = [(pack(half[0]), pack(half[1])) for half in halves]
    fields = [labeller(*half) for half in packed_halves]
    offers = [one.options(fields[place % 2], threshold) for place, one in enumerate(documents)]
    chosen = [train_choice([one for one in offers[1 - k :: 2] if one is not None]) for k in range(2)]
    report_choice([[one for one in offers[k::2] if one is not None] for k in range(2)], chosen)
    labellers = [labeller(*half, choice(picked)) for half, picked in zip(packed_halves, chosen, strict=True)]
    cases = [one.case(labellers[place % 2], threshold) for place, one in enumerate(documents)]
    named = [one.source_case(labellers[place % 2], threshold) for place, one in enumerate(documents)]
    by_half = [[one for one in named[k::2] if one is not None] for k in range(2)]
    report_sources(by_half, [train_choice([one.options for one in by_half[1 - k]]) for k in range(2)])
    whose = train_choice([one.options for one in named if one is not None])
    arrays: dict[str, NDArray[np.generic]] = {"threshold": np.array(threshold, dtype=np.float32), **words}
    pick = train_choice([one for one in offers if one is not None])
    arrays.update((f"choice_{name}", array) for name, array in pick.items())
    arrays.update((f"whose_{name}", array) for name, array in whose.items())
    arrays.update((f"verdict_{name}", array) for name, array in train_verdict(cases).items())
    for name, array in (("cue", cue), ("role", role), ("edge", edge)):
        packed, scale = pack(array)
        arrays[name], arrays[f"{name}_scale"] = packed, np.array(scale)
    np.savez_compressed(out, **arrays)  # type: ignore[arg-type]
    print(f"{out}: {out.stat().st_size / 1e6:.2f} MB")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds polnear/")
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).parent.parent / "src" / "accord" / "data" / "attribution.npz"
    )
    parser.add_argument("--epochs", type=int, default=4)
    options = parser.parse_args(arguments)
    gold = list(articles(options.data, "train"))
    language = Language()
    parses = language.parse_many(paragraphs(one.name, one.text) for one in gold)
    documents = [Document(one, parse) for one, parse in zip(gold, parses, strict=True)]
    train(documents, language, options.out, options.epochs)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
