"""What tells a right extent of an attribution's content from a wrong one, as numbers: one row for each cue and each of
its candidates (:mod:`accord.reading.attribution_extents`).

The field judges words and pairs of neighbours. Here the candidate is seen as a whole: which branches of the parse it
cuts off and which it leaves hanging, what stands at its ends and beside them, whether it tears a quotation or a
sentence, which other cues it takes in, how it lies to its cue and to its source, and how it differs from what the field
likes best.
"""

from __future__ import annotations

from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from accord.reading.attribution_choice import gaps
from accord.reading.attribution_extents import CONTENT, CUE, NEVER, NONE, SOURCE, Extents
from accord.reading.attribution_features import SIGNATURES, Grid, Pairs

__all__ = ["MEASURED", "measures"]

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
MEASURED = 312  # numbers that tell of a candidate
FAR, ASIDE = 30.0, 10.0  # distances in tokens are cut off here, those to the field's best edge sooner
LONG = 100  # tokens of a window
BESIDE = 3  # other cues on either side that are looked at


class _Kinds:
    """Groups of words, labels or tags that are told apart."""

    def __init__(self, *groups: str) -> None:
        pairs = sorted((crc32(one.encode()), number) for number, group in enumerate(groups) for one in group.split())
        self.codes = np.array([code for code, _ in pairs], dtype=np.int64)
        self.numbers = np.array([number for _, number in pairs], dtype=np.int64)
        self.count = len(groups)

    def of(self, column: Ints) -> Ints:
        """For every token of a column the number of its group, and one more than there are for none."""
        at = np.minimum(np.searchsorted(self.codes, column), len(self.codes) - 1)
        return np.where(self.codes[at] == column, self.numbers[at], self.count)


DEPS = _Kinds(
    "advcl",
    "prep agent",
    "relcl acl",
    "conj cc preconj",
    "npadvmod advmod",
    "nsubj nsubjpass expl csubj",
    "dobj attr acomp pobj dative oprd",
    "ccomp xcomp parataxis pcomp",
    "aux auxpass neg mark prt",
    "punct",
    "appos amod det compound poss nmod",
)
PUNCTUATION = 9  # of these
TAGS = _Kinds(
    ", :",
    ".",
    "`` '' -LRB- -RRB- HYPH",
    "IN",
    "TO",
    "CC",
    "DT PDT PRP$ CD",
    "PRP EX",
    "NN NNS",
    "NNP NNPS",
    "VBD VBZ VBP MD",
    "VB",
    "VBN VBG RP",
    "RB RBR RBS",
    "JJ JJR JJS",
    "WDT WP WRB WP$",
)
MARKS = (0, 2)  # of these
WORDS = _Kinds(
    "that",
    "if whether",
    "because as since",
    "when while after before until",
    "but and or",
    "— – -- -",
    "; :",
    ",",
    "by with for in on at of about",
    "who which where",
)
CUE_TAGS = _Kinds("VBD VBZ VBP", "VBG", "VBN", "VB", "NN NNS NNP", "IN JJ RB")
CUE_DEPS = _Kinds("ROOT", "ccomp", "advcl", "conj", "relcl acl", "xcomp", "pobj dobj nsubj attr", "parataxis", "prep")
JOINTS = _Kinds("advcl relcl", "conj")  # what begins another clause, or another of the same


class _View:
    """Candidates of a number of cues, with what several measures ask of them. Arrays are by cue and candidate, or by
    row of the pairs and candidate.
    """

    def __init__(self, table: Grid, pairs: Pairs, found: Extents) -> None:
        self.table, self.found = table, found
        starts = np.array(pairs.starts, dtype=np.int64)
        self.begin = starts[:-1]
        self.lengths = starts[1:] - self.begin
        self.tokens = pairs.tokens.astype(np.int64)
        self.count, self.wanted = found.score.shape
        self.cue = np.array(pairs.cues, dtype=np.int64)
        self.whose = np.repeat(np.arange(self.count), self.lengths)
        self.labels = found.labels
        self.inside = found.labels == CONTENT
        rows = len(self.tokens)
        self.number = np.arange(rows, dtype=np.int64)[:, None]
        low = np.minimum.reduceat(np.where(self.inside, self.number, rows), self.begin, axis=0)
        high = np.maximum.reduceat(np.where(self.inside, self.number, -1), self.begin, axis=0)
        self.empty = high < 0
        self.low = np.where(self.empty, self.begin[:, None], low)  # rows of the first and the last word
        self.high = np.where(self.empty, self.begin[:, None], high)
        self.first, self.last = self.tokens[self.low], self.tokens[self.high]
        self.size = len(table.parse.tokens)
        self.before = np.maximum(self.first - 1, 0)
        self.after = np.minimum(self.last + 1, self.size - 1)
        self.preceding = self.number < self.low[self.whose]
        self.following = self.number > self.high[self.whose]
        sentence = table.sentence
        self.same = (sentence[self.tokens] == sentence[self.cue][self.whose])[:, None]
        self.length = self.total(self.inside)
        self._parts: list[Floats] = []

    def total(self, mask: Mask) -> Floats:
        """How many words of each candidate are so."""
        return np.add.reduceat(mask.astype(np.float32), self.begin, axis=0)

    def add(self, *values: NDArray[np.generic]) -> None:
        """More numbers: one a cue, one a cue and candidate, or several."""
        for value in values:
            if value.ndim == 1:
                value = value[:, None]
            if value.ndim == 2:
                value = np.broadcast_to(value, (self.count, self.wanted))[:, :, None]
            self._parts.append(np.broadcast_to(value, (self.count, self.wanted, value.shape[2])).astype(np.float32))

    def add_kind(self, which: Ints, at: Ints, kinds: int) -> None:
        """Of which of so many groups the tokens at ``at`` are."""
        self.add(which[at][:, :, None] == np.arange(kinds))

    def rows(self) -> Floats:
        return np.concatenate(self._parts, axis=2)


def measures(table: Grid, pairs: Pairs, found: Extents, odds: Floats, likely: Mask) -> Floats:
    """Numbers by cue, candidate and measure. ``odds``: log-odds of being a cue, of all tokens; ``likely``: which tokens
    probably are cues.
    """
    view = _View(table, pairs, found)
    _field(view)
    _branches(view)
    _edges(view)
    _quotations(view)
    _lie(view, likely)
    _others(view, odds)
    _cue(view, odds)
    return view.rows()


def _field(view: _View) -> None:
    """What the field thinks of a candidate, and how it differs from the field's best."""
    score, inside = view.found.score, view.inside
    known = score > NEVER / 2
    gap = gaps(score)
    weight = np.where(known, np.exp(gap), 0)
    share = weight / weight.sum(axis=1, keepdims=True)
    rank = np.arange(view.wanted)[None, :]
    view.add(gap, np.log(share + 1e-4), rank == 0, rank)
    more, less = view.total(inside & ~inside[:, :1]), view.total(inside[:, :1] & ~inside)
    begins = inside.copy()
    begins[1:] &= ~(inside[:-1] & (view.whose[1:] == view.whose[:-1])[:, None])
    pieces = view.total(begins)
    view.add(np.log1p(view.length), pieces, pieces > 1, view.empty)
    view.add(np.log1p(more), np.log1p(less), (more > 0) & (less == 0), (less > 0) & (more == 0))
    for edge, place in ((view.low, view.first), (view.high, view.last)):
        view.add(edge == edge[:, :1], np.clip(place - place[:, :1], -ASIDE, ASIDE))


def _branches(view: _View) -> None:
    """What hangs where in the parse: tops of the candidate, and branches of its words that it leaves out."""
    table, tokens, inside = view.table, view.tokens, view.inside
    col, ptr = table.columns, table.pointers
    rows = len(tokens)
    above = ptr["head"][tokens].astype(np.int64)
    offset = above - tokens[view.begin][view.whose]
    reached = (offset >= 0) & (offset < view.lengths[view.whose]) & (above < view.size)
    held = np.concatenate([inside, np.zeros((1, view.wanted), dtype=bool)])
    held = held[np.where(reached, view.begin[view.whose] + offset, rows)]
    kind = DEPS.of(col["dep"])
    mark = (kind[tokens] == PUNCTUATION)[:, None]
    tops = inside & ~held & ~mark
    cut = (view.labels == NONE) & held
    roots = view.total(tops)
    highest = np.minimum.reduceat(np.where(tops, view.number, rows), view.begin, axis=0)
    highest = np.where(highest < rows, highest, view.low)
    view.add(np.minimum(roots, 5), roots == 1, roots == 0, view.total(cut & ~mark), view.total(cut & mark))
    row, candidate = np.nonzero(cut)
    side = np.where(view.preceding[row, candidate], 0, np.where(view.following[row, candidate], 1, 2))
    each = DEPS.count + 1
    cell = ((view.whose[row] * view.wanted + candidate) * 3 + side) * each + kind[tokens[row]]
    counts = np.bincount(cell, minlength=view.count * view.wanted * 3 * each)
    counts = counts.reshape(view.count, view.wanted, 3, each)[:, :, :, : DEPS.count]
    view.add(np.minimum(counts, 2).reshape(view.count, view.wanted, 3 * DEPS.count))
    top, cue = tokens[highest], view.cue[:, None]
    view.add_kind(kind, top, PUNCTUATION)
    view.add(ptr["head"][top] == cue, top == ptr["complement"][cue], top == ptr["object"][cue])
    view.add(top == ptr["head"][cue], top == ptr["head"][ptr["head"][cue]], ptr["complement"][cue] == view.size)
    view.add(table.sentence[top] == table.sentence[cue], col["tag"][top] == col["tag"][cue])
    joint = JOINTS.of(col["dep"][tokens])[:, None]
    for number in range(JOINTS.count):
        view.add(np.minimum(view.total(inside & (joint == number)), 3))


def _edges(view: _View) -> None:
    """The words at both ends and beside them."""
    col = view.table.columns
    tag, word, dep = TAGS.of(col["tag"]), WORDS.of(col["lower"]), DEPS.of(col["dep"])
    for place in (view.first, view.before, view.last, view.after):
        view.add_kind(tag, place, TAGS.count)
    for place in (view.first, view.before, view.after, np.minimum(view.last + 2, view.size - 1)):
        view.add_kind(word, place, WORDS.count)
    for place in (view.first, view.after, view.last):
        view.add_kind(dep, place, DEPS.count)
    marks = np.isin(tag[view.tokens], MARKS)[:, None]
    view.add(np.minimum(view.total(view.inside & marks), 4))
    rows = len(view.tokens)
    for place, row in ((view.before, view.low - 1), (view.after, view.high + 1)):
        label = np.take_along_axis(view.labels, np.clip(row, 0, rows - 1), axis=0)
        view.add(place == view.cue[:, None], label == SOURCE, label == CUE)


def _quotations(view: _View) -> None:
    """Marks at the ends, quotations torn, how much is quoted."""
    quoted, quote = view.table.columns["quoted"], view.table.quote
    for place in (view.before, view.first, view.last, view.after):
        view.add(*(quoted[place] == state for state in (1, 3, 5)), quoted[place] > 0)
    for place, beside in ((view.first, view.before), (view.last, view.after)):
        view.add((quote[place] >= 0) & (quote[place] == quote[beside]))
    within = (quoted[view.tokens] > 0)[:, None]
    count = view.total(view.inside & within)
    view.add(count / np.maximum(view.length, 1), count == view.length, count == 0)
    view.add(np.log1p(view.total(within & view.same & (view.labels == NONE))))


def _lie(view: _View, likely: Mask) -> None:
    """How a candidate lies to the sentences, to the window, to its own cue and source and to other cues."""
    sentence, inside, same = view.table.sentence, view.inside, view.same
    free = view.labels == NONE
    view.add(np.log1p(view.total(inside & ~same)), np.log1p(view.total(same & inside)))
    view.add(np.log1p(view.total(same & free & view.following)), np.log1p(view.total(same & free & view.preceding)))
    first, last, cue = view.first, view.last, view.cue[:, None]
    view.add(sentence[first] != sentence[view.before], sentence[last] != sentence[view.after])
    view.add(sentence[first] < sentence[cue], sentence[last] > sentence[cue])
    ends = view.begin + view.lengths - 1
    view.add(first == view.tokens[view.begin][:, None], last == view.tokens[ends][:, None])
    view.add(first > cue, last < cue, (first < cue) & (last > cue))
    for place in (first, last):
        view.add(np.clip(place - cue, -FAR, FAR), np.log1p(np.abs(place - cue)))
    own = view.labels == SOURCE
    view.add(view.total(own) == 0, np.log1p(view.total(own)), np.log1p(view.total(view.labels == CUE)))
    others = (likely[view.tokens] & (view.tokens != view.cue[view.whose]))[:, None]
    view.add(np.minimum(view.total(others & inside), 3), np.minimum(view.total(others & same & ~inside), 3))
    for side in (view.following, view.preceding):
        view.add(np.minimum(view.total(others & same & side), 2))
    at = view.begin[:, None] + cue - view.tokens[view.begin][:, None]
    low, high = np.minimum(view.low, at)[view.whose], np.maximum(view.high, at)[view.whose]
    view.add(np.minimum(view.total(others & ~inside & (view.number > low) & (view.number < high)), 2))


def _others(view: _View, odds: Floats) -> None:
    """What the field gives to the nearest other cues: a word belongs to one statement, and whole statements are nested.

    By weight of the other cues: words of their contents, and of their sources and cues, where neither cue stands in the
    other's content; the same of cues within this content; words that this cue's holders have.
    """
    tokens, whose = view.tokens, view.whose
    weight = 1 / (1 + np.exp(-odds[view.cue]))
    held = np.zeros((5, len(tokens)), dtype=np.float32)
    here = np.arange(view.count)
    for step in (*range(-BESIDE, 0), *range(1, BESIDE + 1)):
        other = np.clip(here + step, 0, view.count - 1)
        share = weight[other] * (other == here + step)
        label = _label_at(view, other[whose], tokens)
        content, names = label == CONTENT, (label == SOURCE) | (label == CUE)
        holder = _label_at(view, other, view.cue) == CONTENT
        within = _label_at(view, here, view.cue[other]) == CONTENT
        for place, (beside, words) in enumerate(
            (
                (~holder & ~within, content),
                (~holder & ~within, names),
                (~holder & within, content),
                (~holder & within, names),
                (holder, content),
            )
        ):
            held[place] += (share * beside)[whose] * words
    for one in held:
        taken = np.add.reduceat(np.where(view.inside, one[:, None], 0), view.begin, axis=0)
        left = np.add.reduceat(one, view.begin)[:, None] - taken
        view.add(np.log1p(taken), np.log1p(np.maximum(left, 0)), np.minimum(taken, 2))


def _label_at(view: _View, window: Ints, token: Ints) -> Ints:
    """How the field labels each token in the window of each cue; none where it lies outside."""
    offset = token - view.tokens[view.begin[window]]
    within = (offset >= 0) & (offset < view.lengths[window])
    return np.where(within, view.labels[np.where(within, view.begin[window] + offset, 0), 0], NONE)


def _cue(view: _View, odds: Floats) -> None:
    """The cue itself: the same for all candidates, for the others to be weighed by."""
    col, cue = view.table.columns, view.cue[:, None]
    view.add_kind(CUE_TAGS.of(col["tag"]), cue, CUE_TAGS.count)
    view.add_kind(CUE_DEPS.of(col["dep"]), cue, CUE_DEPS.count)
    view.add((col["signature"][cue][:, :, None] >> np.arange(len(SIGNATURES), dtype=np.int64)) & 1)
    view.add(col["quoted"][cue] > 0, col["sentence quoted"][cue] > 0, odds[cue], view.lengths > LONG)
