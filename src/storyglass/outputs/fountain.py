"""Fountain (https://fountain.io): the story as a screenplay, narration as action, lines as dialogue.

Everything is forced to be what it is (`!` action, `@` character, `.` scene heading, `>` … `<` centred), and what the
syntax would obey inside a passage is escaped, so that no line of the story becomes a heading, a cue or a note. What is
no story stands in a boneyard, which is not printed. All of the text is there; its white space is Fountain's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from storyglass.outputs.clean import one_line
from storyglass.outputs.script import OPEN, Passage, passages
from storyglass.outputs.writer import Part
from storyglass.story import Scene, Story

_EMPHASIS = re.compile(r"[\\*_]")
_LEADING = re.compile(r"^[(~#.!@>=&]")
_PARTED = (("[[", "[ ["), ("]]", "] ]"), ("/*", "/ *"), ("*/", "* /"))
"""Notes and boneyards have no escape: a space keeps their marks from being any."""


class FountainWriter:
    """Writes one screenplay."""

    name = "fountain"
    endings = (".fountain",)
    extra = None

    def parts(self, story: Story) -> Iterator[Part]:
        """A title page, then every passage."""
        yield Part(".fountain", screenplay(story))


WRITER = FountainWriter()


def screenplay(story: Story) -> Iterator[str]:
    """The blocks of the screenplay, a blank line apart."""
    yield f"Title: {one_line(story.source.title or story.source.name)}\n"
    if story.source.author:
        yield f"Credit: by\nAuthor: {one_line(story.source.author)}\n"
    begun = 0
    for passage in passages(story):
        if passage.kind not in ("front", "notes", "back", "heading", "ornament"):
            while begun < len(story.scenes) and story.scenes[begun].start <= passage.start:
                begun += 1
                if begun == len(story.scenes) or story.scenes[begun].start > passage.start:
                    yield f"\n{_heading(story.scenes[begun - 1], begun)}\n"
        if passage.text.strip():
            yield f"\n{_block(passage)}\n"


def _block(passage: Passage) -> str:
    """A passage by what it is."""
    text = " ".join(passage.text.split())
    if passage.kind in ("front", "notes", "back"):
        return f"/*\n{_apart(text)}\n*/"
    if passage.line is not None:
        return "\n".join([*_cue(passage), _LEADING.sub(r"\\\g<0>", _escaped(text))])
    if passage.kind == "heading":
        return f"# {_escaped(text)}"
    if passage.kind == "ornament":
        return f"> {_escaped(text)} <"
    lines = passage.text.splitlines() if passage.kind == "verse" else [text]
    return "\n".join(f"!{_escaped(' '.join(line.split()))}" for line in lines if line.strip())


def _cue(passage: Passage) -> Iterator[str]:
    """Who speaks, in which way if not aloud, and to whom."""
    name = OPEN if passage.speaker is None else _named(passage.speaker)
    yield f"@{name}" if passage.kind == "speech" else f"@{name} ({passage.kind})"
    if passage.addressees:
        yield f"(to {' and '.join(map(_named, passage.addressees))})"


def _named(name: str) -> str:
    """A name without what would end it or make it another element."""
    return _apart(re.sub(r"[()^*_\\]", " ", one_line(name))).strip() or "someone"


def _heading(scene: Scene, number: int) -> str:
    told = [f"SCENE {number}", *(part for part in (scene.place, scene.time) if part)]
    told += [] if scene.layer == "actual" else [scene.layer]
    return "." + _escaped(one_line(" - ".join(told)).replace("#", " "))


def _escaped(text: str) -> str:
    """A passage of which nothing is emphasis, note or boneyard."""
    return _EMPHASIS.sub(r"\\\g<0>", _apart(text))


def _apart(text: str) -> str:
    for marks, parted in _PARTED:
        text = text.replace(marks, parted)
    return text
