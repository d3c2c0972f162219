"""What the attribution scorers see of a parse, as arrays of hashed features.

Everything is computed for all tokens (or all pairs of a cue and a token) at once, so that the cost stays far below the
parse's. A feature is the hash of a template's number and of the values of its columns; collisions are left to the
training.

Two views:

* a *cue view* of single tokens: word, neighbours, head, subject, object, complement, preposition, quotation marks near
  it;
* a *role view* of pairs (cue, token): the tree is cut into branches that hang off the path from the cue up to the root,
  and a token is described by its branch, by its place within the branch, and by what stands between it and the cue.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from accord.reading.quotation import Quotation
from accord.reading.syntax import Parse, Token

__all__ = ["CUE_BITS", "EDGE_BITS", "ROLE_BITS", "SIGNATURES", "Grid", "Pairs", "cue_features", "grid", "role_pairs"]

Ints = NDArray[np.int64]
Indices = NDArray[np.int32]

CUE_BITS = 20
ROLE_BITS = 20
EDGE_BITS = 14
WINDOW_BEFORE = 1  # sentences before the cue's own that its content may lie in (longer quotations are followed by rule)
WINDOW_AFTER = 1
LONGEST_SENTENCE = 150  # tokens on either side of the cue that are looked at
LONGEST_CLIMB = 60  # steps up a tree; deeper trees are mistakes of the parser

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
OBJECTS = ("dobj", "attr", "oprd", "acomp", "dative")
COMPLEMENTS = ("ccomp", "xcomp", "pcomp", "acl")
SIGNATURES = (
    "nsubj",
    "nsubjpass",
    "agent",
    "dobj",
    "ccomp",
    "xcomp",
    "prep",
    "mark",
    "aux",
    "neg",
    "prt",
    "advcl",
    "acl",
    "poss",
)
_SIGNATURE = {name: 1 << place for place, name in enumerate(SIGNATURES)}
_MODIFYING = frozenset({"advcl", "relcl", "acl", "appos", "conj", "parataxis", "npadvmod", "prep", "ccomp"})
_BREAKS = frozenset({",", ";", "—", "–", "--", "-", "(", ":"})
_STRONG_BREAKS = (";", ":", "—", "–", "--", "-", "(", ")")


def _link(dep: str) -> str | None:
    """Which pointer of a head leads to a child with this label."""
    for name, deps in (
        ("subject", SUBJECTS),
        ("object", OBJECTS),
        ("complement", COMPLEMENTS),
        ("preposition", ("prep", "agent", "prt")),
        ("marker", ("mark", "complm")),
        ("auxiliary", ("aux", "auxpass", "neg")),
        ("possessor", ("poss",)),
        ("governed", ("pobj",)),
    ):
        if dep in deps:
            return name
    return None


_ROLES = {
    dep: (_SIGNATURE.get(dep, 0), _link(dep))
    for dep in {*_SIGNATURE, *SUBJECTS, *OBJECTS, *COMPLEMENTS, "complm", "auxpass", "pobj"}
}


@lru_cache(maxsize=4096)
def _shape(first: str) -> int:
    return first.isupper() + 2 * first.isdigit() + 4 * (not first.isalnum())


@lru_cache(maxsize=65536)
def _code(word: str) -> int:
    """A stable number for a string (Python's own hash changes with every process)."""
    return crc32(word.encode("utf-8", "surrogatepass"))


@dataclass(slots=True)
class Grid:
    """Columns over the tokens of a parse, with one more row at the end that stands for "none"."""

    parse: Parse
    columns: dict[str, Ints]
    pointers: dict[str, Indices]
    quote: Indices  # index of the quotation that a token lies in (marks included), -1 outside
    sentence: Indices
    depth_order: list[list[int]]  # per sentence, token places with heads before their dependents
    heads: list[int]
    totals: dict[str, Ints]  # running counts of commas, stronger breaks and quotation marks


def grid(parse: Parse, quotes: Sequence[Quotation]) -> Grid:
    """Read the columns off a parse."""
    tokens = parse.tokens
    size = len(tokens)
    quote = np.full(size + 1, -1, dtype=np.int32)
    mark = np.zeros(size + 1, dtype=np.int64)
    place = 0
    for number, quotation in enumerate(quotes):
        while place < size and tokens[place].start < quotation.outer.start:
            place += 1
        while place < size and tokens[place].start < quotation.outer.end:
            quote[place] = number
            token = tokens[place]
            if token.start < quotation.inner.start:
                mark[place] = 1
            elif token.end > quotation.inner.end:
                mark[place] = 2
            place += 1
    links = {
        name: [size] * (size + 1)
        for name in (
            "head",
            "subject",
            "object",
            "complement",
            "preposition",
            "governed",
            "marker",
            "auxiliary",
            "possessor",
        )
    }
    signatures = [0] * (size + 1)
    head, preposition = links["head"], links["preposition"]
    for token in tokens:
        i = token.i
        if token.head is not token:
            head[i] = token.head.i
        if not token.children:
            continue
        signature = 0
        for child in token.children:
            role = _ROLES.get(child.dep)
            if role is None:
                continue
            bit, link = role
            signature |= bit
            if link is not None and (link != "preposition" or preposition[i] == size):
                links[link][i] = child.i
        signatures[i] = signature
    code, entity_at = _code, parse.entity_at
    raw: dict[str, list[int]] = {
        "lemma": [code(token.lemma.lower()) for token in tokens],
        "lower": [code(token.lower) for token in tokens],
        "tag": [code(token.tag) for token in tokens],
        "pos": [code(token.pos) for token in tokens],
        "dep": [code(token.dep) for token in tokens],
        "entity": [7] * size,
        "shape": [_shape(token.text[:1]) for token in tokens],
    }
    for i, entity in entity_at.items():
        raw["entity"][i] = code(entity.label)
    columns = {name: np.array([*values, 0], dtype=np.int64) for name, values in raw.items()}
    columns["signature"] = np.array(signatures, dtype=np.int64)
    columns["quoted"] = (quote >= 0).astype(np.int64) + 2 * mark
    pointers = {name: np.array(values, dtype=np.int32) for name, values in links.items()}
    here = np.arange(size + 1, dtype=np.int32)
    sentence = np.full(size + 1, -1, dtype=np.int32)
    for sent in parse.sentences:
        sentence[sent.first : sent.last] = sent.i
    for name, step in (("previous", -1), ("next", 1), ("previous2", -2), ("next2", 2)):
        there = np.clip(here + step, 0, size).astype(np.int32)
        there[sentence[there] != sentence] = size
        there[size] = size
        pointers[name] = there
    order = [_heads_first(sent.tokens) for sent in parse.sentences]
    _add_clauses(parse, order, columns, pointers)
    columns["block"] = np.array([*(token.block for token in tokens), -1], dtype=np.int64)
    in_sentence = np.zeros(len(parse.sentences) + 1, dtype=np.int64)
    np.maximum.at(in_sentence, sentence[:-1], (columns["quoted"][:-1] > 0).astype(np.int64))
    columns["sentence quoted"] = in_sentence[sentence]
    lower = columns["lower"]
    totals = {
        "commas": np.cumsum(lower == _code(","), dtype=np.int64),
        "breaks": np.cumsum(np.isin(lower, [_code(c) for c in _STRONG_BREAKS]), dtype=np.int64),
        "marks": np.cumsum(columns["quoted"] > 1, dtype=np.int64),
    }
    heads = [token.head.i for token in tokens]
    return Grid(parse, columns, pointers, quote, sentence, order, heads, totals)


def _add_clauses(
    parse: Parse, order: Sequence[Sequence[int]], columns: dict[str, Ints], pointers: dict[str, Indices]
) -> None:
    """The nearest modifying clause or phrase above each token, its first word, and whether a comma or dash opens it."""
    tokens = parse.tokens
    size = len(tokens)
    first = list(range(size))
    clause = [size] * (size + 1)
    opened = [0] * (size + 1)
    for sentence in order:
        for t in reversed(sentence):
            head = tokens[t].head.i
            if first[t] < first[head] and tokens[t].sent is tokens[head].sent:
                first[head] = first[t]
        for t in sentence:
            head = tokens[t].head.i
            clause[t] = t if tokens[t].dep in _MODIFYING else clause[head] if head != t else size
    for t in range(size):
        before = first[t] - 1
        opened[t] = int(before >= 0 and tokens[before].text in _BREAKS and tokens[before].sent is tokens[t].sent)
    pointers["clause"] = np.array(clause, dtype=np.int32)
    pointers["first"] = np.array([*first, size], dtype=np.int32)
    columns["opened"] = np.array(opened, dtype=np.int64)


def _heads_first(tokens: Sequence[Token]) -> list[int]:
    inside = {token.i for token in tokens}
    order: list[int] = []
    stack = [token for token in tokens if token.head is token or token.head.i not in inside]
    for token in stack:
        order.append(token.i)
        stack.extend(child for child in token.children if child.i in inside)
    return order


_MIX = np.int64(0x9E3779B97F4A7C15 - (1 << 64))
_MIX2 = np.int64(0xC2B2AE3D27D4EB4F - (1 << 64))


def _hashed(templates: Sequence[tuple[Ints, ...]], bits: int) -> Indices:
    """One column of feature numbers a template. The array lies column by column, as the scorers read it."""
    rows = len(templates[0][0])
    out = np.empty((len(templates), rows), dtype=np.int32)
    value, shifted = np.empty(rows, dtype=np.int64), np.empty(rows, dtype=np.int64)
    mask = np.int64((1 << bits) - 1)
    with np.errstate(over="ignore"):
        for number, template in enumerate(templates):
            value.fill(np.int64(number + 1) * 0x1000193)
            for column in template:
                np.bitwise_xor(value, column, out=value)
                np.multiply(value, _MIX, out=value)
                np.right_shift(value, 29, out=shifted)
                np.bitwise_xor(value, shifted, out=value)
            np.multiply(value, _MIX2, out=value)
            np.right_shift(value, 40, out=value)
            out[number] = np.bitwise_and(value, mask, out=value)
    return out.T


def cue_features(table: Grid, places: Indices) -> Indices:
    """Feature numbers (one row a token of ``places``) for the scorer that tells cues from other words."""
    col, ptr = table.columns, table.pointers
    zero = np.zeros(len(places), dtype=np.int64)

    def at(column: str, *path: str) -> Ints:
        index = places
        for step in path:
            index = ptr[step][index]
        return col[column][index]

    quoted = col["quoted"]
    near_quote = (
        (quoted[ptr["previous"][places]] > 0).astype(np.int64)
        + 2 * (quoted[ptr["next"][places]] > 0)
        + 4 * (quoted[ptr["next2"][places]] > 0)
        + 8 * (quoted[ptr["previous2"][places]] > 0)
    )
    sentence_quote = at("sentence quoted")
    lemma, tag, dep, signature = at("lemma"), at("tag"), at("dep"), at("signature")
    core = signature & (
        _SIGNATURE["nsubj"] | _SIGNATURE["ccomp"] | _SIGNATURE["xcomp"] | _SIGNATURE["dobj"] | _SIGNATURE["prep"]
    )
    preposition = at("lemma", "preposition")
    complement_tag = at("tag", "complement")
    complement_mark = at("lemma", "complement", "marker")
    complement_aux = at("lemma", "complement", "auxiliary")
    subject_kind = (at("entity", "subject"), at("tag", "subject"))
    templates: list[tuple[Ints, ...]] = [
        (zero,),
        (lemma,),
        (lemma, tag),
        (lemma, dep),
        (at("lower"),),
        (tag, dep),
        (lemma, signature),
        (lemma, core),
        (tag, signature),
        (tag, dep, core, at("quoted")),
        (lemma, *subject_kind),
        subject_kind,
        (at("lemma", "subject"),),
        (lemma, at("lemma", "subject")),
        (at("lemma", "head"), dep),
        (lemma, at("lemma", "head")),
        (at("tag", "head"), tag, dep),
        (lemma, at("lemma", "object")),
        (at("lemma", "object"), tag),
        (lemma, at("tag", "object"), at("entity", "object")),
        (at("lemma", "complement"),),
        (lemma, complement_tag, complement_mark),
        (complement_tag, complement_mark, complement_aux, tag),
        (lemma, complement_aux),
        (lemma, preposition),
        (lemma, preposition, at("tag", "preposition", "complement")),
        (lemma, at("lemma", "possessor")),
        (at("entity", "possessor"), at("tag", "possessor"), tag),
        (lemma, at("lemma", "auxiliary")),
        (at("lemma", "auxiliary"), tag),
        (at("lower", "previous"),),
        (at("lower", "next"),),
        (lemma, at("lower", "previous")),
        (lemma, at("lower", "next")),
        (at("tag", "previous"), tag, at("tag", "next")),
        (at("lower", "next"), at("lower", "next2")),
        (at("lower", "previous"), at("lower", "previous2")),
        (lemma, at("lower", "next"), at("lower", "next2")),
        (near_quote, tag),
        (near_quote, lemma),
        (sentence_quote, lemma),
        (at("quoted"), tag),
        (at("quoted"), lemma),
        (at("quoted", "complement"), at("quoted", "object"), tag),
        (at("entity"), at("shape"), tag),
        (at("dep", "head"), dep, tag),
        (at("lemma", "head", "head"), at("lemma", "head"), dep),
        (lemma, at("lower", "first")),
        (tag, dep, at("lower", "first"), at("opened")),
    ]
    return _hashed(templates, CUE_BITS)


@dataclass(slots=True)
class Pairs:
    """Pairs of a cue and a token of its window. Pairs of cue number k are rows [starts[k], starts[k + 1])."""

    cues: list[int]
    starts: list[int]
    tokens: Indices
    features: Indices
    edges: Indices  # features of the passage from the row before to this one


def _branches(head: Sequence[int], cue: int, low: int, high: int, size: int) -> dict[int, tuple[int, int, int, int]]:
    """Where each token of [low, high) hangs, seen from a cue of its sentence.

    Out: the top of its branch off the path from the cue to the root, the top of its branch below that, and of the one
    below that (``size`` for none), and how many steps up the path the branch begins (9 where it doesn't reach the
    path).
    """
    path = {cue: 0}
    up = cue
    while head[up] not in path and len(path) < LONGEST_CLIMB:
        up = head[up]
        path[up] = len(path)
    at = {step: (size, size, size, count) for step, count in path.items()}
    for token in range(low, high):
        climbed: list[int] = []
        t = token
        while t not in at and len(climbed) < LONGEST_CLIMB:
            climbed.append(t)
            if head[t] == t:
                break
            t = head[t]
        for t in reversed(climbed):
            h = head[t]
            parent = at.get(h) if h != t else None
            if parent is None:
                at[t] = (t, size, size, 9)
            elif h in path:
                at[t] = (t, size, size, path[h])
            elif parent[0] == h:
                at[t] = (h, t, size, parent[3])
            elif parent[1] == h:
                at[t] = (parent[0], h, t, parent[3])
            else:
                at[t] = parent
    return at


def _bucket(values: Ints) -> Ints:
    """Signed distances on a coarse scale: 0, 1, 2, 3, 5, 9, 17, ..."""
    size = np.abs(values)
    scale = np.where(size < 4, size, 2 + np.floor(np.log2(np.maximum(size, 1))).astype(np.int64))
    return np.where(values < 0, -scale, scale)


def role_pairs(table: Grid, cues: Sequence[int], likely: NDArray[np.bool_]) -> Pairs | None:
    """Pair every cue with the tokens around it. ``likely`` marks the tokens that are probably cues themselves.

    Returns None where there are no cues.
    """
    if not cues:
        return None
    parse = table.parse
    sentences = parse.sentences
    size = len(parse.tokens)
    head = table.heads
    rows: list[int] = []
    whose: list[int] = []
    branch: list[int] = []
    second: list[int] = []
    third: list[int] = []
    steps: list[int] = []
    near: list[int] = []
    starts = [0]
    nearest: dict[int, dict[int, int]] = {}
    for cue in cues:
        own = sentences[int(table.sentence[cue])]
        first = max(0, own.i - WINDOW_BEFORE)
        last = min(len(sentences) - 1, own.i + WINDOW_AFTER)
        low = max(sentences[first].first, cue - LONGEST_SENTENCE)
        high = min(sentences[last].last, cue + LONGEST_SENTENCE)
        if own.i not in nearest:
            known: dict[int, int] = {}
            for t in table.depth_order[own.i]:
                known[t] = t if likely[t] else known.get(head[t], -1) if head[t] != t else -1
            nearest[own.i] = known
        above = nearest[own.i]
        at = _branches(head, cue, max(low, own.first), min(high, own.last), size)
        rows.extend(range(low, high))
        whose.extend([cue] * (high - low))
        for t in range(low, high):
            if own.first <= t < own.last:
                b, s, d, k = at[t]
                branch.append(b)
                second.append(s)
                third.append(d)
                steps.append(k)
                n = above[t]
                near.append(0 if n == cue else 1 if n < 0 else 2 if above.get(head[n], -1) == cue else 3)
            else:
                branch.append(size)
                second.append(size)
                third.append(size)
                steps.append(-1)
                near.append(4)
        starts.append(len(rows))
    token = np.array(rows, dtype=np.int32)
    cue_at = np.array(whose, dtype=np.int32)
    top = np.array(branch, dtype=np.int32)
    sub = np.array(second, dtype=np.int32)
    low3 = np.array(third, dtype=np.int32)
    up_steps = np.array(steps, dtype=np.int64)
    near_cue = np.array(near, dtype=np.int64)
    features, edges = _role_columns(table, token, cue_at, top, sub, low3, up_steps, near_cue, likely)
    edges[np.array(starts[:-1], dtype=np.int64)] = 0
    return Pairs(list(cues), starts, token, features, edges)


def _role_columns(
    table: Grid,
    token: Indices,
    cue: Indices,
    top: Indices,
    sub: Indices,
    low: Indices,
    steps: Ints,
    near: Ints,
    likely: NDArray[np.bool_],
) -> tuple[Indices, Indices]:
    col, ptr = table.columns, table.pointers
    lemma, lower, tag, pos, dep = (col[name] for name in ("lemma", "lower", "tag", "pos", "dep"))
    zero = np.zeros(len(token), dtype=np.int64)
    totals = table.totals
    # counted over these windows only: the report may be far longer
    lowest = min(int(token.min()), int(cue.min()))
    counted = np.cumsum(likely[lowest : max(int(token.max()), int(cue.max())) + 1], dtype=np.int64)
    cues_between = np.minimum(np.abs(counted[token - lowest] - counted[cue - lowest]), 2)

    def between(total: Ints, cap: int) -> Ints:
        return np.asarray(np.minimum(np.abs(total[token] - total[cue]), cap), dtype=np.int64)

    side = (token > cue).astype(np.int64) + 2 * (token == cue)
    top_side = (top > cue).astype(np.int64)
    sent_gap = np.clip(table.sentence[token] - table.sentence[cue], -2, 2).astype(np.int64)
    block = col["block"]
    same_block = (block[token] == block[cue]).astype(np.int64)
    distance = _bucket((token - cue).astype(np.int64))
    quote_of = table.quote
    same_quote = (quote_of[token] >= 0) & (quote_of[token] == quote_of[cue])
    quoted = col["quoted"][token] + 8 * same_quote.astype(np.int64)
    cue_quoted = (quote_of[cue] >= 0).astype(np.int64)
    place = np.clip(steps, -1, 4) * 16 + sent_gap * 2 + same_block
    up_dep: Ints = np.bitwise_xor((steps > 0) * dep[cue], (steps > 1) * dep[ptr["head"][cue]] * np.int64(3))
    on_path = (top == len(table.parse.tokens)).astype(np.int64)
    commas, strongs, marks_between, others = (
        between(totals["commas"], 3),
        between(totals["breaks"], 2),
        between(totals["marks"], 4),
        cues_between,
    )
    previous, following = ptr["previous"][token], ptr["next"][token]
    cue_kind = (lemma[cue], tag[cue])
    sub_side = (sub > top).astype(np.int64)
    marker = lower[ptr["marker"][top]]
    sub_marker = lower[ptr["marker"][sub]] ^ lower[ptr["marker"][low]] * 3
    subject_known = (ptr["subject"][cue] < len(table.parse.tokens)).astype(np.int64)
    signature = col["signature"]
    cue_core = signature[cue] & (
        _SIGNATURE["nsubj"] | _SIGNATURE["ccomp"] | _SIGNATURE["xcomp"] | _SIGNATURE["dobj"] | _SIGNATURE["nsubjpass"]
    )
    clause = ptr["clause"][token]
    clause_word = lower[ptr["first"][clause]]
    opened = col["opened"][clause]
    depth = np.select([clause == top, clause == sub, clause == low], [1, 2, 3], 4).astype(np.int64) * (
        clause < len(table.parse.tokens)
    )
    rest = (place, side, on_path)
    templates: list[tuple[Ints, ...]] = [
        rest,
        (place, dep[top], top_side, tag[cue]),
        (place, dep[top], top_side, lemma[cue]),
        (place, dep[top], pos[top], up_dep, cue_core),
        (place, up_dep, dep[top], lemma[cue]),
        (place, dep[top], marker, tag[cue]),
        (place, dep[top], lemma[top]),
        (place, dep[top], dep[sub], sub_side, top_side),
        (place, dep[top], dep[sub], lemma[cue]),
        (place, dep[top], dep[sub], lemma[sub]),
        (place, dep[top], dep[sub], dep[low], top_side),
        (place, dep[top], sub_marker, dep[sub], commas),
        (place, dep[top], dep[token], tag[token], side),
        (place, dep[token], tag[token], lemma[cue]),
        (place, dep[top], lower[token]),
        (side, lower[token], distance),
        (lower[token], dep[token], tag[cue]),
        (lower[token], lemma[cue]),
        (side, distance, tag[cue]),
        (side, distance, *cue_kind),
        (side, distance, dep[top], quoted),
        (side, commas, strongs, dep[top], steps),
        (side, commas, marks_between, quoted, others),
        (side, commas, dep[top], dep[sub], lemma[cue]),
        (quoted, cue_quoted, sent_gap, same_block, side),
        (quoted, marks_between, sent_gap, same_block, side, commas),
        (quoted, dep[top], dep[sub], side),
        (quoted, lemma[cue], side, sent_gap),
        (quoted, col["quoted"][following], col["quoted"][previous], side, sent_gap),
        (near, dep[top], steps, side),
        (near, others, side, dep[top], lemma[cue]),
        (near, others, quoted, sent_gap),
        (others, side, commas, dep[token]),
        (col["entity"][token], dep[top], side, place),
        (col["entity"][top], pos[top], dep[top], tag[cue]),
        (lemma[token], lower[following], side, steps),
        (lower[previous], lower[token], side, steps),
        (tag[previous], tag[token], tag[following], dep[top], side),
        (dep[token], dep[ptr["head"][token]], dep[top], side, tag[cue]),
        (lower[following], dep[top], dep[token], side),
        (dep[cue], tag[cue], dep[top], steps, subject_known, side),
        (dep[cue], lemma[cue], cue_core, dep[top], steps),
        (lemma[ptr["head"][cue]], lemma[cue], dep[top], steps),
        (lemma[ptr["preposition"][cue]], lemma[cue], dep[top], dep[sub], side),
        (sent_gap, same_block, col["quoted"][np.minimum(cue + 1, len(lemma) - 1)], quoted, lemma[cue], commas),
        (zero + steps, lemma[top], lemma[cue]),
        (ent_kind(col, top), dep[top], side, lemma[cue]),
        (signature[top], dep[top], steps, side),
        (dep[clause], opened, place, side, depth),
        (dep[clause], opened, clause_word, lemma[cue], side),
        (dep[clause], opened, clause_word, tag[cue], depth, side),
        (dep[clause], opened, dep[top], steps, depth, quoted),
        (tag[clause], clause_word, opened, steps, side),
        (dep[clause], lemma[clause], opened, side),
        (dep[clause], col["entity"][clause], clause_word, opened, side),
    ]
    features = _hashed(templates, ROLE_BITS)
    before = np.maximum(token - 1, 0)
    stop = (table.sentence[token] != table.sentence[before]).astype(np.int64)
    back = np.maximum(np.arange(len(token)) - 1, 0)
    edge_templates: list[tuple[Ints, ...]] = [
        (zero,),
        (col["quoted"][token], col["quoted"][before], stop),
        (lower[token] * (col["shape"][token] > 3), lower[before] * (col["shape"][before] > 3), side),
        (dep[token], dep[before], side),
        (pos[token], pos[before], side),
        (dep[top], dep[top[back]], side),
        (lower[token], side),
        ((clause != clause[back]) + zero, dep[clause], opened, depth, side),
        ((sub != sub[back]) + zero, (top != top[back]) + zero, dep[sub], dep[top], side),
        ((clause != clause[back]) + zero, clause_word, opened, tag[cue], side),
    ]
    edges = _hashed(edge_templates, EDGE_BITS) + 1
    return features, edges


def ent_kind(col: dict[str, Ints], at: Indices) -> Ints:
    """The entity label and the part of speech of the tokens at ``at``, as one number."""
    return col["entity"][at] ^ (col["pos"][at] * np.int64(3))
