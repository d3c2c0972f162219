"""Phrases that end in a common noun: whether they name an actor, and what they say of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from accord.model import ActorKind
from accord.reading.candidates import Candidate, is_noun
from accord.reading.countries import countries
from accord.reading.lexicon import senses
from accord.reading.names import fold
from accord.reading.positions import agent, climbs, does, predicate
from accord.reading.roles import Role, is_role, organisation, role
from accord.reading.syntax import Parse, Token
from accord.reading.units import DETERMINERS, STATE, Names, Unit

__all__ = ["Nominals", "gender_of", "hyphenated", "opens", "sector_of_former"]

FORMER = frozenset({"former", "ex", "late", "then", "ousted", "deposed"})
FEMALE = frozenset(
    {
        "mrs",
        "ms",
        "miss",
        "lady",
        "queen",
        "princess",
        "mother",
        "daughter",
        "sister",
        "wife",
        "girl",
        "dame",
        "actress",
    }
)
MALE = frozenset(
    {"mr", "sir", "lord", "king", "prince", "father", "son", "brother", "husband", "boy", "emperor", "sultan", "pope"}
)
NOT_MEN = frozenset({"human", "german", "roman"})
# Nouns whose possessor is another than themselves: "Ukraine's allies" are not Ukrainian.
RELATIONAL = frozenset(
    {"ally", "allies", "partner", "counterpart", "neighbour", "neighbor", "rival", "opponent", "enemy"}
)
PERSONAL = frozenset(
    {"ally", "partner", "rebel", "insurgent", "militant", "separatist", "terrorist", "gunman", "supporter"}
)
CROWDS = frozenset({"crowd", "family", "population", "public", "youth"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "its", "their", "his", "her", "our", "my"})
INSIDE = frozenset({"of", "from", "for"})
COUNTED = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}  # "the four leaders"
OTHERS = frozenset({"other", "remaining", "first", "last", "next", "new", "former", "main"})
PAIRED = frozenset({"both", "warring", "opposing"})  # "the warring parties"
FORCED = frozenset({"ASSAULT", "COERCE"})  # PLOVER types of what is done to people by force
KINDS = frozenset({"terrorist", "extremist", "terror"})  # before an act: what sort of act it is
ARMED = frozenset({"REB", "PRM", "UAF"})
FORCES = ARMED | {"MIL", "COP", "GOV", "SPY"}
PLURALS = frozenset({"authorities", "troops"})  # another thing than their singular
COLLECTIVE = frozenset({"police", "people", "media", "staff"})
LONGEST_TAIL = 20


def hyphenated(tokens: Sequence[Token], at: int) -> str | None:
    """The lemma of a known role that the parser cut at its hyphen ("secretary-general" is no general), by the place of
    its last part; None where there is no such role."""
    if at < 2 or tokens[at - 1].text not in ("-", "‑") or tokens[at - 1].sent is not tokens[at].sent:
        return None
    last = tokens[at]
    lemma = f"{tokens[at - 2].lower}-{fold(last.text if last.tag == 'NNP' else last.lemma)}"
    return lemma if is_role(lemma) else None


def opens(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is a plural noun for somebody that the tagger takes for a name as it begins a sentence:
    "Guerrillas kidnapped the planter"."""
    token = tokens[at]
    if token.i != token.sent.tokens[0].i or token.tag not in {"NNP", "NNPS"}:
        return False
    return token.lower.endswith("s") and token.text[1:].islower() and is_role(token.lower[:-1])


class Nominals:
    """Describes phrases of one parse."""

    def __init__(self, parse: Parse, names: Names) -> None:
        self.tokens = parse.tokens
        self.names = names

    def describe(
        self, first: int, start: int, last: int, units: list[Unit], owner: Candidate | None
    ) -> Candidate | None:
        """The candidate for a phrase whose span begins at ``first`` and whose words proper are [start, last); None:
        no actor."""
        head = self.tokens[last - 1]
        lemma = fold(head.text if head.tag == "NNP" else head.lemma)
        what = role(lemma)
        if (whole := hyphenated(self.tokens, last - 1)) is not None:
            lemma, what = whole, role(whole)
        if head.tag in {"NNS", "NNPS"} and (what is None or head.lower in PLURALS):
            lemma, what = head.lower, role(head.lower)
        both = role(f"{self.tokens[last - 2].lower} {fold(head.lemma)}") if last - start > 1 else None
        if both is not None and both.kind == "none":
            return None  # "good offices" are no office
        if what is None and both is not None:  # not a bomber: that may be an aircraft
            what, lemma = both, fold(head.lemma)
        if lemma == "general" and last - start > 1:
            office = fold(self.tokens[last - 2].lemma)  # "attorney general": an adjective that follows its office
            known = role(office)
            if known is not None and known.kind == "person":
                lemma, what = office, known
        plural = head.tag in {"NNS", "NNPS"} or lemma in COLLECTIVE
        if last - first == 1 and opens(self.tokens, first):
            lemma, what, plural = head.lower[:-1], role(head.lower[:-1]), True
        if what is not None and what.kind == "none" and self._is_short_for_a_body(first, last):
            what = Role("organisation", None)
        if what is None or what.kind == "none":
            return None
        tokens = self.tokens[start:last]
        lower = {token.lower for token in self.tokens[first:last]}
        determiner = next((t.lower for t in self.tokens[first:last] if t.tag in DETERMINERS), "")
        if predicate(head) and determiner in {"", "a", "an"} and not plural:
            return None
        bare = last - first == 1 and head.tag == "NN" and lemma not in COLLECTIVE and head.text[:1].islower()
        if bare and head.dep not in {"appos", "attr"} and not agent(head):
            return None  # "justice", "charity", "college": a thing, not somebody
        relational = lemma in RELATIONAL
        found = [unit.value for unit in units if unit.kind in STATE]
        if owner is not None and owner.country and not relational:
            found.append(owner.country)
        end, tail = self._tail(last, head)
        right = [] if relational else [u.value for u in self.names.units(last, end) if u.kind in STATE - {"people"}]
        if not found and not tail and owner is None and plural:
            counted = next((COUNTED[word] for word in lower if word in COUNTED), 2)
            pair = _pair(what, lemma, lower, determiner, counted)
            if pair is not None:
                return Candidate(
                    first,
                    end,
                    head,
                    "pair",
                    "group",
                    plural=True,
                    definite=True,
                    roles=(lemma,),
                    found_by="pair",
                    extra={"members": pair, "count": str(counted)},
                )
        if lemma == "state" and tail and not right:
            return None  # "a state of siege"
        kind = _kind(what, lemma, plural, head, owner is not None or bool(found), determiner)
        if kind is None:
            return None
        sector, country = self._sector(what, units, tokens)
        all_found = tuple(dict.fromkeys(found or right))
        if all_found:
            country = all_found[0] if len(all_found) == 1 else None
        if sector is None and country and (lemma.startswith("spokes") or lemma in {"leader", "negotiator"}):
            sector = "GOV"
        words = frozenset(
            fold(t.lemma if t.tag in {"NN", "NNS"} else t.text)
            for t in self.tokens[start : last - 1]
            if t.tag not in DETERMINERS | {"POS", "HYPH", "CD"} and t.text[:1].isalnum()
        ) | frozenset(fold(t.text) for t in tail if t.pos in {"NOUN", "PROPN", "ADJ"})
        proper = head.tag in {"NNP", "NNPS"} and kind == "organisation" and bool(words)
        skip = {i for unit in units if unit.kind in STATE for i in range(unit.first, unit.last)}
        title = " ".join(t.text for t in tokens if t.tag not in DETERMINERS | {"POS", "CD"} and t.i not in skip)
        if what.title and title and tail and len(tail) < 4 and not right and self.tokens[last].lower == "of":
            title += f" of {' '.join(t.text for t in tail)}"  # "secretary of state"
        return Candidate(
            first,
            end,
            head,
            "name" if proper else "nominal",
            kind,
            self.names.words(start, last) if proper else (),
            titles=(title,) if title and kind == "person" else (),
            roles=(lemma,),
            words=words,
            country=country,
            countries=all_found,
            sector=sector_of_former(sector, tokens),
            plural=plural,
            gender=gender_of(lemma),
            definite=owner is not None or determiner in DEFINITE,
            unique=what.unique,
            owner=owner,
            found_by="name:body" if proper else "nominal",
        )

    def _is_short_for_a_body(self, first: int, last: int) -> bool:
        """Whether "the front" is a body by the word that heads its name in this report ("Front for Water")."""
        article, noun = self.tokens[first], self.tokens[last - 1]
        return last - first == 2 and article.lower == "the" and noun.tag == "NN" and noun.lower in self.names.headed

    def force(self, place: int) -> Candidate | None:
        """The candidate for a noun before another: a force or a body that may act ("rebel", "army"), no single person;
        None for others."""
        token = self.tokens[place]
        lemma = fold(token.lemma)
        what = role(lemma)
        if what is None or what.kind not in {"person", "organisation", "group"} or what.sector not in FORCES:
            return None
        if lemma in KINDS or (what.sector not in ARMED and (what.kind == "person" or token.tag == "JJ")):
            return None  # "military confrontation", "terrorist attack" say of what kind it is
        return Candidate(
            place,
            place + 1,
            token,
            "nominal",
            "group" if what.kind == "person" else "organisation",
            roles=(lemma,),
            sector=what.sector,
            plural=what.kind == "person" or lemma in COLLECTIVE,
            unique=what.unique,
            found_by="modifier",
        )

    def twins(self, first: int, last: int) -> Candidate | None:
        """Two states by the name that they share: "the two Koreas"; None where a phrase is none such."""
        head = self.tokens[last - 1]
        states = countries().twins.get(fold(head.text)) if head.tag in {"NNP", "NNPS"} else None
        if states is None:
            return None
        extra = {"members": "state", "count": "2", "states": " ".join(states)}
        return Candidate(first, last, head, "pair", "group", plural=True, definite=True, found_by="pair", extra=extra)

    def numbered(self, token: Token) -> Candidate | None:
        """Those who are named by their number alone and do what only somebody does ("the two met for an hour", "the
        four may talk again"), or to whom it is done ("the two were shot"); None for other numbers.
        Whether they are persons or parties, the text before says."""
        count = COUNTED.get(token.lower) if token.tag == "CD" else None
        if count is None or not (_suffers(token) if token.dep == "nsubjpass" else token.dep == "nsubj" and does(token)):
            return None
        before = token.child("det")
        if before is None or before.i != token.i - 1 or before.lower not in {"the", "these", "those"}:
            return None
        extra = {"members": "either", "count": str(count)}
        return Candidate(
            before.i, token.i + 1, token, "pair", "group", plural=True, definite=True, found_by="pair", extra=extra
        )

    def one_of(self, token: Token) -> Candidate | None:
        """Somebody of several who does something ("one of the officers said"): a person of his own; None for others."""
        if token.lower != "one" or token.dep != "nsubj" or not agent(token):
            return None
        of = next((prep for prep in token.kids("prep") if prep.lower == "of" and prep.i == token.i + 1), None)
        several = of.child("pobj") if of is not None else None
        what = role(fold(several.lemma)) if several is not None and several.tag == "NNS" else None
        if several is None or what is None or what.kind not in {"person", "people"}:
            return None
        sector = what.sector
        return Candidate(
            token.i,
            several.i + 1,
            token,
            "nominal",
            "person",
            roles=(fold(several.lemma),),
            words=frozenset({"one"}),
            sector=sector,
            found_by="one of several",
        )

    def _sector(self, what: Role, units: list[Unit], tokens: list[Token]) -> tuple[str | None, str | None]:
        """Sector and country by the head, else by the body that it serves ("State Department officials")."""
        sector, country = what.sector, None
        for unit in units:
            known = organisation(unit.value) if unit.kind == "organisation" else None
            if known is not None:
                country = country or known.country
                sector = sector if sector not in {None, "GOV"} else known.sector
        if sector is None:
            inner = [role(fold(t.lemma if t.tag in {"NN", "NNS"} else t.text)) for t in tokens[:-1] if is_noun(t)]
            sector = next(
                (r.sector for r in reversed(inner) if r and r.sector and r.kind in {"organisation", "group"}), None
            )
        return sector, country

    def _tail(self, last: int, head: Token) -> tuple[int, list[Token]]:
        """Where the span ends: "of", "from" and "for" phrases belong to it, relative clauses don't."""
        tokens = self.tokens
        if last >= len(tokens) or tokens[last].sent is not head.sent or tokens[last].lower not in INSIDE:
            return last, []
        preposition = tokens[last]
        if preposition.head is not head or preposition.dep != "prep":
            return last, []
        listed = self._listed(preposition)
        end = last + 1
        found: list[Token] = []
        while end < len(tokens) and end - last < LONGEST_TAIL:
            token = tokens[end]
            inside = token.tag == "HYPH" or (token.text == "," and token.i < listed)
            if token.sent is not head.sent or (token.pos == "PUNCT" and not inside):
                break
            if token.tag in {"WDT", "WP", "WRB", "VBD", "VBZ", "VBP", "MD", "TO"}:
                break
            if token.tag in {"VBG", "VBN"} and token.dep not in {"amod", "compound"}:
                break
            if (token.tag == "IN" and token.lower not in INSIDE) or not climbs(token, preposition):
                break
            found.append(token)
            end += 1
        while found and not is_noun(found[-1]):
            found.pop()
            end -= 1
        return (end, found) if found else (last, [])

    def _listed(self, preposition: Token) -> int:
        """Up to where a list of three or more names goes on behind a preposition ("of Russia, Ukraine and France")."""
        first = preposition.child("pobj")
        names = first.conjuncts() if first is not None else []
        return names[-1].i if len(names) > 2 and all(name.tag in {"NNP", "NNPS"} for name in names) else -1


def _suffers(head: Token) -> bool:
    """Whether a phrase is what force is used on, by its verb's first sense."""
    verb = head.head
    return any(sense.type in FORCED for sense in senses(verb.lemma.lower(), "VERB")[:1])


def _pair(what: Role, lemma: str, lower: set[str], determiner: str, count: int) -> str | None:
    """Whether a plural names its members by their number (``count``): "person" or "state" (what the members are), None
    if it doesn't."""
    counted = bool(lower & PAIRED) or (bool(lower & COUNTED.keys()) and determiner in {"the", "these", "those", "both"})
    if count > 2 and not (counted and lower.isdisjoint(OTHERS)):
        return None  # "the other three leaders" are not those that were named together
    if not counted and not (determiner in {"the", "these"} and lemma in {"leader", "side"}):
        return None
    if what.kind in {"pair", "state"} or lemma in {"party", "government", "capital", "ally", "neighbour", "neighbor"}:
        return "state"
    if what.kind == "person" and (
        what.unique or lemma in {"man", "woman", "official", "minister", "counterpart", "diplomat"}
    ):
        return "person"
    return None


def _kind(what: Role, lemma: str, plural: bool, head: Token, held: bool, determiner: str) -> ActorKind | None:
    if what.kind == "pair":
        return "group" if held or determiner in {"the", "each", "either"} else None
    if what.kind == "people":
        return ("group" if plural or lemma in CROWDS else "person") if agent(head) else None
    if what.kind == "state":
        if lemma == "state" and head.dep not in {"nsubj", "nsubjpass"} and not held:
            return None
        return "group" if plural else "state"
    if what.kind == "person":
        return "group" if plural else "person"
    if what.kind == "group":
        return "person" if not plural and lemma in PERSONAL else "group"
    return "group" if plural else "organisation"


def gender_of(word: str) -> str | None:
    """ "m" or "f" where a folded title or noun says it, else None."""
    if word in FEMALE or word.endswith("woman"):
        return "f"
    if word in MALE or (word.endswith("man") and word not in NOT_MEN):
        return "m"
    return None


def sector_of_former(sector: str | None, words: Iterable[Token]) -> str | None:
    """PLOVER files former office holders under ELI."""
    return "ELI" if sector == "GOV" and any(token.lower in FORMER for token in words) else sector
