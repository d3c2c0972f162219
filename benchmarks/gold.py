"""Judges an account against a gold file: a list of checks that a careful reader of the reports wrote down.

    python benchmarks/gold.py examples/*/ [--verbose] [--unread] [--gold FILE] [--json FILE]

Each folder holds ``*.txt`` reports and a ``gold.json``. The command runs ``accord read`` and ``accord compare --format
json`` on the reports and prints the share of checks that hold and every check that fails, with the reason; of stories
whose errors nobody has looked at, the totals only. The format of the checks is described in ``docs/examples.md``.

Nothing here knows how Accord works inside: it sees the published JSON only. A check points at words of a report (an
*anchor*); a fact, commitment, incident, exchange or meeting is the one that is meant if words it gives as evidence
overlap the anchor.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["UNREAD", "Result", "anchors", "body", "locate", "problems", "run", "score"]

Json = dict[str, Any]
Range = tuple[int, int]

# Stories whose failing checks nobody has looked at. What they score says what to expect of a new text, as long as it
# stays so: that is why the command shows their totals only.
UNREAD = frozenset({"beagle-1984", "evian-1962", "havana-2016", "santo-domingo-2008", "tashkent-1966"})
# How much of the anchor's words a statement's content must cover: a quote cut by a word counts, half of one doesn't.
COVERED = 0.8
# An alias counts as naming an actor if the pattern is at least this share of it: "US" is not who "US President" is.
ALIAS_SHARE = 0.4

SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 2629800, "year": 31557600}
NUMERALS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
NUMERALS |= {"nine": 9, "ten": 10, "eleven": 11, "twelve": 12}
ACTOR_FIELDS = frozenset({"parties", "addressees", "participants", "perpetrators", "alleged_by", "denied_by"})
TERM_FIELDS = frozenset(
    {
        "scope",
        "excluded",
        "duration",
        "conditions",
        "declared",
        "effective",
        "ends",
        "targets",
        "place",
        "time",
        "casualties",
    }
)
ENTRY_LISTS = {
    "commitment": "commitments",
    "incident": "incidents",
    "exchange": "exchanges",
    "meeting": "meetings",
}


@dataclass(frozen=True, slots=True)
class Result:
    """One check judged: its place in the gold file, its kind and note, whether it holds, and where it doesn't, why."""

    index: int
    check: str
    note: str
    holds: bool
    why: str = ""


# --- texts and anchors ----------------------------------------------------------------------------------------------


def body(source: str) -> str:
    """A report's text without its YAML front matter."""
    found = re.match(r"\ufeff?---[ \t]*\r?\n.*?\r?\n---[ \t]*\r?\n", source, re.DOTALL)
    return source[found.end() :] if found else source


def locate(text: str, words: str) -> Range:
    """Where the words stand in the text. ``words#2`` is their second place; without a number they must be there once.

    Raises ValueError where they don't.
    """
    bare, nth = words, 0
    if marked := re.search(r"#(\d+)$", words):
        bare, nth = words[: marked.start()], int(marked.group(1))
    places = [found.start() for found in re.finditer(re.escape(bare), text)]
    if not places:
        raise ValueError(f"not in the text: {bare!r}")
    if nth > len(places) or (not nth and len(places) > 1):
        raise ValueError(f"{len(places)} places in the text for {words!r}")
    start = places[max(nth, 1) - 1]
    return start, start + len(bare)


def anchors(check: Json) -> Iterator[tuple[str, str]]:
    """Every (report key, words) that a check points at."""
    words = check.get("words")
    if isinstance(words, dict):
        for key, value in words.items():
            yield from ((key, each) for each in _listed(value))
    elif words is not None:
        yield from ((check["report"], each) for each in _listed(words))
    points = [*check.get("anchors", ()), *check.get("values", ())]
    points += [check[side] for side in ("a", "b") if side in check]
    for point in points:
        yield from ((point["report"], each) for each in _listed(point["words"]))


def problems(gold: Json, texts: Mapping[str, str]) -> list[str]:
    """What is wrong with a gold file: unknown checks, anchors that aren't in the text. ``texts`` by file name."""
    found = []
    for index, check in enumerate(gold["checks"]):
        where = f"check {index} ({check.get('note', '')})"
        if check.get("check") not in CHECKS:
            found.append(f"{where}: no such check: {check.get('check')!r}")
            continue
        for key, words in anchors(check):
            if key not in gold["reports"]:
                found.append(f"{where}: no such report: {key}")
                continue
            try:
                locate(texts[gold["reports"][key]], words)
            except ValueError as error:
                found.append(f"{where}: {key}: {error}")
    return found


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]


def _overlap(a: Range, b: Range) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


# --- the account, indexed -------------------------------------------------------------------------------------------


class Account:
    """A dossier with what the checks ask of it: reports by key, texts, actors by name."""

    def __init__(self, dossier: Json, gold: Json, texts: Mapping[str, str], readings: Sequence[Json] = ()) -> None:
        self.dossier = dossier
        by_name = {Path(report["path"]).name: report for report in dossier["reports"]}
        self.report = {key: by_name[name]["id"] for key, name in gold["reports"].items() if name in by_name}
        self.texts = {key: texts[name] for key, name in gold["reports"].items() if name in texts}
        self.actor = {actor["id"]: actor for actor in dossier.get("actors", ())}
        self.readings = {reading["report"]["id"]: reading for reading in readings}

    def ranges(self, key: str, words: Any) -> list[Range]:
        """The places of the words (one of which will do) in a report."""
        return [locate(self.texts[key], each) for each in _listed(words)]

    def evidence(self, item: Json, key: str) -> list[Range]:
        """The places in one report that a fact or a record of the process gives as its evidence."""
        if key not in self.report:
            return []
        ident = self.report[key]
        return [(e["span"][0], e["span"][1]) for e in item.get("evidence", ()) if e["report"] == ident]

    def touches(self, item: Json, key: str, words: Any) -> bool:
        """Whether evidence overlaps an anchor."""
        spans = self.evidence(item, key)
        return any(_overlap(span, place) for place in self.ranges(key, words) for span in spans)

    def names(self, ident: str) -> list[tuple[str, bool]]:
        """What an actor is called: (name, is it the main one), those of a group's members included."""
        found, todo, seen = [], [ident], set()
        while todo:
            current = todo.pop()
            if current in seen:
                continue
            seen.add(current)
            actor = self.actor.get(current)
            if actor is None:
                found.append((current.replace("-", " "), True))
                continue
            found.append((actor["name"], True))
            found.extend((alias, False) for alias in actor.get("aliases", ()))
            todo.extend(actor.get("members", ()))
        return found

    def is_called(self, ident: str, pattern: str) -> bool:
        """Whether one of the pattern's alternatives ("Russia|Moscow") names the actor."""
        for name, main in self.names(ident):
            for alternative in pattern.split("|"):
                tail = r"\b" if len(alternative) <= 3 else ""
                found = re.search(rf"\b{re.escape(alternative)}{tail}", name, 0 if tail else re.IGNORECASE)
                if found and (main or len(alternative) >= ALIAS_SHARE * len(name)):
                    return True
        return False

    def any_called(self, idents: Iterable[str], pattern: str) -> bool:
        """Whether the pattern names one of these actors."""
        return any(self.is_called(ident, pattern) for ident in idents)

    def who(self, idents: Iterable[str]) -> str:
        """These actors' names, to show."""
        return ", ".join(self.actor[i]["name"] if i in self.actor else i for i in idents) or "nobody"


# --- values ---------------------------------------------------------------------------------------------------------


def _unit(unit: Any) -> str:
    name = str(unit or "").lower()
    return name[:-1] if name.endswith("s") and len(name) > 3 else name


def _numbers(value: Any, text: str) -> Iterator[tuple[float, str]]:
    """(number, unit) pairs that a slot's value or, where it says nothing, its words hold."""
    if isinstance(value, dict):
        unit = _unit(value.get("unit"))
        for bound in ("low", "high"):
            if isinstance(value.get(bound), (int, float)):
                yield float(value[bound]), unit
        return
    if isinstance(value, (list, tuple)):
        for each in value:
            yield from _numbers(each, "")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        yield float(value), ""
    for found in re.finditer(r"(\d[\d,]*(?:\.\d+)?|[A-Za-z]+)[\s-]+(\w+)", text):
        word = found.group(1)
        number = float(word.replace(",", "")) if word[0].isdigit() else NUMERALS.get(word.lower())
        if number is not None:
            yield float(number), _unit(found.group(2))
    for digits in re.findall(r"\d[\d,]*(?:\.\d+)?", text):
        yield float(digits.replace(",", "")), ""


def _same_number(low: float, unit: str, number: float, other: str) -> bool:
    if unit in SECONDS and other in SECONDS:
        return abs(low * SECONDS[unit] - number * SECONDS[other]) < 1e-6 * max(1.0, low * SECONDS[unit])
    return low == number and (not unit or not other or unit == other or unit not in SECONDS)


def _meets(account: Account, wanted: Json, given: Json) -> bool:
    """Whether a slot's value, or a term, is what is wanted: report, text (one of), low and unit, start (a prefix)."""
    report = given.get("report") or (given.get("evidence") or {}).get("report")
    if "report" in wanted and report != account.report.get(wanted["report"]):
        return False
    value, text = given.get("value"), str(given.get("text") or "")
    if "text" in wanted:
        everything = f"{text} {json.dumps(value, ensure_ascii=False)}".lower()
        if not any(each.lower() in everything for each in _listed(wanted["text"])):
            return False
    if "low" in wanted:
        unit = _unit(wanted.get("unit"))
        if not any(_same_number(wanted["low"], unit, *pair) for pair in _numbers(value, text)):
            return False
    if "start" in wanted:
        start = value.get("start") if isinstance(value, dict) else value
        if not str(start or "").startswith(wanted["start"]):
            return False
    return True


def _show(values: Iterable[Json]) -> str:
    return "; ".join(repr(str(v.get("text") or v.get("value"))) for v in values) or "nothing"


# --- conditions on a fact -------------------------------------------------------------------------------------------

Condition = tuple[bool, str]
Conditions = Callable[["Account", Json, Json], Iterator[Condition]]


def _conditions(account: Account, fact: Json, want: Json) -> Iterator[Condition]:
    """What a filter asks of a fact: (holds, what is wrong where it doesn't), words first."""
    if isinstance(want.get("words"), dict):
        for key, words in want["words"].items():
            yield account.touches(fact, key, words), f"no evidence at {_listed(words)[0]!r} in {key}"
    if want.get("kind"):
        yield fact.get("kind") == want["kind"], f"kind is {fact.get('kind')}"
    for name, field in (("types", "type"), ("modes", "mode"), ("realis", "realis"), ("certainty", "certainty")):
        if want.get(name):
            yield fact.get(field) in _listed(want[name]), f"{field} is {fact.get(field)}"
    if want.get("verdict"):
        yield fact.get("verdict") in _listed(want["verdict"]), f"verdict is {fact.get('verdict')}"
    if want.get("contexts"):
        yield bool(set(want["contexts"]) & set(fact.get("contexts") or ())), f"contexts are {fact.get('contexts')}"
    actors, recipients = list(fact.get("actors") or ()), list(fact.get("recipients") or ())
    for prefix, idents in (
        ("actors", actors),
        ("recipients", recipients),
        ("parties", actors + recipients),
        ("authorities", list(fact.get("authorities") or ())),
    ):
        shown = account.who(idents)
        for pattern in want.get(f"{prefix}_all", ()):
            yield account.any_called(idents, pattern), f"{prefix} are {shown}, without {pattern}"
        if want.get(f"{prefix}_any"):
            yield any(account.any_called(idents, p) for p in want[f"{prefix}_any"]), f"{prefix} are {shown}"
        for pattern in want.get(f"{prefix}_none", ()):
            yield not account.any_called(idents, pattern), f"{prefix} are {shown}, with {pattern}"
    for key in want.get("reports", ()):
        yield bool(account.evidence(fact, key)), f"{key} is not in evidence"
    if "origins_count" in want:
        yield len(set(fact.get("origins") or ())) == want["origins_count"], f"origins are {fact.get('origins')}"
    for names, conditions in (want.get("slots") or {}).items():
        values = [v for name in names.split("|") for v in (fact.get("slots") or {}).get(name, {}).get("values", ())]
        for condition in _listed(conditions):
            wrong = f"slot {names} has {_show(values)}, not {condition}"
            yield any(_meets(account, condition, value) for value in values), wrong


def _judge(account: Account, items: Sequence[Json], want: Json, conditions: Conditions) -> Condition:
    """Whether one of the items meets all conditions, and else what the nearest one lacks."""
    best: tuple[int, str] = (-1, "there is none at all")
    for item in items:
        wrong, right = [], 0
        for holds, why in conditions(account, item, want):
            # Words that aren't met outweigh all else: the nearest miss is one at the right place.
            if holds:
                right += 100 if why.startswith("no evidence at") else 1
            else:
                wrong.append(why)
        if not wrong:
            return True, ""
        if right > best[0]:
            best = (right, f"nearest is {item.get('summary') or item.get('id')!r}: " + "; ".join(wrong))
    return False, best[1]


def _matching(account: Account, want: Json) -> list[Json]:
    return [f for f in account.dossier["facts"] if all(holds for holds, _ in _conditions(account, f, want))]


# --- the checks -----------------------------------------------------------------------------------------------------


def _fact(account: Account, check: Json) -> Condition:
    return _judge(account, account.dossier["facts"], check, _conditions)


def _silent(account: Account, check: Json) -> Condition:
    def conditions(account: Account, fact: Json, want: Json) -> Iterator[Condition]:
        yield from _conditions(account, fact, {**want, **want.get("filter", {})})
        for key in want["silent"]:
            yield account.report.get(key) in (fact.get("silent") or ()), f"{key} is not silent"

    return _judge(account, account.dossier["facts"], check, conditions)


def _statement(account: Account, check: Json) -> Condition:
    key = check["report"]

    def conditions(account: Account, fact: Json, want: Json) -> Iterator[Condition]:
        yield fact.get("kind") == "statement", "not a statement"
        place = account.ranges(key, want["words"])[0]
        spans = account.evidence(fact, key)
        for slot in (fact.get("slots") or {}).values():
            spans += [tuple(v["span"]) for v in slot["values"] if v["report"] == account.report.get(key)]
        covered = set().union(*(range(max(s, place[0]), min(e, place[1])) for s, e in spans)) if spans else set()
        share = len(covered) / (place[1] - place[0])
        yield share > 0, f"no evidence at {want['words']!r} in {key}"
        yield share >= COVERED, f"covers {share:.0%} of the words"
        speakers = [*(fact.get("actors") or ()), *(fact.get("authorities") or ())]
        for pattern in _listed(want.get("speaker")):
            yield account.any_called(speakers, pattern), f"said by {account.who(speakers)}, not {pattern}"
        if want.get("form"):
            forms = _forms(account, fact, key, place)
            yield bool(forms & set(want["form"])), f"form is {', '.join(sorted(forms)) or 'not told'}"

    return _judge(account, account.dossier["facts"], check, conditions)


def _forms(account: Account, fact: Json, key: str, place: Range) -> set[str]:
    """A statement's form as told in one report: the fact's own or its slot's, else that of the reading."""
    if fact.get("form"):
        return set(_listed(fact["form"]))
    ident = account.report.get(key)
    values = (fact.get("slots") or {}).get("form", {}).get("values", ())
    told = {str(v["value"]) for v in values if v["report"] == ident}
    if told or ident not in account.readings:
        return told
    statements = account.readings[ident]["statements"]
    return {s["form"] for s in statements if any(_overlap((c[0], c[1]), place) for c in s["content"])}


def _merge(account: Account, check: Json) -> Condition:
    points = check["anchors"]
    facts = _matching(account, check.get("filter", {}))
    held = [_matching_at(account, facts, point) for point in points]
    for point, found in zip(points, held, strict=True):
        if not found:
            return False, f"no fact at {_listed(point['words'])[0]!r} in {point['report']}"
    if any(all(fact in found for found in held) for fact in held[0]):
        return True, ""
    return False, "facts apart: " + " | ".join(f"{found[0].get('summary') or found[0]['id']}" for found in held)


def _matching_at(account: Account, facts: Sequence[Json], point: Json) -> list[Json]:
    want = {"words": {point["report"]: point["words"]}, **point.get("filter", {})}
    return [f for f in facts if all(holds for holds, _ in _conditions(account, f, want))]


def _no_merge(account: Account, check: Json) -> Condition:
    """Two anchors, two facts. Evidence may be a whole clause, so those facts are meant that fit their anchor best."""
    best = []
    for side in ("a", "b"):
        point = check[side]
        found = _matching_at(account, account.dossier["facts"], point)
        if not found:
            if check.get("missing_ok"):
                return True, ""
            return False, f"no fact at {_listed(point['words'])[0]!r} in {point['report']}"
        fits = [_fit(account, fact, point) for fact in found]
        best.append([fact["id"] for fact, fit in zip(found, fits, strict=True) if fit == max(fits)])
    if len({*best[0], *best[1]}) == 1:
        return False, f"one fact: {best[0][0]}"
    return True, ""


def _fit(account: Account, fact: Json, point: Json) -> float:
    """How well the best evidence fits the anchor: overlap over union, in code points."""
    fits = [0.0]
    for place in account.ranges(point["report"], point["words"]):
        for span in account.evidence(fact, point["report"]):
            shared = _overlap(span, place)
            fits.append(shared / (span[1] - span[0] + place[1] - place[0] - shared or 1))
    return round(max(fits), 9)


def _has_values(account: Account, item: Json, values: Sequence[Json]) -> bool:
    """Whether a disagreement holds all these values: one of its values lies at the words or gives them as its text."""
    return all(_at_words(account, item, wanted) is not None for wanted in values)


def _at_words(account: Account, item: Json, wanted: Json) -> Json | None:
    """The value of a disagreement that lies at the words."""
    key = wanted["report"]
    given = [v for v in item.get("values", ()) if v["report"] == account.report.get(key)]
    for words in _listed(wanted["words"]):
        place = locate(account.texts[key], words)
        for value in given:
            if value.get("span") and _overlap((value["span"][0], value["span"][1]), place):
                return dict(value)
    return None


def _one_number(account: Account, item: Json, values: Sequence[Json]) -> bool:
    """Whether these values of a disagreement are one number: "12" and "a dozen" stand on one side of it."""
    given = [(_at_words(account, item, wanted) or {}).get("value") for wanted in values]
    numbers = {(one.get("low"), one.get("high"), one.get("hedge")) if isinstance(one, dict) else None for one in given}
    return len(given) > 1 and len(numbers) == 1 and not numbers & {None, (None, None, None)}


def _disagreement(account: Account, check: Json) -> Condition:
    def conditions(account: Account, item: Json, want: Json) -> Iterator[Condition]:
        yield _has_values(account, item, want["values"]), "no evidence at both values"
        if want.get("kinds"):
            yield item.get("kind") in want["kinds"], f"kind is {item.get('kind')}"
        if want.get("slot"):
            yield item.get("slot") in want["slot"].split("|"), f"slot is {item.get('slot')}"

    holds, why = _judge(account, account.dossier.get("disagreements", ()), check, conditions)
    return holds, why.replace("None: ", ": ")


def _no_disagreement(account: Account, check: Json) -> Condition:
    for item in account.dossier.get("disagreements", ()):
        if check.get("kinds") and item.get("kind") not in check["kinds"]:
            continue
        if _has_values(account, item, check["values"]) and not _one_number(account, item, check["values"]):
            return False, f"disagreement of kind {item.get('kind')} in slot {item.get('slot')}: {_show(item['values'])}"
    return True, ""


def _record_conditions(account: Account, item: Json, want: Json) -> Iterator[Condition]:
    """What is asked of a commitment, incident, exchange, meeting or disagreement: its words and its fields."""
    for key, words in (want.get("words") or {}).items():
        yield account.touches(item, key, words), f"no evidence at {_listed(words)[0]!r} in {key}"
    for field, wanted in (want.get("fields") or {}).items():
        name = field.removesuffix("_none")
        if name == "amounts":
            yield from _amounts(account, item, wanted)
        elif name == "positions":
            given = [(p["actor"], p["stance"]) for p in item.get("positions", ())]
            shown = ", ".join(f"{account.who([a])} {s}" for a, s in given) or "none"
            holds = any(account.is_called(a, wanted["actor"]) and s in _listed(wanted["stance"]) for a, s in given)
            yield holds == (field == name), f"positions are {shown}, {'not' if field == name else 'with'} {wanted}"
        elif name in ACTOR_FIELDS:
            idents = [i for i in item.get(name) or () if i]
            for pattern in wanted:
                wrong = f"{name} are {account.who(idents)}, {'with' if field != name else 'without'} {pattern}"
                yield account.any_called(idents, pattern) == (field == name), wrong
        elif name in TERM_FIELDS:
            terms = item.get(name) or ()
            for condition in _listed(wanted):
                yield any(_meets(account, condition, t) for t in terms), f"{name} is {_show(terms)}, not {condition}"
        else:
            yield item.get(name) in _listed(wanted), f"{name} is {item.get(name)}"


def _amounts(account: Account, item: Json, wanted: Sequence[Json]) -> Iterator[Condition]:
    sides = item.get("sides") or ()
    shown = "; ".join(f"{account.who([s['giver']] if s.get('giver') else [])}: {_show(s['amounts'])}" for s in sides)
    for amount in wanted:
        condition: Json = {name: amount[name] for name in ("low", "unit", "report", "text") if name in amount}
        holds = any(
            any(_meets(account, condition, term) for term in side["amounts"])
            and ("giver" not in amount or (side.get("giver") and account.is_called(side["giver"], amount["giver"])))
            for side in sides
        )
        yield holds, f"sides are {shown or 'none'}, without {amount}"


def _record(account: Account, check: Json) -> Condition:
    return _judge(account, account.dossier.get(ENTRY_LISTS[check["check"]], ()), check, _record_conditions)


def _none(account: Account, check: Json) -> Condition:
    conditions: Conditions = _record_conditions if "list" in check else _conditions
    for item in account.dossier.get(check.get("list", "facts"), ()):
        if all(holds for holds, _ in conditions(account, item, check)):
            return False, f"there is one: {item.get('summary') or item.get('id') or _show(item.get('values', ()))}"
    return True, ""


def _origins(account: Account, check: Json) -> Condition:
    origin = {report["id"]: report.get("origin") for report in account.dossier["reports"]}
    groups = [[origin.get(account.report.get(key, "")) for key in group] for group in check["partition"]]
    apart = [group for group in groups if len(set(group)) > 1 or None in group]
    if apart:
        return False, f"not one origin: {apart}"
    firsts = [group[0] for group in groups]
    return len(set(firsts)) == len(firsts), f"origins are {groups}"


def _stories(account: Account, check: Json) -> Condition:
    stories = [set(story["reports"]) for story in account.dossier["stories"]]
    for group in check.get("together", ()):
        idents = {account.report.get(key, key) for key in group}
        if not any(idents <= story for story in stories):
            return False, f"not in one story: {group}"
    for group in check.get("apart", ()):
        for story in stories:
            if sum(account.report.get(key) in story for key in group) > 1:
                return False, f"in one story: {group}"
    return True, ""


def _actor(account: Account, check: Json) -> Condition:
    # Who is named only behind a preposition ("a spokesman for Mr Falk") is somebody else.
    heads = {i: re.split(r" (?:of|for|to|from) ", actor["name"])[0] for i, actor in account.actor.items()}
    named = [i for i in account.actor if not account.actor[i].get("members") and account.is_called(i, check["name"])]
    named = [i for i in named if heads[i] == account.actor[i]["name"] or check["name"].lower() in heads[i].lower()]
    if not named:
        return False, f"no actor is called {check['name']}"
    fields = check.get("fields", {})
    found = [i for i in named if all(account.actor[i].get(name) in _listed(wanted) for name, wanted in fields.items())]
    if not found:
        return False, "; ".join(f"{name} is {account.actor[named[0]].get(name)}" for name in fields)
    return len(found) == check.get("count", len(found)), f"{len(found)} actors: {account.who(found)}"


def _spans(account: Account, check: Json) -> Condition:
    text = {ident: account.texts[key] for key, ident in account.report.items()}
    seen = 0
    for name in ("facts", *ENTRY_LISTS.values()):
        for item in account.dossier.get(name, ()):
            for evidence in item.get("evidence", ()):
                start, end = evidence["span"]
                seen += 1
                if evidence["report"] in text and text[evidence["report"]][start:end] != evidence["exact"]:
                    return False, f"{name} {item['id']}: {evidence['exact']!r} is not at {start}-{end}"
    return seen > 0, "no evidence at all"


CHECKS: dict[str, Callable[[Account, Json], Condition]] = {
    "actor": _actor,
    "commitment": _record,
    "disagreement": _disagreement,
    "exchange": _record,
    "fact": _fact,
    "incident": _record,
    "meeting": _record,
    "merge": _merge,
    "no_disagreement": _no_disagreement,
    "no_merge": _no_merge,
    "none": _none,
    "origins": _origins,
    "silent": _silent,
    "spans": _spans,
    "statement": _statement,
    "stories": _stories,
}


def score(dossier: Json, gold: Json, texts: Mapping[str, str], readings: Sequence[Json] = ()) -> list[Result]:
    """Judge a dossier.

    ``dossier``: as ``accord compare --format json`` prints it. ``gold``: the gold file. ``texts``: each report's text
    by file name, as the offsets count it (front matter left out). ``readings``: those of ``accord read``, for what a
    dossier doesn't tell (a statement's form). Raises ValueError where the gold file doesn't fit the texts.
    """
    if wrong := problems(gold, texts):
        raise ValueError("; ".join(wrong))
    account = Account(dossier, gold, texts, readings)
    results = []
    for index, check in enumerate(gold["checks"]):
        holds, why = CHECKS[check["check"]](account, check)
        results.append(Result(index, check["check"], check.get("note", ""), holds, "" if holds else why))
    return results


# --- the command ----------------------------------------------------------------------------------------------------


def _accord(*arguments: str) -> str:
    beside = Path(sys.executable).with_name("accord")
    program = str(beside) if beside.exists() else shutil.which("accord") or "accord"
    done = subprocess.run([program, *arguments], capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(f"accord {arguments[0]} ended with {done.returncode}: {done.stderr.strip()[-2000:]}")
    return done.stdout


def judge_folder(folder: Path, gold_file: Path) -> list[Result]:
    """Run Accord on a folder's reports and judge the outcome."""
    gold = json.loads(gold_file.read_text("utf-8"))
    paths = [str(folder / name) for name in gold["reports"].values()]
    readings = [json.loads(line) for line in _accord("read", *paths).splitlines() if line.strip()]
    dossier = json.loads(_accord("compare", *paths, "--format", "json"))
    texts = {Path(reading["report"]["path"]).name: reading["report"]["text"] for reading in readings}
    return score(dossier, gold, texts, readings)


def run(data: Path | None = None) -> dict[str, float]:
    """The shares of the checks that hold on the shipped examples, as "gold/FOLDER", "gold/all", and of the stories
    that were mended on and of those whose errors nobody has looked at, "gold/looked at" and "gold/unread".

    ``data`` is not used: it is there because every benchmark takes it.
    """
    judged = {
        path.parent.name: judge_folder(path.parent, path)
        for path in sorted((Path(__file__).resolve().parent.parent / "examples").glob("*/gold.json"))
    }
    groups = {"all": set(judged), "looked at": set(judged) - UNREAD, "unread": set(judged) & UNREAD}
    together = {group: [one for name in sorted(names) for one in judged[name]] for group, names in groups.items()}
    return {
        f"gold/{name}": sum(result.holds for result in results) / max(1, len(results))
        for name, results in {**judged, **together}.items()
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line. Returns 0; the share is for a reader or a gate to judge."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--gold", type=Path, help="the gold file (FOLDER/gold.json where not given)")
    parser.add_argument("--verbose", action="store_true", help="show the checks that hold as well")
    parser.add_argument("--unread", action="store_true", help="show the checks of unread stories, too")
    parser.add_argument("--json", type=Path, help="write the shares to this file")
    options = parser.parse_args(arguments)
    shares: dict[str, float] = {}
    everything: list[Result] = []
    for folder in options.folders:
        if options.gold is None and not (folder / "gold.json").is_file():
            print(f"{folder}: holds no gold.json, passed over")
            continue
        results = judge_folder(folder, options.gold or folder / "gold.json")
        everything += results
        held = sum(result.holds for result in results)
        shares[folder.name] = held / len(results)
        print(f"{folder.name}: {held} of {len(results)} checks hold ({shares[folder.name]:.1%})")
        hidden = folder.resolve().name in UNREAD and not options.unread
        for result in results:
            if not hidden and (options.verbose or not result.holds):
                print(f"  {'+' if result.holds else '-'} {result.index:3} {result.check:15} {result.note}")
                if result.why:
                    print(f"        {result.why}")
    total, right = (Counter(r.check for r in everything if only is None or r.holds) for only in (None, True))
    print("by kind: " + ", ".join(f"{kind} {right[kind]}/{total[kind]}" for kind in sorted(total)))
    shares["all"] = sum(right.values()) / max(1, sum(total.values()))
    print(f"all: {sum(right.values())} of {sum(total.values())} ({shares['all']:.1%})")
    if options.json:
        options.json.write_text(json.dumps(shares, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
