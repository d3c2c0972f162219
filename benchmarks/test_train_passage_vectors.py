"""The static student of a sentence encoder: it learns, and 8 bits lose little. All sentences are invented."""

from __future__ import annotations

import numpy as np

from train_passage_vectors import AXES, Student, eight_bits, glosses, parts

WORDS = ["army", "halt", "pause", "rain", "snow"]
ROWS = [np.array(one) for one in ([0, 1], [0, 2], [3, 4], [4, 3, 5])]  # 5 has no vector of its own


def truth() -> np.ndarray:
    """The first two texts are alike, and so are the last two."""
    rng = np.random.default_rng(1)
    one, two = rng.normal(size=(2, AXES)).astype(np.float32)
    found = np.stack([one, one, two, two])
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True))


def student() -> Student:
    start = np.random.default_rng(2).normal(0, 0.1, (len(WORDS), AXES)).astype(np.float32)
    return Student(WORDS, start, [*WORDS, "sleet"])


def test_a_student_learns_what_the_teacher_says() -> None:
    learner, wanted = student(), truth()
    shown = [np.zeros(len(one), bool) for one in ROWS]
    losses = [learner.step(ROWS, wanted, 0.02, np.concatenate(shown)) for _ in range(60)]
    assert losses[-1] < 0.2 * losses[0]
    said = learner.of(ROWS)
    assert said[0] @ said[1] > 0.9
    assert said[0] @ said[2] < 0.6


def test_a_step_goes_down_the_slope_of_the_loss() -> None:
    """The change of the loss is what the gradients say: a finite difference along one number of each array."""
    wanted, hide, small = truth(), np.zeros(9, bool), 0.05
    for array, place in ((0, (1, 3)), (2, (1,))):

        def loss(change: float, array: int = array, place: tuple[int, ...] = place) -> float:
            other = student()
            other.adam.weights[array][place] += change
            return other.step(ROWS, wanted, 0.0, hide)

        slope = (loss(small) - loss(-small)) / (2 * small)
        learner = student()
        before = learner.adam.weights[array][place]
        learner.step(ROWS, wanted, 1e-3, hide)
        moved = learner.adam.weights[array][place] - before
        assert abs(slope) > 1e-4
        assert np.sign(moved) == -np.sign(slope)


def test_eight_bits_lose_less_than_half_a_step() -> None:
    table = np.random.default_rng(3).normal(size=(7, AXES)).astype(np.float32)
    small, scale = eight_bits(table)
    assert small.dtype == np.int8
    assert np.all(
        np.abs(small * scale[:, None].astype(np.float32) - table) <= 0.6 * scale[:, None].astype(np.float32) + 1e-3
    )


def test_parts_are_those_of_sentences_that_have_several() -> None:
    whole = ["The army of Ruvu halted its march, while the rebels went home to plough.", "It rained all day."]
    assert parts(whole) == ["The army of Ruvu halted its march", "while the rebels went home to plough."]


def test_glosses_come_with_their_words(tmp_path) -> None:  # type: ignore[no-untyped-def]
    line = '00001740 29 v 02 halt 0 stop 2 000 | come to an end (of a movement); "the trains halted at noon"\n'
    for kind in ("verb", "noun", "adj"):
        (tmp_path / f"data.{kind}").write_text("  1 a licence\n" + (line if kind == "verb" else ""), "latin-1")
    texts, words = glosses(tmp_path)
    assert words == ["halt", "stop"]
    assert "the trains halted at noon" in texts
    assert any(one.startswith("halt, stop: come to an end") for one in texts)
