"""Who said what: the statements of a report with source, cue, content, form, nesting and chain of authority.

A statement is what PolNeAR (Newell, Margolin and Ruths, LREC 2018) annotates as an attribution: words, thoughts,
intentions, decrees that the report ascribes to somebody. The cue keeps its words, so that later layers can tell speech
from thought.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from accord.model import Actor, Authority, Mention, Span, Statement, StatementForm
from accord.reading import lexicon, passages
from accord.reading.attribution import attributions
from accord.reading.attribution_authors import authors
from accord.reading.attribution_page import Found, Page
from accord.reading.attribution_relay import masthead, obtained, told_to
from accord.reading.clauses import vocabulary
from accord.reading.passage_pages import Passage
from accord.reading.quotation import quotations
from accord.reading.roles import role
from accord.reading.syntax import Parse, Token
from accord.reading.unsaid import circumstances, clauses, open_question, unsaid

__all__ = ["find"]


def find(
    parse: Parse,
    actors: Sequence[Actor],
    mentions: Sequence[Mention],
    stretches: Sequence[Passage] | None = None,
    *,
    asserted: bool = False,
) -> list[Statement]:
    """The statements of a report in text order, with ids "s1", "s2", ...

    ``actors`` and ``mentions`` are the report's actors and their mentions; a statement's ``actor`` is the actor of the
    mention that its source names, None where there is none or it is unresolved. ``stretches`` are the report's
    passages (:func:`accord.reading.passages.find`); None: they are looked for. ``asserted``: without attributions of
    what somebody did not say ("would not say whether ..."), what only shows ("firing it suggested ...") or what names
    nothing ("said no"), which PolNeAR counts and no reader takes for anybody's words.
    """
    page = Page(parse, quotations(parse))
    found = attributions(page, passages.find(parse) if stretches is None else stretches)
    if asserted:
        for one in found:
            _without_circumstances(page, one)
    names = _Names(parse, actors, mentions)
    unfolded = _going_on_from(parse, found)
    keep = [
        not _aside(parse, found, one)
        and not (one.head in unfolded and _label(page, one))
        and not (asserted and (_unsaid(page, one) or _shown(page, one) or names.relays(page, found, place)))
        and not (asserted and _empty(page, one))
        for place, one in enumerate(found)
    ]
    number_of: dict[int, int] = {}
    for place, kept in enumerate(keep):
        if kept:
            number_of[place] = len(number_of) + 1
    statements: list[Statement] = []
    sources = [names.source(one) for one in found]
    whose = authors(page, found, [actor for _, actor in sources], names.of, frozenset(names.press))
    sources = [(span, actor) for (span, _), actor in zip(sources, whose, strict=True)]
    media = [names.named(one.medium) if one.medium else names.medium(page, one) for one in found]
    behind = [names.named(one.behind) for one in found]
    for place, one in enumerate(found):
        if not keep[place]:
            continue
        source, actor = sources[place]
        parent = _parent(found, keep, place)
        content = tuple(pieces(parse, one.content))
        statements.append(
            Statement(
                id=f"s{number_of[place]}",
                form="direct" if one.verbatim else _form(page, one),
                source=source,
                actor=actor,
                cue=parse.span_of(parse.tokens[i] for i in one.cue) if one.cue else None,
                content=content,
                chain=_chain(found, sources, media, behind, place),
                parent=f"s{number_of[parent]}" if parent >= 0 else None,
                quotes=content if one.verbatim else tuple(_quoted(page, one)),
                found_by=one.found_by,
                score=round(one.score, 4),
            )
        )
    return statements


def _aside(parse: Parse, found: Sequence[Found], one: Found) -> bool:
    """Whether a nested statement is just a speaker's "I think" within his own words: present tense, first person, no
    new authority.
    """
    if one.parent < 0 or not found[one.parent].content or one.head < 0 or len(one.source) != 1:
        return False
    return parse.tokens[next(iter(one.source))].lower == "i" and parse.tokens[one.head].tag == "VBP"


def _unsaid(page: Page, one: Found) -> bool:
    """Whether a content is a clause of which a denied or refused cue asserts nothing ("did not say whether ...");
    words in quotation marks were said by somebody."""
    if one.head < 0 or any(page.quote_of[place] >= 0 for place in one.content):
        return False
    tokens = page.parse.tokens
    cues = [tokens[place] for place in sorted(one.cue | {one.head})]
    below = [verb for cue in cues for first in cue.kids("xcomp") for verb in first.conjuncts()]  # "declined to say if"
    cues += [verb for verb in below if verb.i in one.content]
    if open_question(tokens[one.head]):
        return True  # what somebody else did not say was said: "would not say whether Chad had promised to ..."
    return any(
        unsaid(cue) and any(clause.i in one.content for clause in (*clauses(cue), *_objects(cue))) for cue in cues
    )


def _without_circumstances(page: Page, one: Found) -> None:
    """Take out of a refusal's content what it only answers; words in quotation marks stay."""
    if one.head >= 0 and not any(page.quote_of[place] >= 0 for place in one.content):
        left = one.content - circumstances(page.parse.tokens[one.head])
        one.content = left if page.has_words(left) else one.content


def _beside(page: Page, one: Found, inner: Found) -> set[int]:
    """The words of a content that belong to no statement within it, to that one's cue or its adjuncts."""
    cue = page.parse.tokens[inner.head]
    adjuncts = [child for child in cue.children if child.dep in ("prep", "npadvmod", "advmod", "aux", "mark", "dative")]
    around = {token.i for child in adjuncts for token in child.subtree()}
    return one.content - inner.content - inner.source - inner.cue - around


def _objects(cue: Token) -> list[Token]:
    """The things that a verb of making known governs: "did not respond to a request", "has not confirmed the date"."""
    return [*cue.kids("dobj"), *(thing for prep in cue.kids("prep") for thing in prep.kids("pobj"))]


def _shown(page: Page, one: Found) -> bool:
    """Whether a cue's subject is a clause: what "firing it over Chad suggested" nobody said."""
    if one.head < 0 or any(page.quote_of[place] >= 0 for place in one.content):
        return False
    subject = page.parse.tokens[one.head].child("nsubj", "nsubjpass", *CLAUSES)
    return subject is not None and subject.dep in CLAUSES


def _empty(page: Page, one: Found) -> bool:
    """Whether nobody can tell what was said: the content is only a pronoun, a particle or the like ("would think about
    it", "said no"), in no quotation marks, and to say it is no act that points back to something ("rejected this")."""
    if one.head < 0 or any(page.quote_of[place] >= 0 for place in one.content):
        return False
    tokens = page.parse.tokens
    if any(tokens[place].pos in _TELLING or tokens[place].tag in _TELLING for place in one.content):
        return False
    return not lexicon.senses(tokens[one.head].lemma.lower(), "VERB")


CLAUSES = ("csubj", "csubjpass")
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "AUX", "ADJ", "NUM", "SYM", "X", "VBN", "VBG"})
LABEL_WORDS = 3  # words of a content that is only a label of what is said


def _going_on_from(parse: Parse, found: Sequence[Found]) -> frozenset[int]:
    """The places of verbs from which a participle goes on that is a cue itself: "expressed optimism, saying that peace
    was near". What was said is the optimism's content, and that is a statement by itself."""
    cues = [parse.tokens[one.head] for one in found if one.head >= 0]
    return frozenset(cue.head.i for cue in cues if cue.tag == "VBG" and cue.dep == "advcl" and cue.i > cue.head.i)


def _label(page: Page, one: Found) -> bool:
    """Whether a content only labels what was said, with a bare noun."""
    words = [page.parse.tokens[place] for place in one.content if page.has_words([place])]
    if not words or len(words) > LABEL_WORDS or any(page.quote_of[word.i] >= 0 for word in words):
        return False
    return all(word.pos in ("NOUN", "ADJ", "DET") for word in words)


def _parent(found: Sequence[Found], keep: Sequence[bool], place: int) -> int:
    """The nearest enclosing statement that is kept, -1 for none. (Nesting has no circles: see the attributions.)"""
    place = found[place].parent
    while place >= 0 and not keep[place]:
        place = found[place].parent
    return place


def _chain(
    found: Sequence[Found],
    sources: Sequence[tuple[Span | None, str | None]],
    media: Sequence[tuple[Span | None, str | None]],
    behind: Sequence[tuple[Span | None, str | None]],
    place: int,
) -> tuple[Authority, ...]:
    """Whoever vouches for a statement, the authority nearest to the outlet first; a medium stands before the speaker
    whom it quotes, whoever is cited behind the one who cites.
    """
    chain: list[Authority] = []
    while place >= 0:
        for span, actor in (behind[place], sources[place], media[place]):
            if span is not None and (not chain or chain[-1].span != span):  # the paper on whose word it is, twice
                chain.append(Authority(span, actor))
        place = found[place].parent
    return tuple(reversed(chain))


def pieces(parse: Parse, places: Iterable[int]) -> Iterable[Span]:
    """The unbroken runs of token places, as spans; a run doesn't cross a block's edge."""
    tokens = parse.tokens
    run: list[int] = []
    for place in sorted(places):
        if run and (place != run[-1] + 1 or tokens[place].block != tokens[run[-1]].block):
            yield parse.span(tokens[run[0]].start, tokens[run[-1]].end)
            run = []
        run.append(place)
    if run:
        yield parse.span(tokens[run[0]].start, tokens[run[-1]].end)


def _form(page: Page, one: Found) -> StatementForm:
    words = [i for i in one.content if any(char.isalnum() for char in page.parse.tokens[i].text)]
    marked = {place for _, places in page.marked(one) for place in places}
    inside = sum(i in marked for i in words)
    if words and inside == len(words):
        return "direct"
    return "mixed" if inside else "indirect"


def _quoted(page: Page, one: Found) -> Iterable[Span]:
    """The parts of a content that stand within quotation marks, without the marks."""
    text = page.parse.text
    for quotation, within in page.marked(one):
        places = [i for i in within if i in one.content]
        if not page.has_words(places):  # (a mark alone: the tokeniser may glue the words to something before them)
            continue
        inner = quotation.inner
        if len(places) == len(within):
            start, end = inner.start, inner.end
        else:
            tokens = [page.parse.tokens[i] for i in places]
            start, end = max(inner.start, tokens[0].start), min(inner.end, tokens[-1].end)
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if any(text[i].isalnum() for i in range(start, end)):
            yield page.parse.span(start, end)


_ADDRESSING = ("prep", "dative")


def _somebody(noun: Token) -> bool:
    known = role(noun.lemma.lower())
    return known is not None and known.kind == "person"


class _Names:
    """Finds the span and the actor of a source."""

    def __init__(self, parse: Parse, actors: Sequence[Actor], mentions: Sequence[Mention]) -> None:
        self.parse = parse
        self.by_head: dict[int, Mention] = {}
        for mention in mentions:
            if mention.head >= 0 and (mention.actor is not None or mention.head not in self.by_head):
                self.by_head[mention.head] = mention
        self.press = {actor.id for actor in actors if actor.sector == "JRN" and actor.kind == "organisation"}
        self.persons = {actor.id for actor in actors if actor.kind == "person"}
        self.states = {actor.id for actor in actors if actor.kind == "state" or actor.country is not None} - self.press
        # Names as a transcript's labels give them: whole, or the last word alone; one that fits two actors fits none.
        self.by_name: dict[str, str | None] = {}
        for actor in actors:
            for name in {name.casefold() for name in (actor.name, *actor.aliases)}:
                for key in {name, name.rsplit(None, 1)[-1]} if name.split() else ():
                    known = self.by_name.setdefault(key, actor.id)
                    self.by_name[key] = actor.id if known == actor.id else None
        self.by_office: dict[str, str | None] = {}  # the same of persons by their titles
        for actor in actors:
            for title in {title.casefold() for title in actor.titles if title.split()}:
                for key in {title, title.rsplit(None, 1)[-1]}:
                    held = self.by_office.setdefault(key, actor.id)
                    self.by_office[key] = actor.id if held == actor.id else None

    def source(self, one: Found) -> tuple[Span | None, str | None]:
        return self.labelled(one) if one.label is not None else self.named(one.source)

    def of(self, token: Token) -> str | None:
        """The actor whom a token names."""
        mention = self.by_head.get(token.start)
        return mention.actor if mention is not None else None

    def named(self, places: set[int]) -> tuple[Span | None, str | None]:
        """The longest unbroken run of these tokens, and the actor whom it names."""
        parse = self.parse
        if not places:
            return None, None
        runs = list(pieces(parse, places))
        span = max(runs, key=lambda run: (run.end - run.start, -run.start))
        tokens = [parse.tokens[i] for i in sorted(places) if span.start <= parse.tokens[i].start < span.end]
        inside = {token.i for token in tokens}
        head = next((token for token in tokens if token.head is token or token.head.i not in inside), tokens[0])
        return span, self.actor(head, tokens)

    def medium(self, page: Page, one: Found) -> tuple[Span | None, str | None]:
        """The named medium that somebody spoke to or in, or that has a paper: nobody where none is told."""
        for places, asked in told_to(page, one):
            span, actor = self.named(places)
            if span is None or actor in self.persons:
                continue
            if actor in self.press or (asked and actor not in self.states):
                return span, actor
            if actor not in self.states and masthead(page.parse.tokens[place] for place in sorted(places)):
                return span, actor
        return None, None

    def relays(self, page: Page, found: Sequence[Found], place: int) -> bool:
        """Whether all that a medium is cited for is that somebody said something: "police said that ..., according to
        the *Courier*". It stands in the chain of that, and says nothing besides."""
        one = found[place]
        if one.label is not None or not one.source:
            return False
        _, actor = self.named(one.source)
        if actor not in self.press and not masthead(page.parse.tokens[i] for i in sorted(one.source)):
            return False
        inner = [other for other in found if other.parent == place and other.head >= 0 and other.source]
        return any(
            not page.has_words(_beside(page, one, other))
            and not lexicon.senses(page.parse.tokens[other.head].lemma.lower(), "VERB")  # that he accused is an act
            for other in inner
        )

    def labelled(self, one: Found) -> tuple[Span | None, str | None]:
        block = one.label
        if block is None:
            return None, None
        words = self.parse.text[block.start : block.end].rstrip().rstrip(":").rstrip()
        plain = words.partition("(")[0].strip().casefold()
        actor = self.by_name.get(plain)
        if actor is None and plain.split():
            last = plain.split()[-1]
            actor = self.by_name.get(last) or self.by_office.get(plain) or self.by_office.get(last)
        return self.parse.span(block.start, block.start + len(words)), actor

    def actor(self, head: Token, tokens: Sequence[Token]) -> str | None:
        """The actor of a source: its head's, a relative pronoun's antecedent's, or that of the first mention that is
        resolved.
        """
        mention = self.by_head.get(head.start) or self.titled(head)
        if mention is not None and mention.actor is not None:
            return mention.actor
        if head.tag in ("WP", "WDT", "WP$"):
            for above in head.ancestors():
                if above.dep == "relcl":
                    antecedent = self.by_head.get(above.head.start)
                    return antecedent.actor if antecedent is not None else None
        if mention is not None:
            return None  # seen, and resolved to nobody: no modifier of it shall stand in
        # who has a paper, or to whom it goes, does not say what it says
        beside = [token for token in tokens if obtained(token) or (token.lower == "to" and token.dep in _ADDRESSING)]
        # nor do those in what is told of it ("the Lima-based campaign", "a nurse who saw the girls")
        beside += [child for child in head.kids("amod") if child.lemma == "base"]
        # nor does who has somebody that says it ("Holm's lawyer", "a statement by Holm's lawyer")
        beside += [token for token in tokens if token.dep == "poss" and _somebody(token.head)]
        beside += head.kids("relcl") if head.lemma.lower() not in vocabulary()["texts"] else []
        if head.dep in CLAUSES and head.pos in ("VERB", "AUX"):
            return None  # "firing a missile over Chad suggested": whoever is named in a clause is not its source
        others = {under.i for token in beside for under in token.subtree()}
        for token in tokens:
            mention = self.by_head.get(token.start) if token.i not in others else None
            if mention is not None and mention.actor is not None:
                return mention.actor
        return None

    def titled(self, head: Token) -> Mention | None:
        """The mention that has a noun for its title, where the tree hangs the name on it ("Chad's minister A B")."""
        for child in head.kids("appos"):
            mention = self.by_head.get(child.start)
            if mention is not None and mention.span.start <= head.start < mention.span.end:
                return mention
        return None
