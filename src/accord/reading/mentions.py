"""Finds candidates for actor mentions in a parse: names, nominals, pronouns, adjectives of nationality, pairs."""

from __future__ import annotations

from accord.model import ActorKind
from accord.reading.candidates import Candidate, chunks, is_noun, quoted
from accord.reading.countries import countries
from accord.reading.gazetteer import look_up
from accord.reading.given_names import gender_by_name
from accord.reading.names import fold, strip_suffix
from accord.reading.nominals import Nominals, gender_of, hyphenated, opens, sector_of_former
from accord.reading.numbers import table
from accord.reading.positions import acts, does, located, syntactic_head
from accord.reading.roles import Role, is_office, office_before, organisation, role
from accord.reading.syntax import Parse, Token
from accord.reading.toponyms import vocabulary_of_places
from accord.reading.units import DETERMINERS, STATE, Names, Unit
from accord.reading.works import without_works

__all__ = ["find_candidates"]

# form -> gender ("m", "f", "n" for things and bodies, "1" for the first person, None) and whether plural
PRONOUNS: dict[str, tuple[str | None, bool]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("m", False)),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("f", False)),
    **dict.fromkeys(("it", "its", "itself"), ("n", False)),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), (None, True)),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), ("1", False)),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), ("1", True)),
}
# Offices held for a body: their sector is the body's.
# What lies under somebody's rule ("the separatist region") says where and not whose deed or thing it is.
SOIL = frozenset({"city", "region", "body", "area"})
HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "sir", "dame", "lady", "lord", "madam"})
SERVING = frozenset(
    {"secretary", "official", "officer", "adviser", "advisor", "spokesman", "spokeswoman", "spokesperson"}
)


def find_candidates(parse: Parse) -> list[Candidate]:
    """All candidates of a parse in text order (by first token, the longer first). Linear in the tokens."""
    return without_works(parse, _Finder(parse).run())


class _Finder:
    def __init__(self, parse: Parse) -> None:
        self.tokens = parse.tokens
        self.names = Names(parse)
        self.nominals = Nominals(parse, self.names)
        self.ranges = chunks(parse)
        self.labels = countries().label
        self.quotes = quoted(parse)
        self.found: list[Candidate] = []
        # the chunk before: its range, and how many candidates preceded it
        self.last: tuple[int, int, int] | None = None

    def run(self) -> list[Candidate]:
        for first, last in self.ranges:
            before = len(self.found)
            self._chunk(first, last)
            self.last = (first, last, before)
        self._adjectives_beside()
        self._pronouns()
        self.found.sort(key=lambda each: (each.first, -each.last, each.head.i))
        return self.found

    def _keep(self, made: Candidate) -> None:
        made.quote = self.quotes[made.head.i]
        self.found.append(made)

    # --- chunks ---

    def _chunk(self, first: int, last: int) -> None:
        """One chunk: a possessor by itself first, then the whole with its possessor."""
        start, owner = first, None
        for i in range(first, last):
            if self.tokens[i].tag == "POS" and i + 1 < last:
                owner = self._phrase(first, start, i, owner) or owner
                start = i + 1
        self._phrase(first, start, last, owner)

    def _phrase(self, first: int, start: int, last: int, owner: Candidate | None) -> Candidate | None:
        """One phrase: its words proper are [start, last), its span begins at ``first`` (with the possessor)."""
        units = self.names.units(start, last)
        if not units and (not is_noun(self.tokens[last - 1]) or self._in_a_name(first, last)):
            return None
        if last - first == 1 and opens(self.tokens, first):
            units = []  # "Rebels" and "Guerrillas" are no names where they begin a sentence
        named = bool(units) and units[-1].last == last
        made = self.nominals.twins(first, last)
        if made is None and named:
            made = self._named(first, start, units, owner)
        elif made is None:
            made = self._described(first, start, last, units, owner)
        if made is None:
            self._inner(units if not named else units[:-1], True)
            self._modifying(start, last, units)
        elif made.form == "adjective":
            self._inner(units[:-1], True)
        else:
            self._inner(units[:-1] if named else units, False)
        if made is not None:
            self._keep(made)
        return made

    def _in_a_name(self, first: int, last: int) -> bool:
        """Whether a phrase is the rest of a body's name that was found before ("Union for Labour and Justice")."""
        return any(
            made.form == "name" and made.kind == "organisation" and made.first < first and last <= made.last
            for made in self.found[-2:]
        )

    def _described(
        self, first: int, start: int, last: int, units: list[Unit], owner: Candidate | None
    ) -> Candidate | None:
        """A phrase that ends in a common noun; "Ukrainian and US officials" takes the first adjective in."""
        made = self.nominals.describe(first, start, last, units, owner)
        if made is None or not made.countries or first != start or first < 2:
            return made
        joint, left = self.tokens[first - 1], self.tokens[first - 2]
        if joint.lower not in {"and", "or"} or left.sent is not made.sent or not units or units[0].first > first + 1:
            return made
        begin = first - 2
        while begin > 0 and self.tokens[begin - 1].sent is left.sent and self.tokens[begin - 1].tag == "NNP":
            begin -= 1
        before = [unit for unit in self.names.units(begin, first - 1) if unit.kind in STATE and unit.last == first - 1]
        if not before or not (before[0].kind == "adjective" or left.dep in {"nmod", "amod", "compound"}):
            return made
        made.first = before[0].first
        if made.first and self.tokens[made.first - 1].tag == "DT" and self.tokens[made.first - 1].sent is left.sent:
            made.first -= 1
        tail = len(self.found)  # what was found in this sentence stands at the end
        while tail and self.found[tail - 1].sent is made.sent:
            tail -= 1
        self.found[tail:] = [
            each for each in self.found[tail:] if not (made.first <= each.first and each.last <= first - 1)
        ]
        made.countries = tuple(dict.fromkeys((before[0].value, *made.countries)))
        made.country = made.country if len(made.countries) == 1 else None
        return made

    # --- phrases that end in a name ---

    def _named(self, first: int, start: int, units: list[Unit], owner: Candidate | None) -> Candidate | None:
        begin, end, kind, value = units[-1]
        if kind in STATE:
            return self._state(first, units[-1])
        if kind == "organisation":
            return self._known(first, start, units, value, owner)
        known = self.names.known_beyond(units[-1])
        if known is not None:
            return self._known(first, start, [*units[:-1], known], known.value, owner)
        words = self.names.words(begin, end)
        # an office inside the tagged name ("Secretary Rubio"), or a name that is all office ("the President")
        if kind == "ORG" and gender_by_name(words[office_before(words) :]) and office_before(words):
            kind = "PERSON"  # "Corporal Ivan Orel", whatever the tagger calls him
        while kind != "ORG" and (before := office_before(words)):
            begin += before
            words = self.names.words(begin, end)
        if not words:
            return None
        label = self.names.label(words, kind)
        if len(words) == 1 and is_office(words[0]) and label != "PERSON":
            return self._described(first, start, end, units[:-1], owner)
        titles, roles, country, found, sector = self._prefix(start, begin)
        head = syntactic_head(self.tokens, begin, end)
        final = role(words[-1].lower()) if len(words) > 1 or start < begin else None
        if final is not None and label != "PERSON" and not roles:
            if final.kind in {"organisation", "group"}:
                return self._body(first, start, units[-1], final, head, owner)
            if final.kind == "person" and kind != "ORG":
                return self._described(first, start, end, units[:-1], owner)
        left = self._left(first, begin, units)
        if roles or label == "PERSON":
            office = role(roles[-1]) if roles else None
            if (
                office is not None
                and office.kind in {"organisation", "group"}
                and (label != "PERSON" or len(words) == 1)
            ):
                return Candidate(
                    left,
                    end,
                    head,
                    "name",
                    "organisation",
                    words,
                    roles=roles,
                    country=country,
                    countries=found,
                    sector=sector,
                    definite=True,
                    owner=owner,
                    found_by="name:described",
                )
            made = Candidate(
                left,
                end,
                head,
                "name",
                "person",
                words,
                None,
                titles,
                roles,
                country=country,
                countries=found,
                sector=sector,
                gender=self._gender(start, begin),
                definite=True,
                owner=owner,
                found_by=f"name:{label or 'titled'}",
            )
            self._office_before(made, start, begin)
            self._country_behind(made, titles)
            return made
        if label == "ORG":
            return self._organisation(left, begin, units[-1], head, roles, found, owner)
        if label == "NORP" and is_noun(head):
            return Candidate(
                left,
                end,
                head,
                "name",
                "group",
                words,
                plural=head.tag in {"NNS", "NNPS"},
                definite=True,
                owner=owner,
                found_by="name:NORP",
            )
        initials = len(words) == 1 and words[0].isupper() and first < begin and self.tokens[begin - 1].lower == "the"
        unknown = label == "" or (label == "GPE" and (initials or not look_up(" ".join(words))))
        if unknown and head.tag in {"NNP", "NNPS"} and head.text[:1].isupper() and does(head):
            return self._acting(left, begin, units[-1], head, found, owner)
        return None

    def _organisation(
        self,
        left: int,
        begin: int,
        unit: Unit,
        head: Token,
        roles: tuple[str, ...],
        found: tuple[str, ...],
        owner: Candidate | None,
    ) -> Candidate:
        """A name that the tagger has for an organisation's."""
        end = self.names.whole(unit)
        words = self.names.words(begin, end)
        company = len(strip_suffix(words)) < len(words)
        hint = role(words[-1].lower())
        return Candidate(
            left,
            end,
            head,
            "name",
            "organisation",
            words,
            None,
            (),
            roles,
            country=found[0] if len(found) == 1 else None,
            countries=found,
            sector="BUS" if company else hint.sector if hint and hint.kind == "organisation" else None,
            definite=True,
            owner=owner,
            found_by="name:ORG",
        )

    def _acting(
        self, left: int, begin: int, unit: Unit, head: Token, found: tuple[str, ...], owner: Candidate | None
    ) -> Candidate:
        """A name that the tagger doesn't know, or takes for a place that nobody knows, of somebody who does or says
        something."""
        end = self.names.whole(unit)
        return Candidate(
            left,
            end,
            head,
            "name",
            "organisation",
            self.names.words(begin, end),
            country=found[0] if len(found) == 1 else None,
            countries=found,
            definite=True,
            owner=owner,
            found_by="name:acts",
        )

    def _known(
        self, first: int, start: int, units: list[Unit], phrase: str, owner: Candidate | None
    ) -> Candidate | None:
        known = organisation(phrase)
        assert known is not None
        begin, end = units[-1].first, units[-1].last
        head = syntactic_head(self.tokens, begin, end)
        found = tuple(unit.value for unit in units[:-1] if unit.kind in STATE)
        if known.country is not None and found and found[-1] != known.country:
            # "the Iraqi parliament's Congress", "the Japanese Justice Department": another body of that name
            return self._body(
                first, start, units[-1], role(fold(head.lemma)) or Role("organisation", known.sector), head, owner
            )
        branch = self._branch(end) if known.country is None and not phrase.isupper() else None
        if branch is not None:
            made = self._body(first, start, units[-1], Role("organisation", known.sector), head, owner)
            made.last = branch.last
            if branch.value:
                made.country, made.countries = branch.value, (branch.value,)
            made.name = self.names.words(begin, branch.last)
            return made
        return Candidate(
            self._left(first, begin, units),
            end,
            head,
            "name",
            "organisation",
            (known.name,),
            f"organisation:{known.name}",
            country=known.country,
            countries=found,
            sector=known.sector,
            definite=True,
            hidden=known.is_seat(phrase) and not acts(head),
            found_by="organisations",
        )

    def _branch(self, end: int) -> Unit | None:
        """The state or place whose own body of a name it is: "the Red Cross of Chad" is not the international one."""
        tokens = self.tokens
        if end + 1 >= len(tokens) or tokens[end].lower != "of" or tokens[end + 1].tag != "NNP":
            return None
        behind = self.names.known_at(end + 1, tokens[end].sent.last)
        if behind is None:
            last = next((n for n in range(end + 1, tokens[end].sent.last) if tokens[n].tag != "NNP"), end + 2)
            return Unit(end + 1, last, "", "")
        return behind if behind.kind == "name" else None

    def _prefix(
        self, start: int, end: int
    ) -> tuple[tuple[str, ...], tuple[str, ...], str | None, tuple[str, ...], str | None]:
        """Titles, their head lemmas, country, all countries named, and sector, from the words [start, end) before a
        name."""
        found: list[str] = []
        bodies: list[tuple[str | None, str | None]] = []
        skip: set[int] = set()
        for first, last, kind, value in self.names.units(start, end):
            if kind in STATE:
                found.append(value)
                skip.update(range(first, last))
            elif kind == "organisation":
                known = organisation(value)
                if known is not None:
                    bodies.append((known.country, known.sector))
        words = [t for t in self.tokens[start:end] if t.i not in skip and t.tag not in DETERMINERS | {"POS", "CD"}]
        while words and words[0].tag == "HYPH":
            words.pop(0)
        roles: list[str] = []
        office_at = -2  # where the last person's role stands
        for token in words:
            lemma = fold(token.lemma if token.tag in {"NN", "NNS"} else token.text)
            if (whole := hyphenated(self.tokens, token.i)) is not None:
                lemma, roles = whole, roles[:-1]
            known_role = role(lemma)
            if lemma == "general" and token.i == office_at + 1:
                continue  # "attorney general": an adjective that follows its office
            if known_role is not None and known_role.kind not in {"none", "pair", "state"} and is_noun(token):
                roles.append(lemma)
                office_at = token.i if known_role.kind == "person" else office_at
        country = found[0] if len(set(found)) == 1 else None
        if not roles:
            return (), (), country, tuple(found), None
        office = role(roles[-1])
        sector = office.sector if office else None
        if bodies:
            country = country or bodies[-1][0]
            if sector is None or roles[-1] in SERVING:
                sector = bodies[-1][1]
        if sector is None:
            inner = [role(lemma) for lemma in roles[:-1]]
            sector = next((each.sector for each in reversed(inner) if each and each.sector), None)
        if sector is None and found and (roles[-1].startswith("spokes") or roles[-1] in {"leader", "negotiator"}):
            sector = "GOV"
        title = self._joined(words)
        if all(fold(t.text) in HONORIFICS for t in words):
            return (), (roles[-1],), country, tuple(found), None
        return (title,), (roles[-1],), country, tuple(found), sector_of_former(sector, words)

    def _joined(self, words: list[Token]) -> str:
        """Words as a phrase: a blank between any two that something parts in the text."""
        return "".join(
            (" " if n and words[n - 1].end < token.start else "") + token.text for n, token in enumerate(words)
        )

    def _office_before(self, made: Candidate, start: int, begin: int) -> None:
        """ "Secretary of State Anna Berg": the tree breaks such an office off at "of"; it is put back before the
        name."""
        if self.last is None or (start >= begin and not made.titles and begin == start):
            return
        first, last, before = self.last
        if (
            last + 1 != start
            or self.tokens[last].lower not in {"of", "and"}
            or self.tokens[last - 1].sent is not made.sent
        ):
            return
        if self.tokens[last].lower == "and":
            self._second_office(made, start)
            return
        office = self.tokens[last - 1]
        known = role(fold(office.text))
        if (
            known is None
            or known.kind != "person"
            or not office.text[:1].isupper()
            or self.tokens[start].tag in DETERMINERS
        ):
            return
        units = self.names.units(first, last)
        outer = self._prefix(first, last)
        inner = [t for t in self.tokens[start:begin] if t.tag not in DETERMINERS]
        of = " ".join(
            t.text
            for t in inner
            if not any(u.first <= t.i < u.last and u.kind in STATE for u in self.names.units(start, begin))
        )
        title = outer[0][0] if outer[0] else office.text
        made.titles = (f"{title} of {of}" if of else title,)
        made.roles = (fold(office.text),)
        made.sector = sector_of_former(known.sector, self.tokens[first:last])
        made.countries = outer[3] + made.countries
        made.country = outer[2] or made.country
        made.first = self._left(first, last, [*units, Unit(last, last, "", "")])
        self.found[before:] = [each for each in self.found[before:] if each.first >= start or each.last < last]

    def _country_behind(self, made: Candidate, titles: tuple[str, ...]) -> None:
        """ "President Ida Falk of Chad": whose office it is may stand behind the name."""
        if made.country is not None or made.countries or not titles or made.last + 1 >= len(self.tokens):
            return
        joint = self.tokens[made.last]
        if joint.lower != "of" or joint.sent is not made.sent:
            return
        behind = self.names.units(made.last + 1, min(made.last + 4, made.sent.tokens[-1].i + 1))
        if not behind or behind[0].kind != "name":
            return
        between = self.tokens[made.last + 1 : behind[0].first]
        following = self.tokens[behind[0].last] if behind[0].last < len(self.tokens) else None
        if all(word.lower == "the" for word in between) and (following is None or following.tag not in ("POS", "NNP")):
            made.country, made.countries = behind[0].value, (behind[0].value,)

    def _second_office(self, made: Candidate, start: int) -> None:
        """ "Acme chairman and founder Jon Falk": two offices of one person, where neither has an article."""
        assert self.last is not None
        _, last, before = self.last
        office = next((each for each in self.found[before:] if each.last == last and each.form == "nominal"), None)
        if office is None or office.kind != "person" or office.definite or not made.titles or made.countries:
            return
        if self.tokens[office.first].tag in DETERMINERS or self.tokens[start].tag in DETERMINERS:
            return
        made.first = office.first
        made.titles = (*office.titles, *made.titles)
        made.roles = (*office.roles, *made.roles)
        made.country, made.countries = office.country, office.countries
        made.sector = made.sector or office.sector
        del self.found[self.found.index(office, before)]

    def _gender(self, start: int, end: int) -> str | None:
        return next((gender for gender in (gender_of(fold(t.text)) for t in self.tokens[start:end]) if gender), None)

    def _left(self, first: int, begin: int, units: list[Unit]) -> int:
        """Where a name's span begins: with its titles, at most at ``first``; another person's name before it is cut
        off."""
        left = first
        for unit in units[:-1]:
            if (
                unit.kind == "PERSON"
                and unit.last <= begin
                and self.tokens[unit.last].tag != "POS"
                and unit.last == begin
            ):
                left = max(left, unit.last)
        while left < begin and self.tokens[left].tag in {"HYPH", "CD", "POS"}:
            left += 1
        return left

    def _state(self, first: int, unit: Unit) -> Candidate:
        begin, end, how, code = unit
        head = syntactic_head(self.tokens, begin, end)
        if how == "people" or (how == "adjective" and head.tag in {"NNS", "NNPS"}):
            return Candidate(
                first,
                end,
                head,
                "nominal",
                "group",
                country=code,
                countries=(code,),
                plural=True,
                words=frozenset({code.lower()}),
                roles=("people",),
                definite=True,
                found_by="people",
            )
        if how == "adjective":
            return self._adjective(unit)
        left = begin
        while left > first and self.tokens[left - 1].lower == "the":
            left -= 1
        return Candidate(
            left,
            end,
            head,
            "name",
            "state",
            (self.labels[code],),
            f"state:{code}",
            country=code,
            countries=(code,),
            definite=True,
            hidden=located(head) if how != "capital" else not acts(head),
            found_by="capital" if how == "capital" else "country",
        )

    def _adjective(self, unit: Unit) -> Candidate:
        return Candidate(
            unit.first,
            unit.last,
            syntactic_head(self.tokens, unit.first, unit.last),
            "adjective",
            "state",
            (self.labels[unit.value],),
            f"state:{unit.value}",
            country=unit.value,
            countries=(unit.value,),
            definite=True,
            hidden=self._of_money(unit.last),
            found_by="adjective",
        )

    def _of_money(self, last: int) -> bool:
        """Whether money stands behind an adjective of nationality: "30,000 Chadian francs" are nobody's act."""
        return last < len(self.tokens) and self.tokens[last].lemma.lower() in table("units")["currency_names"]

    def _body(self, first: int, start: int, unit: Unit, final: Role, head: Token, owner: Candidate | None) -> Candidate:
        """A named body: "the Russian Defence Ministry", "Free Democratic Party", "Ministry of Health"."""
        begin, end = unit.first, unit.last
        words = self.names.words(begin, end)
        found = [each.value for each in self.names.units(start, end) if each.kind in STATE]
        found += [
            each.value for each in self.names.units(begin + 1, end) if each.kind in STATE and each.value not in found
        ]
        head_word = fold(words[-1])
        for each in reversed(self.names.units(start, begin)):
            if each.kind in STATE and each.last == begin:
                words = (*self.names.words(each.first, each.last), *words)
        if owner is not None and owner.known is not None and owner.known.startswith("state:") and owner.country:
            found.append(owner.country)
        end, extra = self._of(end, head)
        if (whole := self.names.whole(unit)) > end:
            words, end, extra = self.names.words(begin, whole), whole, []
        kind: ActorKind = "organisation" if final.kind == "organisation" or len(words) > 1 else "group"
        return Candidate(
            first,
            end,
            head,
            "name",
            kind,
            words + tuple(extra),
            None,
            (),
            (head_word,),
            country=found[0] if len(set(found)) == 1 else None,
            countries=tuple(found),
            sector=final.sector,
            definite=True,
            owner=owner,
            found_by="name:body",
        )

    def _of(self, end: int, head: Token) -> tuple[int, list[str]]:
        """ "Ministry of Foreign Affairs": the capitalised words after "of", where they follow at once."""
        tokens = self.tokens
        if end + 1 >= len(tokens) or tokens[end].lower not in {"of", "for"} or tokens[end].sent is not head.sent:
            return end, []
        stop, words = end + 1, [tokens[end].lower]
        while (
            stop < len(tokens)
            and tokens[stop].sent is head.sent
            and tokens[stop].text[:1].isupper()
            and is_noun(tokens[stop])
        ):
            words.append(tokens[stop].text)
            stop += 1
        return (stop, words) if stop > end + 1 else (end, [])

    def _modifying(self, start: int, last: int, units: list[Unit]) -> None:
        """A force or body whose thing or act a phrase names: "rebel attacks", "army shelling", "government planes"."""
        head = self.tokens[last - 1]
        place = last - 2
        if place < start or not is_noun(head) or vocabulary_of_places().words.get(head.lower) in SOIL:
            return
        modifier = self.tokens[place]
        while modifier.head is not head and place > start:  # "army air strikes"
            place -= 1
            modifier = self.tokens[place]
        # "Rebel" is an adjective to the tagger as often as not.
        if modifier.head is not head or modifier.dep not in ("compound", "nmod", "amod"):
            return
        if modifier.tag not in {"NN", "NNS", "JJ"}:
            return
        named = [unit for unit in units if unit.kind != "ORG" or unit.last - unit.first > 1]  # not "Army"
        if any(unit.first <= place < unit.last for unit in named):
            return
        made = self.nominals.force(place)
        if made is not None:
            self._keep(made)

    def _adjectives_beside(self) -> None:
        """States by the first adjective of two, which stands outside of the chunk: "Chadian and EU negotiators"."""
        covered = {i for each in self.found for i in range(each.first, each.last)}
        for token in self.tokens:
            if token.tag != "JJ" or token.dep not in ("amod", "nmod") or token.i in covered or not token.kids("conj"):
                continue
            unit = next(iter(self.names.units(token.i, token.i + 1)), None)
            if unit is not None and unit.kind == "adjective":
                self._keep(self._adjective(unit))

    # --- names inside phrases ---

    def _inner(self, units: list[Unit], states: bool) -> None:
        """Names before the head: states only where the head is no actor, bodies and persons always."""
        for unit in units:
            begin, end, kind, value = unit
            if kind in {"name", "adjective"}:
                if states:
                    made = self._adjective(unit)
                    if kind == "name":
                        made.form, made.found_by = "name", "country:modifier"
                    self._keep(made)
                continue
            if kind == "organisation":
                known = organisation(value)
                if known is not None:
                    self._keep(
                        Candidate(
                            begin,
                            end,
                            syntactic_head(self.tokens, begin, end),
                            "name",
                            "organisation",
                            (known.name,),
                            f"organisation:{known.name}",
                            country=known.country,
                            sector=known.sector,
                            definite=True,
                            hidden=known.is_seat(value),
                            found_by="modifier",
                        )
                    )
                continue
            words = self.names.words(begin, end)
            while before := office_before(words):
                begin += before
                words = self.names.words(begin, end)
            label = self.names.label(words, kind) if words else ""
            if (
                label not in {"PERSON", "ORG"}
                or kind in STATE
                or (len(words) == 1 and role(words[0].lower()) is not None)
            ):
                continue
            if not states and label == "ORG" and not self.names.stands_alone(words):
                continue  # a part of a title ("National Security" Adviser)
            self._keep(
                Candidate(
                    begin,
                    end,
                    syntactic_head(self.tokens, begin, end),
                    "name",
                    "person" if label == "PERSON" else "organisation",
                    words,
                    definite=True,
                    found_by=f"modifier:{label}",
                )
            )

    # --- pronouns ---

    def _pronouns(self) -> None:
        for token in self.tokens:
            if (alone := self.nominals.numbered(token) or self.nominals.one_of(token)) is not None:
                self._keep(alone)
            known = PRONOUNS.get(token.lower)
            if known is None or token.tag not in {"PRP", "PRP$"} or token.text == "US":
                continue
            made = Candidate(
                token.i, token.i + 1, token, "pronoun", None, plural=known[1], gender=known[0], found_by="pronoun"
            )
            self._keep(made)
