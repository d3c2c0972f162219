"""The likeliest sources, against all sequences of labels written out; and the choice among them."""

from __future__ import annotations

from io import BytesIO
from itertools import product

import numpy as np
import pytest

from accord.data import read_bytes
from accord.errors import DataError
from accord.reading import attribution_model as model
from accord.reading.attribution_choice import FAINT, Choice
from accord.reading.attribution_extents import LABELS, SOURCE, Ways
from accord.reading.attribution_page import Found, Page
from accord.reading.attribution_sources import (
    EXACT,
    MEASURED_SOURCES,
    OFFERED,
    choose_sources,
    likeliest,
    likelihoods,
    offered,
)
from accord.reading.attribution_words import log_odds
from accord.reading.quotation import quotations
from test_attribution_choice import potentials, weighed, windows
from test_attribution_words import parse_of

WANTED, NEAR = 4, 3.0
THE, MAYOR, BARKED, AT, DOGS = range(5)
NOBODY = frozenset[int]()
ODDS = log_odds(np.array([0.0, 0.1, 0.9, 0.0, 0.0], dtype=np.float32))


@pytest.mark.parametrize("seed", range(6))
def test_the_field_s_sources_are_the_best_each_with_its_best_labels(seed: int) -> None:
    lengths = (4, 6, 1, 5)
    pairs = windows(*lengths)
    role, edge = potentials(sum(lengths), seed)
    found = Ways(role, edge, pairs).sources(WANTED, NEAR)
    for number, length in enumerate(lengths):
        first = pairs.starts[number]
        best: dict[frozenset[int], float] = {}
        for labels in product(range(LABELS), repeat=length):
            source = frozenset(place for place, label in enumerate(labels) if label == SOURCE)
            best[source] = max(best.get(source, -1e9), weighed(role, edge, first, labels))
        ranked = sorted(best.values(), reverse=True)
        near = [value for value in ranked if value > ranked[0] - NEAR]
        got = [(frozenset(places.tolist()), gap) for places, gap in found[number]]
        # One that is flipped in a single word is looked for, so that not all need be there; the second best always is.
        assert bool(got) == (len(near) > 1)
        assert len({source for source, _ in got}) == len(got) <= WANTED
        for source, gap in got:
            assert gap > -NEAR
            assert best[source] - ranked[0] == pytest.approx(gap, abs=1e-3)
        assert [gap for _, gap in got[:2]] == pytest.approx(
            [value - ranked[0] for value in near[: len(got[:2])]], abs=1e-3
        )


def barked(rivals: list[tuple[frozenset[int], float]] | None = None) -> tuple[Page, Found]:
    """ "The mayor barked at dogs", the cue being "barked" and the content "at dogs"."""
    parse = parse_of()
    page = Page(parse, quotations(parse))
    one = Found(BARKED, 0.9, {BARKED}, {THE, MAYOR}, {AT, DOGS}, window=(0, 5), rivals=rivals or [])
    return page, one


def weights(**by_measure: float) -> Choice:
    """A choice that weighs single measures, by their number, and the field's liking not at all."""
    hidden = np.zeros((MEASURED_SOURCES, len(by_measure)), dtype=np.float32)
    for column, name in enumerate(by_measure):
        hidden[int(name[1:]), column] = 1
    out = np.array([*by_measure.values()], dtype=np.float32)
    return Choice(hidden, np.zeros(len(by_measure), dtype=np.float32), out, 0.0)


def test_where_the_field_is_sure_and_the_grammar_agrees_there_is_nothing_to_choose() -> None:
    page, one = barked()
    offers, seen, gap = offered(page, [one], ODDS)
    assert offers == []
    assert seen.shape == (0, OFFERED, MEASURED_SOURCES)
    assert gap.shape == (0, OFFERED)
    choose_sources(page, [one], weights(m2=9.0), ODDS)
    assert one.source == {THE, MAYOR}


def test_the_candidates_are_the_field_s_whom_the_grammar_names_and_nobody() -> None:
    page, one = barked(rivals=[(frozenset({MAYOR}), 0.0), (frozenset({DOGS}), -1.5)])
    ((same, offer),), seen, gap = offered(page, [one], ODDS)
    assert same is one
    assert offer == [
        (frozenset({MAYOR}), 0.0),
        (frozenset({DOGS}), -1.5),
        (frozenset({THE, MAYOR}), -FAINT),
        (NOBODY, -FAINT),
    ]
    assert gap[0, :4].tolist() == [0, -1.5, -FAINT, -FAINT]
    assert np.isfinite(seen).all()
    assert seen[0, :4, 1].tolist() == [0, 0, 1, 0]  # whom the grammar names
    assert seen[0, :4, 2].tolist() == [0, 0, 0, 1]  # nobody
    assert not seen[0, 4:].any()


def test_whom_the_weights_speak_for_is_chosen_and_may_be_nobody() -> None:
    rivals = [(frozenset({THE, MAYOR}), 0.0), (frozenset({THE}), -1.0)]
    page, one = barked(rivals=rivals)
    choose_sources(page, [one], weights(m1=9.0), ODDS)
    assert one.source == {THE, MAYOR}
    choose_sources(page, [one], weights(m2=9.0), ODDS)
    assert one.source == set()


def test_no_source_is_taken_out_of_what_was_said() -> None:
    page, one = barked(rivals=[(frozenset({DOGS}), 0.0), (frozenset({MAYOR}), -2.0)])
    as_the_field = weights(m0=0.0)
    choose_sources(page, [one], Choice(as_the_field.hidden, as_the_field.bias, as_the_field.out, 1.0), ODDS)
    assert one.source == {MAYOR}
    assert one.content == {AT, DOGS}


def test_what_stands_in_another_statement_keeps_the_grammar_s_word() -> None:
    page, one = barked(rivals=[(frozenset({THE, MAYOR}), 0.0), (frozenset({THE}), -1.0)])
    one.parent = 0
    assert offered(page, [one], ODDS)[0] == []


def test_candidates_that_share_words_speak_for_one_another() -> None:
    offer = [(frozenset({1, 2, 3}), 0.0), (frozenset({3}), 0.0), (frozenset({9}), 0.0), (NOBODY, 0.0)]
    assert likeliest(offer, [0.3, 0.25, 0.35, 0.1]) == 0
    assert likeliest(offer, [0.25, 0.3, 0.35, 0.1]) == 1  # of the two the likelier
    assert likeliest(offer, [0.1, 0.1, 0.2, 0.6]) == 3
    assert likeliest(offer, [0.3, 0.0, 0.3 + EXACT, 0.3]) == 2


def test_candidates_that_are_not_there_are_not_likely() -> None:
    found = likelihoods(np.array([[1.0, 1.0, -1e9]], dtype=np.float32))
    assert found[0].tolist() == pytest.approx([0.5, 0.5, 0.0])


def test_weights_for_other_measures_are_refused() -> None:

    arrays = dict(np.load(BytesIO(read_bytes("attribution.npz"))))
    arrays["whose_hidden"] = arrays["whose_hidden"][1:]
    data = BytesIO()
    np.savez(data, **arrays)
    with pytest.raises(DataError, match="train_attribution"):
        model.unpack(data.getvalue())
