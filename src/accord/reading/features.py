"""What the PLOVER classifier sees of a sentence with an actor and a recipient marked: sparse names and three averaged
vectors.

The names come from the dependency path between the two, the word that governs both (the trigger), its slots, modality
and negation, the senses that the lexicon finds on the way, and the words around. Names of the marked people and places
are never features: the model shall learn what was done, not who is in the news.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accord.model import Span
from accord.reading import lexicon
from accord.reading.lexicon import Sense
from accord.reading.slots import Slots, lemmas, slots
from accord.reading.syntax import Parse, Token, once

__all__ = ["Example", "Vectors", "describe", "find_trigger", "sense_of"]

Vectors = Callable[[str], NDArray[np.float32]]
CONTENT = frozenset(("NOUN", "VERB", "ADJ", "ADV"))
FURTHEST = 60  # words to either side of the trigger that are looked at; a sentence longer than that is no news sentence
CLIMB = 12
PLACEHOLDERS = {"PROPN": "<E>", "NUM": "<N>"}
OBJECT_SLOTS = ("dobj", "xcomp", "prep:of", "prep:to", "prep:for")
NEGATING = frozenset(
    [
        "refuse",
        "decline",
        "fail",
        "reject",
        "deny",
        "stop",
        "unwilling",
        "unable",
        "reluctant",
        "avoid",
        "oppose",
        "unlikely",
    ]
)
FUTURE_AUXILIARIES = frozenset(("aux=will", "aux='ll", "aux=shall", "aux=would", "aux=wo", "mark=until"))
FUTURE_WORDS = frozenset(
    [
        "willing",
        "ready",
        "plan",
        "intend",
        "agree",
        "pledge",
        "promise",
        "vow",
        "offer",
        "propose",
        "prepare",
        "set",
        "expect",
        "announce",
        "decide",
        "schedule",
        "seek",
        "hope",
        "threaten",
        "commit",
        "want",
        "aim",
        "undertake",
        "likely",
        "due",
        "prepared",
        "willingness",
        "readiness",
        "intention",
        "agreement",
    ]
)


@dataclass(frozen=True, slots=True)
class Example:
    """What the model is given. ``names`` are sparse features, present or not; ``dense`` are averaged word vectors, side
    by side.
    """

    names: tuple[str, ...]
    dense: NDArray[np.float32]


def _part(token: Token) -> str | None:
    if token.pos in ("VERB", "AUX"):
        return "VERB"
    return "NOUN" if token.pos in ("NOUN", "PROPN") else None


@once
def sense_of(token: Token) -> Sense | None:
    """The lexicon's sense of a token in its sentence, a light verb's taken from its noun. None where there is none."""
    part = _part(token)
    if part is None or not lexicon.known(token.lemma.lower(), part):
        return None
    seen = lemmas(token)
    sense = lexicon.decide(token.lemma.lower(), part, seen)
    if sense is None or sense.light is None:
        return sense
    for noun in slots(token).get(sense.light, ()):
        carried = {label: words for label, words in seen.items() if label.startswith("prep:")}
        inner = lexicon.decide(noun.lemma.lower(), "NOUN", {**carried, **lemmas(noun)})
        if inner is not None and inner.type is not None:
            return inner
    return sense


def _head(parse: Parse, span: Span | None) -> Token | None:
    if span is None:
        return None
    tokens = [token for token in parse.tokens_in(span.start, span.end) if token.pos != "PUNCT"]
    inside = {token.i for token in tokens}
    for token in tokens:
        if token.head is token or token.head.i not in inside:
            return token
    return None


def _climb(token: Token) -> list[Token]:
    chain = [token]
    for above in token.ancestors():
        chain.append(above)
        if len(chain) > CLIMB:
            break
    return chain


def _paths(source: Token | None, target: Token | None) -> tuple[list[Token], Token | None, list[Token]]:
    """The words from the source up to the one that governs both, that word, and those down to the target."""
    if source is None or target is None:
        only = source or target
        chain = _climb(only) if only is not None else []
        return [], (chain[1] if len(chain) > 1 else chain[0] if chain else None), []
    up, down = _climb(source), _climb(target)
    places = {token.i: k for k, token in enumerate(down)}
    for k, token in enumerate(up):
        if token.i in places:
            return up[1:k], token, down[1 : places[token.i]][::-1]
    return up[1:], None, down[1:][::-1]


def _to_predicate(token: Token) -> Token:
    """From a name, a plain noun or a preposition that governs both ("Chad and Niger signed ...") up to what they stand
    under.
    """
    start = token
    for _ in range(CLIMB):
        if token.pos in ("VERB", "AUX") or sense_of(token) is not None:
            return token
        if token.head is token:
            return start
        token = token.head
    return start


def find_trigger(parse: Parse, source: Span | None, target: Span | None) -> Token | None:
    """The word that most likely tells what the source did to the target; None only in an empty parse."""
    actor, other = _head(parse, source), _head(parse, target)
    up, middle, down = _paths(actor, other)
    order: list[Token] = []
    if middle is not None:
        middle = _to_predicate(middle)
        order.append(middle)
        order.extend(down)
        order.extend(middle.kids("xcomp", "ccomp", "conj", "dobj", "advcl", "acomp"))
        order.extend(below for child in middle.kids("acomp") for below in child.kids("xcomp", "ccomp"))
    order.extend(reversed(up))
    for token in order:
        sense = sense_of(token)
        if sense is not None and sense.type is not None:
            return token
    if order:
        return next((token for token in order if token.pos == "VERB"), order[0])
    return parse.sentences[0].root if parse.sentences else None


def _modality(token: Token) -> list[str]:
    """What bears on whether it is done: negation, modals, tense, and the words above that put it off ("willing to",
    "agreed to").
    """
    marks: list[str] = []
    for _ in range(4):
        for child in token.children:
            if child.dep == "neg" or (child.dep == "det" and child.lower == "no"):
                marks.append("neg")
            elif child.dep == "aux" and child.tag == "MD":
                marks.append(f"aux={child.lemma.lower()}")
            elif child.dep == "aux" and child.tag == "TO":
                marks.append("to")
            elif child.dep == "mark":
                marks.append(f"mark={child.lower}")
        if token.dep not in ("xcomp", "ccomp", "conj", "pcomp", "acl") or token.head is token:
            break
        token = token.head
        if token.pos in ("VERB", "ADJ", "NOUN", "AUX"):
            marks.append(f"above={token.lemma.lower()}")
    return marks


def _composed(kind: str, marks: Sequence[str]) -> list[str]:
    """What the manual's sections make of a type that is put off or denied: aid to come is an agreement, aid withheld a
    refusal.
    """
    if kind == "none":
        return []
    side = "words" if kind in ("REQUEST", "ACCUSE", "REJECT", "THREATEN") else ""
    side = side or ("force" if kind in ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT") else "help")
    above = [mark[6:] for mark in marks if mark.startswith("above=")]
    state = "done"
    if "neg" in marks or any(word in NEGATING for word in above):
        state = "denied"
    elif any(mark in FUTURE_AUXILIARIES for mark in marks) or any(word in FUTURE_WORDS for word in above):
        state = "ahead"
    elif any(mark in ("aux=could", "aux=may", "aux=might", "aux=can", "aux=should", "aux=must") for mark in marks):
        state = "open"
    return [f"state={state}", f"c={side}:{state}", f"c={kind}:{state}"]


def _covered(parse: Parse, spans: Sequence[Span | None]) -> dict[int, str]:
    return {
        token.i: mark
        for span, mark in zip(spans, ("<S>", "<T>"), strict=True)
        if span is not None
        for token in parse.tokens_in(span.start, span.end)
    }


def _slot_of(head: Token | None, found: Slots) -> str:
    if head is None:
        return "none"
    return next((label for label, tokens in found.items() if any(token.i == head.i for token in tokens)), "far")


def _mean(words: Sequence[str], vectors: Vectors, width: int) -> NDArray[np.float32]:
    """The direction of the words' vectors together, each word counting the same; zeros where none has one."""
    if not words:
        return np.zeros(width, dtype=np.float32)
    rows = np.array([vectors(word) for word in words], dtype=np.float32)
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    shares = np.divide(1.0, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    total = np.asarray(shares @ rows, dtype=np.float32)
    length = float(np.sqrt(total @ total))
    return total / length if length else total


def describe(
    parse: Parse, trigger: Token | None, source: Span | None, target: Span | None, vectors: Vectors, width: int
) -> Example:
    """Everything that the model is given about one event. ``width`` is the vectors' length; without a trigger one is
    looked for.
    """
    trigger = trigger or find_trigger(parse, source, target)
    if trigger is None:
        return Example((), np.zeros(3 * width, dtype=np.float32))
    actor, other = _head(parse, source), _head(parse, target)
    marked = _covered(parse, (source, target))
    names: list[str] = []
    found = slots(trigger)
    sense = sense_of(trigger)
    kind = sense.type if sense is not None and sense.type else "none"
    word = trigger.lemma.lower()
    names += [f"trigger={word}", f"type={kind}"]
    if sense is not None and sense.mode:
        names.append(f"mode={kind}:{sense.mode}")
    marks = list(dict.fromkeys(_modality(trigger)))
    for mark in marks:
        names += [f"m:{mark}", f"m:{mark}&{kind}"]
    names += _composed(kind, marks)
    for label, tokens in found.items():
        names.append(f"slot={label}")
        if label.startswith("prep:") or label == "prt":
            names.append(f"trigger={word}+{label}" if label != "prt" else f"trigger={word}+{tokens[0].lower}")
        for token in tokens[:4]:
            if token.i not in marked:
                names.append(f"{label}={token.lemma.lower()}")
            names.extend(f"{label}@{name}" for name in sorted(lexicon.object_classes(token.lemma.lower())))
            if label in ("xcomp", "ccomp", "dobj", "advcl", "conj") or label.startswith("prep:"):
                below = sense_of(token)
                if below is not None and below.type is not None:
                    names += [f"{label}:{below.type}", f"{kind}>{label}:{below.type}"]
    names += [f"actor={_slot_of(actor, found)}", f"recipient={_slot_of(other, found)}"]
    up, middle, down = _paths(actor, other)
    path_words: list[str] = []
    for side, tokens in (("up", up), ("mid", [middle] if middle is not None else []), ("down", down)):
        for token in tokens:
            if token.i in marked:
                continue
            names.append(f"{side}={token.lemma.lower()}")
            if token.pos in CONTENT:
                path_words.append(token.lemma.lower())
            if token.pos in ("VERB", "AUX") and token is not trigger:
                names.extend(f"{side}.m:{mark}" for mark in _modality(token) if not mark.startswith("above="))
            passed = sense_of(token)
            if passed is not None and passed.type is not None:
                names.append(f"{side}:{passed.type}")
    names += _around(trigger, marked)
    sentence = [token for token in _window(trigger) if token.i not in marked and token.pos in CONTENT]
    everything = [token.lemma.lower() for token in sentence]
    objects = [token.lemma.lower() for label in OBJECT_SLOTS for token in found.get(label, ())]
    dense = np.concatenate(
        [
            _mean([word, *path_words], vectors, width),
            _mean(everything, vectors, width),
            _mean([word, *objects], vectors, width),
        ]
    )
    return Example(tuple(dict.fromkeys(names)), dense)


def _window(trigger: Token) -> Sequence[Token]:
    tokens = trigger.sent.tokens
    at = trigger.i - trigger.sent.first
    return tokens[max(0, at - FURTHEST) : at + FURTHEST + 1]


def _around(trigger: Token, marked: dict[int, str]) -> list[str]:
    """Words and pairs of words of the sentence, the marked spans as one mark each, entities left out; nearer ones
    twice.
    """
    names: list[str] = []
    row: list[str] = []
    places: list[int] = []
    for token in _window(trigger):
        word = marked.get(token.i) or PLACEHOLDERS.get(token.pos) or token.lemma.lower()
        if token.pos == "PUNCT" or (row and word[0] == "<" and row[-1] == word):
            continue
        row.append(word)
        places.append(token.i)
        sense = sense_of(token) if token.pos in CONTENT else None
        if sense is not None and sense.type is not None:
            names.append(f"any:{sense.type}")
    ends = [k for k, word in enumerate(row) if word in ("<S>", "<T>")]
    low, high = (ends[0], ends[-1]) if len(ends) > 1 else (0, len(row))
    for k, word in enumerate(row):
        names.append(f"w={word}")
        if low <= k <= high:
            names.append(f"b={word}")
        if k:
            names.append(f"ww={row[k - 1]} {word}")
            if low < k <= high:
                names.append(f"bb={row[k - 1]} {word}")
        if k > 1 and low < k - 1 and k <= high:
            names.append(f"bbb={row[k - 2]} {row[k - 1]} {word}")
    return names
