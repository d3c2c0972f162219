"""Which tellings are joined. All happenings are invented."""

from __future__ import annotations

import itertools
import re
from collections import Counter

import numpy as np
import pytest

import accord
from accord.comparing import joins
from accord.comparing.account import build
from accord.comparing.alignment import cluster_events, judge_events, learned
from accord.comparing.clusters import LINK, Verdict, _judged
from accord.comparing.likeness import FEATURES, Background, Surroundings, features, model
from accord.comparing.profiles import EventProfile
from accord.comparing.senses import centre, nearness, vector
from accord.comparing.sentences import Neighbours, sentences
from accord.comparing.tokens import stem
from accord.comparing.trees import Trees
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


def joined(dossier: Dossier, kind: str = "event") -> int:
    return sum(len({telling.report for telling in fact.tellings}) > 1 for fact in dossier.facts if fact.kind == kind)


def test_what_a_report_says_was_not_done_is_not_what_it_says_was_done(reader: Reader) -> None:
    found, actors = profiles(
        reader, "Niger test-fired a missile on Monday. Chad was praised for not test-firing a missile."
    )
    done, undone = sorted(
        (one for one in found if one.event.type == "MOBILIZE"), key=lambda one: one.event.realis == "negated"
    )
    assert (done.event.realis, undone.event.realis) == ("actual", "negated")
    assert "done and not done, by one voice" in {name for name, _ in judge_events(done, undone, actors).features}


def test_what_is_promised_is_not_what_was_not_promised(reader: Reader) -> None:
    promised = "Norway promised to recall two gunboats from the fjord."
    for other, one in (
        ("Norway did not promise to free nine poachers.", False),
        ("Norway did not promise to recall gunboats.", True),
    ):
        found, actors = profiles(reader, promised, other)
        first, second = (one for one in found if one.trigger == "promis")
        verdict = judge_events(first, second, actors)
        assert (verdict.score >= LINK) is one


def test_one_act_in_two_reports_is_one_fact(reader: Reader) -> None:
    dossier = account(
        reader,
        "Norway released 40 prisoners to Sweden on Monday.",
        "On Monday Norway freed 40 captives and handed them to Sweden.",
    )
    assert joined(dossier) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # what is told of is the same, by other words and without who does it
        ("In Oslo the mediator said all captives of the lake war would be freed.",
         "In Oslo the mediator said every prisoner of the lake war was to be set free."),
        ("Every prisoner on either side is to be set free.", "The accord provides for the release of all prisoners."),
        ("Chad and Niger agreed to a ceasefire in northern Chad that begins on Friday.",
         "Chad and Niger are to stop shooting at midnight on Thursday."),
        # "the claim" is answered by the one who answers it
        ("A spokesman for Chad, Idris Tall, dismissed the claim.",
         "Idris Tall, a spokesman for Chad, rejected Niger's allegation that its tanks had entered Niger."),
        # a call is a call by whatever word
        ("Chad telephoned Niger before dawn.", "Chad rang Niger before dawn."),
        ("Chad and Niger will speak by telephone on Sunday, May 10.",
         "The leaders of the two countries will hold a telephone conversation on Sunday, May 10."),
    ],
)  # fmt: skip
def test_one_happening_by_other_words_is_one_fact(reader: Reader, first: str, second: str) -> None:
    assert joined(account(reader, first, second)) == 1


def test_what_is_refused_may_be_put_as_talks_about_it(reader: Reader) -> None:
    found, actors = profiles(
        reader, "Chad rejected a court.", "Chad refused to discuss a court.", "Chad shelled Niger."
    )
    refused = [one for one in found if one.event.type == "REJECT"]
    assert {one.event.content for one in refused} == {None, "meeting"}
    verdict = judge_events(*refused, actors)
    assert not verdict.never
    assert ("talks about it against the thing", -0.4) in verdict.features


def test_sentences_that_are_alike_speak_for_a_join_of_one_kind_of_act(reader: Reader) -> None:
    texts = (
        "Chad promised not to use force against Niger.\n\nThe harvest was good. Rain fell in the south.",
        "Niger and Chad renounced the use of force.\n\nSchools open in June. A bridge was closed.",
    )
    found, actors = profiles(reader, *texts)
    apart, *_ = cluster_events(found, actors)
    assert max(len(cluster) for cluster in apart) == 1
    reports = [report(text, path=f"r{i}.txt", outlet=f"R{i}", published="2020-05-06", language="en")
               for i, text in enumerate(texts)]  # fmt: skip
    alike = Neighbours(sentences(reports))
    together, judged, _ = cluster_events(found, actors, alike.margin)
    assert max(len(cluster) for cluster in together) == 2
    assert any("in sentences that are alike" in verdict.words() for verdict in judged.values())


def test_clauses_that_share_most_speak_for_a_join(reader: Reader) -> None:
    texts = ("Chad promised not to use force against Niger.", "Niger and Chad renounced the use of force.")
    found, actors = profiles(reader, *texts)
    first, second = (next(one for one in found if one.key[0] == name) for name in sorted({one.key[0] for one in found}))
    pair = frozenset((first.key, second.key))
    together, judged, _ = cluster_events(found, actors, best={pair: 0.5})
    assert max(len(cluster) for cluster in together) == 2
    assert any("in clauses that share most" in verdict.words() for verdict in judged.values())


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        # as another kind of act on the same side, and as what is done against somebody
        ("Chad warned Niger to keep its boats at home.", "Chad urged Niger to keep its boats at home.", True),
        ("Chad freed nine sailors of Niger.", "Chad shot nine sailors of Niger.", False),
    ],
)
def test_acts_of_other_types_may_be_one_where_their_clauses_share_most(
    reader: Reader, first: str, second: str, one: bool
) -> None:
    found, actors = profiles(reader, first, second)
    apart, *_ = cluster_events(found, actors)
    assert max(len(cluster) for cluster in apart) == 1
    assert len({profile.event.type for profile in found}) == 2
    pairs = {frozenset((a.key, b.key)): 0.5 for a in found for b in found if a.key[0] < b.key[0]}
    together, *_ = cluster_events(found, actors, best=pairs)
    assert (max(len(cluster) for cluster in together) == 2) is one


def test_other_people_are_not_made_one_by_sentences_that_are_alike(reader: Reader) -> None:
    texts = ("Chad ordered a purchase of twelve grey bridges.", "Peru ordered a purchase of nine grey bridges.")
    assert joined(account(reader, *texts)) == 0


def test_words_that_are_alike_may_be_of_one_who_is_only_described(reader: Reader) -> None:
    same = "the lake was a part of Chad and not open to bargaining"
    dossier = account(
        reader,
        f"A Chadian spokesman said that {same}. Rain fell in the south.",
        '"The lake is an integral part of Chad and is not negotiable," a spokesman of the delegation said.',
    )
    assert joined(dossier, "statement") == 1


@pytest.mark.parametrize(
    "other",
    [
        "Chad and Niger agreed to a pause in strikes on power plants.",
        "Niger promised Chad not to obstruct the ceasefire.",
    ],
)
def test_less_than_a_truce_is_none(reader: Reader, other: str) -> None:
    found, people = profiles(reader, "Chad and Niger agreed to a ceasefire.", other)
    names = {name for name, _ in judge_events(found[0], found[1], people).features}
    assert "both a truce" not in names
    found, people = profiles(
        reader, "Chad and Niger agreed to a ceasefire.", "Chad and Niger are to stop shooting on Thursday."
    )
    assert "both a truce" in {name for name, _ in judge_events(found[0], found[1], people).features}


def test_what_has_happened_is_not_what_depends_on_something(reader: Reader) -> None:
    dossier = account(
        reader, "Chad freed 20 prisoners on Monday.", "Chad would free its prisoners if Niger did the same."
    )
    assert joined(dossier) == 0


def test_two_counts_of_one_column_are_a_disagreement(reader: Reader) -> None:
    dossier = account(
        reader,
        "About 50 tanks had crossed the border from Niger overnight, a spokesman said.",
        "According to the army, 20 tanks rolled across the border during the night.",
    )
    [disagreement] = dossier.disagreements
    assert disagreement.kind == "number"
    assert {value.text for value in disagreement.values} == {"About 50 tanks", "20 tanks"}


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


def open_pairs(found: list[EventProfile], actors: dict[str, Actor]) -> list[tuple[EventProfile, EventProfile, Verdict]]:
    judged = [(a, b, judge_events(a, b, actors)) for a, b in itertools.combinations(found, 2)]
    return [pair for pair in judged if not (pair[2].never or pair[2].settled)]


ATTACKS = (
    "Rebels shelled the port of Zenda on Monday, killing four sailors. Zenda accused the rebels of murder.",
    "Four sailors died when the rebels' guns fired on the port of Zenda. Zenda accused rebel gunners of murder.",
)


def test_what_was_learned_is_added_to_the_rules_and_told_by_name(reader: Reader) -> None:
    found, actors = profiles(reader, *ATTACKS)
    pairs = open_pairs(found, actors)
    verdicts = learned(pairs, actors)
    changed = [(pair[2], after) for pair, after in zip(pairs, verdicts, strict=True) if after is not pair[2]]
    assert changed
    for before, after in changed:
        assert after.learned is not None and after.features == before.features
        assert "learned: the rest" in after.words()
        told = [float(weight) for weight in re.findall(r" ([+-]\d+\.\d)(?=,|$)", after.words())]
        assert sum(told) == pytest.approx(after.score, abs=0.05 * len(told) + 1e-9)


def test_what_was_learned_is_symmetric(reader: Reader) -> None:
    found, actors = profiles(reader, *ATTACKS)
    pairs = open_pairs(found, actors)
    back = [(b, a, judge_events(b, a, actors)) for a, b, _ in pairs]
    there, again = learned(pairs, actors), learned(back, actors)
    assert [one.score for one in there] == pytest.approx([one.score for one in again])


def test_of_types_that_were_not_learned_the_rules_decide(reader: Reader) -> None:
    found, actors = profiles(
        reader, "Norway agreed to a truce with Sweden on Monday.", "Norway and Sweden agreed to a truce on Monday."
    )
    pairs = open_pairs(found, actors)
    assert pairs and not {pair[0].event.type for pair in pairs} & joins.learned_types()
    assert learned(pairs, actors) == [pair[2] for pair in pairs]


def test_attacks_on_other_targets_are_not_made_one_by_what_was_learned(reader: Reader) -> None:
    found, actors = profiles(
        reader, "Rebels targeted hospitals and schools.", "Rebels targeted oil depots and railways."
    )
    pairs = [pair for pair in open_pairs(found, actors) if ("other targets", -1.2) in pair[2].features]
    assert pairs and learned(pairs, actors) == [pair[2] for pair in pairs]


def test_what_is_settled_stays_and_nothing_is_learned_of_no_pairs(reader: Reader) -> None:
    found, actors = profiles(reader, *ATTACKS)
    a, b, _ = open_pairs(found, actors)[0]
    settled = Verdict(9.0, (("refers back", 9.0),), settled=True)
    assert learned([(a, b, settled)], actors) == [settled]
    assert learned([], actors) == []


def test_more_of_a_rising_feature_never_speaks_against_a_join() -> None:
    chance = np.random.default_rng(5)
    rows = chance.uniform(-1, 1, (200, len(joins.FEATURES)))
    for place, rising in enumerate(joins.RISING):
        if rising:
            more = rows.copy()
            more[:, place] += 0.5
            assert (joins.model().odds(more) >= joins.model().odds(rows) - 1e-9).all(), joins.FEATURES[place]


def surroundings(word: str, sentence: str, where: str = "r1") -> Surroundings:
    stems = frozenset(sentence.split())
    counts = Counter([*stems, "port", "storm"])
    empty: frozenset[str] = frozenset()
    report = Background(where, counts, Counter({"rotterdam": 1}), stems, empty, empty, empty)
    return Surroundings(report, word, word, "noun", frozenset({word}), stems, stems)


def test_likeness_is_symmetric() -> None:
    a, b = surroundings("collid", "ship tanker harbour"), surroundings("crash", "tanker ship pier", "r2")
    assert len(features(a, b)) == len(FEATURES)
    assert features(a, b) == features(b, a)


def test_the_same_word_in_like_surroundings_is_likelier_one_happening_than_another_word_elsewhere() -> None:
    one = surroundings("collid", "ship tanker harbour")
    near, far = surroundings("collid", "ship tanker pilot", "r2"), surroundings("elect", "mayor vote council", "r2")
    like, unlike = model().probabilities(np.array([features(one, near), features(one, far)]))
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
    rows = np.array([[0.5, 9.0], [0.6, 2.0], [0.6, 2.1]])
    assert trees.odds(rows).tolist() == [-0.25, 2.75, 3.75]
    assert trees.shares(rows).tolist() == [[-1.0, 0.0], [0.0, 2.0], [0.0, 3.0]]


def test_tellings_that_are_told_alike_are_judged_once_and_as_they_would_be(reader: Reader) -> None:
    text = "Norway freed {} prisoners in Bergen on Monday. Sweden said it had asked Norway to free the prisoners."
    found, actors = profiles(reader, *(text.format(n) + " " * n for n in (40, 40, 41, 41)))
    by_told: dict[object, list[EventProfile]] = {}
    for profile in found:
        by_told.setdefault(profile.told, []).append(profile)
    assert max(map(len, by_told.values())) > 1 and len(by_told) < len(found)
    for one, two in itertools.permutations(found, 2):
        other = next((p for p in by_told[two.told] if p.key != two.key), two)
        if one.key[0] not in (two.key[0], other.key[0]):
            verdict, again = judge_events(one, two, actors), judge_events(one, other, actors)
            assert (verdict.score, verdict.features) == (again.score, again.features)
    asked: list[tuple[EventProfile, EventProfile]] = []

    def judge(a: EventProfile, b: EventProfile) -> Verdict:
        asked.append((a, b))
        return judge_events(a, b, actors)

    places = [(x, y) for x in range(len(found)) for y in range(x + 1, len(found))]
    pairs, which = _judged(found, places, judge)
    assert len(asked) < len(places)
    for (x, y), number in zip(places, which, strict=True):
        assert pairs[number][2].score == judge_events(found[x], found[y], actors).score


def test_two_days_and_two_targets_are_two_attacks_however_alike_the_words(reader: Reader) -> None:
    text = "The army of Chad shelled the {} on {}."
    joined = []
    for first, second in ((("port", "Monday"), ("bridge", "Thursday")), (("port", "Monday"), ("port", "Thursday"))):
        found, actors = profiles(reader, text.format(*first), text.format(*second))
        pair = frozenset(one.key for one in found)
        clusters, *_ = cluster_events(found, actors, best={pair: 0.9})
        joined.append(len(clusters) == 1)
    assert joined == [False, True]
