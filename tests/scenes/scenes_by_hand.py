"""Stories made by hand for the tests of scenes: every earlier stage replaced by a few lines that do little, but surely.

Paragraphs are parted by blank lines, `# Title` is a chapter's heading, `* * *` an ornament, two blank lines a gap, a
paragraph between underscores is in italics, talk stands in curly double quotes and is spoken by whom its paragraph
names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from storyglass.language.model import Language
from storyglass.language.page import lay_out
from storyglass.manuscript.model import Manuscript
from storyglass.people.antecedents import Antecedents
from storyglass.people.markables import collect
from storyglass.people.model import People, Referral
from storyglass.people.persons import Person
from storyglass.quotations.model import Quotation, Quotations
from storyglass.scenes import SceneDraft, divide
from storyglass.speech.model import SpokenLine
from storyglass.story import Chapter, Mark, QuotationStyle, Region, Source, Words


@dataclass(frozen=True)
class ByHand:
    """The products of the stages before the scenes."""

    manuscript: Manuscript
    quotations: Quotations
    language: Language
    people: People
    lines: list[SpokenLine]

    def divide(self) -> list[SceneDraft]:
        """The scenes of this story."""
        return divide(self.manuscript, self.quotations, self.language, self.people, self.lines)

    def person(self, name: str) -> int:
        """The index of the person of that name."""
        return next(i for i, person in enumerate(self.people.persons) if person.name == name)


def by_hand(text: str, *names: str, narrator: str | None = None) -> ByHand:
    """A story with these people, one per word `Name` or `Name/Alias/...`; `narrator` says `I`."""
    manuscript = _manuscript(text)
    quotations = _quotations(manuscript)
    language = _language(text)
    persons, referrals = _people(text, names, narrator, quotations)
    page = lay_out(manuscript, quotations, language)
    lines = _lines(manuscript, quotations, referrals)
    called = {k: list(line.addressees) for k, line in enumerate(lines)}
    none = np.zeros((0, 1), np.float32)
    nothing = Antecedents(np.zeros(0, np.int32), none.astype(np.int32), none, none[:, 0])
    people = People(
        persons, referrals, page, row=[], vocatives=called, narrator=None, known=len(persons),
        markables=collect(page, [], persons), antecedents=nothing, links=[],
    )  # fmt: skip
    return ByHand(manuscript, quotations, language, people, lines)


def _manuscript(text: str) -> Manuscript:
    paragraphs = [m.span() for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*(?<=\S)", text)]
    marks: list[Mark] = []
    chapters: list[tuple[int, str | None]] = []
    for start, end in paragraphs:
        body = text[start:end]
        if re.fullmatch(r"[*~\s]+", body):
            marks.append(Mark(start, end, "rule"))
        elif body.startswith("# "):
            marks.append(Mark(start, end, "heading"))
            chapters.append((start, body[2:]))
        elif body.startswith("_") and body.endswith("_"):
            marks.append(Mark(start, end, "italic"))
    gaps = [Mark(*m.span(), "rule") for m in re.finditer(r"(?<=\S)\n\n\n+(?=\S)", text)]
    if not chapters or chapters[0][0] > 0:
        chapters.insert(0, (0, None))
    stops = [*(start for start, _ in chapters[1:]), len(text)]
    return Manuscript(
        text=text,
        source=Source("by hand", "txt", ""),
        regions=[Region(0, len(text), "body")] if text else [],
        marks=sorted([*marks, *gaps], key=lambda mark: mark.start),
        chapters=[Chapter(start, stop, title) for (start, title), stop in zip(chapters, stops, strict=True)],
        paragraphs=paragraphs,
    )


def _quotations(manuscript: Manuscript) -> Quotations:
    parts = []
    for index, (start, end) in enumerate(manuscript.paragraphs):
        for found in re.finditer(r"“[^”]*”", manuscript.text[start:end]):
            parts.append(Quotation(start + found.start(), start + found.end(), "speech", index))
    return Quotations(QuotationStyle("“", "”", "‘’", len(parts), 0), parts)


def _language(text: str) -> Language:
    spans = [m.span() for m in re.finditer(r"['’]s\b|\w+(?:-\w+)*|[^\w\s]", text)]
    sentences = [
        m.span() for m in re.finditer(r"\S(?:(?!\n\s*\n).)*?(?:[.!?…]+[”_]?(?=\s)|(?=\s*\n\s*\n)|\s*\Z)", text, re.S)
    ]
    count = len(spans)
    words = Words(
        np.array([a for a, _ in spans], dtype=np.int32),
        np.array([b for _, b in spans], dtype=np.int32),
        [""] * count,
        [""] * count,
        [""] * count,
        [""] * count,
        np.full(count, -2, dtype=np.int32),
        [None] * count,
    )
    starts = [a for a, _ in spans]
    first = np.searchsorted(starts, [*(a for a, _ in sentences), len(text) + 1]).astype(np.int32)
    return Language(words, [text[a:b] for a, b in spans], sentences, first)


def _people(
    text: str, names: tuple[str, ...], narrator: str | None, quotations: Quotations
) -> tuple[list[Person], list[Referral]]:
    persons, referrals = [], []
    for index, name in enumerate(names):
        aliases = name.split("/")
        persons.append(Person(names=dict.fromkeys(aliases, 1), name=aliases[0], narrator=aliases[0] == narrator))
        pattern = "|".join(sorted(map(re.escape, aliases), key=len, reverse=True))
        referrals += [Referral(*m.span(), "name", index, 0.9) for m in re.finditer(rf"\b(?:{pattern})\b", text)]
        if aliases[0] == narrator:
            spoken = [(part.start, part.end) for part in quotations.parts]
            said = [m.span() for m in re.finditer(r"\bI\b", text)]
            told = [(a, b) for a, b in said if not any(c <= a < d for c, d in spoken)]
            referrals += [Referral(a, b, "pronoun", index, 0.9) for a, b in told]
    return persons, sorted(referrals)


def _lines(manuscript: Manuscript, quotations: Quotations, referrals: list[Referral]) -> list[SpokenLine]:
    lines = []
    for turn, part in enumerate(quotations.parts):
        start, end = manuscript.paragraphs[part.paragraph]
        inside = [(p.start, p.end) for p in quotations.parts if p.paragraph == part.paragraph]
        around = [
            r.person for r in referrals if start <= r.start < end and not any(a <= r.start < b for a, b in inside)
        ]
        called = [
            r.person
            for r in referrals
            if part.start <= r.start < part.end and manuscript.text[r.start - 2 : r.start] == ", "
        ]
        lines.append(
            SpokenLine(
                start=part.start,
                end=part.end,
                turn=turn,
                speaker=around[0] if around else None,
                addressees=tuple(p for p in called if p is not None),
                how="explicit" if around else "implicit",
                cue=None,
                mode=part.mode,
                confidence=0.8,
                evidence=(),
            )
        )
    return lines
