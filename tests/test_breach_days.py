"""On what day an act was, as far as that decides whether a truce was broken by it; and both charges of two who blame
one another. The sentences are about no process that is shipped."""

from __future__ import annotations

from accord.ledger.history import history
from accord.ledger.records import History
from accord.views import board, course
from test_process_shapes import told
from test_review_process import entered

TRUCE = "Chad and Togo signed a truce of 30 days on Monday. It took effect on Tuesday."


def after(text: str, day: str = "2021-05-20") -> History:
    return history([told(TRUCE, "2021-05-05"), told(text, day, "The Harbour Gazette")])


def breaches(found: History) -> list[str]:
    return [one.summary for one in found.incidents if one.breach_of is not None]


def test_an_act_within_the_truce_is_charged_as_its_breach() -> None:
    assert len(breaches(after("Chad shelled a market in Lome on Wednesday, Togo said."))) == 1


def test_a_number_of_people_is_no_day_of_a_month() -> None:
    found = after("In March 17 people died at Lome when Chad bombed a market, according to the United Nations.")
    assert found.incidents and not breaches(found)
    assert [term.text for one in found.incidents for term in one.time] == ["March"]


def test_a_month_before_the_truce_is_before_it() -> None:
    found = after("Chad bombed a market in Lome in April, the United Nations said.")
    assert found.incidents and not breaches(found)


def test_a_month_in_which_the_truce_began_may_be_before_it() -> None:
    found = after("Chad bombed a market in Lome in May, the United Nations said.")
    assert found.incidents and not breaches(found)


def test_what_somebody_has_done_at_some_time_breaks_no_truce() -> None:
    found = after("Chad will give Togo maps of the mines that it has laid, no later than May 28.")
    assert not breaches(found)
    assert not [term for one in found.incidents for term in one.time]


def test_both_charges_of_two_who_blame_one_another_stand_when_they_are_merged() -> None:
    text = "Chad accused Togo of having shelled the market of Lome on Wednesday."
    other = "Togo said that Chad had shelled the market of Lome on Wednesday."
    reports = [told(TRUCE, "2021-05-05"), told(text, "2021-05-20"), told(other, "2021-05-20", "The Harbour Gazette")]
    made = history(reports)
    first, second = made.incidents
    found = history(reports, corrections=[entered(made, "merge", first.id, second.id)])
    [record] = found.incidents
    assert {voice.party for voice in record.alleged_by} == {"TCD", "TGO"}
    assert set(record.perpetrators) == {"TCD", "TGO"}


def test_a_record_of_any_kind_is_shown_by_its_id() -> None:
    found = after("Chad shelled a market in Lome on Wednesday, Togo said. Eleven people were killed.")
    [incident] = found.incidents
    page = course.text(found, incident.id)
    assert "shelled a market in Lome" in page and "alleged by" in page and "dead" in page
    assert course.json(found, incident.id[:6])["id"] == incident.id


def test_all_lines_of_the_board_are_shown_when_asked_for() -> None:
    towns = ("Lome", "Atakpame", "Kpalime", "Sokode", "Kara", "Dapaong", "Aneho", "Bassar")
    text = " ".join(f"Chad shelled a market in {town} on Wednesday, Togo said.\n\n" for town in towns)
    found = after(text)
    assert len(breaches(found)) > 6
    assert "and 2 more" in board.text(found)
    assert "more" not in board.text(found, every=True)
    assert "the last report's day" in board.text(found).splitlines()[0]
