"""The whole way over texts that nobody would write: no error, every span right, every id leads somewhere."""

from __future__ import annotations

import json
import random
import re
from functools import lru_cache
from pathlib import Path

import jsonschema
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import accord
from accord.model import Dossier, Reading, Refusal, Report
from accord.reading.reader import Reader
from accord.sources import load, report
from accord.sources.reports import normalise
from accord.views import html, markdown, text
from accord.views.check import check_dossier, check_reading
from accord.views.json import dossier_json, dumps, reading_json

EXAMPLES = Path(__file__).parent.parent / "examples"
SCHEMAS = Path(str(accord.__file__)).parent / "views" / "schema"
SLOW = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

_PLAIN = """
the a both two leaders sides Ada Holm Mr Mrs President president Prime Minister spokesman for of Zenda Ruritania
Freedonia Ruritanian Freedonian troops Kremlin-style U.N. US us he she they it who which that said says told announced
agreed refused rejected proposed demanded offered pledged warned accused called met talks call ceasefire pause truce
strike strikes attack attacked shelled killed wounded released exchanged prisoners soldiers 30 30-day thirty 1,200 3.5
million dozens at least about days month hour on in at from to by with against after before until unless if while and or
but not never no would will might may could has been was were is Monday Tuesday 3 March 2025 yesterday tomorrow last
week overnight 5 pm energy infrastructure "yes" n't 's ' " “ ” ‘ ’ « » — – - -- … . , ; : ? ! ( ) [ ] * # @ % $ € / | •
[...] (Reuters) Read more: 1. a) é ñ ﬁ Ⅳ ½ ٣ 三 مرحبا שלום привет 🕊️ 👨‍👩‍👧 <b> &amp; http://x.example/a?b \\
"""
_ODD = (
    "\u0301",
    "\u200b",
    "\u200f",
    "\u202e",
    "\ufeff",
    "\u00ad",
    "\u00a0",
    "\x07",
    "\x1b[0m",
    "\x0b",
    "\x85",
    "\u2028",
)
WORDS = (*_PLAIN.split(), *_ODD)
BREAKS = ("", " ", " ", " ", " ", " ", " ", "  ", "\n", "\n\n", "\n\n", "\t", "\r\n")

fragments = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(BREAKS)), min_size=1, max_size=60).map(
    lambda parts: "".join(word + space for word, space in parts)
)


@lru_cache(maxsize=1)
def reader() -> Reader:
    return Reader()


@lru_cache(maxsize=1)
def paragraphs() -> tuple[str, ...]:
    return tuple(
        item.text[block.start : block.end]
        for item in load([EXAMPLES])
        if not isinstance(item, Refusal)
        for block in item.blocks
        if block.kind == "paragraph"
    )


@lru_cache(maxsize=2)
def validator(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8")))


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """Paragraphs of the examples with words left out, doubled, swapped or swallowed, and marks dropped."""
    found = []
    for paragraph in draw(st.lists(st.sampled_from(paragraphs()), min_size=1, max_size=4)):
        chance = random.Random(draw(st.integers(0, 2**32)))
        words = re.findall(r"\S+\s*", paragraph)
        for _ in range(chance.randrange(8)):
            at, other = chance.randrange(len(words)), chance.randrange(len(words))
            match chance.randrange(6):
                case 0 if len(words) > 1:
                    del words[at]
                case 1:
                    words.insert(at, words[other])
                case 2:
                    words[at], words[other] = words[other], words[at]
                case 3:
                    words[at] = re.sub(r"[\"'“”‘’.,]", "", words[at])
                case 4:
                    words[at] = words[at].strip() + chance.choice(['"', "“", "”", "(", "\n\n", "-", "'s "])
                case _:
                    words[at] = chance.choice([words[at].upper(), words[at].lower(), words[at][: len(words[at]) // 2]])
        found.append("".join(words))
    return draw(st.sampled_from(["\n\n", "\n", " "])).join(found)


def as_report(content: str, outlet: str = "Wire") -> Report | None:
    if not normalise(content).strip():
        return None
    return report(content, path="a.txt", outlet=outlet, published="1998-04-10T12:00Z", language="en")


def check_ids(reading: Reading) -> None:
    mentions = {mention.id: mention for mention in reading.mentions}
    statements = {statement.id for statement in reading.statements}
    events = {event.id for event in reading.events}
    actors = {actor.id for actor in reading.actors}
    assert len(mentions) == len(reading.mentions)
    assert len(statements) == len(reading.statements)
    assert len(events) == len(reading.events)
    assert len(actors) == len(reading.actors)
    for mention in reading.mentions:
        assert (mention.kind == "actor") or mention.actor is None
        assert mention.actor is None or mention.actor in actors
        assert mention.span.start < mention.span.end
        assert mention.head == -1 or mention.span.start <= mention.head < mention.span.end
    for actor in reading.actors:
        assert set(actor.members) <= actors
        assert actor.id not in actor.members
    for statement in reading.statements:
        assert statement.actor is None or statement.actor in actors
        assert statement.parent is None or (statement.parent in statements and statement.parent != statement.id)
        assert all(link.actor is None or link.actor in actors for link in statement.chain)
        assert statement.content
    for event in reading.events:
        for identifier in (*event.actors, *event.recipients):
            assert mentions[identifier].kind == "actor"
        assert event.place is None or mentions[event.place].kind == "place"
        assert event.time is None or mentions[event.time].kind == "time"
        assert all(mentions[identifier].kind == "quantity" for identifier in event.quantities)
        assert event.duration is None or mentions[event.duration].kind in ("quantity", "time")
        assert event.statement is None or event.statement in statements
        for other in (event.antecedent, event.about, *event.apart):
            assert other is None or (other in events and other != event.id)


def check_account(dossier: Dossier) -> None:
    reports = {reading.report.id: reading for reading in dossier.readings}
    facts = {fact.id: fact for fact in dossier.facts}
    stories = {story.id: story for story in dossier.stories}
    actors = {actor.id for actor in dossier.actors}
    assert len(facts) == len(dossier.facts)
    assert len(stories) == len(dossier.stories)
    assert sorted(identifier for story in dossier.stories for identifier in story.reports) == sorted(reports)
    assert set(dossier.origins) == set(reports)
    for story in dossier.stories:
        assert all(facts[identifier].story == story.id for identifier in story.facts)
    for fact in dossier.facts:
        assert fact.id in stories[fact.story].facts
        assert set(fact.actors) | set(fact.recipients) <= actors
        told = {evidence.report for evidence in fact.evidence}
        assert told
        assert {telling.report for telling in fact.tellings} <= told
        assert told | set(fact.silent) == set(stories[fact.story].reports)
        assert not told & set(fact.silent)
        assert fact.origins
        assert len(fact.origins) <= len(told)
        for telling in fact.tellings:
            known = reports[telling.report].events if telling.kind == "event" else reports[telling.report].statements
            assert telling.ref in {thing.id for thing in known}
    assert {disagreement.fact for disagreement in dossier.disagreements} <= set(facts)
    for entry in (*dossier.commitments, *dossier.incidents, *dossier.exchanges, *dossier.meetings):
        assert set(entry.facts) <= set(facts)
        assert entry.evidence


def check_all(readings: list[Reading]) -> None:
    for reading in readings:
        check_reading(reading)
        check_ids(reading)
        validator("reading").validate(json.loads(dumps(reading_json(reading))))
    dossier = accord.account(readings)
    check_dossier(dossier)
    check_account(dossier)
    validator("dossier").validate(json.loads(dumps(dossier_json(dossier))))
    for shown in (text.account(dossier, colour=False, width=40), markdown.account(dossier), html.page(dossier)):
        assert shown


@SLOW
@given(fragments)
def test_anything_like_news_is_read(content: str) -> None:
    found = as_report(content)
    if found is not None:
        check_all([reader().read(found)])


@SLOW
@given(mutated(), mutated())
def test_damaged_reports_are_read_and_compared(one: str, other: str) -> None:
    found = [as_report(one, "Harbour Wire"), as_report(other, "Calder Post")]
    check_all([reader().read(item) for item in found if item is not None])


@SLOW
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_at_all_is_read(content: str) -> None:
    found = as_report(content)
    if found is not None:
        check_all([reader().read(found)])


@settings(SLOW, max_examples=20)
@given(fragments, fragments)
def test_what_follows_does_not_change_what_is_read_again(first: str, second: str) -> None:
    """Nothing is kept between two reports that would change a reading."""
    found = as_report(first)
    other = as_report(second)
    if found is not None and other is not None:
        before = reader().read(found)
        reader().read(other)
        assert reader().read(found) == before
        assert list(reader().read_many([other, found]))[1] == before
