"""Did it happen? The realis and the certainty of a predicate, from what governs it.

The four values of realis are PLOVER's auxiliary modes (manual, section 2.3: future, hypothetical, negation; what is past or present is
"actual"). The climb from a predicate to the root follows the idea of De Facto (Sauri and Pustejovsky 2012): every governor on the way
may change the factuality of what it governs; the nearest one that speaks decides, a negation flips, and a reporting verb ends the
climb, since what stands above it is about the saying and not about what is said.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from accord.model import Certainty, Realis
from accord.reading.syntax import Token

__all__ = ["realis"]

MAX_CLIMB = 8


@lru_cache(maxsize=1)
def _words() -> Mapping[str, frozenset[str]]:
    raw = json.loads(resources.files("accord.data").joinpath("realis.json").read_text("utf-8"))
    return {name: frozenset(words) for name, words in raw.items() if not name.startswith("_")}


def realis(token: Token, support: Token | None = None) -> tuple[Realis, Certainty, str]:
    """Realis and certainty of the predicate at ``token``, and the words that decided, for an explanation.

    ``support``: the light verb that carries a noun's tense ("held" in "held talks"), which is then asked in its stead.
    """
    state = _State()
    if support is not None:
        state.nominal(token)
        _climb(support, state)
    else:
        if token.tag in ("NN", "NNS", "NNP", "NNPS"):
            state.nominal(token)
        _climb(token, state)
    return state.result()


class _State:
    """What has been found on the way up; the first word that speaks to a question answers it."""

    __slots__ = ("certainty", "kind", "negated", "why")

    def __init__(self) -> None:
        self.kind: Realis | None = None
        self.certainty: Certainty | None = None
        self.negated = False
        self.why: list[str] = []

    def say(self, kind: Realis, word: Token) -> None:
        if kind == "negated":
            self.negated = not self.negated
            self.why.append(word.lower)
        elif self.kind is None or (self.kind == "future" and kind == "hypothetical"):
            self.kind = kind
            self.why.append(word.lower)

    def doubt(self, certainty: Certainty, word: Token) -> None:
        if self.certainty is None or (self.certainty == "probable" and certainty == "possible"):
            self.certainty = certainty
            self.why.append(word.lower)

    def nominal(self, token: Token) -> None:
        words = _words()
        for child in token.children:
            if child.dep in ("amod", "compound", "det", "nmod"):
                if child.lemma.lower() in words["hypothetical_modifiers"]:
                    self.say("hypothetical", child)
                elif child.lower in words["future_modifiers"]:
                    self.say("future", child)
                elif child.dep == "det" and child.lower == "no":
                    self.say("negated", child)
                if child.lower in ("possible", "potential"):
                    self.doubt("possible", child)
                elif child.lower in ("alleged", "reported", "likely", "apparent", "suspected", "supposed"):
                    self.doubt("probable", child)

    def result(self) -> tuple[Realis, Certainty, str]:
        kind: Realis = "negated" if self.negated else (self.kind or "actual")
        return kind, self.certainty or "certain", " ".join(self.why)


def _climb(token: Token, state: _State) -> None:
    words = _words()
    here, below = token, token
    for step in range(MAX_CLIMB):
        _own_words(here, state, first=step == 0, below=below)
        if here.head is here:
            return
        above = here.head
        if here.dep in ("ROOT",):
            return
        if here.dep in ("conj",):
            # "may meet and sign": an auxiliary of the first verb serves the second, unless it has one of its own
            if here.tag in ("VB", "NN", "NNS", "NNP", "NNPS", "VBG", "VBN") and not _has_tense(here):
                below, here = here, above
                continue
            if not _has_tense(here) or above.dep in ("ccomp", "xcomp", "advcl", "acl", "relcl"):
                # it shares what governs its first conjunct, not that one's own auxiliaries
                here = above
                while here.dep == "conj" and here.head is not here:
                    here = here.head
                if here.dep == "ROOT" or here.head is here:
                    return
                above = here.head
            else:
                return
        if here.dep in ("xcomp", "ccomp", "advcl", "acl", "pcomp", "pobj", "dobj", "nsubjpass", "prep", "oprd", "attr", "dative", "nsubj", "appos", "relcl"):
            if here.dep == "relcl" or (here.dep == "nsubj" and here.tag not in ("NN", "NNS", "NNP", "NNPS")):
                return
            if here.dep == "advcl" and not _purpose(here):
                mark = next((child for child in here.children if child.dep == "mark" or child.lower in words["conditional_marks"]), None)
                own = any(child.dep in ("nsubj", "nsubjpass") for child in here.children)
                if here.tag == "VBG" and mark is None and not own:
                    # "might meet, focusing on ...": a free participle shares its clause's modality
                    below, here = here, above
                    continue
                if mark is not None or here.tag in ("VBG", "VBN", "VBD", "VBZ", "VBP"):
                    return  # an adverbial clause stands on its own feet: its mark was read with its own words
            governs = _governs(above, here, state)
            if governs == "end":
                return
            below, here = here, above
            if above.dep == "prep" or above.tag == "IN":
                continue
        else:
            return


def _has_tense(token: Token) -> bool:
    return token.tag in ("VBD", "VBZ", "VBP") or any(child.dep in ("aux", "auxpass") for child in token.children)


def _purpose(token: Token) -> bool:
    return token.tag == "VB" and any(child.tag == "TO" for child in token.children)


def _own_words(token: Token, state: _State, *, first: bool, below: Token) -> None:
    """Negation, modals, adverbs and marks that hang on a predicate itself."""
    words = _words()
    if token.pos not in ("VERB", "AUX", "ADJ") and not first:
        return
    if not first and token.tag not in ("MD", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "JJ"):
        return
    for child in token.children:
        if child is below:
            continue
        low = child.lower
        if child.dep == "neg" or (child.dep in ("det", "advmod", "preconj") and low in words["negators"]):
            state.say("negated", child)
        elif child.dep == "aux":
            if low in words["future_modals"]:
                state.say("future", child)
            elif low in words["possible_modals"]:
                state.say("hypothetical" if low == "could" else "future", child)
                state.doubt("possible", child)
            elif low in words["conditional_modals"]:
                state.say("hypothetical", child)
                if low in words["probable_modals"]:
                    state.doubt("probable", child)
        elif child.dep in ("advmod", "amod") and low in words["probable_adverbs"]:
            state.doubt("probable", child)
        elif child.dep == "advmod" and low in words["possible_adverbs"]:
            state.doubt("possible", child)
        elif child.dep in ("mark", "advmod") and (
            low in words["conditional_marks"] or (low in words["until_marks"] and token.tag in ("VBP", "VBZ", "VB"))
        ):
            state.say("hypothetical", child)
        elif child.dep in ("nsubj", "nsubjpass") and (
            low in ("nobody", "none", "neither", "nothing")
            or any(inner.dep in ("det", "preconj") and inner.lower in ("no", "neither") for inner in child.children)
        ):
            state.say("negated", child)


def _copula(above: Token, here: Token, state: _State) -> str:
    """ "is to start", "are likely", "is due to meet": what a form of "be" says of its subject or its complement."""
    words = _words()
    if here.dep == "xcomp" and any(child.tag == "TO" for child in here.children):
        state.say("future", above)
    elif here.dep in ("nsubj", "nsubjpass"):
        for child in above.children:
            if child.dep == "xcomp" and any(inner.tag == "TO" for inner in child.children) and child.tag == "VB":
                state.say("future", above)
            elif child.dep in ("acomp", "attr", "oprd"):
                low = child.lemma.lower()
                if low in words["probable_adverbs"] or low in ("expected", "anticipated"):
                    state.say("future", child)
                    state.doubt("probable", child)
                elif low in words["possible_governors"]:
                    state.say("hypothetical", child)
                    state.doubt("possible", child)
                elif low in ("unlikely", "impossible", "over", "off"):
                    state.say("negated", child)
    return "on"


def _governs(above: Token, here: Token, state: _State) -> str:
    """What a governor makes of the predicate below it; "end" where the climb is over."""
    words = _words()
    lemma = above.lemma.lower()
    clausal = here.dep in ("xcomp", "ccomp", "acl", "pcomp", "pobj", "dobj", "nsubjpass", "oprd", "advcl", "attr")
    if above.pos == "ADP" or above.dep == "prep":
        if above.lower == "without":
            state.say("negated", above)
        return "on"
    if here.dep == "advcl" and _purpose(here):
        state.say("hypothetical", above)  # a purpose is not yet a happening
        return "end"
    if lemma == "be":
        return _copula(above, here, state)
    if above.pos in ("VERB", "AUX") and clausal:
        infinitive = here.dep == "xcomp" or (here.tag == "VB" and any(child.tag == "TO" for child in here.children))
        if lemma in words["possible_governors"]:
            state.doubt("possible", above)
        if lemma in words["probable_governors"] and here.dep != "dobj":
            state.doubt("probable", above)
        if lemma in words["negating"]:
            if here.dep in ("xcomp", "ccomp", "dobj", "pcomp", "pobj", "nsubjpass"):
                state.say("negated" if lemma not in ("reject", "cancel", "scrap") or here.dep == "xcomp" else "hypothetical", above)
            return "end"
        if lemma in words["future"] and (infinitive or here.tag in ("NN", "NNS") or lemma in ("expect", "anticipate", "plan", "schedule")):
            state.say("future", above)
            return "end" if lemma not in words["report"] else "on"
        if lemma in words["hypothetical"] and (infinitive or here.dep in ("dobj", "pobj", "pcomp", "ccomp", "nsubjpass")) and not (
            here.dep == "ccomp" and _has_tense(here) and lemma in ("say", "tell", "insist", "suggest", "warn", "fear", "hope")
        ):
            state.say("hypothetical", above)
            return "end"
        if lemma in words["report"]:
            return "end"
        if here.dep in ("dobj", "nsubjpass", "pobj", "attr", "oprd", "xcomp", "nsubj"):
            return "on"
        return "end" if here.dep in ("ccomp", "advcl") else "on"
    if above.pos in ("NOUN", "PROPN"):
        if lemma in words["possible_governors"]:
            state.doubt("possible", above)
        if lemma in words["hypothetical_nouns"] and here.dep in ("acl", "prep", "pobj", "pcomp", "compound"):
            state.say("hypothetical", above)
            return "end"
        return "on" if here.dep in ("pobj", "pcomp", "prep") else "end"
    if above.pos == "ADJ":
        if lemma in words["possible_governors"]:
            state.doubt("possible", above)
            state.say("hypothetical", above)
        elif lemma in ("likely", "probable"):
            state.doubt("probable", above)
            state.say("future", above)
        elif lemma in ("due", "set", "ready", "willing", "prepared", "poised", "able", "eager", "focused", "keen", "free"):
            state.say("future" if lemma in ("due", "set", "poised") else "hypothetical", above)
        elif lemma in ("unlikely", "unwilling", "unable", "impossible", "reluctant"):
            state.say("negated", above)
        return "on"
    if here.dep in ("nsubj", "nsubjpass"):
        return "on"
    return "on"
