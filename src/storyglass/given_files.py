"""The small files that a reader writes by hand (TOML): who is in a story, corrections, a rubric."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from storyglass.story import StoryError


def text_of(path: str | Path, what: str) -> str:
    """The text of a file; `what` is what messages call its kind.

    Raises StoryError where it cannot be read, or is no UTF-8.
    """
    try:
        return Path(path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise StoryError(f"{path}: {what} must be UTF-8 text") from None
    except OSError as error:
        raise StoryError(f"{path}: {error.strerror or error}") from None


def table_of(text: str, name: str) -> dict[str, Any]:
    """What a text says as TOML; `name` is what messages call the file.

    Raises StoryError where it is none.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise StoryError(f"{name}: this is no TOML: {error}") from None


def entries_of(table: dict[str, Any], key: str, name: str) -> list[dict[str, Any]]:
    """The entries under `[[key]]`, none if there are none.

    Raises StoryError where they are written in another way.
    """
    entries = table.get(key, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise StoryError(f"{name}: write [[{key}]], in double brackets, above each {key}")
    return entries
