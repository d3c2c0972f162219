"""Who is who within a report. Texts are invented; nobody in them holds the office that they hold there."""

from __future__ import annotations

import pytest

from accord.reading import coreference
from accord.reading.actors import _unique
from accord.reading.given_names import gender_by_name
from accord.reading.language import Language
from test_actors import read, who


def test_surname_after_the_whole_name(language: Language) -> None:
    _, mentions = read(language, "Peruvian President Rosa Quispe spoke first.", "Quispe said she would sign.")
    assert who(mentions, "Quispe") == "rosa-quispe"
    assert who(mentions, "she") == "rosa-quispe"


def test_either_of_two_surnames_stands_for_both(language: Language) -> None:
    text = "Archbishop Juan Mora y Vidal called for talks on Monday.", "Mora said that he would wait.", "Vidal left."
    _, mentions = read(language, *text)
    assert who(mentions, "Archbishop Juan Mora y Vidal") == "juan-mora-y-vidal"
    assert who(mentions, "Mora") == who(mentions, "he") == who(mentions, "Vidal") == "juan-mora-y-vidal"


def test_two_persons_of_one_surname_stay_two(language: Language) -> None:
    found, mentions = read(
        language, "Mr. Paul Barnes and Mrs. Ruth Barnes arrived.", "Mrs. Barnes spoke; Mr. Barnes listened."
    )
    assert {"paul-barnes", "ruth-barnes"} <= set(found)
    assert who(mentions, "Mrs. Barnes") == "ruth-barnes"
    assert who(mentions, "Mr. Barnes") == "paul-barnes"


def test_father_and_son_stay_two(language: Language) -> None:
    text = "President Tomas Vrba spoke first.", "His son, Tomas Vrba Jr., listened.", "Vrba left at noon."
    found, mentions = read(language, *text)
    assert {"tomas-vrba", "tomas-vrba-jr"} <= set(found)
    assert who(mentions, "Vrba") == "tomas-vrba"


def test_a_fuller_name_with_jr_is_the_same_person(language: Language) -> None:
    text = "The lawyer Roland J. Pohl Jr. spoke first.", "Mr. Pohl named nobody.", "Roland Pohl left at noon."
    _, mentions = read(language, *text)
    assert who(mentions, "Mr. Pohl") == who(mentions, "Roland Pohl") == who(mentions, "The lawyer Roland J. Pohl Jr.")


def test_a_government_acts_as_its_state(language: Language) -> None:
    text = "Norway sent a note.", "The Norwegian government wants an answer.", "A Norwegian government agency waits."
    _, mentions = read(language, *text)
    assert who(mentions, "The Norwegian government") == who(mentions, "Norway") == "norway"
    assert who(mentions, "A Norwegian government agency") != "norway"


def test_the_government_is_that_of_the_state_of_which_one_was_told(language: Language) -> None:
    _, mentions = read(language, "Norway's government sent a note.", "It said the government wants an answer.")
    assert who(mentions, "the government") == "norway"
    _, mentions = read(language, "Norway's government and Peru's government met.", "The government said no.")
    assert who(mentions, "The government") not in ("norway", "peru")
    _, mentions = read(language, "The government said no.", "Norway's government sent a note.")
    assert who(mentions, "The government") != "norway"


def test_two_states_of_one_name_are_meant_by_its_plural(language: Language) -> None:
    found, mentions = read(language, "The two Koreas agreed on a hotline.", "Seoul waited on the Solomon Islands.")
    who_agreed = who(mentions, "The two Koreas")
    assert who_agreed == "north-korea+south-korea"
    assert found[who_agreed].members == ("north-korea", "south-korea")
    assert who(mentions, "Seoul") == "south-korea"
    assert {actor.id for actor in found.values() if actor.members} == {who_agreed}


def test_a_known_body_is_called_by_its_last_word(language: Language) -> None:
    text = "The Democratic National Committee sued on Friday.", "In the paper, the committee accuses the firm."
    _, mentions = read(language, *text)
    assert who(mentions, "the committee") == who(mentions, "The Democratic National Committee")


def test_an_office_before_its_name(language: Language) -> None:
    text = "The special envoy left early.", "Chad met Special Envoy Omar Haddad.", "The envoy was glad."
    _, mentions = read(language, *text)
    assert who(mentions, "The special envoy") == "omar-haddad"


def test_an_office_that_two_hold_is_nobody_named(language: Language) -> None:
    text = "The special envoy left early.", "Special Envoy Omar Haddad met Special Envoy Rosa Quispe."
    _, mentions = read(language, *text)
    assert who(mentions, "The special envoy") not in {"omar-haddad", "rosa-quispe"}


def test_office_and_country_find_the_holder(language: Language) -> None:
    text = "Chilean President Marta Rojas called Peruvian President Rosa Quispe.", "The Chilean president offered help."
    _, mentions = read(language, *text)
    assert who(mentions, "The Chilean president") == "marta-rojas"


def test_an_office_that_nobody_is_said_to_hold_is_an_actor_of_its_own(language: Language) -> None:
    found, mentions = read(language, "Marta Rojas waited.", "The Turkish president offered help.")
    actor = found[who(mentions, "The Turkish president") or ""]
    assert actor.id != "marta-rojas"
    assert (actor.country, actor.kind) == ("TUR", "person")


def test_apposition(language: Language) -> None:
    found, mentions = read(language, "Omar Haddad, the Jordanian foreign minister, left early.")
    assert who(mentions, "the Jordanian foreign minister") == "omar-haddad"
    assert found["omar-haddad"].country == "JOR"


def test_initials(language: Language) -> None:
    _, mentions = read(language, "General Motors cut jobs.", "GM said it had no choice.")
    assert who(mentions, "General Motors") == who(mentions, "GM") == who(mentions, "it")


def test_both_leaders_are_the_two_who_were_named_together(language: Language) -> None:
    text = (
        "Chilean President Marta Rojas met Peruvian President Rosa Quispe on Monday.",
        "Both leaders praised the talks.",
    )
    found, mentions = read(language, *text)
    assert who(mentions, "Both leaders") == "marta-rojas+rosa-quispe"
    assert found["marta-rojas+rosa-quispe"].members == ("marta-rojas", "rosa-quispe")


def test_both_sides_are_the_two_states(language: Language) -> None:
    _, mentions = read(language, "Eritrea and Ethiopia fought for two years.", "Both sides released prisoners.")
    assert who(mentions, "Both sides") == "eritrea+ethiopia"


def test_a_mediator_is_none_of_the_sides(language: Language) -> None:
    _, mentions = read(
        language, "Eritrea and Ethiopia fought for two years.", "Norway promised to work with both sides."
    )
    assert who(mentions, "both sides") == "eritrea+ethiopia"


def test_they_are_the_ones_coordinated(language: Language) -> None:
    _, mentions = read(language, "Omar Haddad and Rosa Quispe arrived late.", "They declined to comment.")
    assert who(mentions, "They") == "omar-haddad+rosa-quispe"


def test_a_pronoun_is_not_its_verbs_other_argument(language: Language) -> None:
    _, mentions = read(language, "Omar Haddad saw Peter Lind.", "Haddad thanked him.")
    assert who(mentions, "him") == "peter-lind"


def test_a_possessor_is_not_the_one_he_calls(language: Language) -> None:
    _, mentions = read(language, "During his call with Peter Lind, Omar Haddad asked for help.")
    assert who(mentions, "his") == "omar-haddad"


def test_gender_is_learnt_from_titles(language: Language) -> None:
    _, mentions = read(language, "Mrs. Ruth Barnes met Mr. Peter Lind.", "She was pleased; he was not.")
    assert who(mentions, "She") == "ruth-barnes"
    assert who(mentions, "he") == "peter-lind"


def test_a_given_name_says_who_is_he_and_who_is_she(language: Language) -> None:
    text = "Ursula Brandt met Mehmet Yildiz in Bergen.", "He wants a bridge, and she wants none."
    _, mentions = read(language, *text)
    assert who(mentions, "He") == "mehmet-yildiz"
    assert who(mentions, "she") == "ursula-brandt"
    assert gender_by_name(("J.", "Ursula", "Brandt")) == "f"
    assert gender_by_name(("Brandt",)) is None
    assert gender_by_name(("Robin", "Brandt")) is None  # borne by both


def test_a_firm_with_a_given_name_that_has_a_title_elsewhere_is_a_person(language: Language) -> None:
    # the tagger knows a firm of that name
    text = "Arthur Lockheed won the vote in Bergen on Sunday.", "Mr. Lockheed spoke.", "He thanked them."
    found, mentions = read(language, *text)
    assert {who(mentions, words) for words in ("Arthur Lockheed", "Mr. Lockheed", "He")} == {"arthur-lockheed"}
    assert found["arthur-lockheed"].kind == "person"


def test_a_crowd_is_not_he(language: Language) -> None:
    found, mentions = read(language, "The crowd cheered in Bergen.", "He thanked them.")
    assert found[str(who(mentions, "The crowd"))].kind == "group"
    assert who(mentions, "He") is None


def test_who_speaks_is_none_of_those_he_names_there(language: Language) -> None:
    text = (
        "Tomas Vrba said he would appeal.",
        "“I am sad that Judge Peter Haas did not see that. I look forward to the court,” he said.",
    )
    _, mentions = read(language, *text)
    assert [m.actor for m in mentions if m.span.exact == "he"] == ["tomas-vrba", "tomas-vrba"]


def test_the_first_person_in_a_quotation_is_its_speaker(language: Language) -> None:
    _, mentions = read(language, "“I will never sign,” Rosa Quispe said.")
    assert who(mentions, "I") == "rosa-quispe"


def test_who_said_the_last_thing_says_the_next(language: Language) -> None:
    text = (
        "President Tomas Vrba is unlikely to sign, said Peter Haas, an analyst in Oslo.",
        "“He has too much to lose, and Vrba knows it,” he said.",
    )
    _, mentions = read(language, *text)
    assert who(mentions, "he") == "peter-haas"
    assert who(mentions, "He") == "tomas-vrba"


def test_who_spoke_long_before_does_not_go_on(language: Language) -> None:
    text = (
        "The pact is dead, said Peter Haas, an analyst in Oslo.",
        "The harbour was closed on Friday, and ice lay on the quays.",
        "Tomas Vrba arrived by ferry at noon.",
        "“The pact will be kept,” he said.",
    )
    _, mentions = read(language, *text)
    assert who(mentions, "he") == "tomas-vrba"


@pytest.mark.parametrize(
    ("first", "second", "meant"),
    [
        ("The court heard the officers on Monday.", "They denied the raid.", "officers"),
        ("The company fired the miners in May.", "They want to be paid.", "miners"),
        ("Two diplomats said the fund had refused to pay.", "They also said that the bank was shut.", "two-diplomats"),
        ("Officials at the Health Ministry said the clinic was hit.", "They did not say by whom.", "officials"),
    ],
)
def test_they_are_people_before_a_body(language: Language, first: str, second: str, meant: str) -> None:
    _, mentions = read(language, first, second)
    assert who(mentions, "They") == meant


def test_they_are_a_body_where_nobody_else_is_told_of(language: Language) -> None:
    _, mentions = read(language, "The Water Board met on Monday.", "They promised to pay by May.")
    assert who(mentions, "They") == "water-board"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The rebels took the port. “We will stay,” a rebel spokesman said.", "rebels"),
        ("“We have no men there,” said an army spokesman. The army had denied it before.", "army"),
        ("“We will free them,” the spokesman said.", "spokesman"),
        ("“We saw it,” said Luis Moran, a teacher.", None),
    ],
)
def test_we_are_the_side_that_somebody_speaks_for(language: Language, text: str, meant: str | None) -> None:
    _, mentions = read(language, text)
    assert who(mentions, "We") == meant


def test_nobody_to_stand_for(language: Language) -> None:
    _, mentions = read(language, "He left.")
    assert who(mentions, "He") is None


def test_it_that_only_fills_a_place_is_no_mention(language: Language) -> None:
    _, mentions = read(language, "Norway waited.", "It is likely that talks will resume.")
    assert all(m.span.exact != "It" for m in mentions)


def test_the_country_is_the_last_named(language: Language) -> None:
    _, mentions = read(language, "Bolivia closed its border.", "The country also recalled an envoy.")
    assert who(mentions, "The country") == who(mentions, "its") == "bolivia"


def test_a_person_that_the_tagger_takes_for_a_place_is_mended_by_the_rest(language: Language) -> None:
    text = (
        "President Anna Marsh arrived.",
        "Talks between Marsh and Omar Haddad lasted an hour.",
        "Mrs. Marsh was content.",
    )
    found, mentions = read(language, *text)
    assert {m.actor for m in mentions if "Marsh" in m.span.exact} == {"anna-marsh"}
    assert found["anna-marsh"].kind == "person"


def test_states_by_name_adjective_capital_and_abbreviation(language: Language) -> None:
    text = "The United States and the UK signed.", "Washington thanked London.", "American aid followed; the U.S. paid."
    found, mentions = read(language, *text)
    assert (
        who(mentions, "The United States")
        == who(mentions, "Washington")
        == who(mentions, "the U.S.")
        == "united-states"
    )
    assert found["united-kingdom"].country == "GBR"


def test_of_very_many_namesakes_the_ones_named_last_are_asked(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("Anna", "Boris", "Clara", "David", "Edith", "Frank")
    text = " ".join(f"Envoys met {name} Kovacs in Lydia." for name in names) + " Mr Kovacs refused to sign."
    _, whole = read(language, text)
    monkeypatch.setattr(coreference, "NAMESAKES", 3)
    _, few = read(language, text)
    assert who(whole, "Mr Kovacs") == who(few, "Mr Kovacs") == "frank-kovacs"


def test_numbers_of_actors_of_one_name_are_free_ones() -> None:
    taken: dict[str, int] = {}
    bases = ["official", "official-2", "official", "official", "official-2", "other"]
    assert [_unique(base, taken) for base in bases] == [
        "official",
        "official-2",
        "official-3",
        "official-4",
        "official-2-2",
        "other",
    ]


def test_three_and_more_are_those_that_were_listed_in_that_number(language: Language) -> None:
    text = (
        "The leaders of Peru, Chile, Chad and Niger met in Oslo.",
        "Premier Anna Berg was glad.",
        "The four leaders will speak on Sunday, and the three presidents will not.",
    )
    found, mentions = read(language, *text)
    four = found[who(mentions, "The four leaders") or ""]
    assert set(four.members) == {"chad", "chile", "niger", "peru"}
    three = found[who(mentions, "the three presidents") or ""]
    assert three.members == ()  # nobody listed three: a group of its own
    found, mentions = read(
        language, "Anna Berg, Rosa Quispe and Tomas Vrba arrived.", "The three ministers shook hands."
    )
    assert set(found[who(mentions, "The three ministers") or ""].members) == {"anna-berg", "rosa-quispe", "tomas-vrba"}


def test_those_named_by_their_number_alone_are_who_was_put_together(language: Language) -> None:
    found, mentions = read(language, "Anna Berg and Tomas Vrba met in Oslo.", "The two signed a truce.")
    assert who(mentions, "The two") == "anna-berg+tomas-vrba"
    _, mentions = read(language, "Chad and Niger fought for two years.", "The two agreed on a truce.")
    assert who(mentions, "The two") == "chad+niger"
    text = ("The leaders of Peru, Chile, Chad and Niger met in Oslo.", "The four may talk again by phone.")
    found, mentions = read(language, *text)
    assert set(found[who(mentions, "The four") or ""].members) == {"chad", "chile", "niger", "peru"}


@pytest.mark.parametrize(
    "text",
    ["The two were rebuilt last year.", "He named the two.", "Two signed the paper.", "The two stood by the river."],
)
def test_a_number_of_things_is_nobody(language: Language, text: str) -> None:
    _, mentions = read(language, "Anna Berg and Tomas Vrba opened a bridge and a road in Oslo.", text)
    assert not any(mention.span.exact.lower().endswith("two") for mention in mentions)


def test_a_counterpart_holds_the_office_of_whom_he_is_one(language: Language) -> None:
    found, mentions = read(
        language,
        "Peru's president, Rosa Quispe, and her Chilean counterpart, Juan Soto, met President Tomas Vrba in Oslo.",
        "“This is a relief,” said Mr. Vrba.",
        "The Chilean president maintains that a force is trapped.",
    )
    assert who(mentions, "The Chilean president") == "juan-soto"
    assert found["tomas-vrba"].country is None


def test_whom_an_apposition_names_is_nobody_else_of_that_office(language: Language) -> None:
    _, mentions = read(
        language,
        "The league's spokesman, Jon Olsen, said on Monday that talks would go on.",
        "The union's spokesman, Omar Diallo, said that its members would wait.",
        "He added that nobody had gone home.",
    )
    assert who(mentions, "The league's spokesman") == "jon-olsen"
    assert who(mentions, "The union's spokesman") == who(mentions, "He") == "omar-diallo"


def test_an_office_stays_with_whom_its_apposition_named(language: Language) -> None:
    _, mentions = read(
        language, "Ida Falk, the Norwegian minister, spoke in Lima.", "The minister, Falk, said that she would stay."
    )
    assert who(mentions, "The minister") == who(mentions, "she") == "ida-falk"
    text = ("The minister spoke in Lima.", "The minister, Ida Falk, had met the sailors.")
    _, mentions = read(language, *text)
    assert {mention.actor for mention in mentions if mention.span.exact == "The minister"} == {"ida-falk"}


def test_the_spokesmen_of_two_sides_are_two(language: Language) -> None:
    _, mentions = read(
        language,
        "The ministry's spokeswoman said that the road was open. The rebels' spokeswoman said that it was closed.",
        "The ministry's spokeswoman repeated it.",
    )
    first, second = "The ministry's spokeswoman", "The rebels' spokeswoman"
    assert who(mentions, first) != who(mentions, second)
    assert len({mention.actor for mention in mentions if mention.span.exact == first}) == 1


def test_a_name_behind_its_title_is_the_subject_that_the_title_is(language: Language) -> None:
    _, mentions = read(
        language,
        "Col. Jon Olsen, the army's spokesman, said the road was open.",
        "The union's spokesman Omar Diallo said it was closed. He denied that his men had closed it.",
    )
    assert who(mentions, "He") == who(mentions, "his") == "omar-diallo"


@pytest.mark.parametrize(
    "between",
    [
        "Under a deal brokered by Peru and Chile",
        "After mediation by Peru and Chile",
        "Peru and Chile mediated on Monday, and",
    ],
)
def test_who_mediates_is_none_of_the_two_sides(language: Language, between: str) -> None:
    found, mentions = read(
        language, "Chad and Niger agreed on a truce.", f"{between}, the two sides will swap prisoners."
    )
    (group,) = (one for one in found.values() if one.members)
    assert set(group.members) == {"chad", "niger"}
    assert who(mentions, "the two sides") == group.id


@pytest.mark.parametrize(
    "before",
    [
        "Rosa Quispe was to be tried as an adult.",
        "Rosa Quispe waited. An adult must sign for a child.",
        "Rosa Quispe waited. No lawyer came.",
    ],
)
def test_nobody_in_particular_is_no_she(language: Language, before: str) -> None:
    _, mentions = read(language, before, "She met its president on Friday.")
    assert who(mentions, "She") == "rosa-quispe"


def test_an_indefinite_noun_is_somebody(language: Language) -> None:
    _, mentions = read(language, "A lawyer came to the court on Friday.", "She left at noon.")
    assert who(mentions, "She") == "lawyer"
    _, mentions = read(language, "A judge will rule on Friday.", "He met the mayor.")
    assert who(mentions, "He") == "judge"


def test_his_lawyer_is_no_lawyer_of_somebody_elses(language: Language) -> None:
    text = "Anna Keller met Peter Holm. A lawyer for Keller said she was content.", "Holm left. His lawyer was silent."
    _, mentions = read(language, *text, "Holm's lawyer spoke on Monday.")
    assert who(mentions, "His lawyer") == who(mentions, "Holm's lawyer") != who(mentions, "A lawyer for Keller")
    _, mentions = read(
        language, "A lawyer for Anna Keller said she was content.", "Her lawyer added that she would wait."
    )
    assert who(mentions, "Her lawyer") == who(mentions, "A lawyer for Anna Keller")


def test_his_spokesman_goes_past_sentences_that_name_nobody(language: Language) -> None:
    text = "A spokesman for Anna Keller was silent.", "Twenty women have accused Peter Holm.", "He has been charged."
    _, mentions = read(language, *text, "His spokesman said he was ill.")
    assert who(mentions, "His spokesman") not in (who(mentions, "A spokesman for Anna Keller"), None)


@pytest.mark.parametrize(
    "text",
    [
        "The armed group calling itself the Lake Army shelled Arica.",
        "The militia known as the Lake Army shelled Arica.",
        "A militia that calls itself the Lake Army shelled Arica.",
    ],
)
def test_what_a_group_is_called_is_its_name(language: Language, text: str) -> None:
    found, mentions = read(language, text)
    assert {m.actor for m in mentions if m.actor != "arica"} == {"lake-army"}
    assert found["lake-army"].kind in ("organisation", "group")


def test_one_of_several_is_somebody_of_his_own(language: Language) -> None:
    text = "One of the guards gave an account unlike that of the minister.", "The boat was late, he said."
    found, mentions = read(language, *text)
    assert who(mentions, "he") == who(mentions, "One of the guards") != who(mentions, "the minister")
    assert found["one-of-the-guards"].kind == "person"


def test_who_is_named_after_what_he_says_is_not_whom_it_tells_of(language: Language) -> None:
    text = "President Ana Brandt wrote to Lima.", "Tomas Orel asked for a call, and she turned him down, an envoy said."
    _, mentions = read(language, *text)
    assert who(mentions, "she") == "ana-brandt"
    text = "The mayor spoke.", "He was late, Tomas Orel said."
    _, mentions = read(language, *text)
    assert who(mentions, "He") == who(mentions, "The mayor")


def test_the_two_to_whom_force_is_done_are_those_named_together(language: Language) -> None:
    text = (
        "The graves of Corporal Ivan Orel, 31, and Sergeant Jon Berg, 23, are at Velm.",
        "The two were shot by night.",
    )
    _, mentions = read(language, *text, "They had waved.")
    assert who(mentions, "The two") == who(mentions, "They") == "ivan-orel+jon-berg"


def test_the_two_sides_are_not_the_place_nor_who_comes_later(language: Language) -> None:
    text = "Peru and Chile met in May.", "It rained for days.", "Snow lay on the pass.", "Nobody came.", "Roads shut."
    last = "A first try was made in Bahrain in 1931, and the two sides met there twice before the Swiss took over."
    _, mentions = read(language, *text, "The ferry was late.", "It snowed.", "Boats were few.", last)
    assert who(mentions, "the two sides") == "chile+peru"


def test_whom_somebody_comments_for_is_not_whom_he_tells_of(language: Language) -> None:
    text = 'Palace adviser Ivan Orel, commenting for TNP, called the deal a triumph. "They told us to wait," he said.'
    _, mentions = read(language, text)
    assert who(mentions, "They") != who(mentions, "TNP")


def test_good_offices_are_no_body(language: Language) -> None:
    _, mentions = read(language, "Chile thanked Peru for its good offices.")
    assert not any("offices" in m.span.exact for m in mentions)


def test_who_goes_on_speaking_is_not_whom_he_told_of(language: Language) -> None:
    text = (
        "Minister Tomas Orel came to the mill on Monday. Orel's two cars stopped in the yard. "
        'He asked the miller, Jon Berg, how long the repair would take. "I told him a week, if the parts come," '
        'Berg said. "He nodded and drove off." No part to put in has come so far, he said this morning.'
    )
    _, mentions = read(language, "Orel wrote to Lima. Orel met the mayor and Orel spoke.", text)
    last = [m for m in mentions if m.span.exact == "he"][-1]
    assert last.actor == "jon-berg"


def test_he_is_known_further_back_where_nobody_nearer_fits(language: Language) -> None:
    text = "Minister Ivan Orel spoke, and he left.", "It rained.", "Snow lay.", "Roads shut.", "Boats sank.", "He came."
    _, mentions = read(language, *text)
    assert who(mentions, "He") == "ivan-orel"


def test_an_undescribed_source_is_not_whom_another_tells_of(language: Language) -> None:
    text = '"Nothing was sold," said a clerk there.', "As for a visit, she declined, the envoy said."
    _, mentions = read(language, *text)
    assert who(mentions, "she") is None
