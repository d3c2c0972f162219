"""Vectors of passages. All happenings are invented."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from accord.comparing.meaning import BUCKETS, grams, vectors

HALT = "The insurgents of Ruvu agreed to halt attacks on the railway."
PAUSE = "A pause in strikes against the trains was promised by the rebels."
OTHER = "The minister of culture opened a museum of glass in the old customs house."


def test_passages_that_tell_one_thing_in_other_words_are_nearer_than_others() -> None:
    one, two, three = vectors([HALT, PAUSE, OTHER])
    assert one @ two > 0.3
    assert one @ two > one @ three + 0.2


def test_a_name_that_no_table_has_is_near_to_another_spelling_of_it() -> None:
    one, two, three = vectors(["Qarandulabad", "Qarandulabat", "Fitzwimbleham"])
    assert one @ two > one @ three + 0.2


def test_words_in_another_order_are_the_same_to_it() -> None:
    one, two = vectors(["the army struck the rebels", "the rebels struck the army"])
    assert np.allclose(one, two, atol=1e-6)


@given(st.lists(st.text(max_size=80), max_size=5))
def test_vectors_have_length_one_or_no_words(texts: list[str]) -> None:
    found = vectors(texts)
    assert found.shape[0] == len(texts)
    for text, row in zip(texts, found, strict=True):
        assert np.isclose(np.linalg.norm(row), 1.0, atol=1e-5) or not np.any(row)
        assert np.array_equal(row, vectors([text])[0])


def test_no_words_give_zeros() -> None:
    assert not np.any(vectors(["", " — … "]))


@given(st.text(min_size=1, max_size=90))
def test_letters_fall_in_buckets(word: str) -> None:
    assert all(0 <= one < BUCKETS for one in grams(word))
    assert len(grams(word)) <= 24
