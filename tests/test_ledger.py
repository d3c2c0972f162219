"""The ledger: nothing that was added is lost or changed, and what was known on a day stays what was known on it."""

from __future__ import annotations

import itertools
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from accord import account
from accord.errors import InputError, QuestionError, StoreReadOnlyError
from accord.model import Instant, Outlet, Refusal, Report
from accord.sources import load_with_originals
from accord.sources.loaded import Loaded
from accord.store import migrations
from accord.store.asking import Filter
from accord.store.connection import Database
from accord.store.ledger import Ledger
from accord.store.tables import RECORDS, metadata
from accord.views.json import dossier_json, reading_json
from kept import STORIES, Clock, Kept


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "ledger.sqlite", write=True, clock=Clock()) as opened:
        yield opened


def add(ledger: Ledger, kept: Kept, *items: Loaded | Refusal, backfill: bool = False) -> None:
    ledger.add(items, reader=kept.reader, backfill=backfill)


def everything(ledger: Ledger, as_of: str | None = None) -> list[object]:
    """All that a ledger answers."""
    if ledger._database.write:
        ledger.settle(as_of=as_of)
    wide = Filter(size=1000)
    return [
        ledger.stories(wide, as_of=as_of),
        ledger.facts(wide, as_of=as_of),
        ledger.quotes(wide, as_of=as_of),
        dossier_json(ledger.dossier(as_of=as_of)),
    ]


def test_what_was_added_comes_out_as_it_was(ledger: Ledger, kept: Kept) -> None:
    add(ledger, kept, *kept.items)
    found = {reading.report.id: reading for reading in ledger.readings()}
    assert found.keys() == {item.report.id for item in kept.items}
    for item in kept.items:
        assert found[item.report.id] == kept.readings[item.report.id]
        assert reading_json(found[item.report.id]) == reading_json(kept.readings[item.report.id])


def test_the_account_of_a_story_is_that_of_its_reports(ledger: Ledger, kept: Kept) -> None:
    add(ledger, kept, *kept.items)
    for story in STORIES:
        items = kept.story(story)
        wanted = Filter(outlet=items[0].report.outlet)
        afresh = dossier_json(ledger.dossier(wanted))
        ledger.settle()
        plain = dossier_json(account([kept.readings[item.report.id] for item in items]))
        plain = json.loads(json.dumps(plain).replace(plain["stories"][0]["id"], afresh["stories"][0]["id"]))
        assert dossier_json(ledger.dossier(wanted)) == plain == afresh


def test_adding_again_adds_nothing(ledger: Ledger, kept: Kept) -> None:
    add(ledger, kept, *kept.items)
    before = list(ledger.export())
    done = ledger.add(kept.items, reader=kept.reader)
    assert (done.added, done.known) == (0, len(kept.items))
    assert list(ledger.export()) == before


def test_a_report_that_comes_twice_in_one_run_is_there_once(ledger: Ledger, kept: Kept) -> None:
    item = kept.items[0]
    done = ledger.add([item, replace(item, report=replace(item.report, path="elsewhere.txt"))], reader=kept.reader)
    assert (done.added, done.known) == (1, 1)


# --- nothing is changed ---


@pytest.mark.parametrize("table", RECORDS)
def test_the_database_itself_refuses_to_change_a_record(ledger: Ledger, kept: Kept, tmp_path: Path, table: str) -> None:
    add(ledger, kept, *kept.items[:2], Refusal("x.txt", "is empty"))
    ledger.retract(kept.items[0].report.id, "a hoax", "me")
    ledger.enter_outlet(Outlet("Northlight"))
    with ledger._database.writing() as connection:
        connection.execute(
            text("INSERT INTO entries SELECT max(entry) + 1, max(known), 'correction', NULL, 1 FROM entries")
        )
        connection.execute(
            text("INSERT INTO corrections SELECT max(entry), 'me', 'note', '{}', NULL, 'x' FROM entries")
        )
    file = sqlite3.connect(tmp_path / "ledger.sqlite")
    column = next(iter(metadata.tables[table].columns)).name
    assert file.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > 0
    for change in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):
        with pytest.raises(sqlite3.IntegrityError, match="never changed"):
            file.execute(change)
    file.close()


def test_any_viewer_can_make_sense_of_the_file(ledger: Ledger, kept: Kept, tmp_path: Path) -> None:
    add(ledger, kept, *kept.story("minsk-2015"))
    ledger.settle()
    file = sqlite3.connect(f"file:{tmp_path / 'ledger.sqlite'}?mode=ro", uri=True)
    rows = file.execute("SELECT outlet, published, text FROM reports ORDER BY entry").fetchall()
    assert [row[0] for row in rows] == [item.report.outlet for item in kept.story("minsk-2015")]
    said = file.execute(
        "SELECT s.speaker, s.words, r.text, s.start, s.stop FROM statements s JOIN reports r ON r.entry = s.report"
    ).fetchall()
    assert len(said) > 20
    for _, words, whole, start, stop in said:
        assert words.split(" … ")[0] == whole[start : start + len(words.split(" … ")[0])]
        assert stop <= len(whole)
    assert file.execute("SELECT count(*) FROM facts WHERE verdict = 'corroborated'").fetchone()[0] > 3
    file.close()


# --- as of ---


def test_what_was_known_on_a_day_stays(ledger: Ledger, kept: Kept) -> None:
    clock = ledger._clock
    assert isinstance(clock, Clock)
    seen: dict[str, list[object]] = {}
    for day, item in enumerate(kept.items, 1):
        clock.to(f"2020-02-{day:02}")
        add(ledger, kept, item)
        if day == 6:
            ledger.retract(kept.items[1].report.id, "never happened", "me")
        seen[f"2020-02-{day:02}"] = everything(ledger, f"2020-02-{day:02}")
    for day, answers in seen.items():
        assert everything(ledger, day) == answers
    assert everything(ledger) == seen[f"2020-02-{len(kept.items):02}"]


def test_before_its_first_entry_it_says_so_and_guesses_nothing(ledger: Ledger, kept: Kept) -> None:
    add(ledger, kept, kept.items[0])
    with pytest.raises(QuestionError, match="its first entry is of 2020-01-01"):
        ledger.stories(as_of="2019")
    with pytest.raises(QuestionError, match="no ISO 8601"):
        ledger.stories(as_of="yesterday")


def test_backfilling_counts_from_publication_and_never_goes_back(ledger: Ledger, kept: Kept) -> None:
    late, *others = sorted(kept.items, key=lambda item: item.report.published.iso if item.report.published else "")
    add(ledger, kept, *reversed(others), backfill=True)
    entries = [json.loads(line) for line in ledger.export()]
    known = [entry["known"] for entry in entries if "entry" in entry]
    assert known == sorted(known)
    reports = {entry["record"]["id"]: entry["known"] for entry in entries if entry.get("kind") == "report"}
    for item in others:
        assert item.report.published is not None
        assert reports[item.report.id][:16] == item.report.published.iso[:16]
    before = everything(ledger, "1999")
    add(ledger, kept, late, backfill=True)
    assert everything(ledger, "1999") == before
    assert late.report.id in {report["id"] for report in everything(ledger)[3]["reports"]}  # type: ignore[index]


def test_a_day_that_is_yet_to_come_moves_nothing_that_is_known_and_is_named(tmp_path: Path, kept: Kept) -> None:
    first, *others = kept.items
    mistyped = replace(first, report=replace(first.report, published=Instant("2027-11-23", "day")))
    said: list[str] = []
    with Ledger(tmp_path / "ledger.sqlite", write=True, clock=Clock(), said=said.append) as opened:
        add(opened, kept, mistyped, *others, backfill=True)
        known = [entry["known"] for entry in map(json.loads, opened.export()) if "entry" in entry]
    assert max(known) < "2020-01-02"
    assert len(said) == 1
    assert first.report.path in said[0]
    assert "2027-11-23" in said[0]


def test_a_retraction_takes_only_its_own_support_and_only_from_then_on(ledger: Ledger, kept: Kept) -> None:
    items = kept.story("good-friday-1998")
    clock = ledger._clock
    assert isinstance(clock, Clock)
    clock.to("2020-03-01")
    add(ledger, kept, *items)
    before = everything(ledger, "2020-03-01")
    clock.to("2020-03-02")
    ledger.retract(items[2].report.id[:8], "withdrawn by the outlet", "an editor")
    assert everything(ledger, "2020-03-01") == before
    left = [kept.readings[item.report.id] for item in items if item is not items[2]]
    now = dossier_json(ledger.dossier())
    plain = dossier_json(account(left))
    assert [fact["summary"] for fact in now["facts"]] == [fact["summary"] for fact in plain["facts"]]
    with pytest.raises(QuestionError, match="retracted already"):
        ledger.retract(items[2].report.id, "again", "an editor")
    with pytest.raises(QuestionError, match="needs a reason"):
        ledger.retract(items[1].report.id, " ", "an editor")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_adding_in_any_shares_gives_the_same_answers(
    data: st.DataObject, kept: Kept, tmp_path_factory: pytest.TempPathFactory
) -> None:
    chosen = data.draw(st.lists(st.sampled_from(range(len(kept.items))), min_size=1, max_size=6, unique=True))
    cuts = data.draw(st.sets(st.integers(1, len(chosen)), max_size=3))
    places = tmp_path_factory.mktemp("shares")
    answers = []
    for name, bounds in (("whole", [len(chosen)]), ("shares", sorted({*cuts, len(chosen)}))):
        with Ledger(places / name, write=True, clock=Clock()) as opened:
            for start, stop in itertools.pairwise([0, *bounds]):
                add(opened, kept, *(kept.items[n] for n in chosen[start:stop]))
            answers.append(everything(opened))
    assert answers[0] == answers[1]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_a_command_has_met_makes_no_difference_to_the_stories(
    data: st.DataObject, kept: Kept, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Reports of one text in months near and far: the same stories in one command as in several."""
    from accord.sources.reports import report

    months = data.draw(st.lists(st.integers(1, 12), min_size=3, max_size=9))
    cuts = data.draw(st.sets(st.integers(1, len(months)), min_size=1, max_size=5))
    items, readings = [], {}
    for n, month in enumerate(months):
        item = kept.items[n % 2]
        old = item.report
        new = report(
            f"{old.text}\nCopy {n}.", path=old.path, outlet=f"{old.outlet} {n}", title=old.title,
            published=f"2001-{month:02}-15",
        )  # fmt: skip
        readings[new.id] = replace(kept.readings[old.id], report=new)
        items.append(replace(item, report=new))
    many = Kept(tuple(items), readings)
    places = tmp_path_factory.mktemp("months")
    answers = []
    for name, bounds in (("whole", [len(items)]), ("shares", sorted({*cuts, len(items)}))):
        for start, stop in itertools.pairwise([0, *bounds]):
            with Ledger(places / name, write=True, clock=Clock()) as opened:
                add(opened, many, *items[start:stop])
        with Ledger(places / name) as opened:
            answers.append(opened.stories(Filter(size=1000)).rows)
    assert answers[0] == answers[1]


# --- versions ---


def version_of(kept: Kept, item: Loaded, words: str, instead: str) -> Loaded:
    """The article with some of its words changed; read anew when it is asked for."""
    from accord.reading.reader import Reader
    from accord.sources.reports import report

    old = item.report
    new = report(
        old.text.replace(words, instead), path=old.path, outlet=old.outlet, title=old.title, published=old.published,
        updated="1998-04-11T09:00Z", url=old.url,
    )  # fmt: skip
    assert new.text != old.text
    kept.readings.setdefault(new.id, Reader().read(new))
    return replace(item, report=new)


def test_a_changed_article_is_a_new_version_and_says_what_changed(ledger: Ledger, kept: Kept) -> None:
    items = kept.story("good-friday-1998")
    old = items[0]
    sentence = "Prisoners who belong to groups that keep their ceasefire will be released within two years."
    assert sentence in old.report.text
    new = version_of(kept, old, sentence, "Mr. Mitchell said that the parties had asked for quiet over Easter.")
    add(ledger, kept, *items)
    done = ledger.add([new], reader=kept.reader)
    assert (done.added, done.versions) == (1, 1)
    first, second = ledger.versions(new.report.id)
    assert first.revision is None
    assert second.revision is not None
    assert any("released within two years" in change.before for change in second.revision.words)
    for change in second.revision.words:
        assert old.report.text[slice(*change.span_before)] == change.before
        assert new.report.text[slice(*change.span_after)] == change.after
    assert any("released within two years" in fact.summary for fact in second.revision.gone)
    assert not any("released within two years" in fact.summary for fact in second.revision.new)
    # the account counts the new version only
    ids = {report["id"] for report in dossier_json(ledger.dossier())["reports"]}
    assert new.report.id in ids
    assert old.report.id not in ids


def test_an_article_without_an_address_is_known_by_its_place(tmp_path: Path, ledger: Ledger, kept: Kept) -> None:
    file = tmp_path / "gazette.txt"
    texts = ("The council of Norland agreed on Monday to open the canal.", "The council of Norland refused to open it.")
    for words in texts:
        file.write_text(words, "utf-8")
        [item] = load_with_originals([file])
        assert isinstance(item, Loaded)
        ledger.add([item])
    assert [version.reading.report.text for version in ledger.versions(str(file))] == list(texts)


# --- export and import ---


def test_export_then_import_gives_the_same(ledger: Ledger, kept: Kept, tmp_path: Path) -> None:
    add(ledger, kept, *kept.items, Refusal("x.txt", "is empty", "empty"))
    ledger.retract(kept.items[3].report.id, "a hoax", "me")
    ledger.enter_outlet(Outlet("Northlight", "GBR", "The Northlight Trust", "broadcaster"))
    lines = list(ledger.export())
    with Ledger(tmp_path / "copy.sqlite", write=True) as copy:
        copy.load(lines)
        assert list(copy.export()) == lines
        assert everything(copy) == everything(ledger)
        assert copy.outlets() == ledger.outlets()
        assert Outlet("Northlight", "GBR", "The Northlight Trust", "broadcaster") in copy.outlets()
        assert copy.refusals() == ledger.refusals() == [Refusal("x.txt", "is empty", "empty")]
        with pytest.raises(InputError, match="holds something"):
            copy.load(lines)


@pytest.mark.parametrize("line", ["{}", "nonsense", '{"entry": 1}', '{"schema": "accord/ledger/9"}', "[]"])
def test_what_is_no_export_is_refused_whole(ledger: Ledger, kept: Kept, tmp_path: Path, line: str) -> None:
    add(ledger, kept, kept.items[0])
    good = list(ledger.export())
    with Ledger(tmp_path / "copy.sqlite", write=True) as copy:
        with pytest.raises(InputError, match="line "):
            copy.load([line + "\n"] if "schema" in line else [*good, line + "\n"])
        assert copy.counts()["entries"] == 0


def test_indexes_follow_from_the_records(ledger: Ledger, kept: Kept) -> None:
    add(ledger, kept, *kept.items)
    before, lines = everything(ledger), list(ledger.export())
    assert ledger.rebuild() == len(kept.items)
    assert everything(ledger) == before
    assert list(ledger.export()) == lines
    ledger.add([replace(kept.items[0], report=with_path(kept, "later.txt"))], reader=kept.reader)


def with_path(kept: Kept, path: str) -> Report:
    return replace(kept.items[0].report, path=path)


@pytest.mark.parametrize("version", ["0001", "0002"])
def test_tables_of_every_earlier_version_are_brought_up_to_date(
    ledger: Ledger, kept: Kept, tmp_path: Path, version: str
) -> None:
    """A file whose tables stop at an earlier version, filled with the records as that version kept them."""
    add(ledger, kept, *kept.items)
    answers, lines = everything(ledger), list(ledger.export())
    old = tmp_path / "old.sqlite"
    database = Database(old, write=True)
    database.close()
    old.unlink()
    raw = sqlite3.connect(old)
    raw.close()
    from sqlalchemy import create_engine

    engine = create_engine(f"sqlite:///{old}")
    with engine.begin() as connection:
        connection.execute(text("PRAGMA application_id = 1094927172"))
        migrations.upgrade(connection, version)
    engine.dispose()
    source = sqlite3.connect(tmp_path / "ledger.sqlite")
    target = sqlite3.connect(old)
    tables = [*RECORDS]
    if version >= "0002":
        tables += ["stories", "story_vectors", "statements", "events"]
    for table in tables:
        columns = [row[1] for row in source.execute(f"PRAGMA table_info({table})")]
        rows = source.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall()
        target.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' for _ in columns)})", rows)
    if version >= "0002":
        target.execute("UPDATE stories SET account = NULL")
        for table in ("reports", "statements"):
            target.execute(f"INSERT INTO {table}_search({table}_search) VALUES ('rebuild')")
    target.commit()
    target.close()
    source.close()
    with pytest.raises(Exception, match="earlier Accord"):
        Ledger(old)
    with Ledger(old, write=True) as opened:
        assert list(opened.export()) == lines
        assert everything(opened) == answers


def test_the_migrations_make_the_tables_that_the_code_knows(tmp_path: Path) -> None:
    from sqlalchemy import create_engine, inspect

    Database(tmp_path / "made.sqlite", write=True).close()
    made = inspect(create_engine(f"sqlite:///{tmp_path / 'made.sqlite'}"))
    drawn_engine = create_engine("sqlite://")
    metadata.create_all(drawn_engine)
    drawn = inspect(drawn_engine)
    for table in metadata.tables:
        for look in ("get_columns", "get_indexes", "get_pk_constraint", "get_foreign_keys", "get_unique_constraints"):
            assert json.dumps(getattr(made, look)(table), default=str, sort_keys=True) == json.dumps(
                getattr(drawn, look)(table), default=str, sort_keys=True
            ), (table, look)


# --- questions ---


def test_filters(ledger: Ledger, kept: Kept) -> None:
    add(ledger, kept, *kept.items)
    ledger.settle()
    every = ledger.facts(Filter(size=1000)).rows
    assert {fact.verdict for fact in every} == {"corroborated", "single", "disputed"}
    for name, value, holds in (
        ("verdict", "disputed", lambda fact: fact.verdict == "disputed"),
        ("type", "AGREE", lambda fact: fact.type == "AGREE"),
        ("kind", "statement", lambda fact: fact.kind == "statement"),
        ("realis", "future", lambda fact: fact.realis == "future"),
    ):
        found = ledger.facts(Filter(size=1000, **{name: value})).rows
        assert found == tuple(fact for fact in every if holds(fact)), name
        assert found, name
    by_outlet = ledger.facts(Filter(outlet="northlight", size=1000)).rows
    assert by_outlet == tuple(fact for fact in every if any("Northlight" in outlet for outlet in fact.outlets))
    merkel = ledger.facts(Filter(actor="merkel", size=1000)).rows
    assert merkel
    assert all(
        any("merkel" in actor for actor in (*fact.actors, *fact.recipients, *fact.authorities)) for fact in merkel
    )
    assert ledger.facts(Filter(actor="nobody whatever")).rows == ()
    assert all("1953" <= fact_day[:4] <= "1954" for fact_day in _days(ledger, Filter(until="1960-01-01", size=1000)))


def _days(ledger: Ledger, wanted: Filter) -> list[str]:
    ids = {piece.report for fact in ledger.facts(wanted).rows for piece in fact.evidence}
    return [
        reading.report.published.iso
        for reading in ledger.readings()
        if reading.report.id in ids and reading.report.published
    ]


def test_pages_are_a_whole_cut_in_pieces(ledger: Ledger, kept: Kept) -> None:
    add(ledger, kept, *kept.items)
    ledger.settle()
    for ask in (ledger.facts, ledger.quotes, ledger.stories):
        whole = ask(Filter(size=1000)).rows
        pieces: list[object] = []
        for number in itertools.count(1):
            page = ask(Filter(size=2, page=number))
            pieces += page.rows
            assert page.more == (len(pieces) < len(whole))
            if not page.more:
                break
        assert tuple(pieces) == whole


@given(words=st.text(max_size=30))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_words_break_the_search(searched: Ledger, words: str) -> None:
    for ask in (searched.facts, searched.quotes, searched.stories):
        try:
            ask(Filter(text=words, size=1))
        except QuestionError as error:
            assert "no word" in str(error)


@pytest.fixture(scope="session")
def searched(kept: Kept, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger(tmp_path_factory.mktemp("searched") / "ledger.sqlite", write=True) as opened:
        opened.add(kept.items, reader=kept.reader)
        opened.settle()
        yield opened


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("CEASEFIRE", True),
        ('"took effect"', None),
        ("cease*", True),
        ("hollande", True),
        ("Hollandé", True),
        ("xyzzy", False),
    ],
)
def test_search_does_not_mind_case_accents_and_endings(searched: Ledger, words: str, there: bool | None) -> None:
    found = searched.stories(Filter(text=words)).rows
    if there is None:
        rows = [reading for reading in searched.readings() if "took effect" in reading.report.text]
        assert bool(found) == bool(rows)
    else:
        assert bool(found) == there


@pytest.mark.parametrize(
    "wanted",
    [Filter(verdict="true"), Filter(type="WAR"), Filter(page=0), Filter(size=0), Filter(story="zzz"), Filter(kind="x")],
)
def test_what_can_t_be_asked_says_what_can(searched: Ledger, wanted: Filter) -> None:
    with pytest.raises(QuestionError, match=r"it is one of|a page is|there is none|it is"):
        searched.facts(wanted)


def test_a_ledger_opened_to_be_asked_is_not_written_to(kept: Kept, tmp_path: Path) -> None:
    with Ledger(tmp_path / "l.sqlite", write=True) as opened:
        opened.add(kept.items[:4], reader=kept.reader)
    before = (tmp_path / "l.sqlite").read_bytes()
    with Ledger(tmp_path / "l.sqlite") as opened:
        opened.stories()
        opened.quotes()
        opened.dossier()
        with pytest.raises(StoreReadOnlyError, match="still to be worked out"):
            opened.settle()
        with pytest.raises(StoreReadOnlyError, match="opened to be asked"):
            opened.add(kept.items, reader=kept.reader)
    assert (tmp_path / "l.sqlite").read_bytes() == before


# --- reading again ---


def test_a_newer_reader_adds_its_readings_and_the_old_ones_stay(kept: Kept, tmp_path: Path) -> None:
    older = Kept(
        kept.items,
        {name: replace(reading, version="0.0.1", events=reading.events[1:]) for name, reading in kept.readings.items()},
    )
    clock = Clock()
    with Ledger(tmp_path / "l.sqlite", write=True, clock=clock) as opened:
        opened.add(kept.items[:3], reader=older.reader)
        before = everything(opened)
        clock.to("2021-01-01")
        counts = opened.reread()
        assert counts["reports"] == 3
        assert counts["events new"] == 3
        assert counts["events gone"] == counts["statements gone"] == 0
        assert {reading.version for reading in opened.readings()} == {kept.readings[kept.items[0].report.id].version}
        assert everything(opened, "2020") == before
        assert everything(opened) != before
        assert opened.reread()["reports"] == 0
