"""Which tellings are joined. All happenings are invented."""

from __future__ import annotations

import itertools
from collections import Counter

import numpy as np
import pytest

import accord
from accord.comparing.account import build
from accord.comparing.alignment import judge_events
from accord.comparing.likeness import FEATURES, Background, Surroundings, Trees, features, likeness
from accord.comparing.profiles import EventProfile
from accord.comparing.senses import centre, nearness, vector
from accord.comparing.tokens import stem
from accord.model import Actor, Dossier
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader()


def profiles(reader: Reader, *texts: str) -> tuple[list[EventProfile], dict[str, Actor]]:
    readings = [
        reader.read(report(text, path=f"r{i}.txt", outlet=f"R{i}", published="2020-05-06", language="en"))
        for i, text in enumerate(texts)
    ]
    built = build(readings)
    by_text = {reading.report.id: number for number, reading in enumerate(readings)}
    found = sorted(built.events.values(), key=lambda one: (by_text[one.key[0]], one.event.trigger.start))
    return found, {actor.id: actor for actor in built.actors}


def account(reader: Reader, *texts: str) -> Dossier:
    return accord.account(
        reader.read(report(text, path=f"r{i}.txt", outlet=f"R{i}", published="2020-05-06", language="en"))
        for i, text in enumerate(texts)
    )


def joined(dossier: Dossier) -> int:
    return sum(len({telling.report for telling in fact.tellings}) > 1 for fact in dossier.facts)


def test_one_act_in_two_reports_is_one_fact(reader: Reader) -> None:
    dossier = account(
        reader,
        "Norway released 40 prisoners to Sweden on Monday.",
        "On Monday Norway freed 40 captives and handed them to Sweden.",
    )
    assert joined(dossier) == 1


def test_a_meeting_that_was_is_not_a_meeting_to_come(reader: Reader) -> None:
    dossier = account(
        reader,
        "Norwegian and Swedish ministers met in Oslo on Monday.",
        "Norwegian and Swedish ministers will meet in Oslo on Friday.",
    )
    assert joined(dossier) == 0


def test_judging_is_symmetric(reader: Reader) -> None:
    found, actors = profiles(
        reader,
        "Norway rejected a demand to withdraw its troops from Finland. Sweden accused Norway of shelling a port.",
        "Norway turned down the demand that it pull its troops out of Finland. Sweden said Norway had shelled a port.",
    )
    assert len(found) >= 4
    for one, two in itertools.combinations(found, 2):
        there, back = judge_events(one, two, actors), judge_events(two, one, actors)
        assert (there.score, there.never) == (pytest.approx(back.score), back.never)


def test_a_verdict_is_the_sum_of_its_features(reader: Reader) -> None:
    found, actors = profiles(reader, "Norway accused Sweden of spying.", "Norway accused Sweden of spying again.")
    verdict = judge_events(found[0], found[-1], actors)
    assert verdict.score == pytest.approx(sum(weight for _, weight in verdict.features))
    assert "same word" in verdict.words()


def surroundings(word: str, sentence: str, where: str = "r1") -> Surroundings:
    stems = frozenset(sentence.split())
    counts = Counter([*stems, "port", "storm"])
    empty: frozenset[str] = frozenset()
    report = Background(where, counts, Counter({"rotterdam": 1}), stems, empty, empty, empty)
    return Surroundings(report, word, word, "noun", frozenset({word}), stems, stems)


def test_likeness_is_symmetric_and_a_probability() -> None:
    a, b = surroundings("collid", "ship tanker harbour"), surroundings("crash", "tanker ship pier", "r2")
    assert len(features(a, b)) == len(FEATURES)
    assert features(a, b) == features(b, a)
    assert 0 < likeness([(a, b)])[0] < 1
    assert likeness([(a, b), (b, a)]).tolist() == [likeness([(a, b)])[0]] * 2
    assert likeness([]).tolist() == []


def test_the_same_word_in_like_surroundings_is_likelier_one_happening_than_another_word_elsewhere() -> None:
    one = surroundings("collid", "ship tanker harbour")
    near, far = surroundings("collid", "ship tanker pilot", "r2"), surroundings("elect", "mayor vote council", "r2")
    like, unlike = likeness([(one, near), (one, far)])
    assert like > 0.5 > unlike


def test_words_of_one_meaning_are_nearer_than_words_of_one_topic() -> None:
    def near(a: str, b: str) -> float:
        found = nearness(stem(a), stem(b))
        assert found is not None
        return found

    assert near("quake", "earthquake") > 0.6 > near("quake", "flood")
    assert near("buy", "purchase") > near("buy", "build")
    assert near("truce", "armistice") == near("armistice", "truce") > near("truce", "attack")
    assert near("zzyzx", "zzyzx") == 1.0 and nearness("zzyzx", "buy") is None
    assert vector("zzyzx") is None and centre(["zzyzx"]) is None


def test_trees_answer_as_worked_out_by_hand() -> None:
    trees = Trees(
        feature=np.array([[0, -1, 1, -1, -1], [-1, -1, -1, -1, -1]], np.int16),
        most=np.array([[0.5, 0, 2.0, 0, 0], [0.0] * 5]),
        left=np.array([[1, 0, 3, 0, 0], [0] * 5], np.int16),
        right=np.array([[2, 0, 4, 0, 0], [0] * 5], np.int16),
        value=np.array([[0, -1.0, 0, 2.0, 3.0], [0.25, 0, 0, 0, 0]]),
        base=0.5,
    )
    assert trees.odds(np.array([[0.5, 9.0], [0.6, 2.0], [0.6, 2.1]])).tolist() == [-0.25, 2.75, 3.75]
