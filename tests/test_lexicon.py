"""Senses by what stands in the slots; the slots themselves; contexts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord import ontology
from accord.model import Block, Report
from accord.reading import lexicon
from accord.reading.features import sense_of
from accord.reading.language import Language
from accord.reading.slots import NAME, lemmas, slots
from accord.reading.syntax import Parse, Token


def parse(language: Language, text: str) -> Parse:
    return language.parse(
        Report("r", "r", "r", None, None, None, None, "en", text, (Block("paragraph", 0, len(text)),))
    )


def word(parsed: Parse, text: str) -> Token:
    return next(token for token in parsed.tokens if token.text == text)


@pytest.mark.parametrize(
    ("lemma", "pos", "complements", "kind", "mode"),
    [
        ("release", "VERB", {"dobj": ["hostage"]}, "RETREAT", "release"),
        ("release", "VERB", {"dobj": ["statement"]}, None, None),
        ("agree", "VERB", {"xcomp": ["halt"], "xcomp.dobj": ["shelling"]}, "CONCEDE", None),
        ("agree", "VERB", {"xcomp": ["meet"]}, "AGREE", None),
        ("refuse", "VERB", {"xcomp": ["sign"], "xcomp.dobj": ["truce"]}, "REJECT", "yield"),
        ("reject", "VERB", {"dobj": ["meeting"]}, "REJECT", "meet"),
        ("call", "VERB", {"prep:for": ["ceasefire"]}, "REQUEST", "yield"),
        ("call", "VERB", {"dobj": ["minister"]}, "CONSULT", "phone"),
        ("call", "VERB", {"dobj": ["rival", NAME], "oprd": ["liar"]}, "ACCUSE", "disapprove"),
        ("threaten", "VERB", {"xcomp": ["annex"]}, "THREATEN", "territory"),
        ("threaten", "VERB", {"xcomp": ["expel"]}, "THREATEN", "expel"),
        ("step", "VERB", {"prt": ["down"]}, "RETREAT", "resign"),
        ("halt", "VERB", {"dobj": ["aid"]}, "SANCTION", "discontinue"),
        ("halt", "VERB", {"dobj": ["offensive"]}, "RETREAT", "ceasefire"),
        ("halt", "VERB", {"dobj": ["talk"]}, "REJECT", "meet"),
        ("meet", "VERB", {"dobj": ["deadline"]}, None, None),
        ("attack", "VERB", {"dobj": ["village"], "prep:with": ["drone"]}, "ASSAULT", "drone"),
        ("strike", "NOUN", {"compound": ["missile"]}, "ASSAULT", "heavy-weapons"),
        ("strike", "NOUN", {"compound": ["hunger"]}, "PROTEST", "hunger"),
        ("strike", "NOUN", {"compound": ["rail"]}, "PROTEST", "strike"),
        ("exchange", "NOUN", {"compound": ["prisoner"]}, "RETREAT", "release"),
        ("exchange", "NOUN", {"compound": ["stock"]}, None, None),
        ("call", "NOUN", {"prep:for": ["help"]}, "REQUEST", "assist"),
        ("call", "NOUN", {"prep:with": ["premier"]}, "CONSULT", "phone"),
        ("attack", "NOUN", {"compound": ["heart"]}, None, None),
    ],
)
def test_the_slots_choose_the_sense(
    lemma: str, pos: str, complements: dict[str, list[str]], kind: str | None, mode: str | None
) -> None:
    sense = lexicon.decide(lemma, pos, complements)
    assert sense is not None
    assert (sense.type, sense.mode) == (kind, mode)
    assert sense.light is None


def test_light_verbs_leave_the_sense_to_the_noun() -> None:
    sense = lexicon.decide("hold", "VERB", {"dobj": ["talk"]})
    assert sense is not None
    assert (sense.type, sense.light) == (None, "dobj")


def test_what_is_not_known_has_no_sense() -> None:
    assert lexicon.decide("photosynthesise", "VERB", {}) is None
    assert lexicon.decide("agree", "ADV", {}) is None
    assert not lexicon.known("photosynthesise", "VERB")
    assert lexicon.senses("agree", "ADV") == ()


def test_senses_by_particle() -> None:
    assert all(sense.type == "REQUEST" for sense in lexicon.senses("call", "NOUN", "for")[:1])
    assert "RETREAT" in {sense.type for sense in lexicon.senses("step", "VERB", "down")}
    assert "RETREAT" not in {sense.type for sense in lexicon.senses("step", "VERB")}


def test_reciprocal_senses_have_everybody_in_the_actor() -> None:
    sense = lexicon.decide("meet", "VERB", {"dobj": ["envoy"]})
    assert sense is not None
    assert sense.reciprocal
    assert sense.frame.actor == ("nsubj",)


def test_breadth_and_soundness() -> None:
    verbs, nouns = lexicon._senses("VERB"), lexicon._senses("NOUN")
    assert len(verbs) >= 800
    assert len(nouns) >= 400
    told = set()
    for rows in (*verbs.values(), *nouns.values()):
        for row in rows:
            if row.sense.type is not None:
                assert ontology.is_valid(row.sense.type, row.sense.mode)
                assert row.sense.frame.actor
                told.add(row.sense.type)
    assert told == set(ontology.TYPES)


def test_object_classes() -> None:
    assert "captives" in lexicon.object_classes("hostage")
    assert {"yielding", "halting"} <= lexicon.object_classes("halt")
    assert lexicon.object_classes("teapot") == frozenset()


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "mode"),
    [
        ("The rebels freed twelve pilots on Friday.", "freed", "RETREAT", "release"),
        ("Twelve pilots were freed by the rebels.", "freed", "RETREAT", "release"),
        ("The rebels freed dozens of pilots on Friday.", "freed", "RETREAT", "release"),
        ("Denmark announced a suspension of aid to the island.", "announced", "SANCTION", "discontinue"),
        ("The governor lifted the state of emergency.", "lifted", "CONCEDE", None),
        ("Denmark brought four smugglers to trial.", "brought", "ACCUSE", "allege"),
        ("The two premiers held talks in Oslo.", "held", "CONSULT", None),
        ("Peru agreed to suspend its attacks on the fleet.", "agreed", "CONCEDE", None),
        ("The junta imposed a curfew on the port.", "imposed", "COERCE", "curfew"),
        ("Farmers blocked the highway for two days.", "blocked", "PROTEST", "obstruct"),
        ("The council urged Norway to release the sailors.", "urged", "REQUEST", "yield"),
        ("Gunmen opened fire on a bus.", "opened", "ASSAULT", "firearms"),
        ("The army shelled the village with howitzers.", "shelled", "ASSAULT", "heavy-weapons"),
    ],
)
def test_senses_in_sentences(language: Language, text: str, trigger: str, kind: str, mode: str | None) -> None:
    sense = sense_of(word(parse(language, text), trigger))
    assert sense is not None
    assert (sense.type, sense.mode) == (kind, mode)


def test_slots_are_logical(language: Language) -> None:
    parsed = parse(language, "The hostages were freed by soldiers.")
    found = slots(word(parsed, "freed"))
    assert [token.text for token in found["dobj"]] == ["hostages"]
    assert [token.text for token in found["nsubj"]] == ["soldiers"]
    parsed = parse(language, "Chad urged Niger to withdraw its troops.")
    assert [token.text for token in slots(word(parsed, "withdraw"))["nsubj"]] == ["Niger"]
    assert NAME in lemmas(word(parsed, "urged"))["dobj"]
    parsed = parse(language, "Chad and Niger met in Paris and signed a treaty.")
    assert [token.text for token in slots(word(parsed, "signed"))["nsubj"]] == ["Chad", "Niger"]


def test_contexts() -> None:
    assert lexicon.contexts(["the", "foreign", "minister", "sign"]) == ("diplomatic",)
    assert lexicon.contexts(["Nuclear", "power", "plant"]) == ("human_security", "technology")
    assert lexicon.contexts([]) == ()
    assert set(lexicon.contexts(["chemical", "weapon", "earthquake", "soldier"])) == {"cbrn", "disasters", "military"}


LEMMAS = st.sampled_from(
    ["agree", "halt", "attack", "call", "release", "hostage", "aid", "talk", "war", "", NAME, "x" * 50, "\x00", "’"]
)
SLOTS = st.sampled_from(["nsubj", "dobj", "xcomp", "xcomp.dobj", "ccomp", "prep:for", "prep:on", "prt", "compound", ""])


@given(LEMMAS, st.sampled_from(["VERB", "NOUN", "ADJ"]), st.dictionaries(SLOTS, st.lists(LEMMAS, max_size=4)))
def test_a_decision_is_always_valid_plover(lemma: str, pos: str, complements: dict[str, list[str]]) -> None:
    sense = lexicon.decide(lemma, pos, complements)
    if sense is not None and sense.type is not None:
        assert ontology.is_valid(sense.type, sense.mode)
    assert lexicon.decide(lemma, pos, complements) == sense


@given(st.lists(LEMMAS, max_size=30), st.lists(LEMMAS, max_size=30))
def test_more_words_never_take_a_context_away(first: list[str], second: list[str]) -> None:
    assert set(lexicon.contexts(first)) <= set(lexicon.contexts(first + second))
