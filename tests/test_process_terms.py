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


def test_an_accord_that_is_told_again_is_the_one_of_its_day() -> None:
    later = "The general signed in Agadez. The two sides signed a pact in Tunis on March 5 to free hostages."
    found = seen((SIGNED, "2021-03-06"), ("Niger and the Kawar Liberation Front quarrelled. " + later, "2021-03-11"))
    [accord] = of(found, "an accord")
    assert any("a pact" in told.text for told in accord.scope)


def test_what_was_undertaken_in_an_accord_of_a_day_is_no_new_undertaking() -> None:
    for again in (
        "In the Tunis accord of March 5, Niger and the Kawar Liberation Front promised to pull out their tanks.",
        "Maps were found under the accord of March 5, in which Niger and the Kawar Liberation Front also agreed to "
        "pull out their tanks by 12 March.",
        "Under the accord signed in Tunis last Friday, Niger and the Kawar Liberation Front must pull out their tanks "
        "by 12 March.",
    ):
        found = seen((SIGNED, "2021-03-06"), (again, "2021-03-10"), on="2021-03-10")
        assert [(one.over, one.standing) for one in of(found, "tanks")] == [("2021-03-12", "agreed")], again


def test_a_plan_that_one_side_accepts_waits_for_the_other() -> None:
    plan = (
        "Niger on Tuesday accepted a plan by the African Union to station 80 observers between the army and the Kawar "
        'Liberation Front. "We accept the plan in full," President Ali Sani of Niger said. The front has not yet '
        "answered."
    )
    found = seen((SIGNED, "2021-03-06"), (plan, "2021-03-10"))
    [record] = of(found, "80 observers")
    stances = {stand.party: stand.stance for stand in record.positions}
    assert record.standing == "accepted in part"
    assert stances["NER"] == "accepts" and stances["african-union"] == "proposes"
    assert stances.get("kawar-liberation-front") == "silent" or "kawar-liberation-front" in record.silent


def test_words_that_only_point_back_open_no_commitment() -> None:
    for text in (
        "Niger left the road closed on Friday, the day by which it had undertaken to reopen it.",
        "The general is to leave on Saturday, as agreed in Tunis.",
        'Niger and Kenya met on Monday. "We have signed what we can keep," President Ali Sani of Niger said.',
    ):
        assert not [one for one in seen((text, "2021-03-06")).commitments if one.kind in ("agreement", "pledge")], text


def test_what_several_agreed_to_do_is_fulfilled_when_each_has_done_it() -> None:
    one = ("The Kawar Liberation Front has pulled out its tanks, the envoy said on Wednesday.", "2021-03-10")
    other = ("Niger has pulled out its tanks, the envoy said on Thursday.", "2021-03-11")
    assert [record.standing for record in of(seen((SIGNED, "2021-03-06"), one), "tanks")] == ["agreed"]
    assert [record.standing for record in of(seen((SIGNED, "2021-03-06"), one, other), "tanks")] == ["fulfilled"]


def test_a_missed_deadline_is_that_of_what_its_words_name() -> None:
    missed = "Niger missed Friday's deadline to pull out the tanks."
    found = seen((SIGNED, "2021-03-06"), (missed, "2021-03-17"), on="2021-03-17")
    assert [one.standing for one in of(found, "tanks")] == ["not fulfilled"]
    assert [one.standing for one in of(found, "hostages")] == ["lapsed"]


def test_a_breach_is_of_the_undertaking_that_its_words_name() -> None:
    for charge, broken in (
        (
            "The front accused the army of Niger of moving tanks into Bilma in violation of the pullout of tanks.",
            "tanks",
        ),
        ("The front accused Niger of shelling Bilma on Tuesday, a breach of the accord.", "an accord"),
    ):
        found = seen((SIGNED, "2021-03-06"), (SIGNED.split(".")[0] + ". " + charge, "2021-03-10"))
        [record] = of(found, broken)
        assert [one.breach_of for one in found.incidents] == [record.id], charge


def test_the_entries_of_a_live_page_are_taken_in_the_order_of_their_times() -> None:
    page = (
        "19:40\n\nThe Kawar Liberation Front rejected the truce.\n\n"
        "March 14, 22:30\n\nNiger has released all hostages, the justice ministry says.\n\n"
        "March 14, 18:05\n\nNiger proposed a truce of five days.\n"
    )
    signed = SIGNED.replace("Both sides agreed to pull out their tanks by 12 March and", "Niger agreed")
    found = seen((signed, "2021-03-06"), (page, "2021-03-15"), on="2021-03-16")
    [truce] = of(found, "a truce")
    assert [stand.stance for stand in truce.positions] == ["proposes", "refuses"]
    [hostages] = of(found, "hostages")
    assert hostages.changes[-1].happened is not None
    assert [hostages.standing, hostages.changes[-1].happened.start] == ["fulfilled", "2021-03-14"]
