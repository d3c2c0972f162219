"""A process over time: the rules of docs/process.md on an invented process, and the invariants over time."""

from __future__ import annotations

import itertools
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import accord
from accord.errors import InputError
from accord.ledger.history import history, known_by
from accord.ledger.records import CommitmentRecord, History
from accord.model import Instant, Reading
from accord.reading.reader import Reader
from accord.sources import load, report

PROCESSES = Path(__file__).parent.parent / "examples" / "processes"
SLOW = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@lru_cache(maxsize=1)
def reader() -> Reader:
    return Reader()


def told(text: str, day: str, outlet: str = "The Ferry Post") -> Reading:
    made = report(
        text,
        path=f"{outlet}-{day}.txt",
        outlet=outlet,
        title=None,
        published=Instant(f"{day}T09:00Z", "minute"),
        language="en",
    )
    return reader().read(made)


def only(found: History) -> CommitmentRecord:
    [record] = found.commitments
    return record


def standings(record: CommitmentRecord) -> list[str]:
    return [change.standing for change in record.changes]


AGREED = "Chad and Niger agreed on Monday to a thirty-day pause in attacks that takes effect on Wednesday, May 5."


def test_a_pause_begins_and_runs_out_by_itself_and_says_when() -> None:
    readings = [told(AGREED, "2021-05-04")]
    assert only(history(readings, on="2021-05-04")).standing == "agreed"
    assert only(history(readings, on="2021-05-20")).standing == "in force"
    record = only(history(readings, on="2021-06-10"))
    assert standings(record) == ["agreed", "in force", "lapsed"]
    lapse = record.changes[-1]
    assert record.over == "2021-06-04"
    assert lapse.rule == "its term ran out"
    assert lapse.happened is not None
    assert lapse.happened.start == "2021-06-04"
    assert lapse.known == Instant("2021-06-04", "day")
    assert lapse.evidence[0].span.exact == "thirty-day"


def test_every_change_is_dated_twice() -> None:
    readings = [
        told(AGREED, "2021-05-04"),
        told("The pause between Chad and Niger ended on Sunday.", "2021-05-18", "Delta Wire"),
    ]
    record = only(history(readings, on="2021-05-18"))
    lapse = record.changes[-1]
    assert lapse.standing == "lapsed"
    assert lapse.happened is not None
    assert (lapse.happened.start, lapse.known) == ("2021-05-16", Instant("2021-05-18T09:00Z", "minute"))


def test_accepted_in_part_then_agreed() -> None:
    readings = [
        told("Mali called on Chad and Niger to accept a ceasefire of ten days.", "2021-05-03"),
        told("Mali proposed to Chad and Niger on Monday a ceasefire of ten days.", "2021-05-04"),
        told("Chad accepted the ceasefire on Tuesday.", "2021-05-05"),
        told("Niger accepted the ceasefire on Thursday.", "2021-05-07"),
    ]
    assert standings(only(history(readings[1:3], on="2021-05-05"))) == ["proposed", "accepted in part"]
    assert standings(only(history(readings[1:], on="2021-05-07"))) == ["proposed", "accepted in part", "agreed"]


def test_a_refusal_by_who_was_asked_and_a_position_of_somebody_else() -> None:
    asked = told("Chad demanded that Niger withdraw its troops from the valley.", "2021-05-03")
    other = told("Mali rejected Chad's demand.", "2021-05-04")
    answer = told("Niger rejected Chad's demand.", "2021-05-05")
    record = only(history([asked, other], on="2021-05-05"))
    assert record.standing == "proposed"
    assert ("MLI", "refuses") in [(stand.party, stand.stance) for stand in record.positions]
    assert record.silent == ("NER",)
    assert only(history([asked, other, answer], on="2021-05-05")).standing == "refused"


def test_a_new_truce_takes_the_old_ones_place() -> None:
    first = told("Chad and Niger agreed to a truce that took effect on May 3.", "2021-05-04")
    second = told("Chad and Niger agreed to a new truce that took effect on May 12.", "2021-05-13")
    old, new = history([first, second], on="2021-05-13").commitments
    assert (old.standing, new.standing) == ("superseded", "in force")
    assert (old.superseded_by, new.supersedes) == (new.id, old.id)


def test_an_agreed_extension_moves_the_end() -> None:
    first = told("Chad and Niger agreed to a truce that took effect on May 3 and ends on May 13.", "2021-05-04")
    longer = told("Chad and Niger agreed to extend the truce until May 30.", "2021-05-12")
    assert only(history([first], on="2021-05-20")).standing == "lapsed"
    record = only(history([first, longer], on="2021-05-20"))
    assert (record.over, record.standing) == ("2021-05-30", "in force")


def test_longer_by_two_weeks_is_counted_from_the_end() -> None:
    first = told("Chad and Niger agreed to a thirty-day truce that took effect on May 3.", "2021-05-04")
    longer = told("The truce between Chad and Niger was extended by two weeks.", "2021-05-30")
    assert only(history([first], on="2021-06-10")).standing == "lapsed"
    record = only(history([first, longer], on="2021-06-10"))
    assert (record.over, record.standing) == ("2021-06-16", "in force")


def test_a_full_and_a_limited_ceasefire_are_two() -> None:
    text = "Chad rejected a full ceasefire but agreed to pause attacks on Niger's energy infrastructure for 30 days."
    assert {record.standing for record in history([told(text, "2021-05-04")]).commitments} == {"refused", "in force"}


def test_an_incident_is_alleged_denied_and_of_no_verdict() -> None:
    truce = told("Chad and Niger agreed to a truce that took effect on May 3.", "2021-05-04")
    charge = told(
        "Niger accused Chad of shelling the town of Agadez on Thursday, killing four people. Chad denied the shelling.",
        "2021-05-07",
    )
    found = history([truce, charge], on="2021-05-07")
    [incident] = found.incidents
    assert incident.perpetrators == ("TCD",)
    assert [voice.party for voice in incident.alleged_by] == ["NER"]
    assert [voice.party for voice in incident.denied_by] == ["TCD"]
    assert incident.casualties.best == 4
    assert incident.breach_of == found.commitments[0].id


def test_an_incident_before_a_truce_breaches_none() -> None:
    truce = told("Chad and Niger agreed to a truce that took effect on May 3.", "2021-05-04")
    charge = told("Niger accused Chad of shelling the town of Agadez on May 1.", "2021-05-05")
    [incident] = history([truce, charge], on="2021-05-07").incidents
    assert incident.breach_of is None


def test_a_planned_meeting_is_matched_with_the_held_one_or_is_due() -> None:
    plan = told("Foreign ministers of Chad and Niger are to meet in Geneva on May 10.", "2021-05-04")
    held = told("The foreign ministers of Chad and Niger met in Geneva on Monday.", "2021-05-11")
    assert [one.status for one in history([plan], on="2021-05-05").meetings] == ["to come"]
    assert [one.status for one in history([plan], on="2021-05-12").meetings] == ["due"]
    [meeting] = history([plan, held], on="2021-05-12").meetings
    assert (meeting.status, meeting.day) == ("held", "2021-05-10")
    assert [status for status, _, _ in meeting.changes] == ["to come", "held"]


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(InputError):
        history([], on="soon")


# --- invariants over time, on the shipped processes

NAMES = sorted(path.parent.name for path in PROCESSES.glob("*/gold.json"))


@lru_cache(maxsize=len(NAMES))
def readings(name: str) -> tuple[Reading, ...]:
    return tuple(reader().read(item) for item in load([PROCESSES / name]) if not isinstance(item, accord.Refusal))


def lines(found: History) -> dict[str, object]:
    """Every record without what belongs to the run."""
    return {
        record.id: record
        for record in itertools.chain(found.commitments, found.incidents, found.exchanges, found.aid, found.meetings)
    }


@SLOW
@given(data=st.data())
def test_the_order_of_reports_changes_nothing(data: st.DataObject) -> None:
    found = readings(data.draw(st.sampled_from(NAMES)))
    few = data.draw(st.lists(st.sampled_from(found), min_size=2, max_size=9, unique=True))
    assert history(few) == history(data.draw(st.permutations(few)))


@SLOW
@given(data=st.data())
def test_an_answer_never_changes_by_later_reports(data: st.DataObject) -> None:
    found = readings(data.draw(st.sampled_from(NAMES)))
    day = data.draw(st.sampled_from(sorted({one.report.published.iso[:10] for one in found if one.report.published})))
    before = known_by(found, day)
    later = [one for one in found if one not in before]
    answer = history(known_by([*before, *data.draw(st.permutations(later))], day), on=day)
    assert answer == history(before, on=day)
    reports = {one.report.id for one in before}
    assert all(item.report in reports for record in lines(answer).values() for item in record.evidence)  # type: ignore[attr-defined]


@SLOW
@given(data=st.data())
def test_records_keep_their_ids_and_what_they_rest_on(data: st.DataObject) -> None:
    """A later report adds to a commitment or opens one: nothing that was told is taken out of where it stood."""
    found = readings(data.draw(st.sampled_from(NAMES)))
    day = data.draw(st.sampled_from(sorted({one.report.published.iso[:10] for one in found if one.report.published})))
    early = {record.id: record for record in history(known_by(found, day), on=day).commitments}
    late = {record.id: record for record in history(found).commitments}
    for name, record in early.items():
        assert set(record.evidence) <= set(late[name].evidence)


@pytest.mark.parametrize("name", NAMES)
def test_a_late_report_changes_only_what_it_bears_on(name: str) -> None:
    found = readings(name)
    late = told("Chad and Niger agreed on Monday to a truce. Mali welcomed the truce.", "2031-05-06", "Delta Wire")
    before, after = lines(history(found, on="2031-05-06")), lines(history([*found, late], on="2031-05-06"))
    new = {name: record for name, record in after.items() if name not in before}
    assert {item.report for record in new.values() for item in record.evidence} == {late.report.id}  # type: ignore[attr-defined]
    assert {name: record for name, record in after.items() if name in before} == before


def test_a_report_without_a_date_was_known_on_no_day() -> None:
    one = told(AGREED, "2021-05-04")
    undated = replace(one, report=replace(one.report, published=None))
    assert known_by([undated], "2099-01-01") == []
    assert history([undated]).on is None


def test_of_a_swap_each_side_gave_what_is_named_in_its_turn() -> None:
    found = history([told("Chad and Niger exchanged 130 prisoners for 30 bodies on May 10.", "2021-05-11")])
    [swap] = found.exchanges
    assert {giving.giver: [term.text for term in giving.amounts] for giving in swap.sides} == {
        "NER": ["30 bodies"],
        "TCD": ["130 prisoners"],
    }


def test_an_act_of_force_that_is_told_as_new_needs_no_doer() -> None:
    found = history([told("An air raid on the village of Kaya left five dead.", "2021-05-11")])
    [raid] = found.incidents
    assert (raid.perpetrators, raid.casualties.best) == ((), 5)
    found = history([told("Five people were killed in the raid on Kaya.", "2021-05-11")])
    assert found.incidents == ()  # of which raid, no report has told
