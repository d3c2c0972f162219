"""Who is chosen as the source of an attribution, or that nobody is.

The candidates are the sources that the field that labels words finds nearly as likely as its best
(:mod:`accord.reading.attribution_extents`), whom the grammar names (:mod:`accord.reading.attribution_subjects`), and
nobody. Each is seen as a whole: what it is, how it hangs together with the cue in the parse and in the text, what
stands beside it, whether it is the source of other cues. One hidden layer of rectified sums makes probabilities of that
(``data/attribution.npz``, trained by ``benchmarks/train_attribution.py``), and the candidate is taken that most likely
names the right one, if not with all the words: what the candidates that share a word with it have together.

Of attributions that speakers make within quotation marks, and of those that no scorer found, the grammar's word stands:
the choice was learned from the outlet's own statements.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

import numpy as np
from numpy.typing import NDArray

from accord.reading.attribution_choice import FAINT, Choice
from accord.reading.attribution_extents import NEVER
from accord.reading.attribution_page import COMPLEMENT, LEARNED, Found, Page
from accord.reading.attribution_subjects import governor_subject, name_sources, own_subject
from accord.reading.syntax import Token

__all__ = [
    "MEASURED_SOURCES",
    "NEAR",
    "OFFERED",
    "RIVALS",
    "Offer",
    "choose_sources",
    "likeliest",
    "likelihoods",
    "offered",
]

Floats = NDArray[np.float32]
Offer = list[tuple[frozenset[int], float]]
RIVALS, NEAR = 4, 4.0  # so many sources of the field, and none that it likes less than its best by more
OFFERED = RIVALS + 3  # candidates in all: whom the grammar names, what was labelled, and nobody
MEASURED_SOURCES = 243  # numbers that tell of a candidate
GAP = 0  # of these, how much less the field likes it
EXACT = 0.1  # how much all the right words count beside some of them
CLIMB = 25  # steps up a tree
MANY, FAR, NEVER_MET = 4, 40, 30


def _kinds(*groups: str) -> tuple[dict[str, int], int]:
    """Groups of labels that are told apart: the number of each label's group, and how many there are."""
    return {one: number for number, group in enumerate(groups) for one in group.split()}, len(groups)


DEPS = _kinds(
    "nsubj",
    "nsubjpass",
    "csubj",
    "pobj",
    "dobj",
    "appos",
    "conj",
    "poss",
    "compound",
    "ROOT",
    "attr",
    "relcl acl",
    "npadvmod",
    "dep",
    "nmod amod",
    "ccomp advcl xcomp pcomp",
    "agent prep",
    "dative",
    "det",
)
TAGS = _kinds(
    "NNP NNPS",
    "NN",
    "NNS",
    "PRP",
    "WP WDT",
    "DT",
    "CD",
    "PRP$ WP$",
    "JJ JJR JJS",
    "VBG",
    "VBD VBN VB VBP VBZ",
    "IN",
)
ENTITIES = _kinds("PERSON", "ORG", "GPE LOC", "NORP", "DATE TIME", "PERCENT CARDINAL MONEY QUANTITY")
EDGES = _kinds(
    ",",
    ": ;",
    "`` '' -LRB- -RRB- HYPH",
    ".",
    "IN TO",
    "CC",
    "DT PDT PRP$",
    "PRP",
    "NN NNS",
    "NNP NNPS",
    "VBD VBZ VBP MD",
    "VB VBN VBG",
    "RB",
    "JJ",
    "WP WDT WRB",
    "POS",
    "CD",
)
CUE_TAGS = _kinds("VBD VBZ VBP", "VBG", "VBN", "VB", "NN NNS NNP", "IN JJ RB")
CUE_DEPS = _kinds(
    "ROOT",
    "ccomp",
    "advcl",
    "conj",
    "relcl acl",
    "xcomp",
    "pobj dobj nsubj attr nsubjpass",
    "parataxis",
    "prep",
    "pcomp",
)
BELOW_CUE = (
    *("nsubj", "nsubjpass", "agent", "dobj", "ccomp", "xcomp", "prep", "mark"),
    *("aux", "auxpass", "neg", "prt", "advcl", "acl", "poss", "conj"),
)
PREPOSITIONS = (("by",), ("of",), ("to",), ("according",), ("from", "among", "with", "in", "for"))
PRONOUNS = (
    frozenset({"it", "that", "this", "what", "which"}),
    frozenset({"he", "she", "they", "i", "we", "you"}),
    frozenset({"there", "who", "whom", "whose"}),
)
LEFT_OUT = (("relcl", "acl"), ("appos",), ("conj", "cc"), ("prep",), ("det", "amod", "compound", "poss", "nummod"))
BREAKS = frozenset({",", ";", ":", "—", "–", "--", "("})


class Company:
    """The attributions of a report, and which of them have these places in their sources and contents."""

    def __init__(self, found: Sequence[Found], asked: Set[int]) -> None:
        self.by_head = {one.head: one for one in found if one.head >= 0}
        self.sources: dict[int, list[int]] = {}
        self.contents: dict[int, list[int]] = {}
        for head, one in self.by_head.items():
            for places, of in ((self.sources, one.source), (self.contents, one.content)):
                for place in of & asked:
                    places.setdefault(place, []).append(head)


def choose_sources(page: Page, found: Sequence[Found], choice: Choice, odds: Floats) -> None:
    """Give every attribution the source that is chosen among its candidates; contents stay as they are.

    ``odds``: log-odds of being a cue, of all tokens (:func:`accord.reading.attribution_words.log_odds`).
    """
    offers, seen, gap = offered(page, found, odds)
    if not offers:
        return
    weight = likelihoods(choice.scores(seen, gap))
    for (one, offer), weights in zip(offers, weight.tolist(), strict=True):
        # Who takes words out of what was said would have to be surer than the choice of the content was.
        free = [number for number, (places, _) in enumerate(offer) if places == one.source or not places & one.content]
        best = likeliest([offer[number] for number in free], [weights[number] for number in free])
        one.source = set(offer[free[best]][0]) - one.cue


def offered(page: Page, found: Sequence[Found], odds: Floats) -> tuple[list[tuple[Found, Offer]], Floats, Floats]:
    """The attributions that have several sources to choose from, with those; numbers by attribution, candidate and
    measure; and how much less than its best the field likes each candidate. All of ``found`` get the source that the
    grammar names, if it is surer than the labels.
    """
    labelled = [frozenset(one.source) for one in found]
    name_sources(page, found)
    offers = []
    for one, before in zip(found, labelled, strict=True):
        offer = _candidates(page, one, before) if one.parent < 0 else []
        if offer:
            offers.append((one, offer))
    company = Company(found, {place for _, offer in offers for places, _ in offer for place in places})
    seen = np.zeros((len(offers), OFFERED, MEASURED_SOURCES), dtype=np.float32)
    gap = np.full((len(offers), OFFERED), NEVER, dtype=np.float32)
    for number, (one, offer) in enumerate(offers):
        rows = measured(page, one, offer, company, odds)
        seen[number, : len(offer)] = rows
        gap[number, : len(offer)] = rows[:, GAP]
    return offers, seen, gap


def _candidates(page: Page, one: Found, labelled: frozenset[int]) -> Offer:
    """The sources that an attribution may have, each with how much less than its best the field likes it: the field's
    own first. Nothing where there is nothing to choose. ``labelled``: its source before the grammar had its say.
    """
    if one.head < 0 or one.found_by not in (LEARNED, COMPLEMENT) or page.quote_of[one.head] >= 0:
        return []
    if not one.rivals and one.source == labelled:
        return []
    offer: Offer = one.rivals or [(labelled, 0.0)]
    more = dict.fromkeys((frozenset(one.source), labelled, frozenset[int]()))
    known = {places for places, _ in offer}
    return [*offer, *((places, -FAINT) for places in more if places not in known)]


def likelihoods(scores: Floats) -> Floats:
    """How likely each candidate is the right one, by attribution and candidate, from what speaks for it."""
    weight = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(weight / weight.sum(axis=1, keepdims=True), dtype=np.float32)


def likeliest(offer: Offer, weights: Sequence[float]) -> int:
    """The number of the candidate that most likely shares words with the right one, and, of such, is the right one.
    ``weights``: how likely each is the right one.
    """
    worth = [EXACT * weights[number] for number in range(len(offer))]
    for number, (own, _) in enumerate(offer):
        for (other, _), weight in zip(offer, weights, strict=False):
            if own & other or not (own or other):
                worth[number] += weight
    return worth.index(max(worth))


def measured(page: Page, one: Found, offer: Offer, company: Company, odds: Floats) -> Floats:
    """Numbers by candidate and measure."""
    cue = _Cue(page, one)
    common = cue.numbers(odds)
    share = np.exp([gap for _, gap in offer])
    share = np.log(share / share.sum() + 1e-4)
    rows = np.zeros((len(offer), MEASURED_SOURCES), dtype=np.float32)
    ruled = frozenset(one.source)
    best = offer[0][0]
    for number, (places, gap) in enumerate(offer):
        more, less = len(places - ruled), len(ruled - places)
        row = [gap, places == ruled, not places, gap <= -FAINT, share[number], number]
        row += [np.log1p(more), np.log1p(less), bool(ruled) and not places & ruled]
        row += [np.log1p(len(places - best)), np.log1p(len(best - places)), bool(best) and not places & best]
        row += common
        if places:
            row += _phrase(page, one, places)
            row += _beside(page, cue, places, company)
            row += cue.relation(places, company)
        rows[number, : len(row)] = row
    return rows


def _one_of(kinds: tuple[dict[str, int], int], label: str | None) -> list[float]:
    numbers, count = kinds
    row = [0.0] * count
    if label in numbers:
        row[numbers[label]] = 1.0
    return row


def _path(token: Token) -> list[int]:
    """The places of a token and of those above it, up to a limit."""
    path = [token.i]
    for above in token.ancestors():
        if len(path) == CLIMB:
            break
        path.append(above.i)
    return path


def _tops(page: Page, places: Set[int]) -> list[Token]:
    """The words of a candidate that hang on no other word of it, the highest first; marks only where there are no
    others.
    """
    words = [page.parse.tokens[place] for place in sorted(places)]
    tops = [word for word in words if word.head is word or word.head.i not in places]
    tops = [word for word in tops if word.pos != "PUNCT"] or tops
    return sorted(tops, key=lambda word: (len(_path(word)), word.i))


def _phrase(page: Page, one: Found, places: frozenset[int]) -> list[float]:
    """What a candidate is by itself: its length, its highest word, what it leaves out of the branch."""
    tokens = page.parse.tokens
    tops = _tops(page, places)
    top = tops[0]
    entity = page.parse.entity_at.get(top.i)
    row: list[float] = [np.log1p(len(places)), len(places) > 8, max(places) - min(places) >= len(places)]
    row += [len(places & one.content) / len(places), bool(places & one.content), bool(places & one.cue)]
    row += [1.0, len(tops), len(tops) == 1]
    row += _one_of(DEPS, top.dep) + _one_of(TAGS, top.tag)
    row += _one_of(ENTITIES, entity.label if entity is not None else None)
    row += [entity is not None, any(place in page.parse.entity_at for place in places)]
    row += _one_of(DEPS, top.head.dep)
    row += [top.head.pos == "VERB", *(top.head.lower in words for words in PREPOSITIONS)]
    row += [*(top.lower in words for words in PRONOUNS), top.tag in ("NNS", "NNPS"), top.text[:1].isupper()]
    left = [child.dep for child in top.children if child.i not in places and child.pos != "PUNCT"]
    row += [min(len(left), MANY), *(any(dep in deps for dep in left) for deps in LEFT_OUT)]
    within = {tokens[place].dep for place in places}
    row += ["relcl" in within or "acl" in within, "appos" in within]
    return row


def _beside(page: Page, cue: _Cue, places: frozenset[int], company: Company) -> list[float]:
    """Where a candidate stands in the text: how far from its cue, what between, what at its edges."""
    tokens = page.parse.tokens
    first, last, head = min(places), max(places), cue.token.i
    sentence, own = tokens[first].sent, cue.token.sent
    apart = first - head if first > head else head - last
    row: list[float] = [first > head, last < head, min(apart, FAR) / 10, np.log1p(max(apart, 0))]
    row += [sentence is own, sentence.i < own.i, sentence.i > own.i, first == own.first]
    between = tokens[last + 1 : head] if last < head else tokens[head + 1 : first]
    row += [min(sum(token.text in BREAKS for token in between), MANY)]
    row += [min(sum(token.pos == "VERB" for token in between), MANY)]
    row += [any(token.dep in ("nsubj", "nsubjpass") for token in between)]
    row += [any(token.i in company.by_head for token in between)]
    quote = page.quote_of[first]
    row += [quote >= 0, quote >= 0 and any(page.quote_of[i] == quote for i in cue.ends)]
    for place in (first, last, first - 1, last + 1):
        row += _one_of(EDGES, tokens[place].tag if 0 <= place < len(tokens) else None)
    return row


class _Cue:
    """The cue that a source is looked for, with what every candidate is held against."""

    def __init__(self, page: Page, one: Found) -> None:
        self.page, self.one = page, one
        self.token = token = page.parse.tokens[one.head]
        self.ends = [min(one.content), max(one.content)] if one.content else []
        self._above = {place: steps for steps, place in enumerate(_path(token))}
        agent = token.child("agent")
        named = (
            own_subject(token),
            governor_subject(token),
            token.child("poss"),
            agent.child("pobj") if agent is not None else None,
        )
        self._named = [word.i if word is not None else -1 for word in named]
        self._subjects: dict[int, int] = {}  # of the verbs above, and how many steps up they are
        for steps, place in enumerate([*self._above][1:5], start=1):
            subject = page.parse.tokens[place].child("nsubj", "nsubjpass")
            if subject is not None:
                self._subjects[subject.i] = steps

    def numbers(self, odds: Floats) -> list[float]:
        """The cue itself: the same for all candidates, for the others to be weighed by."""
        token, one = self.token, self.one
        below = {child.dep for child in token.children}
        row: list[float] = [*_one_of(CUE_TAGS, token.tag), *_one_of(CUE_DEPS, token.dep)]
        row += [label in below for label in BELOW_CUE]
        row += [one.score, odds[token.head.i] if token.head is not token else odds[-1]]
        quoted = sum(self.page.quote_of[place] >= 0 for place in one.content) / max(len(one.content), 1)
        row += [quoted, quoted > 0.9, not one.content, len(one.cue) > 1, np.log1p(len(one.content))]
        row += [bool(self.ends) and self.ends[0] > token.i, bool(self.ends) and self.ends[-1] < token.i]
        row += [token.i == token.sent.first, any(self.page.parse.tokens[place].lower == "by" for place in one.cue)]
        return row

    def relation(self, places: frozenset[int], company: Company) -> list[float]:
        """How a candidate and the cue hang together in the parse, and whether other cues have it, too."""
        tokens = self.page.parse.tokens
        tops = _tops(self.page, places)
        top, token = tops[0], self.token
        row: list[float] = [place in places for place in self._named]
        row += [place == top.i for place in self._named[:2]]
        row += [top.head is token, top.i in self._above, token.head is top]
        steps = next((self._subjects[word.i] for word in tops if word.i in self._subjects), 0)
        row += [steps == 1, steps == 2, steps > 2]
        path = _path(top)
        met = next((number for number, place in enumerate(path) if place in self._above), None)
        up, down = (met, self._above[path[met]]) if met is not None else (NEVER_MET, NEVER_MET)
        row += [min(up, 8), min(down, 8), met is None]
        others = [head for word in tops for head in company.sources.get(word.i, ()) if head != token.i]
        row += [bool(others), any(head in self._above for head in others)]
        row += [any(tokens[head].sent is token.sent for head in others)]
        holders = [head for head in company.contents.get(top.i, ()) if head != token.i]
        row += [bool(holders), any(token.i not in company.by_head[head].content for head in holders)]
        return row
