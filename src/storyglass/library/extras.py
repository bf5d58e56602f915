"""Packages that only the library needs, missed with the line that adds them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from storyglass.story import StoryError

PACKAGES = {"library": ("duckdb", "pyarrow"), "tables": ("pyarrow",), "cluster": ("ray", "pandas", "pyarrow")}
"""What each extra brings."""


def need(extra: str, what: str) -> Any:
    """The first package of an extra, once all of them are known to be there.

    Raises StoryError with the line that installs it.
    """
    try:
        first, *others = PACKAGES[extra]
        for package in others:
            import_module(package)
        return import_module(first)
    except ImportError:
        raise StoryError(f"{what} needs more packages: pip install 'storyglass[{extra}]'") from None
