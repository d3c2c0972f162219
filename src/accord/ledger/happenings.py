"""Acts of force as reports tell them: one report's tellings of one incident, before reports are compared.

In one report a happening is told in pieces: "a missile hit a house, killing nine"; "the attack broke the truce"; "A.
denied it". Pieces of one clause are one, and what is told as known ("the attack") is the last that fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from accord.comparing.boundaries import split
from accord.comparing.denials import DISCLAIMS
from accord.comparing.profiles import EventProfile, StatementProfile
from accord.comparing.tokens import fold, stem
from accord.comparing.vocabulary import classes
from accord.ledger import losses
from accord.ledger.charging import OF, labels
from accord.ledger.days import first_day, known_day
from accord.ledger.occurrences import Local, Spoken
from accord.ledger.parties import Parties
from accord.ledger.replies import replies
from accord.ledger.tellings import Material
from accord.model import Amount, Evidence, Mention, Reading, Span, TimeValue

__all__ = ["Local", "Spoken", "local_incidents"]

FORCE = frozenset({"ASSAULT"})
COURTS = "JUD"
BEHIND = 45  # characters behind a clause in which its day may still stand
LONG_CHARGE = 4  # words from which a charge says what is to have been done ("of aggression" does not)
TAKING = frozenset(stem(word) for word in ("take", "took", "taken", "occupied"))
NEXT = 300  # characters behind an act within which a loss is confirmed
SOME = 4  # sentences between an act and those who died "there"
BESIDE = 160  # characters between two triggers of one sentence that tell one happening


def local_incidents(reading: Reading, material: Material) -> list[Local]:
    """The incidents of one report in text order."""
    return _Finder(reading, material).all()


def _worded(statement: StatementProfile, name: str) -> bool:
    """Whether a statement's cue has a word of a class: "has confirmed"."""
    cue = statement.statement.cue
    return cue is not None and any(stem(fold(word)) in classes()[name] for word in cue.exact.split())


class _Finder:
    def __init__(self, reading: Reading, material: Material) -> None:
        self._reading = reading
        self._text = reading.report.text
        self._parties: Parties = material.then[reading.report.id]
        self._events = material.events[reading.report.id]
        self._statements: Sequence[StatementProfile] = material.statements[reading.report.id]
        self._mentions = {mention.id: mention for mention in reading.mentions}
        self._party_words = {
            word.lower()
            for mention in reading.mentions
            if mention.kind == "actor"
            for word in re.findall(r"\w+", mention.span.exact)
            if self._is_party(mention)
        }
        self._found: list[Local] = []
        self._people = material.by_id
        self._ids = material.ids
        self._sentences = list(split(reading.report))

    def _is_party(self, mention: Mention) -> bool:
        """Whether a mention names a state or a person, whose name says nothing of where something happened."""
        local = next((actor for actor in self._reading.actors if actor.id == mention.actor), None)
        return local is not None and (local.kind in ("state", "person") or local.country is not None)

    def all(self) -> list[Local]:
        """Events first in text order, then what is said of them."""
        accusing = [profile for profile in self._events if profile.event.type == "ACCUSE"]
        for profile in sorted(self._events, key=lambda one: one.event.trigger.start):
            if self._is_force(profile):
                self._place(profile, self._accuser(profile, accusing))
        for profile in accusing:
            self._bare_charge(profile)
        self._denials()
        self._disclaimers()
        self._denied_deeds()
        self._confirmations()
        labels(self._found, self._statements, self._text, self._parties, self._between, self._say)
        replies(
            self._found,
            self._statements,
            self._reading.mentions,
            self._sentences,
            self._text,
            self._parties,
            self._ids,
            self._say,
        )
        self._count()
        return [local for local in self._found if self._worth(local)] + self._not_done()

    def _not_done(self) -> list[Local]:
        """ "Nobody attacked a convoy near Bol, B. says": a denial of what another report has told of B."""
        found = []
        for profile in self._events:
            event = profile.event
            denied = event.realis == "negated" and event.type in FORCE and not event.nominal
            if not denied or profile.authority is None or not (names := self._names(profile)):
                continue
            party = self._parties.of(profile.authority)
            home = Local(profile.key[0], events=[profile], perpetrators={party: None}, names=names, late=True)
            self._add_time(home, profile)
            self._say(home, "denies", profile.authority, profile.event.clause)
            found.append(home)
        return found

    def _is_force(self, profile: EventProfile) -> bool:
        event = profile.event
        number = self._sentence(event.trigger.start)
        if event.realis != "actual" or (
            number is not None and losses.is_question(self._text, *self._sentences[number])
        ):
            return False
        if (
            event.nominal
            and profile.trigger in classes()["hostilities"]
            and not profile.actor_ids
            and profile.place is None
        ):
            return False  # that there is fighting, or that it is to stop
        if event.nominal and profile.trigger == "fight":
            return False
        if event.type in FORCE or profile.trigger in classes()["seizing"]:
            return True
        if event.type == "COERCE" and event.mode == "seize" and profile.trigger in TAKING:
            return True  # "troops took the island"
        return profile.trigger in classes()["breaching"] and bool(profile.words & classes()["hostilities"])

    def _accuser(self, profile: EventProfile, accusing: Sequence[EventProfile]) -> EventProfile | None:
        start = profile.event.trigger.start
        inside = [
            one
            for one in accusing
            if one is not profile
            and (one.event.clause.start <= start < one.event.clause.end or self._when(one, profile))
            and one.event.trigger.start < start
        ]
        return max(inside, key=lambda one: one.event.trigger.start, default=None)

    def _place(self, profile: EventProfile, accuser: EventProfile | None) -> None:
        who = self._doers(profile)
        if accuser is not None and all(map(self._anybody_of, who)):
            who = set(self._parties.all(sorted(accuser.recipient_ids)))
        home = self._same_clause(profile, who) or self._known(profile, who) or self._part_of(profile, who)
        if home is None and accuser is not None and profile.place is None and profile.time is None:
            home = self._open_before(profile)  # "a man was shot at Bol. A. charges that soldiers fired on him"
        if home is None:
            home = Local(profile.key[0])
            self._follows(profile, home)
            self._found.append(home)
        home.events.append(profile)
        if not home.perpetrators or home.events[0] is profile or not profile.event.trigger.exact.endswith("ing"):
            home.perpetrators.update(dict.fromkeys(sorted(who)))
        home.names |= self._names(profile)
        home.breaks = home.breaks or profile.trigger in classes()["breaching"]
        self._add_time(home, profile)
        home.victims |= self._victims(profile)
        if profile.place is not None and profile.place.span not in home.places:
            home.places.append(profile.place.span)
        if accuser is not None:
            for actor in sorted(accuser.actor_ids):
                self._say(home, "alleges", actor, accuser.event.clause)
        elif profile.authority is not None and not profile.event.nominal and self._vouches(profile.authority):
            party = self._parties.of(profile.authority)
            # "the army said": whose, is not told, and of its own deeds it speaks, too
            if party not in who and not self._found_out(profile) and not (who and self._parties.nameless(party)):
                self._say(home, "alleges", profile.authority, profile.event.clause)
            elif party in who and profile.trigger in classes()["killing"] and not self._parties.nameless(party):
                self._say(home, "confirms", profile.authority, profile.event.clause)  # "our men killed three"

    def _victims(self, profile: EventProfile) -> set[str]:
        """Who was hit, by name: so two reports tell one happening. "It" is the one whom its sentence names before."""
        found = {one.actor for one in profile.recipients if one.actor is not None and self._person(one.actor)}
        if found or not any(one.span.exact.lower() in ("it", "him", "her") for one in profile.recipients):
            return found
        number = self._sentence(profile.event.trigger.start)
        low = self._sentences[number][0] if number is not None else profile.event.clause.start
        named = self._named(low, profile.event.trigger.start) - profile.actor_ids - {profile.authority}
        return named if len(named) == 1 else set()

    def _named(self, low: int, high: int) -> set[str]:
        """The persons, and whatever was taken for one, that are named in a stretch of text."""
        found = set()
        for mention in self._reading.mentions:
            if mention.kind == "actor" and mention.actor is not None and low <= mention.span.start < high:
                actor = self._ids.get((self._reading.report.id, mention.actor))
                if actor is not None and self._person(actor) and mention.span.exact[:1].isupper():
                    found.add(actor)
        return found

    def _part_of(self, profile: EventProfile, who: set[str]) -> Local | None:
        """ "After a battle, in which a plane was shot down": what a fight consists of belongs to what is told last."""
        start = profile.event.clause.start
        opened = self._text[max(0, start - 12) : start + 9].lower()
        if who or not self._found or "in which " not in opened:
            return None
        last = self._found[-1]
        return last if self._between(last.events[-1].event.trigger.end, start) <= 1 else None

    def _follows(self, profile: EventProfile, home: Local) -> None:
        """Where a further act happened of which no place or day is told: "there", or in the next sentence, where the
        one before it did."""
        event = profile.event
        number = self._sentence(event.trigger.start)
        if number is None or profile.place is not None:
            return
        clause = self._text[event.clause.start : event.clause.end]
        if re.search(r"\bthere\b", clause) and number > 0:
            low, high = self._sentences[number - 1]
            home.names |= self._capitals(self._text[low:high])
            return
        last = self._found[-1] if self._found else None
        if last is None or profile.time is not None or event.nominal:
            return
        before = self._sentence(last.events[-1].event.trigger.start)
        if before == number - 1 and "\n" not in self._text[last.events[-1].event.trigger.end : event.trigger.start]:
            home.names |= last.names
            home.times.extend(last.times[:1])

    def _when(self, charge: EventProfile, profile: EventProfile) -> bool:
        """Whether an act stands in the clause that tells when what is charged was: "of a crime on Monday, when ..."."""
        end, start = charge.event.clause.end, profile.event.clause.start
        return end <= start and self._text[end : start + 5].lstrip(", ").startswith("when ")

    def _anybody_of(self, party: str) -> bool:
        """Whether a doer within a charge is of no known side ("when Harriers bombed a trawler"): then it is the
        accused's."""
        known = self._people.get(party)
        return known is not None and known.country is None and known.kind in ("group", "organisation")

    def _found_out(self, profile: EventProfile) -> bool:
        """Whether it stands in words by which somebody confirms it: that is no charge."""
        return any(one.key[1] == profile.event.statement and _worded(one, "confirming") for one in self._statements)

    def _doers(self, profile: EventProfile) -> set[str]:
        """For whom those act who did it; "its forces" are those of whoever says so."""
        found: set[str] = set()
        for one in profile.actors:
            if one.actor is None:
                continue
            own = one.span.exact.split(" ")[0].lower() in ("its", "their", "his", "her", "our")
            found.update(self._parties.all([profile.authority if own and profile.authority is not None else one.actor]))
        return found

    def _vouches(self, actor: str) -> bool:
        """Whether somebody is more than the paper itself."""
        return fold(self._parties.name(actor)) not in fold(self._reading.report.outlet)

    def _add_time(self, home: Local, profile: EventProfile) -> None:
        if profile.time is not None and isinstance(profile.time.value, TimeValue):
            home.times.append((profile.time.span, profile.time.value))
            return
        # "in the night to Saturday": the day stands beside the word for the hour; or just behind the clause
        clause = profile.event.clause
        published = known_day(self._reading.report.published)
        for mention in self._reading.mentions:
            if mention.kind != "time" or not isinstance(mention.value, TimeValue):
                continue
            behind = (
                self._text[clause.end : mention.span.start] if 0 <= mention.span.start - clause.end < BEHIND else "."
            )
            inside = clause.start <= mention.span.start < clause.end
            day = first_day(mention.value)
            ahead = day is not None and published is not None and day > published  # nothing is told before it happens
            near = re.search(r"[.!?]", behind) is None and not ahead
            if inside or near or self._framing(mention.span, clause):
                home.times.append((mention.span, mention.value))
                return

    def _framing(self, time: Span, clause: Span) -> bool:
        """Whether a time stands in the clause before, which one with "when" goes on: "in March five men died when"."""
        between = self._text[time.end : clause.start] if time.end <= clause.start else "."
        return clause.exact.lower().startswith("when ") and re.search(r"[.!?;:]|\bsaid\b", between) is None

    def _same_clause(self, profile: EventProfile, who: set[str]) -> Local | None:
        """The happening of which this is a further piece: in one sentence, with nobody else as its doer."""
        if not self._found:
            return None
        last = self._found[-1]
        before = last.events[-1].event
        here = profile.event
        if here.trigger.start - before.trigger.end > BESIDE or self._sentence_between(
            before.trigger.end, here.trigger.start
        ):
            return None
        result = here.trigger.exact.endswith("ing") and profile.trigger in classes()["killing"] | classes()["wounding"]
        if who and last.perpetrators and not who & set(last.perpetrators) and not result:
            return None
        between = self._text[before.trigger.end : here.trigger.start]
        if re.search(r"\b(accus|alleg|den(?:y|ied)|said)\w*", between):
            return None
        return last

    def _sentence_between(self, start: int, end: int) -> bool:
        return re.search(r"[.!?][\"”’']?\s+[A-Z“\"]|\n", self._text[start:end]) is not None

    def _known(self, profile: EventProfile, who: set[str]) -> Local | None:
        """What "the attack", "firing the missile" or "the attack broke the truce" takes up."""
        event = profile.event
        definite = event.nominal and self._text[
            max(0, event.trigger.start - 24) : event.trigger.start
        ].lower().rstrip().endswith(("the", "these", "those", "this"))
        weapon = (
            event.theme is not None
            and event.theme.exact.lower().startswith("the ")
            and bool(self._found and profile.words & self._found[-1].words and not self._names(profile))
        )
        bare = not who and not self._names(profile) and profile.place is None and bool(self._found)
        again = bare and (
            profile.trigger == self._found[-1].events[-1].trigger
            or (profile.trigger in classes()["killing"] | classes()["wounding"] and profile.time is None)
        )
        if again and event.trigger.start - self._found[-1].events[-1].event.clause.end < BESIDE:
            return self._found[-1]  # "nine were killed in the town, it was said. Ten were killed."
        subject = profile.trigger in classes()["breaching"] and not profile.actors
        if not (definite or weapon or subject) and event.antecedent is None:
            return None
        names = self._names(profile)
        for local in reversed(self._found):
            if who and local.perpetrators and not who & set(local.perpetrators):
                continue
            if names and local.names and not names & local.names:
                continue
            return local
        return None

    def _names(self, profile: EventProfile) -> set[str]:
        """Names of places and targets in the words that tell it, without those of the parties."""
        text = profile.event.clause.exact
        if profile.event.theme is not None:
            text = f"{text} {profile.event.theme.exact}"
        return self._capitals(text) | (
            {word.lower() for word in re.findall(r"[A-Z]\w+", profile.place.span.exact)} - self._party_words
            if profile.place is not None
            else set()
        )

    def _capitals(self, text: str) -> set[str]:
        """Words with a capital inside a text that are no part of a party's name."""
        calendar = classes()["calendar"]
        return {
            word.lower()
            for word in re.findall(r"(?<![.!?] )\b[A-Z][\w’'-]+", text)
            if word.lower() not in self._party_words and stem(fold(word)) not in calendar and not text.startswith(word)
        }

    def _say(self, home: Local, role: str, actor: str, words: Span) -> None:
        party = self._parties.of(actor)
        said = Spoken(role, party, actor, Evidence(home.report, words))
        if not any(one.role == role and one.party == party for one in home.spoken):
            home.spoken.append(said)

    def _bare_charge(self, profile: EventProfile) -> None:
        """A charge whose words tell no act of force: of the attack, of what somebody else is said to have done, or of
        what the sentence before tells."""
        if profile.trigger not in classes()["accusing"] or any(
            profile.event.clause.start <= one.event.trigger.start < profile.event.clause.end or self._when(profile, one)
            for local in self._found
            for one in local.events
        ):
            return
        accused = set(self._parties.all(sorted(profile.recipient_ids)))
        words = self._charged(profile)
        if profile.words & classes()["assaults"] and not (words is not None and self._act(words)):
            home = self._fitting(profile.event.trigger.start, accused, frozenset())
            if home is None:
                self._charge(profile, accused, words)
            elif accused:
                self._blame(home, profile, accused)
            return
        home = self._open_before(profile)
        if accused and home is not None and not (words is not None and self._act(words)):
            self._blame(home, profile, accused)
        elif not self._charge(profile, accused, words) and words is None:
            self._charge_before(profile, accused)

    def _blame(self, home: Local, profile: EventProfile, accused: set[str]) -> None:
        if self._unknown(home.perpetrators):
            home.perpetrators.clear()  # "armed men": now somebody says whose they were
        home.perpetrators.update(dict.fromkeys(sorted(accused)))
        home.more.append(Evidence(home.report, profile.event.clause))
        for actor in sorted(profile.actor_ids):
            self._say(home, "alleges", actor, profile.event.clause)

    def _charged(self, profile: EventProfile) -> Span | None:
        """What somebody is charged with: its theme, else the words behind whom it is that he charges."""
        event = profile.event
        if event.theme is not None:
            return event.theme
        last = max((one.span.end for one in profile.recipients), default=event.trigger.end)
        found = OF.match(self._text, last, event.clause.end)
        if found is None:  # "accuses the army of bad faith": all of it may have been read as the name of a body
            found = OF.search(self._text, event.trigger.end, event.clause.end)
        return Span(found.start(1), found.end(1), found[1]) if found is not None else None

    def _act(self, charged: Span) -> bool:
        """Whether a charge says what was done: "of having searched a trawler", "that it had hidden arms", or an act
        with its place ("of sweeps through the villages of Bol")."""
        words = charged.exact.split()
        if len(words) < LONG_CHARGE:
            return False
        if any(word.lower().endswith("ing") for word in words[:2]) or words[0].lower() == "that":
            return True
        told = [
            mention
            for mention in self._reading.mentions
            if charged.start <= mention.span.start < charged.end and mention.kind == "place"
        ]
        return bool(told)

    def _charge(self, profile: EventProfile, accused: set[str], words: Span | None) -> bool:
        """ "A. accused B. of having searched a trawler": what B. is said to have done, though it is no act of force."""
        if words is None or not accused or not profile.actor_ids or profile.event.realis != "actual":
            return False
        if not self._act(words):
            return False
        home = Local(profile.key[0], events=[profile], perpetrators=dict.fromkeys(sorted(accused)))
        home.names |= self._names(profile)
        self._add_time(home, profile)
        for actor in sorted(profile.actor_ids):
            self._say(home, "alleges", actor, profile.event.clause)
        self._found.append(home)
        return True

    def _open_before(self, profile: EventProfile) -> Local | None:
        """What the sentence before tells of somebody unknown: "armed men burned a bus. The police suspect B."."""
        low = self._sentence(profile.event.trigger.start)
        if low is None or low == 0:
            return None
        first = self._sentences[low - 1][0]
        before = [
            local for local in self._found if first <= local.events[-1].event.trigger.start < self._sentences[low][0]
        ]
        return next((local for local in reversed(before) if self._unknown(local.perpetrators)), None)

    def _unknown(self, parties: Iterable[str]) -> bool:
        """Whether those who did it are unknown: nobody is named, or only "gunmen"."""
        return all(self._parties.nameless(party) or self._anybody(party) for party in parties)

    def _anybody(self, party: str) -> bool:
        """Whether a party is a group that is described at the beginning of a sentence: "Armed men"."""
        known = self._people.get(party)
        if known is None or known.kind != "group" or known.country is not None or known.members:
            return False
        words = known.name.split()
        return not any(word[:1].isupper() for word in words[1:]) and (len(words) > 1 or words[0].endswith("men"))

    def _charge_before(self, profile: EventProfile, accused: set[str]) -> None:
        """ "On Monday gunmen stopped a lorry. The police blame B.": a charge that says nothing more is of what the
        sentence before tells, whatever that is."""
        place = self._sentence(profile.event.trigger.start)
        if self._unknown(accused) or not profile.actor_ids or profile.event.realis != "actual" or not place:
            return
        low, high = self._sentences[place - 1]
        if "\n" in self._text[high : profile.event.clause.start]:
            return
        home = Local(profile.key[0], events=[profile], perpetrators=dict.fromkeys(sorted(accused)))
        home.more.append(Evidence(home.report, Span(low, high, self._text[low:high])))
        home.names |= self._names(profile) | self._places_in(low, high)
        for mention in self._reading.mentions:
            if mention.kind == "time" and low <= mention.span.start < high and isinstance(mention.value, TimeValue):
                home.times.append((mention.span, mention.value))
                break
        for actor in sorted(profile.actor_ids):
            self._say(home, "alleges", actor, profile.event.clause)
        self._found.append(home)

    def _sentence(self, at: int) -> int | None:
        """The number of the sentence in which a place of the text lies."""
        return next((number for number, (low, high) in enumerate(self._sentences) if low <= at < high), None)

    def _places_in(self, low: int, high: int) -> set[str]:
        return {
            word.lower()
            for mention in self._reading.mentions
            if mention.kind == "place" and low <= mention.span.start < high
            for word in re.findall(r"[A-Z]\w+", mention.span.exact)
        } - self._party_words

    def _fitting(self, place: int, party: set[str], words: frozenset[str]) -> Local | None:
        """The incident told before ``place`` that a party is said to have done, by shared words, else the nearest."""
        before = [local for local in self._found if local.events[0].event.trigger.start < place]
        mine = [local for local in before if set(local.perpetrators) & party] or [
            local for local in before if not local.perpetrators
        ]
        if not mine:
            return None
        return max(mine, key=lambda local: (len(words & local.words), local.events[0].event.trigger.start))

    def _denials(self) -> None:
        for profile in self._events:
            denying = profile.trigger in classes()["denying"] or (
                profile.event.type == "REJECT" and bool(profile.words & classes()["claims"])
            )
            if denying and profile.actor_ids and profile.event.realis == "actual" and not self._rules(profile):
                self._denied(
                    sorted(profile.actor_ids), profile.event.trigger.start, profile.words, profile.event.clause
                )
        for statement in self._statements:
            if _worded(statement, "denying") and statement.speaker is not None:
                span = statement.statement.cue or statement.statement.content[0]
                last = statement.statement.content[-1]
                first = statement.statement.source or span
                low, high = min(first.start, span.start), max(last.end, span.end)
                self._denied([statement.speaker], span.start, statement.words, Span(low, high, self._text[low:high]))

    def _rules(self, profile: EventProfile) -> bool:
        """Whether a court does it: one that dismisses a charge says nothing of its own deeds."""
        known = [self._people.get(actor) for actor in profile.actor_ids]
        return any(one is not None and one.sector == COURTS for one in known)

    def _disclaimers(self) -> None:
        """ "A. says that it had nothing to do with it": whoever is charged and disclaims it denies it."""
        for statement in self._statements:
            if statement.speaker is None or DISCLAIMS.search(statement.text) is None:
                continue
            parties = set(self._parties.all([statement.speaker]))
            start = statement.statement.content[0].start
            charged = [local for local in self._found if set(local.perpetrators) & parties]
            if any(local.events[0].event.trigger.start < start for local in charged):
                last = statement.statement.content[-1]
                low = min(start, (statement.statement.source or statement.statement.content[0]).start)
                words = Span(low, last.end, self._text[low : last.end])
                self._denied([statement.speaker], start, statement.words, words)

    def _denied_deeds(self) -> None:
        """ "A. denied that its soldiers had mistreated prisoners, as B. had claimed": what is denied has been charged,
        even where no report tells by whom."""
        for profile in self._events:
            theme = profile.event.theme
            mine = profile.trigger in classes()["denying"] and profile.event.realis == "actual" and profile.actor_ids
            if not mine or theme is None or not losses.deed(theme.exact):
                continue
            if any(theme.start <= one.event.trigger.start < theme.end for local in self._found for one in local.events):
                continue
            who = set(self._parties.all(sorted(profile.actor_ids)))
            if self._fitting(profile.event.trigger.start, who, profile.words) is not None:
                continue  # a charge that the text before tells
            home = Local(profile.key[0], events=[profile], perpetrators=dict.fromkeys(sorted(who)))
            home.names |= self._names(profile)
            self._add_time(home, profile)
            for actor in sorted(profile.actor_ids):
                self._say(home, "denies", actor, profile.event.clause)
            said = re.search(r", as ", theme.exact)
            place = losses.claimed_by(self._text, theme.start + said.start() if said is not None else theme.end)
            for mention in self._reading.mentions if place is not None else ():
                if mention.kind == "actor" and place is not None and mention.span.start == place[0]:
                    claiming = self._ids.get((home.report, mention.actor or ""))
                    if claiming is not None:
                        self._say(home, "alleges", claiming, profile.event.clause)
            self._found.append(home)

    def _denied(self, actors: Sequence[str], place: int, words: frozenset[str], told: Span) -> None:
        home = self._fitting(place, set(self._parties.all(actors)), words)
        if home is not None:
            for actor in actors:
                self._say(home, "denies", actor, told)
            home.more.append(Evidence(home.report, told))

    def _confirmations(self) -> None:
        for statement in self._statements:
            if not _worded(statement, "confirming") or statement.speaker is None or statement.statement.cue is None:
                continue
            content = statement.statement.content
            low, high = content[0].start, content[-1].end
            told = [
                local
                for local in self._found
                # "has admitted an attack on": what is admitted may stand in the cue itself
                if any(
                    min(low, statement.statement.cue.start) <= one.event.trigger.start < high for one in local.events
                )
            ]
            party = self._parties.of(statement.speaker)
            act = bool(statement.words & classes()["assaults"])
            home = told[0] if told else self._fitting(statement.statement.cue.start, {party}, statement.words)
            if home is None and self._found and self._found[-1].words & statement.words:
                home = self._found[-1]
            lost = losses.is_loss(statement.words) and bool(self._found)
            if home is None and lost:
                last = self._found[-1]
                near = statement.statement.cue.start - last.events[-1].event.clause.end < NEXT
                home = last if near else None  # "confirmed the loss of the island"
            if home is None:
                continue
            owned = act and (
                party in home.perpetrators or not home.perpetrators
            )  # "A. has confirmed the raid": its own
            if not told and not owned and not lost and not home.words & statement.words:
                continue
            cue = statement.statement.cue
            low = min(low, cue.start, (statement.statement.source or cue).start)
            words = Span(low, high, self._text[low:high])
            home.spoken = [one for one in home.spoken if not (one.role == "alleges" and one.party == party)]
            self._say(home, "confirms", statement.speaker, words)
            home.more.append(Evidence(home.report, words))

    def _count(self) -> None:
        """The dead and the wounded of each happening: numbers beside words of killing in its sentences, and in the next
        one where that tells of nothing else; whoever is killed by name is one."""
        starts = sorted(
            (one.event.trigger.start, number)
            for number, local in enumerate(self._found)
            if local.perpetrators or local.names or local.places or local.victims
            for one in local.events
        )
        for low, high in self._sentences:
            here = [number for start, number in starts if low <= start < high]
            before = [number for start, number in starts if start < low and not self._far(start, low)]
            number = here[-1] if here else before[-1] if before else None
            if number is None:
                number = self._told_near(low, high, starts)
            if number is None:
                continue
            local = self._found[number]
            if (lone := losses.one_of(self._text, low, high)) is not None:
                words = Span(lone[0], lone[1], self._text[lone[0] : lone[1]])
                local.counts.append(("dead", Amount("count", 1, 1, None), words))
            counted: list[losses.Count] = []
            for mention in self._reading.mentions:
                if isinstance(mention.value, Amount) and low <= mention.span.start < high:
                    what = losses.harm(self._text, mention.span, mention.value, low, high)
                    if what is not None:
                        counted.append((what, mention.value, mention.span))
            counted.sort(key=lambda one: one[2].start)
            local.counts.extend(losses.summed(self._text, counted))
            if not counted and not local.counts and here and (him := losses.victim(self._text, low, high)) is not None:
                local.counts.append(("dead", losses.ONE, Span(him[0], him[1], self._text[him[0] : him[1]])))
        for local in self._found:
            for profile in local.events:
                clause = profile.event.clause.exact.lower().split()
                killed = profile.trigger in classes()["killing"] or "dead" in clause
                for one in profile.recipients if killed and not profile.event.nominal else ():
                    if one.actor is not None and (self._person(one.actor) or losses.single(one.span.exact)):
                        local.counts.append(("dead", Amount("count", 1, 1, None), one.span))
                theme = profile.event.theme
                if killed and theme is not None and not profile.event.nominal and not local.counts:
                    if losses.single(theme.exact):  # "and killed its driver"
                        local.counts.append(("dead", Amount("count", 1, 1, None), theme))

    def _told_near(self, low: int, high: int, starts: Sequence[tuple[int, int]]) -> int | None:
        """Of what a sentence counts the dead that stands by itself: of what happened "there", as was told a few
        sentences before, or of what the next sentence of its paragraph tells."""
        if losses.there(self._text[low:high]):
            before = [number for start, number in starts if start < low and self._between(start, low) <= SOME]
            if before:
                return before[-1]
        number = self._sentence(low)
        if number is None or number + 1 >= len(self._sentences) or "\n" in self._text[low : high + 1].strip():
            return None
        first, last = self._sentences[number + 1]
        if "\n" in self._text[high:first]:
            return None
        behind = [number for start, number in starts if first <= start < last]
        if behind:
            self._found[behind[0]].victims |= self._named(low, high)
        return behind[0] if behind else None

    def _between(self, start: int, end: int) -> int:
        """How many sentences begin between two places."""
        return sum(start < first <= end for first, _ in self._sentences)

    def _far(self, start: int, low: int) -> bool:
        """Whether a sentence lies between a happening and the sentence that begins at ``low``."""
        return sum(start < first <= low for first, _ in self._sentences) > 1

    def _person(self, actor: str) -> bool:
        known = self._people.get(actor)
        return known is not None and known.kind == "person" and known.name[:1].isupper()

    def _told_as_new(self, local: Local) -> bool:
        """Whether the words for an act of force have an indefinite article: "an air raid on the village"."""
        words = [fold(word) for profile in local.events for word in profile.event.clause.exact.split()]
        return any(
            first in ("a", "an") and any(stem(word) in classes()["assaults"] for word in rest)
            for first, *rest in zip(words, words[1:], words[2:], words[3:], strict=False)
        )

    def _worth(self, local: Local) -> bool:
        """Whether it tells more than that there is fighting."""
        numbers = any(isinstance(one.value, Amount) for profile in local.events for one in profile.numbers)
        if len(local.perpetrators) > 1 and not local.names and not numbers and not local.counts:
            return False
        if not local.perpetrators and not local.names:
            return False
        if not local.perpetrators and not local.times and not local.places:
            # "killed in the raid on the dam": of which raid? But "a raid on the dam left five dead" tells a new one
            local.late = bool(local.counts) and not self._told_as_new(local)
            return bool(local.counts)
        return bool(local.perpetrators) or bool(local.names or numbers)
