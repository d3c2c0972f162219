"""Make src/accord/data/news_counts.tsv: how many news documents hold a stem. Plain counts, no text.

    python benchmarks/build_news_counts.py --data DIR

DIR holds the corpora as ``benchmarks`` expects them; PolNeAR's training articles, GiveMe5W1H and ECB+ are read. A
stem is kept from four documents of two corpora on, so that neither one article's names nor one corpus's noise shape
the table.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from accord.comparing.tokens import content_words

LEAST = 4
OUTPUT = Path(__file__).parent.parent / "src/accord/data/news_counts.tsv"


def documents(data: Path) -> Iterator[tuple[str, str]]:
    """(corpus, text) of every document, in a fixed order."""
    for path in sorted((data / "polnear/train").rglob("*.txt")):
        yield "polnear", path.read_text("utf-8", errors="replace")
    for path in sorted((data / "giveme5w1h").glob("*.json")):
        loaded = json.loads(path.read_text("utf-8"))
        yield "giveme5w1h", f"{loaded.get('title') or ''}\n{loaded.get('text') or ''}"
    for path in sorted((data / "ecbplus").rglob("*.xml")):
        yield "ecbplus", " ".join(re.findall(r"<token[^>]*>([^<]*)</token>", path.read_text("utf-8", errors="replace")))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    counts: Counter[str] = Counter()
    corpora: dict[str, set[str]] = {}
    total = 0
    for corpus, text in documents(data):
        total += 1
        for stem in sorted(set(content_words(text))):
            counts[stem] += 1
            corpora.setdefault(stem, set()).add(corpus)
    lines = [
        "# In how many news documents a stem occurs: plain counts, no text of the corpora is in here.",
        "# Made by benchmarks/build_news_counts.py from PolNeAR (train), GiveMe5W1H and ECB+ (topics 1-35).",
        "# Stems as accord.comparing.tokens.stem makes them, kept from four documents of two corpora on.",
        f"# documents:{total}",
    ]
    kept = [s for s, n in counts.items() if n >= LEAST and len(corpora[s]) > 1 and s.isascii() and not s[0].isdigit()]
    lines += [f"{stem}\t{counts[stem]}" for stem in sorted(kept)]
    OUTPUT.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(kept)} stems of {total} documents")


if __name__ == "__main__":
    main()
