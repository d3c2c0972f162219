"""The house as it is built: public names, one direction of imports and no cycle, sizes, docstrings, no print."""

from __future__ import annotations

import ast
import inspect
import re
import statistics
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import accord
from accord import errors, model

SOURCE = Path(accord.__file__).parent
PUBLIC = {
    "read", "compare", "account",
    "Ledger", "Filter",
    "AccordError", "InputError", "ModelError", "QuestionError", "StoreError",
    "Actor", "Commitment", "Disagreement", "Dossier", "Event", "Evidence", "Exchange", "Fact", "Incident", "Meeting",
    "Mention", "Outlet", "Reading", "Refusal", "Report", "Slot", "SlotValue", "Span", "Statement", "Story",
}  # fmt: skip
# The way through the house. A module imports from its own floor and from those before it, never from a later one.
FLOORS = (
    ("errors", "model"),
    ("data", "ontology"),
    ("sources",),
    ("reading",),
    ("comparing",),
    ("ledger",),
    ("store",),
    ("views",),
    ("api",),
    ("__init__",),
    ("doctor",),
    ("commands",),
    ("cli",),
    ("__main__",),
)
LONGEST, MEDIAN = 700, 250


@lru_cache(maxsize=1)
def modules() -> dict[str, Path]:
    """Dotted name below ``accord`` ("" for the package itself) -> file."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@lru_cache(maxsize=256)
def tree(name: str) -> ast.Module:
    return ast.parse(modules()[name].read_text("utf-8"))


def imports(name: str, *, lazy: bool) -> set[str]:
    """The modules of accord that a module imports; with ``lazy`` also those within functions."""
    nodes: Iterator[ast.AST] = ast.walk(tree(name)) if lazy else _at_import(tree(name))
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: imports are written in full"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                found.add(whole if whole.removeprefix("accord.") in modules() else str(node.module))
    inner = {
        each.removeprefix("accord").removeprefix(".")
        for each in found
        if each == "accord" or each.startswith("accord.")
    }
    return inner - {name}


def _at_import(top: ast.Module) -> Iterator[ast.AST]:
    stack: list[ast.AST] = [top]
    while stack:
        node = stack.pop()
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            stack.extend(ast.iter_child_nodes(node))


def floor(name: str) -> int:
    first = name.partition(".")[0] or "__init__"
    for number, names in enumerate(FLOORS):
        if first in names:
            return number
    raise AssertionError(f"{name} is on no floor of the house: add it to FLOORS and to docs/design.md")


def test_the_public_names() -> None:
    assert set(accord.__all__) == PUBLIC
    assert accord.__all__ == sorted(accord.__all__)
    for name in PUBLIC:
        assert inspect.getdoc(getattr(accord, name)), name


def test_the_public_functions_take_what_they_took() -> None:
    assert (
        str(inspect.signature(accord.read))
        == "(paths: 'Paths', *, model: 'str | None' = None, processes: 'int' = 1, said: 'Said | None' = None)"
        " -> 'Iterator[Reading | Refusal]'"
    )
    assert list(inspect.signature(accord.compare).parameters) == [
        "paths",
        "model",
        "progress",
        "processes",
        "said",
        "one_story",
    ]
    assert list(inspect.signature(accord.account).parameters) == ["readings", "refused"]


def test_the_error_tree_is_drawn_in_full() -> None:
    drawn = inspect.getdoc(errors) or ""
    for name in errors.__all__:
        kind = getattr(errors, name)
        assert issubclass(kind, errors.AccordError)
        assert name in drawn
        assert inspect.getdoc(kind)


def test_nouns_are_frozen() -> None:
    for name, kind in vars(model).items():
        if inspect.isclass(kind) and kind.__module__ == model.__name__:
            assert kind.__dataclass_params__.frozen, name


@pytest.mark.parametrize("name", modules())
def test_imports_go_one_way(name: str) -> None:
    for other in imports(name, lazy=True):
        assert floor(other) <= floor(name), f"{name} imports {other}, which is further along"


def test_there_is_no_import_cycle() -> None:
    graph = {name: imports(name, lazy=False) for name in modules()}
    done: set[str] = set()
    while len(done) < len(graph):
        free = {name for name, needs in graph.items() if name not in done and needs <= done}
        assert free, f"a cycle among {sorted(set(graph) - done)}"
        done |= free


def test_the_engine_is_known_in_one_place() -> None:
    for name in modules():
        engine = {
            node.module if isinstance(node, ast.ImportFrom) else alias.name
            for node in ast.walk(tree(name))
            if isinstance(node, (ast.Import, ast.ImportFrom))
            for alias in node.names
        }
        assert name == "reading.language" or not {
            each for each in engine if each and each.split(".")[0] in ("spacy", "thinc")
        }, name


def test_every_package_that_is_imported_is_required() -> None:
    project = tomllib.loads((SOURCE.parent.parent / "pyproject.toml").read_text("utf-8"))["project"]
    stated = {
        re.split(r"[^\w-]", line)[0].lower()
        for line in (
            *project["dependencies"],
            *project["optional-dependencies"]["web"],
            *project["optional-dependencies"]["archives"],
            *project["optional-dependencies"]["calendar"],
        )
    }
    homes = packages_distributions()
    for name in modules():
        for node in ast.walk(tree(name)):
            if isinstance(node, ast.Import):
                found = {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                found = {str(node.module).split(".")[0]}
            else:
                continue
            for package in found - set(sys.stdlib_module_names) - {"accord"}:
                known = {home.lower() for home in homes.get(package, [package])}
                # whoever has spaCy has thinc and blis, whoever has jinja2 has markupsafe
                assert known & (stated | {"thinc", "blis", "markupsafe"}), (
                    f"{name} imports {package}, which pyproject.toml does not require"
                )


def test_modules_are_small() -> None:
    lengths = {name: path.read_text("utf-8").count("\n") for name, path in modules().items()}
    assert max(lengths.values()) <= LONGEST, max(lengths, key=lambda name: lengths[name])
    assert statistics.median(lengths.values()) < MEDIAN


@pytest.mark.parametrize("name", modules())
def test_what_is_public_is_documented_and_library_code_does_not_print(name: str) -> None:
    top = tree(name)
    if top.body:
        assert ast.get_docstring(top), f"{name or 'accord'} has no docstring"
    public = [node for node in top.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]
    for node in [*top.body, *(inner for outer in public for inner in outer.body)]:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{name}.{node.name} has no docstring"
            if isinstance(node, ast.FunctionDef):
                assert node.returns is not None, f"{name}.{node.name} says not what it gives back"
    for call in ast.walk(top):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
            assert call.func.id not in ("print", "eval", "exec", "breakpoint"), f"{name}, line {call.lineno}"
    for node in ast.walk(top):
        if isinstance(node, ast.Import):
            assert not {alias.name for alias in node.names} & {"pickle", "shelve", "marshal"}, name


@pytest.mark.parametrize("name", [name for name in modules() if name not in ("__main__", "store.migrations.env")])
def test_every_name_in_all_is_there(name: str) -> None:
    module = import_module(f"accord.{name}" if name else "accord")
    for public in getattr(module, "__all__", ()):
        assert hasattr(module, public), f"{name}.{public}"


def test_importing_loads_neither_the_engine_nor_the_views() -> None:
    code = "import sys, accord.cli; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    ).stdout.split()
    late = {"spacy", "thinc", "torch", "sklearn", "jinja2", "trafilatura", "feedparser", "warcio", "httpcore"}
    assert not (late | {"accord.views.html"}) & set(loaded)


def test_data_files_hold_text_or_plain_arrays() -> None:
    import numpy as np

    for path in sorted((SOURCE / "data").iterdir()):
        if path.suffix == ".npz":
            with np.load(path, allow_pickle=False) as arrays:
                assert all(arrays[name].dtype != object for name in arrays)
        elif path.is_file() and path.suffix != ".py":
            assert path.suffix in (".json", ".tsv", ".txt", ".md"), path
            path.read_text("utf-8")
