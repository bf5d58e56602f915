"""Passages of a story with the place where they stand, and whom its words mean; for outputs that cite the text."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from storyglass.outputs.clean import OBEYED
from storyglass.outputs.tables import chapter_at, percent_at
from storyglass.story import Line, Span, Story


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the text that shows something, with the sentence or line around it and where that is."""

    start: int
    end: int
    text: str
    scene: str | None
    chapter: int | None
    percent: int


class Pages:
    """A story's words, sentences, lines and scenes, looked up by offset; `who` asks whom a word means."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.start: list[int] = story.words.start.tolist()
        self.end: list[int] = story.words.end.tolist()
        self.head: list[int] = story.words.head.tolist()
        self.lemma = [lemma.lower() for lemma in story.words.lemma]
        self._sentences = [start for start, _ in story.sentences]
        self._lines = [line.start for line in story.lines]
        self._scenes = [scene.start for scene in story.scenes]

    @cached_property
    def who(self) -> dict[int, str]:
        """The entity that a word means, where it heads the last words of a mention."""
        persons = {entity.id for entity in self.story.entities if entity.type == "PER"}
        found: dict[int, tuple[int, str]] = {}
        for entity in self.story.entities:
            for mention in entity.mentions if entity.id in persons else []:
                words = range(bisect_left(self.start, mention.start), bisect_left(self.start, mention.end))
                head = next((i for i in words if not words.start <= self.head[i] < words.stop), words.stop - 1)
                if words and (head not in found or len(words) < found[head][0]):
                    found[head] = (len(words), entity.id)
        return {word: entity for word, (_, entity) in found.items()}

    @cached_property
    def below(self) -> dict[int, list[int]]:
        """The words that depend on each word."""
        found: dict[int, list[int]] = {}
        for word, head in enumerate(self.head):
            if head >= 0:
                found.setdefault(head, []).append(word)
        return found

    def words_in(self, start: int, end: int) -> range:
        """The words that begin in a stretch."""
        return range(bisect_left(self.start, start), bisect_left(self.start, end))

    def sentence(self, offset: int) -> Span:
        """The sentence that an offset lies in."""
        at = bisect_right(self._sentences, offset) - 1
        start, end = self.story.sentences[at] if at >= 0 else (offset, offset)
        return (start, end) if offset < end else (offset, offset)

    def line(self, offset: int) -> Line | None:
        """The line that an offset lies in; None in narration."""
        at = bisect_right(self._lines, offset) - 1
        return self.story.lines[at] if at >= 0 and offset < self.story.lines[at].end else None

    def scene(self, offset: int) -> str | None:
        """The id of the scene that an offset lies in."""
        at = bisect_right(self._scenes, offset) - 1
        found = self.story.scenes[at] if at >= 0 else None
        return found.id if found is not None and offset < found.end else None

    def passage(self, span: Span, *, whole: bool = True) -> Passage:
        """The passage of a stretch: with the sentence around it, or by itself."""
        start, end = span
        first, last = start, end
        if whole:
            around = self.sentence(start)
            first, last = min(start, around[0]), max(end, around[1])
        chapter = chapter_at(self.story, start) if len(self.story.chapters) > 1 else None
        return Passage(
            start,
            end,
            " ".join(self.story.text[first:last].split()),
            self.scene(start),
            chapter[0] if chapter else None,
            percent_at(self.story, start),
        )


def as_object(row: dict[str, Any]) -> str:
    """One object as JSON over several lines, safe to show in a terminal."""
    told = json.dumps(row, ensure_ascii=False, indent=1).split("\n")
    return "\n".join(OBEYED.sub(lambda c: f"\\u{ord(c[0]):04x}", line) for line in told)


def place(passage: Passage) -> str:
    """Where a passage stands, in few words: chapter, percent, and the offset at which it begins."""
    chapter = f"chapter {passage.chapter}, " if passage.chapter else ""
    return f"{chapter}{passage.percent}%, @{passage.start}"
