"""Planted changes: pairs of MRPC sentences that state the same, with one slot of one side changed by program.

    python benchmarks/planted.py --data DIR [--half 0|1] [--limit N] [--show]

The slot is one that both sides give alike (the same number, weekday, name, place, auxiliary, quoted words), so that
after the change they disagree on it and on nothing new. Every changed pair is also given unchanged: what is then
disputed is a false dispute, where the two sentences give no two different numbers, days, months or quoted words as they
stand (:func:`told_alike`; MRPC has many that do: "disputes on unchanged pairs" counts all). A change is *found* when a
disagreement's words overlap it on the changed side, and *typed right* when its kind is the one planted. Left out:
pairs in which no slot is told alike by both sides.

``planted_judged.tsv`` has the disputes that a version of 30 November 2026 found on the unchanged pairs, by a hash of
the pair, kind and code points, with what two readers (large language models that saw them among disputes of changed
pairs) held of each: R a real difference that an editor would note, F none, O open; no texts. What both held real is
no false dispute; every other one is, those not in the file too ("false by readers").

``--half 1`` draws from every second pair only: those on which no weights were trained (train_counterparts.py takes the
others, ``--half 0``).

The peer calls every pair different whose words differ inside a number, a name, or at all: see
:func:`string_difference`.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import random
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from accord import account
from accord.comparing.contrast import Stretch, contrast
from accord.comparing.sides import parts
from accord.comparing.tokens import quoted, words
from accord.model import Block, DisagreementKind, Reading, Report
from accord.reading import localities
from accord.reading.countries import countries
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.reading.syntax import Parse
from accord.sources import report

KINDS: tuple[DisagreementKind, ...] = ("number", "date", "actor", "place", "polarity", "certainty", "wording")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
PREPOSITIONS = frozenset({"in", "at", "near", "to", "from", "into", "across", "outside", "inside", "around", "through"})
SEED = 4076
PER_KIND = 100

JUDGED = Path(__file__).parent / "planted_judged.tsv"

Found = tuple[str, tuple[int, int] | None, tuple[int, int] | None]
# A disagreement as a judge reports it: its kind, and where its words stand in the first and in the second text, as
# far as known.
Judge = Callable[[str, str], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class Planted:
    """``a`` as it was, ``b`` as it was and changed; ``kind`` of the change, where it stands in ``changed``, and what
    it replaced.
    """

    a: str
    b: str
    changed: str
    kind: DisagreementKind
    start: int
    end: int
    before: str


@dataclass(frozen=True, slots=True)
class Change:
    """One of the changes that can be made to a pair of sentences: ``b`` with it, its kind, where it stands and what it
    replaced; all None or empty for the pair as it was. ``pair``: its number among the pairs.
    """

    a: str
    b: str
    kind: DisagreementKind | None
    start: int
    end: int
    before: str
    pair: int


def changes(pairs: Sequence[tuple[str, str]], language: Language) -> list[Change]:
    """Every pair as it is, and with each of the numbers, days, places and names changed that can be."""
    chance = random.Random(SEED)
    parses = list(_twos(language.parse_many(as_report(text) for pair in pairs for text in pair)))
    names: dict[str, list[str]] = {"PERSON": [], "ORG": [], "GPE": []}
    for one, _ in parses:
        for entity in one.entities:
            if entity.label in names:
                names[entity.label].append(_text(one, entity.first, entity.last))
    found = []
    for number, ((a, b), (one, two)) in enumerate(zip(pairs, parses, strict=True)):
        found.append(Change(a, b, None, 0, 0, "", number))
        for kind, start, end, new in _options(one, two, names, chance):
            if kind in ("number", "date", "place", "actor"):
                changed = b[:start] + new + b[end:]
                found.append(Change(a, changed, kind, start, start + len(new), b[start:end], number))
    return found


def same_pairs(data: Path, half: int | None = None) -> list[tuple[str, str]]:
    """The pairs of MRPC that two judges held to state the same, in the file's order; with ``half`` 0 every second one
    from the first on, with 1 the others.
    """
    lines = (data / "mrpc/msr_paraphrase_train.txt").read_text("utf-8-sig").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    found = [(row[3].strip(), row[4].strip()) for row in rows if len(row) == 5 and row[0] == "1"]
    return found if half is None else found[half::2]


def generate(data: Path, language: Language, per_kind: int = PER_KIND, half: int | None = None) -> list[Planted]:
    """Planted changes, up to ``per_kind`` of each kind, drawn from the pairs in a fixed random order, one change a
    pair.
    """
    chance = random.Random(SEED)
    pairs = same_pairs(data, half)
    chance.shuffle(pairs)
    found: list[Planted] = []
    counts = dict.fromkeys(KINDS, 0)
    names: dict[str, list[str]] = {"PERSON": [], "ORG": [], "GPE": []}
    # the names as the pipeline has them, so that a mend of how names are read does not draw other changes
    with patch.object(localities, "mend"):
        parses = list(language.parse_many(as_report(text) for pair in pairs for text in pair))
    for (a, b), (one, two) in zip(pairs, _twos(iter(parses)), strict=False):
        options = [option for option in _options(one, two, names, chance) if counts[option[0]] < per_kind]
        for entity in one.entities:
            if entity.label in names:
                names[entity.label].append(_text(one, entity.first, entity.last))
        if options:
            kind, start, end, new = min(options, key=lambda option: (counts[option[0]], KINDS.index(option[0])))
            counts[kind] += 1
            found.append(Planted(a, b, b[:start] + new + b[end:], kind, start, start + len(new), b[start:end]))
        if min(counts.values()) >= per_kind:
            break
    return found


def as_report(text: str) -> Report:
    """A text as a report of one paragraph, by nobody."""
    return Report("-", "-", "-", None, None, None, None, "en", text, (Block("paragraph", 0, len(text)),))


def _twos(parses: Iterator[Parse]) -> Iterator[tuple[Parse, Parse]]:
    for one in parses:
        two = next(parses, None)
        if two is not None:
            yield one, two


def _text(parse: Parse, first: int, last: int) -> str:
    return parse.text[parse.tokens[first].start : parse.tokens[last - 1].end]


Option = tuple[DisagreementKind, int, int, str]


def _options(a: Parse, b: Parse, names: dict[str, list[str]], chance: random.Random) -> list[Option]:
    """Changes that can be made to ``b``: kind, start, end, new words."""
    found: list[Option] = []
    found += _number(a, b, chance)
    found += _date(a, b, chance)
    found += _name(a, b, names, chance)
    found += _negation(a, b)
    found += _doubt(a, b)
    found += _quote(a, b, chance)
    return found


def _number(a: Parse, b: Parse, chance: random.Random) -> list[Option]:
    """A number in digits that both give once, made larger by a third to double; years and parts of names are left."""
    kept = []
    for found in re.finditer(r"(?<![\w.,$-])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\w-]|[.,]\d)", b.text):
        same = re.findall(rf"(?<![\w.,-]){re.escape(found[0])}(?![\w-]|[.,]\d)", a.text)
        if (
            len(same) == 1
            and b.text.count(found[0]) == 1
            and not _in_entity(b, found.start(), {"DATE", "TIME", "PRODUCT", "LAW"})
        ):
            kept.append(found)
    if not kept:
        return []
    found = chance.choice(kept)
    value = float(found[0].replace(",", ""))
    new = value * chance.choice((1.34, 1.5, 2.0)) + (1 if value < 100 else 0)
    # As round as it was: 10,000 becomes 15,000, not 15,001.
    digits = found[0].rstrip("0").replace(",", "")
    grain = -(len(found[0].replace(",", "")) - len(digits)) if "." not in found[0] else 0
    text = f"{new:,.{len(found[0].split('.')[1])}f}" if "." in found[0] else f"{round(new, grain):,.0f}"
    if text == found[0]:
        text = f"{round(value * 2):,}"
    return [("number", found.start(), found.end(), text)]


def _in_entity(parse: Parse, offset: int, labels: set[str]) -> bool:
    token = next((token for token in parse.tokens if token.start <= offset < token.end), None)
    entity = parse.entity_at.get(token.i) if token else None
    return entity is not None and entity.label in labels


def _date(a: Parse, b: Parse, chance: random.Random) -> list[Option]:
    """A weekday or a month that both give once."""
    for cycle in (DAYS, MONTHS):
        for name in cycle:
            here = list(re.finditer(rf"\b{name}\b", b.text))
            if len(here) != 1 or len(re.findall(rf"\b{name}\b", a.text)) != 1:
                continue
            if name == "May" and not re.search(r"\bMay \d|in May\b|last May\b", b.text):
                continue
            new = cycle[(cycle.index(name) + chance.randint(2, len(cycle) - 2)) % len(cycle)]
            return [("date", here[0].start(), here[0].end(), new)]
    return []


def _name(a: Parse, b: Parse, names: dict[str, list[str]], chance: random.Random) -> list[Option]:
    """A name that both give alike and once, exchanged for one of the same sort from another pair.

    A country or city is taken only where it stands after a preposition of place, and is exchanged for another country
    or another city.
    """
    others = {_text(a, e.first, e.last): e.label for e in a.entities}
    found: list[Option] = []
    for entity in b.entities:
        text = _text(b, entity.first, entity.last)
        same = entity.label in names and others.get(text) == entity.label
        if (
            not same
            or b.text.count(text) != 1
            or a.text.count(text) != 1
            or not text[0].isupper()
            or text.endswith("'s")
        ):
            continue
        known = set(f"{a.text} {b.text}".split())
        pool = [name for name in names[entity.label] if name[0].isupper() and not set(name.split()) & known]
        if entity.label == "GPE":
            # that it was in the United States does not contradict Chicago
            here = countries().find(text)
            there = {name: countries().find(name) for name in pool}
            pool = [n for n in pool if (there[n] is None) == (here is None) and (here is None or there[n] != here)]
        if pool:
            start, last = b.tokens[entity.first].start, b.tokens[entity.last - 1]
            placed = entity.label == "GPE" and last.dep == "pobj" and last.head.lower in PREPOSITIONS
            if entity.label == "GPE" and not placed:
                continue  # "Canada signed", "Florida weather": who or where is a matter of taste
            found.append(("place" if placed else "actor", start, start + len(text), chance.choice(pool)))
    return found


def _negation(a: Parse, b: Parse) -> list[Option]:
    """ "not" after the auxiliary of the main clause, where neither side is negated and both have the verb."""
    if any(token.dep == "neg" or token.lower in ("no", "never", "without") for token in (*a.tokens, *b.tokens)):
        return []
    lemmas = {token.lemma for token in a.tokens if token.pos == "VERB"}
    for sentence in b.sentences:
        verb = sentence.root
        for clause in (verb, *verb.kids("ccomp")):
            helper = clause.child("aux", "auxpass")
            if helper is not None and clause.lemma in lemmas and helper.lower != "to" and helper.lower.isalpha():
                return [("polarity", helper.start, helper.end, f"{helper.text} not")]
    return []


def _doubt(a: Parse, b: Parse) -> list[Option]:
    """ "will" made "might" where both say will of the same verb."""
    certain = {t.head.lemma for t in a.tokens if t.lower == "will" and t.tag == "MD"}
    for token in b.tokens:
        if token.lower == "will" and token.tag == "MD" and token.head.lemma in certain:
            return [("certainty", token.start, token.end, "might")]
    return []


def _quote(a: Parse, b: Parse, chance: random.Random) -> list[Option]:
    """A content word inside a quotation of five words and more that both sides give word for word."""
    theirs = {tuple(word.folded for word in words(a.text[low:high])) for low, high in quoted(a.text)}
    for low, high in quoted(b.text):
        inside = words(b.text[low:high])
        if len(inside) < 5 or tuple(word.folded for word in inside) not in theirs:
            continue
        long = [word for word in inside if len(word.text) > 4 and word.text.islower()]
        pool = sorted(
            {token.text for token in (*a.tokens, *b.tokens) if token.tag in ("NN", "JJ") and token.text.islower()}
        )
        if long and pool:
            word = chance.choice(long)
            new = chance.choice([text for text in pool if text != word.text] or ["otherwise"])
            return [("wording", low + word.start, low + word.end, new)]
    return []


def string_difference(a: str, b: str) -> list[Found]:
    """The peer: a number that only one side has is a number disputed; else a capitalised word; else any word."""
    left, right = {word.folded for word in words(a)}, words(b)
    only = [word for word in right if word.folded not in left]
    for kind, test in (("number", r"\d"), ("actor", r"[A-Z]"), ("wording", r"\w")):
        for word in only:
            if re.match(test, word.text):
                return [(kind, None, (word.start, word.end))]
    return []


def told_alike(a: str, b: str) -> bool:
    """Whether two sentences give no two different numbers, days, months or quoted words: of each sort, what one has
    the other has, too. MRPC's judges let such differences pass ("$991 million", "$987 million"), which a dispute
    rightly names.
    """
    for sort in (_figures, _days, _quoted):
        first, second = sort(a), sort(b)
        if not (first <= second or second <= first):
            return False
    return True


def _figures(text: str) -> set[str]:
    return {word.folded for word in words(text) if word.folded[0].isdigit()}


def _days(text: str) -> set[str]:
    return {word.text for word in words(text)} & {*DAYS, *MONTHS}


def _quoted(text: str) -> set[str]:
    return {word.folded for low, high in quoted(text) for word in words(text[low:high])}


def score(cases: Sequence[Planted], judge: Judge) -> dict[str, float]:
    """Shares of the changes found, and found and typed right, in all and by kind, and of unchanged pairs with a
    false dispute.
    """
    found = dict.fromkeys(KINDS, 0)
    typed = dict.fromkeys(KINDS, 0)
    count = dict.fromkeys(KINDS, 0)
    false = alike = false_alike = 0
    for case in cases:
        count[case.kind] += 1
        told = [
            kind for kind, _, place in judge(case.a, case.changed)
            if place is None or (place[0] < case.end and case.start < place[1])
        ]  # fmt: skip
        found[case.kind] += bool(told)
        typed[case.kind] += case.kind in told
        disputed = any(True for _ in judge(case.a, case.b))
        false += disputed
        if told_alike(case.a, case.b):
            alike += 1
            false_alike += disputed
    total = max(len(cases), 1)
    figures = {
        "found": round(sum(found.values()) / total, 4),
        "found and typed": round(sum(typed.values()) / total, 4),
        "disputes on unchanged pairs": round(false / total, 4),
        "false disputes": round(false_alike / max(alike, 1), 4),
        "pairs told alike": float(alike),
        "pairs": float(len(cases)),
    }
    for kind in KINDS:
        figures[f"{kind}/found and typed"] = round(typed[kind] / max(count[kind], 1), 4)
        figures[f"{kind}/pairs"] = float(count[kind])
    return figures


def pair_hash(a: str, b: str) -> str:
    """What names a pair of sentences in the file of judgements."""
    return hashlib.sha256(f"{a}\n{b}".encode()).hexdigest()[:12]


def held_real() -> frozenset[tuple[str, ...]]:
    """The disputes on unchanged pairs that both readers hold to be real: the pair's hash, the kind and four places."""
    with JUDGED.open(encoding="utf-8") as file:
        rows = list(csv.reader(file, delimiter="\t"))[1:]
    return frozenset(tuple(row[:6]) for row in rows if row[6] == "RR")


def false_by_readers(cases: Sequence[Planted], judge: Judge, real: Collection[tuple[str, ...]]) -> float:
    """The share of the unchanged pairs with a dispute that is not among the ``real`` ones."""
    false = 0
    for case in cases:
        name = pair_hash(case.a, case.b)
        found = (
            (name, kind, *map(str, one or (-1, -1)), *map(str, two or (-1, -1)))
            for kind, one, two in judge(case.a, case.b)
        )
        false += any(one not in real for one in found)
    return round(false / max(len(cases), 1), 4)


def sentence_judge() -> Judge:
    """A judge that reads each text and contrasts the two as one sentence each (accord.comparing.contrast)."""
    reader = Reader()
    read: dict[str, Stretch] = {}

    def side(text: str) -> Stretch:
        if text not in read:
            reading = reader.read(as_report(text))
            read[text] = Stretch(text, 0, len(text), reading.mentions, tuple(parts(reading)))
        return read[text]

    def judge(a: str, b: str) -> list[Found]:
        return [(found.kind, found.a, found.b) for found in contrast(side(a), side(b))]

    return judge


def account_judge() -> Judge:
    """A judge that makes each text a report of its own outlet and takes the disagreements of their account."""
    reader = Reader()
    read: dict[tuple[str, str], Reading] = {}

    def reading(text: str, outlet: str) -> Reading:
        if (text, outlet) not in read:
            read[text, outlet] = reader.read(report(text, path=f"{outlet}.txt", outlet=outlet, language="en"))
        return read[text, outlet]

    def judge(a: str, b: str) -> list[Found]:
        first, second = reading(a, "First"), reading(b, "Second")
        found: list[Found] = []
        for disagreement in account([first, second]).disagreements:
            spans: dict[str, list[tuple[int, int]]] = {first.report.id: [], second.report.id: []}
            for value in disagreement.values:
                spans[value.report].append((value.span.start, value.span.end))
            one = next(iter(spans[first.report.id]), None)
            found.extend((disagreement.kind, one, two) for two in spans[second.report.id] or [(-1, -1)])
        return found

    return judge


def run(data: Path, judge: Judge | None = None, limit: int = PER_KIND, half: int | None = None) -> dict[str, float]:
    """The figures of ``judge`` (default: :func:`account_judge`), of the contrast of sentences alone, and of the
    peer."""
    cases = generate(data, Language(), limit, half)
    judge = judge or account_judge()
    figures = {f"planted/{name}": value for name, value in score(cases, judge).items()}
    figures["planted/false by readers"] = false_by_readers(cases, judge, held_real())
    bare = score(cases, sentence_judge())
    figures.update({f"planted/sentences alone/{name}": value for name, value in bare.items()})
    peer = score(cases, string_difference)
    figures.update({f"planted/peer string difference/{name}": value for name, value in peer.items()})
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=PER_KIND, help="changes of each kind")
    parser.add_argument("--half", type=int, choices=(0, 1), help="draw from every second pair only (1: not trained on)")
    parser.add_argument("--show", action="store_true", help="print the changes and no figures")
    given = parser.parse_args()
    if given.show:
        for case in generate(given.data, Language(), given.limit, given.half):
            new = case.changed[case.start : case.end]
            print(f"{case.kind}\t{case.a}\t{case.b}\t{case.before}\t{new}")
    else:
        print(json.dumps(run(given.data, limit=given.limit, half=given.half), indent=1))


if __name__ == "__main__":
    main()
