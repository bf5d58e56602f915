"""What a marked stretch is: a line of somebody, a sign, something written, or words merely mentioned."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from storyglass.quotations.tags import TagKind, tag_after, tag_before
from storyglass.story import Mode, Span

Role = Mode | Literal["mention"]

LEAD = 100
"""How many characters before a quotation can say what it is: what brings it stands in the same clause."""

_SPACE_AND_SIGNS = " \t\n\r\u00a0_*"
_SENTENCE_ENDS = '.!?…。！？"”’»)—–―-'

_OF_SAYING = r"(?:reads?|reading|said|says|saying|ran|runs|began|begins|went|proclaimed|announced|warned|declared|bore)"
_WITH_THE_WORDS = r"(?:\s+with)?(?:\s+the)?(?:\s+(?:words?|legend|inscription))?"
_SIGN = re.compile(
    r"\b(?:signs?|signboard|notices?|placards?|posters?|banners?|plaques?|labels?|boards?|headlines?|nameplates?|graffiti"
    rf"|tombstones?|headstones?|gravestones?|inscriptions?|lettering|plates?)\b[^.!?;\"”]{{0,40}}\b{_OF_SAYING}"
    rf"{_WITH_THE_WORDS}\s*[:,]?$"
    r"|\binscription\s*:$"
    rf"|\b(?:inscribed|engraved|carved|stencill?ed|lettered|marked|labell?ed|emblazoned|painted){_WITH_THE_WORDS}\s*[:,]?$",
    re.IGNORECASE,
)
_WRITING = re.compile(
    r"\b(?:letters?|notes?|messages?|texts?|e-?mails?|telegrams?|cables?|diary|journal|postcards?|cards?|captions?|screen"
    rf"|scrawl|handwriting|will|postscript)\b(?!-)[^.!?;\"”]{{0,40}}\b(?:{_OF_SAYING}|contained|effect|follow(?:s|ed|ing))\b[^.!?;\"”]{{0,20}}$"
    r"|\b(?:wrote|written|writes|typed|texted|scrawled|scribbled|penned)\b[^.!?;\"”]{0,40}[:,]$"
    r"|\bread(?:s|\s+out|\s+aloud)?\s*[:,]$",
    re.IGNORECASE,
)
_AS_A_WORD = re.compile(r"\s+(?!and\b|or\b|but\b|to\b|with\b|in\b|at\b|from\b|as\b|came\b|burst\b)[a-z]+(?<!ing)\b")
"""What follows a word as a word where a sentence begins with it (`"Home" was two rooms`): the sentence's own verb."""

_ALWAYS_SPEECH = "「」『』"
"""Where these stand, titles and words as words have marks of their own (《》), and no comma sets speech off."""

_NO_SAYING = frozenset(
    "called calls read reads mentioned mentions termed a an the his her its their my our your".split()
)
"""Words after which marked words are a name, a title or a noun, though some of them are verbs of saying."""

_LAST_WORDS = re.compile(r"[\w'’-]+|[.,;:!?]")
_REACH = 3
"""So many words back a verb of saying stands that brings a quotation without a comma: `whispered the old man "Go"`."""

SHORT = 4
LONG = 6
"""Words. Nearly all mentioned words counted in twelve annotated novels were stretches of up to 4, and nearly all
stretches of 6 and more behind a line of the same paragraph were that line going on."""


class Context(NamedTuple):
    """What may be read around a marked stretch: [begins, ends), its paragraph without the quotations beside it.

    `before` is the end of the paragraph above where that leads on to this one. `after_line` says that a line stands
    before the stretch in its paragraph.
    """

    begins: int
    ends: int
    before: str
    after_line: bool


def role_of(text: str, start: int, end: int, inner: Span, context: Context) -> Role:
    """Returns what the marked stretch [start, end) with the inside `inner` is."""
    lead = text[max(context.begins, start - LEAD) : start].rstrip(_SPACE_AND_SIGNS) or context.before
    tag = tag_after(text, end) if end < context.ends else None
    if tag == "thought" and text[inner[0] : inner[1]].rstrip(_SPACE_AND_SIGNS)[-1:] == ".":
        tag = "speech"  # a sentence of its own: somebody falls silent to think
    if tag is None and _is_mention(text, end, lead, inner, context):
        return "sign" if _SIGN.search(lead) else "mention"
    return _mode(lead, tag)


def _is_mention(text: str, end: int, lead: str, inner: Span, context: Context) -> bool:
    """Whether marked words belong to the sentence around them: scare quotes, titles, words as words.

    A line is set off: by the beginning of a paragraph or a sentence, a comma, a colon, a dash, or a verb of saying.
    Without any of these, only what begins like a sentence and ends in a question or an exclamation is one, and what is
    long and goes on from a line before it.
    """
    said = text[inner[0] : inner[1]].strip(_SPACE_AND_SIGNS)
    if not any(char.isalnum() for char in said):
        return bool(lead)
    length = said.count(" ") + said.count("\n") + 1
    if text[end - 1] in _ALWAYS_SPEECH:
        return False
    if not lead and inner[1] < end >= context.ends and (text[inner[1] - 1] == "," or text[inner[0]].islower()):
        return True  # a whole paragraph that breaks off or begins midway: a line of verse, the close of a letter
    if not lead or lead[-1] in _SENTENCE_ENDS:
        return length <= SHORT and said[-1].isalnum() and bool(_AS_A_WORD.match(text, end, context.ends))
    if lead[-1] in ",:;" or (context.after_line and length >= LONG) or _said_just_before(lead):
        return False
    return not (said[0].isupper() and said.rstrip("\"'’”")[-1:] in ("!", "?"))


def _said_just_before(lead: str) -> bool:
    """Whether the last words are a verb of saying, with a subject behind it at most: `whispered`, `said the man`."""
    words = _LAST_WORDS.findall(lead)[-_REACH:]
    if not words or words[-1] in _NO_SAYING:
        return False
    bringing = " ".join(word for word in words if word not in _NO_SAYING)
    return tag_before(bringing, 0, len(bringing)) is not None


def _mode(lead: str, tag: TagKind | None) -> Mode:
    if tag == "thought":
        return "thought"
    if tag == "writing":
        return "written"
    if tag == "speech" or not lead:
        return "speech"
    if lead[-1] in ",:" or lead[-1].isalpha():
        if _WRITING.search(lead):
            return "written"
        if _SIGN.search(lead):
            return "sign"
        if tag_before(lead, 0, len(lead)) == "thought":
            return "thought"
    return "speech"
