"""The trainer of the second scorer of cues, on data whose truth is known."""

from __future__ import annotations

import numpy as np

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
