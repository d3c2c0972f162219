"""The root-class model: plain cases right, probabilities, robustness, damaged weights."""

from __future__ import annotations

import io
import re

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord.errors import DataError
from accord.model import Block, Report, Span
from accord.reading.classify import Classifier, Weights, split_yield
from accord.reading.features import describe, find_trigger
from accord.reading.language import Language
from accord.reading.syntax import Parse


@pytest.fixture(scope="module")
def classifier(language: Language) -> Classifier:
    return Classifier(language)


def parse(language: Language, text: str) -> Parse:
    return language.parse(
        Report("r", "r", "r", None, None, None, None, "en", text, (Block("paragraph", 0, len(text)),))
    )


def marked(language: Language, text: str) -> tuple[Parse, Span | None, Span | None]:
    """[S ...] is the source and [T ...] the target."""
    plain, places, last = "", {}, 0
    for found in re.finditer(r"\[([ST]) ([^\]]*)\]", text):
        plain += text[last : found.start()]
        places[found.group(1)] = (len(plain), len(plain) + len(found.group(2)))
        plain += found.group(2)
        last = found.end()
    parsed = parse(language, plain + text[last:])
    spans = [parsed.span(*places[mark]) if mark in places else None for mark in "ST"]
    return parsed, spans[0], spans[1]


def best(shares: dict[str, float]) -> str:
    return max(shares, key=lambda name: shares[name])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In 1905 [S Japan] bombarded [T the Russian fleet] off Tsushima.", "ASSAULT"),
        ("[S The Swiss envoy] accused [T the Duchy] of hiding the archive.", "ACCUSE"),
        ("[S The Duchy] rejected a plea from [T the islanders].", "REJECT"),
        ("[S Sweden] sent blankets and flour to [T the flooded towns].", "AID"),
        ("[S The Queen] met [T the Tsar] at Reval.", "CONSULT"),
        ("[S The Queen] will meet [T the Tsar] at Reval next spring.", "AGREE"),
        ("[S The regent] freed [T nine poets] from the fortress.", "YIELD"),
        ("[T Nine poets] were freed from the fortress by [S the regent].", "YIELD"),
        ("[S Dockers] marched against [T the harbour board].", "PROTEST"),
        ("[S The bailiffs] arrested [T four printers] at dawn.", "COERCE"),
        ("[S Austria] threatened to attack [T Serbia] unless it gave in.", "THREATEN"),
        ("[S The League] urged [T Bolivia] to stop the advance.", "REQUEST"),
    ],
)
def test_plain_cases(classifier: Classifier, language: Language, text: str, kind: str) -> None:
    parsed, source, target = marked(language, text)
    assert best(classifier.score(parsed, None, source, target)) == kind


def test_a_given_trigger_is_used(classifier: Classifier, language: Language) -> None:
    parsed, source, target = marked(language, "[S The regent] praised [T the miners] and later arrested them.")
    arrested = next(token for token in parsed.tokens if token.text == "arrested")
    praised = next(token for token in parsed.tokens if token.text == "praised")
    one = classifier.score(parsed, praised, source, target)
    other = classifier.score(parsed, arrested, source, target)
    assert one["SUPPORT"] > other["SUPPORT"]
    assert one["COERCE"] < other["COERCE"]


def test_the_trigger_is_the_word_between(language: Language) -> None:
    parsed, source, target = marked(language, "[S Norway], officials said, condemned [T the raid].")
    trigger = find_trigger(parsed, source, target)
    assert trigger is not None
    assert trigger.text == "condemned"


def test_names_are_no_features(language: Language) -> None:
    first = marked(language, "[S Norway] condemned [T Chile].")
    second = marked(language, "[S Ghana] condemned [T Peru].")
    one, other = (describe(parsed, None, s, t, language.vector, 300) for parsed, s, t in (first, second))
    assert one.names == other.names
    assert not any("norway" in name or "chile" in name for name in one.names)


def test_yield_is_split_by_sense_and_realis(language: Language) -> None:
    parsed = parse(language, "The rebels freed nine sailors. The rebels apologised to the port.")
    freed, apologised = (
        next(token for token in parsed.tokens if token.text == text) for text in ("freed", "apologised")
    )
    assert split_yield(freed) == "RETREAT"
    assert split_yield(freed, "future") == "CONCEDE"
    assert split_yield(apologised) == "CONCEDE"
    assert split_yield(None) == "RETREAT"


def test_an_empty_parse(classifier: Classifier, language: Language) -> None:
    shares = classifier.score(parse(language, ""), None, None, None)
    assert sum(shares.values()) == pytest.approx(1, abs=1e-5)


def test_a_language_without_vectors_still_works(language: Language) -> None:
    class Bare:
        def vector(self, word: str) -> np.ndarray:
            return np.zeros(0, dtype=np.float32)

    parsed, source, target = marked(language, "[S The bailiffs] arrested [T four printers].")
    assert best(Classifier(Bare()).score(parsed, None, source, target)) == "COERCE"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=120), st.integers(0, 120), st.integers(0, 120), st.integers(0, 120), st.integers(0, 120))
def test_any_text_and_any_spans(
    classifier: Classifier, language: Language, text: str, a: int, b: int, c: int, d: int
) -> None:
    parsed = parse(language, text)
    source, target = (parsed.span(min(x, y, len(text)), min(max(x, y), len(text))) for x, y in ((a, b), (c, d)))
    shares = classifier.score(parsed, None, source, target)
    assert sum(shares.values()) == pytest.approx(1, abs=1e-4)
    assert all(0 <= share <= 1 for share in shares.values())
    assert shares == classifier.score(parsed, None, source, target)


def test_damaged_weights_are_refused() -> None:
    with pytest.raises(DataError):
        Weights(b"not an archive")
    buffer = io.BytesIO()
    np.savez(buffer, classes=np.array(["AID"]))
    with pytest.raises(DataError, match="lacks"):
        Weights(buffer.getvalue())
    buffer = io.BytesIO()
    np.savez(
        buffer,
        classes=np.array(["AID", "AGREE"]),
        names=np.frombuffer(b"a\nb", dtype=np.uint8),
        weight=np.ones(2),
        sparse=np.ones((3, 2)),
        dense=np.ones((3, 2)),
        intercept=np.ones(2),
        dense_scale=np.array(1.0),
    )
    with pytest.raises(DataError, match="shapes"):
        Weights(buffer.getvalue())
