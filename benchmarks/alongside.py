"""Are numbers that stand side by side of one thing? On pairs of real news that a reader judged.

    python benchmarks/alongside.py --data DIR [--json FILE]   (DIR: giveme5w1h, ecbplus, newswcl50)

``alongside_judged.tsv`` has pairs of numbers of two reports that the version of 1 December 2026 set in one row: one
pair of every row that differs (29), and of 90 that agree, drawn by chance from the others. A reader, a large language
model, said whether both answer one question about one matter (*same*), or not (*other*), or couldn't say (*open*). The
file has set, how it was drawn, for each number its report's id and code points, and the answer; no texts. Of the 29
thirteen are of seven sets about matches and players, where everybody scores, wins and plays so many times: one of these
is of one thing, of the other sixteen twelve are.

Scored: of the pairs that still stand in one row, the share that are the same, those drawn as differing by themselves;
and of the same ones the share that still stand in one row. What a later version sets side by side besides is not
judged, and how much is never found is not known from this; the four stories with a gold that this was made with are no
measure.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from accord.api import account
from accord.model import FigureRow
from accord.reading.language import Language
from accord.reading.reader import Reader
from command import put, takes
from disputes import groups

__all__ = ["Pair", "judged", "run", "score", "together"]

JUDGED = Path(__file__).parent / "alongside_judged.tsv"
Spot = tuple[str, int, int]  # report, start, end
Pair = tuple[str, Spot, Spot, str]  # how it was drawn, two numbers, the answer


def judged() -> Mapping[str, Sequence[Pair]]:
    """The judged pairs by set."""
    found: dict[str, list[Pair]] = defaultdict(list)
    with JUDGED.open(encoding="utf-8") as file:
        for name, drawn, *spots, answer in list(csv.reader(file, delimiter="\t"))[1:]:
            one, two = ((spots[k], int(spots[k + 1]), int(spots[k + 2])) for k in (0, 3))
            found[name].append((drawn, one, two, answer))
    return found


def together(one: Spot, two: Spot, rows: Iterable[FigureRow]) -> bool:
    """Whether two numbers stand in one row."""
    return any(all(any(_is(spot, row, i) for i in range(len(row.figures))) for spot in (one, two)) for row in rows)


def _is(spot: Spot, row: FigureRow, i: int) -> bool:
    item = row.figures[i].evidence
    return item.report == spot[0] and item.span.start < spot[2] and spot[1] < item.span.end


def score(found: Iterable[tuple[str, str, bool]]) -> dict[str, float]:
    """Figures in per cent of pairs, given as how they were drawn, the answer, and whether they stand in one row."""
    count = Counter(found)

    def right(drawn: Sequence[str]) -> float:
        same, other = (sum(count[one, answer, True] for one in drawn) for answer in ("same", "other"))
        return 100 * same / max(same + other, 1)

    kept, lost = (sum(count[one, "same", there] for one in ("agree", "differ")) for there in (True, False))
    return {
        "alongside/agree, of one thing": right(("agree",)),
        "alongside/differ, of one thing": right(("differ",)),
        "alongside/of one thing, in one row": 100 * kept / max(kept + lost, 1),
    }


def run(data: Path) -> dict[str, float]:
    """The figures; empty where none of the corpora is below ``data``."""
    found: list[tuple[str, str, bool]] = []
    texts, reader = groups(data), Reader(language=Language())
    for name, pairs in sorted(judged().items()):
        if name in texts:
            rows = account(list(reader.read_many(texts[name]))).figures
            found += [(drawn, answer, together(one, two, rows)) for drawn, one, two, answer in pairs]
    return score(found) if found else {}


def main() -> int:
    """The command line; gives back the exit code."""
    options = takes(__doc__).parse_args()
    return put(run(options.data), options)


if __name__ == "__main__":
    raise SystemExit(main())
