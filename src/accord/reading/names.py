"""Names as words: folding, slugs, surnames, and whether two spellings can be one name. Pure functions of strings."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

__all__ = [
    "ALIKE",
    "PARTICLES",
    "acronym",
    "fold",
    "generation",
    "head_word",
    "same_spelling",
    "skeleton",
    "slug",
    "strip_suffix",
    "surname",
]

# Words in small letters that stand within names ("Yusuf al-Rami", "Ludwig van Beethoven", "Ortega y Gasset"): articles,
# prepositions and filiations of Arabic, Dutch, French, German, Italian, Portuguese and Spanish names.
PARTICLES = frozenset(
    ["al", "el", "ul", "bin", "bint", "ibn", "abu", "de", "del", "della", "di", "da", "das", "dos", "du", "la", "las"]
) | {"le", "los", "van", "von", "der", "den", "ter", "y"}
GENERATION = frozenset({"jr", "sr", "ii", "iii", "iv"})
COMPANY = frozenset(
    {
        "inc",
        "llc",
        "ltd",
        "corp",
        "co",
        "plc",
        "sa",
        "ag",
        "se",
        "nv",
        "spa",
        "gmbh",
        "limited",
        "incorporated",
        "corporation",
    }
)
LONGEST_SLUG = 60

# Letters that transliterations of one name write in several ways, brought to one form: y/i/j, double letters, kh/h,
# ph/f, ...
_VARIANTS = (
    ("ph", "f"),
    ("kh", "h"),
    ("zh", "j"),
    ("tch", "ch"),
    ("sch", "sh"),
    ("ck", "k"),
    ("q", "k"),
    ("w", "v"),
    ("x", "ks"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("y", "i"),
    ("j", "i"),
    ("e", "i"),
    ("o", "u"),
)
# Below this Jaro-Winkler similarity of the skeletons two words are two names. "zelenskii/zelenski" is 0.99,
# "putin/rutte" 0.5.
SAME_SPELLING = 0.93
ALIKE = 3  # letters that the skeletons of two spellings of one name begin with, both


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Lower case without accents or full stops, curly marks made straight: "Élysée" is "elysee", "U.S." is "us"."""
    plain = unicodedata.normalize("NFKD", word.replace("’", "'").replace("ł", "l").replace("Ł", "L").replace("ø", "o"))
    return "".join(c for c in plain if not unicodedata.combining(c)).replace(".", "").casefold()


def slug(name: str) -> str:
    """An identifier made of a name: folded words joined by hyphens, at most LONGEST_SLUG characters; "actor" where
    none is left."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(name).replace("'s ", " ").replace("'", "")).strip("-")
    if len(words) > LONGEST_SLUG:
        words = words[:LONGEST_SLUG].rsplit("-", 1)[0].strip("-")
    return words or "actor"


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """A word with the differences between common transliterations taken out: "Zelenskyy" and "Zelensky" are both
    "zilinski"."""
    out = re.sub(r"[^a-z]", "", fold(word))
    for several, one in _VARIANTS:
        out = out.replace(several, one)
    return re.sub(r"(.)\1+", r"\1", out)


def same_spelling(one: str, other: str) -> bool:
    """Whether two single words can be spellings of one name. Short words must be equal: a letter makes another name
    there."""
    if fold(one) == fold(other):
        return True
    first, second = skeleton(one), skeleton(other)
    if min(len(first), len(second)) < 4 or first[0] != second[0]:
        return False
    if first == second:
        return True
    return (
        min(len(first), len(second)) >= 6
        and JaroWinkler.similarity(first, second) >= SAME_SPELLING
        and (first[:ALIKE] == second[:ALIKE])
    )


def strip_suffix(words: tuple[str, ...]) -> tuple[str, ...]:
    """A company's or person's name without "Inc", "LLC", "Jr" at its end."""
    while len(words) > 1 and fold(words[-1]) in COMPANY | GENERATION:
        words = words[:-1]
    return words


def generation(words: tuple[str, ...]) -> str:
    """The mark that tells a namesake of the next generation ("jr", "iii"), folded; "" where a name has none."""
    return fold(words[-1]) if len(words) > 1 and fold(words[-1]) in GENERATION else ""


def surname(words: tuple[str, ...]) -> str:
    """The last word of a person's name, folded, generation marks left out. Family-first names are matched by their
    first word too."""
    words = strip_suffix(words)
    return fold(words[-1]) if words else ""


def acronym(words: tuple[str, ...]) -> str:
    """The initials of a name's capitalised words, folded: ("General", "Motors") is "gm"; "" for a single word."""
    initials = [word[0] for word in words if word[:1].isupper()]
    return fold("".join(initials)) if len(initials) > 1 else ""


def head_word(name: str) -> str | None:
    """The folded word that heads a body's name of several words: the one before "of" or "for" ("Council of the Isles"),
    else the last ("Lake Council"). None for a single word."""
    words = [fold(word) for word in name.removeprefix("the ").removeprefix("The ").split()]
    if len(words) < 2:
        return None
    return words[next((n for n, word in enumerate(words) if n and word in {"of", "for"}), len(words)) - 1]
