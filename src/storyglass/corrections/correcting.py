"""Applies corrections, one after the other, to what was drafted of a story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from storyglass.corrections.identities import Identities, Nowhere, quoted
from storyglass.corrections.model import Correction, Corrections, Who
from storyglass.language.model import Language
from storyglass.manuscript.model import Manuscript
from storyglass.people.model import People
from storyglass.scenes.model import ToldScenes
from storyglass.speech.model import SpokenLine, ToldLine


@dataclass(frozen=True, slots=True)
class Corrected:
    """What the stages behind the people go by: people, what is told of lines (by quotation part) and of scenes.

    `warnings` name each correction that did nothing, and why.
    """

    people: People
    lines: dict[int, ToldLine]
    scenes: ToldScenes
    warnings: list[str] = field(default_factory=list)


def correct(
    corrections: Corrections, manuscript: Manuscript, language: Language, people: People, lines: Sequence[SpokenLine]
) -> Corrected:
    """Applies corrections to the people and lines of a first reading, in which passages and names are looked up.

    A later correction sees what earlier ones did, and wins over them.
    """
    drafted = _Drafted(manuscript, people, lines)
    warnings = [*corrections.warnings]
    for row in corrections.rows:
        try:
            drafted.apply(row)
        except Nowhere as reason:
            warnings.append(f"{corrections.name}: {row.title}: {reason}; nothing was changed")
    settled, index = drafted.identities.settle(language)
    told = {part: line.meaning(index) for part, line in drafted.told.items()}
    return Corrected(settled, told, drafted.scenes, warnings)


class _Drafted:
    """What a first reading made, as far as corrections were applied to it."""

    def __init__(self, manuscript: Manuscript, people: People, lines: Sequence[SpokenLine]) -> None:
        self.text, self.lines = manuscript.text, lines
        self.identities = Identities(manuscript.text, people)
        self.told: dict[int, ToldLine] = {}
        self.scenes = ToldScenes()

    def apply(self, row: Correction) -> None:
        """Applies the next correction."""
        who, into = row.who or Who(""), row.into or Who("")
        match row.kind:
            case "merge":
                self.identities.merge(who, into)
            case "split":
                self.identities.split(who, row.passages, row.name, row.pronouns)
            case "rename":
                self.identities.rename(who, row.name or "")
            case "alias":
                self.identities.alias(who, row.name or "")
            case "pronouns":
                self.identities.pronouns(who, row.pronouns or "")
            case "not_a_person":
                self.identities.nobody(who)
            case "speaker":
                speaker = None if row.who is None else self.identities.find(row.who)
                self._tell(row, speaker=(speaker,))
            case "addressees":
                self._tell(row, addressees=tuple(map(self.identities.find, row.to)))
            case "scene_begins":
                self.scenes.begins[self._place(row)] = True
            case "scene_goes_on":
                self.scenes.begins[self._place(row)] = False
            case "layer":
                self.scenes.layers[self._place(row)] = row.layer or "actual"

    def _place(self, row: Correction) -> int:
        return self.identities.place(row.passages[0])

    def _tell(
        self, row: Correction, *, speaker: tuple[int | None] | None = None, addressees: tuple[int, ...] | None = None
    ) -> None:
        """Says of every part of the turn in which a passage begins who speaks or to whom."""
        at = self._place(row)
        turn = next((line.turn for line in self.lines if line.start <= at < line.end), None)
        if turn is None:
            raise Nowhere(f"{quoted(row.passages[0].words)} is no line")
        for part, line in enumerate(self.lines):
            if line.turn == turn:
                was = self.told.get(part, ToldLine())
                self.told[part] = ToldLine(
                    was.speaker if speaker is None else speaker, was.addressees if addressees is None else addressees
                )
