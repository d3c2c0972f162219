"""Alleged or reported acts of force or breach: who alleges them, who denies them, what they would breach. Never a
verdict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from accord.comparing import tokens, words
from accord.comparing.account import Account
from accord.comparing.denials import CALLED_FALSE, DISCLAIMS
from accord.comparing.profiles import EventProfile, Mentioned, StatementProfile
from accord.comparing.summaries import PRONOUNS
from accord.comparing.vocabulary import classes
from accord.ledger import terms
from accord.ledger.commitments import profiles
from accord.ledger.gainsaying import asked_for
from accord.ledger.one_act import is_attached, is_force, one_acts
from accord.model import Actor, Amount, Commitment, Fact, Incident, Span, Term

__all__ = ["incidents"]

FORCE = frozenset({"ASSAULT"})
# Within this many characters after an allegation, "the charge" is that one.
NEXT = 500
# Where something was, of which a shared word alone says nothing ("hit a house near the port", "had not been near it").
BESIDE = frozenset({"near", "outside", "inside", "beside", "behind", "above", "below", "along", "across", "around"})
# A denial of so few content words right behind an incident ("denied having fired them") is about that incident.
VAGUE = 2
HARM = frozenset(
    {"killed", "dead", "death", "wounded", "injured", "casualty", "civilian", "people", "person", "soldier", "victim"}
)


COURTS = "JUD"
# What somebody has in a deed who has done it with others or for them.
PART = frozenset({"blame", "complicity", "guilt", "hand", "involvement", "knowledge", "link", "part", "responsibility"})


class _Said:
    """Who accuses and who denies, by report: every incident asks it of its own reports only."""

    def __init__(self, account: Account) -> None:
        self.accusing: dict[str, list[EventProfile]] = defaultdict(list)
        self.denying: dict[str, list[EventProfile]] = defaultdict(list)
        self.negated: dict[str, list[EventProfile]] = defaultdict(list)
        self.denials: dict[str, list[StatementProfile]] = defaultdict(list)
        self.force: dict[str, list[EventProfile]] = defaultdict(list)
        for (report, _), profile in account.events.items():
            if profile.event.type == "ACCUSE":
                self.accusing[report].append(profile)
            if profile.event.realis == "negated":
                self.negated[report].append(profile)
            if profile.event.type in FORCE:
                self.force[report].append(profile)
            if profile.trigger in classes()["denying"] and profile.event.realis == "actual":
                self.denying[report].append(profile)
        self.statements: dict[str, list[StatementProfile]] = defaultdict(list)
        for (report, _), statement in account.statements.items():
            self.statements[report].append(statement)
            refused = not statement.words.isdisjoint(asked_for())
            if _denies(statement) and statement.speaker is not None and not refused:
                self.denials[report].append(statement)

    def of_another(self, report: str, spans: Sequence[Span], tellings: Sequence[EventProfile]) -> bool:
        """Whether words, of which some deny an act, tell an act of force themselves, and none of ``tellings``: what is
        denied is that, and not the last that was told before."""
        mine = {profile.key for profile in tellings}
        held = [
            one
            for one in self.force.get(report, ())
            if any(span.start <= one.event.trigger.start < span.end for span in spans)
        ]
        return bool(held) and mine.isdisjoint(one.key for one in held)


def incidents(account: Account, commitments: Sequence[Commitment]) -> tuple[Incident, ...]:
    """The incidents of an account. Acts that are only threatened, feared or to be stopped are none."""
    found, said = [], _Said(account)
    actors = {actor.id: actor for actor in account.actors}
    told = {
        fact.id: profiles(fact, account) for fact in account.facts if fact.kind == "event" and fact.realis == "actual"
    }
    acts: dict[str, list[Fact]] = {}  # by the first of the facts that tell one act of force
    for story in account.stories:
        force = [fact for fact in account.facts if fact.id in told and fact.story == story.id and fact.type in FORCE]
        acts.update((group[0].id, group) for group in one_acts(force, told, account))
    for fact in account.facts:
        if fact.id not in told or (fact.type in FORCE and fact.id not in acts):
            continue
        alleged = fact.type == "MOBILIZE" and bool(fact.authorities)
        if fact.type in FORCE or alleged or any(one.trigger in classes()["breaching"] for one in told[fact.id]):
            found.append(_incident(acts.get(fact.id, [fact]), told, account, commitments, said, actors))
    return tuple(found)


def _lead(facts: Sequence[Fact]) -> Fact:
    """The fact that tells an act best: by most outlets, then with who did it, to whom, where and when."""
    return max(
        facts,
        key=lambda fact: (
            len(fact.outlets),
            bool(fact.actors) + bool(fact.recipients) + len({one.name for one in fact.slots} & {"place", "time"}),
            len(fact.summary),
            fact.id,
        ),
    )


def _doers(facts: Sequence[Fact], told: Mapping[str, Sequence[EventProfile]]) -> tuple[str, ...]:
    """Who did it, by what says so best: where some fact has a doer of its own, none counts by a participle alone."""
    own = [fact for fact in facts if fact.actors and not all(map(is_attached, _doing(told[fact.id])))]
    return tuple(dict.fromkeys(one for fact in own or facts for one in fact.actors))


def _doing(tellings: Sequence[EventProfile]) -> list[EventProfile]:
    return [profile for profile in tellings if profile.actors]


def _incident(
    facts: Sequence[Fact],
    told: Mapping[str, Sequence[EventProfile]],
    account: Account,
    commitments: Sequence[Commitment],
    said: _Said,
    actors: Mapping[str, Actor],
) -> Incident:
    tellings = [profile for fact in facts for profile in told[fact.id]]
    lead = _lead(facts)
    # whoever denies in so many words what others tell ("rejected the charge that ...") alleges nothing
    contradicting = frozenset(
        (*(one for fact in facts for one in _contradicted_by(fact, said)), *_disclaimed_by(tellings, said))
    )
    alleging = tuple(one for one in _alleged_by(tellings, said) if one not in contradicting)
    targets: dict[tuple[str, int, int], Term] = {}
    for profile in tellings:
        report = profile.key[0]
        spans = [one.span for one in profile.recipients] or (
            list(profile.event.scope) or ([profile.event.theme] if profile.event.theme is not None else [])
        )
        for span in spans:
            if span.exact.lower() in PRONOUNS or is_force(span.exact):
                continue  # "its soldiers", "opened fire", "the shots": whom they hit, stands elsewhere
            targets.setdefault((report, span.start, span.end), terms.of_span(report, span))
    return Incident(
        id=terms.identity("i", facts),
        summary=lead.summary,
        type=lead.type or "",
        mode=lead.mode or next((fact.mode for fact in facts if fact.mode is not None), None),
        perpetrators=_doers((lead, *facts), told),
        targets=tuple(targets[key] for key in sorted(targets)),
        place=terms.of_slot(facts, "place"),
        time=terms.of_slot(facts, "time"),
        casualties=_casualties(tellings),
        alleged_by=alleging,
        denied_by=_denied_by(contradicting, tellings, account, said, alleging),
        breach_of=_breach(tellings, commitments, actors),
        facts=tuple(fact.id for fact in facts),
        evidence=terms.evidence_of(facts) if len(facts) > 1 else lead.evidence,
    )


def _casualties(tellings: Sequence[EventProfile]) -> tuple[Term, ...]:
    found: dict[tuple[str, int, int], Term] = {}
    for profile in tellings:
        for one in profile.numbers:
            if _harmed(one, profile):
                report = profile.key[0]
                found.setdefault((report, one.span.start, one.span.end), terms.of_span(report, one.span))
    return tuple(found[key] for key in sorted(found))


def _harmed(one: Mentioned, profile: EventProfile) -> bool:
    value = one.value
    if not isinstance(value, Amount) or value.kind != "count" or value.unit is None:
        return False
    return bool(HARM & {*value.unit.split(), profile.event.trigger.exact.lower()})


def _alleged_by(tellings: Sequence[EventProfile], said: _Said) -> tuple[str, ...]:
    """The speakers within whose words it stands, and those who accuse somebody of it, in words around it or in a clause
    behind it ("an attack on the port, which it blamed on Chad")."""
    found = dict.fromkeys(profile.authority for profile in tellings)
    for profile in tellings:
        for other in said.accusing.get(profile.key[0], ()):
            if other is not profile:
                clause, trigger, theme = other.event.clause, profile.event.trigger, profile.event.theme
                around = clause.start <= trigger.start and trigger.end <= clause.end
                if (around and other.event.trigger.start < trigger.start) or (
                    theme is not None and theme.start < clause.start and clause.end <= theme.end
                ):
                    found.update(dict.fromkeys(one.actor for one in other.actors if one.actor is not None))
    return tuple(one for one in found if one is not None)


def _denies(statement: StatementProfile, kind: str = "denying") -> bool:
    """Whether a speaker denies by his verb, whatever stands beside it ("also denied") but a negation."""
    cue = statement.statement.cue
    found = frozenset(tokens.folded(cue.exact)) if cue is not None else frozenset[str]()
    if not found.isdisjoint(tokens.lexicon()["negators"]):
        return False
    return not classes()[kind].isdisjoint(map(tokens.stem, found))


def _disclaimed_by(tellings: Sequence[EventProfile], said: _Said) -> Iterator[str]:
    """The speakers within whose words an act stands only to say that they had no part in it, or that it was not so."""
    for profile in tellings:
        place = profile.event.trigger.start
        for statement in said.statements.get(profile.key[0], ()):
            held = [one for one in statement.statement.content if one.start <= place < one.end]
            if statement.speaker is None or not held:
                continue
            if _denies(statement, "refuting") or any(DISCLAIMS.search(one.exact) for one in held):
                yield statement.speaker


def _contradicted_by(fact: Fact, said: _Said) -> Iterator[str]:
    """The speakers of what the account sets against an act: of words that say that it was not done."""
    for slot in fact.slots:
        for value in slot.values if slot.name.startswith("polarity") else ():
            start, end = value.span.start, value.span.end
            for profile in said.negated.get(value.report, ()):
                if profile.authority is not None and start <= profile.event.trigger.start < end:
                    yield profile.authority
            says_not = _says_not(value.text)
            for statement in said.statements.get(value.report, ()):
                pieces = statement.statement.content
                if statement.speaker is None or not any(one.start < end and start < one.end for one in pieces):
                    continue
                if says_not or _denies(statement):
                    yield statement.speaker


def _says_not(text: str) -> bool:
    """Whether words deny by themselves: "no ship of ours", "had no part in"."""
    negators = tokens.lexicon()["negators"]
    found = sum(word.folded in negators for word in tokens.words(text))
    return found % 2 == 1 or DISCLAIMS.search(text) is not None or CALLED_FALSE.search(text) is not None


def _denied_by(
    contradicting: Collection[str],
    tellings: Sequence[EventProfile],
    account: Account,
    said: _Said,
    alleging: Collection[str],
) -> tuple[str, ...]:
    """Who denies it: in what the account sets against it, in words that share the act's own, or by denying "the charge"
    next after it was made."""
    found: dict[str, None] = dict.fromkeys(contradicting)
    for profile in tellings:
        report, place = profile.key[0], profile.event.trigger.start
        for other in said.denying.get(report, ()):
            if other is not profile:
                near = 0 < other.event.trigger.start - place < NEXT
                charge = other.event.about is not None and account.events[report, other.event.about].event.clause
                if charge and charge.start <= place < charge.end:
                    near = True
                theme = [other.event.theme] if other.event.theme is not None else []
                near = near and not said.of_another(report, theme, tellings)
                if (near and other.words & classes()["claims"]) or len(
                    other.words & (profile.words | {profile.trigger})
                ) >= 2:
                    found.update(dict.fromkeys(one.actor for one in other.actors if one.actor is not None))
        for statement in said.denials.get(report, ()):
            cue = statement.statement.cue
            if cue is not None and cue.start <= place < cue.end:
                continue  # "dismissed his deputy": its own words deny nothing of it
            if statement.speaker is not None:
                near = 0 < statement.statement.content[0].start - place < NEXT
                near = near and not said.of_another(report, statement.statement.content, tellings)
                mine = profile.words | {profile.trigger}
                vague = (
                    near
                    and statement.statement.content[0].start - place < NEXT / 2
                    and (len(statement.words) < VAGUE or _of_an_act(statement.words, mine))
                )
                if (
                    vague
                    or (near and statement.words & classes()["claims"])
                    or len(statement.words & mine) >= (1 if near and statement.words & mine - BESIDE else 2)
                ):
                    found[statement.speaker] = None
    # a court that dismisses a charge rules on it, and says nothing of its own deeds
    courts = {actor.id for actor in account.actors if actor.sector == COURTS}
    return tuple(sorted(one for one in found if one is not None and one not in alleging and one not in courts))


def _of_an_act(words: Collection[str], mine: Collection[str]) -> bool:
    """Whether so few words deny a deed of force or a part in one, and not something else ("cutting wages")."""
    known = classes()["assaults"] | classes()["killing"] | classes()["wounding"] | classes()["claims"]
    return len(words) <= VAGUE and not known.union(mine, (tokens.stem(one) for one in PART)).isdisjoint(words)


def _breach(
    tellings: Sequence[EventProfile], commitments: Sequence[Commitment], actors: Mapping[str, Actor]
) -> str | None:
    """The agreed commitment of a perpetrator whose scope the act would fall into; None where there is none or several
    fit equally."""
    best: list[tuple[int, str]] = []
    for commitment in commitments:
        if commitment.kind not in ("agreement", "declaration", "pledge") or commitment.standing not in (
            "agreed",
            "in force",
        ):
            continue
        if not any(_binds(commitment, profile, actors) for profile in tellings):
            continue
        fits = sum(
            words.scope(term.text, span.exact) in ("equal", "refines")
            for profile in tellings
            for span in (profile.event.scope or ((profile.event.theme,) if profile.event.theme else ()))
            for term in commitment.scope
        )
        if fits:
            best.append((fits, commitment.id))
    if not best:
        return None
    return max(best)[1]


def _binds(commitment: Commitment, profile: EventProfile, actors: Mapping[str, Actor]) -> bool:
    """Whether a party to the commitment is the alleged perpetrator, or a person or body of the perpetrator's state."""
    return bool(set(commitment.parties) & profile.actor_ids) or bool(
        _countries(commitment.parties, actors) & _countries(profile.actor_ids, actors)
    )


def _countries(ids: Iterable[str], actors: Mapping[str, Actor]) -> set[str]:
    return {country for one in ids if one in actors and (country := actors[one].country) is not None}
