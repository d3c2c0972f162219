"""Mended parses stay trees."""

from __future__ import annotations

import pytest

from accord.reading.language import Language
from accord.sources import report

SENTENCES = [
    "The firm bought the mill in 1997, and in 2001 announced plans to close it.",
    "Chad freed 22 badly wounded soldiers, and Niger sent home 30 captured guards.",
    "Talks between Deby and Nigerien President Bazoum failed, a failure the mayor had foreseen.",
    "General Kovacs of Chad and General Reed of Niger handed over 200 men after backing from the envoys.",
    "She accused the mayor of lying and urged his deputy to leave, and a court found Ana Reed guilty of theft.",
    "The sit-in ended with a cease-fire - and a cyber-attack followed.",
    "Carlos Vidal del Prado and Archbishop Juan Mora y Vidal met Luis van Bergen and Ana Silva da Costa in Lima.",
    "Juan Mora y Vidal left. They met Mora y Vidal.",
    "In 1998 signed papers, in 1999 burned villages and in 2000 freed prisoners were shown.",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_every_token_leads_up_to_a_root(language: Language, text: str) -> None:
    parse = language.parse(report(text, path="a.txt", language="en"))
    for token in parse.tokens:
        steps = 0
        while token.head is not token:
            assert token in token.head.children
            token = token.head
            steps += 1
            assert steps <= len(parse.tokens)
    placed = sum(len(token.children) for token in parse.tokens) + sum(token.head is token for token in parse.tokens)
    assert placed == len(parse.tokens)


def test_a_counted_participle_modifies_what_is_counted(language: Language) -> None:
    parse = language.parse(report("It praised the release of 22 badly wounded soldiers.", path="a.txt", language="en"))
    word = {token.text: token for token in parse.tokens}
    assert word["soldiers"].head is word["of"]
    assert word["22"].head is word["soldiers"]


def test_a_finite_verb_goes_with_the_finite_one(language: Language) -> None:
    parse = language.parse(
        report("She accused the mayor of lying and urged his deputy to leave.", path="a.txt", language="en")
    )
    word = {token.text: token for token in parse.tokens}
    assert word["urged"].head is word["accused"]


def test_an_object_with_an_adjective_is_an_object(language: Language) -> None:
    parse = language.parse(report("A court found Ana Reed guilty of theft.", path="a.txt", language="en"))
    word = {token.text: token for token in parse.tokens}
    assert (word["Reed"].head, word["Reed"].dep) == (word["found"], "dobj")
    assert word["guilty"].dep == "oprd"


@pytest.mark.parametrize("words", ["cease-fire", "cease–fire", "cease‑fire", "cease fire"])
def test_a_parted_compound_has_its_whole_lemma(language: Language, words: str) -> None:
    parse = language.parse(report(f"Peru proposed a {words}.", path="a.txt", language="en"))
    assert "cease-fire" in {token.lemma for token in parse.tokens}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Maria May left the hall.", "PERSON"),
        ("The talks of May failed.", "DATE"),
        ("In late May the talks failed.", "DATE"),
    ],
)
def test_a_surname_like_a_month(language: Language, text: str, label: str) -> None:
    parse = language.parse(report(text, path="a.txt", language="en"))
    place = next(token.i for token in parse.tokens if token.text == "May")
    assert parse.entity_at[place].label == label
    assert parse.entity_at[place] in parse.entities


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("fined", "fine"),
        ("staged", "stage"),
        ("waging", "wage"),
        ("raped", "rape"),
        ("rapped", "rap"),
        ("cordoned", "cordon"),
        ("planned", "plan"),
        ("barred", "bar"),
        ("overthrew", "overthrow"),
        ("redrew", "redraw"),
    ],
)
def test_an_inflected_verb_has_its_own_lemma(language: Language, form: str, lemma: str) -> None:
    text = f"The army was {form} the city." if form.endswith("ing") else f"The army {form} the city on Monday."
    parse = language.parse(report(text, path="a.txt", language="en"))
    assert next(token.lemma for token in parse.tokens if token.text == form) == lemma


@pytest.mark.parametrize(
    ("text", "tag", "lemma"),
    [
        ("Envoys of Chad met in Geneva.", "NNS", "envoy"),
        ("Guerrillas of the south met their leader.", "NNS", "guerrilla"),
        ("Maoists of the south met their leader.", "NNS", "maoist"),
        ("Adams met the envoys.", "NNP", "Adams"),
    ],
)
def test_a_noun_for_people_that_opens_a_sentence_is_no_name(
    language: Language, text: str, tag: str, lemma: str
) -> None:
    first = language.parse(report(text, path="a.txt", language="en")).tokens[0]
    assert (first.tag, first.lemma) == (tag, lemma)


def test_a_name_beside_persons_is_a_person_unless_it_is_a_place(language: Language) -> None:
    parse = language.parse(
        report("Izetbegovic, Milosevic and Tudjman gathered at an air base in Ohio.", path="a.txt", language="en")
    )
    labels = [parse.entity_at[token.i].label for token in parse.tokens if token.dep in ("nsubj", "conj")]
    assert labels == ["PERSON", "PERSON", "PERSON"]
    assert parse.entities == sorted(parse.entities, key=lambda one: one.first)
    other = language.parse(report("Milosevic and Bosnia agreed on a plan.", path="a.txt", language="en"))
    word = {token.text: token for token in other.tokens}
    assert word["Bosnia"].i not in other.entity_at or other.entity_at[word["Bosnia"].i].label == "GPE"


def test_what_went_before_does_not_belong_to_what_is_to_come(language: Language) -> None:
    text = "Chad and Niger agreed to a truce that will begin on Monday, after two days of talks in Oslo."
    word = {token.text: token for token in language.parse(report(text, path="a.txt", language="en")).tokens}
    assert word["after"].head is word["agreed"]
    text = "Chad and Niger agreed to a truce that will begin after two days of talks in Oslo."
    word = {token.text: token for token in language.parse(report(text, path="a.txt", language="en")).tokens}
    assert word["after"].head is not word["agreed"]


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("An air raid on the village of Kaya left five dead.", "Kaya", "GPE"),
        ("Eleven people were killed on the road to Kandy.", "Kandy", "GPE"),
        ("The minister spoke of Anna Berg.", "Berg", "PERSON"),
    ],
)
def test_a_village_and_where_a_road_leads_are_places(language: Language, text: str, name: str, label: str) -> None:
    parse = language.parse(report(text, path="a.txt", language="en"))
    token = next(token for token in parse.tokens if token.text == name)
    assert parse.entity_at[token.i].label == label


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Archbishop Juan Mora y Vidal called for talks.", "Juan Mora y Vidal"),
        ("The rebels met Juan Mora y Vidal in Lima.", "Juan Mora y Vidal"),
        ("Carlos Vidal del Prado and Ana Reed met the envoy.", "Carlos Vidal del Prado"),
    ],
)
def test_two_surnames_are_one_name(language: Language, text: str, name: str) -> None:
    parse = language.parse(report(text, path="a.txt", language="en"))
    spans = [parse.span_of(parse.tokens[one.first : one.last]).exact for one in parse.entities if one.label == "PERSON"]
    assert name in spans
    first, *inside, last = [token for token in parse.tokens if token.text in name.split()]
    assert {token.head for token in (first, *inside)} == {last}


def test_whom_one_calls_on_is_no_subject_of_a_time(language: Language) -> None:
    parse = language.parse(report("The mayor called on Berg to resign.", path="a.txt", language="en"))
    word = {token.text: token for token in parse.tokens}
    assert word["Berg"].head is word["on"] and word["on"].head is word["called"]
    assert word["resign"].dep == "xcomp" and word["resign"].head is word["called"]
