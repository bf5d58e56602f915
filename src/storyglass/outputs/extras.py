"""Packages that only some outputs need: named by what the reader gets, and missed with the line that adds them."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from storyglass.story import StoryError

PACKAGES = {"tables": "pyarrow", "spacy": "spacy"}
"""The package behind each extra."""


def demand(extra: str, what: str) -> None:
    """Makes sure that an extra is installed, without loading it.

    Raises StoryError with the line that installs it.
    """
    if find_spec(PACKAGES[extra]) is None:
        raise StoryError(f"{what} needs one more package: pip install 'storyglass[{extra}]'")


def load(extra: str, what: str) -> ModuleType:
    """The package behind an extra.

    Raises StoryError with the line that installs it.
    """
    demand(extra, what)
    return import_module(PACKAGES[extra])
