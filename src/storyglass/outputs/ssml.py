"""SSML 1.1: the text for a speech engine, one voice for each character.

The narrator has the engine's own voice. `name` is the character's name, to be mapped to a voice of the engine. A mark
with the id of the line stands before each line. What is no story, and ornaments, are there without being heard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from storyglass.outputs.clean import one_line, xml_text, xml_value
from storyglass.outputs.script import OPEN, Passage, passages
from storyglass.outputs.writer import Part
from storyglass.story import Line, Story

_GENDERS = {"she": "female", "he": "male"}
_SILENT = ("front", "notes", "back", "ornament")


class SsmlWriter:
    """Writes one SSML document."""

    name = "ssml"
    endings = (".ssml",)
    extra = None

    def parts(self, story: Story) -> Iterator[Part]:
        """The whole text."""
        yield Part(".ssml", _document(story))


WRITER = SsmlWriter()


def _document(story: Story) -> Iterator[str]:
    lines = {line.id: line for line in story.lines}
    voices = _voices(story)
    language = story.source.language or ""
    spoken = language if re.fullmatch(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*", language) else "en"
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<speak version="1.1" '
    yield f'xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="{spoken}">'
    opened = False
    for passage in passages(story):
        if passage.opens or not opened:
            yield "</p><p>" if opened else "<p>"
            opened = True
        yield _spoken(passage, lines[passage.line] if passage.line else None, voices)
    yield "</p></speak>\n" if opened else "</speak>\n"


def _spoken(passage: Passage, line: Line | None, voices: dict[str | None, str]) -> str:
    text = xml_text(passage.text)
    if passage.kind in _SILENT:
        return f'<prosody volume="silent">{text}</prosody>'
    if line is None:
        return text
    return f'<mark name="{xml_value(line.id)}"/><voice {voices[line.speaker]}>{text}</voice>'


def _voices(story: Story) -> dict[str | None, str]:
    """The attributes of everybody's voice; no two have the same name."""
    pronouns = {member.entity: (member.pronouns or "").split("/")[0] for member in story.cast}
    voices: dict[str | None, str] = {None: f'name="{OPEN}"'}
    taken = {OPEN}
    for line in story.lines:
        who = line.speaker
        if who not in voices:
            name = "_".join(one_line(story.name_of(who) or "someone").split()) or "someone"
            if name in taken:
                name = f"{name}_{who}"
            taken.add(name)
            gender = _GENDERS.get(pronouns.get(who or "", ""))
            voices[who] = f'name="{xml_value(name)}"' + (f' gender="{gender}"' if gender else "")
    return voices
