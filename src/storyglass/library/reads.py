"""How stories are read: what has to be the same for what was read before to stand."""

from __future__ import annotations

import hashlib
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from storyglass import __version__
from storyglass.corrections import Corrections
from storyglass.language.network import FILE
from storyglass.language.weights import VARIABLE, weights_file
from storyglass.outputs.tables import KEY_LENGTH
from storyglass.story import Story


@dataclass(frozen=True, slots=True)
class Reading:
    """The options of a reading, which are those of `storyglass.read`."""

    model: str | None = "default"
    quotes: str | None = None

    def read(self, data: bytes, name: str, corrections: Corrections | None = None) -> Story:
        """Reads the bytes of a story. Raises StoryError where that cannot be done."""
        from storyglass.reading import read

        return read(data, model=self.model, quotes=self.quotes, name=name, corrections=corrections)

    def mark(self, corrections: Corrections | None = None) -> str:
        """A word for all that decides what a reading finds besides the text: version, options, corrections, weights."""
        told = [__version__, *(f"{name}={value}" for name, value in sorted(asdict(self).items()))]
        if corrections is not None:
            told.append(repr(corrections))
        digest = hashlib.sha256("\n".join(told).encode())
        for file in self._weights():
            digest.update(file.name.encode())
            digest.update(file.read_bytes())
        return digest.hexdigest()[:KEY_LENGTH]

    def _weights(self) -> list[Path]:
        """The files of weights that are not simply those of this version."""
        folder = os.environ.get(VARIABLE)
        files = sorted(path for path in Path(folder).iterdir() if path.is_file()) if folder else []
        if self.model not in (None, "none", "default"):
            given = Path(str(self.model))
            files.append(given / FILE if given.is_dir() else given)
        if self.model == "default" and not folder:
            files.append(Path(str(weights_file(FILE))))
        return [file for file in files if file.is_file()]
