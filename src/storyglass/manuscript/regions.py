"""What in plain text is not the story: title page, contents, licence, author's notes.

Whoever reads on is worse off for a paragraph lost than for one too many: what is in doubt stays in the body.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from storyglass.manuscript.blocks import Block
from storyglass.manuscript.headings import looks_like_title, read_heading
from storyglass.story import RegionKind

_LICENCE_START = re.compile(
    r"\*\*\*\s?START OF (?:THE|THIS) PROJECT GUTENBERG[^*]{0,300}\*\*\*|\*END\*\s?THE SMALL PRINT[^\n]*"
)
_LICENCE_END = re.compile(
    r"\*\*\*\s?END OF (?:THE|THIS) PROJECT GUTENBERG|^End of (?:the |this )?Project Gutenberg", re.MULTILINE
)
_FACT = re.compile(r"^[ \t*_]*(title|author|by|written by|language)[*_]*[ \t]*:[ \t*_]*([^\n]{1,200})$", re.I | re.M)
_BYLINE = re.compile(
    r"^[ \t_*~]*(?:(?:(?:a|an) )?(?:novel|story|tale|fan ?fiction|fan ?fic|fic|written|told) )?by:?(?:\s+([^\n]{2,80}))?$",
    re.I | re.M,
)
_FRONT_LINE = re.compile(
    r"[\s\W_]*(?:(?:title|author|by|language|release date|posting date|character set encoding|translator|illustrator"
    r"|publisher|editor)\s*:"
    r"|(?:table of )?contents\b|list of (?:illustrations|chapters)|copyright\b|©|all rights reserved|(?:first )?published"
    r"|(?:first )?printed|translated (?:from|by)|illustrated by|edited by|with (?:an introduction|illustrations)"
    r"|produced by|e-?text prepared|this e(?:book|text) (?:was|is)|transcribe[rd]|isbn\b|\[?illustration|by permission"
    r"|\W*this book is (?:for|dedicated)|dedicated to|(?:\(?\d{4}\)?\s*$))",
    re.I,
)
_DEDICATION = re.compile(
    r"[\s_*]*(?:to|for|in memory of|dedicated to|this book is for)\s+[_*]?[A-Z][^.!?\n]{1,80}[_*]?\Z", re.I
)
_ATTRIBUTION = re.compile(r"(?:\A|.*\n)\s*(?:--|[—–―-])\s*[_*\"“]?[A-Z][^\n]{1,100}\Z", re.DOTALL)
_NOTE_LABEL = re.compile(
    r"[\s\W_]*(?:(?:A/?N|a/n)s?\b|(?i:author['’`´]?s?['’]?\s+notes?|disclaimers?))(?=\s*(?:[:;.~*_)\]>–—-]|\n|\Z))"
)
_DATA_LABEL = re.compile(
    r"[\s\W_]*(?:(?:chapter |story |fic )?summary|rating|rated|pairings?|ships?|(?:trigger |content )?warnings?|fandoms?"
    r"|characters?|genres?|spoilers?|beta(?:ed| reader)?(?: by)?|(?:chapter |end )?notes?|words?|word ?count|category"
    r"|categories|timeline|archived?|feedback|status|published|updated|completed?|prompt|written for|relationships?"
    r"|additional tags|tags|universe|series|distribution|link|source|type|length|from|stats|chapters)[*_]*\s*[:=]",
    re.I,
)
_NOTE_PHRASE = re.compile(
    r"\b(?:(?:please|plz|pls) (?:read (?:and|&) )?(?:re)?view|r ?& ?r|read (?:and|&) review|reviews? (?:is|are) (?:love|welcome)"
    r"|leave (?:me )?a (?:review|comment|kudos)|kudos|(?:this|my|the|first|new|another|a) (?:fan ?)?fic(?:tion|let)?\b"
    r"|fan ?fic(?:tion)?s?|one-?shot|(?:thanks|thank you)[^.!?\n]{0,60}\b(?:review|comment|reading|favou?rit)\w*|reviewers?"
    r"|beta(?:ed|'d|-?read(?:er)?)\b|on with (?:the|this) (?:story|chapter|fic|show)|(?:hope|hoping) (?:that )?(?:you|y'all|everyone)"
    r" (?:guys |all )*(?:en?joy|like)\w*|next chapter|last chapter|this chapter|(?:i|we) (?:do not|don['’]?t|own) (?:own|nothing)"
    r"|(?:no|not) (?:copyright )?infringement|property of|flames|updat(?:e|ed|ing) (?:soon|again|every|next|this|when)"
    r"|to be continued|t\.?b\.?c\.?)(?!\w)",
    re.I,
)
_END = re.compile(
    r"[\W_]*(?:the end|finis|fin|end|owari|to be continued|tbc|t\.b\.c|(?:the )?end of (?:the )?(?:project|book|story))[\W_]*\Z",
    re.I,
)
_SPEECH = "\"“„«‘'「『"

_FRONT_BLOCKS = 80
"""Blocks in which front matter must end: a contents list of 60 chapters and a title page."""
_STRAY = 300
"""Characters of prose before the first heading that are no untitled chapter but a word on the edition or a motto."""
_DEDICATED = 6000
"""Characters of a dedication, verse included, before the first heading; the longest seen has 3,200."""
_NOTE_BLOCKS = 15
_NOTE_LENGTH = 5000
"""Blocks and characters of the longest note at the end of a chapter: more after its label is story again."""


class Facts(NamedTuple):
    """What the front matter says of the text."""

    title: str | None = None
    author: str | None = None
    language: str | None = None


def mark_regions(text: str, blocks: list[Block]) -> Facts:
    """Sets the region of every block in place, and says what title and author are given."""
    first, last = _mark_licence(text, blocks)
    first = _mark_front(text, blocks, first, last)
    last = _mark_end(text, blocks, first, last)
    mark_notes(text, blocks, first, last)
    return _facts(text, blocks)


def mark_front(text: str, blocks: list[Block]) -> Facts:
    """Sets what stands before the story as front, in place, where a format marks the headings itself."""
    first = 0
    while first < len(blocks) and blocks[first].region != "body":
        first += 1
    heads = [i for i in range(first, len(blocks)) if blocks[i].kind == "heading" and blocks[i].region == "body"]
    if heads[:1] == [first] and first + 1 < len(blocks):
        parts = sum(1 for i in heads if blocks[i].rank == "part")
        if (blocks[first].rank == "part" and parts == 1) or _is_front(text, blocks, first + 1, titles=False):
            blocks[first].region = "front"
            first += 1
    _mark_front(text, blocks, first, len(blocks))
    return _facts(text, blocks)


def mark_notes(text: str, blocks: list[Block], first: int, last: int) -> None:
    """Sets author's notes at the top and the bottom of every chapter among `blocks[first:last]`, in place."""
    start = first
    heads = [i for i in range(first, last) if blocks[i].kind == "heading" and blocks[i].rank != "section"]
    for head in [*heads, last]:
        if head > start:
            told = _mark_top(text, blocks, start, head, opening=start == first)
            if told < head:
                _mark_bottom(text, blocks, told, head)
        start = head


def _set(blocks: list[Block], start: int, end: int, region: RegionKind) -> None:
    for block in blocks[start:end]:
        block.region = region


def _string(text: str, block: Block) -> str:
    return text[block.start : block.end]


def _mark_licence(text: str, blocks: list[Block]) -> tuple[int, int]:
    """The range of blocks between Project Gutenberg's header and licence."""
    first, last = 0, len(blocks)
    start = _LICENCE_START.search(text)
    end = _LICENCE_END.search(text, start.end() if start else 0)
    while start and first < last and blocks[first].start < start.end():
        first += 1
    while end and last > first and blocks[last - 1].end > end.start():
        last -= 1
    if first == last:
        return 0, len(blocks)
    _set(blocks, 0, first, "front")
    _set(blocks, last, len(blocks), "back")
    return first, last


# --- front matter -------------------------------------------------------------------------------------------------


def _mark_front(text: str, blocks: list[Block], first: int, last: int) -> int:
    """Sets title page, contents and the like as front; returns the first block after them."""
    limit = min(last, first + _FRONT_BLOCKS)
    heading = next((i for i in range(first, limit) if blocks[i].kind == "heading"), limit)
    listed = _contents_end(text, blocks, heading, limit) if heading < limit else heading
    if listed > heading:
        for block in blocks[first:listed]:
            if block.kind == "heading":
                block.kind = "prose"
        heading = listed
    found = heading < limit and blocks[heading].kind == "heading"
    end = _front_end(text, blocks, first, heading, found) if listed == heading or listed < limit else first
    _set(blocks, first, end, "front")
    return end


def _contents_end(text: str, blocks: list[Block], start: int, limit: int) -> int:
    """The end of a list of contents that begins with the heading `start`: headings without prose that all come again."""
    keys = {i: _key(block) for i, block in enumerate(blocks) if block.kind == "heading"}
    end = start
    while end < limit and (end in keys or len(_string(text, blocks[end])) <= 60 and _is_front(text, blocks, end)):
        end += 1
    counts: dict[object, int] = {}
    for key in keys.values():
        counts[key] = counts.get(key, 0) + 1
    seen: dict[object, int] = {}
    repeated = [start - 1]
    for i in range(start, end):
        if i in keys:
            seen[keys[i]] = seen.get(keys[i], 0) + 1
            if seen[keys[i]] < counts[keys[i]]:
                repeated.append(i)
    return repeated[-1] + 1 if len(repeated) > 3 else start


def _key(block: Block) -> object:
    heading = read_heading(block.title or "")
    return (heading.rank, heading.number) if heading and heading.number else (block.title or "").casefold()


def _front_end(text: str, blocks: list[Block], first: int, heading: int, found: bool) -> int:
    """Where front matter that begins at `first` ends; `found` says that a heading stands at `heading`."""
    kinds = [_is_front(text, blocks, i) for i in range(first, heading)]
    length = kinds.index(False) if False in kinds else len(kinds)
    if found:
        stray = sum(blocks[i].end - blocks[i].start for i in range(first + length, heading) if not kinds[i - first])
        dedicated = any(_DEDICATION.match(_string(text, blocks[i])) for i in range(first, first + length))
        if length and stray <= (_DEDICATED if dedicated else _STRAY):
            return heading
        return first + length
    strong = [i for i in range(first, first + length) if _is_front(text, blocks, i, titles=False)]
    if strong:
        return strong[-1] + 1
    return first + 1 if length == 1 and heading > first + 1 and blocks[first].kind == "prose" else first


def _is_front(text: str, blocks: list[Block], i: int, titles: bool = True) -> bool:
    """Whether a block belongs on a title page: facts, byline, dedication, motto, contents, or (`titles`) a title."""
    block = blocks[i]
    if block.kind == "rule":
        return titles
    if block.kind == "heading" or block.end - block.start > 2000:
        return False
    string = _string(text, block)
    if _FRONT_LINE.match(string) or _BYLINE.match(string) or _is_list(string):
        return True
    if len(string) <= 600 and _ATTRIBUTION.match(string):
        return string[0] not in "-–—" or "\n" not in string and i > 0
    before = _string(text, blocks[i - 1]) if i else ""
    if len(string) <= 80 and re.fullmatch(r"\s*by\s*", before, re.I):
        return True
    if len(string) <= 600 and string[0] in _SPEECH and i + 1 < len(blocks):
        return len(blocks) > i + 1 and bool(re.match(r"\s*(?:--|[—–―])\s*[A-Z]", _string(text, blocks[i + 1])[:40]))
    if _DEDICATION.match(string):
        return titles or any(_BYLINE.match(_string(text, b)) for b in blocks[max(0, i - 4) : i])
    return titles and all(looks_like_title(line) for line in string.split("\n"))


def _is_list(string: str) -> bool:
    """Whether a paragraph is a list of contents: lines that are headings or end in a page number."""
    lines = string.split("\n")
    if len(lines) < 3:
        return False
    entries = sum(1 for line in lines if read_heading(line) or re.search(r"[.\s]{2,}\d{1,4}$", line))
    return entries * 10 >= len(lines) * 6


def _mark_end(text: str, blocks: list[Block], first: int, last: int) -> int:
    """Sets `THE END` and ornaments around it as back; returns the end of what is left."""
    end = last
    while end > first + 1 and (blocks[end - 1].kind == "rule" or _is_end(text, blocks[end - 1])):
        end -= 1
    if any(_is_end(text, block) for block in blocks[end:last]):
        _set(blocks, end, last, "back")
        return end
    return last


def _is_end(text: str, block: Block) -> bool:
    return block.end - block.start <= 60 and _END.match(_string(text, block)) is not None


# --- author's notes -----------------------------------------------------------------------------------------------


def _mark_top(text: str, blocks: list[Block], start: int, end: int, *, opening: bool) -> int:
    """Sets the notes after a chapter's heading (`opening`: at the top of the text); returns where the story begins."""
    first = start
    while first < end and blocks[first].kind == "heading":
        first += 1
    told = first
    noted = False
    for i in range(first, min(end, first + _NOTE_BLOCKS)):
        string = _string(text, blocks[i])
        if blocks[i].kind == "rule":
            told = i + 1 if noted else told
            continue
        labelled = _NOTE_LABEL.match(string) or ((opening or noted) and _DATA_LABEL.match(string))
        if not labelled and not ((noted or opening) and _sounds_like_note(string)):
            break
        noted, told = True, i + 1
    if not noted or told == end:
        return start
    _set(blocks, start, told, "notes")
    return told


def _mark_bottom(text: str, blocks: list[Block], start: int, end: int) -> None:
    """Sets the notes at the end of a chapter."""
    first = max(start + 1, end - _NOTE_BLOCKS)
    note = end
    for i in range(end - 1, first - 1, -1):
        if blocks[end - 1].end - blocks[i].start > _NOTE_LENGTH:
            break
        string = _string(text, blocks[i])
        if _NOTE_LABEL.match(string):
            spoken = sum(1 for b in blocks[i:end] if text[b.start] in _SPEECH)
            note = i if spoken * 3 <= end - i else note
        elif note == i + 1 and (_sounds_like_note(string) or _is_end(text, blocks[i])):
            note = i
    while note < end and note > first and blocks[note - 1].kind == "rule":
        note -= 1
    _set(blocks, note, end, "notes")


def _sounds_like_note(string: str) -> bool:
    return len(string) <= 1500 and string[0] not in _SPEECH and _NOTE_PHRASE.search(string) is not None


def _facts(text: str, blocks: list[Block]) -> Facts:
    """Title, author and language as the blocks outside the body say, or a title with its byline."""
    front = []
    for block in blocks[:_FRONT_BLOCKS]:
        if block.region not in ("front", "notes"):
            break
        front.append(block)
    if not front:
        return Facts()
    head = text[front[0].start : front[-1].end]
    found = {key.lower(): value.strip(' \t*_"“”') for key, value in reversed(_FACT.findall(head))}
    byline = _BYLINE.search(head)
    author = found.get("author") or found.get("by") or found.get("written by")
    if not author and byline:
        author = (byline[1] or head[byline.end() :].strip().split("\n")[0])[:80].strip(" _*") or None
    title = found.get("title")
    first_line = head.strip().split("\n")[0]
    if (
        not title
        and looks_like_title(first_line)
        and not _FRONT_LINE.match(first_line)
        and not _BYLINE.match(first_line)
    ):
        title = first_line.strip(" _*#")
    language = found.get("language", "")
    return Facts(title, author, "en" if language.lower().startswith("english") else None)
