"""What one verb undertakes in several clauses, and who the two sides of it are. The sentences are about no process that
is shipped."""

from __future__ import annotations

from accord.ledger.history import history
from accord.ledger.records import CommitmentRecord, History
from test_process_shapes import told

SIGNED = (
    "TUNIS, March 5 - Niger and the Kawar Liberation Front signed an accord on Friday after talks in the villa of "
    "Tunisia's president, Salem Trabi. Both sides agreed to pull out their tanks by 12 March and to free all hostages "
    "within ten days. Tunisia welcomed the accord."
)


def seen(*reports: tuple[str, str], on: str | None = None) -> History:
    return history([told(text, day, f"Outlet {n}") for n, (text, day) in enumerate(reports)], on=on)


def of(found: History, words: str) -> list[CommitmentRecord]:
    return [one for one in found.commitments if any(words in term.text for term in one.scope)]


def test_each_of_two_clauses_has_its_own_words_and_its_own_days() -> None:
    found = seen((SIGNED, "2021-03-06"), on="2021-03-06")
    tanks, hostages = of(found, "tanks"), of(found, "hostages")
    assert len(tanks) == len(hostages) == 1
    assert "hostages" not in tanks[0].scope[0].text
    assert [tanks[0].over, tanks[0].duration] == ["2021-03-12", ()]
    assert [hostages[0].over, hostages[0].ends] == ["2021-03-15", ()]
    assert hostages[0].summary == "Both sides agreed … to free all hostages within ten days"


def test_a_day_that_stands_in_the_last_clause_alone_is_that_of_all() -> None:
    text = "Niger and Kenya agreed on Friday to pull out their tanks and to free all hostages by March 20."
    found = seen((text, "2021-03-06"))
    assert {one.over for one in found.commitments} == {"2021-03-20"}
    text = "Niger agreed on Friday to pull out its tanks by March 20 and to study the rest."
    assert [one.over for one in of(seen((text, "2021-03-06")), "to study")] == [None]


def test_one_of_two_that_are_promised_together_is_fulfilled_by_itself() -> None:
    freed = "Niger and the Kawar Liberation Front have released all hostages, doctors said on Sunday."
    found = seen((SIGNED, "2021-03-06"), (freed, "2021-03-14"))
    assert [one.standing for one in of(found, "hostages")] == ["fulfilled"]
    assert "fulfilled" not in {one.standing for one in of(found, "tanks")}


def test_a_mediator_who_is_named_often_is_no_side() -> None:
    [record] = of(seen((SIGNED, "2021-03-06")), "tanks")
    assert set(record.parties) == {"NER", "kawar-liberation-front"}


def test_the_front_is_the_one_that_is_named_so() -> None:
    text = SIGNED + " The front will free the judge by Tuesday. The front has not yet answered the president."
    actors = {actor.id: actor for actor in told(text).actors}
    mentions = [one.span.exact for one in told(text).mentions if one.actor == "kawar-liberation-front"]
    assert "kawar-liberation-front" in actors and mentions.count("The front") == 2
