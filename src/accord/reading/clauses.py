"""Predicates and their arguments: the layer between a dependency tree and an event.

A predicate is a verb, or a noun that names a happening. Its arguments come under *logical* slot names, so that what
reads them needs not know voice or control: the subject of a passive is the ``dobj``, its by-phrase the ``nsubj``, and
a verb without a subject of its own takes that of the clause that controls it (conjunction, infinitive, participle,
relative clause).

Slots of verbs: nsubj, dobj, iobj, xcomp, ccomp, advcl, attr, acomp, oprd, prt, and ``prep:WORD`` (the object of a
preposition, or the clause in its place: "of targeting"). Slots of nouns: poss, amod, compound, nmod, acl, relcl, xcomp
(an infinitive), ccomp (a that-clause), ``prep:WORD``, and nsubj where a support verb gives one ("the ministers held a
call").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from accord.data import word_sets
from accord.reading.deferring import putting_off
from accord.reading.lexicon import harms
from accord.reading.syntax import Token, once

__all__ = [
    "Predicate",
    "adjunct_of",
    "bound_for",
    "counting",
    "is_nominal",
    "is_verbal",
    "lead",
    "measured",
    "noun_predicate",
    "predicate",
    "verb_predicate",
    "vocabulary",
]

# How far the search for a subject climbs. Deeper embeddings occur, but what they yield is noise.
MAX_CLIMB = 6

VERBAL_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOMINAL_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
WHERE = frozenset({"where", "when", "why", "how"})
DISTRIBUTIVES = frozenset({"each", "both", "all"})
SIDES_OF_TALKS = ("nsubj", "prep:with", "prep:between")
BEHIND = frozenset({"on", "against", "of", "in"})  # what may stand between a noun and the participle about it
SIDES_OF = ("prep:between", "prep:among")
BLAMED_BY = frozenset({"at", "against", "on", "with"})  # after verbs without an object, who answers for what is told
PHRASAL_PREPS = frozenset({"according", "due", "because", "instead", "along", "together", "such", "as", "out", "up"})


@lru_cache(maxsize=1)
def vocabulary() -> Mapping[str, frozenset[str]]:
    """The closed classes that syntax alone can't tell (support verbs, subject control, ...), from
    ``data/clauses.json``."""
    return word_sets("clauses.json")


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb or noun with its arguments by logical slot; every slot's tokens are heads of phrases, coordination
    spelled out."""

    token: Token
    verbal: bool
    passive: bool
    slots: Mapping[str, tuple[Token, ...]]
    support: Token | None = None  # the light verb that carries a noun's tense and subject
    merged: tuple[Token, ...] = field(
        default=()
    )  # further nouns that name the same thing ("the call was the first contact")

    def heads(self, *slots: str) -> list[Token]:
        """The tokens under any of these slots, in order, each once."""
        found: list[Token] = []
        for slot in slots:
            found.extend(token for token in self.slots.get(slot, ()) if token not in found)
        return found


def is_verbal(token: Token) -> bool:
    """Whether a token heads a verbal predicate (participles that only modify a noun from the left do not, nor does the
    conjunction "let alone")."""
    if token.tag not in VERBAL_TAGS or token.dep in ("aux", "auxpass", "amod", "compound"):
        return False
    if token.dep == "prep" and token.tag == "VBN":
        return False  # "given its record"
    return not (token.lower == "let" and any(child.lower == "alone" for child in token.kids("advmod")))


def is_nominal(token: Token) -> bool:
    """Whether a token heads a noun phrase, is not just a modifier within one, and no part of the conjunction "in order
    to"."""
    if token.tag not in NOMINAL_TAGS or token.dep in ("compound", "nmod", "amod"):
        return False
    in_order = token.lower == "order" and token.dep == "pobj" and token.head.lower == "in"
    return not in_order or token.child("det", "amod", "poss") is not None


def lead(token: Token) -> Token:
    """The first member of the coordination that a token is in ("C" in "A, B and C" gives A)."""
    seen = 0
    while token.dep == "conj" and token.head is not token and seen < 60:
        token = token.head
        seen += 1
    return token


def predicate(token: Token) -> Predicate | None:
    """The predicate that a token heads, or None where it heads none."""
    if is_verbal(token):
        return verb_predicate(token)
    if is_nominal(token):
        return noun_predicate(token)
    return None


@once
def verb_predicate(token: Token) -> Predicate:
    """A verb with its arguments."""
    slots: dict[str, list[Token]] = {}
    passive = (
        _caused(token)
        or _wanted(token)
        or _absolute(token)
        or _shares_passive(token)
        or any(child.dep in ("auxpass", "nsubjpass", "agent") for child in token.children)
        or (
            token.tag == "VBN"
            and token.dep in ("acl", "advcl")
            and not any(child.dep == "aux" for child in token.children)
            and not _listed(token)
        )
    )
    first = min([token.i, *(child.i for child in token.children if child.dep in ("nsubj", "nsubjpass", "csubj"))])
    for child in token.children:
        if child.dep in ("nsubj", "csubj"):
            _add(
                slots,
                "dobj" if passive and child.dep == "nsubj" and _undergone(token) else "nsubj",
                child,
            )
        elif child.dep == "nsubjpass":
            _add(slots, "dobj", child)
        elif child.dep == "agent":
            for agent in child.conjuncts():
                for by in agent.kids("pobj"):
                    _add(slots, "nsubj", by)
        elif child.dep in ("dobj", "dative", "attr", "acomp", "oprd", "prt", "xcomp", "ccomp", "advcl", "npadvmod"):
            if child.dep == "dative" and child.kids("pobj"):
                _prepositions(slots, child)
            elif child.dep == "dative" or (child.dep == "dobj" and passive):
                _add(slots, "iobj", child)
            else:
                _add(slots, child.dep, child)
                if _asked_for(child):
                    _add(slots, "prep:for", child)
        elif child.dep == "prep":
            if child.i > first:
                _prepositions(slots, child)  # in front of its clause a phrase says when or where, not to whom
        elif child.dep == "advmod" and child.lower in vocabulary()["spatial"]:
            _add(slots, "prt", child)
    if "iobj" not in slots and "dobj" in slots and ("xcomp" in slots or "ccomp" in slots):
        slots["iobj"] = list(
            slots["dobj"]
        )  # "promised Paris to leave", "told the council that ...": the object is the addressee
    _inherit_objects(token, slots)
    if "nsubj" not in slots and not passive:
        for subject in _subjects(token):
            _add(slots, "nsubj", subject)
    elif passive and "dobj" not in slots:
        for subject in _subjects(token):
            _add(slots, "dobj", subject)
    if "nsubj" not in slots and _caused(token):
        for subject in _subjects(token.head, 1):
            _add(slots, "nsubj", subject)
    return Predicate(token, True, passive, {slot: tuple(tokens) for slot, tokens in slots.items()})


def _asked_for(clause: Token) -> bool:
    """Whether an infinitive has its subject after "for" ("called for Chad to withdraw"): what is called for there is
    the whole clause, as it is the noun of "called for a withdrawal" (Huddleston and Pullum 2002, chapter 14)."""
    infinitive = clause.tag == "VB" or (
        clause.tag == "VBN" and any(child.dep == "auxpass" and child.tag == "VB" for child in clause.children)
    )
    return (
        infinitive
        and any(mark.dep == "mark" and mark.lower == "for" for mark in clause.children)
        and bool(clause.kids("nsubj", "nsubjpass"))
    )


def _caused(token: Token) -> bool:
    """Whether a participle tells what somebody has done to another: "the mayor had the clerk arrested"."""
    if token.tag != "VBN" or token.dep != "ccomp" or token.head.lemma not in ("have", "get") or token.i < token.head.i:
        return False
    return token.child("nsubj") is not None and token.child("aux", "auxpass", "mark") is None


def _wanted(token: Token) -> bool:
    """Whether a participle tells what somebody wants done to another: "wants the ships banned"."""
    if token.tag != "VBN" or token.dep != "ccomp" or token.head.lemma not in vocabulary()["wanting"]:
        return False
    return token.i > token.head.i and bool(token.kids("nsubj")) and token.child("aux", "auxpass", "mark") is None


def _absolute(token: Token) -> bool:
    """Whether a participle tells in passing what was done to somebody: "with ten miners killed and the road cut"."""
    first = lead(token)
    if token.tag != "VBN" or first.dep != "pcomp" or first.head.lower != "with":
        return False
    return bool(token.kids("nsubj")) and token.child("aux", "auxpass", "mark") is None


def _shares_passive(token: Token) -> bool:
    """Whether a participle shares the passive's auxiliary of the verb that it is coordinated with: "were arrested and
    put on trial"."""
    first = lead(token)
    if token.tag != "VBN" or first is token or first.tag != "VBN" or first.child("auxpass") is None:
        return False
    # "were fired and hit the town": with an object it may be a past tense that looks the same
    return token.child("aux", "auxpass", "nsubj", "nsubjpass", "dobj") is None


def _listed(token: Token) -> bool:
    """Whether what is read as a participle is the second of three verbs, with an object of its own: "has flown
    missions, conducted raids, and is training troops"."""
    if token.tag != "VBN" or token.dep != "advcl" or token.i < token.head.i or token.child("dobj") is None:
        return False
    return any(
        one.tag in FINITE or any(helper.tag in FINITE for helper in one.kids("aux", "auxpass"))
        for one in token.kids("conj")
    )


def _undergone(token: Token) -> bool:
    """Whether a verb's subject is what is done to: it has a passive's auxiliary, or it is a participle with a "by"
    phrase below a verb of finding ("found the child held by the gang")."""
    if any(child.dep == "auxpass" for child in token.children):
        return token.tag == "VBN"
    if _caused(token) or _wanted(token) or _absolute(token):
        return True
    found = token.dep == "ccomp" and token.head.lemma in vocabulary()["finding"]
    return found and any(child.dep == "agent" for child in token.children) and token.child("mark", "aux") is None


def _add(slots: dict[str, list[Token]], slot: str, token: Token) -> None:
    places = slots.setdefault(slot, [])
    if token.lower in RELATIVES and token.head.dep == "relcl":
        token = token.head.head
    elif token.lower in DISTRIBUTIVES and token.dep == "nsubj":
        # "both sides conducted a swap, each releasing 175": the distributive stands for the clause's subject above it
        above = _subjects(token.head)
        for subject in above:
            if subject not in places:
                places.append(subject)
        if above:
            return
    for member in token.conjuncts():
        if member not in places:
            places.append(member)
        for other in member.children:
            # "Chad's president, A, and his counterpart, B, met": the second is coordinated with the first one's
            # apposition
            if other.dep == "appos":
                places.extend(more for more in other.conjuncts()[1:] if more not in places)


def _prepositions(slots: dict[str, list[Token]], preposition: Token) -> None:
    word = preposition.lower
    slots.setdefault(f"prep:{word}", [])
    for child in preposition.children:
        if child.dep == "pobj" or child.dep == "pcomp":
            _add(slots, f"prep:{word}", child)
        elif child.dep == "prep":  # "because of", "out of", "from inside"
            for inner in child.kids("pobj"):
                _add(slots, f"prep:{child.lower}" if word in PHRASAL_PREPS else f"prep:{word}", inner)
        elif child.dep == "conj" and child.pos == "ADP":  # "with and against"
            for inner in child.kids("pobj"):
                _add(slots, f"prep:{child.lower}", inner)


def _inherit_objects(token: Token, slots: dict[str, list[Token]]) -> None:
    """ "X halted and later reversed the plan": where the first of two verbs has no object, the last one's serves
    both."""
    if "dobj" in slots or token.dep != "relcl":
        return
    gap = not any(child.lower in WHERE for child in token.children)
    has_subject = any(child.dep in ("nsubj", "nsubjpass") and child.lower not in RELATIVES for child in token.children)
    relative = [child for child in token.children if child.dep == "dobj"]
    # "talks at which they agreed on a plan": the talks are not what they agreed on
    piped = any(inner.lower in RELATIVES for prep in token.kids("prep") for inner in prep.kids("pobj"))
    gap = gap and not (piped and any(prep.i < token.i and prep.kids("pobj") for prep in token.kids("prep")))
    if gap and has_subject and not relative:
        slots.setdefault("dobj", []).append(token.head)


def _subjects(token: Token, climb: int = 0) -> list[Token]:
    """Who does what this verb says, looked for above it. Empty where syntax does not tell."""
    own = [child for child in token.children if child.dep in ("nsubj", "nsubjpass")]
    if own and climb:
        subject = own[0]
        if subject.lower in RELATIVES and token.dep == "relcl":
            return token.head.conjuncts() if climb < MAX_CLIMB else []
        if subject.lower in DISTRIBUTIVES and climb < MAX_CLIMB:
            return _above(token, climb + 1) or [subject]
        return subject.conjuncts()
    return _above(token, climb)


def _above(token: Token, climb: int) -> list[Token]:
    if climb >= MAX_CLIMB or token.head is token:
        return []
    head = token.head
    if token.dep in ("conj", "dep", "parataxis") and is_verbal(head):
        return _subjects(head, climb + 1)
    if token.dep in ("advcl", "relcl", "xcomp", "acl") and token.tag == "VB":
        given = _given_time(token)
        if given is not None:
            return given.conjuncts()
    if token.dep == "xcomp" and head.dep == "acomp":  # "is prepared to train"
        return _subjects(head.head, climb + 1)
    if token.dep == "xcomp" and token.tag == "VBG" and head.lemma in vocabulary()["undergoing"]:
        return []  # who faces shelling does not shell
    if token.dep == "xcomp" and (is_verbal(head) or head.pos == "AUX"):
        objects = head.kids("dobj", "dative")
        if objects and head.lemma not in vocabulary()["subject_control"]:
            return objects[0].conjuncts()
        return _subjects(head, climb + 1)
    if token.dep == "xcomp" and head.pos in ("ADJ", "VERB"):
        return _subjects(head.head, climb + 1)
    if token.dep == "advcl" and token.tag == "VBG" and token.i > head.i:
        did = _gone_through(token)
        if did:  # "faced a series of attacks, killing dozens"
            return did
        said = _saying(token)
        if said is not None:  # "no ship was sunk, the ministry said, denying reports": whoever said so denies
            return _subjects(said, climb + 1)
        told = head.head if head.dep == "parataxis" and is_verbal(head.head) else None
        told = told or next((child for child in head.kids("ccomp") if child.i < head.i), None)
        if told is not None:  # "rebels took the fort, officials said, killing ten": whoever took it killed
            return _subjects(told, climb + 1)
    if token.dep in ("advcl", "ccomp") and (is_verbal(head) or head.pos == "AUX") and token.tag in ("VBG", "VBN", "VB"):
        return _subjects(head, climb + 1)
    if token.dep == "relcl":
        wh = [child for child in token.children if child.dep in ("nsubj", "nsubjpass")]
        return head.conjuncts() if wh or token.tag in ("VBG", "VB") else []
    if token.dep == "acl":
        if token.tag == "VBG" and head.lemma in vocabulary()["texts"]:
            author = _author(head)
            if author is not None:  # "issued a letter accusing Chad": whoever issued it accuses
                return _owners(head) or _subjects(author, climb + 1) or head.conjuncts()
        if token.tag == "VBG" and token.lemma in vocabulary()["worded"]:
            sender = _sender(head)
            if sender is not None:
                return _subjects(sender, climb + 1)
        if token.tag in ("VBG", "VBN"):
            return head.conjuncts()
        return _owners(head) or (_subjects(head.head, climb + 1) if head.dep == "dobj" and is_verbal(head.head) else [])
    if token.dep == "pcomp":
        above = head.head  # the preposition's own head
        if is_verbal(above):
            objects = above.kids("dobj")
            if objects and head.lower in ("of", "from", "for", "against", "into"):
                return objects[0].conjuncts()
            if not objects and head.lower == "for":  # "lashed out at Chad for shelling the port": Chad shelled it
                blamed = [prep for prep in above.kids("prep") if prep.i < head.i and prep.lower in BLAMED_BY]
                named = [noun for prep in blamed for noun in prep.kids("pobj")]
                if named:
                    return named[-1].conjuncts()
            if above.kids("auxpass") and head.lower in ("of", "from", "for"):
                return _subjects(above, climb + 1)
            return _subjects(above, climb + 1)
        if above.pos == "ADJ":
            return _subjects(above.head, climb + 1)
        if is_nominal(above):
            return _owners(above) or (_subjects(above.head, climb + 1) if above.dep == "dobj" else [])
    return []


def _gone_through(participle: Token) -> list[Token]:
    """What somebody went through that did the harm which a participle behind it tells of; who "faced attacks, shutting
    its border" shut it."""
    verb = participle.head
    if verb.lemma not in vocabulary()["undergoing"] and not (verb.kids("auxpass") and verb.kids("agent")):
        return []
    things = [*verb.kids("dobj"), *(noun for by in verb.kids("agent") for noun in by.kids("pobj"))]
    if not harms(participle.lemma.lower(), "VERB"):
        return []
    for thing in things:
        inner = [noun for of in thing.kids("prep") if of.lower == "of" for noun in of.kids("pobj")]
        for noun in (thing, *inner):
            if harms(noun.lemma.lower(), "NOUN"):
                return noun.conjuncts()
    return []


def _saying(participle: Token) -> Token | None:
    """The verb of a clause such as "the ministry said", set behind or into what it tells, to whose speaker a participle
    of speaking after it belongs; None where there is none. Who denies somebody a thing may do that with his hands."""
    if participle.lemma not in vocabulary()["spoken"] or participle.kids("dative", "iobj"):
        return None
    head = participle.head
    verbs = [head, *(child for child in head.children if child.dep == "parataxis" and head.i < child.i < participle.i)]
    for verb in reversed(verbs):
        told = verb.dep == "parataxis" or any(child.dep == "ccomp" and child.i < verb.i for child in verb.children)
        if told and is_verbal(verb) and verb.kids("nsubj"):
            return verb
    return None


def _given_time(infinitive: Token) -> Token | None:
    """Who is to do what they are given time for: "gave the parties until Monday to accept", "gave them ten days to
    leave"."""
    verb = infinitive.head if is_verbal(infinitive.head) else infinitive.head.head
    if verb.lemma not in ("give", "allow", "grant") or not any(child.tag == "TO" for child in infinitive.children):
        return None
    whom, time = verb.child("dative", "iobj"), verb.child("dobj")
    if infinitive.head is not verb and infinitive.head is not time:
        return None
    if whom is not None and whom.dep != "prep" and time is not None and time.lemma in vocabulary()["measures"]:
        return whom
    until = any(child.dep == "prep" and child.lower in ("until", "till") for child in verb.children)
    return time if until and whom is None else None


def _author(text: Token) -> Token | None:
    """The verb whose subject words a text: "sent a letter", "resigned in a letter"."""
    if text.dep == "dobj" and text.head.lemma in vocabulary()["issuing"]:
        return text.head
    if text.dep == "pobj" and text.head.lower == "in" and is_verbal(text.head.head):
        return text.head.head
    return None


def _sender(addressee: Token) -> Token | None:
    """The verb by which somebody sends a text to whom the parser hangs its words on: "sent a letter to the head of the
    fund threatening ..."."""
    here = addressee
    for _ in range(MAX_CLIMB):
        if here.dep not in ("pobj", "dative", "prep", "appos") or here.head is here:
            return None
        here = here.head
        if here.lemma in vocabulary()["issuing"] and is_verbal(here):
            return here if any(child.lemma in vocabulary()["texts"] for child in here.kids("dobj")) else None
        if here.dep == "dobj" and here.lemma in vocabulary()["texts"] and _author(here) is not None:
            return _author(here)
    return None


def _owners(noun: Token) -> list[Token]:
    """Whose a noun is: "Russia's release", "US involvement", "the pledge by Kyiv"."""
    found: list[Token] = []
    for child in noun.children:
        if child.dep == "poss" or (child.dep in ("compound", "amod", "nmod") and child.tag in ("NNP", "NNPS")):
            found.extend(child.conjuncts())
        elif child.dep in ("prep", "agent") and child.lower == "by":
            for inner in child.kids("pobj"):
                found.extend(inner.conjuncts())
    return found


@once
def noun_predicate(token: Token) -> Predicate:
    """A noun with its arguments, those of its support verb and of a noun that a copula equates it with."""
    slots: dict[str, list[Token]] = {}
    _noun_slots(token, slots)
    support: Token | None = None
    merged: list[Token] = []
    words = vocabulary()
    first = lead(measured(token))  # "opened a round of talks"
    head = first.head
    if (
        first.dep in ("dobj", "attr", "oprd")
        and is_verbal(head)
        and (head.lemma in words["support"] or (head.lemma in words["emphasis"] and token.lemma in words["needs"]))
    ):
        support = head
    elif (
        first.dep == "pobj"
        and head.dep == "prep"
        and head.lower in ("in", "into", "of")  # nobody who acts "before the attacks" has part in them
        and is_verbal(head.head)
        and head.head.lemma in words["prepositional_support"]
    ):
        support = head.head
    elif first.dep in ("nsubjpass",) and head.lemma in words["support"]:
        support = head
    if support is not None:
        carried = verb_predicate(support)
        for slot, tokens in carried.slots.items():
            if slot == "nsubj" or slot.startswith("prep:"):
                for other in tokens:
                    if other is not token and token not in other.ancestors():
                        _add(slots, slot, other)
    for slot in SIDES_OF_TALKS:
        for other in _hosted(token, slot):
            _add(slots, slot, other)
    holding = _held(token) if support is None else None
    if holding is not None:
        support = holding
        told = verb_predicate(holding)
        for slot in ("nsubj", *SIDES_OF):
            for other in told.heads(slot):
                if other is not token and not (slot == "nsubj" and other.lower in RELATIVES):
                    _add(slots, slot, other)
    if first.dep == "nsubj" and head.lemma == "be" and support is None and head.kids("attr"):
        for other in head.kids("attr"):
            if is_nominal(other):
                merged.append(other)
                _noun_slots(other, slots)
        support = support or head
    elif first.dep in ("nsubj", "nsubjpass") and support is None:
        carrier = head
        if head.lemma == "be" or head.lemma in words["raising"]:
            carrier = next((child for child in head.children if child.dep == "xcomp" and is_verbal(child)), head)
        passive = first.dep == "nsubjpass" or (carrier is not head and carrier.kids("auxpass"))  # "is to be completed"
        put_off = passive and putting_off(first) is not None
        if carrier.lemma in words["occurrence"] or (passive and carrier.lemma in words["completion"]) or put_off:
            support = carrier
            for slot in SIDES_OF:  # "talks will take place between Chad and Mali"
                for other in verb_predicate(carrier).heads(slot):
                    if other is not token and token not in other.ancestors():
                        _add(slots, slot, other)
    return Predicate(
        token, False, False, {slot: tuple(tokens) for slot, tokens in slots.items()}, support, tuple(merged)
    )


def _hosted(token: Token, slot: str) -> list[Token]:
    """Who held what a noun tells, and with whom, by a participle behind it: "the meetings held by Chad with Mali"."""
    found: list[Token] = []
    for clause in token.kids("acl"):
        if clause.tag == "VBN" and clause.lemma in ("hold", "host", "convene"):
            found += [other for other in verb_predicate(clause).heads(slot) if other is not token]
    return found


def _held(token: Token) -> Token | None:
    """The verb of a clause on a noun that tells when the happening is held and by whom: "the talks that will be held
    by the envoy", "a conference, to be hosted by Chad". Only what is still to come: what was held is told as much by
    the noun alone."""
    for clause in token.kids("relcl", "acl"):
        if not is_verbal(clause) or clause.lemma not in vocabulary()["completion"] | {"host", "convene", "chair"}:
            continue
        own = [child for child in clause.children if child.dep in ("aux", "auxpass")]
        passive = any(child.dep == "auxpass" for child in own)
        if passive and any(child.lower in ("will", "to", "shall") for child in own):
            return clause
    return None


def measured(token: Token) -> Token:
    """The noun of time or number that a noun hangs on ("hours" for "talks" in "16 hours of talks"), else the noun
    itself."""
    first = lead(token)
    if first.dep == "pobj" and first.head.lower == "of" and first.head.head.lemma in vocabulary()["measures"]:
        return first.head.head
    return token


def counting(token: Token) -> Token | None:
    """The verb that says how many an act hit, where it is told within a tally: "the number of those killed in the raid
    rose to nine", "the toll of the raid stands at nine"; or None."""
    noun = token
    for _ in range(MAX_CLIMB):
        if noun.dep in ("nsubj", "nsubjpass"):
            told = noun.lemma in vocabulary()["tallies"] and noun is not token
            return noun.head if told and noun.head.lemma in vocabulary()["counting"] else None
        if noun.dep not in ("acl", "pobj", "prep", "agent", "compound", "pcomp", "relcl"):
            return None
        noun = noun.head
    return None


def adjunct_of(token: Token) -> Token | None:
    """The verb in whose temporal adjunct a noun stands ("after the talks"), or None."""
    first = lead(measured(token))
    if first.dep == "pobj" and first.head.lower in vocabulary()["temporal"] and is_verbal(first.head.head):
        return first.head.head
    return None


def bound_for(token: Token) -> Token | None:
    """The verb by which somebody goes, or is, somewhere for what a noun tells ("flew to Lima for talks"), or None."""
    first = lead(measured(token))
    if first.dep != "pobj" or first.head.lower != "for" or first.head.dep != "prep":
        return None
    verb = first.head.head
    return verb if is_verbal(verb) and verb.lemma in vocabulary()["being_there"] else None


def _noun_slots(token: Token, slots: dict[str, list[Token]]) -> None:
    words = vocabulary()
    for child in token.children:
        if child.dep in ("poss", "amod", "compound", "nmod", "acl", "relcl", "nummod", "appos"):
            slot = child.dep
            if slot == "appos":
                continue
            asked = token.lemma in words["request_nouns"] and child.tag == "VB" and not child.kids("nsubj", "nsubjpass")
            if (slot == "acl" or asked) and any(mark.tag == "TO" for mark in child.children):
                slot = "xcomp"
            elif slot == "acl" and any(mark.dep == "mark" for mark in child.children):
                slot = "ccomp"
            _add_plain(slots, slot, child)
            for doer in led(child):
                _add_plain(slots, slot, doer)
            if slot in ("compound", "nmod"):  # "US-Ukraine talks": the first half hangs on the second
                for inner in child.kids("compound", "nmod"):
                    if inner.tag in ("NNP", "NNPS"):
                        _add_plain(slots, slot, inner)
        elif child.dep == "prep":
            _prepositions(slots, child)
        elif child.dep == "agent":
            for by in child.kids("pobj"):
                _add(slots, "prep:by", by)
    for by in (*_carried_out_by(token), *(() if "prep:by" in slots else _shared_by(token))):
        _add(slots, "prep:by", by)


def _shared_by(noun: Token) -> list[Token]:
    """Who did several things that are told together: "shelling and air strikes by the army"."""
    after = [other for other in noun.conjuncts() if other.i > noun.i and other is not noun]
    if not after or any(child.dep in ("prep", "poss") for child in noun.children):
        return []
    last = after[-1]
    return [
        by for prep in last.children if prep.dep in ("prep", "agent") and prep.lower == "by" for by in prep.kids("pobj")
    ]


def _carried_out_by(noun: Token) -> list[Token]:
    """Who did what a noun tells, by a participle or a relative clause of doing behind it: "the strikes conducted by
    Chad", "an attack that was carried out by the rebels", "crimes against miners committed by the guards"; and who
    sent off the thing that did it: "shells fired by the rebels"."""
    near = [noun, *(inner for prep in noun.kids("prep") if prep.lower in BEHIND for inner in prep.kids("pobj"))]
    return [
        by
        for one in near
        for clause in one.kids("acl", "relcl")
        if clause.tag == "VBN"
        and (clause.lemma in vocabulary()["doing"] or clause.lemma in vocabulary()["sending_off"])
        for agent in clause.kids("agent")
        for by in agent.kids("pobj")
    ]


def led(modifier: Token) -> list[Token]:
    """Who does what a noun tells, by a participle before it: "a Chadian-led strike"."""
    if modifier.tag != "VBN" or modifier.dep != "amod" or modifier.lemma not in vocabulary()["led"]:
        return []
    return [child for child in modifier.kids("npadvmod") if child.i < modifier.i]


def _add_plain(slots: dict[str, list[Token]], slot: str, token: Token) -> None:
    places = slots.setdefault(slot, [])
    for member in token.conjuncts():
        if member not in places:
            places.append(member)
