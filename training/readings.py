"""Novels and documents read as far as their words, kept in a folder so that they are read once for all trainings."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from storyglass.language import Language, Linguist
from storyglass.manuscript import Manuscript, from_sentences, from_text, tell_paragraphs
from storyglass.quotations import Quotations, find_among_words, find_quotations

DATA = Path(os.environ.get("STORYGLASS_DATA", "(set STORYGLASS_DATA)"))
"""The folder of the data; where it is not set, the error of whoever opens a file there says so."""


class _Scorer:
    """A module of the scorers in the folder STORYGLASS_SCORE, imported when something of it is first asked for."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        folder = os.environ["STORYGLASS_SCORE"]
        if folder not in sys.path:
            sys.path.insert(0, folder)
        return getattr(import_module(self._name), name)


run_litbank, run_pdnc, score = _Scorer("run_litbank"), _Scorer("run_pdnc"), _Scorer("score")


class Reading(NamedTuple):
    """A text with its quotations and its words."""

    manuscript: Manuscript
    quotations: Quotations
    language: Language


def novel(name: str, linguist: Linguist, kept: Path | None = None) -> Reading:
    """A novel of PDNC."""

    def read() -> Reading:
        manuscript = from_text((DATA / "pdnc" / name / "novel_text.txt").read_text(encoding="utf-8"))
        quotations = find_quotations(manuscript)
        return Reading(manuscript, quotations, linguist.analyse(manuscript, quotations))

    return _kept(read, kept, name)


def document(name: str, linguist: Linguist, kept: Path | None = None) -> tuple[Reading, list[list[tuple[int, int]]]]:
    """A document of LitBank, read from its words, and its gold clusters of (first, last) words, both inclusive."""
    sentences, clusters = run_litbank.coref_gold(DATA / "litbank/coref/conll" / f"{name}_brat.conll")

    def read() -> Reading:
        manuscript, spans, rows = from_sentences(sentences, tell_paragraphs(sentences))
        words = [word for row in rows for word in row]
        quotations = find_among_words(manuscript, words)
        return Reading(manuscript, quotations, linguist.given_words(manuscript.text, words, spans, None))

    return _kept(read, kept, name), clusters


def _kept(read: Callable[[], Reading], folder: Path | None, name: str) -> Reading:
    """What lies in the folder, or else what is read now."""
    if folder is None:
        return read()
    file = folder / f"{name}.pickle"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        file.write_bytes(pickle.dumps(read()))
    reading: Reading = pickle.loads(file.read_bytes())
    return reading
