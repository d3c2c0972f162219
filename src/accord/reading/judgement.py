"""Where the lexicon's type and the trained model's class differ: which of the two stands.

The lexicon knows words and the model weighs everything around them. The model's class goes before where the lexicon's
type is unlikely to it and it has one that it holds for clearly more likely; both bounds were chosen on three quarters
of PLV_train with cross-fitted weights and checked on the fourth. Four things stay the lexicon's:

* *Realis.* PLV's classes fold in whether an act has happened; here that is a field of its own. A class that differs by
  that alone (AID that is still to come: AGREE) is no other type; nor has anybody agreed where the class may say no
  more than that the act is to come ("a truce would require ...").
* *The codebook.* PLV was annotated after CAMEO's usage. Where the PLOVER manual (2024) names another type for the same
  act, its word stands: sanctions, convictions, blockades, seizures, attacks in the net, a deal agreed on and not
  signed, a concession announced.
* *Negation*, and whether it was an encounter.
* *The mode*, which goes with its type: a type from the model has none.
"""

from __future__ import annotations

from collections.abc import Mapping

from accord.model import Realis

__all__ = ["folded", "overruled"]

# The model's class at least, the lexicon's at most this probable.
SURE = 0.4
UNLIKELY = 0.3
REALIS: tuple[Realis, ...] = ("actual", "future", "hypothetical", "negated")
COOPERATIVE = frozenset({"AID", "COOPERATE", "SUPPORT", "CONSULT", "YIELD"})
FORCEFUL = frozenset({"COERCE", "ASSAULT", "SANCTION", "MOBILIZE", "PROTEST"})
# (type, mode or None for any) by the manual, and what the corpus calls it.
OLDER_USAGE = frozenset(
    {
        ("SANCTION", None, "COERCE"),
        ("SANCTION", "convict", "ACCUSE"),
        ("COERCE", "restrict", "ASSAULT"),
        ("COERCE", "seize", "ASSAULT"),
        ("COERCE", "cyber", "ASSAULT"),
        ("AGREE", None, "SUPPORT"),
        ("CONCEDE", None, "AGREE"),
    }
)
# What turns an act into its contrary, or into one of another kind, is read and not weighed: a negation, an encounter,
# that troops come to keep a peace, that an attack is one in words.
READ = frozenset(
    {
        ("REJECT", "YIELD"),
        ("REJECT", "AGREE"),
        ("CONCEDE", "REJECT"),
        ("AGREE", "REJECT"),
        ("CONSULT", "SUPPORT"),
        ("AID", "MOBILIZE"),
        ("MOBILIZE", "AID"),
        ("MOBILIZE", "ASSAULT"),
        ("ASSAULT", "ACCUSE"),
        ("ACCUSE", "ASSAULT"),
        ("ACCUSE", "PROTEST"),
    }
)


def folded(kind: str, realis: Realis = "actual") -> str:
    """A type and realis as PLV's classes hold them together: help to come is AGREE, force to come THREATEN, help denied
    REJECT; CONCEDE and RETREAT are YIELD."""
    kind = "YIELD" if kind in ("CONCEDE", "RETREAT") else kind
    if kind in COOPERATIVE:
        if realis == "negated":
            return "REJECT"
        return "AGREE" if realis in ("future", "hypothetical") else kind
    return "THREATEN" if kind in FORCEFUL and realis == "future" else kind


def overruled(kind: str, mode: str | None, realis: Realis, found: Mapping[str, float]) -> str | None:
    """The class (PLV's name) that goes before the lexicon's type, or None where that stands.

    ``found``: the model's classes with their probabilities.
    """
    best = max(found, key=lambda name: (found[name], name))
    told = folded(kind, realis)
    if found[best] < SURE or found.get(told, 0.0) > UNLIKELY:
        return None
    if best == "AGREE" and realis in ("future", "hypothetical"):
        return None
    if best in {folded(kind, other) for other in REALIS}:
        return None
    if (kind, best) in READ or (kind, mode, best) in OLDER_USAGE or (kind, None, best) in OLDER_USAGE:
        return None
    return best
