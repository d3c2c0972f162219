"""Acts of which two types can be one act, told by two outlets.

Who denies, refuses, condemns or threatens something doesn't do it: of the mortars that a movement "denied firing" only
those tell who say that they were fired. Which types of conflict are never one, and how often readers of real news held
them to be, is in ``data/types_apart.tsv``. What is done with somebody is nothing that is done against him.
"""

from __future__ import annotations

import csv
from functools import lru_cache

from accord import ontology
from accord.data import read_text

__all__ = ["FAMILIES", "FAMILY_OF", "may_be_one"]

# Types that tellings of one act may take: an outlet that writes "agreed to halt" and one that writes "a pause".
FAMILIES = (
    frozenset({"AGREE", "CONCEDE", "RETREAT", "COOPERATE", "AID", "SUPPORT"}),
    frozenset({"CONSULT"}),
    frozenset({"REJECT"}),
    frozenset({"REQUEST"}),
    frozenset({"ACCUSE"}),
    frozenset({"THREATEN"}),
    frozenset({"ASSAULT"}),
    frozenset({"COERCE", "SANCTION"}),
    frozenset({"PROTEST"}),
    frozenset({"MOBILIZE"}),
)

FAMILY_OF = {kind: members for members in FAMILIES for kind in members}


@lru_cache(maxsize=1)
def _apart() -> frozenset[frozenset[str]]:
    """The pairs of types in ``data/types_apart.tsv``."""
    text = read_text("types_apart.tsv")
    rows = csv.reader((line for line in text.splitlines() if not line.startswith("#")), delimiter="\t")
    return frozenset(frozenset(row[:2]) for row in rows)


@lru_cache(maxsize=1024)
def may_be_one(one: str, two: str) -> bool:
    """Whether tellings of two types can be of one act."""
    sides = {ontology.quad(kind).split()[-1] for kind in (one, two)}
    return len(sides) == 1 and frozenset((one, two)) not in _apart()
