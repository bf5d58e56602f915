"""Packages that only some readers need: named by what the reader gets, and missed with the line that adds them."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from storyglass.story import StoryError

PACKAGES = {
    "tables": ("pyarrow",),
    "spacy": ("spacy",),
    "library": ("duckdb", "pyarrow"),
    "serve": ("fastapi", "uvicorn", "duckdb", "pyarrow"),
    "cluster": ("ray", "pandas", "pyarrow"),
}
"""The packages behind each extra, the one that it is about first."""


def demand(extra: str, what: str) -> None:
    """Makes sure that an extra is installed, without loading it.

    Raises StoryError with the line that installs it.
    """
    if any(find_spec(package) is None for package in PACKAGES[extra]):
        raise StoryError(f"{what} needs more packages: pip install 'storyglass[{extra}]'")


def load(extra: str, what: str) -> ModuleType:
    """The first package behind an extra.

    Raises StoryError with the line that installs it.
    """
    demand(extra, what)
    return import_module(PACKAGES[extra][0])
