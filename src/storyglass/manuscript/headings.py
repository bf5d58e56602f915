"""Headings and ornaments in plain text, by their wording and their place."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal, NamedTuple

from storyglass.manuscript.blocks import Block, Rank, usual_gap

_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"]
_TEENS += ["seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_FIRST = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_FIRST += ["eleventh", "twelfth"]
_WORD_NUMBERS = {word: i for i, word in enumerate(_ONES + _TEENS, 1)}
_WORD_NUMBERS |= {word: i for i, word in enumerate(_FIRST, 1)}
_WORD_NUMBERS |= {ten: i * 10 for i, ten in enumerate(_TENS, 2)}
_WORD_NUMBERS |= {
    f"{t}{dash}{o}": i * 10 + j for i, t in enumerate(_TENS, 2) for j, o in enumerate(_ONES, 1) for dash in "- "
}

_WORDS = "|".join(sorted(_WORD_NUMBERS, key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,4}}|[IVXLC]{{1,9}}|[ivxlc]{{1,9}}|(?i:{_WORDS}))"
_DECORATION = r"[\s*_#=~<>|\[\]{}+•·–—-]*"
_KEYWORD = r"(?i:chapter|chap\.|part|book|volume|vol\.|act|scene|canto|stave|letter|section|episode)"
_NAMED = (
    r"(?i:(?:the\s+)?(?:prologue|epilogue|preface|introduction|foreword|interlude|intermission|afterword|prelude|coda))"
)

_CANDIDATE = re.compile(rf"{_DECORATION}(?:{_KEYWORD}|{_NAMED}|{_NUMBER})(?![\w'’])")
_NUMBERED = re.compile(
    rf"(?P<keyword>{_KEYWORD})(?:[\s.:#-]+(?:(?i:the)\s+)?(?P<number>{_NUMBER}))?(?![\w'’])(?P<rest>.*)",
    re.DOTALL,
)
_UNNUMBERED = re.compile(rf"{_NAMED}(?![\w'’])(?P<rest>.*)", re.DOTALL)
_NUMERAL = re.compile(rf"(?P<number>\d{{1,3}}|[IVXLC]{{1,9}}|(?i:{_WORDS}))(?![\w'’])(?P<rest>.*)", re.DOTALL)
_SEPARATED = re.compile(r"\s*(?:[.:;)\]~|—–-]+|\n)\s*(?P<title>\S.*)", re.DOTALL)
_PROSE_END = re.compile(r".*[.,;:](?:[\"'”’]*)\Z", re.DOTALL)
_TITLE_WORD = re.compile(r"[^\W\d_][\w'’]*")
_LIGHT = frozenset(("from", "into", "over", "than", "that", "upon", "with"))
_ROMAN = re.compile(r"(?=.)(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")
_POINT_OF_VIEW = re.compile(r"[\W_]*[^\n.!?]{2,40}\b(?:P\.?O\.?V\b\.?|[Pp]oint of [Vv]iew)[\W_]*\Z")
_DATE = re.compile(
    r"\d|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|morning|noon|afternoon|evening|night|later|earlier|ago)\b",
    re.I,
)
_PARTS = frozenset(("part", "book", "volume", "vol.", "act"))

_SIGN = r"[^\w\"“”„‘’«»「」『』?!]|_"  # nothing that could be speech: a silence is `"..."`, a shock `?!`
_ORNAMENT = re.compile(rf"(?:{_SIGN})+\Z")
_LETTERED = re.compile(rf"(?:{_SIGN}|[xXoO0])+\Z")
_REPEATED = re.compile(r"[\W_]*(?:(\w)\1{4,}|([^\W_]{1,4})(?:[^\w\s\"“”?!]+\2){2,})[\W_]*\Z")
_SPELT_OUT = re.compile(r"[\W_]*(?i:(?:line|page|scene|section)[\s-]?break|time[\s-]?skip)[\W_]*\Z")

_PAGE_NUMBER = re.compile(r"[.\s]{2,}\d{1,4}\Z")

LONGEST = 400
"""Characters of the longest heading; a chapter of *A Room with a View* is called in 250."""

_LONGEST_TITLE = 90
"""Characters of a title on a line of its own."""


class Heading(NamedTuple):
    """What a heading says of itself."""

    rank: Rank
    style: Literal["keyword", "named", "roman", "digits", "words"]
    number: int | None
    bare: bool


def is_ornament(line: str) -> bool:
    """Whether a paragraph is nothing but a break: `* * *`, `~*~`, `oOo`, `-x-`, `[line break]`."""
    if len(line) > 120 or "\n" in line:
        return False
    if _ORNAMENT.match(line) or _SPELT_OUT.match(line):
        return True
    if _LETTERED.match(line):
        return not line.isdigit() and not _ROMAN.match(line.rstrip("."))
    return _REPEATED.match(line) is not None and not line.strip().isdigit()


def read_heading(paragraph: str) -> Heading | None:
    """What the heading `paragraph` says, or None where it is no heading by its wording."""
    paragraph = paragraph.strip(" \t\n*_#=~<>|[]{}+•·–—-")
    if (match := _NUMBERED.match(paragraph)) is not None:
        keyword, number = match["keyword"].lower(), match["number"]
        if number is None and (match["rest"].strip(" .") or not match["keyword"].isupper()):
            return None
        rank: Rank = "part" if keyword in _PARTS else "chapter"
        return _heading(rank, "keyword", _value(number) if number else None, match["rest"])
    if len(paragraph) <= 60 and _POINT_OF_VIEW.match(paragraph):
        return Heading("section", "named", None, True)
    if (match := _UNNUMBERED.match(paragraph)) is not None:
        return _heading("chapter", "named", None, match["rest"])
    if (match := _NUMERAL.match(paragraph)) is not None:
        return _numeral_heading(match["number"], match["rest"])
    return None


def opens_with_heading(text: str, start: int, end: int) -> bool:
    """Whether the line `text[start:end]` is a heading by its keyword, whatever follows it."""
    if end - start > _LONGEST_TITLE or not _CANDIDATE.match(text, start, end):
        return False
    heading = read_heading(text[start:end])
    return heading is not None and (heading.style in ("keyword", "named") or heading.bare)


def title_of(paragraph: str) -> str:
    """A heading's words on one line, without its decoration."""
    return re.sub(r"\s+", " ", paragraph).strip(" *_#=~<>|[]{}+•·–—-")


def mark_headings(text: str, blocks: list[Block]) -> None:
    """Finds ornaments and headings among blocks and marks them as such, in place."""
    candidates: dict[int, Heading] = {}
    for i, block in enumerate(blocks):
        if block.end - block.start > LONGEST or block.kind == "heading" or block.region != "body":
            continue
        if block.end - block.start <= 120 and is_ornament(text[block.start : block.end]):
            block.kind = "rule"
        elif _CANDIDATE.match(text, block.start, block.end) or block.end - block.start <= 60:
            heading = read_heading(text[block.start : block.end])
            if heading and not is_list_of_headings(text[block.start : block.end]):
                candidates[i] = heading
    accepted = {i: h for i, h in candidates.items() if h.style in ("keyword", "named")}
    chapters = any(h.rank == "chapter" and h.number is not None for h in accepted.values())
    for i, heading in _sequences(blocks, candidates, accepted).items():
        accepted[i] = heading._replace(rank="section" if chapters else "chapter")
    for i in sorted(accepted):
        _set(text, blocks[i], accepted[i].rank)
    _mark_titles(text, blocks, accepted)
    if not any(heading.rank != "section" for heading in accepted.values()):
        _mark_set_apart(text, blocks)


def is_list_of_headings(paragraph: str) -> bool:
    """Whether a paragraph is a list of contents: lines of which most are headings or end in a page number."""
    lines = paragraph.split("\n")
    if len(lines) < 3:
        return False
    entries = sum(1 for line in lines if _PAGE_NUMBER.search(line) or read_heading(line))
    return entries * 10 >= len(lines) * 6


def is_date(line: str) -> bool:
    """Whether a line names a day or a time, as a diary's or a scene's first line does."""
    return _DATE.search(line) is not None


def looks_like_title(line: str) -> bool:
    """Whether a line is capitalised like a title and does not end like a sentence."""
    line = line.strip(" \t\n*_#=~+•·–—-")
    if not line or len(line) > _LONGEST_TITLE or _PROSE_END.match(line) or (line[0] in '"“«„' and not line.isupper()):
        return False
    words = _TITLE_WORD.findall(line)
    heavy = [word for word in words if len(word) > 3 and word.lower() not in _LIGHT] or words
    return bool(words) and sum(word[0].isupper() for word in heavy) >= 0.7 * len(heavy)


def _set(text: str, block: Block, rank: Rank) -> None:
    block.kind, block.rank, block.title = "heading", rank, title_of(text[block.start : block.end])


def _heading(rank: Rank, style: Literal["keyword", "named"], number: int | None, rest: str) -> Heading | None:
    """A heading with what follows its number: nothing, a title set off by a point or dash, or a capitalised title."""
    if not rest.strip(" .:\n"):
        return Heading(rank, style, number, True)
    separated = _SEPARATED.match(rest)
    if separated:
        title = separated["title"]
        if "\n" in rest[: separated.start("title")]:
            title = title.rstrip(".") if title.isupper() else title
            return Heading(rank, style, number, False) if looks_like_title(title) else None
        fits = len(title) <= _LONGEST_TITLE or looks_like_title(title[:_LONGEST_TITLE].rstrip(" .,;:"))
        return Heading(rank, style, number, False) if fits else None
    return Heading(rank, style, number, False) if looks_like_title(rest) else None


def _numeral_heading(number: str, rest: str) -> Heading | None:
    style: Literal["roman", "digits", "words"]
    style = "digits" if number.isdigit() else "words" if number.lower() in _WORD_NUMBERS else "roman"
    value = _value(number)
    if value is None:
        return None
    if not rest.strip(" ."):
        return Heading("chapter", style, value, True)
    separated = _SEPARATED.match(rest)
    if separated and style != "words" and looks_like_title(separated["title"].rstrip(".")):
        return Heading("chapter", style, value, False)
    return None


def _value(number: str) -> int | None:
    """The value of digits, a Roman numeral or a number word."""
    if number.isdigit():
        return int(number)
    word = re.sub(r"\s+", " ", number.lower())
    if word in _WORD_NUMBERS:
        return _WORD_NUMBERS[word]
    roman = number.upper()
    if not _ROMAN.match(roman.replace("C", "")) and not _ROMAN.match(roman):
        return None
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[letter] for letter in roman]
    return sum(-v if any(v < w for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def _sequences(blocks: list[Block], candidates: dict[int, Heading], accepted: dict[int, Heading]) -> dict[int, Heading]:
    """Bare numerals that count up from one with prose between them; a lone `I` or a list of items is no heading."""
    found: dict[int, Heading] = {}
    for style in ("roman", "digits", "words"):
        chain: list[int] = []
        chains: list[list[int]] = []
        for i in (i for i, h in candidates.items() if h.style == style and i not in accepted):
            number = candidates[i].number
            if chain and number == (candidates[chain[-1]].number or 0) + 1:
                chain.append(i)
            elif number == 1:
                chain = [i]
                chains.append(chain)
        for chain in chains:
            lengths = [blocks[b].start - blocks[a].end for a, b in pairwise(chain)]
            if lengths and sorted(lengths)[len(lengths) // 2] > LONGEST:
                found |= {i: candidates[i] for i in chain}
    return found


def _mark_titles(text: str, blocks: list[Block], accepted: dict[int, Heading]) -> None:
    """Titles in a paragraph of their own after a bare heading, where at least half of the headings have one."""
    bare = [
        i
        for i, h in accepted.items()
        if h.bare and h.style != "named" and i + 1 < len(blocks) and i + 1 not in accepted
    ]
    titled = [i + 1 for i in bare if _is_title_block(text, blocks, i + 1)]
    if titled and len(titled) * 2 >= len(bare):
        for i in titled:
            _set(text, blocks[i], "section")


def _mark_set_apart(text: str, blocks: list[Block]) -> None:
    """Titles without a number in a text without other headings: short lines between wide gaps, far from each other."""
    usual = usual_gap(blocks)
    found = [
        i
        for i, block in enumerate(blocks[:-1])
        if (i == 0 or block.gap > usual) and blocks[i + 1].gap >= usual and _is_title_block(text, blocks, i)
    ]
    lengths = sorted(blocks[b].start - blocks[a].end for a, b in pairwise(found))
    if len(found) > 2 and lengths[len(lengths) // 2] > LONGEST:
        for i in found:
            _set(text, blocks[i], "chapter")


def _is_title_block(text: str, blocks: list[Block], i: int) -> bool:
    block = blocks[i]
    return (
        block.kind == "prose"
        and i + 1 < len(blocks)
        and block.end - block.start <= _LONGEST_TITLE
        and looks_like_title(text[block.start : block.end])
        and not is_date(text[block.start : block.end])
    )
