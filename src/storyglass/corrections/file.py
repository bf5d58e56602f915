"""Reads corrections from their file (TOML), and finds the file that lies beside a story."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from os.path import isfile
from pathlib import Path
from typing import Any, get_args

from storyglass.corrections.model import KINDS, Correction, Corrections, Passage, Who
from storyglass.given_files import entries_of, table_of, text_of
from storyglass.story import Layer, StoryError

VERSION = 1
LAYERS = get_args(Layer)
_HEAD = ("version", "story", "sha256", "correction")


class _Unreadable(Exception):
    """Why a value cannot be understood."""


# --- the file ----------------------------------------------------------------------------------------------------


def read_corrections(path: str | Path) -> Corrections:
    """Reads a corrections file (TOML, UTF-8).

    Raises StoryError, naming the file and the correction, where something in it cannot be understood.
    """
    return parse_corrections(text_of(path, "a corrections file"), name=str(path))


def beside(story: Path) -> Corrections | None:
    """The corrections that lie beside a story: `emma.corrections.toml`, or `corrections.toml` if it is for this story.

    A `corrections.toml` that names another story, and the sum of another file, is none of this story's.
    """
    own = story.parent / f"{story.stem}.corrections.toml"
    if isfile(own):  # noqa: PTH113 (no name is too long for it to ask after)
        return read_corrections(own)
    shared = story.parent / "corrections.toml"
    if not isfile(shared):  # noqa: PTH113
        return None
    found = read_corrections(shared)
    if found.story in (None, story.name) or found.sha256 == hashlib.sha256(story.read_bytes()).hexdigest():
        return found
    return None


def parse_corrections(text: str, *, name: str = "corrections") -> Corrections:
    """Corrections from the text of their file; `name` is what messages call it."""
    body = table_of(text, name)
    if body.get("version", VERSION) != VERSION:
        raise StoryError(f"{name}: this version reads corrections of version {VERSION}, not {body['version']!r}")
    entries = entries_of(body, "correction", name)
    warnings = [f"{name}: {key!r} means nothing here" for key in body if key not in _HEAD]
    rows = []
    for number, entry in enumerate(entries, 1):
        where = f"{name}: correction {number}"
        if entry.get("kind") not in KINDS:
            warnings.append(f"{where}: there is no kind {entry.get('kind')!r}; there are {', '.join(KINDS)}")
            continue
        rows.append(_correction(number, entry, where, warnings))
    story, sha256 = (body[key] if isinstance(body.get(key), str) else None for key in ("story", "sha256"))
    return Corrections(tuple(rows), name, story, sha256, tuple(warnings))


def _correction(number: int, entry: Mapping[str, Any], where: str, warnings: list[str]) -> Correction:
    """One correction with what its kind needs."""
    kind = entry["kind"]
    where = f"{where} ({kind})"
    needed, optional = _KEYS[kind]
    found: dict[str, Any] = {}
    for key, value in entry.items():
        if key == "kind":
            continue
        if key not in (*needed, *optional):
            warnings.append(f"{where}: {key!r} means nothing here; there are {', '.join((*needed, *optional))}")
            continue
        field, read = _VALUES[key]
        try:
            found[field] = read(value)
        except _Unreadable as error:
            raise StoryError(f"{where}: {key} {error}") from None
    for key in needed:
        if _VALUES[key][0] not in found:
            raise StoryError(f"{where}: there is no {key!r} in it")
    return Correction(number, kind, **found)


# --- values ------------------------------------------------------------------------------------------------------


def _passage(value: Any) -> Passage:
    if not isinstance(value, dict) or not isinstance(value.get("words"), str) or not value["words"].split():
        raise _Unreadable('must be a passage, as in { words = "the words it begins with", at = 120 }')
    at = value.get("at")
    if at is not None and (not isinstance(at, int) or isinstance(at, bool) or at < 0):
        raise _Unreadable("must have a whole number for its `at`")
    return Passage(value["words"], at)


def _passages(value: Any) -> tuple[Passage, ...]:
    if not isinstance(value, list) or not value:
        raise _Unreadable("must be a list of passages")
    return tuple(map(_passage, value))


def _who(value: Any) -> Who:
    if isinstance(value, str) and value.split():
        return Who(" ".join(value.split()))
    if isinstance(value, dict) and isinstance(value.get("name"), str):
        return Who(" ".join(value["name"].split()), _passage(value) if "words" in value else None)
    raise _Unreadable('must be a name, or { name = "…", words = "…", at = 120 }')


def _people(value: Any) -> tuple[Who, ...]:
    if not isinstance(value, list):
        raise _Unreadable("must be a list of people")
    return tuple(map(_who, value))


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.split():
        raise _Unreadable("must be text")
    return " ".join(value.split())


def _layer(value: Any) -> str:
    if value not in LAYERS:
        raise _Unreadable(f"must be one of {', '.join(LAYERS)}")
    return str(value)


_VALUES: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "who": ("who", _who),
    "into": ("into", _who),
    "to": ("to", _people),
    "line": ("passages", lambda value: (_passage(value),)),
    "passage": ("passages", lambda value: (_passage(value),)),
    "passages": ("passages", _passages),
    "name": ("name", _text),
    "alias": ("name", _text),
    "pronouns": ("pronouns", _text),
    "layer": ("layer", _layer),
}
"""Each key of the file: the field it fills, and how its value is read."""
_KEYS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "merge": (("who", "into"), ()),
    "split": (("who", "passages"), ("name", "pronouns")),
    "rename": (("who", "name"), ()),
    "alias": (("who", "alias"), ()),
    "pronouns": (("who", "pronouns"), ()),
    "not_a_person": (("who",), ()),
    "speaker": (("line",), ("who",)),
    "addressees": (("line", "to"), ()),
    "scene_begins": (("passage",), ()),
    "scene_goes_on": (("passage",), ()),
    "layer": (("passage", "layer"), ()),
}
"""The keys that each kind needs, and those it may have."""
