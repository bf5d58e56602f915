"""Every quotation of a manuscript: marks, dashes, labels and italics brought together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from storyglass.manuscript.model import Manuscript
from storyglass.quotations.asides import without_asides
from storyglass.quotations.conventions import BY_NAME, LEADING_DASH, MARKS, Convention, check_style
from storyglass.quotations.dashes import dash_lines
from storyglass.quotations.detection import Evidence, choose, dash_dialogue, local_convention, survey
from storyglass.quotations.labels import Labelled, labelled_lines
from storyglass.quotations.marked import Marked, inside, marked_paragraphs
from storyglass.quotations.model import Quotation, Quotations
from storyglass.quotations.pairing import Pair
from storyglass.quotations.roles import Context, role_of
from storyglass.quotations.tags import tag_after
from storyglass.quotations.thoughts import thoughts
from storyglass.story import Mode, QuotationStyle, Span

LEADS_ON = 120
"""How many characters of a paragraph that ends in a colon may say what the next one is."""

_SENTENCE_ENDS_INSIDE = re.compile(r"[.!?…][\"”’)]*\s+\S")


def find_quotations(manuscript: Manuscript, style: str | None = None) -> Quotations:
    """Finds every part of what is said, thought, written or shown on a sign, and the style by which the story marks it.

    `style` is one of STYLE_NAMES; with None and "auto" the story's own marks decide. Raises StoryError for any other.
    """
    name = check_style(style)
    told = manuscript.story_paragraphs()
    if name == "none" or not told:
        return Quotations(QuotationStyle("", "", "", 0, 0), [])
    chapters = _by_chapter(manuscript, told)
    evidence = [survey(manuscript.text, chapter) for chapter in chapters]
    whole = Evidence()
    for part in evidence:
        whole.add(part)
    if name == "auto":
        chosen = choose(whole)
        conventions = [
            local_convention(chosen, seen) if chosen else None
            for chapter, seen in zip(chapters, evidence, strict=True)
            for _ in chapter
        ]
    else:
        chosen = BY_NAME[name]
        conventions = [chosen] * len(told)
    beside_dashes = choose(whole.without("dash")) if name == "auto" else None
    return _Search(manuscript, told, conventions, beside_dashes).found(chosen)


def _by_chapter(manuscript: Manuscript, told: Sequence[Span]) -> list[Sequence[Span]]:
    """The paragraphs of the story by the chapter they stand in."""
    borders = {0, *(bisect_left(told, (chapter.start, 0)) for chapter in manuscript.chapters), len(told)}
    return [told[first:last] for first, last in pairwise(sorted(borders))]


class _Search:
    """The search through one manuscript; paragraphs are counted as they tell the story."""

    def __init__(
        self,
        manuscript: Manuscript,
        told: Sequence[Span],
        conventions: Sequence[Convention | None],
        beside_dashes: Convention | None,
    ) -> None:
        self.text = manuscript.text
        self.manuscript = manuscript
        self.told = told
        self.conventions = conventions
        self.beside_dashes = beside_dashes
        numbers = {start: number for number, (start, _) in enumerate(manuscript.paragraphs)}
        self.numbers = [numbers[start] for start, _ in told]
        self.parts: list[Quotation] = []
        self.nested: list[Span] = []
        self.mentioned: list[Span] = []

    def found(self, chosen: Convention | None) -> Quotations:
        """Everything that is found, in text order."""
        labelled: dict[int, list[Labelled]] = defaultdict(list)
        for line in labelled_lines(self.text, self.told):
            labelled[line.paragraph].append(line)
        in_dashes = self._in_dashes()
        marking = self._marking(in_dashes)
        marked = marked_paragraphs(self.text, self.told, marking)
        for index, paragraph in enumerate(marked):
            if in_dashes[index]:
                self._dashes(index)
            elif index in labelled and not self._quoted(labelled[index][0], paragraph):
                self._labels(index, labelled[index])
            else:
                self._marks(index, marking[index], paragraph, labelled.get(index, []))
        self._thoughts()
        astray = sum(paragraph.astray for paragraph in marked)
        marks = (chosen.open, chosen.close, chosen.nested) if chosen else ("", "", "")
        warnings = [] if self.parts else ["no dialogue was found; if there is some, say how it is marked (quotes)"]
        return Quotations(
            QuotationStyle(*marks, len(self.parts), astray), self.parts, self.nested, self.mentioned, warnings
        )

    def _in_dashes(self) -> list[bool]:
        """For each paragraph, whether it is dialogue after a dash: no other mark of speech stands in it."""
        if all(convention is BY_NAME["dash"] for convention in self.conventions) and self.beside_dashes is None:
            return [LEADING_DASH.match(self.text, start, end) is not None for start, end in self.told]
        found = dash_dialogue(self.text, self.told)
        for index, (start, end) in enumerate(self.told):
            convention = self.conventions[index]
            if found[index] and convention is not None and convention.family not in ("dash", "single"):
                found[index] = MARKS[convention.family].search(self.text, start, end) is None
        return found

    def _marking(self, in_dashes: Sequence[bool]) -> list[Convention | None]:
        """The convention by which each paragraph's marks are joined."""
        marking: list[Convention | None] = []
        for convention, dashed in zip(self.conventions, in_dashes, strict=True):
            if convention is not None and convention.family == "dash":
                convention = self.beside_dashes
            marking.append(None if dashed else convention)
        return marking

    def _dashes(self, index: int) -> None:
        for (start, end), continues in dash_lines(self.text, *self.told[index]):
            self._add(index, start, end, "speech", continues)

    def _quoted(self, line: Labelled, paragraph: Marked) -> bool:
        """Whether what stands beside a label is in marks itself."""
        return any(pair.start == line.said[0] for pair in paragraph.pairs)

    def _labels(self, index: int, lines: Sequence[Labelled]) -> None:
        for line in lines:
            for start, end in without_asides(self.text, *line.said):
                self._add(index, start, end, line.mode, start > line.said[0], line.label)

    def _marks(
        self, index: int, convention: Convention | None, paragraph: Marked, labelled: Sequence[Labelled]
    ) -> None:
        begins, ends = self.told[index]
        pairs = [(pair, True) for pair in paragraph.pairs]
        if convention is not None:
            pairs = sorted(pairs + [(pair, False) for pair in self._others(convention, index, paragraph.pairs)])
        previous: Pair | None = None
        for number, (pair, own) in enumerate(pairs):
            context = Context(
                pairs[number - 1][0].end if number else begins,
                pairs[number + 1][0].start if number + 1 < len(pairs) else ends,
                self._before(index),
                previous is not None,
            )
            role = role_of(self.text, pair.start, pair.end, (pair.start + 1, pair.end - pair.closed), context)
            if role == "mention" or not (own or self._stands_alone(pair, context, begins, ends)):
                self.mentioned.append((pair.start, pair.end))
                continue
            continues = number == 0 and paragraph.goes_on
            if continues and self.parts:
                role = self.parts[-1].mode
            elif previous is not None:
                continues = self._goes_on(previous, pair)
            label = next((line.label for line in labelled if line.said[0] == pair.start), None)
            for start, end in without_asides(self.text, pair.start, pair.end):
                self._add(index, start, end, role, continues or start > pair.start, label)
            if convention is not None:
                self.nested.extend(inside(self.text, convention, pair.start + 1, pair.end - pair.closed))
            previous = pair

    def _others(self, convention: Convention, index: int, pairs: Sequence[Pair]) -> list[Pair]:
        """What stands between the marks of the inner kind, outside all quotations of the paragraph."""
        start, end = self.told[index]
        borders = [start, *(border for pair in pairs for border in (pair.start, pair.end)), end]
        return [
            Pair(at, to, True)
            for left, right in zip(borders[::2], borders[1::2], strict=True)
            for at, to in inside(self.text, convention, left, right)
        ]

    def _stands_alone(self, pair: Pair, context: Context, begins: int, ends: int) -> bool:
        """Whether a stretch in marks that are not the story's own for speech is a line all the same."""
        return (pair.start, pair.end) == (begins, ends) or tag_after(self.text, pair.end) is not None

    def _before(self, index: int) -> str:
        """The end of the paragraph above, if it leads on to this one."""
        if index == 0:
            return ""
        start, end = self.told[index - 1]
        return self.text[max(start, end - LEADS_ON) : end] if self.text[end - 1] == ":" else ""

    def _goes_on(self, previous: Pair, pair: Pair) -> bool:
        """Whether a quotation goes on with the one before it in its paragraph, with a tag between and nothing more."""
        between = self.text[previous.end : pair.start].strip()
        if not between or _SENTENCE_ENDS_INSIDE.search(between):
            return False
        open_end = self.text[previous.start : previous.end].rstrip("\"”’'»」_* ")[-1:] in (",", "—", "–", "-", ";", ":")
        first = next((char for char in self.text[pair.start : pair.end] if char.isalnum()), "")
        return open_end or between[-1] in ",;—–-" or first.islower()

    def _thoughts(self) -> None:
        """Adds the thoughts in italics."""
        taken = sorted([(part.start, part.end) for part in self.parts] + self.mentioned)
        for (start, end), index, mode in thoughts(self.text, self.manuscript.marks, self.told, taken):
            self._add(index, start, end, mode, False)
        self.parts.sort(key=lambda part: part.start)

    def _add(self, index: int, start: int, end: int, mode: Mode, continues: bool, label: Span | None = None) -> None:
        self.parts.append(Quotation(start, end, mode, self.numbers[index], continues, label))
