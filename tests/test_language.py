"""The engine: what is done to make it fast changes nothing that it finds."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord.model import Block, Report
from accord.reading import language as engine
from accord.reading.language import Language
from accord.reading.syntax import Parse
from accord.sources import report as make_report

FIRST = "Envoys of Lydia and Media met at the river on Friday."
SECOND = "“We ain't leaving,” the herald said.  The king's men weren't there."
THIRD = "There are 300 horsemen, y'all, and he did what he's asked to do."


def report(*paragraphs: str) -> Report:
    return make_report("\n\n".join(paragraphs), path="a.txt", language="en")


def picture(parse: Parse) -> object:
    return (
        [
            (t.i, t.start, t.end, t.text, t.lemma, t.pos, t.tag, t.dep, t.block, t.space, t.head.i, t.sent.i)
            for t in parse.tokens
        ],
        [[child.i for child in t.children] for t in parse.tokens],
        parse.entities,
        [(s.first, s.last, s.root.i, s.block) for s in parse.sentences],
    )


@pytest.mark.filterwarnings("ignore:.*W095")
def test_without_the_names_of_its_vectors_the_engine_finds_the_same(language: Language) -> None:
    import spacy

    whole = spacy.load(engine.default_model_folder())
    assert len(language._nlp.vocab.strings) < 200_000 < len(whole.vocab.strings)
    for text in (FIRST, SECOND, THIRD, "Glormish envoys had outfoxed the Vandals' hagglers by the 3rd of Maymonth."):
        found, known = language._nlp(text), whole(text)
        for attribute in ("text", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "norm_", "shape_"):
            assert [getattr(one, attribute) for one in found] == [getattr(one, attribute) for one in known]
    for name in ("tagger", "parser", "ner"):
        labels = language._nlp.get_pipe(name).labels
        assert labels
        assert all(label in language._nlp.vocab.strings for label in labels)  # before it ever came up in a text


class Counting:
    """A pipeline that notes what it is asked to parse."""

    def __init__(self, nlp: Any) -> None:
        self.nlp = nlp
        self.vocab = nlp.vocab
        self.texts: list[str] = []

    def pipe(self, texts: Any, **options: Any) -> Any:
        for text in texts:
            self.texts.append(text)
            yield from self.nlp.pipe([text], **options)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> tuple[Language, Counting]:
    fresh = Language()
    counting = Counting(fresh._nlp)
    monkeypatch.setattr(fresh, "_nlp", counting)
    return fresh, counting


def test_a_block_is_parsed_once(counted: tuple[Language, Counting]) -> None:
    language, counting = counted
    one, two = report(FIRST, SECOND), report(THIRD, FIRST, FIRST)
    parses = [*language.parse_many([one, two]), language.parse(one)]
    assert counting.texts == [FIRST, SECOND, THIRD]
    assert [picture(each) for each in parses] == [picture(Language().parse(each)) for each in (one, two, one)]


def test_memory_is_bounded(counted: tuple[Language, Counting], monkeypatch: pytest.MonkeyPatch) -> None:
    language, counting = counted
    size = len(language.parse(report(FIRST)).tokens)
    monkeypatch.setattr(engine, "REMEMBERED", 2 * size)
    for number in range(10):
        language.parse(report(f"Envoys of Lydia met Media at the river {number} on Friday."))
    assert language._remembered <= 2 * size
    assert language._remembered == sum(len(piece.rows) for piece in language._memory.values())
    language.parse(report(FIRST))
    assert counting.texts.count(FIRST) == 2


def test_what_was_wanted_last_is_kept(counted: tuple[Language, Counting], monkeypatch: pytest.MonkeyPatch) -> None:
    language, counting = counted
    monkeypatch.setattr(engine, "REMEMBERED", 40)
    for text in (FIRST, SECOND, FIRST, THIRD, FIRST):
        language.parse(report(text))
    assert counting.texts == [FIRST, SECOND, THIRD]


def test_two_streams_at_once_share_a_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "REMEMBERED", 1)
    language = Language()
    reports = [report(FIRST), report(SECOND), report(FIRST), report(THIRD)]
    one, two = language.parse_many(reports), language.parse_many(reversed(reports))
    pairs = list(zip(one, two, strict=True))
    assert [picture(a) for a, _ in pairs] == [picture(b) for _, b in reversed(pairs)]


def test_blocks_without_words() -> None:
    text = " \n\t \n" + FIRST
    blocks = (Block("paragraph", 0, 5), Block("paragraph", 5, len(text)), Block("paragraph", len(text), len(text)))
    parse = Language().parse(Report("r", "a.txt", "a", None, None, None, None, "en", text, blocks))
    assert [token.text for token in parse.tokens][:3] == ["Envoys", "of", "Lydia"]
    assert {token.block for token in parse.tokens} == {1}


def test_numpy_makes_the_products(language: Language) -> None:
    assert type(language._nlp.get_pipe("parser").model.ops).__name__ == "NumpyProducts"
    assert "attribute_ruler" not in language._nlp.pipe_names


WORDS = [
    "ai",
    "n't",
    "y'",
    "all",
    "there",
    "is",
    "are",
    "'s",
    "you",
    "it",
    "i",
    "I",
    "do",
    "does",
    "'ve",
    "not",
    "nothin'",
    "nuthin'",
    "that",
    "if",
    "river",
    "Lydia",
    "been",
    "has",
    "of",
    "to",
    "ain't",
]
TAGS = [
    "VBP",
    "VBZ",
    "VB",
    "VBD",
    "VBN",
    "IN",
    "DT",
    "WDT",
    "RB",
    "NN",
    "NNP",
    "PRP",
    "TO",
    "EX",
    "MD",
    "_SP",
    ".",
    ",",
]
LABELS = ["expl", "ROOT", "dobj", "pobj", "aux", "auxpass", "det", "nsubj", "xcomp", "conj", "relcl", "quantmod"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from([*WORDS, " ", "\n"]), st.sampled_from(TAGS), st.sampled_from(LABELS)), max_size=12
    )
)
def test_rules_say_what_the_ruler_says(language: Language, rows: list[tuple[str, str, str]]) -> None:
    from spacy.tokens import Doc

    nlp = language._nlp
    words, tags, deps = ([row[n] for row in rows] for n in range(3))
    docs = [Doc(nlp.vocab, words=words, tags=tags, deps=deps, heads=[0] * len(words)) for _ in range(2)]
    nlp.get_pipe("attribute_ruler")(docs[0])
    nlp.get_pipe(engine.RULES)(docs[1])
    found = [[(t.text, t.tag_, t.dep_, t.pos_, t.lemma_, str(t.morph)) for t in doc] for doc in docs]
    assert found[0] == found[1]


def test_rules_over_several_tokens(language: Language) -> None:
    from spacy.tokens import Doc

    doc = Doc(language._nlp.vocab, words=["Ai", "n't"], tags=["VBZ", "RB"], deps=["ROOT", "neg"], heads=[0, 0])
    assert [token.lemma_ for token in language._nlp.get_pipe(engine.RULES)(doc)] == ["be", "not"]


@pytest.mark.parametrize(
    "pattern",
    [
        [{"LOWER": "a", "OP": "+"}],
        [{"SHAPE": "Xx"}],
        [{"LOWER": {"FUZZY": "river"}}],
    ],
)
def test_rules_that_ask_for_more_are_left_to_the_ruler(language: Language, pattern: list[dict[str, Any]]) -> None:
    from spacy.pipeline import AttributeRuler

    ruler = AttributeRuler(language._nlp.vocab)
    ruler.add([[{"LOWER": "a"}]], {"LEMMA": "a"})
    assert engine.Rules.fit(ruler)
    ruler.add([pattern], {"LEMMA": "b"})
    assert not engine.Rules.fit(ruler)


@pytest.mark.parametrize(("plain", "set_"), [("'", "’"), ("'", "ʼ"), ("-", "\u2011"), ("-", "‐")])
def test_an_outlets_apostrophes_and_hyphens_change_nothing(language: Language, plain: str, set_: str) -> None:
    text = "Lydia's army didn't stop, y'all, and the Medes' 30-day cease-fire isn't Lydia's. It's over."
    one, two = language.parse(report(text)), language.parse(report(text.replace(plain, set_)))
    assert picture(one) == picture(two)
    assert all(two.span(token.start, token.end).exact.replace(set_, plain) == token.text for token in two.tokens)
