"""An event before it has an id, and what can be asked of it by itself: is enough told of it to be one, does it stand
beside the act that it is told in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from accord.data import word_sets
from accord.model import Certainty, Realis, Span
from accord.reading import circumstances, lexicon, reference
from accord.reading.clauses import Predicate, lead
from accord.reading.deferring import putting_off
from accord.reading.realis import none_of
from accord.reading.roles import role
from accord.reading.slots import through
from accord.reading.syntax import Parse, Token

__all__ = [
    "CONTAINERS",
    "Draft",
    "anothers",
    "contentless",
    "continued",
    "flatly_denied",
    "in_a_title",
    "names_people",
    "stands_alone",
    "unattributed",
]

# Acts whose content is not itself reported as a happening: what is agreed, asked for, refused or threatened stands in
# the theme.
CONTAINERS = frozenset({"AGREE", "CONCEDE", "REQUEST", "REJECT", "THREATEN"})
# Acts that may be told without anybody who did them ("strikes continued overnight").
IMPERSONAL = frozenset({"ASSAULT", "PROTEST", "MOBILIZE", "COERCE", "RETREAT"})
# What nobody has alone (classes of the lexicon): what befalls it is told without whoever did it.
COMMON = frozenset({"agreements", "ceasefires", "meetings", "meeting", "proposals"})

_words = partial(word_sets, "realis.json")


@dataclass(frozen=True, slots=True)
class Draft:
    """An event before it has an id."""

    predicate: Predicate
    sense: lexicon.Sense
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    theme: tuple[Token, ...]
    realis: Realis
    certainty: Certainty
    why: str
    content: str | None = None
    antecedent: Token | None = None
    housed: bool = False  # a meeting named after a building or a body that is no party to it
    continued: tuple[Token, ...] = ()  # what the next sentence says of when and where it is

    @property
    def type(self) -> str:
        """The PLOVER type; a draft always has one."""
        return self.sense.type or ""

    @property
    def token(self) -> Token:
        """The word that tells it."""
        return self.predicate.token


def continued(parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts with what the next sentence says of when and where they are: of a sentence's acts the last that a noun
    tells, else its only one."""
    last: dict[int, list[Draft]] = {}
    for draft in drafts:
        last.setdefault(draft.token.sent.i, []).append(draft)
    told = {}
    for here in last.values():
        nouns = [draft for draft in here if not draft.predicate.verbal]
        which = nouns[-1] if nouns else here[0] if len(here) == 1 else None
        if which is not None and which.realis not in ("negated", "hypothetical"):
            told[which.token.i] = tuple(circumstances.continuation(parse, which.token))
    return [replace(draft, continued=told.get(draft.token.i, ())) for draft in drafts]


def contentless(draft: Draft, theme: Span | None) -> bool:
    """Whether a noun only says that there was an act of words, not which: "further commitments", "requests and
    needs"."""
    if draft.predicate.verbal or theme is not None or draft.content is not None:
        return False
    if draft.type == "SUPPORT":
        return not draft.actors or not draft.recipients
    if draft.actors and flatly_denied(draft):
        return False  # "the talks between Chad and Mali ended without agreement"
    return draft.type in ("AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE") and not draft.recipients


def flatly_denied(draft: Draft) -> bool:
    """Whether a clause says of its own that something of the past was not: "there was no agreement on the port", "no
    prisoners were released", "the talks did not take place". Nobody needs to be named to whom it is denied."""
    if draft.realis != "negated":
        return False
    if not draft.predicate.verbal and putting_off(lead(draft.token)) is not None:
        return True  # "the exchange has been put off"
    found = _denied_of(draft)
    if found is None:
        return False
    verb, denied = found
    if verb.dep not in ("ROOT", "ccomp", "conj") or not _past(verb):
        return False
    if none_of(denied) or denied.lower in ("none", "without"):
        return True
    if not verb.kids("neg"):
        return False
    # "the accord was not signed", "the captives were not freed": no denial is of less than the whole act
    return not draft.predicate.verbal or _of_people(draft) or _in_common(draft)


def _denied_of(draft: Draft) -> tuple[Token, Token] | None:
    """The verb of a clause that says whether an act was, and the noun of which it says so, or the "without" before it;
    None for other clauses."""
    token = draft.token
    if draft.predicate.verbal:
        denied = token.child("nsubjpass")
        # "nobody was hurt in the raid" denies no raid
        return (token, denied) if denied is not None and token.lemma.lower() not in _words()["harming"] else None
    first = lead(token)
    verb = first.head
    if first.dep in ("attr", "nsubj") and verb.child("expl") is not None:
        return verb, first
    if first.dep == "pobj" and verb.lower == "without" and draft.type in CONTAINERS:
        return verb.head, verb  # "the talks ended without agreement"
    carried = first.dep == "nsubjpass" and verb is draft.predicate.support
    return (verb, first) if carried or (first.dep == "nsubj" and _came_about(verb)) else None


def _came_about(verb: Token) -> bool:
    """Whether a verb says of its subject that it was: "happened", "took place", and not "took an hour"."""
    made = verb.child("dobj")
    return (verb.lemma if made is None else f"{verb.lemma} {made.lower}") in _words()["occurring"]


def _past(verb: Token) -> bool:
    """Whether a verb tells of the past, by its auxiliary where it has one."""
    helpers = verb.kids("aux", "auxpass")
    return any(one.tag == "VBD" or one.lower in ("has", "have") for one in helpers or [verb])


def _in_common(draft: Draft) -> bool:
    """Whether an act is done to what nobody has alone: "the accord was signed"."""
    made = {name for head in draft.theme for name in lexicon.object_classes(head.lemma.lower())}
    return bool(made & COMMON)


def unattributed(draft: Draft, placed: bool, theme: Span | None) -> bool:
    """Whether an event without participants is still one: a happening that was told without its doers."""
    agent = "nsubj" not in draft.sense.frame.theme  # "hostilities ceased" has no doer in its subject
    doers = draft.predicate.heads("nsubj") if agent and draft.predicate.verbal else ()
    moved = draft.type == "MOBILIZE" and all(map(_is_arms, doers))  # "tanks crossed the border"
    if doers and draft.type != "ASSAULT" and not moved and not all(map(_number_of_people, doers)):
        return False  # something did it that is no actor: "ownership would offer"; but "rockets killed" stays
    if not draft.predicate.verbal and names_people(draft):
        return placed or theme is not None  # "protesters" alone are somebody and no happening
    if (draft.predicate.passive or _sealing(draft)) and draft.realis == "actual" and theme is not None:
        if _in_common(draft):
            return True  # "the accord was signed", "the talks were called off": it takes two, and they need no names
    if draft.predicate.passive and draft.type == "AID" and draft.realis in ("actual", "future") and theme is not None:
        return _of_people(draft)  # "the wounded will be flown out": what happens to people, whoever does it
    if flatly_denied(draft):
        carrier = draft.predicate.support  # "no arrests were made"; "there was no contact" is as good as none
        return theme is not None or placed or (carrier is not None and carrier.lemma != "be")
    if draft.type in IMPERSONAL:
        return not _topic(draft) and (placed or theme is not None or lead(draft.token).dep in ("nsubj", "nsubjpass"))
    if draft.type != "CONSULT" or draft.predicate.verbal:
        return False
    named = any(token.tag in ("NNP", "NNPS") for token in draft.predicate.heads("compound", "nmod"))
    return placed or draft.predicate.support is not None or (named and reference.introduces(draft.token))


def _sealing(draft: Draft) -> bool:
    """Whether a noun tells that a paper was signed: "with the signing of the declaration"."""
    return not draft.predicate.verbal and "sealing" in lexicon.object_classes(draft.token.lemma.lower())


def _of_people(draft: Draft) -> bool:
    """Whether people are what something is done to."""
    return any(
        {"captives", "people_harmed"} & lexicon.object_classes(word.lemma.lower())
        for head in draft.predicate.heads("dobj")
        for word in through(head)
    )


def _topic(draft: Draft) -> bool:
    """Whether something is said of what a bare noun means, and not that it happened: "disarmament is the only way"."""
    first = lead(draft.token)
    defined = first.head.lemma == "be" and first.head.child("attr") is not None
    return not draft.predicate.verbal and defined and first.child("det", "poss", "amod", "compound") is None


def _is_arms(token: Token) -> bool:
    return "military_equipment" in lexicon.object_classes(token.lemma.lower())


def _number_of_people(token: Token) -> bool:
    """Whether a subject is a bare number of whom nothing more is said: "hundreds marched"."""
    return "partitives" in lexicon.object_classes(token.lemma.lower()) and token.child("prep") is None


def in_a_title(noun: Token) -> bool:
    """Whether a plural says what somebody is head of: "the commander of the army's operations in the north"."""
    first = lead(noun)
    if noun.tag != "NNS" or first.dep != "pobj" or first.head.lower != "of":
        return False
    known = role(first.head.head.lemma.lower())
    return known is not None and known.kind == "person"


def names_people(draft: Draft) -> bool:
    """Whether a noun names people by what they do: "protesters"."""
    known = role(draft.token.lemma)
    return known is not None and known.kind != "none"


def stands_alone(draft: Draft, container: Draft) -> bool:
    """A past happening named within an act keeps its own entry: "rejected the accusation made by Kyiv", "since
    Friday's strike"."""
    if draft.predicate.token in container.theme or draft.predicate.token in container.predicate.heads("dobj", "xcomp"):
        # "a call for an end to the army's attacks": what is to end is under way, and somebody's
        ending = not container.predicate.verbal and container.sense.effect == "negated"
        if not ending or not draft.token.kids("poss"):
            return False
    return draft.realis == "actual" and bool(draft.actors) and draft.type not in CONTAINERS


def anothers(draft: Draft, container: Draft) -> bool:
    """Whether an act of words within another one is told of somebody else, by a clause or a phrase of its own: "asked
    for talks, which B refused", "turned down a demand by B". What is refused there was asked all the same."""
    if draft.type not in CONTAINERS or not draft.actors or set(draft.actors) & set(container.actors):
        return False
    if draft.predicate.verbal:
        token = draft.token
        return (
            draft.realis in ("actual", "negated")
            and token.dep == "relcl"
            and token.tag in ("VBD", "VBZ", "VBP", "VBN")
            and bool(token.kids("nsubj"))
        )
    if container.type != "REJECT" or draft.type != "REQUEST" or draft.realis == "hypothetical":
        return False
    return any(word.lower in ("by", "from") for word in draft.token.kids("prep")) or bool(draft.token.kids("poss"))
