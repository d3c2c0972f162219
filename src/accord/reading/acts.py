"""The predicates that are steps in the life of an undertaking, before their parties and terms are known.

An act is a verb, an adjective or a noun of a class in ``data/steps.json``, or a clause that tells what an agreement
lays down. What a clause under another act says ("ready to accept") is one act with the one above it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from accord.model import StepSource
from accord.reading import deeds, stances
from accord.reading import step_wordings as wordings
from accord.reading.clauses import Predicate, is_nominal, is_verbal, lead, noun_predicate, verb_predicate, vocabulary
from accord.reading.deeds import Act
from accord.reading.provisions import laid_down, provisions
from accord.reading.sequels import TIMES, named, sequels
from accord.reading.speech_acts import asserts
from accord.reading.step_terms import is_definite, is_undertaking, lexicon
from accord.reading.syntax import Parse, Token

__all__ = ["ASPECTS", "Act", "Acts"]

# Acts that are done with words, in the order in which a lemma of several classes is taken.
VERBAL = ("propose", "demand", "request", "pledge", "agree", "accept", "declare", "open", "back", "refuse", "withdraw")
ASPECTS = ("begin", "end", "hold", "extend")
# Where an act keeps what it is about when that is no clause and no direct object.
PREPOSITIONS: Mapping[str, tuple[str, ...]] = {
    "agree": ("prep:to", "prep:on"),
    "accept": ("prep:to",),
    "open": ("prep:to",),
    "request": ("prep:for", "prep:to"),
    "demand": ("prep:on", "prep:for"),
    "back": ("prep:on", "prep:for", "prep:of"),
    "refuse": ("prep:to", "prep:against", "prep:at"),
    "pledge": ("prep:to", "prep:of"),
    "propose": ("prep:for", "prep:with"),
    "withdraw": ("prep:from", "prep:of"),
}
ALIKE = frozenset({"back", "refuse", "accept", "propose", "request", "demand", "pledge", "open"})
POINTING = frozenset({"this", "that", "these", "those", "both", "all"})


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    """The lemmas of all verbs that can head a step."""
    words = lexicon()
    kinds = (
        *VERBAL,
        *ASPECTS,
        "observe",
        "reach",
        "bound",
        "monitoring",
        "intend",
        "tabling",
        "offering",
        "answering",
        "bringing",
        "judging",
        "reacting",
        "drafting",
        "stopping",
        "closing",
        "reaching",
        "containing",
        "wishing",
        "discussing",
        "replacing",
        "recognising",
        "violating",
        "telling",
        "binding",
        "yielding",
    )
    phrases = (*words["particle"], *words["light"])
    turns = {phrase.removeprefix("no ").split()[0] for phrase in words["turns"]}
    others = {
        "be",
        "have",
        "receive",
        "amount",
        "constitute",
        "mean",
        "put",
        "lay",
        "place",
        "set",
        "give",
        "leave",
        "take",
    }
    return frozenset(others.union(turns, *(words[kind] for kind in kinds), {phrase.split()[0] for phrase in phrases}))


def _rung_up(verb: Token) -> bool:
    """Whether somebody is called and not called on: "called the premier to discuss the truce"."""
    return verb.child("dobj") is not None and not any(
        child.lower in ("on", "upon", "for") and child.i > verb.i for child in verb.kids("prep", "prt")
    )


class Acts:
    """Finds the acts of a parse."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._words = lexicon()
        self._taken: set[int] = set()  # tokens that another act speaks for
        self._paper = False  # whether the sentence before told of an agreement, which "it" is then

    def all(self) -> list[Act]:
        """The acts in text order."""
        found: list[Act] = []
        provision: str | None = None
        block = -1
        paper: int | None = None  # the paragraph in which an agreement was told, or what it lays down
        makers: set[str] = set()  # the nouns by which those are told who agreed
        for sentence in self._parse.sentences:
            if sentence.block != block:
                provision, block = None, sentence.block
            self._paper = any(_agreement(act) and act.token.sent.i == sentence.i - 1 for act in found[-3:])
            here = [act for token in sentence.tokens if (act := self._of(token)) is not None]
            # an outer act comes before the inner one in English but for passives; whoever is spoken for goes
            here = [act for act in here if act.token.i not in self._taken]
            after = paper is not None and sentence.block - paper <= 1
            laid = self._provisions(sentence.tokens, provision, after, makers)
            said = laid[-1] if laid else None
            if (said is not None and said.name == "agree") or any(map(_agreement, here)):
                paper = sentence.block
            elif not after:
                paper = None
            for act in filter(_agreement, here):
                makers = {head.lower for head in act.built.heads("nsubj") if is_nominal(head)}
            begun = {one.token.i for one in laid if is_undertaking(one.heads[0]) and one.source == "provision"}
            begun |= {
                act.token.i for act in here if act.source == "own" and any(act.token is one.token for one in laid)
            }
            here = [act for act in here if act.token.i not in begun]
            here.extend(one for one in laid if not any(act.token is one.token for act in here))
            it = named(found, sentence.i - 1) if sentence.block == block else None
            told = {act.token.i for act in here} | self._taken
            here.extend(act for act in sequels(sentence.tokens, it) if act.token.i not in told)
            provision = (provision if said.name == "term" else said.name) if said is not None else None
            last = next((act for act in reversed(found) if act.token.dep in ("ROOT", "conj", "ccomp")), None)
            doer = stances.like(sentence.tokens) if last is not None else None
            before = last.token.sent.i if last is not None else -1
            if doer is not None and last is not None and before == sentence.i - 1 and last.name in ALIKE:
                here.insert(0, replace(last, beside=doer, below=None))  # "So did B."
            found.extend(sorted(here, key=lambda act: (act.beside or act.token).i))
        return found

    def _of(self, token: Token) -> Act | None:
        if is_verbal(token) or token.pos == "AUX":
            return self._verb(token)
        if token.pos == "ADJ":
            return self._adjective(token)
        if is_nominal(token):
            return self._noun(token)
        return None

    def _class(self, built: Predicate) -> tuple[str, str] | None:
        """The act of a verb and how it was found, by its particle, its light noun, or itself."""
        token, words = built.token, self._words
        lemma = token.lemma.lower()
        beside = [
            child.lower
            for child in token.children
            if child.dep in ("prt", "prep", "advmod") or child.lower in ("yes", "no")
        ]
        for other in beside:
            named = words["particle"].get(f"{lemma} {other}")
            if named is not None:
                return (named, "verb") if named != "other" else None
        for slot, heads in built.slots.items():
            if slot in ("dobj", "prep:in", "prep:into", "attr") or slot == "prep:on":
                for head in heads:
                    if (named := words["light"].get(f"{lemma} {head.lemma.lower()}")) is not None:
                        gone = any(child.lower in ("no", "not", "longer") for child in token.children) or any(
                            child.lower == "longer" for child in head.children
                        )
                        return ("end", "hold") if named == "hold" and gone else (named, "light")
                    if lemma == "be" and slot == "prep:in" and head.lemma in words["favour"]:
                        return "back", "favour"
        if lemma in words["reach"] and any(head.lemma in words["agree_nouns"] for head in built.heads("dobj")):
            return "agree", "verb"
        if lemma in words["tabling"] and any(self._offered(head) for head in built.heads("dobj")):
            return "propose", "verb"
        if lemma in words["tabling"] and any(
            head.lemma in words["propose_nouns"] for called in built.heads("ccomp") for head in called.kids("oprd")
        ):
            return "propose", "verb"  # "presented what it calls its last offer"
        if lemma in words["bringing"] and any(
            head.lemma in words["propose_nouns"] for head in built.heads("prep:with")
        ):
            return "propose", "verb"  # "countered with a plan of its own"
        if lemma in words["offering"] and any(head.lemma in words["propose_nouns"] for head in built.heads("dobj")):
            return "propose", "verb"
        if lemma in words["drafting"] and any(head.lemma in words["papers"] for head in built.heads("dobj")):
            return "propose", "verb"
        if lemma in words["giving_up"] and deeds.roles(built):
            return "withdraw", "role"
        if lemma == "be" and any(head.lemma in words["over"] for head in built.heads("acomp", "prep:over")):
            return "end", "light"
        if lemma in words["bound"] and built.heads("prep:by"):
            return "back", "verb"
        if lemma == "come" and any(head.lemma in words["agree_nouns"] for head in built.heads("prep:to")):
            return "agree", "verb"  # "came to an understanding"
        if lemma in words["yielding"] and (
            lemma == "relent" or any(stances.is_offer(head) for head in built.heads("prep:to"))
        ):
            return "accept", "verb"  # "bowed to the demand"
        for name in (*VERBAL, *ASPECTS):
            if lemma in words[name]:
                return name, "verb"
        return None

    def _verb(self, token: Token) -> Act | None:
        first = wordings.wanted_first(token)
        if first is not None and self._class(verb_predicate(token)) is None:
            return Act("demand", None, token, token, verb_predicate(token), (first,), "wording")
        if token.lemma.lower() not in _verbs():
            return None if wordings.own_forces(token) else deeds.intended(verb_predicate(token))
        built = verb_predicate(token)
        if (taken := stances.stand(built)) is not None:
            return Act(taken[0], None, token, token, built, taken[1], "judged")
        if (measure := deeds.measure(built) or deeds.tabled(built) or deeds.broken(built)) is not None:
            return measure
        if laid := laid_down(built, self._paper):
            self._taken.update(head.i for head in laid if is_verbal(head))
            return Act("agree", None, token, token, built, laid, "provision")
        if wordings.left_open(built):
            return Act("unanswered", None, token, token, built, (), "verb") if built.heads("nsubj") else None
        if (things := wordings.refused(built)) is not None:
            return Act("refuse", None, token, token, built, things, "wording")
        classed = self._class(built)
        if (
            classed is not None
            and any(child.lower == "neither" for child in token.sent.tokens)
            and token.lemma == "say"
        ):
            return Act("unanswered", None, token, token, built, (), "verb")  # "has said neither yes nor no"
        if classed is None and token.lemma.lower() in self._words["telling"]:
            forces = [clause for clause in built.heads("ccomp") if wordings.own_forces(clause)]
            if forces:
                return Act("pledge", None, token, token, built, (forces[0],), "forces", forces[0])
        if classed is None:
            return (
                self._intended(built)
                or self._observed(built)
                or self._guarded(built)
                or self._unanswered(built)
                or deeds.contained(built)
                or deeds.wished(built)
                or (None if wordings.own_forces(token) else deeds.intended(built))
            )
        name, how = classed
        if name == "request" and token.lemma.lower() in vocabulary()["conversing"] and _rung_up(token):
            return None
        if name in ("begin", "end", "hold"):
            return self._aspect(built, name, how)
        if name == "demand" and (required := self._required(built)) is not None:
            return required
        if name == "extend" and not any(is_undertaking(head) for head in built.heads("dobj", "nsubj")):
            return None
        if how == "favour":
            favoured = tuple(
                inner for noun in built.heads("prep:in") for prep in noun.kids("prep") for inner in prep.kids("pobj")
            )
            return Act("back", None, token, token, built, favoured, "verb") if favoured else None
        if how == "role":
            return Act(name, None, token, token, built, tuple(deeds.roles(built)), "role")
        heads = self._objects(built, name)
        if how == "light" and name == "accept" and all(head.lower == "way" for head in heads):
            if any(is_verbal(other) and self._class(verb_predicate(other)) for other in token.kids("conj")):
                return None  # "gave way and accepted that": the second tells what
            heads = tuple(built.heads("prep:on", "prep:over"))
        if name == "accept" and how == "verb" and token.lemma == "take" and heads:
            if not any(stances.is_offer(head) for head in heads):
                return None  # "took up his post"
        if name in ("accept", "agree") and heads and all(head.lower == "nothing" for head in heads):
            return None  # "we have accepted nothing of the kind"
        if (
            name == "agree"
            and all(map(wordings.calendar, heads))
            and (clause := wordings.agreed_clause(built)) is not None
        ):
            return Act(name, None, token, token, built, (clause,), "verb")
        if name == "agree":
            heads = tuple(head for head in heads if not wordings.calendar(head))
        if self._empty(name, built, heads):
            return None
        if name == "declare" and heads and wordings.own_forces(heads[0]):
            return Act("pledge", None, token, token, built, (heads[0],), "forces", heads[0])
        if name == "declare" and heads and (coming := self._announced(built, heads[0])) is not None:
            return coming
        if name in ("refuse", "accept") and heads and all(head.lower in POINTING for head in heads):
            heads = ()  # "rejected both": which, the text before says
        if name == "open" and not heads and any(head.lower in ("it", "them", "this") for head in built.heads("dobj")):
            ahead = any(child.lower in ("will", "would") for child in token.children if child.dep == "aux")
            paper = self._spoken_of(token)
            heads = (paper,) if paper is not None else ()
            return Act(name, None, token, token, built, heads, "verb") if ahead else None  # "would study it"
        bare = not built.passive and token.dep in ("ROOT", "conj", "ccomp")
        phrasal = any(f"{token.lemma.lower()} {child.lower}" in self._words["particle"] for child in token.kids("prt"))
        bare = bare and not any(
            child.lower == "to" or child.dep in ("xcomp", "ccomp") or (child.dep == "prt" and not phrasal)
            for child in token.children
        )
        if phrasal and name in ("refuse", "accept") and built.heads("dobj") and not heads:
            heads, bare = (), not built.passive  # "turned it down", "turned him down"
        if not heads and bare and name == "agree" and token.lemma == "agree" and token.tag in ("VBD", "VBN", "VBZ"):
            name = "accept"  # "A. agreed": to what it has been asked for
        if not heads and bare and name in ("refuse", "accept"):
            return Act(name, None, token, token, built, (), "verb")  # "Egypt refused": what, the text before says
        if name == "back" and not heads and any(head.lower in ("it", "this") for head in built.heads("dobj")):
            return Act(name, None, token, token, built, (), "judged")  # "A. backs it": what, the text before says
        if not heads or any(head.lemma in self._words["claims"] for head in heads):
            return None  # who rejects a charge denies something
        if name == "open" and heads[0].dep == "ccomp" and any(child.lower == "that" for child in heads[0].children):
            return None  # "considers that": somebody thinks so
        if name == "open" and heads[0].lemma in self._words["bound"]:
            bound = [head for head in verb_predicate(heads[0]).heads("prep:by", "nsubj") if self._offered(head)]
            return Act("back", None, token, token, built, tuple(bound), "verb") if bound else None
        if name == "back" and not any(
            self._offered(head) or head.lemma in self._words["accept_nouns"] for head in heads
        ):
            return None  # to back somebody is no step
        if name == "withdraw" and not any(stances.is_offer(head) or is_verbal(head) for head in heads):
            return deeds.intended(built)  # "said that it would withdraw its men"
        if name == "withdraw" and all(head.lemma == "deadline" for head in heads):
            return None  # troops are withdrawn, too
        if any(head.lemma in self._words["saying"] for head in heads):
            return None  # "declined to comment"
        if name == "declare" and (is_verbal(heads[0]) or not self._offered(heads[0])):
            return None  # what is announced is a step of its own
        below = heads[0] if is_verbal(heads[0]) else None
        heads, inner = self._inner(heads)
        if name == "request" and inner == "observe":
            name = "back"
        return Act(name, inner, token, token, built, heads, "verb", below)

    def _empty(self, name: str, built: Predicate, heads: Sequence[Token]) -> bool:
        """Whether an act is about nothing that one can undertake: "what the government signs", "held out its hand",
        "called on them to do likewise", "insisted that they had left"."""
        words = self._words
        if name == "propose" and (asserts(built) or any(head.lemma in words["unoffered"] for head in heads)):
            return True
        if name == "pledge" and deeds.carried_out(built, heads):
            return True
        if name == "pledge" and heads and heads[0].lemma in words["hostile_acts"] and heads[0].tag == "VB":
            return not any(child.dep == "neg" for child in heads[0].children)  # "vowed to fight on" is a threat
        if name in ("request", "demand") and any(map(wordings.likewise, heads)):
            return True
        if name in ("agree", "accept") and heads and is_verbal(heads[0]) and heads[0].dep == "ccomp":
            if any(child.lower in ("what", "whatever") and child.i < heads[0].i for child in heads[0].children):
                return True  # "we have signed what we can keep"
        several = any(head.conjuncts()[1:] for head in built.token.kids("nsubj"))
        if built.token.lemma == "settle" and not several and any(head.lemma in words["quarrels"] for head in heads):
            return True  # "will settle disputes"
        if built.token.lemma == "command" and not any(map(is_verbal, heads)):
            return True  # "the general who commands the observers"
        if name == "accept" and built.token.lemma in words["conceding"] and wordings.owns_up(built):
            return True
        return (name == "demand" and wordings.insists(built)) or (
            bool(heads) and heads[0].lower in words["vague_objects"]
        )

    def _announced(self, built: Predicate, clause: Token) -> Act | None:
        """ "A. announced that it would suspend arms sales": what somebody says that he will do is a pledge."""
        if not is_verbal(clause) or clause.dep != "ccomp" or built.passive:
            return None
        inner = verb_predicate(clause)
        if (classed := self._class(inner)) is not None and classed[0] in VERBAL:
            return None  # that is a step of its own
        ahead = any(child.dep == "aux" and child.lower in ("will", "would", "shall") for child in clause.children)
        does = clause.kids("nsubj")
        if not ahead or not does or not clause.kids("dobj") or any(child.dep == "neg" for child in clause.children):
            return None
        if any(is_undertaking(head) for head in inner.heads("nsubj")):
            return None
        return Act("pledge", None, built.token, built.token, built, (clause,), "verb", clause)

    @staticmethod
    def _spoken_of(verb: Token) -> Token | None:
        """What "it" is in "described the paper as vague, but would study it": the offer named in the sentence."""
        for token in reversed(verb.sent.tokens[: verb.i - verb.sent.tokens[0].i]):
            known = any(child.lower in ("the", "this", "that") for child in token.children)
            if is_nominal(token) and token.dep in ("dobj", "nsubj", "nsubjpass") and known and stances.is_offer(token):
                return token
        return None

    def _offered(self, head: Token) -> bool:
        """Whether a word names something that is offered, agreed or asked for."""
        words = self._words
        kinds = (
            "propose_nouns",
            "pledge_nouns",
            "demand_nouns",
            "request_nouns",
            "agree_nouns",
            "extend_nouns",
            "undertakings",
        )
        return is_verbal(head) or any(head.lemma in words[kind] for kind in kinds) or is_undertaking(head)

    def _objects(self, built: Predicate, name: str) -> tuple[Token, ...]:
        """What an act is about: a clause, else an object that is more than who is addressed, else a preposition's."""
        if built.token.lemma in self._words["asking"] and (heads := built.slots.get("prep:for")):
            return tuple(heads)  # "asked Chad for 300 more guards to watch the truce"
        if built.token.lemma in self._words["asking"] and (back := built.heads("prep:in")):
            # "asked Chad in return for the names": the parser hangs what is asked for on "return"
            below = [
                inner for head in back for prep in head.kids("prep") if prep.lower == "for" for inner in prep.children
            ]
            if back[0].lemma in ("return", "turn", "reply") and (given := [one for one in below if one.dep == "pobj"]):
                return tuple(given)
        complements = ("ccomp",) if name == "accept" else ("xcomp", "ccomp")
        clauses = [head for head in built.heads(*complements) if is_verbal(head) or head.pos in ("AUX", "ADJ")]
        if name == "propose" and clauses and (called := clauses[0].kids("oprd")) and clauses[0].kids("dobj"):
            return tuple(head for head in called if head.lemma in self._words["propose_nouns"]) or tuple(clauses[:3])
        if not clauses and name == "pledge":
            # "assured him in a telegram that ...": the parser hangs what is assured on the telegram
            clauses = [
                clause
                for prep in built.token.kids("prep")
                for noun in prep.kids("pobj")
                for clause in noun.kids("acl", "ccomp")
                if is_verbal(clause) and any(mark.lower == "that" for mark in clause.children)
            ]
        if not clauses and (
            name in ("request", "demand") or (name in ("propose", "pledge") and not built.heads("dobj"))
        ):
            # the parser hangs "to cease fire" in "called on both to cease fire" beside the call
            clauses = [
                head
                for head in built.heads("advcl")
                if head.i > built.token.i and any(child.tag == "TO" for child in head.children)
            ]
        governed = [head for slot in PREPOSITIONS.get(name, ()) for head in built.slots.get(slot, ())]
        if clauses and clauses[0].tag == "VBG" and governed and governed[0].i < clauses[0].i:
            return tuple(governed)  # "agreed to a truce starting at noon"
        named = [head for head in built.heads("dobj") if is_undertaking(head)]
        if name in ("propose", "declare") and clauses and named and clauses[0].dep != "ccomp":
            return tuple(named)  # "suggested a truce, to give the envoy time"
        if clauses:
            return tuple(clauses[:3])
        things = [head for head in built.heads("dobj") if head.lower not in ("it", "them", "him", "her")]
        if built.token.lemma in self._words["addressing"]:
            things = []  # "called the deal a failure", "urged the two": no object is what is asked for
        slots = PREPOSITIONS.get(name, ())
        if name in ("request", "back") or not things:
            for slot in slots:
                if slot == "prep:to" and name == "request":
                    continue
                if heads := tuple(head for head in built.slots.get(slot, ()) if head.lower != "once"):
                    return heads
        return tuple(things)

    def _inner(self, heads: tuple[Token, ...]) -> tuple[tuple[Token, ...], str | None]:
        """An act that another is about, and what that one is about: "refused to extend the truce"."""
        first = heads[0]
        if not is_verbal(first):
            if first.lemma in self._words["extend_nouns"]:
                return heads, "extend"
            return heads, None
        built = verb_predicate(first)
        classed = self._class(built)
        lemma = first.lemma.lower()
        name = (
            classed[0]
            if classed is not None
            else next((n for n in ("observe", "allow") if lemma in self._words[n]), None)
        )
        if name is None:
            return heads, None
        things = built.heads("dobj", *(PREPOSITIONS.get(name, ())))
        if name == "observe":
            things = built.heads("dobj", "prep:by", "prep:with", "prep:to")
            if lemma in self._words["fulfilling"] and not any(map(is_undertaking, things)):
                return heads, None  # "keep the roads open"
        if name in ("begin", "end", "hold"):
            subjects = [head for head in built.heads("nsubj", "dobj") if is_undertaking(head)]
            if not subjects:
                return heads, None
            self._taken.add(first.i)
            return tuple(subjects), name
        if name in ("accept", "extend", "observe", "withdraw", "agree", "refuse", "back") and things:
            if name == "extend" and not any(is_undertaking(head) or head.lower == "it" for head in things):
                return heads, None
            if name == "withdraw":
                return heads, None
            self._taken.add(first.i)
            if name in ("accept", "observe", "back"):
                return tuple(things), name
            return heads, name
        if name in VERBAL:
            self._taken.add(first.i)
        return heads, name if name in ("allow",) else None

    def _aspect(self, built: Predicate, name: str, how: str) -> Act | None:
        """An undertaking that begins, holds or ends, as subject or as object; fighting that is to stop."""
        token = built.token
        if (
            name in ("begin", "end")
            and how == "verb"
            and any(self._else(head) for head in built.heads("dobj"))
            and not built.passive
        ):
            return None  # "an accord that removes the last obstacle to ending the war": the war is to end
        subjects = [head for head in built.heads("nsubj", "dobj") if is_undertaking(head)]
        if not subjects and token.dep == "relcl" and is_undertaking(token.head):
            subjects = [token.head]
        if not subjects and how == "light" and name in ("begin", "end"):
            # "the measure took effect at midnight": which, the text before says
            subjects = [head for head in built.heads("nsubj") if is_definite(head) and head.lemma in self._measures()]
        if subjects:
            source: StepSource = "begin" if name == "begin" else "hold" if how == "hold" else "aspect"
            return Act(name, None, token, token, built, (subjects[0],), source)
        if name == "end" and how == "verb" and token.lower in ("ran",):
            weeks = built.heads("nsubj")
            return Act(name, None, token, token, built, tuple(weeks), "aspect") if weeks else None
        return None

    def _measures(self) -> frozenset[str]:
        """The nouns by which a text takes up what somebody has decided: "the measure", "the order", "the law"."""
        words = self._words
        return frozenset(words["deeds"] | words["demand_nouns"] | words["measures"] | words["agree_nouns"])

    @staticmethod
    def _else(thing: Token) -> bool:
        """Whether what begins or ends is something else than an undertaking, and no time ("ended three days later")."""
        return is_nominal(thing) and not is_undertaking(thing) and thing.lemma.lower() not in TIMES

    def _intended(self, built: Predicate) -> Act | None:
        """ "The truce is meant to allow ...", "the truce is to let ...": what an undertaking is for."""
        token = built.token
        subjects = [head for head in built.heads("nsubj", "dobj") if is_undertaking(head)]
        stopped = [head for head in built.heads("nsubj") if head.lemma in self._words["hostilities"]]
        if stopped and token.lemma in ("be", "have"):
            for clause in built.heads("xcomp"):
                if clause.lemma in self._words["stop"]:
                    return Act("begin", None, clause, token, verb_predicate(clause), (stopped[0],), "begin")
        if not subjects:
            return None
        aims = [clause for clause in built.heads("xcomp") if clause.lemma in self._words["purpose"]]
        if aims and (token.lemma in self._words["intend"] or token.lemma == "be"):
            return Act("term", None, token, token, built, (subjects[0],), "purpose")
        return None

    def _observed(self, built: Predicate) -> Act | None:
        """ "A. would continue to observe the truce": who does so stands by it."""
        token = built.token
        if token.lemma not in self._words["observe"]:
            return None
        things = built.heads("dobj", "prep:by", "prep:with", "prep:to")
        if not things and not built.passive and token.dep in ("ROOT", "conj", "ccomp") and token.lemma == "comply":
            return Act("accept", None, token, token, built, (), "verb")  # with what, the text before says
        things = [head for head in things if is_undertaking(head)]
        return Act("back", "observe", token, token, built, (things[0],), "verb") if things else None

    def _guarded(self, built: Predicate) -> Act | None:
        """ "B. is to supervise the truce with military observers"."""
        token = built.token
        if token.lemma not in self._words["monitoring"]:
            return None
        things = [head for head in built.heads("dobj") if is_undertaking(head)]
        return Act("term", None, token, token, built, (things[0],), "monitoring") if things else None

    def _required(self, built: Predicate) -> Act | None:
        """ "A full truce would require the allies to stop": nobody demands; that is the condition of the truce."""
        subjects = [head for head in built.heads("nsubj") if is_undertaking(head)]
        if not subjects or built.passive or not built.heads("xcomp", "ccomp", "dobj"):
            return None
        return Act("term", None, built.token, built.token, built, (subjects[0],), "condition")

    def _unanswered(self, built: Predicate) -> Act | None:
        """ "B. has not replied": who was asked, and says nothing. What it is silent on, the text before says."""
        token = built.token
        given = [head for head in built.heads("dobj", "attr", "nsubj") if head.lemma in self._words["answers"]]
        none = [head for head in given if any(child.lower == "no" for child in head.children)]
        by = [one for head in none for prep in head.kids("prep") if prep.lower == "from" for one in prep.kids("pobj")]
        by = by or (built.heads("prep:from") if none else [])
        if none and by and token.lemma in ("come", "be", "arrive", "get"):
            # "there was no reply from Chad", "no answer came from Chad"
            return Act(
                "unanswered", None, token, token, Predicate(token, True, False, {"nsubj": tuple(by)}), (), "verb"
            )
        if token.lemma in ("give", "have", "make", "offer") and given and built.heads("nsubj"):
            no = any(child.lower == "no" for child in given[0].children)
            name = "unanswered" if no else "silent"
            return Act(name, None, token, token, built, (), "verb") if built.heads("nsubj") else None
        if token.lemma not in self._words["answering"] or built.passive or token.dep not in ("ROOT", "conj", "ccomp"):
            return None
        return Act("silent", None, token, token, built, (), "verb") if built.heads("nsubj") else None

    def _adjective(self, token: Token) -> Act | None:
        if token.lemma in self._words["unwilling"]:
            name = "refuse"
        elif token.lemma in self._words["ready"]:
            name = "open"
        else:
            return None
        carrier = token.head
        if token.dep not in ("acomp", "oprd", "conj", "ccomp") or not (is_verbal(carrier) or carrier.pos == "AUX"):
            return None
        below = [child for child in token.children if child.dep in ("xcomp", "ccomp")]
        below += [
            inner
            for prep in token.kids("prep")
            if prep.lower in ("to", "for")
            for inner in prep.children
            if inner.dep in ("pobj", "pcomp")
        ]
        if not below:
            return None
        heads, inner = self._inner(tuple(member for one in below for member in one.conjuncts()))
        carried = verb_predicate(carrier)
        if is_verbal(heads[0]) and heads[0].lemma in self._words["discussing"]:
            about = verb_predicate(heads[0]).heads("dobj", "prep:about", "prep:of", "prep:over", "prep:on")
            if about and all(one.lower in ("it", "this", "that", "them") for one in about):
                heads = ()  # "willing to talk about it": about what, the text before says
        built = Predicate(token, True, False, {**carried.slots, "xcomp": tuple(below)})
        return Act(name, inner, token, carrier, built, heads, "adjective")

    def _noun(self, token: Token) -> Act | None:
        lemma = token.lemma.lower()
        name = next(
            (
                kind
                for kind in ("propose", "request", "demand", "pledge", "open", "back", "extend")
                if lemma in self._words[f"{kind}_nouns"]
            ),
            None,
        )
        if name is None or lead(token).dep in ("compound", "appos"):
            return None
        built = noun_predicate(token)
        to = ("prep:to",) if name in ("open", "back") else ()
        heads = built.heads("prep:for", "prep:of", *to, "xcomp", "ccomp")
        heads = heads or [child for child in token.children if child.dep == "compound" and is_undertaking(child)]
        made = [agent for acl in token.kids("acl") for by in acl.kids("agent") for agent in by.kids("pobj")]
        if made:
            # "a demand, made by the rebels in Lome, that all troops be pulled out"
            built = Predicate(token, False, False, {**built.slots, "nsubj": tuple(made)})
            heads = heads or [
                child
                for child in token.kids("relcl", "acl")
                if is_verbal(child) and any(mark.dep == "mark" and mark.lower == "that" for mark in child.children)
            ]
        owned = any(
            child.dep in ("poss", "amod", "compound", "nmod")
            and child.tag in ("NNP", "NNPS", "JJ", "NN")
            and (child.tag != "JJ" or child.text[:1].isupper())  # "the American plan", but not "acceptable terms"
            for child in token.children
        )
        governed = self._governed(token)
        carrier = lead(token).head
        if name == "open" and heads and lead(token).dep == "dobj" and is_verbal(carrier):
            # "indicated openness to a truce": whoever indicates it
            shown = Predicate(
                token, False, False, {**built.slots, "nsubj": tuple(verb_predicate(carrier).heads("nsubj"))}
            )
            return Act(name, None, token, carrier, shown, tuple(heads), "noun")
        if name == "back":
            if not built.heads("prep:from", "poss"):
                return None
            return Act("back", None, token, built.support or token, built, tuple(built.heads("prep:for")), "noun")
        if governed or not heads or name == "extend" or not (owned or built.heads("prep:by", "prep:from", "nsubj")):
            return None
        return Act(name, None, token, built.support or token, built, tuple(heads), "noun")

    def _governed(self, token: Token) -> bool:
        """Whether the noun is what another act is about ("rejected the proposal")."""
        first = lead(token)
        above = first.head.head if first.dep == "pobj" else first.head
        return (is_verbal(above) or above.pos == "AUX") and self._class(verb_predicate(above)) is not None

    def _provisions(
        self, tokens: Sequence[Token], before: str | None, after: bool, makers: Collection[str]
    ) -> list[Act]:
        """What an agreement or a proposal lays down (:mod:`accord.reading.provisions`)."""
        found: list[Act] = []
        for told in provisions(tokens, before, self._taken, after, makers):
            source: StepSource = "laid on" if told.name == "term" else "provision"
            built = verb_predicate(told.verb)
            found.append(Act(told.name, told.inner, told.verb, told.root, built, (told.thing,), source))
        return found


def _agreement(act: Act) -> bool:
    """Whether an act tells as done that several agreed on a paper, whose contents may follow: "signed the accord"."""
    words = lexicon()
    done = act.name == "agree" and act.source == "verb" and act.inner is None and act.token.tag in ("VBD", "VBN")
    if not done or act.token.dep not in ("ROOT", "conj", "ccomp", "relcl"):
        return False
    papers = words["agree_nouns"] | words["undertakings"] | words["papers"] | words["schedules"]
    return any(is_verbal(head) or head.lemma.lower() in papers for head in act.heads)
