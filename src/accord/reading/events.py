"""Events in PLOVER: who did what to whom, from the predicates of a parse and the lexicon's senses.

The way of one event: a token whose lemma has a sense in the lexicon becomes a predicate (``clauses``), its complements choose the sense
(``lexicon.decide``), the sense's frame says which slot is actor, recipient and theme, ``realis`` says whether it happened, and the
circumstances (place, time, quantities, duration, condition) are those mentions that hang nearest to it in the tree.

Rules taken from the PLOVER manual (v2.0 draft, 2024), by section: a future CONSULT, SUPPORT, COOPERATE or AID is AGREE (3.1); a future
RETREAT that is announced is CONCEDE (3.4.2); a meeting without a clear host has everybody in ``actors`` (3.2.2).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from accord.model import Actor, Amount, Certainty, Event, Mention, Realis, Statement
from accord.reading import circumstances, lexicon
from accord.reading.clauses import Predicate, is_nominal, is_verbal, predicate
from accord.reading.participants import Participants
from accord.reading.realis import realis
from accord.reading.syntax import Parse, Token

__all__ = ["find"]

# Acts whose content is not itself reported as a happening: what is agreed, asked for, refused or threatened stands in the theme.
CONTAINERS = frozenset({"AGREE", "CONCEDE", "REQUEST", "REJECT", "THREATEN"})
REDUCED_TO_AGREE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
CONTENT_SLOTS = ("xcomp", "ccomp")
LONGEST_CLAUSE = 60  # tokens; a clause that runs on is cut to its trigger's neighbourhood


@dataclass(frozen=True, slots=True)
class _Draft:
    """An event before it has an id."""

    predicate: Predicate
    sense: lexicon.Sense
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    theme: tuple[Token, ...]
    realis: Realis
    certainty: Certainty
    why: str
    content: str | None = None
    antecedent: Token | None = None

    @property
    def token(self) -> Token:
        return self.predicate.token


def find(
    parse: Parse,
    actors: Sequence[Actor],
    actor_mentions: Sequence[Mention],
    place_mentions: Sequence[Mention] = (),
    time_mentions: Sequence[Mention] = (),
    quantity_mentions: Sequence[Mention] = (),
    statements: Sequence[Statement] = (),
) -> list[Event]:
    """The events of a parsed report, in text order, with ids "e1", "e2", ....

    All mentions must be of this parse. An event needs a participant, or a place or theme with which a reader could find it again.
    """
    participants = Participants(parse, actors, actor_mentions, statements)
    drafts: list[_Draft] = []
    taken: set[int] = set()
    for sentence in parse.sentences:
        for token in sentence.tokens:
            if token.i in taken:
                continue
            draft = _draft(token, participants)
            if draft is None:
                continue
            drafts.append(draft)
            taken.update(other.i for other in draft.predicate.merged)
    drafts = _drop_contents(drafts)
    drafts = _inherit(drafts, parse)
    places = circumstances.Index(parse, place_mentions)
    times = circumstances.Index(parse, time_mentions)
    quantities = circumstances.Index(parse, quantity_mentions)
    triggers = {draft.token.i for draft in drafts}
    events: list[Event] = []
    told: list[Token] = []
    for draft in drafts:
        event = _finish(parse, draft, len(events) + 1, triggers, places, times, quantities, statements)
        if event is None:
            continue
        ids = {token.i: other.id for token, other in zip(told, events, strict=True)}
        others = [other.id for token, other in zip(told, events, strict=True) if circumstances.apart(token, draft.token)]
        antecedent = ids.get(draft.antecedent.i) if draft.antecedent is not None else None
        events.append(replace(event, antecedent=antecedent, apart=tuple(others)))
        told.append(draft.token)
    return events


def _draft(token: Token, participants: Participants) -> _Draft | None:
    verbal = is_verbal(token)
    if not verbal and not is_nominal(token):
        return None
    lemma = token.lemma.lower()
    pos = "VERB" if verbal else "NOUN"
    if not lexicon.known(lemma, pos):
        return None
    built = predicate(token)
    if built is None:
        return None
    complements = _complements(built)
    sense = lexicon.decide(lemma, pos, complements)
    if sense is None or sense.type is None:
        return None
    kind, certainty, why = realis(token, built.support if not verbal else None)
    actors = participants.fill(built, sense.frame.actor)
    recipients = tuple(mention for mention in participants.fill(built, sense.frame.recipient) if mention not in actors)
    if sense.reciprocal:
        actors, recipients = participants.merge(actors, recipients), ()
    elif not actors:
        actors = participants.speaker(built) if sense.type in ("REQUEST", "REJECT", "AGREE", "ACCUSE", "THREATEN") else ()
    theme = tuple(head for head in built.heads(*sense.frame.theme) if not participants.is_only_actor(head, sense))
    content = lexicon.content(complements, sense.frame.theme)
    return _Draft(built, sense, actors, recipients, theme, kind, certainty, why, content)


def _complements(built: Predicate) -> Mapping[str, Sequence[str]]:
    """Slot -> lemmas, with one level below a clause ("xcomp" -> ["pause"], "xcomp.dobj" -> ["attack"])."""
    found: dict[str, list[str]] = {}
    for slot, tokens in built.slots.items():
        for token in tokens:
            found.setdefault(slot, []).append(token.lemma.lower())
            if slot in CONTENT_SLOTS or slot.startswith("pcomp:") or is_nominal(token):
                for child in token.children:
                    if child.dep in ("dobj", "xcomp", "ccomp", "compound", "amod", "acl", "nmod"):
                        found.setdefault(f"{slot}.{child.dep}", []).append(child.lemma.lower())
                        if child.dep == "xcomp":
                            for inner in child.kids("dobj"):
                                found.setdefault(f"{slot}.dobj", []).append(inner.lemma.lower())
                    elif child.dep == "prep":
                        for inner in child.kids("pobj", "pcomp"):
                            found.setdefault(f"{slot}.prep:{child.lower}", []).append(inner.lemma.lower())
    return found


def _drop_contents(drafts: list[_Draft]) -> list[_Draft]:
    """Without the triggers that only word what another act contains."""
    containers = {draft.token.i: draft for draft in drafts if draft.sense.type in CONTAINERS}
    kept = []
    for draft in drafts:
        inside = False
        here = draft.token
        for above in here.ancestors():
            container = containers.get(above.i)
            if container is not None and container is not draft:
                content = [*container.predicate.heads("xcomp", "ccomp", "dobj"), *container.theme]
                held = any(here is head or here.head is head for head in content) or any(
                    draft.token is head or head in draft.token.ancestors() for head in content
                )
                if held and (draft.realis != "actual" or draft.sense.type in CONTAINERS or not draft.predicate.verbal):
                    if not _stands_alone(draft, container):
                        inside = True
                        break
            here = above
        if not inside:
            kept.append(draft)
    return kept


def _stands_alone(draft: _Draft, container: _Draft) -> bool:
    """A past happening named within an act keeps its own entry: "rejected the accusation made by Kyiv", "since Friday's strike"."""
    if draft.predicate.token in container.theme or draft.predicate.token in container.predicate.heads("dobj", "xcomp"):
        return False
    return draft.realis == "actual" and bool(draft.actors) and draft.sense.type not in CONTAINERS


def _inherit(drafts: list[_Draft], parse: Parse) -> list[_Draft]:
    """A definite noun without participants ("the call", "these talks") stands for the last event of its type that had some."""
    done: list[_Draft] = []
    for draft in drafts:
        if not draft.predicate.verbal and not draft.actors and circumstances.is_anaphoric(draft.token):
            antecedent = next(
                (
                    other
                    for other in reversed(done)
                    if other.sense.type == draft.sense.type
                    and other.actors
                    and circumstances.same_kind(other.sense, draft.sense)
                    and not circumstances.apart(other.token, draft.token)
                ),
                None,
            )
            if antecedent is not None:
                draft = _Draft(
                    draft.predicate,
                    draft.sense,
                    antecedent.actors,
                    antecedent.recipients,
                    draft.theme,
                    draft.realis if draft.realis != "actual" else antecedent.realis,
                    draft.certainty,
                    draft.why,
                    draft.content,
                    antecedent.token,
                )
        done.append(draft)
    return done


def _finish(
    parse: Parse,
    draft: _Draft,
    number: int,
    triggers: set[int],
    places: circumstances.Index,
    times: circumstances.Index,
    quantities: circumstances.Index,
    statements: Sequence[Statement],
) -> Event | None:
    token = draft.token
    kind, mode, certainty = draft.sense.type, draft.sense.mode, draft.certainty
    if draft.realis == "future" and kind in REDUCED_TO_AGREE:
        kind, mode = "AGREE", None
    reach = circumstances.reach(draft.predicate, triggers)
    place = places.nearest(draft.predicate, reach, ("in", "at", "near", "outside", "inside", "across", "on", "over", "to", "from", "around"))
    time = times.nearest(draft.predicate, reach, None)
    numbers = quantities.all(reach)
    duration = next(
        (mention for mention in numbers if isinstance(mention.value, Amount) and mention.value.kind == "duration"), None
    )
    theme = circumstances.theme_span(parse, draft.theme, token)
    if not draft.actors and not draft.recipients and place is None and theme is None:
        return None
    scope, excluded = circumstances.scope(parse, draft.theme, draft.predicate)
    clause = circumstances.clause(parse, draft.predicate, LONGEST_CLAUSE)
    statement = circumstances.holding(statements, token)
    return Event(
        id=f"e{number}",
        trigger=parse.span(token.start, token.end),
        type=kind,
        mode=mode,
        contexts=lexicon.contexts([inner.lemma.lower() for inner in parse.tokens_in(clause.start, clause.end)]),
        actors=draft.actors,
        recipients=draft.recipients,
        place=place.id if place else None,
        time=time.id if time else None,
        quantities=tuple(mention.id for mention in numbers),
        realis=draft.realis,
        certainty=certainty,
        statement=statement.id if statement else None,
        clause=clause,
        theme=theme,
        scope=scope,
        excluded=excluded,
        duration=duration.id if duration else None,
        condition=circumstances.condition(parse, draft.predicate),
        nominal=not draft.predicate.verbal,
        base=draft.sense.type if draft.sense.type != kind else None,
        content=draft.content,
        found_by=f"lexicon {'noun' if not draft.predicate.verbal else 'verb'} {token.lemma.lower()}"
        + (f"; realis: {draft.why}" if draft.why else ""),
    )
