"""Actors of one report: who is found, as what, with which words. Texts are invented."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord.model import Actor, Block, Mention, Report
from accord.reading import actors
from accord.reading.language import Language
from accord.reading.syntax import Entity, Parse
from accord.reading.units import Names


def report(text: str, *paragraphs: str) -> Report:
    whole = "\n".join((text, *paragraphs))
    blocks, start = [], 0
    for line in whole.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", start, start + len(line)))
        start += len(line) + 1
    return Report("r1", "-", "test", None, None, None, None, "en", whole, tuple(blocks))


def read(language: Language, *paragraphs: str) -> tuple[dict[str, Actor], list[Mention]]:
    found, mentions = actors.find(language.parse(report(*paragraphs)))
    return {actor.id: actor for actor in found}, mentions


def who(mentions: list[Mention], words: str, nth: int = 0) -> str | None:
    found = [m for m in mentions if m.span.exact == words]
    assert found, f"{words!r} is no mention; there are {[m.span.exact for m in mentions]}"
    return found[nth].actor


def spans(mentions: list[Mention]) -> set[str]:
    return {m.span.exact for m in mentions}


def test_title_country_and_sector_come_from_the_words_before_a_name(language: Language) -> None:
    found, mentions = read(
        language, "French Foreign Minister Claire Dumont met Kenyan President Daniel Otieno in Geneva."
    )
    assert (found["claire-dumont"].country, found["claire-dumont"].sector) == ("FRA", "GOV")
    assert found["claire-dumont"].titles == ("Foreign Minister",)
    assert (found["daniel-otieno"].country, found["daniel-otieno"].kind) == ("KEN", "person")
    assert who(mentions, "French Foreign Minister Claire Dumont") == "claire-dumont"


def test_a_country_is_never_guessed_from_a_name(language: Language) -> None:
    found, _ = read(language, "Ivan Petrov spoke to reporters on Tuesday.")
    assert found["ivan-petrov"].country is None


def test_an_office_with_of_stands_before_the_name(language: Language) -> None:
    found, mentions = read(language, "US Secretary of State Helen Marsh said talks would go on.")
    assert who(mentions, "US Secretary of State Helen Marsh") == "helen-marsh"
    assert found["helen-marsh"].titles == ("Secretary of State",)
    assert found["helen-marsh"].country == "USA"
    assert "secretary-of-state" not in found


def test_former_office_holders_are_elites(language: Language) -> None:
    found, _ = read(language, "Former Danish Prime Minister Lars Holm criticised the plan.")
    assert found["lars-holm"].sector == "ELI"


def test_an_attorney_general_is_no_soldier(language: Language) -> None:
    found, _ = read(
        language,
        "Attorney General Lars Holm sued the firm. Major General Jon Falk left the town.",
        "The attorney general said that the firm had lied.",
    )
    assert found["lars-holm"].sector == "JUD"
    assert found["lars-holm"].titles == ("Attorney General",)
    assert found["jon-falk"].sector == "MIL"
    assert "MIL" not in {actor.sector for actor in found.values() if actor.id != "jon-falk"}


def test_a_word_of_a_headline_is_no_part_of_a_name_that_the_report_has_without_it(language: Language) -> None:
    tokens = language.parse(report("Ida Falk Letters show it all. Ida Falk wrote the letters. Jon Berg Letters did."))
    held = [Entity(0, 3, "PERSON"), Entity(7, 9, "PERSON"), Entity(13, 16, "PERSON")]
    names = Names(Parse(tokens.report, tokens.tokens, tokens.sentences, held))
    assert next(unit[:3] for unit in names.units(0, 3)) == (0, 2, "PERSON")
    assert [unit[:3] for unit in names.units(13, 16)] == [(13, 16, "PERSON")]  # nobody is called Jon Berg here


def test_a_capital_that_acts_is_its_state_and_a_place_otherwise(language: Language) -> None:
    _, mentions = read(language, "Tokyo rejected the offer.", "The envoys met in Nairobi on Monday.")
    assert who(mentions, "Tokyo") == "japan"
    assert "Nairobi" not in spans(mentions)


def test_a_capital_that_is_struck_is_a_place_and_one_that_is_accused_a_state(language: Language) -> None:
    _, mentions = read(
        language, "Rebels shelled Tripoli overnight.", "Ministers accused Tripoli of breaking the truce."
    )
    assert [m.actor for m in mentions if m.span.exact == "Tripoli"] == ["libya"]


def test_a_seat_of_government_is_an_organisation_where_it_acts(language: Language) -> None:
    found, mentions = read(language, "The Kremlin denied the report.", "The senators walked past the White House.")
    assert who(mentions, "The Kremlin") == "kremlin"
    assert (found["kremlin"].country, found["kremlin"].sector, found["kremlin"].kind) == ("RUS", "GOV", "organisation")
    assert "white-house" not in found


def test_generic_bodies_have_country_and_sector(language: Language) -> None:
    found, mentions = read(language, "Egyptian officials met Turkish troops near the border.")
    assert who(mentions, "Egyptian officials") == "egyptian-officials"
    assert (found["egyptian-officials"].country, found["egyptian-officials"].sector) == ("EGY", "GOV")
    assert found["egyptian-officials"].kind == "group"
    assert found[who(mentions, "Turkish troops") or ""].sector == "MIL"


def test_coordinated_nationalities_make_one_body(language: Language) -> None:
    found, mentions = read(language, "Ethiopian and Eritrean officials might meet in Algiers next week.")
    body = found[who(mentions, "Ethiopian and Eritrean officials") or ""]
    assert body.country is None
    assert body.kind == "group"


def test_adjectives_of_nationality_name_their_state(language: Language) -> None:
    _, mentions = read(language, "Norwegian mediation helped, and Swedish aid arrived.")
    assert who(mentions, "Norwegian") == "norway"
    assert who(mentions, "Swedish") == "sweden"


def test_populations_are_actors_only_where_they_act(language: Language) -> None:
    _, mentions = read(language, "Guards released forty soldiers.", "Angry residents blocked the road.")
    assert not any("soldiers" in words for words in spans(mentions))
    assert "Angry residents" in spans(mentions)


def test_known_organisations(language: Language) -> None:
    found, mentions = read(language, "The UN urged Hamas and the European Union to talk.", "NATO said nothing.")
    assert found[who(mentions, "The UN") or ""].sector == "IGO"
    assert found[who(mentions, "Hamas") or ""].sector == "REB"
    assert found[who(mentions, "NATO") or ""].name == "NATO"


def test_the_span_has_no_relative_clause(language: Language) -> None:
    _, mentions = read(language, "The Bolivian minister who resigned in May praised the accord.")
    assert "The Bolivian minister" in spans(mentions)


def test_a_body_drawn_from_two_states_keeps_its_phrase(language: Language) -> None:
    _, mentions = read(language, "Technical teams from Chile and Peru are set to meet.")
    assert "Technical teams from Chile and Peru" in spans(mentions)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "”",
        "““““",
        "'s",
        "\x00\x07 \u200b",
        "(" * 500,
        "The the The",
        "US - - -",
        "and " * 300,
        "Mr. Mr. Mr.",
        "’s’s’s",
    ],
)
def test_odd_texts_do_no_harm(language: Language, text: str) -> None:
    parse = language.parse(report(text))
    for mention in actors.find(parse)[1]:
        assert parse.text[mention.span.start : mention.span.end] == mention.span.exact


VOCABULARY = (
    "the both two leaders sides President Anna Berg Mr. Iraq Iraqi and , . “ ” 's of officials Moscow she it they",
    "their said met with in State Secretary - US General Motors company who (NATO) UN 3 ministers not is \n",
)
WORDS = st.lists(st.sampled_from([word for line in VOCABULARY for word in line.split(" ")]), max_size=60)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=WORDS)
def test_invariants_on_any_string_of_words(language: Language, words: list[str]) -> None:
    parse = language.parse(report(" ".join(words)))
    found, mentions = actors.find(parse)
    ids = {actor.id for actor in found}
    assert len(ids) == len(found)
    assert [m.id for m in mentions] == [f"m{n}" for n in range(1, len(mentions) + 1)]
    assert [m.span.start for m in mentions] == sorted(m.span.start for m in mentions)
    for mention in mentions:
        assert parse.text[mention.span.start : mention.span.end] == mention.span.exact
        assert mention.span.start <= mention.head < mention.span.end
        assert mention.actor is None or mention.actor in ids
    for actor in found:
        assert set(actor.members) <= ids
        assert actor.id not in actor.members
    assert actors.find(parse) == (found, mentions)


def test_georgia_is_a_state_of_the_caucasus_where_the_report_says_so(language: Language) -> None:
    found, _ = read(language, "Georgia accused Russia of shelling. Tbilisi recalled its envoy.")
    assert found["georgia"].country == "GEO"
    found, _ = read(language, "Georgia elected a new governor. The United States Senate adjourned.")
    assert "georgia" not in found


def test_a_bare_noun_is_somebody_only_where_it_acts(language: Language) -> None:
    _, mentions = read(language, "The envoys demanded justice.", "Management rejected the offer.")
    assert "justice" not in spans(mentions)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Mullah Abdul Zahir", "Mullah"),
        ("Alhaji Abdul Zahir", "Alhaji"),
        ("Comandante Abdul Zahir", "Comandante"),
        ("Aluf Abdul Zahir", "Aluf"),
        ("Crown Prince Abdul Zahir", "Crown Prince"),
        ("Grand Ayatollah Abdul Zahir", "Grand Ayatollah"),
    ],
)
def test_a_form_of_respect_is_no_part_of_a_name(language: Language, written: str, title: str) -> None:
    found, _ = read(language, f"{written} rejected the offer.", "Abdul Zahir met the envoys.")
    assert found["abdul-zahir"].titles == (title,)


def test_honorifics_are_no_titles(language: Language) -> None:
    found, _ = read(language, "Mrs. Ruth Barnes agreed with the plan.")
    assert found["ruth-barnes"].titles == ()


def test_a_warring_pair_takes_the_armed_group_and_the_state(language: Language) -> None:
    text = (
        "Colombian President Maria Gomez and ELN leader Pablo Rios signed the accord.",
        "The two sides will meet again.",
    )
    found, mentions = read(language, *text)
    assert found[who(mentions, "The two sides") or ""].members == ("colombia", "eln")


def test_a_name_that_the_tagger_does_not_know_is_an_actor_where_it_acts(language: Language) -> None:
    parse = language.parse(report("Grovebeam condemned the raid. The army praised Grovebeam."))
    parse.entities.clear()
    parse.entity_at.clear()
    found, mentions = actors.find(parse)
    assert {actor.kind for actor in found if actor.name == "Grovebeam"} == {"organisation"}
    assert "Grovebeam" in spans(mentions)
    parse = language.parse(report("Grovebeam lies on the coast."))
    parse.entities.clear()
    parse.entity_at.clear()
    assert not actors.find(parse)[0]


def test_an_office_of_a_state_means_whom_the_report_is_about(language: Language) -> None:
    text = (
        "Chadian President Dan Trask met the envoys. Trask praised them. Trask said talks would go on. "
        "Michael Grey, who advised Chadian President George Bost, was not pleased. "
        "The president of Chad has endorsed a treaty for nothing."
    )
    _, mentions = read(language, text)
    assert who(mentions, "The president of Chad") == "dan-trask"


def test_whose_office_it_is_may_stand_behind_the_name(language: Language) -> None:
    found, _ = read(
        language,
        "President Ida Falk of Chad met Prime Minister Jon Berg of the Netherlands. Mr Carl Dahl of Norway waited.",
    )
    people = {actor.name: actor.country for actor in found.values() if actor.kind == "person"}
    assert people == {"Ida Falk": "TCD", "Jon Berg": "NLD", "Carl Dahl": None}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The Union for Water and Labour (UWL) freed ten men.", "The UWL met the mayor of Arica."),
        ("Leaders of the Union for Water and Labour met the mayor.", "The UWL freed ten men."),
    ],
)
def test_letters_put_a_name_with_and_together(language: Language, first: str, second: str) -> None:
    found, mentions = read(language, first, second)
    (one,) = {each.actor for each in mentions if "Union for Water and Labour" in each.span.exact} - {
        each.actor for each in mentions if each.span.exact.startswith("Leaders")
    }
    assert one is not None
    assert who(mentions, "The UWL") == one
    assert not {"Labour", "Water"} & {actor.name for actor in found.values()}


def test_a_body_of_the_table_is_known_where_its_name_goes_on(language: Language) -> None:
    _, mentions = read(language, "The International Committee of the Red Cross (ICRC) said it would send tents.")
    assert who(mentions, "ICRC") == who(mentions, "The International Committee of the Red Cross")


def test_without_their_letters_two_names_stay_two(language: Language) -> None:
    found, _ = read(language, "The Council of Arica and Chad met the mayor.")
    assert "Chad" in {actor.name for actor in found.values()}


def test_the_noun_that_heads_a_body_s_name_means_it(language: Language) -> None:
    _, mentions = read(language, "The Front for Grain freed ten men.", "The front denied that it had held more.")
    assert who(mentions, "The front") == who(mentions, "The Front for Grain") == who(mentions, "it")
    _, mentions = read(language, "The soldiers went to the front.")
    assert "the front" not in spans(mentions)


def test_a_state_s_branch_is_not_the_international_body(language: Language) -> None:
    found, mentions = read(language, "The Red Cross of Niger sent tents, and the Red Cross sent nurses.")
    branch = who(mentions, "The Red Cross of Niger")
    assert branch is not None and branch != who(mentions, "the Red Cross")
    assert (found[branch].country, found[branch].sector) == ("NER", "NGO")


@pytest.mark.parametrize(
    "branch", ["The Red Cross of Niger", "The Red Cross of Belmarra"]
)  # a name that the tagger makes one with the state's, and one of a place that no table knows
def test_a_branch_stays_one_where_its_name_is_whole(language: Language, branch: str) -> None:
    _, mentions = read(language, f"{branch} said twelve people had died. The ICRC asked for help.")
    own = who(mentions, branch)
    assert own is not None and own != who(mentions, "The ICRC")


def test_both_sides_are_those_who_act_together_and_no_onlooker(language: Language) -> None:
    found, mentions = read(
        language,
        "Chad's government and the Front for Grain agreed to talk, the envoy of Peru said.",
        "The premier of Norway urged both sides to look into the shooting.",
    )
    pair = who(mentions, "both sides")
    assert pair is not None
    assert set(found[pair].members) == {who(mentions, "Chad's government"), who(mentions, "the Front for Grain")}
