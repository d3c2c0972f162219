"""What a mention of an actor looks like before it is resolved, and the chunks of nouns that it is found in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from accord.model import ActorKind
from accord.reading.positions import climbs, first_conjunct
from accord.reading.syntax import Parse, Sentence, Token

__all__ = ["Candidate", "Form", "chunks", "is_noun", "quoted"]

Form = Literal["name", "nominal", "pronoun", "adjective", "pair"]

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
INNER_TAGS = NOUN_TAGS | {
    "JJ",
    "JJR",
    "JJS",
    "CD",
    "DT",
    "PDT",
    "PRP$",
    "POS",
    "HYPH",
    "AFX",
    "VBN",
    "VBG",
    "WP$",
    "RB",
    "RBS",
    "RBR",
}
STARTERS = frozenset({"DT", "PRP$", "PDT", "WP$"})
LONGEST_CHUNK = 30


@dataclass(slots=True, eq=False)
class Candidate:
    """A stretch of tokens [first, last) that may name an actor, with what its own words say of that actor."""

    first: int
    last: int
    head: Token
    form: Form
    kind: ActorKind | None
    name: tuple[str, ...] = ()  # the words of a name, titles left out; the canonical name where a table knows it
    known: str | None = None  # a key that settles who it is: "state:RUS", "organisation:NATO"
    titles: tuple[str, ...] = ()  # role phrases as written ("State Department spokesperson")
    roles: tuple[str, ...] = ()  # lemmas of their heads ("spokesperson")
    words: frozenset[str] = frozenset()  # folded content words of a nominal, its head left out
    country: str | None = None
    countries: tuple[str, ...] = ()  # all that its words name
    sector: str | None = None
    plural: bool = False
    gender: str | None = None
    definite: bool = False
    unique: bool = False
    hidden: bool = False  # kept for what it tells of who is around; not a mention ("in Moscow")
    owner: Candidate | None = None  # the possessor ("its" in "its allies", "Ukraine" in "Ukraine's allies")
    quote: int = -1  # which quotation it stands in, -1 for none
    found_by: str = ""
    entity: int = -1
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def sent(self) -> Sentence:
        """The sentence that it stands in."""
        return self.head.sent

    @property
    def outer(self) -> Token:
        """The word by which it hangs on its clause: its head, or the title that the tree hangs a name on as an
        apposition ("minister" in "the army's minister A B")."""
        above = self.head.head
        titled = self.form == "name" and self.head.dep == "appos" and self.first <= above.i < self.head.i
        return above if titled else self.head


def is_noun(token: Token) -> bool:
    """Whether a token can head a chunk. "XX" is what the tagger calls a word in square brackets ("[Berg] said")."""
    return token.tag in NOUN_TAGS or (token.tag == "XX" and token.text[:1].isupper())


def chunks(parse: Parse) -> Iterator[tuple[int, int]]:
    """Base noun chunks as token ranges [first, last), from the part-of-speech tags, which err less than the tree does.

    A chunk ends in a noun. "'s" stays inside ("Ukraine 's allies" is one chunk); a time ("yesterday") is not part of
    any.
    """
    times = {
        i
        for entity in parse.entities
        if entity.label in ("DATE", "TIME")
        for i in range(entity.first, entity.last)
        if not any(parse.tokens[j].tag == "POS" for j in range(entity.first, entity.last))
    }
    for sentence in parse.sentences:
        yield from _in_sentence(sentence.tokens, times)


def _in_sentence(tokens: Sequence[Token], times: set[int]) -> Iterator[tuple[int, int]]:
    run: list[Token] = []
    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if run and (len(run) >= LONGEST_CHUNK or _splits(run, token)):
            yield from _close(run)
            run = []
        if token.i in times and not is_possessive(following):
            yield from _close(run)
            run = []
        elif _inside(token, run, following) and (run or not _second_half(tokens, index)):
            run.append(token)
        else:
            yield from _close(run)
            run = []
    yield from _close(run)


def _second_half(tokens: Sequence[Token], index: int) -> bool:
    """Whether a participle is the rest of a word whose beginning is no part of a phrase: "the so-called Front"."""
    before = tokens[index - 1] if index else None
    return before is not None and before.tag == "HYPH" and not before.space and tokens[index].tag in {"VBN", "VBG"}


def is_possessive(token: Token | None) -> bool:
    """Whether a token is the mark of a possessor."""
    return token is not None and token.tag == "POS"


def _inside(token: Token, run: list[Token], following: Token | None) -> bool:
    tag = token.tag
    if (
        run
        and run[-1].tag == "HYPH"
        and len(run) > 1
        and run[-2].tag == "NNP"
        and not run[-1].space
        and following is not None
    ):
        return True  # "Jae-in": whatever the tagger takes the last part for
    if tag == "XX":
        return is_noun(token)
    if tag not in INNER_TAGS:
        # "co-operation" is one token or three; a slash joins, too
        return (
            bool(run)
            and token.text in {"/", "&"}
            and run[-1].tag in NOUN_TAGS
            and following is not None
            and is_noun(following)
        )
    if tag == "POS":
        return bool(run) and is_noun(run[-1])
    if tag in {"RB", "RBS", "RBR"}:
        return (
            following is not None
            and following.tag in {"JJ", "VBN", "CD"}
            and token.head is following
            and token.dep != "neg"
        )
    if tag == "HYPH":
        return bool(run)
    if tag in {"VBN", "VBG"}:
        return token.dep in {"amod", "compound", "nmod"} or (bool(run) and run[-1].tag == "HYPH")
    if tag in {"JJ", "JJR", "JJS"}:
        return token.dep not in {"acomp", "ROOT", "oprd"} or (bool(run) and run[-1].tag == "HYPH")
    if tag == "DT":
        return token.dep in {"det", "predet", "preconj", "poss"}
    return True


def _splits(run: list[Token], token: Token) -> bool:
    """Whether ``token`` opens another noun phrase though it directly follows ``run``."""
    last = run[-1]
    if token.tag in STARTERS:
        return last.tag not in {"PDT"} and not (last.tag == "DT" and last.lower in {"both", "all"})
    if is_noun(last) and token.tag not in {"POS", "HYPH"}:
        # "told Zelensky US officials": the noun's head lies to its left, so that it is no modifier of what follows.
        if last.tag in {"NNP", "NNPS"} and token.tag in {"NNP", "NNPS"}:
            return (
                last.dep in {"nsubj", "dobj", "iobj", "dative"}
                and last.head.pos in {"VERB", "AUX"}
                and token.head is not last
            )
        if last.dep == "conj" and first_conjunct(last).dep in {"amod", "nmod", "compound", "poss"}:
            return False  # "Ukrainian and US officials"
        return (
            last.head.i < last.i
            and last.dep in {"dobj", "iobj", "dative", "pobj", "nsubj", "conj"}
            and not climbs(token, last)
        )
    return False


def _close(run: list[Token]) -> Iterator[tuple[int, int]]:
    while (
        run
        and not is_noun(run[-1])
        and not (len(run) > 2 and run[-2].tag == "HYPH" and run[-3].tag == "NNP" and len(run[-1].text) <= 4)
    ):
        run = run[:-1]
    while run and (run[0].tag in {"HYPH", "POS", "RB"} or run[0].lower == "least"):  # "at least eight nurses"
        run = run[1:]
    if run:
        yield run[0].i, run[-1].i + 1


def quoted(parse: Parse) -> list[int]:
    """For each token the number of the quotation that it stands in, -1 outside. Marks are matched within a block only.

    Straight marks, also two single ones for a double, open and close by turns; a curly opening mark opens, a curly
    closing mark closes; an unclosed quotation ends with its block.
    """
    inside = [-1] * len(parse.tokens)
    number, current, block = 0, -1, -1
    for token in parse.tokens:
        if token.block != block:
            block, current = token.block, -1
        mark = token.text
        if mark in {"“", "«", "„", "``"} or (mark in {'"', "''"} and current < 0):
            current = number
            number += 1
        elif mark in {"”", "»", "''", '"'}:
            current = -1
        else:
            inside[token.i] = current
    return inside
