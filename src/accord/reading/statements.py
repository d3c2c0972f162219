"""Who said what: the statements of a report with source, cue, content, form, nesting and chain of authority.

A statement is what PolNeAR (Newell, Margolin and Ruths, LREC 2018) annotates as an attribution: words, thoughts, intentions, decrees
that the report ascribes to somebody. The cue keeps its words, so that later layers can tell speech from thought.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from accord.model import Actor, Authority, Mention, Span, Statement, StatementForm
from accord.reading.attribution import Found, attributions, governor_subject
from accord.reading.quotation import Quotation, quotations
from accord.reading.syntax import Parse, Token

__all__ = ["find"]


def find(parse: Parse, actors: Sequence[Actor], mentions: Sequence[Mention]) -> list[Statement]:
    """The statements of a report in text order, with ids "s1", "s2", ...

    ``actors`` and ``mentions`` are the report's actors and their mentions; a statement's ``actor`` is the actor of the mention that
    its source names, None where there is none or it is unresolved.
    """
    quotes = quotations(parse)
    found = attributions(parse, quotes)
    by_head: dict[int, Mention] = {}
    for mention in mentions:
        if mention.head >= 0 and (mention.actor is not None or mention.head not in by_head):
            by_head[mention.head] = mention
    named = _Names(parse, mentions, by_head)
    drafts: list[Statement] = []
    for number, one in enumerate(found):
        source, actor = named.source(one)
        content = tuple(pieces(parse, one.content))
        quoted = tuple(_quoted(parse, quotes, one))
        chain: tuple[Authority, ...] = (Authority(source, actor),) if source is not None else ()
        drafts.append(
            Statement(
                id=f"s{number + 1}",
                form=_form(parse, quotes, one),
                source=source,
                actor=actor,
                cue=parse.span_of(parse.tokens[i] for i in one.cue),
                content=content,
                chain=chain,
                parent=f"s{one.parent + 1}" if one.parent >= 0 else None,
                quotes=quoted,
                found_by=one.found_by,
                score=round(one.score, 4),
            )
        )
    return drafts


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


def _form(parse: Parse, quotes: Sequence[Quotation], one: Found) -> StatementForm:
    words = [parse.tokens[i] for i in one.content if any(char.isalnum() for char in parse.tokens[i].text)]
    inside = sum(_within(quotes, token) for token in words)
    if words and inside == len(words):
        return "direct"
    return "mixed" if inside else "indirect"


def _within(quotes: Sequence[Quotation], token: Token) -> bool:
    low, high = 0, len(quotes)
    while low < high:
        middle = (low + high) // 2
        if quotes[middle].outer.end <= token.start:
            low = middle + 1
        else:
            high = middle
    return low < len(quotes) and quotes[low].outer.start <= token.start and token.end <= quotes[low].outer.end


def _quoted(parse: Parse, quotes: Sequence[Quotation], one: Found) -> Iterable[Span]:
    if not one.content:
        return
    first, last = parse.tokens[min(one.content)], parse.tokens[max(one.content)]
    for quotation in quotes:
        if quotation.outer.end <= first.start:
            continue
        if quotation.outer.start >= last.end:
            break
        tokens = [token for token in parse.tokens_in(quotation.inner.start, quotation.inner.end) if token.i in one.content]
        if tokens:
            whole = tokens[0].start == quotation.inner.start or tokens[-1].end == quotation.inner.end
            yield quotation.inner if whole else parse.span_of(tokens)


class _Names:
    """Finds the span and the actor of a source."""

    def __init__(self, parse: Parse, mentions: Sequence[Mention], by_head: dict[int, Mention]) -> None:
        self.parse = parse
        self.by_head = by_head
        self.mentions = sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end))

    def source(self, one: Found) -> tuple[Span | None, str | None]:
        parse = self.parse
        tokens = [parse.tokens[i] for i in sorted(one.source)]
        if not tokens:
            subject = governor_subject(parse.tokens[one.head]) if parse.tokens[one.head].pos == "VERB" else None
            if subject is None:
                return None, None
            tokens = [subject]
        runs = list(pieces(parse, [token.i for token in tokens]))
        span = max(runs, key=lambda run: (run.end - run.start, -run.start))
        tokens = [token for token in tokens if span.start <= token.start < span.end]
        inside = {token.i for token in tokens}
        head = next((token for token in tokens if token.head is token or token.head.i not in inside), tokens[0])
        return span, self.actor(head, tokens)

    def actor(self, head: Token, tokens: Sequence[Token]) -> str | None:
        mention = self.by_head.get(head.start)
        if mention is not None and mention.actor is not None:
            return mention.actor
        if head.tag in ("WP", "WDT", "WP$"):
            for above in head.ancestors():
                if above.dep == "relcl":
                    antecedent = self.by_head.get(above.head.start)
                    return antecedent.actor if antecedent is not None else None
        for token in tokens:
            mention = self.by_head.get(token.start)
            if mention is not None and mention.actor is not None:
                return mention.actor
        return None
