"""Who is who within one report: a multi-pass sieve over the candidates, surest first, in the spirit of Lee et al.
(2013).

Passes: (1) names by tables, whole name, surname, acronym; (2) apposition and copula; (3) nominals by office and
country, by head, by class; (4) pairs ("both leaders") by the two that the text last named together, and pronouns by
agreement, role and recency. What no pass can tell stays unresolved. No pass knows who holds an office: that has to
stand in the report.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from accord.model import ActorKind
from accord.reading.candidates import Candidate
from accord.reading.clauses import vocabulary
from accord.reading.countries import countries
from accord.reading.entities import Entities, Entity
from accord.reading.given_names import gender_by_name
from accord.reading.names import (
    ALIKE,
    PARTICLES,
    acronym,
    fold,
    generation,
    head_word,
    same_spelling,
    skeleton,
    strip_suffix,
    surname,
)
from accord.reading.possessors import possessors
from accord.reading.roles import shortens
from accord.reading.syntax import Token

__all__ = ["resolve_names", "resolve_nominals"]

# A definite description is looked for among this many candidates before it; further back a reader would be told again.
STANDING, MOST = 0.02, 10  # what each mention of somebody weighs for an office that a state has one of
WINDOW = 120
# People of one surname, one first name, or surnames that begin alike, who are told apart, and spellings of one
# person's name that are compared. A text with more of them is a register and no report; without a bound it would take
# the square of its length.
NAMESAKES = 100
SPELLINGS = 50
# What a state has one of: "the Air Force" is "the US Air Force", while "Airlines" is not "Singapore Airlines".
REFLEXIVE = frozenset({"itself", "themselves", "himself", "herself"})
STATE_BODIES = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
BODIES = frozenset(
    {
        "company",
        "firm",
        "group",
        "organisation",
        "organization",
        "agency",
        "corporation",
        "party",
        "institution",
        "body",
    }
)


# --- pass 1: names ---


def resolve_names(entities: Entities) -> None:
    """Give every name and adjective of nationality its entity."""
    _settle_kinds(entities.candidates)
    by_key: dict[str, Entity] = {}
    persons: list[Candidate] = []
    bodies: list[Candidate] = []
    for each in entities.candidates:
        if each.form not in {"name", "adjective"}:
            continue
        if each.known is not None:
            if each.known in by_key:
                by_key[each.known].add(each)
            else:
                by_key[each.known] = entities.new(each)
        elif each.kind == "person":
            persons.append(each)
        else:
            bodies.append(each)
    _persons(entities, persons)
    _bodies(entities, bodies)


def _settle_kinds(candidates: list[Candidate]) -> None:
    """A bare name that is now a person, now an organisation is what it is more often in the report; what has a
    given name, and elsewhere a title, is a person."""
    _persons_by_name(candidates)
    bare = [c for c in candidates if c.form == "name" and c.known is None and len(c.name) == 1 and not c.titles]
    counts: dict[str, Counter[ActorKind]] = defaultdict(Counter)
    for each in bare:
        if each.kind is not None and each.kind != "group":
            counts[fold(each.name[0])].update((each.kind,))
    for each in bare:
        votes = counts[fold(each.name[0])]
        if each.kind != "group" and len(votes) > 1:
            most: ActorKind = max(sorted(votes), key=lambda which: votes[which])
            each.kind = most


def _persons_by_name(candidates: list[Candidate]) -> None:
    """ "Chris Anders", for the tagger a firm like those that are called after their founders, is a person where the
    report has "Gov. Anders", too; and so is "Anders"."""
    names = [c for c in candidates if c.form == "name" and c.known is None and c.name]
    titled = {fold(c.name[-1]) for c in names if c.kind == "person" and c.titles}
    bodies = [c for c in names if c.kind == "organisation" and fold(c.name[-1]) in titled]
    meant = {fold(c.name[-1]) for c in bodies if gender_by_name(c.name) is not None}
    for each in bodies:
        if fold(each.name[-1]) in meant and (len(each.name) == 1 or gender_by_name(each.name) is not None):
            each.kind = "person"


def _persons(entities: Entities, persons: list[Candidate]) -> None:
    full: dict[str, list[Entity]] = defaultdict(list)  # surname -> entities with a full name
    first: dict[str, list[Entity]] = defaultdict(list)  # first word -> the same
    inner: dict[str, list[Entity]] = defaultdict(list)  # surname before a particle ("Mora" of "Juan Mora y Vidal")
    exact: dict[tuple[str, ...], Entity] = {}
    told: dict[int, list[int]] = defaultdict(list)  # entity -> where it is named, in text order
    persons = _apart(entities, persons)
    for each in persons:
        words = tuple(fold(word) for word in strip_suffix(each.name))
        if len(words) < 2:
            continue
        entity = exact.get(words)
        if entity is None:
            near = full[words[-1]][-NAMESAKES:] + first[words[0]][-NAMESAKES:]
            entity = next((e for e in near if _same_person(words, e)), None)
        if entity is None:
            entity = entities.new(each)
        else:
            entity.add(each)
        told[entity.id].append(each.first)
        if words not in exact:
            exact[words] = entity
            parted = [inner[words[i]] for i in range(1, len(words) - 2) if words[i + 1] in PARTICLES]
            for namesakes in (full[words[-1]], first[words[0]], *parted):
                if entity not in namesakes[-NAMESAKES:]:
                    namesakes.append(entity)
    single: dict[str, list[Entity]] = defaultdict(list)
    alike: dict[str, list[str]] = defaultdict(list)  # how a surname begins -> the surnames of full names, in order
    for name in sorted(full):
        if full[name]:
            alike[skeleton(name)[:ALIKE]].append(name)
    for each in persons:
        if len(strip_suffix(each.name)) > 1:
            continue
        key = surname(each.name)
        options = full.get(key) or first.get(key) or single.get(key) or inner.get(key) or []
        if not options:
            names = alike.get(skeleton(key)[:ALIKE], [])
            at = bisect_right(names, key)
            names = names[max(0, at - NAMESAKES) : at + NAMESAKES]
            options = [e for name in names if same_spelling(name, key) for e in full[name]]
        entity = _choose(_near(options, told, each), told, each)
        if entity is None:
            entity = entities.new(each)
            single[key].append(entity)
        else:
            entity.add(each)
        insort(told[entity.id], each.first)


def _near(options: list[Entity], told: Mapping[int, list[int]], candidate: Candidate) -> list[Entity]:
    """The options; of more than NAMESAKES those that were first named last before the candidate, or the first ones."""
    if len(options) <= NAMESAKES:
        return options
    at = bisect_right(options, candidate.first, key=lambda entity: told[entity.id][0])
    return options[max(0, at - NAMESAKES) : max(at, NAMESAKES)]


def _apart(entities: Entities, persons: list[Candidate]) -> list[Candidate]:
    """Give a namesake of the next generation an entity apart, and give back all others.

    "Jr" tells two people apart only where the report speaks of both: where the name without it was there before, as a
    newcomer's name is told in full first. The surname alone goes on meaning the elder.
    """
    met: set[tuple[str, str]] = set()  # first and last word of a name; a surname alone is both
    juniors: dict[tuple[str, str, str], Entity] = {}  # the same, and the mark; "" for the last word in "Tomas Jr"
    rest: list[Candidate] = []
    for each in persons:
        mark = generation(each.name)
        whole = len(strip_suffix(each.name)) > 1
        first, last = fold(each.name[0]), surname(each.name)
        entity = juniors.get((first, last if whole else "", mark)) if mark else None
        if entity is not None:
            entity.add(each)
        elif mark and whole and not met.isdisjoint({(first, last), (last, last)}):
            juniors[first, last, mark] = juniors[first, "", mark] = entities.new(each)
        else:
            met.add((first, last))
            rest.append(each)
    return rest


def _same_person(words: tuple[str, ...], entity: Entity) -> bool:
    for name in islice(entity.names, SPELLINGS):
        other = tuple(fold(word) for word in strip_suffix(name))
        if len(other) < 2:
            continue
        if other[-1] == words[-1] and (
            other[0] == words[0] or ((len(other[0]) == 1 or len(words[0]) == 1) and other[0][0] == words[0][0])
        ):
            return True
        if set(words) <= set(other) or set(other) <= set(words):
            return True
        if other[0] == words[0] and (words[-1].startswith(other[-1] + "-") or other[-1].startswith(words[-1] + "-")):
            return True
    return False


def _choose(options: Sequence[Entity], told: Mapping[int, list[int]], candidate: Candidate) -> Entity | None:
    """The last-mentioned of the entities that a surname can mean, agreeing in gender; a namesake still to come is no
    option."""
    fitting = [e for e in options if not (candidate.gender and e.gender and candidate.gender != e.gender)]
    if not fitting:
        return None
    if len(fitting) == 1:
        return fitting[0]

    def last_before(entity: Entity) -> int:
        places = told[entity.id]
        at = bisect_right(places, candidate.first)
        return places[at - 1] if at else -1

    return max(fitting, key=lambda e: (last_before(e), -e.id))


def _bodies(entities: Entities, bodies: list[Candidate]) -> None:
    """Organisations and named groups: by whole name, by the name without its state, by its beginning, by its
    initials."""
    known: dict[tuple[str, ...], dict[Entity, None]] = defaultdict(dict)  # each in the order of its entries
    letters: dict[str, dict[Entity, None]] = defaultdict(dict)
    for each in sorted(bodies, key=lambda c: (-len(strip_suffix(c.name)), c.first)):
        keys = _body_keys(each)
        entity = next((e for key in keys if (e := _fitting(known.get(key, ()), each)) is not None), None)
        if entity is None and len(each.name) == 1 and each.name[0].replace(".", "").isupper():
            entity = _fitting(letters.get(keys[0][0], ()), each)
        if entity is None:
            entity = next((e for key in keys if (e := _fitting(known.get(("^", *key), ()), each)) is not None), None)
        if entity is None:
            entity = entities.new(each)
        else:
            entity.add(each)
        for key in keys:
            for form in (key, tuple(sorted(key)), *(("^", *key[:n]) for n in range(1, len(key)))):
                known[form][entity] = None
        for short in _initials(each):
            letters[short][entity] = None
    _in_brackets(entities, bodies)
    _by_head_words(entities, bodies)


def _by_head_words(entities: Entities, bodies: list[Candidate]) -> None:
    """ "The Council" after "the Lake Council": what is named by the word that heads one body's name, told in full
    before it, is that body. Linear in the bodies."""
    full: dict[str, dict[int, Entity]] = defaultdict(dict)  # by their head words, bodies told in full so far
    first: dict[int, Candidate] = {}
    named = [each for each in entities.candidates if each.form == "name" and each.kind in {"organisation", "group"}]
    short = {id(each) for each in bodies if len(each.name) == 1}
    for each in named:
        entity = entities.of(each)
        if entity is None:
            continue
        word = head_word(" ".join(each.name))
        if word is not None:
            full[word][entity.id] = entity
        if id(each) not in short or entity.id in first or any(len(name) > 1 for name in entity.names):
            continue
        first[entity.id] = each
        word = fold(each.name[0])
        options = [one for one in full[word].values() if one.id in entities.all]
        if len(options) == 1 and shortens(word):
            entities.merge(options[0], entity)


def _initials(candidate: Candidate) -> list[str]:
    words = tuple(word for word in candidate.name if word.lower() not in {"the", "of", "and", "for"})
    short = acronym(words)
    if len(short) < 2:
        return []
    if candidate.country and candidate.country in countries().label:
        state = acronym(tuple(countries().label[candidate.country].split()))
        return [short, state + short] if state else [short]
    return [short]


def _in_brackets(entities: Entities, bodies: list[Candidate]) -> None:
    """ "General Staff (GS)": what stands in brackets right after a name is its short form, if its letters are in the
    name."""
    ends = {each.last: each for each in bodies}
    for each in bodies:
        before = entities.parse.tokens[each.first - 1] if each.first else None
        long = ends.get(each.first - 1)
        if before is None or before.text != "(" or long is None or len(each.name) != 1 or not each.name[0].isupper():
            continue
        one, other = entities.of(long), entities.of(each)
        if one is not None and other is not None and _abbreviates(fold(each.name[0]), fold("".join(long.name))):
            entities.merge(one, other)


def _abbreviates(short: str, long: str) -> bool:
    """Whether the letters of a short form stand in the name in the same order, the first at its beginning or any
    word's."""
    place = -1
    for letter in short:
        place = long.find(letter, place + 1)
        if place < 0:
            return False
    return bool(short)


def _body_keys(candidate: Candidate) -> list[tuple[str, ...]]:
    """Folded words of a body's name, and those without the name of its state if another word is left."""
    words = tuple(
        fold(word) for word in strip_suffix(candidate.name) if fold(word) not in {"the", "of", "for", "and", "&"}
    )
    if candidate.kind == "group" and len(words) == 1 and words[0].endswith("s") and len(words[0]) > 3:
        words = (words[0][:-1],)
    words = words or (fold(" ".join(candidate.name)),)
    keys = [words]
    if candidate.sector in STATE_BODIES and candidate.country:
        for length in (2, 1):
            state = countries().find(" ".join(words[:length]))
            if len(words) > length and state is not None:
                keys.append(words[length:])
                break
    return keys


def _fitting(options: Iterable[Entity], candidate: Candidate) -> Entity | None:
    for entity in options:
        if not (candidate.country and entity.country and candidate.country != entity.country):
            return entity
    return None


# --- passes 2 and 3: what nominals stand for ---


def resolve_nominals(entities: Entities) -> None:
    """Give every nominal (not pairs, not pronouns) its entity, in text order; one that nothing explains is an actor
    of its own."""
    history: list[Candidate] = []
    states = {e.known: e for e in entities.all.values() if e.kind == "state" and e.known}
    apposed = {
        other.head.i: name
        for name in entities.candidates
        if name.form == "name" and (other := _apposed_to(entities, name)) is not None and other.form == "nominal"
    }
    governing: dict[int, Entity] = {}  # states of whose government the text has told so far
    for each in _owners_first(entities.candidates):
        if each.form == "nominal":
            entity = _attribute(entities, each)
            if entity is None and _governs(each):
                entity = states.get(f"state:{each.country}")
                if entity is not None:
                    governing[entity.id] = entity
            if entity is None and _is_bare_government(each) and len(governing) == 1:
                entity = next(iter(governing.values()))  # "the government" after "Norway's government" alone
            if entity is None:
                entity = _described(entities, each, history, apposed.get(each.head.i))
            if entity is None:
                entities.new(each)
            else:
                entities.join(each, entity)
        if each.form in {"name", "nominal", "adjective"}:
            history.append(each)
        if each.form == "name":
            _name_attribute(entities, each)
    _titled_later(entities)


def _owners_first(candidates: Sequence[Candidate]) -> Iterable[Candidate]:
    """Candidates in text order, but whose spokesman somebody is before the spokesman."""
    done: set[int] = set()
    for each in candidates:
        line: list[Candidate] = []
        here: Candidate | None = each
        while here is not None and id(here) not in done:
            done.add(id(here))
            line.append(here)
            here = here.owner
        yield from reversed(line)


def _titled_later(entities: Entities) -> None:
    """ "The special envoy" of a first sentence is who the report calls "Special Envoy Kovacs" later, if it calls nobody
    else so."""
    holders: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities.all.values():
        if entity.named and entity.kind == "person":
            for title in sorted(entity.titles):
                holders[title].append(entity)
    for entity in sorted(entities.all.values(), key=lambda e: e.id):
        first = entity.candidates[0]
        if entity.named or first.form != "nominal" or first.kind != "person" or first.plural or not first.definite:
            continue
        options = {e.id: e for title in first.titles for e in holders.get(fold(title), ())}
        if len(options) != 1 or first.owner is not None or (len(first.titles[0].split()) < 2 and not first.unique):
            continue
        holder = next(iter(options.values()))
        if _agree(first, next(c for c in holder.candidates if c.form == "name")):
            entities.merge(holder, entity)


def _governs(nominal: Candidate) -> bool:
    """Whether a description is a state's government and says no more of it ("the Norwegian government"): it acts as
    the state, like a capital that acts."""
    if nominal.roles != ("government",) or nominal.plural or len(nominal.countries) != 1:
        return False
    words = sorted(nominal.words)
    named = [countries().find(" ".join(order)) for order in (words, words[::-1])]
    return not words or any(found is not None and found[0] == nominal.country for found in named)


def _is_bare_government(nominal: Candidate) -> bool:
    """ "The government", which doesn't say of which state."""
    plain = nominal.roles == ("government",) and nominal.definite and not nominal.plural
    return plain and not nominal.countries and not nominal.words and nominal.owner is None


def _apposed_to(entities: Entities, name: Candidate) -> Candidate | None:
    """What a name stands in apposition to: the minister of "the defence minister, Anna Kovacs"."""
    head = name.head
    called = _called(head)
    if called is not None:
        return entities.at_head.get(called.i)
    if head.dep != "appos" and (name.kind != "person" or name.titles):
        return None
    other = entities.at_head.get(head.head.i) if head.dep == "appos" else _before_comma(entities, name)
    if other is not None and other.form == "name" and other.head.dep == "pobj":
        # "a spokesman for A, B, said": the apposition is the spokesman's, whatever the parse hangs it on
        holder = entities.at_head.get(other.head.head.head.i)
        other = holder if holder is not None and holder.form == "nominal" and holder.kind == "person" else other
    return other if other is not name else None


def _called(head: Token) -> Token | None:
    """Whom a name is said to be the name of: the group of "a group calling itself the Lake Army", "a group known as
    the Lake Army"."""
    after_as = head.dep == "pobj" and head.head.lower == "as"
    verb = head.head.head if after_as else head.head
    if verb.dep not in ("acl", "relcl") or verb.lemma.lower() not in vocabulary()["called"]:
        return None
    if verb.tag == "VBN":
        return verb.head if after_as or head.dep in ("oprd", "attr") else None
    itself = any(child.lower in REFLEXIVE for child in verb.children)
    return verb.head if itself and head.dep in ("oprd", "dobj", "attr", "appos") else None


def _name_attribute(entities: Entities, name: Candidate) -> None:
    """A name in apposition to a nominal that stands before it: "the defence minister, Anna Kovacs"."""
    other, mine = _apposed_to(entities, name), entities.of(name)
    if other is not None and mine is not None and other.form == "nominal" and _agree(other, name):
        theirs = entities.of(other)
        if theirs is not None and not theirs.named:
            entities.merge(mine, theirs)


def _attribute(entities: Entities, nominal: Candidate) -> Entity | None:
    """Apposition ("Kovacs, the defence minister,") and copula ("Kovacs is the defence minister")."""
    head = nominal.head
    other: Candidate | None = None
    if head.dep == "appos":
        other = entities.at_head.get(head.head.i)
    elif (
        head.dep == "attr"
        and head.head.lemma in {"be", "become", "remain"}
        and not any(c.dep == "neg" for c in head.head.children)
    ):
        subject = head.head.child("nsubj")
        if subject is not None and subject.tag not in {"WP", "WDT"}:
            other = entities.at_head.get(subject.i)
        elif subject is not None and head.head.dep == "relcl":
            other = entities.at_head.get(head.head.head.i)
    if other is None and nominal.kind == "person":
        other = _before_comma(entities, nominal)
    if other is None or other is nominal or other.form in {"pronoun", "pair"} or not _agree(nominal, other):
        return None
    entity = entities.of(other)
    if entity is None or (entity.kind == "state" and nominal.kind != "state"):
        return None
    return entity


def _before_comma(entities: Entities, later: Candidate) -> Candidate | None:
    """The person that ends right before the comma before ``later``, where ``later`` is set off on its other side,
    too."""
    tokens = entities.parse.tokens
    if later.first < 2 or tokens[later.first - 1].text != "," or tokens[later.first - 2].sent is not later.sent:
        return None
    after = tokens[later.last] if later.last < len(tokens) else None
    if after is not None and after.sent is later.sent and after.text not in {",", ".", ";", "—", ")", "?", ":"}:
        return None
    other = entities.at_end.get(later.first - 1)
    return (
        other
        if other is not None and other.kind == "person" and {other.form, later.form} == {"name", "nominal"}
        else None
    )


def _agree(nominal: Candidate, other: Candidate) -> bool:
    """Whether two candidates can name one actor: kind, number, gender, country."""
    if nominal.plural != other.plural:
        return False
    kinds = {nominal.kind, other.kind}
    if len(kinds) > 1 and kinds != {"organisation", "group"}:
        return False
    if nominal.gender and other.gender and nominal.gender != other.gender:
        return False
    return not (nominal.country and other.country and nominal.country != other.country and nominal.kind != "state")


def _described(
    entities: Entities, nominal: Candidate, history: list[Candidate], name: Candidate | None
) -> Entity | None:
    """Whom a description fits best; one that has a ``name`` in apposition is nobody of another name."""
    head = nominal.roles[0] if nominal.roles else ""
    if not nominal.definite and not (nominal.plural and nominal.country):
        return None
    whose = possessors(entities, nominal) if nominal.kind == "person" or nominal.owner is not None else frozenset()
    seen: set[int] = set()
    best: tuple[float, Entity] | None = None
    for back, other in enumerate(reversed(history[-WINDOW:])):
        entity = entities.of(other)
        if entity is None or entity.id in seen:
            continue
        seen.add(entity.id)
        if entity.id in whose or _anothers(entities, nominal, entity, whose):
            continue
        if name is not None and entity.kind == "person" and entity.named and entity.id != name.entity:
            continue
        score = _fit(nominal, head, entity, other)
        if score > 0:
            score -= back * 0.002
            if nominal.unique and nominal.country and nominal.country == entity.country:
                score += STANDING * min(len(entity.candidates), MOST)  # of two who held the office, whom it is about
            if best is None or score > best[0]:
                best = (score, entity)
    return best[1] if best else None


def _anothers(entities: Entities, nominal: Candidate, entity: Entity, mine: frozenset[int]) -> bool:
    """Whether a person's office is that of others than the description's: "the rebels' spokesman" is nobody who was
    called "the government's spokesman", nor is "his lawyer" a "lawyer for Keller" where he is Holm. ``mine``: of which
    the description's is one."""
    if not mine or nominal.kind != "person":
        return False
    theirs: set[int] = set()
    for each in entity.candidates:
        if each.form == "nominal" and each.roles[:1] == nominal.roles[:1]:
            whose = possessors(entities, each)
            if each.owner is not None and not whose:
                return False  # nobody knows whose
            theirs |= whose
    return bool(theirs) and theirs.isdisjoint(mine)


def _fit(nominal: Candidate, head: str, entity: Entity, other: Candidate) -> float:
    """How well a description fits an entity; 0 where it doesn't."""
    if nominal.kind == "state":
        return _fit_state(nominal, entity, other)
    if entity.kind == "state" or (
        nominal.kind != entity.kind and {nominal.kind, entity.kind} != {"organisation", "group"}
    ):
        return 0.0
    if nominal.plural != entity.plural and not (
        entity.named and entity.kind in {"organisation", "group"} and not nominal.plural
    ):
        return 0.0
    if nominal.gender and entity.gender and nominal.gender != entity.gender:
        return 0.0
    mine, theirs = nominal.country, entity.country
    if mine and theirs and mine != theirs:
        return 0.0
    if nominal.plural:
        # a generic body is one throughout the report: the same words, the same country
        same = head in entity.heads and mine == theirs and not entity.named
        if not same:
            return 0.0
        if nominal.words == other.words:
            return 3.0
        return 1.5 if nominal.definite and nominal.words <= entity.words and not nominal.owner else 0.0
    if "counterpart" in entity.heads and nominal.unique and mine and mine == theirs and head not in entity.heads:
        return 2.5  # "the Russian president" after "the Ukrainian president and his Russian counterpart, A."
    if head in entity.heads:
        if nominal.words - entity.words - _name_words(entity):
            titled = entity.titles.intersection(fold(title) for title in nominal.titles)
            if titled and mine and not theirs:
                return 2.0  # whose president he is nobody has said
            return 3.0 if titled or (nominal.unique and mine and mine == theirs) else 0.0
        if mine and not theirs:
            return 2.0 if not entity.named or nominal.unique else 1.0
        if not nominal.words and entity.words and not entity.named and head in BODIES:
            return 0.9  # "the company" after "its parent company"
        return 3.0 if mine else 2.0
    names = _name_words(entity)
    if head in names and nominal.words <= names | entity.words:
        return 2.0  # "the ministry" after "Ministry of Defence", "the company" after "Ford Motor Company"
    business = nominal.sector == "BUS" and head not in BODIES and len(nominal.words) < 2
    if business and entity.named and entity.sector in {None, "BUS"} and nominal.owner is None and not mine:
        return 0.4 + 0.1 * min(len(entity.candidates), 8)
    if entity.named and entity.kind == "organisation" and not nominal.words and head in BODIES and not nominal.owner:
        often = 0.1 * min(len(entity.candidates), 8)
        if head == "party":
            return 1.0 + often if entity.sector == "PTY" else 0.0
        if head in {"company", "firm", "corporation"}:
            return (1.0 if entity.sector == "BUS" else 0.6) + often if entity.sector in {None, "BUS"} else 0.0
        return 0.5 + often if entity.sector not in {"GOV", "LEG", "MIL"} else 0.0
    if (
        head == "leader"
        and entity.named
        and mine
        and mine == theirs
        and entity.heads & {"president", "premier", "minister", "chancellor", "king", "ruler"}
    ):
        return 2.0 if "minister" not in entity.heads else 1.5
    return 0.0


def _fit_state(nominal: Candidate, entity: Entity, other: Candidate) -> float:
    if entity.kind != "state" or nominal.plural or nominal.owner is not None:
        return 0.0
    if nominal.words:
        return 0.0
    if other.form == "adjective":
        return 0.5
    return 1.0


def _name_words(entity: Entity) -> set[str]:
    # a name that a table knows stands there as one string
    words = {fold(word) for name in entity.names for part in name for word in part.split()}
    return words | {word[:-1] for word in words if len(word) > 4 and word.endswith("s")}
