"""Acts that no verb of acting words: refusals by a predicate ("out of the question"), answers that are left out, orders
to one's own forces, and clauses on which somebody agrees behind a comma.

Each function looks at one verb and says what it finds; :mod:`accord.reading.acts` makes acts of it.
"""

from __future__ import annotations

from accord.reading.clauses import Predicate, is_nominal, is_verbal, verb_predicate
from accord.reading.step_terms import is_undertaking, lexicon
from accord.reading.syntax import Token

__all__ = [
    "agreed_clause",
    "calendar",
    "insists",
    "left_open",
    "likewise",
    "none_of",
    "own_forces",
    "owns_up",
    "refused",
]

FUTURE = frozenset({"will", "would", "shall", "wo", "'ll"})


def refused(built: Predicate) -> tuple[Token, ...] | None:
    """What a predicate refuses: "this is out of the question" (then nothing: the text before says what), "to disarm
    first would be suicide", "there will be no truce without disarmament". None where it is no refusal."""
    token = built.token
    if token.lemma != "be":
        return None
    if any(child.dep == "neg" for child in token.children):
        return None
    if any(child.dep == "expl" and child.lower == "there" for child in token.children):
        things = [head for head in token.kids("attr", "nsubj") if none_of(head) and is_undertaking(head)]
        ahead = any(child.dep == "aux" and child.lower in FUTURE for child in token.children)
        return (things[0],) if things and ahead else None
    words = lexicon()
    out = [
        inner
        for prep in token.kids("prep")
        if prep.lower in ("out", "beyond")
        for child in (prep, *prep.kids("prep", "pcomp"))
        for inner in child.kids("pobj")
        if inner.lemma in words["unthinkable_things"]
    ]
    bad = [head for head in token.kids("acomp", "attr") if head.lemma.lower() in words["unthinkable"]]
    if not out and not bad:
        return None
    clauses = token.kids("csubj")
    if clauses:
        return (clauses[0],)
    subjects = token.kids("nsubj")
    if not out and bad[0].dep == "attr" and bad[0].lemma.lower() not in ("non-starter", "nonstarter"):
        return None  # "the raid was madness" judges what was done
    return tuple(head for head in subjects if is_nominal(head) and head.pos != "PRON") if subjects else None


def wanted_first(token: Token) -> Token | None:
    """What must be done first, by the words of one who says that till then nothing will be: "not one man will leave
    before the guerrillas have handed in their guns"."""
    if token.tag != "VB" or not any(child.dep == "aux" and child.lower in FUTURE for child in token.children):
        return None
    subjects = [word for child in token.kids("nsubj") for word in child.subtree()]
    denied = any(child.dep == "neg" for child in token.children)
    denied = denied or any(word.lower in ("no", "not", "none", "nobody") for word in subjects)
    for clause in token.kids("advcl") if denied else ():
        marks = [mark.lower for mark in clause.kids("mark")]
        if clause.i > token.i and set(marks) & {"before", "until", "till", "unless"} and clause.kids("nsubj"):
            return clause
    return None


def none_of(head: Token) -> bool:
    """Whether a noun stands with "no": "no ceasefire"."""
    return any(child.lower in ("no", "neither") and child.dep in ("det", "preconj") for child in head.children)


def left_open(built: Predicate) -> bool:
    """Whether an offer is told as neither taken nor refused: "has yet to answer", "left the offer without a reply",
    "neither took it nor turned it down"."""
    token, words = built.token, lexicon()
    if token.lemma in ("have", "be") and any(child.lower == "yet" for child in token.children):
        return any(clause.lemma in words["answering"] | {"answer"} for clause in token.kids("xcomp"))
    if token.lemma == "leave":
        things = [head for head in built.heads("dobj") if head.lemma in words["propose_nouns"] | words["request_nouns"]]
        without = [
            inner
            for prep in (*token.kids("prep"), *(deep for head in built.heads("dobj") for deep in head.kids("prep")))
            if prep.lower == "without"
            for inner in prep.kids("pobj")
        ]
        open_ = [head for head in token.kids("oprd", "acomp", "xcomp", "advcl") if head.lower == "unanswered"]
        return bool(things) and bool(open_ or any(head.lemma in words["answers"] for head in without))
    if any(child.lower == "neither" for child in token.children):
        return any(child.dep == "conj" and _turns_down(child) for child in token.children)
    return False


def _turns_down(verb: Token) -> bool:
    words = lexicon()
    particles = [child.lower for child in verb.children if child.dep == "prt"]
    phrases = [words["particle"].get(f"{verb.lemma.lower()} {other}") for other in particles]
    return "refuse" in phrases or verb.lemma.lower() in words["refuse"]


def own_forces(clause: Token) -> bool:
    """Whether a clause says what somebody's forces will keep to: "his troops would stay in their barracks", "his men
    would hold their fire"."""
    words = lexicon()
    if not is_verbal(clause) or clause.dep != "ccomp" or any(child.dep == "neg" for child in clause.children):
        return False
    does = [child for child in clause.kids("nsubj") if child.lemma.lower() in words["forces"] | words["armed"]]
    ahead = any(child.dep == "aux" and child.lower in FUTURE for child in clause.children)
    owned = any(
        grand.lower in ("his", "her", "its", "their", "our", "the") or grand.dep == "poss"
        for child in does
        for grand in child.children
    )
    return ahead and owned and clause.lemma.lower() in words["restraint"]


def agreed_clause(built: Predicate) -> Token | None:
    """The clause on which somebody agrees behind a comma: "Any pact should be watched from outside, A. and B. agreed on
    Monday". The parser takes the two for coordinated."""
    token = built.token
    before = token.head
    if token.dep != "conj" or not is_verbal(before) or before.i > token.i or built.passive:
        return None
    joined = any(child.dep == "cc" and before.i < child.i < token.i for child in before.children)
    subjects = token.kids("nsubj")
    if joined or not subjects or subjects[0].i < before.i:
        return None
    modal = any(child.dep == "aux" and child.tag == "MD" for child in before.children)
    return before if modal else None


def calendar(token: Token) -> bool:
    """Whether a noun names a day or a month: "agreed on Saturday" says when and not what."""
    return token.lower in lexicon()["calendar"]


def insists(built: Predicate) -> bool:
    """Whether somebody insists that something is or will be so, and does not demand it: "insisted that only officials
    would attend" against "insists that they attend"."""
    clauses = [head for head in built.heads("ccomp") if is_verbal(head) or head.pos == "AUX"]
    if built.token.lemma != "insist" or not clauses:
        return False
    told = verb_predicate(clauses[0]).token
    modal = [child.lower for child in told.children if child.dep == "aux" and child.tag == "MD"]
    return bool(modal) and not set(modal) & {"must", "should", "shall"}


def owns_up(built: Predicate) -> bool:
    """Whether somebody only concedes that something is so: "conceded that three ministers are on the plane" against
    "accepted that the province may have parties"."""
    clauses = [head for head in built.heads("ccomp") if is_verbal(head) or head.pos == "AUX"]
    if not clauses or clauses[0].tag == "VB":
        return False
    return not any(child.dep == "aux" and child.tag == "MD" for child in clauses[0].children)


def likewise(head: Token) -> bool:
    """Whether what is asked for is only what was told before: "called on them to do likewise"."""
    return head.lemma == "do" and any(child.lower in ("likewise", "so", "same") for child in head.children)
