"""Acts that no verb of saying words: measures that are taken, replaced or broken, what is put on a table, what a paper
contains, what somebody wants others to do, a role that is given up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from accord.model import StepSource
from accord.reading.clauses import Predicate, is_nominal, is_verbal
from accord.reading.step_terms import is_undertaking, lexicon
from accord.reading.syntax import Token

__all__ = ["Act", "broken", "contained", "intended", "measure", "roles", "tabled", "wished"]


AHEAD = frozenset({"will", "would", "shall", "wo", "'ll", "’ll"})


@dataclass(frozen=True, slots=True)
class Act:
    """An act before its terms are known. ``heads``: what it is about; ``root``: the token that carries its clause."""

    name: str
    inner: str | None
    token: Token
    root: Token
    built: Predicate
    heads: tuple[Token, ...]
    source: StepSource
    below: Token | None = None  # the inner act's verb, whose times are terms, too
    named: Token | None = None  # the noun that names it where that stands elsewhere ("Mali for one of two days")
    beside: Token | None = None  # whoever does the like, with no verb of his own ("and Mali for ...", "So did Mali")


def roles(built: Predicate) -> list[Token]:
    """What somebody who has offered himself gives up: "its role as mediator", "his mission"."""
    words = lexicon()
    return [
        head
        for head in built.heads("dobj")
        if head.lemma in words["roles"]
        and any(token.lemma in words["mediation"] or token.lemma in words["roles"] for token in head.subtree())
        and (head.kids("poss") or head.lemma in words["mediation"])
    ]


def measure(built: Predicate) -> Act | None:
    """A measure that somebody takes by doing it: "stopped the sale of arms", "the zone has been closed since",
    "a wider zone replaces the one that"."""
    token, words = built.token, lexicon()
    things = built.heads("dobj")
    if token.lemma in words["stopping"] and not built.passive and things and token.tag != "VBG":
        flows = [head for head in things if head.lemma in words["flows"]]
        ahead = any(child.dep in ("aux", "neg") and child.lemma != "have" for child in token.children)
        if flows and not ahead and token.tag in ("VBD", "VBN", "VBZ") and token.dep in ("ROOT", "conj"):
            return Act("declare", "stop", token, token, built, (flows[0],), "verb")
    if token.lemma in words["closing"] and built.passive and things and _is_measure(things[0]):
        since = [prep for prep in token.kids("prep") if prep.lower in ("since", "from")]
        if since and not any(child.dep == "neg" for child in token.children):
            return Act("begin", None, token, token, built, (things[0],), "begin")
    if (
        token.lemma in words["reaching"]
        and not built.passive
        and any(prep.lower == "since" for prep in token.kids("prep"))
    ):
        subjects = [head for head in built.heads("nsubj") if _is_measure(head)]
        if subjects and not any(child.dep == "neg" for child in token.children):
            return Act("hold", "widen", token, token, built, (subjects[0],), "hold")
    if token.lemma in words["replacing"] and not built.passive and things:
        new = [head for head in built.heads("nsubj") if _is_measure(head)]
        old = things[0].lower in ("one", "that") or _is_measure(things[0])
        if new and old and not any(child.dep in ("aux", "neg") for child in token.children):
            return Act("begin", "replace", token, token, built, (new[0],), "begin")
    return None


def broken(built: Predicate) -> Act | None:
    """ "Would strike back if B. violated the terms": on what condition the undertaking that was just told holds."""
    token = built.token
    if token.lemma not in lexicon()["violating"] or token.dep != "advcl" or built.passive:
        return None
    if not any(child.lower in ("if", "unless") for child in token.children):
        return None
    things = [head for head in built.heads("dobj") if is_undertaking(head) or head.lemma in ("term", "condition")]
    return Act("term", None, token, token, built, (things[0],), "breach") if things else None


def _is_measure(head: Token) -> bool:
    return head.lemma in lexicon()["measures"] or head.lemma in lexicon()["undertakings"]


def tabled(built: Predicate) -> Act | None:
    """ "Put a truce on the table", "what A. put on the table: a truce, and ...": then what stands behind the colon
    is put forward."""
    token = built.token
    if token.lemma not in ("put", "lay", "place", "set") or built.passive:
        return None
    if not any(head.lemma == "table" for head in built.heads("prep:on")):
        return None
    things = [head for head in built.heads("dobj") if head.lower not in ("what", "which", "that")]
    if not things:
        colon = next((one.i for one in token.sent.tokens if one.text == ":" and one.i > token.i), None)
        if colon is not None:
            first = [one for one in token.sent.tokens if one.i > colon and is_nominal(one)]
            first = [one for one in first if one.dep not in ("pobj", "poss", "conj") and one.head.i < colon]
            things = first[:1]
    return Act("propose", None, token, token, built, tuple(things), "verb") if things else None


def contained(built: Predicate) -> Act | None:
    """ "The plan provides for a truce": what a paper lays down."""
    token, words = built.token, lexicon()
    if token.lemma not in words["containing"] or built.passive:
        return None
    papers = [
        head
        for head in built.heads("nsubj")
        if any(head.lemma in words[kind] for kind in ("papers", "propose_nouns", "agree_nouns"))
    ]
    things = built.heads("prep:for") if token.lemma == "provide" else built.heads("dobj")
    if not papers or not things:
        return None
    agreed = papers[0].lemma in words["agree_nouns"] and papers[0].lemma not in words["papers"]
    return Act("agree" if agreed else "propose", "contain", token, token, built, tuple(things), "provision")


def wished(built: Predicate) -> Act | None:
    """ "Chad wants them gone within a month": what somebody wants others to do, he demands."""
    token = built.token
    if token.lemma not in lexicon()["wishing"] or built.passive:
        return None
    if any(child.dep in ("neg", "aux") for child in token.children) or token.dep not in ("ROOT", "conj", "ccomp"):
        return None
    for clause in built.heads("ccomp", "xcomp"):
        own = clause.kids("nsubj", "nsubjpass")
        moving = clause.lemma in lexicon()["leaving"]
        if moving and own and own[0].i > token.i and (own[0].pos == "PRON" or is_nominal(own[0])):
            return Act("demand", None, token, token, built, (clause,), "verb", clause)
    return None


def carried_out(built: Predicate, heads: Sequence[Token]) -> bool:
    """Whether what sounds like a pledge is a thing done, or only named: "the largest test ever undertaken", "a path
    towards guaranteeing its security"."""
    token = built.token
    if token.lemma.lower() == "undertake":
        return not any(is_verbal(head) or is_undertaking(head) for head in heads)
    return token.tag == "VBG" and token.dep == "pcomp" and token.head.head.tag in ("NN", "NNS")


def intended(built: Predicate) -> Act | None:
    """ "A. said that it would pull its guards out by June": what somebody says that he, or his own side, will do. The
    ledger asks whether whoever does it and whoever says so are one party."""
    token, words = built.token, lexicon()
    lemma = token.lemma.lower()
    ahead = [child for child in token.children if child.dep == "aux" and child.lower in AHEAD]
    if not ahead or built.passive or token.tag != "VB" or token.dep not in ("ROOT", "ccomp", "conj", "parataxis"):
        return None
    if lemma in words["unlaid"] or lemma in words["telling"] or lemma in words["unintended"]:
        return None
    if not (built.heads("dobj") or lemma in words["leaving"] or lemma in words["restraint"]):
        return None
    if any(child.lower in ("who", "which", "that", "what") for child in token.kids("nsubj")):
        return None
    return Act("pledge", None, token, token, built, (token,), "own") if built.heads("nsubj") else None
