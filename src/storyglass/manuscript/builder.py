"""Builds the text of a rendered format piece by piece, with its marks and the way back to the source."""

from __future__ import annotations

import re

from storyglass.manuscript.blocks import Block
from storyglass.manuscript.headings import is_ornament, title_of
from storyglass.manuscript.layout import ends_sentence
from storyglass.manuscript.model import Origin
from storyglass.story import Mark, MarkKind, RegionKind

RULE = "* * *"
"""What a ruled line becomes in the text."""

_UNSEEN = re.compile("[\u00ad\u200a\u200b\u2060\ufeff]")  # soft hyphens, hair and zero-width spaces, joiners
_SPACE = re.compile(r"\s+")

_LONG_LINE = 100
"""Characters of a line that is prose: lines of verse, addresses and signatures are shorter."""

_WIDEST = 4
"""Newlines of the widest gap; more empty paragraphs say no more."""


class Builder:
    """Text in the making: paragraphs one blank line apart, white space collapsed as a browser does.

    Lines inside a paragraph (`<br>`) stay lines of it where it is verse or an address; where they are prose, each is a
    paragraph of its own. An empty paragraph widens the gap before the next one. `region` and `place` (part of the
    file, position in it) hold for the paragraphs that end while they are set.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.origins: list[Origin] = []
        self.anchors: dict[tuple[str, str], int] = {}
        self.region: RegionKind = "body"
        self.place: tuple[str, int] = ("", 0)
        self._marks: list[tuple[int, int, MarkKind]] = []
        self._done: list[str] = []
        self._gap = 0
        self._start = 0
        self._paragraph: list[str] = []
        self._length = 0
        self._space = False

    @property
    def position(self) -> int:
        """Where the text ends so far; the next character may stand some white space further on."""
        return self._length

    @property
    def is_open(self) -> bool:
        """Whether a paragraph is open."""
        return bool(self._paragraph)

    def add(self, string: str) -> None:
        """Appends running text to the open paragraph, or opens one."""
        words = _SPACE.sub(" ", _UNSEEN.sub("", string))
        if words[:1] == " ":
            self._space, words = True, words[1:]
        if not words:
            return
        if not self._paragraph:
            self._open()
        elif self._space and self._paragraph[-1] != "\n":
            self._put(" ")
        self._space = words[-1] == " "
        self._put(words.rstrip(" "))

    def line_break(self) -> None:
        """Ends a line; two in a row end the paragraph, and more of them widen the gap."""
        self._space = False
        if not self._paragraph:
            self.empty_paragraph()
        elif self._paragraph[-1] == "\n":
            self.end_paragraph()
        else:
            self._put("\n")

    def empty_paragraph(self) -> None:
        """Notes a paragraph with nothing in it: white space that the reader sees."""
        self._gap = min(self._gap + 1, _WIDEST)

    def rule(self) -> None:
        """Appends an ornamental break as a paragraph."""
        self.end_paragraph()
        self.add(RULE)
        self.end_paragraph()

    def mark(self, start: int, kind: MarkKind) -> None:
        """Marks what was appended since `start`, a `position` of then."""
        if self._length > start:
            self._marks.append((start, self._length, kind))

    def anchor(self, name: str) -> None:
        """Remembers that `name` stands here in the part of the file that is being read."""
        self.anchors.setdefault((self.place[0], name), self._length)

    def end_paragraph(self, *, heading: int = 0, verse: bool = False) -> None:
        """Ends the open paragraph, if one is open; `heading` is its level, if it is one."""
        if not self._paragraph:
            return
        text = "".join(self._paragraph).rstrip("\n")
        self._paragraph, self._space = [], False
        self._done.append(text)
        self._length = self._start + len(text)
        self.origins.append(Origin(self._start, *self.place))
        lines = text.split("\n")
        if heading:
            self._block(text, self._start, heading)
        elif not verse and _are_paragraphs(lines):
            position = self._start
            for line in lines:
                self._block(line, position)
                position += len(line) + 1
        else:
            if verse or len(lines) > 2:
                self._marks.append((self._start, self._length, "verse"))
            self._block(text, self._start)

    def finish(self) -> tuple[str, list[Mark]]:
        """The whole text and its marks, each cut to the paragraphs that it covers."""
        self.end_paragraph()
        text = "".join(self._done)
        return text, _cut(text, self._marks, self.blocks)

    def _open(self) -> None:
        self._gap = self._gap + 2 if self._done else 0
        self._done.append("\n" * self._gap)
        self._length += self._gap
        self._start = self._length

    def _put(self, string: str) -> None:
        self._paragraph.append(string)
        self._length += len(string)

    def _block(self, text: str, start: int, heading: int = 0) -> None:
        gap, self._gap = self._gap, 0
        block = Block(start, start + len(text), gap or 1, region=self.region)
        if is_ornament(text):
            block.kind = "rule"
        elif heading and self.region == "body":
            block.kind, block.level, block.title = "heading", heading, title_of(text)
        self.blocks.append(block)


def _are_paragraphs(lines: list[str]) -> bool:
    """Whether lines are prose, each a paragraph, rather than verse or an address."""
    if len(lines) == 1:
        return False
    ended = sum(1 for line in lines if ends_sentence(line, 0, len(line)))
    return max(map(len, lines)) > _LONG_LINE or ended * 2 > len(lines)


def _cut(text: str, marks: list[tuple[int, int, MarkKind]], blocks: list[Block]) -> list[Mark]:
    """Marks inside paragraphs only; one that covers several paragraphs becomes several."""
    cut = []
    first = 0
    for start, end, kind in sorted(marks):
        while first < len(blocks) and blocks[first].end <= start:
            first += 1
        i = first
        while i < len(blocks) and blocks[i].start < end:
            inside, after = max(start, blocks[i].start), min(end, blocks[i].end)
            while inside < after and text[inside].isspace():
                inside += 1
            if inside < after and blocks[i].kind != "rule":
                cut.append(Mark(inside, after, kind))
            i += 1
    return cut
