"""Did it happen, and how sure is the report: realis and certainty on MEANTIME, gold triggers given.

MEANTIME (NewsReader guidelines, NWR-2014-2-2) annotates every event mention with time (FUTURE, NON_FUTURE), polarity
(POS, NEG), certainty (CERTAIN, PROBABLE, POSSIBLE) and special cases (conditional clauses, generics); the first three
may be UNDERSPECIFIED, which means that the report does not tell. Our four values are read off them in this order:

* polarity NEG: negated;
* a conditional clause (COND_IF_CLAUSE, COND_MAIN_CLAUSE), certainty POSSIBLE or UNDERSPECIFIED (whoever says it does
  not commit to it: wanted, asked for, considered): hypothetical;
* time FUTURE: future;
* else: actual. An UNDERSPECIFIED time alone is no doubt: it is given to states and abilities ("can fly").

PROBABLE is a degree of certainty and no class of realis: what is expected is future and probable. An UNDERSPECIFIED
polarity is not asked. It is the habit of whoever annotated one sub-corpus: 97 of 576 mentions of corpus_gm have it, 3
of the 970 others, and what is PROBABLE and to come has it 16 times of 17 there and never elsewhere. Until 28 November
2026 it made a future mention hypothetical, so that one construction was gold of two classes, and an UNDERSPECIFIED
certainty did so for FUTURE mentions only, so that what was merely wanted counted as having happened where the time was
NON_FUTURE. ``realis_accuracy_before`` and ``realis_macro_f1_before`` are what the same reader scores by that older
derivation.

Certainty is taken as it stands, UNDERSPECIFIED left out of its score, as are mentions whose attributes are empty.
Scored: accuracy and macro-F1 (mean over the classes that the gold has) of both, beside the baseline that calls
everything actual and certain; and the accuracy of the two-way question whether it has happened ("happened"), on which
the annotation is most consistent. A mention of several tokens is judged at its head; the date line is left out.

How much of this can be had. ``same_event_agreement`` is the share of the pairs of mentions which the annotators call
one event of one article that have one value in the gold: 82 per cent. Part of the rest is right (a deal is wanted in
one sentence and signed in the next), part is not: "plans to", "intends to" and "said that it would" are CERTAIN in two
sub-corpora and mostly UNDERSPECIFIED or PROBABLE in the third, and of two mentions of one wish one is FUTURE and one
NON_FUTURE. Of 60 errors drawn at random from two sub-corpora (28 November 2026, when 85 per cent were right) a reader
of the guidelines would call 24 mistakes of Accord, 22 open to either reading and 14 mistakes or inconsistencies of the
annotation: so a reader without any mistake scores about 90. Two readers (large language models) who had these
guidelines in short, and nothing of Accord, judged 240 mentions drawn by chance on 30 November 2026: with the gold they
have accuracy 82.1 and 82.5 and macro-F1 61.6 and 63.4, where Accord has 81.3 and 64.8 on the same mentions; with each
other 98.8. Of certainty they have macro-F1 32.6 and 42.2 where Accord has 57.6. So 90 and 75 are more than the
annotation gives. Certainty has 26 mentions that are PROBABLE, 19 of them in
one sub-corpus.

    python benchmarks/realis.py --data DIR [--errors]
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from accord.reading.clauses import predicate
from accord.reading.language import Language
from accord.reading.realis import realis
from accord.reading.syntax import Token
from command import put, takes
from meantime import Happening, documents, head_of

CERTAINTY = {"CERTAIN": "certain", "PROBABLE": "probable", "POSSIBLE": "possible"}


def gold_realis(one: Happening) -> str:
    """Our value of a gold mention, as the module's docstring says."""
    if one.polarity == "NEG":
        return "negated"
    if one.special.startswith("COND") or one.certainty in ("POSSIBLE", "UNDERSPECIFIED"):
        return "hypothetical"
    return "future" if one.time == "FUTURE" else "actual"


def older_realis(one: Happening) -> str:
    """The value by the derivation that was used until 28 November 2026; see the module's docstring."""
    if one.polarity == "NEG":
        return "negated"
    if one.special.startswith("COND") or one.certainty == "POSSIBLE":
        return "hypothetical"
    if one.time == "FUTURE":
        return "hypothetical" if "UNDERSPECIFIED" in (one.polarity, one.certainty) else "future"
    return "actual"


def accuracy(gold: Sequence[str], guess: Sequence[str]) -> float:
    """Per cent of equal members."""
    return 100 * sum(a == b for a, b in zip(gold, guess, strict=True)) / max(len(gold), 1)


def macro_f1(gold: Sequence[str], guess: Sequence[str]) -> float:
    """Mean F1 over the classes that occur in ``gold``, in per cent."""
    scores = []
    for name in sorted(set(gold)):
        hits = sum(a == b == name for a, b in zip(gold, guess, strict=True))
        total = gold.count(name) + guess.count(name)
        scores.append(2 * hits / total)
    return 100 * sum(scores) / max(len(scores), 1)


def agreement(mentions: Sequence[tuple[str, Happening]]) -> float:
    """Per cent of the pairs of mentions of one event in one article (its name is given) that have one gold value."""
    events: dict[tuple[str, str], list[str]] = {}
    for article, one in mentions:
        if one.event:
            events.setdefault((article, one.event), []).append(gold_realis(one))
    both = [pair for values in events.values() for pair in combinations(values, 2)]
    return accuracy([a for a, _ in both], [b for _, b in both])


def judged(token: Token) -> tuple[str, str, str]:
    """What the reader says of a trigger: realis, certainty and why."""
    built = predicate(token)
    return realis(token, built.support if built is not None and not built.verbal else None)


def pairs(data: Path) -> list[tuple[Happening, Token, str]]:
    """Every annotated mention with its head in the parse and the article's name."""
    language = Language()
    found = []
    for document in documents(data):
        parse = language.parse(document.report)
        for one in document.happenings:
            token = head_of(parse, one.spans) if one.annotated else None
            if token is not None:
                found.append((one, token, document.report.id))
    return found


def run(data: Path) -> dict[str, float]:
    """Figures in per cent; empty where the corpus isn't below ``data``."""
    found = pairs(data)
    if not found:
        return {}
    gold = [gold_realis(one) for one, _, _ in found]
    ours = [judged(token) for _, token, _ in found]
    guess = [kind for kind, _, _ in ours]
    sure = [(CERTAINTY[one.certainty], ours[i][1]) for i, (one, _, _) in enumerate(found) if one.certainty in CERTAINTY]
    degrees, guessed = [a for a, _ in sure], [b for _, b in sure]
    figures = {
        "realis_accuracy": accuracy(gold, guess),
        "realis_macro_f1": macro_f1(gold, guess),
        "certainty_accuracy": accuracy(degrees, guessed),
        "certainty_macro_f1": macro_f1(degrees, guessed),
        "happened_accuracy": accuracy([str(a == "actual") for a in gold], [str(a == "actual") for a in guess]),
        "baseline_realis_accuracy": accuracy(gold, ["actual"] * len(gold)),
        "baseline_realis_macro_f1": macro_f1(gold, ["actual"] * len(gold)),
        "baseline_certainty_accuracy": accuracy(degrees, ["certain"] * len(degrees)),
        "baseline_certainty_macro_f1": macro_f1(degrees, ["certain"] * len(degrees)),
        "mentions": float(len(found)),
        "same_event_agreement": agreement([(article, one) for one, _, article in found]),
    }
    older = [older_realis(one) for one, _, _ in found]
    figures["realis_accuracy_before"] = accuracy(older, guess)
    figures["realis_macro_f1_before"] = macro_f1(older, guess)
    for name in ("actual", "future", "hypothetical", "negated"):
        hits = sum(a == b == name for a, b in zip(gold, guess, strict=True))
        figures[f"{name}_precision"] = 100 * hits / max(guess.count(name), 1)
        figures[f"{name}_recall"] = 100 * hits / max(gold.count(name), 1)
    return figures


def errors(data: Path) -> None:
    """Print what was judged otherwise, with the reason."""
    for one, token, _ in pairs(data):
        kind, certainty, why = judged(token)
        want, degree = gold_realis(one), CERTAINTY.get(one.certainty, "-")
        if kind != want or degree not in (certainty, "-"):
            words = " ".join(near.text for near in token.sent.tokens)
            print(f"{want}/{degree} got {kind}/{certainty} ({why}) «{token.text}»/{token.dep} {words}")


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; gives back the exit code."""
    parser = takes(__doc__)
    parser.add_argument("--errors", action="store_true", help="print what was judged otherwise, with the reason")
    options = parser.parse_args(arguments)
    if options.errors:
        errors(options.data)
        return 0
    return put(run(options.data), options)


if __name__ == "__main__":
    raise SystemExit(main())
