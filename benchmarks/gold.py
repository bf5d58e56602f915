"""The gold quotations of a novel laid beside what was read there.

Whether a quotation is right, which lines belong to it and whom a predicted person stands for is decided by the scorer
of the corpus, whose functions are used here.
"""

from __future__ import annotations

import bisect
import importlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.accuracy import FOLD_WEIGHTS
from benchmarks.places import Places
from benchmarks.processes import run

Document = Mapping[str, Any]
"""A story document, or a row of one, or a row of the gold, as JSON gives it."""

TAGGED = frozenset({"explicit", "anaphoric"})
NARRATOR = "_narr"
"""The alias by which the corpus marks the character who tells the story."""
NEAR_SPEAKERS = 5
NEAR_LINES = 50
"""How many lines on either side are looked through for the nearest speakers: a bound on the work, seldom reached."""


class Scorer(NamedTuple):
    """The functions of the scorer that are used here."""

    score_lines: Callable[..., dict[str, Any]]
    pair_lines: Callable[..., list[tuple[int, int]]]
    map_characters: Callable[..., dict[str, str | None]]
    norm: Callable[[str], str]

    @classmethod
    def load(cls, folder: Path) -> Scorer:
        """Imports them from the folder of the scorers."""
        sys.path.insert(0, str(folder))
        return cls(*(getattr(importlib.import_module("score"), name) for name in cls._fields))


@dataclass(frozen=True)
class Quotation:
    """A gold quotation beside what was read there.

    `entity` is the row of the predicted speaker in the document (None where nobody is given), `person` the gold
    character that it stands for (None for nobody known), `cue` the part of speech of the word by which a tag was
    found (None where the line was read as implicit), `near` whom the people predicted for the nearest other lines are.
    """

    start: int
    end: int
    type: str
    speaker: str
    addressees: frozenset[str]
    found: bool
    right: bool
    entity: Document | None = None
    person: str | None = None
    cue: str | None = None
    near: frozenset[str | None] = frozenset()


@dataclass(frozen=True)
class Novel:
    """What is known of a novel beside its quotations.

    `holders` are the gold characters that go by a name form, `known` those for whom there is an entity, `narrators`
    the gold narrator and `telling` the entities predicted to be it.
    """

    holders: Mapping[str, frozenset[str]]
    known: frozenset[str]
    narrators: frozenset[str]
    telling: frozenset[str]
    norm: Callable[[str], str]

    def words(self, person: str) -> set[str]:
        """The words that stand in this character's names and in nobody else's; titles and family names drop out."""
        return {word for word, holders in self._holders_of_words.items() if holders == {person}}

    @cached_property
    def _holders_of_words(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for name, holders in self.holders.items():
            for word in name.split():
                found[word] |= holders
        return found


class Words(NamedTuple):
    """Where the words of a document begin, and their parts of speech."""

    start: list[int]
    upos: list[str]


def read(places: Places, scorer: Scorer, name: str, documents: Path) -> tuple[list[Quotation], Novel]:
    """Reads a novel with the weights of its fold, unless its document is in the folder, and lays the gold beside it."""
    fold = json.loads((places.data / "splits.json").read_text(encoding="utf-8"))["folds"]["pdnc"][name]
    command: list[str | Path] = [sys.executable, places.score / "run_pdnc.py", places.novels, documents, name]
    run(command, FOLD_WEIGHTS / f"fold-{fold}")
    characters, gold, _ = importlib.import_module("run_pdnc").gold(places.novels / name)
    document = json.loads((documents / f"{name}.json").read_text(encoding="utf-8"))
    return laid_beside(document, gold, characters, scorer)


def laid_beside(
    document: Document, gold: Sequence[dict[str, Any]], characters: Mapping[str, set[str]], scorer: Scorer
) -> tuple[list[Quotation], Novel]:
    """The gold quotations with what the document says of each, in the order of the text, and what is known beside."""
    lines = document["lines"]
    entities = {entity["id"]: entity for entity in document["entities"]}
    persons = scorer.map_characters({key: Counter(forms(entity)) for key, entity in entities.items()}, characters)
    # The scorer counts what is right by type: with a type of its own, each quotation is told apart.
    alone = [quotation | {"type": k} for k, quotation in enumerate(gold)]
    right = scorer.score_lines(document["text"], alone, lines, persons)["right"]
    words = Words(document["words"]["start"], document["words"]["upos"])
    starts = [line["start"] for line in lines]
    quotations = []
    for k, (row, mine) in enumerate(zip(gold, _paired(document, gold, scorer), strict=True)):
        spoken: Counter[str | None] = Counter()
        for line, length in mine.items():
            spoken[lines[line]["speaker"]] += length
        speaker = spoken.most_common(1)[0][0] if spoken else None
        (start, _), (_, end) = row["spans"][0], row["spans"][-1]
        near = _near(lines, bisect.bisect_left(starts, start), mine)
        quotations.append(
            Quotation(
                start,
                end,
                row["type"],
                row["speaker"],
                frozenset(row["addressees"]),
                found=spoken.total() * 2 >= sum(b - a for a, b in row["spans"]) > 0,
                right=bool(right[k]),
                entity=entities[speaker] if speaker is not None else None,
                person=persons[speaker] if speaker is not None else None,
                cue=next((cue for line in sorted(mine) if (cue := _cue(lines[line], words))), None),
                near=frozenset(persons[who] for who in near),
            )
        )
    holders: dict[str, set[str]] = defaultdict(set)
    for person, aliases in characters.items():
        for alias in {person, *aliases}:
            holders[scorer.norm(alias)].add(person)
    novel = Novel(
        {name: frozenset(who) for name, who in holders.items()},
        frozenset(person for person in persons.values() if person is not None),
        frozenset(person for person, aliases in characters.items() if NARRATOR in aliases),
        frozenset(row["entity"] for row in document["cast"] if row["narrator"]),
        scorer.norm,
    )
    return sorted(quotations, key=lambda each: each.start), novel


def _paired(document: Document, gold: Sequence[dict[str, Any]], scorer: Scorer) -> list[dict[int, int]]:
    """For every gold quotation the lines paired with its parts, and how long those parts are."""
    parts = [(k, span) for k, quotation in enumerate(gold) for span in quotation["spans"]]
    spans = [(line["start"], line["end"]) for line in document["lines"]]
    found: list[dict[int, int]] = [{} for _ in gold]
    for part, line in scorer.pair_lines(document["text"], [span for _, span in parts], spans):
        k, (start, end) = parts[part]
        found[k][line] = end - start
    return found


def _near(lines: Sequence[Document], at: int, mine: Container[int]) -> list[str]:
    """The people predicted for the lines nearest to one place, the lines of the quotation itself left out."""
    around = range(max(0, at - NEAR_LINES), min(len(lines), at + NEAR_LINES))
    found: dict[str, None] = {}
    for k in sorted(around, key=lambda k: (abs(k - at), k)):
        if k not in mine and lines[k]["speaker"] is not None:
            found[lines[k]["speaker"]] = None
        if len(found) == NEAR_SPEAKERS:
            break
    return list(found)


def _cue(line: Document, words: Words) -> str | None:
    """The part of speech of the last word that names the speaker in the tag; None for a line without one."""
    if line["how"] not in TAGGED or not line["cue"]:
        return None
    return words.upos[bisect.bisect_left(words.start, line["cue"][1]) - 1]


def forms(entity: Document) -> dict[str, int]:
    """The names by which the scorer knows an entity: its proper names, otherwise what it is called."""
    return entity["names"] or {entity["name"] or "": 1}
