"""Finds candidates for actor mentions in a parse: names, nominals, pronouns, adjectives of nationality, pairs."""

from __future__ import annotations

from collections import Counter, defaultdict

from accord.model import ActorKind
from accord.reading.candidates import Candidate, chunks, is_noun, quoted
from accord.reading.countries import countries
from accord.reading.names import fold, strip_suffix, surname
from accord.reading.roles import Role, longest_organisation, organisation, role
from accord.reading.syntax import Entity, Parse, Token

__all__ = ["find_candidates"]

PRONOUNS = {
    "he": ("m", False), "him": ("m", False), "his": ("m", False), "himself": ("m", False),
    "she": ("f", False), "her": ("f", False), "hers": ("f", False), "herself": ("f", False),
    "it": ("n", False), "its": ("n", False), "itself": ("n", False),
    "they": (None, True), "them": (None, True), "their": (None, True), "theirs": (None, True), "themselves": (None, True),
    "i": ("1", False), "me": ("1", False), "my": ("1", False), "mine": ("1", False), "myself": ("1", False),
    "we": ("1", True), "us": ("1", True), "our": ("1", True), "ours": ("1", True), "ourselves": ("1", True),
}  # fmt: skip
COUNTING = frozenset({"two", "three", "four", "both"})
LOCATIVE = frozenset({"in", "at", "near", "inside", "across", "throughout", "within", "around", "outside"})
TOWARDS = frozenset({"to", "from", "into", "through", "via", "on", "over", "toward", "towards", "off", "of", "for"})
DETERMINERS = frozenset({"DT", "PDT", "PRP$", "WP$"})
MEN = ("man", "men", "king", "prince", "father", "son", "brother", "husband", "boy")
FORMER = frozenset({"former", "ex", "late", "then", "ousted", "outgoing", "deposed"})
FEMALE = frozenset({"mrs", "ms", "miss", "lady", "queen", "princess", "mother", "daughter", "sister", "wife", "girl", "dame", "actress"})
MALE = frozenset({"mr", "sir", "lord", "king", "prince", "father", "son", "brother", "husband", "boy", "emperor", "sultan", "pope"})
ACTOR_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def find_candidates(parse: Parse) -> list[Candidate]:
    """All candidates of a parse in text order (by first token, the longer first). Linear in the tokens."""
    return _Finder(parse).run()


class _Finder:
    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.tokens = parse.tokens
        self.table = countries()
        self.quotes = quoted(parse)
        self.found: list[Candidate] = []
        self.persons: set[str] = set()  # surnames that the report uses for persons, by majority
        self.votes: dict[str, Counter[str]] = defaultdict(Counter)

    def run(self) -> list[Candidate]:
        self._vote()
        for first, last in chunks(self.parse):
            self._chunk(first, last)
        self._pronouns()
        self.found.sort(key=lambda each: (each.first, -each.last, each.head.i))
        return self.found

    # --- what the tagger says of a name, by majority over the report ---

    def _vote(self) -> None:
        titled: set[str] = set()
        full: set[str] = set()
        for entity in self.parse.entities:
            words = self._name_words(entity.first, entity.last)
            if not words:
                continue
            key = surname(words)
            self.votes[key][entity.label] += 1
            if entity.label == "PERSON" and len(words) > 1 and not self.table.find(" ".join(words)):
                full.add(key)
        for token in self.tokens:
            if token.tag == "NNP" and token.i and not organisation(token.text):
                before = self.tokens[token.i - 1]
                if before.sent is token.sent and fold(before.text) in {"mr", "mrs", "ms", "president", "minister", "dr"}:
                    titled.add(fold(token.text))
        for key, votes in self.votes.items():
            if not self.table.find(key) and (
                key in titled or key in full or votes["PERSON"] > votes["ORG"] + votes["GPE"] + votes["NORP"]
            ):
                self.persons.add(key)
        self.persons |= {key for key in titled if not self.table.find(key)}

    def _name_words(self, first: int, last: int) -> tuple[str, ...]:
        """The words of a name: determiner, titles before and possessive after it left out, hyphenated parts joined."""
        tokens = self.tokens[first:last]
        while tokens and (tokens[-1].tag == "POS" or not tokens[-1].text[:1].isalnum()):
            tokens = tokens[:-1]
        while tokens and (tokens[0].tag in DETERMINERS or not tokens[0].text[:1].isalnum()):
            tokens = tokens[1:]
        words: list[str] = []
        joined = False
        for token in tokens:
            text = token.text
            if text in {"-", "–", "'", "’"} and words:
                words[-1] += "-" if text in {"-", "–"} else text
                joined = True
            elif joined:
                words[-1] += text
                joined = False
            else:
                words.append(text)
        if words and words[-1].endswith(("'s", "’s")):
            words[-1] = words[-1][:-2]
        return tuple(words)

    # --- chunks ---

    def _chunk(self, first: int, last: int) -> None:
        """One chunk: a possessor by itself first, then the whole with its possessor."""
        start, owner = first, None
        for i in range(first, last):
            if self.tokens[i].tag == "POS" and i + 1 < last:
                owner = self._phrase(first, start, i, owner, possessor=True) or owner
                start = i + 1
        self._phrase(first, start, last, owner)

    def _phrase(
        self, first: int, start: int, last: int, owner: Candidate | None, possessor: bool = False
    ) -> Candidate | None:
        """One phrase: its words proper are [start, last), its span begins at ``first`` (with the possessor)."""
        while last > start and not is_noun(self.tokens[last - 1]):
            last -= 1
        if last <= start:
            return None
        units = self._units(start, last)
        head = self.tokens[last - 1]
        if units and units[-1][1] == last:
            made = self._named(first, start, units, owner)
        else:
            made = self._described(first, start, last, units, owner, possessor)
        if made is None or made.kind is None or made.form == "adjective":
            outer = units if made is None or made.form != "adjective" else units[:-1]
            self._inner(outer if made is None else [u for u in outer if u[1] != last], head)
        if made is not None and made.kind is not None:
            self._keep(made)
            return made
        return None

    def _keep(self, made: Candidate) -> None:
        made.quote = self.quotes[made.head.i]
        made.owner = made.owner if made.owner is not None and made.owner.kind is not None else None
        self.found.append(made)

    def _units(self, start: int, last: int) -> list[tuple[int, int, str, str]]:
        """Named stretches of [start, last) as (first, last, kind, value): from the tables, then the tagger, then capitals.

        Kinds: country, people, capital (value: code), organisation (value: its name), and the tagger's labels.
        """
        units: list[tuple[int, int, str, str]] = []
        i = start
        while i < last:
            token = self.tokens[i]
            if not token.text[:1].isupper() or token.tag in {"DT", "PRP$"}:
                i += 1
                continue
            entity = self.parse.entity_at.get(i)
            whole = entity is not None and entity.label == "PERSON" and entity.last - entity.first > 1 and entity.last <= last
            unit = None
            if not whole or (entity is not None and i != entity.first):
                unit = self._table_unit(i, last)
            if unit is None and entity is not None and entity.label not in {"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT"}:
                unit = self._tagged_unit(i, min(entity.last, last), entity)
            if unit is None and token.tag in {"NNP", "NNPS"}:
                end = i + 1
                while end < last and self.tokens[end].tag in {"NNP", "NNPS"} and end not in self.parse.entity_at:
                    end += 1
                unit = (i, end, "", "")
            if unit is None:
                i += 1
                continue
            units.append(unit)
            i = unit[1]
        return units

    def _table_unit(self, i: int, last: int) -> tuple[int, int, str, str] | None:
        longest = min(last - i, max(self.table.longest, longest_organisation()))
        for length in range(longest, 0, -1):
            words = self._name_words(i, i + length)
            if not words or self.tokens[i + length - 1].tag == "POS":
                continue
            phrase = " ".join(words)
            known = organisation(phrase)
            if known is not None:
                return (i, i + length, "organisation", known.name)
            state = self.table.find(phrase)
            if state is not None and (length > 1 or self._may_be_state(i)):
                return (i, i + length, state[1], state[0])
        return None

    def _may_be_state(self, i: int) -> bool:
        token = self.tokens[i]
        before = self.tokens[i - 1] if i else None
        return fold(token.text) not in self.persons and not (
            before is not None and before.sent is token.sent and fold(before.text) in {"mr", "mrs", "ms"}
        )

    def _tagged_unit(self, i: int, last: int, entity: Entity) -> tuple[int, int, str, str] | None:
        while last > i and self.tokens[last - 1].tag == "POS":
            last -= 1
        if last <= i:
            return None
        return (i, last, entity.label, "")

    # --- phrases that end in a name ---

    def _named(
        self, first: int, start: int, units: list[tuple[int, int, str, str]], owner: Candidate | None
    ) -> Candidate | None:
        begin, end, kind, value = units[-1]
        head = self._syntactic_head(begin, end)
        prefix = (start, begin)
        if kind in {"country", "name", "capital", "people", "adjective"}:
            return self._state(first, start, begin, end, kind, value, head, owner)
        if kind == "organisation":
            known = organisation(value)
            assert known is not None
            # the tagger may have put the office into the name: "NATO Secretary General" ends in a role and is not met here
            return Candidate(
                self._left(first, start, begin, units), end, head, "name", "organisation", (known.name,), f"organisation:{known.name}",
                country=known.country, sector=known.sector, definite=True, owner=owner, found_by="organisations",
            )  # fmt: skip
        words = self._name_words(begin, end)
        # office words inside the tagged name ("Secretary Rubio", "President Putin"), or a name that is all office ("the President")
        while len(words) > 1 and kind != "ORG" and self._office(words[0]) and begin + 1 < end:
            begin += 1
            words = self._name_words(begin, end)
        if not words:
            return None
        if len(words) == 1 and self._office(words[0]) and kind != "PERSON":
            return self._described(first, start, end, units[:-1], owner, False)
        label = self._label(words, kind)
        titles, roles, country, found, sector = self._prefix(prefix[0], begin)
        titled = bool(titles) and self._person_role(roles[-1])
        last_role = role(words[-1].lower()) if len(words) > 1 or start < begin else None
        if (
            last_role is not None
            and last_role.kind in {"organisation", "group"}
            and label != "PERSON"
            and not titled
        ):
            return self._body(first, start, begin, end, units, words, last_role, head, owner)
        if last_role is not None and last_role.kind == "person" and label != "PERSON":
            return self._described(first, start, end, units[:-1], owner, False)
        if titled or label == "PERSON":
            left = first if titled or owner is None else first
            gender = self._gender(start, begin)
            return Candidate(
                self._left(left, start, begin, units), end, head, "name", "person", words, None, titles, roles,
                country=country, countries=found, sector=sector, gender=gender, definite=True, owner=owner, found_by=f"name:{label}",
            )  # fmt: skip
        if label == "ORG":
            return Candidate(
                self._left(first, start, begin, units), end, head, "name", "organisation", words, None, titles, roles,
                country=country if titles or len(found) == 1 else None, countries=found, sector=sector or self._hint(words),
                definite=True, owner=owner, found_by="name:ORG",
            )  # fmt: skip
        if label == "NORP":
            return Candidate(
                self._left(first, start, begin, units), end, head, "name", "group", words,
                plural=head.tag in {"NNS", "NNPS"}, definite=True, owner=owner, found_by="name:NORP",
            ) if is_noun(head) else None  # fmt: skip
        return None

    def _label(self, words: tuple[str, ...], kind: str) -> str:
        """The tagger's label of a name, mended by what the whole report says of it."""
        key = surname(words)
        if key in self.persons and kind not in {"FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"}:
            return "PERSON"
        votes = self.votes.get(key)
        if kind in {"PERSON", ""} and votes:
            best = max(sorted(votes), key=lambda label: votes[label])
            return best if best in ACTOR_LABELS or kind == "" else kind
        return kind

    def _office(self, word: str) -> bool:
        known = role(word.lower())
        return known is not None and known.kind == "person" and word[:1].isupper()

    def _person_role(self, lemma: str) -> bool:
        known = role(lemma)
        return known is not None and known.kind in {"person", "people", "group"}

    def _hint(self, words: tuple[str, ...]) -> str | None:
        known = role(words[-1].lower())
        if known is None and len(strip_suffix(words)) < len(words):
            return "BUS"
        return known.sector if known is not None and known.kind == "organisation" else None

    def _prefix(self, start: int, end: int) -> tuple[tuple[str, ...], tuple[str, ...], str | None, tuple[str, ...], str | None]:
        """Titles, their head lemmas, country, all countries named and sector of the words before a name."""
        tokens = self.tokens[start:end]
        found: list[str] = []
        organisations: list[tuple[str | None, str | None]] = []
        skip: set[int] = set()
        for first, last, kind, value in self._units(start, end):
            if kind in {"name", "adjective", "people", "capital"}:
                found.append(value)
                skip.update(range(first, last))
            elif kind == "organisation":
                known = organisation(value)
                if known is not None:
                    organisations.append((known.country, known.sector))
        words = [t for t in tokens if t.i not in skip and t.tag not in DETERMINERS | {"POS", "HYPH"}]
        last_role = None
        roles: list[str] = []
        for token in words:
            lemma = token.lemma.lower() if token.tag in {"NNS", "NN"} else token.lower
            known_role = role(lemma)
            if known_role is not None and known_role.kind in {"person", "group", "organisation", "people"} and is_noun(token):
                roles.append(fold(lemma))
                last_role = known_role
        country = found[0] if len(set(found)) == 1 else None
        sector = last_role.sector if last_role else None
        if organisations:
            country = country or organisations[-1][0]
            if sector is None or (roles and roles[-1] in {"secretary", "official", "officer", "adviser", "advisor"}):
                sector = organisations[-1][1]
        bodies = [role(lemma) for lemma in roles[:-1]]
        if sector is None:
            sector = next((body.sector for body in reversed(bodies) if body and body.sector), None)
        if sector is None and found and roles:
            sector = "GOV" if roles[-1].startswith("spokes") or roles[-1] in {"leader", "negotiator"} else None
        if sector == "GOV" and any(t.lower in FORMER for t in tokens):
            sector = "ELI"
        if last_role is None or not words or fold(words[-1].text if words[-1].tag.startswith("NNP") else words[-1].lemma) != roles[-1]:
            # the last word before the name is no role ("longtime rival Smith" is; "embattled Smith" is not)
            if last_role is None:
                return (), (), country, tuple(found), None
        title = " ".join(t.text for t in words)
        return (title,), (roles[-1],), country, tuple(found), sector

    def _gender(self, start: int, end: int) -> str | None:
        for token in self.tokens[start:end]:
            word = fold(token.text)
            gender = _gender_of(word)
            if gender:
                return gender
        return None

    def _left(self, first: int, start: int, begin: int, units: list[tuple[int, int, str, str]]) -> int:
        """Where a name's span begins: with its titles, at most at ``first``; a coordination that the chunk ran together is cut."""
        left = first
        for unit in units[:-1]:
            if unit[2] == "PERSON" and unit[1] <= begin:
                left = max(left, unit[1])
        while left < begin and self.tokens[left].tag in {"HYPH", "CD", "POS"}:
            left += 1
        return left

    def _syntactic_head(self, begin: int, end: int) -> Token:
        """The token of [begin, end) whose head lies outside; the last where several do."""
        for i in range(end - 1, begin - 1, -1):
            head = self.tokens[i].head
            if not begin <= head.i < end or head is self.tokens[i]:
                return self.tokens[i]
        return self.tokens[end - 1]

    def _state(
        self, first: int, start: int, begin: int, end: int, how: str, code: str, head: Token, owner: Candidate | None
    ) -> Candidate | None:
        plural = how == "people" or head.tag in {"NNS", "NNPS"} and how == "adjective"
        if how == "adjective" and not is_noun(head):
            return self._adjective(begin, end, code)
        if plural:
            return Candidate(
                first, end, head, "nominal", "group", (), None, country=code, countries=(code,), plural=True,
                words=frozenset({code.lower()}), roles=("people",), definite=True, owner=owner, found_by="people",
            )  # fmt: skip
        if how == "adjective":
            return self._adjective(begin, end, code)
        left = begin
        while left > first and self.tokens[left - 1].tag == "DT":
            left -= 1
        made = Candidate(
            left, end, head, "name", "state", (self.table.label[code],), f"state:{code}", country=code, countries=(code,),
            definite=True, found_by="capital" if how == "capital" else "country",
        )  # fmt: skip
        made.hidden = _located(head) if how != "capital" else not _acts(head)
        return made

    def _adjective(self, begin: int, end: int, code: str) -> Candidate:
        return Candidate(
            begin, end, self._syntactic_head(begin, end), "adjective", "state", (self.table.label[code],), f"state:{code}",
            country=code, countries=(code,), definite=True, found_by="adjective",
        )  # fmt: skip

    def _body(
        self, first: int, start: int, begin: int, end: int, units: list[tuple[int, int, str, str]], words: tuple[str, ...],
        head_role: Role, head: Token, owner: Candidate | None,
    ) -> Candidate:  # fmt: skip
        """A named body: "the Russian Defence Ministry", "Free Democratic Party"."""
        found = [value for _, _, kind, value in units[:-1] if kind in {"name", "adjective", "people", "capital"}]
        inner = [value for _, _, kind, value in self._units(begin, end - 1) if kind in {"name", "adjective", "people", "capital"}]
        all_found = found + inner
        if owner is not None and owner.known and owner.known.startswith("state:") and owner.country:
            all_found.append(owner.country)
        kind: ActorKind = "organisation" if head_role.kind == "organisation" or len(words) > 1 else "group"
        country = all_found[0] if len(set(all_found)) == 1 else None
        end, extra = self._of(end, head)
        if extra:
            words = words + tuple(extra)
        return Candidate(
            first, end, head, "name", kind, words, None, (), (fold(words[-1]) if not extra else fold(head.lemma),),
            country=country, countries=tuple(all_found), sector=head_role.sector, definite=True, owner=owner, found_by="name:body",
        )  # fmt: skip

    def _of(self, end: int, head: Token) -> tuple[int, list[str]]:
        """"Ministry of Foreign Affairs": the capitalised words after "of", if they follow at once."""
        tokens = self.tokens
        if end + 1 >= len(tokens) or tokens[end].lower not in {"of", "for"} or tokens[end].sent is not head.sent:
            return end, []
        stop = end + 1
        words = ["of"]
        while stop < len(tokens) and tokens[stop].sent is head.sent and tokens[stop].text[:1].isupper() and is_noun(tokens[stop]):
            words.append(tokens[stop].text)
            stop += 1
        return (stop, words) if stop > end + 1 else (end, [])

    # --- phrases that end in a common noun ---

    def _described(
        self, first: int, start: int, last: int, units: list[tuple[int, int, str, str]], owner: Candidate | None, possessor: bool
    ) -> Candidate | None:
        head = self.tokens[last - 1]
        lemma = fold(head.text if head.tag == "NNP" else head.lemma)
        what = role(lemma) or (role(head.lower) if head.tag == "NNS" else None)
        if head.tag == "NNS" and role(head.lower) is not None and head.lower in {"authorities", "troops", "forces", "allies"}:
            what = role(head.lower)
        plural = head.tag in {"NNS", "NNPS"} or lemma in {"police", "people", "media", "staff"}
        if what is None or what.kind == "none":
            return None
        tokens = self.tokens[start:last]
        found = [value for _, _, kind, value in units if kind in {"name", "adjective", "people", "capital"} and value]
        sector, country = what.sector, None
        for _, _, kind, value in units:
            known = organisation(value) if kind == "organisation" else None
            if known is not None:
                country = country or known.country
                sector = sector if sector not in {None, "GOV"} else known.sector
        if owner is not None and owner.country and owner.form in {"name", "adjective", "nominal"} and lemma not in {"ally", "partner", "counterpart", "neighbour", "neighbor", "rival"}:
            found.append(owner.country)
        end, phrase = self._right(last, head)
        found_right = self._countries_in(last, end) if lemma not in {"ally", "partner"} else []
        all_found = found or found_right
        country = all_found[0] if len(set(all_found)) == 1 else country if not all_found else None
        determiner = next((t.lower for t in self.tokens[first:last] if t.tag in DETERMINERS), "")
        numbers = {t.lower for t in tokens if t.tag == "CD"}
        counted = "both" in {t.lower for t in tokens} or "two" in numbers
        base = {"owner": owner, "quote": -1}
        del base
        kind: ActorKind
        if (counted or (determiner in {"the", "these"} and lemma in {"leader", "side"})) and plural and what.kind in {
            "pair", "state", "person", "organisation", "group",
        } and not found and not found_right and (counted or not phrase) and owner is None:  # fmt: skip
            if what.kind == "pair" or what.kind == "state" or lemma in {"party", "government", "capital"}:
                pair = "state"
            elif what.unique or lemma in {"man", "official", "minister", "counterpart", "woman"}:
                pair = "person"
            else:
                pair = ""
            if pair and ("both" in {t.lower for t in tokens} or determiner in {"the", "these"}):
                return Candidate(
                    first, end, head, "pair", "group", plural=True, definite=True, roles=(lemma,), sector=what.sector,
                    found_by="pair", extra={"members": pair},
                )  # fmt: skip
        if what.kind == "pair":
            if owner is None and not found and determiner not in {"the", "each"}:
                return None
            kind = "group"
        elif what.kind == "people":
            if not _agent(head):
                return None
            kind = "group" if plural else "person"
        elif what.kind == "state":
            if plural and not (found or owner):
                kind = "group"
            else:
                kind = "group" if plural else "state"
        elif what.kind == "person":
            kind = "group" if plural else "person"
        elif what.kind == "group":
            kind = "person" if not plural and lemma in {"ally", "partner", "rebel", "insurgent", "militant", "separatist", "terrorist", "gunman", "supporter"} else "group"
        else:
            kind = "group" if plural else "organisation"
        if kind == "state" and lemma == "state" and not (head.dep in {"nsubj", "nsubjpass"} or owner):
            return None
        if sector is None:
            inner = [role(fold(t.lemma if t.tag in {"NN", "NNS"} else t.text)) for t in tokens[:-1] if is_noun(t)]
            sector = next((r.sector for r in reversed(inner) if r and r.sector and r.kind in {"organisation", "group"}), None)
        if sector is None and country and lemma.startswith(("spokes", "negotiator", "leader")):
            sector = "GOV"
        if sector == "GOV" and any(t.lower in FORMER for t in tokens):
            sector = "ELI"
        words = frozenset(
            fold(t.lemma if t.tag in {"NN", "NNS"} else t.text)
            for t in self.tokens[start : last - 1]
            if t.tag not in DETERMINERS | {"POS", "HYPH", "CD"} and t.text[:1].isalnum()
        ) | frozenset(fold(t.text) for t in phrase if t.pos in {"NOUN", "PROPN", "ADJ"})
        proper = head.tag in {"NNP", "NNPS"} and kind == "organisation" and bool(words)
        title = " ".join(t.text for t in tokens if t.tag not in DETERMINERS | {"POS"} and not any(u[0] <= t.i < u[1] and u[2] in {"name", "adjective", "capital", "people"} for u in units))
        name = self._name_words(start, last) if proper else ()
        return Candidate(
            first, end, head, "name" if proper else "nominal", kind, name, None, (title,) if title and kind == "person" else (), (lemma,), words,
            country, tuple(dict.fromkeys(all_found)), sector, plural, _gender_of(lemma), determiner in {"the", "this", "that", "these", "those", "both"} or owner is not None or determiner in {"its", "their", "his", "her", "our", "my"},
            what.unique, owner=owner, found_by="name:body" if proper else "nominal",
        )  # fmt: skip

    def _right(self, last: int, head: Token) -> tuple[int, list[Token]]:
        """The end of a nominal's span: "of", "from" and "for" phrases belong to it, relative clauses and coordinations don't."""
        tokens = self.tokens
        if last >= len(tokens) or tokens[last].sent is not head.sent or tokens[last].lower not in {"of", "from", "for"}:
            return last, []
        preposition = tokens[last]
        if preposition.head is not head or preposition.dep != "prep":
            return last, []
        end = last + 1
        found: list[Token] = []
        while end < len(tokens) and end - last < 20:
            token = tokens[end]
            if token.sent is not head.sent or token.text in {",", ";", ":", "—", "–", "(", "“", "”", '"'}:
                break
            if token.tag in {"WDT", "WP", "WRB", "VBD", "VBZ", "VBP", "MD", "TO", "VBG", "VBN"} and token.dep not in {"amod", "compound"}:
                break
            if token.tag == "IN" and token.lower not in {"of", "from", "for"}:
                break
            if not _climbs_to(token, preposition):
                break
            found.append(token)
            end += 1
        while found and not is_noun(found[-1]) and found[-1].tag != "CD":
            found.pop()
            end -= 1
        return (end, found) if found else (last, [])

    def _countries_in(self, start: int, end: int) -> list[str]:
        return [value for _, _, kind, value in self._units(start, end) if kind in {"name", "adjective", "capital"}]

    # --- names inside phrases whose head is no actor ---

    def _inner(self, units: list[tuple[int, int, str, str]], head: Token) -> None:
        for begin, end, kind, value in units:
            if kind in {"name", "adjective"}:
                made = self._adjective(begin, end, value)
                if kind == "name":
                    made.form, made.found_by = "name", "country:modifier"
                self._keep(made)
            elif kind == "organisation":
                known = organisation(value)
                if known is not None and known.sector != "JRN":
                    self._keep(
                        Candidate(
                            begin, end, self._syntactic_head(begin, end), "name", "organisation", (known.name,),
                            f"organisation:{known.name}", country=known.country, sector=known.sector, definite=True, found_by="modifier",
                        )
                    )  # fmt: skip
            elif kind in {"PERSON", "ORG", "GPE", ""}:
                words = self._name_words(begin, end)
                while len(words) > 1 and self._office(words[0]):
                    begin += 1
                    words = self._name_words(begin, end)
                if not words or (len(words) == 1 and role(words[0].lower()) is not None):
                    continue
                label = self._label(words, kind)
                if label not in {"PERSON", "ORG"}:
                    continue
                self._keep(
                    Candidate(
                        begin, end, self._syntactic_head(begin, end), "name", "person" if label == "PERSON" else "organisation",
                        words, definite=True, found_by=f"modifier:{label}",
                    )
                )  # fmt: skip

    # --- pronouns ---

    def _pronouns(self) -> None:
        for token in self.tokens:
            known = PRONOUNS.get(token.lower)
            if known is None or token.pos != "PRON" or token.text == "US":
                continue
            gender, plural = known
            self.found.append(
                Candidate(
                    token.i, token.i + 1, token, "pronoun", None, plural=plural, gender=gender, quote=self.quotes[token.i], found_by="pronoun"
                )
            )


def _gender_of(word: str) -> str | None:
    if word in FEMALE or word.endswith("woman"):
        return "f"
    if word in MALE or (word.endswith("man") and word not in {"human", "german", "roman"}):
        return "m"
    return None


def _climbs_to(token: Token, target: Token) -> bool:
    for steps, above in enumerate(token.ancestors()):
        if above is target:
            return True
        if steps > 12:
            break
    return False


def _argument(head: Token) -> Token:
    """The first of a coordination, whose label tells the role of all."""
    steps = 0
    while head.dep == "conj" and head.head is not head and steps < 12:
        head, steps = head.head, steps + 1
    return head


def _agent(head: Token) -> bool:
    first = _argument(head)
    if first.dep == "nsubj":
        return first.head.lemma not in {"be", "remain", "become", "seem", "die", "have"}
    return first.dep == "pobj" and first.head.dep == "agent"


def _located(head: Token) -> bool:
    """Whether a state's name only says where ("in Sudan")."""
    first = _argument(head)
    return first.dep == "pobj" and first.head.lower in LOCATIVE


def _acts(head: Token) -> bool:
    """Whether a capital stands for its state: it acts, owns, is told something, or is one side of something; else it is a place."""
    first = _argument(head)
    if first.dep == "nsubj":
        return True
    if first.dep == "poss":
        return True
    if first.dep in {"dobj", "nsubjpass", "dative"}:
        # "accused Moscow of ...", "urged Kyiv to ...": told or asked; "bombed Kyiv", "left Moscow": a place
        verb = first.head
        return any(
            child.dep in {"xcomp", "ccomp"} or (child.dep == "prep" and child.lower == "of") for child in verb.children
        )
    if first.dep == "pobj":
        preposition = first.head
        if preposition.lower in {"between", "with", "against", "by", "under"}:
            return preposition.dep == "agent" or preposition.lower != "by"
        return any(child.dep in {"acl", "relcl"} and child.i > first.i and child.tag == "VBG" for child in first.children) or (
            preposition.lower == "of" and any(child.dep == "acl" and child.tag == "VBG" for child in preposition.head.children)
        )
    if first.dep in {"appos", "npadvmod"}:
        # "a condition Kyiv and its partners rejected": a subject that the parser hung elsewhere
        sent = first.sent.tokens
        place = first.i - sent[0].i
        return any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in sent[place + 1 : place + 8]) and first.dep == "appos"
    return first.dep in {"conj", "ROOT"} and False
