"""What stands before and after a story: title page, contents, licence, `THE END`.

A paragraph lost is worse than one too many: what is in doubt stays in the body.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from storyglass.manuscript.blocks import Block
from storyglass.manuscript.headings import is_date, is_list_of_headings, looks_like_title, read_heading
from storyglass.story import RegionKind

_LICENCE_START = re.compile(
    r"\*\*\*\s?START OF (?:THE|THIS) PROJECT GUTENBERG[^*]{0,300}\*\*\*|\*END\*\s?THE SMALL PRINT[^\n]*"
)
_LICENCE_END = re.compile(
    r"\*\*\*\s?END OF (?:THE|THIS) PROJECT GUTENBERG|^End of (?:the |this )?Project Gutenberg", re.MULTILINE
)
_FACT = re.compile(r"^[ \t*_]*(title|author|by|written by|language)[*_]*[ \t]*:[ \t*_]*([^\n]{1,200})$", re.I | re.M)
_BYLINE = re.compile(
    r"^[ \t_*~]*(?:(?:an? )?(?:novel|story|tale|fan ?fiction|fan ?fic|fic|written|told) )?by:?(?:\s+([^\n]{2,80}))?$",
    re.I | re.M,
)
_FRONT_LABELS = (
    *("title", "author", "by", "written by", "language", "release date", "posting date", "translator", "illustrator"),
    *("character set encoding", "publisher", "editor"),
)
_FRONT_PHRASES = (
    *(r"(?:table of )?contents\b", r"list of (?:illustrations|chapters)", r"copyright\b", "©", "all rights reserved"),
    *("(?:first )?published (?:by|in)", "(?:first )?printed (?:by|in|for)", "translated (?:from|by)", "illustrated by"),
    *("edited by", "with an introduction", "produced by", "e-?text prepared", "this e(?:book|text) (?:was|is)"),
    *("transcribed by", r"transcriber['’]s note", r"isbn\b", r"\[illustration", "dedicated to", r"\(?\d{4}\)?\s*\Z"),
)
_FRONT_LINE = re.compile(rf"[\s\W_]*(?:(?:{'|'.join(_FRONT_LABELS)})\s*:|{'|'.join(_FRONT_PHRASES)})", re.I)
_DEDICATION = re.compile(
    r"[\s_*]*(?:(?i:to|for)(?: (?:my|our))?|(?i:in memory of|dedicated to|this book is for))_?"
    r"\s+[_*]?[A-Z][^.!?]{1,120}\Z"
)
_ATTRIBUTION = re.compile(r"(?:\A|.*\n)\s*(?:--|[—–―])\s*[_*\"“]?[A-Z][^\n]{1,100}\Z", re.DOTALL)
_PAGE_NUMBER = re.compile(r"[.\s]{2,}\d{1,4}\Z")
_END = re.compile(r"[\W_]*(?:the end|finis|fin|end|owari|(?:the )?end of (?:the )?(?:book|story))[\W_]*\Z", re.I)
_SPEECH = "\"“„«‘'「『"

_READ = 2000
"""Characters of a block that are looked at; a longer one is prose."""

_FRONT_BLOCKS = 80
"""Blocks in which front matter ends: a contents list of 60 chapters and a title page."""

_STRAY = 300
"""Characters of prose before the first heading that are no untitled chapter but a word on the edition or a motto."""

_DEDICATED = 6000
"""Characters of a dedication, verse included, before the first heading; the longest of 21 novels has 2,700."""

_MOTTO = 600
"""Characters of the longest motto."""


class Facts(NamedTuple):
    """What the front matter says of the text."""

    title: str | None = None
    author: str | None = None
    language: str | None = None


def mark_licence(text: str, blocks: list[Block]) -> tuple[int, int]:
    """Sets Project Gutenberg's header and licence, in place; returns the range of blocks between them."""
    first, last = 0, len(blocks)
    start = _LICENCE_START.search(text)
    end = _LICENCE_END.search(text, start.end() if start else 0)
    while start and first < last and blocks[first].start < start.end():
        first += 1
    while end and last > first and blocks[last - 1].end > end.start():
        last -= 1
    if first == last:
        return 0, len(blocks)
    set_region(blocks, 0, first, "front")
    set_region(blocks, last, len(blocks), "back")
    return first, last


def mark_title_page(text: str, blocks: list[Block], first: int, last: int) -> int:
    """Sets title page, contents and the like among `blocks[first:last]`, in place; returns the first block after."""
    limit = min(last, first + _FRONT_BLOCKS)
    heading = next((i for i in range(first, limit) if blocks[i].kind == "heading"), limit)
    listed = _contents_end(text, blocks, heading, limit)
    for block in blocks[heading:listed]:
        block.kind = "prose" if block.kind == "heading" else block.kind
    while listed > heading and listed < limit and blocks[listed].kind != "heading":
        listed += 1
    found = listed < limit and blocks[listed].kind == "heading"
    end = _front_end(text, blocks, first, listed, found)
    set_region(blocks, first, end, "front")
    return end


def mark_headed_title(text: str, blocks: list[Block], first: int) -> int:
    """Sets a heading that is the title of the whole text; returns the first block after it.

    It is one where it outranks all others, or where a byline follows.
    """
    heads = [block for block in blocks[first:] if block.kind == "heading" and block.region == "body"]
    if first + 1 >= len(blocks) or not heads or heads[0] is not blocks[first]:
        return first
    parts = sum(1 for block in heads if block.rank == "part")
    if (heads[0].rank == "part" and parts == 1) or _is_front(text, blocks, first + 1, titles=False):
        heads[0].region = "front"
        return first + 1
    return first


def mark_end(text: str, blocks: list[Block], first: int, last: int) -> int:
    """Sets `THE END` and the ornaments around it as back, in place; returns the end of what is left."""
    end = last
    while end > first + 1 and (blocks[end - 1].kind == "rule" or is_end(text, blocks[end - 1])):
        end -= 1
    if any(is_end(text, block) for block in blocks[end:last]):
        set_region(blocks, end, last, "back")
        return end
    return last


def is_end(text: str, block: Block) -> bool:
    """Whether a block says that the story ends, and nothing else."""
    return block.end - block.start <= 60 and _END.match(_string(text, block)) is not None


def read_facts(text: str, blocks: list[Block]) -> Facts:
    """Title, author and language, as the blocks before the body say them."""
    head = ""
    for block in blocks[:_FRONT_BLOCKS]:
        if block.region not in ("front", "notes"):
            break
        head += _string(text, block) + "\n\n"
    if not head:
        return Facts()
    found = {key.lower(): value.strip(' \t*_"“”') for key, value in reversed(_FACT.findall(head))}
    language = found.get("language", "")
    return Facts(
        found.get("title") or _unlabelled_title(head.split("\n")[0]),
        found.get("author") or found.get("by") or found.get("written by") or _byline(head),
        "en" if language.lower().startswith("english") else None,
    )


def set_region(blocks: list[Block], start: int, end: int, region: RegionKind) -> None:
    """Sets the region of `blocks[start:end]`, in place."""
    for block in blocks[start:end]:
        block.region = region


def _string(text: str, block: Block) -> str:
    return text[block.start : min(block.end, block.start + _READ)]


def _byline(head: str) -> str | None:
    byline = _BYLINE.search(head)
    if not byline:
        return None
    name = byline[1] or head[byline.end() :].strip().split("\n")[0]
    return name[:80].strip(" \t_*") or None


def _unlabelled_title(line: str) -> str | None:
    if looks_like_title(line) and not _FRONT_LINE.match(line) and not _BYLINE.match(line):
        return line.strip(" _*#")
    return None


def _contents_end(text: str, blocks: list[Block], start: int, limit: int) -> int:
    """The end of a list of contents at the heading `start`: headings without prose that all come again."""
    end = start
    while end < limit and (blocks[end].kind == "heading" or _is_entry(text, blocks, end)):
        end += 1
    if end - start < 3:
        return start
    later: dict[object, int] = {}
    for i in range(start, len(blocks)):
        if blocks[i].kind == "heading":
            later[_key(blocks[i])] = i
    repeated = [i for i in range(start, end) if blocks[i].kind == "heading" and later[_key(blocks[i])] > i]
    return repeated[-1] + 1 if len(repeated) > 2 else start


def _is_entry(text: str, blocks: list[Block], i: int) -> bool:
    return blocks[i].end - blocks[i].start <= 60 and _is_front(text, blocks, i)


def _key(block: Block) -> object:
    """What a heading and its entry in the list of contents have in common."""
    title = _PAGE_NUMBER.sub("", block.title or "")
    heading = read_heading(title)
    return (heading.rank, heading.number) if heading and heading.number else title.casefold()


def _front_end(text: str, blocks: list[Block], first: int, heading: int, found: bool) -> int:
    """Where front matter that begins at `first` ends; `found` says that a heading stands at `heading`."""
    end = first
    while end < heading and _is_front(text, blocks, end):
        end += 1
    if found and end > first:
        stray = sum(block.end - block.start for block in blocks[end:heading])
        dedicated = any(_DEDICATION.match(_string(text, block)) for block in blocks[first:end])
        return heading if stray <= (_DEDICATED if dedicated else _STRAY) else end
    if found:
        return first
    sure = [i for i in range(first, end) if _is_front(text, blocks, i, titles=False)]
    if sure:
        return sure[-1] + 1
    alone = end == first + 1 < heading and blocks[first].kind == "prose"
    return end if alone and not is_date(_string(text, blocks[first])) else first


def _is_front(text: str, blocks: list[Block], i: int, *, titles: bool = True) -> bool:
    """Whether a block belongs on a title page: facts, byline, motto, contents, or (`titles`) title and dedication."""
    block = blocks[i]
    if block.kind != "prose" or block.end - block.start > _READ:
        return titles and block.kind == "rule"
    string = _string(text, block)
    if (
        _FRONT_LINE.match(string)
        or _BYLINE.match(string)
        or is_list_of_headings(string)
        or _is_motto(text, blocks, i, string)
    ):
        return True
    if i and len(string) <= 80 and _string(text, blocks[i - 1]).strip(" _*").lower() == "by":
        return True
    if _DEDICATION.match(string):
        return titles
    return titles and all(looks_like_title(line) for line in string.split("\n"))


def _is_motto(text: str, blocks: list[Block], i: int, string: str) -> bool:
    """Whether a block is somebody's words, their name after a dash, or that name."""
    if len(string) > _MOTTO:
        return False
    if string[0] in "-–—―":
        return i > 0 and text[blocks[i - 1].start] in _SPEECH and _is_signature(string)
    if string[0] in _SPEECH and i + 1 < len(blocks) and _is_signature(_string(text, blocks[i + 1])):
        return True
    return "\n" in string and _ATTRIBUTION.match(string) is not None


def _is_signature(string: str) -> bool:
    """Whether a line is a dash and a name, and no line of dialogue."""
    return len(string) <= 100 and bool(_ATTRIBUTION.match(string)) and looks_like_title(string.lstrip("-–—― "))
