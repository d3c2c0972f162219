"""What an agreement or a proposal lays down: "under the deal both will ...", and the like sentences that follow it; in
what stages that is to be done, and who is to watch over it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from accord.reading.clauses import is_verbal
from accord.reading.step_terms import is_undertaking, lexicon
from accord.reading.syntax import Token

__all__ = ["Provision", "provision"]

MODALS = frozenset({"will", "shall", "must", "may", "should"})


@dataclass(frozen=True, slots=True)
class Provision:
    """``name``: what the paper is ("agree", "propose"), or "term" for a term of what was laid down before; ``inner``:
    of how much of that ("both", "all"), None for a term of the whole; ``verb``: what will be done, under ``root``;
    ``thing``: that verb, or who will watch."""

    name: str
    inner: str | None
    verb: Token
    root: Token
    thing: Token


def provision(
    tokens: Sequence[Token], before: str | None, taken: Collection[int], after: bool = False
) -> Provision | None:
    """The provision that a sentence tells. ``before``: of what the sentence before it told one; ``taken``: tokens that
    another act speaks for; ``after``: that the sentences before told of the agreement itself, and of no provision
    yet."""
    words = lexicon()
    for token in tokens:
        if not is_verbal(token) or token.dep not in ("ROOT", "ccomp", "conj"):
            continue
        under = [
            inner
            for prep in token.kids("prep")
            if prep.lower == "under"
            for inner in prep.kids("pobj")
            if is_undertaking(inner) or inner.lemma in words["propose_nouns"] or inner.lemma in words["papers"]
        ]
        # "an amnesty is to be granted within fifteen days"
        coming = [
            clause
            for clause in (token.kids("xcomp") if token.lemma == "be" and token.tag in ("VBZ", "VBP") else ())
            if is_verbal(clause) and any(child.tag == "TO" for child in clause.children)
        ]
        ahead = bool(coming) or any(child.dep == "aux" and child.lower in MODALS for child in token.children)
        if under:
            name = "propose" if under[0].lemma in words["propose_nouns"] else "agree"
        elif before is not None and ahead and token.dep == "ROOT":
            name = before
        elif after and ahead and token.dep == "ROOT" and _laid_down(token, coming):
            name = "agree"
        else:
            continue
        if token.i in taken:
            continue
        done = coming[0] if coming else token
        subjects = token.kids("nsubj", "nsubjpass")
        if not under and subjects and subjects[0].lower in ("both", "these", "all"):
            # "both are to be done in four stages between May and July": of what was laid down before
            return Provision("term", "both" if subjects[0].lower == "both" else "all", done, token, done)
        if not under and subjects and any(one.lemma.lower() in words["monitors"] for one in subjects):
            return Provision("term", None, token, token, subjects[0])  # who will keep watch
        return Provision(name, None, done, token, done)
    return None


def _laid_down(verb: Token, coming: Sequence[Token]) -> bool:
    """Whether a sentence that follows the news of an agreement tells what that lays down, and no plan of somebody's:
    "The guerrillas are to gather at twelve places", "Land will be handed over from July on"."""
    words = lexicon()
    done = coming[0] if coming else verb
    if not is_verbal(done) or done.lemma.lower() in words["unlaid"] or verb.kids("ccomp"):
        return False
    if any(words[kind] and done.lemma.lower() in words[kind] for kind in ("agree", "begin", "end", "hold", "telling")):
        return False
    subjects = verb.kids("nsubj", "nsubjpass")
    if not subjects or subjects[0].tag in ("PRP", "EX", "WP", "WDT"):
        return False
    papers = words["papers"] | words["agree_nouns"] | words["propose_nouns"] | words["encounters"]
    if subjects[0].lemma.lower() in papers:
        return False  # "the text will be published on Monday"
    if any(child.dep == "auxpass" for child in done.children):
        return True
    bodies = words["forces"] | words["armed"] | words["sides"] | words["monitors"] | words["officials"]
    bound = bool(coming) or any(child.dep == "aux" and child.lower in ("must", "shall") for child in verb.children)
    told = subjects[0].lemma.lower() in bodies or subjects[0].lower in bodies
    named = subjects[0].tag == "NNP" and any(child.tag == "NNP" for child in subjects[0].children)
    return told or (bound and not named)
