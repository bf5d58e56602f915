"""A reader's own criteria for judging characters, as a TOML file of a few lines.

```toml
[[criterion]]
name = "patience"
question = "Can she wait?"
for = ["patient", "wait", "She let the others go first and said nothing."]
against = ["hurry", "snap", "impatient"]
```

`for` and `against` hold cue words, which stand for their derived forms too, and example sentences.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from storyglass.given_files import entries_of, table_of, text_of
from storyglass.story import StoryError

KEYS = ("name", "question", "for", "against")
LONGEST_CUE = 2
"""Words from which on an entry is no cue any more but an example sentence, less one."""
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
ENDINGS = tuple(
    """
    fulness iousness edness ingly fully ively ously ation ition ments ness ity ment able ible ful
    ous ive ary ery ing er or ly al ed es y e s
    """.split()
)
"""Endings of inflected and derived forms, the longest of a kind first."""
CHANGES = (("ies", "y"), ("ied", "y"), ("nce", "nt"), ("ncy", "nt"))
"""Endings that change the letters before them: `cries`, `patience`."""
SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing to judge by, with cue words and example sentences for it and against it."""

    name: str
    question: str | None = None
    for_: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rubric:
    """The criteria in the file's order; `name` is what messages call the file."""

    criteria: tuple[Criterion, ...]
    name: str = "rubric"


def stem(word: str) -> str:
    """What a word has in common with its inflected and derived forms: `skills`, `skilled`, `skilful` -> `skil`."""
    bare = word.lower().replace("’", "'").removesuffix("'s")
    for ending, plain in CHANGES:
        if bare.endswith(ending) and len(bare) > SHORTEST_STEM:
            bare = bare.removesuffix(ending) + plain
    for _ in range(2):
        fitting = (e for e in ENDINGS if bare.endswith(e) and len(bare) - len(e) >= SHORTEST_STEM)
        bare = bare.removesuffix(next((e for e in fitting if e != "s" or not bare.endswith("ss")), ""))
    return bare[:-1] if len(bare) > SHORTEST_STEM and bare[-1] == bare[-2] else bare


def words_of(text: str) -> list[str]:
    """The words of a cue or an example sentence."""
    return WORD.findall(text)


def is_cue(entry: str) -> bool:
    """Says whether an entry is a cue rather than an example sentence."""
    return len(words_of(entry)) <= LONGEST_CUE


def read_rubric(path: str | Path) -> Rubric:
    """Reads a rubric file (TOML, UTF-8).

    Raises StoryError, naming the file and the criterion, where something in it cannot be understood.
    """
    return parse_rubric(text_of(path, "a rubric"), name=str(path))


def parse_rubric(text: str, *, name: str = "rubric") -> Rubric:
    """A rubric from the text of its file; `name` is what errors call it."""
    body = table_of(text, name)
    for key in body:
        if key != "criterion":
            raise StoryError(f"{name}: {key!r} means nothing here; write [[criterion]] above each criterion")
    entries = entries_of(body, "criterion", name)
    if not entries:
        raise StoryError(f"{name}: there is no [[criterion]] in it")
    criteria = tuple(_criterion(entry, f"{name}: criterion {number}") for number, entry in enumerate(entries, 1))
    seen: set[str] = set()
    for number, criterion in enumerate(criteria, 1):
        if criterion.name in seen:
            raise StoryError(f"{name}: criterion {number} ({criterion.name}) has the name of another one")
        seen.add(criterion.name)
    return Rubric(criteria, name)


def _criterion(entry: Mapping[str, Any], where: str) -> Criterion:
    name = entry.get("name")
    if not isinstance(name, str) or not words_of(name):
        raise StoryError(f"{where} has no name")
    where = f"{where} ({name.strip()})"
    for key in entry:
        if key not in KEYS:
            raise StoryError(f"{where}: there is no {key!r}; a criterion has {', '.join(KEYS)}")
    question = entry.get("question")
    if question is not None and not isinstance(question, str):
        raise StoryError(f"{where}: the question must be text")
    return Criterion(
        " ".join(name.split()),
        " ".join(question.split()) if question else None,
        _cues(entry, "for", where),
        _cues(entry, "against", where),
    )


def _cues(entry: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    cues = entry.get(key, [])
    if not isinstance(cues, list) or not all(isinstance(cue, str) and words_of(cue) for cue in cues):
        raise StoryError(f'{where}: {key} must be a list of words or sentences, as in ["patient", "wait"]')
    return tuple(dict.fromkeys(" ".join(cue.split()) for cue in cues))
