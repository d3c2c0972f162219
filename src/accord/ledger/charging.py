"""Turns of phrase in which somebody is charged with a deed, disclaims it, or gives it a name."""

from __future__ import annotations

import re

__all__ = ["CALLED", "CALLS", "DISCLAIMS", "OF"]

# What somebody is charged with, behind his name.
OF = re.compile(r"\s+(?:of|with)\s+([^.;]+)")
# Words by which one who is charged says that it was not he.
DISCLAIMS = re.compile(
    r"\b(?:nothing to do with|(?:no|any) (?:part|hand|role) in|no such (?:thing|attack|incident|order|operation)|"
    r"(?:not|nor) (?:been )?(?:responsible|involved|to blame|behind)|(?:knows?|knew|known) nothing|no knowledge|"
    r"no \w+ of (?:its|their|his) own|none of (?:its|their|his) (?:own )?(?:men|people|units|troops|fighters))\b",
    re.IGNORECASE,
)


# "calls it murder and a breach of the truce"
CALLED = re.compile(r"(?:it|this|that) (?:as )?((?:an? |the )?\w+(?: \w+){0,8})", re.IGNORECASE)
CALLS = re.compile(r"\b(?:call|describ|brand|term|denounc|condemn)\w*", re.IGNORECASE)
