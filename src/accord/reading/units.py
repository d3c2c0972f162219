"""Named stretches inside a noun chunk: by the tables of states and organisations, then the tagger, then capital
letters.

The tagger errs on single names, so what it says is put to the vote over the whole report: a word that it calls a
person's name by majority, or with a first name, or after "Mr", is a person's name everywhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import NamedTuple

from accord.reading.countries import countries
from accord.reading.names import fold, surname
from accord.reading.roles import longest_organisation, organisation, role
from accord.reading.syntax import Parse, Token

__all__ = ["DETERMINERS", "STATE", "Names", "Unit"]

DIRECTIONS = frozenset({"north", "south", "east", "west"})
DETERMINERS = frozenset({"DT", "PDT", "PRP$", "WP$"})
STATE = frozenset({"name", "adjective", "people", "capital"})  # kinds of unit that mean a state
ACTORS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
NUMBERS = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"})
NO_ACTORS = frozenset({"FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"})
NAMES_OF_SEVERAL = frozenset({"ORG", "FAC", "EVENT", "WORK_OF_ART", "LAW"})  # names that hold "of" and "and"
FORMS_OF_ADDRESS = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "president", "minister", "senator", "sen", "gen", "general"}
)


def _apposed_to_person(token: Token) -> bool:
    """Whether a name says who an office holder is: "Chad's president, Idriss Deby", "Idriss Deby, the president"."""
    nouns = [token.head] if token.dep == "appos" else [child for child in token.children if child.dep == "appos"]
    roles = [role(noun.lemma) for noun in nouns if noun.tag == "NN"]
    return any(known is not None and known.kind == "person" for known in roles)


class Unit(NamedTuple):
    """Tokens [first, last). ``kind``: one of STATE (``value``: alpha-3 code), "organisation" (``value``: its name), a
    label of the tagger, or "" for mere capitals."""

    first: int
    last: int
    kind: str
    value: str


class Names:
    """The names of one report."""

    def __init__(self, parse: Parse) -> None:
        self.tokens = parse.tokens
        self._entity_at = parse.entity_at
        self._table = countries()
        self._longest = max(self._table.longest, longest_organisation())
        self._votes: dict[str, Counter[str]] = defaultdict(Counter)
        self.persons: set[str] = set()  # folded surnames
        # whole names that the tagger found somewhere, by first word: they are names where it missed or broke them, too
        self._phrases: dict[str, dict[tuple[str, ...], Counter[str]]] = defaultdict(dict)
        self._lengths: dict[str, list[int]] = {}  # of the names that begin with a word, the longest first
        self._elsewhere = self._doubtful()
        self._run_on = self._run_on_names(parse)
        self._vote(parse)
        self.headed = self._headed(parse)

    def _doubtful(self) -> frozenset[str]:
        """Ambiguous names of states ("Georgia") that this report means another place by."""
        if not any(fold(token.text) in self._table.ambiguous for token in self.tokens):
            return frozenset()
        words = {fold(token.text) for token in self.tokens if token.text[:1].isupper()}
        words |= {f"{fold(a.text)} {fold(b.text)}" for a, b in pairwise(self.tokens) if a.text[:1].isupper()}
        table = self._table
        sure = {
            code
            for names in (table.adjectives, table.capitals)
            for name, code in names.items()
            if name in words and name not in table.ambiguous
        }
        american = "USA" in sure or bool(words & {name for name, code in table.names.items() if code == "USA"})
        return frozenset(name for name in table.ambiguous if american and table.names[name] not in sure)

    def _run_on_names(self, parse: Parse) -> frozenset[tuple[str, ...]]:
        """Names of persons that take the next word in ("Ida Falk Letters", in a headline's capitals): without it they
        are somebody's whole name in this report, which has the word itself in small letters."""
        names = {self.words(one.first, one.last) for one in parse.entities if one.label == "PERSON"}
        long = [words for words in names if len(words) > 2 and words[:-1] in names]
        if not long:
            return frozenset()
        common = {token.text for token in self.tokens if token.tag in {"NN", "NNS"}}
        return frozenset(words for words in long if words[-1].lower() in common)

    def _vote(self, parse: Parse) -> None:
        addressed: set[str] = set()
        full: set[str] = set()
        for entity in parse.entities:
            words = self.words(entity.first, entity.last)
            if words in self._run_on:
                words = words[:-1]
            if not words:
                continue
            key = surname(words)
            whole = entity.label == "PERSON" and len(words) > 1
            self._votes[key][entity.label] += (
                3 if whole else 1
            )  # a first name with it is worth more than a bare surname
            if len(words) > 1 and entity.label in {"PERSON", "ORG"} and words[0][:1].isupper():
                self._phrases[words[0]].setdefault(words, Counter())[entity.label] += 1
            if entity.label == "PERSON" and len(words) > 1 and not self._table.find(" ".join(words)):
                full.add(key)
        bodies: set[str] = set()
        for token in self.tokens:
            if token.tag == "NNP" and token.i and self.tokens[token.i - 1].sent is token.sent:
                # "automobile manufacturer Ford": what stands before a bare name says what it is
                before_role = role(self.tokens[token.i - 1].lemma) if self.tokens[token.i - 1].tag == "NN" else None
                if before_role is not None and before_role.kind == "organisation":
                    bodies.add(fold(token.text))
            if token.tag == "NNP" and _apposed_to_person(token):
                addressed.add(fold(token.text))
            around = parse.entity_at.get(token.i)
            if around is not None and around.label == "ORG" and around.first < token.i:
                continue  # "General Motors"
            if token.tag in {"NNP", "NNPS"} and token.i and token.text[:1].isupper() and not organisation(token.text):
                before = self.tokens[token.i - 1]
                if before.sent is token.sent and fold(before.text) in FORMS_OF_ADDRESS and before.text[:1].isupper():
                    addressed.add(fold(token.text))
        for key, votes in self._votes.items():
            others = votes["ORG"] + votes["GPE"] + votes["NORP"]
            if key in bodies and key not in full and key not in addressed:
                votes["ORG"] += votes.pop("PERSON", 0)
                continue
            if not self._table.find(key) and (
                (key in full and votes["PERSON"] >= votes["ORG"]) or votes["PERSON"] > others
            ):
                self.persons.add(key)
        self.persons |= {key for key in addressed if not self._table.find(key) and role(key) is None}

    def _headed(self, parse: Parse) -> frozenset[str]:
        """The words that head names of bodies: the one before "of" or "for", else the last of several ("Aru Liberation
        Front")."""
        found = set()
        for entity in parse.entities:
            inside = self.tokens[entity.first : entity.last] if entity.label == "ORG" else []
            before = next((n for n, token in enumerate(inside) if token.lower in {"of", "for"}), 0)
            if before and inside[before - 1].text[:1].isupper():
                found.add(inside[before - 1].lower)
            elif not before and sum(token.text[:1].isupper() for token in inside) > 2 and inside[-1].text[:1].isupper():
                found.add(inside[-1].lower)
        return frozenset(found)

    def words(self, first: int, last: int) -> tuple[str, ...]:
        """The words of a name: determiner before and possessive after it left out, parts joined by hyphens made one
        word."""
        tokens = self.tokens[first:last]
        while tokens and (tokens[-1].tag == "POS" or not tokens[-1].text[:1].isalnum()):
            tokens = tokens[:-1]
        while tokens and (tokens[0].tag in DETERMINERS or not tokens[0].text[:1].isalnum()):
            tokens = tokens[1:]
        words: list[str] = []
        joined = False
        for token in tokens:
            if token.text in {"-", "–"} and words:
                words[-1] += "-"
                joined = True
            elif joined:
                words[-1] += token.text
                joined = False
            elif token.tag != "POS":
                words.append(token.text)
        if words and words[-1].endswith(("'s", "’s")):
            words[-1] = words[-1][:-2]
        return tuple(word for word in words if word)

    def units(self, start: int, last: int) -> list[Unit]:
        """The named stretches of tokens [start, last), in order, none overlapping."""
        found: list[Unit] = []
        i = start
        while i < last:
            token = self.tokens[i]
            unit = None
            if token.text[:1].isupper() and token.tag not in DETERMINERS:
                entity = self._entity_at.get(i)
                if entity is not None and entity.label in NAMES_OF_SEVERAL and entity.first < start:
                    i += 1
                    continue  # the rest of a name that began before this chunk ("... of Strategic Studies")
                if entity is not None and (entity.label in NUMBERS or entity.first < start):
                    entity = None
                tagged = None
                if entity is not None:
                    tagged = self._tagged(i, min(entity.last, last), entity.label)
                table = None if tagged is not None and self._whole_name(tagged) else self.known_at(i, last)
                # "Singapore Airlines" is no state; "Ukraine" in a name that the tagger ran on too far is one
                if table is not None and tagged is not None and tagged.kind == "ORG" and tagged.last > table.last:
                    table = None if table.kind in STATE else table
                unit = table or tagged
                if unit is None or (unit.kind not in STATE and unit.kind != "organisation"):
                    seen = self._seen(i, last)
                    if seen is not None and (unit is None or seen.last > unit.last):
                        unit = seen
                if unit is None and self._capital(i):
                    end = i + 1
                    while end < last and self._joins(end):
                        end += 1
                    unit = Unit(i, end, "", "")
            if unit is None:
                i += 1
                continue
            found.append(unit)
            i = unit.last
        return found

    def _capital(self, i: int) -> bool:
        token = self.tokens[i]
        if token.tag in {"NNP", "NNPS", "XX"}:
            return True
        return fold(token.text) in self.persons and token.tag in {"NN", "NNS", "JJ"}

    def _joins(self, i: int) -> bool:
        return i not in self._entity_at and self.tokens[i].tag in {"NNP", "NNPS"} and self.known_at(i, i + 1) is None

    def _whole_name(self, unit: Unit) -> bool:
        """A person's whole name, whose parts may be names of states ("Michael Jordan")."""
        return (
            unit.kind == "PERSON"
            and unit.last - unit.first > 1
            and self._table.find(" ".join(self.words(unit.first, unit.last))) is None
        )

    def known_at(self, i: int, last: int) -> Unit | None:
        """What the tables know by the name that begins at a token, though it be a part of a longer one."""
        for length in range(min(last - i, self._longest), 0, -1):
            final = self.tokens[i + length - 1]
            if not final.text[:1].isalnum() or final.tag == "POS":
                continue
            words = self.words(i, i + length)
            phrase = " ".join(words)
            known = organisation(phrase)
            if known is not None:
                return Unit(i, i + length, "organisation", phrase)
            state = (self._shared(i) if length == 1 else None) or self._table.find(phrase)
            if state is not None and (length > 1 or self._may_be_state(i)):
                return Unit(i, i + length, state[1], state[0])
        return None

    def _shared(self, i: int) -> tuple[str, str] | None:
        """The state that a direction means where it shares the name after the next one: "North and South Korea"."""
        after = self.tokens[i + 1 : i + 4]
        if len(after) < 3 or self.tokens[i].lower not in DIRECTIONS or after[0].lower not in ("and", "or"):
            return None
        return self._table.find(f"{self.tokens[i].text} {after[2].text}") if after[1].lower in DIRECTIONS else None

    def _seen(self, i: int, last: int) -> Unit | None:
        word = self.tokens[i].text
        known = self._phrases.get(word)
        if not known:
            return None
        lengths = self._lengths.get(word)
        if lengths is None:
            lengths = self._lengths[word] = sorted({len(words) for words in known}, reverse=True)
        for length in lengths:
            labels = (
                known.get(tuple(token.text for token in self.tokens[i : i + length])) if i + length <= last else None
            )
            if labels is not None:
                return Unit(i, i + length, max(sorted(labels), key=lambda label: labels[label]), "")
        return None

    def _may_be_state(self, i: int) -> bool:
        token = self.tokens[i]
        if fold(token.text) in self.persons or fold(token.text) in self._elsewhere:
            return False
        if token.lower in {"north", "south"} or self._shared(i) is not None:
            return (i > 0 and self.tokens[i - 1].lower == "the") or self._shared(i) is not None
        before = self.tokens[i - 1] if i else None
        return before is None or before.sent is not token.sent or fold(before.text) not in {"mr", "mrs", "ms"}

    def _tagged(self, i: int, last: int, label: str) -> Unit | None:
        while last > i and (self.tokens[last - 1].tag == "POS" or not self.tokens[last - 1].text[:1].isalnum()):
            last -= 1
        if label == "PERSON" and self._run_on and self.words(i, last) in self._run_on:
            last -= 1
        # a name that the tagger broke off: "Moon Jae" and "-in"
        while (
            label == "PERSON"
            and last + 1 < len(self.tokens)
            and self.tokens[last].text == "-"
            and not self.tokens[last - 1].space
            and self.tokens[last + 1].sent is self.tokens[i].sent
            and len(self.tokens[last + 1].text) <= 4
        ):
            last += 2
        return Unit(i, last, label, "") if last > i else None

    def whole(self, unit: Unit) -> int:
        """Where the tagger's name of a body ends, which may be beyond the chunk ("Centre for Peace and Security
        Studies")."""
        entity = self._entity_at.get(unit.first)
        if entity is None or entity.label != "ORG" or entity.first < unit.first - 1 or entity.last <= unit.last:
            return unit.last
        if self.tokens[unit.last].lower not in {"of", "for", "and", "&"}:
            return unit.last
        return entity.last

    def known_beyond(self, unit: Unit) -> Unit | None:
        """The body of the table whose name begins with a unit and goes on behind it ("Committee of the Red Cross")."""
        tokens = self.tokens
        if unit.last + 1 >= len(tokens) or tokens[unit.last].lower not in {"of", "for"}:
            return None
        stop = min(unit.first + longest_organisation(), tokens[unit.first].sent.last)
        for last in range(stop, unit.last + 1, -1):
            final = tokens[last - 1]
            if not final.text[:1].isalnum() or final.tag == "POS":
                continue
            phrase = " ".join(self.words(unit.first, last))
            if organisation(phrase) is not None:
                return Unit(unit.first, last, "organisation", phrase)
        return None

    def stands_alone(self, words: tuple[str, ...]) -> bool:
        """Whether a body's name is met more than once, or is one by its last word ("Defence Ministry")."""
        final = role(words[-1].lower())
        return (final is not None and final.kind == "organisation") or self._votes[surname(words)]["ORG"] > 1

    def label(self, words: tuple[str, ...], kind: str) -> str:
        """The tagger's label of a name, mended by what the whole report says of it."""
        key = surname(words)
        if key in self.persons and kind not in NO_ACTORS:
            return "PERSON"
        votes = self._votes.get(key)
        if kind in {"PERSON", ""} and votes:
            best = max(sorted(votes), key=lambda label: votes[label])
            return best if best in ACTORS or kind == "" else kind
        return kind
