"""Do two phrases stand for one: what is compared, and what the shipped trees make of plain cases."""

from collections import Counter
from dataclasses import replace

import numpy as np

from accord.comparing.likeness import Background, Surroundings
from accord.comparing.referents import FEATURES, Referent, features, probabilities
from accord.model import Actor

FALK = Actor("ida-falk", "Ida Falk", "person", "NOR", "GOV", ("minister",))
NORWAY = Actor("norway", "Norway", "state", "NOR", None)
CHAD = Actor("chad", "Chad", "state", "TCD", None)


def phrase(words: str, where: str, actor: Actor | None = None, within: frozenset[str] = frozenset()) -> Referent:
    """A phrase whose last word is its head."""
    stems = words.lower().split()
    nothing: frozenset[str] = frozenset()
    report = Background(where, Counter(stems), Counter(), nothing, nothing, nothing, nothing)
    told = Surroundings(report, stems[-1], stems[-1], "noun", frozenset(stems), nothing, nothing)
    names = frozenset(word.lower() for word in words.split() if word[:1].isupper())
    return Referent(
        told,
        "name" if words.split()[-1][:1].isupper() else "noun",
        False,
        "",
        names,
        actor,
        None if actor is None else actor.id,
        within,
        nothing,
        0 if actor is None else 12,
        0 if actor is None else 3,
        5,
    )


def test_features_are_named_and_symmetric() -> None:
    one, two = phrase("minister Falk", "r1", FALK), phrase("talks", "r2", within=frozenset({"ida-falk", "chad"}))
    assert len(features(one, two)) == len(FEATURES)
    assert features(one, two) == features(two, one)


def test_a_country_with_its_person_and_its_organs_are_told_apart() -> None:
    def asked(name: str, one: Referent, two: Referent) -> float:
        return features(one, two)[FEATURES.index(name)]

    falk, norway, chad = phrase("Falk", "r1", FALK), phrase("Norway", "r2", NORWAY), phrase("Chad", "r2", CHAD)
    assert asked("a country and its person", falk, norway) == 1.0
    assert asked("a country's organs", falk, norway) == 0.0
    assert asked("a country's organs", norway, replace(norway)) == 1.0
    assert asked("a country and its person", falk, chad) == asked("countries", falk, chad) == 0.0
    assert asked("same actor", falk, phrase("rain", "r2")) == -1.0


def test_who_is_named_within_two_phrases_counts_by_the_share_of_them() -> None:
    talks, summit = phrase("talks", "r1"), phrase("summit", "r2")
    place = FEATURES.index("actors within")
    assert features(talks, summit)[place] == -1.0
    talks, summit = (
        replace(talks, within=frozenset({"norway", "chad"})),
        replace(summit, within=frozenset({"norway"})),
    )
    assert features(talks, summit)[place] == 0.5


def test_one_actor_of_two_reports_is_likelier_one_than_two_states_are() -> None:
    pairs = [
        (phrase("Falk", "r1", FALK), phrase("minister Falk", "r2", FALK)),
        (phrase("Norway", "r1", NORWAY), phrase("Chad", "r2", CHAD)),
        (phrase("Falk", "r1", FALK), phrase("rain", "r2")),
    ]
    same, other, none = probabilities(np.array([features(a, b) for a, b in pairs]))
    assert same > 0.8
    assert max(other, none) < 0.5
