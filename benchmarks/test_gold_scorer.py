"""The gold scorer on hand-made dossiers: every check can hold and can fail."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

import gold

NORTH = (
    'Minister Ada Berg met envoy Jon Falk for two hours. Berg agreed to free 40 prisoners. "We are tired," Falk said.'
)
SOUTH = "Berg and Falk talked for three hours. Berg refused to withdraw. The ministry denies the shelling of Tarn."
TEXTS = {"north.txt": NORTH, "south.txt": SOUTH}


def at(report: str, words: str) -> dict[str, Any]:
    text = NORTH if report == "N" else SOUTH
    start = text.index(words)
    return {"report": report, "span": [start, start + len(words)], "exact": words}


def value(report: str, words: str, content: Any) -> dict[str, Any]:
    return {"value": content, "text": words, "report": report, "span": at(report, words)["span"], "relation": "equal"}


def fact(ident: str, evidence: list[dict[str, Any]], **fields: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "id": ident,
        "story": "s",
        "kind": "event",
        "summary": ident,
        "type": "CONSULT",
        "mode": None,
        "contexts": [],
        "actors": ["ada-berg"],
        "recipients": [],
        "realis": "actual",
        "certainty": "certain",
        "verdict": "single",
        "outlets": [],
        "origins": ["o"],
        "authorities": [],
        "silent": [],
        "slots": {},
        "evidence": evidence,
    }
    return {**base, **fields}


def hours(low: int) -> dict[str, Any]:
    return {"kind": "duration", "low": low, "high": low, "unit": "hour", "hedge": None}


@pytest.fixture
def dossier() -> dict[str, Any]:
    durations = [value("N", "two hours", hours(2)), value("S", "three hours", hours(3))]
    return {
        "schema": "accord/dossier/1",
        "reports": [
            {"id": "N", "path": "x/north.txt", "outlet": "North", "title": None, "published": None, "origin": "o1"},
            {"id": "S", "path": "x/south.txt", "outlet": "South", "title": None, "published": None, "origin": "o2"},
        ],
        "actors": [
            {
                "id": "ada-berg",
                "name": "Ada Berg",
                "kind": "person",
                "country": "NOR",
                "sector": "GOV",
                "aliases": ["Berg"],
            },
            {"id": "jon-falk", "name": "Jon Falk", "kind": "person", "country": None, "sector": None, "aliases": []},
            {"id": "ministry", "name": "the ministry", "kind": "organisation", "country": None, "sector": "GOV"},
            {"id": "both", "name": "both", "kind": "group", "country": None, "members": ["ada-berg", "jon-falk"]},
        ],
        "stories": [
            {"id": "s", "title": "talks", "reports": ["N", "S"], "facts": ["talks", "free", "refusal", "tired"]}
        ],
        "facts": [
            fact(
                "talks",
                [at("N", "met envoy Jon Falk for two hours"), at("S", "Berg and Falk talked for three hours")],
                actors=["both"],
                verdict="disputed",
                origins=["o1", "o2"],
                slots={"duration": {"verdict": "disputed", "values": durations}},
            ),
            fact("free", [at("N", "agreed to free 40 prisoners")], type="AGREE", silent=["S"]),
            fact("refusal", [at("S", "refused to withdraw")], type="REJECT"),
            fact("tired", [at("N", "We are tired")], kind="statement", type=None, actors=["jon-falk"]),
        ],
        "disagreements": [{"fact": "talks", "slot": "duration", "kind": "duration", "values": durations}],
        "commitments": [
            {
                "id": "c",
                "summary": "c",
                "kind": "pledge",
                "standing": "agreed",
                "parties": ["ada-berg"],
                "scope": [{"text": "40 prisoners", "value": None, "evidence": at("N", "40 prisoners")}],
                "positions": [{"actor": "ada-berg", "stance": "accepts", "evidence": []}],
                "evidence": [at("N", "agreed to free 40 prisoners")],
            }
        ],
        "incidents": [
            {
                "id": "i",
                "summary": "i",
                "type": "ASSAULT",
                "perpetrators": [],
                "alleged_by": [],
                "denied_by": ["ministry"],
                "targets": [{"text": "Tarn", "value": None, "evidence": at("S", "Tarn")}],
                "evidence": [at("S", "the shelling of Tarn")],
            }
        ],
        "exchanges": [
            {
                "id": "e",
                "summary": "e",
                "parties": [],
                "realis": "future",
                "sides": [
                    {"giver": "ada-berg", "amounts": [value("N", "40 prisoners", {"low": 40, "unit": "prisoner"})]}
                ],
                "evidence": [at("N", "free 40 prisoners")],
            }
        ],
        "meetings": [
            {
                "id": "m",
                "summary": "m",
                "status": "held",
                "medium": "in person",
                "participants": ["ada-berg", "jon-falk"],
                "evidence": [at("N", "met envoy Jon Falk")],
            }
        ],
        "refused": [],
    }


def judge(dossier: dict[str, Any], check: dict[str, Any], readings: list[dict[str, Any]] | None = None) -> gold.Result:
    document = {"schema": "accord/gold/1", "reports": {"n": "north.txt", "s": "south.txt"}, "checks": [check]}
    return gold.score(dossier, document, TEXTS, readings or [])[0]


TALKS = {"n": "met envoy Jon Falk", "s": "Berg and Falk talked"}
HOLD: list[dict[str, Any]] = [
    {"check": "fact", "kind": "event", "types": ["CONSULT"], "words": TALKS, "actors_all": ["Berg", "Falk"]},
    {"check": "fact", "words": TALKS, "verdict": ["disputed"], "reports": ["n", "s"], "origins_count": 2},
    {"check": "fact", "words": TALKS, "slots": {"duration": [{"report": "n", "low": 120, "unit": "minute"}]}},
    {"check": "fact", "words": TALKS, "slots": {"length|duration": {"report": "s", "text": "three hours"}}},
    {"check": "merge", "anchors": [{"report": "n", "words": TALKS["n"]}, {"report": "s", "words": TALKS["s"]}]},
    {
        "check": "no_merge",
        "a": {"report": "n", "words": "free 40"},
        "b": {"report": "s", "words": "refused to withdraw"},
    },
    {"check": "statement", "report": "n", "words": "We are tired", "speaker": "Falk"},
    {"check": "silent", "words": {"n": "free 40"}, "silent": ["s"]},
    {
        "check": "disagreement",
        "kinds": ["duration"],
        "values": [{"report": "n", "words": "two hours"}, {"report": "s", "words": "three hours"}],
    },
    {"check": "no_disagreement", "values": [{"report": "n", "words": "40 prisoners"}]},
    {"check": "commitment", "words": {"n": "free 40"}, "fields": {"kind": ["pledge"], "scope": {"low": 40}}},
    {"check": "commitment", "fields": {"positions": {"actor": "Berg", "stance": ["accepts"]}}},
    {"check": "commitment", "fields": {"positions_none": {"actor": "Falk", "stance": ["accepts"]}}},
    {
        "check": "incident",
        "fields": {"denied_by": ["ministry"], "alleged_by_none": ["Berg"], "targets": {"text": "tarn"}},
    },
    {"check": "exchange", "fields": {"amounts": [{"giver": "Berg", "low": 40}], "realis": ["future"]}},
    {"check": "meeting", "fields": {"participants": ["Berg", "Falk"], "status": ["held"]}},
    {"check": "none", "types": ["ASSAULT"], "actors_any": ["Falk"]},
    {"check": "none", "list": "incidents", "fields": {"alleged_by": ["Falk"]}},
    {"check": "origins", "partition": [["n"], ["s"]]},
    {"check": "stories", "together": [["n", "s"]]},
    {"check": "actor", "name": "Berg", "count": 1, "fields": {"country": ["NOR"]}},
    {"check": "spans"},
]
FAIL: list[dict[str, Any]] = [
    {"check": "fact", "kind": "event", "types": ["ASSAULT"], "words": TALKS},
    {"check": "fact", "words": TALKS, "actors_none": ["Falk"]},
    {"check": "fact", "words": {"n": "free 40"}, "actors_all": ["Falk"]},
    {"check": "fact", "words": {"n": "free 40"}, "reports": ["s"]},
    {"check": "fact", "words": TALKS, "slots": {"duration": {"report": "n", "low": 3, "unit": "hour"}}},
    {"check": "fact", "words": TALKS, "certainty": ["possible"]},
    {"check": "merge", "anchors": [{"report": "n", "words": "free 40"}, {"report": "s", "words": "refused to"}]},
    {"check": "no_merge", "a": {"report": "n", "words": TALKS["n"]}, "b": {"report": "s", "words": TALKS["s"]}},
    {"check": "no_merge", "a": {"report": "n", "words": TALKS["n"]}, "b": {"report": "s", "words": "shelling of Tarn"}},
    {"check": "statement", "report": "n", "words": "We are tired", "speaker": "Berg"},
    {"check": "statement", "report": "n", "words": "We are tired", "speaker": "Falk", "form": ["direct"]},
    {"check": "statement", "report": "n", "words": 'We are tired," Falk said', "speaker": "Falk"},
    {"check": "silent", "words": {"n": "met envoy"}, "silent": ["s"]},
    {
        "check": "disagreement",
        "kinds": ["number"],
        "values": [{"report": "n", "words": "two hours"}, {"report": "s", "words": "three hours"}],
    },
    {"check": "no_disagreement", "values": [{"report": "n", "words": "two hours"}]},
    {"check": "commitment", "words": {"n": "free 40"}, "fields": {"standing": ["refused"]}},
    {"check": "commitment", "fields": {"positions": {"actor": "Falk", "stance": ["accepts"]}}},
    {"check": "commitment", "fields": {"positions_none": {"actor": "Berg", "stance": ["accepts"]}}},
    {"check": "incident", "fields": {"denied_by_none": ["ministry"]}},
    {"check": "exchange", "fields": {"amounts": [{"giver": "Falk", "low": 40}]}},
    {"check": "meeting", "words": {"s": "talked"}},
    {"check": "none", "types": ["REJECT"], "actors_any": ["Berg"]},
    {"check": "none", "list": "disagreements", "fields": {"kind": ["duration"]}},
    {"check": "origins", "partition": [["n", "s"]]},
    {"check": "stories", "apart": [["n", "s"]]},
    {"check": "actor", "name": "Berg", "fields": {"country": ["SWE"]}},
    {"check": "actor", "name": "Nansen"},
]


@pytest.mark.parametrize("check", HOLD, ids=lambda check: str(check["check"]))
def test_holds(dossier: dict[str, Any], check: dict[str, Any]) -> None:
    result = judge(dossier, check)
    assert result.holds, result.why
    assert result.why == ""


@pytest.mark.parametrize("check", FAIL, ids=lambda check: str(check["check"]))
def test_fails_and_says_why(dossier: dict[str, Any], check: dict[str, Any]) -> None:
    result = judge(dossier, check)
    assert not result.holds
    assert result.why


def test_every_kind_of_check_is_seen_to_hold_and_to_fail() -> None:
    assert {check["check"] for check in HOLD} == set(gold.CHECKS)
    assert {check["check"] for check in FAIL} | {"spans"} == set(gold.CHECKS)


def test_equal_numbers_of_one_disagreement_are_none_with_each_other(dossier: dict[str, Any]) -> None:
    check = {
        "check": "no_disagreement",
        "values": [{"report": "n", "words": "two hours"}, {"report": "s", "words": "three hours"}],
    }
    assert not judge(dossier, check).holds
    for one in dossier["disagreements"][0]["values"]:
        one["value"] = {"low": 2, "high": 2, "unit": "hour"}
    assert judge(dossier, check).holds


def test_altered_words_fail_the_span_check(dossier: dict[str, Any]) -> None:
    broken = copy.deepcopy(dossier)
    broken["facts"][0]["evidence"][0]["span"][0] += 1
    assert not judge(broken, {"check": "spans"}).holds


def test_form_is_taken_from_the_reading(dossier: dict[str, Any]) -> None:
    check = {"check": "statement", "report": "n", "words": "We are tired", "speaker": "Falk", "form": ["direct"]}
    reading: dict[str, Any] = {
        "report": {"id": "N"},
        "statements": [{"form": "direct", "content": [at("N", "We are tired")["span"]]}],
    }
    assert judge(dossier, check, [reading]).holds
    reading["statements"][0]["form"] = "indirect"
    assert judge(dossier, check, [reading]).why.endswith("form is indirect")


def test_nearest_miss_is_the_one_at_the_place(dossier: dict[str, Any]) -> None:
    check = {"check": "fact", "words": {"s": "refused to withdraw"}, "types": ["CONSULT"], "actors_all": ["Falk"]}
    assert "nearest is 'refusal'" in judge(dossier, check).why


def test_names_and_aliases(dossier: dict[str, Any]) -> None:
    dossier["actors"][1]["aliases"] = ["US envoy to Norway", "Falk"]
    account = gold.Account(dossier, {"reports": {}}, {})
    assert account.is_called("jon-falk", "Falk")
    assert not account.is_called("jon-falk", "US")
    assert not account.is_called("jon-falk", "Norway")
    assert account.is_called("both", "Berg")


def test_a_spokesman_for_somebody_is_somebody_else(dossier: dict[str, Any]) -> None:
    more = {"id": "x", "name": "spokesman for Ada Berg", "kind": "person", "country": "NOR", "sector": "GOV"}
    dossier["actors"].append(more)
    assert judge(dossier, {"check": "actor", "name": "Berg", "count": 1}).holds
    more["name"] = "Bernt Berg"
    assert not judge(dossier, {"check": "actor", "name": "Berg", "count": 1}).holds


def test_anchor_must_be_found_once() -> None:
    assert gold.locate(NORTH, "two hours") == (NORTH.index("two hours"), NORTH.index("two hours") + 9)
    assert gold.locate(NORTH, "Berg#2")[0] == NORTH.rindex("Berg")
    for words in ("Berg", "four hours", "Berg#3"):
        with pytest.raises(ValueError, match=r"place|not in"):
            gold.locate(NORTH, words)


def test_a_wrong_gold_file_is_refused(dossier: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="no such check"):
        judge(dossier, {"check": "facts"})
    with pytest.raises(ValueError, match="not in the text"):
        judge(dossier, {"check": "fact", "words": {"n": "four hours"}})
    with pytest.raises(ValueError, match="no such report"):
        judge(dossier, {"check": "fact", "words": {"x": "four hours"}})


def test_front_matter_is_no_part_of_the_text() -> None:
    assert gold.body("---\noutlet: North\n---\nWords.\n") == "Words.\n"
    assert gold.body("Words --- and more") == "Words --- and more"


def test_of_stories_that_nobody_looked_at_the_totals_are_shown_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    unread = sorted(gold.UNREAD)[0]
    for name in ("seen", unread):
        (tmp_path / name).mkdir()
        (tmp_path / name / "gold.json").write_text("{}")
    monkeypatch.setattr(gold, "judge_folder", lambda folder, file: [gold.Result(0, "fact", f"of {folder.name}", False)])
    gold.main([str(tmp_path / "seen"), str(tmp_path / unread), "--verbose"])
    shown = capsys.readouterr().out
    assert "of seen" in shown
    assert f"{unread}: 0 of 1 checks hold" in shown
    assert f"of {unread}" not in shown
    gold.main([str(tmp_path / unread), "--unread"])
    assert f"of {unread}" in capsys.readouterr().out


def test_the_unread_are_told_apart_from_those_that_were_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        gold, "judge_folder", lambda folder, file: [gold.Result(0, "fact", "", folder.name not in gold.UNREAD)]
    )
    shares = gold.run()
    assert (shares["gold/looked at"], shares["gold/unread"]) == (1, 0)
    assert shares["gold/all"] == pytest.approx(1 - len(gold.UNREAD) / (len(shares) - 3))
