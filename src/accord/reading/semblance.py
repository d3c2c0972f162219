"""What only looks like an act: by the syntax around it nobody did what the lexicon's word tells.

The lexicon looks at a word and what stands in its slots. What is asked here stands elsewhere: what somebody "is going
to" do is no journey, what "anyone found guilty" may expect is no conviction, what a missile threatens is no threat, and
nobody is murdered who is a state. Every test is one of syntax or of the kind of a participant; each was counted on real
reports in which the act that it takes away was wrong more often than right.
"""

from __future__ import annotations

from dataclasses import replace

from accord.reading.clauses import Predicate, is_verbal, lead, vocabulary
from accord.reading.deferring import new_day
from accord.reading.lexicon import Sense, object_classes, senses
from accord.reading.participants import Participants
from accord.reading.roles import role
from accord.reading.syntax import Token, once

__all__ = ["as_censure", "as_struck", "by_a_thing", "helps_only", "is_none", "only_informs", "speaks_alone"]

# Acts that only somebody can do; a bomb kills and a storm closes a port, but nothing consults, agrees or threatens.
SOMEBODYS = frozenset({"AGREE", "AID", "CONCEDE", "CONSULT", "COOPERATE", "SUPPORT", "THREATEN"})
SPEAKING = frozenset({"speak", "talk", "chat", "converse"})
WARNING = frozenset({"warn", "caution"})
MODALS_OF_DOUBT = frozenset({"may", "might", "could", "can"})
GENERIC = frozenset({"a", "an", "any", "anyone", "anybody", "every", "whoever"})
# Verbs of agreeing and giving one's word that also say no more than what somebody holds to be so.
AVOWING = frozenset({"agree", "concur", "assure", "swear", "guarantee"})
DECLARING = frozenset({"announce", "declare", "proclaim"})
# Verbs and nouns that say what a thing is called or counts as.
NAMING = frozenset({"classify", "define", "describe", "regard", "consider", "count", "qualify", "treat", "know"})
PERSONAL = frozenset({"i", "we", "you", "he", "she", "they", "who", "whom", "those", "everyone", "everybody", "nobody"})
PICTURES = frozenset({"photo", "photograph", "picture", "image", "frame", "grab", "handout", "illustration"})
UNDATED = frozenset({"undated", "file", "handout", "archive", "combination"})
# What a bare noun is no act in, by the word that governs it.
PHRASES = frozenset(
    {("in", "charge"), ("take", "charge"), ("have", "charge"), ("in", "demand"), ("on", "call"), ("in", "exchange")}
)
# Acts of the body, which a kind does at some time and nobody in particular; who objects or wants something does so now.
BODILY = frozenset({"AID", "ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT", "SANCTION"})
VALUED = frozenset({"coup", "relief", "support", "help", "assistance", "aid"})
POLITICAL = frozenset({"GOV", "MIL", "REB", "UAF", "PRM", "IGO"})


def is_none(built: Predicate, sense: Sense, participants: Participants) -> bool:
    """Whether a predicate of this sense tells no act by the clause that it stands in."""
    token = built.token
    if (sense.type in BODILY and _is_caption(token)) or _is_shown(built, participants):
        return True
    if not built.verbal:
        return _is_definition(token) or _is_phrase(token) or _is_valued(token)
    return (
        # "the talks were postponed to June 13" tells of talks to come
        (sense.type == "REJECT" and sense.mode == "meet" and built.passive and new_day(token) is not None)
        or _is_future_of_another(token)
        or _lets_only(token)
        or _of_whoever(token)
        or _hosted_by_nothing(built, sense, participants)
        or _murder_of_a_state(built, sense, participants)
        or _makes_its_way(token)
        or _states(built, sense)
        or _asks_a_question(built, sense)
        or _stays_unnamed(built, sense)
        or _is_interviewed(built, sense, participants)
        or (sense.type in BODILY and _is_general(built))
    )


def by_a_thing(built: Predicate, sense: Sense, actors: tuple[str, ...], participants: Participants) -> bool:
    """Whether the subject of what only somebody can do is a thing, which nobody is named to have used: "missiles that
    threaten the coast", "it helped me", "the plan supports growth"."""
    forced = sense.type == "COERCE" and built.token.lemma.lower() == "force"
    if not built.verbal or actors or "nsubj" not in sense.frame.actor or not (sense.type in SOMEBODYS or forced):
        return False
    subjects = built.heads("nsubj")
    if forced and not subjects and not built.passive:
        return True
    if sense.type not in ("AID", "THREATEN") and any(one.lower == "it" for one in subjects):
        return False  # a body that the report named too long ago
    return bool(subjects) and all(_is_thing(one, participants) for one in subjects)


def only_informs(built: Predicate, sense: Sense, actors: tuple[str, ...], participants: Participants) -> bool:
    """Whether who warns only says what is so or may come, and holds out nothing of their own doing.

    A warning threatens by the manual where it is coercive: what will be is said to somebody, or it is the warner's own
    side that would do it, it is force, or a government or an armed body foretells it. "Warned that the bridge was
    closed", "warned of floods" and "warned against haste" inform or advise.
    """
    if sense.type != "THREATEN" or not built.verbal or built.token.lemma.lower() not in WARNING:
        return False
    clauses = [head for head in built.heads("ccomp") if is_verbal(head)]
    addressed = participants.others(participants.fill(built, ("dobj", "prep:to")), actors)
    if not clauses:
        return sense.mode is None and not addressed
    for clause in clauses:
        modals = {child.lower for child in clause.kids("aux") if child.tag == "MD"}
        if not modals:
            continue  # says what is so
        own = {participants.actor_of(one) for one in actors} - {None}
        doers = {
            mention.actor
            for subject in clause.kids("nsubj", "nsubjpass")
            if (mention := participants.at(subject)) is not None
        }
        if own & doers or (addressed and not modals <= MODALS_OF_DOUBT):
            return False
        if (sense.mode or participants.in_sectors(actors, POLITICAL)) and not modals <= MODALS_OF_DOUBT:
            return False
    return True


def speaks_alone(built: Predicate, sense: Sense, actors: tuple[str, ...], participants: Participants) -> bool:
    """Whether one person speaks about something to nobody that is named: "talked about her plans"."""
    token = built.token
    if not built.verbal or not sense.reciprocal or token.lemma.lower() not in SPEAKING:
        return False
    if not built.heads("prep:about", "prep:of") or built.heads("prep:with", "prep:to"):
        return False
    several = any(one.tag in ("NNS", "NNPS") or one.lower in ("we", "they", "who") for one in built.heads("nsubj"))
    return not several and len(participants.people_of(actors)) < 2 and len(actors) < 2


def as_censure(built: Predicate, sense: Sense) -> Sense:
    """The sense of carrying a vote against somebody: "passed a vote of no confidence in the premier" """
    if sense.type != "SUPPORT" or not built.verbal:
        return sense
    for vote in built.heads("dobj"):
        if vote.lemma.lower() not in ("vote", "motion", "resolution"):
            continue
        for word in vote.subtree():
            denied = word.lemma.lower() == "confidence" and any(child.lower == "no" for child in word.children)
            if denied or word.lower in ("no-confidence", "censure", "impeachment"):
                frame = replace(sense.frame, recipient=("dobj.prep:in", "dobj.prep:against", "prep:in", "prep:against"))
                return replace(sense, type="ACCUSE", mode="disapprove", frame=frame)
    return sense


def as_struck(built: Predicate, sense: Sense) -> Sense:
    """The sense of a firing that is told of the missile that struck: "the missiles fired by Chad hit a depot"."""
    token = built.token
    if sense.type != "MOBILIZE" or token.dep not in ("acl", "relcl") or token.lemma.lower() not in ("fire", "launch"):
        return sense
    verb = token.head.head
    struck = token.head.dep == "nsubj" and any(one.type == "ASSAULT" for one in senses(verb.lemma.lower(), "VERB"))
    return replace(sense, type="ASSAULT", mode="heavy-weapons") if struck else sense


def _is_thing(subject: Token, participants: Participants) -> bool:
    """Whether a subject is nobody: no mention, no word for people, no number of them, and no text that speaks for its
    author."""
    lemma = subject.lemma.lower()
    if participants.at(subject) is not None or subject.lower in PERSONAL or subject.pos in ("PROPN", "NUM"):
        return False
    if any(child.pos == "PROPN" for child in subject.kids("compound", "nmod", "poss")):
        return False  # "the Free Lima campaign" is somebody
    known = role(lemma)
    if (known is not None and known.kind != "none") or "partitives" in object_classes(lemma):
        return False
    words = vocabulary()
    return not any(lemma in words[name] for name in ("texts", "offer_nouns", "request_nouns", "claim_nouns"))


def _is_future_of_another(token: Token) -> bool:
    """ "Is going to talk": the talk is to come, and nobody goes anywhere."""
    if token.lower != "going" or token.kids("prep") or not token.kids("aux"):
        return False
    return any(inner.tag == "TO" for verb in token.kids("xcomp") for inner in verb.children)


def _lets_only(token: Token) -> bool:
    """ "Let us begin", "let them fight": a wish in the imperative, which permits nothing."""
    return token.lemma.lower() == "let" and token.tag == "VB" and not token.kids("nsubj", "aux", "nsubjpass")


def _of_whoever(token: Token) -> bool:
    """Whether a predicate describes whomever a rule is about: "anyone found guilty of that may be fined"."""
    here = token
    for _ in range(4):
        if here.dep in ("acl", "relcl") and here.head.dep in ("nsubj", "nsubjpass"):
            noun = here.head
            return _is_generic(noun) and any(child.tag == "MD" for child in noun.head.kids("aux"))
        if any(_is_generic(noun) for noun in here.kids("nsubj")) and any(map(_has_lost_subject, here.kids("ccomp"))):
            return True  # read as "any driver found that ... may be jailed"
        if here.dep not in ("pcomp", "prep", "conj", "xcomp", "acomp", "oprd", "advcl", "acl", "relcl", "pobj"):
            return False
        here = here.head
    return False


def _is_generic(noun: Token) -> bool:
    return bool(GENERIC & {noun.lower, *(child.lower for child in noun.kids("det"))})


def _has_lost_subject(clause: Token) -> bool:
    """Whether a clause with a modal has no subject: it is the main clause, and the verb above it a participle."""
    return not clause.kids("nsubj", "nsubjpass", "expl") and any(child.tag == "MD" for child in clause.kids("aux"))


def _is_definition(noun: Token) -> bool:
    """Whether a noun is only what something is called, or what a text says it means."""
    first = lead(noun)
    if first.dep == "pobj" and first.head.lower == "as" and first.head.head.lemma.lower() in NAMING:
        return True
    return first.dep == "nsubj" and first.head.lemma.lower() == "mean" and bool(first.head.kids("dobj"))


def _is_caption(token: Token) -> bool:
    """Whether a present tense or a noun stands in a sentence that says what a picture shows: "a missile is fired in
    this photo". What it shows is told in the report, too, or is old."""
    helpers = {child.tag for child in token.kids("aux", "auxpass")}
    past = token.tag == "VBD" or (token.tag == "VBN" and "VBD" in helpers)
    if past or "MD" in helpers:
        return False
    return _captions(token.sent.tokens[0])


def _is_shown(built: Predicate, participants: Participants) -> bool:
    """Whether a verb in a caption, or in a line that only links to another page, is in the present ("soldiers carry a
    stretcher", "port workers walk out"), or an act there is a noun ("the scene of the attack"). What the picture shows
    has its day there, what a link says on its page, and what a noun names the report tells; what is told in another
    tense is told of the report's own happenings."""
    if not participants.in_caption(built.token):
        return False
    if not built.verbal and built.support is None:
        return True  # "the scene of the attack": what everybody knows of
    # "made an offer" tells it as a verb does
    token = built.token if built.verbal or built.support is None else built.support
    if token.tag == "VBN" and token.child("auxpass", "aux") is None and token.dep != "conj":
        return False  # "a man arrested on Friday"
    if token.dep == "pcomp":
        return False  # "in court for striking an officer"
    for verb in (token, *token.ancestors()):
        tags = {child.tag for child in verb.kids("aux", "auxpass")} | {verb.tag}
        if tags & {"VBD", "MD"} or any(child.lemma.lower() == "have" for child in verb.kids("aux")):
            return False
        if tags & {"VBZ", "VBP"}:
            return True
    return token.tag == "VBG"


def _makes_its_way(verb: Token) -> bool:
    """Whether a verb only says how somebody gets somewhere: "blasted their way into the vault", "talked his way past
    the guards" (Goldberg 1995 on the *way* construction)."""
    way = verb.child("dobj")
    return way is not None and way.lemma.lower() == "way" and way.child("poss") is not None


@once
def _captions(first: Token) -> bool:
    """Whether the sentence that a token opens says of itself that it tells of a picture."""
    for word in first.sent.tokens:
        if word.lemma.lower() in PICTURES and word.dep == "pobj" and word.head.lower in ("in", "on"):
            marks = {child.lower for child in word.children if child.dep in ("det", "amod", "compound", "nmod")}
            if marks & {"this", "these"} or marks & UNDATED:
                return True
    return False


def _is_phrase(noun: Token) -> bool:
    """Whether a bare noun is part of a fixed phrase ("in charge of the group", "took charge")."""
    first = lead(noun)
    if noun.kids("det", "poss", "amod", "compound"):
        return False
    if first.dep == "pobj":
        return (first.head.lower, noun.lemma.lower()) in PHRASES
    return first.dep == "dobj" and (first.head.lemma.lower(), noun.lemma.lower()) in PHRASES


def _is_valued(noun: Token) -> bool:
    """Whether a noun only says what something means to somebody: "that would be a coup for the mayor and a relief to
    all"."""
    first = lead(noun)
    if first.dep != "attr" or first.head.lemma != "be" or noun.lemma.lower() not in VALUED:
        return False
    return any(prep.lower in ("for", "to") for part in first.conjuncts() for prep in part.kids("prep"))


def _asks_a_question(built: Predicate, sense: Sense) -> bool:
    """Whether who asks wants to know something: "asked whether the port was open", not "asked that it be opened"."""
    clauses = built.heads("ccomp")
    if sense.type != "REQUEST" or built.token.lemma.lower() != "ask" or not clauses or built.heads("xcomp", "prep:for"):
        return False
    return not any(mark.lower == "that" for clause in clauses for mark in clause.kids("mark"))


def _stays_unnamed(built: Predicate, sense: Sense) -> bool:
    """Whether who asks only wants to be quoted without a name: "asked not to be named"."""
    if sense.type != "REQUEST":
        return False
    return any(
        clause.lemma.lower() in vocabulary()["naming"] and clause.child("neg") is not None and clause.child("auxpass")
        for clause in built.heads("xcomp")
    )


def helps_only(built: Predicate, sense: Sense, actors: tuple[str, ...], participants: Participants) -> bool:
    """Whether a noun of force is told of a body that helps and uses none: "the Red Cross resumed its operation"."""
    if built.verbal or sense.type != "ASSAULT" or not actors:
        return False
    return all(actor.sector == "NGO" and actor.kind == "organisation" for actor in participants.who(actors))


def _is_interviewed(built: Predicate, sense: Sense, participants: Participants) -> bool:
    """Whether who speaks speaks to a reporter: "those who spoke to the Courier" have met nobody."""
    if sense.type != "CONSULT" or built.token.lemma.lower() not in SPEAKING:
        return False
    return participants.are_press(participants.fill(built, ("prep:to", "prep:with")))


def _is_general(built: Predicate) -> bool:
    """Whether a clause in the simple present says of a kind what it does: "rebels attack convoys when the roads are
    dry". Names, counted people and headlines are left alone."""
    token = built.token
    helpers = token.kids("aux", "auxpass")
    if token.tag not in ("VBP", "VBZ") or any(child.lemma not in ("do",) for child in helpers):
        return False
    subjects = built.heads("nsubj")
    if not subjects or not _names_nobody(token.sent.tokens[0]) or not all(map(_is_kind, subjects)):
        return False
    return all(_is_kind(one) or one.tag == "PRP" for one in built.heads("dobj"))


@once
def _names_nobody(first: Token) -> bool:
    """Whether the sentence that a token opens is closed by a full stop and has no name and no number in it."""
    words = first.sent.tokens
    closed = any(mark.text in (".", "?", "!") for mark in words[-2:])
    return closed and not any(word.pos in ("PROPN", "NUM") for word in words)


def _is_kind(noun: Token) -> bool:
    """Whether a noun phrase is of a kind: a bare plural, or one of any."""
    if noun.tag not in ("NNS", "NN") or any(child.pos in ("PROPN", "NUM") for child in noun.children):
        return False
    marks = noun.kids("det", "poss", "nummod", "relcl", "acl", "prep")
    if noun.tag == "NNS":
        return not marks
    return bool(marks) and all(child.lower in ("any", "every", "a", "an") for child in marks)


def _states(built: Predicate, sense: Sense) -> bool:
    """Whether who gives their word or agrees only says what is so: "agreed that the talks were useful", "announced that
    it had freed the men"."""
    if sense.type not in ("AGREE", "CONCEDE") or built.heads("xcomp"):
        return False
    lemma = built.token.lemma.lower()
    for clause in built.heads("ccomp") if lemma in AVOWING | DECLARING else ():
        helpers = clause.kids("aux", "auxpass")
        had = any(word.lower in ("had", "has", "have") for word in helpers) and clause.tag == "VBN"
        told = any(word.tag in ("VBD", "VBZ", "VBP") for word in (clause, *helpers))
        if not any(word.tag == "MD" for word in helpers) and (had if lemma in DECLARING else told):
            return True
    return False


def _hosted_by_nothing(built: Predicate, sense: Sense, participants: Participants) -> bool:
    """Whether what receives a visitor is no host: "a cold morning greeted the envoy"."""
    if sense.mode != "visit" or "nsubj" not in sense.frame.recipient:
        return False
    hosts = built.heads("nsubj")
    return bool(hosts) and all(_is_thing(one, participants) for one in hosts)


def _murder_of_a_state(built: Predicate, sense: Sense, participants: Participants) -> bool:
    """Whether who is said to be put to death is a state or its trade: "to strangle Chad"."""
    if sense.mode != "targeted":
        return False
    victims = [mention.id for head in built.heads("dobj") if (mention := participants.at(head)) is not None]
    return bool(victims) and len(participants.states(victims)) == len(victims)
