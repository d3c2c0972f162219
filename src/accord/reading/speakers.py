"""Who speaks in a quotation, as far as "I" and "we" need to know, and for which body a person speaks. Syntax only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from accord.reading.candidates import Candidate, quoted
from accord.reading.coreference import Entities
from accord.reading.positions import SUBJECTS
from accord.reading.syntax import Token

__all__ = ["bodies", "speakers"]


def speakers(entities: Entities) -> dict[int, Candidate]:
    """Quotation number -> the mention of its speaker, where the sentence says it plainly; a quotation without one
    takes over the speaker of the last one in its block."""
    spans: dict[int, list[Token]] = defaultdict(list)
    marks = quoted(entities.parse)
    for token in entities.parse.tokens:
        if marks[token.i] >= 0:
            spans[marks[token.i]].append(token)
    found: dict[int, Candidate] = {}
    last: dict[int, Candidate] = {}
    says: dict[int, Candidate | None] = {}  # by sentence: one may hold many quotations
    for number in sorted(spans):
        tokens = spans[number]
        speaker: Candidate | None = None
        for sentence in {tokens[0].sent.i: tokens[0].sent, tokens[-1].sent.i: tokens[-1].sent}.values():
            if sentence.i not in says:
                says[sentence.i] = _sentence_speaker(entities, sentence.tokens, marks)
            speaker = says[sentence.i]
            if speaker is not None:
                break
        block = tokens[0].block
        if speaker is None:
            speaker = last.get(block)
        if speaker is not None:
            found[number] = speaker
            last[block] = speaker
    return found


def _sentence_speaker(entities: Entities, tokens: Sequence[Token], marks: list[int]) -> Candidate | None:
    for token in tokens:
        if token.dep not in SUBJECTS or marks[token.i] >= 0 or marks[token.head.i] >= 0:
            continue
        verb = token.head
        if verb.pos != "VERB":
            continue
        speaks = any(c.dep in {"ccomp", "parataxis"} or marks[c.i] >= 0 for c in verb.children) or verb.dep in {
            "parataxis",
            "ccomp",
        }
        if not speaks and verb.dep != "ROOT":
            continue
        found = entities.at_head.get(token.i)
        if (
            found is not None
            and found.form in {"name", "nominal", "pronoun"}
            and (found.kind == "person" or found.form != "nominal" or speaks)
        ):
            return found
    return None


def bodies(entities: Entities) -> dict[int, int]:
    """Person -> the organisation that their title names ("Acme spokesman", "chief executive of Acme")."""
    found: dict[int, int] = {}
    organisations = [c for c in entities.candidates if c.form == "name" and c.kind == "organisation" and c.entity >= 0]
    held = {c.head.i: c for c in organisations}
    for each in entities.candidates:
        if each.kind != "person" or each.entity < 0 or each.plural or each.entity in found:
            continue
        owner = each.owner
        inside = [held[i] for i in range(each.first, each.last) if i in held and held[i] is not each]
        if owner is not None and owner.kind == "organisation" and owner.entity >= 0:
            found[each.entity] = owner.entity
        elif inside:
            found[each.entity] = inside[0].entity
    return found
