"""Make src/accord/data/news_counts.tsv, how many news documents hold a stem, and news_capitals.txt, which of these
stems are written with a capital within sentences. Plain counts and single words, no text.

    python benchmarks/build_news_counts.py --data DIR

DIR holds the corpora as ``benchmarks`` expects them; PolNeAR's training articles, GiveMe5W1H and ECB+ are read. A
stem is kept from four documents of two corpora on, so that neither one article's names nor one corpus's noise shape
the table. A stem goes into the second list where NAMED of the documents that have it within a sentence (after a word in
small letters) write it with a capital each time: it is a name, or a word that news treats as one.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from accord.comparing.tokens import content_words, function_words, stem, words

LEAST = 4
NAMED = 0.9
DATA = Path(__file__).parent.parent / "src/accord/data"
OUTPUT = DATA / "news_counts.tsv"
CAPITALS = DATA / "news_capitals.txt"


def documents(data: Path) -> Iterator[tuple[str, str]]:
    """(corpus, text) of every document, in a fixed order."""
    for path in sorted((data / "polnear/train").rglob("*.txt")):
        yield "polnear", path.read_text("utf-8", errors="replace")
    for path in sorted((data / "giveme5w1h").glob("*.json")):
        loaded = json.loads(path.read_text("utf-8"))
        yield "giveme5w1h", f"{loaded.get('title') or ''}\n{loaded.get('text') or ''}"
    for path in sorted((data / "ecbplus").rglob("*.xml")):
        yield "ecbplus", " ".join(re.findall(r"<token[^>]*>([^<]*)</token>", path.read_text("utf-8", errors="replace")))


def cases(text: str) -> tuple[set[str], set[str]]:
    """The stems that a text writes with a capital within a sentence, and those that it writes without, anywhere."""
    upper, lower = set[str](), set[str]()
    before = None
    for word in words(text):
        if word.text[0].islower():
            lower.add(stem(word.folded))
        elif before is not None and before.text.islower() and text[before.end : word.start] == " ":
            upper.add(stem(word.folded))
        before = word
    return upper, lower


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    counts: Counter[str] = Counter()
    corpora: dict[str, set[str]] = {}
    inside: Counter[str] = Counter()
    named: Counter[str] = Counter()
    total = 0
    for corpus, text in documents(data):
        total += 1
        for found in sorted(set(content_words(text))):
            counts[found] += 1
            corpora.setdefault(found, set()).add(corpus)
        upper, lower = cases(text)
        inside.update(upper | lower)
        named.update(upper - lower)
    lines = [
        "# In how many news documents a stem occurs: plain counts, no text of the corpora is in here.",
        "# Made by benchmarks/build_news_counts.py from PolNeAR (train), GiveMe5W1H and ECB+ (topics 1-35).",
        "# Stems as accord.comparing.tokens.stem makes them, kept from four documents of two corpora on.",
        f"# documents:{total}",
    ]
    kept = [s for s, n in counts.items() if n >= LEAST and len(corpora[s]) > 1 and s.isascii() and not s[0].isdigit()]
    lines += [f"{found}\t{counts[found]}" for found in sorted(kept)]
    OUTPUT.write_text("\n".join(lines) + "\n", "utf-8")
    empty = function_words()
    capitals = sorted(s for s in kept if inside[s] >= LEAST and named[s] >= NAMED * inside[s] and s not in empty)
    head = [
        "# Stems that news writes with a capital within sentences, in nine of ten documents that have them there.",
        "# Made by benchmarks/build_news_counts.py from the same documents as news_counts.tsv; single words, no text.",
    ]
    CAPITALS.write_text("\n".join([*head, *capitals]) + "\n", "utf-8")
    print(f"{len(kept)} stems of {total} documents")


if __name__ == "__main__":
    main()
