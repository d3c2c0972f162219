"""On whose word a source has it: words that a medium quotes, that it has from somebody whom it cites, that were told to
it.

What the scorer finds are cues with a source each; who stands between the outlet and the words is in the syntax around
them. A medium ("quoted by the *Courier*", "told the *Courier*") is put before the source in the chain of authority,
whoever is cited behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from accord.data import word_sets
from accord.reading.attribution_page import Found, Page
from accord.reading.roles import role
from accord.reading.syntax import Token

__all__ = ["cited", "masthead", "no_words", "obtained", "reckoned", "relayed", "retold", "told_to"]

RELAYED = "quoted through a medium"
RECKONED = "ascribed by the grammar"


_words = partial(word_sets, "relaying.json")


def relayed(page: Page, found: list[Found]) -> list[Found]:
    """Words that a medium relays: in "she was quoted by the *Courier* as saying that ..." and "the *Courier* quoted her
    as saying that ..." they are hers.

    The two cues that the scorer sees ("quoted", "saying") become one statement of whoever is quoted; who did the
    quoting is its medium. Only where the gerund has a clause, a predicate or a quotation for words.
    """
    tokens = page.parse.tokens
    heads = {one.head: one for one in found if one.head >= 0}
    gone: set[int] = set()
    more: list[Found] = []
    for one in found:
        verb = tokens[one.head] if one.head >= 0 else None
        if verb is None:
            continue
        passive = verb.child("auxpass") is not None
        speaker = verb.child("nsubjpass") if passive else verb.child("dobj")
        relay = next((child for child in verb.kids("prep") if child.lower == "as"), None)
        if speaker is None or relay is None or not (passive or verb.lemma.lower() in _words()["citing"]):
            continue
        # (The tagger often takes the gerund for a noun here.)
        said = next((child for child in relay.children if child.i > relay.i and _gerund(child)), None)
        if said is None:
            continue
        content = {
            place
            for child in said.kids("ccomp", "xcomp", "oprd", "dobj")
            if said.child("ccomp", "xcomp", "oprd") is not None
            for place in _extent(child)
        }
        quoted = {place for place in one.content if page.quote_of[place] >= 0 and page.quote_of[one.head] < 0}
        if said.i in heads:
            quoted |= {place for place in heads[said.i].content if page.quote_of[place] >= 0}
        if not content and not quoted:
            before = verb.child("ccomp")  # "the port is shut, the *Courier* quoted her as saying"
            content = set(_extent(before)) if before is not None and before.i < verb.i else set()
        if not content and not quoted:
            continue
        medium = (_agent(verb, said) if passive else _subject(verb, one)) - content
        source = {token.i for token in speaker.subtree()} - quoted
        auxiliaries = {child.i for child in (*verb.kids("aux", "auxpass"), *said.kids("aux"))}
        cue = {*auxiliaries, verb.i, relay.i, said.i}
        content = (content | quoted) - cue - source - medium
        if not content or not source:
            continue
        score = max(one.score, heads[said.i].score if said.i in heads else 0.0)
        gone.update((verb.i, said.i))
        more.append(Found(verb.i, score, cue, source, content, found_by=RELAYED, window=one.window, medium=medium))
    return [one for one in found if one.head not in gone] + more if more else found


def _gerund(token: Token) -> bool:
    return token.lower.endswith("ing") or any(child.tag == "VBG" for child in token.kids("aux"))


def _agent(verb: Token, said: Token) -> set[int]:
    """Who quotes in the passive: "quoted by the *Courier*", "quoted in a paper"."""
    agents = [verb.child("agent"), *verb.kids("prep"), said.child("agent"), *said.kids("prep")]
    for by in agents:
        if by is not None and by.lower in ("by", "in", "on") and (outlet := by.child("pobj")) is not None:
            return {token.i for token in outlet.subtree()}
    return set()


def _subject(verb: Token, one: Found) -> set[int]:
    subject = verb.child("nsubj")
    return {token.i for token in subject.subtree()} if subject is not None else set(one.source)


def cited(page: Page, found: list[Found]) -> list[Found]:
    """Whom a source cites for what it says: "the agency reported, citing the army, that ...", "according to the paper,
    which cited two officials, ...". The cited one is behind the source in the chain, and if it is somebody, that is all
    that the citing says: it is no statement of its own.

    A participle of citing belongs to the statement whose cue governs it, to the one whose source stands last before it
    where that is an adjunct ("according to ..., citing ..."), and to that of the clause which it opens.
    """
    tokens = page.parse.tokens
    gone: set[int] = set()
    for number, one in enumerate(found):
        if one.head < 0 or tokens[one.head].lemma.lower() not in _words()["citing"]:
            continue
        verb = tokens[one.head]
        whom = verb.child("dobj")
        if whom is None or whom.i not in one.content or verb.child("ccomp", "nsubjpass") is not None:
            continue
        if page.has_words(place for place in one.content if page.quote_of[place] >= 0):
            continue  # words are cited and not whoever said them
        host = _host(page, found, one)
        if host is None:
            continue
        host.behind = {token.i for token in whom.subtree()}
        if one.head in host.content:  # "reported, citing the army, that ...": the aside is none of the words
            aside = {token.i for token in verb.subtree() if token.i <= max(host.behind)}
            host.content -= {*aside, *(place + 1 for place in aside if tokens[place + 1].text == ",")}
        one.source = set(host.source)
        if whom.pos == "PROPN" or role(whom.lemma) is not None:
            gone.add(number)
    return [one for number, one in enumerate(found) if number not in gone]


def _host(page: Page, found: Sequence[Found], citing: Found) -> Found | None:
    tokens = page.parse.tokens
    verb = tokens[citing.head]
    near = [
        one
        for one in found
        if one is not citing
        and one.source
        and one.head >= 0
        and tokens[one.head].sent is verb.sent
        and page.quote_of[one.head] == page.quote_of[citing.head]
        and (citing.head not in one.content or _opens(page, one, citing.head))
    ]
    # what was told in an adjunct just before it
    adjunct = [
        one
        for one in near
        if tokens[one.head].pos not in ("VERB", "AUX") or tokens[one.head].dep == "prep"
        if 0 < verb.i - max(one.source) <= 2
    ]
    if adjunct:
        return adjunct[0]
    above = {token.i for token in verb.ancestors()}
    governing = [one for one in near if one.head in above and verb.dep in ("advcl", "prep", "relcl", "acl")]
    if not governing and verb.dep in ("acl", "relcl"):
        governing = [one for one in near if verb.head.i in one.source]
    return min(governing, key=lambda one: (abs(one.head - verb.i), one.head)) if governing else None


def _opens(page: Page, one: Found, place: int) -> bool:
    """Whether an attribution's words, as they were labelled, begin with this one."""
    return not page.has_words(other for other in one.content if other < place)


def told_to(page: Page, one: Found) -> list[tuple[set[int], bool]]:
    """To whom, or in what, somebody spoke: the parts of a cue's clause that may name the medium which has the words
    ("told the *Courier*", "said in an interview with Radio Lake", "the mayor, quoted by the *Courier*, said"), each
    with whether it is who had an interview.
    """
    if one.head < 0:
        return []
    tokens = page.parse.tokens
    verb = tokens[one.head]
    outside = one.content | one.source
    places: list[tuple[set[int], bool]] = []
    heard = _hearer(verb)
    if (
        heard is not None and heard.tag != "PRP" and heard.text[:1].isupper()
    ):  # "the *Courier* was told by the mayor that ..."
        places.append(({token.i for token in heard.subtree()} - outside, False))
    for child in verb.children:
        if child.i not in outside and child.dep in ("dobj", "dative", "prep", "agent", "npadvmod"):
            asked = any(inner.lemma.lower() in _words()["interviews"] for inner in child.kids("pobj"))
            places.extend((named, asked) for named in _named(child, outside))
        elif child.i not in outside and child.dep == "advcl" and child.tag == "VBG" and child.i < verb.i:
            if child.lemma.lower() in _words()["talking"]:  # "speaking to Radio Lake, she said"
                places.extend((named, False) for prep in child.kids("prep") for named in _named(prep, outside))
    for place in sorted(one.source):
        for child in tokens[place].kids("acl", "relcl"):
            if obtained(child) and (agent := child.child("agent")) is not None:
                places.extend((named, False) for named in _named(agent, set()))
            elif child.lemma.lower() in _words()["talking"]:  # "a sailor, speaking to the *Courier*, said"
                spoken = (prep for prep in child.kids("prep") if prep.lower in ("to", "with"))
                places.extend((named, False) for prep in spoken for named in _named(prep, set()))
    return places


def masthead(tokens: Iterable[Token]) -> bool:
    """Whether a name is worded like a newspaper's or a station's: "the Arica Gazette", "Radio Lake", "the weekly Le
    Jour"."""
    words = list(tokens)
    if not any(token.pos == "PROPN" for token in words):
        return False
    named = [token for token in words if token.pos == "PROPN"]
    if any(token.lower in _words()["mastheads"] for token in (named[0], named[-1])):
        return True
    return any(token.lower in _words()["publications"] for token in words if token.i < named[-1].i)


def obtained(participle: Token) -> bool:
    """Whether a participle says who has a paper or somebody's words: "a letter seen by the *Courier*"."""
    return (
        participle.tag == "VBN"
        and participle.dep == "acl"
        and participle.child("agent") is not None
        and participle.lemma.lower() in _words()["obtaining"]
    )


def no_words(page: Page, one: Found) -> bool:
    """Whether a cue brings nobody's words: who has a paper ("a letter seen by the *Courier*"), that somebody wants to
    go unnamed ("who asked not to be identified"), and a time that "sees" something ("this week sees the start of ...").
    """
    if one.head < 0:
        return False
    verb = page.parse.tokens[one.head]
    subject = verb.child("nsubj")
    if subject is not None and subject.i in one.source and subject.lemma.lower() in _words()["times"]:
        return True
    if obtained(verb):
        return verb.child("ccomp", "oprd") is None and all(child.lower != "as" for child in verb.children)
    wish = verb.child("xcomp")
    return wish is not None and wish.child("auxpass") is not None and wish.lemma.lower() in _words()["naming"]


def _named(token: Token, outside: set[int]) -> list[set[int]]:
    """The noun phrases at and below a token whose head is a name, outermost first, within few prepositions."""
    if token.i in outside or token.dep in ("ccomp", "xcomp", "advcl", "relcl"):
        return []
    found = []
    if token.pos == "PROPN" or any(child.pos == "PROPN" and child.dep == "compound" for child in token.children):
        if token.dep in ("dobj", "dative", "pobj", "npadvmod"):
            found.append({one.i for one in token.subtree() if one.dep not in ("prep", "relcl")} - outside)
    for child in token.children:
        published = child.dep == "acl" and child.lemma.lower() in _words()["obtaining"]
        if child.dep in ("prep", "pobj", "dative") or published or (child.dep == "agent" and token.dep == "acl"):
            found.extend(_named(child, outside))  # "in an interview published by the Courier"
    return found


def reckoned(page: Page, found: Sequence[Found]) -> list[Found]:
    """All that was found, and what somebody is said to hold by other words than a cue's: "the UN put the number of dead
    at 40", "forty have died by the UN's count", "the charge is absurd, in her words".
    """
    tokens = page.parse.tokens
    cues = {one.head for one in found}
    taken = {place for one in found if one.source for place in one.content}
    more = []
    for token in tokens:
        made = _put(token) if token.lemma.lower() == "put" else _by_count(token)
        made = made or _learned(token)
        if made is None or made.head in cues or page.quote_of[made.head] >= 0:
            continue
        if made.head in taken and token.lemma.lower() != "put":
            continue
        made.content = {place for place in made.content if place not in made.cue and place not in made.source}
        if page.has_words(made.content) and page.has_words(made.source):
            more.append(made)
    claimed = {place for one in more for place in one.content}
    return [*(one for one in found if one.source or one.head not in claimed), *more]


def _put(verb: Token) -> Found | None:
    """ "put the toll at 40": a figure that is somebody's."""
    thing, subject = verb.child("dobj"), verb.child("nsubj")
    at = next((child for child in verb.kids("prep") if child.lower == "at"), None)
    number = at.child("pobj") if at is not None else None
    if thing is None or subject is None or number is None or thing.lemma.lower() not in _words()["figures"]:
        return None
    if not any(token.tag == "CD" for token in number.subtree()):
        return None
    content = {token.i for part in (thing, at) if part is not None for token in part.subtree()}
    source = {token.i for token in subject.subtree()}
    window = (min(content | source), max(content | source) + 1)
    cue = {verb.i, *(child.i for child in verb.kids("aux"))}
    return Found(verb.i, 0.9, cue, source, content, found_by=RECKONED, window=window)


def _learned(verb: Token) -> Found | None:
    """ "The *Courier* was told by a sailor that ...", "learned from a sailor that ...": the words are the sailor's."""
    hearer, teller, clause = _hearer(verb), _teller(verb), verb.child("ccomp")
    if hearer is None or teller is None or clause is None or hearer.tag == "PRP":
        return None
    if teller.pos != "PROPN" and role(teller.lemma) is None:
        return None  # "learned from the report", "was told by friends"
    content = set(_extent(clause))
    source = {token.i for token in teller.subtree()} - content
    cue = {verb.i, *(child.i for child in verb.kids("aux", "auxpass"))}
    content -= cue
    places = content | source
    return Found(verb.i, 0.9, cue, source, content, found_by=RECKONED, window=(min(places), max(places) + 1))


def _hearer(verb: Token) -> Token | None:
    """Who was told something, or learned it, by the verb's clause."""
    if verb.tag not in ("VBD", "VBN"):
        return None
    if verb.lemma.lower() in _words()["telling"]:
        return verb.child("nsubjpass")
    return verb.child("nsubj") if verb.lemma.lower() in _words()["learning"] else None


def _teller(verb: Token) -> Token | None:
    """By whom somebody was told something, or from whom they learned it."""
    by = verb.child("agent") or next((one for one in verb.kids("prep") if one.lower == "from"), None)
    return by.child("pobj") if by is not None else None


def retold(page: Page, found: Sequence[Found]) -> None:
    """Give words whose cue says to whom they were told to whoever told them: "told the *Courier* a sailor", "the
    *Courier* learned from a sailor that ..."."""
    for one in found:
        verb = page.parse.tokens[one.head] if one.head >= 0 else None
        if verb is None or one.label is not None:
            continue
        hearer = _hearer(verb)
        told = _learned(verb) if hearer is not None else None
        if told is not None and hearer is not None and hearer.i in one.content | one.source:
            one.source, one.content = told.source, told.content
        elif hearer is None and verb.lemma.lower() in _words()["telling"]:
            teller, whom = verb.child("nsubj"), verb.child("dative", "dobj")
            if teller is not None and whom is not None and verb.i < whom.i < teller.i:
                one.source = {token.i for token in teller.subtree()} - one.content - one.cue


def _by_count(noun: Token) -> Found | None:
    """ "by the UN's count", "in her words": an adjunct that says whose the clause is."""
    if noun.dep != "pobj" or noun.lemma.lower() not in _words().get(f"reckoned_{noun.head.lower}", ()):
        return None
    owner, clause = noun.child("poss"), noun.head.head
    if owner is None or noun.head.dep != "prep" or clause.pos not in ("VERB", "AUX"):
        return None
    if clause.dep not in ("ROOT", "conj"):
        return None
    source = {token.i for token in owner.subtree() if token.dep != "case"}
    cue = {token.i for token in noun.head.subtree()} - source
    below = [token.i for token in clause.subtree() if token.i not in cue and token.i not in source]
    while below and clause.sent.tokens[below[-1] - clause.sent.first].pos == "PUNCT":
        below.pop()
    while below and clause.sent.tokens[below[0] - clause.sent.first].text == ",":
        below.pop(0)
    window = (clause.sent.first, clause.sent.last)
    return Found(noun.i, 0.9, cue, source, set(below), found_by=RECKONED, window=window)


def _extent(token: Token) -> list[int]:
    below = token.subtree()
    while below and below[-1].pos == "PUNCT" and below[-1].text not in ("”", '"', "’", "'", "»"):
        below.pop()
    return [one.i for one in below]
