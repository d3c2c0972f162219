"""What the benchmarks' command lines share: their first two options, and how figures are printed and written."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

__all__ = ["put", "takes"]


def takes(docstring: str | None) -> argparse.ArgumentParser:
    """A parser with ``--data`` and ``--json``, described by a module's docstring, which is shown as it is written."""
    parser = argparse.ArgumentParser(description=docstring, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="the folder that holds the corpora")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to this file")
    return parser


def put(figures: Mapping[str, float], options: argparse.Namespace) -> int:
    """Print the figures, one a line, and write them where ``--json`` says. The exit code: 1 where there are none."""
    width = max((len(name) for name in figures), default=0)
    for name, value in figures.items():
        print(f"{name:{width}} {value:12,.3f}")
    if not figures:
        print("no corpus of this benchmark is below --data: benchmarks/README.md says where each can be had")
    if options.json is not None:
        options.json.write_text(json.dumps(dict(figures), indent=1) + "\n", "utf-8")
    return 0 if figures else 1
