"""What a reader can correct, as docs/corrections.md describes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from storyglass.story import Layer

Kind = Literal[
    "merge",
    "split",
    "rename",
    "alias",
    "pronouns",
    "not_a_person",
    "speaker",
    "addressees",
    "scene_begins",
    "scene_goes_on",
    "layer",
]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Passage:
    """Where in the text: the words it begins with, and the offset (code points) at which they were once found."""

    words: str
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody, by a name, by a passage that mentions them, or by both."""

    name: str
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that a reader knows better; which fields are set depends on the kind."""

    number: int  # its place in the file, from 1: what messages call it
    kind: Kind
    who: Who | None = None
    into: Who | None = None
    to: tuple[Who, ...] = ()
    passages: tuple[Passage, ...] = ()
    name: str | None = None
    pronouns: str | None = None
    layer: Layer | None = None

    @property
    def title(self) -> str:
        """What messages call it: `correction 3 (merge)`."""
        return f"correction {self.number} ({self.kind})"


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections of a file in its order; `name` is what messages call the file.

    `story` and `sha256` say which file was corrected. `warnings` name what in the file means nothing.
    """

    rows: tuple[Correction, ...] = ()
    name: str = "corrections"
    story: str | None = None
    sha256: str | None = None
    warnings: tuple[str, ...] = ()
