"""Train the choice of a source (:mod:`accord.reading.attribution_sources`). Called by ``train_attribution.py``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accord.reading.attribution import POSSIBLE, label, settle
from accord.reading.attribution_features import Grid
from accord.reading.attribution_model import Scorer
from accord.reading.attribution_page import Page
from accord.reading.attribution_sources import OFFERED, Offer, likeliest, likelihoods, offered
from accord.reading.attribution_words import log_odds
from accord.reading.quotation import quotations
from train_attribution_choice import Options, choice

__all__ = ["SourceCase", "report_sources", "source_case"]

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class SourceCase:
    """The candidates of a number of attributions. ``options``: what is learned from; ``offers``: their places;
    ``ruled``: the number of the one that the grammar names; ``alike``: which share a place with the right source.
    """

    options: Options
    offers: list[Offer]
    ruled: list[int]
    alike: NDArray[np.bool_]


def source_case(
    scorer: Scorer, table: Grid, probability: Floats, threshold: float, golds: Mapping[int, frozenset[int]]
) -> SourceCase | None:
    """What an article has to learn from, labelled by a scorer that has not seen it.

    ``golds``: for the head of each attribution's cue the places of its source. Right is the candidate with these
    places; where there is none, all that share some with it (or nobody, where there is no source).
    """
    heads = sorted({*golds, *np.nonzero(probability > POSSIBLE)[0].tolist()})
    if not golds:
        return None
    found, _ = label(scorer, table, heads, probability, probability > threshold)
    page = Page(table.parse, quotations(table.parse))
    near = settle(page, [one for one in found if one.head in golds or one.score > threshold])
    offers, seen, gap = offered(page, near, log_odds(probability))
    taught = [number for number, (one, _) in enumerate(offers) if one.head in golds]
    if not taught:
        return None
    right = np.zeros((len(taught), OFFERED), dtype=bool)
    alike = np.zeros((len(taught), OFFERED), dtype=bool)
    ruled = []
    for row, number in enumerate(taught):
        one, offer = offers[number]
        gold = golds[one.head]
        ruled.append([places for places, _ in offer].index(frozenset(one.source)))
        right[row, : len(offer)] = [places == gold for places, _ in offer]
        alike[row, : len(offer)] = [bool(places & gold) or not (places or gold) for places, _ in offer]
        if not right[row].any():
            right[row] = alike[row]
    options = Options(seen[taught].astype(np.float16), gap[taught], right)
    return SourceCase(options, [offers[number][1] for number in taught], ruled, alike)


def report_sources(halves: Sequence[Sequence[SourceCase]], chosen: Sequence[dict[str, Floats]]) -> None:
    """Print how often whom the grammar names and whom the choice takes shares words with the right source, of those
    that there is something to choose for, each half judged by what the other taught.
    """
    count = before = after = 0
    for cases, arrays in zip(halves, chosen, strict=True):
        judge = choice(arrays)
        for case in cases:
            weights = likelihoods(judge.scores(case.options.seen.astype(np.float32), case.options.score))
            for row, offer in enumerate(case.offers):
                count += 1
                before += int(case.alike[row, case.ruled[row]])
                after += int(case.alike[row, likeliest(offer, weights[row].tolist())])
    parts = ", ".join(f"{100 * number / max(count, 1):.1f} %" for number in (before, after))
    print(f"sources: {parts} of {count} as the grammar has it, as chosen, held out", flush=True)
