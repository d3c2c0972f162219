"""What kind of block a paragraph-sized unit of a report is, told by its own shape.

Every function looks at a bounded part of the unit, so a line of five million characters costs what a line of a hundred
does. The vocabulary is in ``data/layout.json``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Literal

from accord.data import read_json
from accord.model import BlockKind

__all__ = [
    "LOOK",
    "dateline",
    "desks",
    "ends_as_sentence",
    "entry_time",
    "furniture",
    "heading",
    "is_boilerplate",
    "is_byline",
    "is_caption",
    "is_clock",
    "is_headline",
    "is_lead_in",
    "is_list_item",
    "signature",
    "speaker",
    "title_share",
    "words_of",
]

LONGEST_LINK = 130  # code points of a headline that is a link
LOOK = 400  # code points of a unit's beginning or end that are looked at; no heading, dateline or credit line is longer

SHORT = 20  # words of a caption that ends as a sentence does

_WORD = re.compile(r"[^\W_]+(?:[.'’\-&][^\W_]+)*")
_STOP = re.compile(r"[.!?…][\"'”’»)\]]*(?:\[\d{1,3}\])*\Z")  # and footnotes
_BULLET = re.compile(r"(?:[*·–—\-.]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+\S|[•▪◦‣●○■□◆►➤]\s*\S")
_CLOCK = re.compile(
    r"\d{1,2}(?:[:.]\d\d){0,2}(?:\s?[ap]\.?m\.?)?|\d{4}|\d{1,2}(?:st|nd|rd|th)|\d{4}-\d\d-\d\d", re.IGNORECASE
)
_ENTRY = re.compile(
    r"(?:\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)(?:\s(?:[A-Z]{2,4}|local time))?"
    r"\s*[—–\-|:]+\s+(?=\S)",
    re.IGNORECASE,
)
_DASHED = re.compile(r"[—–-]\s[^.!?]+\s[—–-]\.?")  # a heading between dashes
_CREDIT = re.compile(
    r"[(\[](?:photo|picture|image|credit|file)\b[^()]{0,100}[)\]]\.?\Z|\bphoto by [^.]{2,60}\.?\Z", re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]*>")
_RIGHTS = re.compile(r"(?:copyright\b|©|\(c\))\s*(?:©|\(c\))?\s*(?:by\b|\d{4}\b|all rights)", re.IGNORECASE)
_LINK = re.compile(r"(?:https?://\S+|www\.\S+|pic\.twitter\.com/\S+|[@#]\w+)[.,;]?")
_NAME = r"[^\W\d_a-z][^\W\d_]*(?:[.'’\-][^\W\d_]+)*\.?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_WHEN = rf"(?:{_MONTH} \d{{1,2}}, \d{{4}}|{_MONTH} \d{{1,2}}|{_MONTH} \d{{4}}|\d{{1,2}} {_MONTH} \d{{4}}|\d{{4}}),? "
# "FILE - In this May 3, 2016, file photo, ..." of picture desks; "in this picture" alone may be prose
_IN_PICTURE = re.compile(
    rf"[\[(]?(?:FILE\b\W{{0,6}})?In this (?:{_WHEN}|(?=(?:undated|file|handout)\b))"
    r"(?:undated )?(?:file |handout |archive )?(?:photo|picture|photograph|image)\b"
)
_PLACE = rf"{_NAME}(?:[ /]{_NAME}){{0,4}}(?:, ?(?!{_MONTH} \d){_NAME}(?: {_NAME}){{0,3}}){{0,2}}"
_DATE = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_DASH = r"(?:—|–|―|--|-)"
_DATELINE = re.compile(
    rf"(?:(?P<place>{_PLACE})(?:,? (?P<date>{_DATE}))?,?|(?P<day>{_DATE}),?)?"
    rf"\s?(?P<agency>\([A-Z][\w.&/' ]{{1,30}}\)|(?<=,\s)[A-Z]{{2,10}}(?=\s{_DASH}\s))?\s{{0,2}}"
    rf"(?P<mark>{_DASH}|:|\.)?\s{{0,2}}(?=[^\W_]|[\"'“‘«$£€\[(])"
)
# What a post is signed with where it is embedded: a dash, a name, a handle, a date.
_SIGNATURE = re.compile(
    rf"[—–-]{{1,2}}\s?[^—–\n]{{1,60}}?\s\(@\w{{1,20}}\)\s(?:\d\d?:\d\d\s(?:[AP]M\s)?[-–—·]\s)?"
    rf"(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}})\s*\Z"
)
_POINTER = re.compile(rf"[^.!?:“”\"]{{2,100}}:\s*{_LINK.pattern}(?:(?:,|;| and| or)?\s+{_LINK.pattern}){{0,9}}")
_COUNTED = re.compile(r"\s*\(\d{1,4}[^()]{0,12}\)\Z")  # "Slideshow (2 images)"
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_BYLINED_SOURCE = re.compile(rf"{_NAME}(?: {_NAME}){{0,3}}/{_NAME}(?:[ -]{_NAME})?(?: via {_NAME}(?: {_NAME})?)?")
_SPEAKER = re.compile(r"(?P<label>[^\W\d_][^:\n\"“”]{0,60}?)\s?:(?=\s|\Z)")


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    loaded: dict[str, Any] = read_json("layout.json")
    return loaded


@lru_cache(maxsize=16)
def _set(name: str) -> frozenset[str]:
    return frozenset(_words()[name])


@lru_cache(maxsize=16)
def _opening(name: str) -> Callable[[str], re.Match[str] | None]:
    """Matches any of the openings at a unit's start; a word must end where the opening does."""
    alternatives = "|".join(
        re.escape(phrase) + (r"(?!\w)" if phrase[-1].isalnum() else "")
        for phrase in sorted(_words()[name], key=lambda phrase: (-len(phrase), phrase))
    )
    return re.compile(rf"[\s\[(*_>—–|\-]{{0,4}}(?:{alternatives})", re.IGNORECASE).match


@lru_cache(maxsize=1)
def _interface() -> re.Pattern[str]:
    """What buttons and forms say, in small letters; the longer first."""
    phrases = sorted(_words()["interface"], key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)")


@lru_cache(maxsize=1)
def _labels() -> re.Pattern[str]:
    """One-word labels of buttons, several in a row, as they run together where a page's text is taken out."""
    words = sorted(word for word in _words()["whole_boilerplate"] if word.isalpha())
    return re.compile(rf"(?:(?:{'|'.join(words)})[\s|•·/]*){{2,40}}", re.IGNORECASE)


def words_of(unit: str) -> list[str]:
    """The words of a unit's first LOOK code points."""
    return _WORD.findall(unit[:LOOK])


def ends_as_sentence(unit: str) -> bool:
    """Whether a unit ends with a full stop, question or exclamation mark, before any closing quotes and brackets."""
    return _STOP.search(unit[-12:]) is not None


def title_share(words: list[str]) -> float:
    """The share of words with a capital or a digit, minor words ("of", "the") aside unless they come first."""
    minor = _set("minor_words")
    major = [word for i, word in enumerate(words) if i == 0 or word.lower() not in minor or word[0].isupper()]
    return sum(not word[0].islower() for word in major) / len(major) if major else 0.0


def is_list_item(unit: str) -> bool:
    """A bullet, a dash or a short number before the words."""
    return _BULLET.match(unit[:LOOK]) is not None and _DASHED.fullmatch(unit[:LOOK]) is None


def is_clock(unit: str) -> bool:
    """Nothing but a date or a time, also after an outlet's name and a bar: "9:15 p.m.", "Gazette | 19 March 2025"."""
    return len(unit) <= 80 and any(_is_moment(piece) for piece in unit.split("|"))


def _is_moment(unit: str) -> bool:
    dated = False
    known = _set("clock_words") | _set("months")
    for piece in re.split(r"[\s,|/()–—]+|:\s|-\s", unit.strip(" .|:")):
        if piece and _CLOCK.fullmatch(piece.strip(".")):
            dated = True
        elif piece and piece.lower() not in known and piece.strip(".").lower() not in known:
            return False
    return dated and not unit.strip(" .").isdigit()


def entry_time(unit: str) -> int:
    """The length of a time that opens a live-blog entry ("12:05 pm — Police ..."), 0 where there is none."""
    match = _ENTRY.match(unit[:LOOK])
    return match.end() if match else 0


def is_boilerplate(unit: str) -> bool:
    """Page furniture: links, adverts, rights, symbols, markup."""
    if _RIGHTS.match(unit):
        return True
    buttons = len(set(_interface().findall(unit[: 3 * LOOK].lower())))
    if buttons >= 3 or (buttons == 2 and not ends_as_sentence(unit)):
        return True  # the words of several buttons: a form, a player, a gallery
    if len(unit) > LOOK:
        return False
    words = words_of(unit)
    if not any(word[0].isalpha() for word in words) and not any(letter in unit for letter in "%$€£"):
        return len(unit) <= 40 or not words  # a bare number; rows of signs
    if not _LINK.sub("", unit).strip(" ,.;|()[]—-–") or unit[-9:].lower() == "read more":
        return True
    if _POINTER.fullmatch(unit):
        return True  # "More on the talks: https://..."
    labels = _set("whole_boilerplate")
    if _labels().fullmatch(unit):
        return True  # "SaveSave", "Share Tweet Share"
    if all(_COUNTED.sub("", line).strip(" .:[]()*_|>").lower() in labels for line in unit.split("\n")):
        return True
    if len(words) <= 30 and not any(mark in unit for mark in '“”"«»'):
        address = _opening("addresses")
        if any(address(sentence) for sentence in _SENTENCE.split(unit)):
            return True  # "Want more? Follow us on ..."
    if len(words) <= 30 and _opening("boilerplate")(unit):
        # "Subscribe to ..." is furniture; a sentence that only begins alike goes on with a quotation or ends with one
        return not (ends_as_sentence(unit) and any(mark in unit for mark in '“”"«»') and len(words) > 6)
    if len(words) <= 6 and not ends_as_sentence(unit) and _opening("labels")(unit):
        return True
    if unit[0] == "[" and unit[-1] == "]":
        return True
    if unit[0] == "<" and len(words_of(_TAG.sub(" ", unit))) < 4:
        return True
    if unit[0] == "(" and unit.rstrip(".")[-1:] == ")" and len(words) <= 3 and unit.isupper():
        return True  # stage directions of a transcript: (APPLAUSE)
    return unit[-1] in ";{}" and re.fullmatch(r"[a-z.#@][\w\-.#@,> ]*[:{][^.]*[;{}]|[{}]", unit) is not None


def is_lead_in(unit: str) -> bool:
    """Whether a unit only announces links to other pages: "Read more:", "Related articles"."""
    return len(unit) <= 60 and unit.strip(" .:|>»[]").lower() in _set("lead_ins")


def is_headline(unit: str) -> bool:
    """Whether a unit may be a link to another page by its words: short, and no sentence that ends."""
    words = words_of(unit)
    if len(words) < 3 or len(unit) > LONGEST_LINK or words[0][0].islower() or is_list_item(unit):
        return False
    return unit.rstrip("\"'”’»)] ")[-1:] not in ".,;:!…-—–"


def signature(unit: str) -> int:
    """Where the signature of an embedded post ("— Ada Quill (@quill) March 3, 2021") begins at a unit's end; -1 where
    there is none."""
    match = _SIGNATURE.search(unit, max(0, len(unit) - 160))
    return match.start() if match and (match.start() == 0 or unit[match.start() - 1].isspace()) else -1


def is_byline(unit: str) -> bool:
    """Who wrote it: "By Jane Roe, Kyiv", "Reporting by ...; Editing by ...", "Jane Roe contributed to this report."."""
    if len(unit) > LOOK:
        return False
    words = words_of(unit)
    credit = _opening("credits")(unit)
    if credit and len(words) > 2 and any(word[0].isupper() for word in words_of(unit[credit.end() :])[:1]):
        return True
    tail = unit.rstrip(" .)]").lower()
    if len(words) <= 40 and tail.endswith(tuple(_words()["credit_endings"])):
        return True
    by = _opening("bylines")(unit)
    if not by or not 2 <= len(words) <= 25 or unit[-1] in ":,?" or (ends_as_sentence(unit) and len(words) > 8):
        return False
    rest = words_of(unit[by.end() :])
    named = rest and title_share(rest) >= 0.8 and rest[0][0].isupper() and not rest[0].isdigit()
    no_name = _set("months") | _set("clock_words") | _set("minor_words")
    return bool(named) and len(rest) >= 2 and rest[0].lower() not in no_name


def is_caption(unit: str) -> bool:
    """Words below a picture, told by their credit: an opening ("Photo:"), or a picture desk in brackets or after a
    slash at the end."""
    if len(unit) > 2 * LOOK:
        return False
    if _opening("captions")(unit) or _CREDIT.search(unit[-120:]):
        return True
    if _BYLINED_SOURCE.fullmatch(unit) and (" " in unit.partition("/")[0] or " via " in unit):
        return True  # a credit without any words: "Ada Quill/Gazette"
    if _IN_PICTURE.match(unit):
        return True
    if len(words_of(unit)) <= 60 and _desk_first(unit, whole=ends_as_sentence(unit)):
        return True  # "Reuters A man looks on": the credit stands before the words
    end = unit[-80:].rstrip(" .)]").lower()
    inner = re.split(r"\s?[/|•·]\s?|\(|\bvia\b|\bcredit: |\bphoto by |[.!?] ", end)
    if len(inner) < 2:
        return False
    last = inner[-1].strip(" ,:")
    return last in _set("picture_desks") and len(words_of(unit)) <= 60


def _desk_first(unit: str, *, whole: bool) -> bool:
    """Whether a unit begins with the name of a picture desk and other words after it.

    ``whole``: it ends as a sentence does, and may be one about the desk ("Reuters President Ida Falk said ..."). Then
    the desk has to be named twice ("AFP/Getty Images"), or what follows begins a sentence of its own ("Reuters The").
    """
    named, length = _desks(unit)
    words = unit[length:].split(maxsplit=1)
    if not named or not words or not words[0][:1].isupper():
        return False
    opens = words[0].lower() in _set("minor_words") and len(words_of(unit)) <= SHORT
    return not whole or named > 1 or opens


def _desks(unit: str) -> tuple[int, int]:
    """How many names of picture desks open a unit, and where the words behind them begin."""
    desks = _set("picture_desks")
    words = list(re.finditer(r"[^\s:/|•·]+", unit[:60]))
    named = done = 0
    while done < len(words) and unit[words[done].start()].isupper():
        names = ((n, " ".join(word[0] for word in words[done : done + n]).lower()) for n in (4, 3, 2, 1))
        size = next((n for n, name in names if len(words) > done + n and name in desks), 0)
        if not size:
            break
        named, done = named + 1, done + size
    return named, words[done].start() if named else 0


def desks(unit: str) -> int:
    """The length of two picture desks and more that open a caption ("AFP/Getty Images Guards ..."), else 0."""
    named, length = _desks(unit)
    return length if named > 1 and unit[length : length + 1].isupper() else 0


def dateline(unit: str, *, first: bool) -> int:
    """The length of a dateline at a paragraph's start, with its dash or colon; 0 where there is none.

    ``first``: it is the text's first paragraph, where "New Delhi:" is a dateline; elsewhere a place needs capitals, an
    agency or a date, so that neither "Trump — who" nor a speaker's label is taken for one.
    """
    match = _DATELINE.match(unit[:160])
    if match is None or match.end() == 0 or match.end() >= len(unit):
        return 0
    place, dated, agency, mark = match["place"], match["date"] or match["day"], match["agency"], match["mark"]
    rest = unit[match.end() :]
    if len(rest) < 20:
        return 0
    starts = rest[0].isupper() or not rest[0].isalpha()
    if mark == ".":  # "GENEVA, July 20. The delegates ..."
        dotted = place is not None and dated and unit[match.end() - 1].isspace() and starts
        return match.end() if dotted and place.split(",")[0].isupper() and len(place.split(",")[0]) > 2 else 0
    if place is None:
        if agency and ((mark != ":" and mark) or (first and agency[1:-1].isupper() and rest[0].isupper())):
            return match.end()
        return match.end() if dated and mark and mark != ":" and first else 0
    if place.split(",")[0].lower() in _set("no_speaker") or place.lower() in _set("months"):
        return 0
    spaced = mark is not None and unit[match.end() - 1].isspace()
    capitals = place.split(",")[0].isupper() and len(place.split(",")[0]) > 2
    if agency and mark is None and (not starts or _abbreviates(agency[1:-1], place)):
        return 0  # "The Chad Relief Fund (CRF) has opened ...": a name with its abbreviation
    if agency and mark != ":":
        return match.end() if (mark and spaced) or (first and (agency[1:-1].isupper() or capitals)) else 0
    if mark is None or not spaced or not starts:
        return 0
    if mark == ":":
        return match.end() if first and len(rest) > 100 and len(place.split()) <= 4 else 0
    if dated or (capitals and (first or "," in place or mark != "-")):
        return match.end()
    return match.end() if first and len(place.split()) <= 4 and mark != "-" and " — " not in rest[:120] else 0


def _abbreviates(letters: str, name: str) -> bool:
    """Whether capitals are the initials of a name, or of its last words."""
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper())
    return len(letters) > 1 and initials.endswith(letters.upper())


def speaker(unit: str) -> tuple[str, int]:
    """The label of a transcript's turn and its length with the colon, ("", 0) where there is none.

    Capitals ("ZELENSKY:"), one letter ("Q:") or a name of up to five capitalised words. The caller decides by
    recurrence.
    """
    match = _SPEAKER.match(unit[:80])
    if match is None:
        return "", 0
    label = match["label"]
    bare = re.sub(r"\s*[(\[][^)\]]*[)\]]\s*", " ", label).strip()
    words = words_of(bare)
    if {bare.lower(), f"{bare.lower()}:"} & _set("captions"):
        return "", 0  # "Image: ..." stands below a picture
    if not words or bare.lower() in _set("no_speaker") or words[0].lower() in _set("no_speaker"):
        return "", 0
    if len(words) > (8 if bare.isupper() else 5) or title_share(words) < 1 or words[-1].lower() in _set("saying"):
        return "", 0
    said = unit[match.end() : 80].strip()
    return (label, match.end()) if not said or any(letter.isalpha() for letter in said) else ("", 0)


def furniture(unit: str) -> BlockKind | None:
    """The kind of a unit that shows by itself that it is not part of the running text, else None."""
    if is_clock(unit):
        return "dateline"
    if is_byline(unit) or signature(unit) == 0:
        return "byline"
    if is_boilerplate(unit):
        return "boilerplate"
    if is_caption(unit):
        return "caption"
    return "list" if is_list_item(unit) else None


def heading(unit: str, *, first: bool) -> Literal["strong", "weak"] | None:
    """Whether a unit has a heading's shape. Strong: capitals or title case. Weak: a short question or phrase without a
    final stop.

    ``first``: it may be the title, which is longer and may be written like a sentence.
    """
    if len(unit) > (250 if first else 120) or ("\n" in unit and not first):
        return None
    if _DASHED.fullmatch(unit):
        return "strong"
    words = words_of(unit)
    if "(@" in unit:
        return None  # the signature of a quoted post
    if not words or len(words) > (30 if first else 16) or unit[0] in ",;:.)…" or words[0][0].islower():
        return None
    last = unit.rstrip("\"'”’»)] ")[-1:]
    share = title_share(words)
    if _quoted(unit):
        if last in ".,;!?:…-—":
            return None
        return "strong" if share >= 0.75 and 2 <= len(words) <= 12 else "weak" if len(words) <= 6 else None
    if unit.isupper():
        return "strong" if last not in ".,;" and (len(words) > 1 or len(unit) > 3) else None
    if last in ",—-" or (last == ";" and not first) or (unit[-1] in '"”»' and last in ".!?"):
        return None
    if last in ".…":
        return "strong" if first and share >= 0.85 and len(words) >= 4 and ". " not in unit else None
    if last == ":":
        return "weak" if share == 1 and 2 <= len(words) <= 5 and words[-1].lower() not in _set("saying") else None
    if last in "?!":
        return "strong" if share >= 0.8 and len(words) >= 2 else "weak" if len(words) <= 8 and last == "?" else None
    if share >= 0.75:
        return "strong" if len(words) >= 2 else "weak"
    return "weak" if len(words) <= (30 if first else 8) else None


def _quoted(unit: str) -> bool:
    return unit[0] in "\"“«'‘" and unit.rstrip(".,!?…")[-1:] in "\"”»'’"
