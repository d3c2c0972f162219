"""The steps in the life of an undertaking: who proposes, accepts, refuses it, when it begins, is extended, ends.

An event says who did what to whom. For the standing of a commitment that is too coarse: "refused to extend the truce"
and "the truce expired on Friday" are nothing in PLOVER, or the same as other things. A step is a predicate of a class
in ``data/steps.json`` with what it is about. What a clause under another act says ("ready to accept") is one step.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from accord.model import Actor, Mention, Span, Statement, Step
from accord.reading import circumstances, step_terms
from accord.reading.clauses import Predicate, is_nominal, is_verbal, lead, noun_predicate, verb_predicate
from accord.reading.holders import Holders
from accord.reading.participants import Participants
from accord.reading.realis import realis
from accord.reading.step_terms import is_undertaking, lexicon
from accord.reading.syntax import Parse, Token

__all__ = ["find"]

LONGEST_CLAUSE = 60
LONGEST_NOUN = 60  # characters of a noun phrase that a relative clause is told with
# Acts that are done with words, in the order in which a lemma of several classes is taken.
VERBAL = ("propose", "demand", "request", "pledge", "agree", "accept", "declare", "open", "back", "refuse", "withdraw")
ASPECTS = ("begin", "end", "hold", "extend")
INNER = (*VERBAL, *ASPECTS, "observe", "allow")
# Where an act keeps what it is about when that is no clause and no direct object.
PREPOSITIONS: Mapping[str, tuple[str, ...]] = {
    "agree": ("prep:to", "prep:on"),
    "accept": ("prep:to",),
    "open": ("prep:to",),
    "request": ("prep:for", "prep:to"),
    "demand": ("prep:on", "prep:for"),
    "back": ("prep:on", "prep:for", "prep:of"),
    "refuse": ("prep:to", "prep:against"),
    "pledge": ("prep:to", "prep:of"),
    "propose": ("prep:for", "prep:with"),
    "withdraw": ("prep:from", "prep:of"),
}
ADDRESSED: Mapping[str, tuple[str, ...]] = {
    "request": ("iobj", "prep:on", "prep:to", "prep:upon", "prep:with", "prep:from"),
    "demand": ("iobj", "prep:from", "prep:of"),
    "propose": ("iobj", "prep:to"),
    "pledge": ("iobj", "prep:to"),
    "back": (),
}
TURNED = frozenset({"accept", "agree", "extend", "pledge"})
POINTING = frozenset({"this", "that", "these", "those", "both", "all"})
MODALS = frozenset({"will", "shall", "must", "may", "should"})


@dataclass(frozen=True, slots=True)
class _Act:
    """An act before its terms are known. ``heads``: what it is about; ``root``: the token that carries its clause."""

    name: str
    inner: str | None
    token: Token
    root: Token
    built: Predicate
    heads: tuple[Token, ...]
    source: str
    below: Token | None = None  # the inner act's verb, whose times are terms, too


def find(
    parse: Parse,
    actors: Sequence[Actor],
    actor_mentions: Sequence[Mention],
    time_mentions: Sequence[Mention] = (),
    quantity_mentions: Sequence[Mention] = (),
    statements: Sequence[Statement] = (),
) -> list[Step]:
    """The steps of a parsed report in text order, with ids "p1", "p2", .... All mentions must be of this parse.

    What is told as not done ("no truce was agreed") and what stands in a condition is no step.
    """
    acts = [one for act in _Acts(parse).all() for one in _apart(act)]
    if not acts:
        return []
    holders = Holders(statements)
    participants = Participants(parse, actors, actor_mentions, holders)
    times = circumstances.Index(parse, time_mentions)
    quantities = circumstances.Index(parse, quantity_mentions)
    triggers = {act.token.i for act in acts}
    found: list[Step] = []
    for act in acts:
        kind, certainty, _ = realis(act.token, act.root if act.source == "noun" and act.root is not act.token else None)
        if act.name == "end" and kind == "negated" and act.source == "hold":
            kind = "actual"
        name, inner = act.name, act.inner
        if kind == "negated" and name in TURNED and _will_not(act.token):
            name, inner, kind = "refuse", inner or (name if name == "extend" else None), "actual"
        if name == "unanswered":
            name, kind = "silent", "negated"  # "has given no answer"
        if name == "silent":
            if kind != "negated":
                continue  # an answer; which one, its words tell
            kind = "actual"
        if kind == "negated" or _in_condition(act.token) or _denied(act.token):
            continue
        if act.name in ("begin", "end") and act.token.tag in ("VBZ", "VBP") and act.source != "hold":
            kind = "future"  # "which expires on Friday": what is told in the present is in the calendar
        statement = holders.innermost(act.token)
        who, whom = _who(act, participants)
        if name == "pledge" and act.token.lemma.lower() in lexicon()["declare"] and act.below is not None:
            who = participants.fill(verb_predicate(act.below), ("nsubj",))
            if not who:
                continue  # "announced that the storm would hit the coast"
        told = circumstances.clause(parse, act.built, LONGEST_CLAUSE)
        if act.source == "adjective" and act.root is not act.token:
            told = circumstances.clause(parse, verb_predicate(act.root), LONGEST_CLAUSE)
        terms = step_terms.find(parse, act.built, act.heads, triggers, times, quantities, act.root, act.below)
        if act.source == "provision":
            span: Span | None = _laid_down(parse, act.token)
        else:
            span = circumstances.theme_span(parse, act.heads, act.token) if act.heads else None
        head = step_terms.naming(act.heads)
        condition = terms.condition
        if act.source == "condition":
            condition = _behind(parse, act.token)
        if act.token.dep == "relcl" and is_nominal(act.token.head):
            told = _with_antecedent(parse, act.token.head, told)
        found.append(
            Step(
                id=f"p{len(found) + 1}",
                act=name,
                inner=inner,
                trigger=parse.span(act.token.start, act.token.end),
                actors=who,
                addressees=participants.others(whom, who),
                object=span or (step_terms.words_of(parse, act.heads) if act.heads else None),
                head=parse.span(head.start, head.end) if head is not None else None,
                definite=head is not None and step_terms.is_definite(head),
                time=terms.time,
                begins=terms.begins,
                ends=terms.ends,
                duration=terms.duration,
                condition=condition,
                purpose=terms.purpose,
                mediators=terms.mediators,
                monitors=terms.monitors,
                realis=kind,
                certainty=certainty,
                statement=statement.id if statement else None,
                clause=told,
                source=act.source,
            )
        )
    return found


def _behind(parse: Parse, verb: Token) -> Span:
    """What a truce is said to require: all that hangs on the verb behind it, up to what is put beside that."""
    tokens = [
        token
        for child in verb.children
        if child.i > verb.i and child.dep in ("dobj", "xcomp", "ccomp", "nsubj")
        for token in child.subtree()
        if not any(above.dep in ("appos", "relcl") for above in (token, *token.ancestors()) if above.i > verb.i)
    ]
    while tokens and tokens[-1].dep == "punct":
        tokens.pop()
    return parse.span_of(tokens or [verb])


def _with_antecedent(parse: Parse, noun: Token, told: Span) -> Span:
    """The words of a relative clause with the noun phrase that it is of: "a condition that Kyiv has rejected"."""
    first = circumstances.noun_phrase(parse, noun).start
    return parse.span(first, told.end) if 0 < told.start - first <= LONGEST_NOUN else told


def _laid_down(parse: Parse, verb: Token) -> Span:
    """The words of a provision from its verb on: what will be done."""
    return parse.span_of([token for token in verb.subtree() if token.i >= verb.i and token.dep != "punct"] or [verb])


def _apart(act: _Act) -> list[_Act]:
    """One act for each thing that is undertaken: "agreed to spare civilians and to exchange the dead" are two."""
    if len(act.heads) > 1 and all(is_verbal(head) for head in act.heads):
        return [replace(act, heads=(head,)) for head in act.heads]
    return [act]


def _will_not(token: Token) -> bool:
    """Whether somebody says that he will not: "would not accept the plan" is a refusal, "has not accepted" is none."""
    return any(child.dep == "aux" and child.lower in ("will", "would", "wo", "shall") for child in token.children)


def _denied(token: Token) -> bool:
    """Whether what a token tells is what somebody denies: "denied that it had accepted", "denied a report that"."""
    for step, above in enumerate((token, *token.ancestors())):
        if step > 6:
            return False
        if above.dep in ("ccomp", "acl") and above.head is not above:
            told = above.head
            if told.lemma in lexicon()["claims"] and told.dep == "dobj":
                told = told.head
            if told.lemma in ("deny", "dispute", "refute"):
                return True
    return False


def _in_condition(token: Token) -> bool:
    """Whether a token stands in an if-clause or under "on condition that"."""
    for step, above in enumerate((token, *token.ancestors())):
        if step > 8:
            return False
        if above.dep == "advcl" and any(child.lower in lexicon()["conditional"] for child in above.children):
            return True
        if above.dep in ("acl", "ccomp") and above.head.lemma == "condition" and above.head.dep == "pobj":
            return True
        if above.dep == "ccomp" and above.head.lower in ("provided", "providing"):
            return True
    return False


def _who(act: _Act, participants: Participants) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who acts, and to whom: an agent of what is asked is asked ("demanded that Egypt open the road")."""
    built = act.built
    if act.source == "noun":
        who = participants.fill(built, ("nsubj", "poss", "compound", "amod", "nmod", "prep:by", "prep:from"))
        return who, participants.fill(built, ("prep:to", "prep:on"))
    if act.name in ASPECTS and act.source != "provision" and act.name != "extend":
        return _announcing(act, participants), ()  # a truce begins and ends by itself, but for who declares that it has
    who = participants.fill(built, ("nsubj", "prep:with") if act.name == "agree" else ("nsubj",))
    if act.name == "agree":
        beside = [noun_predicate(head) for head in act.heads if is_nominal(head)]
        who = (*who, *(one for noun in beside for one in participants.fill(noun, ("prep:with", "prep:between"))))
    if not who and not built.passive:
        # "American ownership would offer protection" is nobody's offer
        subjects = built.heads("nsubj")
        papers = [head for head in subjects if head.lemma in lexicon()["papers"]]
        if papers:
            # "a resolution by Ireland calls on both": who wrote it asks
            who = tuple(
                one
                for paper in papers
                for one in participants.fill(noun_predicate(paper), ("poss", "prep:by", "prep:of", "amod", "compound"))
            )
        else:
            asking = act.name in ("propose", "request", "demand")
            thing = asking and any(is_nominal(head) and head.pos != "PRON" for head in subjects)
            owned = () if asking else participants.owner(subjects, ())
            # "ownership would offer protection, A. said": a thing offers, and nobody
            who = owned or (() if thing and act.source == "verb" else participants.speaker(built))
    whom = list(participants.fill(built, ADDRESSED.get(act.name, ())))
    if act.name in ("propose", "demand", "request"):
        for clause in built.heads("ccomp", "xcomp"):
            if is_verbal(clause):
                own = clause.kids("nsubj", "nsubjpass")
                inner = Predicate(clause, True, False, {"nsubj": tuple(own[0].conjuncts())}) if own else None
                whom.extend(one for one in participants.fill(inner, ("nsubj",)) if one not in whom) if inner else None
    who = tuple(dict.fromkeys(who))
    if act.inner == "allow" or act.name in ("agree", "accept", "refuse"):
        return who, ()
    return who, tuple(whom)


def _announcing(act: _Act, participants: Participants) -> tuple[str, ...]:
    """Several who announce together that an undertaking begins or holds: it is theirs."""
    verb = act.root
    if act.name not in ("begin", "hold") or verb.dep != "ccomp" or verb.head.lemma not in lexicon()["declare"]:
        return ()
    who = participants.fill(verb_predicate(verb.head), ("nsubj",))
    return who if len(who) > 1 else ()


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
    )
    phrases = (*words["particle"], *words["light"])
    return frozenset({"be", "have"}.union(*(words[kind] for kind in kinds), {phrase.split()[0] for phrase in phrases}))


class _Acts:
    """Finds the acts of a parse."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._words = lexicon()
        self._taken: set[int] = set()  # tokens that another act speaks for

    def all(self) -> list[_Act]:
        found: list[_Act] = []
        provision: str | None = None
        block = -1
        for sentence in self._parse.sentences:
            if sentence.block != block:
                provision, block = None, sentence.block
            here = [act for token in sentence.tokens if (act := self._of(token)) is not None]
            # an outer act comes before the inner one in English but for passives; whoever is spoken for goes
            here = [act for act in here if act.token.i not in self._taken]
            said = self._provision(sentence.tokens, provision)
            if said is not None and not any(act.token is said.token for act in here):
                here.append(said)
            provision = said.name if said is not None else None
            found.extend(sorted(here, key=lambda act: act.token.i))
        return found

    def _of(self, token: Token) -> _Act | None:
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
        if lemma == "be" and any(head.lemma in words["over"] for head in built.heads("acomp", "prep:over")):
            return "end", "light"
        if lemma in words["bound"] and built.heads("prep:by"):
            return "back", "verb"
        for name in (*VERBAL, *ASPECTS):
            if lemma in words[name]:
                return name, "verb"
        return None

    def _verb(self, token: Token) -> _Act | None:
        if token.lemma.lower() not in _verbs():
            return None
        built = verb_predicate(token)
        classed = self._class(built)
        if classed is None:
            return self._intended(built) or self._observed(built) or self._guarded(built) or self._unanswered(built)
        name, how = classed
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
            return _Act("back", None, token, token, built, favoured, "verb") if favoured else None
        heads = self._objects(built, name)
        if name == "declare" and heads and (coming := self._announced(built, heads[0])) is not None:
            return coming
        if name in ("refuse", "accept") and heads and all(head.lower in POINTING for head in heads):
            heads = ()  # "rejected both": which, the text before says
        bare = not built.passive and token.dep in ("ROOT", "conj", "ccomp")
        bare = bare and not any(
            child.lower == "to" or child.dep in ("xcomp", "ccomp", "prt") for child in token.children
        )
        if not heads and bare and name in ("refuse", "accept"):
            return _Act(name, None, token, token, built, (), "verb")  # "Egypt refused": what, the text before says
        if not heads or any(head.lemma in self._words["claims"] for head in heads):
            return None  # who rejects a charge denies something
        if name == "open" and heads[0].lemma in self._words["bound"]:
            bound = [head for head in verb_predicate(heads[0]).heads("prep:by", "nsubj") if self._offered(head)]
            return _Act("back", None, token, token, built, tuple(bound), "verb") if bound else None
        if name == "back" and not any(self._offered(head) for head in heads):
            return None  # to back somebody is no step
        if name == "withdraw" and not any(self._offered(head) and head.lemma != "deadline" for head in heads):
            return None  # troops are withdrawn, too
        if any(head.lemma in self._words["saying"] for head in heads):
            return None  # "declined to comment"
        if name == "declare" and (is_verbal(heads[0]) or not self._offered(heads[0])):
            return None  # what is announced is a step of its own
        below = heads[0] if is_verbal(heads[0]) else None
        heads, inner = self._inner(heads, name)
        if name == "request" and inner == "observe":
            name = "back"
        return _Act(name, inner, token, token, built, heads, "verb", below)

    def _announced(self, built: Predicate, clause: Token) -> _Act | None:
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
        return _Act("pledge", None, built.token, built.token, built, (clause,), "verb", clause)

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
        complements = ("ccomp",) if name == "accept" else ("xcomp", "ccomp")
        clauses = [head for head in built.heads(*complements) if is_verbal(head) or head.pos in ("AUX", "ADJ")]
        if name == "propose" and clauses and (called := clauses[0].kids("oprd")) and clauses[0].kids("dobj"):
            return tuple(head for head in called if head.lemma in self._words["propose_nouns"]) or tuple(clauses[:3])
        if not clauses and name in ("request", "demand"):
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
                if heads := built.slots.get(slot, ()):
                    return tuple(heads)
        return tuple(things)

    def _inner(self, heads: tuple[Token, ...], outer: str) -> tuple[tuple[Token, ...], str | None]:
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

    def _aspect(self, built: Predicate, name: str, how: str) -> _Act | None:
        """An undertaking that begins, holds or ends, as subject or as object; fighting that is to stop."""
        token = built.token
        subjects = [head for head in built.heads("nsubj", "dobj") if is_undertaking(head)]
        if not subjects and token.dep == "relcl" and is_undertaking(token.head):
            subjects = [token.head]
        if subjects:
            source = "begin" if name == "begin" else "hold" if how == "hold" else "aspect"
            return _Act(name, None, token, token, built, (subjects[0],), source)
        if name == "end" and how == "verb" and token.lower in ("ran",):
            weeks = built.heads("nsubj")
            return _Act(name, None, token, token, built, tuple(weeks), "aspect") if weeks else None
        return None

    def _intended(self, built: Predicate) -> _Act | None:
        """ "The truce is meant to allow ...", "the truce is to let ...": what an undertaking is for."""
        token = built.token
        subjects = [head for head in built.heads("nsubj", "dobj") if is_undertaking(head)]
        stopped = [head for head in built.heads("nsubj") if head.lemma in self._words["hostilities"]]
        if stopped and token.lemma in ("be", "have"):
            for clause in built.heads("xcomp"):
                if clause.lemma in self._words["stop"]:
                    return _Act("begin", None, clause, token, verb_predicate(clause), (stopped[0],), "begin")
        if not subjects:
            return None
        aims = [clause for clause in built.heads("xcomp") if clause.lemma in self._words["purpose"]]
        if aims and (token.lemma in self._words["intend"] or token.lemma == "be"):
            return _Act("term", None, token, token, built, (subjects[0],), "purpose")
        return None

    def _observed(self, built: Predicate) -> _Act | None:
        """ "A. would continue to observe the truce": who does so stands by it."""
        token = built.token
        if token.lemma not in self._words["observe"]:
            return None
        things = built.heads("dobj", "prep:by", "prep:with", "prep:to")
        if not things and not built.passive and token.dep in ("ROOT", "conj", "ccomp") and token.lemma == "comply":
            return _Act("accept", None, token, token, built, (), "verb")  # with what, the text before says
        things = [head for head in things if is_undertaking(head)]
        return _Act("back", "observe", token, token, built, (things[0],), "verb") if things else None

    def _guarded(self, built: Predicate) -> _Act | None:
        """ "B. is to supervise the truce with military observers"."""
        token = built.token
        if token.lemma not in self._words["monitoring"]:
            return None
        things = [head for head in built.heads("dobj") if is_undertaking(head)]
        return _Act("term", None, token, token, built, (things[0],), "monitoring") if things else None

    def _required(self, built: Predicate) -> _Act | None:
        """ "A full truce would require the allies to stop": nobody demands; that is the condition of the truce."""
        subjects = [head for head in built.heads("nsubj") if is_undertaking(head)]
        if not subjects or built.passive or not built.heads("xcomp", "ccomp", "dobj"):
            return None
        return _Act("term", None, built.token, built.token, built, (subjects[0],), "condition")

    def _unanswered(self, built: Predicate) -> _Act | None:
        """ "B. has not replied": who was asked, and says nothing. What it is silent on, the text before says."""
        token = built.token
        given = [head for head in built.heads("dobj") if head.lemma in self._words["answers"]]
        if token.lemma == "give" and given:
            no = any(child.lower == "no" for child in given[0].children)
            name = "unanswered" if no else "silent"
            return _Act(name, None, token, token, built, (), "verb") if built.heads("nsubj") else None
        if token.lemma not in self._words["answering"] or built.passive or token.dep not in ("ROOT", "conj", "ccomp"):
            return None
        return _Act("silent", None, token, token, built, (), "verb") if built.heads("nsubj") else None

    def _adjective(self, token: Token) -> _Act | None:
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
        heads, inner = self._inner(tuple(member for one in below for member in one.conjuncts()), name)
        carried = verb_predicate(carrier)
        built = Predicate(token, True, False, {**carried.slots, "xcomp": tuple(below)})
        return _Act(name, inner, token, carrier, built, heads, "adjective")

    def _noun(self, token: Token) -> _Act | None:
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
        owned = any(
            child.dep in ("poss", "amod", "compound", "nmod") and child.tag in ("NNP", "NNPS", "JJ", "NN")
            for child in token.children
        )
        governed = self._governed(token)
        carrier = lead(token).head
        if name == "open" and heads and lead(token).dep == "dobj" and is_verbal(carrier):
            # "indicated openness to a truce": whoever indicates it
            shown = Predicate(
                token, False, False, {**built.slots, "nsubj": tuple(verb_predicate(carrier).heads("nsubj"))}
            )
            return _Act(name, None, token, carrier, shown, tuple(heads), "noun")
        if name == "back":
            if not built.heads("prep:from", "poss"):
                return None
            return _Act("back", None, token, built.support or token, built, tuple(built.heads("prep:for")), "noun")
        if governed or not heads or name == "extend" or not (owned or built.heads("prep:by", "prep:from", "nsubj")):
            return None
        return _Act(name, None, token, built.support or token, built, tuple(heads), "noun")

    def _governed(self, token: Token) -> bool:
        """Whether the noun is what another act is about ("rejected the proposal")."""
        first = lead(token)
        above = first.head.head if first.dep == "pobj" else first.head
        return (is_verbal(above) or above.pos == "AUX") and self._class(verb_predicate(above)) is not None

    def _provision(self, tokens: Sequence[Token], before: str | None) -> _Act | None:
        """A clause that tells what an agreement or a proposal lays down: "under the deal both will ...", and the like
        sentences that follow it."""
        words = self._words
        for token in tokens:
            if not is_verbal(token) or token.dep not in ("ROOT", "ccomp", "conj"):
                continue
            under = [
                inner
                for prep in token.kids("prep")
                if prep.lower == "under"
                for inner in prep.kids("pobj")
                if is_undertaking(inner) or inner.lemma in words["propose_nouns"]
            ]
            ahead = any(child.dep == "aux" and child.lower in MODALS for child in token.children)
            if under:
                name = "propose" if under[0].lemma in words["propose_nouns"] else "agree"
            elif before is not None and ahead and token.dep == "ROOT":
                name = before
            else:
                continue
            if token.i in self._taken:
                continue
            return _Act(name, None, token, token, verb_predicate(token), (token,), "provision")
        return None
