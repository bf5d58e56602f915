"""The whole story as a script: narration and lines in order, each line under the name of who says it.

```text
# The Ladder

    Mara set the ladder against the oldest tree.

MARA (to Tobias): “You said you would hold it,”
    she said.

?: “Quiet, both of you!”
```

Paragraphs are a blank line apart, and every passage is on a row of its own: lines begin with a name, or with `?` where
nobody knows who speaks; narration is set in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from storyglass.outputs import tables
from storyglass.outputs.clean import harmless, one_line
from storyglass.outputs.sweep import Layer
from storyglass.outputs.writer import Part
from storyglass.story import Line, Mode, Story

PassageKind = Literal["narration", "verse", "heading", "ornament", "front", "notes", "back"] | Mode

OPEN = "?"
"""What stands for a speaker whom nobody knows."""
NARRATOR = "Narrator"
"""Who tells what nobody says."""
_SET_IN = "    "
_HEADS = {"front": "Before the story", "notes": "A note by the author", "back": "After the story", "body": "The story"}
_LIKE_A_LABEL = re.compile(r"^[\[\\]", re.MULTILINE)
_ROUND = str.maketrans("[]", "()")


class Passage(NamedTuple):
    """A stretch of the text by what it is, the white space behind it included.

    `line` is the id of the line it belongs to, None where nothing is said; `speaker` is None where nothing is said or
    nobody knows who says it. `opens` tells that a paragraph begins here.
    """

    start: int
    end: int
    kind: PassageKind
    opens: bool
    line: str | None
    speaker: str | None
    addressees: list[str]
    text: str


class ScriptRow(NamedTuple):
    """One row of the script: what the script puts before a passage, and the passage."""

    head: str
    text: str
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A passage whose end is not known yet."""

    start: int
    kind: PassageKind
    opens: bool
    line: Line | None


def passages(story: Story) -> Iterator[Passage]:
    """Tells the whole text in order: each passage begins where the one before it ends, the first one at 0."""
    names = tables.names_in_cast(story)
    stretches = _stretches(story)
    stretch = next(stretches, None)
    while stretch is not None:
        following = next(stretches, None)
        end = following.start if following else len(story.text)
        line = stretch.line
        yield Passage(
            start=stretch.start,
            end=end,
            kind=stretch.kind,
            opens=stretch.opens,
            line=line.id if line else None,
            speaker=tables.person_name(story, names, line.speaker) if line else None,
            addressees=[tables.person_name(story, names, who) or "someone" for who in line.addressees] if line else [],
            text=story.text[stretch.start : end],
        )
        stretch = following


def _stretches(story: Story) -> Iterator[_Stretch]:
    """Where each passage begins; white space goes with what stands before it, at the very start with what follows."""
    said = Layer((line.start, line.end, line) for line in story.lines)
    regions = Layer((region.start, region.end, region.kind) for region in story.regions)
    marked = Layer((m.start, m.end, m.kind) for m in story.marks if m.kind in ("heading", "rule", "verse"))
    openings = {start for start, _ in story.paragraphs}
    whole = (0, len(story.text))
    cuts = {*whole, *openings, *regions.starts, *regions.ends, *said.starts, *said.ends, *marked.starts, *marked.ends}
    begun = 0
    for start, end in pairwise(sorted(cut for cut in cuts if whole[0] <= cut <= whole[1])):
        region, mark = regions.at(start) or "body", marked.at(start)
        line = said.at(start) if region == "body" else None
        blank = not story.text[start:end].strip()
        if blank and mark != "rule" and (begun or end < whole[1]):
            continue
        kind: PassageKind = region if region != "body" else _kind(mark, line)
        yield _Stretch(start if begun else 0, kind, start in openings or blank, line)
        begun += 1


def _kind(mark: str | None, line: Line | None) -> PassageKind:
    """What a passage of the story itself is."""
    if line is not None:
        return line.mode
    told: dict[str | None, PassageKind] = {"heading": "heading", "rule": "ornament", "verse": "verse"}
    return told.get(mark, "narration")


def script_rows(story: Story) -> Iterator[ScriptRow]:
    """The rows of the script, on one line each; an empty one parts paragraphs.

    Nothing of the text is lost: the texts of all rows together are the story's, but for white space, and with U+FFFD
    for each character that a terminal would obey.
    """
    told_in = "body"
    for passage in passages(story):
        region = passage.kind if passage.kind in ("front", "notes", "back") else "body"
        if passage.start and (passage.opens or region != told_in):
            yield ScriptRow("", "")
        if region != told_in:
            yield ScriptRow(f"[{_HEADS[region]}]", "")
            yield ScriptRow("", "")
            told_in = region
        lines = passage.text.splitlines() if passage.kind == "verse" else [passage.text]
        for text in filter(None, (" ".join(line.split()) for line in lines)):
            yield ScriptRow(_head(passage), harmless(text), passage)


def _head(passage: Passage) -> str:
    """What stands before the text of a passage."""
    if passage.line is None:
        return "# " if passage.kind == "heading" else _SET_IN
    about: list[str] = [] if passage.kind == "speech" else [passage.kind]
    if passage.addressees:
        about.append("to " + " and ".join(map(one_line, passage.addressees)))
    speaker = OPEN if passage.speaker is None else one_line(passage.speaker).upper() or "SOMEONE"
    return f"{speaker} ({', '.join(about)}): " if about else f"{speaker}: "


def labelled(story: Story) -> Iterator[str]:
    """The script as plain text, a passage after the other, each after who says it: `[Mara Venn] “Come in,” `.

    A passage keeps its white space and ends with a newline more; a line of it that begins with a bracket or a
    backslash gets a backslash, so that the text comes back exactly (`rebuilding`).
    """
    for passage in passages(story):
        text = _LIKE_A_LABEL.sub(r"\\\g<0>", passage.text)
        yield f"[{_label(passage)}] {text}\n"


def _label(passage: Passage) -> str:
    if passage.line is None:
        return _HEADS.get(passage.kind, NARRATOR)
    if passage.speaker is None:
        return OPEN
    return one_line(passage.speaker).translate(_ROUND) or "someone"


class ScriptWriter:
    """Writes the script as plain text."""

    name = "script"
    endings = (".script.txt",)
    extra = None

    def parts(self, story: Story) -> Iterator[Part]:
        """Every passage under its label."""
        yield Part(".script.txt", labelled(story))


WRITER = ScriptWriter()
