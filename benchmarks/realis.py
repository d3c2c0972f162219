"""Did it happen, and how sure is the report: realis and certainty on MEANTIME, gold triggers given.

MEANTIME (NewsReader guidelines, NWR-2014-2-2) annotates every event mention with time (FUTURE, NON_FUTURE), polarity
(POS, NEG), certainty (CERTAIN, PROBABLE, POSSIBLE) and special cases (conditional clauses, generics), each also
UNDERSPECIFIED. Our four values are read off them in this order:

* polarity NEG: negated;
* a conditional clause (COND_IF_CLAUSE, COND_MAIN_CLAUSE), certainty POSSIBLE, or a FUTURE whose polarity or certainty
  is UNDERSPECIFIED (wanted, asked for, considered: the report leaves open whether it comes): hypothetical;
* time FUTURE: future;
* else: actual. An UNDERSPECIFIED time alone is no doubt: it is given to states and abilities ("can fly").

Certainty is taken as it stands, UNDERSPECIFIED left out of its score, as are mentions whose attributes are empty.
Scored: accuracy and macro-F1 (mean over the classes that the gold has) of both, beside the baseline that calls
everything actual and certain; and the accuracy of the two-way question whether it has happened ("happened"), on which
the annotation is most consistent. A mention of several tokens is judged at its head; the date line is left out.

    python benchmarks/realis.py --data DIR [--errors]
"""

from __future__ import annotations

from collections.abc import Sequence
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
    }
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
