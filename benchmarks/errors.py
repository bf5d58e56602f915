"""What kinds of speaker errors there are in three development novels of the Project Dialogism Novel Corpus.

    python -m benchmarks errors                                        the table of RESULTS.md
    python -m benchmarks.errors NOVEL [--show KIND] [--documents DIR]  the errors of one novel, for a developer

Whether a quotation is right, which lines belong to it and whom a predicted person stands for is decided by the scorer
of the corpus; this module only asks why what is wrong is wrong. `KINDS` holds the causes in the order they are asked.
"""

from __future__ import annotations

import argparse
import bisect
import importlib
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.accuracy import FOLD_WEIGHTS
from benchmarks.places import Places
from benchmarks.processes import run
from benchmarks.results import Cell, Table

Document = Mapping[str, Any]
"""A story document, or a row of one, or a row of the gold, as JSON gives it."""

NOVELS = {
    "PrideAndPrejudice": "third person, many people of few names",
    "ARoomWithAView": "third person, much untagged talk among several",
    "TheSunAlsoRises": "first person, long untagged exchanges",
}
"""One novel of each development fold, unlike each other in how they tell who speaks."""

TAGGED = frozenset({"explicit", "anaphoric"})
NARRATOR = "_narr"
"""The alias by which the corpus marks the character who tells the story."""
NEAR_SPEAKERS = 5
NEAR_LINES = 50
"""How many lines on either side are looked through for the nearest speakers: more than five people ever need."""
EXCERPT = 90
"""Characters of a quotation shown to a developer: one line of a terminal."""


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
    character that it stands for (None for nobody known), `cue` the part of speech of the
    word by which a tag was found (None where the line was read as implicit).
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


@dataclass(frozen=True)
class Error:
    """A wrong quotation in its place.

    `before` is the gold quotation before it, `earlier` the last gold speaker before that one's speaker, `same` the
    last gold quotation of the same speaker.
    """

    here: Quotation
    novel: Novel
    before: Quotation | None = None
    earlier: str | None = None
    same: Quotation | None = None

    @property
    def forms(self) -> list[str]:
        """The names of the predicted speaker, as the scorer reads them."""
        return [self.novel.norm(name) for name in _forms(self.here.entity)] if self.here.entity else []

    @property
    def of_narrator(self) -> bool:
        """Whether the gold or the predicted speaker tells the story."""
        predicted = self.here.entity is not None and self.here.entity["id"] in self.novel.telling
        return predicted or not self.novel.narrators.isdisjoint({self.here.speaker, self.here.person})

    @property
    def of_addressee(self) -> bool:
        """Whether the predicted speaker is who was spoken to."""
        return self.here.person in self.here.addressees

    def merged(self) -> bool:
        """The predicted entity holds a name of the speaker's that is not its own person's, and a name of others."""
        holders = [self.novel.holders[form] for form in self.forms if form in self.novel.holders]
        his = [each for each in holders if self.here.speaker in each]
        return len(his) < len(holders) and any(self.here.person not in each for each in his)

    def split(self) -> bool:
        """The predicted entity stands for nobody, yet a word of its names is the speaker's alone, or all its names are
        the speaker's among others."""
        if self.here.person is not None:
            return False
        own = self.novel.words(self.here.speaker)
        return any(
            self.here.speaker in self.novel.holders.get(form, ()) or not own.isdisjoint(form.split())
            for form in self.forms
        )

    @property
    def tagged(self) -> bool:
        """Whether a name, a noun or a pronoun beside the quotation says who speaks."""
        return self.here.type in TAGGED

    @property
    def last(self) -> str | None:
        """The gold speaker of the quotation before."""
        return self.before.speaker if self.before else None

    def slipped(self) -> bool:
        """The quotation before was wrong by the same two people, the other way round."""
        before = self.before
        return before is not None and (before.speaker, before.person) == (self.here.person, self.here.speaker)

    def again(self) -> bool:
        """The speaker, one of the last two, was taken for the same person the last time."""
        near = self.here.speaker in (self.last, self.earlier)
        return near and self.same is not None and self.same.person == self.here.person


class Words(NamedTuple):
    """Where the words of a document begin, and their parts of speech."""

    start: list[int]
    upos: list[str]


class Kind(NamedTuple):
    """A cause: its name, what it means, and whether an error is of it."""

    name: str
    meaning: str
    holds: Callable[[Error], bool]


KINDS = (
    Kind("not found", "less than half of the quotation is paired with lines", lambda e: not e.here.found),
    Kind("no speaker given", "its speaker is null", lambda e: e.here.entity is None),
    Kind(
        "wrong merge",
        "the predicted entity holds names of several characters, the speaker among them (a name that its own "
        "character shares with the speaker does not count)",
        Error.merged,
    ),
    Kind(
        "split name",
        "the predicted entity stands for nobody, but its names are the speaker's, shared with others or in a form that "
        "the corpus does not list (a word in them is in no other character's names)",
        Error.split,
    ),
    Kind(
        "name of nobody",
        "the predicted entity has a proper name, and nobody in the corpus goes by it",
        lambda e: e.here.person is None and bool(e.here.entity and e.here.entity["names"]),
    ),
    Kind(
        "somebody without a name",
        "the predicted entity has no proper name, stands for nobody, and does not tell the story",
        lambda e: e.here.person is None and not e.of_narrator,
    ),
    Kind(
        "speaker without an entity",
        "no entity stands for the speaker, so that no prediction could be right",
        lambda e: e.here.speaker not in e.novel.known,
    ),
    Kind(
        "tag missed", "a tag says who speaks, but the line was read as implicit", lambda e: e.tagged and not e.here.cue
    ),
    Kind(
        "narrator, tagged",
        "a tag was found, and the speaker or the predicted one tells the story",
        lambda e: e.tagged and e.of_narrator,
    ),
    Kind("name misread", "a name stands in the tag", lambda e: e.here.type == "explicit"),
    Kind("pronoun misread", "the tag was found by a pronoun", lambda e: e.tagged and e.here.cue == "PRON"),
    Kind("noun misread", "the tag was found by any other word", lambda e: e.tagged),
    Kind(
        "alternation slipped",
        "untagged, and the quotation before is wrong by the same two people the other way round: their sides stay "
        "swapped",
        Error.slipped,
    ),
    Kind(
        "mistaken again",
        "untagged; the speaker is one of the last two, and was taken for the same person the last time too",
        Error.again,
    ),
    Kind(
        "passed on instead of going on",
        "untagged; the speaker is that of the quotation before, and another was predicted",
        lambda e: e.here.speaker == e.last,
    ),
    Kind(
        "went on instead of passing on",
        "untagged; the speaker is the last but one, and the last was predicted",
        lambda e: e.here.speaker == e.earlier and e.here.person == e.last,
    ),
    Kind(
        "third person for speaker",
        "untagged; the speaker is the last but one, and neither of the last two was predicted",
        lambda e: e.here.speaker == e.earlier,
    ),
    Kind(
        "third speaker, last predicted",
        "untagged; the speaker is neither of the last two, and the last was predicted",
        lambda e: e.here.person is not None and e.here.person == e.last,
    ),
    Kind(
        "third speaker, last but one predicted",
        "the same, and the last but one was predicted",
        lambda e: e.here.person is not None and e.here.person == e.earlier,
    ),
    Kind("third speaker, another predicted", "the same, and neither of the two was predicted", lambda e: True),
)
"""Every wrong quotation is of the first kind that holds."""

BESIDE: dict[str, Callable[[Error], bool]] = {
    "predicted: an addressee": lambda e: e.of_addressee,
    "narrator involved": lambda e: e.of_narrator,
    f"speaker among the {NEAR_SPEAKERS} nearest": lambda e: e.here.speaker in e.here.near,
}
"""What else is counted within each kind."""


def errors(places: Places) -> list[Table]:
    """The kinds of errors in three novels."""
    scorer = Scorer.load(places.score)
    found: dict[str, list[Error]] = {}
    totals: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as out:
        for name in NOVELS:
            quotations, novel = read(places, scorer, name, Path(out))
            found[name], totals[name] = list(wrong(quotations, novel)), len(quotations)
    return [table(found, totals)]


def table(found: Mapping[str, list[Error]], totals: Mapping[str, int]) -> Table:
    """Counts by kind and novel, and what stands beside them."""
    together = [error for each in found.values() for error in each]
    by_kind: dict[str, list[Error]] = defaultdict(list)
    for error in together:
        by_kind[kind_of(error)].append(error)
    columns = {name: Counter(map(kind_of, each)) for name, each in found.items()}

    def beside(errors: list[Error]) -> list[Cell]:
        return [sum(map(holds, errors)) for holds in BESIDE.values()]

    rows: list[list[Cell]] = [
        [kind.name, *(column[kind.name] for column in columns.values()), len(mine), *beside(mine)]
        for kind in KINDS
        for mine in [by_kind[kind.name]]
    ]
    rows.append(["**wrong**", *map(len, found.values()), len(together), *beside(together)])
    rows.append(["quotations", *(totals[name] for name in found), sum(totals.values()), *(None for _ in BESIDE)])
    chosen = "; ".join(f"{name} ({NOVELS[name]})" for name in found)
    meanings = "; ".join(f"*{kind.name}*: {kind.meaning}" for kind in KINDS)
    protocol = (
        "The wrong quotations of three novels, one of each development fold, read and scored as for `pdnc` above: "
        f"{chosen}. Each has the first kind that holds, in the order of the rows. {meanings}. The columns on the "
        "right count within each kind, over all three novels: the predicted speaker is a gold addressee; the gold or "
        f"the predicted speaker tells the story; the gold speaker is among the {NEAR_SPEAKERS} people predicted for "
        "the nearest other lines. `python -m benchmarks.errors NOVEL --show KIND` prints examples."
    )
    return Table("Kinds of speaker errors", protocol, ["kind", *found, "all", *BESIDE], rows)


def kind_of(error: Error) -> str:
    """The first kind that holds."""
    return next(kind.name for kind in KINDS if kind.holds(error))


def wrong(quotations: Iterable[Quotation], novel: Novel) -> Iterator[Error]:
    """The wrong ones among the gold quotations, given in the order of the text."""
    before: Quotation | None = None
    earlier: str | None = None
    last_of: dict[str, Quotation] = {}
    for here in quotations:
        if not here.right:
            yield Error(here, novel, before, earlier, last_of.get(here.speaker))
        if before is not None and before.speaker != here.speaker:
            earlier = before.speaker
        before = last_of[here.speaker] = here


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
    persons = scorer.map_characters({key: Counter(_forms(entity)) for key, entity in entities.items()}, characters)
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


def _forms(entity: Document) -> dict[str, int]:
    """The names by which the scorer knows an entity: its proper names, otherwise what it is called."""
    return entity["names"] or {entity["name"] or "": 1}


def main(arguments: list[str]) -> None:
    """Prints the errors of one novel: how many of each kind, or those of one kind with an excerpt."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.errors", description="Shows speaker errors.")
    parser.add_argument("novel", help="a novel of the corpus")
    parser.add_argument("--show", metavar="KIND", choices=[kind.name for kind in KINDS], help="print those of one kind")
    parser.add_argument("--documents", type=Path, help="where story documents are kept from one call to the next")
    asked = parser.parse_args(arguments)
    places = Places.from_environment()
    with tempfile.TemporaryDirectory() as out:
        folder = asked.documents or Path(out)
        quotations, novel = read(places, Scorer.load(places.score), asked.novel, folder)
        text = json.loads((folder / f"{asked.novel}.json").read_text(encoding="utf-8"))["text"]
    found = list(wrong(quotations, novel))
    for error in found if asked.show else ():
        if kind_of(error) == asked.show:
            print(described(error, text))
    if not asked.show:
        for kind, count in Counter(map(kind_of, found)).most_common():
            print(f"{count:5} {kind}")


def described(error: Error, text: str) -> str:
    """One error on one line: where, who says it, who was predicted, how it begins."""
    here = error.here
    name = here.entity["name"] if here.entity else None
    person = "" if here.person in (None, name) else f" ({here.person})"
    excerpt = " ".join(text[here.start : here.end][:EXCERPT].split())
    return f"{here.start}-{here.end}\t{here.type}\t{here.speaker}\t{name}{person}\t{excerpt}"


if __name__ == "__main__":
    main(sys.argv[1:])
