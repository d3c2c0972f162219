"""Who did an act and whom it is directed at, where a predicate's own frame does not say it in full.

A frame (:mod:`accord.reading.lexicon`) names slots. Reports leave them empty in regular ways: a light verb carries the
subject of its noun, a thing acts for its owner, an object stands for whoever has it or is in it. The order in each
function is from the surest to the least sure.
"""

from __future__ import annotations

from collections.abc import Sequence

from accord.model import Realis
from accord.reading import lexicon
from accord.reading.clauses import Predicate, is_verbal, lead, measured, noun_predicate, verb_predicate, vocabulary
from accord.reading.judgement import folded
from accord.reading.participants import Participants
from accord.reading.roles import role
from accord.reading.slots import lemmas, through
from accord.reading.syntax import Token

__all__ = [
    "announcers",
    "blows",
    "carried",
    "doers",
    "moved",
    "of_speaker",
    "parted",
    "recipients",
    "sends_investigators",
    "subjects",
    "undergone",
]

# Acts that are done with a means of force: firing it, planting it, sending it.
WIELDING = frozenset({"ASSAULT", "MOBILIZE"})
# Whose an act of force is in which somebody came to harm.
STRUCK_BY = ("prep:in.poss", "prep:in.prep:by", "prep:in.amod")
OWNERS = ("poss", "prep:of", "prep:from", "amod", "compound", "nmod", "prep:in")
# Acts whose object stands for whoever owns it or is in it.
UNDERGONE = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "REJECT", "SUPPORT", "RETREAT", "AID"})
# Acts whose object does them where nobody else is named: who is sent goes.
MOVED = frozenset({"MOBILIZE", "AID"})
# After these a call that the speaker names is another's.
OTHERS = frozenset({"to", "despite", "after", "amid", "following", "against", "over"})
# Verbs by which a tale is called untrue.
DENYING = frozenset({"deny", "refute", "rebut", "disclaim", "disavow"})
# After these a name says where force was used.
WHERE = ("in", "near", "inside", "across", "around", "outside", "throughout")
# Ways to put somebody out of a country.
EXPELLING = frozenset({"expel", "deport"})
# Acts that are done together with others, not towards those who brought them about.
AGREEING = frozenset({"AGREE", "CONCEDE", "SUPPORT", "RETREAT", "CONSULT", "COOPERATE"})
# What opens the clause that says in which case a threat will be carried out.
CASES = frozenset({"if", "unless", "should"})
# Acts of words, which somebody's reported words may be.
WORDED = frozenset({"REQUEST", "REJECT", "AGREE", "ACCUSE", "THREATEN"})


def doers(built: Predicate, sense: lexicon.Sense, kind: Realis, participants: Participants) -> tuple[str, ...]:
    """Who did what a predicate with no actor in its own slots tells: whoever has a light verb's subject ("ordered an
    attack"), owns what acts ("American aircraft attacked"), or says it ("a truce would require ...")."""
    first = lead(built.token)
    if not built.verbal and built.support is None and first.dep in ("dobj", "nsubjpass") and is_verbal(first.head):
        carrier = verb_predicate(first.head)
        light = lexicon.decide(
            first.head.lemma.lower(),
            "VERB",
            lemmas(first.head, carrier.slots),
        )
        if light is not None and light.light == "dobj":
            found = participants.fill(carrier, light.frame.actor) or participants.owner(carrier.heads("nsubj"), ())
            if found:
                return found
    if not built.verbal and first.dep == "pobj" and first.head.head.lemma in vocabulary()["answerable"]:
        answering = first.head.head
        bearer = verb_predicate(answering.head) if answering.dep == "acomp" else None
        if bearer is not None:
            return participants.fill(bearer, ("nsubj",))  # "the sect is responsible for the bombing"
    if not built.verbal and sense.mode == "visit" and first.dep == "pobj" and first.head.lower == "on":
        if is_verbal(first.head.head):
            return participants.fill(verb_predicate(first.head.head), ("nsubj",))  # "led a team on a visit to Chad"
    subjects = built.heads("nsubj")
    silent = built.verbal and kind != "actual" and sense.type in WORDED and bool(subjects)
    silent = silent and not any(map(_speaks, subjects))
    if built.verbal and sense.type in WORDED and _beside_words(built):
        return participants.source(built.token.head)  # "he said that the plan fails the valley, denouncing it"
    if built.verbal and sense.type == "ASSAULT":
        found = _wielders(subjects, participants)
        if found:
            return found
    owners = ("nsubj.prep:by", *(() if silent else ("nsubj.poss",)), "nsubj.prep:between")
    acting = "nsubj" in sense.frame.actor or not {"nsubj"} & {*sense.frame.recipient, *sense.frame.theme}
    found = participants.fill(built, owners) if built.verbal and acting else ()
    if found:
        return found  # "a bombing by the rebels killed"
    if built.verbal and sense.type == "ASSAULT" and blows(built):
        found = participants.fill(built, STRUCK_BY)
        if found:
            return found  # "three were killed in an ambush by the rebels"
    if built.passive and sense.mode in EXPELLING:
        found = participants.states(participants.fill(built, ("prep:from",)))
        if found:
            return found  # out of a state nobody expels but that state
    if "nsubj" not in sense.frame.actor and built.verbal:
        subjects = []
    owner = participants.owner(subjects, (), below=("of", "for")) if not silent else ()
    if owner or sense.type not in WORDED:
        return owner
    if built.heads("nsubj") and sense.type != "REQUEST":
        return ()  # something that is no actor did it, not whoever tells of it: "the port refused entry, a sailor said"
    if built.passive and any(head.lower in ("i", "we") for head in built.heads("dobj", "iobj")):
        return ()  # "we were promised tents, she said": somebody else promised them
    if not built.verbal and first.dep == "pobj" and first.head.lower in OTHERS:
        return ()  # "rose in response to calls for change": others called
    return participants.speaker(built)


def _wielders(means: Sequence[Token], participants: Participants) -> tuple[str, ...]:
    """Who used the means by which force was done, by the clause behind it: "hit by mortars fired by the rebels",
    "shells that the navy had launched struck"."""
    for clause in (child for one in means for child in one.kids("acl", "relcl") if is_verbal(child)):
        inner = verb_predicate(clause)
        meant = lexicon.decide(clause.lemma.lower(), "VERB", lemmas(clause, inner.slots))
        found = participants.fill(inner, ("nsubj",)) if meant is not None and meant.type in WIELDING else ()
        if found:
            return found
    return ()


def _beside_words(built: Predicate) -> bool:
    """Whether a participle of words stands beside the clause of what somebody says, whose subject is a thing: the words
    are the speaker's."""
    token = built.token
    if token.dep != "advcl" or token.tag != "VBG" or token.head.dep != "ccomp" or token.i < token.head.i:
        return False
    if any(child.dep == "mark" for child in token.children):
        return False
    return not any(map(_speaks, built.heads("nsubj"))) and token.head.child("nsubj", "nsubjpass") is not None


def _speaks(subject: Token) -> bool:
    """Whether a thing can have words of its owner's: "Chad's letter offers", "Mali's plan demands", "Chad's negotiators
    promised"; what somebody has or does only brings something about ("Malian rule would guarantee peace")."""
    words, lemma = vocabulary(), subject.lemma.lower()
    if any(lemma in words[name] for name in ("texts", "offer_nouns", "request_nouns", "claim_nouns")):
        return True
    known = role(lemma)
    return known is not None and known.kind != "none"


def blows(built: Predicate) -> list[Token]:
    """The acts of force in which somebody came to harm: "killed in an air strike"."""
    return [head for head in built.heads("prep:in") if "force_acts" in lexicon.object_classes(head.lemma.lower())]


def announcers(
    built: Predicate, kind: str, how: Realis, actors: tuple[str, ...], participants: Participants
) -> tuple[str, ...]:
    """The actors of an act, with whoever announces for their own side what is to come or will not be done.

    ``kind``: the act's type; ``how``: whether it happened. Only what the words say as a whole is theirs, not what they
    make a condition or a purpose of.
    """
    if not built.verbal or how not in ("future", "negated") or built.token.dep not in ("ccomp", "ROOT"):
        return actors
    if folded(kind, how) not in ("AGREE", "REJECT", "THREATEN"):
        return actors
    doers = [one for one in participants.fill(built, ("nsubj",)) if one in actors]  # not with whom they will not talk
    found = participants.announced(doers or actors, built.token)
    return (*actors, *(one for one in found if one not in actors))


def moved(built: Predicate, sense: lexicon.Sense, participants: Participants) -> tuple[str, ...]:
    """Who is sent by nobody that is named ("marines were deployed along the river"), or else whose they are."""
    if not built.verbal or not built.passive or built.heads("nsubj") or sense.type not in MOVED:
        return ()
    if "dobj" not in sense.frame.theme or "dobj" in sense.frame.recipient:
        return ()
    return participants.fill(built, ("dobj",)) or participants.owner(built.heads("dobj"), ())


def of_speaker(built: Predicate, kind: Realis, participants: Participants) -> tuple[str, ...]:
    """Whoever announces what is to come or will not be done by a "they" that stands for nobody whom the report has
    named: "the union's chairman said that they will not end the strike"."""
    doers = built.heads("nsubj")
    if kind not in ("future", "negated") or not doers or any(token.lower != "they" for token in doers):
        return ()
    return participants.announcer(built.token)


def subjects(built: Predicate, participants: Participants) -> tuple[str, ...]:
    """Who stands in a verb's subject: "the team is expected in Lima" has it in its logical object."""
    return participants.fill(built, ("dobj",) if built.passive else ("nsubj",))


def parted(built: Predicate, participants: Participants) -> tuple[str, ...]:
    """Who did without what a noun tells: "the talks between Chad and Mali ended without an agreement"."""
    first = lead(built.token)
    if built.verbal or first.dep != "pobj" or first.head.lower != "without" or not is_verbal(first.head.head):
        return ()
    ended = verb_predicate(first.head.head)
    found = participants.fill(ended, ("nsubj", "nsubj.prep:between", "nsubj.poss", "nsubj.compound"))
    return participants.parties(found)


def carried(built: Predicate, slots: Sequence[str], participants: Participants) -> tuple[str, ...]:
    """Who stands behind a noun's prepositions where they hang on the verb that says that it came: "donations had come
    to Chad from Norway"."""
    if built.verbal or built.support is None or lead(built.token).dep != "nsubj":
        return ()
    return participants.fill(
        verb_predicate(built.support), tuple(slot for slot in slots if slot.startswith("prep:") and slot != "prep:by")
    )


def recipients(
    built: Predicate, sense: lexicon.Sense, kind: Realis, actors: tuple[str, ...], participants: Participants
) -> tuple[str, ...]:
    """Who an act is directed at, without those whose act of force harmed them ("killed in a raid by the rebels") and
    those whose name only says where it was ("an attack in Gao")."""
    found = participants.beyond(_directed_at(built, sense, kind, actors, participants), actors)
    if sense.type in ("ASSAULT", "COERCE"):
        aimed = built.verbal and sense.type == "ASSAULT"  # "fired at Reed"
        found = participants.not_where(found, WHERE if aimed else (*WHERE, "at"))
    if found and built.verbal and sense.type == "ASSAULT" and blows(built):
        struck = participants.fill(built, (*STRUCK_BY, "prep:in.prep:between"))
        return tuple(one for one in found if one not in struck)
    return found


def _directed_at(
    built: Predicate, sense: lexicon.Sense, kind: Realis, actors: tuple[str, ...], participants: Participants
) -> tuple[str, ...]:
    """Who an act is directed at: the frame's slots, else the same prepositions on the object ("imposed sanctions on
    Chad"), else whoever owns or is in the object ("searched the consul's house", "arrested two men from Chad").
    """
    met = participants.others(_met(built, sense, participants), actors)
    if met:
        return met  # and not the town that they went to
    struck = undergone(built, sense)
    if struck:
        below = Predicate(built.token, False, False, {"dobj": struck})
        slots = ("dobj", *(f"dobj.{slot}" for slot in OWNERS))
        return next((one for slot in slots if (one := participants.fill(below, (slot,)))), ())
    tries = [sense.frame.recipient]
    if built.verbal:
        objects = [slot for slot in ("dobj", "iobj", "nsubj") if slot in (*sense.frame.recipient, *sense.frame.theme)]
        tries.append(tuple(f"dobj.{slot}" for slot in sense.frame.recipient if slot.startswith("prep:")))
        if sense.type == "ACCUSE" and "dobj" in objects:
            tries.append(("dobj.prep:by",))  # "condemned the raid by Chad on Mali"
        for what in ("dobj", "nsubj") if sense.type in UNDERGONE and not sense.reciprocal else ():
            if what in objects:
                tries.append(tuple(f"{what}.{slot}" for slot in OWNERS))
    for number, slots in enumerate(tries):
        found = participants.others(participants.fill(built, slots), actors)
        if not found and not number:
            found = participants.others(carried(built, slots, participants), actors)
        if not found and not number:
            found = participants.others(_spoken_to(built, participants) or _sent_to(built, sense, participants), actors)
        if found:
            return found
    if built.verbal and sense.type in ("ASSAULT", "COERCE") and any(map(_is_people, built.heads("dobj"))):
        return ()  # whom it was done to is told, and whose the place is has no part: "shot ten on Lima's main street"
    if built.verbal and built.token.lemma.lower() in DENYING:
        return ()  # whom a denied tale names has no part in the denial
    # whom a thing asked for concerns is not whom it is asked of, and who comes along on a visit is not its host
    if sense.reciprocal or sense.type in ("REQUEST", "CONSULT"):
        return ()
    # "accusations of spying for Chad", "a sentence for the killing of miners": whom a deed was done to has no part
    if not built.verbal and sense.mode in ("allege", "convict"):
        return ()
    found = participants.others(
        _protested(built, sense, participants) or _talked_to(built, sense, participants), actors
    )
    if found:
        return found
    # who backs "a plan to disarm Chad" does not back Chad
    deeds = sense.type != "SUPPORT"
    origins = sense.type != "MOBILIZE"
    found = participants.reached(built, actors, sponsors=sense.type not in AGREEING, deeds=deeds, origins=origins)
    if not found and sense.type == "THREATEN" and built.verbal:
        found = participants.bidden(built, actors, CASES)
    found = found or (participants.bidden(built, actors) if kind == "negated" else ())
    if found or not (built.verbal or sense.type == "PROTEST"):
        return found
    return participants.reached(
        built, actors, purpose=deeds, sponsors=sense.type not in AGREEING, deeds=deeds, origins=origins
    )


def undergone(built: Predicate, sense: lexicon.Sense) -> tuple[Token, ...]:
    """The words for what undergoes the force that a noun tells, where its clause is about that: "the mission was the
    target of a strike", "came under shelling", "suffered a raid", "was subjected to bombardment"."""
    if built.verbal or sense.reciprocal or sense.type not in ("ASSAULT", "COERCE"):
        return ()  # (who faces hostility does not fight)
    words = vocabulary()
    first = lead(measured(built.token))
    verb = first.head
    if first.dep == "dobj" and verb.lemma.lower() in words["sustaining"]:
        return tuple(verb_predicate(verb).heads("nsubj"))
    if first.dep != "pobj":
        return ()
    preposition, above = first.head, first.head.head
    lemma = above.lemma.lower()
    if preposition.lower == "of" and lemma in words["targets"]:
        if above.dep == "attr" and is_verbal(above.head):
            return tuple(verb_predicate(above.head).heads("nsubj"))
        return (above.head,) if above.dep == "appos" else ()
    if preposition.lower == "under" and lemma in ("be", "come", "remain", "live") and is_verbal(above):
        return tuple(verb_predicate(above).heads("nsubj"))
    if preposition.lower == "to" and lemma in ("subject", "expose") and is_verbal(above):
        return tuple(verb_predicate(above).heads("dobj"))
    return ()


def _is_people(noun: Token) -> bool:
    """Whether an object is people, or a number of them."""
    return noun.tag == "CD" or any(
        not {"people_harmed", "captives", "partitives"}.isdisjoint(lexicon.object_classes(part.lemma.lower()))
        for part in through(noun)
    )


def _talked_to(built: Predicate, sense: lexicon.Sense, participants: Participants) -> tuple[str, ...]:
    """With whom somebody talked who agreed in the talks, or had agreed before: "agreed, in a call with Chad, to free
    the men", "called off the strike after a deal with the mill"."""
    if not built.verbal or sense.type not in ("AGREE", "CONCEDE"):
        return ()
    for preposition in built.token.kids("prep"):
        for told in preposition.kids("pobj", "pcomp") if preposition.lower in ("in", "during", "after", "at") else ():
            inner = noun_predicate(told) if not is_verbal(told) else verb_predicate(told)
            kind = "VERB" if is_verbal(told) else "NOUN"
            meant = lexicon.decide(told.lemma.lower(), kind, lemmas(told, inner.slots))
            if meant is not None and meant.type in ("CONSULT", "AGREE"):
                return participants.fill(inner, ("prep:with", "dobj.prep:with"))
    return ()


def _spoken_to(built: Predicate, participants: Participants) -> tuple[str, ...]:
    """Whom words are for that somebody calls or writes to say: "phoned the premier to express his support"."""
    verb = built.support or built.token
    if verb.tag == "VBG" and verb.dep in ("advcl", "acl"):
        return _written_to(verb, participants)
    if verb.dep not in ("advcl", "xcomp") or not is_verbal(verb.head):
        return ()
    if verb.head.lemma.lower() not in vocabulary()["conversing"]:
        return ()
    return participants.fill(verb_predicate(verb.head), ("dobj", "iobj", "prep:to"))


def sends_investigators(built: Predicate) -> bool:
    """Whether somebody is sent to look into something, which is no help: "sent experts to Chad to probe the crash"."""
    if built.token.lemma.lower() not in vocabulary()["sending"]:
        return False
    sent = [inner for head in built.heads("dobj") for inner in head.kids("acl", "relcl")]
    for clause in (*built.token.kids("advcl", "xcomp"), *sent):
        if is_verbal(clause) and any(mark.tag == "TO" for mark in clause.children):
            meant = lexicon.decide(clause.lemma.lower(), "VERB", lemmas(clause, verb_predicate(clause).slots))
            if meant is not None and meant.mode == "investigate":
                return True
    return False


def _sent_to(built: Predicate, sense: lexicon.Sense, participants: Participants) -> tuple[str, ...]:
    """Whom an investigation is about that somebody is sent for: "sent experts to Chad to look into the crash"."""
    verb = built.support or built.token
    if sense.mode != "investigate" or verb.dep not in ("advcl", "xcomp", "acl", "relcl"):
        return ()
    above = verb.head.head if verb.head.dep == "dobj" else verb.head
    if not is_verbal(above) or above.lemma.lower() not in vocabulary()["sending"]:
        return ()
    return participants.fill(verb_predicate(above), ("prep:to", "prep:into", "dobj.prep:to", "dobj.prep:into"))


def _written_to(participle: Token, participants: Participants) -> tuple[str, ...]:
    """To whom a paper goes whose words a participle tells: "sent a letter to the premier demanding an apology"."""
    above = participle.head.head if participle.dep == "acl" else participle.head
    if not is_verbal(above) or above.lemma.lower() not in vocabulary()["issuing"]:
        return ()
    if any(above.i < child.i < participle.i and child.text == "," for child in above.children):
        return ()  # ", demanding an apology" may tell what they do besides
    sent = verb_predicate(above)
    if not any(text.lemma.lower() in vocabulary()["texts"] for text in sent.heads("dobj")):
        return ()
    return participants.fill(sent, ("iobj", "prep:to", "dobj.prep:to"))


def _met(built: Predicate, sense: lexicon.Sense, participants: Participants) -> tuple[str, ...]:
    """Whom somebody travels to see: "flew to Lima to meet the premier"."""
    if sense.reciprocal or sense.type != "CONSULT" or not built.verbal:
        return ()
    for clause in built.token.kids("advcl", "xcomp"):
        if not is_verbal(clause) or not any(mark.tag == "TO" for mark in clause.children):
            continue
        inner = verb_predicate(clause)
        meant = lexicon.decide(clause.lemma.lower(), "VERB", lemmas(clause, inner.slots))
        if meant is not None and meant.type == "CONSULT":
            return participants.fill(inner, ("dobj", "prep:with", *meant.frame.recipient))
    return ()


def _protested(built: Predicate, sense: lexicon.Sense, participants: Participants) -> tuple[str, ...]:
    """Whom a protest is to move: "staged a sit-in demanding that the senate resign"."""
    if sense.type != "PROTEST":
        return ()
    above = [built.token, *([built.support] if built.support is not None else [])]
    for clause in (child for token in above for child in token.kids("acl", "advcl", "xcomp", "relcl")):
        if not is_verbal(clause) or (clause.dep == "relcl" and not any(mark.tag == "TO" for mark in clause.children)):
            continue
        inner = verb_predicate(clause)
        meant = lexicon.decide(clause.lemma.lower(), "VERB", lemmas(clause, inner.slots))
        found = participants.fill(inner, meant.frame.recipient) if meant is not None and meant.type is not None else ()
        if found:
            return found
    return ()
