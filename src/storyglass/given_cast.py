"""A cast that the reader gives: who is in the story, as a file of a few lines.

```toml
[[person]]
name = "Wren Alder"
aliases = ["Birdie", "the captain"]
pronouns = "she/her"
```
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from storyglass.given_files import entries_of, table_of, text_of
from storyglass.story import StoryError

_KEYS = ("name", "aliases", "pronouns")


@dataclass(frozen=True, slots=True)
class GivenPerson:
    """Somebody the reader says is in the story."""

    name: str
    aliases: tuple[str, ...] = ()
    pronouns: str | None = None


@dataclass(frozen=True, slots=True)
class GivenCast:
    """Everybody the reader says is in the story, in the file's order; `name` is what messages call the file."""

    persons: tuple[GivenPerson, ...] = ()
    name: str = "cast"

    def entry(self, index: int) -> str:
        """What messages call an entry: `person 3 (Wren Alder)` for index 2."""
        return f"person {index + 1} ({self.persons[index].name})"


def read_cast(path: str | Path) -> GivenCast:
    """Reads a cast file (TOML, UTF-8).

    Raises StoryError, naming the file and the entry, where something in it cannot be understood.
    """
    return parse_cast(text_of(path, "a cast file"), name=str(path))


def parse_cast(text: str, *, name: str = "cast") -> GivenCast:
    """A cast from the text of its file; `name` is what errors call it."""
    body = table_of(text, name)
    for key in body:
        if key != "person":
            raise StoryError(f"{name}: {key!r} means nothing here; write [[person]] above each person")
    entries = entries_of(body, "person", name)
    if not entries:
        raise StoryError(f"{name}: there is no [[person]] in it")
    persons = tuple(_person(entry, f"{name}: person {number}") for number, entry in enumerate(entries, 1))
    _refuse_doubles(persons, name)
    return GivenCast(persons, name)


def _person(entry: Mapping[str, Any], where: str) -> GivenPerson:
    name = entry.get("name")
    if not isinstance(name, str) or not name.strip():
        raise StoryError(f"{where} has no name")
    where = f"{where} ({name.strip()})"
    for key in entry:
        if key not in _KEYS:
            raise StoryError(f"{where}: there is no {key!r}; a person has {', '.join(_KEYS)}")
    aliases = entry.get("aliases", [])
    if not isinstance(aliases, list) or not all(isinstance(alias, str) and alias.strip() for alias in aliases):
        raise StoryError(f'{where}: aliases must be a list of names, as in ["Birdie", "the captain"]')
    pronouns = entry.get("pronouns")
    if pronouns is not None and (not isinstance(pronouns, str) or not pronouns.strip()):
        raise StoryError(f'{where}: pronouns must be text, as in "she/her"')
    told = tuple(dict.fromkeys(_plain(alias) for alias in aliases))
    return GivenPerson(_plain(name), told, pronouns.strip().lower() if pronouns else None)


def _plain(name: str) -> str:
    return " ".join(name.split())


def _refuse_doubles(persons: tuple[GivenPerson, ...], name: str) -> None:
    """Two persons may share an alias (two brothers called Alder), but never the name they are told apart by."""
    seen: dict[str, int] = {}
    for number, person in enumerate(persons, 1):
        first = seen.setdefault(person.name, number)
        if first != number:
            raise StoryError(f"{name}: person {number} ({person.name}) has the same name as person {first}")
