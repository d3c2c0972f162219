"""Makes ``src/accord/data/opposites.tsv``: verbs of which one undoes, or is the contrary of, what the other does.

    python benchmarks/build_opposites.py WORDNET_FOLDER

WORDNET_FOLDER holds ``data.verb`` and ``index.verb`` of WordNet 3.0 (Debian's ``wordnet-base`` has them). Taken are the
verbs, of one word each, that it holds to be antonyms ("close", "open"), and what may stand for these in the sense that
is meant ("shut", "open") if that is the first sense of one and the first or second of the other. Left out are
converses, by which two tell one act from its two sides (CONVERSE, written for Accord): what one sells the other buys.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

TABLE = Path(__file__).parent.parent / "src" / "accord" / "data" / "opposites.tsv"
CONVERSE = (
    *("buy sell", "borrow lend", "give take", "bring take", "export import", "emigrate immigrate", "come go"),
    *("arrive leave", "come leave", "come depart", "win lose", "attack defend", "assail defend", "follow precede"),
    *("precede succeed", "pull push", "expatriate repatriate", "hide show", "bequeath disinherit", "prosecute defend"),
    *("lose profit", "have lack", "find lose", "keep lose"),
)
HEAD = """\
# Verbs of which one undoes, or is the contrary of, what the other does; the two of a line in the order of the alphabet.
# Origin: antonyms of WordNet 3.0 (Copyright 2006 by Princeton University. All rights reserved. Permission to use, copy,
# modify and distribute this software and database and its documentation for any purpose and without fee or royalty is
# hereby granted, provided that this notice appears; it is provided "as is" without warranty), taken by
# benchmarks/build_opposites.py, which says which of them.
"""


def main(folder: Path) -> None:
    """Write the table."""
    senses: dict[str, list[str]] = {}
    for line in (folder / "index.verb").read_text("latin-1").splitlines():
        if not line.startswith("  "):
            fields = line.split()
            senses[fields[0]] = fields[-int(fields[2]) :]
    words: dict[str, list[str]] = {}
    pointers: list[tuple[str, int, str, int]] = []
    for line in (folder / "data.verb").read_text("latin-1").splitlines():
        if not line.startswith("  "):
            words[line[:8]], found = _entry(line)
            pointers += ((line[:8], *one) for one in found)
    left = {tuple(sorted(pair.split())) for pair in CONVERSE}
    pairs = set()
    for one, i, two, j in pointers:
        for a in words[one]:
            for b in words[two]:
                named = a == words[one][i] and b == words[two][j]
                ranks = [senses.get(word, []).index(of) for word, of in ((a, one), (b, two)) if word in senses]
                if a != b and (named or (len(ranks) == 2 and sorted(ranks) <= [0, 1])):
                    pairs.add((min(a, b), max(a, b)))
    kept = sorted(pair for pair in pairs - left if all(one.replace("-", "").isalpha() for one in pair))
    TABLE.write_text(HEAD + "".join(f"{a}\t{b}\n" for a, b in kept), encoding="utf-8")


def _entry(line: str) -> tuple[list[str], Iterator[tuple[int, str, int]]]:
    """The words of a set of synonyms and its pointers to antonyms: which of its words, which set, which of its words,
    each from 0."""
    fields = line.split(" | ")[0].split()
    count = int(fields[3], 16)
    words = [re.sub(r"\(.*\)", "", one).lower() for one in fields[4 : 4 + 2 * count : 2]]
    rest = fields[4 + 2 * count :]
    rows = (rest[1 + 4 * i : 5 + 4 * i] for i in range(int(rest[0])))
    antonyms = ((of, at) for sign, of, kind, at in rows if (sign, kind) == ("!", "v"))
    return words, ((int(at[:2], 16) - 1, of, int(at[2:], 16) - 1) for of, at in antonyms)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
