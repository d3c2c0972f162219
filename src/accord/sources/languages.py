"""Which language a text is in, offline: py3langid's model, and doubt where the text is too short to tell.

The reader knows English. Refusing a readable English text is worse than reading a few foreign words, so the answer is
another language only on evidence. Two things mislead an n-gram model on short news texts: names (a list of Syrian
casualties looks Hausa) and capitalised headlines. So in Latin script only the words that begin with a small letter are
judged, and where fewer than three of them stand the answer is English.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

__all__ = ["detect", "name"]

ENOUGH = 1.5
"""By how much, in log-likelihood over the root of the bytes, a language must beat English; twice that below FEW words.

Set on 4,994 lines of English news (PolNeAR, re3d, giveme5w1h; none refused) and on spaCy's 278 example sentences of 40
letters and more in other languages (5 pass as English); below 40 letters every fourth passes.
"""

FEWEST_WORDS = 3
FEW = 6
CAPITALS = 12  # that many words in capitals are a text and no list of names
SAMPLE = 16_000  # characters judged; the model's verdict does not change beyond a few hundred
PIECE = 800

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_MARKUP = re.compile(r"<[^<>]{0,500}>|https?://\S+|\S{1,64}@\S+|[@#]\w+")
# English words of the closed classes that are on no list of such words that spaCy has for another language in Latin
# script ("and" and "of" are, and left out).
_ENGLISH = frozenset(
    {"the", "that", "from", "with", "not", "who", "their", "them", "his", "been", "which", "its", "were", "about"}
    | {"would", "they", "but", "this", "into", "than", "when"}
)
PLAINLY = 0.06
"""This share of them, of a text's letters, shows that it is English, without a model that takes half a second to load.
Four of five news texts have it; a text of which a good part is in another language has less. The model said the same of
all 1,007 news texts that had it and of all such texts among 3,216 made of news and spaCy's sentences of 60 languages.
"""
FEWEST_PLAIN = 40  # words
_OTHER_SCRIPT = re.compile("[\u0370-\u1dff\u2e80-\uffff]")
FOREIGN = 0.02  # such a share of characters in other scripts is for the model to judge

_ODD = frozenset({"pcm", "zxx", "vo", "sco"})  # what odd English is taken for: Nigerian Pidgin, "none", Volapük, Scots


def detect(text: str) -> str:
    """The ISO 639-1 code (639-2 or -3 where there is none) of the language that most of ``text`` is in; "en" where in
    doubt.

    A text that is mostly English passes as English whatever it quotes. Texts without letters count as English. The
    time is bounded: long texts are sampled at even distances.
    """
    sample = _sample(text)
    if _is_plainly_english(sample):
        return "en"
    language = _judge(sample)
    if language == "en":
        return "en"
    weights: dict[str, int] = {}
    for piece in _pieces(sample):
        found = _judge(piece)
        weights[found] = weights.get(found, 0) + sum(map(len, _WORD.findall(piece)))
    english = weights.pop("en", 0)
    if english >= sum(weights.values()):
        return "en"
    return min(weights, key=lambda code: (-weights[code], code))


def name(code: str) -> str:
    """The English name of a language code ("French"); the code itself where none is known."""
    import pycountry

    found = pycountry.languages.get(alpha_2=code) if len(code) == 2 else pycountry.languages.get(alpha_3=code)
    return str(found.name).partition(" (")[0] if found is not None else code


def _is_plainly_english(text: str) -> bool:
    found = _WORD.findall(text)
    own = sum(len(word) for word in found if word in _ENGLISH)
    return (
        len(found) >= FEWEST_PLAIN
        and own >= PLAINLY * sum(map(len, found))
        and len(_OTHER_SCRIPT.findall(text)) <= FOREIGN * len(text)
    )


def _judge(text: str) -> str:
    words = _WORD.findall(_MARKUP.sub(" ", text))
    letters = sum(map(len, words))
    if not letters:
        return "en"
    latin = sum(len(word) for word in words if word[0] < "\u0250" or "\u1e00" <= word[0] <= "\u1eff")
    foreign_script = 2 * latin < letters
    if not foreign_script:
        small = [word for word in words if word[0].islower()]
        if not small and len(words) >= CAPITALS and all(word.isupper() for word in words):
            small = [word.lower() for word in words]
        words = small
        if len(words) < FEWEST_WORDS:
            return "en"
    from py3langid import rank

    judged = " ".join(words)
    scores = dict(rank(judged))
    english = scores["en"]
    for code in _ODD:
        scores.pop(code, None)
    if foreign_script:
        del scores["en"]
    best: str = min(scores, key=lambda code: (-scores[code], code))
    if foreign_script:
        return best
    margin = (scores[best] - english) / math.sqrt(len(judged.encode("utf-8", "surrogatepass")))
    return best if margin > (ENOUGH if len(words) >= FEW else 2 * ENOUGH) else "en"


def _sample(text: str) -> str:
    if len(text) <= SAMPLE:
        return text
    count = SAMPLE // PIECE
    step = (len(text) - PIECE) // (count - 1)
    return "\n".join(text[i * step : i * step + PIECE] for i in range(count))


def _pieces(sample: str) -> Iterator[str]:
    """Lines, the long ones cut."""
    for line in sample.split("\n"):
        for start in range(0, len(line), PIECE):
            yield line[start : start + PIECE]
