"""Linking actors across reports, on readings built by hand."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from accord.comparing.actors import link
from accord.model import Actor, Mention, Reading, Report, Span


def reading(key: str, *actors: Actor) -> Reading:
    text = "x"
    report = Report(key, key, key, None, None, None, None, "en", text, ())
    mentions = tuple(
        Mention(f"m{n}", "actor", Span(0, 1, "x"), actor.id, None, 0, "name" if actor.name[:1].isupper() else "nominal")
        for n, actor in enumerate(actors)
    )
    return Reading(report, "0", "none", actors, mentions, (), ())


def person(name: str, country: str | None = None, *titles: str) -> Actor:
    return Actor(name.lower().replace(" ", "-"), name, "person", country, None, titles)


def body(name: str, country: str | None = None, sector: str | None = None) -> Actor:
    return Actor(name.lower().replace(" ", "-"), name, "organisation", country, sector)


def test_a_surname_links_to_the_one_who_bears_it() -> None:
    actors, ids = link([reading("a", person("Rosa Quispe", "PER")), reading("b", person("Quispe"))])
    assert ids["a", "rosa-quispe"] == ids["b", "quispe"] == "rosa-quispe"
    assert actors[0].aliases == ("Quispe",)


def test_a_first_name_in_its_short_form_is_the_same_name() -> None:
    both = reading("a", person("Mike Quispe")), reading("b", person("Michael Quispe"))
    assert len(set(link(both)[1].values())) == 1
    assert len(set(link([both[0], reading("b", person("Mark Quispe"))])[1].values())) == 2
    # a report that tells them apart
    apart = reading("c", person("Mike Quispe"), person("Michael Quispe"))
    assert len(set(link([*both, apart])[1].values())) == 2


def test_a_surname_that_two_bear_stays_alone() -> None:
    _, ids = link([reading("a", person("Rosa Quispe"), person("Juan Quispe")), reading("b", person("Quispe"))])
    assert len(set(ids.values())) == 3


def test_a_title_tells_two_bearers_apart() -> None:
    readings = [
        reading("a", person("Rosa Quispe", "PER", "President"), person("Juan Quispe")),
        reading("b", person("Quispe", None, "President")),
    ]
    assert link(readings)[1]["b", "quispe"] == "rosa-quispe"


def test_father_and_son_stay_two_where_a_report_has_both() -> None:
    both = reading("a", person("Tomas Vrba", None, "President"), person("Tomas Vrba Jr"))
    _, ids = link([both, reading("b", person("Tomas Vrba Jr")), reading("c", person("Vrba"))])
    assert ids["a", "tomas-vrba"] == ids["c", "vrba"]
    assert ids["a", "tomas-vrba-jr"] == ids["b", "tomas-vrba-jr"] != ids["a", "tomas-vrba"]
    _, ids = link([reading("a", person("Tomas Vrba Jr")), reading("b", person("Tomas Vrba"))])
    assert len(set(ids.values())) == 1


def test_transliterations_are_one() -> None:
    _, ids = link(
        [
            reading("a", person("Volodymyr Zelensky", "UKR")),
            reading("b", person("Volodymyr Zelenskyy", "UKR")),
            reading("c", person("Zelenskiy")),
        ]
    )
    assert len(set(ids.values())) == 1


def test_other_first_names_are_others() -> None:
    _, ids = link([reading("a", person("Anna Berg")), reading("b", person("Nils Berg"))])
    assert len(set(ids.values())) == 2


def test_conflicting_countries_are_others() -> None:
    actors, ids = link([reading("a", person("John Smith", "USA")), reading("b", person("John Smith", "GBR"))])
    assert ids["a", "john-smith"] != ids["b", "john-smith"]
    assert len({actor.id for actor in actors}) == 2


def test_a_described_holder_of_an_office_links_by_title_and_country() -> None:
    described = Actor("the-president", "Peruvian president", "person", "PER", "GOV", ("president",))
    _, ids = link(
        [
            reading("a", person("Rosa Quispe", "PER", "President")),
            reading("b", Actor("p", "peruvian president", "person", "PER", "GOV", ("president",))),
        ]
    )
    assert ids["b", "p"] == "rosa-quispe"
    assert described.kind == "person"


def test_the_leader_of_a_country_is_whoever_alone_leads_it() -> None:
    described = person("the Peruvian leader", "PER", "leader")
    _, ids = link([reading("a", person("Rosa Quispe", "PER", "President")), reading("b", described)])
    assert len(set(ids.values())) == 1
    both = reading("a", person("Rosa Quispe", "PER", "President"), person("Juan Soto", "PER", "Prime Minister"))
    _, ids = link([both, reading("b", described)])
    assert len(set(ids.values())) == 3
    _, ids = link([both, reading("b", person("the Peruvian premier", "PER", "premier"))])
    assert ids["b", "the-peruvian-premier"] == ids["a", "juan-soto"]


def test_a_former_office_is_one_however_it_is_written() -> None:
    def described(name: str) -> Actor:
        return Actor("p", name, "person", "PER", "COP", (name,))

    holder = reading("a", person("Rosa Quispe", "PER", "former P.N.P. director"))
    _, ids = link([holder, reading("b", described("ex-PNP director")), reading("c", described("PNP director"))])
    assert ids["b", "p"] == "rosa-quispe"
    assert ids["c", "p"] != "rosa-quispe"  # that may be who came after her


def test_a_body_is_one_with_what_another_report_calls_it_by_its_head() -> None:
    cabinet = Actor("cabinet", "Falk cabinet", "organisation", None, "GOV")
    stripped = Actor("cabinet", "Mr. Falk's cabinet", "organisation", None, "GOV")
    reports = [
        reading("a", person("Jon Falk", "NOR", "Prime Minister")),
        reading("b", person("Falk"), cabinet),
        reading("c", person("Falk"), stripped),
        reading("d", cabinet),
        reading("e", person("Falk"), person("Ida Falk"), cabinet),
    ]
    reports[1:] = [described_only(one, "cabinet") for one in reports[1:]]
    actors, ids = link(reports[:4])
    assert ids["b", "cabinet"] == ids["c", "cabinet"]
    assert {actor.id: actor for actor in actors}[ids["b", "cabinet"]].country == "NOR"
    assert ids["d", "cabinet"] != ids["b", "cabinet"]  # nobody says who this Falk is
    _, ids = link(reports)
    assert ids["e", "cabinet"] != ids["b", "cabinet"]  # two are called Falk there


def described_only(one: Reading, actor: str) -> Reading:
    """A reading in which an actor was found by a description and not by its name."""
    mentions = tuple(replace(m, found_by="nominal") if m.actor == actor else m for m in one.mentions)
    return replace(one, mentions=mentions)


def test_a_known_body_that_is_only_pointed_at_is_the_same_body() -> None:
    house = body("White House", "USA", "GOV")
    pointed = reading("b", house)
    pointed = replace(pointed, mentions=tuple(replace(m, found_by="pronoun") for m in pointed.mentions))
    _, ids = link([reading("a", house), pointed])
    assert ids["a", "white-house"] == ids["b", "white-house"]


def test_an_unnamed_person_is_each_reports_own() -> None:
    _, ids = link(
        [
            reading("a", Actor("official", "official", "person", None, None)),
            reading("b", Actor("official", "official", "person", None, None)),
        ]
    )
    assert len(set(ids.values())) == 2


def test_described_bodies_meet_by_state() -> None:
    us = Actor("us-officials", "US officials", "group", "USA", "GOV")
    american = Actor("american-officials", "American officials", "group", "USA", "GOV")
    left, right = reading("a", us), reading("b", american)
    mentions = [
        Mention("m1", "actor", Span(0, 1, "x"), each, None, 0, "nominal")
        for each in ("us-officials", "american-officials")
    ]
    left = Reading(left.report, "0", "none", left.actors, (mentions[0],), (), ())
    right = Reading(right.report, "0", "none", right.actors, (mentions[1],), (), ())
    _, ids = link([left, right])
    assert ids["a", "us-officials"] == ids["b", "american-officials"]


def test_ministries_and_initials() -> None:
    readings = [
        reading("a", body("Russian Defence Ministry", "RUS", "GOV"), body("General Motors")),
        reading("b", body("Defense Ministry", "RUS", "GOV"), body("GM")),
        reading("c", body("Ministry of Defence", "RUS", "GOV"), body("Ministry of Defence", "GBR", "GOV")),
    ]
    actors, ids = link(readings[:2])
    assert ids["a", "russian-defence-ministry"] == ids["b", "defense-ministry"]
    assert ids["a", "general-motors"] == ids["b", "gm"]
    assert len(actors) == 2


def test_states_meet_by_code() -> None:
    _, ids = link(
        [
            reading("a", Actor("ukraine", "Ukraine", "state", "UKR", None)),
            reading("b", Actor("kyiv", "Ukraine", "state", "UKR", None)),
        ]
    )
    assert set(ids.values()) == {"ukraine"}


def test_groups_have_global_members() -> None:
    pair = Actor("berg+quispe", "Berg and Quispe", "group", None, None, members=("anna-berg", "quispe"))
    actors, ids = link([reading("a", person("Rosa Quispe")), reading("b", person("Anna Berg"), person("Quispe"), pair)])
    assert ids["b", "berg+quispe"] == "anna-berg+rosa-quispe"
    assert next(actor for actor in actors if actor.members).members == ("anna-berg", "rosa-quispe")


NAMES = st.lists(
    st.tuples(
        st.sampled_from(
            ["Anna Berg", "Ana Berg", "Berg", "Nils Berg", "Kim Jong-un", "Kim", "Omar Haddad", "Umar Hadad"]
        ),
        st.sampled_from([None, "NOR", "PRK", "JOR"]),
    ),
    max_size=4,
    unique_by=lambda pair: pair[0],
)


@settings(max_examples=150, deadline=None)
@given(st.lists(NAMES, max_size=5), st.integers(0, 999))
def test_order_changes_nothing_and_everybody_is_somebody(
    reports: list[list[tuple[str, str | None]]], seed: int
) -> None:
    readings = [
        reading(f"r{n}", *(person(name, country) for name, country in names)) for n, names in enumerate(reports)
    ]
    shuffled = readings[:]
    random.Random(seed).shuffle(shuffled)
    actors, ids = link(readings)
    assert link(shuffled) == (actors, ids)
    known = {actor.id: actor for actor in actors}
    assert len(known) == len(actors)
    for each in readings:
        for actor in each.actors:
            linked = known[ids[each.report.id, actor.id]]
            assert not (actor.country and linked.country and actor.country != linked.country)


def test_a_surname_that_was_taken_for_a_body_is_the_persons() -> None:
    whole = reading("r1", person("Ida Falk"))
    _, ids = link([whole, reading("r2", body("Falk"))])
    assert ids["r2", "falk"] == ids["r1", "ida-falk"] == "ida-falk"
    for known in (body("Falk", "NOR"), body("Falk", None, "BUS"), body("FALK"), body("Falk Lines")):
        _, ids = link([whole, reading("r2", known)])
        assert ids["r2", known.id] != ids["r1", "ida-falk"], known.name
    two = reading("r3", person("Viktor Falk"))
    _, ids = link([whole, two, reading("r2", body("Falk"))])
    assert ids["r2", "falk"] not in {ids["r1", "ida-falk"], ids["r3", "viktor-falk"]}
    _, ids = link([reading("r1", person("Northern Falk")), reading("r2", body("Falk"))])
    assert ids["r2", "falk"] != ids["r1", "northern-falk"]
