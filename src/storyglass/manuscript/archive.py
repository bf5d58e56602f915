"""Zip files that may be broken, locked or hostile: what is read from them has a size, a number and no way out."""

from __future__ import annotations

import io
import zipfile
import zlib

from storyglass.story import StoryError

_MOST_ENTRIES = 20_000
_LARGEST_ENTRY = 64 * 1024 * 1024
_LARGEST_SUM = 256 * 1024 * 1024
"""Entries and bytes that are read; the longest serials have 3,000 entries and 60 MB of XHTML."""

_HIGHEST_RATIO = 200
"""How many times smaller a large entry may be than what it holds: prose shrinks 3 times, repetitive mark-up 50."""


class Archive:
    """A zip file in memory, read entry by entry within limits.

    Raises StoryError where the archive is broken, locked or larger than its limits.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._sum = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise self._broken() from error
        if len(entries) > _MOST_ENTRIES:
            raise self._bomb()
        self._entries = {entry.filename: entry for entry in entries}

    def __contains__(self, path: str) -> bool:
        return path in self._entries

    def total(self) -> int:
        """Bytes of all entries, unpacked, as the archive states them; StoryError where they are a bomb's."""
        for entry in self._entries.values():
            self._check(entry)
        return sum(entry.file_size for entry in self._entries.values())

    def read(self, path: str) -> bytes:
        """What the entry `path` holds."""
        entry = self._entries[path]
        self._check(entry)
        try:
            with self._zip.open(entry) as file:
                data = file.read(_LARGEST_ENTRY + 1)  # the stated size may be a lie
        except RuntimeError as error:
            raise StoryError(f"{self._name}: locked by a password; unlock it first") from error
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError) as error:
            raise self._broken() from error
        self._sum += len(data)
        if len(data) > _LARGEST_ENTRY or self._sum > _LARGEST_SUM:
            raise self._bomb()
        return data

    def _check(self, entry: zipfile.ZipInfo) -> None:
        ratio = entry.file_size / max(entry.compress_size, 1)
        if entry.file_size > _LARGEST_ENTRY or (entry.file_size > 1 << 20 and ratio > _HIGHEST_RATIO):
            raise self._bomb()

    def _broken(self) -> StoryError:
        return StoryError(f"{self._name}: the file is damaged or was cut off; get it again")

    def _bomb(self) -> StoryError:
        return StoryError(f"{self._name}: unpacks to far more than a book holds, so it is left alone")
