"""Whether two tellings can be of one happening by their times. All happenings are invented."""

from __future__ import annotations

import pytest

import accord
from accord.model import Dossier
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader()


def account(reader: Reader, *told: tuple[str, str]) -> Dossier:
    """The account of texts, each with its day of publication."""
    return accord.account(
        [
            reader.read(report(text, path=f"{number}.txt", outlet=f"Outlet {number}", published=day, language="en"))
            for number, (day, text) in enumerate(told)
        ]
    )


FIRED = (
    "Norland fired a missile at the harbour of Merrow on {}, killing nine dockers. The port authority shut the harbour."
)


def joined(dossier: Dossier, kind: str = "ASSAULT") -> bool:
    return any(fact.type == kind and len(fact.outlets) > 1 for fact in dossier.facts)


def test_what_had_not_happened_when_the_other_report_was_out_is_another_happening(reader: Reader) -> None:
    early = "1931-05-06", FIRED.format("May 5")
    assert joined(account(reader, early, ("1931-05-20", FIRED.format("May 5"))))
    assert not joined(account(reader, early, ("1931-05-20", FIRED.format("May 19"))))
    # a day that had been told by then is another day of the same
    assert joined(account(reader, ("1931-05-20", FIRED.format("May 5")), ("1931-05-20", FIRED.format("May 7"))))


def test_reports_without_a_day_of_publication_are_not_held_to_be_early(reader: Reader) -> None:
    texts = [FIRED.format("May 5, 1931"), FIRED.format("May 19, 1931")]
    undated = [
        reader.read(report(text, path=f"{text[-9]}{i}.txt", outlet=f"O{i}", language="en"))
        for i, text in enumerate(texts)
    ]
    assert joined(accord.account(undated))


def test_one_report_with_two_days_tells_of_two_happenings(reader: Reader) -> None:
    text = (
        "Norland fired a missile at the harbour of Merrow on May 5. "
        "Norland fired a missile at the harbour of Merrow on May 12, too."
    )
    facts = [fact for fact in account(reader, ("1931-05-20", text)).facts if fact.type == "ASSAULT"]
    assert len(facts) == 2


def test_several_raids_are_not_one_of_them(reader: Reader) -> None:
    day = "1931-05-06"
    text = (
        "The Norland raid on Merrow burned two sheds. Three Norland raids on Merrow have burned the docks since March."
    )
    facts = [fact for fact in account(reader, (day, text)).facts if fact.type == "ASSAULT"]
    assert len(facts) > 1
    one = "The Norland raid on Merrow burned two sheds."
    assert joined(account(reader, (day, one), (day, one)))


def test_the_fifth_of_a_row_is_not_the_sixth(reader: Reader) -> None:
    day, text = "1931-05-06", "Norland carried out its {} missile test off Merrow. The league met in Ostrand."
    fifth, sixth = text.format("fifth"), text.format("sixth")
    assert joined(account(reader, (day, fifth), (day, fifth)), "MOBILIZE")
    assert not joined(account(reader, (day, fifth), (day, sixth)), "MOBILIZE")


def test_the_second_round_of_talks_is_not_the_third(reader: Reader) -> None:
    day, text = "1931-05-06", "Norland and Merrow held a {} round of talks in Ostrand. The league was pleased."
    second, third = text.format("second"), text.format("third").replace("was pleased", "is glad")
    assert joined(account(reader, (day, second), (day, second.replace("was pleased", "is glad"))), "CONSULT")
    assert not joined(account(reader, (day, second), (day, third)), "CONSULT")


def test_reports_of_other_weeks_need_more_than_the_same_word(reader: Reader) -> None:
    early = "1931-05-06", "The league condemned the Norland missile test. The harbour of Merrow is open again."
    said = "The harbour of Merrow is still shut. Ostrand was alarmed by the missile test that Norland carried out."
    assert joined(account(reader, early, ("1931-05-07", said)), "MOBILIZE")
    assert not joined(account(reader, early, ("1931-05-27", said)), "MOBILIZE")
    # a day that both give says that it is the same all the same
    assert joined(account(reader, ("1931-05-06", FIRED.format("May 5")), ("1931-05-27", FIRED.format("May 5"))))


def test_who_says_the_like_in_another_week_says_it_anew(reader: Reader) -> None:
    def one_statement(dossier: Dossier) -> bool:
        return any(fact.kind == "statement" and len(fact.outlets) > 1 for fact in dossier.facts)

    early = "1931-05-06", "The premier of Merrow said the shelling of the northern harbour must end at once."
    later = "The premier of Merrow warned that Norland's shelling of the harbour must end before the harvest."
    quoted = "1931-05-06", 'Ostrand\'s premier said the harbour was "a wound that will not close" for the valley.'
    again = "The premier of Ostrand has called the harbour a wound that will not close for the valley."
    assert one_statement(account(reader, early, ("1931-05-07", later)))
    assert not one_statement(account(reader, early, ("1931-05-28", later)))
    assert one_statement(account(reader, quoted, ("1931-05-28", again)))


@pytest.mark.parametrize(
    ("other", "one"),
    [
        ("Norland will suspend its nuclear and missile tests from Friday.", True),
        ("Norland will close down its nuclear test site from Friday.", False),
        ("Norland will give up its nuclear weapons.", False),
    ],
)
def test_tests_that_end_are_not_a_site_that_is_closed_nor_arms_given_up(reader: Reader, other: str, one: bool) -> None:
    first = "Norland will halt all nuclear tests. The league met in Ostrand to hear of it."
    second = f"The league has met in Ostrand again. {other}"
    assert joined(account(reader, ("1931-05-06", first), ("1931-05-06", second)), "RETREAT") is one


@pytest.mark.parametrize(("day", "one"), [("3 May", True), ("11 June", False)])
def test_an_act_of_one_kind_on_one_day_long_before_is_one_whoever_is_named(reader: Reader, day: str, one: bool) -> None:
    lead = "The Merrow dam company said on Friday that its seven surveyors were home and safe in the town of Merrow."
    told = (
        f"{lead} Gunmen kidnapped the foreign team on {day}.",
        f"{lead} The men and their driver had been abducted on the road on {day}.",
    )
    assert joined(account(reader, *(("1931-06-12", text) for text in told))) == one
