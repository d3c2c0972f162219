"""Which actor mentions fill a predicate's slots."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence

from accord.model import Actor, Mention, Span, Statement
from accord.reading.clauses import Predicate, is_verbal, lead, led, predicate, vocabulary
from accord.reading.holders import Holders
from accord.reading.lexicon import Sense, known, object_classes, senses
from accord.reading.passage_pages import LISTED
from accord.reading.slots import through
from accord.reading.syntax import Parse, Sentence, Token

__all__ = ["Participants"]

MODIFIERS = frozenset({"poss", "amod", "compound", "nmod"})
# Relations through which a phrase names its people: "teams from Ukraine", "talks between officials of both countries".
MEMBER_PREPOSITIONS = frozenset({"of", "from", "between", "among"})

# How an actor is reached from an act that names none in its own slots, and how far it may be.
SIDES = frozenset({"pobj", "dobj", "poss", "compound", "amod", "nmod", "dative", "iobj"})
WAYS = frozenset({"dobj", "dative", "xcomp", "attr", "oprd", "acl", "pcomp", "agent"})
TOWARDS = frozenset(
    {"against", "on", "upon", "to", "for", "with", "toward", "towards", "into", "from", "of", "in", "over", "at"}
    | {"between", "among", "near", "across"}
)
UNTIL = frozenset({"until", "till", "unless", "before", "if", "once"})
MEDIA = frozenset({"interview", "debate", "statement", "speech", "media", "twitter", "facebook", "article", "briefing"})
FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us"})
DEEPEST = 7
WIDEST = 60


def _leads_on(child: Token, head: Token, first: bool) -> bool:
    """Whether a word on the way down from an act may lead to whom it is directed at."""
    if child.lower == "according":
        return False
    if child.dep == "prep":
        if child.lower in ("in", "on", "at") and any(map(_is_medium, child.kids("pobj"))):
            return False  # "denied rumours on social media", "said in an interview with Chad Radio"
        if child.lower == "in" and any(
            noun.lemma.lower() in vocabulary()["on_the_side_of"] for noun in child.kids("pobj")
        ):
            return False  # "strikes in support of its allies" are not on them
        return child.lower in TOWARDS and (not first or child.i > head.i)
    if child.dep in ("poss", "compound", "amod", "nmod"):
        return not first
    if child.dep == "pcomp" and child.kids("nsubj", "nsubjpass"):
        return False  # "with Chad accusing Mali": a happening of its own
    return child.dep in WAYS or child.dep == "pobj"


def _is_medium(noun: Token) -> bool:
    """Whether a noun is where something is said, and not to whom it is done."""
    return noun.lemma.lower() in MEDIA or "press" in object_classes(noun.lemma.lower())


def _beside() -> frozenset[str]:
    """Verbs whose doers stand beside an act: those who brought it about, those who have whom it concerns."""
    return vocabulary()["sponsoring"] | vocabulary()["holding"]


def _is_purpose(clause: Token, verb: Token) -> bool:
    if clause.dep != "advcl" or clause.tag != "VB" or clause.i < verb.i or clause.kids("nsubj", "nsubjpass", "mark"):
        return False
    return any(word.tag == "TO" for word in clause.children)


class Participants:
    """Finds actor mentions by the tokens that head them. Mentions are given back as ids."""

    def __init__(self, parse: Parse, actors: Sequence[Actor], mentions: Sequence[Mention], holders: Holders) -> None:
        self._actors = {actor.id: actor for actor in actors}
        self._mentions = {mention.id: mention for mention in mentions}
        self._by_head: dict[int, Mention] = {}
        for mention in mentions:
            held = self._by_head.get(mention.head)
            if held is None or _length(mention) > _length(held):
                self._by_head[mention.head] = mention
        self._covering: dict[int, list[Mention]] = {}
        for mention in mentions:
            for token in parse.tokens_in(mention.span.start, mention.span.end):
                self._covering.setdefault(token.start, []).append(mention)
        self._holders = holders
        self._parse = parse
        self._named: dict[int, frozenset[str]] = {}
        self._people: dict[tuple[str, ...], frozenset[str]] = {}
        self._politics: bool | None = None
        self._of_actor: dict[str, list[Mention]] = {}
        for mention in mentions:
            if mention.actor is not None:
                self._of_actor.setdefault(mention.actor, []).append(mention)
        for named in self._of_actor.values():
            named.sort(key=_start)
        self._by_source: dict[tuple[int, int], Mention] = {
            (mention.span.start, mention.span.end): mention for mention in mentions
        }

    def in_caption(self, token: Token) -> bool:
        """Whether a token stands in words below a picture, or in others that are not part of the running text."""
        return self._parse.blocks[token.block].kind == "caption"

    def at(self, token: Token) -> Mention | None:
        """The mention that a token heads, else the smallest one that it stands in (a name that the parse has cut in
        two)."""
        exact = self._by_head.get(token.start)
        if exact is not None:
            return exact
        around = [
            mention
            for mention in self._covering.get(token.start, ())
            if (token.tag in ("NNP", "NNPS") and not self._in_an_act(token, mention))
            or self._heads_apposition(token, mention)
        ]
        return min(around, key=_length) if around else None

    @staticmethod
    def _in_an_act(token: Token, mention: Mention) -> bool:
        """Whether a name within a mention modifies another noun than the mention's head, which tells what befell them:
        "Gao" in "survivors of the Gao bombing". It is no piece of their name."""
        span = mention.span
        for above in token.ancestors():
            if above.start == mention.head or not span.start <= above.start < span.end:
                return False
            if above.tag in ("NN", "NNS") and known(above.lemma.lower(), "NOUN"):
                return True
        return False

    @staticmethod
    def _heads_apposition(token: Token, mention: Mention) -> bool:
        """Whether the token is the title of a mention whose name stands in apposition ("the Irish premier A B")."""
        return any(child.dep == "appos" and child.start == mention.head for child in token.children)

    def others(self, mentions: Sequence[str], actors: Sequence[str]) -> tuple[str, ...]:
        """Those of the mentions that name none of these actors ("Chad opened its borders": not to itself)."""
        own = {self._mentions[one].actor for one in actors} - {None}
        return tuple(one for one in mentions if one not in actors and self._mentions[one].actor not in own)

    def beyond(self, mentions: Sequence[str], actors: Sequence[str]) -> tuple[str, ...]:
        """Those of the mentions that do not stand within the words for these actors ("Grey League" in "Grey League
        gunmen")."""
        spans = [self._mentions[one].span for one in actors]
        own = any(span.exact.lower() in FIRST_PERSON for span in spans)  # "I express my sympathy"
        return tuple(
            one
            for one in mentions
            if not any(span.start <= self._mentions[one].span.start < span.end for span in spans)
            and not (own and self._mentions[one].span.exact.lower() in FIRST_PERSON)
        )

    def not_where(self, mentions: Sequence[str], prepositions: Collection[str]) -> tuple[str, ...]:
        """Those of the mentions that are no proper name behind one of these prepositions: "in Gao"."""
        kept = []
        for one in mentions:
            mention = self._mentions[one]
            token = (
                next(iter(self._parse.tokens_in(mention.head, mention.span.end)), None) if mention.head >= 0 else None
            )
            first = lead(token) if token is not None else None
            named = token is not None and token.tag in ("NNP", "NNPS")
            if not named or first is None or first.dep != "pobj" or first.head.lower not in prepositions:
                kept.append(one)
        return tuple(kept)

    def fill(self, built: Predicate, slots: Sequence[str]) -> tuple[str, ...]:
        """Ids of the mentions in these slots of a predicate, in slot order, each once."""
        found: list[str] = []
        for slot in slots:
            outer, _, inner = slot.partition(".")
            tokens = built.slots.get(outer, ())
            if inner:
                # "Chadian rockets hit ..." and "Hezbollah rockets hit ..." say whose they are by the same place
                inners = ("amod", "compound", "nmod") if inner == "amod" else (inner,)
                tokens = tuple(part for token in tokens for part in through(token))  # "two of its soldiers"
                tokens = tuple(below for token in tokens for one in inners for below in _slots(token).get(one, ()))
            for token in tokens:
                for mention in self._below(token, slot):
                    if mention.id not in found:
                        found.append(mention.id)
        return tuple(found)

    def _below(self, token: Token, slot: str) -> list[Mention]:
        mention = self.at(token)
        if mention is not None:
            return [*self._beside(token, mention), mention, *self._represented(token, mention), *self._included(token)]
        joint = self._joint(token)
        if joint:
            return joint
        whole = through(token)
        if len(whole) > 1:  # "dozens of students"
            return [one for part in whole[1:] if (one := self.at(part)) is not None]
        # "the leaders of France and Chad" without a mention of their own: their countries speak for them
        if slot.startswith("prep:") or slot in ("nsubj", "dobj"):
            found: list[Mention | None] = []
            for child in token.children:
                if child.dep in MODIFIERS:
                    inner = self.at(child)
                    if inner is not None and slot in ("prep:between", "prep:with", "prep:among"):
                        found.extend(self.at(member) for member in child.conjuncts())
                elif (
                    child.dep == "prep"
                    and child.lower in MEMBER_PREPOSITIONS
                    and slot in ("prep:between", "prep:with", "prep:among")
                ):
                    for inner_token in child.kids("pobj"):
                        found.extend(self.at(member) for member in inner_token.conjuncts())
            return [one for one in found if one is not None]
        return []

    def _joint(self, token: Token) -> list[Mention]:
        """Those who have a thing together: "Chad and Mali's navies", "the Chadian and Malian teams"."""
        for child in token.children:
            if child.dep in MODIFIERS and child.kids("conj"):
                named = [one for member in child.conjuncts() if (one := self.at(member)) is not None]
                if len(named) > 1:
                    return named
        return []

    def _beside(self, token: Token, mention: Mention) -> list[Mention]:
        """Who stands before a mention as one of two: the parser hangs the first of "Chad and foreign allies" on the
        allies, as the adjective of "Chadian and EU negotiators"."""
        for child in token.children:
            named = child.tag in ("NNP", "NNPS") if child.dep != "amod" else child.tag == "JJ"
            if child.dep in ("nmod", "compound", "amod") and named and child.kids("conj"):
                first = self._by_head.get(child.start)
                if first is not None and first.span.end <= mention.span.start:
                    return [first]
        return []

    def _included(self, token: Token) -> list[Mention]:
        """Members of a group that are named after it: "several unions, including A and B"."""
        named: list[Mention] = []
        for prep in token.kids("prep"):
            if prep.lower == "including":
                for inner in prep.kids("pobj"):
                    named.extend(one for member in inner.conjuncts() if (one := self.at(member)) is not None)
        return named

    def _represented(self, token: Token, mention: Mention) -> list[Mention]:
        """The states for which a group acts when it acts for several: "the leaders of Chad, Niger and Mali"."""
        actor = self._actors.get(mention.actor or "")
        if actor is None or actor.kind != "group" or actor.members:
            return []
        for child in token.children:
            if child.dep == "prep" and child.lower in ("of", "from"):
                named = [
                    one
                    for inner in child.kids("pobj")
                    for member in inner.conjuncts()
                    if (one := self.at(member)) is not None
                ]
                if len(named) > 1:
                    return named
        return []

    def merge(self, first: Sequence[str], second: Sequence[str]) -> tuple[str, ...]:
        """Two lists of mentions as one, a mention of the same actor only once, members before a group that they make
        up."""
        found: list[str] = []
        seen: set[str] = set()
        for identifier in (*first, *second):
            actor = self._mentions[identifier].actor
            if actor is not None and actor in seen:
                continue
            if actor is not None:
                members = self._actors[actor].members if actor in self._actors else ()
                if members and set(members) <= seen:
                    continue
                seen.add(actor)
                seen.update(members)
            found.append(identifier)
        return tuple(found)

    def speaker(self, built: Predicate) -> tuple[str, ...]:
        """The source of the statement that a predicate without an agent of its own stands in: its demand is the
        speaker's."""
        subjects = built.heads("nsubj")
        if any(self.at(token) is not None for token in subjects):
            return ()
        talked = None if built.verbal else _talked_about(built.token)
        for statement in self._holders.around(built.token):
            if talked is not None and (cue := statement.cue) and cue.start <= talked.start < cue.end:
                continue  # whoever discusses a proposal has not made it
            if built.token.lower == (statement.cue.exact.lower() if statement.cue else None):
                continue
            found = self._said_by(statement)
            if found:
                return found
        return ()

    def source(self, token: Token) -> tuple[str, ...]:
        """Who says the words that a token stands in, where that is a mention of an actor."""
        statement = self._holders.innermost(token)
        return self._said_by(statement) if statement is not None else ()

    def lister(self, token: Token) -> Token | None:
        """The verb before the list in whose points a token stands ("agreed on the following: ..."), None where it
        stands in none."""
        statement = self._holders.innermost(token)
        if statement is None or statement.cue is None or not statement.found_by.startswith(LISTED):
            return None
        cue = self._parse.tokens_in(statement.cue.start, statement.cue.end)
        return next((word for word in reversed(cue) if word.pos == "VERB"), None)

    def announcer(self, token: Token) -> tuple[str, ...]:
        """Who says what a token is the verb of, where the statement's own cue stands above it."""
        statement = self._holders.innermost(token)
        cue = statement.cue if statement is not None else None
        if statement is None or cue is None or not cue.start <= lead(token).head.start < cue.end:
            return ()
        return self._said_by(statement)

    def announced(self, actors: Sequence[str], token: Token) -> tuple[str, ...]:
        """The doers of what is announced, and who announces it where they are one side: "the minister said that Chad
        will not reopen the port" is both Chad's refusal and the minister's.
        """
        found = tuple(actors)
        speaker = self.source(token) if len(found) == 1 else ()
        speaker = self.others(speaker, found)
        return (*found, *speaker) if speaker and self._is_side_of(found[0], speaker[0]) else found

    def _is_side_of(self, identifier: str, speaker: str) -> bool:
        """Whether a doer is somebody's own side: of one country with them, theirs by the words ("his country"), or a
        state, where the speaker is an official of no other. Who tells of "the government" has done nothing by that."""
        doer = self._actors.get(self._mentions[identifier].actor or "")
        other = self._actors.get(self._mentions[speaker].actor or "")
        if doer is None or other is None or other.kind == "state":  # "a Chadian poll" speaks for nobody
            return False
        if self.countries_of((identifier,)) & self.countries_of((speaker,)):
            return True
        span = self._mentions[identifier].span
        if any(span.start <= one.span.start and one.span.end <= span.end for one in self._of_actor[other.id]):
            return True
        return doer.kind == "state" and other.sector == "GOV" and other.country is None

    def _said_by(self, statement: Statement) -> tuple[str, ...]:
        """The mention that a statement's source is, or else the first of its actor's within the source's words ("A B,
        the former mayor of Arica")."""
        source = statement.source
        if source is None:
            return ()
        mention = self._by_source.get((source.start, source.end))
        if mention is None and statement.actor is not None:
            mention = next(
                (one for one in self._within(statement.actor, source) if one.span.end <= source.end),
                None,
            )
        return (mention.id,) if mention is not None else ()

    def _within(self, actor: str, source: Span) -> list[Mention]:
        """An actor's mentions that begin within a source's words, in text order: a report may name it in every line."""
        named = self._of_actor.get(actor, [])
        first = bisect_left(named, source.start, key=_start)
        return named[first : bisect_left(named, source.end, lo=first, key=_start)]

    def owner(
        self, theme: Sequence[Token], actors: Sequence[str], below: Collection[str] = ("for", "of", "on", "against")
    ) -> tuple[str, ...]:
        """The actor that a theme belongs to ("Moscow's proposal", "US assistance"), unless it is the doer's own.

        ``below``: the prepositions after which it is looked for, too; who does something is not whom it is done to.
        """
        own = {self._mentions[one].actor for one in actors}
        inside = [
            inner for head in theme for prep in head.kids("prep") if prep.lower in below for inner in prep.kids("pobj")
        ]
        for head in (*theme, *inside):  # "Moscow's proposal", "gratitude for US help", "Chad Air Force jets"
            near = [child for child in head.children if child.dep in MODIFIERS]
            for child in (*near, *(inner for one in near for inner in one.children)):
                if child.dep in MODIFIERS or any(child in led(one) for one in near):
                    mention = self.at(child)
                    if mention is not None and mention.actor is not None and mention.actor not in own:
                        return (mention.id,)
        return ()

    def beneficiary(self, built: Predicate, actors: Sequence[str]) -> tuple[str, ...]:
        """Whom help is for: the object of what is promised ("agreed to help Chad"), or who it is given to."""
        own = {self._mentions[one].actor for one in actors}
        for clause in built.heads("xcomp", "ccomp"):
            near = sorted(clause.subtree(), key=lambda token: token.i)
            for token in near:
                if token.i > clause.i and token.dep in ("dobj", "iobj", "dative", "nsubj", "pobj"):
                    mention = self.at(token)
                    if (
                        mention is not None
                        and mention.actor not in own
                        and token.head.lower not in ("from", "in", "at")
                    ):
                        return (mention.id,)
        return ()

    def reached(
        self,
        built: Predicate,
        actors: Sequence[str],
        *,
        purpose: bool = False,
        sponsors: bool = True,
        deeds: bool = True,
        origins: bool = True,
    ) -> tuple[str, ...]:
        """Whom an act reaches through what it is done with or for: the nearest actor below its objects and infinitives
        ("began a probe into Chad's mines", "cut duties on goods from Mali"), with those coordinated with it. Whom it
        is against goes before the place where it is done, at any depth ("sued in the court of Lima against Ana Reed").

        Subjects and clauses of their own are left out, and so are phrases that only say when, by whom or after what.
        ``purpose``: what a verb's act is done for is looked into, too ("were deployed to relieve Chad's troops").
        ``sponsors``: whether it may be who brokers, hosts or watches over a thing, too ("rejected a plan backed by
        Chad"; but nobody agrees with a mediator), or who has whom an act concerns ("freed a man held by Chad").
        ``origins``: whether it may be where something comes from ("launched from Chad").
        ``deeds``: whether it may be whom something is to be done to ("a plan to disarm Chad").
        """
        own = {self._mentions[one].actor for one in actors} - {None}
        level = [built.token, *([built.support] if built.support is not None else [])]
        seen = {token.i for token in level}
        nearest: tuple[str, ...] = ()
        for depth in range(DEEPEST):
            below: list[Token] = []
            for token in level:
                for child in token.children:
                    if child.dep == "agent" and not sponsors and token.lemma.lower() in _beside():
                        continue
                    if not deeds and child.dep in ("acl", "xcomp", "pcomp"):
                        continue
                    if not origins and child.lower == "from":
                        continue
                    leads = _leads_on(child, token, depth == 0) or (purpose and not depth and _is_purpose(child, token))
                    if child.i not in seen and len(seen) < WIDEST and leads:
                        seen.add(child.i)
                        below.append(child)
            for token in sorted(below, key=lambda one: one.i):
                opposed = token.dep == "pobj" and token.head.lower == "against"
                if token.dep in SIDES and depth and (opposed or not nearest):
                    found = tuple(one.id for member in token.conjuncts() if (one := self.at(member)) is not None)
                    if found and all(self._mentions[one].actor not in own for one in found):
                        if opposed:
                            return found
                        nearest = found
            level = below
        return nearest

    def bidden(self, built: Predicate, actors: Sequence[str], marks: Collection[str] = UNTIL) -> tuple[str, ...]:
        """Who has to act first, where an act is put off until somebody does ("will not reopen the port until Chad
        pays"), or who may not, where it is threatened for that case ("will strike if Chad crosses the river").

        ``marks``: the words that open such a clause.
        """
        own = {self._mentions[one].actor for one in actors} - {None}
        for head in (built.token, *built.heads("xcomp", "ccomp")):
            for clause in head.kids("advcl", "ccomp"):
                if not any(mark.lower in marks for mark in (*clause.kids("mark", "advmod"), *_inverted(clause))):
                    continue
                for token in clause.subtree()[:WIDEST]:
                    agent = token.dep == "pobj" and token.head.dep == "agent"
                    mention = self.at(token) if agent or token.dep in ("nsubj", "nsubjpass") else None
                    if mention is not None and mention.actor is not None and mention.actor not in own:
                        return (mention.id,)
        return ()

    def parties(self, mentions: Sequence[str]) -> tuple[str, ...]:
        """Those of these mentions that can meet: persons, states and groups, not the house that a meeting is named
        after."""
        return tuple(
            one
            for one in mentions
            if (actor := self._actors.get(self._mentions[one].actor or "")) is not None and actor.kind != "organisation"
        )

    def actor_of(self, identifier: str) -> str | None:
        """The actor that a mention stands for."""
        return self._mentions[identifier].actor

    def who(self, mentions: Sequence[str]) -> list[Actor]:
        """The actors of these mentions that are known."""
        found = (self._actors.get(self._mentions[one].actor or "") for one in mentions)
        return [actor for actor in found if actor is not None]

    def is_politics(self, offices: Collection[str], armed: Collection[str]) -> bool:
        """Whether a report names those of some sectors more often than those of others and the states."""
        if self._politics is None:
            count = 0
            for identifier, named in self._of_actor.items():
                actor = self._actors.get(identifier)
                if actor is not None and actor.sector in offices and actor.kind != "state":
                    count += len(named)
                elif actor is not None and (actor.sector in armed or actor.kind == "state"):
                    count -= len(named)
            self._politics = count > 0
        return self._politics

    def in_sectors(self, mentions: Sequence[str], sectors: Collection[str]) -> bool:
        """Whether one of these mentions is a state or an actor of one of these sectors."""
        found = (self._actors.get(self._mentions[one].actor or "") for one in mentions)
        return any(actor is not None and (actor.kind == "state" or actor.sector in sectors) for actor in found)

    def are_press(self, mentions: Sequence[str]) -> bool:
        """Whether all of these mentions, and there are some, are journalists or media, or the report's own outlet."""
        own = _bare_name(self._parse.report.outlet)
        found = [self._actors.get(self._mentions[one].actor or "") for one in mentions]
        return bool(found) and all(
            actor is not None and (actor.sector == "JRN" or (own and _bare_name(actor.name) == own)) for actor in found
        )

    def states(self, mentions: Sequence[str]) -> tuple[str, ...]:
        """Those of these mentions that are states."""
        return tuple(
            one
            for one in mentions
            if (actor := self._actors.get(self._mentions[one].actor or "")) is not None and actor.kind == "state"
        )

    def span(self, identifier: str) -> Span:
        """A mention's span."""
        return self._mentions[identifier].span

    def people_of(self, mentions: Sequence[str]) -> frozenset[str]:
        """The actors of these mentions, groups replaced by their members."""
        key = tuple(mentions)
        known = self._people.get(key)
        if known is None:
            found: set[str] = set()
            for identifier in key:
                actor = self._actors.get(self._mentions[identifier].actor or "")
                if actor is not None:
                    found.update(actor.members or (actor.id,))
            known = self._people[key] = frozenset(found)
        return known

    def countries_of(self, mentions: Sequence[str]) -> frozenset[str]:
        """Who the actors of these mentions are or act for: their countries, and themselves where they have none."""
        return frozenset(self._side(one) for one in self.people_of(mentions))

    def countries_in(self, sentence: Sentence) -> frozenset[str]:
        """The same for everybody named in a sentence."""
        if sentence.i not in self._named:
            here = [mention.id for token in sentence.tokens if (mention := self._by_head.get(token.start)) is not None]
            self._named[sentence.i] = self.countries_of(here)
        return self._named[sentence.i]

    def _side(self, identifier: str) -> str:
        actor = self._actors.get(identifier)
        return actor.country if actor is not None and actor.country is not None else identifier

    def is_only_actor(self, token: Token, sense: Sense) -> bool:
        """Whether a phrase in a theme slot is a participant and nothing else ("met Putin" has no theme)."""
        return self.at(token) is not None and sense.type in ("CONSULT",)


def _inverted(clause: Token) -> list[Token]:
    """The auxiliary that opens a condition in the place of a conjunction: "should Chad attack"."""
    subject = clause.child("nsubj", "nsubjpass")
    return [child for child in clause.kids("aux") if subject is not None and child.i < subject.i]


def _talked_about(noun: Token) -> Token | None:
    """The verb whose object a noun is where that verb only tells that somebody spoke or thought about it: "met to
    discuss an offer", "weighed a demand"; None for verbs that say it themselves ("voiced a demand")."""
    first = lead(noun)
    verb = first.head.head if first.dep == "pobj" and first.head.dep == "prep" else first.head
    if first.dep not in ("dobj", "nsubjpass", "pobj") or not is_verbal(verb):
        return None
    lemma = verb.lemma.lower()
    if lemma in vocabulary()["pondering"]:
        return verb
    return verb if any(sense.type == "CONSULT" for sense in senses(lemma, "VERB")[:1]) else None


def _slots(token: Token) -> Mapping[str, tuple[Token, ...]]:
    """The slots of a complement, a clause or a noun ("sanctions on Chad": the parser may hang "on" on the noun)."""
    built = predicate(token)
    return built.slots if built is not None else {}


def _bare_name(name: str) -> str:
    """A name without its article, in small letters."""
    return name.lower().removeprefix("the ")


def _start(mention: Mention) -> int:
    return mention.span.start


def _length(mention: Mention) -> int:
    return mention.span.end - mention.span.start
