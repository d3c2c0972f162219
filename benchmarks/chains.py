"""From raw text to facts, nothing given: predicted facts and actors against the gold chains of two corpora.

    python benchmarks/chains.py --data DIR [--json FILE]

* newswcl50: 20 articles on four events. * meantime: ``intra_cross-doc_annotation``, 90 articles on three companies, all
read as one heap, chains across articles by their instance.

The texts are read, grouped into stories, and their actors and events joined as in every account. *Facts*: a gold
mention is found where an event that was read has its trigger at the mention's head; all tellings of one fact are one
chain. Gold: MEANTIME's events; NewsWCL50's chains of type ACTION, EVENT and MISC. *Actors*: a gold mention is found
where a mention of an actor has its head; all mentions of one actor of the account are one chain. Gold: MEANTIME's PER
and ORG; NewsWCL50's ACTOR, COUNTRY and GROUP. Chains were annotated within one event's articles, or one company's, so
that nobody has said whether the summit of one event is that of another: a fact, or an actor, counts for each such set
of articles by itself, though all are compared in one heap.

"precision" and "recall" are B-cubed in per cent, singletons included: precision over the mentions that were found,
recall over all gold mentions, where one that was not found counts nought. "found" is their share; "recall of found"
is recall over those only. "links" is MUC precision: the share of joins that are right, which singletons can't lift.
What was read and stands in no gold chain isn't counted: neither corpus annotates all that is told. "gold mentions" is
the CoNLL F1 with mentions given: the trained likeness for events, the head lemma in a story beside it.
"""

from __future__ import annotations

import argparse
import json
import sys
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from accord.comparing import account
from accord.model import Instant, Reading, Report
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.reading.syntax import Parse
from coreference import newswcl50
from coreference_scores import score
from corpora import laid_out, normal
from crossdoc import by_story, clusters, conll, grouped
from surroundings import Mention, head_of, mentions_of

__all__ = ["Chained", "counted", "meantime_chains", "newswcl50_chains", "run"]

HAPPENINGS = frozenset({"ACTION", "EVENT", "MISC"})
SOMEBODY = frozenset({"ACTOR", "COUNTRY", "GROUP", "PER", "ORG"})

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Chained:
    """A report with its gold mentions as (start, end, chain): of happenings, and of somebody; and the set of texts
    among which chains were annotated."""

    set: str
    report: Report
    events: tuple[tuple[int, int, str], ...]
    actors: tuple[tuple[int, int, str], ...]


def meantime_chains(folder: Path) -> list[Chained]:
    """The articles of MEANTIME's cross-document part in name order. Empty where the corpus isn't there."""
    return [_meantime(path) for path in sorted((folder / "intra_cross-doc_annotation").rglob("*.xml"))]


def _meantime(path: Path) -> Chained:
    root = ElementTree.parse(path).getroot()
    page = laid_out(root, "dateline")
    published, kinds, instances = None, dict[str, str](), dict[str, str]()
    spans: dict[str, tuple[str, Span]] = {}
    for each in root.find("Markables") or ():
        name = each.get("m_id", "")
        if each.tag == "TIMEX3" and each.get("functionInDocument") == "CREATION_TIME":
            published = normal(each.get("value") or "")
        elif each.tag in ("EVENT", "ENTITY"):
            instances[name] = each.get("instance_id") or f"{path.stem}/{name}"
            kinds[name] = "EVENT" if each.tag == "EVENT" else each.get("ent_type", "")
        elif each.tag in ("EVENT_MENTION", "ENTITY_MENTION"):
            places = [page.places[a.get("t_id")] for a in each.iter("token_anchor") if a.get("t_id") in page.places]
            if places and all(sentence >= 2 for _, _, sentence in places):
                spans[name] = each.tag, (min(start for start, _, _ in places), max(end for _, end, _ in places))
    found: dict[str, dict[Span, str]] = {"EVENT_MENTION": {}, "ENTITY_MENTION": {}}
    for link in root.iter("REFERS_TO"):
        target = link.find("target")
        chain = target.get("m_id", "") if target is not None else ""
        for source in link.iter("source"):
            tag, span = spans.get(source.get("m_id", ""), ("", (0, 0)))
            if tag and chain in instances and (tag == "EVENT_MENTION" or kinds[chain] in SOMEBODY):
                found[tag].setdefault(span, instances[chain])
    instant = Instant(published[:10], "day") if published else None
    report = Report(path.name, str(path), "Wikinews", None, instant, None, None, "en", page.text, page.blocks)
    events, actors = (tuple((*span, chain) for span, chain in sorted(table.items())) for table in found.values())
    return Chained(f"meantime {path.parent.name}", report, events, actors)


def newswcl50_chains(folder: Path) -> list[Chained]:
    """The articles of NewsWCL50 in file order. Empty where the corpus isn't there."""
    return [
        Chained(
            f"newswcl50 {document.name.split('/')[0]}",
            document.report(),
            tuple((g.start, g.end, g.chain) for g in document.gold if g.kind in HAPPENINGS),
            tuple((g.start, g.end, g.chain) for g in document.gold if g.kind in SOMEBODY),
        )
        for document in (newswcl50(folder) if folder.is_dir() else ())
    ]


def counted(gold: Sequence[str], found: Sequence[str | None]) -> dict[str, float]:
    """The figures, in per cent, of gold mentions: each one's gold chain and the predicted one, None where nothing was
    found."""
    key, response, right = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list), list[int]()
    known = defaultdict[str, list[int]](list)
    for number, (chain, predicted) in enumerate(zip(gold, found, strict=True)):
        key[chain].append(number)
        if predicted is not None:
            response[predicted].append(number)
            known[chain].append(number)
            right.append(number)
    whole, part = score(key.values(), response.values()), score(known.values(), response.values())
    figures = {
        "precision": whole.b_cubed.p,
        "recall": whole.b_cubed.r,
        "recall of found": part.b_cubed.r,
        "links": whole.muc.p,
        "found": len(right) / max(len(gold), 1),
    }
    return {name: round(100 * value, 2) for name, value in figures.items()} | {"mentions": float(len(gold))}


def _heads(parse: Parse, mentions: Iterable[tuple[int, int, str]]) -> list[tuple[int, str]]:
    """Where the head of each mention begins, -1 where there is no token, and its chain."""
    found = []
    for start, end, chain in mentions:
        head = head_of(parse, start, end)
        found.append((head.start if head is not None else -1, chain))
    return found


def _figures(name: str, texts: Sequence[Chained], reader: Reader) -> dict[str, float]:
    readings: list[Reading] = []
    parses: list[Parse] = []
    for parse in Language().parse_many(text.report for text in texts):
        parses.append(parse)
        readings.append(reader.assemble(parse))
    whole = account.build(readings)
    facts: dict[tuple[str, int], str] = {}
    for fact in whole.facts:
        for telling in fact.tellings:
            if telling.kind == "event":
                trigger = whole.events[telling.report, telling.ref].event.trigger
                for place in range(trigger.start, trigger.end):
                    facts.setdefault((telling.report, place), fact.id)
    people = {
        (reading.report.id, mention.head): whole.ids.get((reading.report.id, mention.actor), mention.actor)
        for reading in readings
        for mention in reading.mentions
        if mention.kind == "actor" and mention.actor is not None
    }
    figures: dict[str, float] = {}
    given: list[Mention] = []
    for kind, table in (("facts", facts), ("actors", people)):
        gold: list[str] = []
        found: list[str | None] = []
        for text, parse, reading in zip(texts, parses, readings, strict=True):
            mentions = text.events if kind == "facts" else text.actors
            for place, chain in _heads(parse, mentions):
                gold.append(chain)
                one = table.get((text.report.id, place))
                found.append(None if one is None else f"{text.set} {one}")
            if kind == "facts":
                given.extend(mentions_of(parse, reading, mentions))
        figures.update({f"chains/{name} {kind}/{key}": value for key, value in counted(gold, found).items()})
    story = by_story(readings)
    figures[f"chains/{name} facts/gold mentions"] = conll(given, clusters(given, story))
    figures[f"chains/{name} facts/gold mentions, peer same head lemma in a story"] = conll(
        given, grouped(given, ((story[m.key[0]], m.lemma) for m in given))
    )
    return figures


def run(data: Path, reader: Reader | None = None) -> dict[str, float]:
    """The figures of the corpora that are under ``data``."""
    reader = reader or Reader()
    figures: dict[str, float] = {}
    for name, texts in (
        ("newswcl50", newswcl50_chains(data / "newswcl50")),
        ("meantime", meantime_chains(data / "meantime")),
    ):
        if texts:
            figures.update(_figures(name, texts, reader))
    return figures


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder that holds newswcl50/ and meantime/")
    parser.add_argument("--json", type=Path, help="write the figures here, too")
    given = parser.parse_args()
    figures = run(given.data)
    if not figures:
        print("no corpus: NewsWCL50 is at github.com/fhamborg, MEANTIME at newsreader-project.eu", file=sys.stderr)
        return 1
    print(json.dumps(figures, indent=1))
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
