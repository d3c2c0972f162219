"""The recogniser of names in the place of spaCy's finds what spaCy's finds."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord.reading import language as engine
from accord.reading.language import Language
from accord.reading.recognizer import Recognizer

WORDS = re.findall(
    r"\n|\S+",
    """Maria Berg of Lima Arica Peru Ltd the United Nations on Monday 14 March 2011 signed said about $ 3.2 million per
    cent two The First Treaty New North and - . , % Acme University in at St Hill twenty hours ago""",
)
LONG = re.findall(r"\S+", "The Federal Republic of North Arica and the University of Lima met in New Lima on Monday")
SHORT = re.findall(r"\S+", "Maria Berg signed in Lima on Monday .")


def own(language: Language) -> Any:
    """spaCy's recogniser, which the pipeline still has and doesn't run."""
    return language._nlp.get_pipe("ner")


def made(language: Language, words: list[str], starts: list[bool]) -> Any:
    from spacy.tokens import Doc

    return Doc(language._nlp.vocab, words=words, sent_starts=[bool(start) for start in starts])


def entities(doc: Any) -> list[tuple[int, int, str]]:
    return [(entity.start, entity.end, entity.label_) for entity in doc.ents]


def test_it_runs_instead_of_spacys(language: Language) -> None:
    assert engine.NAMES in language._nlp.pipe_names
    assert "ner" not in language._nlp.pipe_names


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.tuples(st.sampled_from(WORDS), st.booleans()), max_size=25), min_size=1, max_size=5))
def test_same_entities(language: Language, texts: list[list[tuple[str, bool]]]) -> None:
    pairs = [[made(language, [row[0] for row in text], [row[1] for row in text]) for text in texts] for _ in range(2)]
    theirs = list(own(language).pipe(pairs[0]))
    ours = list(language._nlp.get_pipe(engine.NAMES).pipe(pairs[1]))
    assert [entities(doc) for doc in ours] == [entities(doc) for doc in theirs]
    assert [[token.ent_iob for token in doc] for doc in ours] == [[token.ent_iob for token in doc] for doc in theirs]


def test_long_names_grow_and_end_with_the_sentence(language: Language) -> None:
    words = LONG
    whole = made(language, words, [False] * len(words))
    cut = made(language, words, [word == "Arica" for word in words])
    for doc in (whole, cut):
        language._nlp.get_pipe(engine.NAMES)(doc)
    assert any(end - start > 3 for start, end, _ in entities(whole))
    assert all(not start < words.index("Arica") < end for start, end, _ in entities(cut))


def test_what_was_set_before_is_kept(language: Language) -> None:
    from spacy.tokens import Span

    words = SHORT[:5]
    docs = [made(language, words, [False] * 5) for _ in range(2)]
    for doc in docs:
        doc.set_ents([Span(doc, 2, 3, label="EVENT")], default="missing")
    own(language)(docs[0])
    language._nlp.get_pipe(engine.NAMES)(docs[1])
    assert (2, 3, "EVENT") in entities(docs[1])
    assert entities(docs[1]) == entities(docs[0])


def test_lots_are_cut_by_their_tokens(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    from accord.reading import recognizer

    words = SHORT
    recogniser = language._nlp.get_pipe(engine.NAMES)
    at_once = [entities(doc) for doc in recogniser.pipe(made(language, words, [False] * 8) for _ in range(5))]
    monkeypatch.setattr(recognizer, "TOGETHER", 10)
    in_lots = [entities(doc) for doc in recogniser.pipe(made(language, words, [False] * 8) for _ in range(5))]
    assert len(in_lots) == 5
    assert in_lots == at_once


@pytest.mark.parametrize("change", ["beam", "unseen", "label"])
def test_another_shape_is_left_to_spacy(language: Language, change: str) -> None:
    import spacy
    from spacy.training import Example

    nlp = spacy.blank("en")
    recogniser = nlp.add_pipe("ner")
    example = Example.from_dict(nlp.make_doc("Maria Berg"), {"entities": [(0, 10, "PERSON")]})
    nlp.initialize(lambda: [example])
    assert Recognizer.fit(recogniser)
    if change == "beam":
        recogniser.cfg["beam_width"] = 4  # type: ignore[attr-defined]
    elif change == "unseen":
        recogniser.model.attrs["unseen_classes"].add(1)  # type: ignore[attr-defined]
    else:
        recogniser.moves.add_action(1, "LAW")  # type: ignore[attr-defined]
    assert not Recognizer.fit(recogniser)
