"""What an agreement or a proposal lays down: "under the deal both will ...", "a deal by which A. gets ...", "the treaty
obliges A. to ...", and the like sentences that follow it; in what stages that is to be done, and who is to watch over
it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from accord.reading.clauses import Predicate, is_nominal, is_verbal, lead
from accord.reading.step_terms import is_definite, is_undertaking, lexicon
from accord.reading.syntax import Token

__all__ = ["Provision", "is_main", "laid_down", "provisions"]

MODALS = frozenset({"will", "shall", "must", "may", "should"})
# In reports of what a text says these stand for the others: "under the plan the rebels would disarm".
TOLD = MODALS | {"would", "can", "could"}
POINTING = frozenset({"it", "this", "that", "which", "these"})


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


def provisions(
    tokens: Sequence[Token],
    before: str | None,
    taken: Collection[int],
    after: bool = False,
    makers: Collection[str] = (),
) -> list[Provision]:
    """The provisions that a sentence tells, one for each clause with a subject of its own. ``before``: of what the
    sentence before it told one; ``taken``: tokens that another act speaks for; ``after``: that the sentences before
    told of the agreement itself; ``makers``: the nouns by which they told those who agreed."""
    found: list[Provision] = []
    for token in tokens:
        told = _one(token, before, taken, after, makers)
        if told is None:
            continue
        found.append(told)
        if told.name == "term" and token.dep == "ROOT":
            break
        found.extend(_beside(told, taken))
        if token.dep == "ROOT":
            break
    return list({one.verb.i: one for one in found}.values())


def _one(
    token: Token, before: str | None, taken: Collection[int], after: bool, makers: Collection[str]
) -> Provision | None:
    if not is_verbal(token) or token.i in taken:
        return None
    if token.dep == "relcl":
        name = _by_which(token)
        return Provision(name, None, _done(token), token, _done(token)) if name is not None else None
    if token.dep not in ("ROOT", "ccomp", "conj"):
        return None
    coming = _coming(token)
    ahead = bool(coming) or any(child.dep == "aux" and child.lower in MODALS for child in token.children)
    under = _framed(token, before is not None or after)
    if under is not None:
        told = any(child.dep == "aux" and child.lower in TOLD for child in token.children)
        if not (coming or told or token.tag in ("VBZ", "VBP")):
            return None  # "under the amnesty 83 men were freed": that has been done
        name = "propose" if under.lemma in lexicon()["propose_nouns"] else before or "agree"
        if under.lower not in POINTING and name == "propose" and under.lemma not in lexicon()["propose_nouns"]:
            name = "agree"
    elif before is not None and ahead and token.dep == "ROOT":
        name = before
    elif after and ahead and is_main(token) and (_follows(token, coming, makers) or _new(token, _done(token))):
        name = "agree"
    else:
        return None
    done = coming[0] if coming else token
    subjects = token.kids("nsubj", "nsubjpass")
    if name == "agree" and under is None and (truce := _new(token, done)) is not None:
        return Provision(name, None, done, token, truce)
    if under is None and subjects and subjects[0].lower in ("both", "these", "all"):
        # "both are to be done in four stages between May and July": of what was laid down before
        return Provision("term", "both" if subjects[0].lower == "both" else "all", done, token, done)
    if under is None and subjects and any(one.lemma.lower() in lexicon()["monitors"] for one in subjects):
        return Provision("term", None, token, token, subjects[0])  # who will keep watch
    return Provision(name, None, done, token, done)


def is_main(verb: Token) -> bool:
    """Whether a clause is the sentence's, or stands before it with a semicolon between, which the parser takes for what
    the second one tells: "Mali will leave two forts; in return Chad opens the road"."""
    if verb.dep == "ROOT":
        return True
    first, last = verb.i - verb.sent.tokens[0].i, verb.head.i - verb.sent.tokens[0].i
    between = verb.sent.tokens[first:last] if first < last else []
    return verb.dep in ("ccomp", "parataxis") and any(one.text == ";" for one in between)


def _coming(verb: Token) -> list[Token]:
    """What is to be done: "an amnesty is to be granted within fifteen days"."""
    return [
        clause
        for clause in (verb.kids("xcomp") if verb.lemma == "be" and verb.tag in ("VBZ", "VBP") else ())
        if is_verbal(clause) and any(child.tag == "TO" for child in clause.children)
    ]


def _done(verb: Token) -> Token:
    coming = _coming(verb)
    return coming[0] if coming else verb


def _beside(told: Provision, taken: Collection[int]) -> list[Provision]:
    """What stands beside a provision with a subject of its own: "..., and the army will pull back to forty places"."""
    found = []
    for clause in (*told.root.conjuncts()[1:], *told.root.kids("ccomp", "parataxis")):
        beside = clause.dep == "conj" or any(child.dep == "aux" and child.tag == "MD" for child in clause.children)
        if is_verbal(clause) and beside and clause.i not in taken and clause.kids("nsubj", "nsubjpass"):
            done = _done(clause)
            found.append(Provision(told.name, None, done, clause, done))
    return found


def _text(noun: Token) -> bool:
    """Whether a noun names a text, or an undertaking, that lays something down."""
    words = lexicon()
    kinds = ("propose_nouns", "papers", "schedules", "agree_nouns")
    return is_undertaking(noun) or any(noun.lemma.lower() in words[kind] for kind in kinds)


def _framed(verb: Token, known: bool) -> Token | None:
    """The text under which something is done: "under the deal", "as part of the plan", "according to the treaty", "in
    the accord" in front. ``known``: that a text was told before, so that "under it" means that."""
    subjects = verb.kids("nsubj", "nsubjpass")
    first = min((one.i for one in subjects), default=verb.i)
    fronted = [prep for clause in verb.kids("advcl") if clause.i < first for prep in clause.kids("prep")]
    for prep in (*verb.kids("prep"), *(one for one in fronted if one.i < one.head.i)):
        # "under the accord, mediated by Gabon, ...": the parser hangs "under" on the participle
        word = prep.lower
        inner = prep.kids("pobj")
        if word == "according":
            inner = [one for to in prep.kids("prep") for one in to.kids("pobj")]
        elif word == "as":
            inner = [one for one in inner if one.lemma == "part"]
        elif word in ("in", "by", "with"):
            inner = inner if prep.i < first and not (word == "with" and not known) else []
        elif word != "under":
            continue
        for noun in inner:
            if noun.lower in POINTING and known and word == "under":
                return noun
            if noun.lemma.lower() in lexicon()["text_parts"]:
                below = [one for of in noun.kids("prep") if of.lower == "of" for one in of.kids("pobj")]
                noun = below[0] if below else noun
                if not below and known:
                    return noun
            if _text(noun) and (word not in ("in", "by", "with") or noun.lemma in lexicon()["agree_nouns"]):
                return noun
    return None


def _by_which(verb: Token) -> str | None:
    """What kind of text lays a relative clause down: "a deal under which A. will ...", where that is told as made."""
    words, noun = lexicon(), verb.head
    which = [
        inner
        for prep in verb.kids("prep")
        if prep.lower in ("under", "by")
        for inner in prep.kids("pobj")
        if inner.lower == "which"
    ]
    if not which or not is_nominal(noun) or not _text(noun):
        return None
    first = lead(noun)
    above = first.head.head if first.dep == "pobj" else first.head
    lemma = above.lemma.lower()
    done = above.tag in ("VBD", "VBN", "VBZ", "VBP") and not any(child.dep == "neg" for child in above.children)
    made = lemma in words["agree"] | words["reach"] | words["accept"]
    return "agree" if done and made and noun.lemma not in words["propose_nouns"] - words["schedules"] else None


def laid_down(built: Predicate, known: bool = False) -> tuple[Token, ...]:
    """What an agreement says that somebody is bound or allowed to do, is to have, or is set up: "the treaty obliges A.
    to leave", "the deal calls for a vote", "it gives B. the port". Clauses or nouns; nothing where it says none.
    ``known``: that the sentence before told of the agreement, so that "it" may be that."""
    token, words = built.token, lexicon()
    lemma = token.lemma.lower()
    if lemma not in words["binding"] or built.passive or any(child.dep == "neg" for child in token.children):
        return ()
    if token.tag == "VBG" or token.dep not in ("ROOT", "conj", "ccomp", "relcl"):
        return ()
    subjects = [*token.kids("nsubj")] or built.heads("nsubj")
    papers = [
        head
        for head in subjects
        if (head.lemma in words["agree_nouns"] and head.lemma not in words["papers"])
        or head.lemma.lower() in words["text_parts"] - {"part", "point"}
        or (known and head.lower == "it")
    ]
    if not papers:
        return ()
    clauses = [head for head in built.heads("xcomp", "ccomp") if is_verbal(head) and head.i > token.i]
    if clauses:
        return tuple(clauses)
    slot = {"call": "prep:for", "provide": "prep:for"}.get(lemma, "dobj")
    things = [head for head in built.heads(slot) if is_nominal(head)]
    return tuple(head for head in things if head.lemma not in words["vague_objects"])


def _new(verb: Token, done: Token) -> Token | None:
    """The undertaking that is told as new and as to begin: "a ceasefire will take effect on May 3"."""
    words = lexicon()
    beginning = any(done.lemma.lower() in words[kind] for kind in ("begin", "hold")) or any(
        words["light"].get(f"{done.lemma.lower()} {inner.lemma.lower()}") == "begin"
        for inner in (*done.kids("dobj"), *(one for prep in done.kids("prep") for one in prep.kids("pobj")))
    )
    for noun in verb.kids("nsubj", "nsubjpass") if beginning else ():
        if is_undertaking(noun) and noun.lemma not in words["agree_nouns"] and not is_definite(noun):
            return noun
    return None


def _follows(verb: Token, coming: Sequence[Token], makers: Collection[str]) -> bool:
    """Whether a sentence that follows the news of an agreement tells what that lays down, and no plan of somebody's:
    "The guerrillas are to gather at twelve places", "Land will be handed over from July on"."""
    words = lexicon()
    done = coming[0] if coming else verb
    if not is_verbal(done) or verb.kids("ccomp"):
        return False
    passive = any(child.dep == "auxpass" for child in done.children)
    lemma = done.lemma.lower()
    if lemma in words["unlaid"] or lemma in words["telling"] or lemma in words["agree"]:
        return False
    if not passive and any(lemma in words[kind] for kind in ("begin", "end", "hold")):
        return False
    subjects = verb.kids("nsubj", "nsubjpass")
    if not subjects or subjects[0].tag in ("EX", "WP", "WDT"):
        return False
    first = subjects[0]
    if first.tag == "PRP":
        return passive and first.lower == "they"
    papers = words["papers"] | words["agree_nouns"] | words["propose_nouns"] | words["encounters"]
    if first.lemma.lower() in papers:
        return False  # "the text will be published on Monday"
    if passive:
        return True
    bodies = words["forces"] | words["armed"] | words["sides"] | words["monitors"] | words["officials"]
    due = bool(coming) or any(child.dep == "aux" and child.lower in ("must", "shall") for child in verb.children)
    told = first.lemma.lower() in bodies or first.lower in bodies
    named = first.tag == "NNP" and any(child.tag == "NNP" for child in first.children)
    maker = first.lower in makers and bool(verb.kids("dobj"))
    # a body that is set up, or all of a kind: "a council of nine will rule", "each governor will have three advisers"
    new = first.tag in ("NN", "NNS") and any(
        child.lower in ("a", "an", "each", "every", "neither", "no") or child.dep == "nummod"
        for child in first.children
    )
    return told or maker or (new and not named) or (due and not named)
