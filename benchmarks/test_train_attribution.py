"""The trainers of the second scorer of cues and of the choice among extents, on data whose truth is known."""

from __future__ import annotations

import numpy as np

from train_attribution_choice import Options, choice, train_choice
from train_attribution_words import Sample, train_words


def made(seed: int, count: int) -> Sample:
    """Log-odds that say nothing, and vectors of which the first two numbers must differ in sign."""
    rng = np.random.default_rng(seed)
    x = rng.normal(0, 1, (count, 9)).astype(np.float32)
    return x, (x[:, 1] > 0) != (x[:, 2] > 0)


def test_it_learns_what_no_sum_can_tell() -> None:
    arrays = train_words([made(1, 4000), made(2, 4000)], epochs=10, drop=0.0)
    x, truth = made(3, 2000)
    layer = np.maximum(x @ arrays["hidden"] + arrays["bias"], 0)
    total = layer @ arrays["out"] + arrays["odds"] * x[:, 0] + arrays["base"]
    assert ((total > 0) == truth).mean() > 0.8


def test_it_gives_the_same_weights_again() -> None:
    first, second = train_words([made(1, 600)], epochs=2), train_words([made(1, 600)], epochs=2)
    assert all((first[name] == second[name]).all() for name in first)


def offered(seed: int, count: int) -> Options:
    """Candidates of which the right one has the largest product of two measures; the field knows nothing of it."""
    rng = np.random.default_rng(seed)
    seen = rng.normal(0, 1, (count, 4, 5)).astype(np.float16)
    right = np.zeros((count, 4), dtype=bool)
    right[np.arange(count), (seen[:, :, 1] * seen[:, :, 2]).argmax(axis=1)] = True
    return Options(seen, np.zeros((count, 4), dtype=np.float32), right)


def test_a_choice_is_learned_that_no_sum_can_tell() -> None:
    judge = choice(train_choice([offered(1, 3000), offered(2, 3000)]))
    held = offered(3, 1000)
    picked = judge.scores(held.seen.astype(np.float32), held.score).argmax(axis=1)
    assert held.right[np.arange(len(picked)), picked].mean() > 0.7


def test_the_choice_is_learned_the_same_again() -> None:
    first, second = train_choice([offered(1, 300)]), train_choice([offered(1, 300)])
    assert all((first[name] == second[name]).all() for name in first)
