"""What opens a passage of somebody's words without quotation marks, or a list of points that are somebody's.

* a verb of saying or of issuing a text that governs nothing but the colon which ends its paragraph ("Speaking to
  reporters, the minister said:", "The ministry released the following statement:", "The communiqué reads:");
* a noun phrase, or a heading, that names a text and at most its author ("Full text of the statement by ...");
* a verb of agreeing, asking, offering, refusing, or of what a text holds, before a colon and a list;
* a salutation ("Dear ..."); "we" or "I" with a name beside it ("We, the foreign ministers of ..., call on ...");
* the signature of an embedded post; a speaker's label in a transcript.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from accord.model import Block, Span
from accord.reading import passage_titles as titles
from accord.reading.attribution_subjects import governor_subject, own_subject
from accord.reading.clauses import vocabulary
from accord.reading.lexicon import senses
from accord.reading.passage_pages import LISTED, Pages, words
from accord.reading.roles import role
from accord.reading.syntax import Token

__all__ = ["Opening", "at", "introduces_itself", "is_salutation", "is_somebody", "office"]

CUED = "words after a cue and a colon"
WITHIN = "words after a cue and a colon within the paragraph"
TITLED = "words under the name of a text"
LETTER = "letter"
POST = "post above its signature"
SELF = "words of who says who they are"
LABELLED = "speaker label"
LONGEST = 60  # tokens of the sentence that opens a passage
LONGEST_ADDRESS = 60  # code points
SHORT = 120  # code points at the end of a paragraph in which the following is announced without a colon
# Acts of words and of will, in PLOVER's types: what is told behind the colon is what they are about.
WILLED = frozenset({"AGREE", "CONCEDE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "COOPERATE", "AID"})
NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_SALUTATION = re.compile(r"(?:My )?Dear\b[^.!?:;\n]{1,100}[,:!]?\s*\Z")
_SIGNED = re.compile(r"[—–-]{1,2}\s?(?P<name>[^—–()]{1,60}?)\s\(@\w+\)")
_BY = frozenset({"by", "of", "from"})


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a passage in ``block``. ``style``: "words", "text" (a text's own: nobody need say "I"), "list",
    "letter", "self", "post" or "turn". ``rest``: the tokens of the block itself that belong to the passage, and
    ``rest_block`` that block where they do. ``titled``: it is a heading, which alone says little; ``anonymous``: one
    that names a text and nobody whose it is.
    """

    block: int
    style: str
    why: str
    head: int = -1
    cue: frozenset[int] = frozenset()
    source: frozenset[int] = frozenset()
    label: Span | Block | None = None
    verbatim: bool = True
    titled: bool = False
    heads: frozenset[str] = frozenset()  # the nouns that head the source, by which a body speaks of itself
    anonymous: bool = False
    rest: tuple[int, int] | None = None
    rest_block: int = -1
    # By which narration would name the speaker: the last words of names, and offices in small letters.
    names: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()


def at(pages: Pages, block: int) -> Opening | None:
    """What a block opens, None for nothing."""
    kind = pages.kind(block)
    if kind == "speaker":
        one = pages.parse.blocks[block]
        last = pages.text(block).partition("(")[0].strip(" :").split()[-1:]
        return Opening(block, "turn", LABELLED, label=one, names=frozenset(last))
    if kind == "heading":
        return _title(pages, block)
    if kind not in ("paragraph", "list"):
        return None
    if block + 1 < len(pages.parse.blocks) and pages.kind(block + 1) == "byline":
        found = _signed(pages, block)
        if found is not None:
            return found
    text = pages.text(block)
    if text.rstrip("*_ ").endswith((":", ":-", ": -")):
        return _before_a_colon(pages, block) or _title(pages, block)
    if text.endswith(("follows.", "statement.", "message.")) or "following" in text[-SHORT:]:
        found = _before_a_colon(pages, block, following=True)
        if found is not None:
            return found
    if block + 1 < len(pages.parse.blocks) and is_salutation(pages.text(block + 1)):
        found = _before_a_colon(pages, block, following=True, addressed=True)
        if found is not None:
            return found
    if ": " in text and (found := _within(pages, block)) is not None:
        return found
    if _SALUTATION.match(text):
        return Opening(block, "letter", LETTER, rest=pages.range(block), rest_block=block)
    if text.startswith(("We, ", "I, ")):
        return _self(pages, block)
    if len(text) <= titles.LONGEST and text[-1:] not in ".!?…”\"'’":
        return _title(pages, block)
    return None


def _signed(pages: Pages, block: int) -> Opening | None:
    """An embedded post, by its signature: "— Ada Quill (@quill) March 3, 2025"."""
    match = _SIGNED.match(pages.text(block + 1))
    if match is None or not pages.tokens(block):
        return None
    start = pages.parse.blocks[block + 1].start
    name = pages.parse.span(start + match.start("name"), start + match.end("name"))
    return Opening(block, "post", POST, label=name, rest=pages.range(block), rest_block=block)


def introduces_itself(pages: Pages, block: int) -> bool:
    """Whether a block opens a letter, or words of who says who they are."""
    if block >= len(pages.parse.blocks):
        return False
    found = at(pages, block)
    return found is not None and found.style in ("letter", "self")


# --- a clause and a colon ---


def is_salutation(text: str) -> bool:
    """Whether a paragraph is nothing but an address: "Fellow citizens,"."""
    return text.endswith(",") and len(text) <= LONGEST_ADDRESS and text[:1].isupper()


def _before_a_colon(pages: Pages, block: int, *, following: bool = False, addressed: bool = False) -> Opening | None:
    """What a clause at the end of a paragraph brings in. ``following``: no colon stands there, and the clause itself
    must say that something follows, or (``addressed``) that somebody issued a text, where an address follows."""
    tokens = pages.tokens(block)
    if not tokens:
        return None
    sentence = [token for token in tokens[-1].sent.tokens if token.block == block]
    if len(sentence) > LONGEST or not all(pages.plain(token) for token in sentence[-2:]):
        return None
    verbs = [token for token in sentence if token.pos in ("VERB", "AUX") and pages.plain(token)]
    for verb in reversed(verbs):
        if verb.dep in ("aux", "auxpass", "amod", "compound", "acl") and verb.child("dobj", "prep", "prt") is None:
            continue
        found = _saying(pages, block, verb) or _presented(pages, block, verb)
        if following:
            return found if _announces(verb) or (addressed and any(map(_is_text, verb.kids("dobj")))) else None
        return found or _listing(pages, block, verb, sentence)
    return None


def _within(pages: Pages, block: int) -> Opening | None:
    """A clause of saying and a colon with the speech behind it in the same paragraph: "The general told the station: We
    have taken the town. ..." Sentences of the first person must stand there: one alone is the scorer's."""
    tokens = pages.tokens(block)
    colon = next((token for token in tokens[:LONGEST] if token.text == ":" and pages.plain(token)), None)
    if colon is None or colon.i + 1 >= tokens[-1].i or colon is tokens[0]:
        return None
    rest = pages.parse.tokens[colon.i + 1 : tokens[-1].i + 1]
    starts = rest[0].text[:1].isupper() and pages.plain(rest[0])
    if not starts or rest[-1].sent is colon.sent or not pages.first_person(rest):
        return None
    before = pages.parse.tokens[tokens[0].i : colon.i]
    if pages.first_person(before):
        return None
    verb = next((token for token in reversed(before) if token.pos == "VERB" and pages.plain(token)), None)
    if verb is None or verb.tag not in ("VBD", "VBZ") or verb.lemma.lower() not in words()["saying"]:
        return None
    subject = own_subject(verb)
    if subject is None or subject.i >= colon.i or any(one.i < colon.i for one in verb.kids("ccomp", "xcomp")):
        return None
    found = _opening(pages, block, verb, subject, "words")
    if found is None or max(found.source) >= colon.i:
        return None
    return replace(found, why=WITHIN, rest=(rest[0].i, rest[-1].i + 1), rest_block=block)


def _announces(verb: Token) -> bool:
    """Whether a clause says that a text follows: "issued the following statement", "the full text follows"."""
    nouns = verb.kids("dobj", "nsubj", "nsubjpass", "attr")
    if verb.lemma.lower() == "follow":
        return verb.tag == "VBZ" and any(_is_text(noun) for noun in nouns)
    return any(_is_text(noun) and any(child.lower == "following" for child in noun.children) for noun in nouns)


def _presented(pages: Pages, block: int, verb: Token) -> Opening | None:
    """ "The following is a statement by ...:", "Here is the text of ...:": a text that is said to be there."""
    if verb.lemma.lower() not in ("be", "follow"):
        return None
    noun = next((one for one in verb.kids("attr", "nsubj") if _is_text(one)), None)
    if noun is None:
        return None
    author = _whose(noun)
    return _opening(pages, block, verb, author or noun, "text")


def _whose(noun: Token) -> Token | None:
    """Who a text is by, in its own phrase: "the text of the statement by the ministry", "the minister's letter"."""
    for _ in range(4):
        owner = noun.child("poss")
        if owner is not None and owner.pos != "PRON":
            return owner
        below = [prep.child("pobj") for prep in noun.kids("prep", "agent") if prep.lower in _BY]
        found = next((one for one in below if one is not None), None)
        if found is None:
            return None
        if not _is_text(found):
            return found if found.pos == "PROPN" or role(found.lemma.lower()) is not None else None
        noun = found
    return None


def _saying(pages: Pages, block: int, verb: Token) -> Opening | None:
    """A verb of saying with nothing said but what follows the colon, or a text's being issued or read."""
    lemma = verb.lemma.lower()
    if lemma == "follow" and verb.dep == "advcl" and verb.head.pos == "VERB":
        verb, lemma = verb.head, verb.head.lemma.lower()  # "replied as follows:"
    if any(one.child("neg") is not None for one in (verb, *verb.ancestors())):
        return None
    if verb.tag in ("VB", "VBN") and verb.child("aux", "auxpass", "agent") is None:
        return None
    if any(child.dep in ("ccomp", "xcomp", "oprd") and child.i > verb.i for child in verb.children):
        return None
    subject = own_subject(verb) if verb.child("auxpass") is None else None
    if subject is not None and subject.lower == "this":
        subject = None  # "had this to say"
    subject = subject or governor_subject(verb) or _inverted(verb)
    passive = verb.child("nsubjpass")
    texts = [noun for noun in verb.kids("dobj") if _is_text(noun)]
    if texts and lemma not in ("read",) and (_issues(lemma) or lemma in words()["saying"]):
        noun = texts[-1]
        told = _following(noun) or not any(child.i > noun.i for child in noun.kids("acl", "relcl"))
        if noun.lemma.lower() in words()["records"] and not _following(noun):
            return None
        return _opening(pages, block, verb, subject, "words") if told and subject is not None else None
    if passive is not None and _is_text(passive) and _issues(lemma):
        agent = verb.child("agent")
        by = agent.child("pobj") if agent is not None else None
        return _opening(pages, block, verb, by or passive, "text")
    if subject is None:
        return None
    objects = [noun for noun in verb.kids("dobj", "npadvmod", "acomp") if noun.i > verb.i]
    if _is_of_text(subject) and lemma in words()["reading"] and lemma != "follow":
        if any(noun.dep != "npadvmod" and not _following(noun) for noun in objects):
            return None  # "the readout says little:"
        return _opening(pages, block, verb, subject, "text")
    if lemma not in words()["saying"] or lemma == "read" or verb.child("auxpass") is not None:
        return None
    told = lemma in words()["telling"]  # whom: "told a briefing"
    said = [noun for noun in objects if noun.dep == "dobj" and not (told or is_somebody(pages, noun))]
    if any(not (_following(noun) or noun.lower == "the") for noun in said):
        return None
    if subject.lower in ("i", "we", "you"):
        return None  # the reporter's own, or the reader's
    return _opening(pages, block, verb, subject, "words")


def _opening(pages: Pages, block: int, verb: Token, subject: Token | None, style: str) -> Opening | None:
    if subject is None:
        return None
    source = _phrase(subject, verb)
    cue = {verb.i, *(child.i for child in verb.kids("aux", "auxpass"))}
    return Opening(
        block,
        style,
        CUED,
        verb.i,
        frozenset(cue - source),
        frozenset(source),
        names=_names(pages, source),
        offices=_offices(pages, source),
        heads=frozenset(one.text for one in subject.conjuncts() if one.i in source),
    )


def _issues(lemma: str) -> bool:
    return lemma in vocabulary()["issuing"] or lemma in words()["issuing"]


def _is_text(noun: Token) -> bool:
    return noun.lemma.lower() in words()["texts"]


def _is_of_text(noun: Token) -> bool:
    """A text, or a part of one: "the first part of the resolution"."""
    below = (prep.child("pobj") for prep in noun.kids("prep") if prep.lower == "of")
    return _is_text(noun) or any(one is not None and _is_text(one) for one in below)


def _following(noun: Token) -> bool:
    """Whether a noun is said to follow: "the following statement", "this letter", "the following"."""
    return noun.lower in ("following", "this") or any(
        child.lower in ("following", "this") and child.i < noun.i for child in noun.children
    )


def _inverted(verb: Token) -> Token | None:
    """ "Said the minister:": the parser may take the speaker for an object."""
    noun = verb.child("dobj")
    return noun if noun is not None and verb.i == verb.sent.first else None


def is_somebody(pages: Pages, noun: Token) -> bool:
    """Whether a noun names or describes an actor, or stands for one."""
    known = role(noun.lemma.lower())
    entity = pages.parse.entity_at.get(noun.i)
    return (
        noun.pos == "PRON" or (known is not None and known.kind != "none") or (entity and entity.label in NAMED) is True
    )


def _phrase(head: Token, verb: Token | None = None) -> set[int]:
    """A noun phrase without its relative clauses, the marks at its edges and the verb that it belongs to."""
    left = [child for child in head.children if child.dep == "relcl" or child is verb]
    out = {one.i for child in left for one in child.subtree()}
    found = [one for one in head.subtree() if one.i not in out]
    while found and found[-1].pos == "PUNCT":
        found.pop()
    while found and found[0].pos == "PUNCT":
        found.pop(0)
    return {one.i for one in found}


def _names(pages: Pages, source: set[int]) -> frozenset[str]:
    """The last words of the persons' names in a source: narration would call them so."""
    found = set()
    for place in source:
        entity = pages.parse.entity_at.get(place)
        if entity is not None and entity.label == "PERSON" and entity.last - 1 == place:
            found.add(pages.parse.tokens[place].text)
    return frozenset(found)


def office(noun: Token) -> str:
    """A noun with what directly stands before it in its phrase, in small letters: "foreign minister"."""
    before = [child for child in noun.children if child.i < noun.i and child.dep in ("compound", "amod", "nmod")]
    return " ".join(one.lower for one in (*sorted(before, key=lambda one: one.i), noun))


def _offices(pages: Pages, source: set[int]) -> frozenset[str]:
    """The offices in a source ("foreign minister"), and each by its noun alone ("minister")."""
    found: set[str] = set()
    tokens = pages.parse.tokens
    for place in source:
        known = role(tokens[place].lemma.lower())
        if known is not None and known.kind == "person" and known.title:
            found.update((tokens[place].lower, office(tokens[place])))
            before = place - 1
            if before in source and tokens[before].tag in ("NNP", "NN", "JJ"):  # the compounds of the name behind it
                found.add(f"{tokens[before].lower} {tokens[place].lower}")
    return frozenset(found)


# --- lists ---


def _listing(pages: Pages, block: int, verb: Token, sentence: Sequence[Token]) -> Opening | None:
    """A verb whose object is the list that follows the colon."""
    following = block + 1
    while following < len(pages.parse.blocks) and pages.kind(following) == "boilerplate":
        following += 1
    if following == len(pages.parse.blocks) or verb.child("neg") is not None:
        return None
    lemma = verb.lemma.lower()
    subject = own_subject(verb) or governor_subject(verb)
    if lemma == "be":
        subject = verb.child("nsubj") or verb.child("attr")
        if subject is None or subject.lemma.lower() not in words()["parts"]:
            return None
        whose = next((prep.child("pobj") for prep in subject.kids("prep") if prep.lower in _BY), None)
        whose = whose or subject.child("poss")
        if whose is None:
            return None
        subject = whose
    else:
        if subject is None or subject.lower in ("i", "we", "you") or verb.child("auxpass") is not None:
            return None
        document = subject.lemma.lower() in words()["documents"]
        willed = any(sense.type in WILLED for sense in senses(lemma, "VERB")) or lemma in words()["saying"]
        willed = willed or lemma in vocabulary()["wanting"]
        if not (willed or (document and lemma in words()["holding"])):
            return None
        if not (_open_ended(verb, sentence) or _points(verb, sentence)):
            return None
    if not (is_somebody(pages, subject) or subject.lemma.lower() in words()["documents"] or _is_text(subject)):
        return None
    cue = {verb.i, *(child.i for child in verb.kids("aux", "prt"))}
    source = _phrase(subject, verb)
    return Opening(block, "list", LISTED, verb.i, frozenset(cue - source), frozenset(source), verbatim=False)


def _open_ended(verb: Token, sentence: Sequence[Token]) -> bool:
    """Whether a verb or its preposition stands last before the colon: "the plan calls for:", "the rebels demand:"."""
    last = next((token for token in reversed(sentence) if token.pos != "PUNCT"), verb)
    return last is verb or (last.head is verb and last.dep in ("prep", "prt") and not last.children)


def _points(verb: Token, sentence: Sequence[Token]) -> bool:
    """Whether a verb's object announces points: "the following", "these five points", "on three conditions"."""
    objects = [*verb.kids("dobj"), *(noun for prep in verb.kids("prep") for noun in prep.kids("pobj"))]
    last = next((token for token in reversed(sentence) if token.pos != "PUNCT"), verb)
    for noun in objects:
        counted = any(child.dep == "nummod" or child.lower in ("these", "several") for child in noun.children)
        part = noun.lemma.lower() in words()["parts"]
        if (_following(noun) or (part and counted)) and last.i - noun.i <= 6:
            return True
    return False


# --- names of texts ---


def _title(pages: Pages, block: int) -> Opening | None:
    """A heading, or a line without a verb, that names a text and perhaps its author."""
    one = pages.parse.blocks[block]
    found = titles.author(pages.text(block))
    if found is None:
        return None
    start, end, anonymous = one.start + found[0], one.start + found[1], found[2]
    span = pages.parse.span(start, end)
    inside = {token.i for token in pages.parse.tokens_in(start, end)}
    names = frozenset(word for word in span.exact.split()[-1:] if word[:1].isupper())
    return Opening(
        block,
        "words",
        TITLED,
        source=frozenset(inside),
        label=None if inside else span,
        titled=True,
        anonymous=anonymous,
        names=names,
    )


# --- who says who they are ---


def _self(pages: Pages, block: int) -> Opening | None:
    """ "We, the foreign ministers of ..., call on ...": a pronoun with a noun phrase beside it, and a verb of its
    own."""
    tokens = pages.tokens(block)
    if len(tokens) < 4 or not pages.plain(tokens[0]) or tokens[0].lower not in ("we", "i") or tokens[1].text != ",":
        return None
    verb = tokens[0].head
    closing = next(
        (token for token in tokens[2:LONGEST] if token.text == "," and token.head in (tokens[0], verb)), None
    )
    beside = tokens[0].child("appos") or next(
        (token for token in tokens[2:LONGEST] if token.pos in ("NOUN", "PROPN") and token.head is tokens[0]), None
    )
    if beside is None or beside.sent is not tokens[0].sent:
        return None
    last = max(one.i for one in beside.subtree())
    if closing is not None and beside.i < closing.i < last and closing.head is not beside:
        last = closing.i - 1
    source = set(range(tokens[2].i, last + 1))
    return Opening(
        block,
        "self",
        SELF,
        source=frozenset(source),
        rest=pages.range(block),
        rest_block=block,
        names=_names(pages, source),
    )
