"""From a parse to attributions in tokens: cues found, their sources and contents labelled, quotations kept whole,
nesting settled.

The scorers are learned (:mod:`accord.reading.attribution_model`); what is surer by rule is done by rule here: a
quotation belongs to one statement as a whole, a quotation that runs on over sentences or paragraphs belongs to the
speaker that it began with, a participle shares its clause's subject.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from accord.reading import attribution_features as features
from accord.reading import attribution_model as model
from accord.reading.attribution_asides import without_asides, without_passing
from accord.reading.attribution_page import COMPLEMENT, Found, Page
from accord.reading.attribution_participles import going_on
from accord.reading.attribution_relay import cited, no_words, reckoned, relayed, retold
from accord.reading.attribution_rules import inner_quotations, introduced, names_work, signed, stated
from accord.reading.attribution_sources import choose_sources
from accord.reading.attribution_verdict import SURE, verdict_inputs
from accord.reading.attribution_wordings import worded
from accord.reading.attribution_words import log_odds
from accord.reading.passage_pages import Passage
from accord.reading.syntax import Token

__all__ = ["attributions"]

WEAKEST = (
    0.03  # a cue below the threshold is looked at again beside a quotation without a speaker, down to this probability
)
POSSIBLE = 0.22  # words that are a cue with less probability than this get no labels
# Long reports are scored in portions, so that memory doesn't grow with them.
TOKENS_AT_ONCE = 20_000
CUES_AT_ONCE = 512
WEAK = 0.15  # the same beside one that was given to a cue of another sentence


def attributions(page: Page, passages: Sequence[Passage] = ()) -> list[Found]:
    """The attributions of a report, ordered by the place of their cues. ``passages``: words of somebody's that stand
    in no quotation marks (:mod:`accord.reading.passages`)."""
    parse = page.parse
    if not parse.tokens:
        return []
    scorer = model.load()
    table = features.grid(parse, page.quotes)
    places = np.arange(len(parse.tokens), dtype=np.int32)
    probability = np.concatenate(
        [
            scorer.cue_probability(features.cue_features(table, part))
            for part in (places[low : low + TOKENS_AT_ONCE] for low in range(0, len(places), TOKENS_AT_ONCE))
        ]
    )
    probability = scorer.meaning.reconsider(table, probability)
    likely = probability > scorer.threshold
    found = relayed(page, judged(page, scorer, table, probability, likely))
    found = [one for one in without_passing(page, found) if not names_work(page, one) and not no_words(page, one)]
    ruled = [*signed(page), *introduced(page), *stated(passages, found)]
    by_rule = {one.head for one in ruled}
    found = [one for one in found if one.head not in by_rule]
    found.extend(ruled)
    settled = settle(page, reckoned(page, worded(page, found)))
    weak = second_look(page, settled, probability)
    if weak:
        more, _ = label(scorer, table, weak, probability, likely)
        more = [one for one in more if any(page.quote_of[token] >= 0 for token in one.content)]
        settled = settle(page, [*settled, *more]) if more else settled
    _go_on_told(page, settled)
    choose_sources(page, settled, scorer.whose, log_odds(probability))
    retold(page, settled)
    settled = going_on(page, cited(page, settled), probability)
    _nest(settled)
    without_asides(page, settled)
    _nest(settled)
    return settled


def judged(
    page: Page, scorer: model.Scorer, table: features.Grid, probability: model.Floats, likely: NDArray[np.bool_]
) -> list[Found]:
    """The attributions of all words that may be cues and that are still thought to be after a look at what they
    bring.
    """
    heads = [int(i) for i in np.nonzero(probability > POSSIBLE)[0]]
    found, sure = label(scorer, table, heads, probability, likely)
    if not found:
        return found
    verdict = scorer.verdict.probability(verdict_inputs(table, found, log_odds(probability), sure))
    outer = []
    for one, score in zip(found, verdict.tolist(), strict=True):
        if score > scorer.verdict.threshold and not _in_speech(page, one):
            outer.append(one)
            one.score = score
    stand = {one.head for one in outer}
    cues = {one.head for one in found}
    held: dict[int, list[int]] = {}  # by place: whose contents it lies in
    for one in outer:
        for place in one.content & cues:
            held.setdefault(place, []).append(one.head)
    kept = []
    for one in found:
        # The verdict was learned from the outlet's own statements: those within others are for the cue to settle.
        nested = _in_speech(page, one) or any(
            head not in one.content and head != one.head for head in held.get(one.head, ())
        )
        if nested:
            one.score = float(probability[one.head])
        if one.score > scorer.threshold if nested else one.head in stand:
            kept.append(one)
    return kept


def _in_speech(page: Page, one: Found) -> bool:
    quote = page.quote_of[one.head]
    return quote >= 0 and page.is_speech(quote)


def label(
    scorer: model.Scorer,
    table: features.Grid,
    heads: Sequence[int],
    probability: model.Floats,
    likely: NDArray[np.bool_],
) -> tuple[list[Found], model.Floats]:
    """What stands around each of these cues, and how sure the labels of its source and content are and the choice."""
    found: list[Found] = []
    surest = [np.zeros((0, SURE), dtype=np.float32)]
    odds = log_odds(probability)
    for at in range(0, len(heads), CUES_AT_ONCE):
        pairs = features.role_pairs(table, heads[at : at + CUES_AT_ONCE], likely)
        if pairs is None:
            continue
        labels, sure, rivals = scorer.label(table, pairs, odds, likely)
        surest.append(sure)
        for number, head in enumerate(pairs.cues):
            rows = slice(pairs.starts[number], pairs.starts[number + 1])
            tokens, own = pairs.tokens[rows], labels[rows]
            one = Found(
                head,
                float(probability[head]),
                _run(head, set(tokens[own == model.CUE].tolist())),
                set(tokens[own == model.SOURCE].tolist()),
                set(tokens[own == model.CONTENT].tolist()),
                window=(int(tokens[0]), int(tokens[-1]) + 1),
                rivals=rivals[number],
            )
            if not one.content or _headless(table.parse.tokens[head], one.content):
                one.content = complement(table.parse.tokens[head]) - one.cue - one.source
                one.found_by = COMPLEMENT
            found.append(one)
    return found, np.concatenate(surest)


def complement(token: Token) -> set[int]:
    """The clause or infinitive that a cue governs: its content where the labels give none."""
    clause = token.child("ccomp", "xcomp")
    if clause is None or clause.i < token.i:
        return set()
    below = clause.subtree()
    while below and below[-1].pos == "PUNCT":
        below.pop()
    return {one.i for one in below if one.i > token.i}


def _headless(cue: Token, content: set[int]) -> bool:
    """Whether the labels hold only a side clause of what the cue governs: "clarified that while A, B" cut to "while
    A"."""
    clause = cue.child("ccomp")
    if clause is None or clause.i in content or clause.i < cue.i:
        return False
    below = {one.i for one in clause.subtree()}
    return content <= below


def _run(head: int, places: set[int]) -> set[int]:
    """The unbroken run of places around the head."""
    low = high = head
    while low - 1 in places:
        low -= 1
    while high + 1 in places:
        high += 1
    return set(range(low, high + 1))


def settle(page: Page, found: list[Found]) -> list[Found]:
    """Keep quotations whole, settle who is nested in whom, share out contested content, follow quotations that run
    on.
    """
    _quotations_whole(page, found)
    inner_quotations(page, found)
    found = [one for one in found if page.has_words(one.content)]
    _nest(found)
    _share(found)
    found = [one for one in found if page.has_words(one.content)]
    _continue(page, found)
    found.sort(key=lambda one: (one.head if one.head >= 0 else min(one.content), one.head))
    _nest(found)
    # A cue within a longer quotation that nobody is found to have said is the speaker's, not the outlet's.
    while True:
        kept = [
            one
            for one in found
            if one.head < 0
            or one.parent >= 0
            or page.quote_of[one.head] < 0
            or not page.is_speech(page.quote_of[one.head])
        ]
        if len(kept) == len(found):
            return kept
        found = kept
        _nest(found)


def _quotations_whole(page: Page, found: list[Found]) -> None:
    """Give every quotation as a whole to the cue that claims it best: one in a sentence that it shares, then the
    likelier one.
    """
    claims: dict[int, list[Found]] = {}
    for one in found:
        if one.label is not None:
            continue
        own = page.quote_of[one.head] if one.head >= 0 else -1
        if own >= 0 and page.is_speech(own):
            # Its own sentence: the scorer learned from the outlet's words. (Quotations within are seen to later.)
            sentence = page.parse.tokens[one.head].sent
            inside = [place for place in page.inside[own] if sentence.first <= place < sentence.last]
            if inside and page.parse.tokens[inside[-1]].text in (".", ";"):
                inside.pop()
            one.content.intersection_update(inside)
            continue
        touched: dict[int, int] = {}
        for token in one.content:
            if page.quote_of[token] >= 0:
                touched[page.quote_of[token]] = touched.get(page.quote_of[token], 0) + 1
        for quote, count in touched.items():
            if quote == own:
                continue
            within = page.inside[quote]
            seen = sum(
                one.window[0] <= token < one.window[1] for token in (within if len(within) < 400 else within[:400])
            )
            if 2 * count >= seen:
                claims.setdefault(quote, []).append(one)
    for quote in sorted(claims):
        first, last = page.sentences(quote)

        def key(one: Found, first: int = first, last: int = last) -> tuple[bool, float, int]:
            sentence = page.parse.tokens[one.head].sent.i
            return (sentence in (first, last), one.score, -one.head)

        owner = max(claims[quote], key=key)
        for one in claims[quote]:
            if one is owner or owner.head in one.content:
                one.content.update(page.inside[quote])
            elif one.head not in owner.content:
                one.content.difference_update(page.inside[quote])


def second_look(page: Page, found: Sequence[Found], probability: model.Floats) -> list[int]:
    """Cues that were not found likely enough beside a quotation of some length that was given to nobody, or to a cue
    of another sentence only.
    """
    tokens, sentences = page.parse.tokens, page.parse.sentences
    owner: dict[int, Found] = {}
    for one in found:
        if one.parent < 0:
            for token in one.content:
                owner[token] = one
    known = {one.head for one in found}
    heads = set()
    for number, inside in enumerate(page.inside):
        if not inside or not page.is_speech(number):
            continue
        first, last = page.sentences(number)
        whose = owner.get(inside[-1], owner.get(inside[0]))
        if whose is not None and (whose.head < 0 or tokens[whose.head].sent.i in (first, last)):
            continue
        low = max(sentences[first].first, inside[0] - features.LONGEST_SENTENCE)
        high = min(sentences[last].last, inside[-1] + features.LONGEST_SENTENCE)
        beside = [i for i in (*range(low, inside[0]), *range(inside[-1] + 1, high)) if page.quote_of[i] < 0]
        best = max(beside, key=lambda i: (float(probability[i]), -i), default=-1)
        weakest = WEAKEST if whose is None else WEAK
        if best >= 0 and probability[best] >= weakest and best not in known:
            heads.add(best)
    return sorted(heads)


def _nest(found: list[Found]) -> None:
    """Who stands in whose content: the smallest content that holds the other's cue. Of two that hold each other, the
    likelier wins.
    """
    heads = {one.head for one in found}
    by_token: dict[int, list[int]] = {}  # only where there is a cue: contents have many more tokens
    for number, one in enumerate(found):
        for token in one.content & heads:
            by_token.setdefault(token, []).append(number)
    for number, one in enumerate(found):
        one.parent = -1
        holders = [k for k in by_token.get(one.head, ()) if k != number]
        holders = [k for k in holders if found[k].head not in one.content or found[k].score > one.score]
        if holders:
            one.parent = min(holders, key=lambda k: (len(found[k].content), k))
    for number, one in enumerate(found):  # no circles
        seen = {number}
        while one.parent >= 0 and one.parent not in seen:
            seen.add(one.parent)
            one = found[one.parent]
        if one.parent >= 0:
            one.parent = -1


def _share(found: list[Found]) -> None:
    """Words that two statements of one level both claim go to the likelier one; a nested one stays within its parent's
    content.
    """
    owner: dict[int, int] = {}
    for number in sorted(range(len(found)), key=lambda k: (found[k].label is None, -found[k].score, k)):
        one = found[number]
        if one.parent >= 0:
            continue
        one.content -= {token for token in one.content if owner.get(token, number) != number}
        for token in one.content:
            owner[token] = number
    for one in found:
        if one.parent >= 0:
            one.content -= one.cue
            one.content &= found[one.parent].content


def _continue(page: Page, found: list[Found]) -> None:
    """Give quotations that nobody was found for to the statement that they go on with.

    That is the statement whose quotation or cue stands last before them, with no other sentence between: the rest of a
    quotation after its cue, the next paragraph that opens with a mark, the next piece of an unclosed one.
    """
    tokens = page.parse.tokens
    taken: dict[int, int] = {}
    for number, one in enumerate(found):
        if one.parent < 0:
            for token in (*one.content, *one.cue, *one.source):
                taken.setdefault(token, number)
    last, last_sentence = -1, -1
    for number, inside in enumerate(page.inside):
        if not inside:
            continue
        first_sentence, end_sentence = page.sentences(number)
        owner = next(
            (taken[token] for token in inside if token in taken and not _spoken(page, found[taken[token]], number)), -1
        )
        if owner >= 0:
            last, last_sentence = owner, end_sentence
            cue_sentence = tokens[found[owner].head].sent.i if found[owner].head >= 0 else end_sentence
            if end_sentence < cue_sentence <= end_sentence + 1:
                last_sentence = cue_sentence
            continue
        if last < 0 or not page.is_speech(number):
            continue
        adjoins = first_sentence <= last_sentence + 1
        whole = tokens[inside[0]].sent.first == inside[0]
        if page.quotes[number].continues or (adjoins and whole):
            found[last].content.update(inside)
            for token in inside:
                taken[token] = last
            last_sentence = end_sentence


def _go_on_told(page: Page, found: Sequence[Found]) -> None:
    """Give a quotation that is a sentence of its own and nobody's yet to the one statement that the sentence before it
    tells as a whole: 'The envoy denied that the road was shut. "It never was."'"""
    tokens = page.parse.tokens
    taken = {place for one in found for place in one.content}
    for number, inside in enumerate(page.inside):
        if not inside or not page.is_speech(number) or not taken.isdisjoint(inside):
            continue
        first = tokens[inside[0]]
        last = tokens[inside[-1]]
        if first.sent.first != first.i or last.sent.last > last.i + 1:
            continue
        told = [
            one
            for one in found
            if one.head >= 0
            and one.parent < 0
            and tokens[one.head].sent.i == first.sent.i - 1
            and tokens[one.head].block == first.block
            and page.quote_of[one.head] < 0
        ]
        if len(told) == 1 and told[0].source and _reports(tokens[told[0].head]):
            told[0].content.update(inside)


def _reports(cue: Token) -> bool:
    """Whether a cue is the main verb of its sentence and has a clause for what is said."""
    return cue.dep == "ROOT" and cue.child("ccomp") is not None


def _spoken(page: Page, one: Found, quote: int) -> bool:
    """Whether an attribution is made by the words of this quotation, and so can't own it."""
    return one.head >= 0 and page.quote_of[one.head] == quote and page.is_speech(quote)
