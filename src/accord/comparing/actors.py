"""The same actor in several reports: one global actor for the local actors of many readings.

States meet by code; persons by whole name, spelling variants of it, or a surname that only one of them has;
organisations by name, initials and state; described bodies ("US officials", "American officials") by their words with
states as codes. What could be two is left two: persons with other first names or countries never meet, and an unnamed
"official" of one report is nobody else's.

Nothing depends on the order of readings: everything is sorted, and identifiers are made of names.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from accord.comparing.parties import STATE_SECTORS
from accord.model import Actor, ActorKind, Reading
from accord.reading.countries import countries
from accord.reading.given_names import gender_by_name, is_short_for
from accord.reading.names import acronym, fold, generation, head_word, same_spelling, skeleton, slug, strip_suffix
from accord.reading.nominals import FORMER
from accord.reading.roles import organisation, shortens

__all__ = ["link"]

Key = tuple[str, str]  # report id, local actor id
# How a mention was found when it names its actor rather than describing or replacing it.
NAMING = ("name", "country", "capital", "adjective", "organisations", "modifier")
STOP = frozenset(
    {"the", "a", "an", "of", "for", "and", "from", "its", "their", "his", "her", "s", "some", "several", "other"}
)
ADDRESS = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr."})


@dataclass(slots=True)
class _Local:
    """One local actor with what linking needs; ``tokens`` are the folded words of its name, hyphens parted."""

    key: Key
    actor: Actor
    named: bool
    tokens: tuple[str, ...]
    titles: frozenset[str]
    bare: bool = False  # a body of one word that may be a surname which the recogniser of names did not know


@dataclass(slots=True)
class _Global:
    """Local actors held to be one."""

    locals: list[_Local] = field(default_factory=list)

    @property
    def countries(self) -> set[str]:
        return {each.actor.country for each in self.locals if each.actor.country}

    @property
    def names(self) -> list[str]:
        return sorted({each.actor.name for each in self.locals})


def link(readings: Sequence[Reading]) -> tuple[tuple[Actor, ...], dict[Key, str]]:
    """Merge the actors of many readings.

    In: readings in any order. Out: the global actors in order of id, their other names in ``aliases``, and for every
    (report id, local actor id) the global id. Groups with members have the global ids of these.
    """
    pool = _as_persons(_pool(readings))
    plain = [each for each in pool if not each.actor.members]
    groups: list[_Global] = []
    groups += _states([each for each in plain if each.actor.kind == "state"])
    people = _persons([each for each in plain if each.actor.kind == "person" and each.named])
    groups += people
    groups += _described_persons([each for each in plain if each.actor.kind == "person" and not each.named], people)
    groups += _organisations([each for each in plain if each.actor.kind in {"organisation", "group"} and each.named])
    groups += _described_bodies(
        [each for each in plain if each.actor.kind in {"organisation", "group"} and not each.named], people
    )
    table: dict[Key, str] = {}
    actors: list[Actor] = []
    for actor, group in _identified(groups):
        actors.append(actor)
        table.update((each.key, actor.id) for each in group.locals)
    actors += _with_members(
        [each for each in pool if each.actor.members], table, {actor.id: actor.name for actor in actors}
    )
    return tuple(sorted(actors, key=lambda actor: actor.id)), dict(sorted(table.items()))


def _pool(readings: Sequence[Reading]) -> list[_Local]:
    found: dict[Key, _Local] = {}
    apart = _generations(readings)
    for reading in sorted(readings, key=lambda each: each.report.id):
        naming = {m.actor for m in reading.mentions if m.actor is not None and m.found_by.startswith(NAMING)}
        sourced = any(m.found_by for m in reading.mentions)
        for actor in reading.actors:
            # a known body may be met by its possessor alone ("their"), and has its name all the same
            named = actor.id in naming or organisation(actor.name) is not None if sourced else actor.name[:1].isupper()
            tokens = _words(actor.name)
            if (tokens[:1], tokens[-1:]) in apart and (mark := generation(tuple(actor.name.split()))):
                tokens = (*tokens, mark)  # "Jr" ends the name, so that the surname alone goes on meaning the elder
            titles = frozenset(fold(title) for title in actor.titles)
            key = (reading.report.id, actor.id)
            bare = named and len(tokens) == 1 and _may_be_surname(actor, reading)
            found[key] = _Local(key, actor, named, tokens, titles, bare)
    return [found[key] for key in sorted(found)]


def _may_be_surname(actor: Actor, reading: Reading) -> bool:
    """Whether a body might be a person by a surname alone: a word of which nothing is known, and no "the" before it."""
    if actor.kind != "organisation" or actor.sector or actor.country or not actor.name.istitle():
        return False
    if organisation(actor.name) is not None:
        return False
    text = reading.report.text
    spans = [mention.span for mention in reading.mentions if mention.actor == actor.id]
    return not any(f"{text[max(0, s.start - 4) : s.start]}{s.exact}".lower().lstrip().startswith("the ") for s in spans)


def _as_persons(pool: list[_Local]) -> list[_Local]:
    """The locals, those bodies as persons whose one word is the surname of one person alone who is named in whole, with
    a given name, by another report."""
    bearers: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for each in pool:
        if each.actor.kind == "person" and each.named and len(each.tokens) > 1 and gender_by_name(each.tokens):
            bearers[each.tokens[-1]].add(each.tokens[:1])
    return [
        replace(each, actor=replace(each.actor, kind="person"))
        if each.bare and len(bearers.get(each.tokens[0], ())) == 1
        else each
        for each in pool
    ]


def _generations(readings: Sequence[Reading]) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    """First and last words of the names that a report gives to two persons, one of them with "Jr" or the like.

    Elsewhere the mark is only a fuller form of the name.
    """
    found: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    for reading in readings:
        persons = [tuple(actor.name.split()) for actor in reading.actors if actor.kind == "person"]
        if not any(map(generation, persons)):
            continue
        spelled = [(_words(" ".join(words)), bool(generation(words))) for words in persons]
        marked = {(words[:1], words[-1:]) for words, mark in spelled if mark}
        plain = {(words[:1], words[-1:]) for words, mark in spelled if not mark}
        alone = {words for words, mark in spelled if not mark and len(words) == 1}
        found |= {(first, last) for first, last in marked if (first, last) in plain or last in alone}
    return found


def _words(name: str) -> tuple[str, ...]:
    """The folded words of a name, hyphens parted, "Jr" and legal forms left out."""
    words = " ".join(strip_suffix(tuple(map(fold, name.split()))))
    return tuple(word for word in re.split(r"[\s\-–]+", words) if word)


def _collect(keyed: Iterable[tuple[object, _Local]]) -> list[_Global]:
    """Locals with equal keys together, in order of the keys' text."""
    found: dict[object, _Global] = {}
    for key, each in keyed:
        found.setdefault(key, _Global()).locals.append(each)
    return [found[key] for key in sorted(found, key=repr)]


def _alone(each: _Local) -> tuple[str, ...]:
    return ("alone", *each.key)


def _states(states: list[_Local]) -> list[_Global]:
    return _collect((("state", each.actor.country) if each.actor.country else _alone(each), each) for each in states)


# --- persons ---


@dataclass(frozen=True, slots=True)
class _Bearer:
    """A person with a whole name, as a bare surname is held against: made once, before anybody is joined to it."""

    group: _Global
    last: frozenset[str]
    first: frozenset[str]
    countries: frozenset[str]
    titles: frozenset[str]

    def bears(self, word: str) -> bool:
        """Whether the name ends in a word, or begins with it as a family name that stands first does ("Kim")."""
        return word in self.first or any(same_spelling(last, word) for last in sorted(self.last))


def _persons(persons: list[_Local]) -> list[_Global]:
    groups = _full_names([each for each in persons if len(each.tokens) > 1])
    by_start: dict[str, list[_Bearer]] = defaultdict(list)
    for group in groups:
        bearer = _Bearer(
            group,
            frozenset(each.tokens[-1] for each in group.locals),
            frozenset(each.tokens[0] for each in group.locals),
            frozenset(group.countries),
            frozenset(title for each in group.locals for title in each.titles),
        )
        for start in sorted({skeleton(word)[:2] for word in bearer.last | bearer.first}):
            by_start[start].append(bearer)
    bearers: dict[str, list[_Bearer]] = {}
    single: list[_Local] = []
    joined: list[tuple[_Bearer, _Local]] = []
    for each in persons:
        if len(each.tokens) > 1:
            continue
        word = _word(each)
        if word not in bearers:
            bearers[word] = [bearer for bearer in by_start.get(skeleton(word)[:2], []) if bearer.bears(word)]
        country = each.actor.country
        options = [b for b in bearers[word] if not country or not b.countries or country in b.countries]
        if len(options) > 1:
            options = [b for b in options if each.titles & b.titles] or options
        if len(options) == 1:
            joined.append((options[0], each))
        else:
            single.append(each)
    claims: dict[int, set[str]] = defaultdict(set)
    for bearer, each in joined:
        if each.actor.country and not bearer.countries:
            claims[id(bearer)].add(each.actor.country)
    for bearer, each in joined:  # after all choices, so that none depends on another
        if each.actor.country and len(claims[id(bearer)]) > 1:
            single.append(each)
        else:
            bearer.group.locals.append(each)
    return groups + _by_country(sorted(single, key=lambda each: each.key), lambda each: (_word(each),))


def _word(each: _Local) -> str:
    return each.tokens[0] if each.tokens else fold(each.actor.name)


def _full_names(full: list[_Local]) -> list[_Global]:
    """Whole names: equal, spelled otherwise, with a middle name more or the first one in short; parted by country where
    countries conflict."""
    told: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for each in full:
        told[each.key[0]].add(each.tokens)
    spellings = sorted({each.tokens for each in full})
    blocks: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for tokens in spellings:
        blocks[skeleton(tokens[-1])[:2] or tokens[-1][:2]].append(tokens)
    first: dict[tuple[str, ...], tuple[str, ...]] = {}
    for block in blocks.values():
        for index, tokens in enumerate(block):
            first[tokens] = next(
                (
                    first[other]
                    for other in block[:index]
                    if _same_name(other, tokens)
                    or (_in_short(other, tokens) and not any({other, tokens} <= names for names in told.values()))
                ),
                tokens,
            )
    return _by_country(full, lambda each: first[each.tokens])


def _same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if not same_spelling(one[-1], other[-1]):
        return False
    a, b = one[0], other[0]
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0] and one[-1] == other[-1]
    if not same_spelling(a, b) and not (a[0] == b[0] and skeleton(a) == skeleton(b)):
        return False
    middle, more = one[1:-1], other[1:-1]
    return not (
        middle and more and len(middle) == len(more) and any(x[0] != y[0] for x, y in zip(middle, more, strict=True))
    )


def _in_short(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of two words are one but for a short form of the first: "Mike Berg", "Michael Berg"."""
    if len(one) != 2 or len(other) != 2 or one[1] != other[1]:
        return False
    return is_short_for(one[0], other[0]) or is_short_for(other[0], one[0])


def _by_country(persons: list[_Local], name: Callable[[_Local], tuple[str, ...]]) -> list[_Global]:
    """Same name and no conflict of countries: one; else one for each country, and those of no country by themselves."""
    together: dict[tuple[str, ...], list[_Local]] = defaultdict(list)
    for each in persons:
        together[name(each)].append(each)
    groups: list[_Global] = []
    for key in sorted(together):
        codes = sorted({each.actor.country for each in together[key] if each.actor.country})
        if len(codes) < 2:
            groups.append(_Global(together[key]))
            continue
        for code in (*codes, None):
            part = [each for each in together[key] if each.actor.country == code]
            if part:
                groups.append(_Global(part))
    return groups


def _office(title: str) -> str:
    """A title as it is compared: folded, without the full stops of initials, one word for all who held it once."""
    words = fold(title).replace(".", "").replace("-", " ").split()
    return " ".join(["former", *(word for word in words if word not in FORMER)] if FORMER & set(words) else words)


# Offices that one is meant by who is called the leader of a country; and two names of one office.
LEADING = frozenset({"president", "prime minister", "premier", "chancellor", "taoiseach", "leader", "supreme leader"})
SAME_OFFICE = {"premier": "prime minister", "head of government": "prime minister", "head of state": "president"}


def _described_persons(described: list[_Local], people: list[_Global]) -> list[_Global]:
    """ "The Russian president" of a report that never names him: the one person known by that title and country, else
    alone. "The Russian leader" is whoever alone is known as its president, its prime minister or the like."""
    holders: dict[tuple[str, str], list[_Global]] = defaultdict(list)
    for group in people:
        codes = sorted(group.countries)
        for title in sorted({_office(title) for each in group.locals for title in each.titles}):
            for code in codes:
                for known in {title, SAME_OFFICE.get(title, title), *(("leader",) if title in LEADING else ())}:
                    holders[known, code].append(group)
    rest: list[_Local] = []
    joined: list[tuple[_Global, _Local]] = []
    for each in described:
        titles = sorted(set(map(_office, each.titles)))
        titles += [SAME_OFFICE[title] for title in titles if title in SAME_OFFICE]
        options = [g for title in titles for g in holders.get((title, each.actor.country or ""), [])]
        unique = {id(group): group for group in options}
        if len(unique) == 1:
            joined.append((options[0], each))
        else:
            rest.append(each)
    for group, each in joined:
        group.locals.append(each)
    return _collect((_alone(each), each) for each in rest)


# --- organisations and groups ---


def _body_key(each: _Local) -> tuple[str, ...]:
    """Folded words in order of the alphabet, the name of its state left out, plurals made singular."""
    table = countries()
    words = [word for word in each.tokens if word not in STOP]
    if each.actor.country and len(words) > 1:
        phrase = " ".join(words)
        for length in (3, 2, 1):
            head = " ".join(phrase.split()[:length])
            found = table.find(head)
            if found is not None and found[0] == each.actor.country and len(words) > length:
                words = words[length:]
                break
    return tuple(
        sorted(
            word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word for word in words
        )
    )


def _organisations(bodies: list[_Local]) -> list[_Global]:
    keyed: list[tuple[tuple[str, ...], _Local]] = []
    for each in bodies:
        known = organisation(each.actor.name)
        keyed.append((("=", known.name) if known is not None else _body_key(each), each))
    initials: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for key, each in keyed:
        short = acronym(tuple(word for word in each.actor.name.split() if word.lower() not in STOP))
        if len(short) > 1:
            initials[short].add(key)
    headed: dict[str, set[tuple[str, ...]]] = defaultdict(set)  # by the words that head names told in full
    for key, each in keyed:
        word = head_word(each.actor.name)
        if word is not None and each.named:
            headed[word].add(key)
    spellings: dict[tuple[str, ...], tuple[str, ...]] = {}
    keys = sorted({key for key, _ in keyed})
    blocks: dict[tuple[int, str], list[tuple[str, ...]]] = defaultdict(list)
    for key in keys:
        blocks[len(key), key[0][:1] if key else ""].append(key)
    for block in blocks.values():
        for index, key in enumerate(block):
            spellings[key] = next(
                (spellings[o] for o in block[:index] if key[0] != "=" and all(map(same_spelling, o, key))), key
            )
    chosen: list[tuple[tuple[str, ...], _Local]] = []
    for key, each in keyed:
        key = spellings[key]
        if len(key) == 1 and each.actor.name.replace(".", "").isupper() and len(initials.get(key[0], ())) == 1:
            key = spellings[next(iter(initials[key[0]]))]
        short = fold(each.actor.name)
        bodies_so_headed = {spellings[one] for one in headed.get(short, ())}
        if len(key) == 1 and len(bodies_so_headed) == 1 and shortens(short):
            key = next(iter(bodies_so_headed))  # "the Council" of one report, "the Lake Council" of all others
        chosen.append((key, each))
    table = {id(each): key for key, each in chosen}
    return _by_country([each for _, each in chosen], lambda each: table[id(each)])


def _described_bodies(bodies: list[_Local], people: list[_Global]) -> list[_Global]:
    """ "US officials" and "American officials" are one body, and so is "the Falk cabinet" of two reports that both name
    Falk; "officials" of no country are each report's own."""
    owners = _owners(people)
    keyed: list[tuple[object, _Local]] = []
    for each in bodies:
        code = each.actor.country
        owned = _owned(each, owners) if code is None and each.actor.kind == "organisation" else None
        if owned is not None:
            owner, rest = owned
            sector = each.actor.sector
            if sector is not None and sector[:3] in STATE_SECTORS and len(owner.countries) == 1:
                each = replace(each, actor=replace(each.actor, country=min(owner.countries)))
            keyed.append((("owned", min(one.key for one in owner.locals), rest), each))
        else:
            keyed.append((("body", each.actor.kind, code, _body_key(each)) if code else _alone(each), each))
    return _collect(keyed)


def _owners(people: list[_Global]) -> dict[tuple[str, tuple[str, ...]], list[_Global]]:
    """By report, and by whole names and surnames in it, the persons who are named so."""
    found: dict[tuple[str, tuple[str, ...]], list[_Global]] = defaultdict(list)
    for group in people:
        for report, name in sorted(
            {(one.key[0], name) for one in group.locals for name in (one.tokens, one.tokens[-1:])}
        ):
            found[report, name].append(group)
    return found


def _owned(
    body: _Local, owners: dict[tuple[str, tuple[str, ...]], list[_Global]]
) -> tuple[_Global, tuple[str, ...]] | None:
    """Whose a body is by the name that its own begins with, and what it is called after that; None where nobody, or
    more than one, is named so in its report."""
    words = tuple(word.removesuffix("'s").removesuffix("’s") for word in body.tokens)
    words = words[1:] if words[0] in ADDRESS else words
    for length in range(len(words) - 1, 0, -1):
        named = owners.get((body.key[0], words[:length]), [])
        if len(named) == 1:
            return named[0], tuple(word for word in words[length:] if word not in STOP)
        if named:
            return None
    return None


# --- the global actors ---


def _identified(groups: list[_Global]) -> list[tuple[Actor, _Global]]:
    """Global actors with identifiers: the slug of the name; namesakes take their country, then a part of a report's
    id."""
    made: dict[str, list[tuple[Actor, _Global]]] = defaultdict(list)
    for group in groups:
        actor = _merged(group)
        named = any(each.named for each in group.locals)
        base = slug(actor.name)
        if not named and not actor.country:
            base = f"{base}-{min(each.key[0] for each in group.locals)[:6]}"
        made[base].append((actor, group))
    found: list[tuple[Actor, _Global]] = []
    taken: set[str] = set()
    for base in sorted(made):
        several = sorted(made[base], key=lambda pair: (pair[0].country or "", min(each.key for each in pair[1].locals)))
        for actor, group in several:
            name = base if len(several) == 1 else f"{base}-{(actor.country or 'other').lower()}"
            if name in taken:
                name = f"{name}-{min(each.key[0] for each in group.locals)[:6]}"
            count = 2
            while name in taken:
                name, count = f"{name}-{count}", count + 1
            taken.add(name)
            found.append((_renamed(actor, name), group))
    return found


def _merged(group: _Global) -> Actor:
    actors = [each.actor for each in group.locals]
    kinds = Counter(actor.kind for actor in actors if actor.country) or Counter(actor.kind for actor in actors)
    kind: ActorKind = max(sorted(kinds), key=lambda each: kinds[each])
    naming = [each.actor for each in group.locals if each.named] or actors
    known = next((found.name for name in group.names if (found := organisation(name)) is not None), None)
    name = known or min({actor.name for actor in naming}, key=lambda each: (-len(each.split()), each))
    titles = Counter(title for actor in actors for title in dict.fromkeys(actor.titles))
    spelled: dict[str, str] = {}
    for title in sorted(titles, key=lambda each: (-titles[each], each)):
        spelled.setdefault(fold(title), title)
    return Actor(
        "",
        name,
        kind,
        _majority(actor.country for actor in actors),
        _majority(actor.sector for actor in actors),
        titles=tuple(spelled.values()),
        aliases=tuple(each for each in group.names if each != name),
    )


def _majority(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value)
    return max(sorted(counts), key=lambda value: counts[value]) if counts else None


def _renamed(actor: Actor, name: str) -> Actor:
    return Actor(name, actor.name, actor.kind, actor.country, actor.sector, actor.titles, actor.aliases, actor.members)


def _with_members(groups: list[_Local], table: dict[Key, str], names: dict[str, str]) -> list[Actor]:
    """Groups named by their members, by the members' global ids. Adds them to ``table``."""
    made: dict[str, list[_Local]] = defaultdict(list)
    ids: dict[str, tuple[str, ...]] = {}
    for each in groups:
        members = tuple(sorted({table[each.key[0], m] for m in each.actor.members if (each.key[0], m) in table}))
        name = "+".join(members) or f"{each.actor.id}-{each.key[0][:6]}"
        ids[name] = members
        made[name].append(each)
        table[each.key] = name
    return [
        Actor(
            name,
            " and ".join(names[m] for m in ids[name]) or made[name][0].actor.name,
            "group",
            _majority(each.actor.country for each in made[name]),
            _majority(each.actor.sector for each in made[name]),
            members=ids[name],
        )
        for name in sorted(made)
    ]
