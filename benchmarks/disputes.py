"""Are the disagreements of real news disputes? Those that an account lists, against what a person judged them to be.

    python benchmarks/disputes.py --data DIR [--json FILE]

One account for each of 103 groups of articles: the events of GiveMe5W1H and NewsWCL50 and the sub-topics of ECB+, of
two reports and more. Every disagreement that a version of 28 or 29 November 2026 listed in them was read by hand, with
the reports' words: *true* where they give two accounts of one matter, *false* where they tell of two matters, say the
same in other words, or were misread, *open* where a reader can't say. ``disputes_judged.json`` has the judgements: the
group, the slot, and where the words stand, as report, start and end; no texts.

A disagreement is the judged one of its group and slot with which it has most words in common that conflict. Those that
nobody has judged are counted and left out of the shares. Scored: the share of true ones among those that are listed as
sure enough (:data:`accord.comparing.confidence.DOUBTFUL`); how many of all that were judged true are listed; and how
many true ones stand among the doubtful.

Two thirds of the groups were mended on by those who had read the judgements, so that the shares flatter: of the
140 disagreements in the groups that nobody had looked at, 35 were true when they were first listed. Left out: what
should be listed and never was. ECB+ gives its texts as tokens; what its spaces make of quotes, clocks and compounds is
put right first, and a date near a document's beginning is taken for its day.
"""

from __future__ import annotations

import datetime
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from accord.api import account
from accord.comparing.confidence import DOUBTFUL
from accord.model import Disagreement, Report
from accord.reading.reader import Reader
from accord.sources import report
from command import put, takes
from coreference import newswcl50
from news import as_report, event_articles
from stories import look_alikes

__all__ = ["JUDGED", "groups", "judgement", "run", "score"]

JUDGED = Path(__file__).parent / "disputes_judged.json"
Words = frozenset[tuple[str, int, int]]
"""Where the words of a disagreement's conflicting values stand: report, start and end."""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = "(?P<{}>" + "|".join(name.capitalize() for name in MONTHS) + r")[a-z]*\.?"
_STAMP = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s{_MONTH.format('m1')},?\s(?P<y1>\d{{4}})"
    rf"|{_MONTH.format('m2')}\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y2>\d{{4}}))\b",
    re.IGNORECASE,
)
HEAD = 6  # lines in which a document's date may stand
LINE = 90  # code points of such a line
_JOINED = (
    (r"``\s*", "“"),
    (r"\s*''", "”"),
    (r"(?<=\d): (?=\d\d\b)", ":"),
    (r"(?<=\w) - (?=(?:year|old|and|in|based|run|\w+ed)\b)", "-"),
    (r"(?<=year) - (?=old)", "-"),
    (r"\( ", "("),
    (r" \)", ")"),
    (r' "(?=[\s.,]|$)', '"'),
)


def _laid(given: Report, tokens: bool) -> Report:
    text, published = given.text, given.published.iso if given.published else None
    if tokens:
        for pattern, joined in _JOINED:
            text = re.sub(pattern, joined, text)
        published = _dated(text) or published
    return report(text, path=given.outlet, outlet=given.outlet, title=given.title, published=published, language="en")


def _dated(text: str) -> str | None:
    for line in text.split("\n")[:HEAD]:
        found = _STAMP.search(line)
        if found and len(line) < LINE:
            year, month, day = (found[f"{name}1"] or found[f"{name}2"] for name in "ymd")
            try:
                return datetime.date(int(year), MONTHS.index(month[:3].lower()) + 1, int(day)).isoformat()
            except ValueError:
                return None
    return None


def groups(data: Path) -> dict[str, list[Report]]:
    """By name the groups of the corpora that are below ``data``, in order of names."""
    found: dict[str, list[Report]] = defaultdict(list)
    if (data / "giveme5w1h").is_dir():
        for one, event in event_articles(data):
            found[f"g5_{event}"].append(_laid(one, tokens=False))
    if (data / "ecbplus").is_dir():
        for one, topic in look_alikes(data):
            found[f"ecb_{topic}"].append(_laid(one, tokens=True))
    if (data / "newswcl50").is_dir():
        for document in newswcl50(data / "newswcl50"):
            name = f"wcl_{document.name.split('/')[0]}"
            found[name].append(_laid(as_report(document.text, outlet=document.name), tokens=False))
    return {name: found[name] for name in sorted(found) if len(found[name]) > 1}


def judgement(slot: str, words: Words, judged: Iterable[tuple[str, str, Words]]) -> str | None:
    """What was judged of a disagreement: "true", "false" or "open"; None where nobody has seen it. ``judged``: slot,
    judgement and words of those of its group."""
    kind = slot.split(" ")[0]
    near = [(len(_common(words, other)), said) for each, said, other in judged if each.split(" ")[0] == kind]
    best = max((count for count, _ in near), default=0)
    return next(said for count, said in near if count == best) if best else None


def _common(words: Words, others: Words) -> list[tuple[str, int, int]]:
    return [
        (name, start, end)
        for name, start, end in words
        if any(name == other and start < high and low < end for other, low, high in others)
    ]


def score(found: Iterable[tuple[float, str | None]], every: int) -> dict[str, float]:
    """Figures of disagreements, given as confidence and judgement. ``every``: how many were judged true in all."""
    count: Counter[tuple[bool, str]] = Counter((sure < DOUBTFUL, said or "not judged") for sure, said in found)
    listed, doubted = ({said: count[doubtful, said] for _, said in count} for doubtful in (False, True))
    decided = listed.get("true", 0) + listed.get("false", 0)
    return {
        "disputes/listed": float(sum(listed.values())),
        "disputes/true of those judged": 100 * listed.get("true", 0) / max(decided, 1),
        "disputes/judged true and listed": 100 * listed.get("true", 0) / max(every, 1),
        "disputes/not judged": float(listed.get("not judged", 0) + doubted.get("not judged", 0)),
        "disputes/doubtful": float(sum(doubted.values())),
        "disputes/doubtful and true": float(doubted.get("true", 0)),
    }


def _listed(data: Path, reader: Reader) -> Iterator[tuple[str, Disagreement, Words]]:
    for name, reports in groups(data).items():
        dossier = account(reader.read_many(reports, 1))
        slots = {(fact.id, slot.name): slot for fact in dossier.facts for slot in fact.slots}
        for one in dossier.disagreements:
            slot = slots.get((one.fact, one.slot))
            values = one.values if slot is None else slot.values
            words = frozenset((v.report, v.span.start, v.span.end) for v in values if v.relation == "conflicts")
            yield name, one, words


def run(data: Path, reader: Reader | None = None) -> dict[str, float]:
    """The figures; empty where none of the corpora is below ``data``."""
    if not groups(data):
        return {}
    loaded = json.loads(JUDGED.read_text("utf-8"))["groups"]
    judged = {
        name: [(slot, said, frozenset((r, low, high) for r, low, high in words)) for slot, said, words in entries]
        for name, entries in loaded.items()
    }
    found = [
        (one.confidence, judgement(one.slot, words, judged.get(name, ())))
        for name, one, words in _listed(data, reader or Reader())
    ]
    return score(found, sum(said == "true" for entries in judged.values() for _, said, _ in entries))


def main() -> int:
    options = takes(__doc__).parse_args()
    return put(run(options.data), options)


if __name__ == "__main__":
    raise SystemExit(main())
