"""The scorer that knows what words are like, with vectors and weights made by hand."""

from __future__ import annotations

import math
from zlib import crc32

import numpy as np
import pytest

from accord.data import read_bytes
from accord.errors import DataError
from accord.model import Block, Report
from accord.reading.attribution_features import Grid, grid
from accord.reading.attribution_model import unpack
from accord.reading.attribution_words import CLAUSE, FLOOR, LIMIT, Meaning, inputs, log_odds, width
from accord.reading.syntax import Parse, Sentence, Token

WORDS = {"mayor": [1.0, 0.0], "bark": [0.0, 1.0], "warn": [0.0, 2.0]}


def parse_of() -> Parse:
    """ "The mayor barked at dogs": mayor is the subject of barked, dogs what its preposition governs."""
    text = "The mayor barked at dogs"
    rows = [
        ("The", "the", "DET", "DT", "det", 1),
        ("mayor", "mayor", "NOUN", "NN", "nsubj", 2),
        ("barked", "bark", "VERB", "VBD", "ROOT", 2),
        ("at", "at", "ADP", "IN", "prep", 2),
        ("dogs", "warn", "NOUN", "NNS", "pobj", 3),
    ]
    tokens, start = [], 0
    for number, (word, lemma, pos, tag, dep, _) in enumerate(rows):
        tokens.append(Token(number, start, word, lemma, pos, tag, dep))
        start += len(word) + 1
    for token, row in zip(tokens, rows, strict=True):
        token.head = tokens[row[5]]
        if token.head is not token:
            token.head.children.append(token)
    sentence = Sentence(0, 0, tokens, 0)
    for token in tokens:
        token.sent = sentence
    report = Report("r", "r", "r", None, None, None, None, "en", text, (Block("paragraph", 0, len(text)),))
    return Parse(report, tokens, [sentence], [])


def table() -> Grid:
    return grid(parse_of(), [])


def vectors() -> tuple[np.ndarray, np.ndarray]:
    codes = {crc32(word.encode()): row for word, row in WORDS.items()}
    order = sorted(codes)
    return np.array(order, dtype=np.uint32), np.array([*(codes[code] for code in order), [0, 0]], dtype=np.float32)


def test_the_parts_are_the_word_its_subject_object_complement_head_and_what_its_preposition_governs() -> None:
    word, vector = vectors()
    odds = log_odds(np.array([0.001, 0.9, 0.5, 0.3, 0.2], dtype=np.float32))
    found = inputs(word, vector, table(), np.array([2, 1], dtype=np.int32), odds)
    assert found.shape == (2, width(2))
    bark, mayor, warn, none = [0, 1], [1, 0], [0, 2], [0, 0]
    assert found[0, CLAUSE:].tolist() == [*bark, *mayor, *none, *none, *none, *warn]
    assert found[1, CLAUSE:].tolist() == [*mayor, *none, *none, *none, *bark, *none]


def test_the_odds_are_those_of_the_word_its_head_its_complement_and_the_likeliest_beside_it() -> None:
    word, vector = vectors()
    odds = log_odds(np.array([0.001, 0.9, 0.5, 0.3, 0.2], dtype=np.float32))
    found = inputs(word, vector, table(), np.array([2, 1], dtype=np.int32), odds)
    assert found[0, :4] == pytest.approx([0, -LIMIT, -LIMIT, math.log(9)], abs=1e-5)
    assert found[1, :4] == pytest.approx([math.log(9), 0, -LIMIT, 0], abs=1e-5)


def test_the_shape_of_the_clause_is_told_by_ones_and_noughts() -> None:
    word, vector = vectors()
    found = inputs(word, vector, table(), np.array([2], dtype=np.int32), np.zeros(6, dtype=np.float32))
    # Two members of its clause (subject and preposition), its tag and label, its subject's tag, its preposition's word.
    assert set(found[0, 4:CLAUSE].tolist()) == {0.0, 1.0}
    assert found[0, 4:CLAUSE].sum() == 6


def meaning(hidden: float, odds: float = 1.0, base: float = 0.0) -> Meaning:
    word, vector = vectors()
    weights = np.zeros((width(2), 1), dtype=np.float32)
    weights[CLAUSE + 1, 0] = hidden  # the second dimension of the word itself
    one = np.ones(1, dtype=np.float32)
    return Meaning(word, vector, weights, np.zeros(1, dtype=np.float32), one, odds, base)


def test_without_weights_the_first_scorer_is_right() -> None:
    probability = np.array([0.001, 0.3, 0.6, 0.03, 0.9], dtype=np.float32)
    assert meaning(0).reconsider(table(), probability) == pytest.approx(probability, abs=1e-6)


def test_a_likely_kind_of_word_is_raised_and_the_improbable_left_alone() -> None:
    probability = np.array([FLOOR / 2, 0.3, 0.5, 0.3, FLOOR / 2], dtype=np.float32)
    found = meaning(3.0).reconsider(table(), probability)
    assert found[2] == pytest.approx(1 / (1 + math.exp(-3)), abs=1e-6)
    assert [float(one) for one in found[[0, 1, 3, 4]]] == pytest.approx([FLOOR / 2, 0.3, 0.3, FLOOR / 2], abs=1e-6)


def test_weights_of_another_form_are_refused() -> None:
    from io import BytesIO

    packed = dict(np.load(BytesIO(read_bytes("attribution.npz"))))
    packed["vector"] = packed["vector"][:-1]
    out = BytesIO()
    np.savez(out, **packed)
    with pytest.raises(DataError, match="train_attribution"):
        unpack(out.getvalue())
