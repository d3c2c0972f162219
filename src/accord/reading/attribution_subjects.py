"""Whom the grammar names as the source of an attribution: the subject or agent of its cue, the subject that a cue
shares with the verb above it, whoever stands beside a verb of speech that the parser gave no subject.
"""

from __future__ import annotations

from collections.abc import Sequence

from accord.reading.attribution_page import COMPLEMENT, LEARNED, Found, Page
from accord.reading.syntax import Token

__all__ = ["governor_subject", "name_sources", "own_subject"]

NOUN_AFTER = 8  # tokens from an inverted verb to the noun that is its subject
ASIDE = frozenset({"WDT", "WP", "WP$"})
LONGEST_BETWEEN = 24  # tokens between a quotation and the verb that follows it
SUBJECT_BEFORE = 40  # tokens back to a subject that a verb of speech shares


def own_subject(token: Token) -> Token | None:
    """Who a cue's own clause names as its doer: an active verb's subject, a passive's agent. None where that is nobody
    by rule.
    """
    if token.child("nsubjpass", "auxpass") is not None:
        agent = token.child("agent")
        return agent.child("pobj") if agent is not None else None
    subject = token.child("nsubj")
    if subject is None and token.dep == "acl" and token.tag == "VBG" and token.head.head.lower == "with":
        return token.head  # an absolute: "with the mayor saying that ..."
    if subject is None or subject.tag in ("WDT", "EX") or subject.lower in ("it", "that", "this", "what", "which"):
        return None
    return subject


def governor_subject(token: Token) -> Token | None:
    """The subject that a participle, infinitive or coordinated verb shares with the verb above it; None where there is
    none.
    """
    if token.pos not in ("VERB", "AUX") or token.child("nsubjpass", "auxpass") is not None:
        return None
    if token.dep == "acl" and token.tag == "VBG":
        return token.head
    for above in token.ancestors():
        if token.dep not in ("advcl", "conj", "xcomp", "pcomp", "prep", "acomp"):
            return None
        subject = above.child("nsubj", "nsubjpass")
        if subject is not None:
            return None if subject.tag in ("WDT", "EX") or subject.lower == "it" else subject
        token = above
    return None


def _asked(token: Token) -> bool:
    """Whether a cue is a participle of the passive, in a clause of its own beside another's subject."""
    return (
        token.tag == "VBN"
        and token.dep == "advcl"
        and token.child("aux", "auxpass", "agent") is None
        and token.child("prep", "ccomp") is not None
    )


def named_in_cue(page: Page, one: Found) -> set[int]:
    """The speaker where the labels took him into the cue: "Olsen said"."""
    tokens = page.parse.tokens
    first = tokens[one.head].sent.first
    return {
        place
        for place in one.cue
        if place < one.head
        and (tokens[place].pos in ("PROPN", "PRON") or (place > first and tokens[place].text[0].isupper()))
    }


def _outside(page: Page, one: Found, subject: Token | None) -> Token | None:
    """A subject that does not stand in a speech in quotation marks: “Is he?” reacted Ann Other."""
    if subject is None or page.quote_of[one.head] >= 0 or page.quote_of[subject.i] < 0:
        return subject
    return None if page.is_speech(page.quote_of[subject.i]) else subject


def _quoted(page: Page, one: Found, place: int) -> bool:
    """Whether a place lies in a speech in quotation marks that an attribution has for words."""
    quote = page.quote_of[place]
    return page.is_speech(quote) and any(page.quote_of[i] == quote for i in one.content)


def _quotes(page: Page, one: Found) -> bool:
    """Whether an attribution outside of quotations has a speech in quotation marks for words, or nothing but a
    quotation.
    """
    if page.quote_of[one.head] >= 0:
        return False
    quotes = [page.quote_of[place] for place in one.content]
    return any(quote >= 0 and page.is_speech(quote) for quote in quotes) or (bool(quotes) and min(quotes) >= 0)


def quoting_subject(page: Page, one: Found) -> Token | None:
    """Who says a quotation where the parser gave its verb no subject: whoever follows a verb that follows the
    quotation (“...,” read the letter), or else the last subject before the verb in its sentence, quotations aside.
    """
    tokens = page.parse.tokens
    verb = tokens[one.head]
    sentence = verb.sent
    before = one.head - 1
    if before >= 0 and tokens[before].block == verb.block and page.quote_of[before] >= 0:
        for place in range(one.head + 1, min(one.head + 1 + NOUN_AFTER, sentence.last)):
            token = tokens[place]
            if page.quote_of[place] >= 0 or token.pos in ("PUNCT", "ADP", "VERB", "AUX", "SCONJ"):
                return None
            if token.pos in ("NOUN", "PROPN", "PRON", "NUM") and token.dep not in ("compound", "poss", "nmod"):
                return token
        return None
    for place in range(one.head - 1, max(sentence.first, one.head - SUBJECT_BEFORE) - 1, -1):
        token = tokens[place]
        if page.quote_of[place] < 0 and token.dep in ("nsubj", "nsubjpass") and token.tag not in ("WDT", "EX"):
            return None if token.lower in ("it", "that", "this", "what", "which") else token
    return None


def between(page: Page, one: Found) -> set[int]:
    """Whoever stands between a quotation or the sentence's beginning and the verb of that quotation, where the parser
    made no subject of that: “...,” the town's new mayor, Ann Other, wrote. What more is told of the speaker stands
    between commas: “...,” Ann Other, who lives in Lima and was mayor, wrote.
    """
    tokens = page.parse.tokens
    first = tokens[one.head].sent.first
    low = one.head
    while low > first and page.quote_of[low - 1] < 0 and one.head - low <= LONGEST_BETWEEN:
        low -= 1
    if low > first and page.quote_of[low - 1] < 0:
        return set()
    quoted = {page.quote_of[place] for place in one.content if page.quote_of[place] >= 0}
    if not quoted:
        return set()
    high = one.head
    while high > low and tokens[high - 1].pos in ("AUX", "ADV", "PART", "PUNCT"):
        high -= 1
    while low < high and tokens[low].pos in ("PUNCT", "ADV"):
        low += 1
    name = low
    while name < high and tokens[name].text != "," and tokens[name].tag not in ASIDE:
        if tokens[name].pos == "VERB" or tokens[name].tag in ("IN", "CC", "EX"):
            return set()
        name += 1
    # after the name an aside, which a comma closes (or a relative clause without commas)
    closed = any(token.text == "," for token in tokens[high : one.head])
    closed = closed or name == high or any(token.tag in ASIDE for token in tokens[name:high])
    if not closed or not any(tokens[place].pos in ("NOUN", "PROPN", "PRON") for place in range(low, name)):
        return set()
    return set(range(low, high))


def noun_phrase(token: Token) -> set[int]:
    """A noun with what stands below it, up to a relative clause that a comma sets off."""
    below = token.subtree()
    cut = min((child.i for child in token.children if child.dep == "relcl" and child.i > token.i), default=None)
    if cut is None:
        return {one.i for one in below}
    clause = next(child for child in token.children if child.i == cut)
    first = min(one.i for one in clause.subtree())
    comma = any(one.i == first - 1 and one.text == "," for one in below)
    return {one.i for one in below if not comma or one.i < first - 1}


def name_sources(page: Page, found: Sequence[Found]) -> None:
    """Overrule the labels where the grammar is surer: a cue with a subject of its own has that for a source."""
    for one in found:
        if one.head < 0 or one.found_by not in (LEARNED, COMPLEMENT):
            continue
        token = page.parse.tokens[one.head]
        if page.quote_of[one.head] < 0:
            # the words that somebody is quoted with don't name him
            one.source = {place for place in one.source if page.quote_of[place] < 0 or not _quoted(page, one, place)}
        if token.pos not in ("VERB", "AUX"):
            continue
        if not one.source:
            one.source = named_in_cue(page, one)
            one.cue -= one.source
        subject = _outside(page, one, own_subject(token))
        if subject is None and _asked(token) and not one.source & {under.i for under in token.subtree()}:
            one.source = set()  # "Asked about the mill, she left": whoever asked is not named
            continue
        quoting = None
        if subject is None and not one.source:
            subject = _outside(page, one, governor_subject(token))
            if subject is None and _quotes(page, one):
                one.source = between(page, one)
                one.cue -= one.source
                one.content -= one.source
                if one.source:
                    continue
                subject = quoting = quoting_subject(page, one)
        if subject is None:
            continue
        below = {under.i for under in subject.subtree()}
        if one.source & below:
            if max(one.source) - min(one.source) >= len(one.source):  # in pieces: the one that is the subject
                one.source &= below
            continue
        phrase = noun_phrase(subject) - one.cue
        if quoting is not None:
            phrase = {
                place for place in phrase if page.quote_of[place] < 0 and (place < one.head) == (subject.i < one.head)
            }
        if quoting is not None and all(page.quote_of[place] < 0 for place in phrase):
            one.content -= phrase  # what the parser took for the verb's object
        if phrase & one.content:
            continue
        one.source = phrase
