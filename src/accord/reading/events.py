"""Events in PLOVER: who did what to whom, from the predicates of a parse and the lexicon's senses.

The way of one event: a token whose lemma has a sense in the lexicon becomes a predicate (``clauses``), its complements
choose the sense (``lexicon.decide``), the sense's frame says which slot is actor, recipient and theme, ``realis`` says
whether it happened, and the circumstances (place, time, quantities, duration, condition) are those mentions that hang
nearest to it in the tree.

Rules taken from the PLOVER manual (v2.0 draft, 2024), by section: a future CONSULT, SUPPORT, COOPERATE or AID is AGREE
(3.1); a future RETREAT that is announced is CONCEDE (3.4.2); a meeting without a clear host has everybody in
``actors`` (3.2.2).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from accord import ontology
from accord.model import Actor, Amount, Event, Mention, Span, Statement
from accord.reading import (
    circumstances,
    deaths,
    judgement,
    lexicon,
    peacekeeping,
    points,
    quarrels,
    reference,
    semblance,
    sides,
    speech_acts,
)
from accord.reading.classify import Classifier, split_yield
from accord.reading.clauses import (
    adjunct_of,
    bound_for,
    counting,
    is_nominal,
    is_verbal,
    lead,
    predicate,
    verb_predicate,
    vocabulary,
)
from accord.reading.drafts import (
    CONTAINERS,
    Draft,
    anothers,
    contentless,
    continued,
    flatly_denied,
    in_a_title,
    names_people,
    stands_alone,
    unattributed,
)
from accord.reading.features import find_trigger
from accord.reading.holders import Holders
from accord.reading.participants import Participants
from accord.reading.realis import realis
from accord.reading.slots import lemmas
from accord.reading.syntax import Parse, Token

__all__ = ["find"]

REDUCED_TO_AGREE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
# Acts directed at whoever owns their theme, where nobody else is named: "rejected Moscow's proposal", "thanked the US
# for its help".
DIRECTED = frozenset({"SUPPORT", "REJECT", "ACCUSE", "REQUEST", "ASSAULT"})
# Acts that answer another act, and how many sentences back that one may be.
ANSWERS = frozenset({"REJECT", "SUPPORT", "AGREE", "CONCEDE", "ACCUSE"})
ANSWER_WITHIN = 5
# So many earlier events are asked whether a noun stands for them.
MEMORY = 200
# Letters that "sign" and "signing", "release" and "released" share at least.
SAME_ROOT = 4
DUTY = "another's duty"
BLAME = "another's guilt"
SET = "a condition that is set"
LONGEST_CLAUSE = 60  # tokens; a clause that runs on is cut to its trigger's neighbourhood


# Prepositions of where something happened.
WHERE = (
    *("in", "at", "near", "outside", "inside", "across", "on", "over", "to", "from", "around", "through", "off"),
    *("along", "against", "within", "throughout"),
)


class _Bearings(NamedTuple):
    """The tokens that speak about an act, where it was, and what it was about as heads and as words."""

    reach: list[Token]
    place: Mention | None
    heads: tuple[Token, ...]
    theme: Span | None


def find(
    parse: Parse,
    actors: Sequence[Actor],
    actor_mentions: Sequence[Mention],
    place_mentions: Sequence[Mention] = (),
    time_mentions: Sequence[Mention] = (),
    quantity_mentions: Sequence[Mention] = (),
    statements: Sequence[Statement] = (),
    classifier: Classifier | None = None,
) -> list[Event]:
    """The events of a parsed report, in text order, with ids "e1", "e2", ....

    ``classifier`` gives an event with an actor and a recipient its score: how probable the trained model holds the type
    that the lexicon chose. Without one, and for other events, the score is 1: the lexicon knows no degrees.
    All mentions must be of this parse. An event needs a participant, or a place or theme with which a reader could
    find it again.
    """
    holders = Holders(statements)
    participants = Participants(parse, actors, actor_mentions, holders)
    drafts: list[Draft] = []
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
    drafts = _drop_doubles(_drop_contents(_drop_people(drafts)), participants)
    drafts = _inherit(drafts, participants)
    places = circumstances.Index(place_mentions)
    times = circumstances.Index(time_mentions)
    # "the two met": the number is who they are, and counts nothing
    who = {mention.head for mention in actor_mentions}
    numbered = {token.start for token in parse.tokens if token.tag == "CD" and token.start in who}
    quantities = circumstances.Index(one for one in quantity_mentions if one.head not in numbered)
    themes = {draft.token.i: draft.theme for draft in drafts}
    triggers = {draft.token.i for draft in drafts}
    drafts = continued(parse, drafts)
    bearings = {
        draft.token.i: _bearings(parse, draft, triggers, places, times, participants, themes) for draft in drafts
    }
    # what turns out to be no event keeps no circumstances to itself: what is told beside it is looked at again
    widened = {draft.token.sent.i for draft in drafts if bearings[draft.token.i] is None}
    drafts = [draft for draft in drafts if bearings[draft.token.i] is not None]
    triggers = {draft.token.i for draft in drafts}
    for draft in drafts:
        if draft.token.sent.i in widened:
            bearings[draft.token.i] = _bearings(parse, draft, triggers, places, times, participants, themes)
    events: list[Event] = []
    by_id: dict[str, Event] = {}
    told: list[Token] = []
    ids: dict[int, str] = {}
    by_sentence: dict[int, list[tuple[Token, str]]] = {}  # syntax sets apart only what stands in one sentence
    for draft in drafts:
        found = bearings[draft.token.i]
        if found is None:
            continue
        event = _finish(parse, draft, found, len(events) + 1, times, quantities, holders, participants)
        here = by_sentence.setdefault(draft.token.sent.i, [])
        others = [name for token, name in here if reference.apart(token, draft.token)]
        antecedent = ids.get(draft.antecedent.i) if draft.antecedent is not None else None
        if classifier is not None:
            event = _scored(event, draft, parse, participants, classifier)
        about = _about(draft, events, told)
        event = _answering(event, by_id.get(about) if about is not None else None, participants)
        events.append(replace(event, antecedent=antecedent, about=about, apart=tuple(others)))
        by_id[event.id] = events[-1]
        told.append(draft.token)
        ids[draft.token.i] = event.id
        here.append((draft.token, event.id))
    return events


def _scored(event: Event, draft: Draft, parse: Parse, participants: Participants, classifier: Classifier) -> Event:
    """An event between two sides with the trained model's probability of its type, and with another type where the
    model is sure and the lexicon's is unlikely to it."""
    sides = [participants.span(one) for one in (*event.actors[:1], *event.recipients[:1], *event.actors[1:2])]
    sides += [event.theme] if event.theme is not None else []
    if not event.actors or len(sides) < 2:
        return event
    found = classifier.score(parse, draft.token, sides[0], sides[1])
    best = max(found, key=lambda one: (found[one], one))
    other = judgement.overruled(draft.type, event.mode, event.realis, found)
    if draft.why == SET:
        other = None  # "a truce would require" looks to the model like what is to come
    if other is not None and find_trigger(parse, sides[0], sides[1]) is not draft.token:
        other = None  # of other words in between the model knows less
    if other is not None:
        kind = split_yield(draft.token, event.realis) if other == "YIELD" else other
        event = replace(event, type=kind, mode=None, base=None)
    name = "YIELD" if event.type in ("CONCEDE", "RETREAT") else event.type
    score = round(found.get(name, 0.0), 4)
    by = f"model: {best} {found[best]:.2f}" + (f" over {draft.type}" if other is not None else "")
    return replace(event, score=score, found_by=f"{event.found_by}; {by}")


def _about(draft: Draft, events: Sequence[Event], told: Sequence[Token]) -> str | None:
    """The earlier act that a theme like "the demand", "this offer" or "a condition that ..." takes up; None where it
    names its own.

    An apposition takes up the act whose words it stands in; a definite noun the last act of its kind within a few
    sentences.
    """
    for head in draft.theme:
        kinds = reference.takes_up(head)
        if not kinds or draft.type not in ANSWERS:
            continue
        apposed = head.dep in ("appos", "dep") or any(
            child.dep == "relcl" and child is draft.token for child in head.children
        )
        if apposed:
            above = {token.i for token in head.ancestors()}
            for event, token in zip(reversed(events), reversed(told), strict=True):
                if token.sent.i < head.sent.i:
                    break
                if token.i in above and (event.type in kinds or event.type in CONTAINERS):
                    return event.id
        if apposed or reference.is_definite(head):
            for event, token in zip(reversed(events), reversed(told), strict=True):
                if draft.token.sent.i - token.sent.i > ANSWER_WITHIN:
                    break
                if event.type in kinds and token is not draft.token and token is not head:
                    return event.id
    return None


def _answering(event: Event, answered: Event | None, participants: Participants) -> Event:
    """An event that answers another one and names nobody whom it is directed at is directed at whoever did that one:
    "Chad demanded the port, a condition that Mali rejected"."""
    if answered is None or answered.realis != "actual" or event.recipients or event.type not in DIRECTED:
        return event
    return replace(event, recipients=participants.others(answered.actors, event.actors))


def _speaks_for(draft: Draft, participants: Participants) -> bool:
    """Whether the actor is not the verb's own subject, as when a speaker's demand is worded "a ceasefire would require
    ..."."""
    subjects = draft.predicate.heads("nsubj")
    if not draft.predicate.verbal or not subjects:
        return False
    return not any(
        (mention := participants.at(subject)) is not None and mention.id in draft.actors for subject in subjects
    )


def _draft(token: Token, participants: Participants) -> Draft | None:
    duty = _duty(token, participants)
    if duty is not None:
        return duty
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
    built = deaths.of_whom(built)
    complements = lemmas(token, built.slots)
    sense = lexicon.decide(lemma, pos, complements) or deaths.by_force(token)
    if sense is None or sense.type is None or (sense.type == "CONSULT" and _names_a_body(token)):
        return None
    if not verbal and in_a_title(token):
        return None
    tally = counting(token) if sense.type == "ASSAULT" else None
    if tally is not None:  # when and where, and how many, is told with the tally
        built = replace(built, merged=(*built.merged, tally))
    if sense.type == "THREATEN" and not verbal and speech_acts.is_danger(token):
        return None
    if sense.type == "REQUEST" and speech_acts.asserts(built):
        return None
    if sense.type == "AID" and verbal and sides.sends_investigators(built):
        return None  # what they are sent for tells the act
    sense = semblance.as_censure(built, semblance.as_struck(built, sense))
    if semblance.is_none(built, sense, participants):
        return None
    kind, certainty, why = realis(token, built.support if not verbal else None)
    if kind == "actual" and (later := points.put_off(token, participants)) is not None:
        kind, why = later, "a point of a list"
    # a noun's support verb gives it a subject, whatever else the noun's own frame allows
    housed = False
    slots = sense.frame.actor if verbal else ("nsubj", *sense.frame.actor)
    actors = participants.fill(built, slots) or sides.moved(built, sense, participants)
    actors = actors or sides.carried(built, sense.frame.actor, participants)
    actors = actors or points.undertaken(token, participants)
    if verbal and not participants.people_of(actors):
        actors = sides.of_speaker(built, kind, participants) or actors
    if semblance.only_informs(built, sense, actors, participants):
        return None
    recipients = sides.recipients(built, sense, kind, actors, participants)
    if quarrels.strives(built, sense, actors, recipients, participants):
        return None
    if sense.reciprocal:
        beside = participants.fill(built, ("prep:alongside", "prep:with", "prep:between"))
        actors, recipients = participants.merge(actors, (*recipients, *beside)), ()
        actors = actors or sides.parted(built, participants)
        alone = not verbal and len(actors) < 2 and built.support is None
        there = bound_for(token) if alone else None
        if there is not None and there.lemma in ("be", "expect"):  # the noun tells all that happens there
            built = replace(built, merged=(*built.merged, there))
        elif not actors:
            there = None
        verb = (adjunct_of(token) or there) if alone else None
        if verb is not None and sense.type == "ASSAULT" and verb.lemma in vocabulary()["spoken"]:
            verb = None  # "confirmed the death of a guard after a gunfight": who tells it did not fight
        if verb is not None and not reference.is_anaphoric(token):
            # "agreed after 16 hours of talks": who agreed also talked
            actors = participants.merge(
                participants.parties(sides.subjects(verb_predicate(verb), participants)), actors
            )
        if not verbal and actors == participants.fill(built, ("compound", "nmod")):
            parties = participants.parties(actors)  # "a White House meeting" says where, "US-Ukraine talks" says who
            housed = actors != parties
            actors = parties
        if semblance.speaks_alone(built, sense, actors, participants):
            return None
    elif not actors:
        actors = sides.doers(built, sense, kind, participants)
        recipients = tuple(one for one in recipients if one not in actors)
    if semblance.by_a_thing(built, sense, actors, participants) or semblance.helps_only(
        built, sense, actors, participants
    ):
        return None
    if verbal and kind == "future" and speech_acts.sets_condition(built, sense, actors, participants):
        kind, why = "actual", SET
    if quarrels.as_words(built, sense, actors, recipients, participants):
        sense = replace(sense, type="ACCUSE", mode="disapprove")
    sense = peacekeeping.as_aid(built, sense)
    if sense.type in ("CONCEDE", "AGREE") and verbal:
        sense = speech_acts.denied(built, sense, complements)
    theme = tuple(
        head
        for head in built.heads(*sense.frame.theme)
        if not participants.is_only_actor(head, sense) and head.lemma not in vocabulary()["purposes"]
    )
    if sense.type == "ASSAULT" and verbal and len(theme) > 1:
        means = sides.blows(built)  # in what they were killed is not what was done to them
        theme = tuple(head for head in theme if head not in means) or theme
    theme = theme or sides.undergone(built, sense)
    if not sense.reciprocal and sense.type != "CONSULT" and not participants.fill(built, sense.frame.recipient):
        # what it is directed at is no actor ("detained 18 people", "sued over a decision"): it is what the act is about
        theme += tuple(head for head in built.heads(*sense.frame.recipient) if head not in theme and head is not token)
    content = lexicon.content(complements, sense.frame.theme)
    actors = sides.announcers(built, sense.type or "", kind, actors, participants)
    return Draft(built, sense, actors, recipients, theme, kind, certainty, why, content, None, housed)


def _names_a_body(token: Token) -> bool:
    """Whether a noun of meeting stands alone as a name: "Congress passed the bill"."""
    return token.tag == "NNP" and token.child("compound", "nmod", "amod", "poss", "prep", "nummod") is None


def _duty(token: Token, participants: Participants) -> Draft | None:
    """Another's duty in somebody's words: a demand. Another's guilt: a blame."""
    found = speech_acts.demanded(token, participants)
    if found is None:
        return _blame(token, participants)
    built, sense, by = found
    if any(head.lower in ("i", "we") for head in built.heads("nsubj")):
        return None  # one's own duty asks nobody
    bound = participants.fill(built, ("nsubj",)) or participants.owner(built.heads("nsubj"), by)
    others = participants.others(bound, by)
    passive = any(child.dep == "auxpass" for head in built.slots["xcomp"] for child in head.children)
    if not others and (bound or not passive or token.lower != "must"):
        return None  # whom it is asked of must be said, but for what "must be done" by nobody that is named
    content = next((name for name, mode in lexicon.CONTENT_MODES["REQUEST"].items() if mode == sense.mode), None)
    return Draft(built, sense, by, others, built.slots["xcomp"], "actual", "certain", DUTY, content)


def _blame(token: Token, participants: Participants) -> Draft | None:
    found = speech_acts.blamed(token, participants)
    if found is None:
        return None
    built, sense, by = found
    others = participants.others(participants.fill(built, ("nsubj",)), by)
    return Draft(built, sense, by, others, (), "actual", "certain", BLAME) if others else None


def _drop_people(drafts: list[Draft]) -> list[Draft]:
    """Without the nouns that name people by what they do ("protesters") where they do or undergo another act: they are
    its participants, and where they were is told of that.
    """
    verbs = {draft.token.i for draft in drafts if draft.predicate.verbal}

    def takes_part(token: Token) -> bool:
        first = lead(token)
        above = first.head.head if first.dep == "pobj" and first.head.dep in ("prep", "agent") else first.head
        return above.i in verbs

    return [
        draft for draft in drafts if draft.predicate.verbal or not (names_people(draft) and takes_part(draft.token))
    ]


def _drop_contents(drafts: list[Draft]) -> list[Draft]:
    """Without the triggers that only word what another act contains."""
    containers = {draft.token.i: draft for draft in drafts if draft.type in CONTAINERS}
    containers.update(
        {
            draft.predicate.support.i: draft
            for draft in drafts
            if draft.why == DUTY and draft.predicate.support is not None
        }
    )
    drafts_at = {draft.token.i: draft for draft in drafts}
    kept = []
    for draft in drafts:
        inside = draft.realis != "actual" and _is_topic(draft, drafts_at)
        here = draft.token
        for above in here.ancestors():
            container = containers.get(above.i)
            if container is not None and container is not draft:
                content = [*container.predicate.heads("xcomp", "ccomp", "dobj"), *container.theme]
                held = any(here is head or here.head is head for head in content) or any(
                    draft.token is head or head in draft.token.ancestors() for head in content
                )
                if held and (draft.realis != "actual" or draft.type in CONTAINERS or not draft.predicate.verbal):
                    if not stands_alone(draft, container) and not anothers(draft, container):
                        inside = True
                        break
            here = above
        if not inside:
            kept.append(draft)
    return kept


def _is_topic(draft: Draft, drafts_at: Mapping[int, Draft]) -> bool:
    """Whether an act is only what an encounter is about: "might meet ..., focusing on enforcing the truce"."""
    here = draft.token
    loose = False
    for above in here.ancestors():
        loose = loose or (here.dep in ("pcomp", "advcl", "acl") and here.tag in ("VBG", "VB"))
        other = drafts_at.get(above.i)
        if other is not None:
            return loose and other.type == "CONSULT"
        here = above
    return False


def _inherit(drafts: list[Draft], participants: Participants) -> list[Draft]:
    """A definite noun without participants ("the call", "these talks") stands for an earlier event of its type that
    had some."""
    done: list[Draft] = []
    chain: dict[int, int] = {}  # trigger -> how often it was referred back to
    for draft in drafts:
        if not draft.predicate.verbal and not draft.actors and reference.is_anaphoric(draft.token):
            antecedent = _antecedent(draft, done, chain, participants)
            if antecedent is not None:
                chain[antecedent.token.i] = chain.get(antecedent.token.i, 0) + 1
                draft = replace(
                    draft,
                    actors=antecedent.actors,
                    recipients=antecedent.recipients,
                    realis=draft.realis if draft.realis != "actual" else antecedent.realis,
                    antecedent=antecedent.token,
                )
        done.append(draft)
    return done


def _antecedent(
    draft: Draft, before: Sequence[Draft], chain: Mapping[int, int], participants: Participants
) -> Draft | None:
    """The most salient candidate: near, in the foreground, with people whom the noun's own sentence names, often
    referred to.

    The weights follow the factors of centering (Grosz, Joshi and Weinstein 1995) and of Lappin and Leass (1994); what
    a sentence names outweighs one sentence of distance.
    """
    here = participants.countries_in(draft.token.sent)
    best: tuple[float, int] | None = None
    found: Draft | None = None
    for number, other in enumerate(before[-MEMORY:]):
        if other.type != draft.type or not other.actors or not reference.same_kind(other.sense, draft.sense):
            continue
        if other.realis in ("negated", "hypothetical") or not _may_stand_for(draft, other):
            continue
        if other.realis == "future" and reference.was_on(draft.token):
            continue
        if (
            other.antecedent is not None
            or reference.apart(other.token, draft.token)
            or other.token.sent is draft.token.sent
        ):
            continue
        people = participants.countries_of(other.actors)
        score = 0.35 * min(chain.get(other.token.i, 0), 4) - 0.1 * min(draft.token.sent.i - other.token.sent.i, 12)
        if people and here:
            score += 1.5 * len(people & here) / len(people) if people & here else -1.0
        score -= 1.0 if reference.backgrounded(other.token) else 0.0
        score += 0.5 if len(participants.people_of(other.actors)) > 1 else 0.0
        if best is None or (score, number) > best:
            best, found = (score, number), other
    return found


def _may_stand_for(noun: Draft, other: Draft) -> bool:
    """Any encounter may be "the talks"; any other act is taken up by its own word ("signed ... the signing", "a strike
    ... the strike")."""
    if noun.type == "CONSULT":
        return True
    word = noun.token.lemma.lower()
    told = {other.token.lemma.lower(), *(head.lemma.lower() for head in other.theme)}
    return any(word == one or word.startswith(one[:SAME_ROOT]) for one in told if len(one) >= SAME_ROOT)


def _drop_doubles(drafts: list[Draft], participants: Participants) -> list[Draft]:
    """Without the nouns that only repeat their verb: "expressed gratitude", "spoke in a call", "discussed in talks"."""
    kept: list[Draft] = []
    by_trigger = {draft.token.i: draft for draft in drafts}
    by_trigger.update(
        {
            draft.predicate.support.i: draft
            for draft in drafts
            if draft.predicate.support is not None and draft.predicate.support.i not in by_trigger
        }
    )
    absorbed: dict[int, Draft] = {}
    ended = {head.i for draft in drafts if draft.sense.mode == "ceasefire" for head in draft.theme}
    for draft in drafts:
        if not draft.predicate.verbal:
            if draft.token.i in ended:
                continue  # "the fighting ceased" tells of no fighting
            first = lead(draft.token)
            verb = first.head.head if first.dep == "pobj" and first.head.dep in ("prep", "agent") else first.head
            carrier = by_trigger.get(verb.i)
            support = by_trigger.get(draft.predicate.support.i) if draft.predicate.support is not None else None
            if (
                support is not None
                and support.token is draft.predicate.support
                and first.dep in ("dobj", "nsubjpass")
                and not _others(draft, support, participants)
                and draft.type not in CONTAINERS
            ):
                absorbed.setdefault(support.token.i, draft)  # "provided support": one act, which the verb tells
                continue
            near = first.dep in ("dobj", "nsubjpass") or (
                first.dep == "pobj"
                and first.head.lower
                in ("in", "during", "at", "over", "on", "under", *(("by",) if draft.type == "ASSAULT" else ()))
            )
            if (
                carrier is not None
                and near
                and carrier.predicate.verbal
                and carrier.type == draft.type
                and not _others(draft, carrier, participants)
            ):
                absorbed[carrier.token.i] = draft
                continue
        elif draft.token.dep in ("advcl", "xcomp") and not draft.token.kids("nsubj", "nsubjpass", "mark"):
            # "held a call, discussing ...", "met to discuss ...": the topic of the talks, not talks of their own;
            # "shelled the town, killing three": what the shelling did
            carrier = by_trigger.get(draft.token.head.i)
            if carrier is not None and carrier.type == draft.type and draft.type in ("CONSULT", "ASSAULT"):
                absorbed[carrier.token.i] = draft
                continue
        kept.append(draft)
    return [
        replace(
            draft,
            sense=replace(
                draft.sense,
                mode=draft.sense.mode
                or (absorbed[draft.token.i].sense.mode if absorbed[draft.token.i].type == draft.type else None),
            ),
            theme=draft.theme or absorbed[draft.token.i].theme,
            content=draft.content or absorbed[draft.token.i].content,
        )
        if draft.token.i in absorbed
        else draft
        for draft in kept
    ]


def _others(noun: Draft, verb: Draft, participants: Participants) -> bool:
    """Whether the noun has participants that its verb lacks."""
    told = (*verb.actors, *verb.recipients)
    return bool(set(participants.beyond(noun.actors, told)) - set(told))


def _found_by(draft: Draft) -> str:
    if draft.why in (DUTY, BLAME):
        return f"rule: {draft.why}"
    kind = "noun" if not draft.predicate.verbal else "verb"
    return f"lexicon {kind} {draft.token.lemma.lower()}" + (f"; realis: {draft.why}" if draft.why else "")


def _bearings(
    parse: Parse,
    draft: Draft,
    triggers: set[int],
    places: circumstances.Index,
    times: circumstances.Index,
    participants: Participants,
    themes: Mapping[int, tuple[Token, ...]],
) -> _Bearings | None:
    """Where an act was and what it was about; None where too little is told of it to be an event."""
    reach = circumstances.reach(draft.predicate, triggers)
    place = places.nearest(
        draft.predicate,
        reach,
        WHERE,
    )
    place = place or places.where(draft.predicate)
    heads = tuple(head for head in draft.theme if not times.has(head)) or circumstances.carried_theme(
        draft.predicate, themes
    )
    theme = circumstances.theme_span(parse, heads, draft.token)
    if not participants.people_of((*draft.actors, *draft.recipients)) and draft.realis in ("hypothetical", "negated"):
        if not flatly_denied(draft):
            return None  # nobody did it and it did not happen: a topic, not an event
    placed = place is not None or draft.housed
    if not draft.actors and not draft.recipients and not unattributed(draft, placed, theme):
        return None
    if contentless(draft, theme):
        return None
    kind = "AGREE" if draft.realis == "future" and draft.type in REDUCED_TO_AGREE else draft.type
    nominal = not draft.predicate.verbal
    together = draft.sense.reciprocal and len(participants.people_of(draft.actors)) > 1
    if nominal and not draft.recipients and ontology.requires_recipient(kind) and theme is None and not together:
        return None
    # what the next sentence adds makes no event of what is none by its own
    return _Bearings(reach, place or next(iter(places.all(draft.continued)), None), heads, theme)


def _finish(
    parse: Parse,
    draft: Draft,
    bearings: _Bearings,
    number: int,
    times: circumstances.Index,
    quantities: circumstances.Index,
    holders: Holders,
    participants: Participants,
) -> Event:
    token = draft.token
    kind, mode, certainty = draft.type, draft.sense.mode, draft.certainty
    if draft.realis == "future" and kind in REDUCED_TO_AGREE:
        kind, mode = "AGREE", None
    reach, place, heads, theme = bearings
    time = times.nearest(draft.predicate, circumstances.dating(draft.predicate, reach), None)
    if time is None and draft.realis in ("future", "negated"):
        time = next(iter(times.all(circumstances.scheduled(draft.predicate))), None)
    time = time or next(iter(times.all(draft.continued)), None)
    numbers = quantities.all(reach)
    told = [token for token in reach if not circumstances.is_interval(token)]
    more = (*circumstances.lasting(draft.predicate, draft.type), *circumstances.proposed_lengths(draft.predicate, kind))
    lengths = (*quantities.all(told), *quantities.all(more))
    duration = next(
        (mention for mention in lengths if isinstance(mention.value, Amount) and mention.value.kind == "duration"), None
    )
    # nobody is shot whose street it was
    below = ("of", "against") if kind == "ASSAULT" else ("for", "of", "on", "against")
    recipients = draft.recipients or (participants.owner(heads, draft.actors, below) if kind in DIRECTED else ())
    if not recipients and draft.content == "assisting" and kind in ("AGREE", "AID", "THREATEN", "CONCEDE"):
        recipients = participants.beneficiary(draft.predicate, draft.actors)
    scope, excluded = circumstances.scope(parse, heads)
    clause = circumstances.clause(parse, draft.predicate, LONGEST_CLAUSE)
    statement = holders.innermost(token)
    return Event(
        id=f"e{number}",
        trigger=parse.span(token.start, token.end),
        type=kind,
        mode=mode,
        contexts=lexicon.contexts([inner.lemma.lower() for inner in parse.tokens_in(clause.start, clause.end)]),
        actors=draft.actors,
        recipients=recipients,
        place=place.id if place else None,
        time=time.id if time else None,
        quantities=tuple(mention.id for mention in numbers),
        realis=draft.realis,
        certainty=certainty,
        statement=statement.id if statement else None,
        clause=clause,
        core=None if _speaks_for(draft, participants) else circumstances.core(parse, draft.predicate, clause),
        theme=theme,
        object=circumstances.object_of(parse, heads),
        scope=scope,
        excluded=excluded,
        duration=duration.id if duration else None,
        condition=circumstances.condition(parse, draft.predicate),
        nominal=not draft.predicate.verbal,
        introduces=reference.introduces(token),
        base=draft.type if draft.type != kind else None,
        content=draft.content,
        found_by=_found_by(draft),
    )
