"""What kinds of speaker errors there are in three development novels of the Project Dialogism Novel Corpus.

    python -m benchmarks errors                                        the table of RESULTS.md
    python -m benchmarks.errors NOVEL [--show KIND] [--documents DIR]  the errors of one novel, for a developer

`KINDS` holds the causes in the order in which they are asked for.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from benchmarks.gold import NEAR_SPEAKERS, TAGGED, Novel, Quotation, Scorer, forms, read
from benchmarks.places import Places
from benchmarks.results import Cell, Table

NOVELS = {
    "PrideAndPrejudice": "third person, many people of few names",
    "ARoomWithAView": "third person, much untagged talk among several",
    "TheSunAlsoRises": "first person, long untagged exchanges",
}
"""One novel of each development fold, unlike each other in how they tell who speaks."""

EXCERPT = 90
"""Characters of a quotation shown to a developer: one line of a terminal."""


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
        return [self.novel.norm(name) for name in forms(self.here.entity)] if self.here.entity else []

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


class Kind(NamedTuple):
    """A cause: its name, what it means, and whether an error is of it."""

    name: str
    meaning: str
    holds: Callable[[Error], bool]


SLIPPED, AGAIN = "alternation slipped", "mistaken again"
"""The kinds that carry an earlier error on."""

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
        SLIPPED,
        "untagged, and the quotation before is wrong by the same two people the other way round: their sides stay "
        "swapped",
        Error.slipped,
    ),
    Kind(
        AGAIN,
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
    carried = sum(map(first_kinds, found.values()), Counter[str]())

    def beside(errors: list[Error]) -> list[Cell]:
        return [sum(map(holds, errors)) for holds in BESIDE.values()]

    rows: list[list[Cell]] = [
        [kind.name, *(column[kind.name] for column in columns.values()), len(mine), carried[kind.name], *beside(mine)]
        for kind in KINDS
        for mine in [by_kind[kind.name]]
    ]
    rows.append(["**wrong**", *map(len, found.values()), len(together), carried.total(), *beside(together)])
    rows.append(["quotations", *(totals[name] for name in found), sum(totals.values()), None, *(None for _ in BESIDE)])
    chosen = "; ".join(f"{name} ({NOVELS[name]})" for name in found)
    meanings = "; ".join(f"*{kind.name}*: {kind.meaning}" for kind in KINDS)
    protocol = (
        "The wrong quotations of three novels, one of each development fold, read and scored as for `pdnc` above: "
        f"{chosen}. Each has the first kind that holds, in the order of the rows. {meanings}. The columns on the "
        "right count over all three novels: how many of those slipped and mistaken again go back to an error of this "
        "kind; and within the kind: the predicted speaker is a gold addressee; the gold or the predicted speaker tells "
        f"the story; the gold speaker is among the {NEAR_SPEAKERS} people predicted for the nearest other lines. "
        "`python -m benchmarks.errors NOVEL --show KIND` prints examples."
    )
    return Table("Kinds of speaker errors", protocol, ["kind", *found, "all", "carried on", *BESIDE], rows)


def kind_of(error: Error) -> str:
    """The first kind that holds."""
    return next(kind.name for kind in KINDS if kind.holds(error))


def first_kinds(errors: Iterable[Error]) -> Counter[str]:
    """How many errors carry on one of each kind; `errors` are those of one novel in the order of the text."""
    first_of: dict[tuple[int, int], str] = {}
    found: Counter[str] = Counter()
    for error in errors:
        kind = kind_of(error)
        carried = {SLIPPED: error.before, AGAIN: error.same}.get(kind)
        if carried is not None:
            kind = first_of[carried.start, carried.end]
            found[kind] += 1
        first_of[error.here.start, error.here.end] = kind
    return found


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


def main(arguments: list[str]) -> None:
    """Prints the errors of one novel: how many of each kind, or those of one kind with an excerpt."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.errors", description="Shows speaker errors.")
    parser.add_argument("novel", help="a novel of the corpus")
    parser.add_argument("--show", metavar="KIND", choices=[kind.name for kind in KINDS], help="print those of one kind")
    parser.add_argument("--documents", type=Path, help="where story documents are kept from one call to the next")
    asked = parser.parse_args(arguments)
    places = Places.from_environment()
    if not (places.novels / asked.novel).is_dir():
        parser.error(f"there is no novel {asked.novel} in {places.novels}")
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
