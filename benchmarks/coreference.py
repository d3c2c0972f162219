"""Same actor within a report: MEANTIME and NewsWCL50 against the reader, beside a head-match baseline in the same run.

    python benchmarks/coreference.py --data DIR [--json FILE]

What is scored. *Gold mentions*: the annotated mentions say where, the reader says which of them are one actor. A gold
mention takes the actor of the predicted mention that has the same head (the gold span's token whose syntactic head
lies outside the span), else of the one with exactly its span; else it stands alone. Chains are within one document;
chains of one mention are left out of the key and singletons out of the response, as in the CoNLL-2012 shared task, so
that what the reader misses costs recall. Sums over documents are micro-averages; "conll" is the mean of the F1 of
MUC, B-cubed and CEAF-e, in percent.

* meantime: entities of type PER and ORG in ``intra_cross-doc_annotation``; the title and date lines are left out
  (Accord takes no evidence from headings). Pronouns are left out of "meantime" ("named and described") and scored in
  "meantime_all"; PRO, FIN and LOC entities (products, financial, places) are left out of both; "meantime_loc" has
  LOC, too.
* newswcl50: chains whose type is ACTOR, COUNTRY or GROUP; "newswcl50_persons" only ACTOR. Chains of type ACTOR-I,
  OBJECT, EVENT, ACTION and MISC are left out. A COUNTRY or GROUP chain holds everybody who belongs to the country or
  party by the annotators' book (a minister, a spokesman, an agency): Accord keeps these apart on purpose, which costs
  recall here. Every sentence is a paragraph.

``baseline`` clusters the gold mentions of a document by their folded head lemma. ``found`` is the share of gold
mentions that have a predicted mention.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from accord.model import Block, Mention, Report
from accord.reading import actors
from accord.reading.language import Language
from accord.reading.names import fold
from accord.reading.syntax import Parse, Token
from coreference_scores import Scores, score

__all__ = ["Document", "Gold", "main", "meantime", "newswcl50", "run"]

PRONOUNS = frozenset(
    re.findall(
        r"\w+",
        "i me my mine myself we us our ours ourselves you your yours he him his himself she her hers herself it its "
        "itself they them their theirs themselves who whom whose which that this these those one",
    )
)
CLOSE_LEFT = frozenset({",", ".", ";", ":", "?", "!", ")", "]", "%", "'s", "n't", "’s", "”", "''", "’"})
CLOSE_RIGHT = frozenset({"(", "[", "“", "``", "$", "‘", "#"})


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated mention: code points [start, end), its chain, and the chain's type."""

    start: int
    end: int
    chain: str
    kind: str


@dataclass(slots=True)
class Document:
    """A text rebuilt from its tokens, its paragraphs, and the annotated mentions."""

    name: str
    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    gold: list[Gold] = field(default_factory=list)

    def report(self) -> Report:
        """As the reader takes it."""
        key = hashlib.sha256(self.text.encode()).hexdigest()[:16]
        return Report(key, self.name, "corpus", None, None, None, None, "en", self.text, tuple(self.blocks))


def _join(words: Sequence[str], start: int) -> tuple[str, list[tuple[int, int]]]:
    """Tokens as running text, and where each stands when the text begins at ``start``."""
    text, places, straight = "", [], False
    glue = True
    for word in words:
        word = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")"}.get(word, word)
        opening = word in CLOSE_RIGHT
        if word == '"':
            straight = not straight
            opening = straight
        left = word in CLOSE_LEFT or word == "-" or (word == '"' and not straight)
        if text and not glue and not left:
            text += " "
        places.append((start + len(text), start + len(text) + len(word)))
        text += word
        glue = opening or word in {"-", "—"}
        if word == "—":
            text, glue = text + " ", True
    return text, places


# --- corpora ---


def meantime(folder: Path) -> Iterator[Document]:
    """The documents of MEANTIME's cross-document part, in name order."""
    for path in sorted(folder.glob("intra_cross-doc_annotation/*/*.xml")):
        root = ElementTree.parse(path).getroot()
        sentences: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for token in root.iter("token"):
            sentences[int(token.get("sentence", "0"))].append((token.get("t_id", ""), token.text or "-"))
        document, places = Document(path.stem), {}
        pieces: list[str] = []
        length = 0
        for number in sorted(sentences):
            if number < 2:
                continue
            text, spots = _join([word for _, word in sentences[number]], length)
            places.update({t_id: spot for (t_id, _), spot in zip(sentences[number], spots, strict=True)})
            pieces.append(text)
            length += len(text) + 1
        document.text = " ".join(pieces)
        document.blocks = [Block("paragraph", 0, len(document.text))] if document.text else []
        markables, relations = root.find("Markables"), root.find("Relations")
        assert markables is not None and relations is not None
        spans: dict[str, tuple[int, int]] = {}
        entities: dict[str, str] = {}
        for each in markables:
            if each.tag == "ENTITY_MENTION":
                spots = [places[a.get("t_id", "")] for a in each.iter("token_anchor") if a.get("t_id", "") in places]
                if spots:
                    spans[each.get("m_id", "")] = (min(a for a, _ in spots), max(b for _, b in spots))
            elif each.tag == "ENTITY":
                entities[each.get("m_id", "")] = each.get("ent_type", "")
        taken: set[tuple[int, int]] = set()
        for relation in relations.iter("REFERS_TO"):
            target = relation.find("target")
            chain = target.get("m_id", "") if target is not None else ""
            for source in relation.iter("source"):
                span = spans.get(source.get("m_id", ""))
                if span is not None and chain in entities and span not in taken:
                    taken.add(span)
                    document.gold.append(Gold(*span, chain, entities[chain]))
        yield document


def newswcl50(folder: Path) -> Iterator[Document]:
    """The documents of NewsWCL50 in file order."""
    lines = (folder / "NewsWCL50.conll").read_text("utf-8").splitlines()
    name: str | None = None
    rows: list[list[str]] = []
    for line in lines:
        if line.startswith("#begin document"):
            name, rows = line.split("document", 1)[1].split(";")[0].strip(), []
        elif line.startswith("#end document"):
            if name is not None:
                yield _newswcl(name, rows)
            name = None
        elif name is not None and line.strip():
            rows.append(line.split("\t"))
    if name is not None:
        yield _newswcl(name, rows)


def _newswcl(name: str, rows: list[list[str]]) -> Document:
    document = Document(name)
    sentences: dict[int, list[list[str]]] = defaultdict(list)
    for row in rows:
        if len(row) >= 5 and row[3].strip().replace("\\n", ""):
            sentences[int(row[1])].append(row)
    pieces: list[str] = []
    length = 0
    taken: set[tuple[int, int]] = set()
    for number in sorted(sentences):
        words = sentences[number]
        text, spots = _join([row[3] for row in words], length)
        pieces.append(text)
        document.blocks.append(Block("paragraph", length, length + len(text)))
        length += len(text) + 1
        opened: list[tuple[str, int]] = []
        for row, (start, end) in zip(words, spots, strict=True):
            for part in re.split(r"\|\s*", row[4].strip()):
                chain = part.strip("()")
                if part.startswith("("):
                    opened.append((chain, start))
                if part.endswith(")"):
                    place = next((i for i in range(len(opened) - 1, -1, -1) if opened[i][0] == chain), None)
                    if place is not None:
                        span = (opened.pop(place)[1], end)
                        if span not in taken:
                            taken.add(span)
                            document.gold.append(Gold(*span, chain, chain.rsplit("_", 1)[-1]))
    document.text = "\n".join(pieces)
    return document


# --- scoring ---


def _head(parse: Parse, gold: Gold) -> Token | None:
    tokens = list(parse.tokens_in(gold.start, gold.end))
    if not tokens:
        return None
    inside = {t.i for t in tokens}
    return next((t for t in tokens if (t.head.i not in inside or t.head is t) and t.pos != "PUNCT"), tokens[-1])


def clusters(
    parse: Parse, gold: Sequence[Gold], mentions: Sequence[Mention]
) -> tuple[list[list[Gold]], list[list[Gold]], list[list[Gold]], int]:
    """Key, response and baseline clusterings of one document's gold mentions (singletons left out), and how many were
    found."""
    by_head: dict[int, list[Mention]] = defaultdict(list)
    by_span: dict[tuple[int, int], Mention] = {}
    for mention in mentions:
        by_head[mention.head].append(mention)
        by_span.setdefault((mention.span.start, mention.span.end), mention)
    key: dict[str, list[Gold]] = defaultdict(list)
    response: dict[str, list[Gold]] = defaultdict(list)
    baseline: dict[str, list[Gold]] = defaultdict(list)
    found = 0
    for each in gold:
        head = _head(parse, each)
        if head is None:
            continue
        key[each.chain].append(each)
        baseline[fold(head.lemma)].append(each)
        match = by_span.get((each.start, each.end)) or next(
            iter(
                sorted(
                    by_head.get(head.start, []),
                    key=lambda m: abs((m.span.end - m.span.start) - (each.end - each.start)),
                )
            ),
            None,
        )
        if match is not None:
            found += 1
            if match.actor is not None:
                response[match.actor].append(each)
    several = [[c for c in table.values() if len(c) > 1] for table in (key, response, baseline)]
    return several[0], several[1], several[2], found


def _is_pronoun(document: Document, gold: Gold) -> bool:
    words = document.text[gold.start : gold.end]
    return words.lower() in PRONOUNS and words != "US"


def _prepared(data: Path) -> dict[str, list[tuple[Document, list[Gold]]]]:
    """Benchmark name -> documents with the gold mentions that it scores."""
    sets: dict[str, list[tuple[Document, list[Gold]]]] = {}
    if (data / "meantime").is_dir():
        documents = list(meantime(data / "meantime"))
        for name, kinds, pronouns in (
            ("meantime", {"PER", "ORG"}, False),
            ("meantime_all", {"PER", "ORG"}, True),
            ("meantime_loc", {"PER", "ORG", "LOC"}, False),
        ):
            sets[name] = [
                (d, [g for g in d.gold if g.kind in kinds and (pronouns or not _is_pronoun(d, g))]) for d in documents
            ]
    if (data / "newswcl50").is_dir():
        documents = list(newswcl50(data / "newswcl50"))
        for name, kinds in (("newswcl50", {"ACTOR", "COUNTRY", "GROUP"}), ("newswcl50_persons", {"ACTOR"})):
            sets[name] = [(d, [g for g in d.gold if g.kind in kinds]) for d in documents]
    return sets


def run(data: Path, language: Language | None = None) -> dict[str, float]:
    """All figures in percent: "<set>_<muc|b_cubed|ceaf_e>_<p|r|f1>", "<set>_conll", "<set>_baseline_conll",
    "<set>_found".

    ``data`` holds ``meantime`` and ``newswcl50``; a corpus that is not there is left out.
    """
    sets = _prepared(data)
    parses: dict[str, tuple[Parse, list[Mention]]] = {}
    if sets:
        language = language or Language()
        unique = {d.name: d for pairs in sets.values() for d, _ in pairs}
        for document, parse in zip(
            unique.values(), language.parse_many(d.report() for d in unique.values()), strict=True
        ):
            parses[document.name] = parse, actors.find(parse)[1]
    figures: dict[str, float] = {}
    for name, pairs in sets.items():
        figures.update(_figures(name, pairs, parses))
    return figures


def _figures(
    name: str, pairs: Sequence[tuple[Document, list[Gold]]], parses: dict[str, tuple[Parse, list[Mention]]]
) -> dict[str, float]:
    ours, theirs, found, total = Scores(), Scores(), 0, 0
    for document, gold in pairs:
        parse, mentions = parses[document.name]
        key, response, baseline, hits = clusters(parse, gold, mentions)
        ours += score(key, response)
        theirs += score(key, baseline)
        found, total = found + hits, total + len(gold)
    figures = {
        f"{name}_conll": ours.conll,
        f"{name}_baseline_conll": theirs.conll,
        f"{name}_found": found / max(total, 1),
    }
    for metric in ("muc", "b_cubed", "ceaf_e"):
        counts = getattr(ours, metric)
        figures.update(
            {f"{name}_{metric}_p": counts.p, f"{name}_{metric}_r": counts.r, f"{name}_{metric}_f1": counts.f1}
        )
    return {key: round(100 * value, 2) for key, value in figures.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """The command: prints a table; 0 where something was scored, 1 where no corpus was found."""
    parser = argparse.ArgumentParser(description="Within-report actor coreference on MEANTIME and NewsWCL50.")
    parser.add_argument("--data", type=Path, required=True, help="folder that holds meantime/ and newswcl50/")
    parser.add_argument("--json", type=Path, help="write the figures here, too")
    options = parser.parse_args(arguments)
    figures = run(options.data)
    if not figures:
        print(
            f"no corpus under {options.data}: MEANTIME is at newsreader-project.eu, NewsWCL50 at github.com/fhamborg",
            file=sys.stderr,
        )
        return 1
    print(f"{'set':20} {'CoNLL':>6} {'head match':>10} {'MUC':>6} {'B3':>6} {'CEAFe':>6} {'found':>6}")
    for name in [key.removesuffix("_baseline_conll") for key in figures if key.endswith("_baseline_conll")]:
        row = [
            figures[f"{name}_{key}"]
            for key in ("conll", "baseline_conll", "muc_f1", "b_cubed_f1", "ceaf_e_f1", "found")
        ]
        print(f"{name:20} {row[0]:6.1f} {row[1]:10.1f} {row[2]:6.1f} {row[3]:6.1f} {row[4]:6.1f} {row[5]:6.1f}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
