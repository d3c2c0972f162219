"""Make src/accord/data/given_names.txt: given names that are men's, and those that are women's, nearly everywhere.

    pip install --no-deps nomquamgender==0.1.4
    python benchmarks/build_given_names.py

From the counts that Van Buskirk, Clauset and Larremore (2022), "An open-source cultural consensus approach to
name-based gender classification", gathered from 36 public sources (registers of births, censuses, scholarly and sports
data; MIT). A name is kept that at least SOURCES of them know, COUNTS people bear, and all but CLEAR of these are of one
gender; names of one or two letters are left out, which in news are mostly no given names.
"""

from __future__ import annotations

import argparse
import json
from importlib.metadata import distribution
from pathlib import Path

SOURCES, COUNTS, CLEAR = 3, 50, 0.1
OUTPUT = Path(__file__).parent.parent / "src/accord/data/given_names.txt"
HEADER = (
    "# Given names, folded, of which nine in ten bearers or more are men, then those of which as many are women.\n"
    "# Made by benchmarks/build_given_names.py from the counts of Van Buskirk, Clauset and Larremore (2022), MIT.\n"
)


def main() -> None:
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    text = Path(str(distribution("nomquamgender").locate_file("nomquamgender/name_data.json"))).read_text("utf-8")
    lines: dict[bool, list[str]] = {False: [], True: []}
    for name, (sources, counts, women, _) in sorted(json.loads(text).items()):
        if sources >= SOURCES and counts >= COUNTS and len(name) > 2 and name.replace("-", "").isalpha():
            if women <= CLEAR or women >= 1 - CLEAR:
                lines[women >= 0.5].append(name)
    OUTPUT.write_text(HEADER + "".join(" ".join(lines[women]) + "\n" for women in (False, True)), "utf-8")
    print(f"{len(lines[False]):,} men's names, {len(lines[True]):,} women's")


if __name__ == "__main__":
    main()
