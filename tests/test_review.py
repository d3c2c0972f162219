"""What persons said of records: kept with who and when, applied after every reading, in conflict where text changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from accord.comparing.regroup import Move, regroup
from accord.errors import QuestionError
from accord.model import Fact, Reading
from accord.store.asking import Filter
from accord.store.ledger import Ledger
from accord.store.review import Request, request
from accord.views import answers, html, listing, markdown, text
from accord.views.json import dossier_json, schema
from kept import Clock, Kept
from test_cli import environment, run

WIDE = Filter(size=1000)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ledger(tmp_path: Path, kept: Kept, clock: Clock) -> Iterator[Ledger]:
    with Ledger(tmp_path / "ledger.sqlite", write=True, clock=clock) as opened:
        opened.add(kept.story("minsk-2015"), reader=kept.reader)
        opened.settle()
        yield opened


def say(ledger: Ledger, action: str, *targets: str, **more: object) -> int:
    [number] = ledger.review([Request(action, targets, who="anna", **more)])  # type: ignore[arg-type]
    ledger.settle()
    return number


def facts(ledger: Ledger, as_of: str | None = None) -> dict[str, Fact]:
    return {fact.id: fact for fact in ledger.facts(WIDE, as_of=as_of).rows}


def told_by_many(ledger: Ledger) -> Fact:
    return max(facts(ledger).values(), key=lambda fact: (len({one.report for one in fact.evidence}), fact.id))


def states(ledger: Ledger) -> dict[int, set[str]]:
    return {one.entered.number: {shown.state for shown in one.shown} for one in ledger.reviewed()}


# --- regrouping ---


def test_groups_are_joined_and_parted_by_anchors() -> None:
    groups = [["a1", "a2"], ["b1"], ["c1"]]
    joined = Move(1, True, (frozenset({"a1"}), frozenset({"b1"})))
    parted = Move(2, False, (frozenset({"a2", "b1"}), frozenset({"a1"})))
    assert regroup(groups, [joined], str) == ([["a1", "a2", "b1"], ["c1"]], {1: None})
    found, outcome = regroup(groups, [joined, parted], str)
    assert sorted(map(sorted, found)) == [["a1"], ["a2", "b1"], ["c1"]]
    assert outcome == {1: None, 2: None}


def test_a_move_that_can_not_be_made_says_why() -> None:
    lost = Move(1, True, (frozenset({"a"}), frozenset({"gone"})))
    grown = Move(2, False, (frozenset({"a"}), frozenset({"b"})))
    elsewhere = Move(3, True, (frozenset({"x"}), frozenset({"y"})))
    found, outcome = regroup([["a", "b", "new"]], [lost, grown, elsewhere], str)
    assert sorted(map(sorted, found)) == [["a", "new"], ["b"]]
    assert outcome[1] == "one of those that were joined is told no more"
    assert outcome[2] is not None
    assert outcome[2].startswith("1 tellings have joined since")
    assert 3 not in outcome


# --- facts ---


def test_every_action_on_a_fact_shows_who_said_so(ledger: Ledger) -> None:
    fact = told_by_many(ledger)
    say(ledger, "confirm", fact.id, note="heard the tape")
    say(ledger, "edit", fact.id, field="certainty", value="possible")
    say(ledger, "note", fact.id, note="compare with the communiqué")
    found = facts(ledger)[fact.id]
    assert [one.action for one in found.corrections] == ["confirm", "edit", "note"]
    assert {one.who for one in found.corrections} == {"anna"}
    assert {one.state for one in found.corrections} == {"applied"}
    assert found.certainty == "possible"
    assert found.corrections[1].told == (fact.certainty,)
    assert ledger.facts(Filter(text="ceasefire", size=500)).rows
    made = ledger.dossier()
    assert [one.action for one in made.corrections] == ["confirm", "edit", "note"]
    texts = {reading.report.id: reading.report.text for reading in made.readings}
    page = ledger.facts(WIDE)
    views = [
        text.account(made, width=200, colour=False),
        markdown.account(made),
        html.page(made),
        json.dumps(dossier_json(made)),
        json.dumps(answers.facts(page, texts, None)),
        listing.as_text(listing.facts(page), width=200),
        listing.as_markdown(listing.facts(page)),
        listing.as_html(listing.facts(page)),
    ]
    for view in views:
        assert "anna" in view
        assert "heard the tape" in view
    Draft202012Validator(schema("dossier")).validate(dossier_json(made))
    Draft202012Validator(schema("answer")).validate(answers.facts(page, texts, None))
    Draft202012Validator(schema("answer")).validate(answers.reviewed(ledger.reviewed(), None))


def test_an_edited_slot_keeps_what_the_reports_say(ledger: Ledger) -> None:
    fact, slot = next(
        (fact, slot)
        for fact in facts(ledger).values()
        for slot in fact.slots
        if slot.verdict != "single" and fact.kind == "event"
    )
    say(ledger, "edit", fact.id, field=slot.name, value="seventeen")
    found = facts(ledger)[fact.id]
    assert found.slots == fact.slots
    [shown] = found.corrections
    assert (shown.field, shown.value, shown.state) == (slot.name, "seventeen", "applied")
    assert set(shown.told) >= {value.text for value in slot.values[:1]}
    with pytest.raises(QuestionError, match="has no field 'colour' to edit: it has"):
        say(ledger, "edit", fact.id, field="colour", value="red")
    with pytest.raises(QuestionError, match="it is one of actual, future"):
        say(ledger, "edit", fact.id, field="realis", value="true")


def test_a_rejected_fact_stays_with_its_mark_and_counts_for_nothing(ledger: Ledger) -> None:
    before = ledger.dossier()
    chosen = next(one.facts[0] for one in before.commitments if one.facts)
    say(ledger, "reject", chosen, note="the outlet took it back")
    after = ledger.dossier()
    assert chosen in {fact.id for fact in after.facts}
    assert not any(one.facts[0] == chosen for one in after.commitments)
    assert not any(one.fact == chosen for one in after.disagreements)
    assert "rejected on review" in markdown.account(after)
    number = after.corrections[0].number
    [undo] = ledger.review([Request("undo", undo=number, who="ben", note="it did not")])
    ledger.settle()
    assert undo > number
    again = ledger.dossier()
    assert replace(again, corrections=()) == replace(before, corrections=())
    [one] = ledger.reviewed()
    assert one.undone is not None
    assert (one.undone.who, one.undone.of) == ("ben", number)
    with pytest.raises(QuestionError, match="none of that number that counts"):
        ledger.review([Request("undo", undo=number, who="ben")])


def test_merged_facts_are_one_made_of_all_tellings_and_undone_they_are_two(ledger: Ledger) -> None:
    before = facts(ledger)
    events = [fact for fact in before.values() if fact.tellings and fact.kind == "event"]
    one, two = next((a, b) for a in events for b in events if a.id != b.id and a.type == b.type)
    number = say(ledger, "merge", one.id, two.id)
    after = facts(ledger)
    assert len(after) == len(before) - 1
    [merged] = [fact for fact in after.values() if fact.corrections]
    assert set(merged.tellings) == {*one.tellings, *two.tellings}
    assert set(merged.evidence) >= {*one.evidence, *two.evidence}
    ledger.review([Request("undo", undo=number, who="anna")])
    ledger.settle()
    assert facts(ledger) == before


def test_a_split_fact_is_two_with_their_own_verdicts(ledger: Ledger) -> None:
    fact = next(one for one in facts(ledger).values() if one.verdict == "corroborated" and len(one.tellings) > 1)
    report = fact.tellings[0].report
    say(ledger, "split", fact.id, parts=(report,))
    halves = [one for one in facts(ledger).values() if one.corrections]
    assert len(halves) == 2
    assert {frozenset(telling.report for telling in one.tellings) for one in halves} == {
        frozenset({report}),
        frozenset(telling.report for telling in fact.tellings if telling.report != report),
    }
    with pytest.raises(QuestionError, match="nothing would be left"):
        say(ledger, "split", halves[0].id, parts=tuple({one.report for one in halves[0].tellings}))


def test_a_correction_finds_its_fact_again_when_the_fact_has_another_id(ledger: Ledger, kept: Kept) -> None:
    fact = told_by_many(ledger)
    say(ledger, "note", fact.id, note="mine")
    first = next(item for item in kept.story("minsk-2015") if item.report.id == fact.tellings[0].report)
    ledger.retract(first.report.id, "a hoax", "me")
    ledger.settle()
    assert fact.id not in facts(ledger)
    [found] = [one for one in facts(ledger).values() if one.corrections]
    assert found.corrections[0].record == found.id
    assert found.corrections[0].state == "applied"


def test_what_a_reader_reads_otherwise_is_a_conflict_and_not_settled(ledger: Ledger, kept: Kept, clock: Clock) -> None:
    fact = next(one for one in facts(ledger).values() if one.kind == "event" and len(one.tellings) == 1)
    edited = say(ledger, "edit", fact.id, field="realis", value="hypothetical")
    confirmed = say(ledger, "confirm", fact.id)
    telling = fact.tellings[0]
    other = "negated" if fact.realis != "negated" else "future"

    def read_otherwise(reading: Reading) -> Reading:
        events = tuple(replace(event, realis=other) if event.id == telling.ref else event for event in reading.events)
        return replace(reading, version="later", events=events)

    reading = kept.readings[telling.report]
    again(ledger, read_otherwise(reading))
    [found] = [one for one in facts(ledger).values() if one.corrections]
    assert found.realis == other
    assert {one.number: one.state for one in found.corrections} == {edited: "conflict", confirmed: "conflict"}
    assert f"is {other} now" in (found.corrections[0].reason or "")
    for view in (markdown.account(ledger.dossier()), text.account(ledger.dossier(), width=200, colour=False)):
        assert "IN CONFLICT, not settled" in view
    again(ledger, replace(reading, version="last", events=()))
    assert states(ledger) == {edited: {"conflict"}, confirmed: {"conflict"}}
    assert all("no reading tells it any more" in (one.shown[0].reason or "") for one in ledger.reviewed())
    assert {one.state for one in ledger.dossier().corrections} == {"conflict"}


def again(ledger: Ledger, reading: Reading) -> None:
    """Put a newer reading of a report into the ledger, as ``reread`` does."""
    from accord.store import settling, writing
    from accord.store.tables import reports

    with ledger._database.writing() as connection:
        row = connection.execute(reports.select().where(reports.c.id == reading.report.id)).mappings().one()
        run_ = writing.begin(connection, "reread", settling.VERSION, ledger._clock())
        assert writing.reread(connection, row["entry"], row["story"], reading, run_, ledger._clock())
    ledger.settle()


def test_the_same_reading_again_changes_nothing(ledger: Ledger, kept: Kept) -> None:
    fact = told_by_many(ledger)
    other = next(one for one in facts(ledger).values() if one.kind == fact.kind and one.id != fact.id and one.tellings)
    say(ledger, "confirm", fact.id)
    say(ledger, "merge", fact.id, other.id)
    before = ledger.dossier()
    for reading in kept.readings.values():
        if reading.report.id in {one.report.id for one in before.readings}:
            again(ledger, replace(reading, version="again"))
    after = ledger.dossier()
    assert after.facts == before.facts
    assert after.corrections == before.corrections


def test_as_of_a_day_before_it_was_said_a_correction_is_not_known(ledger: Ledger, clock: Clock) -> None:
    fact = told_by_many(ledger)
    clock.to("2021-01-01")
    number = say(ledger, "edit", fact.id, field="certainty", value="possible")
    clock.to("2022-01-01")
    ledger.review([Request("undo", undo=number, who="anna")])
    for day, certainty, count in (("2020", fact.certainty, 0), ("2021", "possible", 1), ("2022", fact.certainty, 0)):
        ledger.settle(as_of=day)
        found = facts(ledger, day)[fact.id]
        assert (found.certainty, len(found.corrections)) == (certainty, count)
        assert len(ledger.dossier(as_of=day).corrections) == count
        assert len(ledger.corrections(as_of=day)) == count


# --- statements and stories ---


def test_a_statement_has_another_speaker_in_every_answer(ledger: Ledger) -> None:
    quote = next(row for row in ledger.quotes(WIDE).rows if row.speaker)
    say(ledger, "edit", f"{quote.report}:{quote.statement}", field="speaker", value="Nobody of that name")
    page = ledger.quotes(WIDE)
    [found] = [row for row in page.rows if row.corrections]
    assert found.speaker == "Nobody of that name"
    assert found.corrections[0].told == (quote.speaker,)
    for view in (
        listing.as_text(listing.quotes(page)),
        listing.as_markdown(listing.quotes(page)),
        listing.as_html(listing.quotes(page)),
        json.dumps(answers.quotes(page, None)),
    ):
        assert "anna" in view
    Draft202012Validator(schema("answer")).validate(answers.quotes(page, None))
    assert [one.kind for one in ledger.dossier().corrections] == ["statement"]
    with pytest.raises(QuestionError, match="none of this id"):
        say(ledger, "confirm", f"{quote.report}:nothing")


def test_a_story_has_another_title_and_a_confirmed_one_that_grows_is_a_conflict(
    tmp_path: Path, kept: Kept, clock: Clock
) -> None:
    items = kept.story("minsk-2015")
    with Ledger(tmp_path / "grows.sqlite", write=True, clock=clock) as ledger:
        ledger.add(items[:2], reader=kept.reader)
        ledger.settle()
        [row] = ledger.stories().rows
        say(ledger, "edit", row.id, field="title", value="The night in Minsk")
        say(ledger, "confirm", row.id)
        [row] = ledger.stories().rows
        assert row.title == "The night in Minsk"
        assert [one.state for one in row.corrections] == ["applied", "applied"]
        assert "anna" in listing.as_text(listing.stories(ledger.stories()))
        ledger.add(items, reader=kept.reader)
        ledger.settle()
        [row] = [one for one in ledger.stories().rows if one.corrections]
        assert [one.state for one in row.corrections] == ["applied", "conflict"]
        assert "have joined it since" in (row.corrections[1].reason or "")


# --- as a whole ---


def test_export_and_import_keep_them(ledger: Ledger, tmp_path: Path) -> None:
    fact = told_by_many(ledger)
    number = say(ledger, "confirm", fact.id, note="“so”")
    say(ledger, "edit", fact.id, field="summary", value="They agreed")
    ledger.review([Request("undo", undo=number, who="ben")])
    ledger.settle()
    lines = list(ledger.export())
    with Ledger(tmp_path / "copy.sqlite", write=True) as copy:
        copy.load(lines)
        copy.settle()
        assert list(copy.export()) == lines
        assert copy.reviewed() == ledger.reviewed()
        assert copy.dossier() == ledger.dossier()


def test_all_of_a_batch_is_entered_or_nothing(ledger: Ledger) -> None:
    fact = told_by_many(ledger)
    with pytest.raises(QuestionError, match="there is none now"):
        ledger.review([Request("confirm", (fact.id,), who="a"), Request("confirm", ("e-000000",), who="a")])
    assert ledger.reviewed() == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ([], "is no object"),
        ({"action": "confirm", "colour": "red"}, "'colour' is none of"),
        ({"action": "confirm", "target": 3}, "target is no string"),
        ({"action": "merge", "targets": "x"}, "targets is no list of strings"),
        ({"action": "undo", "target": "x"}, "the number of a correction"),
    ],
)
def test_a_line_of_a_file_that_is_wrong_says_how(line: object, message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        request(line)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (Request("bless", ("e-1",), who="a"), "it is one of confirm"),
        (Request("confirm", ("e-1",)), "nobody is named"),
        (Request("confirm", (), who="a"), "needs one id"),
        (Request("merge", ("e-1",), who="a"), "needs two ids or more"),
        (Request("edit", ("e-1",), who="a", field="realis"), "needs a field and a value"),
        (Request("split", ("e-1",), who="a"), "a split needs parts"),
        (Request("note", ("e-1",), who="a", note=" "), "a note needs words"),
        (Request("confirm", ("zzz",), who="a"), "no record has this id"),
    ],
)
def test_what_can_not_be_entered_is_told(ledger: Ledger, asked: Request, message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        ledger.review([asked])


# --- the command ---


def test_the_command_enters_lists_and_takes_back(tmp_path: Path, ledger: Ledger) -> None:
    fact = told_by_many(ledger)
    ledger.close()
    store = environment(ACCORD_STORE=str(tmp_path / "ledger.sqlite"))
    code, out, said = run("review", "confirm", fact.id, "--who", "carla", env=store)
    assert (code, out) == (0, ""), said
    lines = [
        {"action": "edit", "target": fact.id, "field": "certainty", "value": "probable", "who": "dan"},
        {"action": "note", "target": fact.story, "note": "the main one"},
    ]
    batch = tmp_path / "batch.jsonl"
    batch.write_text("\n".join(map(json.dumps, lines)) + "\n", "utf-8")
    code, _, said = run("review", "apply", batch, "--who", "eve", env=store)
    assert code == 0, said
    code, out, _ = run("review", "--format", "json", env=store)
    rows = json.loads(out)["corrections"]
    assert [(row["action"], row["who"], row["state"]) for row in rows] == [
        ("note", "eve", "applied"),
        ("edit", "dan", "applied"),
        ("confirm", "carla", "applied"),
    ]
    code, _, said = run("review", "undo", str(rows[0]["number"]), "--who", "eve", env=store)
    assert code == 0, said
    code, out, _ = run("review", env=store)
    assert code == 0
    assert "taken back by eve" in out
    assert run("dossier", "--format", "markdown", env=store)[1].count("carla") >= 2
    batch.write_text('{"action": "confirm"\n{"action": "undo"}\n', "utf-8")
    code, _, said = run("review", "apply", batch, env=store)
    assert code == 2
    assert "line 1 is no JSON" in said[-1]
    assert "line 2" in said[-1]
