"""Events found in free text, nothing given: the PLOVER sentences and MEANTIME.

*The PLOVER sentences* (``PLV_train.tsv``: one gold root class, one source and one target a sentence, which the reader
is not told). Every sentence is read as a report of its own.

* The corpus folds into its classes what Accord keeps apart as realis, and so does the scorer before it compares:
  CONCEDE and RETREAT are YIELD; an AID, COOPERATE, SUPPORT, CONSULT or YIELD that is still to come, willed or agreed to
  is AGREE, one that is denied is REJECT; a COERCE, ASSAULT, SANCTION, MOBILIZE or PROTEST to come is THREATEN.
* ``correct``: share of sentences with an event of the gold root class in which an actor is the gold source and a
  recipient the gold target: some mention of the same actor overlaps it ("it" stands for whom the reader says it stands
  for). Where the reader puts both sides of a reciprocal act into ``actors`` ("A met B"), the target may be there. A
  target that is no actor ("a court decision") may be overlapped by the event's theme or place instead;
  ``correct_by_recipient`` leaves theme and place out. ``correct_by_manual`` also takes the class that the PLOVER manual
  (2024) gives where the corpus follows an older codebook: imposing sanctions is SANCTION (there COERCE), convicting is
  SANCTION (there ACCUSE), blockading, seizing and attacks in the net are COERCE (there ASSAULT), a deal that was agreed
  on but not signed is AGREE (there SUPPORT), and of a visit the visitor is the actor (there the host is the source).
* ``unseen_``: the same on an eighth of the sentences whose errors nobody has read (:func:`unread`; only its totals are
  looked at). It is half of the quarter that was kept apart in November 2026; the other half's errors have been read.
* Where most of the sentences are those that the shipped class model was trained on, every sentence is read with
  weights that were trained on the other four folds (``cross_fitted`` 1); else with the shipped ones (0). A dateline
  ("BERLIN -- ") is cut off as from any report's first paragraph.
* ``extra``: events between the gold pair with another class, per sentence (the corpus annotates one pair a sentence, so
  what the reader finds between others is neither right nor wrong). ``all_extra``: every event that is not the gold one,
  per sentence, as users of older coders have counted; many of these are other happenings told in the same sentence.
* ``typed``: share of sentences with an event of the gold class, whoever did it; ``paired``: with an event of any class
  between the gold pair; ``none``: without any event.

Beside it in the same run, ``baseline_``: same-verb lookup. Every verb or noun that the lexicon knows gets its first
sense; the named entity (person, place, organisation, nationality) before it is the actor, the one behind it the
recipient.

*MEANTIME* (business news, so most of its events are no PLOVER acts). Gold mentions with roles, Arg0 and Arg1.

* ``meantime_correct``: share of the verbs and nouns with an Arg0, nothing given, that carry an event of ours in which
  an actor is the gold Arg0 and, where there is an Arg1, a recipient, a second actor, the theme or the place is it (by
  any mention of the same actor, as above). The type isn't looked at, as MEANTIME has none of PLOVER's.
  ``meantime_extra``: share of our events that stand at no gold mention. ``baseline_``: the same of the lookup above,
  with names of the same sentence.
* ``meantime_trigger``: share of the verbs and nouns with an Arg0 that carry an event of ours; ``meantime_actor``: of
  those, how often one of our actors overlaps the gold Arg0.
* ``arg0_f1``, ``arg1_f1``: the layer below, which is not bound to PLOVER: for every gold trigger, the heads that our
  clause reader puts into the logical subject or possessor (arg0) and the logical object (arg1), against the gold spans.
  A head is right within the span. Roles without a counterpart in the sentence's parse are left out.
  ``baseline_arg0_f1``, ``baseline_arg1_f1``: the nearest name of the sentence before the trigger, and behind it.

    python benchmarks/events.py --data DIR [--errors | --extras]
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from accord.model import Block, Event, Reading, Report
from accord.reading import lexicon
from accord.reading.clauses import is_nominal, is_verbal, predicate
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.reading.syntax import Parse, Token
from accord.sources.shapes import dateline
from command import put, takes
from meantime import Document, documents, head_of
from plover import fitted_folds, seen_in_training
from train_plover import Marked, digests, read_corpus

Span = tuple[int, int]
NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC"})
PROMISES = frozenset({"agre", "prom", "pled", "vowe", "offe"})  # to agree to yield is AGREE there, CONCEDE with us
ARG0 = ("nsubj", "poss", "prep:by")
ARG1 = ("dobj", "prep:of", "ccomp", "xcomp")


@dataclass(frozen=True)
class Told:
    """An event as the scorer sees it: a root class, and where its sides stand."""

    root: str
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    theme: tuple[Span, ...] = ()
    words: str = ""
    other: str = ""  # what the older codebook calls it
    visit: bool = False  # the manual's actor is the visitor, the corpus's source the host


OTHERWISE = {
    ("SANCTION", "discontinue"): "COERCE",
    ("SANCTION", "convict"): "ACCUSE",
    ("COERCE", "restrict"): "ASSAULT",
    ("COERCE", "seize"): "ASSAULT",
    ("COERCE", "cyber"): "ASSAULT",
    ("AGREE", None): "SUPPORT",
}
COOPERATIVE = frozenset({"AID", "COOPERATE", "SUPPORT", "CONSULT", "YIELD"})
FORCEFUL = frozenset({"COERCE", "ASSAULT", "SANCTION", "MOBILIZE", "PROTEST"})


def root(kind: str, realis: str = "actual", *, promised: bool = False) -> str:
    """A type and realis as the corpus names them together."""
    kind = "YIELD" if kind in ("CONCEDE", "RETREAT") else kind
    if kind in COOPERATIVE:
        if realis == "negated":
            return "REJECT"
        return "AGREE" if promised or realis in ("future", "hypothetical") else kind
    return "THREATEN" if kind in FORCEFUL and realis == "future" else kind


def as_report(text: str, name: str) -> Report:
    """A sentence as a report. A dateline is cut off as it is from any report's first paragraph."""
    cut = dateline(text, first=True)
    blocks = [Block("dateline", 0, len(text[:cut].rstrip()))] if cut else []
    blocks.append(Block("paragraph", cut, len(text)))
    return Report(name, name, "sentences", None, None, None, None, "en", text, tuple(blocks))


def told(reading: Reading) -> list[Told]:
    """The events of a reading for the scorer: every side with all the mentions of the same actor."""
    mentions = {mention.id: mention for mention in reading.mentions}
    of: dict[str, list[Span]] = {}
    for mention in reading.mentions:
        if mention.actor is not None:
            of.setdefault(mention.actor, []).append((mention.span.start, mention.span.end))

    def sides(names: Iterable[str]) -> tuple[Span, ...]:
        found: list[Span] = []
        for name in names:
            mention = mentions[name]
            found.append((mention.span.start, mention.span.end))
            found.extend(of.get(mention.actor or "", ()))
        return tuple(dict.fromkeys(found))

    found = []
    for event in reading.events:
        recipients = sides(event.recipients)
        things = [event.theme] if event.theme is not None else []
        things += [mentions[event.place].span] if event.place is not None else []
        theme = tuple((span.start, span.end) for span in things)
        promise = event.trigger.exact.lower()[:4] in PROMISES
        promised = promise and event.type == "CONCEDE" and event.content == "yielding"
        kind = root(event.type, event.realis, promised=promised)
        other = OTHERWISE.get((event.type, event.mode), OTHERWISE.get((event.type, None), ""))
        visit = (event.type, event.mode) == ("CONSULT", "visit") or (event.type, event.base) == ("AGREE", "CONSULT")
        found.append(Told(kind, sides(event.actors), recipients, theme, _words(event), other, visit))
    return found


def _words(event: Event) -> str:
    return f"{event.trigger.exact}={event.type}"


def looked_up(parse: Parse) -> list[Told]:
    """The baseline: every known word's first sense, between the nearest names."""
    return [event for _, event in looked_up_at(parse)]


def looked_up_at(parse: Parse, *, alone: bool = False) -> list[tuple[int, Told]]:
    """The same, each with where its word begins. ``alone``: names of the word's own sentence only."""
    found = []
    for token in parse.tokens:
        pos = "VERB" if is_verbal(token) else "NOUN" if is_nominal(token) else ""
        senses = [one for one in lexicon.senses(token.lemma.lower(), pos) if one.type] if pos else []
        if not senses:
            continue
        before, after = nearest(parse, token, alone=alone)
        if before or after:
            kind = root(str(senses[0].type))
            found.append((token.start, Told(kind, before, after, (), f"{token.text}={kind}")))
    return found


def nearest(parse: Parse, token: Token, *, alone: bool) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The name before a word and the one behind it, as far as there are any. ``alone``: in its sentence."""
    names = [
        (parse.tokens[entity.first].start, parse.tokens[entity.last - 1].end)
        for entity in parse.entities
        if entity.label in NAMES and (not alone or parse.tokens[entity.first].sent.i == token.sent.i)
    ]
    before = [span for span in names if span[1] <= token.start]
    after = [span for span in names if span[0] >= token.end]
    return tuple(before[-1:]), tuple(after[:1])


def overlaps(one: Span | None, others: Iterable[Span]) -> bool:
    """Whether a span shares a character with any of others. A side that the corpus doesn't give fits everything."""
    return one is None or any(one[0] < end and start < one[1] for start, end in others)


def between(item: Marked, event: Told, *, theme: bool = True) -> bool:
    """Whether an event is between the gold source and target."""
    others = (*event.recipients, *event.actors, *(event.theme if theme else ()))
    return overlaps(item.source, event.actors) and overlaps(item.target, others)


def plover_figures(items: Sequence[Marked], found: Sequence[Sequence[Told]]) -> dict[str, float]:
    """The figures of the module's docstring, in per cent of sentences."""
    names = ("correct", "correct_by_recipient", "correct_by_manual", "typed", "paired", "none", "extra", "all_extra")
    counts = dict.fromkeys(names, 0)
    for item, events in zip(items, found, strict=True):
        right = [event for event in events if event.root == item.gold and between(item, event)]
        pair = [event for event in events if between(item, event)]
        counts["correct"] += bool(right)
        counts["correct_by_recipient"] += any(between(item, event, theme=False) for event in right)
        turned = Marked(item.text, item.target, item.source, item.gold, item.quad)
        counts["correct_by_manual"] += (
            bool(right)
            or any(event.other == item.gold for event in pair)
            or any(event.visit and event.root == item.gold and between(turned, event) for event in events)
        )
        counts["typed"] += any(event.root == item.gold for event in events)
        counts["paired"] += bool(pair)
        counts["none"] += not events
        counts["extra"] += len({event.root for event in pair if event.root != item.gold})
        counts["all_extra"] += len(events) - bool(right)
    return {name: 100 * value / max(len(items), 1) for name, value in counts.items()}


def role_figures(corpus: Sequence[Document], language: Language) -> dict[str, float]:
    """F1 of the heads in Arg0 and Arg1, gold triggers given, and of the nearest names."""
    right = {"Arg0": 0, "Arg1": 0}
    guessed, gold_total = dict(right), dict(right)
    near, named = dict(right), dict(right)
    for document in corpus:
        parse = language.parse(document.report)
        for one in document.happenings:
            token = head_of(parse, one.spans)
            built = predicate(token) if token is not None else None
            if built is None:
                continue
            beside = nearest(parse, built.token, alone=True)
            for role, slots, names in (("Arg0", ARG0, beside[0]), ("Arg1", ARG1, beside[1])):
                gold = [span for name, span in one.participants if name == role and parse.tokens_in(*span)]
                heads = built.heads(*slots)
                heads = heads if gold else []  # where the corpus gives no such role it may just not be annotated
                gold_total[role] += len(gold)
                guessed[role] += len(heads)
                right[role] += sum(any(start <= head.start < end for head in heads) for start, end in gold)
                if gold:
                    named[role] += len(names)
                    near[role] += sum(overlaps(span, names) for span in gold)
    figures = {}
    for role in right:
        figures[f"{role.lower()}_f1"] = 200 * right[role] / max(guessed[role] + gold_total[role], 1)
        figures[f"baseline_{role.lower()}_f1"] = 200 * near[role] / max(named[role] + gold_total[role], 1)
    return figures


def in_roles(document: Document, found: Sequence[tuple[int, Told]]) -> tuple[int, int, int, int]:
    """Of an article and events with where their triggers begin: how many verbs and nouns have an Arg0, how many of
    these have an event with the gold roles, how many events there are, and how many of them stand at no gold mention.
    """
    spans = [span for one in document.happenings for span in one.spans]
    astray = sum(not any(start <= at < end for start, end in spans) for at, _ in found)
    total = right = 0
    for one in document.happenings:
        doers = [span for name, span in one.participants if name == "Arg0"]
        others = [span for name, span in one.participants if name == "Arg1"]
        if not doers or one.pos not in ("VERB", "NOUN"):
            continue
        total += 1
        right += any(
            any(start <= at < end for start, end in one.spans)
            and any(overlaps(span, event.actors) for span in doers)
            and (
                not others
                or any(overlaps(span, (*event.recipients, *event.actors[1:], *event.theme)) for span in others)
            )
            for at, event in found
        )
    return total, right, len(found), astray


def meantime_figures(corpus: Sequence[Document], reader: Reader, language: Language) -> dict[str, float]:
    """How many gold triggers with an Arg0 carry an event of ours, and whether its actor is the gold one; and what is
    right with nothing given, and what is extra, ours and the lookup's."""
    total, hit, right = 0, 0, 0
    readings = list(reader.read_many(document.report for document in corpus))
    parses = language.parse_many(document.report for document in corpus)
    ours = [
        in_roles(
            document, [(event.trigger.start, one) for event, one in zip(reading.events, told(reading), strict=True)]
        )
        for document, reading in zip(corpus, readings, strict=True)
    ]
    theirs = [
        in_roles(document, looked_up_at(parse, alone=True)) for document, parse in zip(corpus, parses, strict=True)
    ]
    for document, reading in zip(corpus, readings, strict=True):
        at = {event.trigger.start: event for event in reading.events}
        spans = {mention.id: (mention.span.start, mention.span.end) for mention in reading.mentions}
        for one in document.happenings:
            gold = [span for name, span in one.participants if name == "Arg0"]
            if not gold or one.pos not in ("VERB", "NOUN"):
                continue
            total += 1
            event = next((at[start] for start, _ in one.spans if start in at), None)
            if event is not None and event.actors:
                hit += 1
                right += any(overlaps(span, [spans[name] for name in event.actors]) for span in gold)
    figures = {"meantime_trigger": 100 * hit / max(total, 1), "meantime_actor": 100 * right / max(hit, 1)}
    for prefix, counts in (("", ours), ("baseline_", theirs)):
        mentions, correct, events, astray = (sum(column) for column in zip(*counts, strict=True))
        figures[f"{prefix}meantime_correct"] = 100 * correct / max(mentions, 1)
        figures[f"{prefix}meantime_extra"] = 100 * astray / max(events, 1)
    return figures


def readings(items: Sequence[Marked], language: Language) -> list[Reading]:
    """The items read, each by a reader whose class model has not seen it."""
    reports = [as_report(item.text, f"s{i}") for i, item in enumerate(items)]
    if not seen_in_training(items):
        return list(Reader(language=language).read_many(reports))
    found: dict[int, Reading] = {}
    for test, weights in fitted_folds(items, language):
        reader = Reader(language=language, weights=weights)
        places = [int(i) for i in test]
        found.update(zip(places, reader.read_many(reports[i] for i in places), strict=True))
    return [found[i] for i in range(len(items))]


def unread(items: Sequence[Marked]) -> list[int]:
    """The places of the sentences whose errors are not to be read, told apart by a digest of their words."""
    return [place for place, digest in enumerate(digests(items)) if int(digest) % 8 == 4]


def run(data: Path) -> dict[str, float]:
    """All figures in per cent; those of a corpus that isn't below ``data`` are left out."""
    figures: dict[str, float] = {}
    language = Language()
    reader = Reader(language=language)
    if (data / "plover" / "PLV_train.tsv").is_file():
        items = read_corpus(data)
        found = [told(reading) for reading in readings(items, language)]
        figures.update(plover_figures(items, found))
        kept = unread(items)
        unseen = plover_figures([items[i] for i in kept], [found[i] for i in kept])
        figures.update({f"unseen_{name}": unseen[name] for name in ("correct", "extra", "correct_by_manual")})
        figures["cross_fitted"] = float(seen_in_training(items))
        parses = language.parse_many(as_report(item.text, f"s{i}") for i, item in enumerate(items))
        lookup = plover_figures(items, [looked_up(parse) for parse in parses])
        figures.update({f"baseline_{name}": value for name, value in lookup.items()})
    corpus = documents(data)
    if corpus:
        figures.update(meantime_figures(corpus, reader, language))
        figures.update(role_figures(corpus, language))
    return figures


def _show(data: Path, extras: bool) -> None:
    items = read_corpus(data)
    kept = set(unread(items))
    for place, (item, reading) in enumerate(zip(items, readings(items, Language()), strict=True)):
        if place in kept:
            continue
        events = told(reading)
        pair = [event for event in events if between(item, event)]
        right = [event for event in pair if event.root == item.gold]
        wrong = [event for event in pair if event.root != item.gold]
        if (wrong and extras) or (not right and not extras):
            typed = "typed" if any(event.root == item.gold for event in events) else "-----"
            sides = [item.text[slice(*side)] if side else "?" for side in (item.source, item.target)]
            shown = [
                f"{event.words}({'|'.join(item.text[slice(*span)] for span in event.actors)} > "
                f"{'|'.join(item.text[slice(*span)] for span in event.recipients)})"
                for event in events
            ]
            pairing = "paired" if pair else "------"
            print(f"{item.gold:9} {typed} {pairing} [{sides[0]} > {sides[1]}] {shown} {item.text}")


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; gives back the exit code."""
    parser = takes(__doc__)
    parser.add_argument(
        "--errors", action="store_true", help="print the PLOVER sentences that were not got right, but the unread ones"
    )
    parser.add_argument("--extras", action="store_true", help="print those with events of another class for the pair")
    options = parser.parse_args(arguments)
    if options.errors or options.extras:
        _show(options.data, options.extras)
        return 0
    return put(run(options.data), options)


if __name__ == "__main__":
    raise SystemExit(main())
