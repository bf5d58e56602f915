"""The house rules that a machine can check: who may import whom, what is documented, what is said where."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import storyglass

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "storyglass"
MODULES = sorted(PACKAGE.rglob("*.py"))
PACKAGES = [path for path in MODULES if path.name == "__init__.py"]

STAGES = ("manuscript", "quotations", "language", "people", "speech", "scenes", "narrative", "bonds", "minds")
FLOORS = (
    ("document",),
    ("story",),
    ("given_files",),
    ("given_cast",),
    *((stage,) for stage in STAGES),
    ("corrections",),
    ("publishing",),
    ("reading",),
    ("outputs",),
    ("spacy_reader",),
    ("library",),
    ("serve",),
    ("cli",),
    ("__main__", "__init__"),
)
"""The packages from the top of docs/architecture.md to its bottom; each may import those above it."""
FLOOR_OF = {name: floor for floor, names in enumerate(FLOORS) for name in names}

LONGEST_MODULE = 450  # lines; one idea seldom needs as many
HEAVY = ("numpy", "onnxruntime", "lxml", "rich", "typer", "charset_normalizer", "pyarrow", "spacy")
MACHINE_PATH = re.compile(rf"(?<![\w.:/-])/(?:{'|'.join(('work', 'tmp', 'home', 'root'))})/|\.\./{'shared'}")
TEXT_FILES = {".py", ".md", ".toml", ".txt", ".tsv", ".json", ".html", ".css", ".js", ".svg", ""}


def name_of(path: Path) -> str:
    """The test id of a module: its path below the package."""
    return path.relative_to(PACKAGE).as_posix()


def home_of(path: Path) -> str:
    """The package or the single module at the top of the house that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_modules(path: Path) -> Iterator[tuple[str, ...]]:
    """The modules of this library that a file imports, anywhere in it, as their parts after `storyglass`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}: imports are absolute"
            found = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in found:
            root, *parts = name.split(".")
            if root == "storyglass" and parts != ["__version__"]:
                while parts and not (
                    PACKAGE.joinpath(*parts).is_dir() or PACKAGE.joinpath(*parts).with_suffix(".py").exists()
                ):
                    parts.pop()
                yield tuple(parts)


def documented(tree: ast.Module) -> Iterator[tuple[str, str | None]]:
    """The public functions, classes and methods of a module with their docstrings."""
    definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    for node in tree.body:
        if isinstance(node, definitions) and not node.name.startswith("_"):
            yield node.name, ast.get_docstring(node)
            for inner in node.body if isinstance(node, ast.ClassDef) else []:
                if isinstance(inner, definitions) and not inner.name.startswith("_"):
                    yield f"{node.name}.{inner.name}", ast.get_docstring(inner)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_up(path: Path) -> None:
    home = home_of(path)
    assert home in FLOOR_OF, f"docs/architecture.md has no place for {home}"
    for parts in imported_modules(path):
        top = parts[0] if parts else "__init__"
        allowed = top == home or FLOOR_OF[top] < FLOOR_OF[home]
        assert allowed, f"{name_of(path)} imports {'.'.join(parts)}, which stands below it"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_reading_knows_several_stages(path: Path) -> None:
    faces = {parts[0] for parts in imported_modules(path) if len(parts) == 1 and parts[0] in STAGES}
    assert len(faces - {home_of(path)}) <= 1 or home_of(path) == "reading"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_outputs_see_the_story_alone(path: Path) -> None:
    if home_of(path) == "outputs":
        assert {parts[0] for parts in imported_modules(path) if parts} <= {"story", "given_files", "outputs"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_are_documented_and_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "the module has no docstring"
    assert text.count("\n") <= LONGEST_MODULE
    assert [name for name, docstring in documented(tree) if not docstring] == []


@pytest.mark.parametrize("path", PACKAGES, ids=name_of)
def test_packages_name_what_they_offer(path: Path) -> None:
    module = importlib.import_module(".".join(["storyglass", *path.parent.relative_to(PACKAGE).parts]))
    offered = getattr(module, "__all__", [])
    assert list(offered) == sorted(offered)
    assert [name for name in offered if not (name.startswith("__") or inspect.getdoc(getattr(module, name)))] == []
    defined = {name for name, _ in documented(ast.parse(path.read_text(encoding="utf-8"))) if "." not in name}
    assert defined <= set(offered)


def test_the_public_face_offers_what_it_imports() -> None:
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    imported = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("storyglass.")
        for alias in node.names
    }
    assert imported | {"__version__"} == set(storyglass.__all__)
    assert set(storyglass.__all__) <= set(dir(storyglass))


def test_importing_storyglass_imports_nothing_heavy() -> None:
    code = f"import storyglass, sys; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_ci_runs_the_line_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    (line,) = [line for line in script.splitlines() if line.startswith("python3 -m venv")]
    assert line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines()


def test_every_command_is_described() -> None:
    from typer.main import get_command

    from storyglass.cli import app

    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    commands = getattr(get_command(app), "commands", {})
    assert commands
    assert [name for name in commands if f"storyglass {name}" not in text] == []


def test_changelog_items_say_feature_or_fix() -> None:
    lines = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
    items = [line for line in lines if line.startswith("- ")]
    assert items
    assert [item for item in items if not item.startswith(("- Feature: ", "- Fix: "))] == []


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    folders = [ROOT / name for name in (".ci", "benchmarks", "docs", "examples", "src", "tests", "training")]
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    files += [path for path in ROOT.iterdir() if path.is_file() and path.name not in ("report.html", ".git")]
    told = [path for path in files if path.suffix in TEXT_FILES and "__pycache__" not in path.parts]
    found = [path for path in told if MACHINE_PATH.search(path.read_text(encoding="utf-8", errors="replace"))]
    assert [path.relative_to(ROOT).as_posix() for path in found] == []
