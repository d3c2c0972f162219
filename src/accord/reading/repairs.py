"""Mends what the parser is known to get wrong in news prose, where the words leave no doubt. Only heads and labels
change.

Each rule is a shape, not a phrase, and says which error it undoes:

1. *Split title.* In "A and Ukrainian President B spoke" the title is made a person of its own. The name right behind a
title takes
   the title's place in the tree.
2. *Swallowed coordination.* In "between A and Russian President B" the first name is made a modifier of the second.
They are coordinated. 3. *Reduced relative.* In "a condition the mayor rejected" without "that" the second noun is made
an apposition, though no comma parts it
   from the first, and the first is made the subject. It is the object of a relative clause.
4. *Misplaced partner.* In "General A of Chad and General B of Niger" the second person is coordinated with the first
one's country. A
   person is coordinated with a person.
5. *Counted participle.* In "release of 22 wounded soldiers" the participle is made a verb with the number in its
subject. It modifies
   the noun that is counted.
6. *Particle.* In "handed over 200 men" the particle is taken for a quantifier ("more than 200").
7. *Parted compound.* The tokenizer cuts "cease-fire", "sit-in" and "test-fired" in three. Where the lexicon knows the
whole, the last part takes its lemma.
8. *Unlike coordination.* In "accused A of lying and urged B to resign" the finite second verb is coordinated with the
gerund. It goes with
   the finite verb above.
9. *Object's adjective.* In "found the mayor guilty of theft" the mayor is made the adjective's subject or modifier. It
is the verb's object.
10. *Nominal gerund.* "backing from A" is a noun, not a verb, when nothing but "from", "by" or "for" follows it and
nothing is its object.
11. *Past under an infinitive.* In "demanded that he leave and proposed talks" the past tense is coordinated with
the bare verb. It is coordinated with the finite verb above.
12. *Surname like a month.* In "Maria May will leave" the surname is called a date. A month's name with a name before it
that belongs to it is a person, the only entity that changes.
13. *Clipped verb.* "fined", "staged" and "waged" get the lemmas "fin", "stag" and "wag", "cordoned" gets "cordone".
Where the lexicon knows the verb with the "e" (or without it) and not as it was cut, or where English would have doubled
the consonant ("raped" is of "rape", "rapped" of "rap"), the verb gets its own lemma back. Its lemma changes and nothing
else.
14. *Swallowed subject.* In "and on Monday Chad accepted" the day is made a modifier of the name behind it. The name is
the verb's subject.
15. *Perfect gerund.* In "accused A of having shelled positions" the participle is made a modifier of its object. It is
the verb, and "having" its auxiliary.
16. *Opening capital.* In "Envoys of Chad met" the sentence's first word is tagged as a proper name. Where it is the
plural of a noun for people, and neither an entity nor part of a longer name, it is that noun.
17. *Unnamed partner.* In "Berg, Milosevic and Tudor met" the recognizer knows one name of the three. A proper name that
is coordinated with a person, is no other entity and in no gazetteer is a person.
18. *Late adjunct.* In "agreed to a truce that will begin on Monday, after two days of talks" the talks are hung up in
the relative clause. What is to come is not told by what went before it: they belong to the verb above.
19. *Gapping.* In "A called for a truce and B for talks" the second name is coordinated with the truce. It hangs on the
verb as an *orphan*, whose own verb is left out, with its preposition below it.
20. *Swallowed announcers.* In "has been in force since Monday, A, B and C announced" the names are coordinated with the
day. They are the subject of the verb behind them.
21. *Clause before a colon.* In "has declared a zone: every ship will be stopped" the first clause is made the second
one's complement. It stands beside it.
22. *Place like a person.* In "the village of Maya" and "the road to Kandy" the name is called a person's. It is a
place's.
23. *Agent's gerund.* In "shelling by the army killed three" the gerund that opens the clause is made an adjunct of a
verb without a subject. It is the noun that is its subject.
24. *Plural of two nouns.* "bases" is made the plural of "basis", which news hardly has. Where nothing says on what
basis something is done, it is of "base".
25. *Parted surname.* In "Juan Mora y Vidal" the recognizer knows one surname of the two, or two persons, and the tree
may part them. A person's name that a particle of names and a proper name follow is one name, headed by its last word.
26. *Broken name.* In "Ahmed Sami Ahmed Nour said" the recognizer finds two persons side by side. Where the first is
made a modifier of the second, and neither is named elsewhere by itself, they are one.
27. *Whom one calls on.* In "called on Berg to resign" the preposition is made a conjunction and the name the subject of
a clause of time. It is whom somebody calls on, and the clause what for.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from functools import lru_cache

from accord.reading import lexicon
from accord.reading.clauses import vocabulary
from accord.reading.gazetteer import look_up
from accord.reading.names import PARTICLES
from accord.reading.roles import organisation, role
from accord.reading.syntax import Entity, Parse, Token
from accord.reading.toponyms import is_state

__all__ = ["mend", "reattach", "take_place"]

NAMES = frozenset({"PERSON", "GPE", "ORG", "NORP"})
# Months that are surnames, too, and where somebody stands who acts or is acted on.
SURNAMES = frozenset({"April", "August", "March", "May", "June"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "poss", "appos", "conj"})
WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
SETTLEMENTS = frozenset({"village", "town", "city", "port", "suburb", "hamlet", "district", "province", "region"})
ROADS = frozenset({"road", "highway", "motorway", "route", "railway"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
INFLECTED = frozenset({"VBD", "VBN", "VBG", "VBZ"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
# A verb of one syllable with one vowel before one last consonant, which doubles it ("rapped").
_SHORT = re.compile(r"^[^aeiou]*[aeiou][^aeiouwxy]$")
# A strong verb's past behind a prefix, where the pipeline takes it for the infinitive ("overthrew").
_PAST = {"threw": "throw", "thrown": "throw", "drew": "draw", "drawn": "draw", "ran": "run", "swore": "swear"}
_STRONG = re.compile(rf"(over|out|re|fore|with)({'|'.join(_PAST)})")
REMEMBERED = 20_000  # forms of verbs


def mend(parse: Parse) -> None:
    """Apply the rules to a parse in place. Linear in its tokens."""
    months = [place for place, entity in enumerate(parse.entities) if entity.label == "DATE"]
    for place in reversed(months):  # from the last, as two entities may become one
        _month_surname(parse, place)
    for place in range(len(parse.entities) - 1, -1, -1):
        _parted_surname(parse, place)
        _broken_name(parse, place)
    for place, entity in enumerate(parse.entities):
        if entity.label == "PERSON" and _is_site(parse, entity):
            found = Entity(entity.first, entity.last, "GPE")
            parse.entities[place] = found
            parse.entity_at.update(dict.fromkeys(range(entity.first, entity.last), found))
        elif entity.label in NAMES:
            _split_title(parse, entity)
    for token in parse.tokens:
        if token.tag in ("NNP", "NNPS") and token.i not in parse.entity_at:
            _opening_capital(parse, token)
        if token.dep == "conj":
            _unnamed_partner(parse, token, token.head)
            _unnamed_partner(parse, token.head, token)
            if token.i in parse.entity_at:
                _misplaced_partner(parse, token)
                _gapping(parse, token)
                _swallowed_announcers(parse, token)
        if token.dep in ("nmod", "compound") and token.i in parse.entity_at:
            _swallowed_coordination(parse, token)
        elif token.dep == "appos":
            _reduced_relative(parse, token)
        elif token.tag in ("VBN", "VBD") and token.dep in ("ccomp", "advcl", "acl", "conj", "ROOT"):
            _counted_participle(parse, token)
        if token.tag == "JJ" and token.dep in ("ccomp", "xcomp", "dobj", "acomp", "oprd"):
            _objects_adjective(token)
        if token.dep == "mark" and token.lower in ("on", "upon"):
            _called_on(token)
        if token.dep == "conj" and token.tag == "VBD" and token.head.tag == "VB":
            _past_under_infinitive(token)
        elif token.dep == "conj" and token.tag in FINITE:
            _unlike_coordination(token)
        if token.tag in INFLECTED:
            _clipped_verb(token)
        elif token.lower == "bases" and token.tag == "NNS" and token.child("amod", "prep") is None:
            token.lemma = "base"
        if token.lower in WEEKDAYS and token.dep == "compound":
            _swallowed_subject(parse, token)
        if token.text == ":":
            _before_a_colon(token)
        if token.lower == "having":
            _perfect_gerund(parse, token)
        if token.tag == "HYPH" or token.text == "–":
            _parted_compound(parse, token)
        elif token.dep == "compound" and token.tag == "NN":
            _apart(token)
        if token.tag == "VBG":
            _agents_gerund(token)
            _nominal_gerund(token)
        elif token.lower == "over" and token.dep in ("quantmod", "advmod", "prep"):
            _particle_over(parse, token)
        elif token.lower == "after" and token.dep == "prep" and token.head.dep == "relcl":
            _late_adjunct(parse, token)


def _opening_capital(parse: Parse, token: Token) -> None:
    plural = token.lower
    if token.i != token.sent.first or token.dep not in ARGUMENTS or not plural.endswith("s") or plural.endswith("ss"):
        return
    if any(child.dep in ("compound", "nmod") for child in token.children) or organisation(token.text) is not None:
        return
    following = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else None
    if following is None or following.tag in ("NNP", "NNPS", "POS", "HYPH"):
        return
    known = role(plural[:-1])
    if known is not None and known.kind in ("person", "group"):
        token.tag, token.pos, token.lemma = "NNS", "NOUN", plural[:-1]


def _unnamed_partner(parse: Parse, token: Token, other: Token) -> None:
    entity, own = parse.entity_at.get(other.i), parse.entity_at.get(token.i)
    if token.tag != "NNP" or entity is None or entity.label != "PERSON":
        return
    if own is not None and (own.label != "GPE" or own.last - own.first > 1):
        return
    if (
        look_up(token.text)
        or is_state(token.text)
        or role(token.lower) is not None
        or organisation(token.text) is not None
    ):
        return
    if any(child.dep in ("det", "amod", "nummod", "compound", "nmod", "poss") for child in token.children):
        return
    found = Entity(token.i, token.i + 1, "PERSON")
    if own is not None:
        parse.entities[bisect_left(parse.entities, own.first, key=lambda one: one.first)] = found
    else:
        insort(parse.entities, found, key=lambda one: one.first)
    parse.entity_at[token.i] = found


def _late_adjunct(parse: Parse, after: Token) -> None:
    verb, measure = after.head, after.child("pobj")
    coming = any(child.dep == "aux" and child.lower in ("will", "shall", "to") for child in verb.children)
    if not coming or measure is None or measure.lemma not in vocabulary()["measures"] or measure.child("prep") is None:
        return
    if after.i == 0 or parse.tokens[after.i - 1].text != ",":
        return
    above = next((other for other in verb.ancestors() if other.tag in FINITE and other.dep != "relcl"), None)
    if above is not None and above.tag == "VBD":
        reattach(after, above, "prep")


def _is_site(parse: Parse, entity: Entity) -> bool:
    head = _entity_head(parse, entity)
    if head is None or head.dep != "pobj" or head.head.i != entity.first - 1:
        return False
    preposition, noun = head.head.lower, head.head.head
    return noun.tag in ("NN", "NNS") and (
        (preposition == "of" and noun.lemma in SETTLEMENTS) or (preposition in ("to", "from") and noun.lemma in ROADS)
    )


def _month_surname(parse: Parse, place: int) -> None:
    entity = parse.entities[place]
    name = parse.tokens[entity.first]
    if entity.last - entity.first > 1 or name.tag != "NNP" or name.text not in SURNAMES or name.dep not in ARGUMENTS:
        return
    first = entity.first
    while first > name.sent.first:
        before = parse.tokens[first - 1]
        if before.tag != "NNP" or before.dep != "compound" or before.head is not name or before.i in parse.entity_at:
            break
        first -= 1
    earlier = parse.entities[place - 1] if place else entity
    # "Maria" is known for a person's name and "May" for a month
    parted = (
        earlier.label == "PERSON" and earlier.last == first == entity.first and parse.tokens[first - 1].head is name
    )
    if parted:
        first = earlier.first
    if first < entity.first:
        found = Entity(first, entity.last, "PERSON")
        parse.entities[place - parted : place + 1] = [found]
        parse.entity_at.update(dict.fromkeys(range(first, entity.last), found))


def _parted_surname(parse: Parse, place: int) -> None:
    entity, tokens = parse.entities[place], parse.tokens
    sentence = tokens[entity.first].sent
    at = entity.last
    while at < sentence.last and tokens[at].text in PARTICLES:
        at += 1
    if entity.label != "PERSON" or at in (entity.last, sentence.last) or tokens[at].tag not in ("NNP", "NNPS"):
        return
    other = parse.entities[place + 1] if place + 1 < len(parse.entities) else entity
    taken = other is not entity and other.first <= at
    if taken and (other.label not in NAMES or other.first < entity.last):
        return
    last = other.last if taken else at + 1
    found = Entity(entity.first, last, "PERSON")
    parse.entities[place : place + 1 + taken] = [found]
    parse.entity_at.update(dict.fromkeys(range(found.first, last), found))
    inside, head = tokens[found.first : last], tokens[last - 1]
    top = next(token for token in inside if token.head is token or not found.first <= token.head.i < last)
    if top is not head:
        take_place(head, top)
    for token in inside[:-1]:
        for child in list(token.children):
            if not found.first <= child.i < last:
                reattach(child, head, child.dep)
        reattach(token, head, "compound")


def _broken_name(parse: Parse, place: int) -> None:
    if place + 1 >= len(parse.entities):
        return
    first, second = parse.entities[place], parse.entities[place + 1]
    if {first.label, second.label} != {"PERSON"} or first.last != second.first:
        return
    name, last = parse.tokens[second.last - 1], parse.tokens[first.last - 1]
    if last.dep != "compound" or last.head is not name or {last.tag, name.tag} != {"NNP"}:
        return
    for one in (first, second):
        words = tuple(token.text for token in parse.tokens[one.first : one.last])
        if any(
            other not in (first, second)
            and tuple(token.text for token in parse.tokens[other.first : other.last])[: len(words)] == words
            for other in parse.entities
        ):
            return  # each is somebody's whole name
    found = Entity(first.first, second.last, "PERSON")
    parse.entities[place : place + 2] = [found]
    parse.entity_at.update(dict.fromkeys(range(found.first, found.last), found))


def _swallowed_subject(parse: Parse, day: Token) -> None:
    name = day.head
    first = name.head
    if name.dep != "pobj" or name.tag not in ("NNP", "NNPS") or first.lower != "on" or first.i != day.i - 1:
        return
    for verb in parse.tokens[name.i + 1 : name.i + 4]:
        if verb.sent is not name.sent or verb.dep == "punct":
            return
        finite = verb.tag in FINITE or any(child.dep == "aux" for child in verb.children)
        if verb.pos == "VERB" and finite:
            if not any(child.dep in ("nsubj", "nsubjpass") for child in verb.children):
                passive = any(child.dep == "auxpass" for child in verb.children)
                reattach(name, verb, "nsubjpass" if passive else "nsubj")
                reattach(day, first, "pobj")
            return


def _perfect_gerund(parse: Parse, having: Token) -> None:
    done = parse.tokens[having.i + 1] if having.i + 1 < len(parse.tokens) else having
    noun = done.head
    if done.tag not in ("VBN", "VBD") or done.dep != "amod" or noun.head is not having or noun.dep != "dobj":
        return
    take_place(done, having)
    reattach(having, done, "aux")
    reattach(noun, done, "dobj")


def _past_under_infinitive(token: Token) -> None:
    above = token.head.head
    if (
        token.head.dep in ("ccomp", "xcomp")
        and above.tag == "VBD"
        and not any(child.dep in ("nsubj", "nsubjpass") for child in token.children)
    ):
        reattach(token, above, "conj")


def _called_on(on: Token) -> None:
    asked = on.head
    verb, whom = asked.head, asked.child("nsubj", "nsubjpass")
    infinitive = any(child.tag == "TO" for child in asked.children)
    if asked.dep != "advcl" or verb.lemma != "call" or whom is None or not infinitive or not verb.i < on.i < whom.i:
        return
    reattach(on, verb, "prep")
    reattach(whom, on, "pobj")
    reattach(asked, verb, "xcomp")


def reattach(token: Token, head: Token, dep: str) -> None:
    """Hang a token with what is below it on another one, unless that would make a circle."""
    if head is token or head.is_below(token):
        return  # a tree has no circles; what would make one is left as the parser had it
    if token.head is not token:
        token.head.children.remove(token)
    token.head = head
    token.dep = dep
    if head is not token:
        head.children.append(token)
        head.children.sort(key=lambda child: child.i)


def take_place(new: Token, old: Token) -> None:
    """``new`` comes where ``old`` is; ``old`` is left for the caller to attach."""
    if old.head is old:
        if new.head is not new:
            new.head.children.remove(new)
        new.head, new.dep = new, old.dep
    else:
        reattach(new, old.head, old.dep)


def _entity_head(parse: Parse, entity: Entity) -> Token | None:
    inside = parse.tokens[entity.first : entity.last]
    for token in reversed(inside):
        if token.head is token or not entity.first <= token.head.i < entity.last:
            return token if token.tag in NOUN_TAGS else None
    return None


def _split_title(parse: Parse, entity: Entity) -> None:
    name = _entity_head(parse, entity)
    if name is None or entity.label != "PERSON" or entity.first == 0:
        return
    title = parse.tokens[entity.first - 1]
    if title.tag != "NNP" or title.i in parse.entity_at or title.sent is not name.sent or not title.space:
        return
    if title.head is name or title.is_below(name) or name.is_below(title):
        return
    if title.dep not in ("conj", "nsubj", "nsubjpass", "dobj", "pobj", "appos") or title.head is title:
        return
    take_place(name, title)
    for child in list(title.children):
        if child.i < title.i or child is not name:
            reattach(child, name, child.dep)
    reattach(title, name, "compound")


def _swallowed_coordination(parse: Parse, first: Token) -> None:
    second = first.head
    if second.i <= first.i or second.tag not in ("NNP", "NNPS"):
        return
    mine, theirs = parse.entity_at[first.i], parse.entity_at.get(second.i)
    if theirs is None or mine is theirs or mine.label not in NAMES or theirs.label not in ("PERSON", "GPE", "ORG"):
        return
    if first.tag not in ("NNP", "NNPS") or not any(
        child.dep == "cc" and child.lower in ("and", "or") and first.i < child.i < second.i for child in first.children
    ):
        return
    partner = next((child for child in first.children if child.dep == "conj" and child.i < second.i), None)
    if mine.label != "PERSON" and theirs.label == "PERSON" and (partner is None or partner.i in parse.entity_at):
        return  # "US and Ukrainian President B" really are modifiers
    take_place(first, second)
    for child in list(first.children):
        if child.dep == "conj" and child.i < second.i:
            reattach(child, second, "compound")
    reattach(second, first, "conj")


def _misplaced_partner(parse: Parse, second: Token) -> None:
    place = second.head
    if (
        parse.entity_at[second.i].label != "PERSON"
        or place.dep != "pobj"
        or place.head.lower not in ("of", "from", "for")
    ):
        return
    found = parse.entity_at.get(place.i)
    first = place.head.head
    person = parse.entity_at.get(first.i)
    if found is None or found.label not in ("GPE", "ORG", "NORP", "LOC") or person is None or person.label != "PERSON":
        return
    for child in list(place.children):
        if child.dep in ("cc", "punct") and place.i < child.i < second.i:
            reattach(child, first, child.dep)
    reattach(second, first, "conj")


def _before_a_colon(colon: Token) -> None:
    """ "Has declared a zone: every ship will be stopped": what stands before the colon is no complement."""
    if colon.head.i < colon.i or colon.head.tag not in INFLECTED | FINITE | {"VB"}:
        return
    for child in colon.head.kids("ccomp"):
        own = any(one.dep in SUBJECTS for one in child.children)
        if child.i < colon.i and own and child.tag in FINITE | {"VBN"}:
            child.dep = "parataxis"


def _gapping(parse: Parse, name: Token) -> None:
    """ "Called for a truce and B for talks": a name coordinated with a thing, and the thing's preposition behind it."""
    thing = name.head
    after = parse.tokens[name.i + 1] if name.i + 1 < len(parse.tokens) else None
    if thing.dep != "pobj" or thing.tag not in ("NN", "NNS") or thing.i in parse.entity_at:
        return
    if after is None or after.dep != "prep" or after.head not in (name, thing, thing.head.head) or not after.children:
        return
    governing = thing.head
    verb = governing.head
    if governing.lower != after.lower or verb.tag not in INFLECTED | {"VB", "VBP"}:
        return
    reattach(after, name, "prep")
    for child in list(thing.children):
        if child.dep in ("cc", "punct") and thing.i < child.i < name.i:
            reattach(child, verb, child.dep)
    reattach(name, verb, "orphan")


def _swallowed_announcers(parse: Parse, name: Token) -> None:
    """ "Since Monday, A, B and C announced": names coordinated with a day, and a verb behind them without a subject."""
    day = name.head
    last = max((one for one in name.subtree() if one.i in parse.entity_at), key=lambda one: one.i)
    found, first = parse.entity_at.get(day.i), parse.entity_at.get(name.i)
    if found is None or found.label not in ("DATE", "TIME") or first is None or first.label not in NAMES:
        return
    verb = parse.tokens[last.i + 1] if last.i + 1 < len(parse.tokens) else None
    if verb is None or verb.tag not in FINITE or verb.sent is not name.sent or verb is name.sent.root:
        return
    if verb.dep not in ("advcl", "conj", "parataxis", "dep") or any(child.dep in SUBJECTS for child in verb.children):
        return
    for child in list(day.children):
        if child.dep in ("cc", "punct") and day.i < child.i < name.i:
            reattach(child, verb, child.dep)
    reattach(name, verb, "nsubj")


def _reduced_relative(parse: Parse, inner: Token) -> None:
    noun = inner.head
    verb = noun.head
    if (
        noun.dep not in ("nsubj", "nsubjpass")
        or verb.i < inner.i
        or not noun.i < inner.i
        or verb.dep in ("ROOT", "conj")
    ):
        return
    if any(token.pos == "PUNCT" for token in parse.tokens[noun.i + 1 : inner.i]):
        return
    if any(child.dep == "auxpass" for child in verb.children) or any(child.dep == "dobj" for child in verb.children):
        return
    head = verb.head
    reattach(noun, head, "appos" if head.tag in NOUN_TAGS else "dep")
    reattach(verb, noun, "relcl")
    reattach(inner, verb, "nsubj")


def _particle_over(parse: Parse, particle: Token) -> None:
    if particle.i == 0 or particle.i + 1 >= len(parse.tokens):
        return
    verb, number = parse.tokens[particle.i - 1], parse.tokens[particle.i + 1]
    if (
        verb.lemma in vocabulary()["handing"]
        and verb.tag.startswith("V")
        and number.tag in ("CD", "RB", "IN", "JJR")
        and verb.sent is number.sent
    ):
        for child in list(particle.children):
            reattach(child, verb, "dobj" if child.dep == "pobj" else child.dep)
        reattach(particle, verb, "prt")


def _agents_gerund(token: Token) -> None:
    verb, agent = token.head, token.child("agent")
    if token.dep not in ("advcl", "csubj") or agent is None or token.i > verb.i or verb.child("nsubj", "nsubjpass"):
        return
    if any(child.i < token.i for child in token.children) or verb.tag not in FINITE | {"VBN"}:
        return
    token.dep, agent.dep = "nsubjpass" if verb.child("auxpass") is not None else "nsubj", "prep"


def _nominal_gerund(token: Token) -> None:
    if token.dep not in ("pcomp", "nsubj", "dobj", "pobj", "nsubjpass"):
        return
    if any(
        child.dep in ("dobj", "nsubj", "aux", "auxpass", "xcomp", "ccomp", "prt", "dative", "advmod")
        for child in token.children
    ):
        return
    if not any(
        child.dep in ("prep", "agent") and child.lower in ("from", "by", "of", "for") for child in token.children
    ):
        return
    token.tag, token.pos, token.lemma = "NN", "NOUN", token.lower
    if token.dep == "pcomp":
        token.dep = "pobj"


def _objects_adjective(adjective: Token) -> None:
    verb = adjective.head
    if verb.lemma not in vocabulary()["depictive"] or not verb.tag.startswith("V") or verb.i > adjective.i:
        return
    if any(child.dep == "dobj" for child in verb.children if child is not adjective):
        return
    noun = next(
        (
            child
            for child in adjective.children
            if child.i < adjective.i
            and child.tag in NOUN_TAGS
            and child.dep in ("nsubj", "compound", "nmod", "npadvmod")
        ),
        None,
    )
    if noun is None:
        return
    reattach(noun, verb, "dobj")
    adjective.dep = "oprd"
    for child in list(adjective.children):
        if child.i < noun.i:
            reattach(child, noun, child.dep)


def _unlike_coordination(verb: Token) -> None:
    first = verb.head
    if first.tag != "VBG" or first.dep not in ("pcomp", "xcomp", "advcl", "acl"):
        return
    if any(child.dep in ("nsubj", "nsubjpass") for child in verb.children):
        return
    if any(child.dep in ("aux", "auxpass") for child in (*verb.children, *first.children) if child.tag != "TO"):
        return
    above = next((token for token in first.ancestors() if token.tag.startswith("V")), None)
    if above is None or above.tag not in FINITE or above.i > first.i:
        return
    for child in list(first.children):
        if child.dep == "cc" and first.i < child.i < verb.i:
            reattach(child, above, "cc")
    reattach(verb, above, "conj")


def _parted_compound(parse: Parse, hyphen: Token) -> None:
    if not 0 < hyphen.i < len(parse.tokens) - 1 or hyphen.space:
        return
    first, last = parse.tokens[hyphen.i - 1], parse.tokens[hyphen.i + 1]
    if first.space or first.block != last.block:
        return
    whole = f"{first.lower}-{last.lemma.lower()}"
    noun = last.tag in NOUN_TAGS and (lexicon.known(whole, "NOUN") or lexicon.object_classes(whole))
    if noun or (last.tag.startswith("VB") and lexicon.known(whole, "VERB")):
        last.lemma = whole


def _apart(first: Token) -> None:
    """ "A cease fire": written apart it is a truce all the same, and no fire."""
    last = first.head
    whole = f"{first.lower}-{last.lemma.lower()}"
    if last.i == first.i + 1 and "ceasefires" in lexicon.object_classes(whole):
        last.lemma = whole


def _clipped_verb(token: Token) -> None:
    fixed = _unclipped(token.lower, token.lemma)
    if fixed is not None:
        token.lemma = fixed


@lru_cache(maxsize=REMEMBERED)
def _unclipped(form: str, lemma: str) -> str | None:
    """The lemma that an inflected verb should have, or None where it has it."""
    whole = f"{lemma}e"
    if form in (f"{whole}d", f"{whole}s", f"{lemma}ing") and lexicon.known(whole, "VERB"):
        undoubled = _SHORT.search(lemma) is not None and form != f"{whole}s"
        if undoubled or not lexicon.known(lemma, "VERB"):
            return whole
    if lemma.endswith("e") and not lexicon.known(lemma, "VERB") and lexicon.known(lemma[:-1], "VERB"):
        return lemma[:-1]
    strong = _STRONG.fullmatch(lemma)
    if strong is not None:
        return strong[1] + _PAST[strong[2]]
    return None


def _counted_participle(parse: Parse, verb: Token) -> None:
    noun = verb.child("dobj")
    before = verb.i - 1
    while before >= 0 and parse.tokens[before].tag == "RB" and parse.tokens[before].head is verb:
        before -= 1
    number = parse.tokens[before] if before >= 0 else None
    if noun is None or number is None or number.tag != "CD" or number.sent is not verb.sent or verb.head is number:
        return
    if noun.tag not in ("NNS", "NNPS", "NN") or any(
        token.tag not in ("JJ", "NN", "NNP") for token in parse.tokens[verb.i + 1 : noun.i]
    ):
        return
    subject = next((child for child in verb.children if child.dep in ("nsubj", "nsubjpass")), None)
    if any(child.dep in ("aux", "auxpass") for child in verb.children):
        return
    if subject is not None and number is not subject and not number.is_below(subject):
        return
    if subject is None and number.is_below(verb):
        return  # "in 2001 announced plans": the number is a year of the verb's own
    if subject is number:
        take_place(noun, verb)
    else:
        if subject is not None:
            take_place(subject, verb)
            if subject.dep == "ccomp":
                subject.dep = "dobj"
        take_place(noun, number)
    reattach(number, noun, "nummod")
    reattach(verb, noun, "amod")
    for child in list(number.children):
        if child.dep in ("det", "amod"):
            reattach(child, noun, child.dep)
    if noun.sent.root is verb:
        noun.sent.root = subject or noun
