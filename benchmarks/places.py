"""Where the scorers and the annotated data are on this machine."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


class PlaceUnknown(Exception):
    """A folder that a measurement needs is not given or not there."""


@dataclass(frozen=True)
class Places:
    """The folders named by the environment; each is asked for only by the measurement that needs it."""

    score_folder: str | None
    data_folder: str | None
    stories_folder: str | None
    documents_folder: str | None = None

    @classmethod
    def from_environment(cls) -> Places:
        """Reads STORYGLASS_SCORE, STORYGLASS_DATA, STORYGLASS_STORIES and STORYGLASS_DOCUMENTS."""
        return cls(*(os.environ.get(f"STORYGLASS_{name}") for name in ("SCORE", "DATA", "STORIES", "DOCUMENTS")))

    @property
    def score(self) -> Path:
        """The folder of the scorers."""
        return _folder(self.score_folder, "STORYGLASS_SCORE")

    @property
    def data(self) -> Path:
        """The folder of the annotated corpora."""
        return _folder(self.data_folder, "STORYGLASS_DATA")

    @property
    def stories(self) -> Path:
        """The folder of the annotated stories."""
        beside = str(self.data.parent / "stories") if self.stories_folder is None else self.stories_folder
        return _folder(beside, "STORYGLASS_STORIES")

    @property
    def documents(self) -> Path | None:
        """The folder where the documents of the novels are kept from one measurement to the next, if there is one."""
        return _folder(self.documents_folder, "STORYGLASS_DOCUMENTS") if self.documents_folder else None

    @property
    def novels(self) -> Path:
        """The folder of the novels of the Project Dialogism Novel Corpus."""
        return self.data / "pdnc"


def _folder(name: str | None, variable: str) -> Path:
    if not name:
        raise PlaceUnknown(f"set {variable} to its folder")
    if not (path := Path(name)).is_dir():
        raise PlaceUnknown(f"{variable}: there is no folder {name}")
    return path
