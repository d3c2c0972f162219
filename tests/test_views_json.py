"""JSON: valid against the published schemas, the same bytes every time, and no span that is not the text's."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace
from typing import Any, get_args

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.errors import SpanError
from accord.model import (
    Actor,
    Authority,
    Commitment,
    Disagreement,
    Event,
    Evidence,
    Exchange,
    Fact,
    Incident,
    Meeting,
    Mention,
    Restriction,
    Span,
    Statement,
    Step,
    StepSource,
)
from accord.views import check
from accord.views import json as views_json
from make_dossier import ACTORS, M, big_dossier, hostile_dossier, make_dossier, reading_of


def validator(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(views_json.schema(name))


@pytest.mark.parametrize("name", ["reading", "dossier"])
def test_schemas_are_schemas(name: str) -> None:
    schema = views_json.schema(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert list(validator(name).iter_errors({}))  # a schema that takes anything would be one, too


def test_schema_knows_no_other_name() -> None:
    with pytest.raises(KeyError):
        views_json.schema("../dossier")


def test_reading_is_valid_and_keeps_all() -> None:
    made = views_json.reading_json(reading_of(M))
    validator("reading").validate(made)
    assert made["schema"] == "accord/reading/1"
    assert made["report"]["published"] == "2031-04-09"
    text = made["report"]["text"]
    assert [text[slice(*mention["span"])] for mention in made["mentions"][:2]] == ["Ada Lorne", "Viktor Hale"]
    assert made["mentions"][2]["value"] == {"kind": "duration", "low": 1, "high": 1, "unit": "hour", "hedge": None}
    assert made["mentions"][4]["value"] is None
    assert made["statements"][0]["content"] and made["statements"][0]["cue"] is not None
    assert text[slice(*made["events"][0]["theme"])] == "their first contact"


def test_dossier_is_valid_and_keeps_all() -> None:
    made = views_json.dossier_json(make_dossier())
    validator("dossier").validate(made)
    pause = next(fact for fact in made["facts"] if fact["id"] == "f-pause")
    assert pause["slots"]["duration"]["verdict"] == "disputed"
    assert [value["relation"] for value in pause["slots"]["duration"]["values"]] == [
        "equal",
        "equal",
        "equal",
        "conflicts",
    ]
    assert pause["evidence"][3]["exact"] == "Estmark will stop shelling dams for three weeks"
    assert pause["evidence"][0]["suffix"].startswith(", but refused")
    [refused] = made["refused"]
    assert (refused["path"], refused["error"]) == ("examples/orr/blank.txt", "nothing in it but white space")
    assert (refused["kind"], refused["limit"], refused["address"]) == ("input", None, None)
    assert [report["outlet"] for report in made["reports"]][-1] == "Radio Sund"  # no date: last


def test_shared_text_says_why_two_reports_are_of_one_origin() -> None:
    made = views_json.dossier_json(make_dossier())
    (passage,) = made["passages"]
    assert passage["reports"] == ["a1f0", "b2e1"]
    origin = {report["id"]: report["origin"] for report in made["reports"]}
    assert {passage["origin"]} == {origin[name] for name in passage["reports"]}
    assert all("pause the shelling of dams" in item["exact"] for item in passage["evidence"])
    assert (passage["evidence"][0]["prefix"][-3:], passage["similarity"]) == (" - ", 1)


@pytest.mark.parametrize("part", ["facts", "disagreements", "commitments", "incidents", "exchanges", "meetings"])
def test_schema_refuses_what_lacks_a_promised_key(part: str) -> None:
    made = views_json.dossier_json(make_dossier())
    for key in list(made[part][0]):
        if key in {"tellings", "explanation", "form", "act"}:
            continue
        less = json.loads(json.dumps(made))
        del less[part][0][key]
        with pytest.raises(jsonschema.ValidationError):
            validator("dossier").validate(less)


def test_schema_refuses_a_wrong_word_of_a_closed_set() -> None:
    made = views_json.dossier_json(make_dossier())
    made["facts"][0]["verdict"] = "true"
    with pytest.raises(jsonschema.ValidationError):
        validator("dossier").validate(made)


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        (Mention, "mentions"),
        (Statement, "statements"),
        (Event, "events"),
        (Restriction, "restrictions"),
        (Step, "steps"),
        (Actor, "actors"),
    ],
)
def test_nothing_of_a_reading_is_left_out(kind: type, part: str) -> None:
    """A field that the model gains must be given out, or what is written can't be read in again."""
    made = views_json.reading_json(reading_of(M))
    assert {field.name for field in fields(kind)} == set(made[part][0])
    assert set(made[part][0]) >= set(views_json.schema("reading")["$defs"][part[:-1]]["properties"])


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        (Fact, "facts"),
        (Disagreement, "disagreements"),
        (Commitment, "commitments"),
        (Incident, "incidents"),
        (Exchange, "exchanges"),
        (Meeting, "meetings"),
    ],
)
def test_nothing_of_a_dossier_is_left_out(kind: type, part: str) -> None:
    made = views_json.dossier_json(make_dossier())
    named = {"confidences": "confidence"}  # given with each piece of evidence
    assert {named.get(field.name, field.name) for field in fields(kind)} == set(made[part][0])
    assert set(made[part][0]) >= set(views_json.schema("dossier")["$defs"][part[:-1]]["properties"])


def test_order_of_reports_changes_no_byte() -> None:
    dossier = make_dossier()
    turned = replace(dossier, readings=dossier.readings[::-1], origins=dict(reversed(dossier.origins.items())))
    assert views_json.dumps(views_json.dossier_json(dossier)) == views_json.dumps(views_json.dossier_json(turned))


@given(st.text(st.characters(codec=None), max_size=60))
def test_dumps_is_one_encodable_line_that_reads_back(words: str) -> None:
    line = views_json.dumps({"text": words})
    assert len(line.splitlines()) == 1
    assert json.loads(line.encode("utf-8")) == {"text": words}


@given(st.text(min_size=1, max_size=40))
def test_any_text_makes_a_valid_dossier(words: str) -> None:
    made = views_json.dossier_json(hostile_dossier(words))
    assert json.loads(views_json.dumps(made)) == made
    assert not list(validator("dossier").iter_errors(made))


def test_check_is_told_of_every_span_that_there_is() -> None:
    """The explicit walk of check.py against a blind walk over all fields: no new field may be forgotten."""

    def walk(thing: Any) -> int:
        found, stack = 0, [thing]
        while stack:
            item = stack.pop()
            if isinstance(item, Span):
                found += 1
            elif is_dataclass(item):
                stack.extend(getattr(item, field.name) for field in fields(item))
            elif isinstance(item, tuple | list):
                stack.extend(item)
        return found

    dossier = make_dossier()
    told = sum(1 for reading in dossier.readings for _ in check._spans_of_reading(reading))
    assert walk(dossier.readings) == told > 10
    rest = replace(dossier, readings=())
    assert walk(rest) == sum(1 for _ in check._spans_of_account(rest)) > 50


@pytest.mark.parametrize("bad", [Span(0, 3, "xyz"), Span(-9, -4, ""), Span(5, 3, ""), Span(0, 10**6, M.text)])
def test_a_span_that_is_not_the_texts_is_refused_by_name(bad: Span) -> None:
    dossier = make_dossier()
    first = replace(dossier.facts[0], evidence=(Evidence("c3d2", bad),))
    with pytest.raises(SpanError, match=r"f-call.*c3d2"):
        views_json.dossier_json(replace(dossier, facts=(first,)))
    reading = reading_of(M)
    statement = replace(reading.statements[0], chain=(Authority(bad, None),))
    with pytest.raises(SpanError, match=r"authority of s1"):
        views_json.reading_json(replace(reading, statements=(statement,)))


def test_a_report_that_is_not_there_is_refused_by_name() -> None:
    dossier = make_dossier()
    lost = replace(dossier.facts[0].slots[0].values[0], report="gone")
    wrong = (Disagreement("f-call", "duration", "duration", (lost, lost)),)
    with pytest.raises(SpanError, match="gone"):
        check.check_dossier(replace(dossier, disagreements=wrong))


def test_actors_carry_their_aliases() -> None:
    made = views_json.dossier_json(make_dossier())
    assert [actor["aliases"] for actor in made["actors"]] == [list(actor.aliases) for actor in ACTORS]


def test_a_big_dossier_is_checked_whole() -> None:
    dossier = big_dossier(20, 200)
    check.check_dossier(dossier)
    last = dossier.facts[-1]
    slot = last.slots[-1]
    value = slot.values[-1]
    wrong = replace(value, span=replace(value.span, exact=f"{value.span.exact}?"))
    slots = (*last.slots[:-1], replace(slot, values=(*slot.values[:-1], wrong)))
    with pytest.raises(SpanError):
        check.check_dossier(replace(dossier, facts=(*dossier.facts[:-1], replace(last, slots=slots))))


def test_the_schema_knows_every_source_of_a_step() -> None:
    told = views_json.schema("reading")["$defs"]["step"]["properties"]["source"]["enum"]
    assert set(told) == set(get_args(StepSource))
