"""Time expressions found and resolved, on the English part of MEANTIME (TIMEX3 of ISO-TimeML, NewsReader guidelines).

Scored as in TempEval-3: strict F1 (same tokens), relaxed F1 (any overlap), value F1 (overlap and the same normalised
value). Only the annotated sentences are scored (title, date line and the first four of the body). The date line
itself, which is the publication time that the reader is given, is left out of the headline figures and counted in
those that end in "_with_dateline". Empty TIMEX3 elements (no tokens) are left out. Where a value has a notation that
TimeValue can't hold (seasons, weekends, parts of the day, references such as PAST_REF), it is rendered from the
expression itself.

python benchmarks/times.py --data DIR        DIR holds meantime/ ; it can be had from the NewsReader project (CC BY
4.0)
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from accord.model import Instant, Report, TimeValue
from accord.reading.language import Language
from accord.reading.numbers import table
from accord.reading.times import resolve_all
from accord.reading.timex import Timex, scan
from command import put, takes
from corpora import laid_out, normal

PARTS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "noon": "MI",
    "midnight": "NI",
    "dawn": "MO",
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}


@dataclass(frozen=True)
class Gold:
    start: int
    end: int
    value: str
    dateline: bool


@dataclass(frozen=True)
class Article:
    report: Report
    gold: list[Gold]


def articles(data: Path) -> Iterator[Article]:
    """Every article of the corpus once, its sentences put back together from the tokens."""
    for path in sorted((data / "meantime" / "intra-doc_annotation").rglob("*.xml")):
        yield article(path)


def article(path: Path) -> Article:
    root = ET.parse(path).getroot()
    page = laid_out(root, "paragraph")
    gold, published = [], None
    for timex in root.iter("TIMEX3"):
        anchors = [page.places[a.get("t_id")] for a in timex.iter("token_anchor") if a.get("t_id") in page.places]
        created = timex.get("functionInDocument") == "CREATION_TIME"
        if published is None and (created or any(a[2] == 1 for a in anchors)):
            published = normal(timex.get("value") or "")
        if anchors:
            line = min(a[2] for a in anchors) == 1
            span = min(a[0] for a in anchors), max(a[1] for a in anchors)
            gold.append(Gold(*span, normal(timex.get("value") or ""), line))
    instant = Instant(published[:10], "day") if published else None
    report = Report(path.name, str(path), "Wikinews", None, instant, None, None, "en", page.text, page.blocks)
    return Article(report, gold)


def number(value: float | None) -> str:
    return "X" if value is None else f"{value:g}"


def period(count: float | None, unit: str | None) -> str:
    name, factor = table("units")["durations"].get(unit or "day", [unit, 1])
    count = None if count is None else count * factor
    if name in {"hour", "minute", "second"}:
        return f"PT{number(count)}{name[0].upper()}"
    return f"P{number(count)}{name[0].upper()}"


def timex_value(timex: Timex, value: TimeValue | None) -> str:
    """An expression in the notation of TIMEX3."""
    if timex.kind in {"duration", "set", "period", "ago", "offset"}:  # NewsReader takes "two years ago" for a duration
        vague = timex.kind in {"duration", "period"} and timex.high is None
        return period(
            None if vague else timex.count if timex.kind != "set" else 1,
            timex.unit or {"annual": "year"}.get(timex.word, "year"),
        )
    if timex.kind == "vague":
        return {"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}.get(timex.word, "XXXX-XX-XX")
    if value is None or (start := value.start or before(value)) is None:
        return "XXXX-XX-XX"
    if timex.kind == "season":
        return f"{start[:4]}-{SEASONS[timex.word]}"
    if (timex.kind == "range" or timex.last_year) and value.end and value.precision == "year":
        return f"P{int(value.end[:4]) - int(start[:4]) - 1}Y"
    if value.precision == "week" or timex.kind == "weekend":
        year, week, _ = date.fromisoformat(start).isocalendar()
        return f"{year}-W{week:02}" + ("-WE" if timex.kind == "weekend" else "")
    if value.precision == "quarter":
        return f"{start[:4]}-Q{(int(start[5:7]) + 2) // 3}"
    if value.precision == "decade":
        return start[:3]
    return start + (f"T{PARTS[timex.part]}" if timex.part in PARTS and value.precision == "day" else "")


def before(value: TimeValue) -> str | None:
    """The unit that an interval open to the left ends with ("until Friday")."""
    if value.end is None or value.precision not in {"day", "month", "year"}:
        return value.end
    if value.hedge and value.hedge.startswith("before"):
        return value.end
    if value.precision == "day":
        return date.fromordinal(date.fromisoformat(value.end).toordinal() - 1).isoformat()
    year, month = int(value.end[:4]), int(value.end[5:7] or 1)
    if value.precision == "year":
        return str(year - 1)
    return f"{year - (month == 1)}-{(month - 2) % 12 + 1:02}"


Found = tuple[int, int, str]


def f1(found: int, predicted: int, expected: int) -> dict[str, float]:
    precision, recall = found / predicted if predicted else 0.0, found / expected if expected else 0.0
    both = precision + recall
    return {"p": precision, "r": recall, "f1": 2 * precision * recall / both if both else 0.0}


def score(pairs: list[tuple[list[Gold], list[Found]]], prefix: str) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for gold, found in pairs:
        counts["gold"] += len(gold)
        counts["found"] += len(found)
        free = list(found)
        for item in gold:
            hits = [f for f in free if f[0] < item.end and item.start < f[1]]
            if not hits:
                continue
            best = max(hits, key=lambda f: (min(f[1], item.end) - max(f[0], item.start), -f[0]))
            free.remove(best)
            counts["relaxed"] += 1
            counts["strict"] += best[:2] == (item.start, item.end)
            counts["value"] += best[2] == item.value
    out = {}
    for name in ("relaxed", "strict", "value"):
        for part, figure in f1(counts[name], counts["found"], counts["gold"]).items():
            out[f"{prefix}{name}_{part}"] = round(100 * figure, 2)
    out[f"{prefix}value_accuracy"] = round(100 * counts["value"] / counts["relaxed"], 2) if counts["relaxed"] else 0.0
    out[f"{prefix}gold"] = counts["gold"]
    return out


def ours(item: Article, language: Language) -> list[Found]:
    parse = language.parse(item.report)
    found = []
    for timex, value in resolve_all(parse, scan(parse), item.report.published):
        last = timex.last - 1 if timex.kind == "offset" else timex.last  # and "a day after the vote" for "a day"
        span = parse.span_of(parse.tokens[timex.first : last])
        found.append((span.start, span.end, timex_value(timex, value)))
    return found


def peer(item: Article, spans: list[Found]) -> list[Found]:
    """dateparser on the spans that we found, anchored at the publication; it gives days only."""
    import dateparser  # type: ignore[import-untyped]

    published = item.report.published
    base = date.fromisoformat(published.iso[:10]) if published else date.today()
    from datetime import datetime

    settings = {"RELATIVE_BASE": datetime(base.year, base.month, base.day), "PREFER_DATES_FROM": "past"}
    out = []
    for start, end, _ in spans:
        words = item.report.text[start:end]
        try:
            parsed = dateparser.parse(words, languages=["en"], settings=settings)
        except Exception:
            parsed = None
        iso = parsed.date().isoformat() if parsed else "XXXX-XX-XX"
        # A month or a year alone is a month or a year: give the peer the granularity that its words have.
        if parsed and words.isdecimal():
            iso = iso[:4]
        elif parsed and not any(c.isdigit() for c in words) and words.rstrip(".").lower() in table("times")["months"]:
            iso = iso[:7]
        out.append((start, end, iso))
    return out


def each(data: Path, find: Callable[[Article], list[Found]]) -> list[tuple[Article, list[Found]]]:
    return [(item, find(item)) for item in articles(data)]


def run(data: Path) -> dict[str, float]:
    """Scores in percent for the corpus below ``data``; an empty dictionary where it isn't there."""
    if not (data / "meantime").is_dir():
        return {}
    language = Language()
    results = each(data, lambda item: ours(item, language))
    scores = score([(body(item), without(item, found)) for item, found in results], "")
    scores |= score([(item.gold, found) for item, found in results], "with_dateline_")
    try:
        import dateparser  # noqa: F401
    except ImportError:
        return scores
    peers = [(item, peer(item, without(item, found))) for item, found in results]
    scores["dateparser_value_f1"] = score([(body(item), found) for item, found in peers], "")["value_f1"]
    scores["dateparser_value_accuracy"] = score([(body(item), found) for item, found in peers], "")["value_accuracy"]
    return scores


def body(item: Article) -> list[Gold]:
    return [gold for gold in item.gold if not gold.dateline]


def without(item: Article, found: list[Found]) -> list[Found]:
    lines = [gold for gold in item.gold if gold.dateline]
    return [f for f in found if not any(f[0] < line.end and line.start < f[1] for line in lines)]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = takes(__doc__)
    parser.add_argument(
        "--errors", action="store_true", help="print what was missed, made up or misread, beside the gold value"
    )
    options = parser.parse_args(arguments)
    if options.errors:
        errors(options.data)
        return 0
    return put(run(options.data), options)


def errors(data: Path) -> None:
    language = Language()
    for item, found in each(data, lambda item: ours(item, language)):
        text, used = item.report.text, set()
        for gold in body(item):
            hits = [f for f in found if f[0] < gold.end and gold.start < f[1]]
            used.update(hits)
            words = text[gold.start : gold.end]
            if not hits:
                print(f"missed   {words!r} = {gold.value}  ...{text[max(0, gold.start - 40) : gold.end + 30]!r}")
            elif hits[0][2] != gold.value:
                got = text[hits[0][0] : hits[0][1]]
                published = item.report.published.iso if item.report.published else None
                print(
                    f"misread  {words!r} = {gold.value}, got {got!r} = {hits[0][2]} on {published} "
                    f"{text[max(0, gold.start - 60) : gold.end + 40]!r}"
                )
            elif hits[0][:2] != (gold.start, gold.end):
                print(f"bounds   {words!r}, got {text[hits[0][0] : hits[0][1]]!r}")
        for f in without(item, found):
            if f not in used:
                print(f"extra    {text[f[0] : f[1]]!r} = {f[2]}  ...{text[max(0, f[0] - 40) : f[1] + 30]!r}")


if __name__ == "__main__":
    raise SystemExit(main())
