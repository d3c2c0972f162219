"""Differences of sentences that tell the same, as the account shows them. All happenings are invented."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import accord
from accord.comparing import people
from accord.comparing.account import build
from accord.comparing.profiles import EventProfile
from accord.comparing.sentences import Neighbours, matches, sentences, split
from accord.comparing.slots import event_slots
from accord.model import Actor, Dossier, Reading, Report, SlotValue, Span
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report

FLOOD = "The river Oder rose by {} centimetres on {} and flooded the cellars of {} before the dam keepers {} the gates."


def of(text: str, outlet: str) -> Report:
    return report(text, path=f"{outlet}.txt", outlet=outlet, published="2020-05-06", language="en")


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader()


def account(reader: Reader, *texts: str) -> Dossier:
    return accord.account([reader.read(of(text, f"Outlet {number}")) for number, text in enumerate(texts)])


def kinds(dossier: Dossier) -> set[str]:
    return {one.kind for one in dossier.disagreements}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The boat fled along the coast at 193 km/h before the navy stopped it near {}.", "193 km/h|120 mph"),
        (
            "The crew could not be rescued until the next morning, the mayor of {} said.",
            "not be rescued until|be rescued by",
        ),
        ("The firm offered the ministry of {} an eight-year deal of $200MM for the drones.", "$200MM|$200 million"),
        (
            "Police in {} arrested a woman over the killings of 1983 at the mill.",
            "over the killings of 1983|, aged 61, over killings",
        ),
    ],
)
def test_one_thing_told_in_two_ways_is_no_dispute(reader: Reader, one: str, two: str) -> None:
    first = one.format("Wroclaw")
    old, new = two.split("|")
    assert old in first
    assert kinds(account(reader, first, first.replace(old, new))) == set()


@pytest.mark.parametrize(
    ("kind", "changed"),
    [
        ("number", ("60", "Monday", "Wroclaw", "opened")),
        ("date", ("40", "Sunday", "Wroclaw", "opened")),
        ("place", ("40", "Monday", "Szczecin", "opened")),
    ],
)
def test_a_reprint_that_changes_one_slot_disagrees_in_it_with_its_own_origin(
    reader: Reader, kind: str, changed: tuple[str, ...]
) -> None:
    around = "\n\nNobody was hurt, the mayor told reporters at the town hall, and the trains ran again by noon."
    first, second = FLOOD.format("40", "Monday", "Wroclaw", "opened") + around, FLOOD.format(*changed) + around
    dossier = account(reader, first, second)
    assert len(set(dossier.origins.values())) == 1
    assert kinds(dossier) == {kind}
    (found,) = dossier.disagreements
    assert len({value.report for value in found.values}) == 2
    for value in found.values:
        text = next(r.report.text for r in dossier.readings if r.report.id == value.report)
        assert text[value.span.start : value.span.end] == value.span.exact


def test_a_reprint_disagrees_with_nothing(reader: Reader) -> None:
    text = FLOOD.format("40", "Monday", "Wroclaw", "opened")
    assert not account(reader, text, text).disagreements


def test_what_one_report_leaves_out_is_no_disagreement(reader: Reader) -> None:
    short = "The river Oder rose on Monday and flooded the cellars of Wroclaw before the dam keepers opened the gates."
    assert not account(reader, FLOOD.format("40", "Monday", "Wroclaw", "opened"), short).disagreements


def test_a_difference_where_no_event_was_found_is_a_fact_without_a_type(reader: Reader) -> None:
    dossier = account(
        reader,
        "Shares of the brewery Kormoran closed 14 percent higher in Warsaw.",
        "Shares of the brewery Kormoran closed 19 percent higher in Warsaw.",
    )
    (found,) = dossier.disagreements
    fact = next(fact for fact in dossier.facts if fact.id == found.fact)
    assert (fact.type, fact.verdict, found.kind) == (None, "disputed", "number")
    assert {value.text for value in found.values} == {"14", "19"}
    assert len(fact.outlets) == 2


def test_one_sentence_among_reports_is_matched_with_its_best_only() -> None:
    a = of("The envoy left Geneva at dawn by train. The strike of the dockers in Gdynia went on.", "A")
    b = of("At dawn the envoy left Geneva by train. The dockers of Gdynia kept up their strike.", "B")
    found = {frozenset((match.a.text, match.b.text)) for match in matches(Neighbours(sentences([a, b])))}
    assert found == {
        frozenset(("The envoy left Geneva at dawn by train.", "At dawn the envoy left Geneva by train.")),
        frozenset(("The strike of the dockers in Gdynia went on.", "The dockers of Gdynia kept up their strike.")),
    }


def test_sentences_end_neither_after_titles_nor_after_initials() -> None:
    text = 'Gen. A. B. Nowak met Mr. Kowal of the U.S. Navy on Jan. 3. "We talked," he said. Then they left.'
    found = of(text, "A")
    assert [text[start:end] for start, end in split(found)] == [
        "Gen. A. B. Nowak met Mr. Kowal of the U.S. Navy on Jan. 3.",
        '"We talked," he said.',
        "Then they left.",
    ]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("aB. \n\"?!”'3,"), max_size=200).filter(str.strip))
def test_sentences_are_in_order_and_within_the_text(text: str) -> None:
    made = of(text, "A")
    reached = 0
    for start, end in split(made):
        assert reached <= start < end <= len(made.text)
        reached = end


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_matches_do_not_depend_on_the_order_of_reports(data: st.DataObject) -> None:
    words = st.sampled_from(["ship", "port", "crew", "storm", "anchor", "harbour", "cargo", "pilot", "rope", "sail"])
    made = [
        of(" ".join(data.draw(st.lists(words, min_size=3, max_size=6))).capitalize() + ".", f"Outlet {i}")
        for i in range(5)
    ]
    shuffled = data.draw(st.permutations(made))
    assert matches(Neighbours(sentences(made))) == matches(Neighbours(sentences(shuffled)))


def test_a_copy_of_a_reading_changes_no_disagreement(reader: Reader) -> None:
    def told(readings: list[Reading]) -> set[tuple[str, str]]:
        return {(one.kind, value.text) for one in accord.account(readings).disagreements for value in one.values}

    first = reader.read(of(FLOOD.format("40", "Monday", "Wroclaw", "opened"), "A"))
    second = reader.read(of(FLOOD.format("60", "Monday", "Wroclaw", "opened"), "B"))
    copy = reader.read(of(FLOOD.format("60", "Monday", "Wroclaw", "opened"), "C"))
    assert told([first, second]) == told([first, second, copy]) == {("number", "40"), ("number", "60")}


def test_two_ways_to_say_no_are_no_dispute(reader: Reader) -> None:
    first = "Police in Merrow made no arrest after the raid on the harbour office on Monday."
    second = "No arrests have been made by police in Merrow after the raid on the harbour office on Monday."
    assert "polarity" not in kinds(account(reader, first, second))


def dated(reader: Reader, *told: tuple[str, str]) -> Dossier:
    """The account of texts that were published at some time, each by an outlet of its own."""
    return accord.account(
        [
            reader.read(report(text, path=f"{n}.txt", outlet=f"{n}", published=when, language="en"))
            for n, (when, text) in enumerate(told)
        ]
    )


def test_a_higher_tally_in_a_later_report_takes_the_earlier_one_up(reader: Reader) -> None:
    early = "A bomb killed 60 people in the market of Merrow on 14 July 2031."
    late = "A bomb killed 84 people in the market of Merrow on 14 July 2031."
    assert kinds(dated(reader, ("2031-07-14T18:00:00Z", early), ("2031-07-15T09:00:00Z", late))) == set()
    # the later one is lower; or nobody knows which is later
    assert kinds(dated(reader, ("2031-07-14T18:00:00Z", late), ("2031-07-15T09:00:00Z", early))) == {"number"}
    assert kinds(dated(reader, ("2031-07-15", early), ("2031-07-15T09:00:00Z", late))) == {"number"}


def test_what_was_said_on_the_day_of_each_report_was_said_twice(reader: Reader) -> None:
    text = "The mill in Merrow will close before the winter, its owner told the weavers on {}."
    monday, friday = text.format("Monday"), text.format("Friday")
    assert kinds(dated(reader, ("2031-07-14", monday), ("2031-07-18", friday))) == set()
    assert kinds(dated(reader, ("2031-07-18", monday), ("2031-07-18", friday))) == {"date"}


def test_a_negation_for_a_while_only_is_no_dispute(reader: Reader) -> None:
    assert (
        kinds(account(reader, "The two towns signed the truce.", "The two towns have not yet signed the truce."))
        == set()
    )
    assert kinds(account(reader, "The two towns signed the truce.", "The two towns have not signed the truce.")) == {
        "polarity"
    }
    assert (
        kinds(
            account(
                reader,
                "It was the first crash with deaths on board a tram since 1959.",
                "There had been no deaths on board a tram since 1959.",
            )
        )
        == set()
    )


@pytest.mark.parametrize(("one", "two"), [("$4 billion", "$4 million"), ("$4bn", "$4m"), ("500k crates", "500 crates")])
def test_sums_that_differ_in_their_unit_of_scale_only_are_a_dispute(reader: Reader, one: str, two: str) -> None:
    line = "Norway gave Chad {} for the wrecked ferries on Monday."
    (found,) = account(reader, line.format(one), line.format(two)).disagreements
    assert (found.kind, {value.text for value in found.values}) == ("number", {one, two})
    assert kinds(account(reader, line.format("$4bn"), line.format("$4 billion"))) == set()


@pytest.mark.parametrize(
    ("told", "length"),
    [
        ("The ministers of Chad and Niger held a meeting on Monday that lasted more than three hours.", "three hours"),
        ("The ministers of Chad and Niger held talks that went on for three hours on Monday.", "three hours"),
        ("The ministers of Chad and Niger spoke in a meeting that lasted 3 hours on Monday.", "3 hours"),
    ],
)
def test_how_long_an_act_took_may_be_told_in_a_clause_on_its_noun(reader: Reader, told: str, length: str) -> None:
    (event,) = [one for one in reader.read(of(told, "Outlet")).events if one.type == "CONSULT"]
    (held,) = [one for one in reader.read(of(told, "Outlet")).mentions if one.id == event.duration]
    assert held.span.exact.endswith(length)
    other = "The ministers of Chad and Niger met for 80 minutes on Monday."
    assert [one.slot for one in account(reader, told, other).disagreements] == ["duration"]


@pytest.mark.parametrize(
    "told",
    [
        "The minister of Chad met the minister of Niger after a flight that lasted ten hours.",
        "The ministers of Chad and Niger held talks on a drought that lasted three years.",
        "The ministers of Chad and Niger held talks that didn't last an hour.",
    ],
)
def test_the_length_of_something_else_is_not_that_of_the_act(reader: Reader, told: str) -> None:
    read = reader.read(of(told, "Outlet"))
    assert [one.duration for one in read.events if one.type == "CONSULT"] == [None]


@pytest.mark.parametrize(
    "told",
    [
        "Peru proposed that both navies cease fire for sixty days.",
        "The envoys of Peru had proposed that both navies cease fire for sixty days.",
    ],
)
def test_how_long_what_is_proposed_is_to_be_may_be_told_in_a_clause(reader: Reader, told: str) -> None:
    read = reader.read(of(told, "Outlet"))
    (length,) = [one for one in read.mentions if one.kind == "quantity"]
    (event,) = [one for one in read.events if "proposed" in one.trigger.exact]
    assert event.duration == length.id
    other = "A proposal of Peru for a 30-day ceasefire of both navies failed."
    assert kinds(account(reader, told, other)) == {"duration"}
    assert kinds(account(reader, told, other.replace("30", "60"))) == set()


def test_the_day_for_which_a_coming_meeting_is_called_may_be_told_of_its_noun(reader: Reader) -> None:
    told = (
        "Envoys will speak before an extraordinary meeting of the River Council of Peru in Callao, which has been {}."
    )
    other = "The River Council of Peru will hold an emergency meeting in Callao on Sunday."

    def parted(words: str) -> set[str]:
        found = dated(reader, ("2029-09-13", told.format(words)), ("2029-09-14", other))
        return {one.kind for one in found.disagreements}

    assert parted("called for Saturday") == {"date"}
    assert parted("called for Sunday") == set()
    assert parted("closed to the press for years") == set()


def test_a_number_is_disputed_where_the_second_of_two_happenings_is_known_apart(reader: Reader) -> None:
    """A report that tells of two happenings contradicts nobody who may mean either; it does one who means one of them,
    where only a third report brought in the other."""
    told = [
        "Rebels of the Karo front shelled the barracks at Lima in March 2019, killing 17 people.",
        "Rebels of the Karo front shelled the barracks at Lima in March 2019, killing 19 shoppers. "
        "It was quiet then. Rebels of the Karo front shelled the barracks at Lima again on 4 June 2019.",
    ]
    built = build([reader.read(of(text, str(number))) for number, text in enumerate(told)])
    shelled = [one for one in built.events.values() if one.event.trigger.exact == "shelled"]
    (one,) = [each for each in shelled if "17 people" in each.event.clause.exact]
    (march,) = [each for each in shelled if "19 shoppers" in each.event.clause.exact]
    (june,) = [each for each in shelled if each not in (one, march)]

    def conflicting(*near: EventProfile) -> set[str]:
        close = {one.key: frozenset(each.key for each in near)} | {each.key: frozenset({one.key}) for each in near}
        slots = event_slots(shelled, {actor.id: actor for actor in built.actors}, close)
        return {slot.name for slot in slots if any(value.relation == "conflicts" for value in slot.values)}

    assert conflicting(march) == {"number"}
    assert conflicting(march, june) == set()


def test_a_part_of_what_an_undertaking_covers_refines_the_whole(reader: Reader) -> None:
    line = "Chad proposed a halt to {}."
    dossier = account(reader, line.format("all strikes"), line.format("strikes against railways"))
    slots = [slot for fact in dossier.facts for slot in fact.slots if slot.name == "scope" and len(slot.values) > 1]
    assert [{value.relation for value in slot.values} for slot in slots] == [{"refines"}]


def test_two_figures_of_three_reports_are_one_dispute(reader: Reader) -> None:
    line = "The ice on the Merrow lake was {} centimetres thick {} when the skaters of the winter club came down."
    readings = [
        reader.read(of(line.format(*told), f"Outlet {n}"))
        for n, told in enumerate([("30", "on Sunday"), ("40", "in the morning"), ("40", "by the mill")])
    ]
    for order in itertools.permutations(readings):
        (found,) = accord.account(order).disagreements
        assert {value.text for value in found.values} == {"30", "40"}
        assert len({value.report for value in found.values}) == 3


def test_a_flat_denial_of_an_act_is_set_against_it_whatever_word_tells_it(reader: Reader) -> None:
    told = "The rebels released eleven captives at the Merrow bridge on Monday, the mayor of Merrow said."
    denied = "No captives were freed at the Merrow bridge on Monday, Colonel Jan Reed said."
    assert kinds(account(reader, told, denied)) == {"polarity"}
    told = "Chad and Niger agreed in Merrow to share the fish of the lake."
    denied = "There was no agreement on the fish of the lake, Niger's foreign minister said."
    assert kinds(account(reader, told, denied)) == {"polarity"}


def test_what_was_not_done_on_another_day_is_a_fact_of_its_own(reader: Reader) -> None:
    told = "The rebels released eleven captives at the Merrow bridge on Monday, the mayor of Merrow said."
    denied = "No captives were freed at the Merrow bridge on Tuesday, Colonel Jan Reed said."
    dossier = account(reader, told, denied)
    assert sorted((fact.realis, fact.verdict) for fact in dossier.facts if fact.type == "RETREAT") == [
        ("actual", "single"),
        ("negated", "single"),
    ]


def test_who_did_not_carry_out_a_threat_has_made_it(reader: Reader) -> None:
    first = "Chad made its threat to bomb the harbour of Niger on Monday."
    second = "Chad has not carried out its threat to bomb the harbour of Niger."
    assert "polarity" not in kinds(account(reader, first, second))


def test_a_report_that_knows_both_places_tells_them_apart(reader: Reader) -> None:
    """Of a town and the county that it lies in neither report says that they are one; one names both."""
    a = "The old weaving mill in Merrow burned down on Monday with forty looms, and nobody was hurt."
    b = "The old weaving mill in Quillon burned down on Monday with forty looms, and nobody was hurt."
    assert kinds(account(reader, a, b)) == {"place"}
    assert kinds(account(reader, a + "\n\nMerrow is the oldest town of Quillon.", b)) == set()


def test_a_day_after_the_other_report_was_out_is_of_something_else(reader: Reader) -> None:
    told = "The cable firm Orrin restored the line to the island at noon on {}, its engineers said."
    first = reader.read(
        report(told.format("4 May 2020"), path="a.txt", outlet="A", published="2020-05-05", language="en")
    )
    later = [
        reader.read(report(told.format(day), path="b.txt", outlet="B", published="2020-05-19", language="en"))
        for day in ("3 May 2020", "18 May 2020")
    ]
    assert "date" in kinds(accord.account([first, later[0]]))
    assert "date" not in kinds(accord.account([first, later[1]]))


def test_two_attacks_are_no_dispute_about_the_day_and_the_place(reader: Reader) -> None:
    """What differs in when and where it was is told of two occasions; what differs in one of them is a dispute."""

    def conflicting(*places: str) -> set[str]:
        told = [f"Rebels of the Karo front shelled the barracks at {place}, killing six." for place in places]
        built = build([reader.read(of(text, str(number))) for number, text in enumerate(told)])
        shelled = [one for one in built.events.values() if one.event.trigger.exact == "shelled"]
        assert len(shelled) == len(places)
        close = {one.key: frozenset(two.key for two in shelled if two is not one) for one in shelled}
        slots = event_slots(shelled, {actor.id: actor for actor in built.actors}, close)
        return {slot.name for slot in slots if any(value.relation == "conflicts" for value in slot.values)}

    assert conflicting("Lima on 4 March 2019", "Lima on 9 June 2019") == {"time"}
    assert conflicting("Lima on 4 March 2019", "Nairobi on 4 March 2019") == {"place"}
    assert conflicting("Lima on 4 March 2019", "Nairobi on 9 June 2019") == set()


def test_whom_one_report_has_accused_says_nothing_against_the_other(reader: Reader) -> None:
    a = "The prosecutor of Chad accused Ida Falk of fraud on Monday."
    b = "The prosecutor of Chad accused Jan Berg of fraud on Monday."
    slots = [slot for fact in account(reader, a, b).facts for slot in fact.slots if slot.name == "recipient"]
    assert all(value.relation != "conflicts" for slot in slots for value in slot.values)


def test_the_day_on_which_it_was_told_is_not_the_day_of_the_act(reader: Reader) -> None:
    """Nor is an act of long before the same."""
    a = "The weaver Ida Falk was killed at the old mill by the river, the police of Merrow said on Friday."
    b = "The weaver Ida Falk was killed on Thursday at the old mill by the river, the police of Merrow said."
    assert "date" not in kinds(account(reader, a, b))
    assert "date" in kinds(account(reader, b, b.replace("Thursday", "Monday")))


def test_teams_of_two_states_that_will_meet_and_officials_of_theirs_that_might_differ_in_certainty(
    reader: Reader,
) -> None:
    sure = "Technical teams from Chad and Mali are set to meet in Lima in the coming days to go on with the talks."
    doubt = "Chadian and Malian officials might meet in Lima in the coming days for a second round of truce talks."
    assert "certainty" in kinds(account(reader, f"The truce holds. {sure}", f"The truce is a week old. {doubt}"))


FRONT = Actor("falk-front", "Falk Front", "organisation", "TCD", "REB")
STATE = Actor("chad", "Chad", "state", "TCD", "GOV")
NAVY = Actor("peruvian-navy", "Peruvian Navy", "organisation", "PER", "MIL")
ADMINISTRATION = Actor("administration-1", "administration", "organisation", None, "GOV")
GROUP = Actor("armed-group-2", "armed group", "organisation", None, "REB")


@pytest.mark.parametrize(
    ("one", "two", "relation"),
    [
        ((ADMINISTRATION, FRONT), (GROUP, STATE), "compatible"),
        ((FRONT, STATE), (NAVY, GROUP), "conflicts"),
    ],
)
def test_whom_one_report_names_another_may_describe(
    one: tuple[Actor, ...], two: tuple[Actor, ...], relation: str
) -> None:
    sides = []
    for report_id, side in (("a", one), ("b", two)):
        words = " and ".join(actor.name for actor in side)
        sides.append(SlotValue(tuple(actor.id for actor in side), words, report_id, Span(0, len(words), words)))
    actors = {actor.id: actor for actor in (*one, *two)}
    assert people.same(*sides, actors) == people.same(*reversed(sides), actors) == relation
