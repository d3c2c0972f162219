"""Places found, on re3d's Location entities, beside the bare pipeline's GPE, LOC and FAC.

Gold are the entities that the annotators were confident of (0.5 and more). re3d marks common nouns as locations too
("a safehouse", "there", coordinates), which Accord leaves alone on purpose; the figures that end in "_named" leave
out the gold without a capital letter or with digits. Relaxed: any overlap, one to one; strict: the same characters
but for a leading article.

python benchmarks/places.py --data DIR      DIR holds re3d/ ; from github.com/dstl/re3d (mixed licences, see each
folder)
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from accord.model import Block, Report
from accord.reading import places
from accord.reading.language import Language
from accord.reading.syntax import Parse
from command import put, takes

SURE = 0.5
Span = tuple[int, int]


def reports(data: Path) -> dict[str, Report]:
    found = {}
    for path in sorted((data / "re3d").glob("*/documents.json")):
        for line in path.read_text("utf-8").splitlines():
            record = json.loads(line)
            text = record["text"]
            blocks = tuple(Block("paragraph", m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
            found[record["_id"]] = Report(
                record["_id"], str(path), record["sourceName"], None, None, None, None, "en", text, blocks
            )
    return found


def gold(data: Path) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for path in sorted((data / "re3d").glob("*/entities.json")):
        for line in path.read_text("utf-8").splitlines():
            record = json.loads(line)
            if record["type"] == "Location" and record["confidence"] >= SURE:
                found.setdefault(record["documentId"], []).append((record["begin"], record["end"]))
    return found


def bare(text: str, span: Span) -> Span:
    article = re.match(r"(?:the|a|an)\s+", text[span[0] : span[1]], re.I)
    return (span[0] + article.end(), span[1]) if article else span


def named(text: str, span: Span) -> bool:
    words = text[bare(text, span)[0] : span[1]]
    return any(c.isupper() for c in words) and not any(c.isdigit() for c in words)


def match(text: str, expected: list[Span], found: list[Span]) -> tuple[int, int]:
    """How many gold spans are hit, one to one: relaxed and strict."""
    free, relaxed, strict = sorted(set(found)), 0, 0
    for span in sorted(set(expected), key=lambda s: (s[0], -s[1])):
        hits = [f for f in free if f[0] < span[1] and span[0] < f[1]]
        if not hits:
            continue
        best = max(hits, key=lambda f: (bare(text, f) == bare(text, span), min(f[1], span[1]) - max(f[0], span[0])))
        free.remove(best)
        relaxed += 1
        strict += bare(text, best) == bare(text, span)
    return relaxed, strict


def pipeline(parse: Parse) -> list[Span]:
    labels = {"GPE", "LOC", "FAC"}
    return [(parse.tokens[e.first].start, parse.tokens[e.last - 1].end) for e in parse.entities if e.label in labels]


def run(data: Path) -> dict[str, float]:
    """Scores in percent for the corpus below ``data``; an empty dictionary where it isn't there."""
    if not (data / "re3d").is_dir():
        return {}
    language, expected = Language(), gold(data)
    counts = {name: [0, 0, 0, 0, 0, 0] for name in ("", "pipeline_")}
    resolved = mentions = 0
    for parse in language.parse_many(reports(data).values()):
        wanted = expected.get(parse.report.id, [])
        plain = [span for span in wanted if named(parse.text, span)]
        ours = places.find(parse)
        mentions += len(ours)
        resolved += sum(mention.value is not None for mention in ours)
        for name, found in (("", [(m.span.start, m.span.end) for m in ours]), ("pipeline_", pipeline(parse))):
            one, two = match(parse.text, wanted, found), match(parse.text, plain, found)
            figures = (*one, two[0], len(found), len(wanted), len(plain))
            counts[name] = [a + b for a, b in zip(counts[name], figures, strict=True)]
    scores: dict[str, float] = {}
    for name, (relaxed, strict, of_names, found_count, all_gold, named_gold) in counts.items():
        for kind, hits, total in (
            ("relaxed", relaxed, all_gold),
            ("strict", strict, all_gold),
            ("relaxed_named", of_names, named_gold),
        ):
            precision, recall = hits / max(found_count, 1), hits / max(total, 1)
            both = precision + recall
            scores[f"{name}{kind}_p"] = round(100 * precision, 2)
            scores[f"{name}{kind}_r"] = round(100 * recall, 2)
            scores[f"{name}{kind}_f1"] = round(200 * precision * recall / both, 2) if both else 0.0
    scores["mentions"] = mentions
    scores["resolved_share"] = round(100 * resolved / max(mentions, 1), 2)
    return scores


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; gives back the exit code."""
    parser = takes(__doc__)
    options = parser.parse_args(arguments)
    return put(run(options.data), options)


if __name__ == "__main__":
    raise SystemExit(main())
